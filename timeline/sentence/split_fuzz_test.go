package sentence

import (
	"strings"
	"testing"
)

// FuzzSplit: sentences and tokens point at the very bytes that they stand
// for, in order, and nothing but space is left out.
func FuzzSplit(f *testing.F) {
	for _, text := range []string{
		"Der 3. Oktober. Am 4. ging er. Dr. No kam z. B. nie.", "BERLIN (dpa) – Er kam.", "Mr. Smith isn't here. He'll come.",
		"\xff\xfe.", "a.\u2028b", "„So“, sagte er. „Ja!“", "...!?", "x\r\n\r\ny", "im Haus am See",
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, german bool) {
		lang := "en"
		if german {
			lang = "de"
		}
		at := 0
		for _, s := range Split(text, 0, lang) {
			if s.Start < at || s.End < s.Start || s.End > len(text) {
				t.Fatalf("sentence at %d to %d after %d in %q", s.Start, s.End, at, text)
			}
			at = s.Start
			for i, tok := range s.Tokens {
				if tok.Start < at || tok.End < tok.Start || tok.End > s.End {
					t.Fatalf("token %d at %d to %d after %d in %q", i, tok.Start, tok.End, at, text)
				}
				if i > 0 && !tok.Joined {
					if gap := text[s.Tokens[i-1].End:tok.Start]; strings.TrimFunc(gap, blank) != "" {
						t.Fatalf("%q is left out of %q", gap, text)
					}
				}
				at = tok.Start
			}
			at = s.End
		}
	})
}
