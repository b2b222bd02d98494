package timex

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline/lexicon"
)

// A class is a kind of word that patterns can ask for: "$month", or a single
// word that a pattern names ("bis"). Classes are numbered in the order in
// which a language's files name them.
type class int32

// A reading is one thing that a word can be.
type reading struct {
	class class
	n     int    // the value, if it is a number
	text  string // the value as written in the table
	spell spelling
}

// A spelling says which capitals a reading allows.
type spelling uint8

const (
	anySpelling spelling = iota // literals of patterns
	lowerCase                   // capital only where a sentence begins, or in a line of capitals
	capital                     // German nouns, English names of months
)

// A word is what the lexicon holds for one spelling: the readings of each of
// its parts, more than one part for a compound ("Montag" + "abend").
type word [][]reading

// A language is what the files of one folder say.
type language struct {
	classes  map[string]class
	words    map[string]word      // by lower-case form
	phrases  map[class][]phrase   // entries of several words
	members  map[class][]member   // entries of one word, for compounds
	endings  map[[2]byte][]ending // entries for the ends of words, by their last two bytes
	filled   map[class]bool       // classes that have words
	frames   []ending             // entries for the two ends of words in lower case: "ge-t"
	start    *state               // of the automaton that all rules make
	rules    []*rule
	holidays map[string]holidayDef // by the value of class "holiday"
}

// A phrase is a lexicon entry of several words.
type phrase struct {
	words []string
	value reading
}

type member struct {
	form  string
	value reading
}

// An ending is a lexicon entry for all words that end so and are not in the
// lexicon themselves.
type ending struct {
	form     string // in lower case
	opens    string // how such words begin, "" if anyhow
	readings []reading
}

func readLanguage(fsys fs.FS, folder string) (*language, error) {
	l := &language{
		classes: make(map[string]class),
		words:   make(map[string]word),
		phrases: make(map[class][]phrase),
		members: make(map[class][]member),
		endings: make(map[[2]byte][]ending),
		filled:  make(map[class]bool),
	}
	for _, read := range []func(fs.FS, string) error{
		l.readWords, l.readCompounds, l.readHolidays, l.readRules,
	} {
		if err := read(fsys, folder); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// class returns the number of a class, a new one if the name is new.
func (l *language) class(name string) class {
	c, ok := l.classes[name]
	if !ok {
		c = class(len(l.classes) + 1)
		l.classes[name] = c
	}
	return c
}

func (l *language) readWords(fsys fs.FS, folder string) error {
	t, err := lexicon.ReadTable(fsys, folder+"/words.tsv", "class", "value", "words")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		value := row.Get("value")
		forms := row.List("words")
		if row.Get("class") == "" || len(forms) == 0 {
			return fmt.Errorf("%s: a class and at least one word are needed", row.Position())
		}
		for _, form := range forms {
			l.add(row.Get("class"), value, form)
		}
	}
	return nil
}

// add enters one word or phrase. A "*" at the end stands for the endings of
// German adjectives, a "-" at the beginning for the beginning of any word,
// "…" for the middle of a word in lower case.
func (l *language) add(className, value, form string) {
	if stem, ok := strings.CutSuffix(form, "*"); ok {
		for _, ending := range []string{"e", "en", "er", "es", "em"} {
			l.add(className, value, stem+ending)
		}
		return
	}
	r := reading{class: l.class("$" + className), text: value, spell: lowerCase}
	if first, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(first) {
		r.spell = capital
	}
	r.n, _ = strconv.Atoi(value)
	l.filled[r.class] = true
	if end, ok := strings.CutPrefix(form, "-"); ok && len(end) >= 2 {
		l.addEnding(end, r)
		return
	}
	if opens, end, ok := strings.Cut(form, "…"); ok {
		r.spell = lowerCase
		l.frames = append(l.frames, ending{end, opens, []reading{r}})
		return
	}
	if words := splitWords(form); len(words) > 1 {
		l.phrases[r.class] = append(l.phrases[r.class], phrase{words, r})
		for _, w := range words {
			l.literal(w)
		}
		return
	}
	l.members[r.class] = append(l.members[r.class], member{form, r})
	l.enter(form, r)
}

// addEnding enters what all words mean that end so: "-Strafe" stands for
// nouns, "-ierte" for words in lower case.
func (l *language) addEnding(form string, r reading) {
	r.spell = lowerCase
	if first, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(first) {
		r.spell = capital
	}
	form = strings.ToLower(form)
	key := [2]byte{form[len(form)-2], form[len(form)-1]}
	list := l.endings[key]
	for i := range list {
		if list[i].form == form {
			list[i].readings = append(list[i].readings, r)
			return
		}
	}
	l.endings[key] = append(list, ending{form: form, readings: []reading{r}})
}

// ending returns the readings of a word that only its end tells, those of the
// longest end.
func (l *language) ending(lower []byte) []reading {
	if len(lower) < 4 {
		return nil
	}
	var best *ending
	list := l.endings[[2]byte{lower[len(lower)-2], lower[len(lower)-1]}]
	for i := range list {
		e := &list[i]
		n := len(lower) - len(e.form)
		if n > 1 && string(lower[n:]) == e.form && (best == nil || len(e.form) > len(best.form)) {
			best = e
		}
	}
	if best != nil {
		return best.readings
	}
	for i := range l.frames {
		e := &l.frames[i]
		if len(lower) > len(e.opens)+len(e.form)+1 && string(lower[:len(e.opens)]) == e.opens && string(lower[len(lower)-len(e.form):]) == e.form {
			return e.readings
		}
	}
	return nil
}

// enter adds a reading to a word of one part.
func (l *language) enter(form string, r reading) {
	form = strings.ToLower(form)
	w := l.words[form]
	if len(w) == 0 {
		w = make(word, 1)
	}
	w[0] = append(w[0], r)
	l.words[form] = w
}

// literal returns the class of a word that a pattern names, and enters it.
func (l *language) literal(form string) class {
	form = strings.ToLower(form)
	if _, ok := l.classes[form]; !ok {
		l.enter(form, reading{class: l.class(form)})
	}
	return l.classes[form]
}

// readCompounds enters the words that two classes make when written as one.
func (l *language) readCompounds(fsys fs.FS, folder string) error {
	t, err := lexicon.ReadTable(fsys, folder+"/compounds.tsv", "first", "joint", "second")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		first, second := l.members[l.class("$"+row.Get("first"))], l.members[l.class("$"+row.Get("second"))]
		if len(first) == 0 || len(second) == 0 {
			return fmt.Errorf("%s: no words of class %q or %q", row.Position(), row.Get("first"), row.Get("second"))
		}
		for _, a := range first {
			for _, b := range second {
				l.enterCompound(strings.ToLower(a.form+row.Get("joint")+b.form), a.value, b.value)
			}
		}
	}
	return nil
}

// enterCompound adds a word of two parts, unless the word has a meaning of
// its own: "Vorjahr" is in the list of words.
func (l *language) enterCompound(form string, a, b reading) {
	b.spell = anySpelling
	w, known := l.words[form]
	if known && len(w) == 1 {
		return
	}
	if !known {
		w = make(word, 2)
	}
	w[0], w[1] = addReading(w[0], a), addReading(w[1], b)
	l.words[form] = w
}

func addReading(list []reading, r reading) []reading {
	for _, have := range list {
		if have.class == r.class && have.text == r.text {
			return list
		}
	}
	return append(list, r)
}

// splitWords splits a lexicon entry as the lexer splits a text.
func splitWords(s string) []string {
	var out []string
	var lx lexer
	lx.reset(s, 0)
	for lx.next() {
		out = append(out, s[lx.start:lx.end])
	}
	return out
}
