package main

import (
	"context"
	"io/fs"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/document"
	"demarche/timeline/event"
)

// TestSeeds holds merging over seeds/ to what it has reached.
func TestSeeds(t *testing.T) {
	r, err := timeline.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	docs := document.Read(context.Background(), []string{"../../../seeds"}, document.Options{})
	built, err := timeline.Build(context.Background(), docs, r, timeline.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	halves, err := scoreCorpus("seeds", built.Events)
	if err != nil {
		t.Fatal(err)
	}
	got := halves["tuned"]
	t.Log(got)
	if got.reports < 150 {
		t.Errorf("only %d reports are found: do gold/seeds.tsv and seeds/ fit?", got.reports)
	}
	if got.precision() < 0.85 || got.recall() < 0.65 {
		t.Errorf("%s, want P 0.85 and R 0.65 at least", got)
	}
}

// TestGold checks that the tables are whole.
func TestGold(t *testing.T) {
	files, err := fs.Glob(goldFiles, "gold/*.tsv")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d tables: %v", len(files), err)
	}
	groups := 0
	for _, f := range files {
		marks, err := readGold(strings.TrimSuffix(strings.TrimPrefix(f, "gold/"), ".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		members, half := map[string]int{}, map[string]string{}
		for _, m := range marks {
			if m.start >= m.end || m.half != "tuned" && m.half != "unseen" {
				t.Errorf("%s: %+v makes no sense", f, m)
			}
			if m.event == "-" {
				continue
			}
			if h := half[m.event]; h != "" && h != m.half {
				t.Errorf("%s: group %s stands in both halves", f, m.event)
			}
			half[m.event] = m.half
			if !m.misread {
				members[m.event]++
			}
		}
		for _, n := range members {
			if n > 1 {
				groups++
			}
		}
	}
	if groups < 60 {
		t.Errorf("%d groups of two reports or more, want 60", groups)
	}
}

func TestScoreCorpus(t *testing.T) {
	marks, err := readGold("seeds")
	if err != nil {
		t.Fatal(err)
	}
	at := func(i int) event.Event {
		m := marks[i]
		return event.Event{ID: m.event + m.doc, Status: event.Actual, Reports: []event.Report{{Doc: m.doc, Trigger: event.Span{Start: m.start, End: m.end}}}}
	}
	var one []event.Event
	all := event.Event{ID: "all", Status: event.Actual}
	for i := range marks {
		one = append(one, at(i))
		one[i].ID = string(rune('a'+i%26)) + string(rune('a'+i/26))
		all.Reports = append(all.Reports, at(i).Reports...)
	}
	if got, err := scoreCorpus("seeds", one); err != nil || got["tuned"].right+got["tuned"].wrong != 0 || got["tuned"].apart == 0 {
		t.Errorf("all alone: %v, %v", got["tuned"], err)
	}
	if got, err := scoreCorpus("seeds", []event.Event{all}); err != nil || got["tuned"].recall() != 1 || got["tuned"].precision() > 0.1 {
		t.Errorf("all in one: %v, %v", got["tuned"], err)
	}
}
