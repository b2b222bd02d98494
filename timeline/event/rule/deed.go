package rule

import (
	"slices"

	"demarche/timeline/mention/actor"
)

// blamedPlace returns the state in which the thing is done that somebody
// condemns: "condemned the use of tanks in Homs".
func (r *reading) blamedPlace(c *candidate) []argument {
	if c.rule.Type != "ACCUSE" || r.s.Lang != "en" || !r.c.isVerb(c.trigger) {
		return nil
	}
	for _, h := range r.c.slots(c.trigger)["obj"] {
		for n := range r.mentions {
			m := &r.mentions[n]
			if r.at[h] < 0 && m.First > h && r.c.under(m.Last, h) && r.timeOrPlace(m) && m.Entity.Code != c.source[0].mention.Entity.Code {
				return []argument{{mention: m, indirect: true, implied: true}}
			}
		}
	}
	return nil
}

// whoDid returns who did, in the same sentence, what somebody blames, praises
// or refuses in a relative clause or by an "it": "passed a law that unions
// condemned", "Iran tested a missile and Israel condemned it".
func (r *reading) whoDid(c *candidate) []argument {
	if r.s.Lang != "en" || !r.c.isVerb(c.trigger) {
		return nil
	}
	if h := r.c.token(c.trigger).Head; r.c.token(c.trigger).Rel == "acl:relcl" && h >= 0 && r.at[h] < 0 && slices.Contains(r.c.slots(c.trigger)["obj"], h) {
		for n := 0; h >= 0 && !r.c.isVerb(h) && n < 5; n++ {
			h = r.c.token(h).Head
		}
		if h >= 0 && r.c.isVerb(h) {
			for _, s := range r.c.slots(h)["subj"] {
				return r.actorsAt(s, "subj")
			}
		}
		return nil
	}
	if !r.speaksOfDeed(c, pointing) {
		return nil
	}
	for n := len(r.mentions) - 1; n >= 0; n-- {
		m := &r.mentions[n]
		if m.Last < c.trigger && m.Form <= actor.Seat && r.c.rel(m.Last) == "nsubj" && !r.c.under(m.Last, c.trigger) && !contains(c.source, argument{mention: m}) && !r.l.is("speech", r.c.lemma(r.c.token(m.Last).Head)) {
			return []argument{{mention: m}}
		}
	}
	return nil
}

// doers returns who did the deed that words of blame or praise are about, and
// whether the noun at h is one: "condemned the arrest of the mayor" blames
// those who arrested him.
func (r *reading) doers(p Part, trigger, h int) ([]argument, bool) {
	if p.Role != 'T' || r.at[h] >= 0 || !r.c.isVerb(trigger) || !r.c.isNominal(h) {
		return nil, false
	}
	judges := false
	rules, _ := r.triggers(trigger)
	for _, rule := range rules {
		judges = judges || rule.Type == "ACCUSE" || rule.Type == "SUPPORT" || rule.Type == "REJECT"
	}
	if !judges {
		return nil, false
	}
	deeds, _ := r.triggers(h)
	for _, deed := range deeds {
		if class, ok := r.set.ontology.Class(deed.Type, deed.Mode); !ok || class.Quad%2 == 1 || deed.Symmetric() {
			continue // words are not deeds
		}
		c, _ := r.fill(deed, h)
		if class, _ := r.set.ontology.Class(deed.Type, deed.Mode); len(c.source) == 0 && class.Quad == 4 && r.s.Lang == "en" {
			c.source = unwritten(r.memory.striker)
		}
		if len(c.source) == 0 && r.memory.source != nil {
			c.source = unwritten(r.memory.source)
		}
		return c.source, true
	}
	return nil, false
}

// speaksOfDeed reports whether the object of an act is what was told before, by
// one of some words: "this", "the decision".
func (r *reading) speaksOfDeed(c *candidate, words map[string]bool) bool {
	if k := r.c.child(c.trigger, "xcomp", "ccomp"); k >= 0 && (r.c.isVerb(k) || r.s.Lang != "en") {
		return false // "lehnte es ab, sich zu entschuldigen": the it says nothing
	}
	for _, slot := range []string{"obj", "gen", "an", "of", "over"} {
		for _, h := range r.c.slots(c.trigger)[slot] {
			if r.at[h] >= 0 {
				continue
			}
			if t := r.c.token(h); (t.UPOS == "PRON" || t.UPOS == "DET") && words[lower(t.Form)] {
				return true
			}
			for _, k := range r.c.children[h] {
				if r.c.rel(k) == "det" && words[lower(r.c.token(k).Form)] {
					return true
				}
			}
		}
	}
	return false
}

// pointing are the words that point back to what was told.
var pointing = map[string]bool{"der": true, "die": true, "das": true, "den": true, "dem": true, "dies": true, "dieser": true, "diese": true, "diesen": true, "dieses": true, "es": true, "the": true, "this": true, "that": true, "these": true, "it": true}

// back are those that speak of what was told right before.
var back = map[string]bool{"dies": true, "dieser": true, "diese": true, "diesen": true, "dieses": true, "this": true, "these": true}
