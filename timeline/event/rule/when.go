package rule

import (
	"strconv"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/mention/timex"
)

// leadDays is how many days before its article an undated act of the news is
// taken to lie at most.
const leadDays = 2

// date gives an event its date: by the expression that belongs to its clause,
// else by the nearest one in the sentence, else by what the sentences before
// tell of, else by the article's date.
func (r *reading) date(e *event.Event, rep *event.Report, c candidate) {
	from, counted := r.follows(c)
	if x := r.expression(c); x != nil && (counted.IsZero() || meant(x) != from) {
		if e.Status == event.Actual && r.ahead(x) {
			e.Status = event.Planned
		}
		e.SetDate(meant(x), "text")
		if e.Status == event.Actual && e.Date.Precision() == date.ToDay {
			r.memory.note(e.Type, e.Mode, e.Date)
		}
		rep.When = &event.Span{Start: x.Start, End: x.End, Text: r.article.Text[x.Start:x.End]}
		return
	}
	if e.Status == event.Planned {
		e.SetDate(date.Date{}, "article") // a planned act stays open
		return
	}
	if d := r.byContext(c); !d.IsZero() {
		e.SetDate(d, "context")
		return
	}
	e.SetDate(undated(r.article.Frame), "article")
}

// byContext dates an act that has no expression of its own by what it is counted
// from, or by the sentences around it.
func (r *reading) byContext(c candidate) date.Date {
	if r.precedes(c) {
		if d := r.countedFrom(c); !d.IsZero() {
			return d
		}
		return r.memory.back(r.article, r.s.Start)
	}
	if _, d := r.follows(c); !d.IsZero() {
		return d
	}
	class, _ := r.set.ontology.Class(c.rule.Type, c.rule.Mode)
	return r.memory.when(r.article, r.s.Start, r.present(c.verb), class.Quad%2 == 0)
}

// undated is when the news of an article took place that gives no day: in
// the days before it. Of an article of which only the month is known, and the
// newest thing that it tells of, the news is of about that day.
func undated(f timex.Frame) date.Date {
	if f.Date.IsZero() {
		return date.Date{}
	}
	switch first, last := f.Date.Earliest(), f.Date.Latest(); {
	case first == last:
		return date.Between(first.AddDays(-leadDays), last)
	case last.Sub(first) <= leadDays:
		return date.OfDay(first).Approximate()
	}
	return f.Date
}

// meant returns the days that an expression means: "Anfang März" are the
// first ten days of March, "Mitte 2015" the middle four months.
func meant(x *timex.Expression) date.Date {
	d := x.Date
	first, last := d.Earliest(), d.Latest()
	if x.Mod != "START" && x.Mod != "MID" && x.Mod != "END" || d.IsZero() {
		return d
	}
	switch d.Precision() {
	case date.ToMonth:
		switch x.Mod {
		case "START":
			return date.Between(first, first.AddDays(9))
		case "MID":
			return date.Between(first.AddDays(9), first.AddDays(19))
		}
		return date.Between(first.AddDays(19), last)
	case date.ToYear:
		switch x.Mod {
		case "START":
			return date.Between(first, date.Day{Year: first.Year, Month: 4, Day: 30})
		case "MID":
			return date.Between(date.Day{Year: first.Year, Month: 5, Day: 1}, date.Day{Year: first.Year, Month: 8, Day: 31})
		}
		return date.Between(date.Day{Year: first.Year, Month: 9, Day: 1}, last)
	}
	return d
}

// expression chooses the time expression that dates a candidate.
func (r *reading) expression(c candidate) *timex.Expression {
	var best *timex.Expression
	score := 0
	for n := range r.times {
		x := &r.times[n]
		if !dates(x) {
			continue
		}
		s := r.nearness(x, c)
		switch {
		case c.status == event.Actual && r.ahead(x) && (s < near || r.looksBack(c.verb)):
		case c.status == event.Planned && r.over(x) && s < ownClause:
		case s > score:
			best, score = x, s
		}
	}
	return best
}

// near is how closely the day of a plan must belong to an act for the act to
// be the one that is planned.
const near = 15

// ownClause is how closely an expression belongs at least to an act in whose
// clause it stands.
const ownClause = 60

// ahead reports whether an expression means days after the article: they are
// those of plans, never of what took place.
func (r *reading) ahead(x *timex.Expression) bool {
	day := r.article.Frame.Date.Latest()
	return !day.IsZero() && day.Before(meant(x).Earliest())
}

// present reports whether a verb, or that of a noun, stands in the present
// tense.
func (r *reading) present(v int) bool {
	v = r.owner2(v)
	return r.c.feature(v, "Tense=Pres") && r.c.feature(v, "VerbForm=Fin")
}

// over reports whether an expression means days before the article.
func (r *reading) over(x *timex.Expression) bool {
	day := r.article.Frame.Date.Earliest()
	return !day.IsZero() && meant(x).Latest().Before(day)
}

// looksBack reports whether a verb, or that of a noun, stands in a tense of
// the past.
func (r *reading) looksBack(v int) bool {
	v = r.owner2(v)
	if r.c.feature(v, "VerbForm=Fin") {
		return r.c.feature(v, "Tense=Past")
	}
	if !r.c.participleForm(v) {
		return false
	}
	aux := r.c.child(v, "aux") // "has met", "were met", but not "are met"
	return aux < 0 || r.c.token(aux).Rel == "aux" || r.c.feature(aux, "Tense=Past")
}

// precedes reports whether a candidate came before the act of the verb above
// it: "nach der Festnahme protestierten Tausende", "after it had attacked".
func (r *reading) precedes(c candidate) bool {
	if !r.c.isVerb(c.trigger) {
		return r.l.is("after", r.c.preposition(c.trigger))
	}
	mark := r.c.child(c.trigger, "mark")
	return mark >= 0 && r.l.is("after", lower(r.c.token(mark).Form))
}

// adjoins reports whether token t stands behind a noun and no verb or mark
// between them: it may be the noun's, whatever the parser says.
func (r *reading) adjoins(t, noun int) bool {
	for i := noun + 1; i < t; i++ {
		if u := r.c.token(i).UPOS; u == "VERB" || u == "AUX" || u == "PUNCT" {
			return false
		}
	}
	return t > noun
}

// countedFrom dates an act by one that is counted from it: "two days after the
// attack, ministers met on Monday".
func (r *reading) countedFrom(c candidate) date.Date {
	verb := r.owner(c.trigger)
	for n := range r.times {
		x := &r.times[n]
		days, ok := daysIn(x.Value)
		if x.Type != "DURATION" || !ok || x.Start > r.c.token(c.trigger).Start || !r.l.is("after", lower(r.nextWord(x.End))) {
			continue
		}
		then := r.expression(candidate{trigger: verb, verb: verb, status: event.Actual})
		if then == nil || meant(then).Precision() != date.ToDay {
			continue
		}
		return date.OfDay(meant(then).Earliest().AddDays(-days))
	}
	return date.Date{}
}

// follows dates an act that is counted from one whose day is known: "zwei Tage
// nach dem Angriff am Montag", "hours after the attack" of which the sentences
// before told. It returns that day too.
func (r *reading) follows(c candidate) (from, then date.Date) {
	for n := range r.times {
		x := &r.times[n]
		days, ok := daysIn(x.Value)
		if x.Type != "DURATION" || !ok || !r.l.is("after", lower(r.nextWord(x.End))) {
			continue
		}
		for i := range r.s.Tokens {
			if r.c.token(i).Start < x.End || r.c.isVerb(i) || !r.l.is("after", r.c.preposition(i)) || r.owner(i) != r.owner2(c.verb) {
				continue
			}
			if d := r.dayOf(i); !d.IsZero() {
				return d, date.OfDay(d.Earliest().AddDays(days))
			}
		}
	}
	return date.Date{}, date.Date{}
}

// dayOf returns the day of the act that a noun names: by an expression below
// it, else that of the last act of its kind that was told.
func (r *reading) dayOf(noun int) date.Date {
	for n := range r.times {
		x := &r.times[n]
		if t := r.tokenAt(x.Start); dates(x) && t >= 0 && r.c.under(t, noun) && meant(x).Precision() == date.ToDay {
			return meant(x)
		}
	}
	for _, rule := range first(r.triggers(noun)) {
		if d, ok := r.memory.acts[kind{rule.Type, rule.Mode}]; ok {
			return d
		}
	}
	return date.Date{}
}

// nextWord returns the word that follows an offset.
func (r *reading) nextWord(offset int) string {
	for i := range r.s.Tokens {
		if t := r.c.token(i); t.Start >= offset {
			return t.Form
		}
	}
	return ""
}

// daysIn returns how many days a TIMEX3 duration of days or weeks has; hours
// lead to the same day.
func daysIn(value string) (int, bool) {
	if strings.HasPrefix(value, "PT") {
		return 0, strings.HasSuffix(value, "H") || strings.HasSuffix(value, "M")
	}
	digits := strings.TrimRight(strings.TrimPrefix(value, "P"), "DW")
	n, err := strconv.Atoi(digits)
	if strings.HasSuffix(value, "W") {
		n *= 7
	}
	return n, err == nil && len(value) == len(digits)+2 && n < 1000
}

// nearness tells how closely a time expression belongs to a candidate, 0 if
// it belongs to another clause.
func (r *reading) nearness(x *timex.Expression, c candidate) int {
	t := r.tokenAt(x.Start)
	if t < 0 {
		return 0
	}
	top := t
	for r.c.token(top).Head >= 0 && r.c.token(r.c.token(top).Head).Start >= x.Start && r.c.token(r.c.token(top).Head).End <= x.End {
		top = r.c.token(top).Head
	}
	switch {
	case r.precedes(c) && !r.c.under(top, c.trigger) && !r.adjoins(t, c.trigger):
		return 0
	case r.c.under(top, c.trigger) && r.owner(top) == r.owner2(c.trigger):
		return 100 - distance(t, c.trigger)/2
	case r.owner(top) == r.owner2(c.verb):
		return 90 - distance(t, c.trigger)/2
	case r.c.under(top, c.verb):
		return 60 - distance(t, c.trigger)/2
	case r.c.under(c.verb, r.owner(top)):
		return max(45-distance(t, c.trigger)/2, 5)
	}
	return max(30-distance(t, c.trigger), 1)
}

// owner climbs from a token to the nearest verb above it, the root if none.
func (r *reading) owner(i int) int {
	for n := 0; r.c.token(i).Head >= 0 && n < len(r.s.Tokens); n++ {
		i = r.c.token(i).Head
		if r.c.isVerb(i) {
			return i
		}
	}
	return i
}

// owner2 is the verb of a trigger: itself, or the one above a noun.
func (r *reading) owner2(i int) int {
	if r.c.isVerb(i) {
		return i
	}
	return r.owner(i)
}

func (r *reading) tokenAt(offset int) int {
	for i := range r.s.Tokens {
		if t := r.c.token(i); t.Start <= offset && offset < t.End {
			return i
		}
	}
	return -1
}

func distance(a, b int) int { return max(a-b, b-a) }
