package main

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/document"
	"demarche/timeline/event"
)

// A scope is what the flags say of the events that a question is asked of.
type scope struct {
	input
	only, from, to string
	states         bool
}

// flags adds the flags of the input and of the scope.
func (s *scope) flags(c *cobra.Command) {
	s.input.flags(c)
	f := c.Flags()
	f.StringVar(&s.only, "only", "", "cooperation or conflict (default: both)")
	f.StringVar(&s.from, "from", "", "only events from this day, month or year on")
	f.StringVar(&s.to, "to", "", "only events until this day, month or year")
	f.BoolVar(&s.states, "states", false, "states and organisations in the place of those who act for them")
}

// read reads the articles that paths name into a timeline with the events of
// the scope. The third result is errSome where some could not be read.
func (s *scope) read(c *cobra.Command, paths []string) (t *timeline.Timeline, r *timeline.Reader, faults, err error) {
	span, err := s.span()
	if err != nil {
		return nil, nil, nil, err
	}
	if s.only != "" && s.only != "cooperation" && s.only != "conflict" {
		return nil, nil, nil, usageError{fmt.Errorf("--only %q is none of cooperation, conflict", s.only)}
	}
	t, r, err = s.timeline(c, paths)
	if err != nil {
		return nil, nil, nil, err
	}
	t.Events = timeline.Shown(t.Events)
	if !span.IsZero() {
		t.Events = timeline.During(t.Events, span)
	}
	if s.only != "" {
		t.Events = sided(t.Events, s.only == "cooperation")
	}
	if s.states {
		t.Events = r.ByPolity(t.Events)
	}
	return t, r, complain(c, t.Faults), nil
}

// graph reads the articles that paths name, into a graph.
func (s *scope) graph(c *cobra.Command, paths []string) (g *graph.Graph, r *timeline.Reader, faults, err error) {
	t, r, faults, err := s.read(c, paths)
	if err != nil {
		return nil, nil, nil, err
	}
	g, err = graph.Build(t.Events)
	return g, r, faults, err
}

// timeline reads the articles that paths name, or the store that the only
// path names.
func (in *input) timeline(c *cobra.Command, paths []string) (t *timeline.Timeline, r *timeline.Reader, err error) {
	if len(paths) == 1 && storeAt(paths[0]) != "" {
		if r, err = in.reader(); err == nil {
			t, err = in.stored(c, storeAt(paths[0]))
		}
	} else {
		var docs iter.Seq2[document.Document, error]
		if docs, r, err = in.open(c, paths); err == nil {
			t, err = in.build(c, docs, r, nil)
		}
	}
	if err != nil {
		return nil, nil, err
	}
	if len(t.Articles) == 0 {
		complain(c, t.Faults)
		return nil, nil, errors.New("no article could be read")
	}
	return t, r, nil
}

// build builds a timeline and shows how far it is.
func (in *input) build(c *cobra.Command, docs iter.Seq2[document.Document, error], r *timeline.Reader, m timeline.Memory) (*timeline.Timeline, error) {
	p := newProgress(c.ErrOrStderr())
	defer p.end()
	t, err := timeline.Build(c.Context(), docs, r, timeline.Options{Workers: in.workers, Memory: m, Progress: p.step})
	if errors.Is(err, context.Canceled) {
		return nil, errors.New("stopped before the end")
	}
	return t, err
}

// span returns the time between --from and --to, the zero Date if neither is
// given.
func (s *scope) span() (date.Date, error) {
	from, err := period("--from", s.from)
	if err != nil {
		return date.Date{}, err
	}
	to, err := period("--to", s.to)
	if err != nil {
		return date.Date{}, err
	}
	first, last := from.Earliest(), to.Latest()
	if !first.IsZero() && !last.IsZero() && last.Before(first) {
		return date.Date{}, usageError{fmt.Errorf("--to %s lies before --from %s", s.to, s.from)}
	}
	return date.Between(first, last), nil
}

// period reads the value of a flag that names a time, the zero Date if it is
// not given.
func period(flag, value string) (date.Date, error) {
	if value == "" {
		return date.Date{}, nil
	}
	d, err := date.Parse(value)
	if err != nil {
		return date.Date{}, usageError{fmt.Errorf("%s %q is no date; write it as 2025, 2025-02, 2025-02-12 or 2025-02/2025-04", flag, value)}
	}
	return d, nil
}

// sided returns the events of cooperation, or those of conflict.
func sided(events []event.Event, cooperation bool) []event.Event {
	var out []event.Event
	for _, e := range events {
		if (e.Quad <= 2) == cooperation {
			out = append(out, e)
		}
	}
	return out
}
