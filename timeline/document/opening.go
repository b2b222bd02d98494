package document

import (
	"strings"
)

// An opening is what an article's first lines say of it.
type opening struct {
	date     written
	place    string
	source   string
	title    string
	lang     string
	url      string
	dateline Span
	body     int // where the prose begins
}

// openingBytes is how far into an article its dateline may stand: behind a
// headline, a byline and the caption of a picture.
const openingBytes = 900

// readOpening reads the header, headline and dateline at the beginning of an
// article.
func readOpening(text string) opening {
	var o opening
	o.body = skipSpace(text, 0)
	if !o.bar(text) {
		o.block(text)
	}
	start := o.body
	o.headline(text)
	o.lines(text, start)
	return o
}

// skipSpace returns the offset of the first text at or after pos.
func skipSpace(text string, pos int) int {
	return len(text) - len(strings.TrimLeft(text[pos:], "\ufeff \t\r\n\u00a0"))
}

// bar reads an opening such as "date 2025-02 Kyjiw taz |": a date, a place
// of any number of words or none, and one word for the source.
func (o *opening) bar(text string) bool {
	rest := text[o.body:]
	key, _, _ := strings.Cut(rest, " ")
	if !strings.EqualFold(key, "date") && !strings.EqualFold(key, "datum") {
		return false
	}
	const longest = 120
	line, _, _ := strings.Cut(rest[:min(len(rest), longest)], "\n")
	end := strings.IndexByte(line, '|')
	if end < 0 {
		return false
	}
	sc := dateScanner{s: line[:end], pos: len(key)}
	sc.skip("")
	st, ok := sc.date()
	if !ok {
		return false
	}
	o.date = st.written
	if words := strings.Fields(sc.rest()); len(words) > 0 {
		o.source = words[len(words)-1]
		o.place = strings.Join(words[:len(words)-1], " ")
	}
	o.body = skipSpace(text, o.body+end+1)
	return true
}

// block reads a header of lines such as "Title: …" and "Date: …", and the
// front matter of a Markdown file, which has a line of three hyphens around
// it. A header that gives no title and no date is taken for prose.
func (o *opening) block(text string) {
	pos := o.body
	line, next := lineAt(text, pos)
	fenced := line == "---"
	if fenced {
		pos = next
	}
	found := *o
	for pos < len(text) {
		line, next = lineAt(text, pos)
		if fenced && line == "---" {
			found.body = skipSpace(text, next)
			*o = found
			return
		}
		key, value, ok := strings.Cut(line, ":")
		known := ok && found.field(strings.ToLower(strings.TrimSpace(key)), unquote(strings.TrimSpace(value)))
		if !known && !fenced {
			break
		}
		pos = next
	}
	if fenced || found.title == "" && found.date.isZero() {
		return
	}
	found.body = skipSpace(text, pos)
	*o = found
}

// field enters a line of a header and reports whether its key is known.
func (o *opening) field(key, value string) bool {
	field, ok := headerKeys()[key]
	if !ok {
		return false
	}
	switch field {
	case "title":
		o.title = value
	case "date":
		o.date, ok = parseWritten(value)
	case "place":
		o.place = value
	case "source":
		o.source = value
	case "lang":
		o.lang = value
	case "url":
		o.url = value
	}
	return ok
}

// unquote takes off the quotes that YAML allows around a value.
func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// lineAt returns the line at pos without space around it and the offset of
// the next.
func lineAt(text string, pos int) (line string, next int) {
	n := strings.IndexByte(text[pos:], '\n')
	if n < 0 {
		return strings.TrimSpace(text[pos:]), len(text)
	}
	return strings.TrimSpace(text[pos : pos+n]), pos + n + 1
}

// headline takes the first line for the title if it looks like one: short,
// no sentence, and with more text behind it. It stays part of the prose.
func (o *opening) headline(text string) {
	const longest = 160
	line, next := lineAt(text, o.body)
	if o.title != "" || line == "" || len(line) > longest || strings.TrimSpace(text[next:]) == "" {
		return
	}
	if _, ok := parseWritten(line); ok || isByline(line) {
		return
	}
	heading := strings.TrimSpace(strings.TrimLeft(line, "#"))
	isMarked := heading != line
	if !isMarked && (strings.HasSuffix(line, ".") || strings.HasSuffix(line, ":") || strings.HasSuffix(line, ",")) {
		return
	}
	if d, ok := scanDateline(line, atStart); ok && d.end < len(line) {
		return
	}
	o.title = heading
}

// lines finds the dateline and date line in the text from start and takes
// what they say, unless a header said it.
func (o *opening) lines(text string, start int) {
	head := text[start:min(len(text), start+openingBytes)]
	d, ok := findDateline(head)
	if !ok {
		return
	}
	if o.date.isZero() {
		o.date = d.date
	}
	o.place = or(o.place, d.place)
	o.source = or(o.source, d.source)
	o.dateline = Span{start + d.start, start + d.end}
	if before := strings.TrimSpace(head[:d.start]); before == "" || isByline(before) {
		o.body = skipSpace(text, o.dateline.End)
	}
}

// isByline reports whether the words before a dateline only name the
// article's authors.
func isByline(s string) bool {
	by, _, _ := strings.Cut(s, " ")
	return (strings.EqualFold(by, "by") || strings.EqualFold(by, "von")) && len(s) < 120 && !strings.ContainsAny(s, "\n.!?")
}
