package actor

import (
	"fmt"
	"strings"

	"demarche/timeline/lexicon"
)

// Localised returns the name of an actor in a language, name itself if the
// tables have no other.
func (k *Knowledge) Localised(name, lang string) string {
	if lang != "de" {
		return name
	}
	if e := k.byName[name]; e != nil {
		if e.NameDE != "" {
			return e.NameDE
		}
		return name
	}
	if polity, ok := k.polityInGerman(name); ok {
		return polity
	}
	return k.unnamedInGerman(name)
}

// A germanRole is what an unnamed actor is called in German.
type germanRole struct {
	name   string
	ending string // of an adjective before it
}

// endings are those of an adjective without an article, by gender.
var endings = map[string]string{"m": "er", "f": "e", "n": "es", "p": "e"}

// unnamedInGerman puts the name of an unnamed actor, which is put together in
// English, together in German: "British soldiers", "United Nations official",
// "supporters of Ali Khamenei".
func (k *Knowledge) unnamedInGerman(name string) string {
	if ro, ok := k.german[name]; ok {
		return ro.name
	}
	if who, of, ok := strings.Cut(name, " of "); ok {
		if ro, ok := k.german[who]; ok {
			return ro.name + " von " + k.Localised(of, "de")
		}
	}
	for i, c := range name { // the longest role counts: "foreign minister"
		if c != ' ' {
			continue
		}
		ro, ok := k.german[name[i+1:]]
		if !ok {
			continue
		}
		owner := name[:i]
		if adj := k.adjectives[owner]; adj != "" {
			return adj + ro.ending + " " + ro.name
		}
		if e := k.byName[owner]; e != nil {
			return ro.name + " (" + k.Localised(owner, "de") + ")"
		}
	}
	return name
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

// germanRole reads how an unnamed actor is called in German.
func (l *layer) germanRole(r lexicon.Row) error {
	name, ending := r.Get("name_en"), endings[r.Get("gender")]
	if ending == "" || r.Get("name_de") == "" {
		return fmt.Errorf("%q needs a German name and a gender: m, f, n or p", name)
	}
	l.k.german[name] = germanRole{r.Get("name_de"), ending}
	if several := r.Get("plural_de"); several != "" {
		l.k.german[plural(name)] = germanRole{several, endings["p"]}
	}
	return nil
}
