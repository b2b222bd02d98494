package event

import "demarche/timeline/date"

// A deedOf is a kind of act by an actor, or between two.
type deedOf struct {
	typ           Type
	mode          string
	actor, target string // keys, target "" for the actor alone
}

// habits counts the days on which the same was done by the same.
type habits map[deedOf]map[date.Day]bool

// learnedFrom is how many events there must be for their habits to tell
// anything.
const learnedFrom = 200

// rareDays is on how many days at most something was done that is rare.
const rareDays = 3

// learn counts the days of a claim's acts.
func (h habits) learn(c *claim) {
	if c.Date.IsZero() || c.spread() > 2 {
		return
	}
	for _, k := range c.deeds() {
		if h[k] == nil {
			h[k] = map[date.Day]bool{}
		}
		h[k][c.Date.Earliest()] = true
	}
}

// deeds lists what a claim says that was done, by whom, and to whom. Of
// unnamed people nothing can be learnt.
func (c *claim) deeds() []deedOf {
	var out []deedOf
	source, target := c.Source, c.Target
	if c.Symmetric {
		target = c.Source
	}
	for i := range source {
		if source[i].generic() {
			continue
		}
		out = append(out, deedOf{c.Type, c.Mode, source[i].Key(), ""})
		for j := range target {
			if !target[j].generic() && target[j].Key() != source[i].Key() {
				out = append(out, deedOf{c.Type, c.Mode, source[i].Key(), target[j].Key()})
			}
		}
	}
	return out
}

// rarest returns on how many days the rarest thing was done that two claims
// both tell of; 0 if there is none.
func (h habits) rarest(a, b *claim) int {
	least := 0
	for _, x := range a.done {
		for _, y := range b.done {
			if n := len(h[x]); x == y && n > 0 && (least == 0 || n < least) {
				least = n
			}
		}
	}
	return least
}
