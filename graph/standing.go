package graph

// A Standing is how an actor stands among the others.
type Standing struct {
	*Actor
	Contacts    int // actors that it has ties with
	Cooperation Weight
	Conflict    Weight
	PageRank    float64 // 1 over all actors
	Betweenness float64 // 0 to 1
	Constraint  float64 // 0 if it has no ties
	Community   int     // -1 if none
	Reach       int     // communities other than its own that it deals with
}

// Standings returns how each actor stands, in the order of Actors. It is
// computed once; nobody may change it.
func (g *Graph) Standings() []Standing { return g.standings() }

func (g *Graph) stand() []Standing {
	rank, between, constraint, community := g.PageRank(), g.Betweenness(), g.Constraint(), g.Communities()
	reach := g.reach(community)
	out := make([]Standing, len(g.actors))
	for i, a := range g.actors {
		s := Standing{Actor: a, Contacts: len(g.around[i]), PageRank: rank[i], Betweenness: between[i], Constraint: constraint[i], Community: community[i], Reach: reach[i]}
		for _, arc := range g.around[i] {
			s.Cooperation.add(g.ties[arc.tie].Cooperation)
			s.Conflict.add(g.ties[arc.tie].Conflict)
		}
		out[i] = s
	}
	return out
}
