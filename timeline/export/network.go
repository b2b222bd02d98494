package export

import (
	"fmt"
	"io"
	"strconv"

	"demarche/graph"
)

// GephiNodes writes the actors as the table of nodes that Gephi imports.
func GephiNodes(w io.Writer, d *Data) error {
	return nodes(w, d.Graph, []string{"Id", "Label", "wikidata", "code", "sector", "events", "cooperation_score", "conflict_score", "pagerank", "betweenness", "constraint", "community"}, "")
}

// Neo4jNodes writes the actors as "neo4j-admin database import" reads them:
// the header says the types (Neo4j Operations Manual, "Import").
func Neo4jNodes(w io.Writer, d *Data) error {
	return nodes(w, d.Graph, []string{"key:ID", "name", "wikidata", "code", "sector", "events:int", "cooperation_score:double", "conflict_score:double", "pagerank:double", "betweenness:double", "constraint:double", "community:int", ":LABEL"}, "Actor")
}

// nodes writes a line for each actor, with a label at its end if there is one.
func nodes(w io.Writer, g *graph.Graph, header []string, label string) error {
	rows := [][]string{header}
	for i, s := range g.Standings() {
		row := []string{nodeID(i), s.Name, s.ID, s.Code, s.Sector, strconv.Itoa(s.Events), number(s.Cooperation.Score), number(s.Conflict.Score),
			measure(s.PageRank), measure(s.Betweenness), measure(s.Constraint), community(&s)}
		if label != "" {
			row = append(row, label)
		}
		rows = append(rows, row)
	}
	return writeCSV(w, rows)
}

// nodeID is the name of an actor in tables of the graph, as in DOT, GEXF and
// GraphML.
func nodeID(i int) string { return "n" + strconv.Itoa(i) }

// community is the number of an actor's community, "" if it has none.
func community(s *graph.Standing) string {
	if s.Community < 0 {
		return ""
	}
	return strconv.Itoa(s.Community + 1)
}

// GephiEdges writes the links as the table of edges that Gephi imports.
func GephiEdges(w io.Writer, d *Data) error {
	rows := [][]string{{"Source", "Target", "Type", "Weight", "cooperation", "conflict", "cooperation_score", "conflict_score", "first", "last"}}
	for _, l := range d.Graph.Links() {
		kind := "Directed"
		if l.Symmetric {
			kind = "Undirected"
		}
		source, target := nodeID(l.Source.Index()), nodeID(l.Target.Index())
		rows = append(rows, append([]string{source, target, kind, strconv.Itoa(len(l.Events))}, linkColumns(l)...))
	}
	return writeCSV(w, rows)
}

// Neo4jRelationships writes the links as "neo4j-admin database import" reads
// them: cooperation and conflict as relationships of their own.
func Neo4jRelationships(w io.Writer, d *Data) error {
	rows := [][]string{{":START_ID", ":END_ID", ":TYPE", "events:int", "score:double", "symmetric:boolean", "first", "last"}}
	for _, l := range d.Graph.Links() {
		source, target := nodeID(l.Source.Index()), nodeID(l.Target.Index())
		for _, side := range []struct {
			kind string
			graph.Weight
		}{{"COOPERATES_WITH", l.Cooperation}, {"IN_CONFLICT_WITH", l.Conflict}} {
			if side.Count > 0 {
				rows = append(rows, []string{source, target, side.kind, strconv.Itoa(side.Count), number(side.Score), strconv.FormatBool(l.Symmetric), l.First.String(), l.Last.String()})
			}
		}
	}
	return writeCSV(w, rows)
}

// DyadMonths writes a line for each link in each month that it has events
// in: the panel on which models of dyads are fitted.
func DyadMonths(w io.Writer, d *Data) error {
	rows := [][]string{{"month", "source", "source_code", "target", "target_code", "symmetric", "cooperation", "conflict", "cooperation_score", "conflict_score"}}
	for _, l := range d.Graph.Links() {
		for _, m := range l.Months() {
			rows = append(rows, []string{fmt.Sprintf("%04d-%02d", m.Year, m.Month), l.Source.Name, l.Source.Code, l.Target.Name, l.Target.Code, strconv.FormatBool(l.Symmetric),
				strconv.Itoa(m.Cooperation.Count), strconv.Itoa(m.Conflict.Count), number(m.Cooperation.Score), number(m.Conflict.Score)})
		}
	}
	return writeCSV(w, rows)
}

func linkColumns(l *graph.Link) []string {
	return []string{strconv.Itoa(l.Cooperation.Count), strconv.Itoa(l.Conflict.Count), number(l.Cooperation.Score), number(l.Conflict.Score), l.First.String(), l.Last.String()}
}
