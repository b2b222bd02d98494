package actor

import (
	"slices"
	"strings"

	"demarche/timeline/sentence"
)

// A phrase is a role as it stands in a sentence, with what it is of.
type phrase struct {
	unit
	owner *Entity // its state or organisation, or the person it is of; nil if not told
	start int     // the first token of the phrase
	end   int     // the last one
	next  int     // the unit after the phrase
}

// readRole reads a role with what stands around it: the owner before it
// ("Russlands", "US-"), the state or organisation after it ("der Ukraine"),
// the person's name after that. lead is the first unit of the phrase, at the
// unit of the role itself.
func (f *Finder) readRole(s *sentence.Sentence, units []unit, lead, at int, owner *Entity) ([]Mention, int) {
	u := units[at]
	if u.roles == nil { // "Putin-Trump-Gespräch": only its parts are actors
		return f.parts(s, u), at - lead + 1
	}
	if !actsAs(s, u) {
		return nil, at - lead + 1
	}
	p := phrase{unit: u, owner: owner, start: units[lead].first, end: u.last, next: at + 1}
	f.own(s, units, &p)
	if m, n := f.titled(s, units, &p); n > 0 {
		return []Mention{m}, p.next - lead + n - 1
	}
	if ms, done := f.anaphor(s, &p); done {
		return ms, p.next - lead
	}
	return f.unnamed(s, &p), p.next - lead
}

// own finds what a phrase is of, if that does not stand before it.
func (f *Finder) own(s *sentence.Sentence, units []unit, p *phrase) {
	if ro := p.roles[0]; p.owner != nil && p.owner.Kind == State && ro.kind == "office" && ro.of != "" && !slices.Contains(strings.Split(ro.of, "/"), p.owner.key) && len(p.before) == 0 {
		p.owner = f.ownerOf(ro) // "der argentinische Papst"
	}
	if p.owner == nil && p.modifier == "" {
		p.owner = f.possessor(s, p.unit)
	}
	if p.owner == nil && len(p.roles[0].of) == 3 && p.roles[0].kind != "office" {
		p.owner = f.ownerOf(p.roles[0]) // "US embassy in Tunis"
	}
	if p.owner == nil {
		if o, n := f.ownerAfter(s, units, p.next, p.end+1); o != nil {
			p.owner, p.end, p.next = o, units[n].last, n+1
			if i := p.end + 1; i < len(s.Tokens) && f.k.is("kind-of-land", s.Lang, s.Tokens[i].Form) {
				p.end = i // "the governor of the Lombardy region"
			}
		}
	}
	if p.owner == nil {
		p.owner = f.ownerOf(p.roles[0])
	}
	if p.owner == nil {
		p.owner = f.partner(s, p)
	}
	if p.owner == nil && p.roles[0].sector == "MIL" && p.roles[0].kind == "group" && p.start > 0 && f.k.is("definite", s.Lang, strings.ToLower(s.Tokens[p.start-1].Form)) {
		p.owner = f.army()
	}
}

// army returns the state whose army was named last, in this sentence or the
// two before: "Die israelische Armee … die Soldaten".
func (f *Finder) army() *Entity {
	for i := len(f.current) - 1; i >= max(0, len(f.current)-reach); i-- {
		if e := f.current[i].Entity; e.Sector == "MIL" && f.k.states[e.Code] != nil {
			return f.k.states[e.Code]
		}
	}
	for i := len(f.bodies) - 1; i >= 0; i-- {
		if b := f.bodies[i]; b.entity.Sector == "MIL" && f.turn-b.turn <= 2 {
			return f.k.states[b.entity.Code]
		}
	}
	return nil
}

// ruler returns the state whose police, court or government does something to
// the unnamed people of a phrase: those are its own, for who arrests, sentences
// or evacuates does so at home.
func (f *Finder) ruler(s *sentence.Sentence, p *phrase) *Entity {
	ro := p.roles[0]
	t := &s.Tokens[p.last]
	if s.Lang != "en" || ro.stateless || ro.kind == "office" || t.Head < 0 || t.Head >= p.first || s.Tokens[t.Head].UPOS != "VERB" || !strings.HasPrefix(t.Rel, "ob") {
		return nil
	}
	j := subjectOf(s, t.Head, p.start)
	if j < 0 {
		return nil
	}
	m := covering(f.current, j)
	if m == nil || f.k.states[m.Entity.Code] == nil || m.Form > Seat {
		return nil
	}
	sector := m.Entity.Sector
	if sector == "COP" || sector == "JUD" || sector == "GOV" && f.k.is("governs", "en", strings.ToLower(s.Tokens[t.Head].Lemma)) {
		return f.k.states[m.Entity.Code]
	}
	return nil
}

// partner returns the state of what a phrase is coordinated with: "the Syrian
// government and rebel groups".
func (f *Finder) partner(s *sentence.Sentence, p *phrase) *Entity {
	if len(f.current) == 0 || p.roles[0].stateless {
		return nil
	}
	m := &f.current[len(f.current)-1]
	if m.Form == Group && p.start == m.Last+2 && s.Tokens[m.Last+1].UPOS == "CCONJ" {
		return f.k.states[m.Entity.Code]
	}
	return nil
}

// titled reads the name that stands after a phrase: of a person, also after a
// comma ("der Präsident der Ukraine, Wolodymyr Selenskyj"), or of an
// organisation ("die Jihadistenmiliz Islamischer Staat"). It returns one more
// than the number of units that the name used, 0 if there is none.
func (f *Finder) titled(s *sentence.Sentence, units []unit, p *phrase) (Mention, int) {
	if e, from, to, n := f.personAfter(s, units, p); e != nil {
		m := f.mention(s, p.start, to, from, to, e, Named)
		if n > 0 {
			m.Genitive = units[p.next+n-1].genitive
		}
		return m, n + 1
	}
	if e := f.apposedBody(s, units, p); e != nil {
		u := units[p.next]
		m := f.mention(s, p.start, u.last, u.first, u.last, e, Named)
		m.Genitive = u.genitive
		return m, 2
	}
	return Mention{}, 0
}

// anaphor reads a phrase that stands for somebody named before: "die beiden
// Präsidenten", "his predecessor", "ihr russischer Amtskollege", "das
// Gericht". done tells that it is one, be it for nobody.
func (f *Finder) anaphor(s *sentence.Sentence, p *phrase) (ms []Mention, done bool) {
	one := func(e *Entity, from int, form Form) ([]Mention, bool) {
		return []Mention{f.mention(s, p.start, p.end, from, p.end, e, form)}, true
	}
	if list := f.both(s, p.unit); list != nil && p.owner == nil {
		for _, e := range list {
			ms = append(ms, f.mention(s, p.start, p.end, p.first, p.end, e, Pronoun))
		}
		return ms, true
	}
	if step := neighbour(p.roles[0]); step != 0 {
		if e := f.neighbour(p.owner, step); e != nil {
			return one(e, p.first, Office)
		}
		if p.owner != nil && p.owner.Kind == Person {
			p.owner = f.k.states[p.owner.Code]
		}
	}
	if p.roles[0].id == "counterpart" {
		if e := f.counterpart(p.owner); e != nil {
			return one(e, p.start, Office)
		}
		if p.owner == nil || p.owner.Kind != State || f.k.demos[p.owner.Code] == "" {
			return nil, true
		}
		return one(f.generic(p.owner, f.k.demos[p.owner.Code]+" official", "GOV"), p.start, Group)
	}
	if p.owner == nil && f.k.definite(s, p.unit) {
		if e := f.body(s, p.unit); e != nil {
			return one(e, p.first, Office)
		}
	}
	return nil, false
}

// unnamed makes the mention of a phrase without a name: the holder of the
// office, else an unnamed actor.
func (f *Finder) unnamed(s *sentence.Sentence, p *phrase) []Mention {
	if ro := p.roles[0]; p.owner == nil && (ro.doubtful || ro.weak && !attributed(s, p.unit)) {
		return nil
	}
	if p.owner == nil {
		f.scene.ruler = f.ruler(s, p)
		defer func() { f.scene.ruler = nil }()
	}
	e, form := f.resolve(p.unit, p.owner, f.k.several(s, p.unit), f.k.indefinite(s, min(p.start, p.first)))
	if later := f.foretoldHolders[e.Name+"\x00"+e.Code]; later != nil && form == Office && e.Kind == Generic {
		e = later // the name is told later
	}
	if p.owner == nil && modifies(s, p.last) {
		form = Adjective
	}
	from := p.first
	if len(p.before) == 0 && p.start < p.first {
		from = p.start
	}
	return []Mention{f.mention(s, p.start, p.end, from, p.end, e, form)}
}

// actsAs reports whether the tagger takes the word of a role for a noun;
// English has verbs and adjectives of the same form.
func actsAs(s *sentence.Sentence, u unit) bool {
	if !s.Analysed || s.Lang == "de" {
		return true
	}
	if t := &s.Tokens[u.first]; u.first < u.last && t.UPOS == "VERB" && t.Rel != "amod" {
		return false // "the army ousted President …"
	}
	switch s.Tokens[u.last].UPOS {
	case "VERB", "AUX", "ADV", "ADP", "SCONJ", "DET", "PRON":
		return false
	}
	return true
}

// modifies reports whether the English noun at token i only describes the one
// after it: the "police" of "police raid".
func modifies(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	return s.Lang == "en" && (t.Rel == "compound" || t.Rel == "amod" || t.UPOS == "ADJ") && t.Head > i && t.Head <= i+3 && s.Tokens[t.Head].UPOS != "PROPN"
}

// attributed reports whether an adjective says what kind of group is meant.
func attributed(s *sentence.Sentence, u unit) bool {
	for i := u.first - 1; i >= 0 && i >= u.first-3; i-- {
		if t := &s.Tokens[i]; t.Rel == "amod" && t.Head >= u.first && t.Head <= u.last && t.UPOS == "ADJ" {
			return true
		}
	}
	return false
}

// several reports whether an office stands for several holders: "mehrere
// Staatschefs", "the foreign ministers".
func (k *Knowledge) several(s *sentence.Sentence, u unit) bool {
	for i := u.first; i <= u.last; i++ {
		if s.Tokens[i].UPOS == "CCONJ" {
			return true // "Staats- und Regierungschefs"
		}
		if s.Lang == "en" && strings.Contains(s.Tokens[i].Feats, "Number=Plur") && u.last > u.first && s.Tokens[i].UPOS == "NOUN" && i+1 <= u.last && s.Tokens[i+1].UPOS == "ADP" {
			return true // "heads of state"
		}
	}
	if k.pluralInS(s, u) {
		return true
	}
	t := &s.Tokens[u.last]
	if t.Rel == "nsubj" && t.Head >= 0 && strings.Contains(s.Tokens[t.Head].Feats, "Number=Sing") && s.Tokens[t.Head].UPOS == "VERB" && s.Lang == "de" {
		return false // its verb is surer than the word: "der Machthaber lobte"
	}
	if i := u.last + 1; s.Lang == "de" && i < len(s.Tokens) && strings.Contains(s.Tokens[i].Feats, "Number=Sing") && strings.Contains(s.Tokens[i].Feats, "VerbForm=Fin") {
		return false // so is the one right after it
	}
	plural := strings.Contains(t.Feats, "Number=Plur")
	for i := u.first - 1; i >= 0 && i >= u.first-3; i-- {
		d := &s.Tokens[i]
		if d.UPOS == "ADP" || d.UPOS == "VERB" || d.UPOS == "PUNCT" {
			break
		}
		if d.UPOS == "DET" && strings.Contains(d.Feats, "Number=Sing") {
			return false // surer than the number of a rare noun
		}
		if d.UPOS == "NUM" && d.Head >= u.first && d.Head <= u.last && d.Form != "ein" && d.Form != "one" || k.is("many", s.Lang, strings.ToLower(d.Form)) {
			return true
		}
	}
	return plural
}

// parts gives the actors within a compound that is no actor itself.
func (f *Finder) parts(s *sentence.Sentence, u unit) []Mention {
	var out []Mention
	for _, e := range u.before {
		out = append(out, f.mention(s, u.first, u.last, u.first, u.last, e, Part))
	}
	return out
}

// pluralInS reports whether a German word of a role in s is a plural, not a
// genitive: "den Regierungschefs", not "des Regierungschefs".
func (k *Knowledge) pluralInS(s *sentence.Sentence, u unit) bool {
	short, ok := strings.CutSuffix(s.Tokens[u.last].Form, "s")
	if s.Lang != "de" || !ok || u.first != u.last || len(k.roles["de"].Find(short)) == 0 {
		return false
	}
	for i := u.first - 1; i >= 0 && i >= u.first-3; i-- {
		switch t := &s.Tokens[i]; t.UPOS {
		case "DET":
			return !strings.HasSuffix(t.Form, "s")
		case "ADJ":
			continue
		}
		break
	}
	return false
}
