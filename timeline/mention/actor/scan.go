package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline/sentence"
)

// A unit is a stretch of tokens that the tables know.
type unit struct {
	first, last int
	refs        []reference // what it may name, nil for a role
	roles       []*role     // what role it may be, nil for a name
	either      []*role     // of a name: what role the same words may be
	before      []*Entity   // entities that stand before it in a compound: "US-"
	modifier    string      // the first part of a closed compound: "polizei"
	genitive    bool
	unlisted    bool // the name of a person whom no table has
}

// scan finds the names, adjectives and roles of a sentence, longest first,
// left to right, none over another.
func (k *Knowledge) scan(s *sentence.Sentence) []unit {
	var units []unit
	for i := 0; i < len(s.Tokens); {
		u, ok := k.unitAt(s, i)
		if !ok {
			i++
			continue
		}
		units = append(units, u)
		i = u.last + 1
	}
	return units
}

func (k *Knowledge) unitAt(s *sentence.Sentence, i int) (unit, bool) {
	form := s.Tokens[i].Form
	if r, _ := utf8.DecodeRuneInString(form); !unicode.IsLetter(r) {
		return unit{}, false
	}
	word := func(n int) string {
		if i+n < len(s.Tokens) {
			return s.Tokens[i+n].Form
		}
		return ""
	}
	genitive := func(n int) []string { return withoutGenitive(word(n), s.Lang) }
	refs, n := k.names[s.Lang].Longest(word, genitive)
	roles, m := k.roles[s.Lang].Longest(roleWord(word, s.Lang), nil)
	if last := chain(s, i); last > i && i+max(n, m) <= last {
		if adj := k.names[s.Lang].Find(s.Tokens[last].Form); len(adj) > 0 && adj[0].form == Adjective {
			return unit{first: i, last: last, refs: adj}, true // "US-amerikanisch"
		}
		return k.hyphenated(s, i, last)
	}
	refs = whole(refs)
	switch {
	case n == 0 && m == 0:
		return k.closed(s, i)
	case n >= m:
		u := unit{first: i, last: i + n - 1, refs: refs}
		if n == m {
			u.either = roles
		}
		u.genitive = k.isGenitive(s, u.first, u.last, refs)
		if u.genitive && s.Lang == "en" {
			u.last++
		}
		return u, true
	}
	return unit{first: i, last: i + m - 1, roles: roles}, true
}

// roleWord makes English roles match in any case: "Foreign Minister".
func roleWord(word func(int) string, lang string) func(int) string {
	if lang != "en" {
		return word
	}
	return func(i int) string { return strings.ToLower(word(i)) }
}

// whole returns what a word of its own may name, given what it may name as a
// part of a compound too: "Palästinenser" are people, "Palästinenserpräsident"
// has the state in it.
func whole(refs []reference) []reference {
	var out []reference
	for _, r := range refs {
		if r.form != Part {
			out = append(out, r)
		}
	}
	if len(out) > 0 || len(refs) == 0 {
		return out
	}
	for _, r := range refs {
		r.form = Named
		out = append(out, r)
	}
	return out
}

// isGenitive reports whether a name owns what follows: English "'s", a
// German name with an s that is not its own.
func (k *Knowledge) isGenitive(s *sentence.Sentence, first, last int, refs []reference) bool {
	if s.Lang == "en" {
		return possessive(s, last+1)
	}
	w := s.Tokens[last].Form
	if strings.HasSuffix(w, "'") || strings.HasSuffix(w, "’") {
		return true
	}
	if people := !(unit{refs: refs}).named(); !strings.HasSuffix(w, "s") || people {
		return false
	}
	words := make([]string, 0, 4)
	for i := first; i <= last; i++ {
		words = append(words, s.Tokens[i].Form)
	}
	return len(k.names[s.Lang].Find(words...)) == 0 // "das Weiße Haus" ends in an s of its own
}

// possessive reports whether token i is an English "'s".
func possessive(s *sentence.Sentence, i int) bool {
	if i < 1 || i >= len(s.Tokens) {
		return false
	}
	w := s.Tokens[i].Form
	return w == "'s" || w == "’s" || (w == "'" || w == "’") && strings.HasSuffix(s.Tokens[i-1].Form, "s")
}

// withoutGenitive gives the spellings of a word without a German genitive
// ending.
func withoutGenitive(w, lang string) []string {
	if lang != "de" || len(w) < 4 {
		return nil
	}
	for _, end := range []string{"'s", "’s", "s", "'", "’"} {
		if strings.HasSuffix(w, end) {
			return []string{strings.TrimSuffix(w, end)}
		}
	}
	return nil
}

// closed reads German closed compounds that end in a role: "Polizeisprecher".
func (k *Knowledge) closed(s *sentence.Sentence, i int) (unit, bool) {
	form := s.Tokens[i].Form
	if s.Lang == "de" && len(form) > 9 && isUpper(form) {
		if ro, modifier := k.tail(form); ro != nil {
			return unit{first: i, last: i, roles: []*role{ro}, modifier: modifier}, true
		}
	}
	return unit{}, false
}

// chain returns the last token of the hyphenated word that begins at token
// i, i itself if there is none. The tokeniser sets hyphens apart.
func chain(s *sentence.Sentence, i int) int {
	for i+2 < len(s.Tokens) && s.Tokens[i+1].Form == "-" && s.Tokens[i].End == s.Tokens[i+1].Start && s.Tokens[i+1].End == s.Tokens[i+2].Start {
		i += 2
	}
	return i
}

// hyphenated reads "US-Präsident", "Putin-Trump-Gespräch": a role or another
// noun at the end, actors before it.
func (k *Knowledge) hyphenated(s *sentence.Sentence, i, last int) (unit, bool) {
	u := unit{first: i, last: last}
	at := i
	for at < last {
		word := func(n int) string {
			if at+n < last {
				return s.Tokens[at+n].Form
			}
			return ""
		}
		refs, n := k.names[s.Lang].Longest(word, nil)
		if e := sure(refs); e != nil {
			u.before = append(u.before, e)
			at += n
		}
		for at < last && s.Tokens[at].Form != "-" {
			at++
		}
		if at < last {
			at++
		}
	}
	rest := s.Tokens[last].Form
	u.roles = k.roles[s.Lang].Find(rest)
	if u.roles == nil && s.Lang == "en" {
		u.roles = k.roles["en"].Find(strings.ToLower(rest))
	}
	if u.roles == nil && s.Lang == "de" {
		if ro, modifier := k.tail(rest); ro != nil {
			u.roles, u.modifier = []*role{ro}, modifier
		}
	}
	return u, u.before != nil || u.roles != nil
}

// sure returns the entity that a name means without doubt, nil if there is
// none; later layers win.
func sure(refs []reference) *Entity {
	var best *Entity
	layer := -1
	for _, r := range refs {
		if !r.doubtful && !r.people && r.layer > layer {
			best, layer = r.entity, r.layer
		}
	}
	return best
}

// tail finds the longest role word that a German closed compound ends in.
func (k *Knowledge) tail(word string) (*role, string) {
	w := strings.ToLower(word)
	if len(w) < 6 {
		return nil, ""
	}
	for _, t := range k.tails[w[len(w)-4:]] {
		if len(w) > len(t.word)+2 && strings.HasSuffix(w, t.word) {
			return t.role, strings.TrimSuffix(strings.TrimSuffix(w, t.word), "-")
		}
	}
	return nil, ""
}

func isUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
