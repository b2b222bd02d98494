package rule

import (
	"strings"

	"demarche/timeline/mention/actor"
)

// gerund reports whether an English verb stands in the form of a gerund:
// "firing", but not "is firing".
func (c *clause) gerund(v int) bool {
	return c.s.Lang == "en" && c.token(v).UPOS == "VERB" && strings.HasSuffix(strings.ToLower(c.token(v).Form), "ing") && c.child(v, "aux") < 0
}

// nearest finds the subject of an English verb that the parser has hung on
// another word, by what stands right before it: "fired on students demanding
// reforms", "after the agency opened an inquiry". It is -1 if that says
// nothing.
func (c *clause) nearest(v int, passive bool) int {
	for _, a := range c.children[v] {
		if s := c.child(a, "nsubj"); c.s.Lang == "en" && c.rel(a) == "aux" && s >= 0 && !passive {
			return s // hung on the auxiliary: "China and Russia have in the past blocked"
		}
	}
	k := v - 1
	for k > 0 && (c.token(k).UPOS == "ADV" || c.token(k).Head == v && c.rel(k) == "aux" || strings.ContainsAny(c.token(k).Form, "\"“”'‘’")) {
		k--
	}
	if c.s.Lang != "en" || passive || k < 0 || !c.isNominal(k) {
		return -1
	}
	switch rel := c.rel(v); {
	case c.gerund(v):
		if (rel == "advcl" || rel == "acl" || rel == "xcomp") && c.child(v, "mark") < 0 && c.animate[k] {
			return k
		}
	case c.feature(v, "VerbForm=Fin") || c.child(v, "aux") >= 0:
		if rel == "advcl" || rel == "conj" || rel == "parataxis" {
			if s := c.misledSubject(k); s >= 0 {
				return s
			}
		}
		if rel == "ccomp" || rel == "conj" || rel == "parataxis" || rel == "root" {
			return c.strandedSubject(k)
		}
	}
	return -1
}

// strandedSubject returns the nominal that ends at token k if no verb and no
// preposition holds it, so that it can only be the subject of the verb after
// it: "said on Tuesday the minister had launched", where the parser joins
// minister and Tuesday.
func (c *clause) strandedSubject(k int) int {
	for n := 0; n < 8 && k >= 0 && c.isNominal(k); n++ {
		if c.child(k, "case") >= 0 {
			return -1
		}
		switch c.rel(k) {
		case "compound", "flat":
			k = c.token(k).Head
		case "conj":
			if h := c.token(k).Head; h >= 0 && c.rel(h) == "nsubj" && c.child(k, "cc") >= 0 {
				return -1 // "A and B met"
			}
			return k
		case "appos", "nmod":
			if c.rel(k) == "appos" && c.child(k, "punct") >= 0 {
				return -1
			}
			return k
		default:
			return -1
		}
	}
	return -1
}

// misledSubject returns the nominal that ends at token k if the parser has
// taken the conjunction before it for a preposition: "after".
func (c *clause) misledSubject(k int) int {
	for n := 0; n < 8 && k >= 0 && c.isNominal(k); n++ {
		for _, m := range c.children[k] {
			if c.rel(m) == "case" && clausal[strings.ToLower(c.token(m).Form)] {
				return k
			}
		}
		h := c.token(k).Head
		if h < 0 || c.rel(k) != "compound" && c.rel(k) != "flat" && c.rel(k) != "nmod" && c.rel(k) != "appos" {
			return -1
		}
		k = h
	}
	return -1
}

// clausal are the English prepositions that lead in clauses too.
var clausal = map[string]bool{"after": true, "before": true, "since": true, "until": true, "as": true, "than": true}

// willBe reports whether a passive tells of what is to come: "would be freed".
func (c *clause) willBe(v int) bool {
	for _, k := range c.children[v] {
		if w := c.lemma(k); c.rel(k) == "aux" && (w == "will" || w == "would" || w == "shall") {
			return true
		}
	}
	return false
}

// beginsClause reports whether an English nominal that the parser joins with
// another, at token i, is the subject of the verb right after it: "shelled a
// town and soldiers stormed another".
func (c *clause) beginsClause(i, k int) bool {
	v := k + 1
	for v < len(c.s.Tokens) && c.token(v).UPOS == "AUX" && c.rel(v) == "aux" {
		v++
	}
	return c.s.Lang == "en" && c.rel(i) != "nsubj" && v < len(c.s.Tokens) && c.token(v).UPOS == "VERB" &&
		(c.feature(v, "VerbForm=Fin") || v > k+1 || c.child(v, "obj") > v) && c.child(v, "nsubj") < 0
}

// startsClause reports whether the second of two mentions is the subject of a
// verb of its own: "expelled ten groups, and thousands rallied".
func (r *reading) startsClause(a, b *actor.Mention) bool {
	if r.s.Lang != "en" || a.Last < a.First || b.Last < b.First || r.c.rel(b.Last) != "nsubj" || r.c.rel(a.Last) == "nsubj" {
		return false
	}
	h := r.c.token(b.Last).Head
	return h > b.Last && r.c.token(h).UPOS == "VERB"
}
