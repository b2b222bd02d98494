package timex

import (
	"strconv"
	"strings"

	"demarche/timeline/date"
)

// An env holds what a meaning may ask for: the captures of a match, as seen
// from one of its groups.
type env struct {
	found *found
	group int8
	clock *clock
	shift int      // of a year that was not written
	after date.Day // where the range ends that the group closes, zero if it closes none
}

// get returns a capture of the group, or else of the context around the
// groups.
func (e env) get(name string) (capture, bool) {
	c, ok := e.in(e.group, name)
	if !ok {
		c, ok = e.in(0, name)
	}
	return c, ok
}

// in returns a capture of one group.
func (e env) in(group int8, name string) (capture, bool) {
	for _, c := range e.found.path {
		if c.group == group && c.name == name {
			return c, true
		}
	}
	return capture{}, false
}

// borrow returns a capture of the group, the context or another group, the
// next rather than the one before.
func (e env) borrow(name string) (capture, bool) {
	if c, ok := e.get(name); ok {
		return c, true
	}
	var before capture
	for _, c := range e.found.path {
		if c.name != name {
			continue
		}
		if c.group > e.group {
			return c, true
		}
		before = c
	}
	return before, before.name != ""
}

// tense returns the tense that holds for the group: what a word beside it
// tells ("seit" -1, "auf" 1, "bis" 2: ahead unless the verb looks back), else
// that of the verb.
func (e env) tense() tense {
	c, ok := e.get("bound")
	switch {
	case !ok || c.n == 2 && e.found.tense == past:
		return e.found.tense
	case c.n < 0:
		return past
	}
	return future
}

// span returns the bytes that the group covers.
func (e env) span() (start, end int, ok bool) {
	start = -1
	for _, c := range e.found.path {
		if c.group != e.group {
			continue
		}
		if start < 0 {
			start = c.start
		}
		end = c.end
	}
	return start, end, start >= 0
}

// number returns the value of an argument: a number, "$name" or "-$name".
func (e env) number(arg string) int {
	name, negative := strings.CutPrefix(arg, "-")
	name, ok := strings.CutPrefix(name, "$")
	if !ok {
		n, _ := strconv.Atoi(arg)
		return n
	}
	c, _ := e.get(name)
	n := c.n
	if p, ok := e.get("plus"); ok && name == "num" { // "twenty-four"
		n += p.n
	}
	if negative {
		return -n
	}
	return n
}

// unit returns the unit that an argument names: itself, or "$unit".
func (e env) unit(arg string) unit {
	if name, ok := strings.CutPrefix(arg, "$"); ok {
		c, _ := e.get(name)
		return unit(c.text)
	}
	return unit(arg)
}

// fields are the parts of a calendar date that an expression names.
type fields struct {
	year, month, day int
	weekday          int
	season           string
	quarter, half    int
	holiday          string
	week             int
	weekend          bool
	hasYear          bool
	borrowed         bool     // whether the year stands in another group
	dir              *int     // "last" -1, "this" 0, "next" 1
	inWeek           *int     // the week of the weekday, counted from the article's
	nth              int      // which of the weekdays or units of the month, -1 for the last
	nthUnit          unit     // the unit that nth counts, if it does not count weekdays
	shift            int      // of a year that was not written
	after            date.Day // the other end of the range, which it follows; zero if none
}

// fields collects the parts of the group; what is coarser than they are may
// stand in another group: "vom 3. bis 5. März 2025".
func (e env) fields() fields {
	var f fields
	number := func(name string) int {
		c, _ := e.get(name)
		return c.n
	}
	f.day, f.month, f.weekday = number("day"), number("month"), number("weekday")
	f.quarter, f.half, f.week = number("quarter"), number("half"), number("week")
	if c, ok := e.get("weekend"); ok {
		f.weekday, f.weekend = c.n, true
	}
	if c, ok := e.get("season"); ok {
		f.season = c.text
	}
	if c, ok := e.get("holiday"); ok {
		f.holiday = c.text
	}
	if f.day > 0 && f.month == 0 {
		if c, ok := e.borrow("month"); ok {
			f.month = c.n
		}
	}
	if c, ok := e.get("dir"); ok {
		n := c.n
		f.dir = &n
	}
	if c, ok := e.get("wdir"); ok {
		n := c.n
		f.inWeek = &n
	}
	f.nth, f.after, f.shift = number("nth"), e.after, e.shift
	if c, ok := e.get("unit"); ok && f.nth != 0 {
		f.nthUnit = unit(c.text)
	}
	e.findYear(&f)
	return f
}

// findYear looks for a year in the group, then in the others.
func (e env) findYear(f *fields) {
	for _, look := range []func(string) (capture, bool){e.get, e.borrow} {
		if c, ok := look("year"); ok {
			f.year, f.hasYear = c.n, true
			if p, ok := look("yplus"); ok { // "nineteen ninety-seven"
				f.year += p.n
			}
		} else if c, ok := look("yy"); ok {
			f.year, f.hasYear = e.clock.fullYear(c.n), true
			if long, ok := e.borrow("year"); ok { // "1939/40"
				f.year = long.n/100*100 + c.n
			}
		} else if c, ok := look("ydir"); ok && e.clock.frame.known() {
			f.year, f.hasYear = e.clock.yearOf(c.n), true
		}
		if c, ok := look("ytold"); ok && !f.hasYear && e.clock.told.known() {
			f.year, f.hasYear = e.clock.told.first.Year+c.n, true
		}
		if f.hasYear {
			if f.borrowed {
				e.acrossYears(f)
			}
			if _, own := e.get("bc"); own {
				f.year = 1 - f.year
			} else if _, other := e.borrow("bc"); other {
				f.year = 1 - f.year
			}
			return
		}
		// A month told alone takes the year of the other group only if that
		// group has one; the loop's second round finds it.
		f.borrowed = true
	}
	f.borrowed = false
}

// acrossYears corrects a year that stands at the other end of a range over
// New Year: "vom 28. Dezember bis 3. Januar 2025".
func (e env) acrossYears(f *fields) {
	for _, c := range e.found.path {
		if c.name != "month" || c.group == e.group || f.month == 0 {
			continue
		}
		switch lender, _ := e.borrow("year"); {
		case lender.group != c.group:
		case c.group > e.group && c.n < f.month:
			f.year--
		case c.group < e.group && c.n > f.month:
			f.year++
		}
		return
	}
}

// fullYear puts a century before two digits: the last one that does not lie
// more than ten years ahead of the article.
func (c *clock) fullYear(yy int) int {
	now := 2030
	if c.frame.known() {
		now = c.frame.first.Year + 10
	}
	if b := c.base(); c.history && b.known() && b.first.Year < 1900 {
		now = b.first.Year/100*100 + 99
	}
	y := now/100*100 + yy
	if y > now {
		y -= 100
	}
	return y
}

// yearOf returns the year n years away from the one the article is in.
func (c *clock) yearOf(n int) int {
	if c.history && c.told.known() {
		return c.told.first.Year + n
	}
	return c.frame.first.Year + n
}
