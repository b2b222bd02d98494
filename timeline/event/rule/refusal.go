package rule

import "demarche/timeline/event"

// refusals gives the mode of the refusal that it is not to do an act:
// "will not meet", "wird nicht helfen".
var refusals = map[event.Type]string{"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "CONCEDE": "yield", "RETREAT": "yield", "AGREE": "change", "SUPPORT": "change"}

// refuses reports whether a candidate says that its source will not do what
// others may want of it. That is an act of its own, a refusal.
func (r *reading) refuses(c *candidate) bool {
	if c.status != event.Negated || refusals[c.rule.Type] == "" || len(c.source) == 0 || c.source[0].implied || !r.c.isVerb(c.verb) || r.c.passive(c.verb) {
		return false
	}
	if r.conditioned(c.verb) != event.Actual {
		return false
	}
	if h := r.c.token(c.verb).Head; r.s.Lang == "en" && h >= 0 && r.c.rel(c.verb) == "ccomp" && r.c.isVerb(h) && !r.saysOfItself(c, h) {
		return false // what others say of it
	}
	will, denied := false, false
	for _, k := range r.c.children[c.verb] {
		switch rel := r.c.rel(k); {
		case rel == "aux":
			switch r.c.lemma(k) {
			case "will", "wo", "werden", "wollen":
				will = true
			case "would":
				will = will || r.spoken(c.verb)
			default:
				return false // "would not have helped", "kann nicht helfen"
			}
		case rel == "advmod" && r.negates(k):
			denied = true
		}
	}
	return will && denied
}

// spoken reports whether a verb stands in what somebody says: "said it would
// not". Elsewhere "would" tells of what is not so.
func (r *reading) spoken(v int) bool {
	h := r.c.token(v).Head
	return h >= 0 && r.c.isVerb(h) && (r.c.rel(v) == "ccomp" || r.c.rel(v) == "parataxis") && r.l.is("speech", r.supportLemma(h))
}

// asRefusal turns a candidate into the refusal that it is.
func (r *reading) asRefusal(c *candidate) {
	rule := *c.rule
	rule.Type, rule.Mode, rule.Parts = "REJECT", refusals[c.rule.Type], []Part{{Role: 'S', Slots: []string{"subj"}}, {Role: 'T', Slots: []string{"obj"}}}
	if c.rule.Symmetric() {
		subject := r.partActors(rule.Parts[0], r.c.slots(c.verb), c.verb)
		if len(subject) == 0 {
			return
		}
		c.source, c.target = subject, without(add(c.source, c.target), subject)
	}
	c.rule, c.status = &rule, event.Actual
}

// saysOfItself reports whether who refuses in the clause of a verb of saying is
// who speaks, or speaks for it.
func (r *reading) saysOfItself(c *candidate, h int) bool {
	s := r.c.child(h, "nsubj")
	if s < 0 {
		return true
	}
	args := r.actorsAt(s, "subj")
	return len(args) == 0 || args[0].mention.Entity.Code == c.source[0].mention.Entity.Code
}
