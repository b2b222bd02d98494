package timex

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/lexicon"
)

// A holidayDef says when a holiday is: on a day of a month, some days from a
// feast or from the first Sunday of Advent, or on the nth weekday of a month.
type holidayDef struct {
	from       string // a feast, "advent", or "" for a day of a month
	offset     int    // days from there
	month, day int
	nth        int // 1 to 4, or -1 for the last
	weekday    int // 1 Monday to 7 Sunday
}

// readHolidays reads holidays.tsv: names, and when the holiday is.
//
//	12-25        25 December
//	easter+49    49 days after Easter Sunday
//	orthodox+0   Easter Sunday of the Eastern churches
//	rosh+9       nine days after Rosh Hashanah; also passover, hanukkah
//	fitr+0       Eid al-Fitr; also adha, muharram, mawlid
//	advent+7     the second Sunday of Advent
//	11 4thu      the fourth Thursday of November
//	11 4thu+1    the day after it
//	5 -1mon      the last Monday of May
func (l *language) readHolidays(fsys fs.FS, folder string) error {
	t, err := lexicon.ReadTable(fsys, folder+"/holidays.tsv", "names", "when")
	if err != nil {
		return err
	}
	l.holidays = make(map[string]holidayDef)
	for _, row := range t.Rows {
		when := row.Get("when")
		def, err := parseHoliday(when)
		if err != nil {
			return fmt.Errorf("%s: %w", row.Position(), err)
		}
		l.holidays[when] = def
		for _, name := range row.List("names") {
			l.add("holiday", when, name)
		}
	}
	return nil
}

func parseHoliday(when string) (holidayDef, error) {
	fail := fmt.Errorf("%q is no day of a holiday, such as 12-25, easter+49 or \"11 4thu\"", when)
	if i := strings.IndexAny(when, "+-"); i > 0 && (feasts[when[:i]] != nil || when[:i] == "advent") {
		n, err := strconv.Atoi(when[i:])
		if err != nil {
			return holidayDef{}, fail
		}
		return holidayDef{from: when[:i], offset: n}, nil
	}
	if first, rule, ok := strings.Cut(when, " "); ok {
		m, err := strconv.Atoi(first)
		rule, later, _ := strings.Cut(rule, "+")
		offset, _ := strconv.Atoi(later)
		if err != nil || len(rule) < 4 {
			return holidayDef{}, fail
		}
		n, err := strconv.Atoi(rule[:len(rule)-3])
		w := 1 + strings.Index("montuewedthufrisatsun", rule[len(rule)-3:])/3
		if err != nil || n == 0 || w == 0 {
			return holidayDef{}, fail
		}
		return holidayDef{month: m, nth: n, weekday: w, offset: offset}, nil
	}
	d, err := date.ParseDay("2024-" + when)
	if err != nil {
		return holidayDef{}, fail
	}
	return holidayDef{month: d.Month, day: d.Day}, nil
}

// in returns the day of the holiday in a year.
func (h holidayDef) in(y int) date.Day {
	switch {
	case feasts[h.from] != nil:
		return feasts[h.from](y).AddDays(h.offset)
	case h.from == "advent": // the fourth Sunday before Christmas
		christmas := date.Day{Year: y, Month: 12, Day: 25}
		return christmas.AddDays(-21 - isoWeekday(christmas) + h.offset)
	case h.nth > 0:
		first := date.Day{Year: y, Month: h.month, Day: 1}
		return first.AddDays((h.weekday-isoWeekday(first)+7)%7 + 7*(h.nth-1) + h.offset)
	case h.nth < 0:
		last := date.Day{Year: y, Month: h.month, Day: date.DaysIn(y, h.month)}
		return last.AddDays(-(isoWeekday(last)-h.weekday+7)%7 + 7*(h.nth+1))
	}
	return date.Day{Year: y, Month: h.month, Day: h.day}
}

// holiday returns the day of a holiday: in the year told, else the nearest
// that suits the tense.
func (c *clock) holiday(f fields, t tense, l *language) (point, bool) {
	def, ok := l.holidays[f.holiday]
	if !ok {
		return point{}, false
	}
	if !f.hasYear {
		base := c.base()
		if !base.known() {
			return point{}, true
		}
		in := def.in(base.first.Year)
		d := in.Day
		if in.Month != base.first.Month {
			d = 0 // a feast of a month to come is no slip of the tongue
		}
		y, ok := c.nearYear(in.Month, d, f.dir, t)
		if !ok {
			return point{}, true
		}
		f.year = y
	}
	return at(day, def.in(f.year)), true
}

// from counts from a calendar date that stands in the same expression.
func (e env) from(u unit, n int, l *language) (p point, withYear, ok bool) {
	f := e.fields()
	p, ok = e.clock.calendar(f, e.found.tense, l)
	if !ok || !p.finer(u) {
		return p, false, false
	}
	return p.shift(u, n), f.hasYear && !f.borrowed, true
}

// famous resolves a month and day that have become a name.
func (e env) famous(name string, l *language) (p point, withYear, ok bool) {
	d, err := date.ParseDay(name)
	if err == nil && (!e.clock.frame.known() || !e.clock.frame.last().Before(d)) {
		return at(day, d), true, true
	}
	p, ok = e.clock.calendar(e.fields(), e.found.tense, l)
	return p, false, ok
}
