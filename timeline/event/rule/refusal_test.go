package rule

import (
	"testing"

	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
	"demarche/timeline/sentence"
)

// codeNamed codes one sentence in which each of names is an actor.
func codeNamed(t *testing.T, lang, text string, names ...string) []event.Event {
	t.Helper()
	set, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	s := sentence.Split(text, 0, lang)[0]
	sentence.NewAnalyser().Analyse(&s)
	var mentions []actor.Mention
	for i, tok := range s.Tokens {
		for _, n := range names {
			if tok.Form == n {
				mentions = append(mentions, actor.Mention{Start: tok.Start, End: tok.End, First: i, Last: i,
					Entity: &actor.Entity{ID: n, Name: n, Kind: actor.Person, Sector: "GOV"}, Form: actor.Named})
			}
		}
	}
	return set.Coder(&Article{ID: "a", Text: text}).Code(&s, mentions, nil)
}

func TestRefusals(t *testing.T) {
	for _, tc := range []struct {
		lang, text, source, target, want string
	}{
		{"en", "Putin will not meet Erdogan.", "Putin", "Erdogan", "REJECT/meet actual"},
		{"en", "The spokesman said Russia would not help Syria.", "Russia", "Syria", "REJECT/assist actual"},
		{"en", "Russia would not have helped Syria.", "Russia", "Syria", "AID/ negated"},
		{"en", "Putin did not meet Erdogan.", "Putin", "Erdogan", "CONSULT/ negated"},
		{"de", "Putin wird Erdogan nicht treffen.", "Putin", "Erdogan", "REJECT/meet actual"},
	} {
		events := codeNamed(t, tc.lang, tc.text, tc.source, tc.target)
		if len(events) != 1 {
			t.Errorf("%s: %d events, want 1", tc.text, len(events))
			continue
		}
		e := events[0]
		if got := string(e.Type) + "/" + e.Mode + " " + string(e.Status); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.text, got, tc.want)
		}
		if e.Type == "REJECT" && (len(e.Source) != 1 || e.Source[0].Name != tc.source || len(e.Target) != 1 || e.Target[0].Name != tc.target) {
			t.Errorf("%s: from %v to %v", tc.text, e.Source, e.Target)
		}
	}
}
