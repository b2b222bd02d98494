package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"demarche/timeline/event"
)

// A model is an Input as the pages' script reads it: cleaned, sorted, held in
// columns, with indexes in place of keys. Each sentence stands in it once.
type model struct {
	Title     string     `json:"title"`
	Counts    Counts     `json:"counts"`
	Articles  []article  `json:"articles"`
	Sentences []sentence `json:"sentences"`
	Actors    actors     `json:"actors"`
	Events    events     `json:"events"`
	Reports   []report   `json:"reports"`
	Types     []string   `json:"types"` // "CONSULT/phone": the values of events.Type
	Rules     []string   `json:"rules"` // the values of report.Rule
	Whys      []string   `json:"whys"`  // the values of report.Why
	Links     []edge     `json:"links"`
	Bins      bins       `json:"bins"`

	places [][2]float64 // of the nodes, each within 0..1
}

type article struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Lang   string `json:"lang"`
	Date   string `json:"date"`
	Source string `json:"source"`
	URL    string `json:"url"`
}

// A sentence is the index of its article and its text.
type sentence struct {
	Article int    `json:"a"`
	Text    string `json:"t"`
}

// actors are columns. The first Nodes actors are the graph's nodes; those
// after them only take part in events or are quoted.
type actors struct {
	Nodes  int         `json:"nodes"`
	Key    []string    `json:"key"`
	Name   [][2]string `json:"name"` // English, German
	Code   []string    `json:"code"`
	Sector []string    `json:"sector"`
	Group  []int       `json:"group"` // index of groups
	Of     []int       `json:"of"`    // the node that stands for it, -1 if none
}

// events are columns, sorted by first day, then id, the undated last. Start
// and Days end where the undated begin.
type events struct {
	ID         []string  `json:"id"`
	Start      []int     `json:"start"` // first day, counted from 1970-01-01
	Days       []int     `json:"days"`  // further days until the last one
	Date       []string  `json:"date"`  // EDTF, "" where it is the first day alone
	From       []string  `json:"from"`
	Type       []int     `json:"type"`
	Quad       []int     `json:"quad"`
	Status     []string  `json:"status"`
	Symmetric  []int     `json:"symmetric"`
	Source     [][]int   `json:"source"`
	Target     [][]int   `json:"target"`
	Place      []string  `json:"place"`
	Score      []float64 `json:"score"`
	Goldstein  []float64 `json:"goldstein"`
	CAMEO      []string  `json:"cameo"`
	Confidence []int     `json:"confidence"` // percent
	Reports    []int     `json:"reports"`    // how many, in the order of model.Reports
}

// A report is a sentence with the words that matter in it, as offsets in
// UTF-16 code units from the sentence's start.
type report struct {
	Sentence   int      `json:"s"`           // -1 if the text is not at hand
	Trigger    *[2]int  `json:"g,omitempty"` // nil if outside the sentence
	Source     [][2]int `json:"a,omitempty"`
	Target     [][2]int `json:"b,omitempty"`
	When       *[2]int  `json:"w,omitempty"`
	Article    int      `json:"d"`
	SaidBy     int      `json:"q"` // actor, -1 if nobody
	Rule       int      `json:"r"`
	Why        int      `json:"y"`
	Confidence int      `json:"c"`
}

// An edge is a link between the nodes with these indexes.
type edge struct {
	Source      int    `json:"s"`
	Target      int    `json:"t"`
	Symmetric   bool   `json:"m"`
	Cooperation Weight `json:"p"`
	Conflict    Weight `json:"n"`
	Events      []int  `json:"e"`
	First       string `json:"first"`
	Last        string `json:"last"`
}

// newModel reads an Input into a model. A link between actors that the Input
// does not have is an error.
func newModel(in Input, w *words) (*model, error) {
	b := newBuilder(in, w)
	for _, a := range in.Articles {
		b.article(a)
	}
	for _, n := range in.Actors {
		b.node(n)
	}
	b.m.places = places(in.Actors, in.Links)
	for _, e := range sortedEvents(in.Events) {
		b.event(e)
	}
	for _, l := range sortedLinks(in.Links) {
		if err := b.link(l); err != nil {
			return nil, err
		}
	}
	b.m.Bins = newBins(b.m.Events)
	b.m.Types, b.m.Rules, b.m.Whys = b.types.all(), b.rules.all(), b.whys.all()
	return b.m, nil
}

// sortedEvents returns the events by first day, then id, the undated last.
func sortedEvents(in []event.Event) []event.Event {
	out := slices.Clone(in)
	slices.SortStableFunc(out, func(a, b event.Event) int {
		x, _, okA := days(a)
		y, _, okB := days(b)
		if okA != okB {
			if okA {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// sortedLinks returns the links by source and target.
func sortedLinks(in []Link) []Link {
	out := slices.Clone(in)
	slices.SortStableFunc(out, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
	return out
}

// days returns the first and last day that an event may have happened on,
// counted from 1970-01-01, and whether they are known.
func days(e event.Event) (first, last int, ok bool) {
	first, hasFirst := dayNumber(e.Earliest)
	last, hasLast := dayNumber(e.Latest)
	switch {
	case !hasFirst && !hasLast:
		return 0, 0, false
	case !hasFirst: // open at one end
		first = last
	case !hasLast || last < first:
		last = first
	}
	return first, last, true
}

// dayNumber counts days from 1970-01-01 to a day such as "2025-02-12".
func dayNumber(day string) (int, bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	return int(math.Floor(float64(t.Unix()) / 86400)), true
}

// edtf returns the date of an event in EDTF, "" where it is one exact day or
// not known: the first and last day tell that already.
func edtf(e event.Event) string {
	d := e.Date.String()
	switch {
	case d == "" && e.Latest != "" && e.Latest != e.Earliest:
		return e.Earliest + "/" + e.Latest
	case d == e.Earliest:
		return ""
	}
	return clean(d)
}

// places scales the nodes' positions so that each coordinate of those that
// are linked, for only they are drawn, runs from 0 to 1.
func places(nodes []Node, links []Link) [][2]float64 {
	if len(nodes) == 0 {
		return nil
	}
	linked := map[string]bool{}
	for _, l := range links {
		linked[l.Source], linked[l.Target] = true, true
	}
	left, right := math.Inf(1), math.Inf(-1)
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, n := range nodes {
		if !linked[n.Key] {
			continue
		}
		left, right = min(left, n.X), max(right, n.X)
		top, bottom = min(top, n.Y), max(bottom, n.Y)
	}
	out := make([][2]float64, len(nodes))
	for i, n := range nodes {
		out[i] = [2]float64{within(n.X, left, right), within(n.Y, top, bottom)}
	}
	return out
}

// within returns where between low and high v lies, 0 to 1 by thousandths;
// the middle where that cannot be told.
func within(v, low, high float64) float64 {
	part := (v - low) / (high - low)
	if math.IsNaN(part) || math.IsInf(part, 0) {
		return 0.5
	}
	return math.Round(min(1, max(0, part))*1000) / 1000
}

// finite returns v, or 0 where JSON has no word for it.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// percent returns a confidence as a whole number from 0 to 100.
func percent(confidence float64) int {
	return int(math.Round(100 * min(1, max(0, finite(confidence)))))
}

// unknownNode says that a link names an actor that the graph does not have.
func unknownNode(key string) error {
	return fmt.Errorf("a link names the actor %q, which is not among the actors", cleanName(key, maxName))
}
