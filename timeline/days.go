package timeline

import (
	"sort"

	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/mention/timex"
)

// A Day is a day of the timeline and how much it matters.
type Day struct {
	Day    date.Day
	Score  float64 // confidence of the reports of its events and mentions of it, added up
	Events int
}

// told counts how often an article tells of each day.
func told(times []timex.Expression) map[date.Day]float64 {
	out := map[date.Day]float64{}
	for i := range times {
		if x := &times[i]; !x.Date.IsZero() && x.Date.Precision() == date.ToDay && (x.Type == "DATE" || x.Type == "TIME") {
			out[x.Date.Earliest()]++
		}
	}
	return out
}

// Days scores the days of a timeline that events took place on or that the
// articles tell of, the first day first. Events that are not known to the day
// share their weight over the days that they may mean, up to a week.
func (t *Timeline) Days() []Day {
	byDay := map[date.Day]*Day{}
	for day, score := range t.told {
		byDay[day] = &Day{Day: day, Score: score}
	}
	events := t.Events
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
