package actor

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/lexicon"
	"demarche/timeline/sentence"
)

// found lists the actors of a text as "words=name/code/sector".
func found(k *Knowledge, an *sentence.Analyser, text, lang, day string) []string {
	sents := sentence.Split(text, 0, lang)
	for i := range sents {
		an.Analyse(&sents[i])
	}
	var on date.Day // zero where the day is not known
	if day != "" {
		var err error
		if on, err = date.ParseDay(day); err != nil {
			panic(err)
		}
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

// TestFind runs the texts of testdata/find.tsv.
func TestFind(t *testing.T) {
	k, an := builtIn(t), sentence.NewAnalyser()
	tab, err := lexicon.ReadTable(os.DirFS("testdata"), "find.tsv", "lang", "day", "text", "want")
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Rows) < 120 {
		t.Errorf("%d texts, want at least 120", len(tab.Rows))
	}
	for _, r := range tab.Rows {
		got := found(k, an, r.Get("text"), r.Get("lang"), r.Get("day"))
		for _, want := range r.List("want") {
			if not, ok := strings.CutPrefix(want, "!"); ok {
				if slices.ContainsFunc(got, func(g string) bool {
					words, _, _ := strings.Cut(g, "=")
					return strings.Contains(words, not)
				}) {
					t.Errorf("%s: %s\n   got %q\n %q should be nobody", r.Position(), r.Get("text"), got, not)
				}
			} else if !slices.Contains(got, want) {
				t.Errorf("%s: %s\n  got %q\n want %q", r.Position(), r.Get("text"), got, want)
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
