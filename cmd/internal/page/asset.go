package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
)

// assets holds the pages' own script, style and words, and ECharts where
// "make assets" has brought it before the program was built.
//
//go:embed assets/page.html assets/page.css assets/js assets/site assets/words assets/vendor*
var assets embed.FS

// errNoECharts says that the program was built without ECharts.
var errNoECharts = errors.New(`ECharts is not built into this program: run "make assets", then build it again`)

const echartsPath = "assets/vendor/echarts.min.js"

// scripts are the files of the pages' script, in the order in which they run.
var scripts = [...]string{
	"model.js", "links.js", "words.js", "dates.js", "shown.js", "paths.js", "state.js", "dom.js",
	"changes.js", "marks.js", "lanes.js", "download.js", "timeline.js", "period.js", "places.js", "graph.js",
	"table.js", "panel.js", "filters.js", "search.js", "main.js",
}

// echarts returns ECharts as one script.
func echarts(fsys fs.FS) (string, error) {
	js, err := fs.ReadFile(fsys, echartsPath)
	if errors.Is(err, fs.ErrNotExist) {
		return "", errNoECharts
	}
	return string(js), err
}

// script joins the pages' script files into one function, so that nothing of
// it is global.
func script(fsys fs.FS) (string, error) {
	var b strings.Builder
	b.WriteString("(async () => {\n\"use strict\";\n")
	for _, name := range scripts {
		js, err := fs.ReadFile(fsys, "assets/js/"+name)
		if err != nil {
			return "", err
		}
		b.Write(js)
	}
	b.WriteString("})();\n")
	return b.String(), nil
}

// policy returns the Content-Security-Policy under which only the given
// scripts and style apply and nothing is fetched from anywhere.
func policy(style string, scripts ...string) string {
	var hashes []string
	for _, s := range scripts {
		hashes = append(hashes, hash(s))
	}
	if hashes == nil {
		hashes = []string{"'none'"}
	}
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'",
		strings.Join(hashes, " "), hash(style))
}

// hash returns the source expression that allows exactly this inline text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A shell is what the page's template fills in. Data, Texts and ECharts are
// packed: base64, in which no text from outside can do anything.
type shell struct {
	View    view
	Title   string
	Policy  string
	Style   template.CSS
	Script  template.JS
	Data    template.HTML
	Texts   template.HTML
	ECharts template.HTML
}

// newShell gathers the parts of the pages.
func newShell(in Input, s *sitemap, w *words) (*shell, error) {
	style, err := fs.ReadFile(assets, "assets/page.css")
	if err != nil {
		return nil, err
	}
	own, err := script(assets)
	if err != nil {
		return nil, err
	}
	lib, err := echarts(assets)
	if err != nil {
		return nil, err
	}
	m := newModel(in, s, w)
	data, err := encode(m, w, chartOptions(m, w))
	if err != nil {
		return nil, err
	}
	texts, err := encodeTexts(m)
	if err != nil {
		return nil, err
	}
	packedLib, err := packed([]byte(lib))
	if err != nil {
		return nil, err
	}
	return &shell{
		Title:   m.Title,
		Policy:  policy(string(style), lib, own),
		Style:   template.CSS(style),
		Script:  template.JS(own),
		Data:    template.HTML(data),
		Texts:   template.HTML(texts),
		ECharts: template.HTML(packedLib),
	}, nil
}
