package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"

	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/event"
)

// EventsCSV writes a line for each event, with its first report.
func EventsCSV(w io.Writer, events []event.Event) error {
	rows := [][]string{{"id", "date", "earliest", "latest", "date_from", "type", "mode", "quad", "score", "cameo", "goldstein", "status", "symmetric",
		"source", "source_code", "source_sector", "target", "target_code", "target_sector", "place", "confidence", "reports", "doc", "start", "end", "trigger", "rule", "sentence"}}
	for i := range events {
		e := &events[i]
		r := e.Reports[0]
		name := func(a event.Actor) string { return a.Name }
		code := func(a event.Actor) string { return a.Code }
		sector := func(a event.Actor) string { return a.Sector }
		rows = append(rows, []string{e.ID, e.Date.String(), e.Earliest, e.Latest, e.DateFrom, string(e.Type), e.Mode, strconv.Itoa(e.Quad), number(e.Score), e.CAMEO, number(e.Goldstein),
			string(e.Status), strconv.FormatBool(e.Symmetric), join(e.Source, name), join(e.Source, code), join(e.Source, sector), join(e.Target, name), join(e.Target, code), join(e.Target, sector),
			e.Place, number(e.Confidence), strconv.Itoa(len(e.Reports)), r.Doc, strconv.Itoa(r.Sentence.Start), strconv.Itoa(r.Sentence.End), r.Trigger.Text, r.Rule, r.Sentence.Text})
	}
	return writeCSV(w, rows)
}

// ActorsCSV writes a line for each actor of a graph, with how it stands among
// the others.
func ActorsCSV(w io.Writer, g *graph.Graph) error {
	rows := [][]string{{"id", "name", "code", "sector", "events", "links", "contacts", "cooperation", "conflict", "cooperation_score", "conflict_score",
		"pagerank", "betweenness", "constraint", "community", "reach"}}
	for _, s := range g.Standings() {
		rows = append(rows, []string{s.ID, s.Name, s.Code, s.Sector, strconv.Itoa(s.Events), strconv.Itoa(s.Degree), strconv.Itoa(s.Contacts),
			strconv.Itoa(s.Cooperation.Count), strconv.Itoa(s.Conflict.Count), number(s.Cooperation.Score), number(s.Conflict.Score),
			measure(s.PageRank), measure(s.Betweenness), measure(s.Constraint), community(&s), strconv.Itoa(s.Reach)})
	}
	return writeCSV(w, rows)
}

// LinksCSV writes a line for each link of a graph.
func LinksCSV(w io.Writer, g *graph.Graph) error {
	rows := [][]string{{"source_id", "source", "target_id", "target", "symmetric", "events", "cooperation", "conflict", "cooperation_score", "conflict_score", "first", "last", "event_ids"}}
	for _, l := range g.Links() {
		ids := make([]string, 0, len(l.Events))
		for _, e := range l.Events {
			ids = append(ids, e.ID)
		}
		row := append([]string{l.Source.ID, l.Source.Name, l.Target.ID, l.Target.Name, strconv.FormatBool(l.Symmetric), strconv.Itoa(len(l.Events))}, linkColumns(l)...)
		rows = append(rows, append(row, strings.Join(ids, " ")))
	}
	return writeCSV(w, rows)
}

// DaysCSV writes how much each day matters.
func DaysCSV(w io.Writer, days []timeline.Day) error {
	rows := [][]string{{"date", "score", "events"}}
	for _, d := range days {
		rows = append(rows, []string{d.Day.String(), strconv.FormatFloat(d.Score, 'f', 3, 64), strconv.Itoa(d.Events)})
	}
	return writeCSV(w, rows)
}

func writeCSV(w io.Writer, rows [][]string) error {
	c := csv.NewWriter(w)
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := c.Write(row); err != nil {
			return fmt.Errorf("writing CSV: %w", err)
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	return nil
}

// cell makes text safe for spreadsheets: control characters become spaces,
// and what a spreadsheet would take for a formula gets an apostrophe in
// front (OWASP, CSV injection). Numbers stay as they are.
func cell(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, s)
	if s == "" || !strings.ContainsRune("=+-@＝＋－＠", firstVisible(s)) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}

func firstVisible(s string) rune {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return r
		}
	}
	return ' '
}

// round leaves four digits behind the point.
func round(f float64) float64 { return math.Round(f*1e4) / 1e4 }

// measure leaves four digits that count, for what may be very small.
func measure(f float64) string { return strconv.FormatFloat(f, 'g', 4, 64) }

func number(f float64) string { return strconv.FormatFloat(round(f), 'f', -1, 64) }

func join(actors []event.Actor, part func(event.Actor) string) string {
	list := make([]string, 0, len(actors))
	for _, a := range actors {
		list = append(list, part(a))
	}
	return strings.Join(list, "; ")
}
