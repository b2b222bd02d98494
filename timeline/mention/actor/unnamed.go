package actor

import "strings"

// holders makes an unnamed actor of several holders of one office.
func (f *Finder) holders(u unit, owner *Entity) *Entity {
	ro := u.roles[0]
	name := plural(ro.name)
	if owner == nil && !ro.abroad {
		return f.generic(f.scene.here(), name, ro.sector)
	}
	if owner == nil {
		return f.generic(nil, name, ro.sector)
	}
	if demo := f.k.demos[owner.Code]; owner.Kind == State && demo != "" {
		return f.generic(owner, demo+" "+name, ro.sector)
	}
	return f.generic(owner, owner.Name+" "+name, ro.sector)
}

// plural gives the plural of an English noun phrase.
func plural(s string) string {
	switch {
	case strings.Contains(s, " of "):
		first, rest, _ := strings.Cut(s, " of ")
		return plural(first) + " of " + rest
	case strings.HasSuffix(s, "y") && !strings.HasSuffix(s, "ey") && !strings.HasSuffix(s, "oy"):
		return strings.TrimSuffix(s, "y") + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "people"):
		return s
	}
	return s + "s"
}

// described makes an unnamed actor: "Turkish foreign minister". Without an
// owner it belongs to the state where the story plays.
func (f *Finder) described(u unit, owner *Entity) *Entity {
	ro := u.roles[0]
	name, sector := ro.name, f.sectorOf(u)
	switch {
	case owner == nil:
		state := f.scene.here()
		if ro.stateless {
			state = nil
		}
		return f.calledBy(ro, f.generic(state, name, sector))
	case owner.Kind == Person:
		return f.generic(owner, plural(name)+" of "+owner.Name, sector)
	case owner.Kind == Organisation && ro.of == owner.key && ro.id == "council":
		return owner // "der Sicherheitsrat"
	case owner.Kind == Organisation && owner.Sector == sector && (ro.kind == "group" || ro.kind == "institution"):
		return owner // "Taliban fighters"
	case owner.Kind == Organisation && strings.HasPrefix(name, owner.Name):
		sector = owner.Sector // "NATO states"
	case owner.Kind == Organisation:
		name = owner.Name + " " + name
		if ro.kind != "office" || ro.neutral() {
			sector = owner.Sector
		}
	case f.k.demos[owner.Code] != "" && !strings.HasPrefix(name, f.k.demos[owner.Code]):
		name = f.k.demos[owner.Code] + " " + name
	}
	return f.calledBy(ro, f.generic(owner, name, sector))
}

// calledBy notes the role of an unnamed actor whose word, in the singular,
// stands for one person.
func (f *Finder) calledBy(ro *role, e *Entity) *Entity {
	if ro.kind == "person" || ro.kind == "group" && len(f.k.roles["en"].Find(ro.word+"s")) > 0 {
		e.role = ro.id
	}
	return e
}

// sectorOf returns the sector of a role; the first part of a German compound
// may say more: "Polizeisprecher".
func (f *Finder) sectorOf(u unit) string {
	ro := u.roles[0]
	modifier := u.modifier
	if modifier == "" {
		modifier = f.k.modifierOf(ro)
	}
	if modifier == "" || !ro.neutral() && ro.id != "official" {
		return ro.sector
	}
	for _, w := range []string{modifier, strings.TrimSuffix(modifier, "s"), strings.TrimSuffix(modifier, "n"), strings.TrimSuffix(modifier, "en"), strings.TrimSuffix(modifier, "en") + "e"} {
		for _, r := range f.k.roles["de"].Find(capitalise(w)) {
			if r.sector != "" {
				return r.sector
			}
		}
	}
	return ro.sector
}

// modifierOf returns the first part of a word of a role that ends in a
// shorter word of the same role: "polizei" of "Polizeisprecher".
func (k *Knowledge) modifierOf(ro *role) string {
	w := strings.ToLower(ro.word)
	if len(w) < 6 {
		return ""
	}
	for _, t := range k.tails[w[len(w)-4:]] {
		if t.role.id == ro.id && len(t.word) < len(w) && strings.HasSuffix(w, t.word) {
			return strings.TrimSuffix(strings.TrimSuffix(w, t.word), "-")
		}
	}
	return ""
}
