package rule

import (
	"slices"
	"strings"
	"testing"

	"demarche/timeline/sentence"
)

// TestExamplesFire runs the example of each rule: the rule's own word must
// trigger it there, with the companions that the rule wants. What the parser
// gets wrong is allowed for, a rule that no sentence can trigger is not.
func TestExamplesFire(t *testing.T) {
	set, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	analyser := sentence.NewAnalyser()
	silent, all := map[string][]string{}, map[string]int{}
	for _, rule := range set.Rules {
		if rule.Type == None {
			continue
		}
		all[rule.Lang]++
		if !fires(set, analyser, rule) {
			silent[rule.Lang] = append(silent[rule.Lang], rule.Position+": "+rule.Lemma+": "+rule.Example)
		}
	}
	for lang, list := range silent {
		if len(list)*100 > all[lang]*3 {
			t.Errorf("%s: %d of %d rules stay silent in their own example, want at most 3 %%:\n%s", lang, len(list), all[lang], strings.Join(list, "\n"))
		}
	}
}

func fires(set *Set, analyser *sentence.Analyser, rule *Rule) bool {
	text := strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "").Replace(rule.Example)
	for _, s := range sentence.Split(text, 0, rule.Lang) {
		analyser.Analyse(&s)
		r := set.read(&Article{Text: text}, &s, nil, nil)
		for i := range s.Tokens {
			rules, _ := r.triggers(i)
			if !slices.Contains(rules, rule) {
				continue
			}
			c := candidate{rule: rule, trigger: i, verb: i, second: -1}
			if rule.POS == "noun" {
				r.carrier(&c)
			}
			if r.fits(rule, i, c.verb) {
				return true
			}
		}
	}
	return false
}
