package rule

import (
	"fmt"
	"strings"
	"testing"

	"demarche/timeline/sentence"
)

// tree reads "form/UPOS/head/rel/feats …", heads counted from 1, 0 for the root.
func tree(t *testing.T, s string) *sentence.Sentence {
	t.Helper()
	out := &sentence.Sentence{Lang: "de", Analysed: true}
	for _, f := range strings.Fields(s) {
		c := append(strings.Split(f, "/"), "", "")
		var head int
		if _, err := fmt.Sscan(c[2], &head); err != nil {
			t.Fatal(f, err)
		}
		out.Tokens = append(out.Tokens, sentence.Token{Form: c[0], Lemma: c[0], UPOS: c[1], Head: head - 1, Rel: c[3], Feats: c[4]})
	}
	return out
}

func TestMend(t *testing.T) {
	for name, tc := range map[string]struct{ tree, want string }{
		"an article without a comma before it begins no apposition": {
			"in/ADP/2/case Vietnam/PROPN/6/obl der/DET/4/det Priester/NOUN/2/appos freigelassen/ADV/6/advmod entlassen/VERB/0/root",
			"Priester obj of entlassen"},
		"a noun before a comma is no part of what follows": {
			"Amnesty/PROPN/2/nsubj beschuldigte/VERB/0/root/VerbForm=Fin die/DET/6/det Armee/NOUN/6/compound ,/PUNCT/4/punct Bauern/NOUN/7/obj foltern/VERB/2/xcomp/VerbForm=Inf",
			"Armee obj of beschuldigte"},
		"an infinitive has no subject": {
			"will/AUX/2/aux helfen/VERB/0/root und/CCONJ/5/cc Soldaten/NOUN/5/nsubj schicken/VERB/2/conj/VerbForm=Inf",
			"Soldaten obj of schicken"},
		"the particle at the end is the verb's": {
			"Die/DET/2/det Armee/NOUN/3/nsubj geht/VERB/0/root/VerbForm=Fin hart/ADV/3/advmod vor/ADP/4/conj ./PUNCT/3/punct",
			"vor compound:prt of geht"},
		"zufolge stands after its noun": {
			"Berichten/NOUN/5/obl zufolge/ADP/4/case ein/DET/4/det Mann/NOUN/5/obl festgenommen/VERB/0/root",
			"zufolge case of Berichten"},
		"what stands in the accusative is owned by nobody": {
			"Rom/PROPN/2/nsubj rief/VERB/0/root die/DET/4/det Partei/NOUN/2/obj den/DET/6/det Botschafter/NOUN/4/nmod",
			"Botschafter iobj of rief"},
	} {
		t.Run(name, func(t *testing.T) {
			s := tree(t, tc.tree)
			r := &reading{at: make([]int, len(s.Tokens))}
			for i := range r.at {
				r.at[i] = -1
			}
			var got []string
			for _, tok := range r.mend(s).Tokens {
				if tok.Head >= 0 {
					got = append(got, tok.Form+" "+tok.Rel+" of "+s.Tokens[tok.Head].Form)
				}
			}
			if !strings.Contains(strings.Join(got, "\n"), tc.want) {
				t.Errorf("want %q in\n%s", tc.want, strings.Join(got, "\n"))
			}
		})
	}
}
