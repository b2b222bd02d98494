package graph

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"demarche/timeline/event"
)

// random returns the events of n actors with m acts among them, of whom some
// are in many.
func random(n, m int, seed uint64) []event.Event {
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func() string { return fmt.Sprintf("a%05d", int(float64(n)*math.Pow(r.Float64(), 2))) }
	var out []event.Event
	for i := range m {
		a, b := actors(pick()), actors(pick())
		e := act(fmt.Sprintf("%07d", i), 1+r.IntN(4), fmt.Sprintf("2025-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)), a, b)
		if e.Quad == 1 && a[0].Name != b[0].Name {
			e.Symmetric, e.Source, e.Target = true, append(a, b...), nil
		}
		out = append(out, e)
	}
	return out
}

// TestRanksAgreeWithGonum compares PageRank and betweenness with gonum's.
func TestRanksAgreeWithGonum(t *testing.T) {
	for seed := range uint64(5) {
		g := sample(t, random(40, 120, seed)...)
		n := float64(len(g.Actors()))
		directed, plain := simple.NewWeightedDirectedGraph(0, 0), simple.NewUndirectedGraph()
		for i := range g.Actors() {
			directed.AddNode(simple.Node(i))
			plain.AddNode(simple.Node(i))
		}
		weigh := func(from, to *Actor, w float64) {
			i, j := simple.Node(from.index), simple.Node(to.index)
			if e := directed.WeightedEdge(i.ID(), j.ID()); e != nil {
				w += e.Weight()
			}
			directed.SetWeightedEdge(simple.WeightedEdge{F: i, T: j, W: w})
			plain.SetEdge(simple.Edge{F: i, T: j})
		}
		for _, l := range g.Links() {
			for _, e := range l.Events {
				weigh(l.Source, l.Target, 1)
				if e.Symmetric {
					weigh(l.Target, l.Source, 1)
				}
			}
		}
		rank, wantRank := g.PageRank(), network.PageRank(directed, damping, 1e-10)
		between, wantBetween := g.Betweenness(), network.Betweenness(plain)
		for i := range g.Actors() {
			if got, want := rank[i], wantRank[int64(i)]; math.Abs(got-want) > 1e-6 {
				t.Errorf("PageRank of %d is %g, want %g", i, got, want)
			}
			if got, want := between[i], wantBetween[int64(i)]/((n-1)*(n-2)); math.Abs(got-want) > 1e-9 {
				t.Errorf("betweenness of %d is %g, want %g", i, got, want)
			}
		}
	}
}

// TestConstraint computes Burt's formula as it is written.
func TestConstraint(t *testing.T) {
	g := sample(t, random(20, 50, 7)...)
	n := len(g.Actors())
	share := make([][]float64, n)
	for i := range share {
		share[i] = make([]float64, n)
	}
	for _, tie := range g.Ties() {
		share[tie.A.index][tie.B.index] = float64(tie.Count())
		share[tie.B.index][tie.A.index] = float64(tie.Count())
	}
	for i := range share {
		if s := sum(share[i]); s > 0 {
			for j := range share[i] {
				share[i][j] /= s
			}
		}
	}
	for i, got := range g.Constraint() {
		want := 0.0
		for j := range n {
			if share[i][j] == 0 {
				continue
			}
			p := share[i][j]
			for q := range n {
				if q != i && q != j {
					p += share[i][q] * share[q][j]
				}
			}
			want += p * p
		}
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("constraint of %d is %g, want %g", i, got, want)
		}
	}
}

// TestCommunities plants circles of friends: conflict alone parts the first
// two, and who only fights belongs to none.
func TestCommunities(t *testing.T) {
	var events []event.Event
	add := func(quad int, a, b string) {
		events = append(events, act(fmt.Sprint(len(events)), quad, "2025-02-12", actors(a), actors(b)))
	}
	for c := range 3 {
		for i := range 5 {
			for j := range i {
				add(1, fmt.Sprint("circle", c, i), fmt.Sprint("circle", c, j))
			}
		}
	}
	for i := range 5 { // friends with each other, too, but more in conflict
		for j := range 5 {
			add(1, fmt.Sprint("circle", 0, i), fmt.Sprint("circle", 1, j))
			add(4, fmt.Sprint("circle", 0, i), fmt.Sprint("circle", 1, j))
		}
	}
	add(1, "circle0 4", "circle2 0")
	add(4, "lone", "circle0 0")
	add(3, "lone", "circle1 0")
	g := sample(t, events...)
	of := map[string]int{}
	for i, c := range g.Communities() {
		of[g.Actors()[i].Name] = c
	}
	for c := range 3 {
		for i := range 5 {
			if of[fmt.Sprint("circle", c, i)] != of[fmt.Sprint("circle", c, 0)] {
				t.Errorf("circle %d is torn: %v", c, of)
			}
		}
	}
	if of["circle0 0"] == of["circle1 0"] || of["circle0 0"] == of["circle2 0"] || of["lone"] != -1 {
		t.Errorf("the circles are not apart: %v", of)
	}
}

// TestCommunitiesHangTogether checks on any graph what Communities promises.
func TestCommunitiesHangTogether(t *testing.T) {
	for seed := range uint64(20) {
		g := sample(t, random(60, 150, seed)...)
		of := g.Communities()
		if !slices.Equal(of, sample(t, random(60, 150, seed)...).Communities()) {
			t.Fatal("two runs differ")
		}
		size := map[int]int{}
		friends := make([]int, len(of))
		for i, c := range of {
			size[c]++
			for _, a := range g.around[i] {
				if of[a.to] == c && g.ties[a.tie].Net() > 0 {
					friends[i]++
				}
			}
			if c >= 0 && friends[i] == 0 {
				t.Errorf("seed %d: %d has no friend in its community", seed, i)
			}
		}
		for c := 1; size[c] > 0; c++ {
			if size[c] > size[c-1] {
				t.Errorf("seed %d: community %d is larger than %d", seed, c, c-1)
			}
		}
	}
}

// TestTriads counts all threes one by one.
func TestTriads(t *testing.T) {
	for seed := range uint64(10) {
		g := sample(t, random(25, 120, seed)...)
		sign := map[[2]int]int{}
		for _, tie := range g.Ties() {
			sign[[2]int{tie.A.index, tie.B.index}] = tie.Sign()
		}
		var want Triads
		for i := range g.Actors() {
			for j := range i {
				for k := range j {
					a, b, c := sign[[2]int{j, i}], sign[[2]int{k, i}], sign[[2]int{k, j}]
					switch {
					case a*b*c == 0:
					case a+b+c == 3:
						want.Friends++
					case a+b+c == 1:
						want.Divided++
					case a+b+c == -1:
						want.SameFoe++
					default:
						want.Foes++
					}
				}
			}
		}
		b := g.Balance()
		if b.Triads != want {
			t.Errorf("seed %d: %+v, want %+v", seed, b.Triads, want)
		}
		for _, s := range b.Strained {
			if s.Unbalanced <= s.Balanced {
				t.Errorf("seed %d: turning %s-%s mends nothing", seed, s.A.Name, s.B.Name)
			}
		}
	}
}

// TestCamps compares the camps with the best of all: they contradict no
// less, seldom more, and nothing at all where two camps explain every tie.
func TestCamps(t *testing.T) {
	best := 0
	const graphs = 40
	for seed := range uint64(graphs) {
		g := sample(t, random(12, 40, seed)...)
		b := g.Balance()
		least := math.Inf(1)
		for camps := range 1 << len(g.Actors()) {
			contrary := 0.0
			for i := range g.Ties() {
				tie := &g.Ties()[i]
				if tie.Sign() != 0 && !agrees(tie.Sign(), camps>>tie.A.index&1, camps>>tie.B.index&1) {
					contrary += math.Abs(tie.Net())
				}
			}
			least = min(least, contrary)
		}
		if b.Contrary < least-1e-9 {
			t.Fatalf("seed %d: %g contradict, but never less than %g can", seed, b.Contrary, least)
		}
		if b.Contrary < least+1e-9 {
			best++
		}
	}
	if best < graphs*9/10 {
		t.Errorf("only %d of %d graphs have the best camps", best, graphs)
	}
	var events []event.Event
	for i := range 30 {
		for j := range i {
			quad := 1
			if (i%3 == 0) != (j%3 == 0) {
				quad = 4
			}
			events = append(events, act(fmt.Sprint(i, " ", j), quad, "2025-02-12", actors(fmt.Sprint(i)), actors(fmt.Sprint(j))))
		}
	}
	if b := sample(t, events...).Balance(); len(b.Against)+len(b.Torn)+b.Triads.Divided+b.Triads.Foes > 0 {
		t.Errorf("a balanced graph is contradicted: %+v", b)
	}
}

func TestTorn(t *testing.T) {
	// C is a friend of A and B, who are foes: it, or they, must turn.
	b := sample(t,
		act("1", 4, "2025-02-12", actors("A"), actors("B")),
		act("2", 4, "2025-02-13", actors("B"), actors("A")),
		act("3", 1, "2025-02-12", actors("A", "C"), nil),
		act("4", 1, "2025-02-13", actors("A", "C"), nil),
		act("5", 1, "2025-02-14", actors("B", "C"), nil),
	).Balance()
	if b.Triads != (Triads{Divided: 1}) || len(b.Against) != 1 || b.Against[0].A.Name != "B" || b.Against[0].B.Name != "C" {
		t.Errorf("%+v", b)
	}
	if len(b.Torn) != 2 || b.Torn[1].Name != "C" || b.Torn[1].Against != 3 || b.Torn[1].With != 6 {
		t.Errorf("torn are %+v", b.Torn)
	}
}

func TestChanges(t *testing.T) {
	before := sample(t,
		act("1", 1, "2024-02-12", actors("A", "B"), nil),
		act("2", 1, "2024-02-12", actors("A", "C"), nil),
		act("3", 4, "2024-02-12", actors("C"), actors("D")),
		act("4", 4, "2024-02-12", actors("X"), actors("D")),
	)
	after := sample(t,
		act("5", 4, "2025-02-12", actors("B"), actors("A")),
		act("6", 1, "2025-02-12", actors("A", "C"), nil),
		act("7", 1, "2025-02-12", actors("D", "C"), nil),
		act("8", 1, "2025-02-13", actors("D", "C"), nil),
		act("9", 2, "2025-02-12", actors("N"), actors("D")),
	)
	var got []string
	for _, c := range Changes(before, after) {
		got = append(got, fmt.Sprintf("%s %s-%s %+.0f", c.Kind, c.A.Name, c.B.Name, c.Shift()))
	}
	want := []string{"turned C-D +9", "turned A-B -6", "new D-N +1", "gone D-X +3"}
	if !slices.Equal(got, want) {
		t.Errorf("changes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestStrongestPath: the best of the shortest ways is the one whose weakest
// step has the most events, even where its first step has few.
func TestStrongestPath(t *testing.T) {
	var events []event.Event
	for i, p := range []struct {
		way string
		n   int
	}{{"A B", 9}, {"B Z", 1}, {"A C", 3}, {"C Z", 3}} {
		a, b, _ := strings.Cut(p.way, " ")
		for j := range p.n {
			events = append(events, act(fmt.Sprint(i, j), 1, "2025-02-12", actors(a), actors(b)))
		}
	}
	paths := sample(t, events...).Paths("A", "Z")
	if len(paths) != 2 || paths[0].Actors[1].Name != "C" {
		t.Errorf("the first of %d paths leads over %s, want C", len(paths), paths[0].Actors[1].Name)
	}
}

// BenchmarkAnalysis takes each question to graphs of growing size: actors,
// each with ten times as many events.
func BenchmarkAnalysis(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		events := random(n, 10*n, 1)
		g, err := Build(events)
		if err != nil {
			b.Fatal(err)
		}
		questions := []struct {
			name string
			ask  func()
		}{
			{"build", func() { _, err = Build(events) }},
			{"communities", func() { g.Communities() }},
			{"pagerank", func() { g.PageRank() }},
			{"betweenness", func() { g.Betweenness() }},
			{"constraint", func() { g.Constraint() }},
			{"balance", func() { g.Balance() }},
			{"changes", func() { Changes(g, g) }},
			{"path", func() { g.Paths(g.actors[n/3].Key, g.actors[len(g.actors)-1].Key) }},
			{"layout", func() { g.place() }},
			{"DOT", func() { err = g.WriteDOT(io.Discard) }},
		}
		for _, q := range questions {
			b.Run(fmt.Sprintf("%s/%d", q.name, n), func(b *testing.B) {
				for b.Loop() {
					q.ask()
				}
			})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func TestTurn(t *testing.T) {
	for _, c := range []struct {
		quads []int
		want  string
	}{
		{[]int{1, 1, 1, 4, 4}, "2025-02-04 +9 -6"},
		{[]int{4, 4, 1, 4, 1, 1, 1}, "2025-02-03 -6 +9"},
		{[]int{1, 1, 1, 1}, ""},
		{[]int{1, 1, 1, 4, 1}, ""},
	} {
		var events []event.Event
		for i, q := range c.quads {
			events = append(events, act(fmt.Sprint(i), q, fmt.Sprintf("2025-02-%02d", i+1), actors("A"), actors("B")))
		}
		events = append(events, act("undated", 4, "", actors("A"), actors("B")))
		got := ""
		if turn := sample(t, events...).Ties()[0].Turn(); turn != nil {
			got = fmt.Sprintf("%s %+.0f %+.0f", turn.Date, turn.Before, turn.After)
		}
		if got != c.want {
			t.Errorf("%v turns at %q, want %q", c.quads, got, c.want)
		}
	}
}
