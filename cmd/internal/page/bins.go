package page

import (
	"math"
	"time"
)

// Bins part the time that the events cover into days, weeks, months or years.
// Where a few events lie far from all others, as those of an article's look
// back at history, the bins cover the others' time alone.
type bins struct {
	Unit  string `json:"unit"`  // "day", "week", "month", "year"
	Edges []int  `json:"edges"` // first days of the bins, and the day after the last
	First int    `json:"first"` // day of the first event in the bins
	Last  int    `json:"last"`  // and of the last
}

// The longest spans, in days, that are parted into each unit. They keep the
// columns of the period chart wide enough for a finger.
const (
	mostDays   = 100
	mostWeeks  = 100 * 7
	mostMonths = 120 * 31
)

// newBins returns the bins for the events' days.
func newBins(e events) bins {
	if len(e.Start) == 0 {
		return bins{Unit: "day", Edges: []int{}}
	}
	first, last := whole(e)
	if from, to := dense(e); last-first+1 > farApart*(to-from+1) {
		first, last = from, to
	}
	b := bins{Unit: unitFor(last - first + 1), First: first, Last: last}
	day := floorDay(first, b.Unit)
	for day <= last {
		b.Edges = append(b.Edges, day)
		day = nextDay(day, b.Unit)
	}
	b.Edges = append(b.Edges, day)
	return b
}

// whole returns the first and last day of all events.
func whole(e events) (first, last int) {
	first, last = e.Start[0], e.Start[0] // sorted
	for i, start := range e.Start {
		last = max(last, start+e.Days[i])
	}
	return first, last
}

// The shortest time that holds this part of the events is the pages', if the
// time of all is so many times as long.
const (
	densePart = 0.9
	fewest    = 20 // events of which a part can be left out
	farApart  = 3
	longest   = 31 // days of an event that may lengthen the time
)

// dense returns the first and last day of the shortest time in which
// densePart of the events begin, and those just before and after it.
func dense(e events) (first, last int) {
	n := len(e.Start)
	if n < fewest {
		return whole(e)
	}
	k := int(math.Ceil(densePart * float64(n)))
	at := 0
	for i := 0; i+k <= n; i++ {
		if e.Start[i+k-1]-e.Start[i] < e.Start[at+k-1]-e.Start[at] {
			at = i
		}
	}
	// What follows closely belongs to it.
	end := at + k
	gap := (e.Start[end-1]-e.Start[at])/20 + 1
	for at > 0 && e.Start[at]-e.Start[at-1] <= gap {
		at--
	}
	for end < n && e.Start[end]-e.Start[end-1] <= gap {
		end++
	}
	first, last = e.Start[at], e.Start[end-1]
	for i := at; i < end; i++ {
		if e.Days[i] <= longest {
			last = max(last, e.Start[i]+e.Days[i])
		}
	}
	return first, last
}

func unitFor(days int) string {
	switch {
	case days <= mostDays:
		return "day"
	case days <= mostWeeks:
		return "week"
	case days <= mostMonths:
		return "month"
	}
	return "year"
}

// floorDay returns the first day of the unit that holds the day. Weeks begin
// on Monday, as 1970-01-05 did.
func floorDay(day int, unit string) int {
	t := time.Unix(int64(day)*86400, 0).UTC()
	switch unit {
	case "week":
		return day - ((day-4)%7+7)%7
	case "month":
		return dayOf(t.Year(), t.Month())
	case "year":
		return dayOf(t.Year(), time.January)
	}
	return day
}

// nextDay returns the first day of the next unit, day being the first of one.
func nextDay(day int, unit string) int {
	t := time.Unix(int64(day)*86400, 0).UTC()
	switch unit {
	case "week":
		return day + 7
	case "month":
		return dayOf(t.Year(), t.Month()+1)
	case "year":
		return dayOf(t.Year()+1, time.January)
	}
	return day + 1
}

func dayOf(year int, month time.Month) int {
	return int(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
