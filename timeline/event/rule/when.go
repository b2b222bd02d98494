package rule

import (
	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/mention/timex"
)

// leadDays is how many days before its article an undated act of the news is
// taken to lie at most.
const leadDays = 2

// date gives an event its date: by the expression that belongs to its clause,
// else by the nearest one in the sentence, else by the article's date.
func (r *reading) date(e *event.Event, rep *event.Report, c candidate) {
	if x := r.expression(c); x != nil {
		e.SetDate(x.Date, "text")
		rep.When = &event.Span{Start: x.Start, End: x.End, Text: r.article.Text[x.Start:x.End]}
	} else {
		e.SetDate(undated(r.article.Frame, e.Status), "article")
	}
}

// undated is when an act without a date took place: in the days before the
// article. A planned act stays open.
func undated(f timex.Frame, s event.Status) date.Date {
	if f.Date.IsZero() || s == event.Planned {
		return date.Date{}
	}
	if first, last := f.Date.Earliest(), f.Date.Latest(); first == last {
		return date.Between(first.AddDays(-leadDays), last)
	}
	return f.Date
}

// expression chooses the time expression that dates a candidate.
func (r *reading) expression(c candidate) *timex.Expression {
	var best *timex.Expression
	score := 0
	for n := range r.times {
		x := &r.times[n]
		if x.Date.IsZero() || x.Type == "DURATION" || x.Type == "SET" {
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
