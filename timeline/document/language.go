package document

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// MinSure is the confidence below which Read does not trust the language
// that it recognised.
const MinSure = 0.4

// A Recogniser tells languages apart by their small words and their
// three-letter sequences. It never changes and may be used by several
// goroutines at a time.
type Recogniser struct {
	tongues  []tongue
	byCode   map[string]int         // index in tongues, by code and by other codes
	letters  map[rune][]int         // the tongues that an unusual letter belongs to
	words    map[string][]int       // the tongues that a small word belongs to
	trigrams map[[3]rune][]evidence // how much a sequence speaks for tongues
}

// A tongue is a language that is told apart.
type tongue struct {
	code, name string
	scripts    []*unicode.RangeTable
	read       bool // whether demarche reads articles in it
	voted      bool // whether words and sequences are known; else the script alone tells
}

// evidence is the weight with which something speaks for a tongue.
type evidence struct {
	tongue int
	weight float64
}

// NewRecogniser returns a recogniser with the built-in languages.
func NewRecogniser() *Recogniser {
	rec := &Recogniser{
		byCode:   make(map[string]int),
		letters:  make(map[rune][]int),
		words:    make(map[string][]int),
		trigrams: make(map[[3]rune][]evidence),
	}
	for i, row := range builtIn("languages.tsv", "lang", "other", "name", "script", "read", "letters", "words") {
		t := tongue{code: row.Get("lang"), name: row.Get("name"), read: row.Get("read") == "yes"}
		for _, s := range row.List("script") {
			t.scripts = append(t.scripts, unicode.Scripts[s])
		}
		for _, w := range strings.Fields(row.Get("words")) {
			rec.words[w] = append(rec.words[w], i)
			t.voted = true
		}
		for _, r := range row.Get("letters") {
			rec.letters[r] = append(rec.letters[r], i)
		}
		rec.tongues = append(rec.tongues, t)
		for _, code := range append(row.List("other"), t.code) {
			rec.byCode[code] = i
		}
	}
	for _, row := range builtIn("trigrams.tsv", "lang", "trigrams") {
		rec.addTrigrams(rec.byCode[row.Get("lang")], strings.Fields(row.Get("trigrams")))
	}
	return rec
}

// recogniser is the recogniser of Language, made at first use.
var recogniser = sync.OnceValue(NewRecogniser)

// Language is Recogniser.Language with the built-in languages.
func Language(text string) (lang string, sure float64) {
	return recogniser().Language(text)
}

// addTrigrams enters a language's sequences, commonest first. Frequency
// falls about with the rank, after Zipf; the weight is the logarithm of how
// much likelier the sequence is than one that is not listed.
func (rec *Recogniser) addTrigrams(tongue int, list []string) {
	for rank, s := range list {
		r := []rune(strings.ReplaceAll(s, "_", " "))
		key := [3]rune{r[0], r[1], r[2]}
		weight := math.Log(2 * float64(len(list)) / float64(rank+10))
		rec.trigrams[key] = append(rec.trigrams[key], evidence{tongue, weight})
	}
}

// Weights of the vote, set so that sure is about the share of right answers
// on single sentences of news.
const (
	wordWeight    = 3.0  // of a small word, beside a sequence's 0.7 to 4
	letterWeight  = 2.0  // of an unusual letter
	priorWeight   = 6.0  // of the languages that articles given to demarche are likely in
	heat          = 6.0  // neighbouring sequences say the same twice: votes are worth a part of what they say
	usualShare    = 0.20 // of small words in prose, at least
	judgedFrom    = 20   // words from which the share of small words counts
	languageBytes = 8 << 10
)

// Language returns the language that a text is written in, a BCP 47 code,
// and how sure that is, from 0 to 1. It looks at the beginning of the text
// and returns "" if there are no letters in it.
func (rec *Recogniser) Language(text string) (lang string, sure float64) {
	text = text[:min(len(text), languageBytes)]
	if i, share := rec.script(text); share > 0.5 {
		return rec.tongues[i].code, share
	}
	score := make([]float64, len(rec.tongues))
	hits := make([]int, len(rec.tongues))
	for i, t := range rec.tongues {
		if t.read {
			score[i] = priorWeight
		}
	}
	n := 0
	for word := range words(text) {
		n++
		for _, i := range rec.words[word] {
			score[i] += wordWeight
			hits[i]++
		}
		rec.vote(word, score)
	}
	if n == 0 {
		return "", 0
	}
	best, sure := rec.elect(score)
	if score[best] <= priorWeight {
		return "", 0 // nothing spoke for any language
	}
	if share := float64(hits[best]) / float64(n); n >= judgedFrom && share < usualShare {
		sure *= share / usualShare // prose of no language known here, or a list of names
	}
	return rec.tongues[best].code, sure
}

// script returns the language that has a script to itself and the share of
// the text's letters that are of it.
func (rec *Recogniser) script(text string) (tongue int, share float64) {
	count := make([]int, len(rec.tongues))
	letters, most := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r < utf8.RuneSelf {
			continue
		}
		for i, t := range rec.tongues {
			if !t.voted && unicode.In(r, t.scripts...) {
				count[i]++
			}
		}
	}
	for i, c := range count {
		// Japanese is written with Chinese characters as well.
		if i == rec.byCode["zh"] && count[rec.byCode["ja"]] > c/10 {
			count[rec.byCode["ja"]] += c
			continue
		}
		if c > count[most] {
			most = i
		}
	}
	if j := rec.byCode["ja"]; count[j] > count[most] {
		most = j
	}
	if letters == 0 {
		return 0, 0
	}
	return most, float64(count[most]) / float64(letters)
}

// vote adds what the letters and sequences of a word say.
func (rec *Recogniser) vote(word string, score []float64) {
	window := [3]rune{' ', ' ', ' '}
	for _, r := range word + " " {
		window = [3]rune{window[1], window[2], r}
		for _, i := range rec.letters[r] {
			score[i] += letterWeight
		}
		for _, e := range rec.trigrams[window] {
			score[e.tongue] += e.weight
		}
	}
}

// elect returns the tongue with the highest score and its share after a
// softmax.
func (rec *Recogniser) elect(score []float64) (best int, share float64) {
	for i, s := range score {
		if s > score[best] {
			best = i
		}
	}
	sum := 0.0
	for i, s := range score {
		if rec.tongues[i].voted {
			sum += math.Exp((s - score[best]) / heat)
		}
	}
	return best, 1 / sum
}

// words yields the words of a text in lower case. Words with digits, such as
// "G7", and web addresses say nothing of the language and are left out.
func words(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, field := range strings.Fields(text) {
			if strings.ContainsAny(field, "@_0123456789") || strings.Contains(field, "://") {
				continue
			}
			for _, w := range strings.FieldsFunc(field, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if !yield(strings.ToLower(w)) {
					return
				}
			}
		}
	}
}

// reads reports whether demarche reads articles in a language.
func (rec *Recogniser) reads(code string) bool {
	i, ok := rec.byCode[code]
	return ok && rec.tongues[i].read
}

// named returns the code that stands for a language mark such as "de-AT",
// "ger" or "DE", and the language's name.
func (rec *Recogniser) named(mark string) (code, name string) {
	code = strings.ToLower(strings.TrimSpace(mark))
	code, _, _ = strings.Cut(strings.ReplaceAll(code, "_", "-"), "-")
	if i, ok := rec.byCode[code]; ok {
		return rec.tongues[i].code, rec.tongues[i].name
	}
	return code, fmt.Sprintf("%q", mark)
}
