package actor

import (
	"testing"

	"demarche/timeline/lexicon"
)

// TestGermanNames checks that each German name stands for the person in texts
// too, and that no name is told twice.
func TestGermanNames(t *testing.T) {
	k, err := Load(lexicon.Data())
	if err != nil {
		t.Fatal(err)
	}
	tab, err := lexicon.ReadTable(lexicon.Data(), "actors/people.de.tsv", "name_en", "name_de")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range tab.Rows {
		name, german := r.Get("name_en"), r.Get("name_de")
		if seen[name] {
			t.Errorf("%s stands twice", name)
		}
		seen[name] = true
		if e := k.Lookup(german); e == nil || e.Name != name {
			t.Errorf("%s is found for %v, want %s", german, e, name)
		}
		if got := k.Localised(name, "de"); got != german {
			t.Errorf("%s is called %s in German, want %s", name, got, german)
		}
		if german == name {
			t.Errorf("%s is the same in both languages", name)
		}
	}
	if got := k.Localised("Volodymyr Zelenskyy", "en"); got != "Volodymyr Zelenskyy" {
		t.Errorf("in English he is %s", got)
	}
}
