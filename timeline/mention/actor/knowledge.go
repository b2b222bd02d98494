package actor

import (
	"io/fs"
	"sort"
	"strings"
	"unicode"

	"demarche/timeline/lexicon"
	"demarche/timeline/sentence"
)

// Knowledge is what is known of actors, read from the tables in a folder
// "actors": names, offices, terms. It is not changed after Load and may be
// used by many finders at once.
type Knowledge struct {
	names      map[string]*lexicon.Phrases[reference] // by language
	roles      map[string]*lexicon.Phrases[*role]     // by language
	tails      map[string][]tail                      // German role words by their last four letters, longest first
	terms      map[string][]term                      // by role@org
	states     map[string]*Entity                     // by code
	byName     map[string]*Entity
	orgs       map[string]*Entity    // by key
	demos      map[string]string     // English adjective by code
	german     map[string]germanRole // by the English name of a role, or its plural
	adjectives map[string]string     // German by the English adjective of a state
	given      map[string]byte       // given names, with their gender
	titles     map[string]string     // English names of roles
	sectors    map[string]string     // of roles
	sections   map[string]sector     // parts of a society, by their code

	parliamentary map[string]bool                       // codes of states that the head of government leads
	provinces     map[string]*Entity                    // by code: a town or region of the state, whose offices are not those of the state
	wordSets      map[string]map[string]map[string]bool // small words by language and set
}

// A reference is one way to name an entity.
type reference struct {
	entity   *Entity
	region   *Entity // of a place: what it is as the owner of an office, nil if nothing of its own
	form     Form
	layer    int // of the tables; a later one wins
	surname  bool
	doubtful bool // a common word too, or shared
	people   bool // an inhabitant: "Russen"
}

// A role is an office or a kind of group.
type role struct {
	id, kind, sector, name string
	gender                 byte   // of a word for a woman: 'f'
	word                   string // the word of it
	of                     string // key of the state or organisation that the word is of, "" if any; "DEU/AUT" one of them
	doubtful               bool   // an actor only where its state or organisation stands beside it
	weak                   bool   // an actor only where its state, organisation or an attribute stands beside it
	stateless              bool   // of no state, unless one stands beside it
	abroad                 bool   // several holders are of several states
	local                  bool   // an office of regions, towns and seats of power
}

type tail struct {
	word string // lower case
	role *role
}

// Languages that the tables have columns for.
var languages = []string{"de", "en"}

// Load reads the tables of the folder "actors" in each file system; one that
// has no such folder is taken for it. Later ones add to earlier ones and win
// where they name the same key. Errors name the file and line.
func Load(layers ...fs.FS) (*Knowledge, error) {
	k := &Knowledge{
		names: map[string]*lexicon.Phrases[reference]{}, roles: map[string]*lexicon.Phrases[*role]{},
		tails: map[string][]tail{}, terms: map[string][]term{}, states: map[string]*Entity{},
		byName: map[string]*Entity{}, orgs: map[string]*Entity{},
		german: map[string]germanRole{}, adjectives: map[string]string{},
		demos: map[string]string{}, provinces: map[string]*Entity{}, given: map[string]byte{}, titles: map[string]string{}, sectors: map[string]string{},
		parliamentary: map[string]bool{},
	}
	for _, l := range languages {
		k.names[l], k.roles[l] = new(lexicon.Phrases[reference]), new(lexicon.Phrases[*role])
	}
	for _, read := range []func() error{k.readWords, k.readSectors} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	for n, fsys := range layers {
		l := layer{k: k, fsys: fsys, number: n}
		if err := l.read(); err != nil {
			return nil, err
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

// words cuts a name as the text that holds it will be cut.
func words(name, lang string) []string {
	if len(name) > 4 && strings.IndexFunc(name, notLetter) < 0 {
		return []string{name} // as most are; contractions are shorter
	}
	var out []string
	for _, s := range sentence.Split(name, 0, lang) {
		for i := range s.Tokens {
			out = append(out, s.Tokens[i].Form)
		}
	}
	return out
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// capitalise puts the first letter of a word in upper case.
func capitalise(s string) string {
	for i := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
	}
	return strings.ToUpper(s)
}
