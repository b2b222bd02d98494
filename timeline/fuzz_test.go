package timeline

import (
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/document"
	"demarche/timeline/event"
)

// FuzzRead holds that no text stops the reader, that every span lies in its
// text, and that reading twice gives the same.
func FuzzRead(f *testing.F) {
	r, err := NewReader()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("US-Präsident Trump hat am Mittwoch mit Putin telefoniert. „Wir danken Selenskyj“, so Trump.", true)
	f.Add("Russia said it would attack Ukraine's ports if Kyiv doesn't stop. \"We, we, we\", they said. Israel's arrest of arrest of Iran's", false)
	f.Add("Der von der von der Hamas entführte entführte Soldat – (\x00\xff) wird wird, sagte sagte er er ihn ihm", true)
	f.Fuzz(func(t *testing.T, text string, german bool) {
		text = strings.ToValidUTF8(text, "�") // as documents promise
		d := &document.Document{ID: "f", Text: text, Lang: "en", Date: date.OfDay(date.Day{Year: 2025, Month: 2, Day: 13})}
		if german {
			d.Lang = "de"
		}
		a, b := r.Read(d), r.Read(d)
		if eventsOf(&a) != eventsOf(&b) {
			t.Fatalf("read twice, %q gives other events", text)
		}
		for i := range a.Events {
			for _, rep := range a.Events[i].Reports {
				for _, s := range append(append([]event.Span{rep.Sentence, rep.Trigger}, rep.Source...), rep.Target...) {
					if s.Start < 0 || s.End > len(text) || s.Start > s.End {
						t.Fatalf("span %+v outside %q", s, text)
					}
				}
			}
		}
	})
}
