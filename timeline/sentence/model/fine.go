package model

import "strings"

// fineTag names the class of a word that the tagger tells apart: its UPOS
// and, after a dot, what the parser most needs to know beside it.
func fineTag(w *Word) string {
	detail := ""
	switch w.UPOS {
	case "VERB", "AUX":
		detail = Feat(w.Feats, "VerbForm")
		if detail == "Fin" || detail == "Part" {
			detail += Feat(w.Feats, "Tense")
		}
		if Feat(w.Feats, "Mood") == "Imp" {
			detail = "Imp"
		}
	case "PRON", "DET":
		detail, _, _ = strings.Cut(Feat(w.Feats, "PronType"), ",")
		if strings.HasSuffix(Feat(w.Feats, "PronType"), ",Rel") {
			detail = "Rel"
		}
		if Feat(w.Feats, "Poss") == "Yes" {
			detail = "Poss"
		} else if Feat(w.Feats, "Reflex") == "Yes" {
			detail = "Refl"
		}
	case "ADP", "ADV", "ADJ":
		if w.Rel == "compound:prt" {
			detail = "prt"
		} else if w.UPOS == "ADJ" && Feat(w.Feats, "Case") != "" {
			detail = "attr"
		}
	case "PART":
		detail = Feat(w.Feats, "Polarity")
	case "NOUN":
		if Feat(w.Feats, "Case") == "" {
			detail = Feat(w.Feats, "Number")
		}
	}
	if detail == "" {
		return w.UPOS
	}
	return w.UPOS + "." + detail
}

// Feat returns the value of a feature in a CoNLL-U feature column, "" if it
// is not there.
func Feat(feats, name string) string {
	for feats != "" {
		var one string
		one, feats, _ = strings.Cut(feats, "|")
		if len(one) > len(name) && one[len(name)] == '=' && one[:len(name)] == name {
			return one[len(name)+1:]
		}
	}
	return ""
}
