package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/event"
)

func sample(name string) []event.Event {
	e := event.Event{ID: "1", Type: "CONSULT", Mode: "phone", Quad: 1, Score: 1.5, Status: event.Actual, Symmetric: true,
		Source:  []event.Actor{{ID: "Q1", Name: name, Code: "USA"}, {Name: "B"}},
		Reports: []event.Report{{Doc: name, Sentence: event.Span{Start: 3, End: 9, Text: name}, Trigger: event.Span{Start: 4, End: 5, Text: name}}}}
	d, _ := date.Parse("2025-02-12")
	e.SetDate(d, "text")
	return []event.Event{e}
}

func TestCSVHoldsNoFormula(t *testing.T) {
	for _, name := range []string{`=HYPERLINK("http://x","y")`, "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1+1", " =1", "＝1+1", "\u202e=1", `"=1`, "a,b\nc"} {
		events := sample(name)
		g, err := graph.Build(events)
		if err != nil {
			t.Fatal(err)
		}
		for _, write := range []func(*bytes.Buffer) error{
			func(b *bytes.Buffer) error { return EventsCSV(b, events) },
			func(b *bytes.Buffer) error { return ActorsCSV(b, g) },
			func(b *bytes.Buffer) error { return LinksCSV(b, g) },
			func(b *bytes.Buffer) error { return DaysCSV(b, (&timeline.Timeline{Events: events}).Days()) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(&b).ReadAll()
			if err != nil {
				t.Fatalf("%q: %v", name, err)
			}
			for _, row := range rows {
				for _, c := range row {
					if s := strings.TrimSpace(c); s != "" && strings.ContainsRune("=+@＝", []rune(s)[0]) {
						t.Errorf("name %q makes the cell %q", name, c)
					}
					if strings.ContainsAny(c, "\n\r\t\u202e") {
						t.Errorf("name %q leaves control characters in %q", name, c)
					}
				}
			}
		}
	}
}

func TestNumbersStayNumbers(t *testing.T) {
	if got := cell("-9.5"); got != "-9.5" {
		t.Errorf("cell(-9.5) = %q", got)
	}
}

func TestEventsJSONL(t *testing.T) {
	var b bytes.Buffer
	if err := EventsJSONL(&b, sample("A <b> \u2028")); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"id", "type", "mode", "quad", "score", "cameo", "goldstein", "status", "symmetric", "date", "earliest", "latest", "date_from", "source", "target", "confidence", "reports"} {
		if got[field] == nil {
			t.Errorf("the field %q is missing or null", field)
		}
	}
}
