package model

// scratch is the memory that the analysis of one sentence needs; it is
// reused from sentence to sentence.
type scratch struct {
	atoms    []atoms
	features []uint32
	scores   []int32
	tags     []int
	bundles  []*bundle
	clues    []clue // what lists say of each word
	chain    chain
	state    arcState
	plain    []int // words that are no punctuation
	back     []int // word → node
}

const maxClasses = 512

func newScratch() *scratch {
	return &scratch{scores: make([]int32, maxClasses), features: make([]uint32, 0, 160)}
}

// An Analysis is the working memory of one goroutine.
type Analysis struct{ s *scratch }

// NewAnalysis returns working memory for Analyse.
func NewAnalysis() *Analysis { return &Analysis{newScratch()} }

// Analyse fills everything but Form in the words of a sentence.
func (m *Model) Analyse(words []Word, mem *Analysis) {
	if len(words) == 0 {
		return
	}
	s := mem.s
	m.tag(words, s)
	for i := range words {
		words[i].Lemma = m.lemmas.lemma(words[i].Form, kindAt(words, i, m.tagger.tags[s.tags[i]]))
	}
	m.parse(words, s)
	if m.entity != nil {
		m.entity.fill(words, s)
	}
}

// tag fills UPOS and Feats.
func (m *Model) tag(words []Word, s *scratch) {
	s.atoms = m.words.fillAtoms(s.atoms, words)
	s.tags = resize(s.tags, len(words), 0)
	m.tagger.tag(s, s.tags)
	s.bundles = s.bundles[:0]
	for range words {
		s.bundles = append(s.bundles, nil)
	}
	m.morph.fill(s, s.tags, m.tagger.upos, s.bundles)
	for i := range words {
		words[i].UPOS = m.tagger.upos[s.tags[i]]
		words[i].Feats = s.bundles[i].feats
	}
}

// parse fills Head and Rel of tagged words.
func (m *Model) parse(words []Word, s *scratch) {
	m.fillNodes(words, s)
	if len(s.plain) > 0 {
		m.parser.parse(&s.state, s)
		m.writeTree(words, s)
		if m.Lang == "de" {
			m.freeVerbs(words, s)
			m.mendRoles(words, s)
			mendNames(words)
		} else {
			mendEnglish(words)
		}
	}
	AttachPunctuation(words)
}

// fillNodes makes the parser's nodes of the words that are no marks.
func (m *Model) fillNodes(words []Word, s *scratch) {
	a := &s.state
	a.nodes, s.plain = a.nodes[:0], s.plain[:0]
	punct, commas, opener, finites := uint32(0), 0, uint32(outside), 0
	for i := range words {
		at, tag := &s.atoms[i+2], s.tags[i]
		aux := words[i].UPOS == "AUX"
		if words[i].UPOS == "VERB" && m.parser.auxiliaries[lower(words[i].Form)] {
			aux, tag = true, m.parser.asAux[tag]
		}
		if words[i].UPOS == "PUNCT" {
			punct = mix(punct, at.lower)
			commas++
			opener = outside
			continue
		}
		if opener == outside {
			opener = uint32(tag)
		}
		if s.bundles[i].finite != 0 {
			finites++
		}
		b := s.bundles[i]
		a.nodes = append(a.nodes, node{
			w: at.lower, t: uint32(tag), m: b.agree, c: at.cluster, c6: at.coarse,
			u: hashString(m.tagger.upos[tag]), cas: b.cas, num: b.num, finite: b.finite, aux: aux,
			may:  phraseCases(words, s.atoms, i),
			leaf: m.parser.leaf[tag], punct: punct, commas: commas,
		})
		s.plain = append(s.plain, i)
		punct = 0
	}
	a.nodes = append(a.nodes, node{w: outside, t: outside, m: outside, punct: punct, commas: commas})
	m.markVerbs(a, s)
}

// phraseCases is the set of cases that a noun or pronoun may stand in by the
// forms of its phrase, as a dictionary knows them; 0 for other words and
// where nothing is known.
func phraseCases(words []Word, at []atoms, i int) uint32 {
	var set uint32
	switch words[i].UPOS {
	case "PRON", "DET", "ADJ", "NUM":
		return caseBits(at[i+2].cases)
	case "NOUN":
		set = at[i+2].cases
	case "PROPN":
	default:
		return 0
	}
	if set == 0 {
		set = allCases
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		u := words[j].UPOS
		if u != "DET" && u != "ADJ" && u != "NUM" && u != "ADV" && u != "PROPN" {
			break
		}
		if c := at[j+2].cases & set; c != 0 && u != "PROPN" && u != "ADV" {
			set = c
		}
		if u == "DET" {
			break
		}
	}
	if set == allCases {
		return 0
	}
	return caseBits(set)
}

const allCases = 1<<24 - 1

// caseBits forgets number and gender.
func caseBits(cases uint32) uint32 {
	var set uint32
	for c := range 4 {
		if cases>>(6*c)&63 != 0 {
			set |= 1 << c
		}
	}
	return set
}

// markVerbs tells every node of the next verb to its right before the next
// punctuation mark: where a German clause is still open, it comes last.
func (m *Model) markVerbs(a *arcState, s *scratch) {
	verb := uint32(0)
	for i := len(a.nodes) - 2; i >= 0; i-- {
		n := &a.nodes[i]
		if a.nodes[i+1].punct != 0 {
			verb = 0
		}
		n.verb = verb
		if u := m.tagger.upos[n.t]; u == "VERB" || u == "AUX" {
			verb = n.t + 1
		}
	}
}

// writeTree copies the tree from nodes to words and sees to it that there is
// one root.
func (m *Model) writeTree(words []Word, s *scratch) {
	a := &s.state
	end := len(a.nodes) - 1
	root := m.chooseRoot(a, s)
	s.back = resize(s.back, len(words), none)
	for j, i := range s.plain {
		s.back[i] = j
		w := &words[i]
		switch h := a.head[j]; {
		case j == root:
			w.Head, w.Rel = none, "root"
		case h == end:
			w.Head, w.Rel = s.plain[root], m.parser.rels[m.relabel(a, s, root, j)]
		default:
			w.Head, w.Rel = s.plain[h], m.parser.rels[a.rel[j]]
		}
		if m.Lang == "de" && m.parser.auxiliaries[lower(w.Form)] && (w.UPOS == "AUX" || w.UPOS == "VERB") {
			w.UPOS = "VERB"
			if w.Rel == "aux" || w.Rel == "aux:pass" || w.Rel == "cop" {
				w.UPOS = "AUX"
			}
		}
	}
}

// chooseRoot picks among the nodes under the root: the first verb, in German
// the first finite auxiliary, for it may be a main verb, or the first of all.
func (m *Model) chooseRoot(a *arcState, s *scratch) int {
	end, first, finite := len(a.nodes)-1, none, none
	for j := range end {
		if a.head[j] != end {
			continue
		}
		if m.tagger.upos[a.nodes[j].t] == "VERB" {
			return j
		}
		if first == none {
			first = j
		}
		if m.Lang == "de" && finite == none && a.nodes[j].finite != 0 {
			finite = j
		}
	}
	if finite != none {
		return finite
	}
	return first
}

func (m *Model) relabel(a *arcState, s *scratch, head, dep int) int {
	return m.parser.relation(a, s, head, dep)
}
