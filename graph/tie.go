package graph

import (
	"cmp"
	"slices"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// A Tie is what two actors have to do with each other, in either direction:
// one or two links taken together.
type Tie struct {
	A, B        *Actor // A has the smaller key
	Links       []*Link
	Cooperation Weight
	Conflict    Weight
	First, Last date.Day // zero if none of its events has a date
}

// Net returns the PLOVER scores of all events of a tie, added up.
func (t *Tie) Net() float64 { return t.Cooperation.Score + t.Conflict.Score }

// Sign tells whether a tie is one of friends (+1) or of foes (-1): 0 where its
// events outweigh each other.
func (t *Tie) Sign() int {
	switch net := t.Net(); {
	case net > 0:
		return 1
	case net < 0:
		return -1
	}
	return 0
}

// Count returns how many events a tie has.
func (t *Tie) Count() int { return t.Cooperation.Count + t.Conflict.Count }

// Other returns the actor at the other end of a tie.
func (t *Tie) Other(a *Actor) *Actor {
	if t.A == a {
		return t.B
	}
	return t.A
}

// Events returns the events of a tie, by date, then id.
func (t *Tie) Events() []*event.Event {
	var out []*event.Event
	for _, l := range t.Links {
		out = append(out, l.Events...)
	}
	slices.SortStableFunc(out, compareEvents)
	return slices.Compact(out) // one that is directed both ways stands on both links
}

func compareEvents(a, b *event.Event) int {
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
}

// Ties returns the ties, by the key of A, then that of B.
func (g *Graph) Ties() []Tie { return g.ties }

// TiesOf returns the ties of an actor, those with the most events first.
func (g *Graph) TiesOf(a *Actor) []*Tie {
	var out []*Tie
	for _, arc := range g.around[a.index] {
		out = append(out, &g.ties[arc.tie])
	}
	slices.SortStableFunc(out, func(x, y *Tie) int { return cmp.Compare(y.Count(), x.Count()) })
	return out
}

// An arc leads from an actor to another with whom it has a tie.
type arc struct{ to, tie int32 }

// tieUp makes the ties of the links, and for each actor the arcs to its
// neighbours, in the order of their keys.
func (g *Graph) tieUp() {
	n := len(g.actors)
	pairs := make([]int, len(g.links))
	for i, l := range g.links {
		pairs[i] = min(l.Source.index, l.Target.index)*n + max(l.Source.index, l.Target.index)
	}
	order := slices.Compact(slices.Sorted(slices.Values(pairs)))
	g.ties = make([]Tie, len(order))
	for i, p := range order {
		g.ties[i] = Tie{A: g.actors[p/n], B: g.actors[p%n]}
	}
	for i, l := range g.links {
		at, _ := slices.BinarySearch(order, pairs[i])
		g.ties[at].add(l)
	}
	g.around = make([][]arc, n)
	for i := range g.ties { // first those with smaller keys, then those with larger
		t := &g.ties[i]
		g.around[t.B.index] = append(g.around[t.B.index], arc{int32(t.A.index), int32(i)})
	}
	for i := range g.ties {
		t := &g.ties[i]
		g.around[t.A.index] = append(g.around[t.A.index], arc{int32(t.B.index), int32(i)})
	}
}

func (t *Tie) add(l *Link) {
	t.Links = append(t.Links, l)
	t.Cooperation.add(l.Cooperation)
	t.Conflict.add(l.Conflict)
	t.First, t.Last = widen(t.First, t.Last, l.First, l.Last)
}

func (w *Weight) add(v Weight) {
	w.Count += v.Count
	w.Score += v.Score
}

// widen returns the first and last day of two spans of time, of which either
// may be unknown.
func widen(first, last, otherFirst, otherLast date.Day) (date.Day, date.Day) {
	if !otherFirst.IsZero() && (first.IsZero() || otherFirst.Before(first)) {
		first = otherFirst
	}
	if !otherLast.IsZero() && (last.IsZero() || last.Before(otherLast)) {
		last = otherLast
	}
	return first, last
}
