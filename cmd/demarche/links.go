package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/event"
)

func newLinks() *cobra.Command {
	var in input
	c := &cobra.Command{
		Use:     "links A B PATH...",
		Short:   "Show how two actors are connected",
		Long:    "Links finds the paths with the fewest steps between two actors, in the articles that the paths\nname, and shows for each step its events and the sentences that report them.",
		Example: `  demarche links "Saudi Arabia" Ukraine seeds`,
		Args:    atLeast(3, "links needs two actors and at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			return links(c, &in, args[0], args[1], args[2:])
		},
	}
	in.flags(c)
	return c
}

func links(c *cobra.Command, in *input, a, b string, paths []string) error {
	docs, r, err := in.open(c, paths)
	if err != nil {
		return err
	}
	t, err := timeline.Build(c.Context(), docs, r, in.workers, nil)
	if err != nil {
		return errors.New("stopped before the end")
	}
	faults := complain(c, t.Faults)
	if len(t.Articles) == 0 {
		return errors.New("no article could be read")
	}
	g, err := graph.Build(timeline.Shown(t.Events))
	if err != nil {
		return err
	}
	from, err := find(g, r, a)
	if err != nil {
		return err
	}
	to, err := find(g, r, b)
	if err != nil {
		return err
	}
	found := g.Paths(from.Key, to.Key)
	w := bufio.NewWriter(c.OutOrStdout())
	if len(found) == 0 {
		fmt.Fprintf(w, "Nothing links %s and %s in these articles.\n", plain(from.Name), plain(to.Name))
	}
	for _, p := range found {
		writePath(w, &p)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the paths: %w", err)
	}
	return faults
}

// find returns the actor that a name means: as the tables have it, as the
// graph has it, or the only one whose name holds it.
func find(g *graph.Graph, r *timeline.Reader, name string) (*graph.Actor, error) {
	key := name
	if e := r.Actors().Lookup(name); e != nil {
		key = event.Actor{ID: e.ID, Name: e.Name}.Key()
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
		return nil, usageError{fmt.Errorf("no event in these articles names %q", name)}
	case 1:
		return near[0], nil
	}
	var names []string
	for _, a := range near[:min(len(near), 8)] {
		names = append(names, a.Name)
	}
	return nil, usageError{fmt.Errorf("%q may be one of several actors: %s", name, strings.Join(names, ", "))}
}

func writePath(w io.Writer, p *graph.Path) {
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
			for _, e := range l.Events {
				writeEvidence(w, e)
			}
		}
	}
	fmt.Fprintln(w)
}

func writeEvidence(w io.Writer, e *event.Event) {
	kind := string(e.Type)
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	when := e.Date.String()
	if when == "" {
		when = "undated"
	}
	fmt.Fprintf(w, "    %s %s (%s)\n", when, kind, e.Status)
	for _, r := range e.Reports {
		fmt.Fprintf(w, "      %s: %s\n", plain(r.Doc), plain(strings.Join(strings.Fields(r.Sentence.Text), " ")))
	}
}
