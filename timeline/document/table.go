package document

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// readTable reads a table (RFC 4180, or parted by tabs, semicolons or bars)
// with an article on each row, below a row that names the columns.
func readTable(src *source) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		in := &recordLimit{r: src.r, limit: src.limit + headBytes}
		t, err := openTable(src, in)
		if err != nil {
			yield(Document{}, err)
			return
		}
		for {
			in.n = 0
			row, err := t.csv.Read()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Document{}, tableReason(err))
				return
			}
			doc, err := t.article(row)
			doc.Line, _ = t.csv.FieldPos(0)
			if !yield(doc, err) {
				return
			}
		}
	}
}

// A table is one that is being read: fields says at which column a field of
// an article stands.
type table struct {
	csv    *csv.Reader
	width  int // number of columns
	fields map[string]int
}

// TableFields lists the fields of an article that a column may hold.
func TableFields() []string {
	return []string{"id", "text", "date", "lang", "title", "url", "source"}
}

// openTable reads the names of the columns and finds the fields among them:
// as the user says, else by the names that they commonly have.
func openTable(src *source, in io.Reader) (*table, error) {
	head, err := src.r.Peek(headBytes)
	if err != nil && err != io.EOF {
		return nil, reason(err)
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		src.r.Discard(len("\ufeff"))
		head = head[len("\ufeff"):]
	}
	t := &table{csv: csv.NewReader(in)}
	t.csv.Comma = separatorOf(head)
	t.csv.FieldsPerRecord = -1
	t.csv.ReuseRecord = true
	t.csv.LazyQuotes = t.csv.Comma == '\t' // tables of tabs seldom quote
	row, err := t.csv.Read()
	if err != nil {
		return nil, tableReason(err)
	}
	names := slices.Clone(row)
	t.width = len(names)
	for i, name := range names {
		if err := checkUTF8([]byte(name), 0); err != nil {
			return nil, errOldTable
		}
		names[i] = strings.TrimSpace(name)
	}
	if t.fields, err = fieldsOf(names, src.columns); err != nil {
		return nil, err
	}
	if len(src.columns) == 0 && src.note != nil {
		src.note(src.path, "columns read as "+t.say(names)+"; say otherwise with --columns")
	}
	return t, nil
}

// separatorOf returns the character that parts the columns: that of which
// the first line has most.
func separatorOf(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, sep := range ",;\t|" {
		if n := bytes.Count(line, []byte(string(sep))); n > most {
			best, most = sep, n
		}
	}
	return best
}

// fieldsOf returns the column of each field.
func fieldsOf(names []string, columns map[string]string) (map[string]int, error) {
	fields := make(map[string]int)
	for _, field := range TableFields() {
		wanted := commonColumns()[field]
		if len(columns) > 0 {
			wanted = nil
			if name := columns[field]; name != "" {
				wanted = []string{name}
			}
		}
		for _, name := range wanted {
			i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
			if i >= 0 {
				fields[field] = i
				break
			}
		}
		if _, found := fields[field]; !found && len(columns) > 0 && len(wanted) > 0 {
			return nil, fmt.Errorf("there is no column %s; the columns are %s", quoteShort(wanted[0]), listShort(names))
		}
	}
	if _, ok := fields["text"]; !ok {
		return nil, fmt.Errorf("no column is known to hold the text; the columns are %s; name it with --columns text=NAME", listShort(names))
	}
	return fields, nil
}

// say names the columns that are read, for people.
func (t *table) say(names []string) string {
	var all []string
	for _, field := range TableFields() {
		if i, ok := t.fields[field]; ok {
			all = append(all, field+"="+names[i])
		}
	}
	return strings.Join(all, ", ")
}

// article returns the article of a row. If only the date is wrong, it is
// complete without it.
func (t *table) article(row []string) (Document, error) {
	if len(row) > t.width {
		return Document{}, fmt.Errorf("the row has %d columns and the first row %d; put fields that hold a %q in quotes", len(row), t.width, t.csv.Comma)
	}
	get := func(field string) string {
		if i, ok := t.fields[field]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	e := entry{ID: scalar(get("id")), Date: scalar(get("date")), Lang: get("lang"), Title: get("title"), URL: get("url"), Source: get("source")}
	text := get("text")
	for _, s := range []string{text, e.Title, e.Source, string(e.ID)} {
		if checkUTF8([]byte(s), 0) != nil {
			return Document{}, errOldTable
		}
	}
	if text == "" {
		return Document{}, errors.New("the text of the row is empty")
	}
	e.Text = &text
	var doc Document
	err := e.fill(&doc)
	return doc, err
}

var errOldTable = errors.New("the table is not UTF-8; save it as CSV UTF-8, or convert it, for example with iconv -f WINDOWS-1252 -t UTF-8")

// tableReason says what is wrong with a table.
func tableReason(err error) error {
	var broken *csv.ParseError
	if errors.As(err, &broken) && !errors.Is(err, errLongRow) {
		return fmt.Errorf("the table is broken from column %d of line %d on: %w; put fields with quotes or line breaks in quotes", broken.Column, broken.Line, broken.Err)
	}
	if errors.Is(err, errLongRow) {
		return errLongRow
	}
	return reason(err)
}

var errLongRow = errors.New("a row is larger than the limit for one article, perhaps for a quote that never ends; mend it or raise the limit with --max-bytes")

// A recordLimit reads up to limit bytes after each time that n is set to 0,
// for a row whose quote never ends would fill the memory.
type recordLimit struct {
	r        io.Reader
	n, limit int64
}

func (l *recordLimit) Read(p []byte) (int, error) {
	if l.n > l.limit {
		return 0, errLongRow
	}
	n, err := l.r.Read(p)
	l.n += int64(n)
	return n, err
}

// quoteShort quotes a name for a message, in part if it is long.
func quoteShort(s string) string { return fmt.Sprintf("%.60q", s) }

// listShort lists names for a message.
func listShort(names []string) string {
	const most = 12
	var all []string
	for _, n := range names[:min(len(names), most)] {
		all = append(all, quoteShort(n))
	}
	if len(names) > most {
		all = append(all, "…")
	}
	return strings.Join(all, ", ")
}
