package rule

import (
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/mention/timex"
)

// leadDays is how many days before its article an undated act of the news is
// taken to lie at most.
const leadDays = 2

// newsDays is how many days before its article a day may lie for the news of
// the sentences after it to be of that day too.
const newsDays = 6

// date gives an event its date: by the expression that belongs to its clause,
// else by the nearest one in the sentence, else by what the sentences before
// tell of, else by the article's date.
func (r *reading) date(e *event.Event, rep *event.Report, c candidate) {
	if x := r.expression(c); x != nil {
		e.SetDate(meant(x), "text")
		rep.When = &event.Span{Start: x.Start, End: x.End, Text: r.article.Text[x.Start:x.End]}
		return
	}
	if e.Status == event.Planned {
		e.SetDate(date.Date{}, "article") // a planned act stays open
		return
	}
	if d := r.memory.when(r.article, r.s.Start); !d.IsZero() {
		e.SetDate(d, "context")
		return
	}
	e.SetDate(undated(r.article.Frame), "article")
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

// tell remembers the dates of a sentence for those after it.
func (m *memory) tell(a *Article, times []timex.Expression) {
	m.past = date.Date{}
	for n := range times {
		x := &times[n]
		if !dates(x) || aloneOnLine(a.Text, x) {
			continue
		}
		switch d := meant(x); {
		case isNews(a, d):
			m.news, m.past = d, date.Date{}
		case d.Latest().Before(a.Frame.Date.Earliest().AddDays(-newsDays)):
			m.past = d
		}
	}
}

// when returns when an undated act took place by what was told before: in
// the time of the sentence right before, if that tells of the past; on the
// last day of the news that was named, or the first one that will be.
func (m *memory) when(a *Article, at int) date.Date {
	switch {
	case a.Frame.Date.IsZero():
		return date.Date{}
	case !m.past.IsZero():
		return m.past
	case !m.news.IsZero():
		return m.news
	}
	for n := range a.Times {
		x := &a.Times[n]
		if x.Start > at+leadBytes {
			break
		}
		if d := meant(x); x.Start >= at && dates(x) && isNews(a, d) && !aloneOnLine(a.Text, x) {
			return d
		}
	}
	return date.Date{}
}

// aloneOnLine reports whether an expression is all of its line: the date of
// the article, not of what it tells.
func aloneOnLine(text string, x *timex.Expression) bool {
	before, after := strings.TrimRight(text[:x.Start], " \t"), strings.TrimLeft(text[x.End:], " \t.")
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || strings.HasPrefix(after, "\n"))
}

// leadBytes is how far ahead the day of a lead is looked for.
const leadBytes = 600

// dates reports whether an expression says when something was.
func dates(x *timex.Expression) bool {
	return !x.Date.IsZero() && x.Type != "SET"
}

// isNews reports whether a date is of a day or two shortly before the
// article.
func isNews(a *Article, d date.Date) bool {
	first, last := d.Earliest(), d.Latest()
	day := a.Frame.Date.Latest()
	return !a.Frame.Date.IsZero() && last.Sub(first) <= leadDays && !day.Before(last) && !first.Before(day.AddDays(-newsDays))
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
		if s > score {
			best, score = x, s
		}
	}
	return best
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
	case r.c.under(top, c.trigger) && r.owner(top) == r.owner2(c.trigger):
		return 100 - distance(t, c.trigger)/2
	case r.owner(top) == r.owner2(c.verb):
		return 90 - distance(t, c.trigger)/2
	case r.c.under(top, c.verb):
		return 60 - distance(t, c.trigger)/2
	case r.c.under(c.verb, r.owner(top)):
		return max(45-distance(t, c.trigger)/2, 5)
	}
	return max(30-distance(t, c.trigger), 0)
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
