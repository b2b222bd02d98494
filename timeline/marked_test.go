package timeline

import (
	"os"
	"testing"

	"demarche/timeline/event/rule"
	"demarche/timeline/lexicon"
)

// TestExamples runs the example of each rule: the coder must find the rule's
// type between the two actors that are marked in it.
func TestExamples(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	set, err := rule.Load(rule.Data())
	if err != nil {
		t.Fatal(err)
	}
	right, all := map[string]int{}, map[string]int{}
	for _, ru := range set.Rules {
		m, err := ParseMarked(ru.Example, ru.Lang)
		if ru.Type == rule.None || err != nil {
			continue
		}
		all[ru.Lang]++
		if v := r.Code(m); v.Type == ru.Type {
			right[ru.Lang]++
		} else {
			t.Logf("%s: %s, want %s: got %s by %s: %s", ru.Position, ru.Lemma, ru.Type, v.Type, v.Rule, ru.Example)
		}
	}
	for lang, n := range all {
		t.Logf("%s: %d of %d examples right", lang, right[lang], n)
		if float64(right[lang]) < 0.91*float64(n) {
			t.Errorf("%s: only %d of %d examples are coded as their rule says", lang, right[lang], n)
		}
	}
}

// TestMarkedSentences codes sentences of all types in the wording of the
// news.
func TestMarkedSentences(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.ReadTable(os.DirFS("testdata"), "marked.de.tsv", "type", "text")
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, row := range table.Rows {
		m, err := ParseMarked(row.Get("text"), "de")
		if err != nil {
			t.Fatalf("%s: %v", row.Position(), err)
		}
		got := string(r.Code(m).Type)
		if got == "CONCEDE" || got == "RETREAT" {
			got = "YIELD"
		}
		if got == row.Get("type") {
			right++
		} else {
			t.Logf("%s: got %s, want %s: %s", row.Position(), got, row.Get("type"), row.Get("text"))
		}
	}
	if n := len(table.Rows); right*100 < n*92 {
		t.Errorf("%d of %d sentences are coded right, want 92 %%", right, n)
	}
}
