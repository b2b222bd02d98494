package graph

import (
	"cmp"
	"slices"
)

// A Month is what a link was in one month.
type Month struct {
	Year, Month int
	Cooperation Weight
	Conflict    Weight
}

// Months returns the months in which a link has events, the first one first.
// Events that are not known to the month are left out.
func (l *Link) Months() []Month {
	var out []Month
	for _, e := range l.Events {
		first, last := e.Date.Earliest(), e.Date.Latest()
		if first.IsZero() || first.Year != last.Year || first.Month != last.Month {
			continue
		}
		at := slices.IndexFunc(out, func(m Month) bool { return m.Year == first.Year && m.Month == first.Month })
		if at < 0 {
			at = len(out)
			out = append(out, Month{Year: first.Year, Month: first.Month})
		}
		w := &out[at].Conflict
		if e.Quad <= 2 {
			w = &out[at].Cooperation
		}
		w.add(Weight{1, e.Score})
	}
	slices.SortFunc(out, func(a, b Month) int { return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month)) })
	return out
}
