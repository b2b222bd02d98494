package timeline

import (
	"slices"

	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
)

// ByPolity returns the events with states and organisations in the place of
// the persons and organs that act for them (actor.Knowledge.Polity). An event
// within one polity keeps it on both sides.
func (r *Reader) ByPolity(events []event.Event) []event.Event {
	out := slices.Clone(events)
	for i := range out {
		e := &out[i]
		on := e.Date.Latest()
		e.Source, e.Target = r.polities(e.Source, on), r.polities(e.Target, on)
	}
	return out
}

// Polity returns in whose name an actor acts on a day.
func (r *Reader) Polity(a event.Actor, on date.Day) event.Actor {
	p := r.actors.Polity(actor.Entity{Kind: actor.Generic, ID: a.ID, Name: a.Name, Code: a.Code, Sector: a.Sector}, on)
	return event.Actor{ID: p.ID, Name: p.Name, Code: p.Code, Sector: p.Sector}
}

// polities returns the polities of actors, each once.
func (r *Reader) polities(actors []event.Actor, on date.Day) []event.Actor {
	var out []event.Actor
	for _, a := range actors {
		if p := r.Polity(a, on); !slices.ContainsFunc(out, func(q event.Actor) bool { return q.Key() == p.Key() }) {
			out = append(out, p)
		}
	}
	return out
}

// During returns the events that lie within a span of time, by all that is
// known of their dates.
func During(events []event.Event, span date.Date) []event.Event {
	var out []event.Event
	first, last := span.Earliest(), span.Latest()
	for _, e := range events {
		from, to := e.Date.Earliest(), e.Date.Latest()
		if (first.IsZero() || !from.IsZero() && !from.Before(first)) && (last.IsZero() || !to.IsZero() && !last.Before(to)) && !e.Date.IsZero() {
			out = append(out, e)
		}
	}
	return out
}
