package date

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Parse reads an EDTF expression of ISO 8601-2:2019: dates, seasons,
// quarters, intervals with open ends, sets ("[…]" one of, "{…}" all of),
// qualifiers (~ ? %) anywhere, unspecified digits (X), negative years and
// long years ("Y17000"). It leaves out times of day, exponents and
// significant digits. An expression that no day fits, such as 31 February, is
// an error.
func Parse(edtf string) (Date, error) {
	d, err := parse(edtf)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not an EDTF date: %w", edtf, err)
	}
	d.edtf = edtf
	return d, nil
}

func parse(s string) (Date, error) {
	if s == "" {
		return Date{}, errors.New("it is empty")
	}
	if open := s[0]; open == '[' || open == '{' {
		closing := map[byte]byte{'[': ']', '{': '}'}[open]
		if len(s) < 3 || s[len(s)-1] != closing {
			return Date{}, fmt.Errorf("%q is not closed", open)
		}
		return parseSet(s[1 : len(s)-1])
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		return parseInterval(from, to)
	}
	return parseAtom(s)
}

// parseInterval reads the two ends of an interval. ".." is an open end and
// the empty string an unknown one: neither bounds the date.
func parseInterval(from, to string) (Date, error) {
	isOpen := func(s string) bool { return s == "" || s == ".." }
	if isOpen(from) && isOpen(to) {
		return Date{}, errors.New("the interval has no end")
	}
	var d Date
	if !isOpen(from) {
		a, err := parseAtom(from)
		if err != nil {
			return Date{}, err
		}
		d.earliest = a.earliest
	}
	if !isOpen(to) {
		b, err := parseAtom(to)
		if err != nil {
			return Date{}, err
		}
		d.latest = b.latest
		if !isOpen(from) && d.latest.Before(d.earliest) {
			return Date{}, errors.New("the interval ends before it begins")
		}
	}
	return d, nil
}

// parseSet reads the members of a set: "1667,1668,1670..1672" or
// "..1983-12-03".
func parseSet(s string) (Date, error) {
	var d Date
	for i, member := range strings.Split(s, ",") {
		var m Date
		var err error
		if from, to, ok := strings.Cut(member, ".."); ok {
			m, err = parseInterval(from, to)
		} else {
			m, err = parseAtom(member)
		}
		if err != nil {
			return Date{}, err
		}
		if i == 0 {
			d = m
			continue
		}
		d = d.union(m)
	}
	return d, nil
}

// union returns bounds that hold both d and e.
func (d Date) union(e Date) Date {
	if !d.earliest.IsZero() && (e.earliest.IsZero() || e.earliest.Before(d.earliest)) {
		d.earliest = e.earliest
	}
	if !d.latest.IsZero() && (e.latest.IsZero() || d.latest.Before(e.latest)) {
		d.latest = e.latest
	}
	return d
}

const qualifiers = "~?%"

// parseAtom reads a year, month, day, season or quarter. Each part may carry
// a qualifier on either side.
func parseAtom(s string) (Date, error) {
	body := strings.TrimLeft(s, qualifiers)
	if len(s)-len(body) > 1 {
		return Date{}, errors.New("a part has two qualifiers")
	}
	sign := ""
	switch {
	case strings.HasPrefix(body, "Y-"), strings.HasPrefix(body, "-"):
		i := strings.IndexByte(body, '-') + 1
		sign, body = body[:i], body[i:]
	case strings.HasPrefix(body, "Y"):
		sign, body = body[:1], body[1:]
	}
	parts := strings.Split(body, "-")
	if len(parts) > 3 {
		return Date{}, errors.New("it has more parts than year, month and day")
	}
	for i, p := range parts {
		bare, ok := stripQualifiers(p, i > 0)
		if !ok {
			return Date{}, errors.New("a part has two qualifiers")
		}
		parts[i] = bare
	}
	years, err := parseYear(sign, parts[0])
	if err != nil {
		return Date{}, err
	}
	return bounds(years, parts)
}

// stripQualifiers takes at most one qualifier off each side of a part; the
// year's left one is already gone.
func stripQualifiers(p string, left bool) (string, bool) {
	if left && p != "" && strings.ContainsRune(qualifiers, rune(p[0])) {
		p = p[1:]
	}
	if p != "" && strings.ContainsRune(qualifiers, rune(p[len(p)-1])) {
		p = p[:len(p)-1]
	}
	return p, !strings.ContainsAny(p, qualifiers)
}

// A span is a range of whole numbers, both ends in it.
type span struct{ lo, hi int }

func parseYear(sign, s string) (span, error) {
	if strings.HasPrefix(sign, "Y") {
		if len(s) < 5 || len(s) > 9 || s[0] == '0' || strings.Trim(s, "0123456789") != "" {
			return span{}, errors.New("a year with Y has five to nine digits")
		}
	} else if len(s) != 4 {
		return span{}, errors.New("a year has four digits")
	}
	y, err := digits(s, 0, 999999999)
	if err != nil {
		return span{}, err
	}
	if strings.HasSuffix(sign, "-") {
		if y.hi == 0 {
			return span{}, errors.New("there is no year -0000")
		}
		y = span{-y.hi, -max(y.lo, 1)} // the year 0 has no sign
	}
	return y, nil
}

// digits returns the numbers between lo and hi that s may mean, where X is
// any digit.
func digits(s string, lo, hi int) (span, error) {
	a, errA := strconv.Atoi(strings.ReplaceAll(s, "X", "0"))
	b, errB := strconv.Atoi(strings.ReplaceAll(s, "X", "9"))
	if errA != nil || errB != nil || s[0] == '+' || s[0] == '-' {
		return span{}, fmt.Errorf("%q is not a number", s)
	}
	if !strings.Contains(s, "X") {
		if a < lo || a > hi {
			return span{}, fmt.Errorf("%s is not between %d and %d", s, lo, hi)
		}
		return span{a, a}, nil
	}
	a, b = max(a, lo), min(b, hi)
	if strings.HasPrefix(s, "X") && !strings.HasSuffix(s, "X") {
		// "X3" steps by ten: the ends are those with that last digit.
		last := int(s[len(s)-1] - '0')
		if len(s) == 2 {
			a += ((last-a)%10 + 10) % 10
			b -= ((b-last)%10 + 10) % 10
		}
	}
	if a > b {
		return span{}, fmt.Errorf("%q is never between %d and %d", s, lo, hi)
	}
	return span{a, b}, nil
}

// bounds returns the first and last day of the years, narrowed by the parts
// after the year, whose mask is the first part.
func bounds(years span, parts []string) (Date, error) {
	yearMask, parts := parts[0], parts[1:]
	if len(parts) == 0 {
		return Date{earliest: Day{years.lo, 1, 1}, latest: Day{years.hi, 12, 31}}, nil
	}
	for _, p := range parts {
		if len(p) != 2 {
			return Date{}, errors.New("a month and a day have two digits")
		}
	}
	if s, ok := seasons[parts[0]]; ok {
		if len(parts) > 1 {
			return Date{}, errors.New("a season has no days")
		}
		first := Day{years.lo, s.first, 1}
		return Date{earliest: first, latest: Day{years.hi, s.first, 1}.AddMonths(s.months).AddDays(-1)}, nil
	}
	months, err := digits(parts[0], 1, 12)
	if err != nil {
		return Date{}, err
	}
	if len(parts) == 1 {
		return Date{
			earliest: Day{years.lo, months.lo, 1},
			latest:   Day{years.hi, months.hi, DaysIn(years.hi, months.hi)},
		}, nil
	}
	return dayBounds(years, yearMask, parts[0], parts[1])
}

// dayBounds looks for the first and the last day that fits the masks of year,
// month and day: 29 February needs a leap year.
func dayBounds(years span, yearMask, monthMask, dayMask string) (Date, error) {
	if _, err := digits(dayMask, 1, 31); err != nil {
		return Date{}, err
	}
	fit := func(y int) (first, last Day) {
		if !fits(yearMask, max(y, -y)) {
			return Day{}, Day{}
		}
		for m := 1; m <= 12; m++ {
			for d := 1; d <= DaysIn(y, m) && fits(monthMask, m); d++ {
				if !fits(dayMask, d) {
					continue
				}
				last = Day{y, m, d}
				if first.IsZero() {
					first = last
				}
			}
		}
		return first, last
	}
	var d Date
	for y := years.lo; y <= years.hi && d.earliest.IsZero(); y++ {
		d.earliest, _ = fit(y)
	}
	for y := years.hi; y >= years.lo && d.latest.IsZero(); y-- {
		_, d.latest = fit(y)
	}
	if d.earliest.IsZero() {
		return Date{}, errors.New("the calendar has no such day")
	}
	return d, nil
}

// fits reports whether n is a number that mask may mean.
func fits(mask string, n int) bool {
	for i := len(mask) - 1; i >= 0; i-- {
		if mask[i] != 'X' && int(mask[i]-'0') != n%10 {
			return false
		}
		n /= 10
	}
	return n == 0
}

// seasons are the codes that EDTF writes in a month's place. Seasons are the
// meteorological ones of the north; winter begins in December of its year.
var seasons = map[string]struct{ first, months int }{
	"21": {3, 3}, "22": {6, 3}, "23": {9, 3}, "24": {12, 3},
	"25": {3, 3}, "26": {6, 3}, "27": {9, 3}, "28": {12, 3},
	"29": {9, 3}, "30": {12, 3}, "31": {3, 3}, "32": {6, 3},
	"33": {1, 3}, "34": {4, 3}, "35": {7, 3}, "36": {10, 3},
	"37": {1, 4}, "38": {5, 4}, "39": {9, 4},
	"40": {1, 6}, "41": {7, 6},
}

// mapAtoms rewrites every single date of an expression and keeps what joins
// them.
func mapAtoms(s string, f func(string) string) string {
	var b strings.Builder
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && !strings.ContainsRune("[]{},/.", rune(s[i])) {
			continue
		}
		b.WriteString(f(s[start:i]))
		if i < len(s) {
			b.WriteByte(s[i])
		}
		start = i + 1
	}
	return b.String()
}
