package graph

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/spatial/r2"
)

// drawn is how many actors are given a place by force, those with the
// strongest links; the others, and those without links, stand in a ring around them.
const drawn = 1000

// A Point is a place in the drawing, in no particular unit.
type Point struct{ X, Y float64 }

// Layout returns a place for each actor, in the order of Actors. Links pull
// and actors push, those with many links the more (Jacomy et al.,
// ForceAtlas2, 2014), so that hubs stand apart with their neighbours around
// them. Parts of the graph that nothing links are laid side by side. The same
// graph gives the same places.
func (g *Graph) Layout() []Point { return g.places() }

func (g *Graph) place() []Point {
	bodies, springs := g.bodies()
	parts := components(len(bodies), springs)
	pieces := make([]piece, len(parts))
	for i, part := range parts {
		pieces[i] = newPiece(part, bodies, springs)
	}
	arrange(pieces)
	out := make([]Point, len(g.actors))
	placed := make([]bool, len(g.actors))
	for _, p := range pieces {
		for i, at := range p.at {
			actor := bodies[p.members[i]].actor
			out[actor], placed[actor] = Point{at.X, at.Y}, true
		}
	}
	ring(out, placed)
	return out
}

// A body is an actor that is placed by force.
type body struct {
	actor int // its index among all actors
	mass  float64
}

// A spring is a pair of bodies that are linked, in either direction.
type spring struct{ a, b int }

// bodies returns the linked actors that are drawn, those with the most links
// first, and the springs between them, sorted.
func (g *Graph) bodies() ([]body, []spring) {
	var list []body
	index := make(map[string]int, len(g.actors))
	for i, a := range g.actors {
		if a.Degree > 0 {
			list = append(list, body{actor: i, mass: 1})
		}
	}
	strongest := g.strongest()
	byDegree := func(a, b body) int { return cmp.Compare(g.actors[b.actor].Degree, g.actors[a.actor].Degree) }
	slices.SortStableFunc(list, func(a, b body) int {
		return cmp.Or(cmp.Compare(strongest[g.actors[b.actor]], strongest[g.actors[a.actor]]), byDegree(a, b))
	})
	list = list[:min(len(list), drawn)]
	slices.SortStableFunc(list, byDegree)
	for i, b := range list {
		index[g.actors[b.actor].Key] = i
	}
	var springs []spring
	for _, l := range g.links {
		a, okA := index[l.Source.Key]
		b, okB := index[l.Target.Key]
		if okA && okB && a != b {
			springs = append(springs, spring{min(a, b), max(a, b)})
		}
	}
	slices.SortFunc(springs, func(x, y spring) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	springs = slices.Compact(springs)
	for _, s := range springs {
		list[s.a].mass++
		list[s.b].mass++
	}
	return list, springs
}

// strongest returns for each actor how many events its strongest link has.
func (g *Graph) strongest() map[*Actor]int {
	out := map[*Actor]int{}
	for _, l := range g.links {
		out[l.Source] = max(out[l.Source], len(l.Events))
		out[l.Target] = max(out[l.Target], len(l.Events))
	}
	return out
}

// components returns the bodies that springs join, the largest set first.
func components(n int, springs []spring) [][]int {
	root := make([]int, n)
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
	for _, s := range springs {
		a, b := find(s.a), find(s.b)
		root[max(a, b)] = min(a, b)
	}
	byRoot := map[int]int{}
	var out [][]int
	for i := range n {
		r := find(i)
		at, ok := byRoot[r]
		if !ok {
			at = len(out)
			byRoot[r] = at
			out = append(out, nil)
		}
		out[at] = append(out[at], i)
	}
	slices.SortStableFunc(out, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return out
}

// A piece is a part of the graph that hangs together: its bodies around their
// middle, and half the box that it keeps free.
type piece struct {
	members []int
	at      []r2.Vec
	half    r2.Vec
}

// newPiece lays out one part of the graph.
func newPiece(members []int, bodies []body, springs []spring) piece {
	p := piece{members: members, at: make([]r2.Vec, len(members))}
	index := make(map[int]int, len(members))
	mass := make([]float64, len(members))
	for i, m := range members {
		index[m] = i
		mass[i] = bodies[m].mass
		p.at[i] = sunflower(i)
	}
	var own []spring
	for _, s := range springs {
		if a, ok := index[s.a]; ok {
			own = append(own, spring{a, index[s.b]})
		}
	}
	settle(p.at, mass, own)
	p.centre()
	p.lay()
	return p
}

// sunflower returns the place of the seed with this number, the first in the
// middle.
func sunflower(i int) r2.Vec {
	const golden = 2.399963229728653
	sin, cos := math.Sincos(float64(i) * golden)
	return r2.Scale(20*math.Sqrt(float64(i)+0.5), r2.Vec{X: cos, Y: sin})
}

func (p *piece) centre() {
	var sum r2.Vec
	for _, v := range p.at {
		sum = r2.Add(sum, v)
	}
	middle := r2.Scale(1/float64(len(p.at)), sum)
	for i := range p.at {
		p.at[i] = r2.Sub(p.at[i], middle)
	}
}

// lay turns the piece around its middle so that its longest way lies from
// left to right, for screens are wider than high, and measures it.
func (p *piece) lay() {
	var xx, xy, yy float64
	for _, v := range p.at {
		xx, xy, yy = xx+v.X*v.X, xy+v.X*v.Y, yy+v.Y*v.Y
	}
	sin, cos := math.Sincos(-math.Atan2(2*xy, xx-yy) / 2)
	for i, v := range p.at {
		at := r2.Vec{X: v.X*cos - v.Y*sin, Y: v.X*sin + v.Y*cos}
		p.at[i] = at
		p.half = r2.Vec{X: max(p.half.X, math.Abs(at.X)), Y: max(p.half.Y, math.Abs(at.Y))}
	}
	p.half = r2.Add(p.half, r2.Vec{X: room, Y: room})
}

// The forces, and how long they work.
const (
	rounds  = 320
	push    = 55.0
	gravity = 24.0
)

// settle moves bodies until they rest, each round by less. Every pair is
// looked at: for the actors that are drawn that is quick enough.
func settle(at []r2.Vec, mass []float64, springs []spring) {
	force := make([]r2.Vec, len(at))
	for round := range rounds {
		for i := range at {
			force[i] = r2.Scale(-gravity*mass[i], unit(at[i]))
		}
		repel(at, mass, force)
		for _, s := range springs {
			pull := r2.Sub(at[s.b], at[s.a])
			force[s.a] = r2.Add(force[s.a], pull)
			force[s.b] = r2.Sub(force[s.b], pull)
		}
		longest := 60 * math.Pow(1-float64(round)/rounds, 1.5)
		for i, f := range force {
			step := r2.Scale(0.9/(mass[i]+1), f)
			if n := r2.Norm(step); n > longest {
				step = r2.Scale(longest/n, step)
			}
			at[i] = r2.Add(at[i], step)
		}
	}
}

// repel adds the push between each two bodies, which falls with the distance.
func repel(at []r2.Vec, mass []float64, force []r2.Vec) {
	for i, p := range at {
		sum, weight := force[i], push*mass[i]
		for j := i + 1; j < len(at); j++ {
			dx, dy := at[j].X-p.X, at[j].Y-p.Y
			f := weight * mass[j] / max(dx*dx+dy*dy, 1)
			sum.X -= f * dx
			sum.Y -= f * dy
			force[j].X += f * dx
			force[j].Y += f * dy
		}
		force[i] = sum
	}
}

func unit(v r2.Vec) r2.Vec {
	if n := r2.Norm(v); n > 0 {
		return r2.Scale(1/n, v)
	}
	return r2.Vec{}
}

// room is what a piece keeps free around it, for names.
const room = 38

// arrange moves the pieces apart: the largest stays in the middle, each other
// goes round on a spiral, wider than high, to the first place where nobody
// stands.
func arrange(pieces []piece) {
	var taken []r2.Vec
	turn := 0.0
	for i := range pieces {
		p := &pieces[i]
		at := r2.Vec{}
		for ; !isFree(taken, at, p.half); turn += 0.2 {
			sin, cos := math.Sincos(turn)
			at = r2.Vec{X: 1.6 * 4 * turn * cos, Y: 4 * turn * sin}
		}
		turn /= 2 // a smaller one may fit in farther inside
		for j := range p.at {
			p.at[j] = r2.Add(p.at[j], at)
		}
		taken = append(taken, p.at...)
	}
}

// isFree tells whether nobody stands within a box around a place.
func isFree(taken []r2.Vec, at, half r2.Vec) bool {
	for _, t := range taken {
		if math.Abs(t.X-at.X) < half.X && math.Abs(t.Y-at.Y) < half.Y {
			return false
		}
	}
	return true
}

// ring sets the actors that have no place yet in a circle around the others.
func ring(out []Point, placed []bool) {
	var radius float64
	rest := 0
	for i, p := range out {
		radius = max(radius, math.Hypot(p.X, p.Y))
		if !placed[i] {
			rest++
		}
	}
	n := 0
	for i := range out {
		if placed[i] {
			continue
		}
		sin, cos := math.Sincos(2 * math.Pi * float64(n) / float64(rest))
		out[i] = Point{(1.15*radius + 1) * cos, (1.15*radius + 1) * sin}
		n++
	}
}
