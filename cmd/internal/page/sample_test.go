package page

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"demarche/graph"
	"demarche/timeline/date"
	"demarche/timeline/event"
)

// The sample is a small Input of our own sentences, kept as tables. A line of
// events.tsv holds: article, type/mode ("+" before it: one more report of the
// event above), status, date, where the date is from, source, target, who
// says it, confidence, and the sentence with its words marked: {s source},
// {t target}, {g trigger}, {w date}.

func rows(t testing.TB, file string, columns int) [][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			t.Fatalf("%s:%d: %d columns, want %d", file, i+1, len(cells), columns)
		}
		out = append(out, cells)
	}
	return out
}

// sample returns the Input that the tables tell.
func sample(t testing.TB) Input {
	t.Helper()
	in := Input{Title: "Winter of phone calls, spring of talks", Counts: Counts{Articles: 10}}
	actors := map[string]event.Actor{}
	for _, c := range rows(t, "actors.tsv", 7) {
		n := Node{Key: c[0], Name: c[1], Names: map[string]string{"en": c[1], "de": c[2]}, Code: c[3], Sector: c[4]}
		fmt.Sscan(c[5], &n.X)
		fmt.Sscan(c[6], &n.Y)
		actors[n.Key] = event.Actor{ID: n.Key, Name: n.Name, Code: n.Code, Sector: n.Sector}
		in.Actors = append(in.Actors, n)
	}
	texts := map[string]*Article{}
	articles := rows(t, "articles.tsv", 6)
	for _, c := range articles {
		texts[c[0]] = &Article{ID: c[0], Title: c[1], Lang: c[2], Date: c[3], Source: c[4], URL: c[5]}
	}
	length := map[string]int{} // of each article's text so far
	for i, c := range rows(t, "events.tsv", 10) {
		report := sampleReport(c, texts[c[0]], length)
		if by, ok := actors[c[7]]; ok {
			report.SaidBy = &by
		}
		if kind, ok := strings.CutPrefix(c[1], "+"); ok {
			last := &in.Events[len(in.Events)-1]
			if kind != kindOf(*last) {
				t.Fatalf("line %d: a report of %s follows %s", i+1, kind, kindOf(*last))
			}
			last.Reports = append(last.Reports, report)
			continue
		}
		in.Events = append(in.Events, sampleEvent(t, i, c, actors, report))
	}
	for _, c := range articles {
		in.Articles = append(in.Articles, *texts[c[0]])
	}
	connect(t, &in)
	return in
}

func kindOf(e event.Event) string { return strings.TrimSuffix(string(e.Type)+"/"+e.Mode, "/") }

func sampleEvent(t testing.TB, i int, c []string, actors map[string]event.Actor, r event.Report) event.Event {
	kind, mode, _ := strings.Cut(c[1], "/")
	e := event.Event{
		ID: fmt.Sprintf("e%02d", i), Type: event.Type(kind), Mode: mode, Quad: quads[kind],
		Score: r.Weight, CAMEO: "040", Goldstein: 1, Status: event.Status(c[2]), DateFrom: c[4],
		Confidence: r.Weight, Reports: []event.Report{r}, Symmetric: c[6] == "",
	}
	if c[3] != "" {
		d, err := date.Parse(c[3])
		if err != nil {
			t.Fatal(err)
		}
		e.Date, e.Earliest, e.Latest = d, d.Earliest().String(), d.Latest().String()
	}
	for _, key := range strings.Fields(c[5]) {
		e.Source = append(e.Source, actors[key])
	}
	for _, key := range strings.Fields(c[6]) {
		e.Target = append(e.Target, actors[key])
	}
	return e
}

var quads = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
	"REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4,
	"MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

// sampleReport reads the marked sentence and puts it at the end of the
// article's text.
func sampleReport(c []string, a *Article, length map[string]int) event.Report {
	start := length[a.ID]
	r := event.Report{Doc: a.ID, Rule: a.Lang + ":" + strings.ToLower(strings.TrimPrefix(c[1], "+"))}
	fmt.Sscan(c[8], &r.Weight)
	var text strings.Builder
	rest := c[9]
	for {
		before, after, found := strings.Cut(rest, "{")
		text.WriteString(before)
		if !found {
			break
		}
		words, remaining, _ := strings.Cut(after[2:], "}")
		at := start + text.Len()
		s := event.Span{Start: at, End: at + len(words), Text: words}
		switch after[0] {
		case 's':
			r.Source = append(r.Source, s)
		case 't':
			r.Target = append(r.Target, s)
		case 'w':
			r.When = &s
		case 'g':
			r.Why = "“" + words + "”: " + strings.TrimPrefix(c[1], "+")
			if r.Trigger.End == 0 {
				r.Trigger = s
			}
		}
		text.WriteString(words)
		rest = remaining
	}
	r.Sentence = event.Span{Start: start, End: start + text.Len()}
	a.Sentences = append(a.Sentences, event.Span{Start: start, End: r.Sentence.End, Text: text.String()})
	length[a.ID] = r.Sentence.End + 1
	return r
}

// connect counts, for the nodes, their events and links, and finds their
// communities.
func connect(t testing.TB, in *Input) {
	t.Helper()
	g, err := graph.Build(in.Events)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]int{}
	for i, a := range g.Actors() {
		of[a.Key] = i
	}
	communities := g.Communities()
	for i := range in.Actors {
		n := &in.Actors[i]
		n.Community = -1
		if at, ok := of[n.Key]; ok {
			a := g.Actors()[at]
			n.Events, n.Degree, n.Community = a.Events, a.Degree, communities[at]
		}
	}
}

// rollUp gives an Input states: each actor acts for the one of its code.
func rollUp(t testing.TB, in *Input) *graph.Graph {
	t.Helper()
	state := func(a event.Actor) event.Actor {
		return event.Actor{Name: "State of " + a.Code, Code: a.Code, Sector: "GOV"}
	}
	roll := func(actors []event.Actor) []event.Actor {
		var out []event.Actor
		for _, a := range actors {
			if s := state(a); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		return out
	}
	events := slices.Clone(in.Events)
	for i := range events {
		events[i].Source, events[i].Target = roll(events[i].Source), roll(events[i].Target)
	}
	g, err := graph.Build(events)
	if err != nil {
		t.Fatal(err)
	}
	places, communities := g.Layout(), g.Communities()
	for i, a := range g.Actors() {
		in.States = append(in.States, Node{Key: a.Key, Name: a.Name, Code: a.Code, Sector: a.Sector, X: places[i].X, Y: places[i].Y,
			Events: a.Events, Degree: a.Degree, Community: communities[i]})
	}
	in.StateOf = func(a event.Actor, _ date.Day) string { return state(a).Key() }
	return g
}
