package sentence

import (
	"strings"
	"sync"
	"unicode"
)

// languageWords maps common words to the languages that they speak for.
var languageWords = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, line := range dataLines("languages.tsv") {
		code, words, _ := strings.Cut(line, "\t")
		for _, w := range strings.Fields(words) {
			m[w] = append(m[w], code)
		}
	}
	return m
})

// Language tells the language of a text, "de", "en" or the code of another
// one, and how sure that is, from 0 to 1. It returns "" where it can't say.
func Language(text string) (lang string, sure float64) {
	if len(text) > 4000 {
		text = strings.ToValidUTF8(text[:4000], "")
	}
	if code := scriptLanguage(text); code != "" {
		return code, 1
	}
	votes := map[string]float64{}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	for i, w := range words {
		low := strings.ToLower(w)
		if codes := languageWords()[low]; codes != nil {
			for _, c := range codes {
				votes[c] += 1 / float64(len(codes))
			}
			continue
		}
		if cut := strings.IndexAny(low, "'’"); cut > 0 && cut < 3 {
			for _, c := range languageWords()[low[:cut]+"'"] {
				votes[c]++
			}
		}
		spelling(votes, w, low, i)
	}
	return winner(votes, len(words))
}

// spelling lets letters and endings speak: they decide headlines, which have
// few small words.
func spelling(votes map[string]float64, w, low string, i int) {
	for _, r := range low {
		switch r {
		case 'ß':
			votes["de"] += 1
		case 'ä', 'ü':
			votes["de"] += 0.3
		case 'ö':
			votes["de"] += 0.25
		case 'ł', 'ą', 'ę', 'ś', 'ż', 'ź':
			votes["pl"] += 0.6
		case 'å':
			votes["sv"] += 0.4
		case 'ø', 'æ':
			votes["da"] += 0.5
		case 'ñ', '¿', '¡':
			votes["es"] += 0.8
		case 'ã', 'õ':
			votes["pt"] += 0.6
		case 'ı', 'ğ':
			votes["tr"] += 0.6
		case 'ř', 'ů', 'ě':
			votes["cs"] += 0.6
		case 'ő', 'ű':
			votes["hu"] += 0.8
		case 'ț', 'ă':
			votes["ro"] += 0.5
		case 'è', 'ê', 'ç', 'à':
			votes["fr"] += 0.25
		}
	}
	for _, e := range []struct{ end, lang string }{
		{"ung", "de"}, {"ungen", "de"}, {"ischen", "de"}, {"ische", "de"}, {"keit", "de"}, {"heit", "de"}, {"schaft", "de"},
		{"lich", "de"}, {"iert", "de"}, {"ieren", "de"}, {"te", "de"}, {"en", "de"}, {"t", "de"},
		{"ing", "en"}, {"tion", "en"}, {"ed", "en"}, {"ly", "en"}, {"ies", "en"}, {"ty", "en"}, {"ment", "en"}, {"ers", "en"}, {"s", "en"},
		{"tions", "fr"}, {"eux", "fr"}, {"ción", "es"}, {"zione", "it"}, {"ção", "pt"}, {"ów", "pl"}, {"heid", "nl"},
	} {
		if strings.HasSuffix(low, e.end) && len(low) > len(e.end)+2 {
			votes[e.lang] += 0.04 * float64(len(e.end))
		}
	}
}

// scriptLanguage names the language of texts in scripts other than Latin.
func scriptLanguage(text string) string {
	latin, cyrillic, other := 0, 0, 0
	ukrainian := false
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
			ukrainian = ukrainian || r == 'і' || r == 'ї' || r == 'є'
		default:
			other++
		}
	}
	switch {
	case cyrillic > latin && ukrainian:
		return "uk"
	case cyrillic > latin:
		return "ru"
	case other > latin:
		return "und"
	}
	return ""
}

func winner(votes map[string]float64, words int) (string, float64) {
	lang, top, second := "", 0.0, 0.0
	for c, v := range votes {
		switch {
		case v > top || v == top && c < lang:
			lang, top, second = c, v, top
		case v > second:
			second = v
		}
	}
	if top == 0 || words == 0 {
		return "", 0
	}
	// Few votes among many words speak for a language that is not listed.
	enough := min(1, top/(0.06*float64(words)+0.2))
	return lang, enough * (top - second) / top
}
