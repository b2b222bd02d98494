package model

import "strings"

// freeVerbs mends German clauses in which the parser took "hat" or "ist" for
// the auxiliary of a verb beyond a comma. That verb has a clause of its own if
// it is finite or has "zu": "Er hat den Ruf, hart zu verhandeln".
func (m *Model) freeVerbs(words []Word, s *scratch) {
	for i := range words {
		w := &words[i]
		if w.Rel != "aux" && w.Rel != "aux:pass" && w.Rel != "cop" || w.Head < i || w.Lemma != "haben" && w.Lemma != "sein" || !strings.Contains(w.Feats, "VerbForm=Fin") {
			continue
		}
		comma := commaBetween(words, i, w.Head)
		if comma == none || s.back[w.Head] == none {
			continue
		}
		to := hasChild(words, w.Head, "PART", "mark")
		if to || strings.Contains(words[w.Head].Feats, "VerbForm=Fin") {
			m.freeVerb(words, s, i, comma, to)
		}
	}
}

// freeVerb makes word i the verb of what stands before the comma, and hangs
// its former head on it or on a noun before the comma.
func (m *Model) freeVerb(words []Word, s *scratch, i, comma int, to bool) {
	h := words[i].Head
	words[i].Head, words[i].Rel, words[i].UPOS = words[h].Head, words[h].Rel, "VERB"
	for j := range comma {
		if words[j].Head == h {
			words[j].Head = i
		}
	}
	s.state.finite[s.back[h]] = s.state.nodes[s.back[h]].finite
	noun := none
	for j := i + 1; j < comma; j++ {
		if u := words[j].UPOS; u == "NOUN" || u == "PROPN" || u == "PRON" {
			noun = j
		}
	}
	words[h].Head = i
	switch {
	case hasChild(words, h, "SCONJ", "mark") && to:
		words[h].Rel = "advcl"
	case hasChild(words, h, "SCONJ", "mark"):
		words[h].Rel = "ccomp"
	case to && noun != none:
		words[h].Head, words[h].Rel = noun, "xcomp"
	case to:
		words[h].Rel = "xcomp"
	case noun != none:
		words[h].Head, words[h].Rel = noun, "acl:relcl"
	default:
		words[h].Rel = "parataxis"
	}
}

// commaBetween is the first comma between two words, none if there is none.
func commaBetween(words []Word, from, to int) int {
	for i := from; i < to; i++ {
		if words[i].Form == "," {
			return i
		}
	}
	return none
}

func hasChild(words []Word, head int, upos, rel string) bool {
	for i := range words {
		if words[i].Head == head && words[i].UPOS == upos && words[i].Rel == rel {
			return true
		}
	}
	return false
}
