package event

import "testing"

func TestGather(t *testing.T) {
	at := func(e Event, start int) Event {
		e.Reports[0].Sentence = Span{Start: start, End: start + 90}
		return e
	}
	coded := func(e Event, source, target string) Event {
		for i := range e.Source {
			e.Source[i].Code = source
		}
		for i := range e.Target {
			e.Target[i].Code = target
		}
		return e
	}
	raid := func(source, target []string) Event {
		return coded(report(t, "a", "ASSAULT", "2016-01-13", len(target) == 0 && len(source) > 1, source, target), "UGA", "COD")
	}
	for name, tc := range map[string]struct {
		in   []Event
		want int
	}{
		"the headline names nobody": {[]Event{
			at(raid([]string{"Ugandan group"}, nil), 0), at(raid([]string{"ADF"}, []string{"army"}), 200)}, 1},
		"the headline is of others": {[]Event{
			at(coded(raid([]string{"rebels"}, nil), "SYR", ""), 0), at(raid([]string{"ADF"}, []string{"army"}), 200)}, 2},
		"an attack and its toll": {[]Event{
			at(raid([]string{"ADF"}, []string{"army"}), 200), at(raid(nil, []string{"soldiers"}), 300)}, 1},
		"a toll long after an attack": {[]Event{
			at(raid([]string{"ADF"}, []string{"army"}), 200), at(raid(nil, []string{"soldiers"}), 2000)}, 2},
		"an attack in a battle": {[]Event{
			at(raid([]string{"ADF", "army"}, nil), 200), at(raid([]string{"ADF"}, nil), 400)}, 1},
		"an attack by others": {[]Event{
			at(raid([]string{"ADF", "army"}, nil), 200), at(raid([]string{"police"}, nil), 400)}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Gather(tc.in, 100); len(got) != tc.want {
				t.Fatalf("%d events, want %d", len(got), tc.want)
			}
		})
	}
}
