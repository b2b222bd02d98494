package page

import "time"

// Bins part the time that the events cover into days, weeks, months or years.
type bins struct {
	Unit  string `json:"unit"`  // "day", "week", "month", "year"
	Edges []int  `json:"edges"` // first days of the bins, and the day after the last
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
	first, last := e.Start[0], e.Start[0]
	for i, start := range e.Start {
		last = max(last, start+e.Days[i])
	}
	b := bins{Unit: unitFor(last - first + 1)}
	day := floorDay(first, b.Unit)
	for day <= last {
		b.Edges = append(b.Edges, day)
		day = nextDay(day, b.Unit)
	}
	b.Edges = append(b.Edges, day)
	return b
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

// count returns how many events of each quad class begin in each bin.
func (b bins) count(e events) [4][]int {
	var counts [4][]int
	for q := range counts {
		counts[q] = make([]int, max(0, len(b.Edges)-1))
	}
	bin := 0
	for i, start := range e.Start { // sorted
		for start >= b.Edges[bin+1] {
			bin++
		}
		counts[e.Quad[i]-1][bin]++
	}
	return counts
}
