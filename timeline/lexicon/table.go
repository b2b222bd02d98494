package lexicon

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// A Table is a file of tab-separated values with a header line. Lines that
// begin with # are comments; | separates alternatives within a cell.
type Table struct {
	Name string // of the file, for messages
	Rows []Row

	columns map[string]int
	header  []string
}

// Columns returns the names of the columns in their order.
func (t *Table) Columns() []string { return t.header }

// A Row is one line of a table.
type Row struct {
	Line  int // counted from 1
	table *Table
	cells []string
}

// ReadTable reads a table from fsys and checks that it has the given
// columns. A row with more cells than the header is an error; missing cells
// at the end are empty.
func ReadTable(fsys fs.FS, name string, columns ...string) (*Table, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading table: %w", err)
	}
	defer f.Close()
	t := &Table{Name: name}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff") // as spreadsheets write it
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if t.columns == nil {
			t.columns = make(map[string]int, len(cells))
			for i, c := range cells {
				c = strings.TrimSpace(c)
				t.columns[c] = i
				t.header = append(t.header, c)
			}
			continue
		}
		if len(cells) > len(t.columns) {
			return nil, fmt.Errorf("%s:%d: %d cells, but the header names %d columns", name, n, len(cells), len(t.columns))
		}
		t.Rows = append(t.Rows, Row{Line: n, table: t, cells: cells})
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	for _, c := range columns {
		if _, ok := t.columns[c]; !ok {
			return nil, fmt.Errorf("%s: the header lacks the column %q", name, c)
		}
	}
	return t, nil
}

// Get returns the cell of a column without surrounding space, "" if the
// table or the row lacks it.
func (r Row) Get(column string) string {
	i, ok := r.table.columns[column]
	if !ok || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// List returns the alternatives of a cell, nil if it is empty.
func (r Row) List(column string) []string {
	return Alternatives(r.Get(column))
}

// Position returns "file:line", for messages.
func (r Row) Position() string { return fmt.Sprintf("%s:%d", r.table.Name, r.Line) }

// Alternatives splits a cell at |, dropping empty parts.
func Alternatives(cell string) []string {
	if cell == "" {
		return nil
	}
	var out []string
	for _, s := range strings.Split(cell, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
