package event

import (
	"math/rand/v2"
	"reflect"
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
