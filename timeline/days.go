package timeline

import (
	"sort"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// A Day is a day of the timeline and how much it matters.
type Day struct {
	Day    date.Day
	Score  float64 // confidence of the reports of its events, added up
	Events int
}

// Days scores the days on which events took place, the first day first.
// Events that are not known to the day share their weight over the days that
// they may mean, up to a week.
func Days(events []event.Event) []Day {
	byDay := map[date.Day]*Day{}
	for i := range events {
		e := &events[i]
		if e.Date.IsZero() || e.Status != event.Actual {
			continue
		}
		first, last := e.Date.Earliest(), e.Date.Latest()
		n := last.Sub(first) + 1
		if n > 7 {
			continue
		}
		for d := first; d.Compare(last) <= 0; d = d.AddDays(1) {
			if byDay[d] == nil {
				byDay[d] = &Day{Day: d}
			}
			byDay[d].Events++
			for j := range e.Reports {
				byDay[d].Score += e.Reports[j].Weight / float64(n)
			}
		}
	}
	out := make([]Day, 0, len(byDay))
	for _, d := range byDay {
		out = append(out, *d)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Day.Before(out[j].Day) })
	return out
}
