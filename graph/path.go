package graph

import (
	"cmp"
	"math"
	"slices"
)

// maxPaths is how many paths of the same length Paths returns at most.
const maxPaths = 20

// A Path is a way from one actor to another: its actors, and for each step
// the links between two of them, in either direction.
type Path struct {
	Actors []*Actor
	Steps  [][]*Link
}

// Paths returns the paths with the fewest steps between two actors, given by
// their keys, links taken in either direction; those whose weakest step has
// the most events come first. It is empty if nothing links the two.
func (g *Graph) Paths(from, to string) []Path {
	a, errA := g.g.Vertex(from)
	b, errB := g.g.Vertex(to)
	if errA != nil || errB != nil || a == b {
		return nil // dgraph.ErrVertexNotFound: no event names them
	}
	w := g.ways(a.index, b.index)
	if w.steps[a.index] < 0 {
		return nil
	}
	w.walk([]int{a.index})
	out := make([]Path, len(w.found))
	for i, way := range w.found {
		out[i] = g.path(way)
	}
	slices.SortStableFunc(out, func(p, q Path) int { return cmp.Compare(q.evidence(), p.evidence()) })
	return out
}

// A wayfinder knows how far every actor is from the end of the way.
type wayfinder struct {
	g      *Graph
	end    int
	steps  []int // to the end, -1 if nothing leads there
	widest []int // events of the weakest step, on the best of the shortest ways
	found  [][]int
}

// ways measures the ways to an end, as far as the start.
func (g *Graph) ways(start, end int) *wayfinder {
	w := &wayfinder{g: g, end: end, steps: make([]int, len(g.actors)), widest: make([]int, len(g.actors))}
	for i := range w.steps {
		w.steps[i] = -1
	}
	w.steps[end], w.widest[end] = 0, math.MaxInt
	for queue := []int{end}; len(queue) > 0 && queue[0] != start; queue = queue[1:] {
		at := queue[0]
		for _, a := range g.around[at] {
			if w.steps[a.to] < 0 {
				w.steps[a.to] = w.steps[at] + 1
				queue = append(queue, int(a.to))
			}
			if w.steps[a.to] == w.steps[at]+1 {
				w.widest[a.to] = max(w.widest[a.to], w.width(at, a))
			}
		}
	}
	return w
}

// width returns the events of the weakest step of the best way that ends with
// an arc from an actor.
func (w *wayfinder) width(at int, a arc) int { return min(w.widest[at], w.g.ties[a.tie].Count()) }

// walk goes on to the end, the best way first, until there are enough.
func (w *wayfinder) walk(way []int) {
	at := way[len(way)-1]
	if at == w.end {
		w.found = append(w.found, slices.Clone(way))
		return
	}
	var next []arc
	for _, a := range w.g.around[at] {
		if w.steps[a.to] >= 0 && w.steps[a.to] == w.steps[at]-1 {
			next = append(next, a)
		}
	}
	slices.SortStableFunc(next, func(x, y arc) int {
		return cmp.Or(cmp.Compare(w.width(int(y.to), y), w.width(int(x.to), x)), cmp.Compare(w.g.ties[y.tie].Count(), w.g.ties[x.tie].Count()))
	})
	for _, a := range next {
		if len(w.found) < maxPaths {
			w.walk(append(way, int(a.to)))
		}
	}
}

// path puts the actors and links of a way together.
func (g *Graph) path(way []int) Path {
	var p Path
	for i, at := range way {
		p.Actors = append(p.Actors, g.actors[at])
		if i > 0 {
			p.Steps = append(p.Steps, g.Between(g.actors[way[i-1]].Key, g.actors[at].Key))
		}
	}
	return p
}

// Between returns the links between two actors, in either direction.
func (g *Graph) Between(a, b string) []*Link {
	var out []*Link
	for _, e := range [][2]string{{a, b}, {b, a}} {
		edge, err := g.g.Edge(e[0], e[1])
		if err != nil {
			continue // dgraph.ErrEdgeNotFound: nothing in this direction
		}
		if l, ok := edge.Properties.Data.(*Link); ok {
			out = append(out, l)
		}
	}
	return out
}

// evidence is the number of events on the weakest step.
func (p *Path) evidence() int {
	least := math.MaxInt
	for _, links := range p.Steps {
		n := 0
		for _, l := range links {
			n += len(l.Events)
		}
		least = min(least, n)
	}
	return least
}
