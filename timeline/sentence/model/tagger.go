package model

import "strings"

// A tagger gives every word its fine tag, from left to right.
type tagger struct {
	tags  []string // fine tags, by class
	upos  []string // the universal part of each
	table scorer

	verb, finite []bool // by class
}

func newTagger(tags []string, t scorer) *tagger {
	g := &tagger{tags: tags, table: t}
	for _, tag := range tags {
		upos, _, _ := strings.Cut(tag, ".")
		g.upos = append(g.upos, upos)
		verb := upos == "VERB" || upos == "AUX"
		g.verb = append(g.verb, verb)
		g.finite = append(g.finite, verb && strings.Contains(tag, ".Fin"))
	}
	return g
}

// A past is what a tagger remembers of the words before.
type past struct {
	t1, t2         uint32 // tags of the last two words
	verb, verbWord uint32 // the last verb of the clause, or of the sentence if it has none yet
	opener, open   uint32 // the word that opens the clause, and its tag
	finite         uint32 // 1 if the clause has a finite verb
}

func beginning() past {
	return past{t1: outside, t2: outside, verb: noWord, verbWord: noWord, opener: outside, open: outside}
}

// add remembers a word and the tag that it got.
func (p *past) add(g *tagger, a *atoms, tag int) {
	p.t2, p.t1 = p.t1, uint32(tag)
	if a.mark {
		p.opener, p.finite = outside, 0
		return
	}
	if p.opener == outside {
		p.opener, p.open = a.lower, uint32(tag)
	}
	if g.verb[tag] {
		p.verb, p.verbWord = uint32(tag), a.lower
	}
	if g.finite[tag] {
		p.finite = 1
	}
}

// features of word i, whose atoms are at[i+2].
func (g *tagger) features(f []uint32, at []atoms, i int, p *past) []uint32 {
	t1, t2 := p.t1, p.t2
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
	return append(f,
		feature3(52, p.opener, p.finite, w.kinds), feature3(53, p.open, p.finite, w.suf2), feature2(54, p.verb, w.suf2),
		feature3(55, p.verb, w.kinds, p.finite), feature2(56, p.verbWord, w.lower), feature3(57, p.verb, w.lower, n1.shape),
		feature3(58, w.last, w.lastKinds, w.lower), feature3(59, w.lastKinds, w.kinds, p.finite), feature3(60, w.verbal, w.kinds, p.finite),
		feature3(61, w.verbal, w.suf2, p.open), feature3(62, w.kinds, p.opener, w.verbal), feature2(63, w.suf2, w.last),
		feature3(64, w.lower, p.finite, w.verbal), feature3(65, w.class, w1.class, t1), feature3(66, w.class, n1.class, n1.shape),
		feature2(67, p.opener, w.lower), feature3(68, t1, w.shape, n1.shape), feature3(69, t1, w.cluster, n1.cluster),
		feature3(70, w.lower, fits(w, n1), fits(w, n2)), feature3(71, w.lower, fits(w, n1), n1.shape),
		feature4(72, w.kinds, n1.kinds, fits(w, n1), t1), feature4(73, w.lower, fits(w, n1), w1.mark01(), w.verbal),
	)
}

// fits says whether two words may agree in case, number and gender: 0 if
// that is not known, 1 if they may, 2 if they can't.
func fits(a, b *atoms) uint32 {
	switch {
	case a.cases == 0 || b.cases == 0:
		return 0
	case a.cases&b.cases != 0:
		return 1
	}
	return 2
}

// tag writes the class of every word to out, which has room for them.
func (g *tagger) tag(s *scratch, out []int) {
	p := beginning()
	for i := range out {
		s.features = g.features(s.features, s.atoms, i, &p)
		out[i] = best(g.table, s.features, s.scores[:len(g.tags)])
		p.add(g, &s.atoms[i+2], out[i])
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
