package actor

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
