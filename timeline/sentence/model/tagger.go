package model

import "strings"

// A tagger gives every word its fine tag, from left to right.
type tagger struct {
	tags  []string // fine tags, by class
	upos  []string // the universal part of each
	table scorer
}

func newTagger(tags []string, t scorer) *tagger {
	g := &tagger{tags: tags, table: t}
	for _, tag := range tags {
		upos, _, _ := strings.Cut(tag, ".")
		g.upos = append(g.upos, upos)
	}
	return g
}

// features of word i, whose atoms are at[i+2], when the tags of the two words
// before it are t1 and t2.
func (g *tagger) features(f []uint32, at []atoms, i int, t1, t2 uint32) []uint32 {
	w2, w1, w, n1, n2 := &at[i], &at[i+1], &at[i+2], &at[i+3], &at[i+4]
	f = append(f[:0],
		feature1(1, 0),
		feature1(2, w.form), feature1(3, w.lower),
		feature1(4, w.suf1), feature1(5, w.suf2), feature1(6, w.suf3), feature1(7, w.suf4), feature1(8, w.suf5),
		feature1(9, w.pre1), feature1(10, w.pre2), feature1(11, w.pre3),
		feature2(12, w.shape, w.suf2), feature1(13, w.shape),
		feature1(14, w.cluster), feature1(15, w.coarse), feature2(16, w.coarse, n1.coarse),
		feature1(17, t1), feature2(18, t1, t2), feature2(19, t1, w.lower), feature2(20, t1, w.suf3),
		feature2(21, t1, n1.lower), feature2(22, t1, w.cluster),
		feature1(23, w1.lower), feature1(24, n1.lower), feature1(25, w2.lower), feature1(26, n2.lower),
		feature1(27, w1.suf3), feature1(28, n1.suf3), feature1(29, n1.suf2), feature1(30, n1.shape),
		feature1(31, n1.cluster), feature1(32, n2.cluster), feature1(33, w1.cluster),
		feature2(34, w.lower, n1.lower), feature2(35, w.cluster, n1.cluster), feature2(36, w1.cluster, w.cluster),
		feature2(37, w.lower, w1.lower), feature3(38, t1, w.coarse, n1.coarse),
		feature2(39, w.lower, n1.suf3), feature2(40, n1.shape, w.lower),
		feature1(41, w.class), feature1(42, w.kinds), feature2(43, w.kinds, t1), feature2(44, w.kinds, n1.kinds),
		feature3(45, w.kinds, n1.kinds, t1), feature2(46, w.kinds, w.shape), feature1(47, n1.kinds),
		feature2(48, n1.kinds, n2.kinds), feature2(49, w.lower, n1.kinds), feature2(50, w.kinds, w.suf3), feature3(51, w1.kinds, w.kinds, n1.kinds),
	)
	return f
}

// tag writes the class of every word to out, which has room for them.
func (g *tagger) tag(s *scratch, out []int) {
	t1, t2 := uint32(outside), uint32(outside)
	for i := range out {
		s.features = g.features(s.features, s.atoms, i, t1, t2)
		out[i] = best(g.table, s.features, s.scores[:len(g.tags)])
		t1, t2 = uint32(out[i]), t1
	}
}

// best returns the class with the highest score, the first of equals.
func best(t scorer, features []uint32, scores []int32) int {
	t.score(features, scores)
	top := 0
	for j, s := range scores {
		if s > scores[top] {
			top = j
		}
	}
	return top
}
