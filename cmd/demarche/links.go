package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/event"
)

func newLinks() *cobra.Command {
	var s scope
	var evidence int
	c := &cobra.Command{
		Use:   "links A B PATH...",
		Short: "Show how two actors are connected",
		Long: "Links finds the paths with the fewest steps between two actors, in the articles that the paths\nname, those with the strongest evidence first, and shows for each step its events and the\n" +
			"sentences that report them.",
		Example: `  demarche links "Saudi Arabia" Ukraine seeds --only cooperation --from 2025-02`,
		Args:    atLeast(3, "links needs two actors and at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			if evidence < 0 {
				return usageError{errors.New("--evidence must not be below 0")}
			}
			return links(c, &s, args[0], args[1], args[2:], evidence)
		},
	}
	s.flags(c)
	c.Flags().IntVar(&evidence, "evidence", 0, "events shown of each link, the surest first (0: all, by date)")
	return c
}

func links(c *cobra.Command, s *scope, a, b string, paths []string, evidence int) error {
	g, r, faults, err := s.graph(c, paths)
	if err != nil {
		return err
	}
	from, err := s.find(g, r, a)
	if err != nil {
		return err
	}
	to, err := s.find(g, r, b)
	if err != nil {
		return err
	}
	found := g.Paths(from.Key, to.Key)
	w := bufio.NewWriter(c.OutOrStdout())
	if len(found) == 0 {
		fmt.Fprintf(w, "Nothing links %s and %s in these articles.\n", plain(from.Name), plain(to.Name))
	}
	for _, p := range found {
		writePath(w, &p, evidence)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the paths: %w", err)
	}
	return faults
}

// actor returns the graph of a timeline's events, and the actor in it that a
// name means.
func (s *scope) actor(t *timeline.Timeline, r *timeline.Reader, name string) (*graph.Graph, *graph.Actor, error) {
	g, err := graph.Build(t.Events)
	if err != nil {
		return nil, nil, err
	}
	a, err := s.find(g, r, name)
	return g, a, err
}

// find returns the actor that a name means: as the tables have it, as the
// graph has it, or the only one whose name holds it. A person means the state
// or organisation where the graph is one of these.
func (s *scope) find(g *graph.Graph, r *timeline.Reader, name string) (*graph.Actor, error) {
	key := name
	if e := r.Actors().Lookup(name); e != nil {
		a := event.Actor{ID: e.ID, Name: e.Name, Code: e.Code, Sector: e.Sector}
		if s.states {
			a = r.Polity(a, date.Day{})
		}
		key = a.Key()
	}
	var near []*graph.Actor
	for _, a := range g.Actors() {
		if a.Key == key || strings.EqualFold(a.Name, name) {
			return a, nil
		}
		if strings.Contains(strings.ToLower(a.Name), strings.ToLower(name)) {
			near = append(near, a)
		}
	}
	switch len(near) {
	case 0:
		return nil, usageError{fmt.Errorf("no event among those asked for names %q", name)}
	case 1:
		return near[0], nil
	}
	var names []string
	for _, a := range near[:min(len(near), 8)] {
		names = append(names, a.Name)
	}
	return nil, usageError{fmt.Errorf("%q may be one of several actors: %s", name, strings.Join(names, ", "))}
}

// writePath writes the actors of a path, and the links of each step with
// their events.
func writePath(w io.Writer, p *graph.Path, evidence int) {
	var names []string
	for _, a := range p.Actors {
		names = append(names, a.Name)
	}
	fmt.Fprintf(w, "%s\n", plain(strings.Join(names, " – ")))
	for _, step := range p.Steps {
		for _, l := range step {
			arrow := "→"
			if l.Symmetric {
				arrow = "↔"
			}
			fmt.Fprintf(w, "  %s %s %s\n", plain(l.Source.Name), arrow, plain(l.Target.Name))
			for _, e := range surest(l.Events, evidence) {
				writeEvidence(w, e)
			}
			if more := len(l.Events) - evidence; evidence > 0 && more > 0 {
				fmt.Fprintf(w, "    and %d more\n", more)
			}
		}
	}
	fmt.Fprintln(w)
}

// surest returns the n events with the most reports, the surer first among
// equals; all of them, as they stand, if n is 0.
func surest(events []*event.Event, n int) []*event.Event {
	if n == 0 {
		return events
	}
	out := slices.Clone(events)
	slices.SortStableFunc(out, func(a, b *event.Event) int {
		return cmp.Or(cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(b.Confidence, a.Confidence))
	})
	return out[:min(n, len(out))]
}

// writeEvidence writes an event with the sentences that report it.
func writeEvidence(w io.Writer, e *event.Event) {
	when := e.Date.String()
	if when == "" {
		when = "undated"
	}
	fmt.Fprintf(w, "    %s %s (%s)\n", when, e.Kind(), e.Status)
	for _, r := range e.Reports {
		fmt.Fprintf(w, "      %s: %s\n", plain(r.Doc), plain(strings.Join(strings.Fields(r.Sentence.Text), " ")))
	}
}
