package actor

import (
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/lexicon"
	"demarche/timeline/sentence"
)

// Knowledge is what is known of actors, read from the tables in a folder
// "actors": names, offices, terms. It is not changed after Load and may be
// used by many finders at once.
type Knowledge struct {
	names  map[string]*lexicon.Phrases[reference] // by language
	roles  map[string]*lexicon.Phrases[*role]     // by language
	tails  map[string][]tail                      // German role words by their last four letters, longest first
	terms  map[string][]term                      // by role@org
	states map[string]*Entity                     // by code
	byName map[string]*Entity
	orgs   map[string]*Entity // by key
	demos  map[string]string  // English adjective by code
	given  map[string]byte    // given names, with their gender
	titles map[string]string  // English names of roles

	parliamentary map[string]bool // codes of states that the head of government leads
}

// A reference is one way to name an entity.
type reference struct {
	entity   *Entity
	form     Form
	surname  bool
	doubtful bool // a common word too, or shared
	people   bool // an inhabitant: "Russen"
}

// A role is an office or a kind of group.
type role struct {
	id, kind, sector, name string
	gender                 byte   // of a word for a woman: 'f'
	of                     string // key of the state or organisation that the word is always of, "" if any
	doubtful               bool   // an actor only where its state or organisation stands beside it
	weak                   bool   // an actor only where its state, organisation or an attribute stands beside it
	stateless              bool   // of no state, unless one stands beside it
	abroad                 bool   // several holders are of several states
}

type tail struct {
	word string // lower case
	role *role
}

// Languages that the tables have columns for.
var languages = []string{"de", "en"}

// Load reads the tables of the folder "actors" in each file system; later
// ones add to earlier ones and win where they name the same key.
func Load(layers ...fs.FS) (*Knowledge, error) {
	k := &Knowledge{
		names: map[string]*lexicon.Phrases[reference]{}, roles: map[string]*lexicon.Phrases[*role]{},
		tails: map[string][]tail{}, terms: map[string][]term{}, states: map[string]*Entity{},
		byName: map[string]*Entity{}, orgs: map[string]*Entity{}, demos: map[string]string{},
		given: map[string]byte{}, titles: map[string]string{}, parliamentary: map[string]bool{},
	}
	for _, l := range languages {
		k.names[l], k.roles[l] = new(lexicon.Phrases[reference]), new(lexicon.Phrases[*role])
	}
	for _, fsys := range layers {
		for _, step := range []func(fs.FS) error{k.readStates, k.readOrganisations, k.readPlaces, k.readRoles, k.readPeople, k.readGivenNames} {
			if err := step(fsys); err != nil {
				return nil, err
			}
		}
	}
	for _, list := range k.tails {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].word) > len(list[j].word) })
	}
	for _, list := range k.terms {
		sort.SliceStable(list, func(i, j int) bool { return list[i].from.Compare(list[j].from) < 0 })
	}
	return k, nil
}

// table reads one table and calls row for each of its lines; a missing file
// is no error, for a user's folder need not have all.
func table(fsys fs.FS, name string, columns []string, row func(lexicon.Row) error) error {
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil
	}
	t, err := lexicon.ReadTable(fsys, name, columns...)
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		if err := row(r); err != nil {
			return fmt.Errorf("%s: %w", r.Position(), err)
		}
	}
	return nil
}

// refer enters names for an entity in one language.
func (k *Knowledge) refer(lang string, names []string, ref reference) {
	for _, n := range names {
		r := ref
		if strings.HasSuffix(n, "?") {
			n, r.doubtful = strings.TrimSuffix(n, "?"), true
		}
		k.names[lang].Add(words(n, lang), r)
	}
}

func (k *Knowledge) readStates(fsys fs.FS) error {
	return table(fsys, "actors/states.tsv", []string{"code", "name_en", "names_de", "adj_de"}, func(r lexicon.Row) error {
		e := &Entity{Kind: State, ID: r.Get("wikidata"), Name: r.Get("name_en"), Code: r.Get("code"), Sector: "GOV"}
		if de := r.List("names_de"); len(de) > 0 {
			e.NameDE = strings.TrimSuffix(de[0], "?")
		}
		e.key = e.Code
		if r.Get("leader") == "head-of-government" {
			k.parliamentary[e.Code] = true
		}
		k.states[e.Code], k.byName[e.Name], k.orgs[e.Code] = e, e, e
		for _, l := range languages {
			k.refer(l, r.List("names_"+l), reference{entity: e})
			k.refer(l, r.List("stems_"+l), reference{entity: e, form: Part})
			k.refer(l, r.List("capital_"+l), reference{entity: e, form: Seat})
			k.refer(l, r.List("people_"+l), reference{entity: e, form: Group, people: true})
			k.seats(l, r.List("seats_"+l), e)
		}
		k.refer("en", r.List("adj_en"), reference{entity: e, form: Adjective})
		if adj := r.List("adj_en"); len(adj) > 0 {
			k.demos[e.Code] = strings.TrimSuffix(adj[0], "?")
		}
		for _, stem := range r.List("adj_de") {
			k.refer("de", inflect(stem), reference{entity: e, form: Adjective})
		}
		return nil
	})
}

// seats enters seats of power; "Pentagon@MIL" gives a seat a sector of its
// own.
func (k *Knowledge) seats(lang string, names []string, e *Entity) {
	for _, n := range names {
		if name, sector, ok := strings.Cut(n, "@"); ok {
			own := *e
			own.Sector = sector
			k.refer(lang, []string{name}, reference{entity: &own, form: Seat})
			continue
		}
		k.refer(lang, []string{n}, reference{entity: e, form: Seat})
	}
}

// inflect gives the forms of a German adjective, in small letters and
// capitalised.
func inflect(stem string) []string {
	stem, doubt := strings.TrimSuffix(stem, "?"), strings.HasSuffix(stem, "?")
	var out []string
	for _, s := range []string{stem, capitalise(stem)} {
		for _, end := range []string{"", "e", "er", "es", "en", "em"} {
			w := s + end
			if doubt {
				w += "?"
			}
			out = append(out, w)
		}
		if s == capitalise(s) && s == stem {
			break
		}
	}
	return out
}

func (k *Knowledge) readOrganisations(fsys fs.FS) error {
	for _, file := range []string{"organisations", "parties", "groups"} {
		err := table(fsys, "actors/"+file+".tsv", []string{"key", "name_en", "code", "sector"}, func(r lexicon.Row) error {
			e := &Entity{Kind: Organisation, ID: r.Get("wikidata"), Name: r.Get("name_en"), Code: r.Get("code"), Sector: r.Get("sector"), key: r.Get("key")}
			if de := r.List("names_de"); len(de) > 0 {
				e.NameDE = strings.TrimSuffix(de[0], "?")
			}
			e.state = k.states[e.Code]
			k.orgs[e.key], k.byName[e.Name] = e, e
			for _, l := range languages {
				k.refer(l, distinct(append(r.List("names_"+l), e.Name)), reference{entity: e})
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (k *Knowledge) readPlaces(fsys fs.FS) error {
	return table(fsys, "actors/places.tsv", []string{"name_en", "names_de", "names_en", "code"}, func(r lexicon.Row) error {
		state := k.states[r.Get("code")]
		if state == nil {
			return fmt.Errorf("unknown state %q", r.Get("code"))
		}
		for _, l := range languages {
			k.refer(l, distinct(append(r.List("names_"+l), r.Get("name_en"))), reference{entity: state, form: Located})
		}
		return nil
	})
}

func (k *Knowledge) readRoles(fsys fs.FS) error {
	return table(fsys, "actors/roles.tsv", []string{"role", "kind", "sector", "words_de", "words_en"}, func(r lexicon.Row) error {
		n := readNote(r.Get("note"))
		base := role{id: r.Get("role"), kind: r.Get("kind"), sector: r.Get("sector"), name: r.Get("name_en"), stateless: n.stateless, weak: n.weak, abroad: n.abroad}
		if base.name == "" {
			base.name = strings.ReplaceAll(base.id, "-", " ")
		}
		k.titles[base.id] = base.name
		for _, w := range r.List("words_de") {
			k.addRole("de", w, base, n)
		}
		for _, w := range r.List("words_en") {
			k.addRole("en", w, base, n)
		}
		return nil
	})
}

// A note is what the last column of roles.tsv says to the program.
type note struct {
	all             string            // key of the state that all words are of: "code=ISR"
	single          map[string]string // of single words: "codes: Knesset=ISR|Duma=RUS"
	alone           map[string]bool   // words that end no compounds: "alone: Seite|Lager"
	stateless, weak bool
	abroad          bool // "several: stateless"
}

// readNote reads a note; parts that are meant for people are passed over.
func readNote(text string) note {
	n := note{single: map[string]string{}, alone: map[string]bool{}}
	for _, part := range strings.Split(text, ";") {
		part = strings.TrimSpace(part)
		if code, ok := strings.CutPrefix(part, "code="); ok {
			n.all = strings.TrimSpace(code)
		}
		if list, ok := strings.CutPrefix(part, "codes:"); ok {
			for _, pair := range lexicon.Alternatives(list) {
				if w, code, ok := strings.Cut(pair, "="); ok {
					n.single[w] = code
				}
			}
		}
		if list, ok := strings.CutPrefix(part, "alone:"); ok {
			for _, w := range lexicon.Alternatives(list) {
				n.alone[w] = true
			}
		}
		n.stateless = n.stateless || part == "stateless"
		n.abroad = n.abroad || part == "several: stateless"
		n.weak = n.weak || strings.HasPrefix(part, "weak")
	}
	return n
}

// addRole enters one word of a role. A word marked with ? is an actor only
// beside its state or organisation.
func (k *Knowledge) addRole(lang, w string, ro role, n note) {
	if strings.HasSuffix(w, "?") {
		w, ro.doubtful = strings.TrimSuffix(w, "?"), true
	}
	ro.of = n.all
	if c := n.single[w]; c != "" {
		ro.of = c
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

func (k *Knowledge) readPeople(fsys fs.FS) error {
	files, err := fs.Glob(fsys, "actors/people/*.tsv")
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := table(fsys, f, []string{"name_en", "gender", "code", "sector", "names", "surnames", "terms"}, k.person); err != nil {
			return err
		}
	}
	return nil
}

func (k *Knowledge) person(r lexicon.Row) error {
	e := &Entity{Kind: Person, ID: r.Get("wikidata"), Name: r.Get("name_en"), Code: r.Get("code"), Sector: r.Get("sector")}
	if g := r.Get("gender"); g != "" {
		e.Gender = g[0]
	}
	if known := k.byName[e.Name]; known != nil && known.Kind == Person {
		e = known // a person who stands in several files is one
	} else {
		k.byName[e.Name] = e
		if full := r.List("names"); len(full) > 0 && full[0] != e.Name {
			e.NameDE = full[0]
		}
	}
	for _, l := range languages {
		k.refer(l, distinct(append(r.List("names"), e.Name)), reference{entity: e})
		k.refer(l, r.List("surnames"), reference{entity: e, surname: true})
	}
	k.learnGiven(e.Gender, r.List("names"), r.List("surnames"))
	for _, text := range strings.Split(r.Get("terms"), ";") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		t, err := parseTerm(text)
		if err != nil {
			return err
		}
		t.holder = e
		e.terms = append(e.terms, t)
		k.terms[t.role+"@"+t.org] = append(k.terms[t.role+"@"+t.org], t)
	}
	return nil
}

// parseTerm reads "head-of-state@USA 2017-01-20..2021-01-20".
func parseTerm(s string) (term, error) {
	office, when, _ := strings.Cut(s, " ")
	ro, org, ok := strings.Cut(office, "@")
	from, to, ok2 := strings.Cut(strings.TrimSpace(when), "..")
	if !ok || !ok2 {
		return term{}, fmt.Errorf("term %q is not written role@org from..to", s)
	}
	t := term{role: ro, org: org}
	for _, x := range []struct {
		text string
		set  func(date.Date)
	}{{from, func(d date.Date) { t.from = d.Earliest() }}, {to, func(d date.Date) { t.to = d.Latest() }}} {
		if x.text = strings.TrimSpace(x.text); x.text == "" {
			continue
		}
		d, err := date.Parse(x.text)
		if err != nil {
			return term{}, fmt.Errorf("term %q: %w", s, err)
		}
		x.set(d)
	}
	return t, nil
}

// words cuts a name as the text that holds it will be cut.
func words(name, lang string) []string {
	var out []string
	for _, s := range sentence.Split(name, 0, lang) {
		for i := range s.Tokens {
			out = append(out, s.Tokens[i].Form)
		}
	}
	return out
}

// distinct drops repeated strings and keeps the order.
func distinct(list []string) []string {
	seen := make(map[string]bool, len(list))
	out := list[:0:0]
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// capitalise puts the first letter of a word in upper case.
func capitalise(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return strings.ToUpper(s)
}
