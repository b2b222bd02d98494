package actor

import (
	"fmt"
	"strings"

	"demarche/timeline/lexicon"
)

func (l *layer) role(r lexicon.Row) error {
	n := readNote(r.Get("note"))
	base := role{
		id: r.Get("role"), kind: r.Get("kind"), sector: r.Get("sector"), name: r.Get("name_en"),
		stateless: n.flags["stateless"], weak: n.flags["weak"], abroad: n.flags["several: stateless"], local: n.flags["local"],
	}
	switch base.kind {
	case "office", "person", "institution", "group":
	default:
		return fmt.Errorf("unknown kind %q; there are office, person, institution, group", base.kind)
	}
	for _, key := range n.keys() {
		if l.k.orgs[key] == nil {
			return fmt.Errorf("the note names the unknown state or organisation %q", key)
		}
	}
	if base.name == "" {
		base.name = strings.ReplaceAll(base.id, "-", " ")
	}
	l.k.titles[base.id], l.k.sectors[base.id] = base.name, base.sector
	for _, lang := range languages {
		for _, w := range r.List("words_" + lang) {
			l.k.addRole(lang, w, base, n)
		}
	}
	return nil
}

// A note is what the last column of roles.tsv says to the program.
type note struct {
	all    string            // key of the state that all words are of: "code=ISR"
	single map[string]string // of single words: "codes: Knesset=ISR|Duma=RUS"
	alone  map[string]bool   // words that end no compounds: "alone: Seite|Lager"
	flags  map[string]bool   // "stateless", "weak", "several: stateless", "local"
}

// readNote reads a note; parts that are meant for people are passed over.
func readNote(text string) note {
	n := note{single: map[string]string{}, alone: map[string]bool{}, flags: map[string]bool{}}
	for _, part := range strings.Split(text, ";") {
		part = strings.TrimSpace(part)
		if code, ok := strings.CutPrefix(part, "code="); ok {
			n.all = strings.TrimSpace(code)
		} else if list, ok := strings.CutPrefix(part, "codes:"); ok {
			for _, pair := range lexicon.Alternatives(list) {
				if w, code, ok := strings.Cut(pair, "="); ok {
					n.single[w] = code
				}
			}
		} else if list, ok := strings.CutPrefix(part, "alone:"); ok {
			for _, w := range lexicon.Alternatives(list) {
				n.alone[w] = true
			}
		} else {
			n.flags[part] = true
		}
	}
	return n
}

// keys lists the states and organisations that a note names.
func (n note) keys() []string {
	var out []string
	if n.all != "" {
		out = append(out, n.all)
	}
	for _, key := range n.single {
		out = append(out, strings.Split(key, "/")...)
	}
	return out
}

// ownerWithin returns the key of the state or organisation that the word of a
// role begins with: "UN-Generalsekretär", "U.S. officials"; "" if there is
// none.
func (k *Knowledge) ownerWithin(lang, w string) string {
	ws := words(w, lang)
	if len(ws) < 2 {
		return ""
	}
	at := func(i int) string {
		if i < len(ws)-1 {
			return ws[i]
		}
		return ""
	}
	refs, n := k.names[lang].Longest(at, nil)
	if e := sure(refs); e != nil && n > 0 && e.Kind != Person && (lang == "en" || ws[n] == "-") {
		return e.key
	}
	return ""
}

// addRole enters one word of a role. A word marked with ? is an actor only
// beside its state or organisation.
func (k *Knowledge) addRole(lang, w string, ro role, n note) {
	if strings.HasSuffix(w, "?") {
		w, ro.doubtful = strings.TrimSuffix(w, "?"), true
	}
	ro.of, ro.word = n.all, w
	if c := n.single[w]; c != "" {
		ro.of = c
	}
	if ro.of == "" {
		ro.of = k.ownerWithin(lang, w)
	}
	tails := lang == "de" && !ro.doubtful && !n.alone[w]
	if lang == "en" {
		w = strings.ToLower(w)
	}
	if lang == "de" && (strings.HasSuffix(w, "in") || strings.HasSuffix(w, "frau")) {
		ro.gender = 'f'
	}
	k.roles[lang].Add(words(w, lang), &ro)
	if !tails {
		return
	}
	if lw := strings.ToLower(w); len(lw) >= 5 && !strings.ContainsAny(lw, " -") {
		end := lw[len(lw)-4:]
		k.tails[end] = append(k.tails[end], tail{lw, &ro})
	}
}
