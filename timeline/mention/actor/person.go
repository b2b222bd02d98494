package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// unlisted joins the tokens of personal names that no table has into units
// of their own: "Gary Fan", "Makarim Wibisono". Single words in them that the
// tables know for something else are no mentions.
func (f *Finder) unlisted(s *sentence.Sentence, units []unit) []unit {
	if !s.Analysed {
		return units
	}
	var out []unit
	n := 0
	for i := 0; i < len(s.Tokens); {
		for n < len(units) && units[n].first < i {
			n++
		}
		if n < len(units) && units[n].first == i && !loose(units[n]) {
			out = append(out, units[n])
			i = units[n].last + 1
			n++
			continue
		}
		last := f.nameEnd(s, units[n:], i)
		_, addressed := f.k.honorific(s, i-1)
		addressed = addressed && f.k.isNamePart(s, i) && (n >= len(units) || units[n].first != i)
		if (last <= i || !f.isPerson(s, units[n:], i, last)) && !addressed && !f.surnameAt(s, units[n:], i) {
			if n < len(units) && units[n].first == i {
				out = append(out, units[n])
				i = units[n].last
				n++
			}
			i++
			continue
		}
		u := unit{first: i, last: max(last, i), unlisted: true}
		if s.Lang == "en" && possessive(s, u.last+1) {
			u.genitive = true
			u.last++
		}
		out = append(out, u)
		i = u.last + 1
	}
	return out
}

// surnameAt reports whether token i alone is the surname of a person whom no
// table has and whom the article names in full somewhere.
func (f *Finder) surnameAt(s *sentence.Sentence, units []unit, i int) bool {
	t := &s.Tokens[i]
	if !isUpper(t.Form) || len(units) > 0 && units[0].first == i {
		return false
	}
	e := f.bearer(t.Form)
	if e == nil {
		for _, w := range withoutGenitive(t.Form, s.Lang) {
			e = f.bearer(w)
		}
	}
	if e == nil || e.terms != nil {
		return false
	}
	switch {
	case t.UPOS == "PROPN":
		return true
	case t.UPOS == "NOUN":
		return t.Rel == "nsubj" && (i == 0 || s.Tokens[i-1].UPOS != "DET" && s.Tokens[i-1].UPOS != "ADJ" && s.Tokens[i-1].UPOS != "ADP")
	}
	return len(t.Form) > 4 && s.Lang == "de"
}

// bearer returns the person whom a surname means in this article: the one
// named last, else one who is named later on.
func (f *Finder) bearer(surname string) *Entity {
	if e := f.surnames[surname]; e != nil {
		return e
	}
	return f.foretold[surname]
}

// honorific reports whether token i is a word of address before a name, and
// the gender that it tells.
func (k *Knowledge) honorific(s *sentence.Sentence, i int) (gender byte, ok bool) {
	if i < 0 {
		return 0, false
	}
	switch w := strings.TrimSuffix(s.Tokens[i].Form, "."); {
	case k.is("mr", s.Lang, w):
		return 'm', true
	case k.is("mrs", s.Lang, w):
		return 'f', true
	case k.is("dr", s.Lang, w):
		return 0, true
	}
	return 0, false
}

// loose reports whether a unit may be a mere part of a longer name: one word,
// no role, no actor that a compound names.
func loose(u unit) bool {
	return u.first == u.last && u.roles == nil && u.before == nil
}

// longestName is how many tokens a personal name may have after the first.
const longestName = 12

// nameEnd returns the last token of the run of name words that begins at
// token i; i itself if there is none. The run ends before a unit that is no
// part of a name.
func (f *Finder) nameEnd(s *sentence.Sentence, units []unit, i int) int {
	if _, given := f.k.given[s.Tokens[i].Form]; !given && !f.k.isNamePart(s, i) && !(f.k.isParticle(s, i) && glued(s, i)) {
		return i
	}
	firm := len(s.Tokens)
	for n := range units {
		if units[n].first > i+longestName {
			break
		}
		if units[n].first > i && (!loose(units[n]) || isBody(units[n])) {
			firm = units[n].first
			break
		}
	}
	last := i
	for j := i; ; {
		switch next := j + 1; {
		case glued(s, j):
			j += 2
		case next < len(s.Tokens) && (f.k.isNamePart(s, next) || f.tied(s, j)):
			j = next
		case next < len(s.Tokens) && f.k.isParticle(s, next) && glued(s, next):
			j = next + 2
		case next+1 < len(s.Tokens) && f.k.isParticle(s, next) && f.k.isNamePart(s, next+1):
			j = next + 1
		case next+2 < len(s.Tokens) && f.k.isParticle(s, next) && f.k.isParticle(s, next+1) && f.k.isNamePart(s, next+2):
			j = next + 2
		default:
			return last
		}
		if j >= firm || j > i+longestName {
			return last
		}
		last = j
	}
}

// tied reports whether the parser ties a given name at token i to the word
// after it, though the tagger takes that for a common one: "Ibrahima Fall".
func (f *Finder) tied(s *sentence.Sentence, i int) bool {
	a, b := &s.Tokens[i], &s.Tokens[i+1]
	if _, ok := f.k.given[a.Form]; !ok || a.UPOS != "PROPN" || b.UPOS != "NOUN" || !isUpper(b.Form) {
		return false
	}
	return a.Head == i+1 && a.Rel == "compound" || b.Head == i && (strings.HasPrefix(b.Rel, "flat") || b.Rel == "appos")
}

// isBody reports whether a unit names an organisation and nobody else.
func isBody(u unit) bool {
	for _, r := range u.refs {
		if r.entity.Kind != Organisation {
			return false
		}
	}
	return len(u.refs) > 0
}

// isNamePart reports whether a token belongs to a personal name.
func (k *Knowledge) isNamePart(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	return s.Analysed && t.UPOS == "PROPN" && isUpper(t.Form) && !strings.HasSuffix(t.Form, ":") && !k.is("calendar", s.Lang, t.Form)
}

// glued reports whether a hyphen ties token i to the one after it.
func glued(s *sentence.Sentence, i int) bool {
	return i+2 < len(s.Tokens) && s.Tokens[i+1].Form == "-" && s.Tokens[i].End == s.Tokens[i+1].Start && s.Tokens[i+1].End == s.Tokens[i+2].Start
}

// isParticle tells the small words within names: "de", "von", "al".
func (k *Knowledge) isParticle(s *sentence.Sentence, i int) bool {
	return k.is("particle", s.Lang, s.Tokens[i].Form)
}

// isPerson weighs what speaks for the words first to last to name a person: a
// given name, an office beside them, or that the last of them is used alone
// too. The tagger for entities errs too often to be asked.
func (f *Finder) isPerson(s *sentence.Sentence, units []unit, first, last int) bool {
	if _, ok := f.k.honorific(s, first-1); ok && f.k.isNamePart(s, first) {
		return true
	}
	word := s.Tokens[first].Form
	if _, ok := f.k.given[word]; ok && last > first && !(first > 0 && s.Lang == "en" && strings.EqualFold(s.Tokens[first-1].Form, "the")) {
		return true // but "the Victoria Cross" is none
	}
	if e := f.bearer(s.Tokens[last].Form); e != nil && last > first && strings.Contains(e.Name, word) {
		return true
	}
	if len(units) > 0 && units[0].first == first {
		return bearsSurname(units[0]) && !units[0].genitive && last > first && (len(units) < 2 || units[1].first > last) // "Wong Yeung-tat"
	}
	if last == first || first > 0 && s.Tokens[first-1].UPOS == "DET" {
		return false // "die Deutsche Bank", "Damascus Declaration"
	}
	if n, at := f.apposed(s, units, last); n >= 0 && at > 0 {
		return true
	}
	return f.alone[s.Tokens[last].Form] > 0 && strings.HasPrefix(s.Tokens[first].Rel, "nsubj")
}

// bearsSurname reports whether a unit can only be a surname.
func bearsSurname(u unit) bool {
	for _, r := range u.refs {
		if r.entity.Kind != Person || !r.surname {
			return false
		}
	}
	return len(u.refs) > 0
}

// apposed finds the office that follows a name after a comma: "X, the
// Russian foreign minister". It returns the unit of the office and the first
// token after the comma; n is -1 if there is none.
func (f *Finder) apposed(s *sentence.Sentence, units []unit, last int) (n, at int) {
	i := last + 1
	if i < len(s.Tokens) && s.Tokens[i].Form == "(" || i+1 >= len(s.Tokens) || s.Tokens[i].Form != "," {
		return -1, 0
	}
	at = i + 1
	for n := range units {
		u := units[n]
		if u.first < at {
			continue
		}
		if u.first > at+4 || !plainBetween(s, at, u.first) {
			return -1, 0
		}
		if u.roles != nil {
			if k := u.roles[0].kind; k == "office" || k == "person" || k == "group" && !u.roles[0].crowd(s, u) {
				return n, at
			}
			return -1, 0
		}
		if !loose(u) && len(u.refs) == 0 {
			return -1, 0
		}
		if n+1 >= len(units) || units[n+1].roles == nil || units[n+1].first > u.last+4 || !plainBetween(s, u.last+1, units[n+1].first) {
			return -1, 0
		}
	}
	return -1, 0
}

// plainBetween reports whether only articles, adjectives and nouns stand from
// one token to before another.
func plainBetween(s *sentence.Sentence, from, to int) bool {
	for i := from; i < to; i++ {
		switch s.Tokens[i].UPOS {
		case "DET", "ADJ", "ADV", "NOUN", "PROPN", "PART", "NUM":
		default:
			return false
		}
	}
	return true
}

// crowd reports whether the word of a role stands for several people here.
func (ro *role) crowd(s *sentence.Sentence, u unit) bool {
	return strings.Contains(s.Tokens[u.last].Feats, "Number=Plur")
}

// readUnlisted reads the name of a person whom no table has, with the office
// that follows it.
func (f *Finder) readUnlisted(s *sentence.Sentence, units []unit, i int) ([]Mention, int) {
	u, used := units[i], 1
	last := u.last
	if u.genitive && s.Lang == "en" {
		last--
	}
	var ro *role
	var owner *Entity
	if n, at := f.apposed(s, units[i+1:], u.last); n >= 0 {
		ro, owner, used = f.apposition(s, units, i+1, i+1+n, at)
	}
	m := f.mention(s, u.first, u.last, u.first, last, f.unknown(s, u.first, last, ro, owner), Named)
	m.Genitive = u.genitive || germanGenitive(s, last)
	return []Mention{m}, used
}

// apposition reads the office at a unit, its state or organisation before or
// after it, and tells how many units were used, the name's own included.
func (f *Finder) apposition(s *sentence.Sentence, units []unit, first, at, from int) (ro *role, owner *Entity, used int) {
	u := units[at]
	ro = u.roles[0]
	used = at - first + 2
	owner = u.owner(f)
	for n := first; n < at && owner == nil; n++ {
		if r := f.choose(s, units[n]); r.entity != nil && r.entity.Kind != Person {
			owner = r.entity
		}
	}
	if owner == nil {
		if o, end := f.ownerAfter(s, units, at+1, u.last+1); o != nil {
			owner, used = o, end-first+2
		}
	}
	if owner == nil {
		owner = f.ownerOf(ro)
	}
	return ro, owner, used
}

// germanGenitive reports whether a German name at token i owns what follows.
func germanGenitive(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	return s.Lang == "de" && strings.HasSuffix(t.Form, "s") && strings.Contains(t.Feats, "Case=Gen")
}

// unknown returns the person of a name that no table has, with code and
// sector from the office beside it. Whoever has been named before is the same
// one.
func (f *Finder) unknown(s *sentence.Sentence, from, to int, ro *role, owner *Entity) *Entity {
	name := strings.Join(strings.Fields(f.text[s.Tokens[from].Start:s.Tokens[to].End]), " ")
	surname := s.Tokens[to].Form
	if short := strings.TrimSuffix(surname, "s"); f.ownsNext(s, to, short) {
		name, surname = strings.TrimSuffix(name, "s"), strings.TrimSuffix(surname, "s")
	}
	if e := f.namedBefore(name, surname, from == to); e != nil {
		return e
	}
	if e := f.k.variant(s.Lang, s.Tokens[from].Form, surname); e != nil && from < to {
		return e
	}
	e := &Entity{Kind: Person, Name: name, Sector: "CVL", Gender: f.k.given[s.Tokens[from].Form]}
	if g, ok := f.k.honorific(s, from-1); ok && e.Gender == 0 {
		e.Gender = g
	}
	if ro != nil {
		e.Sector, e.role = ro.sector, ro.id
		if e.Gender == 0 {
			e.Gender = ro.gender
		}
		if ro.kind == "group" { // "die Plattform Truth Social"
			e.Kind, e.Gender = Organisation, 0
		}
		if owner == nil {
			owner = f.ownerOf(ro)
		}
	}
	if ro == nil && owner == nil && f.untitled != nil && f.turn-f.untitledAt <= 2 {
		owner, e.Sector, e.role = f.untitled, f.untitled.Sector, f.untitled.role
		f.holding[f.untitled.Name+"\x00"+f.untitled.Code] = e
		f.untitled = nil
	}
	if owner == nil {
		owner = f.scene.here()
	}
	if owner != nil {
		e.Code = owner.Code
		if owner.Kind == Person {
			e.Sector = owner.Sector
		}
		if owner.Kind == Organisation && ro != nil && (ro.sector == "" || ro.kind == "person" || ro.neutral()) {
			e.Sector = owner.Sector
		}
	}
	return e
}

// ownsNext reports whether the s at the end of the German name at token i is a
// genitive's: the parser says so, and the name does not stand alone with it as
// often, or the name stands without it too.
func (f *Finder) ownsNext(s *sentence.Sentence, i int, short string) bool {
	name := s.Tokens[i].Form
	if s.Lang != "de" || short == name {
		return false
	}
	if f.bearer(short) != nil || f.alone[short] > 0 {
		return true
	}
	return germanGenitive(s, i) && f.alone[name] == 0
}

// neutral reports whether an office says nothing of the sector: a
// spokesperson, a head, a director.
func (ro *role) neutral() bool {
	return ro.id == "spokesperson" || ro.id == "president-of-org" || ro.id == "secretary-general" || ro.id == "envoy" || ro.id == "rapporteur"
}

// namedBefore returns the person of this name whom the article has named.
func (f *Finder) namedBefore(name, surname string, alone bool) *Entity {
	if e := f.bearer(name); e != nil {
		return e
	}
	e := f.bearer(surname)
	if e == nil || alone {
		return e
	}
	first, _, _ := strings.Cut(name, " ")
	if e.Name == name || strings.HasPrefix(e.Name, first) || e.NameDE != "" && strings.HasPrefix(e.NameDE, first) {
		return e
	}
	return nil
}

// variant returns the known person whose surname this is and who bears the
// given name too: "Donald J. Trump", "Wladimir Wladimirowitsch Putin".
func (k *Knowledge) variant(lang, given, surname string) *Entity {
	for _, r := range k.names[lang].Find(surname) {
		if e := r.entity; e.Kind == Person && r.surname && (strings.HasPrefix(e.Name, given) || strings.HasPrefix(e.NameDE, given)) {
			return e
		}
	}
	return nil
}

// countAlone counts the proper names of one word in an article.
func (k *Knowledge) countAlone(sents []sentence.Sentence) map[string]int {
	alone := map[string]int{}
	for i := range sents {
		s := &sents[i]
		for n := range s.Tokens {
			if !k.isNamePart(s, n) || n > 0 && (k.isNamePart(s, n-1) || s.Tokens[n-1].UPOS == "DET") || n+1 < len(s.Tokens) && k.isNamePart(s, n+1) {
				continue
			}
			alone[s.Tokens[n].Form]++
		}
	}
	return alone
}
