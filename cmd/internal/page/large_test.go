package page

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/runtime"

	"demarche/timeline/event"
)

// large returns an Input of so many events between so many actors, made up: a
// few actors and days have most events, as in news, and each event has a
// sentence of its own.
func large(t testing.TB, events, count int) Input {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	in := Input{Counts: Counts{Articles: events / 20}}
	actors := make([]event.Actor, count)
	for i := range actors {
		actors[i] = event.Actor{ID: fmt.Sprint("Q", 1000+i*37), Name: fmt.Sprint("Actor number ", i), Code: "DEU", Sector: "GOV"}
		sin, cos := math.Sincos(float64(i))
		in.Actors = append(in.Actors, Node{Key: actors[i].ID, Name: actors[i].Name, Code: "DEU", Sector: "GOV", X: float64(i) * sin, Y: float64(i) * cos})
	}
	for i := range events / 20 {
		in.Articles = append(in.Articles, Article{ID: fmt.Sprintf("article-%05d.txt", i), Lang: []string{"de", "en"}[i%2], Source: fmt.Sprint("Paper ", i%12)})
	}
	who := func() event.Actor { return actors[int(float64(count)*math.Pow(random.Float64(), 2.5))] }
	places := strings.Fields("Berlin Paris Geneva Ankara Warsaw Rome Vienna Madrid Oslo Riga")
	for i := range events {
		k := kinds[int(float64(len(kinds))*math.Pow(random.Float64(), 1.6))]
		a, b := who(), who()
		text := fmt.Sprintf("%s and %s %s in %s.", a.Name, b.Name, strings.ToLower(k.name), places[random.IntN(len(places))])
		article := i / 20
		start := i % 20 * 200
		at := start + len(a.Name) + len(b.Name) + 6
		day := time.Date(2020, 1, 1+i*1826/events, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		weight := float64(57+3*random.IntN(14)) / 100
		in.Events = append(in.Events, event.Event{
			ID: fmt.Sprintf("%012x", random.Uint64()>>16), Type: event.Type(k.name), Quad: k.quad, Score: k.score, Status: event.Actual, Earliest: day, Latest: day,
			DateFrom: "text", Source: []event.Actor{a}, Target: []event.Actor{b}, Confidence: weight,
			Reports: []event.Report{{
				Doc: in.Articles[article].ID, Sentence: event.Span{Start: start, End: start + len(text), Text: text},
				Trigger: event.Span{Start: at, End: at + len(k.name)},
				Source:  []event.Span{{Start: start, End: start + len(a.Name)}},
				Target:  []event.Span{{Start: start + len(a.Name) + 5, End: at - 1}},
				Rule:    fmt.Sprint("en:", k.name, random.IntN(6)), Why: fmt.Sprint(k.name, " → ", k.name), Weight: weight}},
		})
	}
	connect(t, &in)
	return in
}

var kinds = []struct {
	name  string
	quad  int
	score float64
}{
	{"CONSULT", 1, 2.5}, {"ACCUSE", 3, -2}, {"SUPPORT", 1, 3}, {"REQUEST", 3, -1}, {"ASSAULT", 4, -9}, {"REJECT", 3, -4}, {"AGREE", 1, 4},
	{"SANCTION", 4, -6}, {"AID", 2, 7}, {"COERCE", 4, -7}, {"THREATEN", 3, -5}, {"COOPERATE", 2, 6}, {"RETREAT", 2, 5}, {"PROTEST", 4, -6}, {"CONCEDE", 1, 3}, {"MOBILIZE", 4, -7},
}

// TestPageSize holds the budget of a page with 100,000 events.
func TestPageSize(t *testing.T) {
	if testing.Short() {
		t.Skip("100,000 events take a while")
	}
	const most = 3_000_000
	if n := len(explorer(t, large(t, 100_000, 2000))); n > most {
		t.Errorf("the page has %d bytes, want at most %d", n, most)
	} else {
		t.Logf("%d bytes", n)
	}
}

// BenchmarkExplorer opens a page in Chromium and narrows its period, for
// growing numbers of events: bytes of the page, milliseconds to the first
// paint, until all is drawn, and of a step of the brush until the next picture
// (medians), and megabytes that JavaScript's heap holds after that (the most).
func BenchmarkExplorer(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := written(b, large(b, n, min(2000, n/10)))
			c := open(b, "en")
			c.screen(1400, 900, "light")
			var paint, drawn, brush, heap []float64
			for b.Loop() {
				c.visit(filepath.Join(dir, "index.html"), "")
				paint = append(paint, ask[float64](c, `performance.getEntriesByName("first-contentful-paint")[0].startTime`))
				drawn = append(drawn, ask[float64](c, `performance.getEntriesByName("drawn")[0].startTime`))
				brush = append(brush, ask[[]float64](c, brushed)...)
				call(c, heapprofiler.CollectGarbage, cdp.Empty{})
				heap = append(heap, call(c, runtime.GetHeapUsage, cdp.Empty{}).UsedSize/1e6)
			}
			info, err := os.Stat(filepath.Join(dir, "index.html"))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size()), "bytes")
			b.ReportMetric(median(paint), "ms-paint")
			b.ReportMetric(median(drawn), "ms-drawn")
			b.ReportMetric(median(brush), "ms-brush")
			b.ReportMetric(slices.Max(heap), "MB-heap")
			c.clean()
		})
	}
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// brushed moves an end of the period by a key, some times, and gives the time
// until the picture after each.
const brushed = `(async () => {
	const handle = document.getElementById("handle-to");
	const took = [];
	for (let i = 0; i < 8; i++) {
		const before = performance.now();
		handle.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowLeft"}));
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		took.push(performance.now() - before);
	}
	return took;
})()`

// TestManyEvents opens a page of 20,000 events: it comes, and answers clicks.
func TestManyEvents(t *testing.T) {
	dir := written(t, large(t, 20_000, 2000))
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
