package timex

// tell notes a date that was told in a sentence.
func (c *clock) tell(p point, withYear bool, m *found) {
	if !p.known() || p.fuzzy {
		return
	}
	c.said, c.saidIn = p, m.sentence
	if !c.follows(p, m) && !c.insists(p, m) {
		return
	}
	sentence := m.sentence
	c.told, c.toldYear, c.toldIn = p, withYear, sentence
	if !c.ahead(p) {
		c.toldPast = p
	}
	if m.heading && p.unit == year {
		c.section = p.first.Year
	}
	if p.unit == day {
		c.toldDay, c.dayIn = p, sentence
	}
}

// maxLeap is how many years a story of the past may leap with a month or day
// that bears its year.
const maxLeap = 20

// follows reports whether the story goes on from p. In history it does not
// where p only dates a noun, or looks back or ahead in the middle of a
// sentence.
func (c *clock) follows(p point, m *found) bool {
	if !c.history || !c.told.known() || m.heading {
		return true
	}
	if m.aside || p.unit.months() > 12 {
		return false
	}
	opens := m.at < 4
	leap := p.first.Year - c.told.first.Year
	if leap > 0 && (m.limit || !opens && c.section == c.told.first.Year) {
		return false
	}
	near := abs(p.first.Year-c.center) <= maxLeap
	if !p.coarse() {
		return opens || near || abs(leap) <= maxLeap
	}
	// A year adds nothing to a day of its own.
	return leap != 0 && (opens && near || leap == 1)
}

// insists reports whether the story was led to the year of p before, but did
// not follow: the second time it does.
func (c *clock) insists(p point, m *found) bool {
	again := c.refused == p.first.Year && !p.coarse() && !m.aside
	c.refused = p.first.Year
	return again
}

// historyYear keeps to the year told last, unless the month lies so far away
// that the next or the last year is nearer.
func (c *clock) historyYear(m int) int {
	y := c.told.first.Year
	if c.told.unit == day || c.told.unit == month {
		switch diff := m - c.told.first.Month; {
		case diff < -8 && c.fresh && y == c.section:
			return y // the chapter of the year goes through it once more
		case diff < -8:
			return y + 1
		case diff > 9:
			return y - 1
		}
	}
	return y
}

// ahead reports whether p lies after the article.
func (c *clock) ahead(p point) bool {
	return c.frame.known() && p.known() && c.frame.last().Before(p.first)
}

// rewind forgets plans for what looks back: "a day earlier" is counted from
// what has been told, and from the article where nothing has.
func (c *clock) rewind(t tense) {
	if c.history || t == future || !c.ahead(c.told) {
		return
	}
	c.told, c.toldDay = c.toldPast, point{}
	if c.told.unit == day {
		c.toldDay = c.told
	}
}

// afterSaid returns the unit u that lies n units away from the date that the
// sentence itself tells; from the date told last if it tells none. Weeks that
// are counted from a day ("two weeks later", not "the week after") lead to a
// day.
func (c *clock) afterSaid(u unit, n, sentence int, counted bool) point {
	p, here := c.told, c.saidIn == sentence && c.said.finer(u)
	if here {
		p = c.said
	}
	switch {
	case counted && u == week && p.unit == day:
		return p.shift(day, 7*n)
	case here:
		return p.shift(u, n)
	}
	return c.toldShift(u, n)
}

// toldShift returns the unit u that lies n units away from the date told
// last; from the article's date if none was told that is precise enough.
func (c *clock) toldShift(u unit, n int) point {
	p := c.told
	if !p.finer(u) && c.toldDay.known() && c.toldDay.finer(u) && p.known() && !c.toldDay.first.Before(p.first) && !p.last().Before(c.toldDay.first) {
		p = c.toldDay
	}
	if !p.known() {
		return c.frameShift(u, n)
	}
	if p.finer(u) {
		return p.shift(u, n)
	}
	// "three days later" after a month: some day of it.
	p.fuzzy = true
	return p
}
