// Package date does civil dates as news tells them: days, months, years and
// spans, exact or approximate, written in EDTF (ISO 8601-2:2019). It knows no
// clocks and no time zones.
package date

import "fmt"

// A Day is a day of the proleptic Gregorian calendar. Year 0 is 1 BC. The
// zero Day, whose Month is 0, means "no day".
type Day struct {
	Year, Month, Day int
}

// A Date is an EDTF expression with the days that bound it. The zero Date
// means "unknown" and prints as the empty string.
type Date struct {
	edtf     string
	earliest Day
	latest   Day
}

// OfDay returns the date of one day, the zero Date if d is not a day of the
// calendar.
func OfDay(d Day) Date {
	if !d.Valid() {
		return Date{}
	}
	return Date{d.String(), d, d}
}

// OfMonth returns the date of a month, the zero Date if month is not 1 to 12.
func OfMonth(year, month int) Date {
	if month < 1 || month > 12 {
		return Date{}
	}
	return Date{
		edtf:     fmt.Sprintf("%s-%02d", formatYear(year), month),
		earliest: Day{year, month, 1},
		latest:   Day{year, month, DaysIn(year, month)},
	}
}

// OfYear returns the date of a year.
func OfYear(year int) Date {
	return Date{formatYear(year), Day{year, 1, 1}, Day{year, 12, 31}}
}

// Between returns the span of days from a to b, given in either order; a
// single day if they are the same. A zero Day leaves its end open: Between
// of a day and the zero Day means that day and all later ones. If both are
// zero, so is the Date.
func Between(a, b Day) Date {
	switch {
	case a == b:
		return OfDay(a)
	case a.IsZero():
		return Date{"../" + b.String(), a, b}
	case b.IsZero():
		return Date{a.String() + "/..", a, b}
	case b.Before(a):
		a, b = b, a
	}
	return Date{a.String() + "/" + b.String(), a, b}
}

// Approximate returns d marked as approximate: "2025-02-12~". The ends of an
// interval and the members of a set are marked one by one. The bounds stay,
// since EDTF does not say how far an approximate date may be off.
func (d Date) Approximate() Date {
	d.edtf = mapAtoms(d.edtf, func(atom string) string {
		if atom == "" {
			return atom
		}
		switch atom[len(atom)-1] {
		case '~', '%':
			return atom
		case '?':
			return atom[:len(atom)-1] + "%"
		}
		return atom + "~"
	})
	return d
}

// String returns the EDTF expression, empty if the date is unknown.
func (d Date) String() string { return d.edtf }

// Earliest returns the first day that d may mean, the zero Day if unknown or
// open.
func (d Date) Earliest() Day { return d.earliest }

// Latest returns the last day that d may mean, the zero Day if unknown or
// open.
func (d Date) Latest() Day { return d.latest }

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.edtf == "" }

// MarshalText returns the EDTF expression.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.edtf), nil }

// UnmarshalText reads an EDTF expression; an empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
