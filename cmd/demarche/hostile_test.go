package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// payloads are texts that would run, break out or mislead where a product or
// the terminal does not take them for what they are.
var payloads = []string{
	`</script><script>alert(1)</script>`, `__f__alert(1)__f__`, `<!--`, `--><script>alert(1)</script>`, `<![CDATA[`, `]]>`,
	"a\u2028b\u2029c", "\u202egnp.exe\u202c", "\u2066x\u2069", "nul\x00bel\x07", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\u009b31m",
	`javascript:alert(1)`, `=cmd|' /C calc'!A0`, `+1+1`, `-1+1`, `@SUM(1)`, "\t=1", "＝1+1", `"];evil [label="`, `a -> b; }`, `\N\G`,
	`&#27;`, `&lt;b&gt;`, strings.Repeat("W", 5000), "👩‍👩‍👧‍👦🇺🇦", "שלום עולם", "e" + strings.Repeat("\u0301", 80), `{{.}}`, `${alert(1)}`, `%s%n`, `../../etc/passwd`, "\ufeff\u200b",
}

// TestHostileText holds that what articles say, and what they are called, is
// nowhere taken for a command.
func TestHostileText(t *testing.T) {
	t.Chdir(t.TempDir())
	var lines bytes.Buffer
	for i, p := range payloads {
		sentence := fmt.Sprintf("%s (%s) met Donald Trump “%s” on Monday. Minister %s called Vladimir Putin, %s said.", p, p, p, p, p)
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint(i, " ", p), "title": p, "source": p, "url": "javascript:alert(1)//" + p,
			"lang": "en", "date": "2025-02-12", "text": sentence + " Keir Starmer accused " + p + " of lying."})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
		name := strings.Map(func(r rune) rune {
			if r == '/' || r == 0 {
				return '_'
			}
			return r
		}, p)
		if len(name) > 200 {
			name = name[:200]
		}
		write(t, ".", "in/"+name+".txt", "date 2025-02-12 "+p+" | Donald Trump met Keir Starmer. "+p)
		write(t, ".", "in/bad "+name+".jsonl", `{"id":`)
	}
	write(t, ".", "in/all.jsonl", lines.String())
	stdout, stderr, code := demarche("", "build", "in", "--title", strings.Join(payloads, " "))
	if code != 1 || !strings.Contains(stdout, " articles, ") {
		t.Fatalf("exit %d: %s", code, stdout)
	}
	checkTerminal(t, stdout+stderr)
	checkProducts(t, "out")
	for _, args := range [][]string{{"explain", "in/all.jsonl"}, {"links", "Trump", "Starmer", "in"}, {"links", "Trump", "\x1b[31m", "in"},
		{"export", "\x1b[31m", "in"}, {"export", "csv", "\x1b[31m\u202e"},
		{"actors", "in"}, {"actor", "Trump", "in"}, {"actor", "\x1b[31m", "in"}, {"balance", "in"}, {"change", "in", "--before", "../2025-02-10", "--after", "2025-02-11/.."}, {"change", "in", "--before", "\x1b[31m", "--after", "2025"}, {"build", "\x1b[31m\u202e"}, {"\x1b[31m"}} {
		stdout, stderr, _ := demarche("", args...)
		checkTerminal(t, stdout+stderr)
	}
}

// checkTerminal looks for what would steer a terminal.
func checkTerminal(t *testing.T, printed string) {
	t.Helper()
	for _, r := range printed {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			t.Errorf("%U reaches the terminal", r)
			return
		}
	}
}

func checkProducts(t *testing.T, dir string) {
	for _, p := range products {
		data, err := os.ReadFile(filepath.Join(dir, p))
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(p) {
		case ".html":
			checkHTML(t, p, data)
		case ".csv":
			checkCSV(t, p, data)
		case ".gexf", ".graphml":
			checkXML(t, p, data)
		case ".dot":
			checkGraphviz(t, filepath.Join(dir, p))
		case ".jsonl":
			for line := range bytes.Lines(data) {
				if !json.Valid(line) {
					t.Errorf("%s holds a line that is no JSON: %.100s", p, line)
				}
			}
		}
	}
}

// checkHTML reads a page as a browser does: nothing in it comes from a text.
func checkHTML(t *testing.T, name string, data []byte) {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	scripts := 0
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%s has a comment: %.60s", name, n.Data)
		}
		switch {
		case n.Type != html.ElementNode:
			continue
		case n.Data == "script":
			scripts++
		case n.Data == "img" || n.Data == "iframe" || n.Data == "object" || n.Data == "embed":
			t.Errorf("%s has an element %s", name, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
				t.Errorf("%s has the attribute %s=%.60q", name, a.Key, a.Val)
			}
		}
	}
	if scripts != 4 {
		t.Errorf("%s has %d scripts, want 4", name, scripts)
	}
}

// checkCSV looks for cells that a spreadsheet would compute.
func checkCSV(t *testing.T, name string, data []byte) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, row := range rows {
		for _, c := range row {
			first := strings.TrimLeft(c, " ")
			if strings.HasPrefix(first, "-") && strings.Trim(first, "-.0123456789") != "" || first != "" && strings.ContainsRune("=+@＝＋＠", []rune(first)[0]) {
				t.Errorf("%s: the cell %.60q is a formula", name, c)
			}
			if strings.ContainsFunc(c, unicode.IsControl) {
				t.Errorf("%s: the cell %.60q holds a control character", name, c)
			}
		}
	}
}

func checkXML(t *testing.T, name string, data []byte) {
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := dec.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s is no XML: %v", name, err)
			return
		}
	}
}

// checkGraphviz lets graphviz draw the graph.
func checkGraphviz(t *testing.T, file string) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Fatal("graphviz is not installed: run make tools")
	}
	c := exec.Command(dot, "-Tsvg", file)
	var complaints bytes.Buffer
	c.Stderr = &complaints
	picture, err := c.Output()
	if err != nil || complaints.Len() > 0 {
		t.Errorf("graphviz on %s: %v\n%s", file, err, complaints.String())
		return
	}
	checkXML(t, "graphviz's picture", picture)
	if bytes.Contains(picture, []byte("<script")) {
		t.Error("graphviz's picture holds a script")
	}
}
