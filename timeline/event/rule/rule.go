// Package rule codes events: it finds the words that express an act in an
// analysed sentence, who plays which part in it, and whether it took place.
// The rules are tables, one row a sense of a word: see data/README.md.
package rule

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"demarche/timeline/event"
	"demarche/timeline/lexicon"
)

//go:embed data
var data embed.FS

// Data returns the built-in tables: "de/consult.tsv" and so on.
func Data() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the folder is embedded: cannot happen
	}
	return sub
}

// None is the type of words that look like a trigger and never are one.
const None event.Type = "NONE"

// A Rule is one sense of a trigger word and the parts that its companions
// play.
type Rule struct {
	ID       string // "de:telefonieren"
	Lang     string
	Lemma    string
	POS      string // "verb", "noun", "adj"
	Type     event.Type
	Mode     string
	Parts    []Part
	With     []string // a lemma that must stand in the clause, any of them
	Without  []string // a lemma that must not
	Barred   []string // sectors none of whose actors may have a part
	Support  map[string]support
	Example  string // with <s>source</s> and <t>target</t>
	Position string // file:line

	order         int
	with, without []string // With and Without in the forms in which they may stand
}

// A Part says in which slots an actor is looked for.
type Part struct {
	Role     byte // 'S' source, 'T' target, 'P' participant of a symmetric act
	Required bool
	Slots    []string // "subj", "obj", "iobj", "gen", "adj", "comp", "clause", or a preposition
}

// support is what a verb makes of a trigger noun.
type support uint8

const (
	carries   support = iota + 1 // "führen": its subject acts
	announce                     // "ankündigen": its subject will act
	happens                      // "stattfinden": the noun is its subject
	undergoes                    // "erhalten": its subject is the target
)

// Symmetric reports whether the rule is of an act without direction.
func (r *Rule) Symmetric() bool {
	for _, p := range r.Parts {
		if p.Role == 'P' {
			return true
		}
	}
	return false
}

// Frame returns the parts as the table writes them, for explanations.
func (r *Rule) Frame() string {
	var b strings.Builder
	for i, p := range r.Parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(p.Role)
		if p.Required {
			b.WriteByte('!')
		}
		b.WriteString(":" + strings.Join(p.Slots, ","))
	}
	return b.String()
}

// A Set holds the rules and word lists of all languages. It is not changed
// after Load.
type Set struct {
	Rules    []*Rule
	ontology *event.Ontology
	langs    map[string]*language
	weights  weights              // of evidence between two marked actors
	variants map[string][]variant // of "SANCTION/convict", as codebooks have them
}

// language holds the rules of one language by the word that triggers them.
type language struct {
	verbs, nouns, adjs map[string][]*Rule
	tails              map[string][]string // noun lemmas by their last four letters, longest first
	strong             map[string]parts    // German infinitive → its irregular principal parts
	participles        map[string]string   // German participle → infinitive of a trigger
	forms              map[string][]string // other form of a verb → infinitives of triggers, particle apart or joined
	plurals            map[string]string   // other form of a noun → lemma of a trigger
	words              map[string]map[string]bool
}

// Load reads all rules of fsys: one folder per language, each with tables of
// rules and status.tsv with words that bear on whether an act took place.
func Load(fsys fs.FS) (*Set, error) {
	o, err := event.LoadOntology()
	if err != nil {
		return nil, err
	}
	set := &Set{ontology: o, langs: map[string]*language{}}
	if set.weights, err = readWeights(fsys, "between.tsv"); err != nil {
		return nil, err
	}
	if set.variants, err = readVariants(fsys, "variants.tsv"); err != nil {
		return nil, err
	}
	files, err := fs.Glob(fsys, "*/*.tsv")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		lang := path.Dir(f)
		if set.langs[lang] == nil {
			set.langs[lang] = newLanguage()
		}
		switch path.Base(f) {
		case "status.tsv":
			err = set.langs[lang].readWords(fsys, f)
		case "strong.tsv":
			err = set.langs[lang].readStrong(fsys, f)
		default:
			err = set.readRules(fsys, f, lang)
		}
		if err != nil {
			return nil, err
		}
	}
	for lang, l := range set.langs {
		l.arrange(lang)
	}
	return set, nil
}

func newLanguage() *language {
	return &language{verbs: map[string][]*Rule{}, nouns: map[string][]*Rule{}, adjs: map[string][]*Rule{},
		tails: map[string][]string{}, strong: map[string]parts{}, participles: map[string]string{},
		forms: map[string][]string{}, plurals: map[string]string{}, words: map[string]map[string]bool{}}
}

func (set *Set) readRules(fsys fs.FS, file, lang string) error {
	t, err := lexicon.ReadTable(fsys, file, "lemma", "pos", "type", "mode", "frame", "support", "example")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		r, err := set.parse(row, lang)
		if err != nil {
			return fmt.Errorf("%s: %w", row.Position(), err)
		}
		r.order = len(set.Rules)
		set.Rules = append(set.Rules, r)
		l := set.langs[lang]
		switch r.POS {
		case "verb":
			l.verbs[r.Lemma] = append(l.verbs[r.Lemma], r)
		case "adj":
			l.adjs[r.Lemma] = append(l.adjs[r.Lemma], r)
		default:
			key := strings.ToLower(r.Lemma)
			l.nouns[key] = append(l.nouns[key], r)
		}
	}
	return nil
}

func (set *Set) parse(row lexicon.Row, lang string) (*Rule, error) {
	r := &Rule{Lang: lang, Lemma: row.Get("lemma"), POS: row.Get("pos"), Type: event.Type(row.Get("type")),
		Mode: row.Get("mode"), Example: row.Get("example"), Position: row.Position()}
	r.ID = lang + ":" + strings.ReplaceAll(strings.ToLower(r.Lemma), " ", "-")
	if r.Lemma == "" {
		return nil, fmt.Errorf("the row has no lemma")
	}
	if r.POS != "verb" && r.POS != "noun" && r.POS != "adj" {
		return nil, fmt.Errorf("pos %q is none of verb, noun, adj", r.POS)
	}
	if r.Type == None {
		r.parseWords(row.Get("frame"))
		return r, nil
	}
	if !set.ontology.Knows(r.Type, r.Mode) {
		return nil, fmt.Errorf("PLOVER knows no %s in the mode %q", r.Type, r.Mode)
	}
	if err := r.parseFrame(row.Get("frame")); err != nil {
		return nil, err
	}
	r.Support = parseSupport(row.Get("support"))
	return r, nil
}

// parseWords reads the words that must and must not stand beside a word that
// is no trigger.
func (r *Rule) parseWords(frame string) {
	for _, f := range strings.Fields(frame) {
		switch f[0] {
		case '+':
			r.With = append(r.With, strings.Split(f[1:], ",")...)
		case '-':
			r.Without = append(r.Without, strings.Split(f[1:], ",")...)
		}
	}
}

// parseFrame reads "S!:subj T:gegen,auf +Sanktion -Ball".
func (r *Rule) parseFrame(frame string) error {
	for _, f := range strings.Fields(frame) {
		switch f[0] {
		case '+':
			r.With = append(r.With, strings.Split(f[1:], ",")...)
			continue
		case '-':
			r.forbid(strings.Split(f[1:], ","))
			continue
		}
		name, slots, ok := strings.Cut(f, ":")
		p := Part{Role: name[0], Required: strings.HasSuffix(name, "!")}
		if !ok || strings.Trim(name, "STP!") != "" || slots == "" {
			return fmt.Errorf("frame %q: %q is not written ROLE:slot,slot with a ROLE of S, T, P", frame, f)
		}
		p.Slots = strings.Split(slots, ",")
		r.Parts = append(r.Parts, p)
	}
	if len(r.Parts) == 0 {
		return fmt.Errorf("frame %q gives nobody a part", frame)
	}
	r.with, r.without = wordForms(r.With, r.Lang), wordForms(r.Without, r.Lang)
	return nil
}

// forbid adds what "-reporter,@MED" keeps out: lemmas and, after @, sectors.
func (r *Rule) forbid(words []string) {
	for _, w := range words {
		if sector, ok := strings.CutPrefix(w, "@"); ok {
			r.Barred = append(r.Barred, sector)
		} else {
			r.Without = append(r.Without, w)
		}
	}
}

// wordForms gives the forms of words in small letters: the lemmatiser does
// not know every plural.
func wordForms(words []string, lang string) []string {
	var out []string
	for _, word := range words {
		w := lower(word)
		out = append(out, w)
		forms := nounForms
		if lang == "en" {
			forms = englishPlurals
		}
		if len(w) < 4 || lang == "de" && w == word { // adjectives: "bereits" is none of "bereit"
			continue
		}
		for _, f := range forms(w) {
			if f != w {
				out = append(out, f)
			}
		}
	}
	return out
}

func parseSupport(cell string) map[string]support {
	out := map[string]support{}
	for _, s := range strings.Split(cell, ",") {
		s = strings.TrimSpace(s)
		switch {
		case s == "":
		case strings.HasPrefix(s, "planned:"):
			out[strings.TrimPrefix(s, "planned:")] = announce
		case strings.HasPrefix(s, "event:"):
			out[strings.TrimPrefix(s, "event:")] = happens
		default:
			out[s] = carries
		}
	}
	return out
}

func (l *language) readWords(fsys fs.FS, file string) error {
	t, err := lexicon.ReadTable(fsys, file, "kind", "word")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		kind := row.Get("kind")
		if l.words[kind] == nil {
			l.words[kind] = map[string]bool{}
		}
		l.words[kind][lower(row.Get("word"))] = true
	}
	return nil
}

func (l *language) readStrong(fsys fs.FS, file string) error {
	t, err := lexicon.ReadTable(fsys, file, "infinitive", "participle", "preterite", "present")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		l.strong[row.Get("infinitive")] = parts{row.Get("participle"), row.Get("preterite"), row.Get("present")}
	}
	return nil
}

// is reports whether a word is of a kind in status.tsv.
func (l *language) is(kind, word string) bool { return l.words[kind][word] }

// arrange sorts each word's rules, the most demanding first, and makes the
// forms by which words are found where the lemmatiser fails.
func (l *language) arrange(lang string) {
	for _, m := range []map[string][]*Rule{l.verbs, l.nouns, l.adjs} {
		for _, rules := range m {
			sort.SliceStable(rules, func(i, j int) bool { return rules[i].demands() > rules[j].demands() })
		}
	}
	if lang == "de" {
		l.inflectGerman()
	} else {
		l.inflectEnglish()
	}
}

// demands counts what a rule asks of its clause.
func (r *Rule) demands() int {
	n := 0
	if len(r.With) > 0 {
		n += 4
	}
	for _, p := range r.Parts {
		if p.Required {
			n++
		}
	}
	return n
}
