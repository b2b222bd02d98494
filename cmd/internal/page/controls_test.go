package page

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"demarche/graph"
)

// TestLinksAsInGraph checks that the links that the page makes are those of
// the graph package.
func TestLinksAsInGraph(t *testing.T) {
	in := sample(t)
	g, err := graph.Build(in.Events)
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "en")
	b.visit(filepath.Join(written(t, in), "index.html"), "#table=links")
	if n := ask[int](b, rowCount); n != len(g.Links()) {
		t.Errorf("the page has %d links, the graph %d", n, len(g.Links()))
	}
	b.clean()
}

// TestMoreFilters narrows by words, newspaper, language and confidence, and
// checks that the address brings each of them back.
func TestMoreFilters(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "")
	all := ask[int](b, rowCount)
	for _, test := range []struct{ name, do string }{
		{"words", `(() => { const w = document.getElementById("words"); w.value = "KREMLIN said"; w.dispatchEvent(new Event("input")); })()`},
		{"newspaper", `document.querySelector("#paper-list input").click()`},
		{"language", `document.querySelector("#tongue-list input").click()`},
		{"community", `document.querySelector("#community-list input").click()`},
		{"confidence", `(() => { const c = document.getElementById("confidence"); c.value = 90; c.dispatchEvent(new Event("input")); })()`},
	} {
		ask[bool](b, `document.getElementById("reset").click() || true`)
		ask[bool](b, test.do+` || true`)
		b.until(`location.hash !== ""`)
		n := ask[int](b, rowCount)
		if n == 0 || n >= all {
			t.Errorf("%s: %d of %d events are left", test.name, n, all)
		}
		hash := ask[string](b, `location.hash`)
		b.visit(filepath.Join(dir, "index.html"), hash)
		if again := ask[int](b, rowCount); again != n || ask[string](b, `location.hash`) != hash {
			t.Errorf("%s: %d events after a reload of %s, want %d", test.name, again, hash, n)
		}
	}
	b.clean()
}

// TestStates rolls the graph up: its links are those of the graph of states,
// what is chosen goes along, and a state that is looked for brings its graph.
func TestStates(t *testing.T) {
	in := sample(t)
	g := rollUp(t, &in)
	dir := written(t, in)
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "#table=links")
	b.click(`[data-level="states"]`)
	if n := ask[int](b, rowCount); n != len(g.Links()) {
		t.Errorf("the page has %d links between states, the graph %d", n, len(g.Links()))
	}
	b.shows("#table", "State of USA")
	b.visit(filepath.Join(dir, "index.html"), ask[string](b, `location.hash`))
	b.shows("#table", "State of USA")
	b.click(`[data-level="persons"]`)
	b.do(chromedp.Focus(chromedp.CSS("#search")), chromedp.KeyEvent("state of ukr"), chromedp.KeyEvent(kb.Enter))
	b.settle()
	b.shows(`#levels [aria-pressed="true"]`, "States")
	b.do(chromedp.Focus(chromedp.CSS("#search")), chromedp.KeyEvent("state of rus"), chromedp.KeyEvent(kb.Enter))
	b.settle()
	b.click(`[data-with="path"]`)
	b.shows("#panel", "State of UKR", "1 step", "Drohnen")
	b.clean()
}

// TestAround widens the view from an actor to those near, in all views.
func TestAround(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "#actor=Q458")
	own := ask[int](b, rowCount)
	last := own
	for _, steps := range []string{"1", "2"} {
		b.click(fmt.Sprintf(`[data-steps="%s"]`, steps))
		n := ask[int](b, rowCount)
		if n < last || steps == "1" && n == last {
			t.Errorf("%d events within %s steps, %d before", n, steps, last)
		}
		b.shows("#count", fmt.Sprint(n, " of 45"))
		last = n
	}
	b.steps("history.back(); history.back()", rowCount, own)
	b.clean()
}

// TestPathBetween asks how two actors are linked: the panel tells the steps
// with their sentences, and all views hold their events alone.
func TestPathBetween(t *testing.T) {
	in := sample(t)
	g, err := graph.Build(in.Events)
	if err != nil {
		t.Fatal(err)
	}
	from, to, way := farApartIn(t, g)
	dir := written(t, in)
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "#actor="+from+"&actor="+to+"&with=any")
	b.click(`[data-with="path"]`)
	b.shows("#panel", way.Actors[1].Name, fmt.Sprintf("%d steps", len(way.Steps)))
	if n := ask[int](b, `document.querySelectorAll("#panel .way:first-of-type .step").length`); n != len(way.Steps) {
		t.Errorf("the panel tells %d steps, want %d", n, len(way.Steps))
	}
	if ask[int](b, `document.querySelectorAll("#panel blockquote").length`) < len(way.Steps) {
		t.Error("a step has no sentence")
	}
	b.visit(filepath.Join(dir, "index.html"), ask[string](b, `location.hash`))
	b.shows("#panel", way.Actors[1].Name)
	b.clean()
}

// farApartIn finds two actors whose shortest paths have two steps or more.
func farApartIn(t *testing.T, g *graph.Graph) (from, to string, way graph.Path) {
	t.Helper()
	for _, a := range g.Actors() {
		for _, b := range g.Actors() {
			paths := g.Paths(a.Key, b.Key)
			if len(paths) == 1 && len(paths[0].Steps) > 1 {
				return a.Key, b.Key, paths[0]
			}
		}
	}
	t.Fatal("all actors of the sample are neighbours")
	return "", "", graph.Path{}
}

// TestCompare sets the later half of the time beside the earlier one.
func TestCompare(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "")
	b.click("#compare")
	b.shows("#tabs [aria-pressed=true]", "Changes")
	b.shows("#table", "new", "gone")
	b.shows("#graph-legend", "gone")
	b.visit(filepath.Join(dir, "index.html"), ask[string](b, `location.hash`))
	b.shows("#table", "new", "gone")
	b.click("#table .row-button")
	b.shows("#panel", "Change", "before:")
	b.click("#compare")
	if ask[bool](b, `location.hash.includes("before")`) {
		t.Error("the comparison does not end")
	}
	b.clean()
}

// TestPlay lets the time run and stops it.
func TestPlay(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.visit(filepath.Join(dir, "index.html"), "")
	all := ask[int](b, rowCount)
	b.click("#play")
	if n := ask[int](b, rowCount); n >= all {
		t.Errorf("at the beginning there are %d of %d events", n, all)
	}
	before := ask[string](b, `location.hash`)
	b.until(fmt.Sprintf(`location.hash !== %q`, before))
	b.do(chromedp.KeyEvent(kb.Escape))
	if ask[string](b, `document.getElementById("play").ariaPressed`) != "false" {
		t.Error("Escape does not stop it")
	}
	b.clean()
}

// TestPeriods counts by weeks and asks which of them changed most.
func TestPeriods(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "")
	b.click(`[data-unit="week"]`)
	b.shows("#strip-unit", "Events per week")
	b.click(`[data-list="periods"]`)
	changes := ask[[]int](b, `[...document.querySelectorAll('#table td[data-key="change"]')].map((c) => +c.textContent)`)
	if len(changes) < 3 || changes[0] == 0 || changes[0] < changes[1] {
		t.Errorf("the changes of the weeks are %v, want the largest first", changes)
	}
	b.click("#table .row-button")
	b.shows("#panel", "event")
	b.clean()
}

// until waits for an expression to become true.
func (b *browser) until(expression string) {
	b.t.Helper()
	for range 100 {
		if ask[bool](b, expression) {
			b.settle()
			return
		}
		b.settle()
	}
	b.t.Errorf("%s does not come true", expression)
}
