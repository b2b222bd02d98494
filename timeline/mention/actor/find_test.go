package actor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/sentence"
)

// found lists the actors of a text as "words=name/code/sector".
func found(k *Knowledge, an *sentence.Analyser, text, lang, day string) []string {
	sents := sentence.Split(text, 0, lang)
	for i := range sents {
		an.Analyse(&sents[i])
	}
	on, err := date.ParseDay(day)
	if err != nil {
		panic(err)
	}
	f := k.NewFinder(text, sents, on, "")
	var out []string
	for i := range sents {
		for _, m := range f.Find(&sents[i]) {
			if m.Form != Adjective {
				out = append(out, fmt.Sprintf("%s=%s/%s/%s", text[m.Start:m.End], m.Entity.Name, m.Entity.Code, m.Entity.Sector))
			}
		}
	}
	return out
}

func TestFind(t *testing.T) {
	k, an := builtIn(t), sentence.NewAnalyser()
	for _, tc := range []struct{ lang, day, text, want string }{
		{"de", "2025-02-13", "Der US-Präsident kritisierte Moskau.", "US-Präsident=Donald Trump/USA/GOV|Moskau=Russia/RUS/GOV"},
		{"de", "2015-06-01", "Der US-Präsident kritisierte den Kreml.", "US-Präsident=Barack Obama/USA/GOV|Kreml=Russia/RUS/GOV"},
		{"de", "2025-02-13", "Russlands Präsident Wladimir Putin traf Selenskyj.", "Wladimir Putin=Vladimir Putin/RUS/GOV|Selenskyj=Volodymyr Zelenskyy/UKR/GOV"},
		{"de", "2025-02-13", "Der Präsident der Ukraine, Wolodymyr Selenskyj, reiste nach Polen.", "Wolodymyr Selenskyj=Volodymyr Zelenskyy/UKR/GOV|Polen=Poland/POL/GOV"},
		{"de", "2016-01-13", "Türkische Soldaten beschossen Stellungen der PKK.", "Türkische Soldaten=Turkish soldiers/TUR/MIL|PKK=Kurdistan Workers' Party/TUR/REB"},
		{"en", "2025-02-13", "Secretary of State Marco Rubio met the Ukrainian foreign minister.", "Marco Rubio=Marco Rubio/USA/GOV|Ukrainian foreign minister=Andrii Sybiha/UKR/GOV"},
		{"en", "2025-02-13", "NATO and the United Nations condemned Hamas fighters.", "NATO=NATO/IGO/IGO|United Nations=United Nations/UNO/IGO"},
		{"en", "2025-02-13", "Donald Trump called Putin. He invited him to Washington.", "Donald Trump=Donald Trump/USA/GOV|Putin=Vladimir Putin/RUS/GOV"},
	} {
		got := found(k, an, tc.text, tc.lang, tc.day)
		for _, want := range strings.Split(tc.want, "|") {
			if !slices.Contains(got, want) {
				t.Errorf("%s\n got %q\nwant %q", tc.text, got, want)
			}
		}
	}
}

// FuzzFind holds that mentions lie within the text, whatever it is.
func FuzzFind(f *testing.F) {
	k, an := builtIn(f), sentence.NewAnalyser()
	f.Add("Der US-Präsident Donald Trump – „so Putin“ - der Präsident der Ukraine, Wolodymyr Selenskyj,")
	f.Add("Trump's US-Russia-Ukraine--Präsident-")
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range languages {
			sents := sentence.Split(text, 0, lang)
			for i := range sents {
				an.Analyse(&sents[i])
			}
			finder := k.NewFinder(text, sents, date.Day{Year: 2025, Month: 2, Day: 12}, "")
			for i := range sents {
				for _, m := range finder.Find(&sents[i]) {
					if m.Start < 0 || m.End > len(text) || m.Start > m.End || m.First > m.Last || m.Last >= len(sents[i].Tokens) {
						t.Fatalf("mention %+v outside its text", m)
					}
				}
			}
		}
	})
}

// BenchmarkFind reads articles of growing length; the time for a sentence must
// not grow with them.
func BenchmarkFind(b *testing.B) {
	const text = "Der US-Präsident Donald Trump und sein russischer Amtskollege telefonierten. Er lud ihn nach Washington ein, sagte Erika Musterfrau, eine Sprecherin der Regierung. Türkische Soldaten beschossen Stellungen der PKK im Norden Syriens. "
	k, an := builtIn(b), sentence.NewAnalyser()
	for _, n := range []int{1, 10, 100} {
		long := strings.Repeat(text, n)
		sents := sentence.Split(long, 0, "de")
		for i := range sents {
			an.Analyse(&sents[i])
		}
		b.Run(fmt.Sprintf("sentences=%d", len(sents)), func(b *testing.B) {
			for b.Loop() {
				f := k.NewFinder(long, sents, date.Day{Year: 2025, Month: 2, Day: 12}, "")
				for i := range sents {
					f.Find(&sents[i])
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(sents)), "µs/sentence")
		})
	}
	// One sentence without end.
	run := strings.Repeat("er und Trump, ", 3000)
	sents := sentence.Split(run, 0, "de")
	for i := range sents {
		an.Analyse(&sents[i])
	}
	b.Run("endless", func(b *testing.B) {
		for b.Loop() {
			f := k.NewFinder(run, sents, date.Day{Year: 2025, Month: 2, Day: 12}, "")
			for i := range sents {
				f.Find(&sents[i])
			}
		}
	})
}
