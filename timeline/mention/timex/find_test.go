package timex_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"demarche/timeline/date"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

func load(t testing.TB) *timex.Tagger {
	t.Helper()
	tagger, err := timex.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

func day(y, m, d int) date.Date { return date.OfDay(date.Day{Year: y, Month: m, Day: d}) }

// show writes what was found as "text=value (EDTF)", joined by " | ".
func show(text string, found []timex.Expression) string {
	var out []string
	for _, x := range found {
		out = append(out, fmt.Sprintf("%s=%s (%s)", text[x.Start:x.End], x.Value, x.Date))
	}
	return strings.Join(out, " | ")
}

// TestFrames reads the same words in articles of other dates.
func TestFrames(t *testing.T) {
	tagger := load(t)
	for _, c := range []struct {
		frame      date.Date
		text, want string
	}{
		// A day of publication
		{day(2025, 2, 14), "Er kam am Mittwoch.", "Mittwoch=2025-02-12 (2025-02-12)"},
		{day(2025, 2, 14), "Am vorletzten Wochenende fiel Schnee.", "vorletzten Wochenende=2025-W05-WE (2025-02-01/2025-02-02)"},
		{day(2025, 2, 14), "Vergangenen Freitag fiel Schnee.", "Vergangenen Freitag=2025-02-07 (2025-02-07)"},
		{day(2025, 1, 3), "Er starb am 28. Dezember.", "28. Dezember=2024-12-28 (2024-12-28)"},
		{day(2024, 12, 30), "Am 5. Januar wird gewählt.", "5. Januar=2025-01-05 (2025-01-05)"},
		{day(2024, 3, 1), "Gestern fiel Schnee.", "Gestern=2024-02-29 (2024-02-29)"},
		{day(2025, 3, 1), "Gestern fiel Schnee.", "Gestern=2025-02-28 (2025-02-28)"},
		{day(2025, 1, 1), "Vergangene Woche fiel Schnee.", "Vergangene Woche=2024-W52 (2024-12-23/2024-12-29)"},
		{day(2026, 2, 14), "Er kam am 29. Februar.", "29. Februar=2024-02-29 (2024-02-29)"},
		{day(2025, 2, 14), "Am Samstag, dem 14. Februar, wird gewählt.", "Samstag, dem 14. Februar=2026-02-14 (2026-02-14)"},
		{day(2025, 2, 14), "Am Montag, dem 14. Februar 2025, irrte er.", "Montag, dem 14. Februar 2025=2025-02-14 (2025-02-14)"},
		{day(2025, 2, 14), "Heute trifft er den Präsidenten.", "Heute=PRESENT_REF ()"},
		{day(2025, 2, 14), "Der Minister ist heute zurückgetreten.", "heute=2025-02-14 (2025-02-14)"},
		// Only a month, a year, or nothing is known
		{date.OfMonth(2025, 2), "Er kam am Mittwoch.", "Mittwoch=2025-02-XX (2025-02)"},
		{date.OfMonth(2025, 2), "Am 12. Februar kam er, am Freitag ging er.", "12. Februar=2025-02-12 (2025-02-12) | Freitag=2025-02-14 (2025-02-14)"},
		{date.OfMonth(2025, 2), "Gestern kam er.", "Gestern=2025-02-XX (2025-02)"},
		{date.OfMonth(2025, 2), "Im Januar fiel Schnee.", "Januar=2025-01 (2025-01)"},
		{date.OfYear(2025), "Im Mai wurde gewählt.", "Mai=2025-05 (2025-05)"},
		{date.Date{}, "Er kam am Mittwoch.", "Mittwoch=XXXX-WXX-3 ()"},
		{date.Date{}, "Er kam am 3. März.", "3. März=XXXX-03-03 ()"},
		{date.Date{}, "Er kam im März.", "März=XXXX-03 ()"},
		{date.Date{}, "Er kam gestern um 15 Uhr.", "gestern=XXXX-XX-XX () | 15 Uhr=XXXX-XX-XXT15:00 ()"},
		{date.Date{}, "Er kam am 3. März 2024.", "3. März 2024=2024-03-03 (2024-03-03)"},
		{date.Date{}, "An Ostern kam er vor drei Jahren.", "Ostern=XXXX-XX-XX () | drei Jahren=P3Y ()"},
		{date.Date{}, "Am Wochenende kam er, vergangene Woche auch, im Vorjahr nie.", "Wochenende=XXXX-WXX-WE () | vergangene Woche=XXXX-WXX () | Vorjahr=XXXX ()"},
		{date.Date{}, "Im März 2009 wurde er Minister. Am Montag sprach er, vergangene Woche schwieg er.",
			"März 2009=2009-03 (2009-03) | Montag=XXXX-WXX-1 () | vergangene Woche=XXXX-WXX ()"},
		{date.Date{}, "Im März 1809 wurde er Minister. Im Juni trat er zurück.", "März 1809=1809-03 (1809-03) | Juni=1809-06 (1809-06)"},
		// What looks back passes over plans
		{day(2025, 2, 14), "Am Mittwoch trafen sie sich. Am 3. März wird gewählt. Einen Tag zuvor waren sie in Bonn.",
			"Mittwoch=2025-02-12 (2025-02-12) | 3. März=2025-03-03 (2025-03-03) | Einen Tag zuvor=2025-02-11 (2025-02-11)"},
		{day(2025, 2, 14), "Am 3. März wird gewählt. Tags darauf war er in Bonn.", "3. März=2025-03-03 (2025-03-03) | Tags darauf=2025-02-15 (2025-02-15)"},
		{day(2025, 2, 14), "Am 3. März wird gewählt. Zwei Tage später wird der Rat tagen.", "3. März=2025-03-03 (2025-03-03) | Zwei Tage später=2025-03-05 (2025-03-05)"},
		// Far from now
		{day(1789, 7, 20), "Am Dienstag fiel die Bastille.", "Dienstag=1789-07-14 (1789-07-14)"},
		{day(2199, 1, 1), "Gestern fiel Schnee.", "Gestern=2198-12-31 (2198-12-31)"},
		{day(1, 1, 1), "Gestern fiel Schnee.", "Gestern=BC0001-12-31 (0000-12-31)"},
		// What reaches to the article, or begins with it
		{day(2025, 2, 14), "Seit acht Tagen ist er fort.", "acht Tagen=P8D (2025-02-06/2025-02-14)"},
		{day(2025, 2, 14), "In den vergangenen drei Monaten kam er nie.", "vergangenen drei Monaten=P3M (2024-11-14/2025-02-14)"},
		{day(2025, 2, 14), "In den nächsten zwei Wochen kommt er.", "nächsten zwei Wochen=P2W (2025-02-14/2025-02-28)"},
		{date.OfMonth(2025, 2), "Seit acht Tagen ist er fort.", "acht Tagen=P8D ()"},
		// No such day
		{day(2025, 2, 14), "Am 31. Februar 2025 kam er.", ""},
		{day(2025, 2, 14), "Am 29.2.2023 kam er.", ""},
		{day(2025, 2, 14), "Am 13.13.2024 kam er.", ""},
		{day(2025, 2, 14), "Um 25 Uhr kam er.", ""},
		// Words without end
		{day(2025, 2, 14), "Vor 999999 Jahren gab es das nicht.", "999999 Jahren=P999999Y ()"},
		{day(2025, 2, 14), "Das dauert 12345678901234567890 Jahre.", ""},
	} {
		got := show(c.text, tagger.Find(c.text, sentences(c.text), timex.Frame{Date: c.frame, Lang: "de"}))
		if got != c.want {
			t.Errorf("%s: %q\n   got %s\n  want %s", c.frame, c.text, got, c.want)
		}
	}
}

// TestHistory reads a story of the past: days without a year take that of the
// story, and neither a footnote nor a look back leads it away.
func TestHistory(t *testing.T) {
	text := `Im Januar 1863 begann der Feldzug. Am 2. Februar fiel die Stadt. Der Vertrag vom 4. Mai 1856 galt nicht mehr. ` +
		`Am 5. März zog das Heer ab. Der General (1820–1890) schrieb darüber 1889 ein Buch. Im April kam Verstärkung. ` +
		`Im folgenden Jahr ruhte der Kampf. Im Juni begann er von neuem. 1865 endete er. Am 9. Mai 1865 wurde gefeiert. ` +
		`Am 3. Juli 1865 starb der König. Am 1. August 1865 folgte sein Sohn.`
	want := []string{
		"1863-01", "1863-02-02", "1856-05-04", "1863-03-05", "1820", "1890", "1889", "1863-04",
		"1864", "1864-06", "1865", "1865-05-09", "1865-07-03", "1865-08-01",
	}
	var got []string
	for _, x := range load(t).Find(text, sentences(text), timex.Frame{Date: day(2011, 2, 16), Lang: "de"}) {
		got = append(got, x.Value)
	}
	if g, w := strings.Join(got, " "), strings.Join(want, " "); g != w {
		t.Errorf("got  %s\nwant %s", g, w)
	}
}

// TestTimesOfDay checks which day a time of day belongs to.
func TestTimesOfDay(t *testing.T) {
	text := "Am Mittwoch kam er an. Um 20 Uhr sprach er.\n\nUm 22 Uhr fuhr er ab.\n\nMorgen Konzert, 19 Uhr.\n\nTheater: 20 Uhr."
	want := "Mittwoch=2025-02-12 | 20 Uhr=2025-02-12T20:00 | 22 Uhr=2025-02-14T22:00 | Morgen=2025-02-15 | 19 Uhr=2025-02-15T19:00 | 20 Uhr=2025-02-14T20:00"
	var got []string
	for _, x := range load(t).Find(text, sentence.Split(text, 0, "de"), timex.Frame{Date: day(2025, 2, 14), Lang: "de"}) {
		got = append(got, text[x.Start:x.End]+"="+x.Value)
	}
	if g := strings.Join(got, " | "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}

// TestRanges checks that both ends of a range know the whole of it.
func TestRanges(t *testing.T) {
	for text, want := range map[string]string{
		"Vom 28. Dezember bis 3. Januar 2025 wurde verhandelt.": "2024-12-28/2025-01-03",
		"Von Donnerstag bis Sonntag war es ruhig.":              "2025-02-06/2025-02-09",
		"Von Donnerstag bis Sonntag ist es ruhig.":              "2025-02-20/2025-02-23",
		"Von November bis Jänner wird gebaut.":                  "2025-11-01/2026-01-31",
		"Von Oktober bis Februar wurde gebaut.":                 "2024-10-01/2025-02-28",
		"Von Dezember bis März soll gebaut werden.":             "2024-12-01/2025-03-31",
		"Vom 3. bis 5. März wird verhandelt.":                   "2025-03-03/2025-03-05",
		"Von 1983 bis 1990 regierte er.":                        "1983-01-01/1990-12-31",
		"Von Montag bis Mittwoch verhandelten sie.":             "2025-02-10/2025-02-12",
	} {
		found := load(t).Find(text, sentences(text), timex.Frame{Date: day(2025, 2, 14), Lang: "de"})
		if len(found) != 2 || found[0].Within.String() != want || found[1].Within != found[0].Within {
			t.Errorf("%q: %s within %v, want %s", text, show(text, found), found, want)
		}
	}
}

// TestNames leaves alone what the analysis of the sentence calls a name.
func TestNames(t *testing.T) {
	text := "Gestern sprach May."
	s := sentence.Sentence{Start: 0, End: len(text), Lang: "en", Analysed: true, Tokens: []sentence.Token{
		{Start: 0, End: 7, Form: "Gestern"}, {Start: 8, End: 14, Form: "sprach"}, {Start: 15, End: 18, Form: "May", Entity: "B-PER"},
	}}
	if found := load(t).Find(text, []sentence.Sentence{s}, timex.Frame{Date: day(2025, 2, 14), Lang: "en"}); len(found) > 0 {
		t.Errorf("found %s", show(text, found))
	}
}

func TestUnknownLanguage(t *testing.T) {
	text := "Le 12 février 2025"
	if found := load(t).Find(text, sentences(text), timex.Frame{Lang: "fr"}); found != nil {
		t.Errorf("found %v in a language without rules", found)
	}
}

// TestFaultyRules wants errors that name the line at fault.
func TestFaultyRules(t *testing.T) {
	good := map[string]string{
		"xx/words.tsv":    "class\tvalue\twords\nmonth\t1\tUno\n",
		"xx/macros.tsv":   "name\tpattern\n",
		"xx/holidays.tsv": "names\twhen\nFesta\t12-25\n",
		"xx/rules.tsv":    "pattern\tmeaning\texamples\n{ $month }\tdate\t\n",
	}
	for _, c := range []struct{ file, text, want string }{
		{"xx/rules.tsv", "{ $month\tdate\t", "is missing"},
		{"xx/rules.tsv", "$month\tdate\t", "no braces"},
		{"xx/rules.tsv", "{ [ $month ] }\tdate\t", "nothing at all"},
		{"xx/rules.tsv", "{ { $month } }\tdate\t", "braces within braces"},
		{"xx/rules.tsv", "{ %mon }\tdate\t", `no macro "mon"`},
		{"xx/rules.tsv", "{ $moon }\tdate\t", `class "moon" has no words`},
		{"xx/rules.tsv", "{ $month }\tguess\t", `no meaning "guess"`},
		{"xx/rules.tsv", "{ $month }\tshift D\t", "takes 2 arguments"},
		{"xx/rules.tsv", "{ $month }\t\t", "meaning is missing"},
		{"xx/holidays.tsv", "Festa\t13-45", "no day of a holiday"},
		{"xx/words.tsv", "month\t1\t", "at least one word"},
	} {
		fsys := fstest.MapFS{}
		for name, text := range good {
			if name == c.file {
				text = text[:strings.Index(text, "\n")+1] + c.text + "\n"
			}
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		_, err := timex.NewTagger(fsys)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.file+":2") {
			t.Errorf("%s with %q: error %v, want one at %s:2 with %q", c.file, c.text, err, c.file, c.want)
		}
	}
}

// FuzzFind reads any text: no panic, spans in order and within it, dates that
// EDTF can read.
func FuzzFind(f *testing.F) {
	f.Add(true, benchText["en"], 2025, 2, 14)
	f.Add(false, benchText["de"], 2025, 2, 14)
	f.Add(false, "Vom 31. bis 29. Februar 0000/99 v. Chr., KW 53, 24:59 Uhr, 99er Jahre des 0. Jahrhunderts", 2024, 2, 29)
	f.Add(true, "February 30, 0; the 0s; 1/1/1; quarter past 24", 0, 0, 0)
	tagger := load(f)
	f.Fuzz(func(t *testing.T, english bool, text string, y, m, d int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		lang := "de"
		if english {
			lang = "en"
		}
		checkFind(t, tagger, text, timex.Frame{Date: day(y%10000, m, d), Lang: lang})
	})
}

// TestShuffled reads words of time in random order, which no fuzzer comes to
// write.
func TestShuffled(t *testing.T) {
	tagger := load(t)
	more := map[string]string{
		"de": " 31. Februar 0000/99 v. Chr., KW 53 24:59 Uhr 99er Jahre des 0. Jahrhunderts ( ) / - 1 2 12 2025 13.2. 1939/40 vor in nach seit bis Monat halb Viertel Ende Anfang ersten Sonntag im Mai Ostern 1. Advent jeden letzten nächster Woche Nacht auf den",
		"en": " February 30, 0 the 0s 1/1/1 quarter past 24 last Tuesday of the month third-quarter 1998 year-earlier ago two weeks a couple of days this that the first nine months of fiscal every next since until",
	}
	random := rand.New(rand.NewPCG(7, 7))
	for lang, extra := range more {
		words := strings.Fields(benchText[lang] + extra)
		for range 1500 {
			var b strings.Builder
			for range 40 {
				b.WriteString(words[random.IntN(len(words))])
				if random.IntN(5) > 0 {
					b.WriteByte(' ')
				}
			}
			frame := day(random.IntN(3000), 1+random.IntN(12), 1+random.IntN(28))
			checkFind(t, tagger, b.String(), timex.Frame{Date: frame, Lang: lang})
		}
	}
}

func checkFind(t *testing.T, tagger *timex.Tagger, text string, f timex.Frame) {
	t.Helper()
	last := 0
	for _, x := range tagger.Find(text, sentence.Split(text, 0, f.Lang), f) {
		if x.Start < last || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("%q: the span %d to %d after %d", text, x.Start, x.End, last)
		}
		last = x.End
		if x.Value == "" || x.Rule == "" {
			t.Fatalf("%q: no value or rule in %+v", text, x)
		}
		for _, d := range []date.Date{x.Date, x.Within} {
			var back date.Date
			if err := back.UnmarshalText([]byte(d.String())); err != nil || back != d {
				t.Fatalf("%q: %+v has the date %q: %v", text, x, d, err)
			}
		}
	}
}

// TestThirdLanguage adds a language by files alone.
func TestThirdLanguage(t *testing.T) {
	tagger, err := timex.NewTagger(fstest.MapFS{
		"it/words.tsv": {Data: []byte("class\tvalue\twords\nmonth\t2\tfebbraio\nmonth\t3\tmarzo\nweekday\t3\tmercoledì\n" +
			"dir\t-1\tscorso|scorsa\ndir\t1\tprossimo|prossima\nunit\tW\tsettimana\nunits\tY\tanni\nnum\t3\ttre\n")},
		"it/macros.tsv":   {Data: []byte("name\tpattern\ndm\t$day $month\n")},
		"it/holidays.tsv": {Data: []byte("names\twhen\nNatale\t12-25\nPasqua\teaster+0\n")},
		"it/rules.tsv": {Data: []byte("pattern\tmeaning\texamples\n{ %dm [ $year ] }\tdate\t\n{ $weekday [ $dir ] }\tdate\t\n" +
			"{ $unit $dir }\tshift $unit $dir\t\n{ $num $units:unit } fa\tago dur\t\n{ $holiday [ $year ] }\tdate\t\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"È arrivato il 12 febbraio 2025.":  "12 febbraio 2025=2025-02-12 (2025-02-12)",
		"Mercoledì scorso è nevicato.":     "Mercoledì scorso=2025-02-12 (2025-02-12)",
		"La settimana scorsa è nevicato.":  "settimana scorsa=2025-W06 (2025-02-03/2025-02-09)",
		"Tre anni fa è nevicato.":          "Tre anni=P3Y (2022)",
		"A Pasqua 2024 è nevicato.":        "Pasqua 2024=2024-03-31 (2024-03-31)",
		"Il 31 febbraio non è nevicato.":   "",
		"Aveva tre anni quando è partito.": "",
	} {
		got := show(text, tagger.Find(text, sentences(text), timex.Frame{Date: day(2025, 2, 14), Lang: "it"}))
		if got != want {
			t.Errorf("%q\n   got %s\n  want %s", text, got, want)
		}
	}
}
