package main

import (
	_ "embed"
	"slices"
	"strings"

	"demarche/timeline/sentence/model"
)

// compoundLemmas writes the lemmas of compounds out: HDT gives "Rückgang" as
// the lemma of "Umsatzrückgang".
func compoundLemmas(t *tree) {
	for i := range t.words {
		w := &t.words[i]
		if w.UPOS != "NOUN" || len(w.Lemma) < 4 || len(w.Form) < len(w.Lemma) {
			continue
		}
		low, lemma := strings.ToLower(w.Form), strings.ToLower(w.Lemma)
		stem := string([]rune(lemma)[:3])
		if at := strings.LastIndex(low, stem); at > 1 && at+len(lemma) <= len(low)+3 && !strings.HasPrefix(low, stem) && len(low) == len(w.Form) {
			if w.Form[at-1] == '-' {
				w.Lemma = w.Form[:at] + w.Lemma
			} else {
				w.Lemma = w.Form[:at] + lemma
			}
		}
	}
}

// fillCases gives nouns, and what agrees with them, the case that HDT leaves
// out wherever the form alone does not tell it. The words of the phrase are
// asked first, then the preposition, then the place in the clause.
func fillCases(t *tree) {
	words := t.words
	for i := range words {
		w := &words[i]
		if w.UPOS != "NOUN" && w.UPOS != "PROPN" {
			continue
		}
		cas := phraseCase(words, i)
		if cas == "" {
			cas = placeCase(words, i)
		}
		if cas == "" {
			continue
		}
		setFeat(w, "Case", cas)
		for j := range words {
			d := &words[j]
			if d.Head == i && (d.Rel == "det" || d.Rel == "amod" && d.UPOS == "ADJ" && j < i) {
				for _, name := range []string{"Gender", "Number"} {
					if v := model.Feat(w.Feats, name); v != "" && d.Rel == "amod" {
						setFeat(d, name, v)
					}
				}
				setFeat(d, "Case", cas)
			}
		}
	}
}

func phraseCase(words []model.Word, i int) string {
	if c := model.Feat(words[i].Feats, "Case"); c != "" {
		return c
	}
	adposition := ""
	for j := range words {
		d := &words[j]
		if d.Head != i {
			continue
		}
		c := model.Feat(d.Feats, "Case")
		switch {
		case d.Rel == "case" && c != "":
			adposition = c
		case c != "" && (d.Rel == "det" || d.Rel == "amod"):
			return c
		}
	}
	return adposition
}

func placeCase(words []model.Word, i int) string {
	bare := !slices.ContainsFunc(words, func(d model.Word) bool { return d.Head == i && d.Rel == "case" })
	if !bare {
		return ""
	}
	switch w := &words[i]; w.Rel {
	case "nsubj", "nsubj:pass":
		return "Nom"
	case "obj":
		return "Acc"
	case "conj", "appos", "flat", "flat:name":
		if w.Head >= 0 && w.Head < i {
			return model.Feat(words[w.Head].Feats, "Case")
		}
	case "nmod":
		if w.Head >= 0 && (slices.ContainsFunc(words, func(d model.Word) bool { return d.Head == i && d.Rel == "det" }) || strings.HasSuffix(w.Form, "s")) {
			return "Gen"
		}
	}
	return ""
}

// setFeat adds a feature if the word does not have it.
func setFeat(w *model.Word, name, value string) {
	if model.Feat(w.Feats, name) != "" {
		return
	}
	feats := strings.Split(w.Feats, "|")
	if w.Feats == "" || w.Feats == "_" {
		feats = nil
	}
	feats = append(feats, name+"="+value)
	slices.Sort(feats)
	w.Feats = strings.Join(feats, "|")
}

// raise lets word i and its head change places in the tree: i takes the
// head's head and relation.
func raise(words []model.Word, i int) {
	h := words[i].Head
	words[i].Head, words[i].Rel = words[h].Head, words[h].Rel
	words[h].Head = i
}

// speech hangs a quoted clause on the verb of saying that follows it, as GSD
// and PUD do; in HDT the verb is a parataxis of the clause.
func speech(t *tree) {
	words := t.words
	for i := range words {
		w := &words[i]
		if w.Rel != "parataxis" || w.UPOS != "VERB" || w.Head < 0 || w.Head > i || words[w.Head].Rel != "root" {
			continue
		}
		quote := w.Head
		subject := false
		for j := range words {
			switch d := &words[j]; {
			case d.Head == i && universal(d.Rel) == "nsubj":
				subject = j > i
			case d.Head == i && d.Rel == "ccomp":
				subject = false
			}
		}
		if !subject || i == 0 || words[i-1].UPOS != "PUNCT" || dependsAfter(words, quote, i) {
			continue
		}
		raise(words, i)
		words[quote].Rel = "ccomp"
		for j := range words { // the full stop
			if words[j].Head == quote && words[j].Rel == "punct" && j > i {
				words[j].Head = i
			}
		}
	}
}

// dependsAfter says whether a word after i that is no mark hangs on top or
// below it without hanging on i.
func dependsAfter(words []model.Word, top, i int) bool {
	for j := i + 1; j < len(words); j++ {
		if words[j].UPOS == "PUNCT" {
			continue
		}
		k := j
		for steps := 0; k >= 0 && k != i && k != top && steps < len(words); steps++ {
			k = words[k].Head
		}
		if k == top {
			return true
		}
	}
	return false
}

var temporal = map[string]bool{
	"Jahr": true, "Monat": true, "Woche": true, "Tag": true, "Stunde": true, "Minute": true, "Sekunde": true,
	"Abend": true, "Morgen": true, "Nacht": true, "Wochenende": true, "Zeit": true, "Montag": true, "Dienstag": true,
	"Mittwoch": true, "Donnerstag": true, "Freitag": true, "Samstag": true, "Sonnabend": true, "Sonntag": true,
	"Januar": true, "Februar": true, "März": true, "April": true, "Mai": true, "Juni": true, "Juli": true,
	"August": true, "September": true, "Oktober": true, "November": true, "Dezember": true, "Ende": true, "Anfang": true, "Mitte": true,
}

// times names bare times as PUD does: "letzte Woche" and "1998" beside a verb
// are obl:tmod, the year in "Mai 1998" is nummod.
func times(t *tree) {
	words := t.words
	for i := range words {
		w := &words[i]
		if w.Head < 0 || slices.ContainsFunc(words, func(d model.Word) bool { return d.Head == i && d.Rel == "case" }) {
			continue
		}
		year := len(w.Form) == 4 && strings.Trim(w.Form, "0123456789") == ""
		switch {
		case year && w.Rel == "nmod" && words[w.Head].UPOS == "NOUN":
			w.Rel = "nummod"
		case w.Rel == "obl" && (year || w.UPOS == "NOUN" && temporal[w.Lemma]):
			w.Rel = "obl:tmod"
		case w.Rel == "nummod" && w.UPOS == "NOUN":
			w.Rel = "nmod"
		}
	}
}

// passives mends two habits of HDT: every form of "sein" with a participle is
// called a passive, and those who act in a passive are plain obliques.
func passives(t *tree) {
	words := t.words
	for i := range words {
		w := &words[i]
		if w.Head < 0 {
			continue
		}
		h := &words[w.Head]
		switch {
		case w.Rel == "aux:pass" && w.Lemma == "sein" && (activeVerb(h.Lemma) || has(words, w.Head, "worden")):
			w.Rel = "aux"
			if !has(words, w.Head, "worden") {
				for j := range words {
					if words[j].Head == w.Head && words[j].Rel == "nsubj:pass" {
						words[j].Rel = "nsubj"
					}
				}
			}
		case w.Rel == "obl" && passive(words, w.Head) && hasCase(words, i, "von"):
			w.Rel = "obl:agent"
		}
	}
}

func has(words []model.Word, head int, form string) bool {
	return slices.ContainsFunc(words, func(d model.Word) bool { return d.Head == head && d.Form == form })
}

func hasCase(words []model.Word, head int, form string) bool {
	n, found := 0, false
	for j := range words {
		if words[j].Head == head && words[j].Rel == "case" {
			n++
			found = found || strings.ToLower(words[j].Form) == form
		}
	}
	return found && n == 1
}

func passive(words []model.Word, head int) bool {
	return slices.ContainsFunc(words, func(d model.Word) bool {
		return d.Head == head && d.Rel == "aux:pass" && d.Lemma == "werden"
	})
}

//go:embed data/de-sein.txt
var withSein string

// activeVerb says whether a verb forms its perfect with "sein", by its end:
// "zurückgehen" does as "gehen" does.
func activeVerb(lemma string) bool {
	for v := range strings.FieldsSeq(withSein) {
		if strings.HasSuffix(lemma, v) {
			return true
		}
	}
	return false
}
