package export

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// A jsTimeline is what TimelineJS 3 reads (https://timeline.knightlab.com,
// "Timeline JSON format").
type jsTimeline struct {
	Events []jsSlide `json:"events"`
}

type jsSlide struct {
	ID      string  `json:"unique_id"`
	Start   jsDate  `json:"start_date"`
	End     *jsDate `json:"end_date,omitempty"`
	Display string  `json:"display_date,omitempty"`
	Group   string  `json:"group"`
	Text    jsText  `json:"text"`
}

// A jsDate is a day, a month or a year: TimelineJS shows what is given.
type jsDate struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

// A jsText is HTML.
type jsText struct {
	Headline string `json:"headline"`
	Text     string `json:"text"`
}

// TimelineJS writes a slide for each event that has a date, with the
// sentences of its reports.
func TimelineJS(w io.Writer, d *Data) error {
	out := jsTimeline{Events: []jsSlide{}}
	for i := range d.Events {
		e := &d.Events[i]
		first, last := e.Date.Earliest(), e.Date.Latest()
		if first.IsZero() || last.IsZero() {
			continue
		}
		s := jsSlide{ID: e.ID, Group: string(e.Type), Text: jsText{html.EscapeString(headline(e)), d.quotes(e)}}
		s.Start = dayOf(first)
		if first != last {
			end := dayOf(last)
			s.End, s.Display = &end, html.EscapeString(e.Date.String())
		}
		out.Events = append(out.Events, s)
	}
	return writeJSON(w, out, "TimelineJS")
}

func dayOf(d date.Day) jsDate { return jsDate{d.Year, d.Month, d.Day} }

// quotes returns the sentences that report an event, as HTML, each with its
// article.
func (d *Data) quotes(e *event.Event) string {
	var b strings.Builder
	for i := range e.Reports {
		r := &e.Reports[i]
		a := d.article(r)
		name := html.EscapeString(clean(a.ID))
		if url := link(a.URL); url != "" {
			name = fmt.Sprintf("<a href=\"%s\">%s</a>", html.EscapeString(url), name)
		}
		fmt.Fprintf(&b, "<p>%s<br><small>%s</small></p>", html.EscapeString(clean(r.Sentence.Text)), name)
	}
	return b.String()
}

// writeJSON writes a value as JSON that holds no HTML.
func writeJSON(w io.Writer, v any, format string) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing %s: %w", format, err)
	}
	return nil
}
