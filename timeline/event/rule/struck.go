package rule

import (
	"demarche/timeline/mention/actor"
)

// fromAbroad takes the place of an own embassy or envoy for the target of whoever
// closes the one or recalls the other: "closed its embassy in Damascus".
func (r *reading) fromAbroad(c *candidate) {
	own := c.source[0].mention.Entity.Code
	for _, a := range c.target {
		if own == "" || a.mention.Entity.Code != own || a.mention.Form != actor.Group {
			return
		}
	}
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.Entity.Code != own && r.c.under(m.Last, c.trigger) && r.timeOrPlace(m) {
			c.target = []argument{{mention: m, indirect: true}}
			return
		}
	}
}

// plotters returns the unnamed people behind a coup against somebody.
func (r *reading) plotters(c *candidate) []argument {
	state := r.article.Home
	e := &actor.Entity{Kind: actor.Generic, Name: "coup plotters", Sector: "MIL"}
	if len(c.target) > 0 {
		e.Code = c.target[0].mention.Entity.Code
	} else if state != nil {
		e.Code = state.Code
	}
	return unwritten(e)
}

// struck returns the place of the thing that an attack hit: "an airport in
// South Sudan", "ein Krankenhaus in Aleppo".
func (r *reading) struck(c *candidate) []argument {
	slots := r.c.slots(c.trigger)
	for _, p := range c.rule.Parts {
		if p.Role != 'T' {
			continue
		}
		for _, slot := range p.Slots {
			for _, h := range slots[slot] {
				for n := range r.mentions {
					m := &r.mentions[n]
					if (m.Form == actor.Located || m.Form == actor.Seat || m.Entity.Kind == actor.State) && m.First > h && r.c.under(m.Last, h) && r.timeOrPlace(m) {
						return []argument{{mention: m, indirect: true}}
					}
				}
			}
		}
	}
	return nil
}

// dispersed returns whom the force of police is to drive away: "fired tear gas
// to clear the demonstrators".
func (r *reading) dispersed(c *candidate) []argument {
	for _, k := range r.c.children[c.trigger] {
		if rel := r.c.rel(k); rel != "advcl" && rel != "xcomp" || !r.c.isVerb(k) {
			continue
		}
		for _, h := range r.c.slots(k)["obj"] {
			if args := r.actorsAt(h, "obj"); len(args) > 0 {
				return args
			}
		}
	}
	return nil
}

// against returns whom an act is aimed at by a phrase further down: "für den
// Kampf gegen Israel ausbilden".
func (r *reading) against(c *candidate) []argument {
	for n := range r.mentions {
		m := &r.mentions[n]
		if p := r.c.before[m.First]; (p == "gegen" || p == "against") && m.Form != actor.Adjective && r.c.under(m.Last, c.trigger) {
			return []argument{{mention: m, indirect: true}}
		}
	}
	return nil
}

// visited returns the place that a visit goes to, also where it hangs on
// another word of the clause: "zu einem Besuch in Hanoi erwartet".
func (r *reading) visited(c *candidate) []argument {
	for n := range r.mentions {
		m := &r.mentions[n]
		p := r.c.before[m.First]
		if (m.Form == actor.Located || m.Form == actor.Seat || m.Entity.Kind == actor.State) && (p == "in" || p == "nach" || p == "to") && r.c.under(m.Last, c.trigger) {
			return []argument{{mention: m, indirect: true}}
		}
	}
	return nil
}

// timeOrPlace reports whether a mention only says where something is.
func (r *reading) timeOrPlace(m *actor.Mention) bool {
	p := r.c.before[m.First]
	if p == "" {
		p = r.c.preposition(m.Last)
	}
	return (m.Form == actor.Located || m.Form == actor.Seat || m.Entity.Kind == actor.State) && local[p]
}
