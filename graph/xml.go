package graph

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"demarche/timeline/date"
)

// WriteGEXF writes the graph as GEXF 1.3, dynamic: each link is there on the
// days of its events, and always if none of them has a date.
func (g *Graph) WriteGEXF(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header)
	b.WriteString(`<gexf xmlns="http://gexf.net/1.3" version="1.3">` + "\n")
	b.WriteString(` <meta><creator>demarche</creator></meta>` + "\n")
	b.WriteString(` <graph mode="dynamic" defaultedgetype="directed" timeformat="date">` + "\n")
	b.WriteString("  <attributes class=\"node\">\n" + gexfAttributes(nodeFields) + "  </attributes>\n")
	b.WriteString("  <attributes class=\"edge\">\n" + gexfAttributes(edgeFields) + "  </attributes>\n  <nodes>\n")
	for i, s := range g.Standings() {
		fmt.Fprintf(b, "   <node id=\"n%d\" label=\"%s\"><attvalues>%s</attvalues></node>\n", i, escape(s.Name), gexfValues(nodeFields, nodeValues(&s)))
	}
	b.WriteString("  </nodes>\n  <edges>\n")
	for i, l := range g.links {
		kind := "directed"
		if l.Symmetric {
			kind = "undirected"
		}
		fmt.Fprintf(b, "   <edge id=\"e%d\" source=\"n%d\" target=\"n%d\" type=\"%s\" weight=\"%d\"><attvalues>%s</attvalues>%s</edge>\n",
			i, l.Source.index, l.Target.index, kind, len(l.Events), gexfValues(edgeFields, edgeValues(l)), gexfSpells(l))
	}
	b.WriteString("  </edges>\n </graph>\n</gexf>\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing GEXF: %w", err)
	}
	return nil
}

// WriteGraphML writes the graph as GraphML.
func (g *Graph) WriteGraphML(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header)
	b.WriteString(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, f := range nodeFields {
		fmt.Fprintf(b, " <key id=\"v_%s\" for=\"node\" attr.name=\"%s\" attr.type=\"%s\"/>\n", f.name, f.name, f.graphML)
	}
	for _, f := range edgeFields {
		fmt.Fprintf(b, " <key id=\"l_%s\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n", f.name, f.name, f.graphML)
	}
	b.WriteString(" <graph edgedefault=\"directed\">\n")
	for i, s := range g.Standings() {
		fmt.Fprintf(b, "  <node id=\"n%d\">%s</node>\n", i, graphMLData("v_", nodeFields, nodeValues(&s)))
	}
	for i, l := range g.links {
		fmt.Fprintf(b, "  <edge id=\"e%d\" source=\"n%d\" target=\"n%d\" directed=\"%t\">%s</edge>\n",
			i, l.Source.index, l.Target.index, !l.Symmetric, graphMLData("l_", edgeFields, edgeValues(l)))
	}
	b.WriteString(" </graph>\n</graphml>\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing GraphML: %w", err)
	}
	return nil
}

// A field is an attribute of a vertex or edge with its type in both formats.
type field struct{ name, gexf, graphML string }

var (
	nodeFields = []field{
		{"name", "string", "string"}, {"wikidata", "string", "string"}, {"code", "string", "string"}, {"sector", "string", "string"}, {"events", "integer", "int"},
		{"pagerank", "double", "double"}, {"betweenness", "double", "double"}, {"constraint", "double", "double"}, {"community", "integer", "int"},
	}
	edgeFields = []field{
		{"cooperation", "integer", "int"}, {"conflict", "integer", "int"}, {"cooperation_score", "double", "double"}, {"conflict_score", "double", "double"},
		{"first", "string", "string"}, {"last", "string", "string"},
	}
)

func nodeValues(s *Standing) []string {
	community := ""
	if s.Community >= 0 {
		community = fmt.Sprint(s.Community + 1)
	}
	return []string{s.Name, s.ID, s.Code, s.Sector, fmt.Sprint(s.Events),
		fmt.Sprintf("%.4g", s.PageRank), fmt.Sprintf("%.4g", s.Betweenness), fmt.Sprintf("%.4g", s.Constraint), community}
}

func edgeValues(l *Link) []string {
	return []string{fmt.Sprint(l.Cooperation.Count), fmt.Sprint(l.Conflict.Count),
		fmt.Sprintf("%.1f", l.Cooperation.Score), fmt.Sprintf("%.1f", l.Conflict.Score), l.First.String(), l.Last.String()}
}

func gexfAttributes(fields []field) string {
	var b strings.Builder
	for _, f := range fields {
		fmt.Fprintf(&b, "   <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", f.name, f.name, f.gexf)
	}
	return b.String()
}

func gexfValues(fields []field, values []string) string {
	var b strings.Builder
	for i, f := range fields {
		if values[i] != "" {
			fmt.Fprintf(&b, "<attvalue for=\"%s\" value=\"%s\"/>", f.name, escape(values[i]))
		}
	}
	return b.String()
}

// gexfSpells returns the times of a link's events. Those that meet are one.
func gexfSpells(l *Link) string {
	var spells [][2]date.Day
	for _, e := range l.Events { // by their first days
		first, last := e.Date.Earliest(), e.Date.Latest()
		if first.IsZero() || last.IsZero() {
			continue
		}
		if n := len(spells); n > 0 && !spells[n-1][1].AddDays(1).Before(first) {
			if spells[n-1][1].Before(last) {
				spells[n-1][1] = last
			}
			continue
		}
		spells = append(spells, [2]date.Day{first, last})
	}
	if len(spells) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<spells>")
	for _, s := range spells {
		fmt.Fprintf(&b, "<spell start=\"%s\" end=\"%s\"/>", s[0], s[1])
	}
	b.WriteString("</spells>")
	return b.String()
}

func graphMLData(prefix string, fields []field, values []string) string {
	var b strings.Builder
	for i, f := range fields {
		if values[i] != "" {
			fmt.Fprintf(&b, "<data key=\"%s%s\">%s</data>", prefix, f.name, escape(values[i]))
		}
	}
	return b.String()
}

// escape makes text safe within XML; what XML cannot hold becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return b.String()
}
