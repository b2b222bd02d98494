package timex

import (
	"sort"
	"strings"

	"demarche/timeline/sentence"
)

// maxClimb is how many heads are asked for the tense of an expression, and
// maxReach how far from a verb its auxiliaries are looked for.
const (
	maxClimb = 12
	maxReach = 40
)

// verbFirst is by how many words a verb before a time is preferred to one
// behind it: "said on Wednesday it would".
const verbFirst = 3

// tenseAt returns the tense that holds for the items from i to end: that of
// the verb right before them, that of the verb that governs them in an
// analysed sentence, or that of the verb closest by.
func (r *reader) tenseAt(s *sentence.Sentence, marks []tenseMark, i, end int) tense {
	if r.lang.classes["$aux"] == 0 {
		near, _ := r.nearest(marks, i, end, 0)
		return near
	}
	near, distance := r.nearest(marks, i, end, verbFirst)
	if !s.Analysed || distance == 1 && near != present {
		return near // "meets", but "follows Tuesday's vote"
	}
	g := governing{lang: r.lang, tokens: s.Tokens}
	t, verb := g.tense(g.outermost(r.items[i].start, r.items[end-1].end))
	if t == noTense || t == present && near == past && g.auxiliary(verb) == noTense {
		return near // "Ford shares fell": no verb of the present
	}
	return t
}

// governing finds the verb that governs a word, and its tense.
type governing struct {
	lang   *language
	tokens []sentence.Token
}

// outermost returns the token between two bytes of the article whose head
// lies outside, -1 if there is none.
func (g governing) outermost(from, to int) int {
	first := sort.Search(len(g.tokens), func(i int) bool { return g.tokens[i].Start >= from })
	for i := first; i < len(g.tokens) && g.tokens[i].End <= to; i++ {
		t := &g.tokens[i]
		if t.UPOS == "ADP" || t.UPOS == "DET" {
			continue
		}
		if t.Head < 0 || g.tokens[t.Head].Start < from || g.tokens[t.Head].End > to {
			return i
		}
	}
	return -1
}

// tense climbs from a token to the first verb that has a tense, and returns
// both.
func (g governing) tense(i int) (tense, int) {
	if i < 0 {
		return noTense, i
	}
	owner := g.tokens[i].Rel == "nmod:poss"
	for step := range maxClimb {
		t := g.auxiliary(i) // "the vote is on Monday"
		if step > 0 {
			t = g.own(i)
		}
		if t != noTense {
			return t, i
		}
		head := g.tokens[i].Head
		if head < 0 {
			return noTense, i
		}
		// "get around Wednesday's ruling": what is owned has been, unless it
		// is what acts.
		if owner && g.tokens[i].Rel != "nmod:poss" && !strings.HasPrefix(g.tokens[i].Rel, "nsubj") {
			return past, i
		}
		i = head
	}
	return noTense, i
}

// own returns the tense that a token has by its meaning, its auxiliaries or
// its form; none if another verb tells.
func (g governing) own(i int) tense {
	t := &g.tokens[i]
	if ahead := g.class(t, "$tense"); ahead == future && t.UPOS != "AUX" {
		return g.ahead(i)
	}
	if a := g.auxiliary(i); a != noTense {
		return a
	}
	if t.UPOS != "VERB" {
		return noTense
	}
	infinitive := strings.Contains(t.Feats, "VerbForm=Inf") || g.passive(i)
	switch {
	case infinitive && t.Head >= 0 && g.class(&g.tokens[t.Head], "$aims") == future:
		return g.ahead(t.Head)
	case infinitive:
		return noTense
	case strings.Contains(t.Feats, "VerbForm=Fin"):
		if g.class(t, "$tense") == past {
			return past // "it says"
		}
		return formTense(t)
	case strings.Contains(t.Feats, "Tense=Past") && !strings.HasPrefix(t.Rel, "conj"), g.depends(i, "mark", "$mark", past):
		return past
	}
	return noTense
}

// ahead returns the tense of what a word looks ahead to: past for "had been
// scheduled", else future.
func (g governing) ahead(i int) tense {
	if g.depends(i, "aux", "$aux", perfect) {
		return past
	}
	return future
}

// depends reports whether a word that has a tense by a class depends on token
// i: "had" on "scheduled", "after" on "meeting".
func (g governing) depends(i int, rel, class string, want tense) bool {
	for k := max(0, i-maxReach); k < min(len(g.tokens), i+maxReach); k++ {
		if t := &g.tokens[k]; t.Head == i && strings.HasPrefix(t.Rel, rel) && g.class(t, class) == want {
			return true
		}
	}
	return false
}

// passive reports whether token i is an infinitive by its auxiliary: "to be
// met".
func (g governing) passive(i int) bool {
	for k := max(0, i-maxReach); k < i; k++ {
		if t := &g.tokens[k]; t.Head == i && strings.HasPrefix(t.Rel, "aux") && strings.Contains(t.Feats, "VerbForm=Inf") && g.class(t, "$aux") == noTense {
			return true
		}
	}
	return false
}

// auxiliary returns the tense that the auxiliaries of a token tell: the first
// one that does.
func (g governing) auxiliary(i int) tense {
	infinitive := strings.Contains(g.tokens[i].Feats, "VerbForm=Inf")
	for k := max(0, i-maxReach); k < min(len(g.tokens), i+maxReach); k++ {
		a := &g.tokens[k]
		if a.Head != i || !strings.HasPrefix(a.Rel, "aux") && a.Rel != "cop" {
			continue
		}
		if a.Rel == "cop" && infinitive {
			return future // "is to travel"
		}
		switch t := g.class(a, "$aux"); t {
		case noTense:
		case perfect:
			return past
		default:
			return t
		}
	}
	return noTense
}

// class returns the tense that a class of the lexicon gives to a word.
func (g governing) class(t *sentence.Token, name string) tense {
	want := g.lang.classes[name]
	w := g.lang.words[strings.ToLower(t.Form)]
	if want == 0 || len(w) == 0 {
		return noTense
	}
	for _, rd := range w[0] {
		if rd.class == want {
			return tenseOf(rd.text)
		}
	}
	return noTense
}
