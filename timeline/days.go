package timeline

import (
	"math"
	"slices"

	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/mention/timex"
)

// A Day is a day of the timeline and how much it matters.
type Day struct {
	Day    date.Day
	Score  float64 // weight of the reports of its events and mentions of it, against the days around
	Events int
	Stands *event.Event // the event that stands for it: the most reported; nil if it has none
}

// What is still told of a day after freshDays counts lateWeight times: news
// tells of every day, a look back only of those that mattered.
const (
	freshDays  = 2
	lateWeight = 3
)

// told counts how often an article of a date tells of each day.
func told(times []timex.Expression, published date.Date) map[date.Day]float64 {
	out := map[date.Day]float64{}
	for i := range times {
		x := &times[i]
		if x.Date.IsZero() || x.Date.Precision() != date.ToDay || x.Type != "DATE" && x.Type != "TIME" {
			continue
		}
		day := x.Date.Earliest()
		if !published.IsZero() && published.Earliest().Sub(day) > freshDays {
			out[day] += lateWeight
		} else {
			out[day]++
		}
	}
	return out
}

// Days scores the days of a timeline that events took place on or that the
// articles tell of, the first day first. Events that are not known to the day
// share their weight over the days that they may mean, up to a week.
func (t *Timeline) Days() []Day { return days(t.Events, t.told) }

// DaysOf scores the days of the events that is holds for, by these events
// alone.
func (t *Timeline) DaysOf(is func(*event.Event) bool) []Day {
	var own []event.Event
	for i := range t.Events {
		if is(&t.Events[i]) {
			own = append(own, t.Events[i])
		}
	}
	return days(own, nil)
}

func days(events []event.Event, told map[date.Day]float64) []Day {
	byDay := map[date.Day]*Day{}
	for day, score := range told {
		byDay[day] = &Day{Day: day, Score: score}
	}
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
			byDay[d].add(e, n)
		}
	}
	out := make([]Day, 0, len(byDay))
	for _, d := range byDay {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Day) int { return a.Day.Compare(b.Day) })
	standOut(out)
	return out
}

// add counts an event that took place within n days, one of which is d.
func (d *Day) add(e *event.Event, n int) {
	d.Events++
	d.Score += weightOf(e) / float64(n)
	if s := d.Stands; s == nil || weightOf(e)/float64(n) > weightOf(s)/float64(s.Date.Latest().Sub(s.Date.Earliest())+1) {
		d.Stands = e
	}
}

// weightOf adds up the confidence of an event's reports.
func weightOf(e *event.Event) float64 {
	w := 0.0
	for i := range e.Reports {
		w += e.Reports[i].Weight
	}
	return w
}

// aroundDays is how many days before and after a day it is compared with, and
// calm the score that they must have to matter.
const (
	aroundDays = 2
	calm       = 5
)

// standOut divides the score of each day by the root of what the days around
// it have, so that one peak is not told of twice. The days are in order.
func standOut(days []Day) {
	scores := make([]float64, len(days))
	for i := range days {
		around := 0.0
		for j := i - 1; j >= 0 && days[i].Day.Sub(days[j].Day) <= aroundDays; j-- {
			around += days[j].Score
		}
		for j := i + 1; j < len(days) && days[j].Day.Sub(days[i].Day) <= aroundDays; j++ {
			around += days[j].Score
		}
		scores[i] = days[i].Score / math.Sqrt(1+around/(2*aroundDays)/calm)
	}
	for i := range days {
		days[i].Score = scores[i]
	}
}
