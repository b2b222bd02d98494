// Package graph does the graph of actors: who dealt with whom, in
// cooperation and in conflict, over the events of a timeline.
package graph

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"

	dgraph "github.com/dominikbraun/graph"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// A Graph holds the actors of a set of events and the links between them.
// Links are directed; one that holds symmetric events only has no direction.
type Graph struct {
	g      dgraph.Graph[string, *Actor]
	actors []*Actor // by key
	links  []*Link  // by source, then target
	ties   []Tie    // by the keys of their actors
	around [][]arc  // for each actor

	standings func() []Standing // computed once
	places    func() []Point
}

// An Actor is a vertex.
type Actor struct {
	event.Actor
	Key    string
	Events int // in which it takes part
	Degree int // links that it has

	index int // among the actors of its graph
}

// Index returns the place of an actor among the actors of its graph.
func (a *Actor) Index() int { return a.index }

// A Link is an edge: all events in which Source acted towards Target. Acts
// without direction stand on the link whose source has the smaller key.
type Link struct {
	Source, Target *Actor
	Symmetric      bool // all of its events are
	Cooperation    Weight
	Conflict       Weight
	Events         []*event.Event // by date, then id
	First, Last    date.Day       // zero if none of its events has a date
}

// A Weight is one sign of a link: how many events, and their PLOVER scores
// added up.
type Weight struct {
	Count int
	Score float64
}

// Build makes the graph of events. It holds the actors that take part in any
// of them, linked or not.
func Build(events []event.Event) (*Graph, error) {
	g := &Graph{g: dgraph.New(func(a *Actor) string { return a.Key }, dgraph.Directed())}
	g.standings, g.places = sync.OnceValue(g.stand), sync.OnceValue(g.place)
	actors := map[string]*Actor{}
	links := map[[2]string]*Link{}
	for i := range events {
		e := &events[i]
		for _, list := range [][]event.Actor{e.Source, e.Target} {
			for _, a := range list {
				v := actors[a.Key()]
				if v == nil {
					v = &Actor{Actor: a, Key: a.Key()}
					actors[v.Key] = v
				}
				v.Events++
			}
		}
		for _, p := range pairs(e) {
			l := links[p]
			if l == nil {
				l = &Link{Source: actors[p[0]], Target: actors[p[1]], Symmetric: true}
				links[p] = l
			}
			l.add(e)
		}
	}
	return g, g.fill(actors, links)
}

// fill enters vertices and edges, sorted.
func (g *Graph) fill(actors map[string]*Actor, links map[[2]string]*Link) error {
	for _, a := range actors {
		g.actors = append(g.actors, a)
	}
	slices.SortFunc(g.actors, func(a, b *Actor) int { return cmp.Compare(a.Key, b.Key) })
	for i, a := range g.actors {
		a.index = i
		if err := g.g.AddVertex(a); err != nil {
			return fmt.Errorf("adding actor %q to the graph: %w", a.Name, err)
		}
	}
	for _, l := range links {
		g.links = append(g.links, l)
	}
	slices.SortFunc(g.links, func(a, b *Link) int {
		return cmp.Or(cmp.Compare(a.Source.index, b.Source.index), cmp.Compare(a.Target.index, b.Target.index))
	})
	for _, l := range g.links {
		err := g.g.AddEdge(l.Source.Key, l.Target.Key, dgraph.EdgeData(l), dgraph.EdgeWeight(len(l.Events)))
		if err != nil && !errors.Is(err, dgraph.ErrEdgeAlreadyExists) {
			return fmt.Errorf("linking %q and %q: %w", l.Source.Name, l.Target.Name, err)
		}
		l.Source.Degree++
		l.Target.Degree++
		slices.SortStableFunc(l.Events, compareEvents)
	}
	g.tieUp()
	return nil
}

// Actors returns the actors, by key.
func (g *Graph) Actors() []*Actor { return g.actors }

// Links returns the links, by source, then target.
func (g *Graph) Links() []*Link { return g.links }

// pairs returns the ordered pairs of keys that an event links.
func pairs(e *event.Event) [][2]string {
	var out [][2]string
	if e.Symmetric {
		all := append(append([]event.Actor{}, e.Source...), e.Target...)
		for i, a := range all {
			for _, b := range all[i+1:] {
				out = appendPair(out, min(a.Key(), b.Key()), max(a.Key(), b.Key()))
			}
		}
		return out
	}
	for _, a := range e.Source {
		for _, b := range e.Target {
			out = appendPair(out, a.Key(), b.Key())
		}
	}
	return out
}

func appendPair(list [][2]string, a, b string) [][2]string {
	if a == b {
		return list
	}
	for _, p := range list {
		if p == [2]string{a, b} {
			return list
		}
	}
	return append(list, [2]string{a, b})
}

func (l *Link) add(e *event.Event) {
	l.Events = append(l.Events, e)
	l.Symmetric = l.Symmetric && e.Symmetric
	w := &l.Conflict
	if e.Quad <= 2 {
		w = &l.Cooperation
	}
	w.add(Weight{1, e.Score})
	l.First, l.Last = widen(l.First, l.Last, e.Date.Earliest(), e.Date.Latest())
}
