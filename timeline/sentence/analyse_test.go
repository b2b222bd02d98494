package sentence

import (
	"strings"
	"testing"
)

// found analyses the text, one sentence, and returns its tokens as
// "form/relation/head", those of the relations asked for.
func found(t *testing.T, a *Analyser, lang, text string, rels ...string) []string {
	t.Helper()
	s := Split(text, 0, lang)
	if len(s) != 1 {
		t.Fatalf("%q makes %d sentences", text, len(s))
	}
	a.Analyse(&s[0])
	var out []string
	for _, tok := range s[0].Tokens {
		for _, r := range rels {
			if tok.Rel == r {
				head := "ROOT"
				if tok.Head >= 0 {
					head = s[0].Tokens[tok.Head].Form
				}
				out = append(out, tok.Form+"/"+tok.Rel+"/"+head)
			}
		}
	}
	return out
}

func TestWhoDidWhatToWhom(t *testing.T) {
	a := NewAnalyser()
	for _, c := range []struct{ lang, text, want string }{
		// Objects before the verb.
		{"de", "Den Antrag der Opposition lehnte der Bundestag ab.", "Antrag/obj/lehnte Bundestag/nsubj/lehnte ab/compound:prt/lehnte"},
		{"de", "Den Minister empfing der Präsident am Abend.", "Minister/obj/empfing Präsident/nsubj/empfing"},
		{"de", "Einen neuen Vorschlag legte die Kommission gestern vor.", "Vorschlag/obj/legte Kommission/nsubj/legte vor/compound:prt/legte"},
		// Passives.
		{"de", "Der Oppositionsführer wurde von der Polizei festgenommen.", "Oppositionsführer/nsubj:pass/festgenommen Polizei/obl:agent/festgenommen"},
		{"de", "Das Abkommen wurde gestern in Genf unterzeichnet.", "Abkommen/nsubj:pass/unterzeichnet"},
		{"de", "Zwei Soldaten sind von Rebellen getötet worden.", "Soldaten/nsubj:pass/getötet Rebellen/obl:agent/getötet"},
		// Verbs that come apart.
		{"de", "Die Regierung kündigte neue Sanktionen an.", "Regierung/nsubj/kündigte Sanktionen/obj/kündigte an/compound:prt/kündigte"},
		{"de", "Russische Truppen griffen die Hauptstadt an.", "Truppen/nsubj/griffen Hauptstadt/obj/griffen an/compound:prt/griffen"},
		// Datives.
		{"de", "Der Kanzler dankte dem Präsidenten.", "Kanzler/nsubj/dankte Präsidenten/obl:arg/dankte"},
		{"de", "Das Land lieferte der Armee zehn Panzer.", "Land/nsubj/lieferte Armee/obl:arg/lieferte Panzer/obj/lieferte"},
		// Clauses in clauses.
		{"de", "Er kritisierte die Regierung, die das Gesetz beschlossen hatte.", "Er/nsubj/kritisierte Regierung/obj/kritisierte die/nsubj/beschlossen Gesetz/obj/beschlossen"},
		{"de", "Die Ministerin sagte, dass die Armee die Stadt erobert habe.", "Ministerin/nsubj/sagte Armee/nsubj/erobert Stadt/obj/erobert"},
		{"de", "Das Parlament hat das Gesetz gebilligt.", "Parlament/nsubj/gebilligt Gesetz/obj/gebilligt"},
		{"de", "Die von der Regierung geplante Reform stößt auf Kritik.", "Reform/nsubj/stößt"},
		{"en", "The army attacked the capital.", "army/nsubj/attacked capital/obj/attacked"},
		{"en", "The city was freed by the army.", "city/nsubj:pass/freed army/obl:agent/freed"},
		{"en", "Three journalists were arrested in Cairo on Monday.", "journalists/nsubj:pass/arrested"},
		{"en", "Protesters who blocked the road attacked the police.", "Protesters/nsubj/attacked who/nsubj/blocked road/obj/blocked police/obj/attacked"},
		{"en", "Police said that protesters had attacked the embassy.", "Police/nsubj/said protesters/nsubj/attacked embassy/obj/attacked"},
		{"en", "France called off the talks.", "France/nsubj/called off/compound:prt/called talks/obj/called"},
		{"en", "Iran rejects new sanctions", "Iran/nsubj/rejects sanctions/obj/rejects"},
	} {
		got := strings.Join(found(t, a, c.lang, c.text, "nsubj", "nsubj:pass", "obj", "obl:arg", "obl:agent", "compound:prt"), " ")
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestEntities(t *testing.T) {
	a := NewAnalyser()
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Angela Merkel reiste nach Frankreich.", "Angela/B-PER Merkel/I-PER Frankreich/B-LOC"},
		{"en", "Barack Obama visited Germany.", "Barack/B-PER Obama/I-PER Germany/B-LOC"},
	} {
		s := Split(c.text, 0, c.lang)
		a.Analyse(&s[0])
		var got []string
		for _, tok := range s[0].Tokens {
			if tok.Entity != "" {
				got = append(got, tok.Form+"/"+tok.Entity)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

// checkTree fails unless the tokens form a tree and point into the text.
func checkTree(t *testing.T, text string, s *Sentence) {
	t.Helper()
	roots, last := 0, s.Start
	for i, tok := range s.Tokens {
		if tok.Start < last || tok.End < tok.Start || tok.End > s.End {
			t.Fatalf("token %d of %q lies at %d to %d, after %d", i, text, tok.Start, tok.End, last)
		}
		if last = tok.Start; !s.Analysed {
			continue
		}
		if tok.Head < 0 {
			roots++
		}
		h := i
		for steps := 0; h >= 0; steps++ {
			if steps > len(s.Tokens) || h >= len(s.Tokens) {
				t.Fatalf("token %d of %q has no way to the root", i, text)
			}
			h = s.Tokens[h].Head
		}
		if tok.UPOS == "" || tok.Rel == "" {
			t.Fatalf("token %d of %q lacks a tag or relation", i, text)
		}
	}
	if s.Analysed && roots != 1 {
		t.Fatalf("%q has %d roots", text, roots)
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, text := range []string{
		"Der Präsident reiste ab.", "The president left, he said.", "„Nein“, so Huber auf X, „niemals!“", "...", "\x00\xff", "(", "im am vom zum",
		"don't can't won't", "USA-Reise", "a\n\nb", "", "1. 2. 3.", "ſ ẞ İ", "-", "so, so, so",
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	a := NewAnalyser()
	f.Fuzz(func(t *testing.T, text string, german bool) {
		lang := "en"
		if german {
			lang = "de"
		}
		for _, s := range Split(text, 0, lang) {
			a.Analyse(&s)
			checkTree(t, text, &s)
		}
	})
}

// TestLongSentence: what has no end still gets one tree a sentence;
// BenchmarkEndless shows that the time is linear in the length.
func TestLongSentence(t *testing.T) {
	a := NewAnalyser()
	a.Analyse(&Split("Der Anfang.", 0, "de")[0])
	for _, unit := range []string{"und die Stadt ", "der Mann, ", "( ", "dass er sagte, ", "„ ", "ist ", "in der Stadt in "} {
		text := strings.Repeat(unit, 10000/len(strings.Fields(unit)))
		for _, s := range Split(text, 0, "de") {
			a.Analyse(&s)
			checkTreeFast(t, &s)
		}
	}
}

// checkTreeFast only counts roots.
func checkTreeFast(t *testing.T, s *Sentence) {
	roots := 0
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

var sample = map[string]string{
	"de": "Der Bundestag hat am Freitag mit den Stimmen der Koalition ein neues Gesetz über die Aufnahme von Flüchtlingen verabschiedet, das die Länder entlasten soll. " +
		"Die Opposition kritisierte die Pläne scharf und kündigte an, vor dem Verfassungsgericht in Karlsruhe zu klagen. " +
		"Zuvor waren bei Protesten vor dem Reichstag nach Angaben der Polizei zwölf Menschen festgenommen worden. ",
	"en": "The parliament approved a new law on Friday that is meant to ease the burden on the states, officials said. " +
		"Members of the opposition sharply criticised the plans and announced that they would go to the constitutional court. " +
		"Twelve people had been arrested by police earlier during protests in front of the building. ",
}

func benchmark(b *testing.B, lang string) {
	a := NewAnalyser()
	text := strings.Repeat(sample[lang], 20)
	words := 0
	for _, s := range Split(text, 0, lang) {
		a.Analyse(&s)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		for _, s := range Split(text, 0, lang) {
			a.Analyse(&s)
			words += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkGerman(b *testing.B)  { benchmark(b, "de") }
func BenchmarkEnglish(b *testing.B) { benchmark(b, "en") }

// BenchmarkFirstSentence measures what a start costs: loading a model.
func BenchmarkFirstSentence(b *testing.B) {
	for range b.N {
		NewAnalyser().Analyse(&Split("Der Bundestag stimmte zu.", 0, "de")[0])
	}
}
