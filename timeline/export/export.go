// Package export writes timelines and graphs in the formats of other
// programs. docs/exports.md says what each of them holds.
package export

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"unicode"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/event"
)

// Data is what is exported.
type Data struct {
	Events   []event.Event // by date, then id
	Graph    *graph.Graph  // of these events
	articles map[string]*timeline.Article
}

// NewData puts together events, the articles that report them, and their
// graph.
func NewData(events []event.Event, articles []timeline.Article) (*Data, error) {
	g, err := graph.Build(events)
	if err != nil {
		return nil, err
	}
	d := &Data{Events: events, Graph: g, articles: make(map[string]*timeline.Article, len(articles))}
	for i := range articles {
		d.articles[articles[i].ID] = &articles[i]
	}
	return d, nil
}

// article returns the article of a report.
func (d *Data) article(r *event.Report) *timeline.Article {
	if a := d.articles[r.Doc]; a != nil {
		return a
	}
	return &timeline.Article{ID: r.Doc}
}

// A Format is a form in which a timeline or its graph is written: one file, or
// several that belong together.
type Format struct {
	Name  string
	For   string // what reads it
	Files []File
}

// A File is one file of a format.
type File struct {
	Name  string
	Write func(io.Writer, *Data) error
}

// Formats returns the formats, in the order in which they are offered.
func Formats() []Format {
	return []Format{
		{"jsonl", "events with all their reports, for programs", []File{{"events.jsonl", ofEvents(EventsJSONL)}}},
		{"csv", "events, for spreadsheets, R and Stata", []File{{"events.csv", ofEvents(EventsCSV)}}},
		{"dyads", "links by month, for models of dyads", []File{{"dyads.csv", DyadMonths}}},
		{"parquet", "events, for R (arrow), pandas, DuckDB", []File{{"events.parquet", ofEvents(Parquet)}}},
		{"gdelt", "GDELT 2.0 events, 61 columns", []File{{"demarche.export.CSV", GDELT}}},
		{"polecat", "POLECAT events, 40 columns", []File{{"polecat.txt", POLECAT}}},
		{"timelinejs", "TimelineJS", []File{{"timeline.json", TimelineJS}}},
		{"vis-timeline", "vis-timeline", []File{{"vis-timeline.json", VisTimeline}}},
		{"icalendar", "calendars (RFC 5545)", []File{{"events.ics", ICalendar}}},
		{"followthemoney", "Aleph and other tools of investigative journalists", []File{{"entities.ftm.json", FollowTheMoney}}},
		{"dot", "the graph, for graphviz", []File{{"graph.dot", ofGraph((*graph.Graph).WriteDOT)}}},
		{"gexf", "the graph over time, for Gephi", []File{{"graph.gexf", ofGraph((*graph.Graph).WriteGEXF)}}},
		{"graphml", "the graph, for igraph, networkx, yEd", []File{{"graph.graphml", ofGraph((*graph.Graph).WriteGraphML)}}},
		{"gephi", "the graph, for Gephi's data laboratory", []File{{"nodes.csv", GephiNodes}, {"edges.csv", GephiEdges}}},
		{"neo4j", "the graph, for neo4j-admin database import", []File{{"nodes.csv", Neo4jNodes}, {"relationships.csv", Neo4jRelationships}}},
	}
}

func ofEvents(write func(io.Writer, []event.Event) error) func(io.Writer, *Data) error {
	return func(w io.Writer, d *Data) error { return write(w, d.Events) }
}

func ofGraph(write func(*graph.Graph, io.Writer) error) func(io.Writer, *Data) error {
	return func(w io.Writer, d *Data) error { return write(d.Graph, w) }
}

// headline says in a line what an event is.
func headline(e *event.Event) string { return clean(e.Kind() + ": " + e.Parties()) }

// clean makes text one line without control characters and marks that turn
// the direction of text.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// link returns an address if it is one that a reader may follow, else "".
func link(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return clean(url)
	}
	return ""
}

// handle is a short name that is the same for the same text on every run.
func handle(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:10])
}
