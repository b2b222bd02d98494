package event

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"demarche/timeline/lexicon"
)

// stemRunes is the length to which words are cut before they are compared, so
// that most inflected forms of German and English meet.
const stemRunes = 6

// A wording is what the words of a report's sentence say of the act, beside
// its actors and its date.
type wording struct {
	words   []int     // numbers of its words, ascending
	weights []float64 // of each word, by how rare it is; of length 1
	rare    []int     // the rarest that are not its own alone
	figures []string  // numbers in it but years and days, in order
	known   bool      // the act is spoken of as known: "the call", "dieses Treffen"
	again   bool      // and as one of several: "again", "erneut"
}

// A vocabulary numbers words and counts the sentences that hold each.
type vocabulary struct {
	number    map[string]int
	sentences []int // by word
	total     int
}

// tellings holds the words of data/telling.tsv by what they say. The table is
// part of the program and held right by tests, so that a fault in it is a bug.
var tellings = sync.OnceValue(func() map[string]map[string]bool {
	t, err := lexicon.ReadTable(data, "data/telling.tsv", "says", "de", "en")
	if err != nil {
		panic(err)
	}
	out := map[string]map[string]bool{}
	for _, r := range t.Rows {
		words := map[string]bool{}
		for _, w := range append(r.List("de"), r.List("en")...) {
			words[w] = true
		}
		out[r.Get("says")] = words
	}
	return out
})

// read takes in the words of a report. The weights follow when all reports
// are read.
func (v *vocabulary) read(r *Report) wording {
	var w wording
	known, again := tellings()["known"], tellings()["again"]
	text := r.Sentence.Text
	rel := min(max(r.Trigger.Start-r.Sentence.Start, 0), len(text))
	last := ""
	for start, end := range fields(text) {
		word := strings.ToLower(text[start:end])
		if start >= rel && last != "" {
			w.known = known[last]
			last = ""
		} else if start < rel {
			last = word
		}
		w.again = w.again || again[word]
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(first) {
			if !isYear(word) {
				w.figures = append(w.figures, word)
			}
		}
		w.words = append(w.words, v.of(cut(word)))
	}
	slices.Sort(w.words)
	w.words = slices.Compact(w.words)
	slices.Sort(w.figures)
	w.figures = slices.Compact(w.figures)
	v.total++
	for _, n := range w.words {
		v.sentences[n]++
	}
	return w
}

func (v *vocabulary) of(word string) int {
	n, ok := v.number[word]
	if !ok {
		n = len(v.sentences)
		v.number[word] = n
		v.sentences = append(v.sentences, 0)
	}
	return n
}

// weigh gives the words of a wording their weights: the rarer in all reports,
// the more (Sparck Jones 1972).
func (v *vocabulary) weigh(w *wording) {
	for _, n := range w.words {
		if v.sentences[n] > 1 && v.sentences[n] <= commonWord {
			w.rare = append(w.rare, n)
		}
	}
	slices.SortFunc(w.rare, func(a, b int) int { return cmp.Or(cmp.Compare(v.sentences[a], v.sentences[b]), cmp.Compare(a, b)) })
	w.rare = w.rare[:min(len(w.rare), rareWords)]
	w.weights = make([]float64, len(w.words))
	sum := 0.0
	for i, n := range w.words {
		x := v.rarity(n)
		w.weights[i] = x
		sum += x * x
	}
	if sum > 0 {
		for i := range w.weights {
			w.weights[i] /= math.Sqrt(sum)
		}
	}
}

func (v *vocabulary) rarity(word int) float64 {
	return math.Log(1 + float64(v.total)/float64(v.sentences[word]))
}

// likeness is the cosine of two wordings, from 0 to 1.
func (w *wording) likeness(o *wording) float64 {
	s := 0.0
	for i, j := 0, 0; i < len(w.words) && j < len(o.words); {
		switch {
		case w.words[i] < o.words[j]:
			i++
		case w.words[i] > o.words[j]:
			j++
		default:
			s += w.weights[i] * o.weights[j]
			i++
			j++
		}
	}
	return s
}

// fields yields the bounds of the words and numbers of a text, in bytes.
func fields(text string) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		start := -1
		for i, c := range text {
			in := unicode.IsLetter(c) || unicode.IsDigit(c)
			switch {
			case in && start < 0:
				start = i
			case !in && start >= 0:
				if !yield(start, i) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(start, len(text))
		}
	}
}

func cut(word string) string {
	n := 0
	for i := range word {
		if n == stemRunes {
			return word[:i]
		}
		n++
	}
	return word
}

func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }
