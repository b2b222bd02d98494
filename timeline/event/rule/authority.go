package rule

import (
	"demarche/timeline/mention/actor"
)

// announcer returns who says that something will be done or that somebody has
// been taken or freed, where nobody else does it: "announced that the sailors
// would be freed", "police said two men had been arrested".
func (r *reading) announcer(c *candidate) []argument {
	h := r.c.token(c.verb).Head
	if r.s.Lang != "en" || !r.c.isVerb(c.verb) || !r.c.passive(c.verb) || r.c.rel(c.verb) != "ccomp" || h < 0 || !r.l.is("speech", r.supportLemma(h)) {
		return nil
	}
	s := r.c.child(h, "nsubj")
	if s < 0 {
		return nil
	}
	args := r.actorsAt(s, "subj")
	if len(args) != 1 {
		return nil
	}
	speaker := args[0].mention.Entity
	switch class, ok := r.set.ontology.Class(c.rule.Type, c.rule.Mode); {
	case !ok || class.Quad == 1 || class.Quad == 3:
		return nil
	case r.byAuthority(c) && (speaker.Sector == "COP" || speaker.Sector == "JUD"):
		return understand(args)
	case r.c.willBe(c.verb) && speaker.Sector == "GOV" && c.rule.Type != "ASSAULT":
		return understand(args)
	}
	return nil
}

// byAuthority reports whether an act without an agent can only be the
// state's.
func (r *reading) byAuthority(c *candidate) bool {
	if s := r.c.child(c.trigger, "nsubj"); r.c.isVerb(c.trigger) && !r.c.passive(c.trigger) && s >= 0 && !nobody[lower(r.c.token(s).Form)] && !(c.rule.Type == "COERCE" && c.rule.takes('T', "subj")) {
		return false // it has an agent, one that we do not know
	}
	if r.s.Lang == "en" && r.c.isVerb(c.trigger) && !r.c.passive(c.trigger) && r.c.token(c.trigger).Rel != "amod" {
		for _, h := range r.c.slots(c.trigger)["subj"] {
			if r.c.token(h).UPOS == "NOUN" && r.at[h] < 0 && !r.l.is("law", r.c.lemma(h)) {
				return false // "led several countries to ban it", but "laws banning it"
			}
		}
	}
	switch c.rule.Type {
	case "COERCE":
		return c.rule.Mode != "" && c.rule.Mode != "cyber" && c.rule.Mode != "misinformation"
	case "SANCTION":
		return c.rule.Mode == "convict"
	case "ACCUSE":
		return c.rule.Mode == "investigate"
	case "RETREAT":
		return c.rule.Mode == "release"
	case "CONCEDE":
		return r.liftsOwn(c)
	}
	return false
}

// nobody are the subjects that stand for whoever is in charge.
var nobody = map[string]bool{"man": true, "sie": true, "they": true}

// authority returns the state whose authorities act: the one named as the
// place of the act, else the article's, else the target's own.
func (r *reading) authority(c *candidate) *actor.Entity {
	for _, p := range []string{"in", "an", "auf", "at", "near"} {
		for _, h := range r.c.slots(c.verb)[p] {
			if n := r.at[h]; n >= 0 && r.mentions[n].Entity.Kind == actor.State {
				return r.mentions[n].Entity
			}
		}
	}
	if r.article.Home != nil {
		return r.article.Home
	}
	for _, a := range c.target {
		if a.mention.Entity.Kind == actor.State {
			return a.mention.Entity
		}
	}
	return nil
}
