package main

import (
	"io/fs"
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

// listNames gathers the names that our tables of actors know.
func listNames(lang string) (map[string]model.NameKind, error) {
	list := map[string]model.NameKind{}
	for _, c := range nameColumns(lang) {
		files, err := fs.Glob(lexicon.Data(), c.files)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			table, err := lexicon.ReadTable(lexicon.Data(), file, c.column)
			if err != nil {
				return nil, err
			}
			for _, row := range table.Rows {
				for _, name := range row.List(c.column) {
					if name = strings.TrimRight(name, "?*"); strings.ToLower(name) != name {
						list[cutWords(name, lang)] |= c.kind
					}
				}
			}
		}
	}
	return list, nil
}

// cutWords writes a name as our tokeniser cuts it, with spaces between words.
func cutWords(name, lang string) string {
	if !strings.ContainsAny(name, "-'’.") {
		return name
	}
	return strings.Join(forms(name, lang), " ")
}
