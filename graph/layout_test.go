package graph

import (
	"fmt"
	"math"
	"testing"

	"demarche/timeline/event"
)

// TestLayoutKeepsApart checks what a reader sees: no two actors on one spot,
// linked ones nearer than others, no number that cannot be drawn.
func TestLayoutKeepsApart(t *testing.T) {
	var events []event.Event
	for i := range 3 { // three circles around a hub, one of them apart
		for j := range 12 {
			events = append(events, act(fmt.Sprint(i, j), 1, "2025-02-12", actors(fmt.Sprint("hub", i)), actors(fmt.Sprint("leaf", i, j))))
		}
	}
	events = append(events, act("bridge", 1, "2025-02-12", actors("hub0"), actors("hub1")),
		act("alone", 1, "2025-02-12", actors("alone"), actors("alone")))
	g := sample(t, events...)
	at := map[string]Point{}
	for i, p := range g.Layout() {
		if math.IsNaN(p.X) || math.IsNaN(p.Y) || math.IsInf(p.X, 0) || math.IsInf(p.Y, 0) {
			t.Fatalf("%s stands at %v", g.Actors()[i].Name, p)
		}
		at[g.Actors()[i].Name] = p
	}
	near := func(a, b string) float64 { return math.Hypot(at[a].X-at[b].X, at[a].Y-at[b].Y) }
	for a := range at {
		for b := range at {
			if a != b && near(a, b) < 4 {
				t.Errorf("%s and %s stand on one spot", a, b)
			}
		}
	}
	for i := range 3 {
		for j := range 12 {
			leaf := fmt.Sprint("leaf", i, j)
			if other := fmt.Sprint("hub", (i+1)%3); near(leaf, fmt.Sprint("hub", i)) > near(leaf, other) {
				t.Errorf("%s stands nearer to %s than to its own hub", leaf, other)
			}
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	for _, n := range []int{100, 400, 2000} {
		var events []event.Event
		for i := range 2 * n {
			events = append(events, act(fmt.Sprint(i), 1, "2025-02-12", actors(fmt.Sprint("a", i%n)), actors(fmt.Sprint("a", i*i%n))))
		}
		g, err := Build(events)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				g.place()
			}
		})
	}
}
