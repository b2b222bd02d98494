package rule

import (
	"maps"
	"slices"
	"strings"
)

// inflectEnglish makes the regular forms of the triggers of English.
func (l *language) inflectEnglish() {
	for _, lemma := range slices.Sorted(maps.Keys(l.verbs)) {
		head, rest, _ := strings.Cut(lemma, " ")
		if rest != "" {
			continue // found by its head and particle
		}
		forms := regularForms(head)
		if p, ok := l.strong[head]; ok {
			forms = append(forms, p.participle, p.preterite, p.present)
		}
		for _, f := range forms {
			if !slices.Contains(l.forms[f], head) {
				l.forms[f] = append(l.forms[f], head)
			}
		}
	}
	for _, lemma := range slices.Sorted(maps.Keys(l.nouns)) {
		for _, f := range englishPlurals(lemma) {
			if l.plurals[f] == "" {
				l.plurals[f] = lemma
			}
		}
	}
}

// englishPlurals gives the plurals that a noun may have.
func englishPlurals(noun string) []string {
	return []string{noun + "s", noun + "es", strings.TrimSuffix(noun, "y") + "ies"}
}

// regularForms gives the forms of an English verb as if it were regular.
func regularForms(v string) []string {
	switch last := v[len(v)-1]; {
	case last == 'e':
		return []string{v + "s", v + "d", v[:len(v)-1] + "ing"}
	case last == 'y' && len(v) > 2 && !strings.ContainsRune("aeiou", rune(v[len(v)-2])):
		return []string{v[:len(v)-1] + "ies", v[:len(v)-1] + "ied", v + "ing"}
	}
	double := v + v[len(v)-1:]
	return []string{v + "s", v + "es", v + "ed", v + "ing", double + "ed", double + "ing"}
}
