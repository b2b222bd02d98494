package rule

import "strings"

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
			if cc := c.child(k, "cc"); cc >= 0 && c.token(k).Head >= 0 && c.isNominal(c.token(k).Head) && !c.time[c.token(k).Head] {
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

// chained returns the verb right before a coordinated one, past commas and the
// conjunction, -1 if there is none: the "captured" of "where rebels captured
// and killed him", of which the parser makes two sentences.
func (c *clause) chained(v int) int {
	k := v - 1
	for k >= 0 && (c.token(k).UPOS == "CCONJ" || c.token(k).Form == "," || c.token(k).UPOS == "ADV") {
		k--
	}
	if c.s.Lang != "en" || k < 0 || k == v-1 || k == c.token(v).Head || c.token(k).UPOS != "VERB" || c.feature(k, "VerbForm=Ger") {
		return -1
	}
	return k
}

// willBe reports whether a passive tells of what is to come: "would be freed".
func (c *clause) willBe(v int) bool {
	for _, k := range c.children[v] {
		if w := c.lemma(k); c.rel(k) == "aux" && (w == "will" || w == "would" || w == "shall") {
			return true
		}
	}
	return false
}

// second returns the subject that the parser has given a verb beside its own
// one, if it stands between that verb and another: "the ministry said the
// envoy, a general, met …".
func (c *clause) second(h, v int) int {
	first := -1
	for _, k := range c.children[h] {
		if c.token(k).Rel != "nsubj" {
			continue
		}
		if first >= 0 && first < h && h < k && k < v {
			return k
		}
		if first < 0 {
			first = k
		}
	}
	return -1
}

// quotedBefore returns the verb of what is said, where a participle or a second
// verb goes on with that and not with the saying: "troops raided houses,
// residents said, arresting dozens", "said troops fired and wounded two". It is
// -1 elsewhere.
func (c *clause) quotedBefore(h, v int) int {
	if c.s.Lang != "en" || !saying[c.lemma(h)] {
		return -1
	}
	for _, k := range c.children[h] {
		if c.rel(k) != "ccomp" || !c.isVerb(k) || c.child(k, "nsubj") < 0 || k > v {
			continue
		}
		if k < h && c.gerund(v) || k > h && c.rel(v) == "conj" && v > 0 && c.token(v-1).UPOS == "CCONJ" && v > 1 && c.token(v-2).Form != "," && c.token(c.child(k, "nsubj")).UPOS != "PRON" {
			return k
		}
	}
	return -1
}

// saying are the verbs that reports are told with.
var saying = map[string]bool{"say": true, "report": true, "tell": true, "claim": true, "add": true, "state": true, "allege": true}
