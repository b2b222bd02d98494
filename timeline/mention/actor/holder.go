package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// resolve finds who is meant by a role without a name.
func (f *Finder) resolve(u unit, owner *Entity, several, unknown bool) (*Entity, Form) {
	ro := u.roles[0]
	if ro.kind == "office" && several {
		return f.holders(u, owner), Group
	}
	if unknown && (ro.kind == "office" || ro.kind == "person") {
		return f.described(u, owner), Group
	}
	if ro.kind == "office" {
		if owner != nil {
			for _, r := range u.roles {
				if e := f.holderOf(r.id, owner.key); e != nil && u.modifier == "" && f.k.suits(r, owner, f.on) && !(r.id == "ambassador" && owner.Kind == State && e.Code != owner.Code) {
					return e, Office
				}
			}
			return f.described(u, owner), Office
		}
		if e := f.antecedent(u); e != nil {
			return e, Office
		}
		if f.scene.here() != nil && u.modifier == "" {
			if e := f.holderOf(ro.id, f.scene.here().key); e != nil && f.k.suits(ro, f.scene.here(), f.on) {
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
	if owner != nil && owner.Sector == "PTY" && ro.kind == "person" && !several {
		if e := f.member(owner, ro); e != nil {
			return e, Office
		}
	}
	if owner == nil && !ro.stateless && ofState(ro) && !(several && ro.id == "government") {
		owner = f.scene.here()
	}
	if several && ro.id == "government" {
		return f.holders(u, owner), Group
	}
	if owner != nil && owner.Kind == State && owner.key == "" && ro.id == "government" && f.k.demos[owner.Code] != "" {
		return f.generic(owner, f.k.demos[owner.Code]+" regional government", "GOV"), Group
	}
	if owner != nil && (ro.id == "government" || ro.id == "delegation") && u.modifier == "" {
		return owner, Group
	}
	return f.described(u, owner), Group
}

// ofState reports whether a role is a body of the state, as courts and armies
// are, parties and churches not.
func ofState(ro *role) bool {
	switch ro.sector {
	case "GOV", "MIL", "COP", "JUD", "LEG", "SPY":
		return ro.kind == "institution" && ro.id != "embassy"
	}
	return false
}

// indefinite reports whether a phrase that begins at token i is about
// somebody not named, or who holds the office no more: "a Russian minister",
// "der frühere Präsident".
func (k *Knowledge) indefinite(s *sentence.Sentence, i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		t := &s.Tokens[j]
		w := strings.ToLower(t.Form)
		switch {
		case k.is("bygone", s.Lang, w):
			return true
		case t.UPOS == "DET":
			return k.is("indefinite", s.Lang, w)
		case t.UPOS != "ADJ" && t.UPOS != "ADV":
			return false
		}
	}
	return false
}

// antecedent finds the person named before who holds or held the role.
func (f *Finder) antecedent(u unit) *Entity {
	for i := len(f.recent) - 1; i >= 0; i-- {
		for _, r := range u.roles {
			e := f.recent[i].entity
			if e.Kind == Person && (e.held(r.id, f.on) || e.role == r.id || f.goesBy(e, r.id)) && (r.gender == 0 || e.Gender == 0 || e.Gender == r.gender) {
				return e
			}
		}
	}
	return nil
}

// member finds the person named right before whom the article now calls by
// their party: "die HDP-Politikerin".
func (f *Finder) member(party *Entity, ro *role) *Entity {
	for i := len(f.recent) - 1; i >= 0; i-- {
		r := f.recent[i]
		if r.turn < f.turn-1 {
			return nil
		}
		e := r.entity
		if e.Kind == Person && e.Code == party.Code && (ro.gender == 0 && e.Gender != 'f' || e.Gender == ro.gender) && !e.leads(f.on) {
			return e
		}
	}
	return nil
}

// goesBy reports whether a person may be called by a wider word: a foreign
// minister "the minister", a chancellor of old "der Altkanzler".
func (f *Finder) goesBy(e *Entity, role string) bool {
	for _, t := range e.terms {
		now := t.covers(f.on)
		switch role {
		case "minister":
			if now && strings.HasSuffix(t.role, "-minister") {
				return true
			}
		case "former-president", "former-prime-minister", "former-minister":
			if office := formerly[role]; !now && strings.HasSuffix(t.role, office) {
				return true
			}
		}
	}
	return false
}

// formerly holds the ends of the offices that a former holder had.
var formerly = map[string]string{"former-president": "head-of-state", "former-prime-minister": "head-of-government", "former-minister": "minister"}
