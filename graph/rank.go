package graph

import "math"

// How PageRank is computed (Brin & Page, 1998): how often a walker follows a
// link instead of starting anew, and when it is done.
const (
	damping    = 0.85
	rankRounds = 100
	rankRest   = 1e-9
)

// PageRank returns how much attention each actor draws, in the order of
// Actors, 1 in all: the actors whom those act towards who draw much
// themselves. Links weigh as much as they have events; acts without direction
// go both ways. (Of our own, for that of gonum starts at random places.)
func (g *Graph) PageRank() []float64 {
	n := len(g.actors)
	type step struct {
		from, to int
		weight   float64
	}
	steps := make([]step, 0, 2*len(g.links))
	out := make([]float64, n)
	for _, l := range g.links {
		back := 0.0
		for _, e := range l.Events {
			if e.Symmetric {
				back++
			}
		}
		s, t := l.Source.index, l.Target.index
		steps = append(steps, step{s, t, float64(len(l.Events))})
		out[s] += float64(len(l.Events))
		if back > 0 {
			steps = append(steps, step{t, s, back})
			out[t] += back
		}
	}
	rank, next := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range rankRounds {
		lost := 0.0 // of those who act towards nobody
		for i, r := range rank {
			if out[i] == 0 {
				lost += r
			}
		}
		for i := range next {
			next[i] = (1 - damping + damping*lost) / float64(n)
		}
		for _, s := range steps {
			next[s.to] += damping * rank[s.from] * s.weight / out[s.from]
		}
		moved := 0.0
		for i := range next {
			moved += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if moved < rankRest {
			break
		}
	}
	return rank
}

// work is about how many ties Betweenness follows.
const work = 60_000_000

// Betweenness returns for each actor, in the order of Actors, the share of
// the pairs of all others whose shortest paths lead over it (Freeman, 1977),
// by the algorithm of Brandes (2001). In a graph of more than about 10,000
// ties and 3,000 actors it is estimated from the paths that start at some
// actors, taken at even distances (Brandes & Pich, 2007).
func (g *Graph) Betweenness() []float64 {
	n := len(g.actors)
	out := make([]float64, n)
	if n < 3 {
		return out
	}
	starts := min(n, max(64, work/(n+2*len(g.ties))))
	s := newSearch(g.around)
	for i := range starts {
		s.from(i*n/starts, out)
	}
	// Each pair was met from both its ends.
	scale := float64(n) / float64(starts) / (float64(n-1) * float64(n-2))
	for i := range out {
		out[i] *= scale
	}
	return out
}

// A search follows the shortest paths from one actor to all others.
type search struct {
	around [][]arc
	steps  []int32   // to each actor, -1 if not reached
	ways   []float64 // how many shortest paths lead there
	share  []float64 // of the paths that lead farther over it
	queue  []int32
}

func newSearch(around [][]arc) *search {
	n := len(around)
	s := &search{around: around, steps: make([]int32, n), ways: make([]float64, n), share: make([]float64, n), queue: make([]int32, 0, n)}
	for i := range s.steps {
		s.steps[i] = -1
	}
	return s
}

// from adds to sum what lies between a start and all others, and leaves the
// search as it found it.
func (s *search) from(start int, sum []float64) {
	s.queue = append(s.queue[:0], int32(start))
	s.steps[start], s.ways[start] = 0, 1
	for at := 0; at < len(s.queue); at++ {
		v := s.queue[at]
		for _, a := range s.around[v] {
			if s.steps[a.to] < 0 {
				s.steps[a.to] = s.steps[v] + 1
				s.queue = append(s.queue, a.to)
			}
			if s.steps[a.to] == s.steps[v]+1 {
				s.ways[a.to] += s.ways[v]
			}
		}
	}
	for at := len(s.queue) - 1; at > 0; at-- {
		w := s.queue[at]
		part := (1 + s.share[w]) / s.ways[w]
		for _, a := range s.around[w] {
			if s.steps[a.to] == s.steps[w]-1 {
				s.share[a.to] += s.ways[a.to] * part
			}
		}
		sum[w] += s.share[w]
	}
	for _, v := range s.queue {
		s.steps[v], s.ways[v], s.share[v] = -1, 0, 0
	}
}
