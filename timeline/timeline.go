// Package timeline reads articles into a timeline: the dated events that
// they report, merged over all articles, each with its sentences.
package timeline

import (
	"context"
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

// Build reads articles from docs with the given number of workers and merges
// their events. Faults are kept and do not stop it; the error is the
// context's. progress, if not nil, is called after each article with the
// number read so far, from one goroutine at a time.
func Build(ctx context.Context, docs iter.Seq2[document.Document, error], r *Reader, workers int, progress func(int)) (*Timeline, error) {
	t := &Timeline{told: map[date.Day]float64{}}
	var events []event.Event
	for a, err := range Each(ctx, docs, workers, r.summary) {
		if err != nil {
			t.Faults = append(t.Faults, err)
			continue
		}
		t.Articles = append(t.Articles, a.Article)
		events = append(events, a.Events...)
		for day, score := range a.told {
			t.told[day] += score
		}
		if progress != nil {
			progress(len(t.Articles))
		}
	}
	t.Events = event.Merge(events)
	return t, ctx.Err()
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

// summary reads an article and keeps of it what a timeline needs.
func (r *Reader) summary(d *document.Document) (Reading, error) {
	a := r.Read(d)
	return Reading{Article: a.Article, Events: quote(a.Events, d.Text), told: told(a.Times)}, nil
}
