package rule

import (
	"strings"

	"demarche/timeline/sentence"
)

// A caseSet is the cases that a German nominal may stand in.
type caseSet uint8

const (
	nominative caseSet = 1 << iota
	genitive
	dative
	accusative
	anyCase = nominative | genitive | dative | accusative
)

// pronounCases are the cases of pronouns by form.
var pronounCases = map[string]caseSet{
	"ich": nominative, "du": nominative, "er": nominative, "wir": nominative, "man": nominative, "wer": nominative,
	"mich": accusative, "dich": accusative, "ihn": accusative, "wen": accusative,
	"mir": dative, "dir": dative, "ihm": dative, "ihnen": dative, "wem": dative, "denen": dative,
	"sie": nominative | accusative, "es": nominative | accusative, "was": nominative | accusative, "ihr": nominative | dative,
	"uns": dative | accusative, "euch": dative | accusative,
	"dessen": genitive, "deren": genitive | dative,
}

// cases returns the cases that the words of a German nominal allow: those of
// its article, of an adjective without one, or of a pronoun.
func (c *clause) cases(n int) caseSet {
	t := c.token(n)
	w := strings.ToLower(t.Form)
	if t.UPOS == "PRON" {
		if s, ok := pronounCases[w]; ok {
			return s
		}
		return determinerCases(w, t)
	}
	article, adjective := -1, -1
	for _, k := range c.children[n] {
		switch {
		case k > n:
		case c.rel(k) == "det" && c.token(k).UPOS == "DET" && article < 0:
			article = k
		case c.rel(k) == "amod" && adjective < 0:
			adjective = k
		}
	}
	switch {
	case article >= 0:
		return determinerCases(strings.ToLower(c.token(article).Form), t)
	case adjective >= 0:
		return bareAdjectiveCases(strings.ToLower(c.token(adjective).Form))
	}
	return anyCase &^ genitive
}

// pluralNames are names that are always plural, which taggers take for one
// thing.
var pluralNames = map[string]bool{"USA": true, "Niederlanden": true, "Philippinen": true, "Emiraten": true, "Staaten": true, "Nationen": true, "UN": true, "Malediven": true, "Seychellen": true, "Taliban": true}

// masculineNames are names of bodies that taggers take for women.
var masculineNames = map[string]bool{"IS": true, "IWF": true, "IStGH": true, "ICC": true, "IOC": true, "ÖGB": true, "DGB": true, "FSB": true, "BND": true, "VfGH": true, "EuGH": true, "BGH": true, "ORF": true, "ÖAAB": true}

// determinerCases are the cases that an article leaves a noun.
func determinerCases(w string, noun *sentence.Token) caseSet {
	plural := strings.Contains(noun.Feats, "Number=Plur") || pluralNames[noun.Form]
	feminine := strings.Contains(noun.Feats, "Gender=Fem")
	masculine := strings.Contains(noun.Feats, "Gender=Masc")
	if masculineNames[noun.Form] {
		feminine, masculine = false, true
	}
	switch {
	case w == "ein" || w == "das" || w == "kein" || w == "sein" || w == "ihr" || w == "unser":
		return nominative | accusative
	case w == "des" || strings.HasSuffix(w, "ines"):
		return genitive
	case strings.HasSuffix(w, "em"):
		return dative
	case w == "den" && plural:
		return dative // the accusative is "die"
	case strings.HasSuffix(w, "en") && plural:
		return accusative | dative
	case strings.HasSuffix(w, "en"):
		return accusative
	case strings.HasSuffix(w, "ie") || strings.HasSuffix(w, "e"):
		return nominative | accusative
	case w == "der" && plural && masculine:
		return genitive | nominative // the plural may be the tagger's: "der Berichterstatter"
	case strings.HasSuffix(w, "er") && plural:
		return genitive
	case strings.HasSuffix(w, "er") && feminine:
		return dative | genitive
	case w == "der" && masculine:
		return nominative
	case strings.HasSuffix(w, "er"):
		return nominative | dative | genitive
	}
	return anyCase
}

// bareAdjectiveCases are the cases of a noun whose adjective has no article
// before it.
func bareAdjectiveCases(w string) caseSet {
	switch {
	case strings.HasSuffix(w, "em"):
		return dative
	case strings.HasSuffix(w, "e"):
		return nominative | accusative
	case strings.HasSuffix(w, "er"):
		return nominative | dative | genitive
	case strings.HasSuffix(w, "en"):
		return dative | accusative | genitive
	}
	return anyCase
}

// A coreSlot is a place for a nominal without a preposition beside a verb.
type coreSlot struct {
	name  string
	cases caseSet
}

var coreSlots = []coreSlot{{"subj", nominative}, {"obj", accusative}, {"iobj", dative}}

// settleCore gives the nominals of a German verb in the active their slots,
// by token, where the parser's labels cannot be right: two subjects, two
// objects, a label that the case forbids. It returns nil where they can.
func (c *clause) settleCore(v int) map[int]string {
	var heads []int
	labels := map[int]string{}
	doubt := false
	taken := map[string]bool{}
	for _, k := range c.around(v) {
		slot := coreLabel(c.token(k).Rel)
		if c.token(k).Head != v {
			slot = "?" // hung on a weekday: "kritisierte am Montag Moskau"
		}
		if c.rel(k) == "obl" && c.isNominal(k) && !c.time[k] {
			slot = "?" // a circumstance that no preposition leads in is none
		}
		if c.token(k).Rel == unsure {
			slot = "?"
		}
		if slot == "" || c.token(k).UPOS == "VERB" || c.preposition(k) != "" || c.compared(k) {
			continue
		}
		if c.time[k] {
			doubt = true // "einen Tag zuvor" is a circumstance, whatever its label
			continue
		}
		heads = append(heads, k)
		labels[k] = slot
		doubt = doubt || slot == "?" || taken[slot] || c.cases(k)&casesOf(slot) == 0 || slot == "subj" && !c.agrees(v, k)
		taken[slot] = true
	}
	doubt = doubt || c.reversed(v, heads, labels)
	if !doubt || len(heads) > 4 {
		return nil
	}
	best := assignment{score: -1 << 30}
	c.assign(v, heads, labels, map[int]string{}, 0, &best)
	return best.slots
}

// surerSubject reports whether one of the nominals is rather the subject by its
// case: "der Papst".
func (c *clause) surerSubject(heads []int) bool {
	for _, k := range heads {
		if s := c.cases(k); s&nominative != 0 && s&accusative == 0 {
			return true
		}
	}
	return false
}

// around returns the dependents of a verb, and the names that are hung on the
// times among them.
func (c *clause) around(v int) []int {
	out := c.children[v]
	for _, k := range c.children[v] {
		if !c.time[k] {
			continue
		}
		for _, n := range c.children[k] {
			if c.at != nil && c.at[n] >= 0 && !c.time[n] && c.isNominal(n) && c.preposition(n) == "" {
				out = append(out[:len(out):len(out)], n)
			}
		}
	}
	return out
}

// reversed reports whether the parser puts an object first that might as well
// be the subject: "Sessions unterstützt Trump".
func (c *clause) reversed(v int, heads []int, labels map[int]string) bool {
	if len(heads) != 2 {
		return false
	}
	a, b := heads[0], heads[1]
	if labels[a] == "iobj" && labels[b] == "subj" && a < b && c.cases(a)&nominative != 0 && c.cases(b) == nominative|accusative {
		return true // "forderte der IS örtliche Betreiber auf"
	}
	if a > v || b < v {
		return false
	}
	return labels[a] == "obj" && labels[b] == "subj" && c.cases(a)&nominative != 0 && c.cases(b)&accusative != 0 && c.agrees(v, a)
}

// coreLabel is the slot that the parser means by a relation, "" if none.
func coreLabel(rel string) string {
	switch rel {
	case "nsubj", "nsubj:pass":
		return "subj"
	case "obj":
		return "obj"
	case "iobj", "obl:arg":
		return "iobj"
	}
	return ""
}

func casesOf(slot string) caseSet {
	for _, s := range coreSlots {
		if s.name == slot {
			return s.cases
		}
	}
	return anyCase
}

// An assignment of nominals to slots and how well it reads.
type assignment struct {
	slots map[int]string
	score int
}

// assign tries all ways to give the heads from the n-th on a slot each.
func (c *clause) assign(v int, heads []int, labels, slots map[int]string, score int, best *assignment) {
	n := len(slots)
	if n == len(heads) {
		if score > best.score {
			best.score, best.slots = score, map[int]string{}
			for k, s := range slots {
				best.slots[k] = s
			}
		}
		return
	}
	k := heads[n]
	for _, s := range coreSlots {
		add := 0
		if c.cases(k)&s.cases == 0 {
			add -= 8
		}
		if labels[k] == s.name {
			add += 2
		}
		for _, other := range slots {
			if other == s.name {
				add -= 6
			}
		}
		if s.name == "subj" {
			add++ // a clause wants one
			if n == 0 && k < v && !c.surerSubject(heads[1:]) {
				add += 3 // what opens the clause, unless its case forbids
			}
			if n == 0 && len(heads) == 2 && labels[k] == "iobj" && labels[heads[1]] == "subj" {
				add += 3 // of two that the parser has reversed
			}
			if !c.agrees(v, k) {
				add -= 4
			}
		}
		slots[k] = s.name
		c.assign(v, heads, labels, slots, score+add, best)
		delete(slots, k)
	}
}

// agrees reports whether a nominal may be the subject of a verb by number.
func (c *clause) agrees(v, n int) bool {
	finite := -1
	for _, k := range append([]int{v}, c.children[v]...) {
		if (k == v || strings.HasPrefix(c.token(k).Rel, "aux")) && c.feature(k, "VerbForm=Fin") {
			finite = k
		}
	}
	if finite < 0 {
		return true
	}
	many := c.feature(n, "Number=Plur") || c.child(n, "conj") >= 0
	switch {
	case c.feature(finite, "Number=Sing"):
		return !many || c.child(n, "conj") >= 0
	case c.feature(finite, "Number=Plur"):
		return many || !c.feature(n, "Number=Sing")
	}
	return true
}
