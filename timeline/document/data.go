package document

import (
	"embed"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"demarche/timeline/lexicon"
)

//go:embed data/*.tsv
var data embed.FS

// builtIn reads one of the built-in tables. They are part of the program and
// held right by a test, so that a fault in one is a bug.
func builtIn(name string, columns ...string) []lexicon.Row {
	sub, err := fs.Sub(data, "data")
	if err == nil {
		var t *lexicon.Table
		if t, err = lexicon.ReadTable(sub, name, columns...); err == nil {
			return t.Rows
		}
	}
	panic(err)
}

// A calendarEntry is what a word means in a date: the number of a month, or
// a weekday.
type calendarEntry struct {
	month   int
	weekday bool
}

// calendarWord looks up a word with or without the full stop of an
// abbreviation; it is zero for other words.
func calendarWord(word string) calendarEntry {
	return calendar()[strings.ToLower(word)]
}

// The tables below never change once they are read, at first use.
var (
	calendar = sync.OnceValue(func() map[string]calendarEntry {
		words := make(map[string]calendarEntry)
		for _, r := range builtIn("calendar.tsv", "word", "kind", "number") {
			n, err := strconv.Atoi(r.Get("number"))
			if err != nil {
				panic(r.Position() + ": " + err.Error())
			}
			if r.Get("kind") == "month" {
				words[r.Get("word")] = calendarEntry{month: n}
			} else {
				words[r.Get("word")] = calendarEntry{weekday: true}
			}
		}
		return words
	})
	headerKeys = sync.OnceValue(func() map[string]string {
		keys := make(map[string]string)
		for _, r := range builtIn("header.tsv", "key", "field") {
			keys[r.Get("key")] = r.Get("field")
		}
		return keys
	})
	// commonColumns holds what the columns of tables are called that hold a
	// field of an article, the surest name first.
	commonColumns = sync.OnceValue(func() map[string][]string {
		names := make(map[string][]string)
		for _, r := range builtIn("columns.tsv", "field", "names") {
			names[r.Get("field")] = strings.Split(r.Get("names"), ", ")
		}
		return names
	})
	agencies = sync.OnceValue(func() map[string]bool {
		names := make(map[string]bool)
		for _, r := range builtIn("agencies.tsv", "name") {
			names[r.Get("name")] = true
		}
		return names
	})
	// smallWords holds the commonest words of the languages that demarche reads.
	smallWords = sync.OnceValue(func() map[string]bool {
		words := make(map[string]bool)
		for _, r := range builtIn("languages.tsv", "read", "words") {
			if r.Get("read") != "yes" {
				continue
			}
			for _, w := range strings.Fields(r.Get("words")) {
				words[w] = true
			}
		}
		return words
	})
)
