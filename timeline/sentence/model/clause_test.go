package model

import "testing"

// TestFreeVerbs: a form of "haben" or "sein" is no auxiliary of a verb with
// "zu" or of a finite verb beyond a comma.
func TestFreeVerbs(t *testing.T) {
	word := func(form, lemma, upos, feats string, head int, rel string) Word {
		return Word{Form: form, Lemma: lemma, UPOS: upos, Feats: feats, Head: head, Rel: rel}
	}
	for _, c := range []struct {
		name  string
		words []Word
		want  []string // relations
		heads []int
	}{
		{"zu", []Word{
			word("Er", "er", "PRON", "", 6, "nsubj"), word("hat", "haben", "AUX", "VerbForm=Fin", 6, "aux"), word("Mut", "Mut", "NOUN", "", 6, "obj"),
			word(",", ",", "PUNCT", "", 6, "punct"), word("oft", "oft", "ADV", "", 6, "advmod"), word("zu", "zu", "PART", "", 6, "mark"),
			word("reden", "reden", "VERB", "VerbForm=Inf", none, "root"),
		}, []string{"nsubj", "root", "obj", "punct", "advmod", "mark", "xcomp"}, []int{1, none, 1, 6, 6, 6, 2}},
		{"a relative clause", []Word{
			word("Das", "der", "DET", "", 4, "nsubj"), word("ist", "sein", "AUX", "VerbForm=Fin", 4, "cop"), word(",", ",", "PUNCT", "", 4, "punct"),
			word("was", "was", "PRON", "", 4, "obj"), word("zählt", "zählen", "VERB", "VerbForm=Fin", none, "root"),
		}, []string{"nsubj", "root", "punct", "obj", "parataxis"}, []int{1, none, 4, 4, 1}},
		{"a participle", []Word{
			word("Er", "er", "PRON", "", 3, "nsubj"), word("hat", "haben", "AUX", "VerbForm=Fin", 3, "aux"), word(",", ",", "PUNCT", "", 3, "punct"),
			word("gefehlt", "fehlen", "VERB", "VerbForm=Part", none, "root"),
		}, []string{"nsubj", "aux", "punct", "root"}, []int{3, 3, 3, none}},
	} {
		s := newScratch()
		for i := range c.words {
			s.back = append(s.back, i)
			s.state.nodes = append(s.state.nodes, node{})
			s.state.finite = append(s.state.finite, 1)
		}
		new(Model).freeVerbs(c.words, s)
		for i, w := range c.words {
			if w.Rel != c.want[i] || w.Head != c.heads[i] {
				t.Errorf("%s: %s is %s of %d, want %s of %d", c.name, w.Form, w.Rel, w.Head, c.want[i], c.heads[i])
			}
		}
	}
}
