package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// crowds finds the people whom only a number names: "thousands rallied",
// "three were killed", "arresting 20".
func (f *Finder) crowds(s *sentence.Sentence, named []Mention) []Mention {
	if s.Lang != "en" || !s.Analysed {
		return nil
	}
	var out []Mention
	for i := range s.Tokens {
		name := f.crowd(s, i)
		if name == "" || covering(named, i) != nil || f.counts(s, i) {
			continue
		}
		first := i
		for first > 0 && first > i-3 && s.Tokens[first-1].Head == i && s.Tokens[first-1].UPOS == "NUM" {
			first--
		}
		out = append(out, f.mention(s, first, i, first, i, f.generic(f.scene.here(), name, "CVL"), Group))
	}
	return out
}

// crowd names the people that a number at token i stands for, by the verb that
// it stands with; "" if it stands for none.
func (f *Finder) crowd(s *sentence.Sentence, i int) string {
	t := &s.Tokens[i]
	if i+1 < len(s.Tokens) && f.k.is("crowd", "en", strings.ToLower(t.Form)) && t.Head < 0 && s.Tokens[i+1].Head == i && f.k.is("crowd-verb", "en", strings.ToLower(s.Tokens[i+1].Lemma)) {
		return "protesters" // "Thousands demonstrated", taken for "the thousands shown"
	}
	w := strings.ToLower(t.Form)
	if t.UPOS != "NUM" && !f.k.is("many", "en", w) && !f.k.is("crowd", "en", w) || t.Head < 0 || s.Tokens[t.Head].UPOS != "VERB" {
		return ""
	}
	if i+1 < len(s.Tokens) && (s.Tokens[i+1].Form == "%" || s.Tokens[i+1].UPOS == "NOUN") || i > 0 && s.Tokens[i-1].UPOS == "SYM" {
		return ""
	}
	verb := strings.ToLower(s.Tokens[t.Head].Lemma)
	switch {
	case t.Rel == "nsubj" && f.k.is("crowd-verb", "en", verb):
		return "protesters"
	case (t.Rel == "nsubj:pass" || t.Rel == "obj") && f.k.is("victim-verb", "en", verb):
		return "people"
	}
	return ""
}

// counts reports whether the number at token i counts something that is told:
// "thousands of cattle".
func (f *Finder) counts(s *sentence.Sentence, i int) bool {
	for j := i + 1; j < len(s.Tokens) && j <= i+6; j++ {
		if t := &s.Tokens[j]; t.Head == i && strings.HasPrefix(t.Rel, "nmod") && !f.k.is("crowd", "en", strings.ToLower(t.Form)) && t.UPOS == "NOUN" {
			return true
		}
	}
	return false
}
