package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// readRole reads a role with what stands around it: the owner before it
// ("Russlands", "US-"), the state or organisation after it ("der Ukraine"),
// the person's name after that. lead is the first unit of the phrase, at the
// unit of the role itself.
func (f *Finder) readRole(s *sentence.Sentence, units []unit, lead, at int, owner *Entity) ([]Mention, int) {
	u := units[at]
	first, last, used := units[lead].first, u.last, at-lead+1
	if u.roles == nil { // "Putin-Trump-Gespräch": only its parts are actors
		return f.parts(s, u), used
	}
	if of := u.roles[0].of; owner == nil && of != "" {
		owner = f.k.orgs[of]
	}
	if owner == nil {
		if o, end := f.ownerAfter(s, units, at+1, last+1); o != nil {
			owner, last, used = o, units[end].last, end-lead+1
		}
	}
	// A name right after the role, or after a comma: "der Präsident der
	// Ukraine, Wolodymyr Selenskyj".
	if p, from, to, n := f.personAfter(s, units, lead+used, last+1, u.roles[0], owner); p != nil {
		m := f.mention(s, first, to, from, to, p, Named)
		if n > 0 {
			m.Genitive = units[lead+used+n-1].genitive
		}
		return []Mention{m}, used + n
	}
	if owner == nil && u.roles[0].doubtful {
		return nil, used
	}
	e, form := f.resolve(u, owner)
	if e == nil {
		return nil, used
	}
	start := u.first
	if len(u.before) == 0 && first < u.first {
		start = first
	}
	m := f.mention(s, first, last, start, last, e, form)
	out := []Mention{m}
	if len(u.before) > 0 && owner != nil {
		return out, used
	}
	return out, used
}

// parts gives the actors within a compound that is no actor itself.
func (f *Finder) parts(s *sentence.Sentence, u unit) []Mention {
	var out []Mention
	for _, e := range u.before {
		out = append(out, f.mention(s, u.first, u.last, u.first, u.last, e, Part))
	}
	return out
}

// ownerAfter reads "der Ukraine", "von Israel", "of the United Nations" after
// a role that ends before token i; n is the unit it stands in.
func (f *Finder) ownerAfter(s *sentence.Sentence, units []unit, n, i int) (*Entity, int) {
	if n >= len(units) || units[n].refs == nil {
		return nil, 0
	}
	gap := units[n].first - i
	if gap < 1 || gap > 3 {
		return nil, 0
	}
	for j := i; j < units[n].first; j++ {
		if !linkWord[s.Lang][strings.ToLower(s.Tokens[j].Form)] {
			return nil, 0
		}
	}
	r := f.choose(s, units[n])
	if r.entity == nil || r.entity.Kind == Person || r.people || r.form == Adjective {
		return nil, 0
	}
	return r.entity, n
}

// linkWord holds the words that tie a role to what it belongs to.
var linkWord = map[string]map[string]bool{
	"de": {"der": true, "des": true, "von": true, "vom": true, "dem": true, "in": true, "im": true},
	"en": {"of": true, "the": true, "for": true, "to": true, "in": true},
}

// personAfter reads a person's name that begins at token i or after a comma
// there. It returns the tokens of the name and how many units it used.
func (f *Finder) personAfter(s *sentence.Sentence, units []unit, n, i int, ro *role, owner *Entity) (p *Entity, from, to, used int) {
	comma := i < len(s.Tokens) && s.Tokens[i].Form == ","
	if comma {
		i++
	}
	if i >= len(s.Tokens) {
		return nil, 0, 0, 0
	}
	if n < len(units) && units[n].first == i && units[n].refs != nil {
		u := units[n]
		for _, r := range f.byOffice(s, u, ro) {
			if r.entity.Kind != Person {
				continue
			}
			to := u.last
			if u.genitive && s.Lang == "en" {
				to--
			}
			return r.entity, u.first, to, 1
		}
	}
	if ro.kind != "office" && ro.kind != "person" || comma && owner == nil {
		return nil, 0, 0, 0
	}
	end := i
	for end < len(s.Tokens) && isNamePart(s, end) {
		end++
	}
	if end == i || comma && end == i+1 {
		return nil, 0, 0, 0
	}
	used = 0
	for n+used < len(units) && units[n+used].last < end {
		used++
	}
	return f.unknown(s, i, end-1, ro, owner), i, end - 1, used
}

// byOffice orders the persons that a name may mean after a title: those who
// held the office first.
func (f *Finder) byOffice(s *sentence.Sentence, u unit, ro *role) []reference {
	var first, then []reference
	for _, r := range u.refs {
		if r.entity.Kind != Person {
			continue
		}
		if r.entity.held(ro.id, f.on) {
			first = append(first, r)
		} else if !r.doubtful || u.last > u.first {
			then = append(then, r)
		}
	}
	if c := f.choose(s, u); c.entity != nil && c.entity.Kind == Person && len(first) != 1 {
		return append([]reference{c}, first...)
	}
	return append(first, then...)
}

// isNamePart reports whether a token belongs to a personal name.
func isNamePart(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	if !s.Analysed {
		return false
	}
	return t.UPOS == "PROPN" && isUpper(t.Form) && !strings.HasSuffix(t.Form, ":")
}

// unknown returns the person of a name that no table has, with code and
// sector from the title before it.
func (f *Finder) unknown(s *sentence.Sentence, from, to int, ro *role, owner *Entity) *Entity {
	surname := s.Tokens[to].Form
	if e := f.surnames[surname]; e != nil {
		return e
	}
	name := strings.Join(strings.Fields(f.text[s.Tokens[from].Start:s.Tokens[to].End]), " ")
	e := &Entity{Kind: Person, Name: name, Sector: ro.sector}
	if owner == nil {
		owner = f.scene.here()
	}
	if owner != nil {
		e.Code = owner.Code
		if owner.Kind == Organisation && (ro.sector == "" || ro.kind == "person") {
			e.Sector = owner.Sector
		}
	}
	return e
}

// resolve finds who is meant by a role without a name.
func (f *Finder) resolve(u unit, owner *Entity) (*Entity, Form) {
	ro := u.roles[0]
	if ro.kind == "office" {
		if owner != nil {
			for _, r := range u.roles {
				if e := f.k.Holder(r.id, owner.key, f.on); e != nil && u.modifier == "" {
					return e, Office
				}
			}
			return f.described(u, owner), Office
		}
		if e := f.antecedent(u); e != nil {
			return e, Office
		}
		if f.scene.here() != nil && u.modifier == "" {
			if e := f.k.Holder(ro.id, f.scene.here().key, f.on); e != nil {
				return e, Office
			}
		}
		return f.described(u, nil), Office
	}
	if owner == nil && u.modifier == "" && ro.kind == "person" {
		if e := f.antecedent(u); e != nil {
			return e, Office
		}
	}
	if owner == nil && (ro.id == "government" || ro.id == "army" || ro.id == "police" || ro.id == "parliament") {
		owner = f.scene.here()
	}
	if owner != nil && (ro.id == "government" || ro.id == "delegation") && u.modifier == "" {
		return owner, Group
	}
	return f.described(u, owner), Group
}

// antecedent finds the person named before who holds or held the role.
func (f *Finder) antecedent(u unit) *Entity {
	for i := len(f.recent) - 1; i >= 0; i-- {
		for _, r := range u.roles {
			if e := f.recent[i].entity; e.Kind == Person && e.held(r.id, f.on) {
				return e
			}
		}
	}
	return nil
}

// described makes an unnamed actor: "Turkish foreign minister". Without an
// owner it belongs to the state that the article is about.
func (f *Finder) described(u unit, owner *Entity) *Entity {
	ro := u.roles[0]
	name, sector := ro.name, ro.sector
	if name == "" {
		name = strings.ReplaceAll(ro.id, "-", " ")
	}
	switch {
	case owner == nil:
		return f.generic(f.scene.here(), name, sector)
	case owner.Kind == Organisation:
		name = owner.Name + " " + name
		if ro.kind != "office" {
			sector = owner.Sector
		}
	case f.k.demos[owner.Code] != "":
		name = f.k.demos[owner.Code] + " " + name
	}
	return f.generic(owner, name, sector)
}
