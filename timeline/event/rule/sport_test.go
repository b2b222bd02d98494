package rule

import (
	"testing"

	"demarche/timeline/sentence"
)

func TestAboutSport(t *testing.T) {
	set, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	analyser := sentence.NewAnalyser()
	for _, tc := range []struct {
		lang, text string
		want       bool
	}{
		{"en", "The winger struck in the second minute and the goalkeeper was beaten again after half-time.", true},
		{"en", "Sweden beat Finland with a late equaliser in the quarter-final.", true},
		{"en", "The army struck a village in the north after the match in the capital.", false},
		{"en", "The goal of the talks is a ceasefire between Israel and Lebanon.", false},
		{"en", "Fans of the World Cup host Qatar attacked the Saudi embassy.", false},
		{"de", "Der Stürmer schoss in der Nachspielzeit das Tor gegen Ungarn.", true},
		{"de", "Die Schweizer griffen im Bundesligaspiel den Torhüter an, der Schiedsrichter blieb still.", true},
		{"de", "Am Tor der Kaserne griffen Rebellen die Soldaten an.", false},
		{"de", "Der Direktor nannte ein Beispiel für die Angriffe der Armee.", false},
	} {
		for _, s := range sentence.Split(tc.text, 0, tc.lang) {
			analyser.Analyse(&s)
			if got := set.read(&Article{Text: tc.text}, &s, nil, nil).aboutSport(); got != tc.want {
				t.Errorf("aboutSport(%q) = %v, want %v", tc.text, got, tc.want)
			}
		}
	}
}
