package model

import (
	"sort"
	"strings"
)

// morph gives words their morphological features. It scores single values
// ("Case=Dat", "Gender=Fem") and pairs of them ("Case=Dat Number=Plur") and
// picks the bundle seen with the word's fine tag whose values sum highest, so
// that bundles share what they have in common.
type morph struct {
	values  []string   // by class
	bundles [][]bundle // by fine tag
	table   scorer
}

type bundle struct {
	feats  string
	values []int
	agree  uint32 // hash of case, number and gender
	cas    uint32 // hash of the case
	num    uint32 // hash of the number
	finite uint32 // the same of finite verbs, 0 for other words
}

// paired are the features whose pairs are scored too.
var paired = [][2]string{{"Case", "Number"}, {"Case", "Gender"}, {"Gender", "Number"}, {"Mood", "Tense"}, {"Number", "Person"}}

// valuesOf lists the values and pairs of values of a bundle.
func valuesOf(feats string) []string {
	if feats == "" {
		return nil
	}
	values := strings.Split(feats, "|")
	for _, p := range paired {
		a, b := Feat(feats, p[0]), Feat(feats, p[1])
		if a != "" && b != "" {
			values = append(values, p[0]+"="+a+" "+p[1]+"="+b)
		}
	}
	return values
}

// newMorph makes a morph of the bundles of each fine tag, in sorted order.
func newMorph(byTag [][]string) *morph {
	m := &morph{bundles: make([][]bundle, len(byTag))}
	index := map[string]int{}
	for _, list := range byTag {
		for _, feats := range list {
			for _, v := range valuesOf(feats) {
				index[v] = 0
			}
		}
	}
	for v := range index {
		m.values = append(m.values, v)
	}
	sort.Strings(m.values)
	for i, v := range m.values {
		index[v] = i
	}
	for tag, list := range byTag {
		for _, feats := range list {
			b := bundle{feats: feats, cas: hashString(Feat(feats, "Case")), num: hashString(Feat(feats, "Number"))}
			if Feat(feats, "VerbForm") == "Fin" {
				b.finite = b.num
			}
			b.agree = hashString(Feat(feats, "Case") + Feat(feats, "Number") + Feat(feats, "Gender"))
			for _, v := range valuesOf(feats) {
				b.values = append(b.values, index[v])
			}
			m.bundles[tag] = append(m.bundles[tag], b)
		}
	}
	return m
}

// features of word i, given the fine tags of all words and the bundle of the
// word after it, for bundles are chosen from right to left: a German article
// waits for its noun.
func (m *morph) features(f []uint32, at []atoms, tags []int, i int, next, next2 *bundle, np *phrase) []uint32 {
	w2, w1, w, n1, n2 := &at[i], &at[i+1], &at[i+2], &at[i+3], &at[i+4]
	t := uint32(tags[i])
	t1, t2, u1, u2 := tagAt(tags, i-1), tagAt(tags, i-2), tagAt(tags, i+1), tagAt(tags, i+2)
	f = append(f[:0],
		feature1(101, t), feature2(102, t, w.lower), feature2(103, t, w.suf1), feature2(104, t, w.suf2),
		feature2(105, t, w.suf3), feature2(106, t, w.suf4), feature2(107, t, w.suf5),
		feature2(108, t, w.cluster), feature2(109, t, w.class),
		feature3(110, t, w1.lower, t1), feature3(111, t, n1.lower, u1), feature3(112, t, w2.lower, t2),
		feature3(113, t, t1, t2), feature3(114, t, u1, u2), feature3(115, t, w.suf2, w1.lower),
		feature3(116, t, w.suf1, t1), feature3(117, t, w.suf3, u1), feature3(118, t, w.lower, u1),
		feature3(119, t, w1.suf2, t1), feature2(120, t, next.agree), feature3(121, t, next.agree, w.lower),
		feature3(122, t, next.agree, u1), feature3(123, t, next.cas, w.suf2), feature3(124, t, next2.agree, next.agree),
		feature3(125, t, np.det, w.suf2), feature3(126, t, np.adj, np.det), feature2(127, t, np.before),
		feature3(128, t, np.det, np.before), feature3(129, w.lower, w1.lower, n1.lower),
		feature3(130, t, np.before, w.suf2), feature3(131, t, np.det, w.class), feature3(132, t, w.class, np.before),
		feature3(133, t, w1.class, w.class), feature3(134, t, n1.class, n2.class), feature3(135, t, n1.suf2, w.lower),
		feature4(136, t, np.det, np.adj, np.before), feature3(137, t, w.suf3, np.det), feature3(138, t, w.class, next.agree),
		feature2(139, t, w.shape), feature3(140, t, w.suf3, w.suf1),
	)
	if np.may == allCases {
		return f // no dictionary knows the words
	}
	return append(f,
		feature2(141, t, np.may), feature2(142, t, caseBits(np.may)), feature2(143, t, genderBits(np.may)), feature2(144, t, numberBits(np.may)),
		feature3(145, t, caseBits(np.may), np.before), feature3(146, t, np.may, next.agree), feature3(147, t, genderBits(np.may), w.suf3),
		feature3(148, t, caseBits(np.may), u1), feature3(149, t, caseBits(np.may), t1), feature3(150, t, np.may, np.before),
		feature4(151, t, caseBits(np.may), np.det, np.before), feature2(152, t, genderBits(w.cases)), feature3(153, t, numberBits(w.cases), w.suf2),
	)
}

func tagAt(tags []int, i int) uint32 {
	if i < 0 || i >= len(tags) {
		return outside
	}
	return uint32(tags[i])
}

var noBundle = bundle{agree: outside, cas: outside, num: outside}

// noNumber is the num of bundles without number.
const noNumber = fnvBasis

// fill writes the bundle of every word to out.
func (m *morph) fill(s *scratch, tags []int, upos []string, out []*bundle) {
	next, next2 := &noBundle, &noBundle
	for i := len(tags) - 1; i >= 0; i-- {
		list := m.bundles[tags[i]]
		if len(list) == 1 {
			out[i] = &list[0]
		} else {
			np := phraseAround(s.atoms, tags, upos, i)
			s.features = m.features(s.features, s.atoms, tags, i, next, next2, &np)
			out[i] = m.choose(list, s.features, s.scores)
		}
		next, next2 = out[i], next
	}
}

func (m *morph) choose(list []bundle, features []uint32, scores []int32) *bundle {
	if len(list) == 0 {
		return &noBundle
	}
	m.table.score(features, scores[:len(m.values)])
	var top *bundle
	topScore := int32(0)
	for j := range list {
		sum := int32(0)
		for _, v := range list[j].values {
			sum += scores[v]
		}
		if top == nil || sum > topScore {
			top, topScore = &list[j], sum
		}
	}
	return top
}

// A phrase is what surrounds a word in its noun phrase.
type phrase struct {
	det, adj uint32 // the determiner, and the ending of the adjective after it
	before   uint32 // the preposition or the tag that stands before the phrase
	may      uint32 // cases, numbers and genders that all forms of the phrase allow
}

// phraseAround looks about word i for the words of its noun phrase.
func phraseAround(at []atoms, tags []int, upos []string, i int) phrase {
	p := phrase{det: noWord, adj: noWord, before: outside, may: at[i+2].cases}
	if p.may == 0 {
		p.may = allCases
	}
	j := i - 1
	for ; j >= 0 && j > i-6; j-- {
		u := upos[tags[j]]
		switch u {
		case "ADJ", "NUM", "ADV", "PROPN":
			if u == "ADJ" || u == "NUM" {
				p.meet(&at[j+2])
			}
			if p.adj == noWord && u == "ADJ" {
				p.adj = at[j+2].suf2
			}
			continue
		case "DET":
			p.meet(&at[j+2])
			p.det = at[j+2].lower
			j--
		}
		break
	}
	if j >= 0 {
		p.before = uint32(tags[j])
		if upos[tags[j]] == "ADP" {
			p.before = at[j+2].lower
		}
	}
	if u := upos[tags[i]]; u == "DET" || u == "ADJ" || u == "NUM" {
		for k := i + 1; k < len(tags) && k < i+5; k++ {
			u := upos[tags[k]]
			if u == "ADJ" || u == "NOUN" || u == "NUM" {
				p.meet(&at[k+2])
			}
			if u != "ADJ" && u != "NUM" && u != "ADV" {
				break
			}
		}
	}
	return p
}

// meet leaves what another word of the phrase allows too, if there is any.
func (p *phrase) meet(a *atoms) {
	if both := p.may & a.cases; both != 0 {
		p.may = both
	}
}

// genderBits forgets case and number, numberBits case and gender.
func genderBits(cases uint32) uint32 {
	var set uint32
	for ; cases != 0; cases >>= 3 {
		set |= cases & 7
	}
	return set
}

func numberBits(cases uint32) uint32 {
	var set uint32
	for ; cases != 0; cases >>= 6 {
		if cases&7 != 0 {
			set |= 1
		}
		if cases&56 != 0 {
			set |= 2
		}
	}
	return set
}
