package document

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// A format reads the articles of one kind of file. A format yields an
// article's text and what the file says of it; Read finds out the rest. With
// an error it yields an empty article that has its line, or an article that
// can be read although something in it is wrong.
type format struct {
	extensions []string               // lower case: ".txt"
	sniff      func(head []byte) bool // whether a file without a known extension is of this format; head is its beginning without space
	read       func(*source) iter.Seq2[Document, error]
}

// formats lists the formats in the order in which they are tried on a file
// of unknown extension. Plain text stands last, it takes anything.
func formats() []format {
	return []format{
		{[]string{".html", ".htm", ".xhtml"}, looksLikeHTML, readHTML},
		{[]string{".jsonl", ".ndjson", ".json"}, looksLikeJSON, readJSONLines},
		{[]string{".txt", ".text", ".md", ".markdown"}, func([]byte) bool { return true }, readText},
	}
}

// headBytes is how much of a file is looked at to find out its format.
const headBytes = 16 << 10

// A source is a file that is being read.
type source struct {
	path  string
	r     *bufio.Reader
	limit int64 // size of the largest article
}

// formatOf returns the reader for a file, found by the extension of its
// name, else by its first bytes.
func formatOf(src *source) (func(*source) iter.Seq2[Document, error], error) {
	head, err := src.r.Peek(headBytes)
	if err != nil && err != io.EOF {
		return nil, reason(err)
	}
	if len(head) == 0 {
		return nil, errors.New("the file is empty")
	}
	if err := refuse(head); err != nil {
		return nil, err
	}
	ext := strings.ToLower(filepath.Ext(src.path))
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	all := formats()
	for _, f := range all {
		if slices.Contains(f.extensions, ext) {
			return f.read, nil
		}
	}
	for _, f := range all {
		if f.sniff(start) {
			return f.read, nil
		}
	}
	panic("unreachable: plain text takes anything")
}

// refuse says what a file is that begins with head if it holds no text, nil
// if it may be one.
func refuse(head []byte) error {
	for _, m := range []struct{ magic, what string }{
		{"%PDF-", "a PDF file; save its text, for example with pdftotext"},
		{"PK\x03\x04", "a zip archive or an office document; unpack it or save it as text"},
		{"\xd0\xcf\x11\xe0", "an office document; save it as text"},
		{`{\rtf`, "an RTF document; save it as text"},
		{"\x1f\x8b", "compressed with gzip; unpack it with gunzip"},
		{"\xff\xfe", "UTF-16 text; convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8"},
		{"\xfe\xff", "UTF-16 text; convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8"},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return fmt.Errorf("the file is %s", m.what)
		}
	}
	if i := bytes.IndexByte(head, 0); i >= 0 {
		return fmt.Errorf("the file is binary (byte %d is zero), not text", i)
	}
	return nil
}

// tooLarge is the fault of an article that exceeds the limit.
func tooLarge(what string, limit int64) error {
	return fmt.Errorf("%s is larger than %s, the limit for one article; split it or raise the limit with --max-bytes", what, size(limit))
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// readAll reads a file that is one article.
func readAll(src *source) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(src.r, src.limit+1))
	if err != nil {
		return nil, reason(err)
	}
	if int64(len(data)) > src.limit {
		return nil, tooLarge("the file", src.limit)
	}
	return data, nil
}

// checkUTF8 names the first byte that is no UTF-8. offset is that of data in
// its file.
func checkUTF8(data []byte, offset int64) error {
	if utf8.Valid(data) {
		return nil
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return fmt.Errorf("byte %d of the file (0x%02x) is not UTF-8; convert the file, for example with iconv -f WINDOWS-1252 -t UTF-8", offset+int64(i), data[i])
		}
		i += n
	}
}
