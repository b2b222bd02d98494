package graph

// Constraint returns for each actor, in the order of Actors, how little room
// it has between others (Burt, Structural Holes, 1992): 1 and more where all
// its contacts are one or know each other, near 0 for a broker between many
// who do not. Ties weigh as much as they have events. It is 0 for an actor
// without ties, of whom nothing can be said.
func (g *Graph) Constraint() []float64 {
	n := len(g.actors)
	strength := make([]float64, n)
	for i := range g.ties {
		t := &g.ties[i]
		strength[t.A.index] += float64(t.Count())
		strength[t.B.index] += float64(t.Count())
	}
	share := func(i int, a arc) float64 { return float64(g.ties[a.tie].Count()) / strength[i] }
	out := make([]float64, n)
	invested := make([]float64, n) // of i in each of its contacts, over others too
	for i := range out {
		for _, a := range g.around[i] {
			invested[a.to] += share(i, a)
			for _, b := range g.around[a.to] {
				invested[b.to] += share(i, a) * share(int(a.to), b)
			}
		}
		invested[i] = 0
		for _, a := range g.around[i] {
			out[i] += invested[a.to] * invested[a.to]
		}
		for _, a := range g.around[i] {
			invested[a.to] = 0
			for _, b := range g.around[a.to] {
				invested[b.to] = 0
			}
		}
	}
	return out
}

// reach counts for each actor the communities other than its own that it
// deals with.
func (g *Graph) reach(of []int) []int {
	out := make([]int, len(of))
	seen := make([]int, len(of))
	for i, arcs := range g.around {
		for _, a := range arcs {
			if c := of[a.to]; c >= 0 && c != of[i] && seen[c] != i+1 {
				seen[c] = i + 1
				out[i]++
			}
		}
	}
	return out
}
