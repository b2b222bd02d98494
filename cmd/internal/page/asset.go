package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"
)

// assets holds the pages' own script, style and words, and ECharts where
// "make assets" has brought it before the program was built.
//
//go:embed assets/page.html assets/page.css assets/js assets/words assets/vendor*
var assets embed.FS

// errNoECharts says that the program was built without ECharts.
var errNoECharts = errors.New(`ECharts is not built into this program: run "make assets", then build it again`)

const echartsPath = "assets/vendor/echarts.min.js"

// scripts are the files of the pages' script, in the order in which they run.
var scripts = [...]string{
	"model.js", "words.js", "dates.js", "state.js", "dom.js",
	"marks.js", "lanes.js", "download.js", "timeline.js", "period.js", "places.js", "graph.js",
	"table.js", "panel.js", "filters.js", "main.js",
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
	b.WriteString("(() => {\n\"use strict\";\n")
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
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'",
		strings.Join(hashes, " "), hash(style))
}

// hash returns the source expression that allows exactly this inline text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A shell is what the page's template fills in.
type shell struct {
	View    view
	Title   string
	Policy  string
	Style   template.CSS
	ECharts template.JS
	Script  template.JS
	Data    template.JS // JSON; encoding/json has escaped <, >, & and U+2028/9
	Charts  template.JS // JSON, the same
	Counts  Counts
}

// render writes the page of one view.
func render(w io.Writer, in Input, v view) error {
	words, err := readWords(assets)
	if err != nil {
		return err
	}
	s, err := newShell(in, v, words)
	if err != nil {
		return err
	}
	t, err := template.New("page.html").
		Funcs(template.FuncMap{"word": words.english}).
		ParseFS(assets, "assets/page.html")
	if err != nil {
		return err
	}
	return t.Execute(w, s)
}

// newShell gathers the parts of a page.
func newShell(in Input, v view, w *words) (*shell, error) {
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
	m, err := newModel(in, w)
	if err != nil {
		return nil, err
	}
	data, err := encode(m, w)
	if err != nil {
		return nil, err
	}
	charts, err := encodeCharts(m, w)
	if err != nil {
		return nil, err
	}
	return &shell{
		View:    v,
		Title:   m.Title,
		Policy:  policy(string(style), lib, own),
		Style:   template.CSS(style),
		ECharts: template.JS(lib),
		Script:  template.JS(own),
		Data:    template.JS(data),
		Charts:  template.JS(charts),
		Counts:  m.Counts,
	}, nil
}
