package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"demarche/timeline/lexicon"
	"demarche/timeline/sentence/model"
)

// A nameColumn is a column of the tables of actors that lists names.
type nameColumn struct {
	files, column string
	kind          model.NameKind
}

func nameColumns(lang string) []nameColumn {
	return []nameColumn{
		{"actors/givennames.tsv", "name", model.GivenName},
		{"actors/groups.tsv", "names_" + lang, model.OrganisationName},
		{"actors/organisations.tsv", "names_" + lang, model.OrganisationName},
		{"actors/parties.tsv", "names_" + lang, model.OrganisationName},
		{"actors/places.tsv", "names_" + lang, model.PlaceName},
		{"actors/regions.tsv", "names_" + lang, model.PlaceName},
		{"actors/states.tsv", "names_" + lang, model.PlaceName},
		{"actors/states.tsv", "capital_" + lang, model.PlaceName},
		{"actors/people/*.tsv", "names", model.PersonName},
		{"actors/people/*.tsv", "surnames", model.PersonName},
	}
}

// listNames gathers the names that our tables of actors, our own lists and
// the German dictionary know, and the words that are signs of names.
func listNames(shared, lang string) (map[string]model.NameKind, error) {
	list := map[string]model.NameKind{}
	for _, c := range nameColumns(lang) {
		if err := c.read(list, lang); err != nil {
			return nil, err
		}
	}
	if err := ownNames(list, lang); err != nil {
		return nil, err
	}
	return list, namesOfDictionary(list, shared)
}

// read adds the names of a column.
func (c *nameColumn) read(list map[string]model.NameKind, lang string) error {
	files, err := fs.Glob(lexicon.Data(), c.files)
	if err != nil {
		return err
	}
	for _, file := range files {
		table, err := lexicon.ReadTable(lexicon.Data(), file, c.column)
		if err != nil {
			return err
		}
		for _, row := range table.Rows {
			for _, name := range row.List(c.column) {
				if name = strings.TrimRight(name, "?*"); strings.ToLower(name) != name {
					list[cutWords(name, lang)] |= c.kind
				}
			}
		}
	}
	return nil
}

// cutWords writes a name as our tokeniser cuts it, with spaces between words.
func cutWords(name, lang string) string {
	if !strings.ContainsAny(name, "-'’.") {
		return name
	}
	return strings.Join(forms(name, lang), " ")
}

//go:embed data/names
var nameData embed.FS

// nameFiles are our own lists below data/names and what they list.
var nameFiles = map[string]model.NameKind{
	"surnames.txt": model.PersonName, "places.txt": model.PlaceName, "organisations.txt": model.OrganisationName,
}

// signKinds are the kinds of the lines of data/names/signs.txt.
var signKinds = map[string]model.NameKind{
	"organisation": model.OrganisationSign, "place": model.PlaceSign, "title": model.TitleSign,
}

// ownNames adds our own lists. A name that differs between the languages is
// German, "=", English.
func ownNames(list map[string]model.NameKind, lang string) error {
	for file, kind := range nameFiles {
		err := eachLine(file, func(line string) error {
			for name := range strings.SplitSeq(line, ",") {
				german, english, differ := strings.Cut(strings.TrimSpace(name), "=")
				if differ && lang == "en" {
					german = english
				}
				if german != "" {
					list[cutWords(german, lang)] |= kind
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return eachLine("signs.txt", func(line string) error {
		kind, words, _ := strings.Cut(line, "\t")
		if signKinds[kind] == 0 {
			return fmt.Errorf("reading signs.txt: %q is none of organisation, place and title", kind)
		}
		for word := range strings.FieldsSeq(words) {
			list[strings.ToLower(word)] |= signKinds[kind]
		}
		return nil
	})
}

// eachLine calls do with the lines of a list that are no comments.
func eachLine(file string, do func(string) error) error {
	b, err := nameData.ReadFile("data/names/" + file)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := do(line); err != nil {
			return err
		}
	}
	return nil
}

// dictionaryNames are the kinds of names that LanguageTool's German
// dictionary tells apart.
var dictionaryNames = map[string]model.NameKind{
	"VOR": model.GivenName, "NAC": model.PersonName, "PER": model.PersonName, "STD": model.PlaceName, "COU": model.PlaceName,
	"GEB": model.PlaceName, "WAT": model.PlaceName, "MOU": model.PlaceName, "GEO": model.PlaceName,
}

func namesOfDictionary(list map[string]model.NameKind, shared string) error {
	return eachReading(filepath.Join(shared, "lexicon", "german.dict"), "_", func(r reading) {
		tags := strings.Split(r.tag, ":")
		if kind := dictionaryNames[tags[len(tags)-1]]; kind != 0 && tags[0] == "EIG" {
			list[r.lemma] |= kind
		}
	})
}

// knownWords are the words of a dictionary that are no names, as they are
// written and in lower case.
func knownWords(shared, lang string) (model.WordSet, error) {
	name, separator := "german.dict", "_"
	if lang == "en" {
		name, separator = "english.dict", "+"
	}
	seen := map[string]bool{}
	err := eachReading(filepath.Join(shared, "lexicon", name), separator, func(r reading) {
		switch kind, _, _ := strings.Cut(r.tag, ":"); kind {
		case "EIG", "NNP", "NNPS", "ABK":
		default:
			seen[r.form], seen[strings.ToLower(r.form)] = true, true
		}
	})
	return model.NewWordSet(sortedForms(seen)), err
}
