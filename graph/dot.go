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
// and red.
func (g *Graph) WriteDOT(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString("digraph demarche {\n\tgraph [overlap=false, splines=true, charset=\"UTF-8\"];\n")
	b.WriteString("\tnode [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f4f1\", fontname=\"Helvetica\"];\n")
	b.WriteString("\tedge [fontname=\"Helvetica\", fontsize=10];\n")
	id := make(map[string]int, len(g.actors))
	for i, a := range g.actors {
		id[a.Key] = i
		fmt.Fprintf(b, "\tn%d [label=%s, tooltip=%s];\n", i, dotString(a.Name), dotString(strings.TrimSpace(a.Code+" "+a.Sector)))
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
					id[l.Source.Key], id[l.Target.Key], side.w.Count, side.colour, side.line, dir, min(side.w.Count, 8))
			}
		}
	}
	b.WriteString("}\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing DOT: %w", err)
	}
	return nil
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
