package document

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"demarche/timeline/date"
)

// Read reads the articles that paths name, one at a time: files, folders,
// addresses of the web and "-" for standard input. Folders are walked in sorted order, without hidden
// files and files whose name begins with README; what two paths both name is
// read once.
//
// What cannot be read is yielded as a *Fault, with a zero Document, and
// reading goes on. When ctx ends, its error is yielded last.
//
// An article's id is what its file says it is, else the name that the file
// gives it (a mail's Message-ID, a page's address), else the file's name, with
// the line if it is one of several. An id that was used before gets the
// folder's name in front ("paris/index.html") if it came from the file's
// name, and is a fault if the file said so.
func Read(ctx context.Context, paths []string, opt Options) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		r := newReader(opt)
		for path, err := range walk(paths, opt.Except) {
			if ctx.Err() != nil {
				yield(Document{}, ctx.Err())
				return
			}
			if err != nil {
				if !yield(Document{}, err) {
					return
				}
				continue
			}
			for doc, err := range r.file(ctx, path) {
				if !yield(doc, err) {
					return
				}
			}
		}
	}
}

// A reader holds what one run of Read remembers between files.
type reader struct {
	opt     Options
	fetcher *fetcher
	tongue  *Recogniser
	ids     map[string]place // where each id was used first
}

// A place is a position in a file, for messages.
type place struct {
	path string
	line int
}

func (p place) String() string {
	if p.line == 0 {
		return p.path
	}
	return fmt.Sprintf("%s:%d", p.path, p.line)
}

func newReader(opt Options) *reader {
	if opt.MaxBytes == 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	if opt.Stdin == nil {
		opt.Stdin = os.Stdin
	}
	return &reader{opt: opt, fetcher: newFetcher(opt.Fetch), tongue: recogniser(), ids: make(map[string]place)}
}

// file yields the articles of one file.
func (r *reader) file(ctx context.Context, path string) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		in, err := r.open(ctx, path)
		if err != nil {
			yield(Document{}, &Fault{Path: path, Err: err})
			return
		}
		defer in.Close()
		src := &source{path: path, r: bufio.NewReaderSize(in, headBytes), limit: r.opt.MaxBytes, columns: r.opt.Columns, note: r.opt.Note}
		switch in := in.(type) {
		case *os.File:
			src.file = in
		case *page:
			src.contentType = in.contentType
		}
		r.source(ctx, src, yield)
	}
}

// source yields the articles of a file, or of the files in it if it is an
// archive. It reports whether to go on.
func (r *reader) source(ctx context.Context, src *source, yield func(Document, error) bool) bool {
	f, err := formatOf(src)
	if err == nil && f.unpack != nil && src.depth == maxDepth {
		err = fmt.Errorf("it is an archive within %d others; unpack them", maxDepth)
	}
	if err != nil {
		return yield(Document{}, &Fault{Path: src.path, Err: err})
	}
	if f.unpack != nil {
		for inner, err := range f.unpack(src) {
			switch {
			case ctx.Err() != nil:
				return true // Read reports it
			case err != nil && !yield(Document{}, &Fault{Path: src.path, Err: err}):
				return false
			case err == nil && !r.source(ctx, inner, yield):
				return false
			}
		}
		return true
	}
	for doc, err := range f.read(src) {
		if ctx.Err() != nil {
			return true // Read reports it
		}
		if !r.article(doc, err, src.path, yield) {
			return false
		}
	}
	return true
}

// open opens a file or an address.
func (r *reader) open(ctx context.Context, path string) (io.ReadCloser, error) {
	switch {
	case path == stdin:
		return io.NopCloser(r.opt.Stdin), nil
	case isAddress(path) && r.opt.Fetch == FetchNothing:
		return nil, errors.New("it is an address; use --fetch to read it from the network")
	case isAddress(path):
		return r.fetcher.fetch(ctx, path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	return f, nil
}

// article completes what a format has read and yields it, with its faults.
func (r *reader) article(doc Document, err error, path string, yield func(Document, error) bool) bool {
	doc.Path = path
	if isAddress(path) {
		doc.URL, doc.name = or(doc.URL, path), or(doc.name, path)
	}
	fault := func(err error) bool { return yield(Document{}, &Fault{Path: path, Line: doc.Line, Err: err}) }
	if err != nil && doc.Text == "" {
		return fault(err)
	}
	// Of the article's date, say: the article is read without it.
	if err != nil && !yield(Document{}, &Fault{Path: path, Line: doc.Line, Err: err, Minor: true}) {
		return false
	}
	if err := r.complete(&doc, err != nil); err != nil {
		return fault(err)
	}
	return yield(doc, nil)
}

// complete finds what the article's format did not say: header and dateline,
// date, language and id. An article with a faulty date is not given another.
func (r *reader) complete(doc *Document, faultyDate bool) error {
	if strings.TrimSpace(doc.Text) == "" {
		return errors.New("there is no text in it, only space")
	}
	o := readOpening(doc.Text)
	doc.Body, doc.Dateline = o.body, o.dateline
	if strings.TrimSpace(doc.Text[doc.Body:]) == "" {
		return errors.New("there is no text after the header")
	}
	doc.Title = or(doc.Title, o.title)
	doc.Source = or(doc.Source, o.source)
	doc.Place = or(doc.Place, o.place)
	doc.URL = or(doc.URL, o.url)
	doc.Lang = or(doc.Lang, o.lang)
	if doc.Date.IsZero() && !faultyDate {
		w := o.date
		if w.year == 0 {
			w = or(readClosing(doc.Text), w)
		}
		doc.Date = r.dateOf(doc, w)
	}
	if err := r.language(doc); err != nil {
		return err
	}
	return r.identify(doc)
}

// or returns the first of two values that is not zero.
func or[T comparable](a, b T) T {
	var zero T
	if a != zero {
		return a
	}
	return b
}

// dateOf chooses between the date written in the article, which may lack its
// year, the date that begins the file's name, the day on which the file was
// made, and the default.
func (r *reader) dateOf(doc *Document, w written) date.Date {
	known := r.opt.Date
	if w2, n := scanISO(filepath.Base(doc.Path)); n > 0 {
		known = w2.date()
	} else if !doc.made.IsZero() {
		known = doc.made
	}
	if w.isZero() {
		return known
	}
	if w.year == 0 {
		if known.IsZero() {
			return date.Date{}
		}
		return w.near(known.Latest()).date()
	}
	return w.date()
}

// language checks the language that the article states or finds it out.
func (r *reader) language(doc *Document) error {
	lang := or(doc.Lang, r.opt.Lang)
	if lang != "" {
		code, name := r.tongue.named(lang)
		if !r.tongue.reads(code) {
			return fmt.Errorf("the article is marked as %s, which demarche does not read; correct the mark or leave it out", name)
		}
		doc.Lang = code
		return nil
	}
	lang, sure := r.tongue.Language(doc.Text[doc.Body:])
	_, name := r.tongue.named(lang)
	switch {
	case lang == "":
		return errors.New("the article has no words that tell its language; use --lang to name it")
	case sure < MinSure:
		return fmt.Errorf("the language of the article is not clear, perhaps it is %s; use --lang to name it", name)
	case !r.tongue.reads(lang):
		return fmt.Errorf("the article is written in %s, which demarche does not read; use --lang to override", name)
	}
	doc.Lang = lang
	return nil
}

// identify gives the article an id that no other has.
func (r *reader) identify(doc *Document) error {
	here := place{doc.Path, doc.Line}
	if doc.ID != "" {
		if first, used := r.ids[doc.ID]; used {
			return fmt.Errorf("the id %q is that of the article at %v already; give each article its own", doc.ID, first)
		}
		r.ids[doc.ID] = here
		return nil
	}
	id := or(doc.name, nameOf(doc.Path, doc.Line))
	if _, used := r.ids[id]; used && doc.name == "" {
		id = filepath.ToSlash(filepath.Join(filepath.Base(filepath.Dir(doc.Path)), id))
	}
	unique := id
	for n := 2; ; n++ {
		if _, used := r.ids[unique]; !used {
			break
		}
		unique = fmt.Sprintf("%s#%d", id, n)
	}
	doc.ID = unique
	r.ids[unique] = here
	return nil
}

// nameOf returns the id of an article that states none.
func nameOf(path string, line int) string {
	name := filepath.Base(path)
	if path == stdin {
		name = "stdin"
	}
	if line > 0 {
		name = fmt.Sprintf("%s:%d", name, line)
	}
	return strings.ToValidUTF8(name, "\uFFFD")
}

// reason puts an error of the operating system in words that say what to do.
func reason(err error) error {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return errors.New("there is no such file or folder; check the path")
	case errors.Is(err, os.ErrPermission):
		return errors.New("permission denied; give yourself the right to read it (chmod +r, for folders +rx)")
	}
	var p *os.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("it cannot be read: %w", p.Err)
	}
	return fmt.Errorf("it cannot be read: %w", err)
}
