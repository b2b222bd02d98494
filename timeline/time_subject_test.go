package timeline

import (
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/document"
)

// TestTimeIsNoActor: a time in the accusative that the parser takes for the
// subject leaves the doer his place.
func TestTimeIsNoActor(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	day, err := date.Parse("2025-02-12")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"Einen Tag zuvor hatte Russland den amerikanischen Lehrer Marc Fogel freigelassen.",
		"Die ganze Woche beschoss Russland die Ukraine.",
	} {
		a := r.Read(&document.Document{ID: "a", Text: text, Lang: "de", Date: day})
		if len(a.Events) != 1 || len(a.Events[0].Source) != 1 || a.Events[0].Source[0].Name != "Russia" || len(a.Events[0].Target) != 1 {
			t.Errorf("%s\nread as %+v", text, a.Events)
		}
	}
}
