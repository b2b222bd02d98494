package rule

import (
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
	source := mark(s, sourceStart, sourceEnd)
	target := mark(s, targetStart, targetEnd)
	mentions := []actor.Mention{source, target}
	r := set.read(&Article{Text: text}, s, mentions, nil)
	if r == nil {
		return Verdict{}
	}
	found := make([]Verdict, len(s.Tokens))
	for i := range s.Tokens {
		rules, _ := r.triggers(i)
		for n, rule := range rules {
			if rule.Type == None {
				break
			}
			if v := r.weigh(rule, i, n, &r.mentions[0], &r.mentions[1]); v.Confidence > found[i].Confidence {
				found[i] = v
			}
		}
	}
	r.raise(found)
	best := Verdict{}
	for _, v := range found {
		if v.Confidence > best.Confidence {
			best = v
		}
	}
	return r.set.intent(best)
}

// raise lets a word that demands, threatens, refuses or ends an act speak for
// the act: "threatened to attack" is a threat.
func (r *reading) raise(found []Verdict) {
	for i := range found {
		if found[i].Confidence == 0 {
			continue
		}
		for g, n := r.governing(i), 0; g >= 0 && n < 4; g, n = r.governing(g), n+1 {
			switch found[g].Type {
			case "REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "RETREAT", "SANCTION", "ACCUSE":
				found[g].Confidence = max(found[g].Confidence, found[i].Confidence+0.01)
			}
		}
	}
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

// intent turns acts that are not done into what they express towards the
// target, as PLOVER does: a cooperative act that is planned is AGREE, one that
// is refused is REJECT, a hostile act that is announced is THREATEN.
func (set *Set) intent(v Verdict) Verdict {
	class, ok := set.ontology.Class(v.Type, v.Mode)
	if !ok {
		return v
	}
	switch {
	case class.Quad <= 2 && v.Status == event.Negated:
		v.Type, v.Mode = "REJECT", ""
	case class.Quad <= 2 && v.Status == event.Planned && v.Type != "AGREE":
		v.Type, v.Mode = "AGREE", ""
	case class.Quad == 4 && v.Status == event.Planned:
		v.Type, v.Mode = "THREATEN", ""
	}
	return v
}

// marked is the name of an actor of whom only the place is known.
const marked = "marked"

// mark makes the mention of a marked stretch of a sentence; one that covers
// nothing if no token lies in it.
func mark(s *sentence.Sentence, start, end int) actor.Mention {
	m := actor.Mention{Start: start, End: end, First: -1, Entity: &actor.Entity{Name: marked}}
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

// weigh tells how well a rule explains what stands between the two marks:
// best where both fill its parts, less where one does, least where it merely
// stands near them.
func (r *reading) weigh(rule *Rule, i, n int, source, target *actor.Mention) Verdict {
	if source.Covers(i) && !target.Covers(i) && rule.POS == "noun" || target.Covers(i) && rule.POS == "noun" {
		return r.near(rule, i, n, source, target, 0.12)
	}
	slots := r.c.slots(i)
	c := candidate{rule: rule, trigger: i, verb: i, second: -1}
	if rule.POS == "noun" {
		r.lend(slots, &c, r.carrier(&c))
	}
	if !r.fits(rule, i, c.verb) {
		return Verdict{}
	}
	hit := map[*actor.Mention]bool{}
	swapped := false
	for _, p := range rule.Parts {
		for _, a := range r.partActors(p, slots, i) {
			hit[a.mention] = true
			swapped = swapped || p.Role == 'S' && a.mention == target || p.Role == 'T' && a.mention == source
		}
	}
	conf := map[int]float64{0: 0.3, 1: 0.6, 2: 0.9}[len(hit)]
	if swapped {
		conf -= 0.15
	}
	return r.near(rule, i, n, source, target, conf)
}

// near finishes a verdict: a trigger between the marks or close to them is
// likelier, later senses of a word are less so.
func (r *reading) near(rule *Rule, i, n int, source, target *actor.Mention, conf float64) Verdict {
	d := min(gap(i, source), gap(i, target))
	conf -= min(float64(d)*0.008, 0.15) + float64(n)*0.01
	if rule.POS == "noun" {
		conf -= 0.05
	}
	c := candidate{rule: rule, trigger: i, verb: i, second: -1}
	st := r.status(c)
	if st == suppressed {
		st = event.Hypothetical
	}
	return Verdict{rule.Type, rule.Mode, st, max(conf, 0.01), rule.ID}
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
