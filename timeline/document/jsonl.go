package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// An entry is a line of a JSON lines file, or a row of a table.
type entry struct {
	ID     scalar  `json:"id"`
	Text   *string `json:"text"`
	Date   scalar  `json:"date"`
	Lang   string  `json:"lang"`
	Title  string  `json:"title"`
	URL    string  `json:"url"`
	Source string  `json:"source"`
}

// A scalar is a string of JSON that others may have written as a number.
type scalar string

// UnmarshalJSON reads a string, a number or null.
func (s *scalar) UnmarshalJSON(data []byte) error {
	switch c := data[0]; {
	case c == '"':
		return json.Unmarshal(data, (*string)(s))
	case c == '-' || c >= '0' && c <= '9':
		*s = scalar(data)
		return nil
	case string(data) == "null":
		return nil
	}
	return fmt.Errorf("%.20s is neither a string nor a number", data)
}

func looksLikeJSON(head []byte) bool {
	rest, ok := bytes.CutPrefix(head, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"`))
}

// readJSONLines reads a file with one JSON object on each line. A line that
// cannot be read is a fault and the next is tried.
func readJSONLines(src *source) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		lines := lineReader{r: src.r, limit: src.limit}
		good := false
		for {
			line, err := lines.next()
			if err == io.EOF {
				return
			}
			doc := Document{Line: lines.n}
			if err == nil {
				if len(bytes.TrimSpace(line)) == 0 {
					continue
				}
				err = readEntry(line, lines.start, &doc)
			}
			if err != nil && !good && isWhole(line) {
				yield(Document{}, errors.New("it is one JSON value, not an article on each line; write it so, for example with jq -c '.[]'"))
				return
			}
			good = true
			if !yield(doc, err) || lines.broken {
				return
			}
		}
	}
}

// isWhole reports whether the first line of a file begins a value that goes
// on for lines.
func isWhole(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && (line[0] == '[' || string(line) == "{")
}

// readEntry reads a line into doc. If only the date is wrong, doc is
// complete without it.
func readEntry(line []byte, offset int64, doc *Document) error {
	if err := checkUTF8(line, offset); err != nil {
		return err
	}
	var e entry
	if err := json.Unmarshal(line, &e); err != nil {
		return jsonReason(err)
	}
	if e.Text == nil {
		return errors.New(`there is no "text"; each line needs {"id": …, "text": …}`)
	}
	if strings.TrimSpace(*e.Text) == "" {
		return errors.New(`the "text" is empty`)
	}
	return e.fill(doc)
}

// fill puts an entry's fields, of which the text is there, into doc. If only
// the date is wrong, doc is complete without it.
func (e *entry) fill(doc *Document) error {
	doc.ID, doc.Text = string(e.ID), *e.Text
	doc.Lang, doc.Title, doc.URL, doc.Source = e.Lang, e.Title, e.URL, e.Source
	if e.Date == "" {
		return nil
	}
	w, ok := parseWritten(string(e.Date))
	if !ok || w.year == 0 {
		return fmt.Errorf("%.40q is not a date such as 2025-02-12 or 2025-02; the article is read without it", e.Date)
	}
	doc.Date = w.date()
	return nil
}

// jsonReason says what is wrong with a line, and where.
func jsonReason(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("broken JSON at byte %d of the line: %v", syntax.Offset, syntax)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf(`the line is a JSON %s, not an object; each line needs {"id": …, "text": …}`, kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%q is a JSON %s, but should be a %v", kind.Field, kind.Value, kind.Type)
	}
	return fmt.Errorf("broken JSON: %w", err)
}

// A lineReader reads lines and never holds more of one than its limit.
type lineReader struct {
	r      *bufio.Reader
	limit  int64
	n      int   // number of the line last read, counted from 1
	start  int64 // its offset in the file
	end    int64
	broken bool // an error of the file itself ends it
	buf    []byte
}

// next returns the next line without its end, valid until the call after. A
// line over the limit is passed over and is an error; io.EOF ends the file.
func (l *lineReader) next() ([]byte, error) {
	l.n++
	l.start = l.end
	l.buf = l.buf[:0]
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		l.end += int64(len(part))
		if long = long || int64(len(l.buf)+len(part)) > l.limit; !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && l.end == l.start:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			l.broken = true
			return nil, reason(err)
		case long:
			return nil, tooLarge("the line", l.limit)
		}
		line := bytes.TrimRight(l.buf, "\r\n")
		if rest, ok := bytes.CutPrefix(line, []byte("\ufeff")); ok && l.n == 1 {
			l.start += int64(len(line) - len(rest))
			line = rest
		}
		return line, nil
	}
}
