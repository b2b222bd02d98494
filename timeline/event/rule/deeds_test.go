package rule

import (
	"testing"

	"demarche/timeline/event"
)

// TestDeedsAreOfRules checks that every word of the table of deeds triggers
// a rule of its type.
func TestDeedsAreOfRules(t *testing.T) {
	set, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	known := map[event.Type]map[string]bool{}
	for _, l := range set.langs {
		for _, words := range []map[string][]*Rule{l.verbs, l.nouns, l.adjs} {
			for _, rules := range words {
				for _, r := range rules {
					if known[r.Type] == nil {
						known[r.Type] = map[string]bool{}
					}
					known[r.Type][r.ID] = true
				}
			}
		}
	}
	for typ, ids := range known {
		for _, id := range set.ontology.Deeds(typ) {
			if !ids[id] {
				t.Errorf("deeds.tsv: %s is no word of a rule of type %s", id, typ)
			}
		}
	}
}
