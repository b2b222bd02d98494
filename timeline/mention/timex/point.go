package timex

import (
	"fmt"

	"demarche/timeline/date"
)

// A unit is a length of time, named as TIMEX3 names it in durations; hours,
// minutes and seconds, which TIMEX3 tells from months by a "T" before them,
// have names of their own.
type unit string

const (
	day        unit = "D"
	week       unit = "W"
	weekend    unit = "WE"
	month      unit = "M"
	quarter    unit = "Q"
	halfYear   unit = "HY"
	season     unit = "SEASON" // of a point; durations count "SU", "WI", …
	year       unit = "Y"
	decade     unit = "DE"
	century    unit = "CE"
	millennium unit = "L"
	hour       unit = "H"
	minute     unit = "MIN"
	second     unit = "S"
)

// months returns how many months a unit has, 0 if it is no whole number.
func (u unit) months() int {
	switch u {
	case month:
		return 1
	case quarter, season:
		return 3
	case halfYear:
		return 6
	case year:
		return 12
	case decade:
		return 120
	case century:
		return 1200
	case millennium:
		return 12000
	}
	return 0
}

// days returns how many days a unit has, 0 if it is not a whole number.
func (u unit) days() int {
	switch u {
	case day:
		return 1
	case week, weekend:
		return 7
	}
	return 0
}

// A point is a stretch of the calendar: the unit that begins with a day. The
// zero point is unknown.
type point struct {
	unit  unit
	first date.Day
	fuzzy bool // some day of the unit, not the unit as a whole: "2025-02-XX"
}

func (p point) known() bool { return p.unit != "" }

// at returns the unit that d lies in.
func at(u unit, d date.Day) point {
	switch u {
	case week:
		y, w := d.Week()
		return point{unit: u, first: date.FirstOfWeek(y, w)}
	case weekend:
		y, w := d.Week()
		return point{unit: u, first: date.FirstOfWeek(y, w).AddDays(5)}
	case day:
		return point{unit: u, first: d}
	case season:
		d.Month -= d.Month % 3 // March, June, September
		if d.Month == 0 {
			d.Year, d.Month = d.Year-1, 12
		}
		return point{unit: u, first: date.Day{Year: d.Year, Month: d.Month, Day: 1}}
	}
	n := u.months()
	if n == 0 {
		return point{}
	}
	months := d.Year*12 + d.Month - 1
	months -= ((months % n) + n) % n
	return point{unit: u, first: date.Day{Year: 0, Month: 1, Day: 1}.AddMonths(months)}
}

// shift returns the unit u that lies n units away from p.
func (p point) shift(u unit, n int) point {
	d := p.first
	if m := u.months(); m > 0 {
		return at(u, d.AddMonths(m*n))
	}
	return at(u, d.AddDays(u.days()*n))
}

// finer reports whether p is at least as precise as u.
func (p point) finer(u unit) bool {
	size := func(u unit) int { return u.days() + 31*u.months() }
	return p.known() && size(p.unit) <= size(u)
}

// last returns the last day of p.
func (p point) last() date.Day {
	if p.unit == weekend {
		return p.first.AddDays(1)
	}
	if m := p.unit.months(); m > 0 {
		return p.first.AddMonths(m).AddDays(-1)
	}
	return p.first.AddDays(p.unit.days() - 1)
}

// date returns the days that p means.
func (p point) date() date.Date {
	switch {
	case !p.known():
		return date.Date{}
	case p.unit == month:
		return date.OfMonth(p.first.Year, p.first.Month)
	case p.unit == year:
		return date.OfYear(p.first.Year)
	}
	return date.Between(p.first, p.last())
}

// value returns the TIMEX3 value of p.
func (p point) value() string {
	y, m := p.first.Year, p.first.Month
	s := ""
	switch p.unit {
	case day:
		s = fmt.Sprintf("%s-%02d-%02d", yearValue(y), m, p.first.Day)
	case week, weekend:
		wy, w := p.first.Week()
		s = fmt.Sprintf("%s-W%02d", yearValue(wy), w)
		if p.unit == weekend {
			s += "-WE"
		}
	case month:
		s = fmt.Sprintf("%s-%02d", yearValue(y), m)
	case quarter:
		s = fmt.Sprintf("%s-Q%d", yearValue(y), m/3+1)
	case halfYear:
		s = fmt.Sprintf("%s-H%d", yearValue(y), m/6+1)
	case season:
		s = yearValue(y) + "-" + [...]string{"WI", "SP", "SU", "FA", "WI"}[m/3]
	case year:
		s = yearValue(y)
	case decade:
		if y < 0 {
			y = p.last().Year // 600 to 501 BC are "BC05"
		}
		s = yearValue(y)[:len(yearValue(y))-1]
	case century:
		if y < 0 {
			y = p.last().Year
		}
		s = yearValue(y)[:len(yearValue(y))-2]
	case millennium:
		s = yearValue(y)[:len(yearValue(y))-3]
	default:
		return ""
	}
	if p.fuzzy {
		switch p.unit {
		case month:
			s += "-XX"
		case year:
			s += "-XX-XX"
		}
	}
	return s
}

// yearValue writes a year as the gold sets do: "1998", "BC0490" for 490 BC,
// which is the year -489.
func yearValue(y int) string {
	if y <= 0 {
		return fmt.Sprintf("BC%04d", 1-y)
	}
	return fmt.Sprintf("%04d", y)
}
