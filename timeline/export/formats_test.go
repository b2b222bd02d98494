package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/emersion/go-ical"
	"github.com/parquet-go/parquet-go"
	"golang.org/x/net/html"
	dotfile "gonum.org/v1/gonum/graph/formats/dot"
	"gonum.org/v1/gonum/graph/formats/gexf12"

	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/event"
	"demarche/timeline/lexicon"
)

// hostile are names that would break out of a format.
var hostile = []string{"Ann; Bob, \"C\" \\", "a\tb\r\nc", "<script>alert(1)</script>", "=1+1", "]]>&amp;", "\u202eevil\u2028x", "BEGIN:VEVENT", "Zoë 🕊", "\x1b[31m", strings.Repeat("ü", 300)}

// exported is a call, an attack that lasted a month, an undated threat with
// nobody threatened, and acts of hostile names.
func exported(t *testing.T) *Data {
	t.Helper()
	trump, putin := event.Actor{ID: "Q22686", Name: "Donald Trump", Code: "USA", Sector: "GOV"}, event.Actor{ID: "Q7747", Name: "Vladimir Putin", Code: "RUS", Sector: "GOV"}
	eu, ukraine := event.Actor{ID: "Q458", Name: "European Union", Code: "EUR", Sector: "IGO"}, event.Actor{ID: "Q212", Name: "Ukraine", Code: "UKR", Sector: "GOV"}
	report := func(doc, text string) event.Report {
		return event.Report{Doc: doc, Sentence: event.Span{Start: 7, End: 7 + len(text), Text: text}, Trigger: event.Span{Start: 8, End: 9, Text: text[:1]}, Rule: "en:x", Weight: 0.5}
	}
	events := []event.Event{
		{ID: "aa01", Type: "CONSULT", Mode: "phone", Quad: 1, Score: 1.5, CAMEO: "041", Goldstein: 1, Status: event.Actual, Symmetric: true, Source: []event.Actor{trump, putin}, Confidence: 0.75,
			Reports: []event.Report{report("one", "They spoke, at length."), report("two", "A call; a long one.")}},
		{ID: "aa02", Type: "ASSAULT", Quad: 4, Score: -9, CAMEO: "1383", Goldstein: -9, Status: event.Planned, Source: []event.Actor{putin, trump}, Target: []event.Actor{ukraine, eu}, Place: "Kyiv", Reports: []event.Report{report("one", "It was attacked.")}},
		{ID: "aa03", Type: "THREATEN", Quad: 3, Score: -3.5, CAMEO: "130", Status: event.Actual, Source: []event.Actor{trump}, Reports: []event.Report{report("nowhere", "He threatened.")}},
	}
	days := []string{"2025-02-12", "2025-02", ""}
	for i, name := range hostile {
		events = append(events, event.Event{ID: fmt.Sprint("bb", i), Type: "AID", Quad: 2, Score: 10, CAMEO: "070", Status: event.Actual, Place: name,
			Source: []event.Actor{{Name: name, Sector: "NGO", Code: "NGO"}}, Target: []event.Actor{ukraine}, Reports: []event.Report{report(name, name)}})
		days = append(days, "2025-03-01/2025-03-02")
	}
	for i, s := range days {
		if d, err := date.Parse(s); err == nil {
			events[i].SetDate(d, "text")
		}
	}
	d, err := NewData(events, []timeline.Article{{ID: "one", Title: "One", Lang: "de", Date: "2025-02-13", Source: "dpa", URL: "https://example.org/?a=1&b=2"}, {ID: "two", Lang: "en", Date: "2025-02"}, {ID: hostile[2], URL: "javascript:alert(1)"}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// written returns what a format's file holds.
func written(t *testing.T, d *Data, format string, file int) []byte {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == format {
			var b bytes.Buffer
			if err := f.Files[file].Write(&b, d); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
	}
	t.Fatalf("there is no format %s", format)
	return nil
}

// TestFormats: every format writes something, the same on every run, of no
// events too.
func TestFormats(t *testing.T) {
	empty, err := NewData(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		for i := range f.Files {
			if one, two := written(t, exported(t), f.Name, i), written(t, exported(t), f.Name, i); len(one) == 0 || !bytes.Equal(one, two) {
				t.Errorf("%s: two runs differ, or write nothing", f.Name)
			}
			written(t, empty, f.Name, i)
		}
	}
}

func TestGDELT(t *testing.T) {
	rows := strings.Split(strings.TrimSuffix(string(written(t, exported(t), "gdelt", 0)), "\n"), "\n")
	if want := 2 + 4 + len(hostile); len(rows) != want {
		t.Errorf("%d rows, want %d: a call both ways, four pairs of an attack, no undated threat", len(rows), want)
	}
	ids := map[string]bool{}
	for _, row := range rows {
		cells := strings.Split(row, "\t")
		if len(cells) != gdeltColumns {
			t.Fatalf("%d columns, want %d: %q", len(cells), gdeltColumns, row)
		}
		if _, err := strconv.ParseInt(cells[0], 10, 54); err != nil || ids[cells[0]] {
			t.Errorf("the id %s is no number, or there twice", cells[0])
		}
		ids[cells[0]] = true
	}
	// Columns by their number in the codebook, from 1 on.
	attack := strings.Split(rows[3], "\t")
	for column, want := range map[int]string{2: "20250201", 3: "202502", 4: "2025", 5: "2025.1671", 6: "RUSGOV", 7: "Vladimir Putin", 8: "RUS", 13: "GOV", 16: "IGOEEC", 18: "", 19: "EEC", 23: "IGO",
		27: "1383", 28: "138", 29: "13", 30: "3", 31: "-9", 32: "1", 33: "1", 34: "1", 53: "Kyiv", 60: "20250213000000", 61: "https://example.org/?a=1&b=2"} {
		if got := attack[column-1]; got != want {
			t.Errorf("column %d is %q, want %q", column, got, want)
		}
	}
}

func TestPOLECAT(t *testing.T) {
	r := csv.NewReader(bytes.NewReader(written(t, exported(t), "polecat", 0)))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4+len(hostile) || len(rows[0]) != 40 {
		t.Fatalf("%d rows of %d columns, want %d of 40", len(rows), len(rows[0]), 4+len(hostile))
	}
	call := map[string]string{}
	for i, name := range rows[0] {
		call[name] = rows[1][i]
	}
	for column, want := range map[string]string{"Event Date": "2025-02-12", "Event Type": "CONSULT", "Event Mode": "phone", "Intensity": "1.5", "Quad Code": "VERBAL COOPERATION",
		"Actor Name": "Donald Trump; Vladimir Putin", "Recipient Country": "USA; RUS", "Primary Recipient Sector": "GOV", "Source": "dpa", "Publication Date": "2025-02-13", "Language": "de"} {
		if call[column] != want {
			t.Errorf("%s is %q, want %q", column, call[column], want)
		}
	}
}

// TestJSONForPages checks what goes into pages: dates, and no HTML but ours.
func TestJSONForPages(t *testing.T) {
	d := exported(t)
	var js jsTimeline
	if err := json.Unmarshal(written(t, d, "timelinejs", 0), &js); err != nil {
		t.Fatal(err)
	}
	var vis visData
	if err := json.Unmarshal(written(t, d, "vis-timeline", 0), &vis); err != nil {
		t.Fatal(err)
	}
	if len(js.Events) != 2+len(hostile) || len(vis.Items) != len(js.Events) || len(vis.Groups) != 3 {
		t.Fatalf("%d slides, %d items, %d groups", len(js.Events), len(vis.Items), len(vis.Groups))
	}
	if s := js.Events[1]; s.Start != (jsDate{2025, 2, 1}) || *s.End != (jsDate{2025, 2, 28}) || s.Display != "2025-02" || js.Events[0].End != nil {
		t.Errorf("a month becomes %+v", s)
	}
	if v := vis.Items[1]; v.Start != "2025-02-01" || v.End != "2025-03-01" || v.Type != "range" || v.Class != "conflict planned" || vis.Items[0].Type != "box" {
		t.Errorf("a month becomes %+v", v)
	}
	groups := map[string]bool{}
	for _, g := range vis.Groups {
		groups[g.ID] = true
	}
	for i := range js.Events {
		if !groups[vis.Items[i].Group] {
			t.Errorf("there is no group %s", vis.Items[i].Group)
		}
		for _, s := range []string{js.Events[i].Text.Headline, js.Events[i].Text.Text, vis.Items[i].Content, vis.Items[i].Title} {
			checkHTML(t, s)
		}
	}
}

func checkHTML(t *testing.T, s string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(s), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, top := range nodes {
		for n := range top.Descendants() {
			if n.Type == html.ElementNode && !strings.Contains(" html head body p br small a ", " "+n.Data+" ") {
				t.Errorf("%.80q has an element %s", s, n.Data)
			}
			for _, a := range n.Attr {
				if a.Key != "href" || !strings.HasPrefix(a.Val, "https://") {
					t.Errorf("%.80q has the attribute %s=%s", s, a.Key, a.Val)
				}
			}
		}
	}
}

func TestICalendar(t *testing.T) {
	data := written(t, exported(t), "icalendar", 0)
	for line := range strings.SplitSeq(string(data), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("the line %q is too long, or ends otherwise", line)
		}
	}
	cal, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	events := cal.Events()
	if len(events) != 2+len(hostile) {
		t.Fatalf("%d entries, want %d", len(events), 2+len(hostile))
	}
	text := func(e ical.Event, name string) string {
		s, err := e.Props.Text(name)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if s := text(events[0], ical.PropDescription); s != "They spoke, at length. (one)\nA call; a long one. (two)" {
		t.Errorf("the call is described as %q", s)
	}
	end, err := events[1].DateTimeEnd(nil)
	if err != nil || end.Format("2006-01-02") != "2025-03-01" || text(events[1], ical.PropStatus) != "TENTATIVE" {
		t.Errorf("the attack ends %v, %v", end, err)
	}
	if s := text(events[2], ical.PropSummary); s != "AID: "+hostile[0]+" → Ukraine" {
		t.Errorf("the summary is %q", s)
	}
}

// TestFollowTheMoney holds the entities against the published model.
func TestFollowTheMoney(t *testing.T) {
	type property struct{ kind, span string }
	known, required := map[string]property{}, map[string][]string{}
	model, err := lexicon.ReadTable(os.DirFS("testdata"), "ftm.tsv", "schema", "property", "type", "range", "required")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range model.Rows {
		known[r.Get("schema")+" "+r.Get("property")] = property{r.Get("type"), r.Get("range")}
		if r.Get("required") != "" {
			required[r.Get("schema")] = append(required[r.Get("schema")], r.Get("property"))
		}
	}
	isA := map[string]string{"LegalEntity": "LegalEntity Thing", "Article": "Document Thing", "Event": "Thing"}
	schema := map[string]string{}
	var list []entity
	for line := range bytes.Lines(written(t, exported(t), "followthemoney", 0)) {
		var e entity
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		if schema[e.ID] != "" {
			t.Errorf("%s is there twice", e.ID)
		}
		schema[e.ID] = e.Schema
		list = append(list, e)
	}
	for _, e := range list {
		for _, p := range required[e.Schema] {
			if len(e.Properties[p]) == 0 {
				t.Errorf("%s %s lacks %s", e.Schema, e.ID, p)
			}
		}
		for p, values := range e.Properties {
			k, ok := known[e.Schema+" "+p]
			if !ok {
				t.Errorf("%s has no property %s", e.Schema, p)
			}
			for _, v := range values {
				if k.kind == "entity" && !strings.Contains(isA[schema[v]], k.span) || k.kind == "country" && len(v) != 2 || k.kind == "language" && len(v) != 3 || k.kind == "url" && !strings.HasPrefix(v, "https://") {
					t.Errorf("%s %s: %q is no %s %s", e.Schema, p, v, k.kind, k.span)
				}
				if k.kind == "date" {
					if _, err := date.Parse(v); err != nil {
						t.Errorf("%s %s: %v", e.Schema, p, err)
					}
				}
			}
		}
	}
}

func TestParquet(t *testing.T) {
	d := exported(t)
	data := written(t, d, "parquet", 0)
	rows, err := parquet.Read[parquetEvent](bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(d.Events) {
		t.Fatalf("%d rows, want %d", len(rows), len(d.Events))
	}
	attack := rows[1]
	if attack.Target[1].Name != "European Union" || *attack.Earliest != 20120 || *attack.Latest != 20147 || attack.Reports[0].Sentence != "It was attacked." || rows[2].Earliest != nil || len(rows[2].Target) != 0 {
		t.Errorf("%+v", attack)
	}
}

// TestNetworkTables: links lead from and to actors that are there.
func TestNetworkTables(t *testing.T) {
	for format, id := range map[string]string{"gephi": "Id", "neo4j": "key:ID"} {
		read := func(file int) [][]string {
			rows, err := csv.NewReader(bytes.NewReader(written(t, exported(t), format, file))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			return rows
		}
		nodes, links := read(0), read(1)
		known := map[string]bool{}
		for _, n := range nodes[1:] {
			known[n[0]] = true
		}
		if nodes[0][0] != id || len(known) != 4+len(hostile) {
			t.Errorf("%s: %d nodes under %s", format, len(known), nodes[0][0])
		}
		for _, l := range links[1:] {
			if !known[l[0]] || !known[l[1]] || l[0] == l[1] {
				t.Errorf("%s: a link from %s to %s", format, l[0], l[1])
			}
		}
	}
}

// TestDyadMonths: the call and the attack are in their month, on links of their
// own.
func TestDyadMonths(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(written(t, exported(t), "dyads", 0))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"2025-02|Donald Trump|USA|Vladimir Putin|RUS|true|1|0|1.5|0",
		"2025-02|Vladimir Putin|RUS|European Union|EUR|false|0|1|0|-9",
		"2025-03|Zoë 🕊|NGO|Ukraine|UKR|false|1|0|10|0",
	} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return strings.Join(row, "|") == want }) {
			t.Errorf("there is no row %s among %q", want, rows)
		}
	}
}

// TestGEXFIsRead lets gonum, which reads version 1.2, read what is the same
// in 1.3.
func TestGEXFIsRead(t *testing.T) {
	d := exported(t)
	data := bytes.Replace(written(t, d, "gexf", 0), []byte("http://gexf.net/1.3"), []byte("http://www.gexf.net/1.2draft"), 1)
	var file gexf12.Content
	if err := xml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Graph.Nodes.Nodes) != len(d.Graph.Actors()) || len(file.Graph.Edges.Edges) != len(d.Graph.Links()) || file.Graph.TimeFormat != "date" {
		t.Errorf("%d nodes, %d edges, times as %q", len(file.Graph.Nodes.Nodes), len(file.Graph.Edges.Edges), file.Graph.TimeFormat)
	}
	titles := map[string]bool{}
	for _, list := range file.Graph.Attributes {
		for _, a := range list.Attributes {
			titles[list.Class+" "+a.ID] = true
		}
	}
	for _, n := range file.Graph.Nodes.Nodes {
		for _, v := range n.AttValues.AttValues {
			if !titles["node "+v.For] {
				t.Errorf("the attribute %s is not declared", v.For)
			}
		}
	}
	spells := map[string]int{}
	for _, e := range file.Graph.Edges.Edges {
		if e.Spells == nil || len(e.Spells.Spells) != 1 || e.Weight != 1 {
			t.Fatalf("the edge %s is there %v", e.ID, e.Spells)
		}
		spells[e.Spells.Spells[0].Start+"/"+e.Spells.Spells[0].End]++
	}
	if spells["2025-02-12/2025-02-12"] != 1 || spells["2025-02-01/2025-02-28"] != 4 || spells["2025-03-01/2025-03-02"] != len(hostile) {
		t.Errorf("edges are there %v", spells)
	}
}

// TestGraphMLIsRead lets graphviz's converter read it.
func TestGraphMLIsRead(t *testing.T) {
	tool, err := exec.LookPath("graphml2gv")
	if err != nil {
		t.Fatal("graphviz is not installed: run make tools")
	}
	d := exported(t)
	c := exec.Command(tool)
	c.Stdin = bytes.NewReader(written(t, d, "graphml", 0))
	out, err := c.Output() // that it knows no data of nodes, it says on standard error
	if err != nil {
		t.Fatal(err)
	}
	if _, err := dotfile.ParseBytes(out); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(out), " -> ") + strings.Count(string(out), " -- "); n != len(d.Graph.Links()) {
		t.Errorf("%d edges, want %d", n, len(d.Graph.Links()))
	}
}
