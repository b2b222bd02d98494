package actor

import "demarche/timeline/date"

// Holder returns who held an office of a state or organisation on a day, nil
// if that is not known. A president who also governs is found as head of
// government.
func (k *Knowledge) Holder(role, org string, on date.Day) *Entity {
	if e := k.holder(role, org, on); e != nil || role != "head-of-government" || k.parliamentary[org] {
		return e
	}
	return k.holder("head-of-state", org, on)
}

func (k *Knowledge) holder(role, org string, on date.Day) *Entity {
	var found *Entity
	for _, t := range k.terms[role+"@"+org] {
		if t.covers(on) {
			found = t.holder // the later one where terms touch
		}
	}
	return found
}

func (t term) covers(on date.Day) bool {
	return (t.from == date.Day{} || t.from.Compare(on) <= 0) && (t.to == date.Day{} || on.Compare(t.to) <= 0)
}

// inOffice reports whether a person held any office on a day.
func (e *Entity) inOffice(on date.Day) bool {
	for _, t := range e.terms {
		if t.covers(on) {
			return true
		}
	}
	return false
}

// held reports whether a person ever held a role before or on a day, for "der
// frühere Präsident" as for the present one.
func (e *Entity) held(role string, on date.Day) bool {
	for _, t := range e.terms {
		if t.role == role && (t.from == date.Day{} || t.from.Compare(on) <= 0) {
			return true
		}
	}
	return false
}

// led reports whether a person ever led a state.
func (e *Entity) led() bool {
	for _, t := range e.terms {
		if t.role == "head-of-state" || t.role == "head-of-government" {
			return true
		}
	}
	return false
}

// leads reports whether a person was one of the few on a day whom the world
// knows by surname.
func (e *Entity) leads(on date.Day) bool {
	for _, t := range e.terms {
		switch t.role {
		case "head-of-state", "head-of-government", "supreme-leader", "foreign-minister", "secretary-general", "pope":
			if t.covers(on) {
				return true
			}
		}
	}
	return false
}

// leader returns who governed a state on a day, the monarch or president
// where they govern; nil if that is not known.
func (k *Knowledge) leader(state *Entity, on date.Day) *Entity {
	first, second := "head-of-state", "head-of-government"
	if k.parliamentary[state.Code] {
		first, second = second, first
	}
	if e := k.holder(first, state.key, on); e != nil {
		return e
	}
	return k.holder(second, state.key, on)
}

// dated returns a person as of the article's day: one who speaks for the
// United Nations now may have been a minister then.
func (f *Finder) dated(e *Entity) *Entity {
	if e.Kind != Person || len(e.terms) == 0 {
		return e
	}
	if d := f.then[e]; d != nil {
		return d
	}
	d := e
	for _, t := range e.terms {
		org := f.k.orgs[t.org]
		if !t.covers(f.on) || org == nil || org.Code == "" || t.role == "ambassador" { // who stays of the state that sends them
			continue
		}
		if org.Code == e.Code {
			d = e
			break
		}
		if d == e {
			own := *e
			own.Code, own.Sector = org.Code, f.k.sectors[t.role]
			if org.Kind == Organisation {
				own.Sector = org.Sector
			}
			d = &own
		}
	}
	f.then[e], f.then[d] = d, d
	return d
}

// holderOf returns who held an office on the article's day. Where the day is
// not known it is whoever the article names of those that ever held it.
func (f *Finder) holderOf(role, org string) *Entity {
	if f.on != (date.Day{}) {
		return f.k.Holder(role, org, f.on)
	}
	for _, t := range f.k.terms[role+"@"+org] {
		if f.named[t.holder] {
			return t.holder
		}
	}
	return nil
}
