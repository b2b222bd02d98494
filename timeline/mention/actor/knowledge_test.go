package actor

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

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

// TestTables lints the tables: known codes and sectors, no key twice, no
// office held by two at once, no office or organisation that does not exist.
func TestTables(t *testing.T) {
	k := builtIn(t)
	sectors := words1("GOV MIL LEG JUD COP PTY REB SPY PRM OPP AGR BUS CRM CVL EDU JRN LAB MED REF REL SOC NGO IGO")
	codes := words1("UNO EUR IGO NGO IMG MNC")
	codes[""] = true
	for c := range k.states {
		codes[c] = true
	}
	roles := map[string]bool{}
	rows(t, "actors/roles.tsv", func(r lexicon.Row) {
		roles[r.Get("role")] = true
		if s := r.Get("sector"); s != "" && !sectors[s] {
			t.Errorf("%s: unknown sector %q", r.Position(), s)
		}
	})
	keys := map[string]string{}
	for _, f := range []string{"organisations", "parties", "groups"} {
		rows(t, "actors/"+f+".tsv", func(r lexicon.Row) {
			if other := keys[r.Get("key")]; other != "" {
				t.Errorf("%s: the key %s stands at %s too", r.Position(), r.Get("key"), other)
			}
			keys[r.Get("key")] = r.Position()
			if !codes[r.Get("code")] || !sectors[r.Get("sector")] && r.Get("sector") != "" {
				t.Errorf("%s: unknown code %q or sector %q", r.Position(), r.Get("code"), r.Get("sector"))
			}
		})
	}
	files, err := fs.Glob(lexicon.Data(), "actors/people/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no people: %v", err)
	}
	people := 0
	for _, f := range files {
		rows(t, f, func(r lexicon.Row) {
			people++
			if !codes[r.Get("code")] || !sectors[r.Get("sector")] && r.Get("sector") != "" {
				t.Errorf("%s: unknown code %q or sector %q", r.Position(), r.Get("code"), r.Get("sector"))
			}
		})
	}
	if people < 200 {
		t.Errorf("%d people, want at least 200", people)
	}
	for office, terms := range k.terms {
		role, _, _ := strings.Cut(office, "@")
		if !roles[role] {
			t.Errorf("%s holds the unknown role %q", terms[0].holder.Name, role)
		}
	}
}

func words1(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
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

func TestUserFolderIsLaidOver(t *testing.T) {
	own := fstest.MapFS{"actors/people/mine.tsv": {Data: []byte("name_en\tgender\tcode\tsector\tnames\tsurnames\tterms\n" +
		"Erika Mustermann\tf\tDEU\tGOV\tErika Mustermann\tMustermann\thead-of-government@DEU 2030-01-01..\n")}}
	k, err := Load(lexicon.Data(), own)
	if err != nil {
		t.Fatal(err)
	}
	e := k.Holder("head-of-government", "DEU", date.Day{Year: 2031, Month: 1, Day: 1})
	if e == nil || e.Name != "Erika Mustermann" {
		t.Errorf("the user's chancellor is not found: %+v", e)
	}
	bad := fstest.MapFS{"actors/people/mine.tsv": {Data: []byte("name_en\tgender\tcode\tsector\tnames\tsurnames\tterms\nA\tm\tDEU\tGOV\tA\tA\tking of DEU\n")}}
	if _, err := Load(lexicon.Data(), bad); err == nil || !strings.Contains(err.Error(), "mine.tsv:2") {
		t.Errorf("error %v, want the line of the faulty term", err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtIn(b)
	}
}
