package timex

import (
	"maps"
	"slices"
)

// An Example is a line that a rule carries.
type Example struct{ Position, Text string }

// Languages lists the languages of a tagger.
func Languages(t *Tagger) []string { return slices.Sorted(maps.Keys(t.languages)) }

// RuleExamples lists the examples of a language.
func RuleExamples(t *Tagger, lang string) []Example {
	var out []Example
	for _, r := range t.languages[lang].rules {
		if len(r.examples) == 0 {
			out = append(out, Example{r.position, ""})
		}
		for _, e := range r.examples {
			out = append(out, Example{r.position, e})
		}
	}
	return out
}

// Operations lists the meanings that rules may have.
func Operations() []string { return slices.Sorted(maps.Keys(operations)) }

// Shapes lists the classes that are told by looks.
func Shapes() []string {
	var out []string
	for x := range shapeCount {
		out = append(out, x.String())
	}
	return out
}
