package main

import (
	"strings"
	"testing"

	"demarche/timeline/sentence/model"
)

// No list names anything twice or leaves a place between commas empty.
func TestNameLists(t *testing.T) {
	for file := range nameFiles {
		seen := map[string]bool{}
		err := eachLine(file, func(line string) error {
			for name := range strings.SplitSeq(strings.TrimSuffix(line, ","), ",") {
				if name = strings.TrimSpace(name); name == "" || seen[name] {
					t.Errorf("%s: %q is empty or stands there twice", file, name)
				}
				seen[name] = true
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestOwnNames(t *testing.T) {
	for _, c := range []struct {
		lang, name string
		want       model.NameKind
	}{
		{"de", "Donau", model.PlaceName}, {"en", "Danube", model.PlaceName}, {"en", "Donau", 0},
		{"de", "university", model.OrganisationSign}, {"de", "-straße", model.PlaceSign}, {"en", "mr.", model.TitleSign},
	} {
		list := map[string]model.NameKind{}
		if err := ownNames(list, c.lang); err != nil {
			t.Fatal(err)
		}
		if list[c.name] != c.want {
			t.Errorf("%s %s: kinds %d, want %d", c.lang, c.name, list[c.name], c.want)
		}
	}
}

func TestNameParts(t *testing.T) {
	for _, c := range []struct{ form, tag, want string }{
		{"Merkel", "B-PER", "Merkel/B-PER"},
		{"US-Präsident", "B-LOCpart", "US/ -/ Präsident/"},
		{"Baden-Württemberg", "B-LOC", "Baden/B-LOC -/I-LOC Württemberg/I-LOC"},
		{"deutsche", "B-LOCderiv", "deutsche/"},
		{"Euro", "B-OTH", "Euro/"},
	} {
		var got []string
		for _, w := range nameParts(c.form, c.tag, "de") {
			got = append(got, w.Form+"/"+w.Entity)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s %s: %s, want %s", c.form, c.tag, s, c.want)
		}
	}
}
