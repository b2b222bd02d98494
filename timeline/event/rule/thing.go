package rule

import "demarche/timeline/mention/actor"

// lifeless reports whether the subject of an English act is a thing that does
// not act: an earthquake that kills, a film that supports. Bombs kill, reports
// accuse and demand.
func (r *reading) lifeless(c *candidate, slots map[string][]int) bool {
	if r.s.Lang != "en" || c.rule.POS != "verb" || len(c.source) > 0 || r.c.passive(c.trigger) {
		return false
	}
	switch c.rule.Type {
	case "ASSAULT", "AID", "RETREAT", "SUPPORT", "AGREE", "MOBILIZE", "CONSULT", "PROTEST":
	default:
		return false
	}
	for _, h := range slots["subj"] {
		if r.c.token(h).UPOS != "NOUN" || r.at[h] >= 0 || r.l.is("weapon", r.c.lemma(h)) || r.l.is("weapon", lower(r.c.token(h).Form)) {
			return false
		}
		rules, _ := r.triggers(h)
		for _, rule := range rules {
			if rule.Type == "ASSAULT" || c.rule.Type != "ASSAULT" {
				return false // "the attack killed two"
			}
		}
	}
	return len(slots["subj"]) > 0
}

// privateTravel reports whether a visit is the journey of somebody without an
// office to no one: no event.
func privateTravel(c *candidate) bool {
	if c.rule.Mode != "visit" || len(c.source) == 0 {
		return false
	}
	for _, a := range c.source {
		e := a.mention.Entity
		if s := e.Sector; s != "CVL" && s != "CRM" && s != "MED" && (e.Kind != actor.Generic || s != "NGO" && s != "BUS" && s != "OPP") {
			return false
		}
	}
	for _, a := range c.target {
		if a.mention.Entity.Kind == actor.Person {
			return false
		}
	}
	return true
}

// aimless reports whether an act lacks somebody to whom it is done and is none
// without: aid and support, demands and threats that only a noun names.
func (r *reading) aimless(c *candidate) bool {
	if r.s.Lang == "en" && c.rule.Type == "AID" && len(c.source) > 0 {
		c.target = notOwn(c.target, c.source[0].mention.Entity) // "sent army tanks into the town"
	}
	if r.s.Lang != "en" || len(c.target) > 0 || c.rule.Symmetric() {
		return false
	}
	switch c.rule.Type {
	case "AID", "SUPPORT":
		return true
	case "REQUEST", "THREATEN":
		return c.rule.POS == "noun" && c.bare
	case "ACCUSE":
		return c.rule.Mode == "allege" && r.c.child(c.trigger, "ccomp", "xcomp") < 0 // "blamed the weather"
	}
	return false
}
