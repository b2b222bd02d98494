package actor

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
