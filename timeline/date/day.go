package date

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// errNotADay is wrapped by ParseDay.
var errNotADay = errors.New("not a day of the form 2025-02-12")

// ParseDay reads a day such as "2025-02-12", or "-0043-03-15" for a day of
// 44 BC.
func ParseDay(s string) (Day, error) {
	d, err := parseAtom(s)
	if err != nil {
		return Day{}, fmt.Errorf("%q: %w: %w", s, errNotADay, err)
	}
	if d.earliest != d.latest || strings.ContainsAny(s, "X~?%") {
		return Day{}, fmt.Errorf("%q: %w", s, errNotADay)
	}
	return d.earliest, nil
}

// IsZero reports whether d is no day at all.
func (d Day) IsZero() bool { return d.Month == 0 }

// Valid reports whether d is a day of the calendar: 31 February is not.
func (d Day) Valid() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= DaysIn(d.Year, d.Month)
}

// String returns the day as in "2025-02-12", empty for the zero Day. Years
// before 1 BC have a minus; years of more than four digits have EDTF's "Y"
// before them.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s-%02d-%02d", formatYear(d.Year), d.Month, d.Day)
}

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDay(string(text))
	return err
}

// Compare returns -1, 0 or +1 as d is before, the same as or after e. The
// zero Day is before every other of the years 0 and later; callers that may
// hold one ask IsZero first.
func (d Day) Compare(e Day) int {
	switch {
	case d.Year != e.Year:
		return sign(d.Year - e.Year)
	case d.Month != e.Month:
		return sign(d.Month - e.Month)
	}
	return sign(d.Day - e.Day)
}

// Before reports whether d is an earlier day than e.
func (d Day) Before(e Day) bool { return d.Compare(e) < 0 }

// AddDays returns the day n days after d, before it if n is negative. The
// zero Day stays zero.
func (d Day) AddDays(n int) Day {
	if d.IsZero() {
		return d
	}
	return dayOf(d.number() + n)
}

// AddMonths returns the same day n months later, the last day of that month
// where it is shorter. The zero Day stays zero.
func (d Day) AddMonths(n int) Day {
	if d.IsZero() {
		return d
	}
	months := d.Year*12 + d.Month - 1 + n
	d.Year, d.Month = floorDiv(months, 12), months-12*floorDiv(months, 12)+1
	d.Day = min(d.Day, DaysIn(d.Year, d.Month))
	return d
}

// Sub returns the number of days from e to d.
func (d Day) Sub(e Day) int { return d.number() - e.number() }

// Weekday returns the day of the week. It has no meaning for the zero Day.
func (d Day) Weekday() time.Weekday {
	n := d.number() + 4 // 1970-01-01 was a Thursday
	return time.Weekday(n - 7*floorDiv(n, 7))
}

// Week returns the ISO 8601 week that d lies in, and the year that the week
// belongs to.
func (d Day) Week() (year, week int) {
	// A week belongs to the year of its Thursday.
	thursday := d.AddDays(3 - (int(d.Weekday())+6)%7)
	return thursday.Year, thursday.Sub(Day{thursday.Year, 1, 1})/7 + 1
}

// FirstOfWeek returns the Monday of an ISO 8601 week.
func FirstOfWeek(year, week int) Day {
	jan4 := Day{year, 1, 4} // always in week 1
	return jan4.AddDays(7*(week-1) - (int(jan4.Weekday())+6)%7)
}

// DaysIn returns the number of days of a month, 0 if month is not 1 to 12.
func DaysIn(year, month int) int {
	switch month {
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 0
}

// Easter returns Easter Sunday of the Western churches, by the anonymous
// Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).
func Easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	return Day{year, month, (h + l - 7*m + 33*month + 19) % 32}
}

// OrthodoxEaster returns Easter Sunday of the Eastern churches, by the Julian
// algorithm (Meeus, Astronomical Algorithms, ch. 8).
func OrthodoxEaster(year int) Day {
	a, b, c := mod(year, 4), mod(year, 7), mod(year, 19)
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	n := d + e + 114
	julian := Day{year, n / 31, n%31 + 1}
	return julian.AddDays(floorDiv(year, 100) - floorDiv(year, 400) - 2)
}

// number counts the days from 1970-01-01 (H. Hinnant, "chrono-compatible
// low-level date algorithms"): years begin in March, so that the leap day is
// the last of its year.
func (d Day) number() int {
	y, m := d.Year, d.Month-3
	if m < 0 {
		y, m = y-1, m+12
	}
	era := floorDiv(y, 400)
	yoe := y - 400*era
	doy := (153*m+2)/5 + d.Day - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

// dayOf is the inverse of number.
func dayOf(n int) Day {
	n += 719468
	era := floorDiv(n, 146097)
	doe := n - 146097*era
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	m := (5*doy + 2) / 153
	d := Day{yoe + 400*era, m + 3, doy - (153*m+2)/5 + 1}
	if d.Month > 12 {
		d.Year, d.Month = d.Year+1, d.Month-12
	}
	return d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// mod returns the remainder that floorDiv leaves, 0 to b-1.
func mod(a, b int) int { return a - b*floorDiv(a, b) }

func sign(n int) int { return min(1, max(-1, n)) }

// formatYear writes a year of four digits as EDTF does, and a longer one with
// the "Y" of its level 1.
func formatYear(y int) string {
	minus := ""
	if y < 0 {
		minus, y = "-", -y
	}
	if y > 9999 {
		return "Y" + minus + strconv.Itoa(y)
	}
	return fmt.Sprintf("%s%04d", minus, y)
}
