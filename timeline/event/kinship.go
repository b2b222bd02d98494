package event

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kinship tells how close two lists of actors are.
type kinship uint8

const (
	rivals    kinship = iota // both are known by name and differ
	strangers                // they differ
	open                     // one is unknown
	nobody                   // both are unknown
	folk                     // unnamed people of one state and one side: police, soldiers
	kin                      // of one state and one side: a president and his country
	group                    // the same unnamed people: "protesters"
	same                     // the same actor
)

func relate(a, b []Actor) kinship {
	switch {
	case len(a) == 0 && len(b) == 0:
		return nobody
	case len(a) == 0 || len(b) == 0:
		return open
	}
	best := rivals
	for i := range a {
		for j := range b {
			best = max(best, a[i].relate(&b[j]))
		}
	}
	return best
}

func (a *Actor) relate(b *Actor) kinship {
	switch {
	case a.Key() == b.Key() && a.generic():
		return group
	case a.Key() == b.Key():
		return same
	case a.Code != "" && a.Code == b.Code && side(a.Sector) == side(b.Sector) && !(a.Person && b.Person):
		if a.generic() && b.generic() {
			return folk
		}
		return kin
	case a.generic() || b.generic():
		return strangers
	}
	return rivals
}

// generic reports whether an actor is unnamed: "protesters", "Syrian
// security forces".
func (a *Actor) generic() bool {
	if a.ID != "" {
		return false
	}
	last := a.Name[strings.LastIndexByte(a.Name, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(last)
	return unicode.IsLower(first)
}

// side tells those who rule a state from its people and from who fights it.
func side(sector string) byte {
	switch sector {
	case "GOV", "MIL", "COP", "SPY", "JUD", "LEG":
		return 'g'
	case "REB", "OPP", "CRM":
		return 'r'
	case "IGO", "NGO":
		return 'i'
	}
	return 'c'
}
