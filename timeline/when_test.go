package timeline

import (
	"fmt"
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/document"
)

// TestWhen reads small articles and checks which day each act is given. Those
// of a day are of Thursday, 13 February 2025.
func TestWhen(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		date, lang, text string
		want             []string // "word date", an interval for what is not told
	}{
		// What took place is never of a day to come; what is of one is planned.
		{"2025-02-13", "en", "Norway cancelled its meeting with Hungary, which was planned for Friday.", []string{"cancelled 2025-02-11/2025-02-13 actual"}},
		{"2025-02-13", "en", "Norway pulls out its troops from Mali next month.", []string{"pulls out 2025-03 planned"}},
		{"2025-02-13", "de", "Norwegen hat Ungarn am Montag verurteilt.", []string{"verurteilt 2025-02-10 actual"}},
		// What comes before the act of the verb does not have its day.
		{"2025-02-13", "en", "Norway hosted Hungary on Wednesday, two days after the clash between Serbia and Croatia.",
			[]string{"clash 2025-02-10 actual", "hosted 2025-02-12 actual"}},
		{"2025-02-13", "en", "Norway condemned Hungary on Wednesday, two days after Serbian forces and Croatian forces clashed.",
			[]string{"clashed 2025-02-10 actual", "condemned 2025-02-12 actual"}},
		{"2025-02-13", "de", "Seit dem Angriff Serbiens auf Kroatien verhängte Norwegen am Mittwoch Sanktionen gegen Serbien.",
			[]string{"Angriff 2025-02-11/2025-02-13 actual", "Sanktionen 2025-02-12 actual"}},
		// What is counted from an act whose day is known.
		{"2025-02-13", "en", "Norway met Hungary on Monday. Hours after the meeting, Serbia condemned Norway.",
			[]string{"condemned 2025-02-10 actual", "met 2025-02-10 actual"}},
		{"2025-02-13", "de", "Zwei Tage nach dem Angriff Serbiens auf Kroatien am Montag hat Norwegen Ungarn verurteilt.",
			[]string{"verurteilt 2025-02-12 actual"}},
		// The day of a report is not that of the deed.
		{"2025-02-13", "de", "Bei Kämpfen zwischen Serbien und Kroatien starben drei Menschen. Wie die Polizei am Donnerstag mitteilte, begannen die Kämpfe am Dienstag.",
			[]string{"Kämpfen 2025-02-11 actual"}},
		// A look back ends with its paragraph.
		{"2025-02-13", "de", "Norwegen hat am Donnerstag Serbien verurteilt. Serbien hatte am Montag Kroatien angegriffen.\n\nUngarn kritisierte Norwegen.",
			[]string{"angegriffen 2025-02-10 actual", "verurteilt 2025-02-13 actual", "kritisierte 2025-02-13 actual"}},
		{"2025-02-13", "de", "Norwegen hat am Donnerstag Serbien verurteilt. Serbien hatte am Montag Kroatien angegriffen. Ungarn kritisierte Norwegen.",
			[]string{"kritisierte 2025-02-10 actual", "angegriffen 2025-02-10 actual", "verurteilt 2025-02-13 actual"}},
		// "Einen Tag zuvor" counts from the news, not from what is planned.
		{"2025-02-13", "de", "Norwegen verurteilte am Mittwoch Serbien. Gewählt wird dort am 3. März. Einen Tag zuvor hatte Serbien Kroatien angegriffen.",
			[]string{"angegriffen 2025-02-11 actual", "verurteilte 2025-02-12 actual"}},
		// Of an article of a month, the newest day that is over is that of the news.
		{"2025-02", "de", "Norwegen verurteilte am 12. Februar Serbien. Ungarn kritisierte Norwegen. Am 24. Februar wird gewählt.",
			[]string{"kritisierte 2025-02-12 actual", "verurteilte 2025-02-12 actual"}},
		{"", "de", "Norwegen verurteilte am Mittwoch Serbien.", []string{"verurteilte  actual"}},
	} {
		d := document.Document{ID: "a", Text: c.text, Lang: c.lang}
		if c.date != "" {
			if d.Date, err = date.Parse(c.date); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for _, e := range r.Read(&d).Events {
			got = append(got, fmt.Sprintf("%s %s %s", e.Reports[0].Trigger.Text, e.Date, e.Status))
		}
		if g, w := strings.Join(got, "; "), strings.Join(c.want, "; "); g != w {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, w)
		}
	}
}
