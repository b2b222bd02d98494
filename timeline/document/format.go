package document

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// A format reads the articles of one kind of file, or unpacks the files of one
// kind of archive. read yields an article's text and what the file says of it;
// Read finds out the rest. With an error it yields an empty article that has
// its line, or an article that can be read although something in it is wrong.
type format struct {
	extensions []string               // lower case: ".txt"; none if the first bytes decide
	sniff      func(head []byte) bool // whether a file without a known extension is of this format; head is its beginning, without space if the format has extensions
	read       func(*source) iter.Seq2[Document, error]
	unpack     func(*source) iter.Seq2[*source, error] // of archives, which have no read
}

// binaries lists the formats that their first bytes tell, whatever a file is
// called, in the order in which they are tried.
func binaries() []format {
	return []format{
		{sniff: isGzip, unpack: unpackGzip},
		{sniff: isODT, read: one(readODT)},
		{sniff: isOffice, read: one(readDOCX)},
		{sniff: isZip, unpack: unpackZip},
		{sniff: isTar, unpack: unpackTar},
		{sniff: isPDF, read: one(readPDF)},
	}
}

// texts lists the formats that are text, in the order in which they are tried
// on a file of unknown extension. Plain text stands last, it takes anything.
func texts() []format {
	return []format{
		{extensions: []string{".warc"}, sniff: looksLikeWARC, read: readWARC},
		{extensions: []string{".rss", ".atom"}, sniff: looksLikeFeed, read: readFeed},
		{extensions: []string{".html", ".htm", ".xhtml"}, sniff: looksLikeHTML, read: one(readHTML)},
		{extensions: []string{".jsonl", ".ndjson", ".json"}, sniff: looksLikeJSON, read: readJSONLines},
		{extensions: []string{".mbox", ".mbx"}, sniff: looksLikeMbox, read: readMbox},
		{extensions: []string{".eml"}, sniff: looksLikeMail, read: one(readMail)},
		{extensions: []string{".csv", ".tsv"}, sniff: never, read: readTable},
		{extensions: []string{".txt", ".text", ".md", ".markdown"}, sniff: always, read: one(readText)},
	}
}

func always([]byte) bool { return true }

// never is the sniff of formats that only their extension tells.
func never([]byte) bool { return false }

// headBytes is how much of a file is looked at to find out its format.
const headBytes = 16 << 10

// A source is a file that is being read.
type source struct {
	path  string // that of a file in an archive goes on with its name there
	r     *bufio.Reader
	file  *os.File // what r reads; nil for a pipe and for a file in an archive
	limit int64    // size of the largest article
	depth int      // number of archives around the file

	contentType string // that its server gave, if it is a page from the web

	columns map[string]string // see Options
	note    func(path, what string)
}

// formatOf returns the format of a file: that of its first bytes, of the
// extension of its name, or the first of the texts that it looks like.
func formatOf(src *source) (format, error) {
	head, err := src.r.Peek(headBytes)
	if err != nil && err != io.EOF {
		return format{}, reason(err)
	}
	if len(head) == 0 {
		return format{}, errors.New("the file is empty")
	}
	for _, f := range binaries() {
		if f.sniff(head) {
			return f, nil
		}
	}
	// A WARC file is text with pages of any kind in it.
	if err := refuse(head); err != nil && !looksLikeWARC(head) {
		return format{}, err
	}
	ext := extensionOf(src.path)
	start := bytes.TrimLeft(head, "\ufeff \t\r\n")
	all := texts()
	for _, f := range all {
		if slices.Contains(f.extensions, ext) {
			return f, nil
		}
	}
	for _, f := range all {
		if f.sniff(start) {
			return f, nil
		}
	}
	panic("unreachable: plain text takes anything")
}

// extensionOf returns the extension of a file's name, in lower case. That of
// an address stands before its question mark.
func extensionOf(path string) string {
	if isAddress(path) {
		path, _, _ = strings.Cut(path, "?")
	}
	return strings.ToLower(filepath.Ext(path))
}

// refuse says what a file is that begins with head if it holds no text, nil
// if it may be one.
func refuse(head []byte) error {
	for _, m := range []struct{ magic, what string }{
		{"\xd0\xcf\x11\xe0", "an office document of the old kind; save it as DOCX, ODT or text"},
		{`{\rtf`, "an RTF document; save it as DOCX, ODT or text"},
		{"SQLite format 3\x00", "a database, perhaps the store of an output folder; name the articles"},
		{"BZh", "compressed with bzip2; unpack it with bunzip2"},
		{"\xfd7zXZ\x00", "compressed with xz; unpack it with unxz"},
		{"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it with unzstd"},
		{"7z\xbc\xaf", "a 7z archive; unpack it"},
		{"Rar!", "a RAR archive; unpack it"},
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
	return fmt.Errorf("%s is larger than %s, the limit for one article; split it or raise the limit with --max-bytes", what, bytesOf(limit))
}

// bytesOf writes a number of bytes for people.
func bytesOf(n int64) string {
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
	return readUpTo(src.r, src.limit, "the file")
}

// readUpTo reads r to its end. More than limit bytes are an error that calls
// them what.
func readUpTo(r io.Reader, limit int64, what string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, reason(err)
	}
	if int64(len(data)) > limit {
		return nil, tooLarge(what, limit)
	}
	return data, nil
}

// one yields the article of a file that is one.
func one(read func(*source) (Document, error)) func(*source) iter.Seq2[Document, error] {
	return func(src *source) iter.Seq2[Document, error] {
		return func(yield func(Document, error) bool) { yield(read(src)) }
	}
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
