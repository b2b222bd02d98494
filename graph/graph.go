// Package graph does the graph of actors: who dealt with whom, in
// cooperation and in conflict, over the events of a timeline.
package graph

import (
	"errors"
	"fmt"
	"sort"

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
	events map[string]*event.Event
}

// An Actor is a vertex.
type Actor struct {
	event.Actor
	Key    string
	Events int // in which it takes part
	Degree int // links that it has
}

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
	g := &Graph{events: make(map[string]*event.Event, len(events))}
	g.g = dgraph.New(func(a *Actor) string { return a.Key }, dgraph.Directed())
	actors := map[string]*Actor{}
	links := map[[2]string]*Link{}
	for i := range events {
		e := &events[i]
		g.events[e.ID] = e
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
	sort.Slice(g.actors, func(i, j int) bool { return g.actors[i].Key < g.actors[j].Key })
	for _, l := range links {
		g.links = append(g.links, l)
	}
	sort.Slice(g.links, func(i, j int) bool {
		a, b := g.links[i], g.links[j]
		return a.Source.Key < b.Source.Key || a.Source.Key == b.Source.Key && a.Target.Key < b.Target.Key
	})
	for _, a := range g.actors {
		if err := g.g.AddVertex(a); err != nil {
			return fmt.Errorf("adding actor %q to the graph: %w", a.Name, err)
		}
	}
	for _, l := range g.links {
		err := g.g.AddEdge(l.Source.Key, l.Target.Key, dgraph.EdgeData(l), dgraph.EdgeWeight(len(l.Events)))
		if err != nil && !errors.Is(err, dgraph.ErrEdgeAlreadyExists) {
			return fmt.Errorf("linking %q and %q: %w", l.Source.Name, l.Target.Name, err)
		}
		l.Source.Degree++
		l.Target.Degree++
		sort.SliceStable(l.Events, func(i, j int) bool {
			if c := l.Events[i].Date.Compare(l.Events[j].Date); c != 0 {
				return c < 0
			}
			return l.Events[i].ID < l.Events[j].ID
		})
	}
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
	w.Count++
	w.Score += e.Score
	if e.Date.IsZero() {
		return
	}
	if first := e.Date.Earliest(); l.First.IsZero() || first.Before(l.First) {
		l.First = first
	}
	if last := e.Date.Latest(); l.Last.Before(last) {
		l.Last = last
	}
}
