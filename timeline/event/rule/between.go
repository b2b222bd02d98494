package rule

import (
	"math"
	"slices"
	"strconv"

	"demarche/timeline/event"
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
	for _, other := range m.set.variants[string(o.Type)+"/"+o.Mode] {
		if other.Kind != "" && !m.l.is(other.Kind, m.supportLemma(o.trigger)) {
			continue
		}
		t, v := other.Type, o
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
	if h < 0 || m.c.rel(c.trigger) == "nsubj" {
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
