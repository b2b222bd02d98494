package date

import "strings"

// Compare returns -1, 0 or +1 as d sorts before, like or after e. The order
// is total, and Compare is 0 only for equal dates:
//
//   - by the earliest day, one without (an open beginning) first;
//   - then by the latest day, one without (an open end) last, so that a day
//     sorts before the week, month and year that begin with it;
//   - then by the expression, so that an exact date sorts before the same
//     date marked approximate.
//
// The unknown date sorts after all others.
func (d Date) Compare(e Date) int {
	if d.IsZero() || e.IsZero() {
		return boolSign(d.IsZero(), e.IsZero())
	}
	if c := boolSign(e.earliest.IsZero(), d.earliest.IsZero()); c != 0 {
		return c
	}
	if c := d.earliest.Compare(e.earliest); c != 0 {
		return c
	}
	if c := boolSign(d.latest.IsZero(), e.latest.IsZero()); c != 0 {
		return c
	}
	if c := d.latest.Compare(e.latest); c != 0 {
		return c
	}
	return strings.Compare(d.edtf, e.edtf)
}

// boolSign compares two truths, false first.
func boolSign(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Contains reports whether every day that e may mean lies within the bounds
// of d. An unknown date contains nothing and lies in nothing.
func (d Date) Contains(e Date) bool {
	if d.IsZero() || e.IsZero() {
		return false
	}
	begins := d.earliest.IsZero() || !e.earliest.IsZero() && !e.earliest.Before(d.earliest)
	ends := d.latest.IsZero() || !e.latest.IsZero() && !d.latest.Before(e.latest)
	return begins && ends
}

// Overlaps reports whether the bounds of d and e share a day. An unknown date
// overlaps with none.
func (d Date) Overlaps(e Date) bool {
	if d.IsZero() || e.IsZero() {
		return false
	}
	after := func(a, b Date) bool { // a begins after b ends
		return !a.earliest.IsZero() && !b.latest.IsZero() && b.latest.Before(a.earliest)
	}
	return !after(d, e) && !after(e, d)
}

// A Precision is the smallest unit of the calendar that is as long as a date
// is wide. Finer precisions are smaller.
type Precision int

// The precisions. A span of two days has the precision of a week.
const (
	NoPrecision Precision = iota // the date is unknown
	ToDay
	ToWeek
	ToMonth
	ToQuarter // also seasons
	ToYear
	ToDecade
	ToCentury
	ToOpen // longer, or open on one side
)

// String returns the unit's name: "month".
func (p Precision) String() string {
	names := [...]string{"none", "day", "week", "month", "quarter", "year", "decade", "century", "open"}
	if p < 0 || int(p) >= len(names) {
		return "invalid"
	}
	return names[p]
}

// Precision returns how precise d is, by the width of its bounds.
func (d Date) Precision() Precision {
	if d.IsZero() {
		return NoPrecision
	}
	if d.earliest.IsZero() || d.latest.IsZero() {
		return ToOpen
	}
	n := d.latest.Sub(d.earliest) + 1
	for i, most := range [...]int{1, 7, 31, 92, 366, 3653, 36525} {
		if n <= most {
			return ToDay + Precision(i)
		}
	}
	return ToOpen
}
