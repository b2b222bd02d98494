package timex

import (
	"strconv"
	"strings"

	"demarche/timeline/date"
)

// operations lists the ways to make a value, with the number of their
// arguments. A unit is one of TIMEX3's ("D", "W", …) or "$unit".
//
//	none              no time: the words are consumed
//	date              a calendar date of the captures year, yy, month, day, weekday, season, quarter, half, holiday, dir, ydir
//	shift UNIT N      the unit N away from the article's date
//	told UNIT N       the unit N away from the date told last
//	this UNIT         the unit of the story: of the date told last in history, else of the article
//	new UNIT          the unit that begins next, or has just begun: "im neuen Jahr"
//	ago KIND          num units before the article's date; KIND is "dur" where the value is the duration, "day" where it is the
//	                  same day of another month or year, else "date"
//	ahead KIND        num units after the article's date
//	quarter N ELSE    the quarter told last, N years away, or its counterpart in the captured year; ELSE is what is meant if none was told:
//	                  "shift" and "told" count years, "last" is the quarter that was over when the article was written, "date" the captures; "over" is "last" also
//	                  where the quarter told was not over
//	within UNIT       the unit that a date lies in
//	from UNIT N       the unit N away from a calendar date: "the day before Christmas"
//	famous DAY        the day that month and day alone stand for once it has been: "9/11"
//	one               a duration of one unit
//	dur               a duration of num units
//	window DIR        a duration of num units that ends (-1) or begins (1) with the article
//	span UNIT         a duration of num of the unit
//	decade            the decade that num ends ("1990er", "neunziger Jahre")
//	century           the century of the captured ordinal
//	time              a time of day
//	part              a part of a day told before
//	usual             a part of the day told in the same sentence, else of any day
//	weekdayin N       N days after the next weekday of that name, or before the last one
//	night             the night before the date
//	ref REF           PAST_REF, PRESENT_REF, FUTURE_REF
//	today REF         the article's day, or REF where nothing but the present time in general is meant
//	set VALUE         a set; VALUE may be "each" for one unit, and hold "*" for the duration, $name for a capture
//	value VALUE       as it stands
var operations = map[string]int{
	"none": 0, "date": 0, "shift": 2, "told": 2, "this": 1, "new": 1, "ago": 1, "ahead": 1, "dur": 0, "span": 1, "window": 1, "usual": 0, "decade": 0,
	"century": 0, "time": 0, "part": 0, "night": 0, "weekdayin": 1, "ref": 1, "today": 1, "set": 1, "value": 1, "quarter": 2, "within": 1, "one": 0, "famous": 1, "from": 2,
}

// resolve turns the matches into expressions, in the order of the text.
func (r *reader) resolve(f Frame) []Expression {
	c := newClock(r.found, f)
	var out []Expression
	for i := range r.found {
		m := &r.found[i]
		c.fresh = m.paragraph
		if m.paragraph {
			c.forgetDay()
		}
		before := *c
		ends := r.evaluate(m, c, 0)
		if m.inverted(ends) {
			*c = before
			ends = r.evaluate(m, c, c.unwind(m, ends))
		} else if m.premature(ends, c) {
			*c = before
			ends = r.evaluate(m, c, -1)
		}
		joinSpan(ends)
		out = append(out, ends...)
	}
	return out
}

// evaluate turns the groups of a match into expressions. A shift moves a year
// that was not written, or the week of a weekday: -1 that of the first group,
// 1 that of the last.
func (r *reader) evaluate(m *found, c *clock, shift int) []Expression {
	var out []Expression
	for g := 1; g <= m.rule.groups; g++ {
		e := env{found: m, group: int8(g), clock: c}
		if g == 1 && shift < 0 || g == m.rule.groups && shift > 0 {
			e.shift = shift
		}
		if len(out) > 0 {
			e.after = out[len(out)-1].Date.Earliest()
		}
		if x, ok := e.expression(r.lang); ok {
			out = append(out, x)
		}
	}
	return out
}

// inverted reports whether a range of months or days without a year ends
// before it begins.
func (m *found) inverted(ends []Expression) bool {
	if len(ends) < 2 || ends[0].Date.IsZero() || ends[len(ends)-1].Date.IsZero() {
		return false
	}
	for _, c := range m.path {
		switch c.name {
		case "year", "yy", "ydir", "ytold", "weekday", "num":
			return false
		}
	}
	return ends[len(ends)-1].Date.Latest().Before(ends[0].Date.Earliest())
}

// premature reports whether a past range of weekdays would end after the
// article.
func (m *found) premature(ends []Expression, c *clock) bool {
	if m.tense != past || len(ends) < 2 || c.history || c.frame.unit != day {
		return false
	}
	weekdays := 0
	for _, c := range m.path {
		switch c.name {
		case "weekday":
			weekdays++
		case "month", "day", "dir", "wdir", "deictic", "bound":
			return false
		}
	}
	last := ends[len(ends)-1].Date
	return weekdays == m.rule.groups && !last.IsZero() && c.frame.first.Before(last.Earliest())
}

// unwind tells which year of an inverted range is wrong: the last where a
// story of the past goes on or a plan would else be over, in other news the
// first.
func (c *clock) unwind(m *found, ends []Expression) int {
	over := ends[len(ends)-1].Date.Latest().Before(c.frame.first)
	if c.history || m.tense == future && over {
		return 1
	}
	return -1
}

// joinSpan tells the two ends of a range about the whole of it.
func joinSpan(ends []Expression) {
	if len(ends) < 2 {
		return
	}
	from, to := ends[0].Date.Earliest(), ends[len(ends)-1].Date.Latest()
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return
	}
	for i := range ends {
		ends[i].Within = date.Between(from, to)
	}
}

// expression evaluates the meaning of a group; not ok if the group is empty
// or no day fits.
func (e env) expression(l *language) (Expression, bool) {
	start, end, ok := e.span()
	if !ok {
		return Expression{}, false
	}
	m := e.found.rule.meanings[e.group-1]
	x := Expression{Start: start, End: end, Type: "DATE", Mod: m.mod, Ahead: e.tense() == future, Present: e.tense() == present, Said: e.found.said, Rule: e.found.rule.position}
	if c, ok := e.get("mod"); ok {
		x.Mod = c.text
	}
	switch m.op {
	case "none":
		return x, false
	case "ref", "value":
		x.Value = m.args[0]
		if strings.HasPrefix(x.Value, "P") && m.op == "value" {
			x.Type = "DURATION"
		}
	case "set":
		x.Type, x.Value = "SET", e.template(m.args[0])
	case "dur":
		x.Type, x.Value = "DURATION", e.duration()
	case "span":
		x.Type, x.Value = "DURATION", durationValue(e.amount("num", "frac", "plus"), e.unit(m.args[0]))
	case "usual":
		e.usual(&x)
	case "one":
		u, _ := e.borrow("unit")
		x.Type, x.Value = "DURATION", durationValue("1", unit(u.text))
	case "window":
		x.Type, x.Value = "DURATION", e.duration()
		x.Date = e.window(e.number(m.args[0]))
		x.Relative = !x.Date.IsZero()
	case "ago", "ahead":
		e.counted(&x, m)
	case "today":
		e.today(&x, m.args[0])
	default:
		p, withYear, ok := e.point(m, l)
		if !ok {
			return x, false
		}
		if m.op == "time" && e.timeOfDay() == "" {
			return x, false // 25 o'clock
		}
		x.Relative = !withYear
		e.place(&x, p, withYear)
	}
	return x, x.Value != ""
}

// point returns the stretch of the calendar that a meaning names, and
// whether its year was written.
func (e env) point(m meaning, l *language) (p point, withYear, ok bool) {
	c := e.clock
	switch m.op {
	case "date":
		f := e.fields()
		p, ok = c.calendar(f, e.tense(), l)
		c.tellQuarter(p, e.found.sentence)
		return p, f.hasYear && !f.borrowed, ok
	case "from":
		return e.from(e.unit(m.args[0]), e.number(m.args[1]), l)
	case "famous":
		return e.famous(m.args[0], l)
	case "weekdayin":
		return c.weekdayIn(e.fields().weekday, e.number(m.args[0])), false, true
	case "night":
		f := e.fields()
		p, ok = c.calendar(f, e.tense(), l)
		if ok && p.unit == day {
			p = p.shift(day, -1)
		}
		return p, f.hasYear, ok
	case "quarter":
		return e.quarter(e.number(m.args[0]), m.args[1], l)
	case "within":
		f := e.fields()
		p, ok = c.calendar(f, e.tense(), l)
		if u := unit(m.args[0]); ok && p.finer(u) {
			p = at(u, p.first)
		}
		return p, f.hasYear, ok
	case "shift":
		if u := e.unit(m.args[0]); c.history && c.told.known() && u.days() != 1 {
			return c.toldShift(u, e.number(m.args[1])), false, true
		}
		return c.frameShift(e.unit(m.args[0]), e.number(m.args[1])), false, true
	case "told":
		_, counted := e.get("num")
		c.rewind(e.tense())
		return c.afterSaid(e.unit(m.args[0]), e.number(m.args[1]), e.found.sentence, counted), false, true
	case "this":
		u := e.unit(m.args[0])
		if c.history && c.told.known() {
			return c.toldShift(u, 0), false, true
		}
		return c.frameShift(u, 0), false, true
	case "new":
		return c.newUnit(e.unit(m.args[0])), false, true
	case "time", "part":
		if e.found.verbless && c.dayIn != e.found.sentence {
			return c.frameShift(day, 0), false, true // an entry of a calendar
		}
		return c.baseDay(), false, true
	case "decade":
		return e.decadePoint(), true, true
	case "century":
		return e.centuryPoint(), true, true
	}
	return point{}, false, false
}

// place writes a point into an expression, with the time of day if there is
// one, and lets the clock know.
func (e env) place(x *Expression, p point, withYear bool) {
	tod := e.timeOfDay()
	if tod != "" {
		x.Type = "TIME"
	}
	if !p.known() {
		x.Value = e.unknown() + tod
		return
	}
	x.Value = p.value() + tod
	x.Date = p.date()
	if p.unit == week && tod == "" {
		if _, ok := e.get("we"); ok {
			x.Value += "-WE"
		}
	}
	if strings.HasSuffix(tod, "NI") && p.unit == day {
		x.Date = date.Between(p.first, p.first.AddDays(1))
	}
	if x.Mod == "APPROX" {
		x.Date = x.Date.Approximate()
	}
	e.clock.tell(p, withYear || e.clock.toldYear && !p.coarse(), e.found)
}

// unknown returns the value of a date whose frame is not known: "XXXX-WXX-3"
// for a Wednesday.
func (e env) unknown() string {
	f := e.fields()
	switch {
	case f.weekend:
		return "XXXX-WXX-WE"
	case f.month > 0 && f.day > 0:
		return "XXXX-" + twoDigits(f.month) + "-" + twoDigits(f.day)
	case f.month > 0:
		return "XXXX-" + twoDigits(f.month)
	case f.weekday > 0:
		return "XXXX-WXX-" + strconv.Itoa(f.weekday)
	case f.season != "":
		return "XXXX-" + f.season
	}
	switch m := e.found.rule.meanings[e.group-1]; m.op {
	case "shift", "told", "this", "new":
		switch e.unit(m.args[0]) {
		case week:
			return "XXXX-WXX"
		case month:
			return "XXXX-XX"
		case year:
			return "XXXX"
		}
	}
	return "XXXX-XX-XX"
}

// today means the article's day where the sentence tells of a past act or a
// time of day, or the article of the days around; else the present time in
// general.
func (e env) today(x *Expression, ref string) {
	ofDay := e.timeOfDay() != "" || e.found.timed || e.found.tense == past && !e.found.perfect
	ofDay = ofDay || e.clock.daily && e.found.tense != present && e.found.tense != noTense
	if e.clock.history || !ofDay {
		x.Value = ref
		return
	}
	p := e.clock.frameShift(day, 0)
	if !p.known() {
		x.Value = ref
		return
	}
	x.Relative = true
	e.place(x, p, false)
}

// usual means a part of the day that the sentence tells, else of any day:
// "nachts" in "nachts war es kalt".
func (e env) usual(x *Expression) {
	c := e.clock
	if c.toldDay.known() && c.dayIn == e.found.sentence {
		x.Relative = true
		e.place(x, c.toldDay, false)
		return
	}
	x.Type, x.Value = "SET", "XXXX-XX-XX"+e.timeOfDay()
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
