package timeline

import (
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

func TestByPolity(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	putin, troops := event.Actor{Name: "Vladimir Putin", ID: "Q7747", Code: "RUS", Sector: "GOV"}, event.Actor{Name: "Russian soldiers", Code: "RUS", Sector: "MIL"}
	events := []event.Event{{Source: []event.Actor{putin, troops}, Target: []event.Actor{{Name: "Volodymyr Zelenskyy", Code: "UKR", Sector: "GOV"}}}}
	got := r.ByPolity(events)[0]
	if len(got.Source) != 1 || got.Source[0].Name != "Russia" || got.Target[0].Name != "Ukraine" || events[0].Source[0].Name != "Vladimir Putin" {
		t.Errorf("%v acts towards %v", got.Source, got.Target)
	}
}

func TestDuring(t *testing.T) {
	var events []event.Event
	for _, s := range []string{"2025-02-12", "2025-02", "2025", "2024-12-31/2025-01-02", "2025-03-01", ""} {
		e := event.Event{ID: s}
		if d, err := date.Parse(s); err == nil {
			e.SetDate(d, "text")
		}
		events = append(events, e)
	}
	for span, want := range map[string]int{"2025-02": 2, "2025": 4, "2024-12/2025-02": 3, "../2025-02-28": 3, "2025-02-12": 1} {
		d, err := date.Parse(span)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(During(events, d)); got != want {
			t.Errorf("%d events during %s, want %d", got, span, want)
		}
	}
}
