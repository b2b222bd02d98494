package timex_test

import (
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

// TestGovern reads weekdays in analysed sentences: the verb that governs one
// tells whether it lies ahead. The article is of Friday, 14 February.
func TestGovern(t *testing.T) {
	tagger, err := timex.Load()
	if err != nil {
		t.Fatal(err)
	}
	analyser := sentence.NewAnalyser()
	for _, c := range []struct {
		text string
		want string
	}{
		{"The father is to travel to Washington on Thursday.", "2025-02-20"},
		{"The father travelled to Washington on Thursday.", "2025-02-13"},
		{"Castro agreed to meet the pope in Havana on Monday.", "2025-02-17"},
		{"Castro failed to meet the pope in Havana on Monday.", "2025-02-10"},
		{"Protesters planned a large march in Havana on Saturday.", "2025-02-15"},
		{"Putin said in Moscow on Monday that he would visit Minsk.", "2025-02-10"},
		{"Obama looked for ways to get around Wednesday's ruling.", "2025-02-12"},
		{"Ministers will gather in Paris for another meeting on Tuesday.", "2025-02-18"},
		{"Putin is set to resume talks in Geneva on Monday.", "2025-02-17"},
		{"A student who had not been abroad was found to be infected on Monday.", "2025-02-10"},
		{"The offer had been scheduled to expire in London on Monday.", "2025-02-10"},
		{"The decision follows Tuesday's vote in Berlin.", "2025-02-11"},
		{"Merkel Monday met the ambassador of Norway.", "2025-02-10"},
		{"Putin has been in Rome with his ministers since Monday.", "2025-02-10"},
	} {
		sents := sentence.Split(c.text, 0, "en")
		for i := range sents {
			analyser.Analyse(&sents[i])
		}
		found := tagger.Find(c.text, sents, timex.Frame{Date: date.OfDay(exampleDay), Lang: "en"})
		if len(found) != 1 || found[0].Value != c.want {
			t.Errorf("%q: got %v, want %s", c.text, found, c.want)
		}
	}
}
