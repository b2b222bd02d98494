package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"demarche/timeline/date"
)

func looksLikeHTML(head []byte) bool {
	head = bytes.ToLower(head[:min(len(head), 1024)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	// A page may begin with a comment or an XML declaration.
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<html"))
}

// readHTML reads a web page, which is one article: what trafilatura takes
// for its text, a blank line between paragraphs.
func readHTML(src *source) (Document, error) {
	data, err := readAll(src)
	if err != nil {
		return Document{}, err
	}
	return extractAs(data, or(src.contentType, "text/html"))
}

// maxTags bounds the time and memory that a page may take: the search for its
// text is quadratic in places. Long articles have some 20,000.
const maxTags = 200_000

// minWords is the length of the shortest article on a page. Trafilatura
// gives the page's title or a menu where it finds nothing else.
const minWords = 10

// extract takes the article out of a page that says its own encoding.
func extract(page []byte) (Document, error) { return extractAs(page, "text/html") }

// extractAs takes the article out of a page that a server sent as of this
// content type. The libraries that it uses see whatever the web holds, so that
// a panic of theirs is a fault of the page.
func extractAs(page []byte, contentType string) (doc Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = Document{}, fmt.Errorf("the page breaks the HTML reader (%v); save its text as plain text", p)
		}
	}()
	if n := bytes.Count(page, []byte("<")); n > maxTags {
		return Document{}, fmt.Errorf("the page has %d tags, and %d are the limit; save its text as plain text", n, maxTags)
	}
	page, err = toUTF8(page, contentType)
	if err != nil {
		return Document{}, err
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return Document{}, fmt.Errorf("the page is no HTML that can be read: %w", err)
	}
	headings := headingsOf(root)
	res, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
	})
	if err != nil || res.ContentNode == nil {
		return Document{}, errNoArticle
	}
	doc = Document{
		Text:   strings.ToValidUTF8(textOf(res.ContentNode), "\uFFFD"),
		Title:  titleOf(res.Metadata.Title, headings),
		URL:    res.Metadata.URL,
		Source: or(res.Metadata.Sitename, res.Metadata.Hostname),
		Date:   dayOf(res.Metadata.Date),
	}
	if len(strings.Fields(doc.Text)) < minWords {
		return Document{}, errNoArticle
	}
	return doc, nil
}

var errNoArticle = errors.New("the page holds no article text; save the article itself, not a list of links or a page that a script fills")

// titleOf chooses the article's title: the page's title names the site and
// the section as well, and the heading within it does not.
func titleOf(title string, headings []string) string {
	best := ""
	for _, h := range headings {
		if len(h) > len(best) && strings.Contains(title, h) {
			best = h
		}
	}
	// A heading of a word or two is a section's name.
	if strings.Count(best, " ") >= 2 {
		return best
	}
	for _, sep := range []string{" | ", " - ", " · ", " :: "} {
		i := strings.LastIndex(title, sep)
		// The site's name is short beside a headline.
		if i > 0 && strings.Count(title[:i], " ") >= 2 && strings.Count(title[i+len(sep):], " ") <= 3 && len(title)-i < i {
			return title[:i]
		}
	}
	return title
}

// headingsOf returns the texts of the headings of the first two levels.
func headingsOf(n *html.Node) []string {
	if n.Type == html.ElementNode && (n.Data == "h1" || n.Data == "h2") {
		return []string{strings.Join(strings.Fields(textOf(n)), " ")}
	}
	var all []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		all = append(all, headingsOf(c)...)
	}
	return all
}

// toUTF8 converts a page from the encoding that its content type or the page
// declares. What is valid UTF-8 is that, whatever they declare.
func toUTF8(page []byte, contentType string) ([]byte, error) {
	if utf8.Valid(page) {
		return page, nil
	}
	r, err := charset.NewReader(bytes.NewReader(page), contentType)
	if err != nil {
		return nil, fmt.Errorf("the page's encoding is not known: %w; convert it to UTF-8", err)
	}
	return io.ReadAll(r)
}

func dayOf(t time.Time) date.Date {
	if t.IsZero() {
		return date.Date{}
	}
	return date.OfDay(date.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()})
}

// textOf returns the text below a node: runs of space as one space, a blank
// line between blocks.
func textOf(n *html.Node) string {
	var w textWriter
	w.node(n)
	return w.out.String()
}

// A textWriter writes the text of a page, holding back the space between two
// words until the second comes.
type textWriter struct {
	out strings.Builder
	gap string // to be written before the next word: "", " ", "\n" or "\n\n"
}

func (w *textWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	if n.Data == "script" || n.Data == "style" {
		return
	}
	gap := gapAround(n.Data)
	w.wait(gap)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	w.wait(gap)
}

func (w *textWriter) text(s string) {
	const space = " \t\r\n\f"
	for len(s) > 0 {
		if strings.IndexByte(space, s[0]) >= 0 {
			w.wait(" ")
			s = strings.TrimLeft(s, space)
			continue
		}
		n := strings.IndexAny(s, space)
		if n < 0 {
			n = len(s)
		}
		if w.out.Len() > 0 {
			w.out.WriteString(w.gap)
		}
		w.gap = ""
		w.out.WriteString(s[:n])
		s = s[n:]
	}
}

// wait asks for a gap before the next word; the widest one asked for counts.
func (w *textWriter) wait(gap string) {
	if len(gap) > len(w.gap) || gap == "\n" && w.gap == " " {
		w.gap = gap
	}
}

// gapAround returns the space that an element puts around itself.
func gapAround(element string) string {
	switch element {
	case "br", "tr", "dt", "dd":
		return "\n"
	case "td", "th":
		return " "
	case "p", "div", "section", "article", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6",
		"ul", "ol", "li", "dl", "table", "blockquote", "pre", "figure", "figcaption", "hr", "header", "footer":
		return "\n\n"
	}
	return ""
}
