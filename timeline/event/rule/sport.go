package rule

import (
	"strings"

	"demarche/timeline/mention/actor"
)

// enoughSport is the number of different words of sport from which on a
// sentence tells of a match, not of politics.
const enoughSport = 2

// aboutSport reports whether a sentence tells of sport, where players beat,
// shoot, attack and strike: "the winger struck in the second half". German
// words are also found at the end of compounds: "Bundesliga".
func (r *reading) aboutSport() bool {
	seen := map[string]bool{}
	for i := 0; i < len(r.s.Tokens); i++ {
		w, more := r.sportWord(i)
		if w != "" {
			seen[w] = true
		}
		i += more // "world cup" is one word, not two
	}
	return len(seen) >= enoughSport
}

// sportWord returns the word of sport that begins at a token, "" if there is
// none, and how many more tokens it takes.
func (r *reading) sportWord(i int) (word string, more int) {
	if n := r.at[i]; n >= 0 && r.mentions[n].Form == actor.Named {
		return "", 0 // "the Arab League"
	}
	for _, pair := range r.pairs(i) {
		if r.l.is("sport", pair) {
			return pair, 1 + strings.Count(pair, "-")
		}
	}
	if !r.c.isNominal(i) {
		return "", 0
	}
	lemma := r.c.lemma(i)
	for _, w := range []string{lemma, lower(r.c.token(i).Form)} {
		if r.l.is("sport", w) {
			return w, 0
		}
	}
	if r.s.Lang == "de" {
		return r.l.sportTail(lemma), 0
	}
	return "", 0
}

// pairs returns a word with the next one: "world cup", "semi-final".
func (r *reading) pairs(i int) []string {
	form := lower(r.c.token(i).Form)
	switch n := len(r.s.Tokens); {
	case i+2 < n && r.c.token(i+1).Form == "-":
		return []string{form + "-" + lower(r.c.token(i+2).Form), form + "-" + r.c.lemma(i+2)}
	case i+1 < n:
		return []string{form + " " + lower(r.c.token(i+1).Form), form + " " + r.c.lemma(i+1)}
	}
	return nil
}

// sportTail returns the word of sport that a German compound ends in. Short
// words end too many others: "Motor" is no "Tor".
func (l *language) sportTail(compound string) string {
	for n := range compound {
		tail := compound[n:]
		if n >= 3 && len(tail) >= 6 && l.is("sport", tail) {
			return tail
		}
	}
	return ""
}
