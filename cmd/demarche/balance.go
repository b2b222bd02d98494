package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"demarche/graph"
)

func newBalance() *cobra.Command {
	var s scope
	var top int
	c := &cobra.Command{
		Use:   "balance PATH...",
		Short: "Show who is with whom against whom, and what does not fit",
		Long: "Balance takes two actors for friends or foes by the scores of their events, and counts the threes\nthat agree (a friend's friend is a friend, a foe's foe too) and those that do not. It shows the two\n" +
			"camps that the ties contradict least, the ties that would have to turn for the camps to agree,\nand the actors who are torn.",
		Example: "  demarche balance seeds --states --from 2025-02",
		Args:    atLeast(1, "balance needs at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			if top < 1 {
				return usageError{errors.New("--top must be at least 1")}
			}
			g, _, faults, err := s.graph(c, args)
			if err != nil {
				return err
			}
			w := bufio.NewWriter(c.OutOrStdout())
			writeBalance(w, g.Balance(), top)
			if err := w.Flush(); err != nil {
				return fmt.Errorf("writing the balance: %w", err)
			}
			return faults
		},
	}
	s.flags(c)
	c.Flags().IntVar(&top, "top", 20, "lines shown of each table")
	return c
}

func writeBalance(w io.Writer, b graph.Balance, top int) {
	if b.Weight == 0 {
		fmt.Fprintln(w, "No two actors are friends or foes in these articles.")
		return
	}
	writeTriads(w, b.Triads)
	writeCamps(w, b.Parts)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if len(b.Against) > 0 {
		fmt.Fprintf(w, "\nTies that would have to turn (%.0f%% of the weight of all):\n", 100*b.Contrary/b.Weight)
		fmt.Fprintln(t, "between\tand\tcooperation\tconflict\tfirst\tlast")
		for _, tie := range b.Against[:min(top, len(b.Against))] {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", cell(tie.A.Name), cell(tie.B.Name), weight(tie.Cooperation), weight(tie.Conflict), tie.First, tie.Last)
		}
		t.Flush()
		writeMore(w, len(b.Against)-top)
		fmt.Fprintln(w, "\nActors who are torn, with the weight of their ties that agree with their camp and that do not:")
		fmt.Fprintln(t, "actor\tagrees\tdoes not")
		for _, a := range b.Torn[:min(top, len(b.Torn))] {
			fmt.Fprintf(t, "%s\t%.1f\t%.1f\n", cell(a.Name), a.With, a.Against)
		}
		t.Flush()
		writeMore(w, len(b.Torn)-top)
	}
}

// writeMore says how many lines were left out.
func writeMore(w io.Writer, n int) {
	if n > 0 {
		fmt.Fprintf(w, "and %d more (--top)\n", n)
	}
}

func writeTriads(w io.Writer, n graph.Triads) {
	if n.All() == 0 {
		fmt.Fprintln(w, "No three actors all have to do with each other.")
		return
	}
	fmt.Fprintf(w, "%s of three, %d balanced (%.0f%%):\n", count(n.All(), "group"), n.Balanced(), 100*float64(n.Balanced())/float64(n.All()))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, line := range []struct {
		n    int
		what string
	}{
		{n.Friends, "three friends (balanced)"}, {n.SameFoe, "two friends with one foe (balanced)"},
		{n.Divided, "a friend of two foes (not balanced)"}, {n.Foes, "three foes (not balanced)"},
	} {
		fmt.Fprintf(t, "  %d\t%s\n", line.n, line.what)
	}
	t.Flush()
}

// mostParts is how many parts of the graph are shown.
const mostParts = 3

// writeCamps names the members of the two camps of each part of the graph.
func writeCamps(w io.Writer, parts []graph.Part) {
	for i, p := range parts[:min(mostParts, len(parts))] {
		fmt.Fprintln(w)
		if i == 0 {
			fmt.Fprintln(w, "Two camps that the ties contradict least:")
		} else {
			fmt.Fprintln(w, "Apart from these:")
		}
		for j, camp := range p.Camps {
			fmt.Fprintf(w, "  %c  %s\n", 'A'+j, members(camp))
		}
	}
	if more := len(parts) - mostParts; more > 0 {
		fmt.Fprintf(w, "and %s that nothing links with these\n", count(more, "more part"))
	}
}
