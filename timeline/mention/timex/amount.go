package timex

import (
	"fmt"
	"strconv"
	"strings"

	"demarche/timeline/date"
)

// duration returns the TIMEX3 value of the captured numbers and units:
// "P3Y4M", "PT2H", "PXD".
func (e env) duration() string {
	u, ok := e.borrow("unit")
	if !ok {
		return ""
	}
	s := e.withHalf(durationValue(e.amount("num", "frac", "plus"), unit(u.text)), unit(u.text))
	if u2, ok := e.get("unit2"); ok {
		second := durationValue(e.amount("num2", "frac2", "plus2"), unit(u2.text))
		// "P3Y" and "P4M" make "P3Y4M", "PT1H" and "PT30M" make "PT1H30M".
		second = strings.TrimPrefix(second, "P")
		if strings.HasPrefix(s, "PT") {
			second = strings.TrimPrefix(second, "T")
		}
		s += second
	}
	return s
}

// withHalf adds half a unit to a duration where the group tells one: "P2Y" and
// "and a half" make "P2Y6M".
func (e env) withHalf(s string, u unit) string {
	if _, ok := e.get("andhalf"); !ok {
		return s
	}
	half, ok := map[unit]string{
		hour: "30M", minute: "30S", day: "T12H", month: "15D", year: "6M", decade: "5Y", century: "50Y", millennium: "500Y",
	}[u]
	switch _, whole := e.get("num"); {
	case !ok:
		return s + "XD"
	case whole:
		return s + half
	case u == hour || u == minute:
		return "PT" + half
	}
	return "P" + half
}

// amount returns a number as written in a duration: "3", "0.5", "X". A frac
// follows a decimal comma; a plus is added ("zwei und eine halbe").
func (e env) amount(num, frac, plus string) string {
	n, ok := e.get(num)
	if !ok {
		return "X"
	}
	s := n.text
	if f, ok := e.get(frac); ok {
		s += "." + f.text
	}
	if t, ok := e.get("thousands"); ok {
		s += t.text
	}
	if p, ok := e.get(plus); ok {
		s = addDecimals(s, p.text)
	}
	if m, ok := e.get("times"); ok {
		if v, err := strconv.Atoi(s); err == nil {
			s = strconv.Itoa(v * m.n)
		}
	}
	return strings.TrimPrefix(s, "0"[:min(1, len(s)-1)])
}

// addDecimals adds two decimal numbers that may be written with a dot.
func addDecimals(a, b string) string {
	x, errA := strconv.ParseFloat(a, 64)
	y, errB := strconv.ParseFloat(b, 64)
	if errA != nil || errB != nil {
		return a
	}
	return strconv.FormatFloat(x+y, 'f', -1, 64)
}

func durationValue(n string, u unit) string {
	if strings.HasPrefix(n, ".") {
		n = "0" + n
	}
	switch u {
	case hour:
		return "PT" + n + "H"
	case minute:
		return "PT" + n + "M"
	case second:
		return "PT" + n + "S"
	case halfYear:
		if v, err := strconv.Atoi(n); err == nil {
			return fmt.Sprintf("P%dM", 6*v)
		}
		return "P" + n + "M"
	case quarter:
		if v, err := strconv.Atoi(n); err == nil {
			return fmt.Sprintf("P%dM", 3*v)
		}
		return "P" + n + "Q"
	case "MO", "MI", "AF", "EV", "NI", "DT":
		return "PT" + n + string(u)
	}
	return "P" + n + string(u)
}

// counted resolves "three weeks ago" and "in three weeks".
func (e env) counted(x *Expression, m meaning) {
	sign := 1
	if m.op == "ago" {
		sign = -1
	}
	u := e.unit("$unit")
	p := e.clock.countFrom(u, e.amount("num", "frac", "plus"), sign)
	x.Relative = true
	if m.args[0] == "day" {
		p = e.clock.sameDay(u, e.amount("num", "frac", "plus"), sign)
	}
	if m.args[0] == "dur" {
		x.Type, x.Value = "DURATION", e.duration()
		x.Date = p.date()
	} else {
		e.place(x, p, false)
		if !p.known() {
			x.Value = vague(sign)
		}
	}
	if x.Mod == "APPROX" || x.Mod == "" && u != day && p.unit == day {
		x.Date = x.Date.Approximate()
	}
}

// window returns the days of a duration that ends or begins with the
// article's day; the zero Date if its length or that day is not known.
func (e env) window(sign int) date.Date {
	c := e.clock
	n, err := strconv.Atoi(e.amount("num", "frac", "plus"))
	unitOf, ok := e.borrow("unit")
	if err != nil || !ok || c.frame.unit != day || n > 1000 {
		return date.Date{}
	}
	u := unit(unitOf.text)
	now, far := c.frame.first, date.Day{}
	switch {
	case u.months() > 0:
		far = now.AddMonths(sign * n * u.months())
	case u.days() > 0:
		far = now.AddDays(sign * n * u.days())
	default:
		return date.Date{}
	}
	return date.Between(now, far)
}

func vague(sign int) string {
	if sign < 0 {
		return "PAST_REF"
	}
	return "FUTURE_REF"
}

// countFrom goes a number of units from the article's date: days and weeks
// to a day, months to a month, years to a year, hours to the day itself.
// Unknown amounts and fractions of long units lead nowhere exact.
func (c *clock) countFrom(u unit, amount string, sign int) point {
	n, err := strconv.ParseFloat(amount, 64)
	if err != nil || n > 1e6 || !c.frame.known() {
		return point{}
	}
	switch whole := n == float64(int(n)); {
	case u == hour || u == minute || u == second:
		if n <= 12 && u == hour || u != hour {
			return c.frameShift(day, 0)
		}
		return point{}
	case whole && u == week:
		return c.frameShift(day, sign*7*int(n))
	case whole && u.days()+u.months() > 0 && c.frame.first.Year+sign*int(n)*max(u.months()/12, 1) > -9000 && n*float64(u.months()) < 1e5:
		if u.months() > 12 {
			return c.frame.shift(year, sign*int(n)*u.months()/12)
		}
		return c.frameShift(u, sign*int(n))
	case u == year && c.frame.finer(month) && n < 1000:
		return c.frame.shift(month, sign*int(n*12))
	}
	return point{}
}

// sameDay goes a number of units from the article's day to a day: "today 80
// years ago".
func (c *clock) sameDay(u unit, amount string, sign int) point {
	n, err := strconv.Atoi(amount)
	if err != nil || n > 1000 || c.frame.unit != day {
		return point{}
	}
	if m := u.months(); m > 0 {
		return at(day, c.frame.first.AddMonths(sign*n*m))
	}
	return at(day, c.frame.first.AddDays(sign*n*u.days()))
}

// template fills a set's value in: "each" is one unit, "*" is the duration without its "P",
// "$name" the text of a capture.
func (e env) template(s string) string {
	if s == "each" {
		return durationValue("1", e.unit("$unit")) + e.timeOfDay()
	}
	s = strings.Replace(s, "*", strings.TrimPrefix(e.duration(), "P"), 1)
	for {
		i := strings.IndexByte(s, '$')
		if i < 0 {
			break
		}
		end := i + 1
		for end < len(s) && s[end] >= 'a' && s[end] <= 'z' {
			end++
		}
		c, _ := e.get(s[i+1 : end])
		text := c.text
		if c.name == "month" || c.name == "day" {
			text = twoDigits(c.n)
		}
		s = s[:i] + text + s[end:]
	}
	return s + e.timeOfDay()
}

// timeOfDay returns the part of a value from the "T" on: "T20:15", "TEV",
// "" if the group tells no time.
func (e env) timeOfDay() string {
	part, hasPart := e.get("part")
	if c, ok := e.get("clock"); ok {
		return "T" + c.text // noon, midnight
	}
	if c, ok := e.get("hhmm"); ok { // "1030 GMT"
		return fmt.Sprintf("T%02d:%02d", c.n/100, c.n%100)
	}
	h, ok := e.get("hour")
	if !ok {
		if hasPart {
			return "T" + part.text
		}
		return ""
	}
	m, hasMinute := e.get("minute")
	if h.n > 24 || m.n > 59 {
		return ""
	}
	total := h.n*60 + m.n
	if p, ok := e.borrow("past"); ok { // "halb neun": 30 minutes before nine
		total, hasMinute = total+p.n, true
	}
	if n, ok := e.get("num"); ok { // "zehn nach acht"
		total, hasMinute = total+n.n*e.number("$sense"), true
	}
	if pm, ok := e.borrow("pm"); ok && total < 13*60 { // "p.m."
		total = total%(12*60) + pm.n*60
	} else if hasPart && total < 12*60 && (part.text == "AF" || part.text == "EV" || part.text == "NI" && total >= 6*60) {
		total += 12 * 60
	}
	if total < 0 {
		total += 24 * 60
	}
	s := fmt.Sprintf("T%02d:%02d", total/60, total%60)
	if sec, ok := e.get("second"); ok && hasMinute {
		s += ":" + twoDigits(sec.n)
	}
	return s
}
