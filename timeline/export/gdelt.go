package export

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// gdeltColumns is how many columns an event of GDELT 2.0 has.
const gdeltColumns = 61

// GDELT writes events as the event table of GDELT 2.0 (The GDELT Event
// Database Data Format Codebook V2.0, 2015): separated by tabulators, without
// a header, a line for each pair of actors; those of a symmetric event in both
// directions. Events without a date are left out, for the table has no place
// for them.
func GDELT(w io.Writer, d *Data) error {
	b := bufio.NewWriter(w)
	for i := range d.Events {
		e := &d.Events[i]
		day := e.Date.Earliest()
		if day.IsZero() || day.Year < 1 || day.Year > 9999 {
			continue
		}
		for _, p := range pairs(e) {
			if _, err := b.WriteString(strings.Join(d.gdeltRow(e, day, p), "\t") + "\n"); err != nil {
				return fmt.Errorf("writing GDELT: %w", err)
			}
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing GDELT: %w", err)
	}
	return nil
}

// A pair is who acts and, unless nobody is known, towards whom.
type pair struct{ source, target event.Actor }

// pairs returns the pairs of an event in the order of its actors.
func pairs(e *event.Event) []pair {
	targets := e.Target
	if e.Symmetric {
		targets = e.Source
	}
	if len(e.Source) == 1 && len(targets) == 0 {
		return []pair{{source: e.Source[0]}}
	}
	var out []pair
	for _, s := range e.Source {
		if len(targets) == 0 {
			out = append(out, pair{source: s})
		}
		for _, t := range targets {
			if s.Key() != t.Key() {
				out = append(out, pair{s, t})
			}
		}
	}
	return out
}

// gdeltRow returns the 61 columns of one pair.
func (d *Data) gdeltRow(e *event.Event, day date.Day, p pair) []string {
	base := e.CAMEO[:min(3, len(e.CAMEO))]
	root := e.CAMEO[:min(2, len(e.CAMEO))]
	row := []string{
		gdeltID(e.ID, p),
		fmt.Sprintf("%04d%02d%02d", day.Year, day.Month, day.Day), fmt.Sprintf("%04d%02d", day.Year, day.Month), fmt.Sprintf("%04d", day.Year),
		strconv.FormatFloat(float64(day.Year)+min(float64(day.Month*30+day.Day)/365, 0.9999), 'f', 4, 64),
	}
	row = append(row, gdeltActor(p.source)...)
	row = append(row, gdeltActor(p.target)...)
	sources, docs := d.sources(e)
	row = append(row, "", e.CAMEO, base, root, gdeltQuad(root), number(e.Goldstein),
		strconv.Itoa(len(e.Reports)), strconv.Itoa(sources), strconv.Itoa(docs), "")
	row = append(row, make([]string, 17)...) // where the actors are, and the kind of the action's place
	row = append(row, clean(e.Place))
	row = append(row, make([]string, 6)...)
	a := d.article(&e.Reports[0])
	from := clean(a.URL)
	if from == "" {
		from = clean(a.ID)
	}
	return append(row, gdeltAdded(a.Date), from)
}

// gdeltID is a number that is the same for the same pair of an event on every
// run, within what programs that count in floating point keep apart.
func gdeltID(id string, p pair) string {
	h := fnv.New64a()
	io.WriteString(h, id+"\x00"+p.source.Key()+"\x00"+p.target.Key())
	return strconv.FormatUint(h.Sum64()>>11, 10)
}

// cameoGroups are the codes that CAMEO has for organisations of ours.
var cameoGroups = map[string]string{"UNO": "UNO", "EUR": "EEC"}

// cameoTypes are CAMEO's codes for sectors of ours that it calls otherwise;
// "" where it has none.
var cameoTypes = map[string]string{"JRN": "MED", "PRM": "", "REL": "", "SOC": ""}

// gdeltActor returns the ten columns of an actor.
func gdeltActor(a event.Actor) []string {
	kind, other := cameoTypes[a.Sector]
	if !other {
		kind = a.Sector
	}
	country, group := a.Code, cameoGroups[a.Code]
	switch a.Code {
	case "UNO", "EUR":
		country, kind = "", "IGO"
	case "IGO", "NGO", "IMG":
		country, kind = "", a.Code
	}
	row := make([]string, 10)
	row[0], row[1], row[2], row[3], row[7] = country+group+kind, clean(a.Name), country, group, kind
	if group != "" {
		row[0] = kind + group
	}
	return row
}

// gdeltQuad is the class of a root code as GDELT has it: 1 verbal
// cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
func gdeltQuad(root string) string {
	switch {
	case root <= "05":
		return "1"
	case root <= "09":
		return "2"
	case root <= "14":
		return "3"
	}
	return "4"
}

// sources counts the sources and articles of an event's reports.
func (d *Data) sources(e *event.Event) (sources, docs int) {
	bySource, byDoc := map[string]bool{}, map[string]bool{}
	for i := range e.Reports {
		byDoc[e.Reports[i].Doc] = true
		bySource[d.article(&e.Reports[i]).Source] = true
	}
	return len(bySource), len(byDoc)
}

// gdeltAdded returns the date of an article as GDELT writes points of time.
func gdeltAdded(published string) string {
	p, err := date.Parse(published)
	if err != nil || p.Earliest().IsZero() {
		return "" // an article without a date
	}
	day := p.Earliest()
	return fmt.Sprintf("%04d%02d%02d000000", day.Year, day.Month, day.Day)
}
