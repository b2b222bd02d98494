package timex

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"demarche/timeline/lexicon"
)

// A rule is one line of rules.tsv: what to look for, and what each pair of
// braces in it means.
type rule struct {
	position string // "de/rules.tsv:12"
	order    int
	groups   int
	meanings []meaning // one for each group
	examples []string
}

// A meaning names a way to make a value of the captured words: "shift D -1".
// See the methods of env for the ways.
type meaning struct {
	op   string
	args []string
	mod  string // "mod=BEFORE"
}

func (l *language) readRules(fsys fs.FS, folder string) error {
	macros, err := readMacros(fsys, folder+"/macros.tsv")
	if err != nil {
		return err
	}
	t, err := lexicon.ReadTable(fsys, folder+"/rules.tsv", "pattern", "meaning", "examples")
	if err != nil {
		return err
	}
	var starts []*state
	for i, row := range t.Rows {
		r := &rule{position: row.Position(), order: i, examples: splitExamples(row.Get("examples"))}
		start, err := l.compile(r, row.Get("pattern"), row.Get("meaning"), macros)
		if err != nil {
			return fmt.Errorf("%s: %w", row.Position(), err)
		}
		l.rules = append(l.rules, r)
		starts = append(starts, start)
	}
	m := merger{ids: make(map[*state]uint32), done: make(map[string]*state)}
	l.start = m.merge(starts)
	return nil
}

func readMacros(fsys fs.FS, name string) (map[string]string, error) {
	t, err := lexicon.ReadTable(fsys, name, "name", "pattern")
	if err != nil {
		return nil, err
	}
	macros := make(map[string]string)
	for _, row := range t.Rows {
		if _, ok := macros[row.Get("name")]; ok {
			return nil, fmt.Errorf("%s: the macro %q is there twice", row.Position(), row.Get("name"))
		}
		macros[row.Get("name")] = row.Get("pattern")
	}
	return macros, nil
}

func splitExamples(cell string) []string {
	var out []string
	for _, e := range strings.Split(cell, "||") {
		if e = strings.TrimSpace(e); e != "" {
			out = append(out, e)
		}
	}
	return out
}

// compile makes an automaton of a rule.
func (l *language) compile(r *rule, pattern, meanings string, macros map[string]string) (*state, error) {
	p := patternParser{lang: l, macros: macros}
	whole, err := p.parse(pattern)
	if err != nil {
		return nil, err
	}
	if r.groups = int(p.groups); r.groups == 0 {
		return nil, errors.New("the pattern has no braces")
	}
	for _, m := range strings.Split(meanings, ";") {
		one, err := parseMeaning(m)
		if err != nil {
			return nil, err
		}
		r.meanings = append(r.meanings, one)
	}
	// The last meaning serves all groups that are left.
	for len(r.meanings) < r.groups {
		r.meanings = append(r.meanings, r.meanings[len(r.meanings)-1])
	}
	start := whole(&state{final: r})
	start.settle()
	if start.final != nil {
		return nil, errors.New("the pattern matches nothing at all")
	}
	return start, nil
}

func parseMeaning(s string) (meaning, error) {
	words := strings.Fields(s)
	if len(words) == 0 {
		return meaning{}, errors.New("a meaning is missing")
	}
	m := meaning{op: words[0]}
	for _, w := range words[1:] {
		if mod, ok := strings.CutPrefix(w, "mod="); ok {
			m.mod = mod
			continue
		}
		m.args = append(m.args, w)
	}
	if n, ok := operations[m.op]; !ok {
		return m, fmt.Errorf("there is no meaning %q", m.op)
	} else if len(m.args) != n {
		return m, fmt.Errorf("the meaning %q takes %d arguments", m.op, n)
	}
	return m, nil
}
