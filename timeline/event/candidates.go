package event

import (
	"cmp"
	"slices"
)

// neighbours is how many claims before it in a block a claim is compared
// with (Hernández and Stolfo 1995, the sorted neighbourhood).
const neighbours = 16

// farDays is how far apart the dates of claims may lie that are compared at
// all, unless they stand in one article.
const farDays = 31

// rareWords is how many of its rarest words lead a report to its likes, and
// commonWord in how many reports a word may stand to do so.
const (
	rareWords  = 4
	commonWord = 100
)

// A blockKey names what the claims of a block share: with their type and
// status, an actor, an article, or a word.
type blockKey struct {
	typ        Type
	status     Status
	actor, doc string
	word       int
}

// candidates returns for each claim the later ones that may be of the same
// act, in ascending order: the neighbours in time in the blocks they share.
func candidates(claims []*claim) [][]int {
	blocks := map[blockKey][]int{}
	for _, c := range claims {
		for _, k := range c.keys() {
			blocks[k] = append(blocks[k], c.at)
		}
	}
	out := make([][]int, len(claims))
	for _, block := range blocks {
		slices.SortFunc(block, func(a, b int) int { return inTime(claims[a], claims[b]) })
		for i, a := range block {
			for _, b := range block[max(0, i-neighbours):i] {
				if near(claims[a], claims[b]) {
					out[min(a, b)] = append(out[min(a, b)], max(a, b))
				}
			}
		}
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// near reports whether two claims are worth a comparison.
func near(a, b *claim) bool {
	return a.Reports[0].Doc == b.Reports[0].Doc || a.Date.IsZero() || b.Date.IsZero() || a.Date.Overlaps(b.Date) || apart(a.Date, b.Date) <= farDays
}

// inTime orders claims by the end of their date; those of one article lie
// where they stand.
func inTime(a, b *claim) int {
	if a.Date.IsZero() || b.Date.IsZero() {
		return cmp.Compare(a.at, b.at)
	}
	return cmp.Or(a.Date.Latest().Compare(b.Date.Latest()), cmp.Compare(a.at, b.at))
}

// keys returns the blocks in which a claim may meet its likes.
func (c *claim) keys() []blockKey {
	var out []blockKey
	add := func(k blockKey) {
		k.typ, k.status = c.Type, c.Status
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for _, a := range c.all {
		add(blockKey{actor: a.Key()})
	}
	for i := range c.Reports {
		add(blockKey{doc: c.Reports[i].Doc})
	}
	for i := range c.wordings {
		for _, w := range c.wordings[i].rare {
			add(blockKey{word: w + 1})
		}
	}
	return out
}
