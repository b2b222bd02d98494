package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/date"
)

func newChange() *cobra.Command {
	var s scope
	var before, after string
	var top int
	c := &cobra.Command{
		Use:   "change --before PERIOD --after PERIOD PATH...",
		Short: "Compare two periods: what is new, gone, turned",
		Long: "Change compares whom the actors dealt with in two periods: which ties turned from cooperation to\nconflict or back, by the scores of their events, which are new and which are gone. A period is a year,\n" +
			"a month, a day, or two of them with a stroke between.",
		Example: "  demarche change --before 2025-01/2025-02-11 --after 2025-02-12/2025-03 seeds --states",
		Args:    atLeast(1, "change needs at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			if before == "" || after == "" {
				return usageError{errors.New("change needs two periods: --before 2024 --after 2025")}
			}
			if top < 1 {
				return usageError{errors.New("--top must be at least 1")}
			}
			was, err := period("--before", before)
			if err != nil {
				return err
			}
			is, err := period("--after", after)
			if err != nil {
				return err
			}
			return change(c, &s, args, was, is, top)
		},
	}
	s.flags(c)
	c.Flags().StringVar(&before, "before", "", "the earlier period, as 2024 or 2024-01/2024-06")
	c.Flags().StringVar(&after, "after", "", "the later period")
	c.Flags().IntVar(&top, "top", 20, "ties shown of each kind")
	return c
}

func change(c *cobra.Command, s *scope, paths []string, before, after date.Date, top int) error {
	t, _, faults, err := s.read(c, paths)
	if err != nil {
		return err
	}
	was, err := graph.Build(timeline.During(t.Events, before))
	if err != nil {
		return err
	}
	is, err := graph.Build(timeline.During(t.Events, after))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.OutOrStdout())
	for _, p := range []struct {
		span date.Date
		g    *graph.Graph
	}{{before, was}, {after, is}} {
		fmt.Fprintf(w, "%s: %s, %s\n", p.span, count(len(p.g.Actors()), "actor"), count(len(p.g.Ties()), "tie"))
	}
	changes := graph.Changes(was, is)
	for _, kind := range []graph.Kind{graph.Turned, graph.New, graph.Gone} {
		list := slices.DeleteFunc(slices.Clone(changes), func(c graph.Change) bool { return c.Kind != kind })
		writeChanges(w, kind, list, top)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the changes: %w", err)
	}
	return faults
}

// writeChanges writes the ties of one kind of change.
func writeChanges(w io.Writer, kind graph.Kind, list []graph.Change, top int) {
	fmt.Fprintf(w, "\n%s %s\n", count(len(list), "tie"), kind)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range list[:min(top, len(list))] {
		fmt.Fprintf(t, "  %s\t%s", cell(c.A.Name), cell(c.B.Name))
		for _, tie := range []*graph.Tie{c.Before, c.After} {
			if tie != nil {
				fmt.Fprintf(t, "\tcooperation %s, conflict %s", weight(tie.Cooperation), weight(tie.Conflict))
			}
		}
		fmt.Fprintln(t)
	}
	t.Flush()
	writeMore(w, len(list)-top)
}
