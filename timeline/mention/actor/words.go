package actor

import (
	"embed"
	"io/fs"

	"demarche/timeline/lexicon"
)

//go:embed data/words.tsv
var wordData embed.FS

// readWords reads the small words that finding actors leans on: pronouns,
// articles, prepositions.
func (k *Knowledge) readWords() error {
	fsys, err := fs.Sub(wordData, "data")
	if err != nil {
		return err
	}
	t, err := lexicon.ReadTable(fsys, "words.tsv", "set", "lang", "words")
	if err != nil {
		return err
	}
	k.wordSets = map[string]map[string]map[string]bool{}
	for _, r := range t.Rows {
		set := map[string]bool{}
		for _, w := range r.List("words") {
			set[w] = true
		}
		lang := r.Get("lang")
		if k.wordSets[lang] == nil {
			k.wordSets[lang] = map[string]map[string]bool{}
		}
		k.wordSets[lang][r.Get("set")] = set
	}
	return nil
}

// is reports whether a word belongs to a set of words.tsv in a language.
func (k *Knowledge) is(set, lang, word string) bool { return k.wordSets[lang][set][word] }

// pronounGender returns the gender of a pronoun for one person, 0 if a word is
// none.
func (k *Knowledge) pronounGender(lang, word string) byte {
	switch {
	case k.is("he", lang, word):
		return 'm'
	case k.is("she", lang, word):
		return 'f'
	}
	return 0
}
