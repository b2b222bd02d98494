package graph

import (
	"math"

	"demarche/timeline/event"
)

// A Turn is where a tie changed sides: the event that it began with, and the
// scores before it and from it on.
type Turn struct {
	*event.Event
	Before, After float64
}

// leastTurned is how much must lie on each side of a turn: more than one
// quarrel among friends.
const leastTurned = 3

// Turn finds where the tie turned from friends to foes or from foes to
// friends: where the scores before and after differ most. It is nil where
// they are of one sign throughout, or little lies on one side. Events without
// a date are left out.
func (t *Tie) Turn() *Turn {
	var dated []*event.Event
	all := 0.0
	for _, e := range t.Events() {
		if !e.Date.IsZero() {
			dated = append(dated, e)
			all += e.Score
		}
	}
	var best *Turn
	before := 0.0
	for i, e := range dated {
		turn := Turn{e, before, all - before}
		before += e.Score
		if i > 0 && e.Date.Compare(dated[i-1].Date) == 0 {
			continue // what took place on one day has no order
		}
		if turn.Before*turn.After < 0 && min(math.Abs(turn.Before), math.Abs(turn.After)) >= leastTurned && (best == nil || turn.width() > best.width()) {
			best = &turn
		}
	}
	return best
}

func (t *Turn) width() float64 { return math.Abs(t.After - t.Before) }
