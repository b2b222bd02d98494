package model

import (
	"strings"
	"unicode/utf8"
)

// A NameKind is a set of what a listed name may be.
type NameKind uint8

// The kinds of listed names.
const (
	PersonName NameKind = 1 << iota
	PlaceName
	OrganisationName
	GivenName
	OrganisationSign // a word such as "University"; the ending of one after "-"
	PlaceSign
	TitleSign
)

const signs = OrganisationSign | PlaceSign | TitleSign

// names are what lists say: names in lower case, words joined by spaces;
// words that tell what a name is; and the words of a dictionary.
type names struct {
	kinds   map[string]NameKind
	longest map[string]int      // the first word → words of the longest name that it begins
	endings map[string]NameKind // the signs that are endings
	known   WordSet
}

// maxNameWords is the length of the longest listed name.
const maxNameWords = 6

func newNames(list map[string]NameKind, known WordSet) names {
	n := names{kinds: map[string]NameKind{}, longest: map[string]int{}, endings: map[string]NameKind{}, known: known}
	for name, kind := range list {
		words := strings.Fields(strings.ToLower(name))
		if len(words) == 0 || len(words) > maxNameWords {
			continue
		}
		n.kinds[strings.Join(words, " ")] |= kind
		if ending, ok := strings.CutPrefix(words[0], "-"); ok {
			n.endings[ending] |= kind & signs
		}
		if kind&^signs != 0 {
			n.longest[words[0]] = max(n.longest[words[0]], len(words))
		}
	}
	return n
}

// A clue is what lists say of a word.
type clue struct {
	listed      uint32 // kinds of the longest listed name that it is part of, and its place there; 0 if there is none
	sign        uint32 // the kinds of names that it is a sign of
	known       uint32 // whether the dictionary has it
	first, last int    // the words with capitals around it
}

var noClue = clue{listed: outside, sign: outside, known: outside}

// clues writes what lists say of each word.
func (n *names) clues(words []Word, out []clue) []clue {
	out = resize(out, len(words), clue{})
	for i := 0; i < len(words); {
		length, kind := 0, NameKind(0)
		if capital(words[i].Form) {
			length, kind = n.match(words[i:])
		}
		for j := range length {
			out[i+j].listed = uint32(kind)<<2 | uint32(min(j, 1))<<1 | 1
		}
		i += max(length, 1)
	}
	for i := range words {
		out[i].first, out[i].last = i, i
		if !capital(words[i].Form) {
			continue
		}
		out[i].sign, out[i].known = n.sign(lower(words[i].Form)), n.familiar(words[i].Form, i == 0)
		if i > 0 && capital(words[i-1].Form) {
			out[i].first = out[i-1].first
		}
	}
	for i := len(words) - 2; i >= 0; i-- {
		if out[i+1].first < i+1 {
			out[i].last = out[i+1].last
		}
	}
	return out
}

// match finds the longest listed name that words begin with.
func (n *names) match(words []Word) (length int, kind NameKind) {
	first := lower(words[0].Form)
	most := min(max(n.longest[first], n.longest[strings.TrimSuffix(first, "s")], n.longest[strings.TrimSuffix(first, "es")]), len(words))
	if most == 0 {
		return 0, 0
	}
	name := first
	for j := 1; ; j++ {
		k := n.kinds[name] &^ signs
		if k == 0 { // a genitive
			k = (n.kinds[strings.TrimSuffix(name, "s")] | n.kinds[strings.TrimSuffix(name, "es")]) &^ signs
		}
		if k != 0 {
			length, kind = j, k
		}
		if j >= most {
			return length, kind
		}
		name += " " + lower(words[j].Form)
	}
}

// longestSign is the length of the longest ending that is a sign, in bytes.
const longestSign = 16

// sign is what a word in lower case, or its ending, is a sign of.
func (n *names) sign(word string) uint32 {
	if k := n.kinds[word] & signs; k != 0 {
		return uint32(k)
	}
	for at := max(3, len(word)-longestSign); at < len(word)-2; at++ {
		if k := n.endings[word[at:]]; k != 0 {
			return uint32(k)
		}
	}
	return 0
}

// familiar tells words that the dictionary has, 1, from those of which it has
// only the ending, 2, and others, 3.
func (n *names) familiar(form string, first bool) uint32 {
	if n.known.Has(form) || first && n.known.Has(lower(form)) {
		return 1
	}
	low := lower(form)
	for at := 3; at < len(low)-3; at++ {
		if utf8.RuneStart(low[at]) && n.known.Has(low[at:]) {
			return 2
		}
	}
	return 3
}

func capital(s string) bool { return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= utf8.RuneSelf) }
