package graph

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// WriteDOT writes the graph in graphviz's language: vertices and edges in the
// graph's order under names of our own (n0, n1, …), so that no actor's name
// is ever read as DOT. Cooperation is drawn solid and green, conflict dashed
// and red. A large graph, over which graphviz would brood for minutes, comes
// with its actors' places.
func (g *Graph) WriteDOT(w io.Writer) error {
	b := bufio.NewWriter(w)
	var places []Point
	layout := "overlap=false, splines=true"
	if len(g.links) > mostLaidOut {
		places = g.Layout()
		layout = "layout=neato, inputscale=72, overlap=true, splines=line, outputorder=edgesfirst"
	}
	fmt.Fprintf(b, "digraph demarche {\n\tgraph [%s, charset=\"UTF-8\"];\n", layout)
	b.WriteString("\tnode [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f4f1\", fontname=\"Helvetica\"];\n")
	b.WriteString("\tedge [fontname=\"Helvetica\", fontsize=10];\n")
	for i, a := range g.actors {
		fmt.Fprintf(b, "\tn%d [label=%s, tooltip=%s%s];\n", i, dotString(a.Name), dotString(strings.TrimSpace(a.Code+" "+a.Sector)), dotPlace(places, i))
	}
	for _, l := range g.links {
		dir := "forward"
		if l.Symmetric {
			dir = "none"
		}
		for _, side := range []struct {
			w            Weight
			colour, line string
		}{{l.Cooperation, "#2e7d32", "solid"}, {l.Conflict, "#c62828", "dashed"}} {
			if side.w.Count > 0 {
				fmt.Fprintf(b, "\tn%d -> n%d [label=\"%d\", color=\"%s\", style=%s, dir=%s, penwidth=%d];\n",
					l.Source.index, l.Target.index, side.w.Count, side.colour, side.line, dir, min(side.w.Count, 8))
			}
		}
	}
	b.WriteString("}\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing DOT: %w", err)
	}
	return nil
}

// mostLaidOut is how many links graphviz places by itself in good time.
const mostLaidOut = 250

// dotPlace pins an actor to its place, if there are places. Boxes with names
// need more room than the dots of the pages.
func dotPlace(places []Point, i int) string {
	if places == nil {
		return ""
	}
	return fmt.Sprintf(", pos=\"%.0f,%.0f!\"", 2.5*places[i].X, -1.5*places[i].Y)
}

// maxLabel is the length of the longest label; graphviz refuses strings over
// 16,384 bytes.
const maxLabel = 200

// entity is what graphviz would put a character in place of.
var entity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

// dotString quotes a name for DOT. Control characters and marks that turn
// the direction of text become spaces.
func dotString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	n := 0
	for _, r := range entity.ReplaceAllString(s, "&amp;$1") {
		if n++; n > maxLabel {
			b.WriteString("…")
			break
		}
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point) || r == unicode.ReplacementChar:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
