package sentence

import (
	"embed"
	"strings"
	"sync"
)

//go:embed data
var data embed.FS

// rules are what splitter and tokeniser know of a language. They are read
// once and never changed.
type rules struct {
	abbreviations map[string]bool // with the full stop → whether it may end a sentence
	starters      map[string]bool
	contractions  map[string][]string
	ordinals      bool // "13." is an ordinal
}

var (
	germanRules  = sync.OnceValue(func() *rules { return readRules("de") })
	englishRules = sync.OnceValue(func() *rules { return readRules("en") })
)

// rulesOf returns the rules of a language, the English ones for languages
// that the program does not read.
func rulesOf(lang string) *rules {
	if lang == "de" {
		return germanRules()
	}
	return englishRules()
}

func readRules(lang string) *rules {
	r := &rules{
		abbreviations: map[string]bool{}, starters: map[string]bool{}, contractions: map[string][]string{},
		ordinals: lang == "de",
	}
	for _, line := range dataLines(lang + "/abbreviations.txt") {
		word, final := strings.CutSuffix(line, " +")
		r.abbreviations[word] = final
	}
	for _, line := range dataLines(lang + "/starters.txt") {
		for _, word := range strings.Fields(line) {
			r.starters[word] = true
		}
	}
	for _, line := range dataLines(lang + "/contractions.tsv") {
		form, words, _ := strings.Cut(line, "\t")
		r.contractions[form] = strings.Fields(words)
	}
	return r
}

// dataLines returns the lines of an embedded file without comments. A file
// that is missing is a fault of the build, which a test finds.
func dataLines(name string) []string {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(err)
	}
	var lines []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}
