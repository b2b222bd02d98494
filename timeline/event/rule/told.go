package rule

import (
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/mention/timex"
)

// newsDays is how many days before its article a day may lie for the news of
// the sentences after it to be of that day too.
const newsDays = 6

// tell remembers the dates of a sentence for those after it. What has been so
// since a day of the past is no story of that day.
func (m *memory) tell(a *Article, l *language, times []timex.Expression, back bool) {
	m.past = date.Date{}
	for n := range times {
		x := &times[n]
		// Once the news has its day, the present tells of plans.
		if !dates(x) || x.Ahead || x.Present && !m.news.IsZero() || aloneOnLine(a.Text, x) {
			continue
		}
		switch d := meant(x); {
		case isNews(a, d) && back && !m.news.IsZero():
			m.aside, m.past = d, date.Date{}
		case isNews(a, d):
			m.news, m.aside, m.past = d, date.Date{}, date.Date{}
		case d.Latest().Before(a.Frame.Date.Earliest().AddDays(-newsDays)) && (l == nil || !l.is("after", wordBefore(a.Text, x.Start))):
			m.past = d
		}
	}
}

// back returns the time to which the sentences before look back, zero if they
// tell of the news.
func (m *memory) back(a *Article, at int) date.Date {
	switch {
	case m.closed(a, at):
		return date.Date{}
	case !m.past.IsZero():
		return m.past
	}
	return m.aside
}

// closed reports whether a paragraph ended since the sentence before. With it
// end looks back.
func (m *memory) closed(a *Article, at int) bool {
	return m.end > 0 && m.end < at && strings.Count(a.Text[m.end:at], "\n") > 1
}

// pluperfect reports whether the sentence looks back from the past: "hatte
// ihn getroffen".
func (r *reading) pluperfect() bool {
	for i := range r.s.Tokens {
		if a := r.c.token(i); a.Rel == "aux" && r.c.feature(i, "Tense=Past") && a.Head >= 0 && r.c.participleForm(a.Head) && r.c.rel(a.Head) == "root" {
			return true
		}
	}
	return false
}

// wordBefore returns the word before an offset in small letters.
func wordBefore(text string, offset int) string {
	before := strings.TrimRight(text[max(0, offset-maxWord):offset], " \t\r\n\u00a0")
	return lower(before[strings.LastIndexAny(before, " \t\r\n\u00a0")+1:])
}

// maxWord is how far back a word is looked for, in bytes.
const maxWord = 40

// when returns when an undated act took place by what was told before: in
// the time of the sentence right before, if that tells of the past; on the
// last day of the news that was named, or the first one that will be. What is
// told in the present tense is no part of the past.
func (m *memory) when(a *Article, at int, present, deed bool) date.Date {
	switch {
	case a.Frame.Date.IsZero():
		return date.Date{}
	case !m.back(a, at).IsZero() && !present:
		return m.back(a, at)
	case !m.news.IsZero():
		return m.news
	}
	return a.lead(at, deed)
}

// lead returns the first day of the news that is told behind an offset. Of a
// deed, the day on which it was only spoken of gives way to another close by:
// "wie die Polizei am Montag mitteilte, griffen sie am Sonntag an".
func (a *Article) lead(at int, deed bool) date.Date {
	var spoken *timex.Expression
	for n := range a.Times {
		x := &a.Times[n]
		if x.Start > at+leadBytes || spoken != nil && x.Start > spoken.End+deedBytes {
			break
		}
		if d := meant(x); x.Start < at || !dates(x) || x.Ahead || !isNews(a, d) || aloneOnLine(a.Text, x) {
			continue
		}
		if !x.Said || !deed {
			return meant(x)
		}
		if spoken == nil {
			spoken = x
		}
	}
	if spoken == nil {
		return date.Date{}
	}
	return meant(spoken)
}

// aloneOnLine reports whether an expression is all of its line: the date of
// the article, not of what it tells.
func aloneOnLine(text string, x *timex.Expression) bool {
	before, after := strings.TrimRight(text[:x.Start], " \t"), strings.TrimLeft(text[x.End:], " \t.")
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || strings.HasPrefix(after, "\n"))
}

// leadBytes is how far ahead the day of a lead is looked for.
const leadBytes = 600

// deedBytes is how far behind the day of a report that of the deed is looked
// for.
const deedBytes = 120

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
