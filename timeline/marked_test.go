package timeline

import (
	"testing"

	"demarche/timeline/event/rule"
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
