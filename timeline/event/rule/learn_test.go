package rule

import (
	"reflect"
	"strings"
	"testing"

	"demarche/timeline/event"
	"demarche/timeline/sentence"
)

func TestLearn(t *testing.T) {
	set, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	analyser := sentence.NewAnalyser()
	learn := func() []Weight {
		var cases []Case
		for _, c := range []struct {
			text string
			kind event.Type
		}{
			{"France accused Mali after a visit by the pope.", "ACCUSE"},
			{"France praised Mali after an attack by the rebels.", "SUPPORT"},
			{"France threatened Mali during the talks of the bishops.", "THREATEN"},
			{"France attacked Mali although the bishops had praised the pope.", "ASSAULT"},
		} {
			x := Case{Text: c.text, Sentences: sentence.Split(c.text, 0, "en"), Type: c.kind}
			x.SourceEnd = len("France")
			x.TargetStart = strings.Index(c.text, "Mali")
			x.TargetEnd = x.TargetStart + len("Mali")
			for i := range x.Sentences {
				analyser.Analyse(&x.Sentences[i])
			}
			cases = append(cases, x)
		}
		return set.Learn(cases)
	}
	first := learn()
	got := weights{}
	for _, w := range first {
		got[w.Evidence] = w.Value
	}
	if got["both"] <= got["neither"] {
		t.Errorf("a word with both actors weighs %.2f, one with neither %.2f", got["both"], got["neither"])
	}
	if again := learn(); !reflect.DeepEqual(first, again) {
		t.Error("the same cases teach other weights the second time")
	}
}
