package event

import "demarche/timeline/lexicon"

// deedKey is a word that triggers events of a type, as the id of its rules
// gives it: "de:telefonat".
type deedKey struct {
	typ  Type
	rule string
}

// readDeeds reads the table of words that tell of the same kind of act.
func readDeeds() (map[deedKey]string, error) {
	t, err := lexicon.ReadTable(data, "data/deeds.tsv", "type", "deed", "de", "en")
	if err != nil {
		return nil, err
	}
	out := map[deedKey]string{}
	for _, r := range t.Rows {
		for _, lang := range []string{"de", "en"} {
			for _, word := range r.List(lang) {
				out[deedKey{Type(r.Get("type")), lang + ":" + word}] = r.Get("deed")
			}
		}
	}
	return out, nil
}

// Deed names what the word of a rule does, more closely than its type does
// and in one word for all languages: "invite" of "de:einladung". It is empty
// for a word that the table does not hold.
func (o *Ontology) Deed(t Type, rule string) string { return o.deeds[deedKey{t, rule}] }

// Deeds returns the ids of the rules that the table of deeds names for a
// type.
func (o *Ontology) Deeds(t Type) []string {
	var out []string
	for k := range o.deeds {
		if k.typ == t {
			out = append(out, k.rule)
		}
	}
	return out
}
