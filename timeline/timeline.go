// Package timeline reads articles into a timeline: the dated events that
// they report, merged over all articles, each with its sentences.
package timeline

import (
	"context"
	"errors"
	"iter"

	"demarche/timeline/date"
	"demarche/timeline/document"
	"demarche/timeline/event"
)

// A Timeline is what a set of articles reports.
type Timeline struct {
	Articles []Article     // in the order of the input
	Events   []event.Event // by date, then id, of all statuses
	Faults   []error       // what could not be read, in the order of the input

	told map[date.Day]float64 // how much the articles tell of each day
}

// An Article is an article that was read, without its text; the sentences
// that report events stand in their reports.
type Article struct {
	ID, Title, Lang, Date, Source, URL, Place string
}

// A Summary is what a timeline keeps of an article: not its text, but the
// sentences of its events.
type Summary struct {
	Article Article
	Events  []event.Event        // merged within the article, of all statuses
	Told    map[date.Day]float64 // how much the article tells of each day
}

// A Memory knows what was read of articles in earlier runs. It is used by
// many goroutines.
type Memory interface {
	// Recall returns the summary of an article that was read before, just as
	// it is now.
	Recall(context.Context, *document.Document) (Summary, bool)
	// Keep keeps the summary of an article for later runs. An error of it ends
	// the run.
	Keep(*document.Document, *Summary) error
}

// Options says how Build works.
type Options struct {
	Workers  int       // articles read at the same time, at least 1
	Memory   Memory    // nil: every article is read
	Progress func(int) // is told after each article how many are done, by one goroutine at a time; nil if nobody wants to know
}

// Build reads articles from docs and merges their events. Faults are kept and
// do not stop it; the error is the context's or the memory's.
func Build(ctx context.Context, docs iter.Seq2[document.Document, error], r *Reader, opt Options) (*Timeline, error) {
	t := &Timeline{told: map[date.Day]float64{}}
	var events []event.Event
	for s, err := range Each(ctx, docs, opt.Workers, r.summarise(ctx, opt.Memory)) {
		var broken memoryError
		switch {
		case errors.As(err, &broken):
			return nil, broken.error
		case err != nil:
			t.Faults = append(t.Faults, err)
			continue
		}
		events = append(events, t.add(&s)...)
		if opt.Progress != nil {
			opt.Progress(len(t.Articles))
		}
	}
	t.Events = event.Merge(events)
	return t, ctx.Err()
}

// Join makes a timeline of articles that were read before, in their order.
// The error is the first that summaries yields.
func Join(summaries iter.Seq2[Summary, error]) (*Timeline, error) {
	t := &Timeline{told: map[date.Day]float64{}}
	var events []event.Event
	for s, err := range summaries {
		if err != nil {
			return nil, err
		}
		events = append(events, t.add(&s)...)
	}
	t.Events = event.Merge(events)
	return t, nil
}

// add adds an article and returns its events, which are not merged with the
// others yet.
func (t *Timeline) add(s *Summary) []event.Event {
	t.Articles = append(t.Articles, s.Article)
	for day, score := range s.Told {
		t.told[day] += score
	}
	return s.Events
}

// Shown returns the events that a timeline shows: those that took place or
// are planned.
func Shown(events []event.Event) []event.Event {
	var out []event.Event
	for _, e := range events {
		if e.Status == event.Actual || e.Status == event.Planned {
			out = append(out, e)
		}
	}
	return out
}

// Summarise reads an article and keeps of it what a timeline needs.
func (r *Reader) Summarise(d *document.Document) Summary {
	a := r.Read(d)
	return Summary{Article: a.Article, Events: a.Events, Told: told(a.Times, d.Date)}
}

// A memoryError is one of the memory, which no article is to blame for.
type memoryError struct{ error }

// summarise returns a function that summarises an article, or recalls its summary.
func (r *Reader) summarise(ctx context.Context, m Memory) func(*document.Document) (Summary, error) {
	return func(d *document.Document) (Summary, error) {
		if m == nil {
			return r.Summarise(d), nil
		}
		if s, known := m.Recall(ctx, d); known {
			return s, nil
		}
		s := r.Summarise(d)
		if err := m.Keep(d, &s); err != nil {
			return Summary{}, memoryError{err}
		}
		return s, nil
	}
}
