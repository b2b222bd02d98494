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

// TestUnnamedInGerman puts names of unnamed actors together in German.
func TestUnnamedInGerman(t *testing.T) {
	k, err := Load(lexicon.Data())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"civilians": "Zivilisten", "British soldiers": "britische Soldaten", "Turkish foreign minister": "türkischer Außenminister",
		"Israeli parliament": "israelisches Parlament", "French government": "französische Regierung", "ministers": "Minister",
		"Syrian people": "syrische Bevölkerung", "supporters of Ali Khamenei": "Anhänger von Ali Chamenei", "Yeti hunters": "Yeti hunters",
		"Dutch prime ministers": "niederländische Regierungschefs", "European Union official": "Vertreter (EU)",
	} {
		if got := k.Localised(name, "de"); got != want {
			t.Errorf("%q is %q in German, want %q", name, got, want)
		}
	}
}

// TestGermanRoles checks that every role has a German name, and no other.
func TestGermanRoles(t *testing.T) {
	k, err := Load(lexicon.Data())
	if err != nil {
		t.Fatal(err)
	}
	roles, err := lexicon.ReadTable(lexicon.Data(), "actors/roles.tsv", "role")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"people": true}
	for _, r := range roles.Rows {
		name := r.Get("name_en")
		known[name] = true
		if _, ok := k.german[name]; !ok {
			t.Errorf("roles.de.tsv has no German name for %q", name)
		}
	}
	german, err := lexicon.ReadTable(lexicon.Data(), "actors/roles.de.tsv", "name_en")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range german.Rows {
		if !known[r.Get("name_en")] {
			t.Errorf("roles.de.tsv names %q, which is no role", r.Get("name_en"))
		}
	}
}
