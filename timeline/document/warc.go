package document

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
)

func looksLikeWARC(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// readWARC reads the pages of a web archive (ISO 28500): the records of kind
// "response" and "resource" that hold HTML. Those of servers' errors, pictures and the like
// are passed by.
func readWARC(src *source) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for {
			rec, err := nextRecord(src.r)
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Document{}, err)
				return
			}
			doc, err := rec.page(src.limit)
			if err != errNoPage && !yield(doc, err) {
				return
			}
			if _, err := io.Copy(io.Discard, rec.block); err != nil {
				yield(Document{}, reason(err))
				return
			}
			if rec.block.N > 0 {
				yield(Document{}, errors.New("the web archive ends within a record; fetch it again"))
				return
			}
		}
	}
}

// A record is one of a web archive.
type record struct {
	head  textproto.MIMEHeader
	block *io.LimitedReader
}

// nextRecord reads the head of the next record; io.EOF ends the archive.
func nextRecord(r *bufio.Reader) (record, error) {
	version, err := "", error(nil)
	for version == "" { // blank lines part the records
		var line []byte
		line, err = r.ReadSlice('\n')
		version = strings.TrimSpace(string(line))
		if err == io.EOF && version == "" {
			return record{}, io.EOF
		}
		if err != nil {
			break
		}
	}
	if err != nil || !strings.HasPrefix(version, "WARC/") {
		return record{}, errors.New("the web archive is broken: a record does not begin with its version; fetch it again")
	}
	// No head is long; a broken one must not fill the memory.
	const longest = 64 << 10
	head, err := textproto.NewReader(bufio.NewReader(&headReader{r: r, left: longest})).ReadMIMEHeader()
	if err != nil {
		return record{}, fmt.Errorf("the web archive is broken: the head of a record cannot be read: %w", err)
	}
	n, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
	if err != nil || n < 0 {
		return record{}, fmt.Errorf("the web archive is broken: a record has the length %.20q", head.Get("Content-Length"))
	}
	return record{head, &io.LimitedReader{R: r, N: n}}, nil
}

// A headReader reads up to the empty line that ends a head, and no further.
type headReader struct {
	r    *bufio.Reader
	left int
	done bool
}

func (h *headReader) Read(p []byte) (int, error) {
	if h.done {
		return 0, io.EOF
	}
	if h.left == 0 {
		return 0, errors.New("it is too long")
	}
	line, err := h.r.ReadSlice('\n')
	if err != nil {
		return 0, err
	}
	if len(line) > min(h.left, len(p)) {
		return 0, errors.New("a line of it is too long")
	}
	h.left -= len(line)
	h.done = len(bytes.TrimSpace(line)) == 0
	return copy(p, line), nil
}

// errNoPage says that a record is of another kind.
var errNoPage = errors.New("the record holds no page")

// page reads the article of a record.
func (rec *record) page(limit int64) (Document, error) {
	body, kind := io.Reader(rec.block), rec.head.Get("Content-Type")
	switch rec.head.Get("WARC-Type") {
	case "resource":
	case "response":
		res, err := http.ReadResponse(bufio.NewReader(rec.block), nil)
		if err != nil || res.StatusCode != http.StatusOK {
			return Document{}, errNoPage
		}
		body, kind = res.Body, res.Header.Get("Content-Type")
		if res.Header.Get("Content-Encoding") == "gzip" {
			zr, err := unzipped(res.Body)
			if err != nil {
				return Document{}, errNoPage
			}
			body = zr
		}
	default:
		return Document{}, errNoPage
	}
	if !strings.Contains(kind, "html") {
		return Document{}, errNoPage
	}
	address := strings.Trim(rec.head.Get("WARC-Target-URI"), "<>")
	data, err := readUpTo(body, limit, "the page")
	if err != nil {
		return Document{}, fmt.Errorf("%s: %w", quoteShort(address), err)
	}
	doc, err := extractAs(data, kind)
	if err != nil {
		return Document{}, fmt.Errorf("%s: %w", quoteShort(address), err)
	}
	doc.URL, doc.name = or(doc.URL, address), address
	if w, n := scanISO(rec.head.Get("WARC-Date")); n > 0 {
		doc.made = w.date()
	}
	return doc, nil
}
