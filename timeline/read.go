package timeline

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/document"
	"demarche/timeline/event"
	"demarche/timeline/event/rule"
	"demarche/timeline/lexicon"
	"demarche/timeline/mention/actor"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

// A Reader reads single articles. It may be used by many goroutines.
type Reader struct {
	actors   *actor.Knowledge
	rules    *rule.Set
	tagger   *timex.Tagger
	analyser *sentence.Analyser
}

// NewReader loads what a reader knows. Each layer is a folder that adds to
// the built-in tables, as the built-in ones are laid out: "actors/states.tsv"
// and so on.
func NewReader(layers ...fs.FS) (*Reader, error) {
	k, err := actor.Load(append([]fs.FS{lexicon.Data()}, layers...)...)
	if err != nil {
		return nil, fmt.Errorf("loading actors: %w", err)
	}
	rules, err := rule.Load(rule.Data())
	if err != nil {
		return nil, fmt.Errorf("loading rules: %w", err)
	}
	tagger, err := timex.Load()
	if err != nil {
		return nil, fmt.Errorf("loading rules for dates: %w", err)
	}
	return &Reader{actors: k, rules: rules, tagger: tagger, analyser: sentence.NewAnalyser()}, nil
}

// Actors returns what the reader knows of actors.
func (r *Reader) Actors() *actor.Knowledge { return r.actors }

// A Reading is an article at every stage on its way to events. Mentions and
// Times are by sentence.
type Reading struct {
	Article   Article
	Sentences []sentence.Sentence
	Times     []timex.Expression
	Mentions  [][]actor.Mention
	Home      *actor.Entity // the state that the article is about, nil if none stands out
	Events    []event.Event // merged within the article
}

// Read reads one article through all stages.
func (r *Reader) Read(d *document.Document) Reading {
	a := Reading{Article: describe(d), Sentences: split(d)}
	for i := range a.Sentences {
		if s := &a.Sentences[i]; r.actors.Names(s) {
			r.analyser.Analyse(s)
		}
	}
	a.Times = r.tagger.Find(d.Text, a.Sentences, timex.Frame{Date: d.Date, Lang: d.Lang})
	a.Mentions, a.Home = r.mentions(d, a.Sentences)
	coder := r.rules.Coder(r.article(d, a.Times, a.Home))
	var events []event.Event
	for i := range a.Sentences {
		s := &a.Sentences[i]
		events = append(events, coder.Code(s, a.Mentions[i], within(a.Times, s))...)
	}
	a.Events = event.Merge(quote(event.Gather(events, headline(d, a.Sentences)), d.Text))
	return a
}

// headline returns where the headline ends that an article begins with, 0 if
// it has none: what stands before its dateline, or a first paragraph without a full stop.
func headline(d *document.Document, sents []sentence.Sentence) int {
	end := 0
	for i := range sents {
		if sents[i].End > d.Dateline.Start {
			break
		}
		end = sents[i].End
	}
	if end == 0 && len(sents) > 1 && !strings.HasSuffix(d.Text[:sents[0].End], ".") && strings.Contains(d.Text[sents[0].End:sents[1].Start], "\n\n") {
		end = sents[0].End
	}
	return end
}

// Annotate analyses every sentence of an article, also those without actors.
func (r *Reader) Annotate(d *document.Document) []sentence.Sentence {
	sents := split(d)
	for i := range sents {
		r.analyser.Analyse(&sents[i])
	}
	return sents
}

// split cuts an article into sentences, its dateline apart: "Kiew – Bei einer
// Kundgebung" is two.
func split(d *document.Document) []sentence.Sentence {
	all := sentence.Split(d.Text, d.Body, d.Lang)
	end := d.Dateline.End
	for i := range all {
		s := &all[i]
		if end <= s.Start || end >= s.End {
			continue
		}
		n := 0
		for n < len(s.Tokens) && s.Tokens[n].Start < end {
			n++
		}
		if n == 0 || n == len(s.Tokens) {
			break
		}
		rest := *s
		rest.Tokens, rest.Start = s.Tokens[n:], s.Tokens[n].Start
		s.Tokens, s.End = s.Tokens[:n:n], s.Tokens[n-1].End
		return slices.Insert(all, i+1, rest)
	}
	return all
}

func describe(d *document.Document) Article {
	return Article{ID: d.ID, Title: d.Title, Lang: d.Lang, Date: d.Date.String(), Source: d.Source, URL: d.URL, Place: d.Place}
}

// article is what the rules need to know of an article.
func (r *Reader) article(d *document.Document, times []timex.Expression, home *actor.Entity) *rule.Article {
	return &rule.Article{ID: d.ID, Text: d.Text, Home: home, Times: times, Frame: timex.Frame{Date: narrow(d.Date, times), Lang: d.Lang}}
}

// mentions finds the actors of all sentences, in order, and the state that
// the article is about.
func (r *Reader) mentions(d *document.Document, sents []sentence.Sentence) ([][]actor.Mention, *actor.Entity) {
	f := r.actors.NewFinder(d.Text, sents, d.Date.Latest(), d.Place)
	out := make([][]actor.Mention, len(sents))
	for i := range sents {
		out[i] = f.Find(&sents[i])
	}
	return out, f.Home()
}

// within returns the expressions that lie in a sentence; all is in text
// order.
func within(all []timex.Expression, s *sentence.Sentence) []timex.Expression {
	lo := 0
	for lo < len(all) && all[lo].End <= s.Start {
		lo++
	}
	hi := lo
	for hi < len(all) && all[hi].Start < s.End {
		hi++
	}
	return all[lo:hi]
}

// narrow gives an article of which only the month is known the date of the
// newest thing that it tells of in that month, plans aside: what it reports
// can't be later, and news is seldom older.
func narrow(d date.Date, times []timex.Expression) date.Date {
	if d.IsZero() || d.Precision() != date.ToMonth {
		return d
	}
	newest := d
	for _, x := range times {
		if x.Type != "DATE" && x.Type != "TIME" || x.Ahead || x.Date.IsZero() || x.Date.Latest().Sub(x.Date.Earliest()) > 1 {
			continue
		}
		if d.Contains(x.Date) && (newest == d || newest.Latest().Before(x.Date.Latest())) {
			newest = x.Date
		}
	}
	return newest
}

// quote puts the text of each report's sentence into it and copies all words
// out of the article, so that its text need not be kept.
func quote(events []event.Event, text string) []event.Event {
	for i := range events {
		for j := range events[i].Reports {
			rep := &events[i].Reports[j]
			rep.Sentence.Text = strings.Clone(text[rep.Sentence.Start:rep.Sentence.End])
			rep.Trigger.Text = strings.Clone(rep.Trigger.Text)
			for _, spans := range [][]event.Span{rep.Source, rep.Target} {
				for k := range spans {
					spans[k].Text = strings.Clone(spans[k].Text)
				}
			}
			if rep.When != nil {
				rep.When.Text = strings.Clone(rep.When.Text)
			}
		}
	}
	return events
}
