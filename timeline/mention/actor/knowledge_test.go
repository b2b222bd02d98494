package actor

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/lexicon"
)

func builtIn(t testing.TB) *Knowledge {
	t.Helper()
	k, err := Load(lexicon.Data())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestHolder(t *testing.T) {
	k := builtIn(t)
	for _, tc := range []struct{ role, org, day, want string }{
		{"head-of-state", "USA", "2025-02-12", "Donald Trump"},
		{"head-of-state", "USA", "2015-07-01", "Barack Obama"},
		{"head-of-government", "USA", "2021-06-01", "Joe Biden"}, // the president governs
		{"head-of-government", "DEU", "2015-09-05", "Angela Merkel"},
		{"head-of-government", "DEU", "2025-02-12", "Olaf Scholz"},
		{"head-of-state", "RUS", "2010-05-01", "Dmitry Medvedev"},
		{"head-of-state", "UKR", "2025-02-12", "Volodymyr Zelenskyy"},
		{"head-of-government", "GBR", "1990-01-01", "Margaret Thatcher"},
		{"secretary-general", "UNO", "2016-12-31", "Ban Ki-moon"},
		{"secretary-general", "NATO", "2025-02-12", "Mark Rutte"},
		{"foreign-minister", "RUS", "2016-01-01", "Sergey Lavrov"},
		{"foreign-minister", "USA", "2015-11-01", "John Kerry"},
		{"head-of-state", "USA", "1789-01-01", ""},
	} {
		day, err := date.ParseDay(tc.day)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if e := k.Holder(tc.role, tc.org, day); e != nil {
			got = e.Name
		}
		if got != tc.want {
			t.Errorf("%s of %s on %s: %q, want %q", tc.role, tc.org, tc.day, got, tc.want)
		}
	}
}

// TestTables lints what Load does not: no key, Wikidata id or full name twice,
// no word that an office is never looked up by, no part of a note in vain.
func TestTables(t *testing.T) {
	ids, keys, names := unique{t, "Wikidata id"}.seen(), unique{t, "key"}.seen(), map[string]string{}
	for _, f := range []string{"organisations", "parties", "groups", "states", "regions"} {
		rows(t, "actors/"+f+".tsv", func(r lexicon.Row) {
			key := r.Get("key")
			if key == "" {
				key = r.Get("code")
			}
			keys(r, key)
			ids(r, r.Get("wikidata"))
			if q := r.Get("wikidata"); q != "" && !wikidata.MatchString(q) {
				t.Errorf("%s: %q is no Wikidata id", r.Position(), q)
			}
		})
	}
	files, err := fs.Glob(lexicon.Data(), "actors/people/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no people: %v", err)
	}
	people := unique{t, "person"}.seen()
	count := 0
	for _, f := range files {
		rows(t, f, func(r lexicon.Row) {
			count++
			people(r, r.Get("name_en"))
			ids(r, r.Get("wikidata"))
			if g := r.Get("gender"); g != "m" && g != "f" {
				t.Errorf("%s: gender %q", r.Position(), g)
			}
			for _, n := range append(r.List("names"), r.Get("name_en")) {
				if other := names[n]; other != "" && other != r.Get("name_en") {
					t.Errorf("%s: %s is called %s too", r.Position(), other, n)
				}
				names[n] = r.Get("name_en")
			}
		})
	}
	if count < 3000 {
		t.Errorf("%d people, want at least 3000", count)
	}
	roles := unique{t, "role"}.seen()
	rows(t, "actors/roles.tsv", func(r lexicon.Row) { roles(r, r.Get("role")) })
	rows(t, "actors/roles.tsv", lintNote(t))
}

var wikidata = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// unique tells of keys that stand twice.
type unique struct {
	t    *testing.T
	what string
}

func (u unique) seen() func(r lexicon.Row, key string) {
	at := map[string]string{}
	return func(r lexicon.Row, key string) {
		if key == "" {
			return
		}
		if other := at[key]; other != "" {
			u.t.Errorf("%s: the %s %s stands at %s too", r.Position(), u.what, key, other)
		}
		at[key] = r.Position()
	}
}

// lintNote holds that the words that a note names are words of its role.
func lintNote(t *testing.T) func(lexicon.Row) {
	return func(r lexicon.Row) {
		words := map[string]bool{}
		for _, w := range append(r.List("words_de"), r.List("words_en")...) {
			words[strings.TrimSuffix(w, "?")] = true
		}
		n := readNote(r.Get("note"))
		for w := range n.single {
			if !words[w] {
				t.Errorf("%s: the note gives a code for %q, which is no word of the role", r.Position(), w)
			}
		}
		for w := range n.alone {
			if !words[w] {
				t.Errorf("%s: the note sets %q apart, which is no word of the role", r.Position(), w)
			}
		}
	}
}

// TestTerms holds that no office that one person has is held by two for
// longer than the change of the month that days of which only the month is
// known leave open.
func TestTerms(t *testing.T) {
	k := builtIn(t)
	for _, role := range []string{"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "interior-minister", "finance-minister", "secretary-general", "pope"} {
		for office, terms := range k.terms {
			if !strings.HasPrefix(office, role+"@") {
				continue
			}
			for i := 1; i < len(terms); i++ {
				a, b := terms[i-1], terms[i]
				if a.holder == b.holder {
					continue
				}
				if a.to == (date.Day{}) || a.to.Sub(b.from) > 31 {
					t.Errorf("%s: %s until %v and %s from %v", office, a.holder.Name, a.to, b.holder.Name, b.from)
				}
			}
		}
	}
}

func rows(t *testing.T, name string, f func(lexicon.Row)) {
	t.Helper()
	tab, err := lexicon.ReadTable(lexicon.Data(), name)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range tab.Rows {
		f(r)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtIn(b)
	}
}
