package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"demarche/timeline/date"
)

// xmlPerText is how much larger the XML of an office document may be than
// the largest article: a word in it has its form written beside it.
const xmlPerText = 16

// isODT looks for the mark that OpenDocument (ISO 26300, part 3) puts first.
func isODT(head []byte) bool {
	return isZip(head) && bytes.Contains(head[:min(len(head), 200)], []byte("mimetypeapplication/vnd.oasis.opendocument."))
}

// isOffice looks for the files that Office Open XML (ISO 29500, part 2) has.
func isOffice(head []byte) bool {
	return isZip(head) && (bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("word/document.xml")))
}

// readODT reads a text of LibreOffice and its kin.
func readODT(src *source) (Document, error) {
	return readOffice(src, "content.xml", "meta.xml", odtElements)
}

// readDOCX reads a text of Word.
func readDOCX(src *source) (Document, error) {
	return readOffice(src, "word/document.xml", "docProps/core.xml", docxElements)
}

var errNoOfficeText = errors.New("it is an office document without a text, perhaps a table or slides; save it as CSV or text")

// readOffice reads the text and the properties that a document keeps in two
// of its files.
func readOffice(src *source, content, properties string, elements map[string]element) (Document, error) {
	zr, done, err := openZip(src)
	if err != nil {
		return Document{}, err
	}
	defer done()
	body, err := officeFile(zr, content, src.limit*xmlPerText)
	if err != nil {
		return Document{}, err
	}
	if body == nil {
		return Document{}, errNoOfficeText
	}
	var doc Document
	if doc.Text, err = officeText(body, elements); err != nil {
		return Document{}, fmt.Errorf("%s in it is broken: %w", content, err)
	}
	if int64(len(doc.Text)) > src.limit {
		return Document{}, tooLarge("the text", src.limit)
	}
	meta, err := officeFile(zr, properties, src.limit)
	if err != nil {
		return Document{}, err
	}
	doc.Title, doc.made = officeProperties(meta)
	return doc, nil
}

// officeFile returns a file of the document, nil if it has none of that name.
func officeFile(zr *zip.Reader, name string, limit int64) ([]byte, error) {
	for _, f := range zr.File {
		if f.Name != name {
			continue
		}
		r, err := readMember(f)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		return readUpTo(r, limit, name+" in it")
	}
	return nil, nil
}

// An element says what an XML element means for the text.
type element struct {
	text bool   // what stands in it is text
	skip bool   // nothing in it is
	gap  string // it stands for this, at its end
}

// The elements of the two kinds of document, by local name.
var (
	docxElements = map[string]element{
		"t": {text: true}, "p": {gap: "\n\n"}, "br": {gap: "\n"}, "cr": {gap: "\n"}, "tab": {gap: " "}, "noBreakHyphen": {gap: "-"},
		"Fallback": {skip: true}, // the same again for old programs
	}
	odtElements = map[string]element{
		"p": {text: true, gap: "\n\n"}, "h": {text: true, gap: "\n\n"}, "line-break": {gap: "\n"}, "s": {gap: " "}, "tab": {gap: " "},
		"tracked-changes": {skip: true}, "annotation": {skip: true}, "note": {skip: true},
	}
)

// officeText returns the text of a document's XML, a blank line between its
// paragraphs.
func officeText(data []byte, elements map[string]element) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var out strings.Builder
	depth := 0 // of elements that are text
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return strings.TrimSpace(out.String()), nil
		}
		if err != nil {
			return "", err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			e := elements[t.Name.Local]
			if e.text {
				depth++
			}
			if e.skip {
				if err := d.Skip(); err != nil {
					return "", err
				}
			}
		case xml.EndElement:
			e := elements[t.Name.Local]
			if e.text {
				depth--
			}
			out.WriteString(e.gap)
		case xml.CharData:
			if depth > 0 {
				out.Write(t)
			}
		}
	}
}

// officeProperties returns the title of a document and the day it was made.
// Both formats use the elements of Dublin Core or names like them.
func officeProperties(data []byte) (title string, made date.Date) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for in := ""; ; {
		tok, err := d.Token()
		if err != nil { // the end; properties that are broken say nothing more
			return strings.TrimSpace(title), made
		}
		switch t := tok.(type) {
		case xml.StartElement:
			in = t.Name.Local
		case xml.EndElement:
			in = ""
		case xml.CharData:
			switch in {
			case "title":
				title += string(t)
			case "created", "creation-date":
				if w, n := scanISO(string(t)); n > 0 {
					made = w.date()
				}
			}
		}
	}
}
