package document

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseWritten(t *testing.T) {
	for s, want := range map[string]written{
		"2025-02-12":                             {2025, 2, 12},
		"2025-02":                                {2025, 2, 0},
		"2025":                                   {2025, 0, 0},
		"2025-02-12T10:00:00Z":                   {2025, 2, 12},
		"2025-02-12 10:00":                       {2025, 2, 12},
		"12.02.2025":                             {2025, 2, 12},
		"1.3.2025":                               {2025, 3, 1},
		"12. Februar 2025":                       {2025, 2, 12},
		"Mittwoch, 12. Februar 2025, 14:30 Uhr":  {2025, 2, 12},
		"Mittwoch, den 12. Februar 2025":         {2025, 2, 12},
		"Mi., 12. Feb. 2025":                     {2025, 2, 12},
		"4. Jänner 2016":                         {2016, 1, 4},
		"12 February 2025":                       {2025, 2, 12},
		"Feb. 12, 2025":                          {2025, 2, 12},
		"Wednesday, February 12, 2025":           {2025, 2, 12},
		"Wed Feb 12 , 2025 4:23 pm EST":          {2025, 2, 12},
		"23 June 2016 Last updated at 08:41 GMT": {2016, 6, 23},
		"März 2025":                              {2025, 3, 0},
		"3. März":                                {0, 3, 3},
		"29. Februar":                            {0, 2, 29},
		"29 February 2024":                       {2024, 2, 29},
	} {
		if got, ok := parseWritten(s); !ok || got != want {
			t.Errorf("parseWritten(%q) = %v, %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "gestern", "March", "May", "so", "2025-13", "2025-02-30", "29 February 2025", "31.02.2025", "32. März", "12.02.25",
		"2025-02-12x", "0000-01", "12 Monkeys", "Feb. 12, 2025 was a Wednesday", "99999999999999999999-01-01", "am 3. März"} {
		if got, ok := parseWritten(s); ok {
			t.Errorf("parseWritten(%q) = %v, want none", s, got)
		}
	}
}

func TestFindDateline(t *testing.T) {
	for _, c := range []struct {
		head, place, source string
		date                written
		text                string // the dateline itself
	}{
		{"BERLIN (dpa) – Der Kanzler kam.", "BERLIN", "dpa", written{}, "BERLIN (dpa) – "},
		{"Berlin (dpa/lby) - Der Kanzler kam.", "Berlin", "dpa/lby", written{}, "Berlin (dpa/lby) - "},
		{"Berlin (dpa). Der Kanzler kam.", "Berlin", "dpa", written{}, "Berlin (dpa). "},
		{"Frankfurt am Main (AFP) -- Der Kanzler kam.", "Frankfurt am Main", "AFP", written{}, "Frankfurt am Main (AFP) -- "},
		{"Den Haag/New York – Der Kanzler kam.", "Den Haag/New York", "", written{}, "Den Haag/New York – "},
		{"Washington, D.C. (AP) — The king came.", "Washington, D.C.", "AP", written{}, "Washington, D.C. (AP) — "},
		{"St. Petersburg – Der Kanzler kam.", "St. Petersburg", "", written{}, "St. Petersburg – "},
		{"Wien, 3. März (APA) - Der Kanzler kam.", "Wien", "APA", written{0, 3, 3}, "Wien, 3. März (APA) - "},
		{"LINZ, 3. März 2025 (Donaubote) – Der Kanzler kam.", "LINZ", "Donaubote", written{2025, 3, 3}, "LINZ, 3. März 2025 (Donaubote) – "},
		{"WASHINGTON, Feb 12 (Reuters) - The king came.", "WASHINGTON", "Reuters", written{0, 2, 12}, "WASHINGTON, Feb 12 (Reuters) - "},
		{"GUATEMALA CITY June 3 -LRB- Reuters -RRB- - The king came.", "GUATEMALA CITY", "Reuters", written{0, 6, 3}, "GUATEMALA CITY June 3 -LRB- Reuters -RRB- - "},
		{"SAO PAULO, Brazil, Nov. 8 -- The king came.", "SAO PAULO, Brazil", "", written{0, 11, 8}, "SAO PAULO, Brazil, Nov. 8 -- "},
		{"LONDON | Wed Oct 3, 2012 7:16 am GMT The king came.", "LONDON", "", written{2012, 10, 3}, "LONDON | Wed Oct 3, 2012 7:16 am GMT "},
		{"Kanzler kam an. Rom - Der Kanzler kam.", "Rom", "", written{}, "Rom - "},
		{"„Ich komme“. Rom – „Ich komme“, sagte er.", "Rom", "", written{}, "Rom – "},
		{"King arrives Friday 6 June 2008 09.55 BST The king came.", "", "", written{2008, 6, 6}, "Friday 6 June 2008 09.55 BST"},
		{"The king came to London - He was late.", "", "", written{}, ""},
		{"Kanzler kam – Der König nicht.", "", "", written{}, ""},
		{"Der Kanzler (CDU) – Er kam.", "", "", written{}, ""},
		{"Nord-Süd-Dialog in Rom", "", "", written{}, ""},
		{"Venice, August 29 - September 8 The festival.", "", "", written{}, ""},
		{"BERLIN (dpa) –", "", "", written{}, ""},
		{"", "", "", written{}, ""},
	} {
		d, ok := findDateline(c.head)
		if ok != (c.text != "") || d.place != c.place || d.source != c.source || d.date != c.date || c.head[d.start:d.end] != c.text {
			t.Errorf("findDateline(%q) = %+v, %v %q", c.head, d, ok, c.head[d.start:d.end])
		}
	}
}

func FuzzOpening(f *testing.F) {
	for _, s := range []string{
		"date 2025-02 Kyjiw taz | Text", "Title: a\nDate: 2025\n\nb", "---\na: b\n---\nc", "BERLIN (dpa) –",
		"Wien, 3. März (APA) - Der", "LONDON | Wed Oct 3, 2012 7:16 am GMT A", "\ufeff \n", "Datum |", "---", "A/B/C, D – E", "\xff\xfe",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip() // Read refuses it first
		}
		o := readOpening(text)
		if o.body < 0 || o.body > len(text) || !utf8.ValidString(text[o.body:]) {
			t.Fatalf("body %d of %d bytes", o.body, len(text))
		}
		d := o.dateline
		if d.Start < 0 || d.End < d.Start || d.End > len(text) || !utf8.ValidString(text[d.Start:d.End]) {
			t.Fatalf("dateline %v of %d bytes", d, len(text))
		}
		if o.date.valid() && o.date.year > 0 && o.date.date().IsZero() {
			t.Fatalf("%v is no date", o.date)
		}
		if !o.date.isZero() && !o.date.valid() {
			t.Fatalf("the date %v does not exist", o.date)
		}
		if strings.ContainsAny(o.place, "\n|") {
			t.Fatalf("place %q", o.place)
		}
	})
}

func FuzzJSONLines(f *testing.F) {
	for _, s := range []string{
		`{"id": "a", "text": "The king came."}`, "{\"text\": \"a\"}\n{", "[", "{\n", "\ufeff{}\r\n\r\n", `{"id": [], "text": 1, "date": {}}`,
		`{"text": "\ud800 The king came."}`, `{"text": "a", "date": 2025}`, "\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		ids := make(map[string]bool)
		line := 0
		for doc, err := range Read(t.Context(), []string{stdin}, Options{Stdin: strings.NewReader("{\"id\": \"first\", \"text\": \"The king came to the city.\"}\n" + file), MaxBytes: 1000}) {
			if err != nil {
				if err.Error() == "" {
					t.Fatal("a fault without a reason")
				}
				continue
			}
			if ids[doc.ID] || doc.ID == "" || !utf8.ValidString(doc.ID) || !utf8.ValidString(doc.Text) {
				t.Fatalf("id %q, text %q", doc.ID, doc.Text)
			}
			ids[doc.ID] = true
			if doc.Line <= line {
				t.Fatalf("line %d after %d", doc.Line, line)
			}
			line = doc.Line
			if doc.Lang != "de" && doc.Lang != "en" {
				t.Fatalf("language %q", doc.Lang)
			}
		}
	})
}
