package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"demarche/timeline/sentence/model"
)

// counts of words, and of those where a column is right.
type counts struct {
	words, upos, cas, lemma, uas, las, universal int
	core                                         prf
	punct, punctRight                            int
}

// prf counts what a scorer found, should have found, and found rightly.
type prf struct{ right, found, gold int }

func (p prf) f1() float64 { return 200 * float64(p.right) / float64(max(1, p.found+p.gold)) }

// report analyses test sentences with gold words and compares.
func report(out io.Writer, m *model.Model, test []tree) {
	var c counts
	mem := model.NewAnalysis()
	start := time.Now()
	for i := range test {
		gold := test[i].words
		got := bare(gold)
		m.Analyse(got, mem)
		c.compare(gold, got)
	}
	took := time.Since(start)
	pct := func(n int) float64 { return 100 * float64(n) / float64(c.words) }
	fmt.Fprintf(out, "words %d  UPOS %.2f  case %.2f  lemma %.2f  UAS %.2f  LAS %.2f  LAS of universal relations %.2f  core F1 %.2f  punct %.2f  %.0f words/s\n",
		c.words, pct(c.upos), pct(c.cas), pct(c.lemma), pct(c.uas), pct(c.las), pct(c.universal), c.core.f1(),
		100*float64(c.punctRight)/float64(max(1, c.punct)), float64(c.words)/took.Seconds())
}

// confusions lists the commonest differences between gold and predicted
// trees, as "what: gold → predicted".
func confusions(out io.Writer, m *model.Model, test []tree, n int) {
	seen := map[string]int{}
	mem := model.NewAnalysis()
	for i := range test {
		gold := test[i].words
		got := bare(gold)
		m.Analyse(got, mem)
		for j := range gold {
			g, p := &gold[j], &got[j]
			if g.UPOS != p.UPOS {
				seen["tag "+g.UPOS+" → "+p.UPOS]++
			}
			switch {
			case g.Rel != p.Rel && g.Head != p.Head:
				seen["both "+g.Rel+" → "+p.Rel]++
				seen["head "+g.Rel]++
			case g.Rel != p.Rel:
				seen["rel "+g.Rel+" → "+p.Rel]++
			case g.Head != p.Head:
				seen["head "+g.Rel]++
			}
		}
	}
	keys := slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		return cmp.Or(seen[b]-seen[a], strings.Compare(a, b))
	})
	for _, k := range keys[:min(n, len(keys))] {
		fmt.Fprintf(out, "%5d %s\n", seen[k], k)
	}
}

// bare are words of which only the form is known.
func bare(words []model.Word) []model.Word {
	out := make([]model.Word, len(words))
	for i := range words {
		out[i].Form = words[i].Form
	}
	return out
}

func (c *counts) compare(gold, got []model.Word) {
	for i := range gold {
		g, p := &gold[i], &got[i]
		c.words++
		if g.UPOS == p.UPOS {
			c.upos++
		}
		if model.Feat(g.Feats, "Case") == model.Feat(p.Feats, "Case") {
			c.cas++
		}
		if g.Lemma == p.Lemma {
			c.lemma++
		}
		if g.Rel == "punct" {
			c.punct++
		}
		if isCore(g.Rel) {
			c.core.gold++
		}
		if isCore(p.Rel) {
			c.core.found++
		}
		if g.Head != p.Head {
			continue
		}
		c.uas++
		if universal(g.Rel) == universal(p.Rel) {
			c.universal++
		}
		if g.Rel == p.Rel {
			c.las++
			if isCore(g.Rel) {
				c.core.right++
			}
			if g.Rel == "punct" {
				c.punctRight++
			}
		}
	}
}

func universal(rel string) string {
	u, _, _ := strings.Cut(rel, ":")
	return u
}

// isCore tells the relations of those who take part in an event.
func isCore(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl:agent":
		return true
	}
	return false
}
