package graph

import (
	"cmp"
	"math"
	"slices"
)

// A Balance says how far the graph falls into friends and foes without
// contradiction.
type Balance struct {
	Triads   Triads
	Strained []Strain // ties that would mend more threes than break them if they turned, the most first
	Parts    []Part   // of the graph that friends or foes hold together, the largest first
	Against  []*Tie   // that contradict the camps, the heaviest first
	Torn     []Torn   // actors who have ties against their own camp, the heaviest first
	Weight   float64  // of all signed ties: PLOVER scores, without their sign
	Contrary float64  // weight of the ties in Against
}

// Triads counts the threes of actors of whom each two have a signed tie. A
// three is balanced if the product of its signs is above zero: the friend of
// a friend is a friend, and so is the foe of a foe (Cartwright & Harary, 1956).
type Triads struct {
	Friends int // + + +, balanced
	SameFoe int // + - -, balanced
	Divided int // + + -, not balanced: a friend of two foes
	Foes    int // - - -, not balanced, unless there may be more than two camps (Davis, 1967)
}

// All returns how many threes there are.
func (t Triads) All() int { return t.Friends + t.SameFoe + t.Divided + t.Foes }

// Balanced returns how many threes are balanced.
func (t Triads) Balanced() int { return t.Friends + t.SameFoe }

// A Part of the graph falls into two camps, of which the second may be empty.
// Those with the most events come first.
type Part struct{ Camps [2][]*Actor }

// A Strain is a tie with the threes that it is part of.
type Strain struct {
	*Tie
	Balanced, Unbalanced int
}

// A Torn actor has ties against its own camp.
type Torn struct {
	*Actor
	With, Against float64 // weight of its ties that agree with its camp, and that do not
}

// Balance finds the threes, and the two camps that the fewest ties
// contradict, by weight: friends across them, foes within (the line index of
// balance: Harary, 1959). The ties that contradict them are those that would
// have to turn.
func (g *Graph) Balance() Balance {
	camp := newSides(g).camp
	b := Balance{Parts: g.parts(camp)}
	b.Triads, b.Strained = g.triads()
	torn := make([]Torn, len(g.actors))
	for i := range g.ties {
		t := &g.ties[i]
		w := math.Abs(t.Net())
		x, y := &torn[t.A.index], &torn[t.B.index]
		b.Weight += w
		switch {
		case w == 0:
		case agrees(t.Sign(), camp[t.A.index], camp[t.B.index]):
			x.With += w
			y.With += w
		default:
			x.Against += w
			y.Against += w
			b.Contrary += w
			b.Against = append(b.Against, t)
		}
	}
	for i, t := range torn {
		if t.Against > 0 {
			t.Actor = g.actors[i]
			b.Torn = append(b.Torn, t)
		}
	}
	slices.SortStableFunc(b.Against, func(x, y *Tie) int { return cmp.Compare(math.Abs(y.Net()), math.Abs(x.Net())) })
	slices.SortStableFunc(b.Torn, func(x, y Torn) int { return cmp.Compare(y.Against, x.Against) })
	return b
}

// parts puts the camps of each part together.
func (g *Graph) parts(camp []int) []Part {
	var signed []spring
	for i := range g.ties {
		if t := &g.ties[i]; t.Sign() != 0 {
			signed = append(signed, spring{t.A.index, t.B.index})
		}
	}
	var out []Part
	for _, members := range components(len(g.actors), signed) {
		if len(members) < 2 {
			break
		}
		var p Part
		for _, i := range members {
			p.Camps[camp[i]] = append(p.Camps[camp[i]], g.actors[i])
		}
		for _, list := range p.Camps {
			slices.SortStableFunc(list, func(x, y *Actor) int { return cmp.Compare(y.Events, x.Events) })
		}
		out = append(out, p)
	}
	return out
}

// agrees tells whether a tie's sign fits the camps of its actors.
func agrees(sign, campA, campB int) bool { return (sign > 0) == (campA == campB) }

// triads finds the threes, each once: from the actor with the fewest ties to
// those with more, so that hubs cost little (Chiba & Nishizeki, 1985).
func (g *Graph) triads() (Triads, []Strain) {
	var count Triads
	balanced, unbalanced := make([]int, len(g.ties)), make([]int, len(g.ties))
	up := g.upward()
	to := make([]int32, len(g.actors)) // the tie that leads there, plus one
	for i := range up {
		for _, a := range up[i] {
			to[a.to] = a.tie + 1
		}
		for _, a := range up[i] {
			for _, b := range up[a.to] {
				if to[b.to] == 0 {
					continue
				}
				three := [3]int32{a.tie, b.tie, to[b.to] - 1}
				into := &unbalanced
				if count.add(g.foes(three)) {
					into = &balanced
				}
				for _, t := range three {
					(*into)[t]++
				}
			}
		}
		for _, a := range up[i] {
			to[a.to] = 0
		}
	}
	var strained []Strain
	for i := range g.ties {
		if unbalanced[i] > balanced[i] {
			strained = append(strained, Strain{&g.ties[i], balanced[i], unbalanced[i]})
		}
	}
	slices.SortStableFunc(strained, func(x, y Strain) int {
		return cmp.Compare(y.Unbalanced-y.Balanced, x.Unbalanced-x.Balanced)
	})
	return count, strained
}

// foes counts the ties of conflict in a three.
func (g *Graph) foes(three [3]int32) int {
	n := 0
	for _, t := range three {
		if g.ties[t].Sign() < 0 {
			n++
		}
	}
	return n
}

// add counts a three with this many ties of conflict and tells whether it is
// balanced.
func (t *Triads) add(foes int) bool {
	switch foes {
	case 0:
		t.Friends++
	case 1:
		t.Divided++
	case 2:
		t.SameFoe++
	default:
		t.Foes++
	}
	return foes%2 == 0
}

// upward returns the signed ties of each actor with those who have more.
func (g *Graph) upward() [][]arc {
	higher := func(i, j int) bool {
		return len(g.around[i]) < len(g.around[j]) || len(g.around[i]) == len(g.around[j]) && i < j
	}
	out := make([][]arc, len(g.around))
	for i, arcs := range g.around {
		for _, a := range arcs {
			if higher(i, int(a.to)) && g.ties[a.tie].Sign() != 0 {
				out[i] = append(out[i], a)
			}
		}
	}
	return out
}
