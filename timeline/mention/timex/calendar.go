package timex

import "demarche/timeline/date"

// calendar finds the stretch of the calendar that some fields mean; not ok
// if there is none, as for 31 February.
func (c *clock) calendar(f fields, t tense, l *language) (point, bool) {
	switch {
	case f.holiday != "":
		return c.holiday(f, t, l)
	case f.nth != 0 && (f.weekday > 0 || f.nthUnit != ""):
		return c.nthInMonth(f, t)
	case f.month > 0 || f.day > 0:
		return c.monthOrDay(f, t)
	case f.weekend:
		if p := c.weekday(f, t); p.unit == day {
			return at(weekend, p.first), true
		}
		return c.frameShift(weekend, 0), true
	case f.weekday > 0:
		return c.weekday(f, t), true
	case f.week > 0:
		return c.weekOf(f)
	case f.season != "":
		return c.seasonPoint(f, t), true
	case f.quarter > 4 || f.half > 2:
		return point{}, false
	case f.quarter > 0:
		return c.part(f, quarter, f.quarter, t), true
	case f.half > 0:
		return c.part(f, halfYear, f.half, t), true
	case f.hasYear:
		return at(year, date.Day{Year: f.year, Month: 1, Day: 1}), true
	}
	return point{}, false
}

// nthInMonth finds "the first Sunday of May" and "the last week of May": the
// week is that of the nth Monday.
func (c *clock) nthInMonth(f fields, t tense) (point, bool) {
	if f.month == 0 {
		return point{}, false
	}
	if !f.hasYear {
		y, ok := c.nearYear(f.month, 7*max(f.nth, 0), f.dir, t)
		if !ok {
			return point{}, false
		}
		f.year = y
	}
	d := holidayDef{month: f.month, nth: f.nth, weekday: max(f.weekday, 1)}.in(f.year)
	switch {
	case f.weekday > 0:
		return at(day, d), d.Month == f.month
	case f.nthUnit == week:
		return at(week, d), d.Month == f.month
	case f.nthUnit != day:
		return point{}, false
	case f.nth < 0:
		return at(day, date.Day{Year: f.year, Month: f.month, Day: date.DaysIn(f.year, f.month)}), true
	}
	return at(day, date.Day{Year: f.year, Month: f.month, Day: f.nth}), true
}

func (c *clock) monthOrDay(f fields, t tense) (point, bool) {
	if f.month > 12 || f.day > 31 {
		return point{}, false
	}
	if f.month == 0 {
		return c.dayAlone(f, t)
	}
	if !f.hasYear {
		y, ok := c.nearYear(f.month, f.day, f.dir, t)
		if !ok {
			return point{}, f.day <= date.DaysIn(2024, f.month)
		}
		f.year = y + f.shift
		if f.weekday > 0 {
			f.year = yearOfWeekday(f)
		}
	}
	d := date.Day{Year: f.year, Month: f.month, Day: max(f.day, 1)}
	if !d.Valid() {
		// 29 February without a year is that of the nearest leap year.
		if f.hasYear || f.month != 2 || f.day != 29 {
			return point{}, false
		}
		for d.Year = f.year + 1; !d.Valid(); d.Year-- {
		}
	}
	if f.day == 0 {
		return at(month, d), true
	}
	return at(day, d), true
}

// yearOfWeekday returns the year of f, or one next to it where only there the
// day falls on the weekday that was told: "Freitag, 28. Dezember".
func yearOfWeekday(f fields) int {
	for _, y := range [...]int{f.year, f.year - 1, f.year + 1} {
		d := date.Day{Year: y, Month: f.month, Day: f.day}
		if d.Valid() && isoWeekday(d) == f.weekday {
			return y
		}
	}
	return f.year
}

// dayAlone finds the month of "the 24th": that of the date told last, else
// the article's.
func (c *clock) dayAlone(f fields, t tense) (point, bool) {
	base := c.told
	if !base.finer(month) {
		base = c.frame
	}
	if !base.finer(month) {
		return point{}, false
	}
	d := base.first
	d.Day = f.day
	if !d.Valid() {
		return point{}, false
	}
	return at(day, d), true
}

// weekOf returns a week told by its number.
func (c *clock) weekOf(f fields) (point, bool) {
	if !f.hasYear {
		if !c.frame.known() {
			return point{}, false
		}
		f.year = c.frame.first.Year
	}
	return at(week, date.FirstOfWeek(f.year, f.week)), f.week <= 53
}

// seasonPoint returns a season. The winter of a year begins in its December.
func (c *clock) seasonPoint(f fields, t tense) point {
	first := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[f.season]
	y := f.year
	if !f.hasYear {
		base := c.base()
		if !base.known() {
			return point{}
		}
		y = base.first.Year
		if !c.history {
			y = c.seasonYear(first, f.dir, t)
		}
	}
	return at(season, date.Day{Year: y, Month: first, Day: 1})
}

// seasonYear returns the year of the season that begins in a month: the one
// under way or the last, the next where the sentence looks ahead.
func (c *clock) seasonYear(first int, dir *int, t tense) int {
	now := c.frame.first
	y := now.Year
	if now.Month < 3 && first == 12 {
		y-- // winter under way
	}
	begun := now.Month >= first || y < now.Year
	over := now.Month >= first+3
	switch {
	case dir != nil && *dir < 0:
		y += *dir + 1
		if !over {
			y--
		}
	case dir != nil && *dir > 0:
		y += *dir - 1
		if begun {
			y++
		}
	case dir != nil:
	case !begun && t == past:
		y--
	case over && t == future:
		y++
	}
	return y
}

// part returns the nth quarter or half of a year.
func (c *clock) part(f fields, u unit, n int, t tense) point {
	if !f.hasYear {
		base := c.base()
		if !base.known() {
			return point{}
		}
		f.year = base.first.Year
		first := (n-1)*u.months() + 1
		if !c.history && t != future && base.first.Month < first {
			f.year--
		}
	}
	return at(u, date.Day{Year: f.year, Month: (n-1)*u.months() + 1, Day: 1})
}

// decadePoint returns the decade that the captured number begins: 1990 or 90.
func (e env) decadePoint() point {
	n, _ := e.get("num")
	y := n.n
	if c, ok := e.get("cent"); ok && y < 100 { // "achtziger Jahre des 19. Jahrhunderts"
		y += 100 * (c.n - 1)
	}
	if y < 100 {
		base := 1900
		if b := e.clock.base(); e.clock.history && b.known() && b.first.Year < 1900 {
			base = b.first.Year / 100 * 100
		}
		if y < 20 {
			base = 2000
		}
		y += base
	}
	if _, ok := e.get("bc"); ok {
		y = -y - 9
	}
	return at(decade, date.Day{Year: y, Month: 1, Day: 1})
}

func (e env) centuryPoint() point {
	n, ok := e.get("num")
	if !ok || n.n < 1 {
		return point{}
	}
	u := century
	if _, ok := e.get("millennium"); ok {
		u = millennium
	}
	size := u.months() / 12
	y := (n.n - 1) * size
	if _, ok := e.borrow("bc"); ok {
		y = -n.n * size
	}
	return at(u, date.Day{Year: y, Month: 1, Day: 1})
}
