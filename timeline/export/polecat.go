package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"demarche/timeline/event"
)

// polecatColumns are the columns of POLECAT (Halterman, Schrodt, Beger,
// Bagozzi & Scarborough, "Creating Custom Event Data Without Dictionaries",
// 2023; Harvard Dataverse, doi:10.7910/DVN/AJGVIT).
var polecatColumns = []string{
	"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
}

// polecatQuads are the names of the quad classes.
var polecatQuads = [...]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

// POLECAT writes a line for each event, separated by tabulators under a
// header. Those who took part in a symmetric event stand on both sides.
func POLECAT(w io.Writer, d *Data) error {
	c := csv.NewWriter(w)
	c.Comma = '\t'
	if err := c.Write(polecatColumns); err != nil {
		return fmt.Errorf("writing POLECAT: %w", err)
	}
	for i := range d.Events {
		if err := c.Write(d.polecatRow(&d.Events[i])); err != nil {
			return fmt.Errorf("writing POLECAT: %w", err)
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("writing POLECAT: %w", err)
	}
	return nil
}

func (d *Data) polecatRow(e *event.Event) []string {
	r := &e.Reports[0]
	a := d.article(r)
	day := ""
	if first := e.Date.Earliest(); !first.IsZero() {
		day = first.String()
	}
	target, raw := e.Target, r.Target
	if e.Symmetric {
		target, raw = e.Source, r.Source
	}
	row := []string{e.ID, day, string(e.Type), e.Mode, number(e.Score), polecatQuads[e.Quad], ""}
	row = append(row, polecatActors(e.Source, r.Source)...)
	row = append(row, polecatActors(target, raw)...)
	row = append(row, e.Place)
	row = append(row, make([]string, 9)...)
	row = append(row, a.Source, a.Date, "", "", "", a.Lang, "demarche")
	for i := range row {
		row[i] = cell(row[i])
	}
	return row
}

// polecatActors returns the eight columns of one side of an event.
func polecatActors(actors []event.Actor, raw []event.Span) []string {
	names := join(actors, func(a event.Actor) string { return a.Name })
	countries := join(actors, func(a event.Actor) string { return a.Code })
	sectors := join(actors, func(a event.Actor) string { return a.Sector })
	first := ""
	if len(actors) > 0 {
		first = actors[0].Sector
	}
	var words []string
	for _, s := range raw {
		if s.Text != "" {
			words = append(words, s.Text)
		}
	}
	return []string{names, countries, "", first, sectors, "", strings.Join(words, "; "), join(actors, func(a event.Actor) string { return a.ID })}
}
