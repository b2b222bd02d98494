package rule

import (
	"demarche/timeline/mention/actor"
)

// noteFight remembers the two sides of an attack or a threat between states or
// between a state and a movement.
func (m *memory) noteFight(c candidate) {
	if c.rule.Type != "ASSAULT" && c.rule.Type != "MOBILIZE" {
		return
	}
	sides := append(append([]argument{}, c.source...), c.target...)
	if len(sides) != 2 || len(c.source) == 0 || c.source[0].implied || !fights(sides[0].mention.Entity) || !fights(sides[1].mention.Entity) {
		return
	}
	a, b := sides[0].mention.Entity, sides[1].mention.Entity
	if a.Code == b.Code {
		return
	}
	if m.rivals == nil {
		m.rivals = map[string]*actor.Entity{}
	}
	m.rivals[a.Code], m.rivals[b.Code] = b, a
}

// fights reports whether an actor is a side of a war rather than a person in
// it.
func fights(e *actor.Entity) bool {
	return e.Code != "" && (e.Kind == actor.State || e.Kind == actor.Organisation && (e.Sector == "MIL" || e.Sector == "REB") || e.Kind == actor.Generic && e.Sector == "MIL")
}

// rival returns the other side of the fight that a side without a named enemy
// is in: "The South fired back".
func (r *reading) rival(c *candidate) []argument {
	if len(c.source) != 1 || !fights(c.source[0].mention.Entity) {
		return nil
	}
	return unwritten(r.memory.rivals[c.source[0].mention.Entity.Code])
}

// notOwn drops the soldiers of the side that moves them.
func notOwn(list []argument, side *actor.Entity) []argument {
	var out []argument
	for _, a := range list {
		if e := a.mention.Entity; side.Code == "" || e.Code != side.Code || e.Sector != "MIL" {
			out = append(out, a)
		}
	}
	return out
}

// hitsSomething reports whether an attack without a named enemy was on
// something that is told: then it is not for the enemy to be assumed.
func (r *reading) hitsSomething(c *candidate) bool {
	slots := r.c.slots(c.trigger)
	for _, slot := range []string{"obj", "at", "on", "in", "against", "near"} {
		for _, h := range slots[slot] {
			if r.c.isNominal(h) && !r.c.time[h] && !r.l.is("weapon", r.c.lemma(h)) && !r.l.is("weapon", lower(r.c.token(h).Form)) {
				return true
			}
		}
	}
	return false
}
