package timex

import "demarche/timeline/date"

// maxQuarterAge is how many bytes after a quarter was told "a year earlier"
// and "the quarter" still count from it.
const maxQuarterAge = 2500

// quarter resolves what reports on business count from the quarter told last:
// "the quarter", "a year earlier", "the 1988 period". The arguments are those
// of the operation.
func (e env) quarter(years int, otherwise string, l *language) (p point, withYear, ok bool) {
	c := e.clock
	f := e.fields()
	q := c.toldQuarter
	recent := q.known() && e.found.sentence-c.quarterIn <= maxQuarterAge
	if otherwise == "over" && c.frame.known() && recent {
		recent = q.last().Before(c.frame.first)
	}
	switch {
	case recent && otherwise == "date" && f.hasYear:
		return at(quarter, date.Day{Year: f.year, Month: q.first.Month, Day: 1}), true, true
	case recent:
		return q.shift(quarter, 4*years), false, true
	case otherwise == "date":
		p, ok = c.calendar(f, e.tense(), l)
		return p, f.hasYear, ok
	case otherwise == "told":
		return c.toldShift(year, years), false, true
	case (otherwise == "last" || otherwise == "over") && c.frame.finer(quarter):
		return c.frame.shift(quarter, 4*years-1), false, true
	}
	return c.frameShift(year, years), false, true
}

// tellQuarter notes a quarter that was told by its number, unless it is only
// the one to compare with: the same quarter of an earlier year.
func (c *clock) tellQuarter(p point, sentence int) {
	q := c.toldQuarter
	if p.unit != quarter || q.first.Month == p.first.Month && p.first.Year < q.first.Year {
		return
	}
	c.toldQuarter, c.quarterIn = p, sentence
}
