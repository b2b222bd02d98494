package main

import (
	"iter"
	"sort"

	"demarche/cmd/internal/page"
	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/document"
	"demarche/timeline/event"
)

// pageInput puts together what the pages show: the graph of the actors, and
// the same with states in the place of who acts for them. texts are those of
// the articles that get a page of their own.
func pageInput(title string, t *timeline.Timeline, texts map[string]string, g, states *graph.Graph, r *timeline.Reader) page.Input {
	in := page.Input{Title: title, Events: timeline.Shown(t.Events), KeyOf: event.Actor.Key, NameIn: r.Actors().Localised}
	in.Counts.Articles, in.Counts.Skipped = len(t.Articles), len(skipped(t.Faults))
	for _, err := range skipped(t.Faults) {
		in.Counts.Reasons = append(in.Counts.Reasons, err.Error())
	}
	quoted := quotedSentences(in.Events)
	for _, a := range t.Articles {
		in.Articles = append(in.Articles, page.Article{ID: a.ID, Title: a.Title, Lang: a.Lang, Date: a.Date, Source: a.Source, URL: a.URL, Sentences: quoted[a.ID], Text: texts[a.ID]})
	}
	in.Actors = nodes(g, r)
	in.States = nodes(states, r)
	in.StateOf = func(a event.Actor, on date.Day) string { return r.Polity(a, on).Key() }
	return in
}

// keepTexts passes documents on and keeps the texts of the first of them.
func keepTexts(docs iter.Seq2[document.Document, error], most int, texts map[string]string) iter.Seq2[document.Document, error] {
	return func(yield func(document.Document, error) bool) {
		for d, err := range docs {
			if err == nil && len(texts) < most {
				texts[d.ID] = d.Text
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// nodes returns the actors of a graph at their places.
func nodes(g *graph.Graph, r *timeline.Reader) []page.Node {
	var out []page.Node
	places, communities, ranks := g.Layout(), g.Communities(), g.PageRank()
	for i, a := range g.Actors() {
		out = append(out, page.Node{
			Key: a.Key, Name: a.Name, Names: map[string]string{"en": a.Name, "de": r.Actors().Localised(a.Name, "de")}, Code: a.Code, Sector: a.Sector,
			X: places[i].X, Y: places[i].Y, Events: a.Events, Degree: a.Degree, Community: communities[i], PageRank: ranks[i],
		})
	}
	return out
}

// quotedSentences collects the sentences of reports by article, in text
// order, each once.
func quotedSentences(events []event.Event) map[string][]event.Span {
	seen := map[string]map[int]bool{}
	out := map[string][]event.Span{}
	for i := range events {
		for _, r := range events[i].Reports {
			if seen[r.Doc] == nil {
				seen[r.Doc] = map[int]bool{}
			}
			if !seen[r.Doc][r.Sentence.Start] {
				seen[r.Doc][r.Sentence.Start] = true
				out[r.Doc] = append(out[r.Doc], r.Sentence)
			}
		}
	}
	for _, list := range out {
		sort.Slice(list, func(i, j int) bool { return list[i].Start < list[j].Start })
	}
	return out
}
