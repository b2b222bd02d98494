package page

import (
	"fmt"
	"io/fs"
	"strings"

	"demarche/timeline/event"
)

// words are the words of the pages in English and German, and the groups that
// actors are drawn in, as the tables in assets/words tell them.
type words struct {
	Interface map[string][2]string `json:"interface"` // by key: English, German
	Acts      map[string]act       `json:"acts"`      // by type or type/mode
	Groups    []group              `json:"groups"`

	byCode   map[string]int // groups that a code decides
	bySector map[string]int // groups that a sector decides
}

// An act is how an event of a type is told. Each pair is English, German.
// In a phrase, "{calls|call}" is one form for one and one for several actors.
type act struct {
	Name  [2]string `json:"name"`  // "phone call"
	With  [2]string `json:"with"`  // "{calls|call}", between source and target
	Alone [2]string `json:"alone"` // where there is no target
}

// A group holds actors that are drawn alike.
type group struct {
	Key   string    `json:"key"`
	Shape string    `json:"shape"` // a symbol of ECharts
	Name  [2]string `json:"name"`
}

// readWords reads the tables.
func readWords(fsys fs.FS) (*words, error) {
	w := &words{
		Interface: map[string][2]string{},
		Acts:      map[string]act{},
		byCode:    map[string]int{},
		bySector:  map[string]int{},
	}
	tables := []struct {
		file    string
		columns int
		row     func([]string)
	}{
		{"interface.tsv", 3, w.addInterface},
		{"acts.tsv", 7, w.addAct},
		{"groups.tsv", 6, w.addGroup},
	}
	for _, t := range tables {
		if err := readTable(fsys, "assets/words/"+t.file, t.columns, t.row); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// readTable calls row for each line of a table that is not empty and no
// comment.
func readTable(fsys fs.FS, file string, columns int, row func([]string)) error {
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", file, i+1, len(cells), columns)
		}
		row(cells)
	}
	return nil
}

func (w *words) addInterface(c []string) { w.Interface[c[0]] = [2]string{c[1], c[2]} }

func (w *words) addAct(c []string) {
	w.Acts[c[0]] = act{
		Name:  [2]string{c[1], c[2]},
		With:  [2]string{c[3], c[4]},
		Alone: [2]string{c[5], c[6]},
	}
}

func (w *words) addGroup(c []string) {
	i := len(w.Groups)
	for _, code := range strings.Fields(c[4]) {
		w.byCode[code] = i
	}
	for _, sector := range strings.Fields(c[5]) {
		w.bySector[sector] = i
	}
	w.Groups = append(w.Groups, group{c[0], c[1], [2]string{c[2], c[3]}})
}

// group returns the index of the group that an actor is drawn in. Organisations
// are told by their code, all others by their sector; an actor with a country
// and no sector is that country; the last group takes the rest.
func (w *words) group(code, sector string) int {
	if i, ok := w.byCode[code]; ok {
		return i
	}
	if i, ok := w.bySector[sector]; ok {
		return i
	}
	if len(code) == 3 && sector == "" {
		return w.bySector["GOV"]
	}
	return len(w.Groups) - 1
}

// english returns the English word for a key of the interface, the language
// in which a page stands until its script has run.
func (w *words) english(key string) (string, error) {
	pair, ok := w.Interface[key]
	if !ok {
		return "", fmt.Errorf("interface.tsv has no word for %q", key)
	}
	return pair[0], nil
}

// fill chooses between the forms of "{one|many}".
func fill(phrase string, many bool) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(phrase, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		forms, after, _ := strings.Cut(rest, "}")
		one, others, _ := strings.Cut(forms, "|")
		if many {
			one = others
		}
		b.WriteString(one)
		phrase = after
	}
}

// told says an event in one line, as the script does: "Donald Trump – speaks
// by phone with – Vladimir Putin". lang is the index of English or German.
func (w *words) told(e event.Event, lang int, name func(event.Actor) string) string {
	source, target := e.Source, e.Target
	if e.Symmetric && len(source) > 1 {
		source, target = source[:1], source[1:]
	}
	kind := string(e.Type)
	known, ok := w.Acts[kind+"/"+e.Mode]
	if !ok {
		known, ok = w.Acts[kind]
	}
	if !ok {
		known = act{With: [2]string{kind, kind}, Alone: [2]string{kind, kind}}
	}
	phrase := known.Alone[lang]
	if len(target) > 0 {
		phrase = known.With[lang]
	}
	parts := []string{w.listed(source, lang, name), cleanName(fill(phrase, len(source) > 1), maxName), w.listed(target, lang, name)}
	if parts[0] == "" {
		parts[0] = w.Interface["somebody"][lang]
	}
	if parts[2] == "" {
		parts = parts[:2]
	}
	return strings.Join(parts, " – ")
}

// listed says names one after the other, "and" before the last.
func (w *words) listed(actors []event.Actor, lang int, name func(event.Actor) string) string {
	var out string
	for i, a := range actors {
		switch {
		case i > 0 && i == len(actors)-1:
			out += " " + w.Interface["and"][lang] + " "
		case i > 0:
			out += ", "
		}
		out += name(a)
	}
	return out
}
