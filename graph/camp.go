package graph

import (
	"cmp"
	"math"
	"slices"
)

// sides are the two camps while the best ones are looked for. To find them is
// hard (NP-complete), so we begin with those that the heaviest ties ask for,
// and move actors over as long as that helps (Doreian & Mrvar, 1996): one
// alone, or one with those who then follow. There may be slightly better ones.
type sides struct {
	g    *Graph
	camp []int
	pull []float64 // weight of each actor's ties that agree with its camp, less that of those that do not
}

// sideRounds bounds how often every actor is tried. Most rest after three.
const sideRounds = 10

func newSides(g *Graph) *sides {
	s := &sides{g: g, camp: g.heaviest(), pull: make([]float64, len(g.actors))}
	for i := range g.ties {
		t := &g.ties[i]
		net := t.Net()
		if s.camp[t.A.index] != s.camp[t.B.index] {
			net = -net
		}
		s.pull[t.A.index] += net
		s.pull[t.B.index] += net
	}
	for range sideRounds {
		moved := false
		for i := range s.camp {
			moved = s.camp[i] >= 0 && s.try(i) || moved
		}
		if !moved {
			break
		}
	}
	return s
}

// mostFollowers is how many actors follow one who is tried, at most.
const mostFollowers = 100

// try moves an actor over and lets those follow who want to, if all of that
// together helps; else all go back.
func (s *sides) try(i int) bool {
	cost := s.flip(i)
	moved := []int{i}
	for at := 0; at < len(moved) && len(moved) < mostFollowers; at++ {
		for _, a := range s.g.around[moved[at]] {
			if j := int(a.to); j != i && s.pull[j] < -1e-9 {
				cost += s.flip(j)
				moved = append(moved, j)
			}
		}
	}
	if cost < -1e-9 {
		return true
	}
	for _, j := range slices.Backward(moved) {
		s.flip(j)
	}
	return false
}

// flip moves an actor over, and returns how much more contradicts then.
func (s *sides) flip(i int) float64 {
	cost := s.pull[i]
	s.camp[i] = 1 - s.camp[i]
	s.pull[i] = -cost
	for _, a := range s.g.around[i] {
		net := s.g.ties[a.tie].Net()
		if s.camp[i] != s.camp[a.to] {
			net = -net
		}
		s.pull[a.to] += 2 * net
	}
	return cost
}

// heaviest returns the camps that the heaviest ties ask for: those of a
// spanning forest (Kruskal, 1956), in which nothing contradicts. The actor with
// the most events of each of its trees is in camp 0.
func (g *Graph) heaviest() []int {
	order := make([]int, 0, len(g.ties))
	for i := range g.ties {
		if g.ties[i].Sign() != 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(math.Abs(g.ties[j].Net()), math.Abs(g.ties[i].Net()))
	})
	root := make([]int, len(g.actors))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	tree := make([][]arc, len(g.actors))
	for _, i := range order {
		a, b := g.ties[i].A.index, g.ties[i].B.index
		if x, y := find(a), find(b); x != y {
			root[x] = y
			tree[a] = append(tree[a], arc{int32(b), int32(i)})
			tree[b] = append(tree[b], arc{int32(a), int32(i)})
		}
	}
	return g.colour(tree)
}

// colour puts friends on the tree into one camp and foes into two.
func (g *Graph) colour(tree [][]arc) []int {
	camp := make([]int, len(tree))
	byEvents := make([]int, len(tree))
	for i := range camp {
		camp[i], byEvents[i] = -1, i
	}
	slices.SortStableFunc(byEvents, func(i, j int) int { return cmp.Compare(g.actors[j].Events, g.actors[i].Events) })
	for _, i := range byEvents {
		if camp[i] >= 0 || len(tree[i]) == 0 {
			continue
		}
		camp[i] = 0
		for queue := []int{i}; len(queue) > 0; queue = queue[1:] {
			at := queue[0]
			for _, a := range tree[at] {
				if camp[a.to] >= 0 {
					continue
				}
				camp[a.to] = camp[at]
				if g.ties[a.tie].Sign() < 0 {
					camp[a.to] = 1 - camp[at]
				}
				queue = append(queue, int(a.to))
			}
		}
	}
	return camp
}
