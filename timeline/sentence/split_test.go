package sentence

import (
	"fmt"
	"strings"
	"testing"
)

// TestSplitEndless: what goes on without an end is cut, at spaces where there
// are any and never inside a character, and nothing is lost.
func TestSplitEndless(t *testing.T) {
	for _, unit := range []string{"a-", "word ", "ü", "€", "\x80", "7", "“", "ein Wort, "} {
		text := strings.Repeat(unit, 5000)
		for _, lang := range []string{"de", "en"} {
			sents := Split(text, 0, lang)
			if len(sents) < len(text)/longest {
				t.Fatalf("%q in %s: %d sentences of %d bytes", unit, lang, len(sents), len(text))
			}
			at := 0
			for _, s := range sents {
				if s.End-s.Start > longest {
					t.Errorf("%q in %s: a sentence of %d bytes", unit, lang, s.End-s.Start)
				}
				if gap := text[at:s.Start]; strings.TrimFunc(gap, blank) != "" {
					t.Errorf("%q in %s: %q is left out", unit, lang, gap)
				}
				if first := s.Tokens[0].Form; !strings.HasPrefix(strings.TrimSpace(unit), first[:1]) && !strings.Contains(unit, first) {
					t.Errorf("%q in %s: a sentence begins with %q", unit, lang, first)
				}
				at = s.End
			}
			if rest := text[at:]; strings.TrimFunc(rest, blank) != "" {
				t.Errorf("%q in %s: %q is left out at the end", unit, lang, rest)
			}
		}
	}
}

// BenchmarkEndless splits and analyses one word without an end.
func BenchmarkEndless(b *testing.B) {
	a := NewAnalyser()
	for _, n := range []int{10_000, 20_000, 40_000} {
		text := strings.Repeat("a-", n/2)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(n))
			for b.Loop() {
				for _, s := range Split(text, 0, "en") {
					a.Analyse(&s)
				}
			}
		})
	}
}
