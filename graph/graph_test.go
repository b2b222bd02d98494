package graph

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	dotfile "gonum.org/v1/gonum/graph/formats/dot"
	"gonum.org/v1/gonum/graph/formats/dot/ast"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

func actors(names ...string) []event.Actor {
	var out []event.Actor
	for _, n := range names {
		out = append(out, event.Actor{Name: n})
	}
	return out
}

func act(id string, quad int, day string, source, target []event.Actor) event.Event {
	e := event.Event{ID: id, Quad: quad, Score: float64(5 - 2*quad), Source: source, Target: target, Symmetric: target == nil}
	if d, err := date.Parse(day); err == nil {
		e.SetDate(d, "text")
	}
	return e
}

func sample(t *testing.T, events ...event.Event) *Graph {
	t.Helper()
	g, err := Build(events)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestBuild(t *testing.T) {
	g := sample(t,
		act("1", 1, "2025-02-12", actors("Trump", "Putin"), nil),
		act("2", 1, "2025-02-12", actors("Trump", "Zelenskyy"), nil),
		act("3", 4, "2025-02-13", actors("Russia"), actors("Ukraine")),
		act("4", 1, "2025-02-18", actors("Putin"), actors("Trump")),
		act("5", 4, "", actors("Russia"), actors("Ukraine", "Russia")),
	)
	if got := len(g.Actors()); got != 5 {
		t.Errorf("%d actors, want 5", got)
	}
	var got []string
	for _, l := range g.Links() {
		got = append(got, fmt.Sprintf("%s>%s sym=%t +%d -%d %s..%s", l.Source.Name, l.Target.Name, l.Symmetric, l.Cooperation.Count, l.Conflict.Count, l.First, l.Last))
	}
	want := []string{
		"Putin>Trump sym=false +2 -0 2025-02-12..2025-02-18",
		"Russia>Ukraine sym=false +0 -2 2025-02-13..2025-02-13",
		"Trump>Zelenskyy sym=true +1 -0 2025-02-12..2025-02-12",
	}
	if !slices.Equal(got, want) {
		t.Errorf("links\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPaths(t *testing.T) {
	g := sample(t,
		act("1", 1, "2025-02-12", actors("A", "B"), nil),
		act("2", 1, "2025-02-12", actors("B", "C"), nil),
		act("3", 4, "2025-02-13", actors("D"), actors("A")),
		act("4", 4, "2025-02-13", actors("D"), actors("C")),
		act("5", 4, "2025-02-14", actors("D"), actors("C")),
		act("6", 4, "2025-02-14", actors("D"), actors("A")),
		act("7", 1, "2025-02-14", actors("E", "F"), nil),
	)
	paths := g.Paths("A", "C")
	var got []string
	for _, p := range paths {
		var names []string
		for _, a := range p.Actors {
			names = append(names, a.Name)
		}
		got = append(got, strings.Join(names, "-"))
	}
	if want := []string{"A-D-C", "A-B-C"}; !slices.Equal(got, want) {
		t.Errorf("paths %v, want %v: the way with more events first", got, want)
	}
	if paths := g.Paths("A", "F"); len(paths) != 0 {
		t.Errorf("A and F are not linked, got %v", paths)
	}
}

// hostile names for every format.
var hostile = []string{
	`</script><script>alert(1)</script>`, `"; rm -rf / "`, `a\`, "a\nb", "\x00\x1b[31m", `<img src=x onerror=alert(1)>`,
	`]]>`, `<!--`, `-->`, `{{.}}`, "\u202Eevil", `digraph { a -> b }`, `&amp;`, `__f__alert(1)__f__`, "\xff\xfe", strings.Repeat("ü", 10000),
	`"]; evil [label="x`, `\N\G\E\T\H\L`, `\" -> "b`, `<b>html label</b>`, "<<table><tr><td>x</td></tr></table>>", `a:port:n`, `subgraph cluster_x {`,
	"// comment", "/* comment", "# line", "graph [bgcolor=\"red\"]", "\r\n}\n", "\u2028\u2029", "\ufffe\uffff", "\x1b]0;title\x07", "\u009b31m",
	"\U000E0041", "👩‍👩‍👧", "שלום \u200f", "=1+1", "\tx", " ", `&#x0;&#27;`, `<!DOCTYPE x [<!ENTITY e "x">]>&e;`, `]]>]]>`, `%s%n%d`, strings.Repeat("\"", 500), strings.Repeat(`\`, 501),
}

func hostileGraph(t *testing.T) *Graph {
	var events []event.Event
	for i, n := range hostile {
		events = append(events, act(fmt.Sprint(i), 1+i%4, "2025-02-12", actors(n), actors(hostile[(i+1)%len(hostile)])))
	}
	return sample(t, events...)
}

// TestDOTIsValid lets graphviz itself, and another reader, read what we write.
func TestDOTIsValid(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Fatal("graphviz is not installed: run make tools")
	}
	var b bytes.Buffer
	g := hostileGraph(t)
	if err := g.WriteDOT(&b); err != nil {
		t.Fatal(err)
	}
	checkDOT(t, b.Bytes(), g)
	c := exec.Command(dot, "-Tsvg")
	c.Stdin = &b
	var picture, complaints bytes.Buffer
	c.Stdout, c.Stderr = &picture, &complaints
	if err := c.Run(); err != nil {
		t.Fatalf("graphviz refuses the file: %v\n%s", err, complaints.String())
	}
	if complaints.Len() > 0 {
		t.Errorf("graphviz complains: %s", complaints.String())
	}
	classes := map[string]int{}
	for dec := xml.NewDecoder(&picture); ; {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if element.Name.Local == "script" || element.Name.Local == "image" {
			t.Errorf("a name became the element %s", element.Name.Local)
		}
		for _, a := range element.Attr {
			if a.Name.Local == "class" {
				classes[a.Value]++
			}
		}
	}
	if classes["node"] != len(hostile) || classes["edge"] != len(hostile) || classes["graph"] != 1 {
		t.Errorf("graphviz draws %v, want %d nodes and edges", classes, len(hostile))
	}
}

// checkDOT reads the file with gonum's parser: its nodes are ours, and their
// labels say the names.
func checkDOT(t *testing.T, file []byte, g *Graph) {
	t.Helper()
	read, err := dotfile.ParseBytes(file)
	if err != nil {
		t.Fatalf("the file is no DOT: %v", err)
	}
	nodes := 0
	for _, s := range read.Graphs[0].Stmts {
		n, ok := s.(*ast.NodeStmt)
		if !ok {
			continue
		}
		if n.Node.ID != fmt.Sprint("n", nodes) {
			t.Errorf("there is a node %q", n.Node.ID)
		}
		if label := n.Attrs[0].Val; n.Attrs[0].Key != "label" || strings.ContainsFunc(label, unicode.IsControl) || len(label) < 2 || label[0] != '"' {
			t.Errorf("the label of %q is %q", g.Actors()[nodes].Name, label)
		}
		nodes++
	}
	if nodes != len(g.Actors()) {
		t.Errorf("the file has %d nodes, want %d", nodes, len(g.Actors()))
	}
}

// TestLargeDOT checks that graphviz draws a large graph at once.
func TestLargeDOT(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Fatal("graphviz is not installed: run make tools")
	}
	var events []event.Event
	for i := range 1200 {
		events = append(events, act(fmt.Sprint(i), 1+i%4, "2025-02-12", actors(fmt.Sprint("a", i*i%311)), actors(fmt.Sprint("b", i*7%293))))
	}
	var b bytes.Buffer
	g := sample(t, events...)
	if err := g.WriteDOT(&b); err != nil {
		t.Fatal(err)
	}
	checkDOT(t, b.Bytes(), g)
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, dot, "-Tsvg")
	c.Stdin = &b
	if out, err := c.CombinedOutput(); err != nil || bytes.Contains(out, []byte("Warning")) {
		t.Errorf("graphviz: %v\n%.300s", err, out)
	}
}

func TestXMLIsValid(t *testing.T) {
	g := hostileGraph(t)
	for name, write := range map[string]func(io.Writer) error{"GEXF": g.WriteGEXF, "GraphML": g.WriteGraphML} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		nodes := 0
		dec := xml.NewDecoder(&b)
		for {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s is no XML: %v", name, err)
			}
			if s, ok := tok.(xml.StartElement); ok && s.Name.Local == "node" {
				nodes++
			}
		}
		if nodes != len(hostile) {
			t.Errorf("%s has %d nodes, want %d", name, nodes, len(hostile))
		}
	}
}

func TestSameBytesEachRun(t *testing.T) {
	var first string
	for i := range 5 {
		var b bytes.Buffer
		g := hostileGraph(t)
		for _, write := range []func(io.Writer) error{g.WriteDOT, g.WriteGEXF, g.WriteGraphML} {
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprint(&b, g.Layout())
		if i == 0 {
			first = b.String()
		} else if b.String() != first {
			t.Fatal("two runs differ")
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		var events []event.Event
		for i := range n {
			events = append(events, act(fmt.Sprint(i), 1+i%4, "2025-02-12", actors(fmt.Sprint("a", i%(n/10))), actors(fmt.Sprint("b", i*7%(n/10)))))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Build(events); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
