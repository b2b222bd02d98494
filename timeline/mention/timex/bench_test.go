package timex_test

import (
	"strconv"
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

// benchText is a paragraph of news with about one time in fifteen words.
var benchText = map[string]string{
	"de": `Die Außenminister der beiden Staaten haben sich am Mittwochabend in Genf auf einen Fahrplan für weitere Gespräche verständigt. Der Sprecher des Ministeriums erklärte am 13. Februar 2025, die Delegationen würden in zwei Wochen erneut zusammenkommen. Bis Ende des Jahres soll ein Vertrag vorliegen, der die seit 1998 strittigen Fragen regelt. Beobachter verweisen darauf, dass frühere Anläufe gescheitert waren, weil sich die Parteien über die Aufteilung der Einnahmen nicht einigen konnten. Die Opposition warf der Regierung vor, wichtige Zusagen zurückgenommen zu haben, und kündigte Widerstand im Parlament an. Nach Angaben der Polizei kamen rund 1500 Menschen zu der Kundgebung vor dem Rathaus; verletzt wurde niemand. `,
	"en": `The foreign ministers of the two countries agreed in Geneva on Wednesday evening on a plan for further talks. The ministry's spokesman said on February 13, 2025 that the delegations would meet again in two weeks. A treaty that settles the questions disputed since 1998 is to be ready by the end of the year. Observers note that earlier attempts failed because the parties could not agree on how to share the revenue. The opposition accused the government of having withdrawn important pledges and announced resistance in parliament. Police said that about 1500 people came to the rally in front of the town hall; nobody was hurt. `,
}

// BenchmarkFind reads articles of growing length; the speed must stay the
// same.
func BenchmarkFind(b *testing.B) {
	tagger, err := timex.Load()
	if err != nil {
		b.Fatal(err)
	}
	frame := date.OfDay(exampleDay)
	for _, lang := range timex.Languages(tagger) {
		for _, times := range []int{2, 20, 200, 2000} {
			text := strings.Repeat(benchText[lang]+"\n\n", times)
			sents := sentence.Split(text, 0, lang)
			b.Run(lang+"/"+strconv.Itoa(len(text)/1000)+"kB", func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					tagger.Find(text, sents, timex.Frame{Date: frame, Lang: lang})
				}
			})
		}
	}
}

// BenchmarkLoad compiles the rules of all languages.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := timex.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
