// Package page does the web pages: the timeline, the graph and the explorer
// that joins them, each one HTML file that works offline, asks nothing of any
// server and shows the sentence behind every point.
package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// An Input is what the three pages show. The same Input gives the same bytes.
// The script makes the links of its events, by the same rules as graph.Build.
type Input struct {
	Title    string        // of the collection, "" for the program's own
	Articles []Article     // those that reports quote; others may stand here too
	Events   []event.Event // in any order
	Actors   []Node        // the graph's nodes
	States   []Node        // the nodes of the same graph, rolled up to states and organisations
	Counts   Counts        // what the run did
	KeyOf    KeyOf         // nil means ActorKey
	NameIn   NameIn        // nil means that actors who are no nodes have one name
	StateOf  StateOf       // nil means that the graph is not rolled up
}

// A KeyOf tells which node of Actors stands for a participant, by its Key.
type KeyOf func(event.Actor) string

// A StateOf tells for which state or organisation a participant acts on a day,
// by the key of a node of States.
type StateOf func(a event.Actor, on date.Day) string

// A NameIn returns an actor's name in a language, "de" or "en".
type NameIn func(name, language string) string

// Counts tell what a run read and left out.
type Counts struct {
	Articles int      `json:"articles"` // read
	Skipped  int      `json:"skipped"`  // could not be read
	Reasons  []string `json:"reasons"`  // why, a sentence each, in English
}

// An Article is an article with the sentences that reports quote.
type Article struct {
	ID        string
	Title     string
	Lang      string       // "de", "en"
	Date      string       // publication, as 2025-02-12 or 2025-02, or ""
	Source    string       // newspaper or agency
	URL       string       // a link only where it is http or https
	Sentences []event.Span // Start and End are bytes of the article, Text its words
	Text      string       // the whole of it, "" where it was not kept
}

// A Node is an actor of the graph at its place in the drawing.
type Node struct {
	Key    string
	Name   string            // usual English name, or as written
	Names  map[string]string // by language: {"de": …, "en": …}; may lack either
	Code   string            // ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, IMG, or ""
	Sector string            // PLOVER sector, or ""
	X, Y   float64           // any unit; only proportions count
	Events int               // in which it takes part
	Degree int               // links that it has

	Community int     // the number of its community, -1 if it has none
	PageRank  float64 // 1 over all nodes
}

// ActorKey returns the key of an actor that is known by its id or else by its
// name.
func ActorKey(a event.Actor) string {
	if a.ID != "" {
		return a.ID
	}
	return a.Name
}

// A view is one of the three pages.
type view string

const (
	timelineView view = "timeline"
	graphView    view = "graph"
	explorerView view = "explorer"
)

// Pages are the pages of one Input, ready to be written.
type Pages struct {
	shell shell
	page  *template.Template
	site  *site
}

// New puts the pages of an Input together.
func New(in Input) (*Pages, error) {
	words, err := readWords(assets)
	if err != nil {
		return nil, err
	}
	names := newSitemap(in)
	s, err := newShell(in, names, words)
	if err != nil {
		return nil, fmt.Errorf("putting the pages together: %w", err)
	}
	site, err := newSite(in, names, words)
	if err != nil {
		return nil, err
	}
	t, err := template.New("page.html").
		Funcs(template.FuncMap{"word": words.english}).
		ParseFS(assets, "assets/page.html")
	return &Pages{*s, t, site}, err
}

// Site lists the pages of single actors, pairs, places and articles, which
// belong into the folder SiteFolder beside the others.
func (p *Pages) Site() []File { return p.site.files() }

// Timeline writes the page of the events by day.
func (p *Pages) Timeline(w io.Writer) error { return p.write(w, timelineView) }

// Graph writes the page of the actors and their links.
func (p *Pages) Graph(w io.Writer) error { return p.write(w, graphView) }

// Explorer writes the page that joins timeline, graph and table under one
// filter.
func (p *Pages) Explorer(w io.Writer) error { return p.write(w, explorerView) }

// write renders the whole page before the first byte goes out, so that a
// fault leaves nothing half written.
func (p *Pages) write(w io.Writer, v view) error {
	s := p.shell
	s.View = v
	var page bytes.Buffer
	if err := p.page.Execute(&page, s); err != nil {
		return fmt.Errorf("writing the %s page: %w", v, err)
	}
	_, err := w.Write(page.Bytes())
	return err
}
