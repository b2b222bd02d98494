package rule

import (
	"slices"
	"strings"

	"demarche/timeline/mention/actor"
)

// triggers returns the rules that token i may trigger, the most specific
// first, and the second token of a trigger of two words, -1 if none.
func (r *reading) triggers(i int) ([]*Rule, int) {
	if n := r.at[i]; n >= 0 && r.mentions[n].Form == actor.Named && r.mentions[n].First < r.mentions[n].Last && r.mentions[n].Entity.Name != anybody {
		return nil, -1 // "Save the Children"
	}
	if r.c.time[i] {
		return nil, -1 // "in March"
	}
	if r.s.Lang == "en" && i > 1 && r.c.token(i-1).Form == "-" && r.c.token(i-1).End == r.c.token(i).Start && r.at[i-2] < 0 && r.c.rel(i) == "amod" {
		return nil, -1 // "the flood-hit island"
	}
	switch t := r.c.token(i); t.UPOS {
	case "VERB", "AUX":
		return r.verbRules(i)
	case "ADJ":
		if r.c.rel(i) == "amod" || r.c.participle(i) {
			if rules := r.participleRules(i); rules != nil {
				return rules, -1
			}
		}
		return r.l.adjs[r.c.lemma(i)], -1
	case "NOUN", "PROPN":
		return r.nounRules(i)
	}
	return nil, -1
}

func (r *reading) verbRules(i int) ([]*Rule, int) {
	lemma, second := r.c.lemma(i), -1
	var out []*Rule
	for _, lemma := range r.infinitives(i, lemma) {
		var keys []string
		if r.s.Lang == "de" {
			keys = r.germanKeys(i, lemma)
		} else {
			keys, second = r.englishKeys(i, lemma)
		}
		for _, k := range keys {
			out = append(out, r.l.verbs[k]...)
		}
		if len(out) > 0 {
			return out, second
		}
	}
	return nil, -1
}

// infinitives returns the lemma of a verb and, for when the lemmatiser is
// wrong, the triggers that have its form: with a particle of its own first.
func (r *reading) infinitives(i int, lemma string) []string {
	form := lower(r.c.token(i).Form)
	var out []string
	if known := r.l.forms[form]; r.s.Lang != "de" || known == nil || r.l.verbs[lemma] == nil || slices.Contains(known, lemma) {
		out = append(out, lemma) // else the lemmatiser took "flog" for a form of "fliehen"
	}
	p := r.c.particle(i)
	if inf := r.l.participles[form]; inf != "" && (p == "" || r.s.Lang == "en") { // a participle is never apart from its particle
		out = append(out, inf)
	}
	for _, inf := range r.l.forms[form] {
		if p != "" && strings.HasPrefix(inf, p) {
			out = append(out, inf)
		}
	}
	for _, inf := range r.l.forms[form] {
		if own, _ := splitParticle(inf); r.s.Lang == "en" || own == "" || strings.HasPrefix(form, own) {
			out = append(out, inf)
		}
	}
	return out
}

// keeps holds the particles that leave a verb its meaning: "weiterkämpfen".
var keeps = map[string]bool{"weiter": true, "wieder": true}

// germanKeys joins a verb with its particle and "sich".
func (r *reading) germanKeys(i int, lemma string) []string {
	joined := lemma
	if p := r.c.particle(i); p != "" && !strings.HasPrefix(lemma, p) {
		joined = p + lemma
		if keeps[p] && r.l.verbs[joined] == nil && r.l.verbs["sich "+joined] == nil {
			joined = lemma
		}
	}
	keys := []string{joined}
	if r.c.reflexive(i) {
		keys = []string{"sich " + joined, joined}
	}
	return keys
}

// englishKeys joins a verb with its particle or the preposition after it.
func (r *reading) englishKeys(i int, lemma string) ([]string, int) {
	for _, k := range r.c.children[i] {
		if rel := r.c.token(k).Rel; rel == "compound:prt" || rel == "advmod" {
			if key := lemma + " " + lower(r.c.token(k).Form); r.l.verbs[key] != nil {
				return []string{key, lemma}, k
			}
		}
	}
	if i+1 < len(r.s.Tokens) && r.c.rel(i+1) != "det" { // "said no rounds were fired"
		if key := lemma + " " + lower(r.c.token(i+1).Form); r.l.verbs[key] != nil {
			return []string{key, lemma}, i + 1
		}
	}
	return []string{lemma}, -1
}

// participleRules finds the verb of a German participle by its form.
func (r *reading) participleRules(i int) []*Rule {
	if r.s.Lang == "en" {
		return r.l.verbs[r.c.lemma(i)]
	}
	w := lower(r.c.token(i).Form)
	for _, p := range []string{w, adjectiveStem(w)} {
		if inf := r.l.participles[p]; inf != "" {
			return r.l.verbs[inf]
		}
	}
	return nil
}

// nounRules finds a noun, with the noun before it in English ("air strike"),
// by the end of a compound in German ("Luftangriff").
func (r *reading) nounRules(i int) ([]*Rule, int) {
	lemma := r.c.lemma(i)
	if r.s.Lang == "en" {
		if i > 0 && r.c.under(i-1, i) {
			for _, key := range []string{r.c.lemma(i-1) + " " + lemma, lower(r.c.token(i-1).Form) + " " + lower(r.c.token(i).Form)} {
				if rules := r.l.nouns[key]; rules != nil {
					return rules, i - 1
				}
			}
		}
		for _, w := range []string{lemma, lower(r.c.token(i).Form)} {
			if rules := r.l.nouns[w]; rules != nil {
				return rules, -1
			}
			if rules := r.l.nouns[r.l.plurals[w]]; rules != nil {
				return rules, -1
			}
		}
		return nil, -1
	}
	if n := r.at[i]; n >= 0 && r.mentions[n].Form <= 2 {
		return nil, -1 // a name or a group: "Angriffstruppen"
	}
	if rules := r.l.germanNoun(lemma); rules != nil {
		return rules, -1
	}
	return r.l.germanNoun(lower(r.c.token(i).Form)), -1
}

// germanNoun returns the rules of a noun or of the longest noun that a
// compound ends in.
func (l *language) germanNoun(lemma string) []*Rule {
	if rules := l.nouns[lemma]; rules != nil {
		return rules
	}
	if rules := l.nouns[l.plurals[lemma]]; rules != nil {
		return rules
	}
	if len(lemma) < 6 {
		return nil
	}
	for _, tail := range l.tails[lemma[len(lemma)-4:]] {
		if len(lemma) > len(tail)+2 && strings.HasSuffix(lemma, tail) && len(tail) >= 5 {
			return l.nouns[l.plurals[tail]]
		}
	}
	return nil
}

// companions returns the lemmas that stand in the clause of a trigger, down
// to a depth.
func (r *reading) companions(i, depth int) []string {
	var out []string
	var walk func(k, d int)
	walk = func(k, d int) {
		for _, n := range r.c.children[k] {
			out = append(out, r.c.lemma(n), lower(r.c.token(n).Form))
			if n+2 < len(r.s.Tokens) && r.c.token(n+1).Form == "-" {
				out = append(out, lower(r.c.token(n).Form+"-"+r.c.token(n+2).Form)) // "cease-fire"
			}
			if d > 1 {
				walk(n, d-1)
			}
		}
	}
	walk(i, depth)
	return out
}

// endsIn reports whether a German compound ends in a word: "Handelsabkommen"
// in "Abkommen". A word that only sounds so ends in one of the simplex words
// of status.tsv: "Gesellschaft" not in "Haft" but in "schaft".
func (l *language) endsIn(compound, word string) bool {
	if len(word) <= 3 || !strings.HasSuffix(compound, word) {
		return false
	}
	for i := range compound {
		if rest := compound[i:]; len(rest) > len(word) && l.is("simplex", rest) {
			return false
		}
	}
	return true
}

// fits reports whether the words that a rule wants stand around its trigger
// and those it forbids do not.
func (r *reading) fits(rule *Rule, i, verb int) bool {
	has := func(words, around []string) bool {
		for _, w := range words {
			for _, a := range around {
				if a == w || r.s.Lang == "de" && a != w && r.l.endsIn(a, w) {
					return true
				}
			}
		}
		return false
	}
	if len(rule.With) > 0 {
		around := r.companions(i, 3)
		if verb != i && verb >= 0 {
			around = append(around, r.c.lemma(verb))
			around = append(around, r.companions(verb, 1)...)
		}
		if !has(rule.with, around) {
			return false
		}
	}
	if len(rule.Without) == 0 {
		return true
	}
	around := r.companions(i, 2)
	if rel := r.c.rel(i); (rel == "acl" || rel == "amod") && r.c.token(i).Head >= 0 { // "footage released by"
		h := r.c.token(i).Head
		around = append(around, r.c.lemma(h), lower(r.c.token(h).Form))
	}
	if h := r.c.token(i).Head; rule.POS == "noun" && h >= 0 && r.c.isVerb(h) { // "took refuge from"
		around = append(around, r.c.lemma(h))
	}
	return !has(rule.without, around)
}
