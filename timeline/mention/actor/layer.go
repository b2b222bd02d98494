package actor

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"demarche/timeline/lexicon"
)

// A layer is one folder of tables on its way into the knowledge.
type layer struct {
	k      *Knowledge
	fsys   fs.FS
	dir    string // of the tables in it: "actors" or "."
	number int    // 0 for the built-in one
}

// A file is a table that a layer may have, with its columns; the first must
// be there.
type file struct {
	name    string
	columns []string
	row     func(*layer, lexicon.Row) error
}

// files lists the tables in the order in which they are read: each leans on
// those before it.
var files = []file{
	{"states.tsv", []string{"code", "wikidata", "name_en", "names_de", "names_en", "adj_de", "adj_en", "people_de", "people_en", "capital_de", "capital_en", "seats_de", "seats_en", "stems_de", "stems_en", "leader"}, (*layer).state},
	{"organisations.tsv", bodyColumns, (*layer).organisation},
	{"parties.tsv", bodyColumns, (*layer).organisation},
	{"groups.tsv", bodyColumns, (*layer).organisation},
	{"regions.tsv", []string{"key", "name_en", "names_de", "names_en", "code", "adj_de", "adj_en"}, (*layer).region},
	{"places.tsv", []string{"name_en", "names_de", "names_en", "code"}, (*layer).place},
	{"roles.tsv", []string{"role", "kind", "sector", "words_de", "words_en", "name_en", "note"}, (*layer).role},
	{"people/*.tsv", []string{"name_en", "wikidata", "gender", "code", "sector", "names", "surnames", "terms"}, (*layer).person},
	{"roles.de.tsv", []string{"name_en", "name_de", "plural_de", "gender"}, (*layer).germanRole},
	{"people.de.tsv", []string{"name_en", "name_de"}, (*layer).germanName},
	{"givennames.tsv", []string{"name", "gender"}, (*layer).givenName},
}

var bodyColumns = []string{"key", "wikidata", "name_en", "code", "sector", "names_de", "names_en"}

// read reads all tables of the layer. A table may lack, but a folder without
// any, or with one of an unknown name, is an error: a slip of the pen must not
// pass unseen.
func (l *layer) read() error {
	l.dir = "actors"
	if _, err := fs.Stat(l.fsys, l.dir); err != nil {
		l.dir = "."
	}
	known := map[string]bool{}
	for _, f := range files {
		names, err := fs.Glob(l.fsys, path.Join(l.dir, f.name))
		if err != nil {
			return err
		}
		for _, name := range names {
			known[name] = true
			if err := l.table(f, name); err != nil {
				return err
			}
		}
	}
	all, err := fs.Glob(l.fsys, path.Join(l.dir, "*.tsv"))
	if err != nil {
		return err
	}
	for _, name := range all {
		if !known[name] {
			return fmt.Errorf("%s: no table has this name; there are %s", name, tableNames())
		}
	}
	if len(known) == 0 {
		return fmt.Errorf("the folder holds no tables of actors; there may be %s", tableNames())
	}
	return nil
}

func tableNames() string {
	var out []string
	for _, f := range files {
		out = append(out, f.name)
	}
	return strings.Join(out, ", ")
}

// table reads one table.
func (l *layer) table(f file, name string) error {
	t, err := lexicon.ReadTable(l.fsys, name, f.columns[0])
	if err != nil {
		return err
	}
	for _, c := range t.Columns() {
		if !slices.Contains(f.columns, c) {
			return fmt.Errorf("%s: unknown column %q; there are %s", name, c, strings.Join(f.columns, ", "))
		}
	}
	for _, r := range t.Rows {
		err := l.check(r, f.columns[0])
		if err == nil {
			err = f.row(l, r)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", r.Position(), err)
		}
	}
	return nil
}

// check holds what is asked of every row: a key, a code and a sector that
// exist.
func (l *layer) check(r lexicon.Row, key string) error {
	if r.Get(key) == "" {
		return fmt.Errorf("the column %s is empty", key)
	}
	if c := r.Get("code"); c != "" && key != "code" && l.k.states[c] == nil && !slices.Contains(supranational, c) {
		return fmt.Errorf("unknown code %q; write an ISO 3166 alpha-3 code or one of %s", c, strings.Join(supranational, ", "))
	}
	if s := r.Get("sector"); s != "" && !slices.Contains(sectors, s) {
		return fmt.Errorf("unknown sector %q; there are %s", s, strings.Join(sectors, ", "))
	}
	return nil
}

// supranational are the codes of actors that belong to no state.
var supranational = []string{"UNO", "EUR", "IGO", "NGO", "IMG"}

// sectors are PLOVER's, and those that the tables need beside them.
var sectors = strings.Fields("GOV MIL LEG JUD COP PTY REB SPY PRM OPP AGR BUS CRM CVL EDU JRN LAB MED REF REL SOC NGO IGO")

// refer enters names for an entity in one language.
func (l *layer) refer(lang string, names []string, ref reference) {
	for _, n := range names {
		r := ref
		r.layer = l.number
		if strings.HasSuffix(n, "?") {
			n, r.doubtful = strings.TrimSuffix(n, "?"), true
		}
		l.k.names[lang].Add(words(n, lang), r)
	}
}

// withName adds the English name to a list of names, unless it is there, be
// it as a doubtful one.
func withName(names []string, name string) []string {
	if slices.Contains(names, name) || slices.Contains(names, name+"?") {
		return names
	}
	return append(names, name)
}

// fill sets what a row says of an entity; what it leaves out stays.
func fill(e *Entity, r lexicon.Row) {
	for _, c := range []struct {
		field *string
		text  string
	}{{&e.ID, r.Get("wikidata")}, {&e.Name, r.Get("name_en")}, {&e.Code, r.Get("code")}, {&e.Sector, r.Get("sector")}} {
		if c.text != "" {
			*c.field = c.text
		}
	}
	if de := r.List("names_de"); len(de) > 0 && e.NameDE == "" {
		e.NameDE = strings.TrimSuffix(de[0], "?")
	}
	if g := r.Get("gender"); g != "" {
		e.Gender = g[0]
	}
}

func (l *layer) state(r lexicon.Row) error {
	code := r.Get("code")
	e := l.k.states[code]
	if e == nil {
		if r.Get("name_en") == "" {
			return errors.New("a new state needs a name_en")
		}
		e = &Entity{Kind: State, Sector: "GOV", key: code}
	}
	fill(e, r)
	l.k.states[code], l.k.byName[e.Name], l.k.orgs[code] = e, e, e
	province := *e
	province.key = ""
	l.k.provinces[code] = &province
	switch r.Get("leader") {
	case "":
	case "head-of-government":
		l.k.parliamentary[code] = true
	case "head-of-state":
		l.k.parliamentary[code] = false
	default:
		return fmt.Errorf("leader %q is neither head-of-state nor head-of-government", r.Get("leader"))
	}
	for _, lang := range languages {
		l.refer(lang, r.List("names_"+lang), reference{entity: e})
		l.refer(lang, r.List("stems_"+lang), reference{entity: e, form: Part})
		l.refer(lang, r.List("capital_"+lang), reference{entity: e, form: Seat})
		l.townspeople(lang, r.List("capital_"+lang), reference{entity: e, form: Adjective})
		l.refer(lang, r.List("people_"+lang), reference{entity: e, form: Group, people: true})
		l.seats(lang, r.List("seats_"+lang), e)
	}
	if adj := r.List("adj_en"); len(adj) > 0 {
		l.k.demos[code] = strings.TrimSuffix(adj[0], "?")
		if de := r.List("adj_de"); len(de) > 0 {
			l.k.adjectives[l.k.demos[code]] = strings.TrimSuffix(de[0], "?")
		}
	}
	l.adjectives(r, reference{entity: e, form: Adjective})
	return nil
}

// adjectives enters the adjectives of a state or region.
func (l *layer) adjectives(r lexicon.Row, ref reference) {
	l.refer("en", r.List("adj_en"), ref)
	for _, stem := range r.List("adj_de") {
		l.refer("de", inflect(stem), ref)
	}
}

// seats enters seats of power; "Pentagon@MIL" gives a seat a sector of its
// own.
func (l *layer) seats(lang string, names []string, e *Entity) {
	for _, n := range names {
		if name, sector, ok := strings.Cut(n, "@"); ok {
			own := *e
			own.Sector = sector
			l.refer(lang, []string{name}, reference{entity: &own, form: Seat})
			continue
		}
		l.refer(lang, []string{n}, reference{entity: e, form: Seat})
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

func (l *layer) organisation(r lexicon.Row) error {
	e := l.k.orgs[r.Get("key")]
	if e == nil {
		if r.Get("name_en") == "" {
			return errors.New("a new organisation needs a name_en")
		}
		e = &Entity{Kind: Organisation, key: r.Get("key")}
	}
	if e.Kind != Organisation {
		return fmt.Errorf("the key %s is that of a state", e.key)
	}
	fill(e, r)
	e.state = l.k.states[e.Code]
	l.k.orgs[e.key], l.k.byName[e.Name] = e, e
	var short []string
	for _, lang := range languages {
		short = append(short, abbreviations(r.List("names_"+lang))...)
	}
	for _, lang := range languages {
		names := r.List("names_" + lang)
		for _, a := range short { // "UNHRC" is written in every language
			if !slices.Contains(names, a) && !slices.Contains(names, a+"?") {
				names = append(names, a)
			}
		}
		l.refer(lang, withName(names, e.Name), reference{entity: e})
	}
	return nil
}

// abbreviations returns the names that are four or more capitals.
func abbreviations(names []string) []string {
	var out []string
	for _, n := range names {
		if len(n) >= 4 && strings.Trim(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			out = append(out, n)
		}
	}
	return out
}

// region enters what is a place for most purposes and the owner of an office
// for some: "der Bürgermeister von London".
func (l *layer) region(r lexicon.Row) error {
	state := l.k.states[r.Get("code")]
	if state == nil {
		return fmt.Errorf("the region is in the unknown state %q", r.Get("code"))
	}
	own := *state
	own.key = r.Get("key")
	l.k.orgs[own.key] = &own
	for _, lang := range languages {
		l.refer(lang, r.List("names_"+lang), reference{entity: state, region: &own, form: Located})
		l.townspeople(lang, r.List("names_"+lang), reference{entity: state, region: &own, form: Adjective})
	}
	l.adjectives(r, reference{entity: state, region: &own, form: Adjective})
	return nil
}

func (l *layer) place(r lexicon.Row) error {
	state := l.k.states[r.Get("code")]
	if state == nil {
		return fmt.Errorf("the place is in the unknown state %q", r.Get("code"))
	}
	for _, lang := range languages {
		l.refer(lang, withName(r.List("names_"+lang), r.Get("name_en")), reference{entity: state, form: Located})
		l.townspeople(lang, r.List("names_"+lang), reference{entity: state, form: Adjective})
	}
	return nil
}

// townspeople enters the German adjectives of towns: "Moskauer",
// "Göttinger".
func (l *layer) townspeople(lang string, names []string, ref reference) {
	if lang != "de" {
		return
	}
	for _, n := range names {
		n = strings.TrimSuffix(n, "?")
		if strings.ContainsAny(n, " -'’.") || len(n) < 4 {
			continue
		}
		adj := n + "er"
		if stem, ok := strings.CutSuffix(n, "en"); ok && len(stem) > 3 {
			adj = stem + "er"
		} else if strings.HasSuffix(n, "e") {
			adj = n + "r"
		}
		clash := slices.ContainsFunc(l.k.names["de"].Find(adj), func(r reference) bool { return r.entity != ref.entity })
		if !clash {
			l.refer("de", []string{adj}, ref)
		}
	}
}
