package actor

import (
	"cmp"
	"slices"

	"demarche/timeline/date"
)

// A Tenure is an office that a person holds from one day to another; a zero
// day is an open end.
type Tenure struct {
	Office   string // "foreign minister"
	Of       string // the state or organisation, a region by its key
	From, To date.Day
}

// Offices returns the offices of a person whom the tables know by a name, the
// first one first; none for all others.
func (k *Knowledge) Offices(name string) []Tenure {
	e := k.byName[name]
	if e == nil {
		return nil
	}
	var out []Tenure
	for _, t := range e.terms {
		of := k.orgs[t.org]
		tenure := Tenure{k.titles[t.role], of.Name, t.from, t.to}
		if of.Kind == State && of.key != of.Code {
			tenure.Of = of.key
		}
		out = append(out, tenure)
	}
	slices.SortStableFunc(out, func(a, b Tenure) int { return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Office, b.Office)) })
	return out
}
