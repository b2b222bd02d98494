package export

import (
	"html"
	"io"
)

// A visData is what vis-timeline reads (https://visjs.github.io/vis-timeline,
// "Data Format"): a line for each type of event, and the events.
type visData struct {
	Groups []visGroup `json:"groups"`
	Items  []visItem  `json:"items"`
}

type visGroup struct {
	ID      string `json:"id"`
	Content string `json:"content"`
}

// A visItem is a box at its day, or a range to the day after its last.
// Content and Title are HTML.
type visItem struct {
	ID      string `json:"id"`
	Group   string `json:"group"`
	Content string `json:"content"`
	Title   string `json:"title"`
	Start   string `json:"start"`
	End     string `json:"end,omitempty"`
	Type    string `json:"type"`
	Class   string `json:"className"` // "cooperation planned"
}

// VisTimeline writes the events that have a date.
func VisTimeline(w io.Writer, d *Data) error {
	out := visData{Groups: []visGroup{}, Items: []visItem{}}
	seen := map[string]bool{}
	for i := range d.Events {
		e := &d.Events[i]
		first, last := e.Date.Earliest(), e.Date.Latest()
		if first.IsZero() || last.IsZero() {
			continue
		}
		group := string(e.Type)
		if !seen[group] {
			seen[group] = true
			out.Groups = append(out.Groups, visGroup{group, html.EscapeString(group)})
		}
		side := "conflict"
		if e.Quad <= 2 {
			side = "cooperation"
		}
		item := visItem{ID: e.ID, Group: group, Content: html.EscapeString(clean(e.Parties())), Title: d.quotes(e), Start: first.String(), Type: "box", Class: side + " " + string(e.Status)}
		if first != last {
			item.Type, item.End = "range", last.AddDays(1).String()
		}
		out.Items = append(out.Items, item)
	}
	return writeJSON(w, out, "vis-timeline")
}
