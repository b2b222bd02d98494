package page

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAxe asks axe-core for violations of WCAG 2.2 AA, in all views, with much
// opened, light and dark, wide and narrow.
func TestAxe(t *testing.T) {
	axe, err := os.ReadFile("testdata/vendor/axe.min.js")
	if err != nil {
		t.Fatalf("axe-core is not there: run make assets (%v)", err)
	}
	in := sample(t)
	dir := written(t, in)
	for name, text := range siteOf(t, in) {
		file := filepath.Join(dir, SiteFolder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	pages := []string{
		"index.html#event=e00", "index.html#type=CONSULT&actor=Q22686&actor=Q212&with=path&lang=de", "index.html#table=periods&about=Q22686",
		"index.html#from=2025-03-01&before-from=2025-02-10&before-to=2025-02-28&table=changes", "timeline.html", "graph.html#table=actors",
		"pages/en/index.html", "pages/de/actor-vladimir-putin.html", "pages/en/article-telefonat-de.html",
	}
	for _, width := range []int64{390, 1400} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprint(width, scheme), func(t *testing.T) {
				b := open(t, "en")
				b.screen(width, 900, scheme)
				for _, p := range pages {
					file, hash, _ := strings.Cut(p, "#")
					b.visit(filepath.Join(dir, file), "#"+hash)
					ask[bool](b, string(axe)+";true")
					for _, v := range ask[[]string](b, violations) {
						t.Errorf("%s: %s", p, v)
					}
				}
			})
		}
	}
}

// violations runs axe-core and says what it found.
const violations = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then((result) => result.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " " + n.failureSummary.slice(0, 200)).join(" | ")))`
