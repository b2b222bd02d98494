package timex

import (
	"slices"

	"demarche/timeline/date"
)

// A clock knows what time it is in an article: when it was written, and
// which date was told last.
type clock struct {
	frame    point // day or month of publication, unknown if zero
	evidence []date.Day
	history  bool // whether the article tells of another time than its own
	daily    bool // whether the article tells of the days around its own: "gestern", "am Mittwoch"

	center   int   // the year in the middle of all years that the article writes
	told     point // the date told last, of any unit
	toldPast point // the same, but not after the article
	toldDay  point // the last day told
	toldYear bool  // whether the year of told was written
	toldIn   int   // sentence of told
	said     point // the date told last, even if the story does not follow it
	saidIn   int   // sentence of said
	refused  int   // the year of the last date that the story did not follow
	section  int   // the year that stands in the last heading with a time, 0 if none
	fresh    bool  // whether the expression under way is the first of its paragraph
	dayIn    int   // sentence of toldDay

	toldQuarter point // the last quarter told
	quarterIn   int   // sentence of toldQuarter
}

// newClock looks through all matches of an article first: an article whose
// dates bear their years, and those are long past, is history, and a day
// told with the month of the frame narrows it.
func newClock(found []found, f Frame) *clock {
	c := &clock{frame: framePoint(f.Date)}
	here, elsewhere, deictic := 0, 0, 0
	var years []int
	for i := range found {
		m := &found[i]
		for g := 1; g <= m.rule.groups; g++ {
			e := env{found: m, group: int8(g), clock: c}
			switch op := m.rule.meanings[g-1].op; op {
			case "shift", "ago", "ahead":
				deictic++
				c.daily = c.daily || op == "shift" && m.rule.meanings[g-1].args[0] == string(day)
			case "date":
				fl := e.fields()
				c.witness(fl)
				if fl.hasYear {
					years = append(years, fl.year)
				}
				switch {
				case !fl.hasYear && fl.weekday > 0 && fl.month == 0:
					deictic++
					c.daily = true
				case !fl.hasYear || !c.frame.known():
				case abs(fl.year-c.frame.first.Year) <= 1:
					here++
				default:
					elsewhere++
				}
			}
		}
	}
	c.history = elsewhere >= 8 && elsewhere > 3*here && elsewhere > 2*deictic
	if !c.frame.known() {
		c.history = !c.daily && deictic <= len(years) // else it is news of a day that nobody knows
	}
	if len(years) > 0 {
		slices.Sort(years)
		c.center = years[len(years)/2]
	}
	return c
}

// framePoint makes a point of the date of publication: a day, a month or a
// year.
func framePoint(d date.Date) point {
	first, last := d.Earliest(), d.Latest()
	if d.IsZero() || first.IsZero() || last.IsZero() {
		return point{}
	}
	for _, u := range []unit{day, month, year} {
		if p := at(u, first); p.last() == last {
			return p
		}
	}
	if first.Year == last.Year && first.Month == last.Month {
		return at(month, first)
	}
	return at(year, first)
}

// witness notes a day told in the month of a frame that is only a month.
func (c *clock) witness(f fields) {
	if c.frame.unit != month || f.day == 0 || f.month != c.frame.first.Month {
		return
	}
	if d := (date.Day{Year: c.frame.first.Year, Month: f.month, Day: f.day}); d.Valid() && (!f.hasYear || f.year == d.Year) {
		c.evidence = append(c.evidence, d)
	}
}

// base returns the point that dates without a year are counted from.
func (c *clock) base() point {
	if c.history && c.told.known() {
		return c.told
	}
	return c.frame
}

// nearYear returns the year in which a month, or a day of a month, is meant
// that was told without one.
func (c *clock) nearYear(m, d int, dir *int, t tense) (int, bool) {
	if dir == nil && c.history && c.told.known() {
		return c.historyYear(m), true
	}
	base := c.frame
	if !base.known() {
		return 0, false
	}
	y, diff := base.first.Year, m-base.first.Month
	if base.unit == year {
		return y, true
	}
	before := diff < 0 || diff == 0 && d > 0 && base.unit == day && d < base.first.Day
	after := diff > 0 || diff == 0 && d > 0 && base.unit == day && d > base.first.Day
	switch {
	case dir != nil && *dir < 0:
		y += *dir + 1
		if !before {
			y--
		}
	case dir != nil && *dir > 0:
		y += *dir - 1
		if !after {
			y++
		}
	case dir != nil:
	case t == past:
		if diff > 0 && (d == 0 || diff > 2) {
			y--
		}
	case t == future:
		if diff < -1 {
			y++
		}
	case diff > 5 && t != present:
		y--
	case diff < -8:
		y++
	}
	return y, true
}

// weekday returns the day of the week w (1 Monday to 7 Sunday) that is meant
// by its name alone, or with "last" (dir -1), "this" (0) or "next" (1). One
// that closes a range is the next after its beginning.
func (c *clock) weekday(f fields, t tense) point {
	w, dir := f.weekday, f.dir
	base := c.frame
	if !f.after.IsZero() && dir == nil {
		return at(day, f.after.AddDays(1+(w-isoWeekday(f.after)+6)%7))
	}
	if f.inWeek != nil && base.unit == day {
		return at(day, c.frame.shift(week, *f.inWeek).first.AddDays(w-1))
	}
	if c.history && c.toldDay.known() {
		base = c.toldDay
		if dir == nil {
			one := 1
			dir = &one
		}
	}
	if base.unit == month {
		return c.weekdayInMonth(w)
	}
	if base.unit != day {
		return point{}
	}
	ahead := (w - isoWeekday(base.first) + 7) % 7 // days until the next one, 0 to 6
	switch {
	case dir != nil && *dir < 0:
		ahead += 7 * (*dir)
	case dir != nil && *dir > 0:
		ahead += 7 * (*dir - 1)
		if ahead == 0 {
			ahead = 7
		}
	case t == future || t == present:
	case ahead > 0:
		ahead -= 7
	}
	return at(day, base.first.AddDays(ahead+7*f.shift))
}

// weekdayIn returns the day n days after the next day of the week w, or before
// the last one if n is negative.
func (c *clock) weekdayIn(w, n int) point {
	if c.frame.unit != day {
		return c.frameShift(day, n)
	}
	ahead := (w-isoWeekday(c.frame.first)+6)%7 + 1 // 1 to 7
	if n < 0 {
		ahead -= 7
	}
	return at(day, c.frame.first.AddDays(ahead+n))
}

// weekdayInMonth looks for a day told in the article that is within three
// days of a day of the week; if there is none, the month must do.
func (c *clock) weekdayInMonth(w int) point {
	best, distance := point{unit: month, first: c.frame.first, fuzzy: true}, 4
	for _, e := range c.evidence {
		ahead := (w - isoWeekday(e) + 10) % 7 // -3 to 3, plus 3
		if n := abs(ahead - 3); n < distance {
			best, distance = at(day, e.AddDays(ahead-3)), n
		}
	}
	return best
}

// frameShift returns the unit u that lies n units away from the article's
// date. If only the month of the article is known, days and weeks are no
// better than that.
func (c *clock) frameShift(u unit, n int) point {
	switch {
	case !c.frame.known():
		return point{}
	case c.frame.unit == month && u.days() > 0, c.frame.unit == year && !point{unit: u}.coarse():
		p := c.frame
		p.fuzzy = true
		return p
	}
	return c.frame.shift(u, n)
}

// coarse reports whether p is a year or longer.
func (p point) coarse() bool { return p.unit.months() >= 12 }

// newUnit returns the unit that begins next; the one under way if less than
// half of it is over.
func (c *clock) newUnit(u unit) point {
	if c.history && c.told.known() {
		return c.toldShift(u, 1)
	}
	now := c.frameShift(u, 0)
	if c.frame.known() && now.known() && !now.fuzzy && 2*c.frame.first.Sub(now.first) > now.last().Sub(now.first) {
		return c.frameShift(u, 1)
	}
	return now
}

// baseDay returns the day that a time of day belongs to, when nothing else
// says: the last one told in the same sentence or paragraph, else the
// article's.
func (c *clock) baseDay() point {
	if c.toldDay.known() {
		return c.toldDay
	}
	if c.told.known() && c.told.finer(month) && c.history {
		p := c.told
		p.fuzzy = true
		return p
	}
	if c.frame.unit == day {
		return c.frame
	}
	p := c.frame
	p.fuzzy = true
	return p
}

// forgetDay is called where a new paragraph begins: in news, times of day
// there are those of the article's day again.
func (c *clock) forgetDay() {
	if !c.history {
		c.toldDay = point{}
	}
}

// isoWeekday returns 1 for Monday to 7 for Sunday.
func isoWeekday(d date.Day) int { return (int(d.Weekday())+6)%7 + 1 }

func abs(n int) int { return max(n, -n) }
