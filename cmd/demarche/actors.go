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
)

// A ranking is an order in which actors may be listed. Less constraint is
// more room for a broker, so that the least comes first.
type ranking struct {
	name string
	of   func(*graph.Standing) float64
}

// rankings are those that --by offers.
var rankings = []ranking{
	{"events", func(s *graph.Standing) float64 { return float64(s.Events) }},
	{"contacts", func(s *graph.Standing) float64 { return float64(s.Contacts) }},
	{"cooperation", func(s *graph.Standing) float64 { return s.Cooperation.Score }},
	{"conflict", func(s *graph.Standing) float64 { return -s.Conflict.Score }},
	{"pagerank", func(s *graph.Standing) float64 { return s.PageRank }},
	{"betweenness", func(s *graph.Standing) float64 { return s.Betweenness }},
	{"constraint", func(s *graph.Standing) float64 { return -s.Constraint }},
}

func newActors() *cobra.Command {
	var s scope
	var by string
	var top int
	c := &cobra.Command{
		Use:   "actors PATH...",
		Short: "Rank the actors and show their communities",
		Long: "Actors ranks the actors in the articles that the paths name: by events, contacts, scores of\ncooperation or conflict, PageRank (attention), betweenness (who stands between others) or\n" +
			"constraint (the least first: brokers). Then it lists the communities: who cooperates with whom.",
		Example: "  demarche actors seeds --states --by betweenness",
		Args:    atLeast(1, "actors needs at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			at := slices.IndexFunc(rankings, func(r ranking) bool { return r.name == by })
			switch {
			case at < 0:
				return usageError{fmt.Errorf("--by %q is none of %s", by, rankingNames())}
			case top < 1:
				return usageError{errors.New("--top must be at least 1")}
			}
			return rank(c, &s, args, rankings[at], top)
		},
	}
	s.flags(c)
	c.Flags().StringVar(&by, "by", "events", rankingNames())
	c.Flags().IntVar(&top, "top", 20, "actors shown")
	return c
}

func rankingNames() string {
	var names []string
	for _, r := range rankings {
		names = append(names, r.name)
	}
	return strings.Join(names, ", ")
}

func rank(c *cobra.Command, s *scope, paths []string, by ranking, top int) error {
	g, _, faults, err := s.graph(c, paths)
	if err != nil {
		return err
	}
	list := slices.DeleteFunc(slices.Clone(g.Standings()), func(a graph.Standing) bool { return by.name == "constraint" && a.Contacts == 0 })
	slices.SortStableFunc(list, func(a, b graph.Standing) int {
		return cmp.Or(cmp.Compare(by.of(&b), by.of(&a)), cmp.Compare(b.Events, a.Events))
	})
	w := bufio.NewWriter(c.OutOrStdout())
	writeRanking(w, list[:min(top, len(list))])
	if more := len(list) - top; more > 0 {
		fmt.Fprintf(w, "and %d more (--top)\n", more)
	}
	writeCommunities(w, list)
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the actors: %w", err)
	}
	return faults
}

// writeRanking writes a line for each actor.
func writeRanking(w io.Writer, list []graph.Standing) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\tactor\tevents\tcontacts\tcooperation\tconflict\tPageRank\tbetweenness\tconstraint\tcommunity")
	for i, a := range list {
		community := "-"
		if a.Community >= 0 {
			community = fmt.Sprint(a.Community + 1)
		}
		fmt.Fprintf(t, "%d\t%s\t%d\t%d\t%s\t%s\t%.4f\t%.4f\t%.3f\t%s\n", i+1, cell(a.Name), a.Events, a.Contacts, weight(a.Cooperation), weight(a.Conflict),
			a.PageRank, a.Betweenness, a.Constraint, community)
	}
	t.Flush()
}

// weight writes the number of events and their scores.
func weight(w graph.Weight) string { return fmt.Sprintf("%d (%+.1f)", w.Count, w.Score) }

// cell makes a name safe for a terminal and for one cell of a table.
func cell(name string) string { return plain(strings.Join(strings.Fields(name), " ")) }

// writeCommunities writes the members of each community, in the order of the
// list.
func writeCommunities(w io.Writer, list []graph.Standing) {
	var communities [][]*graph.Actor
	for _, a := range list {
		for len(communities) <= a.Community {
			communities = append(communities, nil)
		}
		if a.Community >= 0 {
			communities[a.Community] = append(communities[a.Community], a.Actor)
		}
	}
	if len(communities) > 0 {
		fmt.Fprintln(w, "\nCommunities (who cooperates with whom):")
	}
	for i, c := range communities {
		fmt.Fprintf(w, "%3d  %s\n", i+1, members(c))
	}
}

// mostMembers is how many members of a group are named.
const mostMembers = 12

// members names the first of a group of actors.
func members(list []*graph.Actor) string {
	var names []string
	for _, a := range list[:min(mostMembers, len(list))] {
		names = append(names, cell(a.Name))
	}
	out := strings.Join(names, ", ")
	if more := len(list) - mostMembers; more > 0 {
		out += fmt.Sprintf(" and %d more", more)
	}
	return out
}
