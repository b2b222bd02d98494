package event

import (
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"demarche/timeline/date"
)

var at int

func report(t *testing.T, doc string, typ Type, day string, symmetric bool, source, target []string) Event {
	t.Helper()
	at += 100
	e := Event{Type: typ, Status: Actual, Symmetric: symmetric, Confidence: 0.8,
		Reports: []Report{{Doc: doc, Trigger: Span{Start: at, End: at + 5}, Weight: 0.8}}}
	for _, n := range source {
		e.Source = append(e.Source, Actor{Name: n})
	}
	for _, n := range target {
		e.Target = append(e.Target, Actor{Name: n})
	}
	if day != "" {
		d, err := date.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		e.SetDate(d, "text")
	}
	return e
}

func TestMerge(t *testing.T) {
	two := []string{"Trump", "Putin"}
	for name, tc := range map[string]struct {
		in   []Event
		want int
		date string
	}{
		"one call in two languages":    {[]Event{report(t, "a", "CONSULT", "2025-02-12", true, two, nil), report(t, "b", "CONSULT", "2025-02-12", true, []string{"Putin", "Trump"}, nil)}, 1, "2025-02-12"},
		"two calls on two days":        {[]Event{report(t, "a", "CONSULT", "2025-02-12", true, two, nil), report(t, "a", "CONSULT", "2025-03-18", true, two, nil)}, 2, ""},
		"two calls with two partners":  {[]Event{report(t, "a", "CONSULT", "2025-02-12", true, two, nil), report(t, "a", "CONSULT", "2025-02-12", true, []string{"Trump", "Zelenskyy"}, nil)}, 2, ""},
		"a vague date and a sharp one": {[]Event{report(t, "a", "CONSULT", "2025-02-11/2025-02-13", true, two, nil), report(t, "b", "CONSULT", "2025-02-12", true, two, nil)}, 1, "2025-02-12"},
		"direction matters":            {[]Event{report(t, "a", "ACCUSE", "2025-02-12", false, []string{"A"}, []string{"B"}), report(t, "a", "ACCUSE", "2025-02-12", false, []string{"B"}, []string{"A"})}, 2, ""},
		"type matters":                 {[]Event{report(t, "a", "ACCUSE", "2025-02-12", false, []string{"A"}, []string{"B"}), report(t, "a", "THREATEN", "2025-02-12", false, []string{"A"}, []string{"B"})}, 2, ""},
		"undated in one article":       {[]Event{report(t, "a", "CONSULT", "2025-02-12", true, two, nil), report(t, "a", "CONSULT", "", true, two, nil)}, 1, "2025-02-12"},
		"undated in two articles":      {[]Event{report(t, "a", "CONSULT", "", true, two, nil), report(t, "b", "CONSULT", "", true, two, nil)}, 2, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := Merge(tc.in)
			if len(got) != tc.want {
				t.Fatalf("%d events, want %d", len(got), tc.want)
			}
			if tc.date != "" && got[0].Date.String() != tc.date {
				t.Errorf("date %s, want %s", got[0].Date, tc.date)
			}
			if tc.want == 1 && len(got[0].Reports) != len(tc.in) {
				t.Errorf("%d reports are kept, want %d", len(got[0].Reports), len(tc.in))
			}
		})
	}
}

func TestMergeKnowsNoOrder(t *testing.T) {
	var in []Event
	names := []string{"A", "B", "C", "D"}
	for i := range 60 {
		in = append(in, report(t, names[i%3], "ACCUSE", []string{"2025-02-12", "2025-02-11/2025-02-13", "", "2025-03"}[i%4], false, names[i%2:i%2+1], names[2+i%2:3+i%2]))
	}
	want := Merge(in)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		if got := Merge(in); !reflect.DeepEqual(got, want) {
			t.Fatal("the order of the reports changes what comes out")
		}
	}
}

// told gives an event the sentence that reports it.
func told(e Event, rule, sentence string) Event {
	e.Reports[0].Rule, e.Reports[0].Sentence = rule, Span{Start: at, End: at + len(sentence), Text: sentence}
	return e
}

func TestMergeWeighsWords(t *testing.T) {
	demand := func(doc, deed, sentence string) Event {
		e := told(report(t, doc, "REQUEST", "2025-02-15", false, []string{"Zelenskyy"}, []string{"Europe"}), "en:"+deed, sentence)
		e.Reports[0].Deed = deed
		return e
	}
	got := Merge([]Event{
		demand("a", "urge", "Zelenskyy urged Europe to build a common army against the threat from the east."),
		demand("b", "urge", "Zelenskyy urged Europe to build a common army against the threat from the east, he said."),
		demand("b", "ask", "He asked them too to release frozen billions for the repair of power stations."),
	})
	if len(got) != 2 {
		t.Errorf("%d events, want 2: a demand that two articles quote, and another one", len(got))
	}
}

// TestMergeKnowsWhatWasTold: "their talk" is the call of which the article has
// told, in both languages; "a talk" once more is another.
func TestMergeKnowsWhatWasTold(t *testing.T) {
	two := []string{"Trump", "Putin"}
	for sentence, want := range map[string]int{
		"Er berichtete auch über sein Gespräch mit dem Amtskollegen.": 1,
		"Auch beim Gespräch mit ihm ging es darum.":                   1,
		"He also told them of his Gespräch with the other.":           1,
		"Auch ein Gespräch mit ihm gab es.":                           2,
	} {
		first := told(report(t, "a", "CONSULT", "2025-02-12", true, two, nil), "de:telefonat", "Beide führten ein Telefonat.")
		later := told(report(t, "a", "CONSULT", "2025-02-12", true, two, nil), "de:gespräch", sentence)
		at := strings.Index(sentence, "Gespräch")
		later.Reports[0].Sentence.Start = later.Reports[0].Trigger.Start - at
		later.Reports[0].Sentence.End = later.Reports[0].Sentence.Start + len(sentence)
		if got := Merge([]Event{first, later}); len(got) != want {
			t.Errorf("%q: %d events, want %d", sentence, len(got), want)
		}
	}
}

func TestMergeKeepsWhatContradicts(t *testing.T) {
	sentence := "The rebels shelled the harbour of Port Sudan and sank three ferries there."
	strike := func(doc, day string, source []string) Event {
		return told(report(t, doc, "ASSAULT", day, false, source, []string{"Sudan"}), "en:shell", sentence)
	}
	got := Merge([]Event{strike("a", "2025-05-04", []string{"Rapid Support Forces"}), strike("b", "2025-05-04", []string{"Rapid Support Forces"}), strike("c", "2025-05-06", []string{"Rapid Support Forces"})})
	if len(got) != 1 || got[0].Date.String() != "2025-05-04" {
		t.Fatalf("got %+v, want one event on the day that two of three name", got)
	}
	want := []Contradiction{{On: "date", Says: "2025-05-06", Doc: "c", Start: got[0].Reports[2].Trigger.Start}}
	if !reflect.DeepEqual(got[0].Contradictions, want) {
		t.Errorf("contradictions %+v, want %+v", got[0].Contradictions, want)
	}
}

func TestMergeNamesThePersonNotTheCountry(t *testing.T) {
	sentence := "The kingdom withdrew its envoy from Damascus in protest against the bloodshed."
	a := told(report(t, "a", "SANCTION", "2011-08-08", false, []string{"Saudi Arabia"}, []string{"Syria"}), "en:withdraw", sentence)
	b := told(report(t, "b", "SANCTION", "2011-08-08", false, []string{"Abdullah"}, []string{"Syria"}), "en:withdraw", sentence)
	a.Source[0].Code, a.Source[0].Sector, a.Source[0].ID = "SAU", "GOV", "Q851"
	b.Source[0].Code, b.Source[0].Sector, b.Source[0].Person = "SAU", "GOV", true
	got := Merge([]Event{a, b})
	if len(got) != 1 || len(got[0].Source) != 1 || got[0].Source[0].Name != "Abdullah" {
		t.Errorf("got %+v, want one event by the king", got)
	}
}

// BenchmarkMerge shows that the time grows with the number of events.
func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			events := synthetic(n)
			for b.Loop() {
				Merge(events)
			}
		})
	}
}

// synthetic returns n events of 2,000 actors over ten years.
func synthetic(n int) []Event {
	r := rand.New(rand.NewPCG(1, 2))
	first := date.Day{Year: 2015, Month: 1, Day: 1}
	types := []Type{"CONSULT", "ACCUSE", "ASSAULT", "REQUEST", "SANCTION"}
	actor := func() []Actor { return []Actor{{Name: "Actor " + strconv.Itoa(r.IntN(2000))}} }
	out := make([]Event, n)
	for i := range out {
		var words []string
		for range 20 {
			words = append(words, "word"+strconv.Itoa(r.IntN(1+r.IntN(20_000))))
		}
		e := &out[i]
		*e = Event{Type: types[r.IntN(len(types))], Status: Actual, Confidence: 0.8, Source: actor(), Target: actor()}
		e.Reports = []Report{{Doc: strconv.Itoa(i / 10), Rule: "en:word", Trigger: Span{Start: i * 200, End: i*200 + 5},
			Sentence: Span{Start: i * 200, End: i*200 + 150, Text: strings.Join(words, " ")}}}
		e.SetDate(date.OfDay(first.AddDays(r.IntN(3650))), "text")
	}
	return out
}

func TestClassify(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	e := Event{Type: "CONSULT", Mode: "phone"}
	o.Classify(&e)
	if e.Quad != 1 || e.Score != 1.5 || e.CAMEO != "041" || e.Goldstein != 1 {
		t.Errorf("CONSULT/phone is %+v", e)
	}
	if len(o.classes) != 16 {
		t.Errorf("%d types, want PLOVER's 16", len(o.classes))
	}
}
