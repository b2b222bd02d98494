package event

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"demarche/timeline/date"
)

// maxSpread is the longest span, in days, over which two reports from
// different articles may be of one event.
const maxSpread = 7

// maxGap is how many days two dates may lie apart in one article, where one of
// them is only the article's own for what it tells next.
const maxGap = 3

// Merge joins events that are reports of one act: the same type, actors that
// agree, dates that overlap. It returns the events sorted by date, then id;
// ids are set. The result does not depend on the order of its input.
func Merge(events []Event) []Event {
	sorted := append([]Event(nil), events...)
	sort.SliceStable(sorted, func(i, j int) bool { return before(&sorted[i], &sorted[j]) })
	var out []*Event
	buckets := map[string][]*Event{}
	for i := range sorted {
		e := &sorted[i]
		if m := findSame(buckets, e); m != nil {
			m.absorb(e)
			for _, k := range m.keys() {
				if !holds(buckets[k], m) {
					buckets[k] = append(buckets[k], m)
				}
			}
			continue
		}
		own := *e
		out = append(out, &own)
		for _, k := range own.keys() {
			buckets[k] = append(buckets[k], &own)
		}
	}
	merged := make([]Event, 0, len(out))
	for _, e := range out {
		e.identify()
		merged = append(merged, *e)
	}
	Sort(merged)
	return merged
}

// Sort orders events by date, then id.
func Sort(events []Event) {
	sort.SliceStable(events, func(i, j int) bool {
		if c := events[i].Date.Compare(events[j].Date); c != 0 {
			return c < 0
		}
		return events[i].ID < events[j].ID
	})
}

// before orders the input of Merge: the surest and most precisely dated
// first, then by place in the articles.
func before(a, b *Event) bool {
	if x, y := a.spread(), b.spread(); x != y {
		return x < y
	}
	if x, y := a.DateFrom == "text", b.DateFrom == "text"; x != y {
		return x
	}
	r, q := a.Reports[0], b.Reports[0]
	if r.Doc != q.Doc {
		return r.Doc < q.Doc
	}
	if r.Trigger.Start != q.Trigger.Start {
		return r.Trigger.Start < q.Trigger.Start
	}
	return a.Type < b.Type
}

// spread is the number of days between the bounds of the event's date; a
// large number if it has none.
func (e *Event) spread() int {
	if e.Date.IsZero() {
		return 1 << 30
	}
	return e.Date.Latest().Sub(e.Date.Earliest())
}

func holds(list []*Event, e *Event) bool {
	for _, x := range list {
		if x == e {
			return true
		}
	}
	return false
}

// Key names an actor where actors are compared: its Wikidata id, else its
// name.
func (a Actor) Key() string {
	if a.ID != "" {
		return a.ID
	}
	return a.Name
}

// keys returns the buckets in which an event may meet its likes.
func (e *Event) keys() []string {
	var out []string
	for _, list := range [][]Actor{e.Source, e.Target} {
		for i := range list {
			out = append(out, string(e.Type)+"\x00"+list[i].Key())
		}
	}
	return out
}

func findSame(buckets map[string][]*Event, e *Event) *Event {
	for _, k := range e.keys() {
		for _, m := range buckets[k] {
			if m.same(e) {
				return m
			}
		}
	}
	return nil
}

// same reports whether two events may be one act.
func (e *Event) same(o *Event) bool {
	if e.Type != o.Type || e.Status != o.Status || e.Mode != o.Mode && e.Mode != "" && o.Mode != "" {
		return false
	}
	return e.sameActors(o) && e.sameTime(o)
}

func (e *Event) sameActors(o *Event) bool {
	if e.Symmetric != o.Symmetric && e.Type != "CONSULT" {
		return false // an invitation is not an agreement
	}
	if e.Symmetric || o.Symmetric {
		a, b := keySet(e.Source, e.Target), keySet(o.Source, o.Target)
		n := shared(a, b)
		return n >= 2 && (n == len(a) || n == len(b))
	}
	source, target := keySet(e.Source), keySet(e.Target)
	source2, target2 := keySet(o.Source), keySet(o.Target)
	inOne := e.Reports[0].Doc == o.Reports[0].Doc
	agree := func(a, b map[string]bool) bool {
		return shared(a, b) > 0 || len(a) == 0 && len(b) == 0 || inOne && (len(a) == 0 || len(b) == 0)
	}
	return agree(source, source2) && agree(target, target2)
}

// sameTime reports whether two dates may be one. Within an article an event
// without a date joins one with a date; across articles both need one.
func (e *Event) sameTime(o *Event) bool {
	if e.inArticle(o.Reports[0].Doc) && (e.Date.IsZero() || o.Date.IsZero() || e.DateFrom != "text" || o.DateFrom != "text") {
		return e.Date.IsZero() || o.Date.IsZero() || e.Date.Overlaps(o.Date) || o.DateFrom == "article" || e.DateFrom == "article" || e.apart(o) <= maxGap
	}
	if e.Date.IsZero() || o.Date.IsZero() {
		return false
	}
	return e.Date.Overlaps(o.Date) && min(e.spread(), o.spread()) <= maxSpread && max(e.spread(), o.spread()) <= 31
}

// apart is the number of days between two dates that do not overlap.
func (e *Event) apart(o *Event) int {
	a, b := e.Date, o.Date
	if b.Latest().Before(a.Earliest()) {
		a, b = b, a
	}
	return b.Earliest().Sub(a.Latest())
}

func (e *Event) inArticle(doc string) bool {
	for i := range e.Reports {
		if e.Reports[i].Doc == doc {
			return true
		}
	}
	return false
}

func keySet(lists ...[]Actor) map[string]bool {
	out := map[string]bool{}
	for _, l := range lists {
		for i := range l {
			out[l[i].Key()] = true
		}
	}
	return out
}

func shared(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// absorb adds the reports of o, and what it knows better.
func (e *Event) absorb(o *Event) {
	if e.Date.IsZero() || e.DateFrom == "article" && o.DateFrom != "article" && !o.Date.IsZero() {
		e.SetDate(o.Date, o.DateFrom)
	}
	if e.Mode == "" && o.Mode != "" {
		e.Mode, e.Score, e.CAMEO, e.Goldstein = o.Mode, o.Score, o.CAMEO, o.Goldstein
	}
	e.Source = unite(e.Source, o.Source, e.Target)
	e.Target = unite(e.Target, o.Target, e.Source)
	e.Reports = append(e.Reports, o.Reports...)
	sort.SliceStable(e.Reports, func(i, j int) bool {
		a, b := &e.Reports[i], &e.Reports[j]
		return a.Doc < b.Doc || a.Doc == b.Doc && a.Trigger.Start < b.Trigger.Start
	})
	doubt := 1 - e.Confidence
	e.Confidence = 1 - doubt*(1-0.5*o.Confidence) // half as much as an independent witness
}

func unite(list, more, not []Actor) []Actor {
	have := keySet(list, not)
	for i := range more {
		if !have[more[i].Key()] {
			have[more[i].Key()] = true
			list = append(list, more[i])
		}
	}
	return list
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
