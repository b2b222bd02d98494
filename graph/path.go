package graph

import (
	"fmt"
	"sort"
)

// maxPaths is how many paths of the same length Paths returns at most.
const maxPaths = 20

// A Path is a way from one actor to another: its actors, and for each step
// the links between two of them, in either direction.
type Path struct {
	Actors []*Actor
	Steps  [][]*Link
}

// Paths returns the paths with the fewest steps between two actors, links
// taken in either direction; those with the most events come first. It is
// empty if nothing links the two.
func (g *Graph) Paths(from, to string) ([]Path, error) {
	next, err := g.neighbours()
	if err != nil {
		return nil, err
	}
	dist := map[string]int{to: 0}
	for queue := []string{to}; len(queue) > 0; queue = queue[1:] {
		for _, n := range next[queue[0]] {
			if _, seen := dist[n]; !seen {
				dist[n] = dist[queue[0]] + 1
				queue = append(queue, n)
			}
		}
	}
	if _, ok := dist[from]; !ok || from == to {
		return nil, nil
	}
	var out []Path
	var walk func(way []string)
	walk = func(way []string) {
		at := way[len(way)-1]
		if at == to {
			out = append(out, g.path(way))
			return
		}
		for _, n := range next[at] {
			if d, ok := dist[n]; ok && d == dist[at]-1 && len(out) < maxPaths {
				walk(append(way[:len(way):len(way)], n))
			}
		}
	}
	walk([]string{from})
	sort.SliceStable(out, func(i, j int) bool { return out[i].evidence() > out[j].evidence() })
	return out, nil
}

// neighbours returns the keys that each actor has links with, the most
// events first.
func (g *Graph) neighbours() (map[string][]string, error) {
	adjacent, err := g.g.AdjacencyMap()
	if err != nil {
		return nil, fmt.Errorf("walking the graph: %w", err)
	}
	weight := map[string]map[string]int{}
	add := func(a, b string, n int) {
		if weight[a] == nil {
			weight[a] = map[string]int{}
		}
		weight[a][b] += n
	}
	for a, edges := range adjacent {
		for b, e := range edges {
			add(a, b, e.Properties.Weight)
			add(b, a, e.Properties.Weight)
		}
	}
	out := make(map[string][]string, len(weight))
	for a, m := range weight {
		for b := range m {
			out[a] = append(out[a], b)
		}
		list := out[a]
		sort.Slice(list, func(i, j int) bool {
			return m[list[i]] > m[list[j]] || m[list[i]] == m[list[j]] && list[i] < list[j]
		})
	}
	return out, nil
}

// path puts the actors and links of a way together.
func (g *Graph) path(way []string) Path {
	var p Path
	for i, k := range way {
		if a, err := g.g.Vertex(k); err == nil {
			p.Actors = append(p.Actors, a)
		}
		if i > 0 {
			p.Steps = append(p.Steps, g.Between(way[i-1], k))
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
	least := -1
	for _, links := range p.Steps {
		n := 0
		for _, l := range links {
			n += len(l.Events)
		}
		if least < 0 || n < least {
			least = n
		}
	}
	return least
}
