package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenise cuts text[start:end], one sentence, into words after the custom of
// the UD treebanks: marks and the parts of hyphenated words stand alone,
// abbreviations and ordinals keep their full stop, contractions are resolved.
func tokenise(r *rules, text string, start, end int) []Token {
	t := tokeniser{rules: r, text: text, end: end}
	for i := start; i < end; {
		i = skipSpace(text, i, end)
		j := i
		for j < end {
			c, size := utf8.DecodeRuneInString(text[j:end])
			if blank(c) {
				break
			}
			j += size
		}
		if i < j {
			t.chunk(i, j)
		}
		i = j
	}
	return t.out
}

type tokeniser struct {
	rules *rules
	text  string
	end   int // of the sentence
	out   []Token
}

func (t *tokeniser) add(start, end int) {
	if start < end {
		t.out = append(t.out, Token{Start: start, End: end, Form: t.text[start:end], Head: -1})
	}
}

// chunk cuts what stands between two spaces.
func (t *tokeniser) chunk(start, end int) {
	if smileys[t.text[start:end]] {
		t.add(start, end)
		return
	}
	for start < end { // opening marks
		c, _ := utf8.DecodeRuneInString(t.text[start:end])
		if !isMark(c) || t.startsWord(start, end) {
			break
		}
		size := t.runOf(start, end, c)
		t.add(start, start+size)
		start += size
	}
	stop := end // closing marks, written out after the word
	var tail []int
	for stop > start {
		size := t.closing(start, stop)
		if size == 0 {
			break
		}
		tail = append(tail, stop)
		stop -= size
	}
	if start < stop {
		t.word(start, stop)
	}
	for i := len(tail) - 1; i >= 0; i-- {
		possessive := i == len(tail)-1 && start < stop && t.possessive(start, stop, tail[i])
		t.add(stop, tail[i])
		t.out[len(t.out)-1].Joined = possessive
		stop = tail[i]
	}
}

// possessive tells the apostrophe of an English plural, "the soldiers' pay",
// from one that closes a quotation.
func (t *tokeniser) possessive(start, stop, end int) bool {
	if mark := t.text[stop:end]; t.rules.ordinals || mark != "'" && mark != "’" || t.text[stop-1] != 's' && t.text[stop-1] != 'S' {
		return false
	}
	for i := len(t.out) - 1; i >= 0 && i > len(t.out)-50; i-- {
		if f := t.out[i].Form; f == "'" || f == "‘" {
			return false
		}
	}
	return true
}

// smileys are marks that stand together.
var smileys = map[string]bool{":)": true, ":-)": true, ";)": true, ";-)": true, ":(": true, ":-(": true, ":D": true, ":P": true, ":/": true}

// isMark tells punctuation and symbols, also currency signs before numbers.
func isMark(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c)
}

// runOf is the length of the run of marks c at start: dots and dashes stay
// together, other marks stand alone.
func (t *tokeniser) runOf(start, end int, c rune) int {
	_, size := utf8.DecodeRuneInString(t.text[start:end]) // of a byte that is no UTF-8: 1
	n := size
	if !t.rules.ordinals && (c == '!' || c == '?') { // "?!" is one mark
		return len(t.text[start:end]) - len(strings.TrimLeft(t.text[start:end], "!?"))
	}
	if !strings.ContainsRune(".-!?*=_'`~#<>$", c) {
		return n
	}
	for start+n < end && strings.HasPrefix(t.text[start+n:end], t.text[start:start+size]) {
		n += size
	}
	return n
}

// startsWord says whether the mark at start belongs to the word after it:
// "-5", "'s", "@name", "#word", ".com".
func (t *tokeniser) startsWord(start, end int) bool {
	rest := t.text[start:end]
	if len(rest) < 2 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[1:])
	switch rest[0] {
	case '-', '+':
		return unicode.IsDigit(next)
	case '@', '_':
		return unicode.IsLetter(next)
	}
	return false
}

// closing returns the length of the mark that ends text[start:stop], 0 if
// what ends there is part of a word.
func (t *tokeniser) closing(start, stop int) int {
	c, size := utf8.DecodeLastRuneInString(t.text[start:stop])
	if !isMark(c) || c == '_' {
		return 0
	}
	n := size
	for strings.ContainsRune(".-!?*=~'", c) && n+size <= stop-start && strings.HasSuffix(t.text[start:stop-n], t.text[stop-size:stop]) {
		n += size
	}
	if !t.rules.ordinals && (c == '!' || c == '?') {
		n = stop - start - len(strings.TrimRight(t.text[start:stop], "!?"))
	}
	if n < stop-start && n == 1 {
		switch c {
		case '.':
			if t.keepsStop(start, stop) {
				return 0
			}
		case '-', '\'':
			if c == '-' || t.keepsApostrophe(start, stop) {
				return 0
			}
		case '/', '=', '&', '+':
			if strings.Contains(t.text[start:stop], "://") {
				return 0
			}
		}
	}
	if c == '’' && n < stop-start && t.keepsApostrophe(start, stop-2) {
		return 0
	}
	return n
}

// keepsStop says whether the full stop at the end of text[start:stop] is part
// of an abbreviation, an initial or an ordinal.
func (t *tokeniser) keepsStop(start, stop int) bool {
	word := t.text[start:stop]
	if i := strings.LastIndexAny(word, "(/„\"»"); i >= 0 && i < len(word)-1 {
		_, size := utf8.DecodeRuneInString(word[i:])
		word = word[i+size:]
	}
	last := strings.TrimFunc(t.text[stop:t.end], func(r rune) bool { return blank(r) || isQuote(r) || r == ')' }) == ""
	final, ok := t.rules.abbreviation(word)
	switch {
	case ok && last:
		return final && strings.Count(word, ".") > 1 || final && len(word) < 7
	case ok:
		return true
	case last:
		return false
	case isInitial(word):
		return true
	}
	return t.rules.ordinals && (isNumber(word) || isOrdinal(word))
}

// keepsApostrophe tells the genitive of names in s: "Strauss'", "Marx'".
func (t *tokeniser) keepsApostrophe(start, stop int) bool {
	if !t.rules.ordinals {
		return false
	}
	word := strings.TrimRight(t.text[start:stop], "'")
	c, _ := utf8.DecodeRuneInString(word)
	for i := len(t.out) - 1; i >= 0 && i > len(t.out)-8; i-- { // a quote may close here
		if f := t.out[i].Form; f == "'" || f == "‘" || f == "‚" {
			return false
		}
	}
	return unicode.IsUpper(c) && strings.ContainsAny(word[len(word)-1:], "sxz")
}

// word cuts what stands between opening and closing marks.
func (t *tokeniser) word(start, end int) {
	w := t.text[start:end]
	if isAddress(w) {
		t.add(start, end)
		return
	}
	from := start
	for i := start; i < end; {
		c, size := utf8.DecodeRuneInString(t.text[i:end])
		if i > from && i+size < end && t.cutsAt(from, i, i+size, end, c) {
			t.part(from, i)
			n := t.runOf(i, end, c)
			t.add(i, i+n)
			i += n
			from = i
			continue
		}
		i += size
	}
	t.part(from, end)
}

// cutsAt says whether the mark c at i, inside a chunk, is a token.
func (t *tokeniser) cutsAt(from, i, after, end int, c rune) bool {
	before, _ := utf8.DecodeLastRuneInString(t.text[from:i])
	next, _ := utf8.DecodeRuneInString(t.text[after:end])
	switch c {
	case '-':
		if !t.rules.ordinals && t.keepsPrefix(t.text[from:i]) {
			return false
		}
		return unicode.IsLetter(before) && unicode.IsLetter(next) ||
			!t.rules.ordinals && unicode.IsDigit(before) && unicode.IsDigit(next) && t.alone(from, i, end) ||
			unicode.IsDigit(before) && unicode.IsLetter(next) || unicode.IsLetter(before) && unicode.IsDigit(next) && i-from > 1
	case '–', '—', '"', '“', '”', '„', '»', '«', '(', ')', '[', ']', ';', '…', '%', '€', '$', '*', '|', '=', '<', '>':
		return true
	case '/':
		return unicode.IsLetter(before) && unicode.IsLetter(next) && (i-from > 1 || !t.rules.ordinals)
	case ',', ':', '!', '?':
		return !(unicode.IsDigit(before) && unicode.IsDigit(next)) && !(c == ':' && unicode.IsLower(next))
	case '.':
		return unicode.IsLower(before) && unicode.IsUpper(next) && i-from > 3 || // "gesagt.Der"
			next == '.' && strings.TrimLeft(t.text[i:end], ".") != "" // "well...no"
	}
	return false
}

// alone says whether the hyphen at i is the only one: "13-17" is a range,
// "555-12-34" a telephone number.
func (t *tokeniser) alone(from, i, end int) bool {
	return !strings.Contains(t.text[from:i], "-") && !strings.Contains(t.text[i+1:end], "-") && (from == 0 || t.text[from-1] != '-')
}

// keepsPrefix tells the English prefixes that stay with their word.
func (t *tokeniser) keepsPrefix(s string) bool {
	switch strings.ToLower(s) {
	case "e", "co", "re", "un", "non", "pre", "anti", "semi", "multi", "ex", "pro", "post", "sub", "mid", "inter", "counter":
		return true
	}
	return false
}

func isAddress(w string) bool {
	return strings.Contains(w, "://") || strings.HasPrefix(w, "www.") ||
		strings.Contains(w, "@") && strings.LastIndexByte(w, '.') > strings.IndexByte(w, '@')
}

// part adds a word without marks, resolved if it is a contraction.
func (t *tokeniser) part(start, end int) {
	if start >= end {
		return
	}
	form := t.text[start:end]
	if words := t.rules.contractions[strings.ToLower(form)]; words != nil {
		t.contraction(start, end, words)
		return
	}
	if !t.rules.ordinals {
		if n := clitic(form); n > 0 {
			if n < len(form) {
				t.add(start, end-n)
				t.add(end-n, end)
				t.out[len(t.out)-1].Joined = true
			} else {
				t.add(start, end)
			}
			return
		}
	}
	if n := numberUnit(form); n > 0 {
		t.add(start, end-n)
		t.add(end-n, end)
		return
	}
	t.add(start, end)
}

// contraction adds the words of a contraction. Those of an English one are
// parts of what is written, those of a German one share its offsets.
func (t *tokeniser) contraction(start, end int, words []string) {
	if !t.rules.ordinals {
		for i, w := range words {
			t.add(start, start+len(w))
			t.out[len(t.out)-1].Joined = i > 0
			start += len(w)
		}
		return
	}
	c, _ := utf8.DecodeRuneInString(t.text[start:end])
	for i, w := range words {
		t.add(start, end)
		tok := &t.out[len(t.out)-1]
		tok.Form, tok.Joined = w, i > 0
		if i == 0 && unicode.IsUpper(c) {
			first, size := utf8.DecodeRuneInString(w)
			tok.Form = string(unicode.ToUpper(first)) + w[size:]
		}
	}
}

// clitic returns the length of the English clitic that a word ends in:
// "'s", "n't", "'ll"; 0 if there is none.
func clitic(form string) int {
	low := strings.ToLower(form)
	for _, c := range []string{"n't", "n’t", "'s", "’s", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'m", "’m", "'d", "’d"} {
		if strings.HasSuffix(low, c) {
			return len(c)
		}
	}
	return 0
}

// numberUnit returns the length of the unit written on to a number: "50km",
// "10pm"; 0 if there is none.
func numberUnit(form string) int {
	digits := len(form) - len(strings.TrimLeft(form, "0123456789.,:"))
	if digits == 0 || digits == len(form) {
		return 0
	}
	switch form[digits:] {
	case "km", "kg", "cm", "mm", "m", "am", "pm", "mph", "GB", "MB", "TB", "bn", "m²", "hrs", "k", "K", "mg", "lbs", "ft":
		return len(form) - digits
	}
	return 0
}
