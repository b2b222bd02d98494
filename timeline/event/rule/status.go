package rule

import (
	"strings"

	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
)

// suppressed is the status of a candidate that is no event at all: what
// somebody refuses, or a question's topic.
const suppressed event.Status = ""

// status tells whether the act of a candidate took place, from the words
// around its trigger and the verbs above it.
func (r *reading) status(c candidate) event.Status {
	st := event.Actual
	if c.verb != c.trigger {
		if k := c.rule.Support[r.supportLemma(c.verb)]; k == announce && !r.c.isNominal(c.verb) {
			st = event.Planned
		}
		st = weaker(st, r.nounStatus(c.trigger))
	}
	top := c.verb
	if !r.c.isVerb(top) {
		st = weaker(st, r.nounStatus(top))
		if h := r.c.token(top).Head; h >= 0 && r.c.isVerb(h) && r.c.rel(top) == "obl" && because[r.c.preposition(top)] {
			return st // "agreed to meet after the attack"
		} else if h >= 0 && r.c.isVerb(h) {
			st = weaker(st, r.governor(h, true, true))
			top = h
		} else if h >= 0 && r.c.rel(top) == "nmod" {
			st = weaker(st, r.attributed(h))
		} else if h >= 0 && r.c.rel(top) == "nsubj" && r.l.is("undone", r.c.lemma(h)) {
			st = weaker(st, event.Hypothetical) // "ein Angriff ist undenkbar"
		}
	}
	if r.c.isVerb(top) {
		own := r.verbStatus(top)
		if own == event.Negated && top != c.trigger && r.circumstance(c.trigger) {
			own = event.Actual
		}
		st = weaker(st, own)
		st = weaker(st, r.above(top))
	}
	if last := r.s.Tokens[len(r.s.Tokens)-1].Form; last == "?" || r.verbFirst() {
		st = weaker(st, event.Hypothetical)
	}
	return st
}

// verbFirst reports whether a German sentence begins with the verb of a
// condition: "Gelingt das nicht, tritt der Rat zusammen."
func (r *reading) verbFirst() bool {
	if r.s.Lang != "de" || !r.c.isVerb(0) || !r.c.feature(0, "VerbForm=Fin") || r.c.feature(0, "Mood=Imp") {
		return false
	}
	for i := 1; i+2 < len(r.s.Tokens); i++ {
		if r.s.Tokens[i].Form != "," {
			continue
		}
		k := i + 1
		if w := lower(r.c.token(k).Form); w == "so" || w == "dann" {
			k++
		}
		return r.c.isVerb(k) && r.c.feature(k, "VerbForm=Fin")
	}
	return false
}

// circumstance reports whether a noun tells when or at which occasion its verb
// was done or not: "bei dem Treffen wurde nichts beschlossen".
func (r *reading) circumstance(n int) bool {
	switch r.c.preposition(n) {
	case "bei", "nach", "während", "vor", "seit", "in", "during", "after", "before", "since":
		return r.c.rel(n) == "obl"
	}
	return false
}

// because are the prepositions before what was there already, whatever becomes
// of the act that it led to.
var because = map[string]bool{"after": true, "over": true, "amid": true, "despite": true, "following": true, "since": true, "nach": true, "trotz": true, "wegen": true}

// rank orders the statuses by how far they are from an act done.
var rank = map[event.Status]int{event.Actual: 0, event.Planned: 1, event.Hypothetical: 2, event.Negated: 3, suppressed: 4}

func weaker(a, b event.Status) event.Status {
	if rank[b] > rank[a] {
		return b
	}
	return a
}

func (r *reading) supportLemma(v int) string {
	lemma := r.c.lemma(v)
	if p := r.c.particle(v); p != "" && !strings.HasPrefix(lemma, p) && r.s.Lang == "de" {
		lemma = p + lemma
	}
	return lemma
}

// nounStatus reads the attributes of a trigger noun: "geplantes Treffen",
// "kein Angriff".
func (r *reading) nounStatus(n int) event.Status {
	st := event.Actual
	for _, k := range r.c.children[n] {
		switch rel := r.c.rel(k); {
		case (rel == "det" || rel == "advmod") && r.negates(k):
			st = weaker(st, event.Negated)
		case rel == "amod":
			w := lower(r.c.token(k).Form)
			for _, f := range []string{r.c.lemma(k), w, adjectiveStem(w)} {
				if r.l.is("planned", f) {
					st = weaker(st, event.Planned)
				}
				if r.l.is("modal-possible", f) || r.l.is("attempt", f) {
					st = weaker(st, event.Hypothetical)
				}
			}
		}
	}
	return st
}

func (r *reading) negates(k int) bool {
	w := lower(r.c.token(k).Form)
	if r.onlyAdds(k) {
		return false
	}
	return r.l.is("negation", w) || strings.HasPrefix(w, "kein") || r.c.lemma(k) == "kein" || r.c.feature(k, "Polarity=Neg")
}

// onlyAdds reports whether the "nicht" or "not" at token k denies no act but
// adds to it or sets it right: "nicht nur", "nicht am Montag, sondern am
// Dienstag".
func (r *reading) onlyAdds(k int) bool {
	w := lower(r.c.token(k).Form)
	if w != "nicht" && w != "not" || k+1 >= len(r.s.Tokens) {
		return false
	}
	next := lower(r.c.token(k + 1).Form)
	if r.l.is("only", next) {
		return true
	}
	if u := r.c.token(k + 1).UPOS; u != "ADP" && u != "DET" && u != "PROPN" && u != "NOUN" && u != "NUM" {
		return false
	}
	for i := k + 2; i+1 < len(r.s.Tokens); i++ {
		if w := lower(r.c.token(i).Form); r.s.Tokens[i-1].Form == "," && (w == "sondern" || w == "but") {
			return !r.c.isVerb(i + 1)
		}
	}
	return false
}

// verbStatus reads the auxiliaries, adverbs and conjunctions of a verb.
func (r *reading) verbStatus(v int) event.Status {
	st := weaker(r.conditioned(v), r.gerundStatus(v))
	if r.s.Lang == "en" && r.c.feature(v, "VerbForm=Inf") && r.c.child(v, "nsubj") >= 0 && r.saysTo(v) {
		st = weaker(st, event.Planned) // "Annan is to visit Moscow", "Annan to visit Moscow"
	}
	if r.s.Lang == "en" && r.c.feature(v, "Mood=Imp") && r.c.child(v, "nsubj", "aux") < 0 {
		st = weaker(st, event.Hypothetical) // "Stop the bombings!"
	}
	for _, k := range r.c.children[v] {
		rel := r.c.rel(k)
		w, lemma := lower(r.c.token(k).Form), r.c.lemma(k)
		switch {
		case (rel == "advmod" || rel == "det" || rel == "cc") && r.negates(k):
			st = weaker(st, event.Negated)
		case rel == "advmod" && (r.l.is("modal-possible", w) || r.l.is("modal-possible", lemma)):
			st = weaker(st, event.Hypothetical)
		case rel == "aux" || rel == "cop":
			st = weaker(st, r.auxiliary(v, k))
		case (rel == "nsubj" || rel == "obj" || rel == "iobj" || rel == "obl" || rel == unsure) && r.deniedNominal(k):
			st = weaker(st, event.Negated)
		}
	}
	if r.c.rel(v) == "conj" && !r.finiteAux(v) && r.c.token(v).Head >= 0 && r.c.isVerb(r.c.token(v).Head) &&
		(r.c.feature(v, "VerbForm=Inf") || r.c.feature(v, "VerbForm=Part")) {
		for _, k := range r.c.children[r.c.token(v).Head] {
			if r.c.rel(k) == "aux" {
				st = weaker(st, r.auxiliary(v, k))
			}
		}
	}
	return st
}

// finiteAux reports whether a verb has a finite auxiliary of its own: the
// "werden" of "darf nicht verhaftet oder verurteilt werden" is none.
func (r *reading) finiteAux(v int) bool {
	for _, k := range r.c.children[v] {
		if r.c.rel(k) == "aux" && (r.s.Lang != "de" || !r.c.feature(k, "VerbForm=Inf")) {
			return true
		}
	}
	return false
}

// saysTo reports whether a verb has the "to" of an infinitive that no "for"
// leads in.
func (r *reading) saysTo(v int) bool {
	to := false
	for _, k := range r.c.children[v] {
		if w := lower(r.c.token(k).Form); r.c.rel(k) == "mark" {
			if w == "for" {
				return false
			}
			to = to || w == "to"
		}
	}
	return to
}

// deniedNominal reports whether a subject or object is denied: "kein
// Politiker", "no one".
func (r *reading) deniedNominal(n int) bool {
	if r.negates(n) && r.c.token(n).UPOS == "PRON" {
		return true
	}
	for _, k := range r.c.children[n] {
		if r.c.rel(k) == "det" && r.negates(k) {
			return true
		}
	}
	return false
}

// auxiliary reads what an auxiliary makes of its verb.
func (r *reading) auxiliary(v, k int) event.Status {
	w, lemma := lower(r.c.token(k).Form), r.c.lemma(k)
	if r.s.Lang == "de" {
		return r.germanAuxiliary(v, k, w, lemma)
	}
	switch w {
	case "will", "'ll", "’ll", "shall", "wo":
		return event.Planned
	case "would", "'d":
		if r.announced(v) {
			return event.Planned // "said it would send troops"
		}
		return event.Hypothetical
	case "should", "must", "ought":
		return event.Hypothetical
	}
	if r.l.is("modal-possible", w) || r.l.is("modal-possible", lemma) {
		return event.Hypothetical
	}
	return event.Actual
}

// announced reports whether a verb stands in what somebody says.
func (r *reading) announced(v int) bool {
	for n := 0; n < 3; n++ {
		h := r.c.token(v).Head
		if h < 0 || !r.c.isVerb(h) {
			return false
		}
		switch r.c.rel(v) {
		case "ccomp", "parataxis":
			return (r.l.is("speech", r.supportLemma(h)) || r.l.is("planned", r.supportLemma(h))) && r.sameSubject(v, h)
		case "conj", "xcomp":
			v = h
		default:
			return false
		}
	}
	return false
}

// sameSubject reports whether who acts in a clause is who speaks above it: an
// announcement, and no forecast about others.
func (r *reading) sameSubject(v, h int) bool {
	if r.s.Lang == "en" && r.c.passive(v) {
		return true // "announced that the sailors would be freed"
	}
	own, above := r.c.child(v, "nsubj"), r.c.child(h, "nsubj")
	if own < 0 || above < 0 || r.c.token(own).UPOS == "PRON" {
		return true
	}
	a, b := r.at[own], r.at[above]
	return a >= 0 && b >= 0 && r.mentions[a].Entity == r.mentions[b].Entity
}

func (r *reading) germanAuxiliary(v, k int, w, lemma string) event.Status {
	infinitive := r.c.feature(v, "VerbForm=Inf") || r.c.plainInfinitive(v)
	switch {
	case lemma == "werden" && strings.HasPrefix(w, "würd"):
		return event.Hypothetical
	case lemma == "werden" && infinitive && (w == "wird" || w == "werden" || w == "werde" || w == "werdet" || w == "wirst"):
		return event.Planned
	case (strings.HasPrefix(w, "hätte") || strings.HasPrefix(w, "wäre")) && (r.reported() || !r.conditional()):
		return event.Actual // the subjunctive of indirect speech
	case strings.HasPrefix(w, "hätte") || strings.HasPrefix(w, "wäre") || strings.HasPrefix(w, "könnt") || strings.HasPrefix(w, "dürft") || strings.HasPrefix(w, "müsst") || strings.HasPrefix(w, "sollte"):
		return event.Hypothetical
	case lemma == "sollen" || lemma == "wollen":
		if r.hasDone(v) {
			if lemma == "sollen" && r.sourced() {
				return event.Actual // somebody says so
			}
			return event.Hypothetical // "soll angegriffen haben": hearsay
		}
		if strings.HasPrefix(w, "wollte") || w == "wollen" && r.c.feature(k, "VerbForm=Inf") {
			return event.Hypothetical // what somebody wanted to do need not have been done
		}
		return event.Planned
	case (strings.HasPrefix(w, "konnte") || strings.HasPrefix(w, "musste")) && !r.conditional():
		return event.Actual // "musste zurücktreten": he did
	case lemma == "können" || lemma == "dürfen" || lemma == "mögen" || lemma == "müssen" || strings.HasPrefix(w, "möcht"):
		return event.Hypothetical
	}
	return event.Actual
}

// hasDone reports whether a verb stands in the infinitive of the perfect:
// "soll angegriffen haben", but not "soll angeklagt werden".
func (r *reading) hasDone(v int) bool {
	for _, k := range r.c.children[v] {
		w := r.c.token(k).Form
		if r.c.rel(k) == "aux" && (w == "haben" || w == "sein" || w == "worden") || r.c.rel(k) == "conj" && r.c.isVerb(k) && r.hasDone(k) {
			return true
		}
	}
	return false
}

// sourced reports whether the sentence names its source: "laut Polizei".
func (r *reading) sourced() bool {
	for i := range r.s.Tokens {
		if w := lower(r.c.token(i).Form); w == "laut" || w == "zufolge" || w == "angaben" {
			return true
		}
	}
	return r.quoted() != nil
}

// conditional reports whether the sentence holds a condition, or a word that
// says that something nearly happened.
func (r *reading) conditional() bool {
	for i := range r.s.Tokens {
		w := lower(r.c.token(i).Form)
		if r.l.is("conditional", w) || w == "beinahe" || w == "fast" || w == "lieber" || w == "sonst" || w == "eigentlich" || strings.HasPrefix(w, "würde") {
			return true
		}
	}
	return false
}

// reported reports whether the sentence holds a verb of saying.
func (r *reading) reported() bool {
	for i := range r.s.Tokens {
		if r.c.isVerb(i) && r.l.is("speech", r.supportLemma(i)) {
			return true
		}
	}
	return false
}

// above climbs from a verb to the verbs that govern it.
func (r *reading) above(v int) event.Status {
	st := event.Actual
	for n := 0; n < 6; n++ {
		h := r.c.token(v).Head
		if h < 0 {
			break
		}
		infinitive := r.c.feature(v, "VerbForm=Inf")
		switch rel := r.c.rel(v); rel {
		case "xcomp", "ccomp", "csubj":
			st = weaker(st, r.governor(h, infinitive && rel != "ccomp", false))
		case "advcl":
			if infinitive && r.c.child(v, "mark") >= 0 {
				st = weaker(st, event.Hypothetical) // "um … zu"
			}
			return st
		case "acl":
			if infinitive && r.s.Lang == "en" && r.singledOut(h) {
				return st // "the first to call for his resignation"
			}
			if infinitive && r.s.Lang == "de" || infinitive && r.c.child(v, "mark") >= 0 {
				st = weaker(st, r.nounGovernor(h))
			}
			if r.deniedNominal(h) || r.c.child(v, "mark") >= 0 && r.l.is("doubt", r.c.lemma(h)) {
				st = weaker(st, event.Hypothetical) // "no evidence that", "rumours that"
			}
			return st
		case "conj", "parataxis":
		default:
			return st
		}
		if !r.c.isVerb(h) {
			return st
		}
		v = h
		st = weaker(st, r.conditioned(v))
	}
	return st
}

// singledOut reports whether a noun is the first, the last or the only one to
// do what its infinitive tells: then it is done.
func (r *reading) singledOut(n int) bool {
	for _, k := range r.c.children[n] {
		switch r.c.lemma(k) {
		case "first", "last", "only", "second", "third", "latest":
			return true
		}
	}
	switch r.c.lemma(n) {
	case "first", "last", "latest":
		return true
	}
	return false
}

// conditioned reports whether a verb stands in a condition or an indirect
// question.
func (r *reading) conditioned(v int) event.Status {
	for _, k := range r.c.children[v] {
		if w := lower(r.c.token(k).Form); r.c.rel(k) == "mark" && (r.l.is("conditional", w) || w == "ob" || w == "whether" || r.l.is("until", w) && !r.told(v) && !r.c.gerund(v)) {
			return event.Hypothetical
		}
	}
	return event.Actual
}

// told reports whether a verb or its auxiliary stands in the past tense.
func (r *reading) told(v int) bool {
	for _, k := range append([]int{v}, r.c.children[v]...) {
		if (k == v || r.c.rel(k) == "aux") && r.c.feature(k, "Tense=Past") && !r.c.feature(k, "Mood=Sub") && r.c.feature(k, "VerbForm=Fin") {
			return true
		}
	}
	return false
}

// governor tells what a verb makes of the act that it governs. infinitive
// says that the act is an infinitive, which a verb that is not known leaves
// undone.
func (r *reading) governor(h int, infinitive, noun bool) event.Status {
	lemma := r.supportLemma(h)
	keys := []string{lemma, lower(r.c.token(h).Form)}
	if p := r.c.particle(h); p != "" && r.s.Lang == "en" {
		keys = append(keys, lemma+" "+p)
	}
	has := func(kind string) bool {
		for _, k := range keys {
			if r.l.is(kind, k) {
				return true
			}
		}
		return false
	}
	own := event.Actual
	for _, k := range r.c.children[h] {
		if r.c.rel(k) == "advmod" && r.negates(k) {
			own = event.Negated
		}
	}
	switch {
	case infinitive && lemma == "lassen" && !r.c.reflexive(h):
		return own // "ließ Demonstranten festnehmen"
	case infinitive && has("refuse"):
		return event.Negated
	case infinitive && has("stop"):
		return event.Negated
	case !infinitive && (own == event.Negated || has("doubt") && !has("speech") || has("question") && !has("speech")):
		return event.Hypothetical // "did not say that", "doubted that", "asked who"
	case has("speech") && !infinitive:
		return event.Actual
	case infinitive && has("attempt"):
		return event.Hypothetical
	case infinitive && has("planned"):
		return weaker(own, event.Planned)
	case has("modal-want") && infinitive, has("modal-possible") && infinitive:
		return event.Hypothetical
	case infinitive && !goesOn[lemma] && !noun:
		return event.Hypothetical
	}
	return own
}

// goesOn holds the verbs whose infinitive is an act done.
var goesOn = map[string]bool{"begin": true, "start": true, "continue": true, "go on": true, "help": true, "proceed": true, "beginnen": true, "anfangen": true, "fortfahren": true, "pflegen": true, "dare": true, "manage": true, "use": true,
	"lead": true, "force": true, "prompt": true, "compel": true}

// nounGovernor tells what a noun makes of its infinitive: "der Plan,
// Israel zu besuchen".
func (r *reading) nounGovernor(h int) event.Status {
	if r.l.is("planned", r.c.lemma(h)) || r.l.is("planned", lower(r.c.token(h).Form)) {
		return event.Planned
	}
	return event.Hypothetical
}

// attributed tells what a noun makes of the act that is its attribute: "die
// Forderung nach einem Verbot", "plans for a visit".
func (r *reading) attributed(h int) event.Status {
	switch lemma := r.c.lemma(h); {
	case r.l.is("planned", lemma):
		return event.Planned
	case r.l.is("modal-want", lemma), r.l.is("modal-possible", lemma), r.l.is("attempt", lemma):
		return event.Hypothetical
	case r.l.is("refuse", lemma), r.l.is("stop", lemma):
		return event.Negated
	}
	return event.Actual
}

func (c *clause) isNominal(i int) bool { u := c.token(i).UPOS; return u == "NOUN" || u == "PROPN" }

// saidBy returns who reports the act of a candidate, nil if the article
// itself does.
func (r *reading) saidBy(c candidate) *event.Actor {
	for v, n := c.verb, 0; v >= 0 && n < 8; v, n = r.c.token(v).Head, n+1 {
		h := r.c.token(v).Head
		if h < 0 {
			break
		}
		if rel := r.c.rel(v); (rel == "ccomp" || rel == "parataxis") && r.c.isVerb(h) && r.l.is("speech", r.supportLemma(h)) && h != c.trigger {
			if s := r.c.child(h, "nsubj"); s >= 0 {
				return speaker(r.actorsAt(s, "subj"))
			}
		}
	}
	if a := r.inserted(c); a != nil {
		return a
	}
	return r.accordingTo(c)
}

// inserted reads ", sagte Trump," and "so Trump" beside the clause.
func (r *reading) inserted(c candidate) *event.Actor {
	for i := range r.s.Tokens {
		if r.c.rel(i) == "parataxis" && r.c.isVerb(i) && r.l.is("speech", r.supportLemma(i)) && !r.c.under(c.trigger, i) {
			if s := r.c.child(i, "nsubj"); s >= 0 {
				return speaker(r.actorsAt(s, "subj"))
			}
		}
		if a := r.accordingToSo(i); a != nil {
			return speaker([]argument{*a})
		}
	}
	return nil
}

// accordingToSo reads "so Selenskyj" at token i: a so that opens the sentence
// or follows a comma, with an actor after it.
func (r *reading) accordingToSo(i int) *argument {
	if r.s.Lang != "de" || lower(r.c.token(i).Form) != "so" || i > 0 && r.s.Tokens[i-1].Form != "," {
		return nil
	}
	for j := i + 1; j < len(r.s.Tokens) && j <= i+4; j++ {
		if n := r.at[j]; n >= 0 && r.mentions[n].Form != actor.Adjective {
			return &argument{mention: &r.mentions[n]}
		}
		if r.c.isVerb(j) {
			return nil // "so kritisierte Merkel"
		}
	}
	return nil
}

// accordingTo reads "laut", "zufolge", "nach Angaben", "according to".
func (r *reading) accordingTo(c candidate) *event.Actor {
	for i := range r.s.Tokens {
		w := lower(r.c.token(i).Form)
		switch {
		case w == "laut" || w == "zufolge" || w == "according":
			h := r.c.token(i).Head
			if h >= 0 && !r.c.isVerb(h) {
				return speaker(r.actorsAt(h, "subj"))
			}
		case w == "angaben" && r.s.Lang == "de":
			return speaker(append(r.actorsAt(i, "gen"), r.below(i, "gen", 0)...))
		}
	}
	return nil
}

func speaker(args []argument) *event.Actor {
	if len(args) == 0 {
		return nil
	}
	a := asActor(args[0].mention.Entity)
	return &a
}
