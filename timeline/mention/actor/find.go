package actor

import (
	"slices"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/sentence"
)

// A Finder finds the actors of one article, sentence by sentence in order.
// It remembers who was named, so that surnames, offices and pronouns find
// their person.
type Finder struct {
	acted *Entity // the state or organisation that was a subject last
	k     *Knowledge
	text  string
	on    date.Day // for offices
	scene *scene

	surnames    map[string]*Entity  // persons named in full so far
	named       map[*Entity]bool    // known persons named in full anywhere
	foretold    map[string]*Entity  // persons named in full anywhere: headlines have the surname alone
	generics    map[string]*Entity  // unnamed actors by name and code
	recent      []salient           // persons, latest last
	then        map[*Entity]*Entity // persons as they were on the day
	alone       map[string]int      // proper names that stand alone, how often
	current     []Mention           // of the sentence that is being read, so far
	subjects    []*Entity           // of the sentence before, if several
	latest      *Entity             // the person named last
	topic       *Entity             // the subject of the main clause of the sentence before
	topicGender byte                // of its noun in German, 0 of persons
	turn        int                 // the number of the sentence

	coined          map[string]*Entity // organisations that no table has, by name and abbreviation
	holding         map[string]*Entity // persons by the unnamed office that stood before their name
	foretoldHolders map[string]*Entity // the same, of the whole article
	bodies          []salientBody      // organisations, latest last
	untitled        *Entity            // an office whose holder is not named yet
	untitledAt      int                // the sentence that it stands in
}

// A salient person has been named; weight tells how much a pronoun is likely
// to mean them.
type salient struct {
	entity *Entity
	weight float64
	turn   int // the sentence they were named in last
}

// What being named in some way adds to a person's weight, and what is left
// of it a sentence later.
const (
	asSubject = 3.0
	asOther   = 1.0
	fading    = 0.55
	asLatest  = 4.0 // in the sentence right before
	asTopic   = 4.0 // as the subject of its main clause, for a subject
)

// remembered is how many persons a finder keeps in mind.
const remembered = 32

// NewFinder returns a finder for an article. sents are all its sentences,
// on the day for which offices are resolved, place the town or state of the
// dateline ("" if none).
func (k *Knowledge) NewFinder(text string, sents []sentence.Sentence, on date.Day, place string) *Finder {
	f := &Finder{k: k, text: text, on: on, surnames: map[string]*Entity{}, generics: map[string]*Entity{}, then: map[*Entity]*Entity{}, coined: map[string]*Entity{}, holding: map[string]*Entity{}}
	f.scene = k.newScene(sents, place)
	f.alone = k.countAlone(sents)
	f.foresee(sents)
	return f
}

// foresee reads the article once for the persons that it names in full.
func (f *Finder) foresee(sents []sentence.Sentence) {
	home, total := f.scene.home, f.scene.total
	for i := range sents {
		f.Find(&sents[i])
	}
	f.foretold, f.named = f.surnames, map[*Entity]bool{}
	for _, e := range f.foretold {
		f.named[e] = true
	}
	f.foretoldHolders, f.bodies = f.holding, nil
	f.holding = map[string]*Entity{}
	f.surnames, f.generics, f.recent = map[string]*Entity{}, map[string]*Entity{}, nil
	f.subjects, f.latest, f.untitled = nil, nil, nil
	f.scene = &scene{total: total, lately: map[*Entity]float64{}, home: home}
}

// Home returns the state that the article is about, nil if none stands out.
func (f *Finder) Home() *Entity { return f.scene.home }

// Find returns the mentions of a sentence in text order. They do not
// overlap, except that the parts of a compound share its token.
func (f *Finder) Find(s *sentence.Sentence) []Mention {
	listed := f.k.scan(s)
	f.scene.enter(f.k, s, listed)
	units := f.unlisted(s, f.newBodies(s, listed))
	f.current = nil
	f.turn++
	for i := 0; i < len(units); {
		ms, used := f.read(s, units, i)
		f.current = append(f.current, ms...)
		i += used
	}
	out := twoTitles(s, f.current)
	out = append(out, f.crowds(s, out)...)
	sortMentions(out)
	out = append(out, f.pronouns(s, out)...)
	sortMentions(out)
	f.remember(s, out)
	f.noteSubjects(s, out)
	return out
}

// read turns the units from i on into mentions and returns how many units
// they used, at least one.
func (f *Finder) read(s *sentence.Sentence, units []unit, i int) ([]Mention, int) {
	u := units[i]
	if u.unlisted {
		return f.readUnlisted(s, units, i)
	}
	if m, ok := f.shared(s, units, i); ok {
		return []Mention{m}, 1
	}
	if u.before != nil && u.roles == nil && leads(s, u) && next(units, i) && bridge(s, u.last+1, units[i+1].first) {
		return f.readRole(s, units, i, i+1, u.owner(f)) // "US-geführte Koalition"
	}
	if u.roles != nil || u.before != nil {
		return f.readRole(s, units, i, i, u.owner(f))
	}
	ref := f.choose(s, u)
	if ref.entity == nil {
		if u.either != nil { // no "Supreme Court" of note, but some court
			return f.readRole(s, asRole(units, i), i, i, nil)
		}
		return nil, 1
	}
	if r := ref; r.people && s.Lang == "de" {
		if ms, used := f.countryman(s, units, i, r); used > 0 {
			return ms, used
		}
	}
	at := i + 1
	owns := ref.form == Adjective || ref.people && s.Lang == "en" || u.genitive || (ref.entity.Kind != Person || next(units, i) && units[i+1].roles[0].id == "government") && compounds(s, units, i)
	if owns && next(units, i) && bridge(s, u.last+1, units[at].first) {
		owner := f.k.stateOf(f.k.ownerIn(u, ref, units[at].roles))
		ms, used := f.readRole(s, units, i, at, owner)
		if len(ms) > 0 {
			return ms, used
		}
	}
	if owns && at < len(units) && units[at].first == u.last+1 && units[at].refs != nil {
		if ms, used := f.readOwned(s, units, i, ref.entity); used > 0 {
			return ms, used
		}
	}
	if f.apposes(units, i, ref.entity) {
		ms, used := f.read(s, units, i+1)
		if len(ms) > 0 {
			ms[0].First = u.first
		}
		return ms, used + 1
	}
	return []Mention{f.name(s, u, ref)}, 1
}

// apposes reports whether the name of a party or body is only the word for
// what the next one is: the "Linkspartei" of "die Linkspartei Podemos".
func (f *Finder) apposes(units []unit, i int, e *Entity) bool {
	u := units[i]
	if e.Kind != Organisation || u.first != u.last || i+1 >= len(units) || units[i+1].first != u.last+1 || len(units[i+1].refs) == 0 {
		return false
	}
	next := units[i+1].refs[0].entity
	return next.Kind == Organisation && next != e && next.Sector == e.Sector && next.Code != e.Code
}

// asRole returns the units with the i-th taken for a role from now on.
func asRole(units []unit, i int) []unit {
	units[i].roles, units[i].refs = units[i].either, nil
	return units
}

// next reports whether a plain role follows the i-th unit. A word that may be
// one, or a doubtful name, is taken for the role from then on.
func next(units []unit, i int) bool {
	if i+1 >= len(units) {
		return false
	}
	u := &units[i+1]
	if u.roles == nil && u.either != nil && !slices.ContainsFunc(u.refs, func(r reference) bool { return !r.doubtful }) {
		u.roles, u.refs = u.either, nil
	}
	return u.roles != nil && len(u.before) == 0
}

// compounds reports whether the i-th unit is the first part of an English
// compound that ends in a role: "U.S. ambassador", "Hamas fighters".
func compounds(s *sentence.Sentence, units []unit, i int) bool {
	if s.Lang != "en" || !next(units, i) || units[i+1].first != units[i].last+1 {
		return false
	}
	if first := units[i].first; units[i+1].first == units[i].last+1 && (first == 0 || s.Tokens[first-1].UPOS != "ADP") {
		return true // a preposition would make a place of it: "in Syria rebels fought"
	}
	t := &s.Tokens[units[i].last]
	return (t.Rel == "compound" || t.Rel == "amod" || t.Rel == "nmod") && t.Head >= units[i+1].first && t.Head <= units[i+1].last+4
}

// countryman reads "der Tunesier" as a title of the name after it or as the
// person named before.
func (f *Finder) countryman(s *sentence.Sentence, units []unit, i int, r reference) ([]Mention, int) {
	u := units[i]
	if u.first == 0 || s.Tokens[u.first-1].UPOS != "DET" || !strings.Contains(s.Tokens[u.first-1].Feats, "Number=Sing") || f.k.is("indefinite", s.Lang, strings.ToLower(s.Tokens[u.first-1].Form)) {
		return nil, 0
	}
	state := f.k.states[r.entity.Code]
	if i+1 < len(units) && units[i+1].unlisted && units[i+1].first == u.last+1 {
		n := units[i+1]
		e := f.unknown(s, n.first, n.last, nil, state)
		return []Mention{f.mention(s, u.first, n.last, n.first, n.last, e, Named)}, 2
	}
	if from := u.last + 1; from < len(s.Tokens) && f.k.isNamePart(s, from) {
		if last := f.nameEnd(s, units[i+1:], from); last > from {
			used := 1
			for i+used < len(units) && units[i+used].first <= last {
				used++
			}
			return []Mention{f.mention(s, u.first, last, from, last, f.unknown(s, from, last, nil, state), Named)}, used
		}
	}
	best := salient{}
	for _, p := range f.recent {
		own := p.entity.Code == r.entity.Code || p.entity.terms == nil
		if p.entity.Kind == Person && own && p.turn >= f.turn-3 && p.weight >= best.weight {
			best = p
		}
	}
	if best.entity == nil || !strings.HasPrefix(s.Tokens[u.last].Rel, "nsubj") {
		return nil, 0
	}
	return []Mention{f.mention(s, u.first, u.last, u.first, u.last, best.entity, Office)}, 1
}

// leads reports whether a hyphenated word says who leads what follows:
// "US-geführt", "Saudi-led".
func leads(s *sentence.Sentence, u unit) bool {
	w := strings.ToLower(s.Tokens[u.last].Form)
	return w == "led" || strings.HasPrefix(w, "geführt") || strings.HasPrefix(w, "geleitet")
}

// stateOf returns the state of a person, any other entity itself: "Trumps
// Außenminister" is that of his state.
func (k *Knowledge) stateOf(e *Entity) *Entity {
	if e.Kind != Person {
		return e
	}
	return k.states[e.Code]
}

// shared reads the first of two adjectives that share a role: the "French" of
// "French and German ministers".
func (f *Finder) shared(s *sentence.Sentence, units []unit, i int) (Mention, bool) {
	if i+2 >= len(units) || units[i+2].roles == nil || len(units[i+2].before) > 0 {
		return Mention{}, false
	}
	a, b, ro := units[i], units[i+1], units[i+2]
	if b.first != a.last+2 || ro.first != b.last+1 || s.Tokens[a.last+1].UPOS != "CCONJ" {
		return Mention{}, false
	}
	first, second := adjectival(a), adjectival(b)
	if first == nil || second == nil {
		return Mention{}, false
	}
	e, form := f.resolve(ro, first, f.k.several(s, ro), f.k.indefinite(s, a.first))
	return f.mention(s, a.first, a.last, a.first, a.last, e, form), true
}

// adjectival returns the state of a unit that may be its adjective, nil if it
// may not.
func adjectival(u unit) *Entity {
	for _, r := range u.refs {
		if r.form == Adjective && !r.doubtful {
			return r.entity
		}
	}
	return nil
}

// readOwned reads the name of an organisation after the adjective of a state
// that is not the one the tables know the name for: "the Indonesian Navy".
func (f *Finder) readOwned(s *sentence.Sentence, units []unit, i int, owner *Entity) ([]Mention, int) {
	u := units[i+1]
	for _, r := range u.refs {
		switch {
		case r.entity.Kind != Organisation || owner.Kind != State:
			return nil, 0
		case r.entity.Code == owner.Code:
			return []Mention{f.mention(s, units[i].first, u.last, units[i].first, u.last, r.entity, Named)}, 2
		case r.entity.Code == "NGO": // "the British Red Cross"
			e := f.generic(owner, f.k.demos[owner.Code]+" "+r.entity.Name, r.entity.Sector)
			return []Mention{f.mention(s, units[i].first, u.last, units[i].first, u.last, e, Named)}, 2
		case f.k.states[r.entity.Code] == nil || !r.doubtful:
			return nil, 0
		}
	}
	if u.either != nil {
		return f.readRole(s, asRole(units, i+1), i, i+1, owner)
	}
	name := f.text[s.Tokens[u.first].Start:s.Tokens[u.last].End]
	e := f.generic(owner, f.k.demos[owner.Code]+" "+name, u.refs[0].entity.Sector)
	return []Mention{f.mention(s, units[i].first, u.last, units[i].first, u.last, e, Group)}, 2
}

// bridge reports whether only adjectives stand between two tokens: the
// "stellvertretenden" of "russischen stellvertretenden Außenminister".
func bridge(s *sentence.Sentence, from, to int) bool {
	if to-from > 3 {
		return false
	}
	for i := from; i < to; i++ {
		t := &s.Tokens[i]
		if s.Analysed && t.UPOS != "ADJ" && t.UPOS != "ADV" && !(s.Lang == "en" && t.UPOS == "NOUN") {
			return false
		}
		if !s.Analysed && s.Lang == "de" && isUpper(t.Form) {
			return false
		}
	}
	return true
}

// owner returns the entity that a compound puts before a role.
func (u unit) owner(f *Finder) *Entity {
	if len(u.before) > 0 {
		return u.before[0]
	}
	return nil
}

// name makes the mention of a known name.
func (f *Finder) name(s *sentence.Sentence, u unit, r reference) Mention {
	m := f.mention(s, u.first, u.last, u.first, u.last, r.entity, r.form)
	m.Genitive = u.genitive
	if r.people {
		m.Entity = f.generic(r.entity, f.people(s, u), "CVL")
	}
	return m
}

// people names inhabitants: "Russians".
func (f *Finder) people(s *sentence.Sentence, u unit) string {
	if refs := u.refs; len(refs) > 0 {
		if demo := f.k.demos[refs[0].entity.Code]; demo != "" {
			return demo + " people"
		}
	}
	return s.Tokens[u.last].Form
}

func (f *Finder) mention(s *sentence.Sentence, first, last, from, to int, e *Entity, form Form) Mention {
	return Mention{First: first, Last: last, Start: s.Tokens[from].Start, End: s.Tokens[to].End, Entity: f.dated(e), Form: form}
}

// generic returns the unnamed actor of a state, the same one each time it is
// asked for.
func (f *Finder) generic(state *Entity, name, sector string) *Entity {
	code := ""
	if state != nil {
		code = state.Code
	}
	key := name + "\x00" + code
	if f.generics[key] == nil {
		f.generics[key] = &Entity{Kind: Generic, Name: name, Code: code, Sector: sector}
	}
	return f.generics[key]
}

// twoTitles drops a title that another one follows: "Botschafter und
// Sondergesandten Steve Witkoff" is one man.
func twoTitles(s *sentence.Sentence, ms []Mention) []Mention {
	out := ms[:0:0]
	for i := range ms {
		if i+1 < len(ms) {
			m, next := &ms[i], &ms[i+1]
			titled := next.Form == Named && next.Entity.Kind == Person && s.Tokens[next.First].UPOS == "NOUN"
			if titled && m.Entity.Kind == Generic && m.Form >= Office && next.First == m.Last+2 && s.Tokens[m.Last+1].UPOS == "CCONJ" {
				next.First = m.First
				continue
			}
			if s.Lang == "de" && envoy(s, m, next) {
				next.Entity.Code, next.Entity.Sector = m.Entity.Code, m.Entity.Sector
				next.First = m.First
				continue
			}
		}
		out = append(out, ms[i])
	}
	return out
}

// envoy reports whether a person whom no table has acts for the organisation
// of the office before, whatever the person's nation: "der Vertreter der EU,
// der dänische Diplomat Peter Sörensen".
func envoy(s *sentence.Sentence, m, next *Mention) bool {
	e := next.Entity
	if m.Entity.Kind != Generic || !slices.Contains(supranational, m.Entity.Code) || e.Kind != Person || e.terms != nil || next.Form != Named {
		return false
	}
	at := m.Last + 1
	return next.First-at <= 2 && next.First > at && s.Tokens[at].Form == ","
}

// remember keeps the persons of a sentence for the sentences after it.
func (f *Finder) remember(s *sentence.Sentence, ms []Mention) {
	for i := range f.recent {
		f.recent[i].weight *= fading
	}
	for i := range ms {
		m := &ms[i]
		if mayAct(m) && prominence(s, m) == asSubject {
			f.acted = m.Entity
		}
		if m.Entity.Kind == Organisation && m.Form == Named {
			f.noticeBody(m.Entity)
		}
		if m.Entity.Kind != Person && !(m.Form == Office && m.Entity.Kind == Generic) && !single(s, m) || m.Form == Part {
			continue
		}
		f.notice(m.Entity, prominence(s, m))
		if m.Form == Named && m.Entity.Kind == Person {
			f.learnSurname(s, m)
		}
	}
}

// single reports whether a mention is of one unnamed person: "an Iraqi
// journalist", "the gunman".
func single(s *sentence.Sentence, m *Mention) bool {
	t := &s.Tokens[m.Last]
	return s.Lang == "en" && m.Form == Group && m.Entity.Kind == Generic && m.Entity.role != "" && t.UPOS == "NOUN" && strings.Contains(t.Feats, "Number=Sing") && strings.HasPrefix(t.Rel, "nsubj")
}

// notice adds weight to a person and puts them last.
func (f *Finder) notice(e *Entity, weight float64) {
	for i, r := range f.recent {
		if r.entity == e {
			weight += r.weight
			f.recent = append(f.recent[:i], f.recent[i+1:]...)
			break
		}
	}
	if len(f.recent) == remembered {
		f.recent = append(f.recent[:0], f.recent[1:]...)
	}
	f.recent = append(f.recent, salient{e, weight, f.turn})
}

// prominence is more for subjects and for those who are quoted.
func prominence(s *sentence.Sentence, m *Mention) float64 {
	for i := m.First; i <= m.Last; i++ {
		switch r := s.Tokens[i].Rel; {
		case r == "nsubj:pass" && s.Lang == "de" && activeSubject(s, s.Tokens[i].Head, i):
			return asOther // an object, whatever the parser says
		case strings.HasPrefix(r, "nsubj"), r == "parataxis":
			return asSubject
		}
	}
	return asOther
}

// activeSubject reports whether the verb at token h has a subject in the active
// before token i.
func activeSubject(s *sentence.Sentence, h, i int) bool {
	for j := max(0, h-reach); j < i; j++ {
		if t := &s.Tokens[j]; t.Head == h && t.Rel == "nsubj" {
			return true
		}
	}
	return false
}

// learnSurname lets a person be found by surname alone from now on.
func (f *Finder) learnSurname(s *sentence.Sentence, m *Mention) {
	last := s.Tokens[m.Last].Form
	if m.Genitive && s.Lang == "en" && m.Last > m.First {
		last = s.Tokens[m.Last-1].Form
	}
	f.surnames[last] = m.Entity
	if m.Last > m.First {
		for _, n := range m.Entity.surnames {
			f.surnames[n] = m.Entity // "Ban" of "Ban Ki-moon"
		}
	}
	if words := strings.Fields(m.Entity.Name); len(words) > 2 && m.Entity.terms == nil {
		f.surnames[strings.Join(words[:2], " ")] = m.Entity // "Maria Giulia Sergio" is called "Maria Giulia"
	}
	if m.Genitive && s.Lang == "de" {
		for _, w := range withoutGenitive(last, "de") {
			f.surnames[w] = m.Entity
		}
	}
}

func sortMentions(ms []Mention) {
	slices.SortStableFunc(ms, func(a, b Mention) int { return a.First - b.First })
}

// Names reports whether a sentence may name an actor: whether the tables know
// any of its words or it has a pronoun. It needs no analysis.
func (k *Knowledge) Names(s *sentence.Sentence) bool {
	for i := range s.Tokens {
		if _, ok := k.unitAt(s, i); ok {
			return true
		}
		if w := strings.ToLower(s.Tokens[i].Form); s.Lang == "en" && (k.is("many", "en", w) || k.is("crowd", "en", w)) {
			return true
		}
		if k.is("refers-back", s.Lang, strings.ToLower(s.Tokens[i].Form)) {
			return true
		}
		if i > 0 && s.Lang == "en" && isUpper(s.Tokens[i-1].Form) && k.bodySector(s.Tokens[i].Form) != "" {
			return true
		}
		if _, ok := k.given[s.Tokens[i].Form]; ok && i+1 < len(s.Tokens) && isUpper(s.Tokens[i+1].Form) {
			return true
		}
	}
	return false
}
