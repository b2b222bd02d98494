package event

import "strings"

// Kind names the type and mode of an event: "CONSULT/phone".
func (e *Event) Kind() string {
	if e.Mode == "" {
		return string(e.Type)
	}
	return string(e.Type) + "/" + e.Mode
}

// Parties names who took part in an event: who acted towards whom, or who did
// something together.
func (e *Event) Parties() string {
	if e.Symmetric || len(e.Target) == 0 {
		return names(e.Source)
	}
	return names(e.Source) + " → " + names(e.Target)
}

func names(actors []Actor) string {
	list := make([]string, len(actors))
	for i, a := range actors {
		list[i] = a.Name
	}
	return strings.Join(list, ", ")
}
