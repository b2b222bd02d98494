package actor

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"demarche/timeline/lexicon"
)

// readGivenNames reads the given names that no person in the tables bears.
func (k *Knowledge) readGivenNames(fsys fs.FS) error {
	return table(fsys, "actors/givennames.tsv", []string{"name", "gender"}, func(r lexicon.Row) error {
		g := byte(0)
		switch v := r.Get("gender"); v {
		case "m", "f":
			g = v[0]
		case "":
		default:
			return fmt.Errorf("unknown gender %q; write m, f or nothing", v)
		}
		k.given[r.Get("name")] = g
		return nil
	})
}

// learnGiven takes the first words of a person's full names for given names,
// unless they are a surname, a title or an initial.
func (k *Knowledge) learnGiven(gender byte, names, surnames []string) {
	for _, n := range names {
		first, rest, _ := strings.Cut(n, " ")
		first, _, _ = strings.Cut(first, "-")
		if rest == "" || len(first) < 3 || strings.ContainsAny(first, ".,'") || slices.Contains(surnames, first) || slices.Contains(surnames, first+"?") {
			continue
		}
		if len(k.roles["de"].Find(first)) > 0 || len(k.roles["en"].Find(strings.ToLower(first))) > 0 {
			continue
		}
		if g, ok := k.given[first]; ok && g != gender {
			gender = 0
		}
		k.given[first] = gender
	}
}
