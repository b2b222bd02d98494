package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/event"
)

func newDays() *cobra.Command {
	var s scope
	var name string
	var top int
	c := &cobra.Command{
		Use:   "days PATH...",
		Short: "Show which days matter most, and the event that stands for each",
		Long: "Days shows the days that matter most in the articles that the paths name, in the order of time: how much\neach matters (by the reports of its events, and by how often it is told of, later above all), how many\n" +
			"events it has, and the one that stands for it, with the sentences that report it.",
		Example: `  demarche days seeds --actor Selenskyj --top 5`,
		Args:    atLeast(1, "days needs at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			if top < 1 {
				return usageError{errors.New("--top must be at least 1")}
			}
			return keyDays(c, &s, name, args, top)
		},
	}
	s.flags(c)
	c.Flags().StringVar(&name, "actor", "", "only the events of this actor")
	c.Flags().IntVar(&top, "top", 10, "days shown")
	return c
}

func keyDays(c *cobra.Command, s *scope, name string, paths []string, top int) error {
	t, r, faults, err := s.read(c, paths)
	if err != nil {
		return err
	}
	days, err := s.days(t)
	if err != nil {
		return err
	}
	if name != "" {
		_, a, err := s.actor(t, r, name)
		if err != nil {
			return err
		}
		is := func(p event.Actor) bool { return p.Key() == a.Key }
		days = t.DaysOf(func(e *event.Event) bool {
			return slices.ContainsFunc(e.Source, is) || slices.ContainsFunc(e.Target, is)
		})
	}
	slices.SortStableFunc(days, func(a, b timeline.Day) int { return cmp.Compare(b.Score, a.Score) })
	days = days[:min(top, len(days))]
	slices.SortFunc(days, func(a, b timeline.Day) int { return a.Day.Compare(b.Day) })
	w := bufio.NewWriter(c.OutOrStdout())
	for i := range days {
		d := &days[i]
		fmt.Fprintf(w, "%s  %.1f  %s\n", d.Day, d.Score, count(d.Events, "event"))
		if d.Stands != nil {
			fmt.Fprintf(w, "  %s\n", cell(d.Stands.Parties()))
			writeEvidence(w, d.Stands)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the days: %w", err)
	}
	return faults
}

// days scores the days of the scope: by its events alone where it leaves out a
// side.
func (s *scope) days(t *timeline.Timeline) ([]timeline.Day, error) {
	if s.only != "" {
		return t.DaysOf(func(*event.Event) bool { return true }), nil
	}
	span, err := s.span()
	if err != nil || span.IsZero() {
		return t.Days(), err
	}
	return slices.DeleteFunc(t.Days(), func(d timeline.Day) bool { return !span.Contains(date.OfDay(d.Day)) }), nil
}
