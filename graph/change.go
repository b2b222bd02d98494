package graph

import (
	"cmp"
	"math"
	"slices"
)

// A Kind says what became of a tie from one period to another.
type Kind string

// The kinds of change.
const (
	New    Kind = "new"    // no events before
	Gone   Kind = "gone"   // none after
	Turned Kind = "turned" // from friends to foes, or from foes to friends
)

// A Change is a tie that is new, gone or turned.
type Change struct {
	Kind          Kind
	A, B          *Actor // of the graph after, of that before where it is gone
	Before, After *Tie   // nil where there is none
}

// Shift returns by how much the scores of a tie rose, or fell below zero.
func (c *Change) Shift() float64 {
	shift := 0.0
	if c.After != nil {
		shift = c.After.Net()
	}
	if c.Before != nil {
		shift -= c.Before.Net()
	}
	return shift
}

// Changes compares the graphs of two periods. Turned ties come first, then
// new ones, then those gone, and among them those that shifted most.
func Changes(before, after *Graph) []Change {
	type pair [2]string
	old := make(map[pair]*Tie, len(before.ties))
	for i := range before.ties {
		t := &before.ties[i]
		old[pair{t.A.Key, t.B.Key}] = t
	}
	var out []Change
	for i := range after.ties {
		t := &after.ties[i]
		p := pair{t.A.Key, t.B.Key}
		was := old[p]
		switch {
		case was == nil:
			out = append(out, Change{New, t.A, t.B, nil, t})
		case was.Sign()*t.Sign() < 0:
			out = append(out, Change{Turned, t.A, t.B, was, t})
		}
		delete(old, p)
	}
	for i := range before.ties {
		if t := &before.ties[i]; old[pair{t.A.Key, t.B.Key}] != nil {
			out = append(out, Change{Gone, t.A, t.B, t, nil})
		}
	}
	order := map[Kind]int{Turned: 0, New: 1, Gone: 2}
	slices.SortStableFunc(out, func(x, y Change) int {
		return cmp.Or(cmp.Compare(order[x.Kind], order[y.Kind]), cmp.Compare(math.Abs(y.Shift()), math.Abs(x.Shift())),
			cmp.Compare(x.A.Key, y.A.Key), cmp.Compare(x.B.Key, y.B.Key))
	})
	return out
}
