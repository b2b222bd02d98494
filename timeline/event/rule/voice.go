package rule

import (
	"slices"
	"strings"
)

// passive reports whether a verb stands in the passive. The auxiliary counts
// more than the parser's labels: "hat angegriffen" is active whatever they
// say.
func (c *clause) passive(v int) bool {
	if c.plainInfinitive(v) {
		return false // "werden … kooperieren"
	}
	label := false
	for _, k := range c.children[v] {
		rel, lemma, form := c.token(k).Rel, c.lemma(k), strings.ToLower(c.token(k).Form)
		switch {
		case form == "worden" || form == "been" && c.token(k).Rel == "aux:pass":
			return true
		case c.rel(k) == "aux" && lemma == "werden":
			return !c.infinitive(v)
		case c.rel(k) == "aux" && (lemma == "haben" || lemma == "have" && !c.hasBeen(v)):
			return false
		case c.rel(k) == "aux" && lemma == "sein" && c.s.Lang == "de" && c.done != nil && c.participleForm(v) && c.done(c.lemma(v)) && c.child(v, "obj") < 0:
			label = true // "waren eingeladen"
		case rel == "aux:pass" || rel == "obl:agent" || rel == "nsubj:pass" && !c.hasActiveSubject(v):
			label = true
		case rel == "conj" && c.s.Lang == "de" && c.isVerb(k) && c.participleForm(v) && c.hasWorden(k):
			return true // "angeschossen und festgenommen worden"
		}
	}
	if h := c.token(v).Head; !label && c.rel(v) == "conj" && h >= 0 && c.isVerb(h) && c.child(v, "aux", "nsubj", "obj") < 0 && c.participleForm(v) {
		return c.passive(h)
	}
	return label
}

// plainInfinitive reports whether a German word can be an infinitive or a
// plural and not a participle, whatever the tagger says: "treffen", but not
// "entlassen".
func (c *clause) plainInfinitive(v int) bool {
	form := strings.ToLower(c.token(v).Form)
	if c.s.Lang != "de" || form != c.lemma(v) || !strings.HasSuffix(form, "n") {
		return false
	}
	return !slices.ContainsFunc(inseparable, func(p string) bool { return strings.HasPrefix(form, p) })
}

// infinitive reports whether a verb is one by its features and, in German, by
// its ending: the tagger takes participles without ge- for other forms.
func (c *clause) infinitive(v int) bool {
	return c.feature(v, "VerbForm=Inf") && (c.s.Lang != "de" || strings.HasSuffix(c.token(v).Form, "n"))
}

func (c *clause) participleForm(v int) bool {
	return c.feature(v, "VerbForm=Part") || c.s.Lang == "de" && strings.Contains(strings.ToLower(c.token(v).Form), "ge") && !c.infinitive(v)
}

func (c *clause) hasWorden(v int) bool {
	for _, k := range c.children[v] {
		if strings.ToLower(c.token(k).Form) == "worden" {
			return true
		}
	}
	return false
}

// hasBeen reports whether an English verb has a form of "be" or "get" beside
// it.
func (c *clause) hasBeen(v int) bool {
	for _, k := range c.children[v] {
		if l := c.lemma(k); c.rel(k) == "aux" && (l == "be" || l == "get") {
			return true
		}
	}
	return false
}

// hasActiveSubject reports whether a verb has a subject that is not of the
// passive: beside one, the parser's passive subject is an object.
func (c *clause) hasActiveSubject(v int) bool {
	for _, k := range c.children[v] {
		if c.token(k).Rel == "nsubj" {
			return true
		}
	}
	return false
}
