package rule

import (
	"slices"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
)

// memory is what a coder keeps of the sentences before the one it reads.
type memory struct {
	speaker *actor.Entity // who was last quoted
	source  *actor.Entity // who acted last
	target  *actor.Entity // towards whom
	subject *actor.Entity // of the main clause of the sentence right before, where it tells of no act
	victim  *actor.Entity // whom the last attack hit
	striker *actor.Entity // who did the last deed that somebody suffered
	news    date.Date     // the last day of the news that was told
	past    date.Date     // the date that the sentence right before tells, if it is of the past
	aside   date.Date     // the day to which the paragraph looks back: "had met on Monday"
	end     int           // where the sentence before ends

	acts map[kind]date.Date // the day of the last act of each kind that was told with its day

	rivals map[string]*actor.Entity // by the code of a side: the other side of the fight that was told of last
}

// A kind is what two reports of one act have in common at the least.
type kind struct {
	typ  event.Type
	mode string
}

// note remembers the day of an act.
func (m *memory) note(typ event.Type, mode string, d date.Date) {
	if m.acts == nil {
		m.acts = make(map[kind]date.Date)
	}
	m.acts[kind{typ, mode}] = d
}

// keep remembers the sentence that was read.
func (m *memory) keep(r *reading, found []candidate) {
	if m.closed(r.article, r.s.Start) {
		m.aside = date.Date{}
	}
	m.tell(r.article, r.l, r.times, r.pluperfect())
	m.end = r.s.End
	if s := r.quoted(); s != nil {
		m.speaker = s
	}
	m.subject = r.topic()
	for _, c := range found {
		if c.rule.Type == "ASSAULT" && c.status == event.Actual && len(c.target) > 0 {
			m.victim = c.target[0].mention.Entity
		}
		if c.status != event.Actual || len(c.source) == 0 {
			continue
		}
		if class, ok := r.set.ontology.Class(c.rule.Type, c.rule.Mode); ok && class.Quad == 4 {
			m.striker = c.source[0].mention.Entity
		}
		m.noteFight(c)
		m.subject = nil
		m.source, m.target = c.source[0].mention.Entity, nil
		if len(c.target) > 0 {
			m.target = c.target[0].mention.Entity
		} else if len(c.source) > 1 {
			m.target = c.source[1].mention.Entity
		}
	}
}

// topic returns the subject of the main clause, nil if it is no actor.
func (r *reading) topic() *actor.Entity {
	for i := range r.s.Tokens {
		if r.c.token(i).Head >= 0 || !r.c.isVerb(i) {
			continue
		}
		for _, h := range r.c.slots(i)["subj"] {
			if n := r.at[h]; n >= 0 && r.mentions[n].Form != actor.Adjective {
				return r.mentions[n].Entity
			}
		}
	}
	return nil
}

// unwritten makes an argument of an actor who is not named in the sentence.
func unwritten(e *actor.Entity) []argument {
	if e == nil {
		return nil
	}
	return []argument{{mention: &actor.Mention{First: 0, Last: -1, Entity: e, Form: actor.Named}, implied: true}}
}

// quoted returns who is quoted in the sentence, nil if nobody is.
func (r *reading) quoted() *actor.Entity {
	for i := range r.s.Tokens {
		if a := r.accordingToSo(i); a != nil {
			return a.mention.Entity
		}
		if r.c.isVerb(i) && r.l.is("speech", r.supportLemma(i)) {
			if s := r.c.child(i, "nsubj"); s >= 0 && !firstPerson[lower(r.c.token(s).Form)] {
				if args := r.actorsAt(s, "subj"); len(args) > 0 {
					return args[0].mention.Entity
				}
			}
		}
	}
	return nil
}

// firstPerson holds the pronouns by which a speaker names himself and his
// own.
var firstPerson = map[string]bool{"ich": true, "wir": true, "uns": true, "mich": true, "mir": true, "i": true, "we": true, "us": true, "me": true}

// speakerAt resolves a pronoun of the first person to the one who is quoted.
func (r *reading) speakerAt(h int) []argument {
	if r.c.token(h).UPOS != "PRON" || !firstPerson[lower(r.c.token(h).Form)] {
		return nil
	}
	if r.quoting { // the speaker names himself: "We said …"
		return unwritten(r.memory.speaker)
	}
	r.quoting = true
	defer func() { r.quoting = false }()
	e := r.quoted()
	if e == nil {
		e = r.memory.speaker
	}
	return unwritten(e)
}

// supply fills in who is left unsaid because every reader knows: the
// authorities that arrest, convict and ban; the government of which a
// movement demands; the adversary of an exchange of words.
func (r *reading) supply(c *candidate) {
	if c.rule.Symmetric() {
		return
	}
	if len(c.source) == 0 {
		c.source = without(r.announcer(c), c.target)
	}
	if len(c.source) == 0 && !r.c.isVerb(c.trigger) && r.l.is("coup", lower(c.rule.Lemma)) {
		c.source = r.plotters(c)
	}
	if len(c.source) == 0 && r.byAuthority(c) {
		c.source = without(unwritten(r.authority(c)), c.target)
	}
	if c.rule.Type == "SANCTION" && len(c.source) > 0 && len(c.target) > 0 {
		r.fromAbroad(c)
	}
	if len(c.target) == 0 && c.rule.Type == "ASSAULT" {
		c.target = without(r.struck(c), c.source)
	}
	if len(c.target) == 0 && c.rule.Mode == "crowd-control" {
		c.target = without(r.dispersed(c), c.source)
	}
	if len(c.target) == 0 && len(c.source) > 0 && c.rule.Type == "ASSAULT" && c.rule.Lemma == "claim" {
		c.target = without(unwritten(r.memory.victim), c.source)
	}
	if c.rule.Type == "MOBILIZE" && len(c.source) > 0 {
		c.target = notOwn(c.target, c.source[0].mention.Entity)
	}
	if len(c.target) == 0 && c.rule.Type == "MOBILIZE" {
		c.target = without(r.against(c), c.source)
	}
	if len(c.target) == 0 && (c.rule.Type == "MOBILIZE" || c.rule.Type == "ASSAULT" && !r.hitsSomething(c)) {
		c.target = without(r.rival(c), c.source)
	}
	if len(c.target) == 0 && c.rule.Mode == "visit" && len(c.source) > 0 {
		c.target = without(r.visited(c), c.source)
	}
	if len(c.target) == 0 && len(c.source) > 0 && r.wantsTarget(c) {
		c.target = without(r.addressee(c), c.source)
	}
}

// liftsOwn reports whether what is lifted is the state's to impose: "the curfew
// was lifted".
func (r *reading) liftsOwn(c *candidate) bool {
	slots := r.c.slots(c.trigger)
	for _, slot := range []string{"obj", "gen", "von"} {
		for _, h := range slots[slot] {
			rules, _ := r.triggers(h)
			for _, rule := range rules {
				if rule.Type == "COERCE" {
					return true
				}
			}
		}
	}
	return false
}

// wantsTarget reports whether a candidate tells of words that are always said
// to somebody. What a rule requires must at least be there as a thing: the
// preposition of a target often is what makes the word a trigger.
func (r *reading) wantsTarget(c *candidate) bool {
	switch c.rule.Type {
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT":
	default:
		return false
	}
	for _, p := range c.rule.Parts {
		if p.Role == 'T' {
			// "standen unter Verdacht, dass …" is not "stehen hinter"
			return !p.Required || r.hasThing(p, c) || c.rule.Type == "ACCUSE" && !p.prepositional() && r.c.child(c.trigger, "ccomp") >= 0
		}
	}
	return false
}

// prepositional reports whether only a preposition leads to a part.
func (p Part) prepositional() bool {
	return !slices.ContainsFunc(p.Slots, func(s string) bool {
		return s == "subj" || s == "obj" || s == "iobj" || s == "gen" || s == "adj" || s == "comp" || s == "clause"
	})
}

// addressee finds to whom words are said that name nobody: who is to act in
// the clause that they govern, whoever is named in it, the adversary of the
// sentences before, for those without office the government.
func (r *reading) addressee(c *candidate) []argument {
	if c.rule.Type == "THREATEN" && r.s.Lang == "en" && r.c.child(c.trigger, "xcomp") >= 0 {
		return nil // what is threatened with is told, and against somebody unknown
	}
	for _, k := range r.c.children[c.trigger] {
		if rel := r.c.rel(k); rel != "ccomp" && rel != "xcomp" && rel != "obj" && rel != "obl" && rel != "nmod" && rel != "advcl" {
			continue
		}
		if rel := r.c.rel(k); rel == "ccomp" && r.c.isVerb(k) { // who is to act, or has acted
			for _, s := range r.c.slots(k)["subj"] {
				args := without(r.actorsAt(s, "subj"), c.source)
				if c.rule.Type == "REJECT" && len(args) > 0 && args[0].mention.Entity.Code == c.source[0].mention.Entity.Code {
					continue // denies what its own side is said to do
				}
				if len(args) > 0 {
					return understand(args)
				}
			}
		}
	}
	if args := r.blamedPlace(c); args != nil {
		return args
	}
	if args := without(r.whoDid(c), c.source); len(args) > 0 {
		return understand(args)
	}
	source := c.source[0].mention.Entity
	if m := r.memory; r.speaksOfDeed(c, back) && m.subject != nil && m.subject != source {
		return unwritten(m.subject)
	} else if m.source != nil && m.source != source && r.speaksOfDeed(c, pointing) {
		return unwritten(m.source)
	}
	if m := r.memory; m.target != nil {
		switch source {
		case m.target:
			return unwritten(m.source)
		case m.source:
			return unwritten(m.target)
		}
	}
	if home := r.article.Home; home != nil && source.Code == home.Code && private[source.Sector] && c.rule.Type != "SUPPORT" && c.rule.Type != "AGREE" {
		return unwritten(home)
	}
	return nil
}

// understand marks arguments as not named with the act.
func understand(args []argument) []argument {
	out := make([]argument, 0, len(args))
	for _, a := range args {
		a.implied = true
		out = append(out, a)
	}
	return out
}

// private are the sectors of actors whose words are meant for the government.
var private = map[string]bool{"CVL": true, "OPP": true, "PTY": true, "NGO": true, "REL": true, "REB": true}

// understood says in words which actors of a candidate were not written.
func understood(c candidate) string {
	var out []string
	for _, side := range []struct {
		name string
		args []argument
	}{{"source", c.source}, {"target", c.target}} {
		for _, a := range side.args {
			if a.implied {
				out = append(out, side.name+" "+a.mention.Entity.Name)
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "; understood from the context: " + strings.Join(out, ", ")
}
