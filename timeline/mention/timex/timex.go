// Package timex finds and resolves time expressions: "am Mittwoch", "in der
// Nacht zum 13. Februar", "last month". Types and values are those of TIMEX3
// (TimeML 1.2.1). What it knows about a language is a folder of tables; the
// engine is the same for all.
//
// An article goes through three steps. Words are looked up and become items
// with classes (lex.go); rules, compiled to one automaton per language, find
// the expressions (match.go); a clock that knows the article's date and the
// dates told so far turns each into days (clock.go, meaning.go).
package timex

import (
	"embed"
	"fmt"
	"io/fs"

	"demarche/timeline/date"
	"demarche/timeline/sentence"
)

// An Expression is a stretch of an article that tells a time. Start and End
// are byte offsets into the article.
type Expression struct {
	Start, End int
	Type       string    // TIMEX3: "DATE", "TIME", "DURATION" or "SET"
	Value      string    // TIMEX3: "2025-02-12", "2025-02-12TNI", "P3D", "PAST_REF"
	Mod        string    // TIMEX3: "START", "APPROX", …, "" if none
	Date       date.Date // the days that it means, the whole unit whatever Mod says; zero for sets, vague references and durations that count from nowhere
	Within     date.Date // the whole span where the expression is one end of it ("vom 3. bis 5. März"), else zero
	Ahead      bool      // whether the words around it look ahead: "am Montag wird gewählt"
	Present    bool      // whether the verb stands in the present tense
	Said       bool      // whether it is the day on which something was said: "teilte am Montag mit"
	Relative   bool      // whether it was resolved against the article's date or a date told before
	Rule       string    // the line that found it: "de/rules.tsv:12"
}

// A Frame is what is known about an article before it is read. Date is the
// day or the month of its publication, zero if not known.
type Frame struct {
	Date date.Date
	Lang string // "de", "en"
}

//go:embed data
var data embed.FS

// Data returns the built-in rules: one folder per language.
func Data() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the folder is embedded: cannot happen
	}
	return sub
}

// A Tagger finds time expressions with the rules of one or more languages. It
// is safe for concurrent use.
type Tagger struct {
	languages map[string]*language
}

// Load returns a tagger with the built-in rules.
func Load() (*Tagger, error) { return NewTagger(Data()) }

// NewTagger reads rules from fsys, one folder per language, named by its BCP
// 47 code.
func NewTagger(fsys fs.FS) (*Tagger, error) {
	folders, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("listing languages: %w", err)
	}
	t := &Tagger{languages: make(map[string]*language)}
	for _, f := range folders {
		if !f.IsDir() {
			continue
		}
		l, err := readLanguage(fsys, f.Name())
		if err != nil {
			return nil, fmt.Errorf("reading time rules: %w", err)
		}
		t.languages[f.Name()] = l
	}
	return t, nil
}

// Find returns the time expressions of an article in text order; they do not
// overlap. The sentences must be in text order, with offsets into text; tags
// are used where a sentence is analysed. An article in a language without
// rules has none.
func (t *Tagger) Find(text string, sents []sentence.Sentence, f Frame) []Expression {
	l := t.languages[f.Lang]
	if l == nil {
		return nil
	}
	r := reader{lang: l, text: text}
	if len(sents) > 0 && sents[0].Start > 0 {
		// The dateline: "NAIROBI, August 21 (Xinhua) --".
		r.read(&sentence.Sentence{End: sents[0].Start})
		r.fresh = true
	}
	for i := range sents {
		r.read(&sents[i])
	}
	return r.resolve(f)
}
