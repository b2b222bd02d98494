package actor

import (
	"slices"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/lexicon"
)

func TestPolity(t *testing.T) {
	k, err := Load(lexicon.Data())
	if err != nil {
		t.Fatal(err)
	}
	on := date.Day{Year: 2025, Month: 2, Day: 12}
	for _, c := range []struct {
		actor    Entity
		want, de string
	}{
		{Entity{Name: "Vladimir Putin", Code: "RUS", Sector: "GOV"}, "Russia", "Russland"},
		{Entity{Name: "Russian soldiers", Code: "RUS", Sector: "MIL"}, "Russia", "Russland"},
		{Entity{Name: "somebody", Code: "RUS"}, "Russia", "Russland"},
		{Entity{Name: "Federal Foreign Office", Code: "DEU", Sector: "GOV"}, "Germany", "Deutschland"},
		{Entity{Name: "Ursula von der Leyen", Code: "EUR", Sector: "IGO"}, "European Union", "EU"},
		{Entity{Name: "António Guterres", Code: "UNO", Sector: "IGO"}, "United Nations", "Vereinte Nationen"},
		{Entity{Name: "Mark Rutte", Code: "IGO", Sector: "IGO"}, "NATO", "Nato"},
		{Entity{Name: "Özgür Özel", Code: "TUR", Sector: "PTY"}, "Republican People's Party", "CHP"},
		{Entity{Name: "Hamas", ID: "Q38799", Code: "PSE", Sector: "REB"}, "Hamas", "Hamas"},
		{Entity{Name: "students", Code: "TUR", Sector: "CVL"}, "Turkey, civilians", "Türkei, Zivilisten"},
		{Entity{Name: "foreign ministers", Sector: "GOV"}, "foreign ministers", "Außenminister"},
	} {
		p := k.Polity(c.actor, on)
		if de := k.Localised(p.Name, "de"); p.Name != c.want || de != c.de {
			t.Errorf("%s acts for %q (%s), want %q (%s)", c.actor.Name, p.Name, de, c.want, c.de)
		}
	}
}

// TestSectorsHaveNames: every sector that the tables may name has its line.
func TestSectorsHaveNames(t *testing.T) {
	k, err := Load(lexicon.Data())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sectors {
		if part := k.sections[s]; part.nameEN == "" || part.nameDE == "" {
			t.Errorf("sectors.tsv has no names for %s", s)
		}
	}
	for s := range k.sections {
		if !slices.Contains(sectors, s) {
			t.Errorf("sectors.tsv names %s, which no table may", s)
		}
	}
}
