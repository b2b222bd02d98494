package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"demarche/timeline/date"
)

func isPDF(head []byte) bool { return bytes.HasPrefix(head, []byte("%PDF-")) }

// What one PDF file may take: PDFs are programs of a kind, and some never end.
const (
	pdfTime   = 2 * time.Minute
	pdfMemory = 512 << 20
)

// pdfPerText is how much larger a PDF file may be than the largest article:
// most of it are fonts and pictures.
const pdfPerText = 16

// pdfPool starts PDFium, which runs as WebAssembly in a cell of its own: it
// sees no file, and what breaks it breaks nothing else. Starting takes some
// seconds, so that it is done when the first PDF comes.
var pdfPool = sync.OnceValues(func() (pdfium.Pool, error) {
	const page = 64 << 10 // of WebAssembly's memory
	return webassembly.Init(webassembly.Config{
		MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(pdfMemory / page).
			WithCloseOnContextDone(true),
	})
})

// readPDF reads a PDF file (ISO 32000) as one article.
func readPDF(src *source) (Document, error) {
	data, err := readUpTo(src.r, src.limit*pdfPerText, "the PDF file")
	if err != nil {
		return Document{}, err
	}
	pool, err := pdfPool()
	if err != nil {
		return Document{}, fmt.Errorf("the PDF reader does not start: %w; save the file's text, for example with pdftotext", err)
	}
	in, err := pool.GetInstance(pdfTime)
	if err != nil {
		return Document{}, fmt.Errorf("the PDF reader does not start: %w; save the file's text, for example with pdftotext", err)
	}
	defer in.Close()
	late := time.AfterFunc(pdfTime, func() { in.Kill() })
	defer late.Stop()
	doc, err := readPages(in, data, src.limit)
	if err != nil {
		return Document{}, pdfReason(err)
	}
	return doc, nil
}

// errNoPDFText says that a file has pages, but no letters.
var errNoPDFText = errors.New("the PDF file holds pictures of pages and no text; have the text recognised first, for example with ocrmypdf")

// pdfReason says what to do about a PDF file that cannot be read.
func pdfReason(err error) error {
	text := err.Error() // PDFium's errors come out of its cell as words
	switch {
	case errors.Is(err, errNoPDFText):
		return err
	case strings.Contains(text, pdferrors.ErrPassword.Error()), strings.Contains(text, pdferrors.ErrSecurity.Error()):
		return errors.New("the PDF file is encrypted; save it without its password")
	case strings.Contains(text, pdferrors.ErrFormat.Error()), strings.Contains(text, pdferrors.ErrFile.Error()):
		return errors.New("the PDF file is broken; fetch it again")
	}
	return fmt.Errorf("the PDF file cannot be read: %w; save its text, for example with pdftotext", err)
}

// readPages reads the text of all pages.
func readPages(in pdfium.Pdfium, data []byte, limit int64) (Document, error) {
	opened, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return Document{}, err
	}
	file := opened.Document
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: file})
	if err != nil {
		return Document{}, err
	}
	var pages [][]string
	size, letters := int64(0), false
	for i := range count.PageCount {
		page, err := in.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: file, Index: i}}})
		if err != nil {
			return Document{}, fmt.Errorf("page %d: %w", i+1, err)
		}
		if size += int64(len(page.Text)); size > limit {
			return Document{}, tooLarge("its text", limit)
		}
		letters = letters || strings.ContainsFunc(page.Text, unicode.IsLetter)
		pages = append(pages, pageLines(page.Text))
	}
	if !letters {
		return Document{}, errNoPDFText
	}
	doc := Document{Text: joinPages(withoutMargins(pages))}
	doc.Title, doc.made = pdfProperties(in, file)
	return doc, nil
}

// pdfProperties returns what a file says of its title and the day it was
// made, if it does.
func pdfProperties(in pdfium.Pdfium, file references.FPDF_DOCUMENT) (title string, made date.Date) {
	meta, err := in.GetMetaData(&requests.GetMetaData{Document: file, Tags: &[]string{"Title", "CreationDate"}})
	if err != nil {
		return "", date.Date{} // properties may be missing
	}
	for _, tag := range meta.Tags {
		value := strings.ToValidUTF8(strings.TrimSpace(tag.Value), "\uFFFD")
		switch digits, ok := strings.CutPrefix(value, "D:"); {
		case tag.Tag == "Title":
			title = value
		case ok && len(digits) >= 8: // D:20250212093000+01'00'
			if w, n := scanISO(digits[:4] + "-" + digits[4:6] + "-" + digits[6:8]); n > 0 {
				made = w.date()
			}
		}
	}
	return title, made
}

// pageLines returns the lines of a page. Where a word was divided at the end
// of a line, PDFium has put U+0002 for the hyphen.
func pageLines(text string) []string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\u0002", "\u00ad", "\ufffe", "\u00ad", "\x00", "").Replace(text)
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

// withoutMargins takes the first and the last line off the pages where they
// are the same on most pages but for numbers: the running head and foot.
func withoutMargins(pages [][]string) [][]string {
	const few = 3
	if len(pages) < few {
		return pages
	}
	heads, feet := make(map[string]int), make(map[string]int)
	for _, p := range pages {
		heads[withoutDigits(p[0])]++
		feet[withoutDigits(p[len(p)-1])]++
	}
	for i, p := range pages {
		if len(p) < few {
			continue // nothing else would be left
		}
		if 2*heads[withoutDigits(p[0])] > len(pages) {
			p = p[1:]
		}
		if n := len(p); n > 0 && 2*feet[withoutDigits(p[n-1])] > len(pages) {
			p = p[:n-1]
		}
		pages[i] = p
	}
	return pages
}

func withoutDigits(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, line)
}

// joinPages joins lines to paragraphs: one ends where a line is much shorter
// than the page is wide.
func joinPages(pages [][]string) string {
	var out strings.Builder
	for _, lines := range pages {
		width := 0
		for _, line := range lines {
			width = max(width, utf8.RuneCountInString(line))
		}
		for _, line := range lines {
			short := 10*utf8.RuneCountInString(line) < 7*width
			switch word, cut := strings.CutSuffix(line, "\u00ad"); {
			case line == "":
			case cut:
				out.WriteString(word)
			case short:
				out.WriteString(line + "\n\n")
			default:
				out.WriteString(line + "\n")
			}
		}
	}
	return strings.TrimSpace(out.String())
}
