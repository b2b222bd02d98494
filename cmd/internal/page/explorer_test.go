package page

import (
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"demarche/timeline/event"
)

// rowCount counts the rows of the table.
const rowCount = `document.querySelectorAll("#table tbody tr").length`

// TestEvidence clicks on an event and on a link, as drawn, and checks that the
// panel quotes what the articles say.
func TestEvidence(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "timeline.html"), "")
	b.clickOn("timeline", `{id: "e00"}`)
	b.shows("#panel", "12 February 2025", "as written: “am Mittwoch”, “on Wednesday”", "took place", "2 reports",
		"Wladimir Putin telefoniert.", "The Kremlin said", "CONSULT/phone", "Trump und Putin telefonieren anderthalb Stunden")
	if got := ask[string](b, `[...document.querySelectorAll("blockquote")][0].querySelector("mark.trigger").textContent`); got != "telefoniert" {
		t.Errorf("the trigger marked is %q", got)
	}
	b.visit(filepath.Join(dir, "graph.html"), "")
	b.clickOn("graph", `{link: "Q159 > Q212"}`)
	b.shows("#panel", "Russia → Ukraine", "erneut mit Dutzenden Drohnen angegriffen")
	b.clickOn("graph", `{actor: "Q22686"}`)
	b.shows("#panel h2", "Donald Trump")
	b.clean()
}

// TestNearMiss taps beside a mark and a node, as a finger does.
func TestNearMiss(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(390, 844, "light")
	b.visit(filepath.Join(dir, "timeline.html"), "")
	x, y := b.where("timeline", `{id: "e00"}`)
	b.do(chromedp.MouseClickXY(x-11, y))
	b.settle()
	if ask[string](b, `location.hash`) == "" {
		t.Error("a tap beside an event opens nothing")
	}
	b.visit(filepath.Join(dir, "graph.html"), "")
	x, y = b.where("graph", `{actor: "Q458"}`)
	b.do(chromedp.MouseClickXY(x, y-20))
	b.settle()
	b.shows("#panel", "Only this actor") // of this node or one still nearer
	b.clean()
}

// TestFilter narrows all views at once, by hand and by address, and goes back
// and forward.
func TestFilter(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "")
	all := ask[int](b, rowCount)
	b.click(`[data-quad="4"]`)
	conflict := ask[int](b, rowCount)
	if conflict == 0 || conflict >= all {
		t.Errorf("%d of %d rows are left for material conflict", conflict, all)
	}
	b.shows("#count", fmt.Sprintf("%d of 45 events", conflict))
	if hash := ask[string](b, `location.hash`); hash != "#quad=4" {
		t.Errorf("the address says %q", hash)
	}
	b.click(`[data-status="planned"]`)
	if n := ask[int](b, rowCount); n >= conflict {
		t.Errorf("%d of %d rows are planned", n, conflict)
	}
	b.steps("history.back()", rowCount, conflict)
	b.steps("history.back()", rowCount, all)
	b.steps("history.forward()", rowCount, conflict)
	b.click("#reset")
	if n := ask[int](b, rowCount); n != all {
		t.Errorf("%d rows after the filter was cleared, want %d", n, all)
	}
	b.visit(filepath.Join(dir, "index.html"), "#from=2025-02-12&to=2025-02-13&table=links")
	b.shows("#tabs [aria-pressed=true]", "Links")
	if n := ask[int](b, rowCount); n == 0 || n > 12 {
		t.Errorf("two days give %d links", n)
	}
	b.clean()
}

// TestSearch finds an actor by a part of the name in another language,
// without a mouse.
func TestSearch(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.visit(filepath.Join(dir, "index.html"), "")
	all := ask[int](b, rowCount)
	b.do(chromedp.KeyEvent("/"))
	if at := ask[string](b, `document.activeElement.id`); at != "search" {
		t.Errorf("after / the focus is on %q, want the search", at)
	}
	ask[bool](b, `(document.getElementById("search").value = "") === ""`) // a typed / goes nowhere, one from here does
	b.do(chromedp.KeyEvent("SELEN"))
	b.settle()
	b.shows("#matches [aria-selected=true]", "Volodymyr Zelenskyy")
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent("putin"), chromedp.KeyEvent(kb.Enter))
	b.settle()
	b.shows("#chosen", "Volodymyr Zelenskyy", "Vladimir Putin", "any of them")
	both := ask[int](b, rowCount)
	b.click(`[data-with="any"]`)
	if either := ask[int](b, rowCount); either <= both || either >= all {
		t.Errorf("%d rows hold both, %d either, of %d", both, either, all)
	}
	b.do(chromedp.Focus(chromedp.CSS("#search")), chromedp.KeyEvent("xyzzy"))
	b.settle()
	b.shows("#matches", "No actor of this name")
	b.clean()
}

// TestKeyboard walks the page without a mouse: everything that a mouse can
// reach can be reached, has a name and shows that it has the focus.
func TestKeyboard(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "#event=e00")
	b.do(chromedp.Focus(chromedp.CSS("#timeline")), chromedp.KeyEvent(kb.Home), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.Enter))
	b.settle()
	if at := ask[string](b, `document.activeElement.id`); at != "panel-title" {
		t.Errorf("after Enter the focus is on %q, want the panel's title", at)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	b.settle()
	if at := ask[string](b, `document.activeElement.id + "|" + location.hash`); at != "timeline|" {
		t.Errorf("after Escape focus and address are %q, want the timeline and none", at)
	}
	b.do(chromedp.Focus(chromedp.CSS("#graph")), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.Enter))
	b.settle()
	b.shows("#panel", "Only this actor")
	nameless := ask[[]string](b, `[...document.querySelectorAll("button, a[href], input, summary, [tabindex='0']")]
		.filter((e) => e.checkVisibility() && !(e.getAttribute("aria-label") || e.textContent.trim() || e.labels && e.labels.length && e.labels[0].textContent.trim()))
		.map((e) => e.outerHTML.slice(0, 80))`)
	if len(nameless) > 0 {
		t.Errorf("these controls have no name: %q", nameless)
	}
	unseen := ask[[]string](b, `(async () => {
		const out = [];
		for (const e of document.querySelectorAll("button, a[href], input, summary, [tabindex='0']")) {
			if (!e.checkVisibility() || e.disabled) continue;
			e.focus({focusVisible: true});
			const s = getComputedStyle(e);
			if (document.activeElement === e && (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2)) out.push(e.outerHTML.slice(0, 80));
		}
		return out;
	})()`)
	if len(unseen) > 0 {
		t.Errorf("these controls do not show that they have the focus: %q", unseen)
	}
	b.clean()
}

// TestKeyboardAlone goes from the search to the evidence and to a saved file
// with keys and nothing else.
func TestKeyboardAlone(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "light")
	b.visit(filepath.Join(dir, "index.html"), "")
	catchFiles(b)
	b.do(chromedp.KeyEvent("/"))
	ask[bool](b, `(document.getElementById("search").value = "") === ""`)
	b.do(chromedp.KeyEvent("putin"), chromedp.KeyEvent(kb.Enter))
	b.settle()
	b.tabTo(".row-button")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.settle()
	b.shows("#panel", "Why")
	b.do(chromedp.KeyEvent(kb.Escape))
	b.settle()
	b.tabTo("#table-csv")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.settle()
	table := ask[string](b, `window.saved[0].text()`)
	if !strings.HasPrefix(table, "date,event,type,status,reports,confidence,id,earliest,latest,source,source_code,") {
		t.Errorf("the table begins with %.120q", table)
	}
	if !strings.Contains(table, "Vladimir Putin,RUS,") || !strings.Contains(table, "2025-02-12") {
		t.Errorf("the table lacks names, codes or days: %.300q", table)
	}
	b.clean()
}

// tabTo presses the tabulator until the focus is on what a selector finds.
func (b *browser) tabTo(selector string) {
	b.t.Helper()
	for range 200 {
		b.do(chromedp.KeyEvent(kb.Tab))
		if ask[bool](b, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			return
		}
	}
	b.t.Fatalf("the tabulator does not come to %s", selector)
}

// catchFiles keeps what the page saves in window.saved.
func catchFiles(b *browser) {
	b.t.Helper()
	ask[bool](b, `(() => {
		window.saved = [];
		URL.createObjectURL = (blob) => { window.saved.push(blob); return "data:,"; };
		HTMLAnchorElement.prototype.click = () => {};
		return true;
	})()`)
}

// TestLanguage checks that the reader's language decides, for the interface
// and the names, and that the switch changes both.
func TestLanguage(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "de")
	b.visit(filepath.Join(dir, "index.html"), "")
	b.shows("nav", "Zeitleiste")
	b.shows("#table", "Wladimir Putin", "telefoniert mit")
	b.click(`[data-lang="en"]`)
	b.shows("nav", "Timeline")
	b.shows("#table", "Vladimir Putin", "speaks by phone with")
	if lang := ask[string](b, `document.documentElement.lang`); lang != "en" {
		t.Errorf("the document's language is %q", lang)
	}
	b.clean()
}

// TestTable sorts by each column in both directions.
func TestTable(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.visit(filepath.Join(dir, "index.html"), "")
	for _, list := range []string{"events", "links", "actors"} {
		b.click(fmt.Sprintf("[data-list=%s]", list))
		columns := ask[int](b, `document.querySelectorAll("thead th").length`)
		for i := range columns {
			head := fmt.Sprintf(`document.querySelectorAll("thead th")[%d]`, i)
			first := `[...document.querySelectorAll("#table tbody tr")].map((r) => r.dataset.id).join()`
			ask[bool](b, head+`.querySelector("button").click() || true`)
			one := ask[string](b, head+`.ariaSort + " " + `+first)
			ask[bool](b, head+`.querySelector("button").click() || true`)
			two := ask[string](b, head+`.ariaSort + " " + `+first)
			if one == two || strings.HasPrefix(one, "none") || strings.HasPrefix(two, "none") {
				t.Errorf("column %d of the %s cannot be sorted both ways", i, list)
			}
		}
	}
	b.clean()
}

// TestDownload saves table and charts and looks at the files.
func TestDownload(t *testing.T) {
	dir := written(t, hostile(t))
	b := open(t, "en")
	b.visit(filepath.Join(dir, "index.html"), "#table=actors")
	catchFiles(b)
	b.click("#table-csv")
	table := ask[string](b, `window.saved[0].text()`)
	if n := strings.Count(table, "\r\n"); n < len(payloads) {
		t.Errorf("the table has %d lines, want more than %d", n, len(payloads))
	}
	for line := range strings.SplitSeq(table, "\r\n") {
		for cell := range strings.SplitSeq(line, ",") {
			if strings.ContainsAny(strings.TrimLeft(cell, "\ufeff\"")+" ", "=+@") && strings.IndexAny(strings.TrimLeft(cell, "\ufeff\" "), "=+@") == 0 {
				t.Errorf("a cell begins with a formula: %.60q", cell)
			}
		}
	}
	for i, id := range []string{"timeline-png", "timeline-svg", "graph-png", "graph-svg"} {
		b.click("#" + id)
		b.settle()
		kind := ask[string](b, fmt.Sprintf(`new Promise((done) => { const wait = () => window.saved.length > %d ? done(window.saved[%d].type + " " + (window.saved[%d].size > 2000)) : setTimeout(wait, 20); wait(); })`, i+1, i+1, i+1))
		want := map[string]string{"png": "image/png true", "svg": "image/svg+xml true"}[strings.Split(id, "-")[1]]
		if kind != want {
			t.Errorf("%s gives %q", id, kind)
		}
	}
	if picture := ask[string](b, `window.saved[2].text()`); !strings.Contains(picture, "Verbal cooperation") {
		t.Error("the picture does not say what its signs mean")
	}
	for _, i := range []int{2, 4} { // pictures with hostile names are XML that runs nothing
		checkSVG(t, ask[string](b, fmt.Sprintf(`window.saved[%d].text()`, i)))
	}
	b.clean()
}

func checkSVG(t *testing.T, picture string) {
	t.Helper()
	for dec := xml.NewDecoder(strings.NewReader(picture)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "script", "image", "foreignObject", "a", "use":
			t.Errorf("the picture has an element %s", element.Name.Local)
		}
		for _, a := range element.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" {
				t.Errorf("the picture has the attribute %s=%q", a.Name.Local, a.Value)
			}
		}
	}
}

// TestPaper checks that a printed page holds what is to be read and no
// control.
func TestPaper(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	b.screen(1400, 900, "dark")
	b.visit(filepath.Join(dir, "index.html"), "#event=e00")
	ask[bool](b, `dispatchEvent(new Event("beforeprint")) || true`)
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	b.settle()
	if n := ask[int](b, `[...document.querySelectorAll("button, input, nav, .strip .handle")].filter((e) => e.checkVisibility() && !e.closest("table, .event-list, .link-list")).length`); n > 0 {
		t.Errorf("%d controls are printed", n)
	}
	if c := ask[string](b, `getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector("h1")).color`); c != "rgb(255, 255, 255)rgb(29, 28, 26)" {
		t.Errorf("the colours on paper are %s", c)
	}
	b.shows("#panel", "took place")
	b.clean()
}

// TestEmpty opens pages without events, and with events but no article or
// actor behind them: they say so and do not break.
func TestEmpty(t *testing.T) {
	b := open(t, "en")
	bare := event.Event{ID: "e", Type: "CONSULT", Quad: 1, Status: event.Actual, Reports: []event.Report{{Doc: "gone"}}}
	for _, test := range []struct {
		in  Input
		say string
	}{{Input{}, "No political event was found"}, {Input{Events: []event.Event{bare}}, "Unknown – holds talks"}} {
		dir := written(t, test.in)
		for _, name := range []string{"index.html", "timeline.html", "graph.html#table=events"} {
			file, hash, _ := strings.Cut(name, "#")
			b.visit(filepath.Join(dir, file), "#"+hash)
			b.shows("#table-card", test.say)
			ask[bool](b, `(document.querySelector(".row-button") || document.body).click() || true`)
			b.clean()
		}
	}
}

// shows fails the test unless the element that a selector finds says all of
// these.
func (b *browser) shows(selector string, texts ...string) {
	b.t.Helper()
	got := ask[string](b, fmt.Sprintf(`(document.querySelector(%q) || {textContent: "nothing"}).textContent.replace(/\s+/g, " ")`, selector))
	for _, want := range texts {
		if !strings.Contains(got, want) {
			b.t.Errorf("%s does not show %q but %.400q", selector, want, got)
		}
	}
}

// steps does something and fails the test unless the expression comes to a
// value soon.
func (b *browser) steps(do, expression string, want int) {
	b.t.Helper()
	ask[bool](b, do+" || true")
	got := 0
	for range 20 {
		b.settle()
		if got = ask[int](b, expression); got == want {
			return
		}
	}
	b.t.Errorf("after %s there are %d, want %d", do, got, want)
}
