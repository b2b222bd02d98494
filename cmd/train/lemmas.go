package main

import (
	"path/filepath"
	"strings"

	"demarche/timeline/sentence/model"
)

// dictionaryWords are the readings of a dictionary for the forms that occur
// in texts, as words with tags and features.
func dictionaryWords(shared, lang string, occurs map[string]bool) ([]model.Word, error) {
	file, separator, features := "german.dict", "_", germanFeatures
	if lang == "en" {
		file, separator, features = "english.dict", "+", englishFeatures
	}
	var out []model.Word
	seen := map[model.Word]bool{}
	err := eachReading(filepath.Join(shared, "lexicon", file), separator, func(r reading) {
		if !occurs[r.form] {
			return
		}
		upos, feats := features(r.tag)
		w := model.Word{Form: r.form, Lemma: r.lemma, UPOS: upos, Feats: feats}
		if upos != "" && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	})
	return out, err
}

// occurring are the forms in a corpus.
func occurring(corpus [][]string, train []model.Sample) map[string]bool {
	out := map[string]bool{}
	for _, s := range corpus {
		for _, w := range s {
			out[w] = true
		}
	}
	for _, s := range train {
		for i := range s.Words {
			out[s.Words[i].Form] = true
		}
	}
	return out
}

// germanFeatures turns a tag of LanguageTool's dictionary into UD's, as far
// as lemmas depend on them; upos is "" for words without inflection.
func germanFeatures(tag string) (upos, feats string) {
	f := strings.Split(tag, ":")
	switch f[0] {
	case "SUB":
		if len(f) < 4 {
			return "", ""
		}
		cas := map[string]string{"NOM": "Nom", "AKK": "Acc", "DAT": "Dat", "GEN": "Gen"}[f[1]]
		number := map[string]string{"SIN": "Sing", "PLU": "Plur"}[f[2]]
		gender := map[string]string{"MAS": "Masc", "FEM": "Fem", "NEU": "Neut"}[f[3]]
		if cas == "" || number == "" || gender == "" {
			return "", ""
		}
		return "NOUN", "Case=" + cas + "|Gender=" + gender + "|Number=" + number
	case "ADJ":
		for _, x := range f[1:] {
			if d := map[string]string{"GRU": "Pos", "KOM": "Cmp", "SUP": "Sup"}[x]; d != "" {
				return "ADJ", "Case=Nom|Degree=" + d
			}
		}
	case "VER":
		return "VERB", germanVerb(tag)
	}
	return "", ""
}

func germanVerb(tag string) string {
	has := func(part string) bool { return strings.Contains(tag+":", ":"+part+":") }
	switch {
	case has("INF"), has("EIZ"):
		return "VerbForm=Inf"
	case has("PA2"):
		return "VerbForm=Part"
	case has("PA1"):
		return "Tense=Pres|VerbForm=Part"
	case has("IMP"):
		return "Mood=Imp|VerbForm=Fin"
	case has("PRT"), has("KJ2"):
		return "Tense=Past|VerbForm=Fin"
	}
	return "Tense=Pres|VerbForm=Fin"
}

// englishFeatures does the same for tags of the Penn Treebank.
func englishFeatures(tag string) (upos, feats string) {
	switch tag {
	case "NN", "NN:U", "NN:UN":
		return "NOUN", "Number=Sing"
	case "NNS":
		return "NOUN", "Number=Plur"
	case "JJ":
		return "ADJ", "Degree=Pos"
	case "JJR":
		return "ADJ", "Degree=Cmp"
	case "JJS":
		return "ADJ", "Degree=Sup"
	case "VB":
		return "VERB", "VerbForm=Inf"
	case "VBD":
		return "VERB", "Tense=Past|VerbForm=Fin"
	case "VBG":
		return "VERB", "Tense=Pres|VerbForm=Part"
	case "VBN":
		return "VERB", "Tense=Past|VerbForm=Part"
	case "VBP", "VBZ":
		return "VERB", "Tense=Pres|VerbForm=Fin"
	}
	return "", ""
}
