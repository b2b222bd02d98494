package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"demarche/timeline"
	"demarche/timeline/document"
	"demarche/timeline/event"
	"demarche/timeline/export"
	"demarche/timeline/mention/actor"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

func newAnnotate() *cobra.Command {
	var in input
	var layer string
	c := &cobra.Command{
		Use:     "annotate --layer LAYER PATH...",
		Short:   "Write one stage of the reading, an article a line",
		Long:    "Annotate writes one stage of the reading for each article: dates (TIMEX3), actors, events,\nor sentences (CoNLL-U).",
		Example: "  demarche annotate --layer events seeds",
		Args:    atLeast(1, "annotate needs at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			return annotate(c, &in, layer, args)
		},
	}
	in.flags(c)
	c.Flags().StringVar(&layer, "layer", "events", "dates, actors, events or sentences")
	return c
}

func annotate(c *cobra.Command, in *input, layer string, paths []string) error {
	write := map[string]func(io.Writer, *timeline.Reader, *document.Document) error{
		"dates": writeDates, "actors": writeActors, "events": writeEvents, "sentences": writeSentences,
	}[layer]
	if write == nil {
		return usageError{fmt.Errorf("--layer %q is none of dates, actors, events, sentences", layer)}
	}
	docs, r, err := in.open(c, paths)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.OutOrStdout())
	var faults []error
	for line, err := range timeline.Each(c.Context(), docs, in.workers, func(d *document.Document) (string, error) {
		var b strings.Builder
		err := write(&b, r, d)
		return b.String(), err
	}) {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if _, err := w.WriteString(line); err != nil {
			return fmt.Errorf("writing the annotations: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the annotations: %w", err)
	}
	return complain(c, faults)
}

// A datesLine is a line of the layer dates.
type datesLine struct {
	Doc   string     `json:"doc"`
	Dates []dateSpan `json:"dates"`
}

type dateSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

func writeDates(w io.Writer, r *timeline.Reader, d *document.Document) error {
	line := datesLine{Doc: d.ID, Dates: []dateSpan{}}
	for _, x := range r.Read(d).Times {
		line.Dates = append(line.Dates, spanOf(x, d.Text))
	}
	return json.NewEncoder(w).Encode(line)
}

func spanOf(x timex.Expression, text string) dateSpan {
	return dateSpan{x.Start, x.End, text[x.Start:x.End], x.Type, x.Value}
}

// An actorsLine is a line of the layer actors.
type actorsLine struct {
	Doc    string      `json:"doc"`
	Actors []actorSpan `json:"actors"`
}

type actorSpan struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
}

func writeActors(w io.Writer, r *timeline.Reader, d *document.Document) error {
	line := actorsLine{Doc: d.ID, Actors: []actorSpan{}}
	for _, list := range r.Read(d).Mentions {
		for _, m := range list {
			if m.Form != actor.Adjective {
				e := m.Entity
				line.Actors = append(line.Actors, actorSpan{m.Start, m.End, d.Text[m.Start:m.End], e.ID, e.Name, e.Code, e.Sector})
			}
		}
	}
	return json.NewEncoder(w).Encode(line)
}

// An eventsLine is a line of the layer events.
type eventsLine struct {
	Doc    string        `json:"doc"`
	Events []event.Event `json:"events"`
}

func writeEvents(w io.Writer, r *timeline.Reader, d *document.Document) error {
	line := eventsLine{Doc: d.ID, Events: []event.Event{}}
	for _, e := range r.Read(d).Events {
		line.Events = append(line.Events, export.Complete(e))
	}
	return json.NewEncoder(w).Encode(line)
}

func writeSentences(w io.Writer, r *timeline.Reader, d *document.Document) error {
	return sentence.WriteCoNLLU(w, d.ID, d.Text, r.Annotate(d))
}
