package page

import (
	"cmp"
	"math"
	"slices"
	"time"

	"demarche/timeline/event"
)

// A model is an Input as the pages' script reads it: cleaned, sorted, held in
// columns, with indexes in place of keys and texts. Its columns of numbers and
// its sentences travel apart from the rest, see pack.go.
type model struct {
	Title    string     `json:"title"`
	Counts   Counts     `json:"counts"`
	Articles articles   `json:"articles"`
	Actors   actors     `json:"actors"`
	Kinds    []kind     `json:"kinds"`    // the values of the column "kind"
	Statuses []string   `json:"statuses"` // the values of "status"
	Dates    []string   `json:"dates"`    // the values of "date": EDTF, "" where it is the first day alone
	From     []string   `json:"from"`     // the values of "from"
	Places   []string   `json:"places"`   // the values of "place"
	Readings []reading  `json:"readings"` // the values of a report's "reading"
	Pairs    []pairPage `json:"pairs"`    // pairs of nodes that have a page in the site
	ShortIDs bool       `json:"shortIDs"` // ids are cut: unique among the events of a day
	Bins     bins       `json:"bins"`

	events    events
	reports   reports
	sentences []string
	drawn     [][2]float64 // places of the nodes, each within 0..1
}

// articles are columns.
type articles struct {
	ID     []string `json:"id"`
	Title  []string `json:"title"`
	Lang   []string `json:"lang"`
	Date   []string `json:"date"`
	Source []string `json:"source"`
	URL    []string `json:"url"`
	Page   []string `json:"page"` // its page in the site, "" if it has none
}

// A pairPage is two nodes and the name of their page.
type pairPage struct {
	A    int    `json:"a"`
	B    int    `json:"b"`
	Page string `json:"page"`
}

// actors are columns. The first Nodes actors are the graph's nodes, the next
// States its nodes where it is rolled up; those after them only take part in
// events or are quoted.
type actors struct {
	Nodes  int         `json:"nodes"`
	States int         `json:"states"`
	Key    []string    `json:"key"`
	Name   [][2]string `json:"name"` // English, German
	Code   []string    `json:"code"`
	Sector []string    `json:"sector"`
	Group  []int       `json:"group"` // index of groups
	Of     []int       `json:"of"`    // the node that stands for it, -1 if none
	State  []int       `json:"state"` // the same in the graph that is rolled up

	Community []int     `json:"community"` // of a node, -1 if none
	PageRank  []float64 `json:"pagerank"`  // of a node, in percent
	Page      []string  `json:"page"`      // of a node in the site, "" if it has none
}

// A kind is what many events have in common.
type kind struct {
	Type      string  `json:"type"` // "CONSULT/phone"
	Quad      int     `json:"quad"`
	Score     float64 `json:"score"`
	Goldstein float64 `json:"goldstein"`
	CAMEO     string  `json:"cameo"`
	Symmetric bool    `json:"symmetric"`
}

// A reading tells why a sentence was read as an event.
type reading struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

// events are columns, sorted by first day, then id, the undated last. Start
// and Days end where the undated begin.
type events struct {
	ID                 []string
	Start              []int // first day, counted from 1970-01-01
	Days               []int // further days until the last one
	Kind, Status, Date []int
	From, Place        []int
	Source, Target     []int // actors, one event after the other
	Sources, Targets   []int // how many of them each event has
	Confidence         []int // percent
	Reports            []int // how many, in the order of model.reports
}

// reports are columns. Stretches of a sentence are counted in UTF-16 code
// units from its start; those without a length are not there.
type reports struct {
	Sentence         []int // -1 if the text is not at hand
	Trigger, When    spans
	Source, Target   spans // one report after the other
	Sources, Targets []int // how many of them each report has
	Article, SaidBy  []int // -1 if unknown, nobody
	Reading          []int
	Below            []int // percent by which the event is surer than this report alone
}

type spans struct{ From, Length []int }

func (s *spans) add(at [2]int) {
	s.From = append(s.From, at[0])
	s.Length = append(s.Length, at[1]-at[0])
}

// newModel reads an Input into a model.
func newModel(in Input, s *sitemap, w *words) *model {
	b := newBuilder(in, s, w)
	for _, a := range in.Articles {
		b.article(a)
	}
	for _, n := range in.Actors {
		b.node(n)
	}
	for _, n := range in.States {
		b.state(n)
	}
	b.pairs()
	b.m.drawn = append(places(in.Actors), places(in.States)...)
	for _, e := range sortedEvents(in.Events) {
		b.event(e)
	}
	b.m.Bins = newBins(b.m.events)
	b.m.Statuses, b.m.Dates, b.m.From, b.m.Places = b.statuses.all(), b.dates.all(), b.from.all(), b.places.all()
	b.m.ShortIDs = len(b.m.events.ID) > mostWholeIDs
	return b.m
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
func places(nodes []Node) [][2]float64 {
	left, right := math.Inf(1), math.Inf(-1)
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, n := range nodes {
		if n.Degree > 0 {
			left, right = min(left, n.X), max(right, n.X)
			top, bottom = min(top, n.Y), max(bottom, n.Y)
		}
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
