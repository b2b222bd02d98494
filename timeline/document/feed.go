package document

import (
	"bytes"
	"errors"
	"iter"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

func looksLikeFeed(head []byte) bool {
	head = bytes.ToLower(head[:min(len(head), 1024)])
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// readFeed reads the items of a feed (RSS, Atom) that carry their text.
func readFeed(src *source) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		data, err := readAll(src)
		if err != nil {
			yield(Document{}, err)
			return
		}
		feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
		if err != nil {
			yield(Document{}, errors.New("the feed is broken XML; ask its publisher, or save the articles themselves"))
			return
		}
		if len(feed.Items) == 0 {
			yield(Document{}, errors.New("the feed has no items"))
			return
		}
		for _, item := range feed.Items {
			if !yield(itemOf(feed, item)) {
				return
			}
		}
	}
}

// itemOf returns the article of a feed's item.
func itemOf(feed *gofeed.Feed, item *gofeed.Item) (Document, error) {
	doc := Document{Title: plainText(item.Title), URL: item.Link, Source: plainText(feed.Title), Lang: feed.Language, name: or(item.GUID, item.Link)}
	if t := item.PublishedParsed; t != nil {
		doc.Date = dayOf(*t)
	} else if t := item.UpdatedParsed; t != nil {
		doc.Date = dayOf(*t)
	}
	doc.Text = plainText(or(item.Content, item.Description))
	if len(strings.Fields(doc.Text)) < minWords {
		return Document{}, errors.New("the item " + quoteShort(or(doc.Title, doc.name)) + " holds a headline at most; save the article itself")
	}
	return doc, nil
}

// plainText returns the text of a piece of HTML.
func plainText(piece string) string {
	root, err := html.Parse(strings.NewReader(piece))
	if err != nil {
		return "" // the parser reads whatever there is; only a reader's own error comes here
	}
	return strings.ToValidUTF8(textOf(root), "\uFFFD")
}
