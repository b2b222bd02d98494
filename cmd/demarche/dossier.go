package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/event"
)

func newActor() *cobra.Command {
	var s scope
	var top int
	c := &cobra.Command{
		Use:     "actor NAME PATH...",
		Short:   "Show a dossier: offices, standing, closest ties, turning points, events",
		Long:    "Actor shows what the articles that the paths name tell of one actor: the offices held, how it stands\namong the others, whom it deals with, where its ties turned from cooperation to conflict or back, and\nits events with the sentences that report them.",
		Example: `  demarche actor Selenskyj seeds --from 2025-02`,
		Args:    atLeast(2, "actor needs a name and at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			if top < 1 {
				return usageError{errors.New("--top must be at least 1")}
			}
			return dossier(c, &s, args[0], args[1:], top)
		},
	}
	s.flags(c)
	c.Flags().IntVar(&top, "top", 10, "ties shown")
	return c
}

func dossier(c *cobra.Command, s *scope, name string, paths []string, top int) error {
	t, r, faults, err := s.read(c, paths)
	if err != nil {
		return err
	}
	g, a, err := s.actor(t, r, name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.OutOrStdout())
	fmt.Fprintln(w, strings.Join(strings.Fields(cell(a.Name)+" "+a.Code+" "+a.Sector+" "+a.ID), " "))
	writeOffices(w, r, a)
	writeStanding(w, g, a)
	ties := g.TiesOf(a)
	writeTies(w, a, ties, top)
	writeTurns(w, a, ties)
	writeOwn(w, t.Events, a)
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the dossier: %w", err)
	}
	return faults
}

// writeOffices writes the offices that the tables know of.
func writeOffices(w io.Writer, r *timeline.Reader, a *graph.Actor) {
	offices := r.Actors().Offices(a.Name)
	if len(offices) > 0 {
		fmt.Fprintln(w, "\nOffices")
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, o := range offices {
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\n", cmp.Or(o.From.String(), "…"), cmp.Or(o.To.String(), "…"), plain(o.Office), plain(o.Of))
	}
	t.Flush()
}

// writeStanding writes how the actor stands among the others, and with whom.
func writeStanding(w io.Writer, g *graph.Graph, a *graph.Actor) {
	standings := g.Standings()
	at := slices.IndexFunc(standings, func(s graph.Standing) bool { return s.Actor == a })
	own := standings[at]
	fmt.Fprintf(w, "\nStanding among %s\n", count(len(standings), "actor"))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range rankings {
		before := 0
		for i := range standings {
			if r.of(&standings[i]) > r.of(&own) && (r.name != "constraint" || standings[i].Contacts > 0) {
				before++
			}
		}
		fmt.Fprintf(t, "  %s\t%.4g\trank %d\n", r.name, max(r.of(&own), -r.of(&own)), before+1)
	}
	t.Flush()
	if own.Community < 0 {
		return
	}
	var with []*graph.Actor
	for _, s := range standings {
		if s.Community == own.Community && s.Actor != a {
			with = append(with, s.Actor)
		}
	}
	slices.SortStableFunc(with, func(x, y *graph.Actor) int { return cmp.Compare(y.Events, x.Events) })
	fmt.Fprintf(w, "  cooperates in one community with %s\n", members(with))
}

// writeTies writes the ties with the most events.
func writeTies(w io.Writer, a *graph.Actor, ties []*graph.Tie, top int) {
	fmt.Fprintf(w, "\n%s\n", count(len(ties), "tie"))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, tie := range ties[:min(top, len(ties))] {
		fmt.Fprintf(t, "  %s\tcooperation %s\tconflict %s\t%s\t%s\n", cell(tie.Other(a).Name), weight(tie.Cooperation), weight(tie.Conflict), tie.First, tie.Last)
	}
	t.Flush()
	writeMore(w, len(ties)-top)
}

// writeTurns writes where ties turned, in the order of time.
func writeTurns(w io.Writer, a *graph.Actor, ties []*graph.Tie) {
	type turn struct {
		*graph.Turn
		with *graph.Actor
	}
	var turns []turn
	for _, tie := range ties {
		if t := tie.Turn(); t != nil {
			turns = append(turns, turn{t, tie.Other(a)})
		}
	}
	if len(turns) == 0 {
		return
	}
	slices.SortStableFunc(turns, func(x, y turn) int { return x.Date.Compare(y.Date) })
	fmt.Fprintln(w, "\nTurning points")
	for _, t := range turns {
		way := "to conflict"
		if t.After > 0 {
			way = "to cooperation"
		}
		fmt.Fprintf(w, "  %s with %s: %s (scores %+.1f before, %+.1f since)\n", t.Date, cell(t.with.Name), way, t.Before, t.After)
		writeEvidence(w, t.Event)
	}
}

// writeOwn writes the events of the actor.
func writeOwn(w io.Writer, events []event.Event, a *graph.Actor) {
	fmt.Fprintf(w, "\n%s\n", count(a.Events, "event"))
	is := func(p event.Actor) bool { return p.Key() == a.Key }
	for i := range events {
		if e := &events[i]; slices.ContainsFunc(e.Source, is) || slices.ContainsFunc(e.Target, is) {
			fmt.Fprintf(w, "  %s\n", cell(e.Parties()))
			writeEvidence(w, e)
		}
	}
}
