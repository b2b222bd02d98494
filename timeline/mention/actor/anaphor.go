package actor

import (
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/sentence"
)

// counterpart finds who "sein russischer Amtskollege" is: the holder in the
// owner's state of the office that the last person named holds.
func (f *Finder) counterpart(owner *Entity) *Entity {
	if owner == nil {
		return nil
	}
	person := f.lastInOffice(owner)
	if person == nil {
		return nil
	}
	var role string
	for _, t := range person.terms {
		if t.covers(f.on) && f.k.states[t.org] != nil {
			role = t.role
			break
		}
	}
	if role == "" {
		return nil
	}
	if role == "head-of-state" || role == "head-of-government" {
		if e := f.k.leader(owner, f.on); e != nil {
			return e
		}
	}
	if e := f.k.Holder(role, owner.key, f.on); e != nil {
		return e
	}
	name := f.k.titles[role]
	if demo := f.k.demos[owner.Code]; owner.Kind == State && demo != "" && name != "" {
		return f.generic(owner, demo+" "+name, "GOV")
	}
	return nil
}

// lastInOffice returns the person in office, not of the owner's state, who was
// named last: in this sentence before those of earlier ones.
func (f *Finder) lastInOffice(owner *Entity) *Entity {
	for i := len(f.current) - 1; i >= max(0, len(f.current)-reach); i-- {
		if e := f.current[i].Entity; e.Kind == Person && e.Code != owner.Code && e.inOffice(f.on) {
			return e
		}
	}
	best := salient{}
	for _, r := range f.recent {
		if r.entity.Kind == Person && r.entity.Code != owner.Code && r.entity.inOffice(f.on) && r.weight >= best.weight {
			best = r
		}
	}
	return best.entity
}

// both returns the two persons that "die beiden Politiker", "the two leaders"
// stand for: the last two named, nil if there are not two.
func (f *Finder) both(s *sentence.Sentence, u unit) []*Entity {
	if !ofTwo(s, u) {
		return nil
	}
	var out []*Entity
	add := func(e *Entity) {
		if e.Kind != Person || len(out) == 2 || len(out) == 1 && out[0] == e {
			return
		}
		out = append(out, e)
	}
	for i := len(f.current) - 1; i >= max(0, len(f.current)-reach); i-- {
		if f.current[i].Form <= Office {
			add(f.current[i].Entity)
		}
	}
	for i := len(f.recent) - 1; i >= 0; i-- {
		add(f.recent[i].entity)
	}
	if len(out) < 2 {
		return nil
	}
	return []*Entity{out[1], out[0]}
}

// ofTwo reports whether a role of persons is counted as two.
func ofTwo(s *sentence.Sentence, u unit) bool {
	switch u.roles[0].id {
	case "leader", "head-of-state", "head-of-government", "foreign-minister", "defence-minister", "minister", "civilians", "party-leader", "finance-minister":
	default:
		return false
	}
	for i := u.first - 1; i >= 0 && i >= u.first-3; i-- {
		switch strings.ToLower(s.Tokens[i].Form) {
		case "beide", "beiden", "beider", "both":
			return true
		case "two", "zwei":
			return i > 0 && strings.EqualFold(s.Tokens[i-1].Form, "the")
		}
	}
	return false
}

// possessor returns whose the word of a role is after "sein", "her": the
// state of a person, any other actor itself. "Putin und sein Außenminister",
// "Israel zog seine Truppen ab".
func (f *Finder) possessor(s *sentence.Sentence, u unit) *Entity {
	for i := u.first - 1; i >= 0 && i >= u.first-3; i-- {
		t := &s.Tokens[i]
		if word := strings.ToLower(t.Form); word == "its" || word == "their" && s.Lang == "en" {
			return f.owning(s, i)
		}
		if g := f.k.pronounGender(s.Lang, strings.ToLower(t.Form)); g != 0 && possessiveWord(t) {
			if g == 'f' && s.Lang == "de" && !singular(s, i) {
				return nil
			}
			e, settled := f.owns(s, f.current, nil, i, g)
			if !settled {
				e = f.before(s, f.current, nil, i, g)
			}
			return f.belongs(u, e)
		}
		if t.UPOS != "ADJ" && t.UPOS != "NUM" {
			return nil
		}
	}
	return nil
}

// owning returns the state or organisation that "its" at token i stands for:
// the subject of the clause.
func (f *Finder) owning(s *sentence.Sentence, i int) *Entity {
	for h, n := s.Tokens[i].Head, 0; h >= 0 && n < 6; h, n = s.Tokens[h].Head, n+1 {
		if j := subjectOf(s, h, i); j >= 0 {
			if m := covering(f.current, j); m != nil && m.Entity.Kind <= Organisation {
				return m.Entity
			}
			return nil
		}
	}
	return nil
}

// belongs returns to whom a role belongs that is somebody's: supporters to
// the person, ministers to the person's state, relatives to nobody.
func (f *Finder) belongs(u unit, e *Entity) *Entity {
	switch {
	case e == nil || u.roles[0].id == "relatives":
		return nil
	case neighbour(u.roles[0]) != 0:
		return e
	case e.Kind != Person && e.Kind != Generic || f.about(u):
		return e
	}
	return f.k.states[e.Code]
}

// neighbour tells the words for who held an office before another (-1) and
// after (1); 0 for other roles.
func neighbour(ro *role) int {
	switch ro.id {
	case "predecessor":
		return -1
	case "successor":
		return 1
	}
	return 0
}

// neighbour returns who held the office of a person before or after that
// person, nil if that is not known.
func (f *Finder) neighbour(e *Entity, step int) *Entity {
	if e == nil || e.Kind != Person {
		return nil
	}
	var last term
	for _, t := range e.terms {
		if f.k.states[t.org] != nil && t.from != (date.Day{}) && !f.on.Before(t.from) && !t.from.Before(last.from) {
			last = t
		}
	}
	list := f.k.terms[last.role+"@"+last.org]
	for i := range list {
		if j := i + step; list[i].from == last.from && list[i].holder.Name == e.Name && 0 <= j && j < len(list) && !f.on.Before(list[j].from) {
			return list[j].holder
		}
	}
	return nil
}
