package rule

import (
	"slices"
	"strings"

	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
)

// fill gives the parts of a rule to the actors around its trigger.
func (r *reading) fill(rule *Rule, i int) (candidate, bool) {
	c := candidate{rule: rule, trigger: i, verb: i, second: -1}
	slots := r.c.slots(i)
	r.oneSubject(slots)
	kind := support(0)
	if rule.POS == "noun" {
		kind = r.carrier(&c)
		if kind == 0 {
			c.bare = true
			r.lendLoosely(slots, &c)
		}
		r.lend(slots, &c, kind)
	}
	if !r.fits(rule, i, c.verb) {
		return c, false
	}
	if rule.takes('T', "of") {
		slots["gen"] = except(slots["gen"], slots["of"]) // "the arrest of X": X does not arrest
	}
	for _, p := range rule.Parts {
		if p.Role == 'T' && len(slots["object"]) > 0 {
			slots["gen"] = slots["object"]
		}
		args := r.partActors(p, slots, i)
		if p.Role == 'S' && rule.Type == "ASSAULT" && rule.POS == "noun" {
			args = noPlaces(args)
		}
		if p.Role == 'S' && rule.Mode == "visit" && rule.POS == "noun" {
			args = r.noDestinations(args, &c)
		}
		if p.Role == 'T' {
			for _, h := range slots["target"] { // "drew criticism"
				args = add(args, r.actorsAt(h, "obj"))
			}
			c.target = add(c.target, args)
		} else {
			c.source = add(c.source, args)
		}
	}
	if len(c.source) == 0 && len(slots["object"]) > 0 && rule.takes('S', "gen") {
		for _, h := range slots["object"] {
			c.source = add(c.source, r.actorsAt(h, "gen"))
		}
		c.target = without(c.target, c.source)
	}
	if kind == undergoes { // "received a refusal of his request"
		c.source = without(c.source, c.target)
	}
	if len(c.source) == 0 && kind == carries && c.verb != i && !r.c.passive(c.verb) {
		for _, h := range slots["subj"] { // "ordnete die Schließung an"
			c.source = add(c.source, r.actorsAt(h, "subj"))
		}
	}
	c.target = without(c.target, c.source)
	if len(c.target) == 0 && rule.toPersons() {
		c.target = r.unnamed(rule, slots)
	}
	if r.lifeless(&c, slots) {
		return c, false
	}
	r.supply(&c)
	return c, r.complete(&c) && !privateTravel(&c)
}

// isTime reports whether a token stands in a time expression.
func (r *reading) isTime(i int) bool {
	for n := range r.times {
		if x := &r.times[n]; x.Start <= r.c.token(i).Start && r.c.token(i).End <= x.End {
			return true
		}
	}
	return false
}

// noPlaces drops towns and regions: "der Anschlag von Brüssel" was not done by
// Brussels.
func noPlaces(args []argument) []argument {
	var out []argument
	for _, a := range args {
		if a.mention.Form != actor.Seat && a.mention.Form != actor.Located {
			out = append(out, a)
		}
	}
	return out
}

// noDestinations makes targets of the states within the word for a visit:
// "China-Besuch".
func (r *reading) noDestinations(args []argument, c *candidate) []argument {
	var out []argument
	for _, a := range args {
		if a.mention.Form == actor.Part && a.mention.Entity.Kind == actor.State {
			c.target = add(c.target, []argument{a})
		} else {
			out = append(out, a)
		}
	}
	return out
}

// takes reports whether a rule looks for a part in a slot.
func (r *Rule) takes(role byte, slot string) bool {
	for _, p := range r.Parts {
		if p.Role == role && slices.Contains(p.Slots, slot) {
			return true
		}
	}
	return false
}

// except returns the heads of a list that another lacks.
func except(list, other []int) []int {
	var out []int
	for _, h := range list {
		if !slices.Contains(other, h) {
			out = append(out, h)
		}
	}
	return out
}

// toPersons reports whether what a rule tells of is done to persons only, so
// that any noun in the place of the target is one: arrests, kidnappings,
// convictions.
func (r *Rule) toPersons() bool {
	switch r.Mode {
	case "arrest", "abduct", "beat", "torture", "release", "convict", "deport":
		return true
	}
	return false
}

// unnamed takes the noun in the place of the target for a group of persons
// that the tables do not know: "zehn Teilnehmer".
func (r *reading) unnamed(rule *Rule, slots map[string][]int) []argument {
	for _, p := range rule.Parts {
		if p.Role != 'T' {
			continue
		}
		for _, slot := range p.Slots {
			for _, h := range slots[slot] {
				if t := r.c.token(h); t.UPOS == "NOUN" && r.at[h] < 0 && !r.isTime(h) && r.maybePerson(h) && (slot != "obj" || r.c.preposition(h) == "") {
					e := &actor.Entity{Kind: actor.Generic, Name: t.Form, Sector: "CVL"}
					if r.article.Home != nil {
						e.Code = r.article.Home.Code
					}
					return []argument{{mention: &actor.Mention{Start: t.Start, End: t.End, First: h, Last: h, Entity: e, Form: actor.Group}}}
				}
			}
		}
	}
	return nil
}

// maybePerson reports whether a noun that the tables do not know may be a
// person's by its ending. German nouns all may, by their verb.
func (r *reading) maybePerson(h int) bool {
	if r.s.Lang != "en" {
		return true
	}
	w := strings.TrimSuffix(lower(r.c.token(h).Form), "s")
	if r.l.is("thing", w) {
		return false
	}
	if r.l.is("count", w) {
		return true // "the detention of hundreds"
	}
	return slices.ContainsFunc(personEndings, func(end string) bool { return strings.HasSuffix(w, end) })
}

// personEndings are the endings of English nouns for persons.
var personEndings = []string{"er", "or", "ist", "ian", "ee", "man", "men", "woman", "women", "people", "kid", "ant", "boy", "girl"}

// oneSubject keeps the members of one enumeration in one slot. The parser
// likes to call the first of several objects a second subject: beside a
// subject of its own, they are objects.
func (r *reading) oneSubject(slots map[string][]int) {
	subj := slots["subj"]
	if len(subj) < 2 {
		return
	}
	first := r.listOf(subj[0])
	keep := subj[:1:1]
	for _, h := range subj[1:] {
		if r.c.token(subj[0]).UPOS == "PRON" && r.c.rel(h) == "nsubj" && r.at[h] < 0 {
			continue // a pronoun has no second beside it
		}
		if n := r.listOf(h); n >= 0 && n != first && r.c.token(h).Rel == "nsubj" {
			slots["obj"] = append(slots["obj"], h)
		} else {
			keep = append(keep, h)
		}
	}
	slots["subj"] = keep
}

// listOf returns the number of the enumeration that a token stands in, -1 if
// no mention covers it.
func (r *reading) listOf(i int) int {
	if n := r.at[i]; n >= 0 {
		return r.list[n]
	}
	return -1
}

// complete reports whether enough parts are filled for an event, and marks
// what is missing.
func (r *reading) complete(c *candidate) bool {
	if c.rule.bars(c.source) || c.rule.bars(c.target) {
		return false
	}
	hasTarget := false
	for _, p := range c.rule.Parts {
		switch {
		case p.Role == 'S' && p.Required && len(c.source) == 0:
			return false
		case p.Role == 'T' && p.Required && len(c.target) == 0 && !(objectless[c.rule.Type] && r.hasThing(p, c)):
			return false
		case p.Role == 'T':
			hasTarget = true
		}
	}
	switch {
	case c.rule.Symmetric():
		return len(c.source)+len(c.target) >= 2
	case r.s.Lang == "en" && c.rule.Type == "ASSAULT" && len(c.source) == 0 && r.status(*c) == event.Planned:
		return false // "prepared to face tear gas"
	case len(c.source)+len(c.target) == 0:
		return false
	case c.bare && c.rule.Type == "ASSAULT" && r.suffers(c.trigger):
		// joined with the verb that tells of the victims
	case c.bare && len(c.target) == 0 && len(c.source) > 0 && c.source[0].implied:
		return false
	case c.bare:
		return len(c.source) > 0 && (len(c.target) > 0 || r.c.rel(c.trigger) != "nmod")
	}
	c.incomplete = len(c.source) == 0 || hasTarget && len(c.target) == 0
	return true
}

// bars reports whether an actor is of a sector that the rule keeps out.
func (r *Rule) bars(args []argument) bool {
	for _, a := range args {
		if slices.Contains(r.Barred, a.mention.Entity.Sector) {
			return true
		}
	}
	return false
}

// objectless are the types of acts that are events also where what they are
// done to is a thing.
var objectless = map[event.Type]bool{"COERCE": true, "MOBILIZE": true, "REQUEST": true, "REJECT": true, "ACCUSE": true}

// hasThing reports whether a slot of a part holds a noun that is no actor.
func (r *reading) hasThing(p Part, c *candidate) bool {
	slots := r.c.slots(c.trigger)
	for _, slot := range p.Slots {
		for _, h := range slots[slot] {
			if t := r.c.token(h); t.UPOS == "NOUN" || r.at[h] < 0 && pointing[lower(t.Form)] {
				return true
			}
		}
	}
	return false
}

// suffers reports whether a noun stands as circumstance of a verb in the
// passive: "bei einem Luftangriff getötet".
func (r *reading) suffers(i int) bool {
	h := r.c.token(i).Head
	if h >= 0 && r.c.rel(i) == "nmod" && r.c.rel(h) == "nsubj" && r.c.preposition(i) == "bei" {
		i, h = h, r.c.token(h).Head // hung on the victim: "der Anführer bei einem Luftangriff"
	}
	return h >= 0 && (r.c.rel(i) == "obl" || r.c.rel(i) == "nsubj") && r.c.isVerb(h) && r.c.passive(h)
}

// carrier finds the verb that carries a trigger noun: "führen" of "ein
// Gespräch führen". It sets c.verb.
func (r *reading) carrier(c *candidate) support {
	i := c.trigger
	for r.c.rel(i) == "conj" && r.c.token(i).Head >= 0 && !r.c.isVerb(i) {
		i = r.c.token(i).Head
	}
	h := r.c.token(i).Head
	if h < 0 || !r.c.isVerb(h) {
		return 0
	}
	lemma := r.c.lemma(h)
	if r.s.Lang == "de" {
		if p := r.c.particle(h); p != "" && len(lemma) > 0 && lemma[:min(len(p), len(lemma))] != p {
			lemma = p + lemma
		}
	} else if p := r.c.particle(h); p != "" {
		lemma += " " + p
	}
	kind := c.rule.Support[lemma]
	if kind == 0 {
		kind = r.l.carrying(lemma)
	}
	subject := r.c.isSubject(i) && !r.c.passive(h)
	switch {
	case kind == happens && subject, (kind == carries || kind == undergoes) && !subject, kind == announce && !subject && r.c.rel(i) != "obl":
		c.verb = h
		return kind
	case r.c.rel(i) == "obl" && kind == 0:
		c.verb = h // "bei einem Treffen mit X sagte Y"
	}
	return 0
}

// carrying tells what a verb that a noun's row does not name makes of it.
func (l *language) carrying(verb string) support {
	switch {
	case l.is("support", verb):
		return carries
	case l.is("undergo", verb):
		return undergoes
	case l.is("happen", verb):
		return happens
	}
	return 0
}

// lend gives a trigger noun the companions of the verb that carries it.
func (r *reading) lend(slots map[string][]int, c *candidate, kind support) {
	if kind == 0 {
		return
	}
	own := slots["gen"]
	if kind == carries && !c.rule.Symmetric() { // "bekräftigte die Ablehnung der Mitgliedschaft": what is refused
		slots["object"], slots["gen"] = own, nil
	}
	for slot, heads := range r.c.slots(c.verb) {
		switch {
		case slot == "subj" && kind == undergoes:
			slots["target"] = append(slots["target"], heads...)
		case slot == "subj" && kind != happens:
			slots["gen"] = append(slots["gen"], heads...)
			slots["subj"] = append(slots["subj"], heads...)
		case slot == "obj" || slot == "subj":
		default:
			for _, h := range heads {
				if !r.c.under(c.trigger, h) {
					slots[slot] = append(slots[slot], h)
				}
			}
		}
	}
}

// lendLoosely gives a trigger noun what stands with a verb that says nothing
// of it: who meets somebody "at a meeting" takes part in it, and what the
// parser has hung on the verb may be the noun's: "es folgte ein Haftbefehl
// gegen den Präsidenten".
func (r *reading) lendLoosely(slots map[string][]int, c *candidate) {
	h := r.c.token(c.trigger).Head
	if h < 0 || !r.c.isVerb(h) {
		return
	}
	around := r.c.slots(h)
	switch rel := r.c.rel(c.trigger); {
	case rel == "obl" && c.rule.Type == "CONSULT" && (!c.rule.hasActor(slots) || c.rule.Symmetric() && r.c.preposition(c.trigger) == "zu"):
		slots["gen"] = append(slots["gen"], around["subj"]...)
		if len(around["subj"]) == 0 {
			slots["gen"] = append(slots["gen"], around["obj"]...) // "wird zu einem Besuch erwartet"
		}
	case rel == "nsubj" || rel == "obj":
		for slot, heads := range around {
			if _, own := slots[slot]; !own && slot != "subj" && slot != "obj" && slot != "iobj" && slot != "clause" {
				slots[slot] = heads
			}
		}
	}
}

// hasActor reports whether a slot of whoever acts is filled.
func (r *Rule) hasActor(slots map[string][]int) bool {
	for _, p := range r.Parts {
		for _, slot := range p.Slots {
			if p.Role == 'S' && len(slots[slot]) > 0 || p.Role == 'P' && slot == "gen" && len(slots[slot]) > 0 {
				return true
			}
		}
	}
	return false
}

// possessor resolves "ihr", "sein" and "their" beside a trigger to the
// subject of the clause.
func (r *reading) possessor(k int) []argument {
	t := r.c.token(k)
	if t.Rel != "det:poss" && t.Rel != "nmod:poss" || t.UPOS != "DET" && t.UPOS != "PRON" {
		return nil
	}
	noun := t.Head
	v := noun
	for n := 0; v >= 0 && !r.c.isVerb(v) && n < 6; n++ {
		v = r.c.token(v).Head
	}
	if v < 0 || !r.c.isVerb(v) {
		return nil
	}
	s := r.c.child(v, "nsubj")
	if s < 0 || r.c.under(noun, s) || r.c.token(s).UPOS == "PRON" && r.at[s] < 0 {
		return nil
	}
	return r.actorsAt(s, "subj")
}

// partActors collects the actors in the slots of a part.
func (r *reading) partActors(p Part, slots map[string][]int, trigger int) []argument {
	var out []argument
	for _, slot := range p.Slots {
		for _, h := range slots[slot] {
			if by, ok := r.doers(p, trigger, h); ok {
				out = add(out, by)
				continue
			}
			out = add(out, r.actorsAt(h, slot))
		}
		if slot == "comp" || slot == "adj" {
			out = add(out, r.within1(trigger, slot))
		}
		if len(out) > 0 && p.Role != 'P' {
			break
		}
	}
	return out
}

// within1 finds actors in the trigger word itself, as a compound's parts.
func (r *reading) within1(trigger int, slot string) []argument {
	var out []argument
	if slot != "comp" {
		return nil
	}
	for n := range r.mentions {
		if m := &r.mentions[n]; m.Form == actor.Part && m.Covers(trigger) {
			out = append(out, argument{mention: m})
		}
	}
	return out
}

// actorsAt returns the actors that a nominal names, with those coordinated
// with it.
func (r *reading) actorsAt(head int, slot string) []argument {
	var out []argument
	for _, h := range r.c.conjuncts(head) {
		out = add(out, r.actorAt(h, slot, 0))
	}
	for _, a := range out {
		if n := r.index(a.mention); n >= 0 && !a.indirect {
			for k := range r.mentions {
				if r.list[k] == r.list[n] {
					out = add(out, []argument{{mention: &r.mentions[k]}})
				}
			}
		}
	}
	return out
}

// index returns the place of a mention in the sentence's list, -1 if it is
// none of them.
func (r *reading) index(m *actor.Mention) int {
	for n := range r.mentions {
		if &r.mentions[n] == m {
			return n
		}
	}
	return -1
}

// local are prepositions after which a town is a place; it stands for its
// state then only where a rule asks for the preposition.
var local = map[string]bool{"in": true, "aus": true, "nach": true, "bei": true, "nahe": true, "um": true, "at": true, "from": true, "near": true, "around": true, "outside": true}

// actorAt returns the actor that a nominal names or, below it, the one that it
// belongs to; depth counts how far below.
func (r *reading) actorAt(h int, slot string, depth int) []argument {
	if args := r.speakerAt(h); args != nil {
		return args
	}
	if r.at[h] < 0 && depth == 0 {
		if args := r.possessor(h); args != nil {
			return args
		}
	}
	if n := r.at[h]; n >= 0 {
		m := &r.mentions[n]
		if p := r.c.before[h]; (m.Form == actor.Seat || m.Form == actor.Located) && local[p] && p != slot {
			return nil
		}
		switch m.Form {
		case actor.Adjective:
			if slot == "adj" || slot == "comp" || slot == "gen" {
				return []argument{{mention: m}}
			}
		case actor.Part:
			if slot == "comp" {
				return []argument{{mention: m}}
			}
			if slot == "subj" && h == m.Last { // "eine US-Drohne", "der UNO-Berichterstatter"
				return []argument{{mention: m, indirect: true}}
			}
		case actor.Located:
			if slot != "subj" {
				return []argument{{mention: m}}
			}
		default:
			return []argument{{mention: m, indirect: depth > 0}}
		}
	}
	if depth > 1 || depth == 1 && slot == "subj" {
		return nil
	}
	for _, k := range r.c.children[h] {
		if rel := r.c.rel(k); rel == "appos" || rel == "flat" {
			if args := r.actorAt(k, slot, depth); args != nil {
				return args
			}
		}
	}
	return r.below(h, slot, depth)
}

// below looks for whoever a thing belongs to: "Stellungen der Rebellen",
// "Israel's decision", "the Russian invasion".
func (r *reading) below(h int, slot string, depth int) []argument {
	if slot == "in" || slot == "nach" || slot == "aus" || slot == "from" || r.c.isVerb(h) {
		return nil
	}
	for _, k := range r.c.children[h] {
		rel := r.c.token(k).Rel
		p := r.c.preposition(k)
		switch {
		case rel == "nmod:poss" || rel == "det:poss" || r.c.rel(k) == "nmod" && (p == "" || p == "of" || p == "von" || p == "aus" || p == "from"):
			if args := r.actorAt(k, "gen", depth+1); args != nil {
				return indirect(args)
			}
		case r.c.rel(k) == "amod" || rel == "compound":
			if args := r.actorAt(k, "adj", depth+1); args != nil {
				return indirect(args)
			}
		}
	}
	return nil
}

func indirect(args []argument) []argument {
	for i := range args {
		args[i].indirect = true
	}
	return args
}

// add appends arguments whose entity is not yet there.
func add(list, more []argument) []argument {
	for _, a := range more {
		if !contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

func contains(list []argument, a argument) bool {
	for _, b := range list {
		if a.mention.Entity == b.mention.Entity {
			return true
		}
	}
	return false
}

// without drops from a list who stands in another.
func without(list, other []argument) []argument {
	var out []argument
	for _, a := range list {
		if !contains(other, a) {
			out = append(out, a)
		}
	}
	return out
}
