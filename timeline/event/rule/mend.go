package rule

import (
	"slices"
	"strings"

	"demarche/timeline/mention/actor"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

// unsure is the relation of a nominal to its verb where the parser has hung it
// elsewhere: subject or object, the cases tell.
const unsure = "dep"

// mend returns the sentence with its tree set right where the actors in it or
// German grammar show that the parser erred. The sentence itself is not
// changed.
func (r *reading) mend(s *sentence.Sentence) *sentence.Sentence {
	if s.Lang != "de" {
		return s
	}
	mended := *s
	mended.Tokens = slices.Clone(s.Tokens)
	m := mender{reading: r, t: mended.Tokens}
	m.postpositions()
	m.measures()
	m.heads()
	m.strays()
	m.strangers()
	m.owners()
	m.commas()
	m.infinitives()
	m.objects()
	m.articles()
	m.particles()
	return &mended
}

// A mender works on the tokens of one sentence.
type mender struct {
	*reading
	t []sentence.Token
}

// postpositions gives a "zufolge" to the noun before it.
func (m *mender) postpositions() {
	for i := 1; i < len(m.t); i++ {
		if t := &m.t[i]; t.Form == "zufolge" && t.Head > i && m.t[i-1].Head != i {
			t.Head, t.Rel = i-1, "case"
		}
	}
}

// measures hangs what lasts on its time: "15 Jahre Arbeitslager".
func (m *mender) measures() {
	for i := 2; i < len(m.t); i++ {
		t := &m.t[i]
		if t.UPOS != "NOUN" || m.t[i-2].UPOS != "NUM" || m.at[i] >= 0 || t.Head == i-1 || coreLabel(t.Rel) == "" || !m.timed(i-1) || m.timed(i) {
			continue
		}
		switch strings.TrimRight(m.t[i-1].Form, "en") {
		case "Jahr", "Monat", "Woch", "Tag", "Stund":
			t.Head, t.Rel = i-1, "nmod"
		}
	}
}

// heads makes the first noun of each mention its head: German names what
// somebody is of after it, "Anhänger der Terrormiliz Islamischer Staat".
func (m *mender) heads() {
	for n := range m.mentions {
		first, last := m.mentions[n].First, m.mentions[n].Last
		if last <= first || last >= len(m.t) {
			continue
		}
		head := first
		for head < last && m.t[head].UPOS != "NOUN" {
			head++
		}
		top := m.t[head].Head
		if m.t[head].UPOS != "NOUN" || m.t[head].Rel != "nmod" || top <= head || top > last || m.at[top] != n || m.t[top].Head >= first && m.t[top].Head <= last {
			continue
		}
		m.t[head].Head, m.t[head].Rel = m.t[top].Head, m.t[top].Rel
		m.t[top].Head, m.t[top].Rel = head, "nmod"
		if k := m.t[head].Head; k >= 0 && m.isVerb(k) && coreLabel(m.t[head].Rel) == "" && !strings.HasPrefix(m.t[head].Rel, "obl") {
			m.t[head].Rel = unsure
		}
		for i := range first {
			if m.t[i].Head == top {
				m.t[i].Head = head
			}
		}
	}
}

// strays takes a name that the parser hangs on a verb as if it were an adverb
// for its subject or object.
func (m *mender) strays() {
	for n := range m.mentions {
		a := &m.mentions[n]
		for i := max(0, a.First); i <= a.Last && i < len(m.t) && a.Form <= actor.Seat; i++ {
			t := &m.t[i]
			if t.UPOS != "NOUN" && t.UPOS != "PROPN" || t.Head < 0 || !m.isVerb(t.Head) || m.isCase(i) {
				continue
			}
			switch t.Rel {
			case "advmod", "amod", "dep", "compound", "compound:prt", "det", "nmod", "mark", "flat", "flat:name", "orphan", "xcomp":
				t.Rel = unsure
			}
		}
	}
}

// strangers parts two names that the parser takes for one: "warf Donald
// Tusk Duda vor".
func (m *mender) strangers() {
	for i := 1; i < len(m.t); i++ {
		a, b := m.at[i-1], m.at[i]
		if a < 0 || b < 0 || a == b || m.mentions[a].Entity == m.mentions[b].Entity || m.mentions[b].First != i || !strings.HasPrefix(m.t[i].Rel, "flat") {
			continue
		}
		if h := m.t[i].Head; h >= m.mentions[a].First && h <= m.mentions[a].Last {
			m.raise(i, h)
		}
	}
}

// owners gives a noun the name in the genitive before it: "Merkels Politik".
func (m *mender) owners() {
	for n := range m.mentions {
		a := &m.mentions[n]
		i, noun := a.Last, a.Last+1
		if !a.Genitive || a.Form != actor.Named || noun >= len(m.t) || m.t[noun].UPOS != "NOUN" || m.at[noun] >= 0 {
			continue
		}
		for i > a.First && m.t[i].Head >= a.First && m.t[i].Head <= a.Last {
			i = m.t[i].Head
		}
		if m.t[noun].Head == i && (m.t[noun].Rel == "appos" || strings.HasPrefix(m.t[noun].Rel, "flat")) {
			m.t[noun].Head, m.t[noun].Rel = m.t[i].Head, m.t[i].Rel
			m.t[i].Head, m.t[i].Rel = noun, "nmod:poss"
		}
	}
}

// commas hangs a noun on the verb that the parser has taken for a part of what
// follows behind a comma: "beschuldigte die Armee, Zivilisten zu foltern".
func (m *mender) commas() {
	for i := 0; i+1 < len(m.t); i++ {
		t := &m.t[i]
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" || t.Rel != "compound" || t.Head < i+2 || m.t[i+1].Form != "," {
			continue
		}
		h := t.Head
		for k := max(0, i-4); k < i; k++ {
			if m.t[k].Head == h && (m.t[k].Rel == "det" || m.t[k].Rel == "amod") {
				m.t[k].Head = i
			}
		}
		for v := i - 1; v >= 0; v-- {
			if m.t[v].UPOS == "VERB" && strings.Contains(m.t[v].Feats, "VerbForm=Fin") {
				m.raise(i, v)
				break
			}
		}
	}
}

// infinitives makes objects of the subjects of infinitives, which have none:
// "will helfen und Soldaten schicken".
func (m *mender) infinitives() {
	for i := range m.t {
		v := m.t[i].Head
		if !strings.HasPrefix(m.t[i].Rel, "nsubj") || v < i || !m.infinitive(v) {
			continue
		}
		switch m.t[v].Rel {
		case "conj", "xcomp", "advcl", "acl":
		default:
			continue
		}
		if !slices.ContainsFunc(m.t, func(k sentence.Token) bool { return k.Head == v && strings.HasPrefix(k.Rel, "aux") }) {
			m.t[i].Rel = "obj"
		}
	}
}

// infinitive reports whether a verb is one by its form.
func (m *mender) infinitive(v int) bool {
	t := &m.t[v]
	return t.UPOS == "VERB" && strings.HasSuffix(t.Form, "n") && (strings.Contains(t.Feats, "VerbForm=Inf") || t.Form == t.Lemma && !strings.Contains(t.Feats, "VerbForm=Fin"))
}

// objects hangs a nominal that another cannot own on the verb: what belongs to
// a noun without a preposition stands in the genitive.
func (m *mender) objects() {
	for i := range m.t {
		h := m.t[i].Head
		if m.t[i].Rel != "nmod" || h < 0 || h > i || m.t[i].UPOS != "NOUN" && m.t[i].UPOS != "PROPN" || m.isCase(i) {
			continue
		}
		start := m.start(i)
		if m.article(start) || start > h+1 && start > 0 && m.timed(start-1) {
			m.raise(i, h)
		}
	}
}

// articles parts two nominals of which the second has an article and no comma
// before it: it is no apposition. "ist in Vietnam der Priester entlassen worden"
func (m *mender) articles() {
	for i := range m.t {
		h, start := m.t[i].Head, 0
		if m.t[i].Rel != "appos" || h < 0 || h > i || m.t[i].UPOS != "NOUN" || m.isCase(i) {
			continue
		}
		if start = m.start(i); start == i || start == 0 || m.t[start].UPOS != "DET" || m.t[start-1].UPOS == "PUNCT" || m.t[start-1].UPOS == "CCONJ" {
			continue
		}
		if m.raise(i, h); m.t[i].Head != h {
			continue
		}
		for v := i + 1; v < len(m.t); v++ {
			if m.t[v].UPOS == "VERB" {
				m.t[i].Head, m.t[i].Rel = v, unsure
				break
			}
		}
	}
}

// article reports whether the token is an article that is not of the genitive:
// "den", "einen", "dem".
func (m *mender) article(i int) bool {
	switch strings.ToLower(m.t[i].Form) {
	case "den", "dem", "einen", "einem", "ein", "eine", "das":
		return m.t[i].UPOS == "DET"
	}
	return false
}

// start returns the first token of the nominal at i.
func (m *mender) start(i int) int {
	start := i
	for k := i - 1; k >= 0 && m.t[k].Head == i && m.t[k].Rel != "punct" && m.t[k].Rel != "nmod"; k-- {
		start = k
	}
	return start
}

// isCase reports whether a nominal has a preposition, or is counted by another:
// "eine Gruppe Soldaten".
func (m *mender) isCase(i int) bool {
	for k := max(0, i-8); k < min(i+3, len(m.t)); k++ {
		if m.t[k].Head == i && m.t[k].Rel == "case" {
			return true
		}
	}
	return false
}

// timed reports whether a token stands in a time expression.
func (m *mender) timed(i int) bool {
	return slices.ContainsFunc(m.times, func(x timex.Expression) bool { return x.Start <= m.t[i].Start && m.t[i].End <= x.End })
}

// raise hangs token i on the verb above h, whose object it may be.
func (m *mender) raise(i, h int) {
	for n := 0; h >= 0 && !m.isVerb(h) && n < 6; n++ {
		h = m.t[h].Head
	}
	if h < 0 || !m.isVerb(h) {
		return
	}
	m.t[i].Head, m.t[i].Rel = h, "obj"
	for k := range m.t {
		if k != i && m.t[k].Head == h && m.t[k].Rel == "obj" {
			m.t[i].Rel = "iobj"
		}
	}
}

func (m *mender) isVerb(i int) bool { return m.t[i].UPOS == "VERB" || m.t[i].UPOS == "AUX" }

// particles gives a verb the particle at the end of its sentence that the
// parser has hung elsewhere: "Die Armee geht gegen die Miliz, die …, vor."
func (m *mender) particles() {
	for i := 1; i+1 < len(m.t); i++ {
		t := &m.t[i]
		if t.UPOS != "ADP" || t.Rel == "compound:prt" || t.Rel == "case" || m.t[i+1].UPOS != "PUNCT" || !slices.Contains(separable, strings.ToLower(t.Form)) {
			continue
		}
		if v := m.finiteBefore(i); v >= 0 {
			t.Head, t.Rel = v, "compound:prt"
		}
	}
}

// finiteBefore returns the first finite verb of the main clause before token i,
// -1 if there is none or it has a particle.
func (m *mender) finiteBefore(i int) int {
	v := -1
	for k := range i {
		t := &m.t[k]
		switch {
		case t.Rel == "compound:prt":
			return -1
		case v < 0 && t.UPOS == "VERB" && strings.Contains(t.Feats, "VerbForm=Fin") && !strings.HasPrefix(t.Rel, "acl") && !strings.HasPrefix(t.Rel, "advcl"):
			v = k
		}
	}
	return v
}
