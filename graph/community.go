package graph

import (
	"cmp"
	"slices"
)

// Communities returns the number of each actor's community, in the order of
// Actors: 0 is the largest, -1 says that an actor has none, for nobody
// cooperates with it more than not. Cooperation binds and conflict parts: the
// communities have more of the one and less of the other within them than
// chance would give (modularity with signs: Gómez, Jensen & Arenas, 2009).
// They are found by moving actors one by one and then whole communities
// (Louvain: Blondel et al., 2008), in the order of the actors, so that the
// same graph gives the same communities. Members hang together by cooperation.
func (g *Graph) Communities() []int {
	level := g.bottom()
	member := make([]int, len(g.actors))
	for i := range member {
		member[i] = i
	}
	for {
		of, n := level.settle()
		if n == len(of) {
			break
		}
		for i, at := range member {
			member[i] = of[at]
		}
		level = level.merge(of, n)
	}
	return g.number(g.connected(member))
}

// A mesh is a graph with signed weights, of actors or of communities of them.
type mesh struct {
	around [][]bond
	with   []float64 // what each has of cooperation, in all
	versus []float64 // and of conflict
}

// A bond leads to a neighbour, with cooperation above zero or conflict below.
type bond struct {
	to     int
	weight float64
}

// bottom is the mesh of the actors.
func (g *Graph) bottom() *mesh {
	n := len(g.actors)
	m := &mesh{around: make([][]bond, n), with: make([]float64, n), versus: make([]float64, n)}
	for i, arcs := range g.around {
		for _, a := range arcs {
			w := g.ties[a.tie].Net()
			m.around[i] = append(m.around[i], bond{int(a.to), w})
			m.with[i] += max(w, 0)
			m.versus[i] += max(-w, 0)
		}
	}
	return m
}

// settleRounds bounds how often all are asked whether they want to move. Most
// rest after five rounds.
const settleRounds = 20

// settle moves each to the community of a neighbour where that is better,
// until all rest. It returns the community of each, and how many there are.
func (m *mesh) settle() (of []int, n int) {
	of = make([]int, len(m.around))
	for i := range of {
		of[i] = i
	}
	with, versus := slices.Clone(m.with), slices.Clone(m.versus) // by community
	allWith, allVersus := max(sum(with), 1e-9), max(sum(versus), 1e-9)
	pull := make([]float64, len(of))
	for range settleRounds {
		moved := false
		for i := range of {
			own := of[i]
			with[own] -= m.with[i]
			versus[own] -= m.versus[i]
			for _, b := range m.around[i] {
				pull[of[b.to]] += b.weight
			}
			gain := func(c int) float64 {
				return pull[c] - m.with[i]*with[c]/allWith + m.versus[i]*versus[c]/allVersus
			}
			best, most := own, gain(own)
			for _, b := range m.around[i] {
				c := of[b.to]
				if v := gain(c); b.weight > 0 && (v > most+1e-9 || v > most-1e-9 && c < best) {
					best, most = c, v
				}
			}
			for _, b := range m.around[i] {
				pull[of[b.to]] = 0
			}
			moved = moved || best != own
			of[i] = best
			with[best] += m.with[i]
			versus[best] += m.versus[i]
		}
		if !moved {
			break
		}
	}
	return renumber(of)
}

func sum(list []float64) float64 {
	s := 0.0
	for _, v := range list {
		s += v
	}
	return s
}

// renumber gives communities the numbers 0, 1, … in the order of their first
// members.
func renumber(of []int) ([]int, int) {
	number := make([]int, len(of))
	n := 0
	for i, c := range of {
		if number[c] == 0 {
			n++
			number[c] = n
		}
		of[i] = number[c] - 1
	}
	return of, n
}

// merge makes each community one. What its members have with each other
// moves nobody, and is left out.
func (m *mesh) merge(of []int, n int) *mesh {
	out := &mesh{around: make([][]bond, n), with: make([]float64, n), versus: make([]float64, n)}
	members := make([][]int, n)
	for i, c := range of {
		members[c] = append(members[c], i)
		out.with[c] += m.with[i]
		out.versus[c] += m.versus[i]
	}
	weight := make([]float64, n)
	seen := make([]int, n)
	for c := range members {
		for _, i := range members[c] {
			for _, b := range m.around[i] {
				to := of[b.to]
				if to == c {
					continue
				}
				if seen[to] != c+1 {
					seen[to], weight[to] = c+1, 0
					out.around[c] = append(out.around[c], bond{to: to})
				}
				weight[to] += b.weight
			}
		}
		for i := range out.around[c] {
			out.around[c][i].weight = weight[out.around[c][i].to]
		}
	}
	return out
}

// connected parts communities into what hangs together by cooperation, which
// Louvain does not promise (Traag, Waltman & van Eck, 2019).
func (g *Graph) connected(of []int) []int {
	out := make([]int, len(of))
	for i := range out {
		out[i] = -1
	}
	var queue []int
	for i := range out {
		if out[i] >= 0 {
			continue
		}
		out[i] = i
		for queue = append(queue[:0], i); len(queue) > 0; queue = queue[1:] {
			for _, a := range g.around[queue[0]] {
				if out[a.to] < 0 && of[a.to] == of[i] && g.ties[a.tie].Net() > 0 {
					out[a.to] = i
					queue = append(queue, int(a.to))
				}
			}
		}
	}
	return out
}

// number gives the communities the numbers 0, 1, …, the largest first, and
// actors who are alone -1.
func (g *Graph) number(of []int) []int {
	size := make([]int, len(of))
	for _, c := range of {
		size[c]++
	}
	var order []int
	for c, n := range size {
		if n > 1 {
			order = append(order, c)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	number := make([]int, len(of))
	for i := range number {
		number[i] = -1
	}
	for i, c := range order {
		number[c] = i
	}
	out := make([]int, len(of))
	for i, c := range of {
		out[i] = number[c]
	}
	return out
}
