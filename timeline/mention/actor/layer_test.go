package actor

import (
	"strings"
	"testing"
	"testing/fstest"

	"demarche/timeline/lexicon"
	"demarche/timeline/sentence"
)

// own makes a user's folder of "name: lines" pairs; cells are divided by two
// spaces or more here, to be readable.
func own(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		var b strings.Builder
		for _, line := range strings.Split(text, "\n") {
			for strings.Contains(line, "   ") {
				line = strings.ReplaceAll(line, "   ", "  ")
			}
			b.WriteString(strings.ReplaceAll(line, "  ", "\t") + "\n")
		}
		out[name] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return out
}

// TestUserLayer holds that one line in a file of the user's own is enough for
// the changes that users want.
func TestUserLayer(t *testing.T) {
	an := sentence.NewAnalyser()
	for _, tc := range []struct {
		name            string
		files           map[string]string
		lang, day, text string
		want            string
	}{
		{"a new holder of an office", map[string]string{"people/mine.tsv": "name_en  gender  code  sector  names  surnames  terms\n" +
			"Erika Mustermann  f  DEU  GOV  Erika Mustermann  Mustermann  head-of-government@DEU 2030-01-01.."},
			"de", "2031-05-01", "Der deutsche Bundeskanzler lobte Mustermann.", "deutsche Bundeskanzler=Erika Mustermann/DEU/GOV"},
		{"a changed term", map[string]string{"actors/people/mine.tsv": "name_en  terms\nFriedrich Merz  head-of-government@DEU 2025-05-06..2028-01-31"},
			"de", "2029-05-01", "Der deutsche Bundeskanzler schwieg.", "deutsche Bundeskanzler=German prime minister/DEU/GOV"},
		{"a term taken back", map[string]string{"people/mine.tsv": "name_en  terms\nFriedrich Merz  head-of-government@DEU never"},
			"de", "2026-05-01", "Der deutsche Bundeskanzler schwieg.", "deutsche Bundeskanzler=German prime minister/DEU/GOV"},
		{"a corrected country", map[string]string{"places.tsv": "name_en  names_de  names_en  code\nHebron  Hebron  Hebron  ISR"},
			"de", "2026-05-01", "In Hebron wurde gekämpft.", "Hebron=Israel/ISR/GOV"},
		{"a corrected organisation", map[string]string{"organisations.tsv": "key  sector\nNATO  MIL"},
			"de", "2026-05-01", "Die Nato warnte.", "Nato=NATO/IGO/MIL"},
		{"a new organisation", map[string]string{"organisations.tsv": "key  name_en  code  sector  names_de\nMusterbund  Example League  AUT  NGO  Musterbund"},
			"de", "2026-05-01", "Der Musterbund protestierte.", "Musterbund=Example League/AUT/NGO"},
		{"one more name of a state", map[string]string{"states.tsv": "code  names_de\nNLD  Musterniederland"},
			"de", "2026-05-01", "Musterniederland warnte Belgien.", "Musterniederland=Netherlands/NLD/GOV"},
		{"a new word for a role", map[string]string{"roles.tsv": "role  kind  sector  words_de  name_en\nsoldiers  group  MIL  Mustersöldling|Mustersöldlinge  soldiers"},
			"de", "2026-05-01", "Russische Mustersöldlinge griffen an.", "Russische Mustersöldlinge=Russian soldiers/RUS/MIL"},
	} {
		k, err := Load(lexicon.Data(), own(tc.files))
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		got := found(k, an, tc.text, tc.lang, tc.day)
		if !strings.Contains(strings.Join(got, "|"), tc.want) {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestFaultyLayer holds that faults in a user's tables are named with file and
// line.
func TestFaultyLayer(t *testing.T) {
	base := own(map[string]string{
		"states.tsv": "code  name_en\nDEU  Germany",
		"roles.tsv":  "role  kind\nhead-of-state  office\nhead-of-government  office",
	})
	for _, tc := range []struct {
		files map[string]string
		want  string
	}{
		{map[string]string{"people/mine.tsv": "name_en  terms\nA B  king of DEU"}, "people/mine.tsv:2: term"},
		{map[string]string{"people/mine.tsv": "# a comment\nname_en  terms\n\nA B  head-of-government@XYZ 2020.."}, "people/mine.tsv:4: term"},
		{map[string]string{"people/mine.tsv": "name_en  terms\nA B  king@DEU 2020.."}, "no role \"king\""},
		{map[string]string{"people/mine.tsv": "name_en  terms\nA B  head-of-state@DEU 2020..2019"}, "ends before it begins"},
		{map[string]string{"people/mine.tsv": "name_en  terms\nA B  head-of-state@DEU 2020-13.."}, "people/mine.tsv:2"},
		{map[string]string{"people/mine.tsv": "name_en  gender\nA B  x"}, "unknown gender"},
		{map[string]string{"people/mine.tsv": "name_en  code\nA B  GER"}, "unknown code \"GER\""},
		{map[string]string{"people/mine.tsv": "name_en  sector\nA B  KING"}, "unknown sector \"KING\""},
		{map[string]string{"people/mine.tsv": "name_en  country\nA B  DEU"}, "unknown column \"country\""},
		{map[string]string{"people/mine.tsv": "names  code\nA B  DEU"}, "lacks the column \"name_en\""},
		{map[string]string{"places.tsv": "name_en  code\nMustertal  "}, "places.tsv:2: the place is in the unknown state"},
		{map[string]string{"persons.tsv": "name_en\nA B"}, "persons.tsv: no table has this name"},
		{map[string]string{"roles.tsv": "role  kind\nking  crown"}, "unknown kind \"crown\""},
		{map[string]string{"roles.tsv": "role  kind  note\nking  office  code=GER"}, "unknown state or organisation \"GER\""},
		{map[string]string{"organisations.tsv": "key\nMusterbund"}, "needs a name_en"},
		{map[string]string{"organisations.tsv": "key\nDEU"}, "the key DEU is that of a state"},
		{map[string]string{"states.tsv": "code  leader\nDEU  king"}, "leader \"king\""},
		{map[string]string{"readme.txt": "nothing"}, "holds no tables"},
	} {
		_, err := Load(base, own(tc.files))
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%v: error %v, want %q in it", tc.files, err, tc.want)
		}
	}
}
