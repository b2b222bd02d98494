package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

func TestTextOf(t *testing.T) {
	for in, want := range map[string]string{
		"<p>One  two\n three.</p><p>Four</p>":             "One two three.\n\nFour",
		"<div><p>One</p></div> <ul><li>Two<li>Three</ul>": "One\n\nTwo\n\nThree",
		"One<br>Two <b>bold</b>ly":                        "One\nTwo boldly",
		"<table><tr><td>a<td>b<tr><td>c</table>":          "a b\nc",
		" <p> </p> ":                                      "",
	} {
		n, err := html.Parse(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(strings.TrimSpace(textOf(n)), "\n\n\n", "\n\n"); got != want {
			t.Errorf("textOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTitleOf(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"King visits the chancellor - The Example", "King visits the chancellor"},
		{"King visits the chancellor | Politics", "King visits the chancellor"},
		{"Chancellor and king – what they want", "Chancellor and king – what they want"},
		{"What we do here - Example", "What we do here"},
		{"Politics: King visits the city and the palace", "King visits the city and the palace"},
		{"A - B", "A - B"},
		{"", ""},
	} {
		if got := titleOf(c.title, []string{"Politics", "King visits the city and the palace"}); got != c.want {
			t.Errorf("titleOf(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	body := strings.Repeat("<p>Der Präsident hat die Büros der Behörde für immer geschlossen, wie er am Montag sagte.</p>", 5)
	latin1 := make([]byte, 0, len(body))
	for _, r := range body {
		latin1 = append(latin1, byte(r))
	}
	for name, page := range map[string]string{
		"declared":   "<html><head><meta charset=iso-8859-1></head><body>" + string(latin1),
		"undeclared": "<html><body>" + string(latin1),
		"lying":      "<html><head><meta charset=iso-8859-1></head><body>" + body,
	} {
		doc, err := extract([]byte(page))
		if err != nil || !strings.Contains(doc.Text, "Der Präsident hat die Büros der Behörde für immer") {
			t.Errorf("%s: %.90q, %v", name, doc.Text, err)
		}
	}
}

func TestHugePage(t *testing.T) {
	for _, unit := range []string{"<p>", "<div><a href=x>y</a></div>", "<b><i>"} {
		if doc, err := extract([]byte(strings.Repeat(unit, 8<<20/len(unit)))); err == nil {
			t.Errorf("8 MiB of %s read as %.40q, want an error", unit, doc.Text)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<html><p>Text", "<!DOCTYPE html><title>a</title><article><h1>a</h1><p>b", "<meta charset=utf-7>\xff", "<svg><math>", "<time datetime=9999-99-99>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		doc, err := extract(page)
		if !utf8.ValidString(doc.Text) || err == nil && doc.Text == "" {
			t.Fatalf("%q, %v", doc.Text, err)
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	page, err := os.ReadFile(filepath.Join("testdata", "html.txtar"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := extract(page); err != nil {
			b.Fatal(err)
		}
	}
}
