package lexicon

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadTable(t *testing.T) {
	fsys := fstest.MapFS{"a.tsv": {Data: []byte("\ufeff# a comment\nkey\tnames\tnote\r\n\n# another\nA\tx | y||z\tsee here\r\nB\n")}}
	tab, err := ReadTable(fsys, "a.tsv", "key", "names")
	if err != nil {
		t.Fatal(err)
	}
	if got := tab.Columns(); !slices.Equal(got, []string{"key", "names", "note"}) {
		t.Errorf("columns %q", got)
	}
	if len(tab.Rows) != 2 {
		t.Fatalf("%d rows, want 2", len(tab.Rows))
	}
	a, b := tab.Rows[0], tab.Rows[1]
	if got := a.List("names"); !slices.Equal(got, []string{"x", "y", "z"}) {
		t.Errorf("names %q", got)
	}
	if a.Get("note") != "see here" || b.Get("note") != "" || b.Get("nothing") != "" {
		t.Errorf("notes %q, %q: want the cell, and nothing where there is none", a.Get("note"), b.Get("note"))
	}
	if a.Position() != "a.tsv:5" || b.Position() != "a.tsv:6" {
		t.Errorf("positions %s, %s", a.Position(), b.Position())
	}
}

func TestFaultyTable(t *testing.T) {
	for text, want := range map[string]string{
		"key\nA\tB\n": "a.tsv:2: 2 cells",
		"name\nA\n":   "lacks the column \"key\"",
		"":            "lacks the column \"key\"",
	} {
		_, err := ReadTable(fstest.MapFS{"a.tsv": {Data: []byte(text)}}, "a.tsv", "key")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q in it", text, err, want)
		}
	}
	if _, err := ReadTable(fstest.MapFS{}, "a.tsv", "key"); err == nil || !strings.Contains(err.Error(), "a.tsv") {
		t.Errorf("error %v, want the name of the missing file", err)
	}
}

func TestPhrases(t *testing.T) {
	var p Phrases[int]
	p.Add([]string{"Islamic"}, 1)
	p.Add([]string{"Islamic", "Republic", "of", "Iran"}, 2)
	p.Add([]string{"Islamic", "State"}, 3)
	p.Add([]string{"Islamic", "State"}, 4)
	for _, tc := range []struct {
		text string
		want []int
		n    int
	}{
		{"Islamic Republic of Iran warns", []int{2}, 4},
		{"Islamic Republic of Mauritania", []int{1}, 1},
		{"Islamic State", []int{3, 4}, 2},
		{"Islamic States", []int{3, 4}, 2}, // a genitive
		{"Republic of Iran", nil, 0},
		{"", nil, 0},
	} {
		ws := strings.Fields(tc.text)
		word := func(i int) string {
			if i < len(ws) {
				return ws[i]
			}
			return ""
		}
		got, n := p.Longest(word, func(i int) []string { return []string{strings.TrimSuffix(word(i), "s")} })
		if !slices.Equal(got, tc.want) || n != tc.n {
			t.Errorf("%q: %v of %d words, want %v of %d", tc.text, got, n, tc.want, tc.n)
		}
	}
	if got := p.Find("Islamic", "State"); !slices.Equal(got, []int{3, 4}) {
		t.Errorf("Find gives %v", got)
	}
	if got := p.Find("State"); got != nil {
		t.Errorf("Find gives %v for what is no phrase", got)
	}
}
