// Package document does articles and where they came from: it finds the
// articles that paths name, whatever their format, with language, date,
// title and source.
package document

import (
	"fmt"
	"io"
	"strconv"

	"demarche/timeline/date"
)

// A Document is one article. Text is the article as it stands in its file
// (plain text) or in its field (JSON lines), or the article's text taken
// from its page (HTML): every offset of the later stages is a byte offset
// into it. Text may hold control characters, as a foreign file may; whoever
// shows it escapes it.
type Document struct {
	ID       string    // unique in a run
	Text     string    // valid UTF-8
	Body     int       // offset in Text where the prose begins, after a header such as "date 2025-02 Kyjiw taz |"
	Dateline Span      // the dateline or date line in Text, which is no prose; it may stand behind a headline
	Lang     string    // BCP 47 language: "de", "en"
	Date     date.Date // day or month of publication; zero if not known
	Title    string
	URL      string
	Source   string // newspaper or agency: "taz", "dpa"
	Place    string // of the dateline: "Kyjiw"
	Path     string // file that held it, "-" for standard input; within an archive it goes on with the name there
	Line     int    // line of Path where the article begins, counted from 1; 0 for an article that is the whole file

	name string    // what the file calls the article, if that need not be unique: an address
	made date.Date // day on which the file was made, the last guess at Date
}

// A Span is a stretch of an article's text in bytes, empty if Start and End
// are equal.
type Span struct {
	Start, End int
}

// DefaultMaxBytes is the size of the largest article that Read accepts if
// its options don't say.
const DefaultMaxBytes = 8 << 20

// Options says how Read reads.
type Options struct {
	Date     date.Date               // of articles that name none, in themselves or in their file's name
	Lang     string                  // of articles that name none, "de" or "en"; if empty, it is recognised
	MaxBytes int64                   // size of the largest article; DefaultMaxBytes if 0
	Stdin    io.Reader               // what the path "-" means; os.Stdin if nil
	Columns  map[string]string       // of tables: the column that holds a field of an article ("text", "date" …); guessed if empty
	Fetch    Fetching                // whether addresses are read
	Note     func(path, what string) // is told what was guessed; nil if nobody wants to know
	Except   string                  // folder that is not entered where it lies within another, such as that of the output
}

// A Fault says why a file or an article could not be read. Read yields it
// and goes on.
type Fault struct {
	Path string
	Line int // counted from 1; 0 if the fault is the whole file's
	Err  error

	Minor bool // the article is read in spite of it
}

// Error returns "path:line: why, and what to do".
func (f *Fault) Error() string {
	path := f.Path
	if quoted := strconv.Quote(path); quoted != `"`+path+`"` {
		path = quoted // a file name may hold commands to the terminal
	}
	if f.Line == 0 {
		return fmt.Sprintf("%s: %v", path, f.Err)
	}
	return fmt.Sprintf("%s:%d: %v", path, f.Line, f.Err)
}

// Unwrap returns the fault without its place.
func (f *Fault) Unwrap() error { return f.Err }
