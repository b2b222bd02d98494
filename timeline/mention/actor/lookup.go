package actor

import (
	"fmt"

	"demarche/timeline/lexicon"
)

// Localised returns the name of an actor in a language, name itself if the
// tables have no other. id and name are those of an entity.
func (k *Knowledge) Localised(name, lang string) string {
	if e := k.byName[name]; e != nil && lang == "de" && e.NameDE != "" {
		return e.NameDE
	}
	return name
}

// Lookup returns the entity that a name stands for in any language, nil if
// none does.
func (k *Knowledge) Lookup(name string) *Entity {
	if e := k.byName[name]; e != nil {
		return e
	}
	for _, l := range languages {
		for _, r := range k.names[l].Find(words(name, l)...) {
			if r.form != Adjective && !r.people {
				return r.entity
			}
		}
	}
	return nil
}

// germanName reads how a person is called in German.
func (l *layer) germanName(r lexicon.Row) error {
	e := l.k.byName[r.Get("name_en")]
	if e == nil || e.Kind != Person {
		return fmt.Errorf("%q is no person of the tables in people", r.Get("name_en"))
	}
	if r.Get("name_de") == "" {
		return fmt.Errorf("%q has no German name", e.Name)
	}
	e.NameDE = r.Get("name_de")
	return nil
}
