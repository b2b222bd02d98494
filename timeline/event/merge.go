package event

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"demarche/timeline/date"
)

// Merge joins events that are reports of one act. What speaks for it and
// against is weighed for each pair that shares an actor, a rare word or an
// article (evidence.go); then the likest are joined first, as long as all
// that is joined stays alike. It returns the events sorted by date, then id;
// ids are set. The result does not depend on the order of the input, and the
// time grows linearly with it but for sorting.
func Merge(events []Event) []Event {
	claims := prepare(events)
	groups := join(claims, likely(claims))
	merged := make([]Event, 0, len(groups))
	for _, g := range groups {
		e := unite(g)
		e.identify()
		merged = append(merged, e)
	}
	Sort(merged)
	return merged
}

// Sort orders events by date, then id.
func Sort(events []Event) {
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(a.Date.Compare(b.Date), strings.Compare(a.ID, b.ID))
	})
}

// prepare makes claims of events, the most precisely dated first, then by
// their place in the articles.
func prepare(events []Event) []*claim {
	v := vocabulary{number: map[string]int{}}
	claims := make([]*claim, len(events))
	for i := range events {
		claims[i] = &claim{Event: &events[i], lemma: events[i].Reports[0].Rule, all: events[i].parties()}
	}
	slices.SortStableFunc(claims, func(a, b *claim) int { return order(a.Event, b.Event) })
	for i, c := range claims {
		c.at = i
		for j := range c.Reports[:min(len(c.Reports), comparedReports)] {
			c.wordings = append(c.wordings, v.read(&c.Reports[j]))
		}
	}
	for _, c := range claims {
		for j := range c.wordings {
			v.weigh(&c.wordings[j])
		}
	}
	if len(claims) >= learnedFrom {
		h := habits{}
		for _, c := range claims {
			c.done, c.habits = c.deeds(), h
			h.learn(c)
		}
	}
	return claims
}

// order is how Merge sorts its input.
func order(a, b *Event) int {
	r, s := &a.Reports[0], &b.Reports[0]
	return cmp.Or(cmp.Compare(a.spread(), b.spread()), cmp.Compare(rank(b.DateFrom), rank(a.DateFrom)), strings.Compare(r.Doc, s.Doc),
		cmp.Compare(r.Trigger.Start, s.Trigger.Start), strings.Compare(string(a.Type), string(b.Type)), strings.Compare(a.Mode, b.Mode),
		strings.Compare(r.Rule, s.Rule), a.Date.Compare(b.Date))
}

// spread is the number of days between the bounds of the event's date; a
// large number if it has none.
func (e *Event) spread() int {
	if e.Date.IsZero() || e.Date.Earliest().IsZero() || e.Date.Latest().IsZero() {
		return 1 << 30
	}
	return e.Date.Latest().Sub(e.Date.Earliest())
}

// A pair is two claims, by their numbers, and how surely they are one act.
type pair struct {
	a, b  int // a < b
	score float64
}

// likely returns the pairs of claims that are likelier one act than two, the
// surest first.
func likely(claims []*claim) []pair {
	var out []pair
	for i, list := range candidates(claims) {
		for _, j := range list {
			if s := weigh(claims[i], claims[j]); s > 0 {
				out = append(out, pair{i, j, s})
			}
		}
	}
	slices.SortFunc(out, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

// comparedMembers is how many members of a group that has many are compared
// with those of another.
const comparedMembers = 8

// join puts the claims of pairs into groups, as long as the members of a
// group are one act on the whole. Groups and members come in the order of the
// claims.
func join(claims []*claim, pairs []pair) [][]*claim {
	group := make([][]*claim, len(claims)) // by first member
	first := make([]int, len(claims))
	for i, c := range claims {
		group[i], first[i] = []*claim{c}, i
	}
	for _, p := range pairs {
		a, b := first[p.a], first[p.b]
		if a > b {
			a, b = b, a
		}
		if a == b || !agree(group[a], group[b]) {
			continue
		}
		for _, c := range group[b] {
			first[c.at] = a
		}
		group[a] = append(group[a], group[b]...)
		group[b] = nil
	}
	var out [][]*claim
	for _, g := range group {
		if g != nil {
			slices.SortFunc(g, func(x, y *claim) int { return cmp.Compare(x.at, y.at) })
			out = append(out, g)
		}
	}
	return out
}

// agree reports whether the members of two groups are one act, on average,
// and no two of them certainly are not.
func agree(a, b []*claim) bool {
	sum, n := 0.0, 0
	for _, x := range a[:min(len(a), comparedMembers)] {
		for _, y := range b[:min(len(b), comparedMembers)] {
			s := weigh(x, y)
			if s < veto {
				return false
			}
			sum += s
			n++
		}
	}
	return sum/float64(n) > joinAbove
}

// Key names an actor where actors are compared: its Wikidata id, else its
// name.
func (a Actor) Key() string {
	if a.ID != "" {
		return a.ID
	}
	return a.Name
}

// identify sets the id: a digest of what the event is and where it was first
// read.
func (e *Event) identify() {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\x00%s\x00%s\x00", e.Type, e.Status, e.Date)
	for _, l := range [][]Actor{e.Source, e.Target} {
		for i := range l {
			b.WriteString(l[i].Key() + "\x00")
		}
	}
	fmt.Fprintf(&b, "%s\x00%d", e.Reports[0].Doc, e.Reports[0].Trigger.Start)
	sum := sha256.Sum256([]byte(b.String()))
	e.ID = hex.EncodeToString(sum[:6])
}

// SetDate sets the event's date with its bounds and where it comes from.
func (e *Event) SetDate(d date.Date, from string) {
	e.Date, e.DateFrom, e.Earliest, e.Latest = d, from, "", ""
	if !d.IsZero() {
		e.Earliest, e.Latest = d.Earliest().String(), d.Latest().String()
	}
}
