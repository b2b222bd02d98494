package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"demarche/timeline"
	"demarche/timeline/mention/actor"
)

func newExplain() *cobra.Command {
	var in input
	var words string
	c := &cobra.Command{
		Use:     "explain PATH...",
		Short:   "Show how sentences were read, and which rules fired or failed",
		Long:    "Explain shows for each sentence its tree, its actors and dates, the rules that were tried on its\nwords, and what each of them lacked.",
		Example: "  echo 'Trump hat mit Putin telefoniert.' | demarche explain --lang de -",
		Args:    atLeast(1, "explain needs at least one file or folder with articles, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			return explain(c, &in, words, args)
		},
	}
	in.flags(c)
	c.Flags().StringVar(&words, "words", "", "only sentences that hold these words")
	return c
}

func explain(c *cobra.Command, in *input, words string, paths []string) error {
	docs, r, err := in.open(c, paths)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.OutOrStdout())
	var faults []error
	for d, err := range docs {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		x := r.Explain(&d)
		for i := range x.Sentences {
			if s := d.Text[x.Sentences[i].Start:x.Sentences[i].End]; strings.Contains(s, words) {
				fmt.Fprintf(w, "%s, sentence %d: %s\n", plain(d.ID), i+1, plain(strings.Join(strings.Fields(s), " ")))
				writeTree(w, &x, i)
				writeFindings(w, &x, i, d.Text)
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the explanation: %w", err)
	}
	return complain(c, faults)
}

// writeTree writes the tokens of a sentence, each with its head.
func writeTree(w io.Writer, x *timeline.Explanation, i int) {
	s := &x.Sentences[i]
	if !s.Analysed {
		fmt.Fprintln(w, "  not analysed: it names no actor")
		return
	}
	for n := range s.Tokens {
		t := &s.Tokens[n]
		head := "the sentence"
		if t.Head >= 0 {
			head = fmt.Sprintf("%d %s", t.Head+1, s.Tokens[t.Head].Form)
		}
		fmt.Fprintf(w, "  %3d %-24s %-24s %-6s %-12s of %s\n", n+1, plain(t.Form), plain(t.Lemma), t.UPOS, t.Rel, plain(head))
	}
}

// writeFindings writes actors, dates and rules of a sentence.
func writeFindings(w io.Writer, x *timeline.Explanation, i int, text string) {
	s := &x.Sentences[i]
	for _, m := range x.Mentions[i] {
		kind := ""
		if m.Form == actor.Adjective || m.Form == actor.Part || m.Form == actor.Pronoun {
			kind = [...]string{"adjective", "part of a word", "pronoun"}[m.Form-actor.Adjective]
		}
		fmt.Fprintf(w, "  actor  %s = %s %s %s %s\n", plain(text[m.Start:m.End]), plain(m.Entity.Name), m.Entity.Code, m.Entity.Sector, kind)
	}
	for _, t := range x.Times {
		if t.Start >= s.Start && t.End <= s.End {
			fmt.Fprintf(w, "  date   %s = %s %s\n", plain(text[t.Start:t.End]), t.Type, t.Value)
		}
	}
	for _, t := range x.Trials[i] {
		fmt.Fprintf(w, "  word   %s, rule %s %s (%s): %s\n", plain(s.Tokens[t.Token].Form), t.Rule.ID, t.Rule.Frame(), t.Rule.Position, plain(t.Outcome))
	}
	fmt.Fprintln(w)
}
