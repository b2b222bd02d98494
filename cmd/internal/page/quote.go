package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline/event"
)

// A piece is a stretch of a marked text: words, in what part they play, if
// any; or the numbers of the events that the sentence before it tells of.
type piece struct {
	Text string
	Role string // "trigger", "source", "target", "actor", "when", or ""
	Refs []int
}

// A mark is a stretch of a text, in bytes, with its role.
type mark struct {
	from, to int
	role     string
}

// marksOf returns the words of a report that matter, the first of which win
// where they overlap.
func marksOf(r event.Report, symmetric bool) []mark {
	source, target := "source", "target"
	if symmetric {
		source, target = "actor", "actor"
	}
	out := []mark{{r.Trigger.Start, r.Trigger.End, "trigger"}}
	for _, s := range r.Source {
		out = append(out, mark{s.Start, s.End, source})
	}
	for _, s := range r.Target {
		out = append(out, mark{s.Start, s.End, target})
	}
	if r.When != nil {
		out = append(out, mark{r.When.Start, r.When.End, "when"})
	}
	return out
}

// marked parts a text, which begins at a byte of its article, into pieces.
// refs are the numbers to set behind bytes of the article.
func marked(text string, start int, marks []mark, refs map[int][]int) []piece {
	var free []mark
	for _, m := range marks {
		m.from, m.to = m.from-start, m.to-start
		if m.from < 0 || m.to <= m.from || m.to > len(text) || !isCut(text, m.from) || !isCut(text, m.to) {
			continue
		}
		if !slices.ContainsFunc(free, func(f mark) bool { return m.from < f.to && f.from < m.to }) {
			free = append(free, m)
		}
	}
	cuts := map[int]string{} // where a role begins
	ends := []int{0, len(text)}
	for _, m := range free {
		cuts[m.from] = m.role
		ends = append(ends, m.from, m.to)
	}
	for at := range refs {
		if at-start >= 0 && at-start <= len(text) && isCut(text, at-start) {
			ends = append(ends, at-start)
		}
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	var out []piece
	for i, from := range ends {
		if list := refs[from+start]; list != nil {
			out = append(out, piece{Refs: list})
		}
		if i+1 < len(ends) {
			out = append(out, piece{Text: cleanLines(text[from:ends[i+1]]), Role: cuts[from]})
		}
	}
	return out
}

// isCut tells whether a text may be cut at a byte.
func isCut(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// cleanLines is clean, but keeps line ends.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = clean(l)
	}
	return strings.Join(lines, "\n")
}
