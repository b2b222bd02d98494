package rule

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

// An Article is what the coder needs to know of an article beside its
// sentences.
type Article struct {
	ID    string
	Text  string
	Frame timex.Frame        // day or month of publication
	Home  *actor.Entity      // the state that it is about, nil if none stands out
	Times []timex.Expression // all of its time expressions, in text order
}

// A Coder codes the sentences of one article, in order: who is left unsaid in
// one sentence is looked for in those before.
type Coder struct {
	set     *Set
	article *Article
	memory  memory
}

// Coder returns a coder for an article.
func (set *Set) Coder(a *Article) *Coder { return &Coder{set: set, article: a} }

// A reading is one sentence on its way to events.
type reading struct {
	set      *Set
	l        *language
	c        *clause
	article  *Article
	s        *sentence.Sentence
	mentions []actor.Mention
	at       []int // by token: index of the mention that covers it, -1 if none
	list     []int // by mention: number of the enumeration that it stands in
	times    []timex.Expression
	memory   *memory
	quoting  bool // whether it is being found out who is quoted
}

// An argument is an actor in a part.
type argument struct {
	mention  *actor.Mention
	indirect bool // found below the head: "Stellungen der Rebellen"
	implied  bool // not named with the act, but understood
}

// A candidate is a trigger with its filled parts.
type candidate struct {
	rule          *Rule
	trigger       int // token
	verb          int // the verb that carries it, the trigger itself for verbs
	source        []argument
	target        []argument
	bare          bool // a noun without a supporting verb
	status        event.Status
	incomplete    bool
	first, second int // tokens of a trigger of two words, second -1
}

// Code returns the events that one analysed sentence reports, each with one
// report, in text order. mentions and times are those of the sentence.
func (co *Coder) Code(s *sentence.Sentence, mentions []actor.Mention, times []timex.Expression) []event.Event {
	r := co.read(s, mentions, times)
	if r == nil || r.aboutSport() {
		co.memory.tell(co.article, co.set.langs[s.Lang], times, false)
		return nil
	}
	var found []candidate
	for i := range s.Tokens {
		if cand, ok := r.try(i); ok {
			found = append(found, cand)
		}
	}
	found = r.settle(found)
	var out []event.Event
	for _, cand := range found {
		out = append(out, r.event(cand))
	}
	co.memory.keep(r, found)
	return out
}

func (co *Coder) read(s *sentence.Sentence, mentions []actor.Mention, times []timex.Expression) *reading {
	r := co.set.read(co.article, s, mentions, times)
	if r != nil {
		r.memory = &co.memory
	}
	return r
}

func (set *Set) read(a *Article, s *sentence.Sentence, mentions []actor.Mention, times []timex.Expression) *reading {
	l := set.langs[s.Lang]
	if l == nil || !s.Analysed || len(s.Tokens) == 0 {
		return nil
	}
	r := &reading{set: set, l: l, article: a, mentions: mentions, times: times, at: make([]int, len(s.Tokens)), memory: new(memory)}
	for i := range r.at {
		r.at[i] = -1
	}
	for n := range mentions {
		m := &mentions[n]
		for i := m.First; i <= m.Last && i < len(r.at); i++ {
			if r.at[i] < 0 || mentions[r.at[i]].Form == actor.Part {
				r.at[i] = n
			}
		}
	}
	r.s = r.mend(s)
	r.c = newClause(r.s)
	r.c.done = l.done
	r.c.pledges = func(v int) bool { return l.is("pledge", r.supportLemma(v)) }
	r.enumerate()
	r.c.at = r.at
	r.c.animate = map[int]bool{}
	for i, n := range r.at {
		r.c.animate[i] = n >= 0 && mentions[n].Form <= actor.Group && (mentions[n].Entity.Kind == actor.Person || mentions[n].Entity.Kind == actor.Generic)
	}
	r.c.before = r.prepositions()
	r.c.time = map[int]bool{}
	for i := range s.Tokens {
		if r.isTime(i) {
			r.c.time[i] = true
		}
	}
	return r
}

// prepositions gives the tokens of each mention the preposition right before
// it, for when the parser hangs it on a part of the mention.
func (r *reading) prepositions() map[int]string {
	out := map[int]string{}
	for n := range r.mentions {
		m := &r.mentions[n]
		if r.s.Lang == "de" && m.Last+1 < len(r.s.Tokens) && r.c.token(m.Last+1).Form == "zufolge" {
			for k := m.First; k <= m.Last; k++ {
				out[k] = "zufolge"
			}
			continue
		}
		i := m.First - 1
		for i > 0 && r.c.token(i).UPOS == "DET" {
			i--
		}
		if i < 0 || m.First > m.Last || r.c.token(i).UPOS != "ADP" || r.c.token(i).Form == "zufolge" {
			continue
		}
		for k := m.First; k <= m.Last; k++ {
			out[k] = lower(r.c.token(i).Form)
		}
	}
	return out
}

// enumerate numbers the enumerations of mentions: "A, B und C" has one number
// for all three. Only commas, conjunctions and articles may stand between
// them, and one conjunction must.
func (r *reading) enumerate() {
	r.list = make([]int, len(r.mentions))
	for n := range r.list {
		r.list[n] = n
	}
	named := make([]int, 0, len(r.mentions)) // without the "sein" of "Xi und sein Gast"
	for n := range r.mentions {
		if m := &r.mentions[n]; m.Form != actor.Pronoun || m.First > m.Last || r.c.token(m.First).UPOS != "DET" {
			named = append(named, n)
		}
	}
	for i := 0; i < len(named); {
		end, joined := i, -1
		for end+1 < len(named) {
			conj, ok := r.between(&r.mentions[named[end]], &r.mentions[named[end+1]])
			if !ok {
				break
			}
			end++
			if conj {
				joined = end
			}
		}
		for k := i; k <= joined; k++ {
			r.list[named[k]] = named[i]
		}
		i = end + 1
	}
}

// between reports whether two mentions may be neighbours in an enumeration,
// and whether a conjunction joins them.
func (r *reading) between(a, b *actor.Mention) (conj, ok bool) {
	if a.Form == actor.Pronoun && b.Form == actor.Pronoun && a.First == b.First && a.Last == b.Last {
		return true, true // "the two leaders", "they": one word for several
	}
	if a.Form > actor.Located || b.Form > actor.Located || b.First <= a.Last || b.First-a.Last > 4 {
		return false, false
	}
	if r.startsClause(a, b) {
		return false, false
	}
	for i := a.Last + 1; i < b.First; i++ {
		switch t := r.c.token(i); {
		case t.UPOS == "CCONJ":
			conj = true
		case t.Form == "," || t.UPOS == "DET" || t.UPOS == "ADJ" || t.UPOS == "NUM":
			ok = true
		default:
			return false, false
		}
	}
	return conj, conj || ok
}

// try looks for a trigger at token i and fills the parts of the first of its
// rules that fits.
func (r *reading) try(i int) (candidate, bool) {
	rules, second := r.triggers(i)
	for _, rule := range rules {
		if rule.Type == None {
			if r.fits(rule, i, i) {
				return candidate{}, false
			}
			continue
		}
		if cand, ok := r.fill(rule, i); ok {
			cand.first, cand.second = i, second
			cand.status = r.status(cand)
			if r.refuses(&cand) {
				r.asRefusal(&cand)
			}
			return cand, cand.status != suppressed
		}
	}
	return candidate{}, false
}

// settle drops candidates that another one explains: the inner act of a
// demand, the same act told by noun and verb. What is demanded of somebody,
// threatened or refused lends its target to the demand, threat or refusal
// that names none.
func (r *reading) settle(found []candidate) []candidate {
	var out []candidate
	drop := r.casualties(found)
	for i := range found {
		for j := range found {
			if i != j && !drop[i] && !drop[j] && r.within(found[i], found[j]) {
				drop[i] = true
				if b := &found[j]; len(b.target) == 0 && !b.rule.Symmetric() {
					b.target = without(add(append([]argument{}, found[i].target...), found[i].source), b.source)
				}
			}
		}
	}
	for i, c := range found {
		if !drop[i] && !r.faceless(&c) && !r.aimless(&c) {
			out = append(out, c)
		}
	}
	return out
}

// casualties joins an attack with what it did: "bei einem Angriff der Armee
// wurden drei Zivilisten getötet" is one act, whose source stands with the
// noun and whose target with the verb.
func (r *reading) casualties(found []candidate) []bool {
	drop := make([]bool, len(found))
	for i := range found {
		for j := range found {
			verb, noun := &found[i], &found[j]
			if i == j || drop[i] || drop[j] || verb.rule.Type != "ASSAULT" || noun.rule.Type != "ASSAULT" || !r.c.isVerb(verb.trigger) ||
				r.c.isVerb(noun.trigger) || len(verb.source) > 0 || !r.c.under(noun.trigger, verb.trigger) {
				continue
			}
			if noun.rule.Symmetric() { // the toll of a battle
				drop[i] = drop[i] || r.faceless(verb)
				continue
			}
			verb.source = without(noun.source, verb.target)
			verb.target = add(verb.target, without(noun.target, verb.source))
			if noun.rule.Mode != "" {
				verb.rule = noun.rule
			}
			drop[j] = true
		}
	}
	return drop
}

// faceless reports whether nobody is told of but that people of no name and
// nation were killed or hurt, by no attack: a toll, not an act.
func (r *reading) faceless(c *candidate) bool {
	if c.rule.Type != "ASSAULT" || c.rule.Symmetric() || len(c.source) > 0 || !r.c.isVerb(c.trigger) {
		return false
	}
	for _, a := range c.target {
		e := a.mention.Entity
		if initial, _ := utf8.DecodeRuneInString(e.Name); e.Kind != actor.Generic || unicode.IsUpper(initial) || e.Sector != "CVL" {
			return false
		}
	}
	for _, k := range r.c.children[c.trigger] {
		if r.c.rel(k) == "nsubj" && !r.c.passive(c.trigger) && r.s.Lang == "en" && r.l.is("bomb", r.c.lemma(k)) {
			return false // "a car bomb killed two people"
		}
		if r.c.rel(k) == "obl" && r.c.isNominal(k) {
			for _, rule := range first(r.triggers(k)) {
				if rule.Type == "ASSAULT" && !rule.Symmetric() {
					return false // "bei einem Anschlag"
				}
			}
		}
	}
	return true
}

func first(rules []*Rule, _ int) []*Rule { return rules }

// within reports whether candidate a only repeats b or is what b demands,
// threatens, refuses or alleges.
func (r *reading) within(a, b candidate) bool {
	if a.trigger == b.trigger {
		return false
	}
	below := r.c.under(a.trigger, b.trigger) && !r.parted(a.trigger, b.trigger)
	sameDyad := sameActors(a.source, b.source) && sameActors(a.target, b.target)
	if below && a.rule.Type == b.rule.Type && (sameDyad || a.bare || a.verb == b.trigger && a.verb != a.trigger) {
		return true
	}
	if below && (r.alleged(a, b) || r.topical(a, b)) {
		return true
	}
	if agreed(b, a) {
		return false
	}
	if agreed(a, b) || a.trigger == b.verb && b.rule.Support[r.supportLemma(b.verb)] != 0 {
		return true // the verb that carries an act says nothing of its own
	}
	switch b.rule.Type {
	case "REQUEST", "THREATEN", "REJECT", "ACCUSE", "AGREE", "CONCEDE":
		return below && r.content(a, b)
	case "SUPPORT":
		return below && a.bare && len(a.source) > 0 && a.source[0].implied // "für die Freilassung eingesetzt"
	}
	return false
}

// topical reports whether a is only what b is about: "ein Abkommen über die
// Zusammenarbeit", "talks on a ceasefire".
func (r *reading) topical(a, b candidate) bool {
	if r.c.isVerb(a.trigger) || !a.bare {
		return false
	}
	for i, n := a.trigger, 0; i >= 0 && i != b.trigger && n < 4; i, n = r.c.token(i).Head, n+1 {
		if r.c.rel(i) == "nmod" && about[r.c.preposition(i)] {
			return true
		}
	}
	return false
}

// about are the prepositions before a topic.
var about = map[string]bool{"über": true, "on": true, "about": true, "over": true}

// agreed reports whether a is what b agrees to do: an agreement, as long as it
// is not done. A meeting that is agreed on is a meeting planned.
func agreed(a, b candidate) bool {
	return b.rule.Type == "AGREE" && a.verb == b.trigger && a.trigger != b.trigger && a.status == event.Planned && a.rule.Type != "CONSULT"
}

// parted reports whether a semicolon stands between two words: two sentences,
// whatever the parser makes of them.
func (r *reading) parted(i, k int) bool {
	for n := min(i, k); n < max(i, k); n++ {
		if r.c.token(n).Form == ";" {
			return true
		}
	}
	return false
}

// alleged reports whether a is the deed of which b accuses, for which it
// punishes, or that a refused text condemns: "accused the regime of killing
// civilians", "vetoed a resolution condemning the raid".
func (r *reading) alleged(a, b candidate) bool {
	for i, n := a.verb, 0; i >= 0 && i != b.trigger && n < 4; i, n = r.c.token(i).Head, n+1 {
		rel := r.c.rel(i)
		switch b.rule.Type {
		case "ACCUSE", "COERCE", "SANCTION":
			if m := r.c.child(i, "mark", "case"); (rel == "advcl" || rel == "acl") && m >= 0 && chargedWith[lower(r.c.token(m).Form)] {
				return true
			}
		case "REJECT":
			if rel == "acl" && r.s.Lang == "en" && r.c.token(i).Rel == "acl" {
				return true
			}
		}
	}
	return false
}

// chargedWith are the prepositions before what somebody is accused of.
var chargedWith = map[string]bool{"of": true, "for": true, "over": true, "with": true, "wegen": true}

// content reports whether a lies in the infinitive or clause that b governs.
func (r *reading) content(a, b candidate) bool {
	for i := a.trigger; i >= 0 && i != b.trigger; i = r.c.token(i).Head {
		switch r.c.rel(i) {
		case "xcomp", "ccomp", "csubj":
			return true
		case "obl", "obj", "nmod", "acl":
			if a.bare || r.c.isVerb(a.trigger) && r.c.feature(a.trigger, "VerbForm=Inf") {
				return true
			}
		}
	}
	return a.bare
}

func sameActors(a, b []argument) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].mention.Entity != b[i].mention.Entity {
			return false
		}
	}
	return true
}

// event writes a candidate down.
func (r *reading) event(c candidate) event.Event {
	e := event.Event{Type: c.rule.Type, Mode: c.rule.Mode, Status: c.status, Symmetric: c.rule.Symmetric()}
	if r.threatens(c) {
		e.Type, e.Mode, e.Status = "THREATEN", "", event.Actual
		if c.rule.Type == "ASSAULT" {
			e.Mode = "violence"
		}
	}
	rep := event.Report{Doc: r.article.ID, Sentence: event.Span{Start: r.s.Start, End: r.s.End}, Trigger: r.triggerSpan(c),
		Source: r.spans(c.source), Target: r.spans(c.target), SaidBy: r.saidBy(c), Rule: c.rule.ID}
	rep.Deed = r.set.ontology.Deed(c.rule.Type, c.rule.ID)
	rep.Why = c.rule.Lemma + " → " + string(c.rule.Type)
	if c.rule.Mode != "" {
		rep.Why += "/" + c.rule.Mode
	}
	rep.Why += " (" + c.rule.Frame() + ")" + understood(c)
	rep.Weight = r.confidence(c)
	e.Source, e.Target = actors(c.source), actors(c.target)
	e.Confidence = rep.Weight
	r.date(&e, &rep, c)
	e.Reports = []event.Report{rep}
	r.set.ontology.Classify(&e)
	return e
}

// threatens reports whether a candidate is a hostile act that is announced
// for the case that something happens or does not: a threat.
func (r *reading) threatens(c candidate) bool {
	class, ok := r.set.ontology.Class(c.rule.Type, c.rule.Mode)
	if !ok || class.Quad != 4 || c.status != event.Planned || c.rule.Symmetric() || len(c.source) == 0 || len(c.target) == 0 {
		return false
	}
	for v, n := c.verb, 0; v >= 0 && n < 2; v, n = r.c.token(v).Head, n+1 {
		for _, k := range r.c.children[v] {
			if r.c.rel(k) == "advcl" && r.conditioned(k) != event.Actual {
				return true
			}
		}
	}
	return false
}

func (r *reading) triggerSpan(c candidate) event.Span {
	t := r.c.token(c.first)
	start, end := t.Start, t.End
	if c.second >= 0 && c.second == c.first+1 {
		end = r.c.token(c.second).End
	}
	if c.second >= 0 && c.second == c.first-1 {
		start = r.c.token(c.second).Start
	}
	return event.Span{Start: start, End: end, Text: r.article.Text[start:end]}
}

func (r *reading) spans(args []argument) []event.Span {
	out := make([]event.Span, 0, len(args))
	for _, a := range args {
		m := a.mention
		if m.Last < m.First {
			continue // understood, not written here
		}
		out = append(out, event.Span{Start: m.Start, End: m.End, Text: r.article.Text[m.Start:m.End]})
	}
	return out
}

func actors(args []argument) []event.Actor {
	out := make([]event.Actor, 0, len(args))
	for _, a := range args {
		out = append(out, asActor(a.mention.Entity))
	}
	return out
}

func asActor(e *actor.Entity) event.Actor {
	return event.Actor{ID: e.ID, Name: e.Name, Code: e.Code, Sector: e.Sector, Person: e.Kind == actor.Person}
}

// confidence starts from a full reading and takes off for what is weak in
// it.
func (r *reading) confidence(c candidate) float64 {
	w := 0.92
	if c.bare {
		w -= 0.12
	}
	if c.incomplete {
		w -= 0.15
	}
	for _, a := range append(append([]argument{}, c.source...), c.target...) {
		if a.indirect {
			w -= 0.08
		}
		if a.implied {
			w -= 0.2
		}
		if f := a.mention.Form; f == actor.Pronoun || f == actor.Located || f == actor.Adjective {
			w -= 0.06
		}
	}
	return max(w, 0.3)
}

func lower(s string) string { return strings.ToLower(s) }
