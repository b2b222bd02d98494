package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// choose picks what a name stands for. Doubtful names count only where the
// article has named their bearer before, the person is in office or the story
// plays in the state that the bearer belongs to.
func (f *Finder) choose(s *sentence.Sentence, u unit) reference {
	if e := f.bySurname(s, u); e != nil {
		return reference{entity: e, surname: true}
	}
	if r, ok := f.k.whereTo(s, u); ok {
		return r
	}
	describes := s.Lang == "en" && describes(s, u)
	best, score := reference{}, 0.0
	many := s.Lang == "de" && f.k.numbered(s, u)
	for _, r := range u.refs {
		if r.people && many {
			return r // "tausende Ungarn"
		}
		if s.Lang == "en" && s.Analysed && len(u.refs) > 1 && (r.people && describes || r.form == Adjective && !describes) {
			continue
		}
		if s.Lang == "de" && r.people && u.named() && !counted(s, u) {
			continue // "Polen", "Bayern" are lands rather than their people
		}
		n := f.plausible(s, u, r)
		if n > 0 {
			n += 10 * float64(r.layer) // what the user's tables say comes first
		}
		if n > score {
			best, score = r, n
		}
	}
	return best
}

// whereTo takes the name of a capital that stands for an organisation too for
// the place, where something is said to be in it: "in Brüssel".
func (k *Knowledge) whereTo(s *sentence.Sentence, u unit) (reference, bool) {
	if len(u.refs) < 2 || !k.placed(s, u.first) {
		return reference{}, false
	}
	body, seat := false, reference{}
	for _, r := range u.refs {
		if r.form == Seat && r.entity.Kind == State {
			seat = r
		}
		body = body || r.entity.Kind == Organisation
	}
	return seat, body && seat.entity != nil
}

// bySurname returns the person named in full before whose surname a unit is,
// nil if there is none.
func (f *Finder) bySurname(s *sentence.Sentence, u unit) *Entity {
	if u.first != u.last && !u.genitive {
		return nil
	}
	form := s.Tokens[u.last].Form
	if u.genitive && s.Lang == "en" && u.last > u.first {
		form = s.Tokens[u.last-1].Form
	}
	for _, w := range append([]string{form}, withoutGenitive(form, s.Lang)...) {
		if e := f.bearer(w); e != nil && e.Kind == Person {
			return e
		}
	}
	return nil
}

// describes reports whether a unit is used as an adjective: the "Afghan" of
// "Afghan team".
func describes(s *sentence.Sentence, u unit) bool {
	t := &s.Tokens[u.last]
	return t.UPOS == "ADJ" || (t.Rel == "amod" || t.Rel == "compound") && t.Head > u.last
}

// named reports whether a unit may be the name of anything but people.
func (u unit) named() bool {
	for _, r := range u.refs {
		if !r.people && r.form != Adjective {
			return true
		}
	}
	return false
}

// counted reports whether an article, adjective or number stands before a
// unit, as before people: "die Polen", "viele Bayern".
func counted(s *sentence.Sentence, u unit) bool {
	if u.first == 0 {
		return false
	}
	switch s.Tokens[u.first-1].UPOS {
	case "DET", "ADJ", "NUM":
		return true
	}
	return false
}

// numbered reports whether the word before a unit says how many there are.
func (k *Knowledge) numbered(s *sentence.Sentence, u unit) bool {
	if u.first == 0 {
		return false
	}
	t := &s.Tokens[u.first-1]
	return t.UPOS == "NUM" && t.Form != "ein" && t.Form != "eins" || k.is("many", s.Lang, strings.ToLower(t.Form))
}

// plausible weighs how likely a unit names what a reference says; 0 is not at
// all.
func (f *Finder) plausible(s *sentence.Sentence, u unit, r reference) float64 {
	state := f.k.states[r.entity.Code]
	spoken := state != nil && f.scene.total[state] > asSurname // by more than one surname
	bonus := 0.0
	if state != nil && spoken {
		bonus = min(f.scene.total[state], 100) / 1000
	}
	if w := s.Tokens[u.last].Form; u.first == u.last && f.k.is("direction", s.Lang, w) && (!spoken || u.last+1 < len(s.Tokens) && isUpper(s.Tokens[u.last+1].Form)) {
		return 0 // "the South" of Korea, not "South East Asia"
	}
	if r.form == Seat || r.form == Located {
		if f.k.beginsName(s, u) {
			return 0
		}
	}
	if r.entity.Kind == Person {
		return f.plausiblePerson(s, u, r, spoken, bonus)
	}
	switch {
	case !r.doubtful:
		return 2 + bonus
	case !properlyWritten(s, u):
		if u.either != nil && r.entity.Sector != "GOV" && state != nil && state == f.scene.home && isUpper(s.Tokens[u.last].Form) {
			return 2 + bonus // "der Supreme Court" of the state that the article is about
		}
		return 0
	case r.entity.Kind == State && r.form == Named, state == nil, spoken:
		return 2 + bonus
	}
	return 0
}

// beginsName reports whether the parser takes the English name of a place for
// the first part of a longer one: "Paris Hilton", "Vienna Convention".
func (k *Knowledge) beginsName(s *sentence.Sentence, u unit) bool {
	if s.Lang != "en" || u.genitive || u.last+1 >= len(s.Tokens) {
		return false
	}
	next := &s.Tokens[u.last+1]
	if !k.isNamePart(s, u.last+1) || len(k.roles["en"].Find(strings.ToLower(next.Form))) > 0 {
		return false
	}
	return next.Head == u.last && (next.Rel == "flat" || next.Rel == "appos") || s.Tokens[u.last].Head == u.last+1 && s.Tokens[u.last].Rel == "compound"
}

// plausiblePerson weighs a person. By surname alone only those are meant who
// are or were known for an office; lesser ones only where their state is
// spoken of.
func (f *Finder) plausiblePerson(s *sentence.Sentence, u unit, r reference, spoken bool, bonus float64) float64 {
	e := r.entity
	if n := len(f.current); n > 0 && f.current[n-1].Last == u.first-1 && f.current[n-1].Entity.Kind == State && f.current[n-1].Entity.Code == e.Code {
		bonus += 3 // "Australia's Howard"
	}
	if _, ok := f.k.honorific(s, u.first-1); ok && r.surname && (spoken || e.inOffice(f.on)) {
		return 3 + bonus // "Mr Brown"
	}
	switch {
	case r.surname && r.doubtful: // "Frieden", "Sommer": mostly after the full name or a title
		if spoken && properlyWritten(s, u) && (e.leads(f.on) || e.inOffice(f.on) && strings.HasPrefix(s.Tokens[u.first].Rel, "nsubj")) {
			return 1 + bonus
		}
		return 0
	case !r.surname && !r.doubtful:
		return 4 + bonus
	case e.leads(f.on):
		return 4 + bonus
	case r.surname && !spoken && f.k.states[e.Code] != nil:
		if e.led() && len(u.refs) == 1 {
			return 1 // "Mandela"
		}
		return 0
	case e.inOffice(f.on):
		return 3 + bonus
	case len(e.terms) == 0 || len(u.refs) > 1:
		return 1 + bonus
	}
	return 2 + bonus
}

// properlyWritten reports whether the tagger takes a word that is common
// also for a name.
func properlyWritten(s *sentence.Sentence, u unit) bool {
	last := u.last
	if u.genitive && s.Lang == "en" && last > u.first {
		last--
	}
	return s.Analysed && s.Tokens[last].UPOS == "PROPN"
}
