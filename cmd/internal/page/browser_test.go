package page

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A browser is a tab of a real Chromium that remembers what a page must never
// do: complain, ask for anything, or open a dialog.
type browser struct {
	t   testing.TB
	ctx context.Context

	mu     sync.Mutex
	faults []string
}

// open starts Chromium, with the reader's language, and fails the test if
// there is none.
func open(t testing.TB, language string) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("the browser takes a while")
	}
	if test, ok := t.(*testing.T); ok {
		test.Parallel()
	}
	path := chromium()
	if path == "" {
		t.Fatal("there is no Chromium to test the pages in: run make tools")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("accept-lang", language),
		chromedp.WindowSize(1400, 900), chromedp.Flag("hide-scrollbars", true))
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stopTab := chromedp.NewContext(allocated)
	t.Cleanup(stopTab)
	b := &browser{t: t, ctx: ctx}
	b.do(chromedp.Navigate("about:blank"))                // starts it
	b.ctx, stop = context.WithTimeout(ctx, 8*time.Minute) // a machine may be busy
	t.Cleanup(stop)
	if err := chromedp.Listen(b.ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, cdplog.Enable, cdp.Empty{})
	call(b, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: language})
	return b
}

// call sends a command of the browser's protocol.
func call[P, R any](b *browser, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	answer, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer
}

func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func (b *browser) listen(happened any) {
	var fault string
	switch e := happened.(type) {
	case *runtime.EventExceptionThrown:
		fault = "exception: " + e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			fault += " " + x.Description
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.ConsoleAPICalledTypeDebug {
			fault = fmt.Sprintf("console: %s %s", e.Type, e.Args[0].Description)
		}
	case *cdplog.EventEntryAdded:
		fault = fmt.Sprintf("log: %s: %s", e.Entry.Level, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, "file:") && !strings.HasPrefix(url, "data:") || strings.HasSuffix(url, ".js") {
			fault = "request: " + url
		}
	case *page.EventJavascriptDialogOpening:
		fault = "dialog: " + e.Message
		go chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	}
	if fault != "" {
		b.mu.Lock()
		b.faults = append(b.faults, fault)
		b.mu.Unlock()
	}
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// ask returns what an expression of JavaScript says.
func ask[T any](b *browser, expression string) T {
	b.t.Helper()
	answer, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return answer
}

// visit loads a page, at an address such as "#quad=1", and waits for it.
func (b *browser) visit(file, hash string) {
	b.t.Helper()
	b.do(chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+file+hash))
	b.settle()
}

// settle waits until the page has read its data and what was asked for is
// drawn.
func (b *browser) settle() {
	b.t.Helper()
	ask[bool](b, `new Promise((done) => {
		const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 30)));
		const wait = () => ("ready" in document.documentElement.dataset || !document.getElementById("data") ? drawn() : setTimeout(wait, 10));
		wait();
	})`)
}

// click clicks on the element that a selector finds.
func (b *browser) click(selector string) {
	b.t.Helper()
	b.do(chromedp.ScrollIntoView(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
	b.settle()
}

// where returns the place on the screen of something that a chart has drawn.
func (b *browser) where(chart, detail string) (x, y float64) {
	b.t.Helper()
	at := ask[[]float64](b, fmt.Sprintf(`(() => {
		const box = document.getElementById(%q), detail = %s;
		box.scrollIntoView({block: "center"});
		box.dispatchEvent(new CustomEvent("where", {detail}));
		const r = box.getBoundingClientRect();
		return detail.answer ? [r.left + detail.answer.x, r.top + detail.answer.y] : [];
	})()`, chart, detail))
	if len(at) != 2 {
		b.t.Fatalf("the %s does not show %s", chart, detail)
	}
	return at[0], at[1]
}

// clickOn clicks on something that a chart has drawn.
func (b *browser) clickOn(chart, detail string) {
	b.t.Helper()
	x, y := b.where(chart, detail)
	b.do(chromedp.MouseClickXY(x, y))
	b.settle()
}

// screen sets the size of the window and the colours.
func (b *browser) screen(width, height int64, scheme string) {
	b.t.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 600})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// clean fails the test if the page did anything that it must not.
func (b *browser) clean() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Errorf("the page did what it must not: %.300s", f)
	}
	b.faults = nil
}

// written writes the three pages of an Input and returns their folder.
func written(t testing.TB, in Input) string {
	t.Helper()
	dir := t.TempDir()
	pages, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(io.Writer) error{
		"timeline.html": pages.Timeline, "graph.html": pages.Graph, "index.html": pages.Explorer,
	} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := write(f); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestScreenshots writes pictures of the pages to the folder that
// DEMARCHE_SCREENSHOTS names, for people to look at and for the README.
func TestScreenshots(t *testing.T) {
	out := os.Getenv("DEMARCHE_SCREENSHOTS")
	if out == "" {
		t.Skip("DEMARCHE_SCREENSHOTS names no folder")
	}
	dir := written(t, sample(t))
	for width, height := range map[int64]int64{390: 844, 1400: 900, 2560: 1300} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d-%s", width, scheme), func(t *testing.T) {
				b := open(t, "de")
				b.screen(width, height, scheme)
				for _, name := range []string{"index", "timeline", "graph"} {
					file := filepath.Join(dir, name+".html")
					b.visit(file, "")
					b.shoot(filepath.Join(out, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)), true)
					b.visit(file, "#lang=en&event=e00")
					b.shoot(filepath.Join(out, fmt.Sprintf("%s-event-%d-%s.png", name, width, scheme)), false)
				}
				b.clean()
			})
		}
	}
}

// shoot writes a picture of the window, or of the whole page.
func (b *browser) shoot(file string, whole bool) {
	b.t.Helper()
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if whole {
		picture, err = chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	}
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
