package main

import (
	"slices"
	"strings"

	"demarche/timeline/sentence/model"
)

// Treebanks of one language differ in what they annotate and how. normalise
// brings them to one form, that of the PUD treebanks, which docs/models.md
// describes; the steps stand in the order in which they need each other.
func normalise(t *tree, lang string) {
	if lang == "de" {
		compoundLemmas(t)
		splitHyphens(t)
		fillCases(t)
	}
	for i := range t.words {
		w := &t.words[i]
		w.Feats = keepFeats(w, t.xpos[i], lang)
	}
	if lang == "de" {
		germanRelations(t)
		nameRelations(t)
		speech(t)
		times(t)
		if strings.HasPrefix(t.id, "hdt") {
			passives(t)
		}
	}
}

// kept are the features that the models predict.
var kept = map[string]bool{
	"Case": true, "Gender": true, "Number": true, "Person": true, "Tense": true, "Mood": true,
	"VerbForm": true, "Voice": false, "Degree": true, "Definite": true, "PronType": true,
	"Poss": true, "Reflex": true, "Polarity": true, "NumType": true, "Foreign": true,
}

// keepFeats drops features that only some treebanks have, and adds VerbForm
// where only the language's own tag tells it.
func keepFeats(w *model.Word, xpos, lang string) string {
	var keep []string
	for f := range strings.SplitSeq(w.Feats, "|") {
		name, value, _ := strings.Cut(f, "=")
		if !kept[name] || lang == "de" && !fitsGerman(w.UPOS, name, value) {
			continue
		}
		if lang == "de" && f == "Tense=Past" && strings.Contains(w.Feats, "VerbForm=Part") {
			continue
		}
		if name == "Gender" && value == "Masc,Neut" {
			continue
		}
		keep = append(keep, f)
	}
	if (w.UPOS == "VERB" || w.UPOS == "AUX") && model.Feat(w.Feats, "VerbForm") == "" {
		if form := verbForm(w, xpos); form != "" {
			keep = append(keep, "VerbForm="+form)
		}
	}
	slices.Sort(keep)
	return strings.Join(keep, "|")
}

// fitsGerman drops what one German treebank alone marks.
func fitsGerman(upos, name, value string) bool {
	switch upos {
	case "ADP", "PUNCT", "SCONJ", "CCONJ", "X":
		return false
	case "PART":
		return name == "Polarity"
	case "ADV":
		return name == "PronType" && value != "Dem" || name == "Degree" && value != "Pos"
	}
	return !(upos == "ADJ" && name == "Variant")
}

func verbForm(w *model.Word, xpos string) string {
	switch xpos {
	case "VBC", "VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP":
		return "Fin"
	case "VBN", "VVPP", "VAPP", "VMPP":
		return "Part"
	case "VB", "VVINF", "VAINF", "VMINF", "VVIZU":
		return "Inf"
	}
	if model.Feat(w.Feats, "Mood") != "" {
		return "Fin"
	}
	return ""
}

// splitHyphens makes "US-Präsident" three words, as GSD and PUD have it.
func splitHyphens(t *tree) {
	for i := 0; i < len(t.words); i++ {
		w := t.words[i]
		at := strings.LastIndex(w.Form, "-")
		if at <= 0 || at == len(w.Form)-1 || !letters(w.Form[:at]) || !letters(w.Form[at+1:]) || strings.ContainsAny(w.Form, "./@_") {
			continue
		}
		first, last := w, w
		first.Form, first.Lemma, first.Feats, first.Rel = w.Form[:at], w.Form[:at], "", "compound"
		first.UPOS = "NOUN"
		if w.UPOS == "PROPN" || w.UPOS == "X" {
			first.UPOS = w.UPOS
		}
		if isAcronym(first.Form) {
			first.UPOS = "PROPN"
		}
		last.Form = w.Form[at+1:]
		last.Lemma = strings.TrimPrefix(w.Lemma, w.Form[:at+1])
		mark := model.Word{Form: "-", Lemma: "-", UPOS: "PUNCT", Rel: "punct"}
		t.insert(i, first, mark, last)
		i-- // the first part may hold another hyphen
	}
}

func letters(s string) bool { return strings.ContainsFunc(s, isLetter) }

func isAcronym(s string) bool {
	return len(s) > 1 && len(s) < 6 && strings.ToUpper(s) == s
}

// insert puts three words in the place of word i; the third keeps its links.
func (t *tree) insert(i int, first, mark, last model.Word) {
	move := func(j int) int {
		if j >= i {
			return j + 2
		}
		return j
	}
	for j := range t.words {
		if h := t.words[j].Head; h >= 0 {
			t.words[j].Head = move(h)
		}
	}
	if last.Head >= 0 {
		last.Head = move(last.Head)
	}
	first.Head, mark.Head = i+2, i
	t.words = slices.Replace(t.words, i, i+1, first, mark, last)
	t.xpos = slices.Insert(t.xpos, i, "TRUNC", "$(")
	t.glued = slices.Insert(t.glued, i, true, true)
	for j := range t.spans {
		t.spans[j].from, t.spans[j].to = move(t.spans[j].from), move(t.spans[j].to-1)+1
	}
}

// germanRelations gives HDT and GSD the relations of PUD.
func germanRelations(t *tree) {
	words := t.words
	child := func(i int, rel string) *model.Word {
		for j := range words {
			if words[j].Head == i && words[j].Rel == rel {
				return &words[j]
			}
		}
		return nil
	}
	for i := range words {
		w := &words[i]
		if w.UPOS == "AUX" && universal(w.Rel) != "aux" && w.Rel != "cop" {
			w.UPOS = "VERB"
		}
		switch {
		case w.Rel == "obj" && child(i, "case") != nil:
			w.Rel = "obl"
		case w.Rel == "obj" && strings.Contains(w.Feats, "Case=Dat") || w.Rel == "iobj":
			w.Rel = "obl:arg"
		case w.Rel == "expl:pv":
			w.Rel = "obj"
		case w.Rel == "det" && model.Feat(w.Feats, "Poss") == "Yes":
			w.Rel = "det:poss"
		case w.Rel == "acl" && hasRelative(words, i):
			w.Rel = "acl:relcl"
		case w.Rel == "ccomp" && adverbial(child(i, "mark")):
			w.Rel = "advcl"
		case w.Rel == "nmod" && w.UPOS == "PROPN" && w.Head > i && child(i, "case") == nil && strings.HasSuffix(w.Form, "s"):
			w.Rel = "nmod:poss"
		case w.Rel == "flat":
			w.Rel = "flat:name"
		}
	}
}

// hasRelative says whether a relative pronoun stands below word i.
func hasRelative(words []model.Word, i int) bool {
	for j := range words {
		if !strings.HasSuffix(model.Feat(words[j].Feats, "PronType"), "Rel") {
			continue
		}
		if h := words[j].Head; h == i || h >= 0 && words[h].Head == i {
			return true
		}
	}
	return false
}

func adverbial(mark *model.Word) bool {
	if mark == nil {
		return false
	}
	switch strings.ToLower(mark.Form) {
	case "damit", "weil", "wenn", "als", "während", "nachdem", "bevor", "obwohl", "da", "falls", "sobald",
		"solange", "seit", "bis", "indem", "sodass", "ehe", "wie", "um", "ohne", "statt", "anstatt", "obgleich", "wobei":
		return true
	}
	return false
}

// nameRelations hangs a name on the title before it: "Präsident" governs
// "Bill" by appos, and "Bill" governs "Clinton" by flat:name (German).
func nameRelations(t *tree) {
	words := t.words
	for i := range words {
		w := &words[i]
		if w.Rel != "flat:name" || w.Head < 0 || w.Head >= i || words[w.Head].UPOS == "PROPN" || w.UPOS != "PROPN" {
			if (w.Rel == "compound" || w.Rel == "dep") && w.UPOS == "NOUN" && w.Head == i+1 && words[i+1].UPOS == "PROPN" {
				raise(words, i)
				words[i+1].Rel = "appos"
			}
			continue
		}
		title := w.Head
		w.Rel = "appos"
		for j := i + 1; j < len(words); j++ {
			if words[j].Head == title && words[j].Rel == "flat:name" {
				words[j].Head = i
			}
		}
	}
}
