package document

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // old encodings of mails
	"github.com/emersion/go-message/mail"
)

// mailHeader finds the lines that only mails have among their first.
var mailHeader = regexp.MustCompile(`(?im)^(received|return-path|message-id|mime-version|delivered-to):`)

func looksLikeMail(head []byte) bool {
	top, _, _ := bytes.Cut(bytes.ReplaceAll(head, []byte("\r"), nil), []byte("\n\n"))
	return mailHeader.Match(top) && bytes.Contains(bytes.ToLower(top), []byte("from:"))
}

func looksLikeMbox(head []byte) bool {
	first, rest, _ := bytes.Cut(head, []byte("\n"))
	return bytes.HasPrefix(first, []byte("From ")) && looksLikeMail(rest)
}

// readMail reads a mail (RFC 5322) as an article: newsletters and the
// services of agencies come so.
func readMail(src *source) (Document, error) {
	data, err := readAll(src)
	if err != nil {
		return Document{}, err
	}
	return parseMail(data)
}

// readMbox reads the mails of a mailbox (RFC 4155, in the form mboxrd) one
// after the other.
func readMbox(src *source) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		box := mailbox{lines: lineReader{r: src.r, limit: src.limit}, limit: src.limit}
		for {
			data, line, err := box.next()
			if err == io.EOF {
				return
			}
			var doc Document
			if err == nil {
				doc, err = parseMail(data)
			}
			doc.Line = line
			if !yield(doc, err) || box.lines.broken {
				return
			}
		}
	}
}

// A mailbox cuts a file into mails at the lines that begin with "From " and
// follow an empty one.
type mailbox struct {
	lines lineReader
	limit int64
	begun bool // the line "From " of the next mail has been read
	at    int  // its number
	ended bool
}

// quotedFrom is how a mailbox writes a line of a mail that begins with "From ".
var quotedFrom = regexp.MustCompile(`^>+From `)

// next returns the next mail and the line where it begins.
func (b *mailbox) next() (data []byte, line int, err error) {
	if b.ended {
		return nil, 0, io.EOF
	}
	line, empty := b.at, true
	var tooLong error
	for {
		text, err := b.lines.next()
		if err == io.EOF {
			b.ended = true
			if !b.begun {
				return nil, 0, io.EOF
			}
			return data, line, tooLong
		}
		switch {
		case b.lines.broken:
			b.ended = true
			return nil, line, err
		case err != nil:
			tooLong = err
		case empty && bytes.HasPrefix(text, []byte("From ")):
			first := !b.begun
			b.begun, b.at = true, b.lines.n
			if !first {
				return data, line, tooLong
			}
			line = b.at
		case int64(len(data)+len(text)) >= b.limit:
			tooLong, data = tooLarge("the mail", b.limit), nil
		case tooLong == nil:
			if quotedFrom.Match(text) {
				text = text[1:]
			}
			data = append(append(data, text...), '\n')
		}
		empty = len(text) == 0
	}
}

var errNoMailText = errors.New("the mail holds no text, or only attachments; save those as files")

// parseMail reads a mail: its text, or the text of its page where it has none.
func parseMail(data []byte) (Document, error) {
	r, err := mail.CreateReader(bytes.NewReader(data))
	if err != nil && !message.IsUnknownCharset(err) {
		return Document{}, fmt.Errorf("the mail cannot be read: %w", err)
	}
	defer r.Close()
	doc := mailHead(&r.Header)
	plain, page, err := mailText(r)
	switch {
	case strings.TrimSpace(plain) != "":
		doc.Text = plain
	case page != "":
		var body Document
		body, err = extract([]byte(page))
		doc.Text = body.Text
	case err == nil:
		err = errNoMailText
	}
	if doc.Text == "" {
		return Document{}, err
	}
	return doc, nil
}

// mailHead reads what the lines above a mail's text say of it.
func mailHead(h *mail.Header) Document {
	var doc Document
	// What cannot be decoded is not known: an error is no reason to lose the text.
	doc.Title, _ = h.Subject()
	doc.name, _ = h.MessageID()
	if from, err := h.AddressList("From"); err == nil && len(from) > 0 {
		doc.Source = or(from[0].Name, from[0].Address)
	}
	if t, err := h.Date(); err == nil {
		doc.Date = dayOf(t)
	}
	return doc
}

// mailText returns a mail's first text, and its first page of HTML.
func mailText(r *mail.Reader) (plain, page string, err error) {
	for {
		part, err := r.NextPart()
		if err == io.EOF {
			return plain, page, nil
		}
		if err != nil {
			return plain, page, fmt.Errorf("a part of the mail cannot be read: %w", err)
		}
		h, ok := part.Header.(*mail.InlineHeader)
		if !ok {
			continue // an attachment
		}
		kind, _, _ := h.ContentType()
		data, err := io.ReadAll(bufio.NewReader(part.Body))
		if err != nil {
			return plain, page, fmt.Errorf("a part of the mail cannot be read: %w", err)
		}
		text := strings.ToValidUTF8(strings.ReplaceAll(string(data), "\r\n", "\n"), "\uFFFD")
		switch {
		case kind == "text/html" && page == "":
			page = text
		case (kind == "text/plain" || kind == "") && plain == "":
			plain = text
		}
	}
}
