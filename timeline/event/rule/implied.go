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

// byAuthority reports whether an act without an agent can only be the
// state's.
func (r *reading) byAuthority(c *candidate) bool {
	if s := r.c.child(c.trigger, "nsubj"); r.c.isVerb(c.trigger) && !r.c.passive(c.trigger) && s >= 0 && !nobody[lower(r.c.token(s).Form)] {
		return false // it has an agent, one that we do not know
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

// timeOrPlace reports whether a mention only says where something is.
func (r *reading) timeOrPlace(m *actor.Mention) bool {
	p := r.c.before[m.First]
	if p == "" {
		p = r.c.preposition(m.Last)
	}
	return (m.Form == actor.Located || m.Form == actor.Seat || m.Entity.Kind == actor.State) && local[p]
}

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
