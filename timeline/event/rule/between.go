package rule

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"

	"demarche/timeline/event"
	"demarche/timeline/lexicon"
	"demarche/timeline/mention/actor"
	"demarche/timeline/sentence"
)

// A Verdict is the type of event between two actors.
type Verdict struct {
	Type       event.Type
	Mode       string
	Status     event.Status
	Confidence float64
	Rule       string
}

// Between returns the likeliest event between a source and a target that are
// given by their bytes in the text of a sentence; the zero Verdict if no word
// triggers any.
func (set *Set) Between(text string, s *sentence.Sentence, sourceStart, sourceEnd, targetStart, targetEnd int) Verdict {
	options := set.options(text, s, sourceStart, sourceEnd, targetStart, targetEnd)
	best, sum := -1, 1.0 // one for "nothing between them": weak evidence makes no sure verdict
	for n := range options {
		options[n].score = set.weights.score(options[n].evidence)
		sum += math.Exp(options[n].score)
		if best < 0 || options[n].score > options[best].score {
			best = n
		}
	}
	if best < 0 {
		return Verdict{}
	}
	v := options[best].Verdict
	same := 0.0
	for n := range options {
		if options[n].Type == v.Type {
			same += math.Exp(options[n].score)
		}
	}
	v.Confidence = same / sum
	return v
}

// An option is a reading of a marked sentence, with what speaks for it.
type option struct {
	Verdict
	trigger  int
	evidence []string
	score    float64
}

func (set *Set) options(text string, s *sentence.Sentence, sourceStart, sourceEnd, targetStart, targetEnd int) []option {
	mentions := []actor.Mention{mark(s, sourceStart, sourceEnd), mark(s, targetStart, targetEnd)}
	r := set.read(&Article{Text: text}, s, mentions, nil)
	if r == nil {
		return nil
	}
	m := &marked{reading: r, source: &r.mentions[0], target: &r.mentions[1], found: make([]bool, len(s.Tokens))}
	var out []option
	for i := range s.Tokens {
		rules, _ := r.triggers(i)
		for n, rule := range rules {
			if rule.Type == None {
				break
			}
			out = append(out, m.weigh(rule, i, n)...)
		}
	}
	out = m.dropCarriers(out)
	for n := range out {
		m.found[out[n].trigger] = true
	}
	for n := range out {
		m.relate(&out[n])
	}
	out = append(out, m.demand()...)
	if len(out) == 0 {
		out = append(out, m.guess())
	}
	return out
}

// marked is a reading of a sentence whose two actors are given.
type marked struct {
	*reading
	source, target *actor.Mention
	found          []bool       // by token: something may be told by it
	carriers       map[int]bool // verbs that only carry a noun
}

// weigh tells what a rule makes of a word, and what speaks for it.
func (m *marked) weigh(rule *Rule, i, n int) []option {
	slots := m.c.slots(i)
	c := candidate{rule: rule, trigger: i, verb: i, second: -1}
	if rule.POS == "noun" {
		kind := m.carrier(&c)
		m.lend(slots, &c, kind)
		if kind == carries && rule.Support[m.supportLemma(c.verb)] == carries {
			m.carry(c.verb)
		}
	}
	if !m.fits(rule, i, c.verb) {
		return nil
	}
	o := option{Verdict: Verdict{Type: rule.Type, Mode: rule.Mode, Status: m.status(c), Rule: rule.ID}, trigger: i}
	if o.Status == suppressed {
		o.Status = event.Hypothetical
	}
	o.note("pos=" + rule.POS)
	o.note("sense=" + strconv.Itoa(min(n, 3)))
	if len(rule.With) > 0 {
		o.note("with")
	}
	if c.verb != i {
		o.note("carried")
	}
	m.parts(&o, rule, slots, i)
	m.place(&o, i)
	return m.turns(o, c)
}

func (o *option) note(what string) { o.evidence = append(o.evidence, what) }

// parts notes which of the two actors play the parts of a rule.
func (m *marked) parts(o *option, rule *Rule, slots map[string][]int, i int) {
	hit := map[*actor.Mention]bool{}
	for _, p := range rule.Parts {
		args := m.partActors(p, slots, i)
		for _, a := range args {
			hit[a.mention] = true
			if p.Role == 'S' && a.mention == m.target || p.Role == 'T' && a.mention == m.source {
				o.note("swapped")
			}
			if a.indirect {
				o.note("indirect")
			}
		}
		if len(args) == 0 && p.Required {
			o.note("lacks " + string(p.Role))
		}
	}
	switch {
	case len(hit) == 2:
		o.note("both")
	case hit[m.source]:
		o.note("source")
	case hit[m.target]:
		o.note("target")
	default:
		o.note("neither")
	}
}

// place notes where a trigger stands between the two actors, in the row of
// words and in the tree.
func (m *marked) place(o *option, i int) {
	if m.source.Covers(i) || m.target.Covers(i) {
		o.note("inside")
	}
	before, after := i < min(m.source.First, m.target.First), i > max(m.source.Last, m.target.Last)
	switch {
	case before:
		o.note("before")
	case after:
		o.note("after")
	default:
		o.note("between")
	}
	o.note("gap=" + bucket(min(gap(i, m.source), gap(i, m.target))))
	o.note("up source=" + m.upTo(m.source, i))
	o.note("up target=" + m.upTo(m.target, i))
	o.note("depth=" + strconv.Itoa(min(m.depth(i), 4)))
}

// upTo counts the steps from a mention up to a trigger.
func (m *marked) upTo(x *actor.Mention, trigger int) string {
	if x.First > x.Last {
		return "none"
	}
	for i, n := m.head(x), 0; i >= 0 && n < 6; i, n = m.c.token(i).Head, n+1 {
		if i == trigger {
			return strconv.Itoa(min(n, 4))
		}
	}
	return "no"
}

// head returns the token of a mention that hangs on one outside it, -1 if the
// sentence does not hold the mention.
func (m *marked) head(x *actor.Mention) int {
	if x.First > x.Last {
		return -1
	}
	for i := x.First; i <= x.Last; i++ {
		if !x.Covers(m.c.token(i).Head) {
			return i
		}
	}
	return x.First
}

// depth counts the clauses above a word.
func (m *marked) depth(i int) int {
	d := 0
	for n := 0; i >= 0 && n < len(m.s.Tokens); n++ {
		switch m.c.rel(i) {
		case "acl", "advcl", "ccomp", "csubj", "xcomp", "nmod", "conj":
			d++
		}
		i = m.c.token(i).Head
	}
	return d
}

// relate notes what a trigger governs and what governs it: a word that
// demands, threatens, refuses or ends an act speaks for the act.
func (m *marked) relate(o *option) {
	for g, n := m.governing(o.trigger), 0; g >= 0 && n < 4; g, n = m.governing(g), n+1 {
		if m.found[g] {
			o.note("governed")
			o.note("governed:" + string(o.Type))
			break
		}
	}
	for i := range m.found {
		if m.found[i] && i != o.trigger && m.governs(o.trigger, i) {
			o.note("governs:" + string(o.Type))
			break
		}
	}
	t := string(o.Type)
	o.note("type=" + t)
	for _, k := range m.kinds(m.source) {
		o.note("source " + k + " " + t)
	}
	for _, k := range m.kinds(m.target) {
		o.note("target " + k + " " + t)
	}
	class, ok := m.set.ontology.Class(o.Type, "")
	if m.target.First > m.target.Last || !ok {
		return
	}
	if side := sides[m.c.preposition(m.head(m.target))]; side != "" {
		o.note(side + " target " + strconv.Itoa(class.Quad))
	}
}

// sides are prepositions that tell how an act bears on their noun.
var sides = map[string]string{"gegen": "against", "against": "against", "mit": "with", "with": "with", "an": "to", "to": "to", "für": "to", "for": "to", "in": "in", "nach": "in", "über": "on", "on": "on", "auf": "on", "von": "of", "of": "of", "aus": "from", "from": "from", "bei": "with", "zwischen": "with", "between": "with"}

// kinds tells what a marked actor is by the words of its name: a court, an
// army, a crowd.
func (m *marked) kinds(x *actor.Mention) []string {
	var out []string
	for _, kind := range []string{"actor-army", "actor-court", "actor-crowd", "actor-police", "actor-rebel"} {
		for i := x.First; i <= x.Last; i++ {
			if m.belongs(kind, m.c.lemma(i)) || m.belongs(kind, lower(m.c.token(i).Form)) {
				out = append(out, kind[len("actor-"):])
				break
			}
		}
	}
	return out
}

// belongs reports whether a word, or in German the end of a compound, is of
// a kind in status.tsv.
func (m *marked) belongs(kind, word string) bool {
	if m.l.is(kind, word) {
		return true
	}
	for i := range word {
		if i > 2 && len(word)-i > 4 && m.s.Lang == "de" && m.l.is(kind, word[i:]) {
			return true
		}
	}
	return false
}

func (m *marked) governs(top, i int) bool {
	for g, n := m.governing(i), 0; g >= 0 && n < 4; g, n = m.governing(g), n+1 {
		if g == top {
			return true
		}
	}
	return false
}

// governing returns the token above i whose content i is, -1 if there is
// none: the verb of an infinitive or object, the noun of an attribute.
func (r *reading) governing(i int) int {
	switch r.c.rel(i) {
	case "xcomp", "ccomp", "obj", "acl", "nmod", "obl", "iobj":
		return r.c.token(i).Head
	case "nsubj":
		if h := r.c.token(i).Head; h >= 0 && r.c.passive(h) {
			return h
		}
	case "conj":
		if h := r.c.token(i).Head; h >= 0 {
			return r.governing(h)
		}
	}
	return -1
}

// carry remembers a verb that only carries a trigger noun: "anordnen" of
// "eine Razzia anordnen" is no demand.
func (m *marked) carry(verb int) {
	if m.carriers == nil {
		m.carriers = map[int]bool{}
	}
	m.carriers[verb] = true
}

func (m *marked) dropCarriers(options []option) []option {
	return slices.DeleteFunc(options, func(o option) bool { return m.carriers[o.trigger] && !slices.Contains(o.evidence, "with") })
}

// turns turns acts that are not done into what they express towards the
// target, as PLOVER does: a cooperative act that is planned is AGREE, one that
// is refused is REJECT, one that is ended is SANCTION; a hostile act that is
// announced is THREATEN, one that is ended is RETREAT. The plain reading
// stays beside the turned one.
func (m *marked) turns(o option, c candidate) []option {
	class, ok := m.set.ontology.Class(o.Type, o.Mode)
	if !ok {
		return []option{o}
	}
	friendly := class.Quad <= 2
	quad := strconv.Itoa(class.Quad)
	turned := o
	turned.evidence = slices.Clone(o.evidence)
	turned.Mode = ""
	why := string(o.Status)
	switch ended := m.ended(c); {
	case ended && friendly && o.Type != "RETREAT" && o.Type != "CONCEDE":
		why, turned.Type = "ended", "SANCTION"
	case ended && class.Quad >= 3:
		why, turned.Type = "ended", "RETREAT"
	case friendly && o.Status == event.Negated:
		turned.Type = "REJECT"
	case friendly && o.Status == event.Planned && o.Type != "AGREE":
		turned.Type = "AGREE"
	case class.Quad == 4 && o.Status == event.Planned:
		turned.Type = "THREATEN"
	case friendly && o.Status == event.Hypothetical && o.Type != "AGREE":
		turned.Type = "AGREE"
	case class.Quad == 4 && o.Status == event.Hypothetical:
		turned.Type = "THREATEN"
	default:
		o.note(why)
		return append([]option{o}, m.variants(o)...)
	}
	o.note(why + " " + quad)
	turned.note("turned " + why + " " + quad)
	turned.note("turned " + why + " " + string(o.Type))
	return append([]option{turned, o}, m.variants(o)...)
}

// variants gives the types under which codebooks file an act that PLOVER has
// under another: a conviction is a sanction to some, a reproach to others.
func (m *marked) variants(o option) []option {
	var out []option
	for _, t := range m.set.variants[string(o.Type)+"/"+o.Mode] {
		v := o
		v.evidence = slices.Clone(o.evidence)
		v.note("variant " + string(o.Type) + "/" + o.Mode + " " + string(t))
		v.Type, v.Mode = t, ""
		out = append(out, v)
	}
	return out
}

// ended reports whether a word above a trigger ends its act: "stoppte die
// Hilfe", "hob das Verbot auf".
func (m *marked) ended(c candidate) bool {
	h := c.verb
	if h == c.trigger {
		h = m.governing(c.trigger)
	}
	if h < 0 && m.c.rel(c.trigger) == "nsubj" {
		h = m.c.token(c.trigger).Head // "the strike ended"
	}
	if h < 0 {
		return false
	}
	joined := m.c.lemma(h)
	if p := m.c.particle(h); p != "" {
		joined += " " + p
	}
	return m.l.is("stop", m.supportLemma(h)) || m.l.is("stop", m.c.lemma(h)) || m.l.is("stop", joined)
}

// demand reads a sentence in which the source says that something must be
// done: it demands it of the target.
func (m *marked) demand() []option {
	for i := range m.s.Tokens {
		if !m.obliges(i) {
			continue
		}
		said := m.speech(i)
		if said < 0 {
			continue
		}
		o := option{Verdict: Verdict{Type: "REQUEST", Status: event.Actual, Rule: m.s.Lang + ":" + m.c.lemma(i)}, trigger: i}
		o.note("must")
		o.note("type=REQUEST")
		if s := m.c.child(said, "nsubj"); s >= 0 && m.at[s] == 0 {
			o.note("must: source speaks")
		}
		for n := m.head(m.target); n >= 0; n = m.c.token(n).Head {
			if n == m.c.token(i).Head {
				o.note("must: target acts")
				break
			}
		}
		return []option{o}
	}
	return nil
}

// obliges reports whether a token is an auxiliary of duty: "müsse", "should".
func (m *marked) obliges(i int) bool {
	if !m.c.isVerb(i) || m.c.token(i).Head < 0 {
		return false
	}
	switch m.c.lemma(i) {
	case "müssen", "sollen", "must", "should", "ought":
		return m.c.rel(i) == "aux"
	case "bedürfen", "need", "have":
		return m.c.rel(i) != "aux" && m.c.child(i, "xcomp") >= 0 || m.c.lemma(i) == "bedürfen"
	}
	return false
}

// speech returns the verb of saying that a word stands under or beside, -1 if
// there is none.
func (m *marked) speech(i int) int {
	for n := 0; i >= 0 && n < 6; i, n = m.c.token(i).Head, n+1 {
		if m.c.isVerb(i) && m.l.is("speech", m.supportLemma(i)) {
			return i
		}
		for _, k := range m.c.children[i] {
			if m.c.rel(k) == "parataxis" && m.c.isVerb(k) && m.l.is("speech", m.supportLemma(k)) {
				return k
			}
		}
	}
	return -1
}

// guess reads a sentence without any trigger by the preposition of the
// target.
func (m *marked) guess() option {
	o := option{Verdict: Verdict{Type: "SUPPORT", Status: event.Actual}, evidence: []string{"guess"}}
	if m.target.First > m.target.Last {
		return o
	}
	switch h := m.head(m.target); m.c.preposition(h) {
	case "gegen", "against":
		o.Type = "ACCUSE"
	case "mit", "with", "zwischen", "between":
		o.Type = "CONSULT"
	case "an", "für", "to", "for", "nach":
		o.Type = "AID"
	}
	return o
}

// anybody is the name of an actor of whom only the place is known.
const anybody = "marked"

// mark makes the mention of a marked stretch of a sentence; one that covers
// nothing if no token lies in it.
func mark(s *sentence.Sentence, start, end int) actor.Mention {
	m := actor.Mention{Start: start, End: end, First: -1, Entity: &actor.Entity{Name: anybody}}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start < end && t.End > start {
			if m.First < 0 {
				m.First = i
			}
			m.Last = i
		}
	}
	if m.First < 0 {
		return actor.Mention{First: len(s.Tokens), Last: -1, Entity: m.Entity}
	}
	return m
}

// gap is the number of tokens between a token and a mention.
func gap(i int, m *actor.Mention) int {
	switch {
	case i < m.First:
		return m.First - i
	case i > m.Last:
		return i - m.Last
	}
	return 0
}

func bucket(n int) string {
	for _, b := range []int{1, 2, 4, 8, 16} {
		if n <= b {
			return strconv.Itoa(b)
		}
	}
	return "far"
}

// weights tell how much each kind of evidence counts.
type weights map[string]float64

func (w weights) score(evidence []string) float64 {
	s := 0.0
	for _, e := range evidence {
		s += w[e]
	}
	return s
}

// readVariants reads a table of acts and other types that they may be filed
// under.
func readVariants(fsys fs.FS, file string) (map[string][]event.Type, error) {
	if _, err := fs.Stat(fsys, file); err != nil {
		return nil, nil
	}
	t, err := lexicon.ReadTable(fsys, file, "type", "mode", "variant")
	if err != nil {
		return nil, err
	}
	out := map[string][]event.Type{}
	for _, row := range t.Rows {
		key := row.Get("type") + "/" + row.Get("mode")
		out[key] = append(out[key], event.Type(row.Get("variant")))
	}
	return out, nil
}

// readWeights reads a table of evidence and weights; a missing one weighs
// nothing.
func readWeights(fsys fs.FS, file string) (weights, error) {
	if _, err := fs.Stat(fsys, file); err != nil {
		return weights{}, nil
	}
	t, err := lexicon.ReadTable(fsys, file, "evidence", "weight")
	if err != nil {
		return nil, err
	}
	w := weights{}
	for _, row := range t.Rows {
		x, err := strconv.ParseFloat(row.Get("weight"), 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %q is no number", row.Position(), row.Get("weight"))
		}
		w[row.Get("evidence")] = x
	}
	return w, nil
}
