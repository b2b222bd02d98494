package page

import (
	"fmt"
	"math"
	"path/filepath"
	"testing"

	"demarche/timeline/event"
)

// large returns an Input of so many events between a tenth as many actors.
func large(n int) Input {
	in := Input{Counts: Counts{Articles: n / 5}}
	actors := make([]event.Actor, n/10)
	for i := range actors {
		actors[i] = event.Actor{ID: fmt.Sprint("Q", i), Name: fmt.Sprint("Actor number ", i), Code: "DEU", Sector: "GOV"}
		sin, cos := math.Sincos(float64(i))
		in.Actors = append(in.Actors, Node{Key: actors[i].ID, Name: actors[i].Name, Code: "DEU", Sector: "GOV", X: float64(i) * sin, Y: float64(i) * cos})
	}
	links := map[[2]int]*Link{}
	for i := range n {
		a, b := i*i%len(actors), (i*7+1)%len(actors)
		text := fmt.Sprintf("Sentence number %d tells that somebody met somebody else, at some length.", i)
		day := fmt.Sprintf("%d-%02d-%02d", 2020+i%5, 1+i/5%12, 1+i%28)
		e := event.Event{ID: fmt.Sprint("e", i), Type: "CONSULT", Quad: 1 + i%4, Status: event.Actual, Earliest: day, Latest: day,
			Source: []event.Actor{actors[a]}, Target: []event.Actor{actors[b]}, Confidence: 0.9,
			Reports: []event.Report{{Doc: "a", Sentence: event.Span{Start: i * 100, End: i*100 + len(text), Text: text}, Trigger: event.Span{Start: i * 100, End: i*100 + 8}}}}
		in.Events = append(in.Events, e)
		l := links[[2]int{a, b}]
		if l == nil {
			l = &Link{Source: actors[a].ID, Target: actors[b].ID}
			links[[2]int{a, b}] = l
		}
		l.Events = append(l.Events, e.ID)
		if e.Quad <= 2 {
			l.Cooperation.Count++
		} else {
			l.Conflict.Count++
		}
	}
	for _, l := range links {
		in.Links = append(in.Links, *l)
	}
	return in
}

// TestManyEvents opens a page of 20,000 events: it comes, and answers clicks.
func TestManyEvents(t *testing.T) {
	dir := written(t, large(20_000))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "")
	t.Logf("first paint after %.0f ms", ask[float64](b, `performance.getEntriesByName("first-contentful-paint")[0].startTime`))
	for _, step := range []string{`document.querySelector("[data-quad='4']").click()`, `document.querySelector(".row-button").click()`,
		`document.querySelector("[data-list=links]").click()`, `document.querySelector("#reset").click()`} {
		took := ask[float64](b, `(() => { const before = performance.now(); `+step+`; return performance.now() - before; })()`)
		t.Logf("%s takes %.0f ms", step, took)
		if took > 4000 {
			t.Errorf("%s freezes the page for %.0f ms", step, took)
		}
	}
	if n := ask[int](b, `document.querySelectorAll("#table tr").length`); n > 200 {
		t.Errorf("the table has %d rows at once", n)
	}
	b.clean()
}
