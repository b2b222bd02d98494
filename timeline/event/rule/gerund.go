package rule

import "demarche/timeline/event"

// gerundStatus tells whether an act in the form of an English gerund was done.
// Beside a clause it was ("fled, killing two guards"); as the subject or object
// of a verb it only is where the verb says so ("kept firing", not "considered
// banning").
func (r *reading) gerundStatus(v int) event.Status {
	h := r.c.token(v).Head
	if !r.c.gerund(v) || h < 0 || r.c.child(v, "nsubj") >= 0 {
		return event.Actual
	}
	lead := ""
	if m := r.c.child(v, "mark", "case"); m >= 0 {
		lead = lower(r.c.token(m).Form)
	}
	switch rel := r.c.rel(v); {
	case lead == "without" || lead == "instead" || lead == "rather":
		return event.Negated
	case rel == "amod" && !r.l.is("moving", r.c.lemma(v)):
		return event.Hypothetical // "a devastating critic", but "protesting students"
	case rel == "acl" && lead != "":
		return event.Hypothetical // "the risk of losing", "a plan for closing"
	case rel == "advcl" && (lead == "of" || lead == "about" || lead == "against" || lead == "from" || lead == "on" || lead == "to") && !r.l.is("gerund", r.c.lemma(h)):
		return event.Hypothetical // "warned against travelling"
	case rel == "csubj" || rel == "nsubj" || rel == "nmod" || rel == "obl" && (lead == "as" || lead == "like"):
		return event.Hypothetical
	case rel == "xcomp" || rel == "ccomp" || rel == "obj":
		switch lemma := r.supportLemma(h); {
		case !r.c.isVerb(h) || r.l.is("gerund", lemma) || r.l.is("speech", lemma) && lead == "":
			return event.Actual
		case r.l.is("stop", lemma):
			return event.Negated
		}
		return event.Hypothetical
	}
	return event.Actual
}
