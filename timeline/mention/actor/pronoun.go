package actor

import (
	"sort"
	"strings"

	"demarche/timeline/sentence"
)

// pronouns resolves the pronouns of a sentence.
func (f *Finder) pronouns(s *sentence.Sentence, named []Mention) []Mention {
	if !s.Analysed {
		return nil
	}
	var out []Mention
	for i := range s.Tokens {
		for _, e := range f.pronoun(s, named, out, i) {
			out = append(out, f.mention(s, i, i, i, i, e, Pronoun))
		}
	}
	return out
}

// pronoun returns whom token i stands for, if it is a pronoun: one person, or
// several.
func (f *Finder) pronoun(s *sentence.Sentence, named, resolved []Mention, i int) []*Entity {
	t := &s.Tokens[i]
	word := strings.ToLower(t.Form)
	if s.Lang == "de" {
		switch {
		case f.k.demonstrative(s, i):
			return one(f.latest)
		case aged(t.Form):
			return one(f.before(s, named, resolved, i, agedGender(s, i)))
		case i > 0 && isUpper(t.Form) && s.Tokens[i-1].UPOS != "PUNCT":
			return nil // "Sie", "Ihr" as a form of address
		}
	}
	if word == "it" && s.Lang == "en" {
		return one(f.actsAs(s, named, i))
	}
	g := f.k.pronounGender(s.Lang, word)
	if t.UPOS != "PRON" && t.UPOS != "DET" || g == 0 && !f.k.is("they", s.Lang, word) {
		return nil
	}
	if f.k.is("they", s.Lang, word) && (s.Lang == "en" || !singular(s, i)) {
		return f.several(s, i)
	}
	if s.Lang == "de" && g == 'f' && !singular(s, i) {
		return nil
	}
	if possessiveWord(t) {
		if e, settled := f.owns(s, named, resolved, i, g); settled {
			return one(e)
		}
	}
	return one(f.before(s, named, resolved, i, g))
}

// actsAs returns the state or organisation that an "it" at token i stands for:
// the last one that was a subject, in the sentence or before it. The "it" of
// the weather, and that of a predicate, stands for nothing.
func (f *Finder) actsAs(s *sentence.Sentence, named []Mention, i int) *Entity {
	t := &s.Tokens[i]
	if t.Rel != "nsubj" || t.Head < 0 || s.Tokens[t.Head].UPOS != "VERB" {
		return nil
	}
	if h := s.Tokens[t.Head].Head; h > 0 && h < i && s.Tokens[t.Head].Rel == "ccomp" {
		if m := covering(named, h-1); m != nil && mayAct(m) {
			return m.Entity // "and Ankara says it …"
		}
	}
	e := f.acted
	for n := range named {
		if m := &named[n]; m.First < i && mayAct(m) && prominence(s, m) == asSubject {
			e = m.Entity
		}
	}
	return e
}

// mayAct reports whether a mention names a state or an organisation as one
// that can act.
func mayAct(m *Mention) bool {
	return (m.Entity.Kind == State || m.Entity.Kind == Organisation) && (m.Form == Named || m.Form == Seat || m.Form == Group)
}

func one(e *Entity) []*Entity {
	if e == nil {
		return nil
	}
	return []*Entity{e}
}

// demonstrative tells "dieser" as a subject of its own: "Dieser lehnte ab."
func (k *Knowledge) demonstrative(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	return k.is("this-one", s.Lang, strings.ToLower(t.Form)) && (t.UPOS == "PRON" || t.UPOS == "DET") &&
		!strings.Contains(t.Feats, "Number=Plur") && strings.HasPrefix(t.Rel, "nsubj")
}

// aged tells "der 73-Jährige", who has been named before.
func aged(form string) bool {
	for _, end := range []string{"Jährige", "Jährigen", "Jähriger", "Jährigem"} {
		if form == end || strings.HasSuffix(form, "-"+end) {
			return true
		}
	}
	return false
}

// agedGender tells a woman from a man by the article of "der 73-Jährige".
func agedGender(s *sentence.Sentence, i int) byte {
	for j := i - 1; j >= max(0, i-3); j-- {
		switch strings.ToLower(s.Tokens[j].Form) {
		case "die":
			return 'f'
		case "den", "dem", "des":
			return 'm'
		case "der":
			if strings.HasSuffix(s.Tokens[i].Form, "n") {
				return 'f' // "mit der 73-Jährigen"
			}
			return 'm'
		}
	}
	return 'm'
}

// possessiveWord tells "sein", "her" before a noun.
func possessiveWord(t *sentence.Token) bool {
	return t.Rel == "det:poss" || t.Rel == "nmod:poss" || strings.Contains(t.Feats, "Poss=Yes")
}

// owns resolves a possessive to the subject of its clause: "Israel zog seine
// Truppen ab". It is settled with nobody where that is no actor.
func (f *Finder) owns(s *sentence.Sentence, named, resolved []Mention, i int, g byte) (e *Entity, settled bool) {
	subject := -1
	for h, n := s.Tokens[i].Head, 0; h >= 0 && n < 6 && subject < 0; h, n = s.Tokens[h].Head, n+1 {
		subject = subjectOf(s, h, i)
	}
	if subject < 0 {
		return nil, false
	}
	if m := covering(resolved, subject); m != nil {
		return m.Entity, fits(m.Entity, g)
	}
	m := covering(named, subject)
	switch {
	case m == nil:
		t := &s.Tokens[subject]
		return nil, s.Lang == "de" && t.UPOS == "NOUN" && !strings.Contains(t.Feats, "Number=Plur") && strings.Contains(t.Feats, "Gender=Fem") == (g == 'f')
	case m.Entity.Kind == Person:
		return m.Entity, fits(m.Entity, g)
	case s.Lang == "de" && m.Form <= Seat && m.Form != Group:
		return m.Entity, true
	}
	return nil, false
}

// reach is how far from a verb its subject and auxiliaries are looked for, in
// tokens: sentences without end must not take time without end.
const reach = 80

// subjectOf returns the subject of the verb at token h that stands before
// token i, -1 if there is none.
func subjectOf(s *sentence.Sentence, h, i int) int {
	for j := max(0, h-reach); j < min(i, h+reach); j++ {
		if t := &s.Tokens[j]; t.Head == h && strings.HasPrefix(t.Rel, "nsubj") {
			return j
		}
	}
	return -1
}

// covering returns the mention that token i lies in, nil if none does. The
// mentions are in text order.
func covering(ms []Mention, i int) *Mention {
	n := sort.Search(len(ms), func(n int) bool { return ms[n].First > i })
	for k := n - 1; k >= 0 && k >= n-8; k-- {
		if ms[k].Covers(i) && ms[k].Form != Part {
			return &ms[k]
		}
	}
	return nil
}

// fits reports whether a pronoun of some gender may stand for an entity.
func fits(e *Entity, g byte) bool {
	return (e.Kind == Person || e.Kind == Generic) && (e.Gender == g || e.Gender == 0 && g == 'm')
}

// singular reports whether "sie" or "ihr" at token i is one person, by its
// own features and by its verb's.
func singular(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	if strings.Contains(t.Feats, "Number=Plur") && t.UPOS == "PRON" {
		return false
	}
	if t.Rel == "nsubj" && t.Head >= 0 {
		h := &s.Tokens[t.Head]
		if strings.Contains(h.Feats, "Number=Plur") && h.UPOS != "NOUN" {
			return false
		}
		for j := max(0, t.Head-reach); j < min(len(s.Tokens), t.Head+reach); j++ {
			if a := &s.Tokens[j]; a.Head == t.Head && strings.HasPrefix(a.Rel, "aux") && strings.Contains(a.Feats, "Number=Plur") {
				return false
			}
		}
	}
	return strings.Contains(t.Feats, "Number=Sing") || t.UPOS == "DET"
}

// before returns the person that a pronoun at token i stands for: the last
// subject before it in the sentence, else the most prominent of the sentences
// before. An object is not the subject of its own verb: "he called him".
func (f *Finder) before(s *sentence.Sentence, named, resolved []Mention, i int, g byte) *Entity {
	var not *Entity
	if t := &s.Tokens[i]; !possessiveWord(t) && !strings.HasPrefix(t.Rel, "nsubj") && t.Head >= 0 {
		if j := subjectOf(s, t.Head, len(s.Tokens)); j >= 0 && j != i {
			if m := covering(resolved, j); m != nil {
				not = m.Entity
			} else if m := covering(named, j); m != nil {
				not = m.Entity
			}
		}
	}
	var last *Entity
	to := sort.Search(len(named), func(n int) bool { return named[n].First >= i })
	for n := max(0, to-reach); n < to; n++ {
		m := &named[n]
		if (m.Form > Office || m.Entity.Kind != Person && m.Form != Office) && !single(s, m) || m.Entity == not || !fits(m.Entity, g) {
			continue
		}
		if last == nil || strings.HasPrefix(s.Tokens[m.First].Rel, "nsubj") {
			last = m.Entity
		}
	}
	if last != nil {
		return last
	}
	if f.topicGender == g && f.topic != not && strings.HasPrefix(s.Tokens[i].Rel, "nsubj") {
		return f.topic // "Die Polizei … Sie nahm …"
	}
	best := salient{}
	for n := len(f.recent) - 1; n >= 0; n-- {
		r := f.recent[n]
		if r.entity == not || !fits(r.entity, g) {
			continue
		}
		if r.turn == f.turn-1 {
			r.weight += asLatest
			if r.entity == f.topic && strings.HasPrefix(s.Tokens[i].Rel, "nsubj") {
				r.weight += asTopic
			}
		}
		if r.weight > best.weight {
			best = r
		}
	}
	return best.entity
}

// several returns whom a pronoun of the plural stands for: the subjects of
// the sentence before, if those were several or a group.
func (f *Finder) several(s *sentence.Sentence, i int) []*Entity {
	if t := &s.Tokens[i]; s.Lang == "de" && (!strings.HasPrefix(t.Rel, "nsubj") || t.Form == "Sie" && i > 0) {
		return nil // "Sie" within a sentence is the polite form
	}
	return f.subjects
}

// noteSubjects keeps the subjects of a sentence if they are several or a
// group, for "they", and the person named last, for "dieser".
func (f *Finder) noteSubjects(s *sentence.Sentence, ms []Mention) {
	f.subjects, f.topic, f.topicGender = nil, nil, 0
	for n := range ms {
		m := &ms[n]
		if h := headOf(s, m); f.topic == nil && s.Tokens[h].Rel == "nsubj" && s.Tokens[h].Head >= 0 && s.Tokens[s.Tokens[h].Head].Head < 0 {
			f.topic = m.Entity
			if m.Entity.Kind != Person && m.Form <= Group {
				f.topicGender = grammatical(s, h)
			}
		}
		if m.Entity.Kind == Person && m.Form <= Office {
			f.latest = m.Entity
		}
		head := headOf(s, m)
		if m.Form == Office && m.Entity.Kind == Generic && strings.HasPrefix(s.Tokens[head].Rel, "nsubj") {
			f.untitled, f.untitledAt = m.Entity, f.turn // the name may follow
		}
		if f.subjects != nil || m.Form > Seat || !strings.HasPrefix(s.Tokens[head].Rel, "nsubj") {
			continue
		}
		list := []*Entity{m.Entity}
		for k := max(0, n-4); k < min(n+8, len(ms)); k++ {
			if h := headOf(s, &ms[k]); k != n && ms[k].Form <= Seat && s.Tokens[h].Rel == "conj" && s.Tokens[h].Head == head && len(list) < 4 {
				list = append(list, ms[k].Entity)
			}
		}
		if len(list) > 1 || m.Form == Group && strings.Contains(s.Tokens[head].Feats, "Number=Plur") {
			f.subjects = list
		}
	}
}

// grammatical returns the gender of a German noun in the singular, 0 where
// there is none that a pronoun would take up: "die Polizei" is "sie".
func grammatical(s *sentence.Sentence, i int) byte {
	t := &s.Tokens[i]
	switch {
	case s.Lang != "de" || t.UPOS != "NOUN" || strings.Contains(t.Feats, "Number=Plur"):
		return 0
	case strings.Contains(t.Feats, "Gender=Fem"):
		return 'f'
	case strings.Contains(t.Feats, "Gender=Masc"):
		return 'm'
	}
	return 0
}

// headOf returns the token of a mention that the rest of it hangs on.
func headOf(s *sentence.Sentence, m *Mention) int {
	for i := m.First; i <= m.Last; i++ {
		if h := s.Tokens[i].Head; h < m.First || h > m.Last {
			return i
		}
	}
	return m.Last
}
