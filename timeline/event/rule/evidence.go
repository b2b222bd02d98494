package rule

import (
	"strconv"

	"demarche/timeline/mention/actor"
)

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
