package rule

import (
	"maps"
	"slices"
	"sort"
	"strings"
)

// separable and inseparable prefixes of German verbs.
var (
	separable   = []string{"auseinander", "aufrecht", "überein", "bekannt", "sicher", "mobil", "herab", "aneinander", "zusammen", "herunter", "hinunter", "entgegen", "gegenüber", "zurück", "zurecht", "weiter", "nieder", "wieder", "heraus", "hinaus", "hervor", "hinweg", "herbei", "herein", "hinein", "voraus", "vorbei", "voran", "durch", "dicht", "empor", "still", "stand", "statt", "unter", "bereit", "fehl", "fern", "fest", "flott", "fort", "frei", "gut", "heim", "hoch", "kund", "lahm", "nach", "raus", "teil", "tot", "über", "wahr", "ab", "an", "auf", "aus", "bei", "ein", "her", "hin", "mit", "los", "um", "vor", "weg", "zu"}
	inseparable = []string{"be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "wider", "über", "unter", "durch", "hinter", "voll"}
)

// parts are the principal parts of a strong verb: "gegriffen", "griff",
// "greift".
type parts struct{ participle, preterite, present string }

// strongBase finds the strong verb that a German verb ends in.
func strongBase(infinitive string, strong map[string]parts) (base string, p parts, ok bool) {
	for i := 0; i < len(infinitive)-3; i++ {
		if p, ok = strong[infinitive[i:]]; ok {
			return infinitive[i:], p, true
		}
	}
	return "", parts{}, false
}

// inflectGerman makes the forms of the triggers of German.
func (l *language) inflectGerman() {
	for _, lemma := range slices.Sorted(maps.Keys(l.nouns)) {
		for _, f := range append(nounForms(lemma), lemma) {
			if len(f) >= 5 && l.plurals[f] == "" {
				l.plurals[f] = lemma
				end := f[len(f)-4:]
				l.tails[end] = append(l.tails[end], f)
			}
		}
	}
	for _, list := range l.tails {
		sort.Slice(list, func(i, j int) bool {
			return len(list[i]) > len(list[j]) || len(list[i]) == len(list[j]) && list[i] < list[j]
		})
	}
	for _, lemma := range slices.Sorted(maps.Keys(l.verbs)) {
		infinitive := strings.TrimPrefix(lemma, "sich ")
		for _, p := range participles(infinitive, l.strong) {
			l.participles[p] = infinitive
		}
		for _, f := range finiteForms(infinitive, l.strong) {
			if !slices.Contains(l.forms[f], infinitive) {
				l.forms[f] = append(l.forms[f], infinitive)
			}
		}
	}
}

// nounForms guesses the other forms of a German noun, given in small
// letters: cases and plurals, with and without umlaut.
func nounForms(lemma string) []string {
	var out []string
	stems := []string{lemma}
	if u := umlaut(lemma); u != lemma {
		stems = append(stems, u)
	}
	for _, s := range stems {
		for _, end := range []string{"", "s", "es", "e", "en", "n", "er", "ern"} {
			out = append(out, s+end)
		}
	}
	return append(out, lemma+"nen", lemma+"se", lemma+"sen")
}

// umlaut turns the last a, o, u or au of a word into its umlaut.
func umlaut(w string) string {
	i := strings.LastIndexAny(w, "aou")
	if i < 0 {
		return w
	}
	if i > 0 && w[i-1:i+1] == "au" {
		return w[:i-1] + "äu" + w[i+1:]
	}
	return w[:i] + map[byte]string{'a': "ä", 'o': "ö", 'u': "ü"}[w[i]] + w[i+1:]
}

// finiteForms gives the finite forms of a German verb in the third person:
// those of its base where a particle stands apart ("griff … an") and joined
// as at the end of a clause ("angriff", "anzugreifen").
func finiteForms(infinitive string, strong map[string]parts) []string {
	base, p, ok := strongBase(infinitive, strong)
	prefix := strings.TrimSuffix(infinitive, base)
	var forms []string
	if ok {
		stem := strings.TrimSuffix(strings.TrimSuffix(p.preterite, "e"), "t")
		forms = []string{base, p.preterite, p.preterite + "en", p.present, stem + "ten"}
		if strings.HasSuffix(p.preterite, "e") {
			forms[2] = p.preterite + "n"
		}
	} else {
		prefix, base = splitParticle(infinitive)
		stem := strings.TrimSuffix(strings.TrimSuffix(base, "n"), "e")
		if needsE(stem) {
			stem += "e"
		}
		forms = []string{base, stem + "t", stem + "te", stem + "ten"}
	}
	apart := slices.Contains(separable, prefix) || len(prefix) > 3 && !slices.Contains(inseparable, prefix)
	var out []string
	for _, f := range forms {
		if prefix == "" || apart {
			out = append(out, f)
		}
		if prefix != "" {
			out = append(out, prefix+f)
		}
	}
	if apart {
		out = append(out, prefix+"zu"+base)
	}
	return out
}

// splitParticle cuts the separable particle off a weak verb.
func splitParticle(infinitive string) (particle, base string) {
	for _, p := range separable {
		if rest, ok := strings.CutPrefix(infinitive, p); ok && len(rest) > 4 {
			return p, rest
		}
	}
	return "", infinitive
}

// participles gives the past participles that a German verb may have: from
// the strong verb that it ends in, else as a weak verb. A prefix that can be
// both, as in "übersetzen", gives two.
func participles(infinitive string, strong map[string]parts) []string {
	base, p, ok := strongBase(infinitive, strong)
	if !ok {
		return weakParticiples(infinitive)
	}
	prefix, made := strings.TrimSuffix(infinitive, base), p.participle
	if prefix == "" {
		return []string{made}
	}
	var out []string
	if slices.Contains(separable, prefix) {
		out = append(out, prefix+made)
	}
	if slices.Contains(inseparable, prefix) {
		out = append(out, prefix+strings.TrimPrefix(made, "ge"))
	}
	if out == nil { // "preisgeben", "festnehmen": separable
		out = append(out, prefix+made)
	}
	return out
}

// weakParticiples guesses the past participles of a German verb as if it
// were weak: "anklagen" has "angeklagt".
func weakParticiples(infinitive string) []string {
	stem := strings.TrimSuffix(strings.TrimSuffix(infinitive, "n"), "e")
	if stem == infinitive {
		return nil
	}
	end := "t"
	if needsE(stem) {
		end = "et"
	}
	if strings.HasSuffix(infinitive, "ieren") {
		return []string{stem + end}
	}
	var out []string
	for _, p := range separable {
		if rest, ok := strings.CutPrefix(stem, p); ok && len(rest) > 2 {
			out = append(out, p+"ge"+rest+end)
		}
	}
	for _, p := range inseparable {
		if strings.HasPrefix(stem, p) && len(stem) > len(p)+2 {
			out = append(out, stem+end)
		}
	}
	if len(out) == 0 {
		out = append(out, "ge"+stem+end)
	}
	return out
}

// needsE reports whether the stem of a weak verb takes an "e" before "t":
// "arbeit-et", "bewaffn-et", but "warn-t" and "nehm-t".
func needsE(stem string) bool {
	n := len(stem)
	if n < 3 {
		return false
	}
	switch stem[n-1] {
	case 't', 'd':
		return true
	case 'm', 'n':
		return !strings.ContainsRune("aeioumnlrh", rune(stem[n-2])) && stem[n-2] < 0x80 || strings.HasSuffix(stem, "chn")
	}
	return false
}

// adjectiveStem takes the ending off a declined German adjective:
// "entführten" gives "entführt".
func adjectiveStem(w string) string {
	for _, end := range []string{"em", "en", "er", "es", "e"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 3 {
			return s
		}
	}
	return w
}

// done reports whether "sein" makes a passive with the participle of a verb:
// "ist verhaftet", but not "ist eingetroffen", whose perfect it makes.
func (l *language) done(verb string) bool {
	for i := 0; i < len(verb)-2; i++ {
		if l.is("with-sein", verb[i:]) {
			return false
		}
	}
	return slices.ContainsFunc(l.verbs[verb], func(r *Rule) bool { return r.takes('T', "obj") || r.takes('S', "obj") })
}
