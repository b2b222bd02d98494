package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"demarche/timeline/sentence"
)

// A stretch is a piece of text, counted in letters and marks, spaces left
// out, so that texts can be compared that differ in their spaces.
type stretch struct{ from, to int }

// reportRaw joins the test sentences to one text with its paragraphs, cuts that as an article is
// cut, and measures the words and sentences against the treebank's.
func reportRaw(out io.Writer, test []tree, lang string) {
	var text strings.Builder
	goldWords, goldSentences := map[stretch]bool{}, map[stretch]bool{}
	at := 0
	for i := range test {
		start := at
		t := &test[i]
		if t.opens {
			text.WriteString("\n\n")
		}
		text.WriteString(t.text + " ")
		for w := 0; w < len(t.words); w++ {
			form := t.words[w].Form
			for _, s := range t.spans {
				if s.from == w {
					form, w = s.form, s.to-1
					break
				}
			}
			n := solid(form)
			goldWords[stretch{at, at + n}] = true
			at += n
		}
		goldSentences[stretch{start, at}] = true
	}
	all := text.String()
	words, sentences := map[stretch]bool{}, map[stretch]bool{}
	count := counter(all)
	for _, s := range sentence.Split(all, 0, lang) {
		sentences[stretch{count(s.Start), count(s.End)}] = true
		for i := range s.Tokens {
			if s.Tokens[i].Joined {
				continue
			}
			end := s.Tokens[i].End
			for j := i + 1; j < len(s.Tokens) && s.Tokens[j].Joined; j++ {
				end = s.Tokens[j].End
			}
			words[stretch{count(s.Tokens[i].Start), count(end)}] = true
		}
	}
	fmt.Fprintf(out, "raw text: words F1 %.2f  sentences F1 %.2f\n", f1(goldWords, words), f1(goldSentences, sentences))
}

// solid counts the runes of a text that are no spaces.
func solid(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// counter returns a function that counts the solid runes before a byte.
func counter(text string) func(int) int {
	before := make([]int, len(text)+1)
	n := 0
	for i, r := range text {
		before[i] = n
		if !unicode.IsSpace(r) {
			n++
		}
	}
	before[len(text)] = n
	return func(i int) int { return before[i] }
}

func f1(gold, found map[stretch]bool) float64 {
	p := prf{found: len(found), gold: len(gold)}
	for s := range found {
		if gold[s] {
			p.right++
		}
	}
	return p.f1()
}
