package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the length of the longest sentence in bytes, some 300 words. What
// goes on without an end (tables, encoded data, an attack) is cut there, at a
// space if there is one, so that no stage pays for the square of its length.
const longest = 2000

// Split splits text[from:] into sentences and these into tokens. Offsets
// count from the start of text. The tokens have their offsets and forms and
// are not analysed. Headlines (lines without a full stop) and datelines
// ("Istanbul –", "BERLIN (dpa) –") are sentences of their own.
func Split(text string, from int, lang string) []Sentence {
	r := rulesOf(lang)
	var out []Sentence
	for _, p := range paragraphs(text, from) {
		p.start = skipSpace(text, p.start, p.end)
		if end := datelineEnd(text, p.start, p.end); end > 0 {
			out = appendSentence(out, r, text, p.start, end, lang)
			p.start = end
		}
		for start := p.start; start < p.end; {
			limit := min(p.end, start+longest)
			end := sentenceEnd(r, text, start, limit)
			if end == limit && limit < p.end {
				end = lastSpace(text, start, limit)
			}
			out = appendSentence(out, r, text, start, end, lang)
			start = end
		}
	}
	return out
}

// lastSpace returns where to cut text[start:limit]: after its last white
// space, else before the character that the limit falls into.
func lastSpace(text string, start, limit int) int {
	if i := strings.LastIndexAny(text[start:limit], " \t\n"); i > 0 {
		return start + i + 1
	}
	end := limit
	for end > limit-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

func appendSentence(out []Sentence, r *rules, text string, start, end int, lang string) []Sentence {
	start = skipSpace(text, start, end)
	end = start + len(strings.TrimRightFunc(text[start:end], blank))
	if start == end {
		return out
	}
	s := Sentence{Start: start, End: end, Lang: lang}
	s.Tokens = tokenise(r, text, start, end)
	if len(s.Tokens) == 0 {
		return out
	}
	return append(out, s)
}

// blank tells white space and the invisible characters that pages and feeds
// are strewn with.
func blank(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

func skipSpace(text string, start, end int) int {
	for start < end {
		r, size := utf8.DecodeRuneInString(text[start:end])
		if !blank(r) {
			break
		}
		start += size
	}
	return start
}

// A stretch is a part of the text.
type stretch struct{ start, end int }

// paragraphs cuts text[from:] at empty lines, and at single line breaks where
// lines are paragraphs or headlines rather than wrapped at a fixed width.
func paragraphs(text string, from int) []stretch {
	from = min(max(from, 0), len(text))
	widest := 0
	for line := range strings.SplitSeq(text[from:], "\n") {
		widest = max(widest, len(line))
	}
	var out []stretch
	start := from
	for at := from; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			break
		}
		line := strings.TrimSpace(text[at : at+n])
		at += n + 1
		if line == "" || widest > 110 || endsLine(line, widest) || startsItem(text[at:]) {
			out = append(out, stretch{start, at})
			start = at
		}
	}
	if start < len(text) {
		out = append(out, stretch{start, len(text)})
	}
	return out
}

// endsLine says whether a line of a text that is wrapped ends a paragraph:
// it closes a sentence, or is much shorter than others.
func endsLine(line string, widest int) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…:\"“”«»", last) && len(line) < widest*4/5 || len(line) < widest*3/5
}

// startsItem says whether an empty line or an item of a list follows.
func startsItem(rest string) bool {
	line, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimSpace(line)
	if line == "" {
		return true
	}
	r, size := utf8.DecodeRuneInString(line)
	return strings.ContainsRune("-–—*•·▪►", r) && strings.HasPrefix(line[size:], " ")
}

// datelineEnd returns where the dateline that opens a paragraph ends, 0 if
// there is none: up to five words beginning with capitals, an agency in
// brackets, and a dash or bar.
func datelineEnd(text string, start, end int) int {
	limit := min(end, start+80)
	for i := start; i < limit; {
		r, size := utf8.DecodeRuneInString(text[i:limit])
		if strings.ContainsRune("–—-|", r) && i > start && text[i-1] == ' ' && i+size < end && text[i+size] == ' ' {
			next, _ := utf8.DecodeRuneInString(text[skipSpace(text, i+size, end):])
			if isDateline(strings.TrimSpace(text[start:i])) && (unicode.IsUpper(next) || isQuote(next)) {
				return i + size
			}
			return 0
		}
		i += size
	}
	return 0
}

func isDateline(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' || r == ',' })
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		w = strings.Trim(w, "().:")
		r, _ := utf8.DecodeRuneInString(w)
		agency := i > 0 && (len(w) <= 4 || i == len(words)-1)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !agency {
			return false
		}
	}
	return true
}

// sentenceEnd returns where the sentence that begins at start ends.
func sentenceEnd(r *rules, text string, start, end int) int {
	for i := start; i < end; {
		c, size := utf8.DecodeRuneInString(text[i:end])
		i += size
		switch c {
		case '.', '!', '?', '…':
		default:
			continue
		}
		for i < end { // more of them: "?!", "..."
			c2, size := utf8.DecodeRuneInString(text[i:end])
			if !strings.ContainsRune(".!?…", c2) {
				break
			}
			c, i = '…', i+size
			if c2 == '!' || c2 == '?' {
				c = c2
			}
		}
		stop := skipClosers(text, i, end)
		if stop == end {
			return end
		}
		next := skipSpace(text, stop, end)
		if next == end {
			return end
		}
		if next > stop && r.ends(text, start, i, next, end, c) {
			return stop
		}
	}
	return end
}

// skipClosers passes over quotes and brackets that close after a full stop,
// also one that stands alone after a space.
func skipClosers(text string, i, end int) int {
	for i < end {
		c, size := utf8.DecodeRuneInString(text[i:end])
		if !strings.ContainsRune(`"”“’'»«)]`, c) {
			break
		}
		i += size
	}
	return i
}

// ends says whether the mark before stop ends the sentence, when the next
// word begins at next.
func (r *rules) ends(text string, start, stop, next, end int, mark rune) bool {
	first, size := utf8.DecodeRuneInString(text[next:end])
	for isQuote(first) || strings.ContainsRune("([–—-•*", first) {
		n := skipSpace(text, next+size, end)
		if n >= end {
			break
		}
		next = n
		first, size = utf8.DecodeRuneInString(text[next:end])
	}
	if unicode.IsLower(first) {
		return false
	}
	if mark != '.' {
		return true
	}
	word := wordBefore(text, start, stop)
	following := wordAt(text, next, end)
	if final, ok := r.abbreviation(word); ok {
		return final && r.starters[following]
	}
	if isInitial(word) || r.ordinals && isOrdinal(word) {
		return r.starters[following]
	}
	if isNumber(word) && start+len(word) == stop { // "1. Introduction"
		return false
	}
	return true
}

// abbreviation says whether a word with its full stop is an abbreviation,
// and whether it may end a sentence.
func (r *rules) abbreviation(word string) (final, ok bool) {
	if final, ok = r.abbreviations[word]; ok {
		return final, true
	}
	if strings.Count(word, ".") > 1 && len(word) <= 12 && !strings.Contains(word, "..") { // "M.A.", "i.d.R."
		for part := range strings.SplitSeq(strings.TrimSuffix(word, "."), ".") {
			if utf8.RuneCountInString(part) > 3 || isNumber(part+".") {
				return false, false
			}
		}
		return true, true
	}
	return false, false
}

// wordBefore is the word that ends at stop, with its full stop.
func wordBefore(text string, start, stop int) string {
	i := stop
	for i > start {
		c, size := utf8.DecodeLastRuneInString(text[start:i])
		if blank(c) || isQuote(c) || strings.ContainsRune("([/", c) {
			break
		}
		i -= size
	}
	return text[i:stop]
}

func wordAt(text string, i, end int) string {
	j := i
	for j < end {
		c, size := utf8.DecodeRuneInString(text[j:end])
		if !unicode.IsLetter(c) {
			break
		}
		j += size
	}
	return text[i:j]
}

// isInitial tells "A.", also "J.-P." and the halves of "z. B.".
func isInitial(word string) bool {
	word = strings.TrimSuffix(word, ".")
	if i := strings.LastIndexAny(word, ".-"); i >= 0 {
		word = word[i+1:]
	}
	c, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsLetter(c)
}

// isOrdinal tells "13." and "II."; years end sentences more often.
func isOrdinal(word string) bool {
	word = strings.TrimSuffix(word, ".")
	if isNumber(word + ".") {
		return len(word) < 4
	}
	return word != "" && strings.Trim(word, "IVX") == ""
}

func isNumber(word string) bool {
	word = strings.TrimSuffix(word, ".")
	return word != "" && strings.Trim(word, "0123456789") == ""
}

func isQuote(r rune) bool { return strings.ContainsRune("\"„“”»«‹›‚‘’'", r) }
