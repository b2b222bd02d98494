package graph

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/layout"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/spatial/r2"
)

// drawn is how many actors are given a place by force; the others, with
// fewer events, stand in a ring around them.
const drawn = 1500

// A Point is a place in the drawing, in no particular unit.
type Point struct{ X, Y float64 }

// Layout returns a place for each actor, in the order of Actors, by Eades'
// spring embedder (1984). The same graph gives the same places.
func (g *Graph) Layout() []Point {
	out := make([]Point, len(g.actors))
	index := make(map[string]int, len(g.actors))
	u := ordered{simple.NewUndirectedGraph()}
	for i, a := range g.actors {
		index[a.Key] = i
		if a.Degree > 0 && len(index) <= drawn {
			u.AddNode(simple.Node(i))
		}
	}
	for _, l := range g.links {
		a, b := int64(index[l.Source.Key]), int64(index[l.Target.Key])
		if a != b && u.Node(a) != nil && u.Node(b) != nil && !u.HasEdgeBetween(a, b) {
			u.SetEdge(u.NewEdge(simple.Node(a), simple.Node(b)))
		}
	}
	springs := layout.EadesR2{Repulsion: 1, Rate: 0.05, Updates: 60, Theta: 0.2, Src: rand.NewPCG(1, 2)}
	o := layout.NewOptimizerR2(u, springs.Update)
	for o.Update() {
	}
	return ring(out, g.actors, func(i int) (r2.Vec, bool) {
		if u.Node(int64(i)) == nil {
			return r2.Vec{}, false
		}
		return o.Coord2(int64(i)), true
	})
}

// ring copies the places that at knows and sets the other actors around
// them.
func ring(out []Point, actors []*Actor, at func(int) (r2.Vec, bool)) []Point {
	var radius float64
	var rest []int
	for i := range actors {
		p, ok := at(i)
		if !ok {
			rest = append(rest, i)
			continue
		}
		out[i] = Point{p.X, p.Y}
		radius = max(radius, math.Hypot(p.X, p.Y))
	}
	for n, i := range rest {
		phi := 2 * math.Pi * float64(n) / float64(len(rest))
		r := 1.15*radius + 1
		out[i] = Point{r * math.Cos(phi), r * math.Sin(phi)}
	}
	return out
}

// ordered is an undirected graph whose nodes come in the order of their ids:
// gonum's own come in any, and sums of floats depend on the order.
type ordered struct{ *simple.UndirectedGraph }

func (o ordered) Nodes() gonum.Nodes { return inOrder(o.UndirectedGraph.Nodes()) }

func (o ordered) From(id int64) gonum.Nodes { return inOrder(o.UndirectedGraph.From(id)) }

func inOrder(it gonum.Nodes) gonum.Nodes {
	nodes := gonum.NodesOf(it)
	slices.SortFunc(nodes, func(a, b gonum.Node) int { return cmp.Compare(a.ID(), b.ID()) })
	return iterator.NewOrderedNodes(nodes)
}
