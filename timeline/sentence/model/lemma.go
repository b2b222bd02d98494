package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lemmatiser turns forms into lemmas by rules for endings, chosen by the
// longest ending known for the kind of word, and by a list of exceptions.
type lemmatiser struct {
	rules      []lemmaRule
	endings    map[string]int    // kind + " " + ending → index in rules
	exceptions map[string]string // kind + " " + form → lemma
}

// A lemmaRule says how to make a lemma: take out an inflectional "ge" or
// "zu", cut the ending, add another.
type lemmaRule struct {
	Take  string // "", "ge-" (at the start), "-ge-" or "-zu-" (the first within)
	Cut   int    // bytes
	Add   string
	Lower bool // write the lemma in lower case
}

const longestEnding = 7 // runes

// capitalKind marks the kinds of words with a capital.
const capitalKind = "^"

// kindAt is the lemmaKind of words[i]. Adjectives with a capital within a
// sentence are a kind of their own: most are parts of names and keep it.
func kindAt(words []Word, i int, fine string) string {
	kind := lemmaKind(fine, words[i].Feats)
	if i == 0 || words[i].UPOS != "ADJ" || words[i-1].UPOS == "PUNCT" {
		return kind
	}
	if first, _ := utf8.DecodeRuneInString(words[i].Form); unicode.IsUpper(first) {
		return kind + capitalKind
	}
	return kind
}

// lemmaKind is the kind of word that shares rules.
func lemmaKind(fine, feats string) string {
	switch {
	case strings.HasPrefix(fine, "NOUN"):
		return "NOUN" + Feat(feats, "Number") + Feat(feats, "Gender") + Feat(feats, "Case")
	case strings.HasPrefix(fine, "PROPN"):
		return "PROPN" + Feat(feats, "Case")
	case strings.HasPrefix(fine, "VERB"), strings.HasPrefix(fine, "AUX"):
		return "VERB" + Feat(feats, "VerbForm") + Feat(feats, "Tense")
	case strings.HasPrefix(fine, "ADJ"):
		return "ADJ" + Feat(feats, "Degree")
	case strings.HasPrefix(fine, "DET"), strings.HasPrefix(fine, "PRON"):
		return fine + Feat(feats, "Person") + Feat(feats, "Number") + Feat(feats, "Gender")
	}
	upos, _, _ := strings.Cut(fine, ".")
	return upos
}

// lemma returns the lemma of a form.
func (l *lemmatiser) lemma(form, kind string) string {
	low := lower(form)
	if lemma, ok := l.exceptions[kind+" "+low]; ok {
		return lemma
	}
	rule, ok := l.find(low, kind)
	if !ok {
		if base, special := strings.CutSuffix(kind, capitalKind); special {
			return l.lemma(form, base)
		}
		return form
	}
	if lemma, ok := rule.apply(form); ok {
		return lemma
	}
	return form
}

func (l *lemmatiser) find(low, kind string) (lemmaRule, bool) {
	for n := longestEnding; n >= 0; n-- {
		if i, ok := l.endings[kind+" "+suffix(low, n)]; ok {
			return l.rules[i], true
		}
	}
	return lemmaRule{}, false
}

// apply returns the lemma that the rule makes of form, false if it can't.
func (r lemmaRule) apply(form string) (string, bool) {
	s := form
	if r.Lower {
		s = lower(s)
	}
	switch r.Take {
	case "ge-":
		if !strings.HasPrefix(s, "ge") {
			return "", false
		}
		s = s[2:]
	case "-ge-", "-zu-":
		i := strings.Index(s, r.Take[1:3])
		if i == 0 {
			if i = strings.Index(s[2:], r.Take[1:3]); i >= 0 {
				i += 2
			}
		}
		if i <= 0 {
			return "", false
		}
		s = s[:i] + s[i+2:]
	}
	if r.Cut >= len(s) && r.Add == "" || r.Cut > len(s) {
		return "", false
	}
	if cut := len(s) - r.Cut; cut < len(s) && !utf8.RuneStart(s[cut]) {
		return "", false
	}
	return s[:len(s)-r.Cut] + r.Add, true
}

// ruleFor finds the shortest rule that makes lemma of form.
func ruleFor(form, lemma string) lemmaRule {
	first, _ := utf8.DecodeRuneInString(lemma)
	base := lemmaRule{Lower: unicode.IsLower(first)}
	var top lemmaRule
	cost := 1 << 30
	for _, take := range []string{"", "ge-", "-ge-", "-zu-"} {
		r := base
		r.Take = take
		s, ok := r.apply(form)
		if !ok {
			continue
		}
		n := commonPrefix(s, lemma)
		r.Cut, r.Add = len(s)-n, lemma[n:]
		c := r.Cut + len(r.Add)
		if take != "" {
			c += 2
		}
		if c < cost {
			top, cost = r, c
		}
	}
	return top
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}
