package sentence

import (
	"strings"
	"testing"
)

// found analyses the text, one sentence, and returns its tokens as
// "form/relation/head", those of the relations asked for.
func found(t *testing.T, a *Analyser, lang, text string, rels ...string) []string {
	t.Helper()
	s := Split(text, 0, lang)
	if len(s) != 1 {
		t.Fatalf("%q makes %d sentences", text, len(s))
	}
	a.Analyse(&s[0])
	var out []string
	for _, tok := range s[0].Tokens {
		for _, r := range rels {
			if tok.Rel == r {
				head := "ROOT"
				if tok.Head >= 0 {
					head = s[0].Tokens[tok.Head].Form
				}
				out = append(out, tok.Form+"/"+tok.Rel+"/"+head)
			}
		}
	}
	return out
}

func TestWhoDidWhatToWhom(t *testing.T) {
	a := NewAnalyser()
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Den Antrag der Opposition lehnte der Bundestag ab.", "Antrag/obj/lehnte Bundestag/nsubj/lehnte ab/compound:prt/lehnte"},
		{"en", "The army attacked the capital.", "army/nsubj/attacked capital/obj/attacked"},
		{"en", "The city was freed by the army.", "city/nsubj:pass/freed army/obl:agent/freed"},
	} {
		got := strings.Join(found(t, a, c.lang, c.text, "nsubj", "nsubj:pass", "obj", "obl:agent", "compound:prt"), " ")
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
