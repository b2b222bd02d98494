package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/document"
)

// An input is what the flags say of the articles to be read.
type input struct {
	date, lang, actors string
	workers            int
	maxBytes           int64
	columns            map[string]string // of tables: which holds what
	fetch, private     bool
	except             string // folder that holds no articles: that of the output
}

// flags adds the flags that all reading commands share.
func (in *input) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&in.date, "date", "", "date of articles that name none, as 2025-02-12 or 2025-02")
	f.StringVar(&in.lang, "lang", "", "language of articles that name none: de or en (default: recognised)")
	f.StringVar(&in.actors, "actors", "", "folder with your own actor tables, laid over the built-in ones")
	f.IntVar(&in.workers, "workers", runtime.GOMAXPROCS(0), "articles read at the same time")
	f.Lookup("workers").DefValue = "one a core" // no help may tell of the machine it was made on
	f.StringToStringVar(&in.columns, "columns", nil, "columns of tables, as text=Body,date=Published (default: guessed by their names)")
	f.BoolVar(&in.fetch, "fetch", false, "read addresses (https://…) among the paths from the network, as robots.txt allows")
	f.BoolVar(&in.private, "fetch-private", false, "fetch from this machine and its own network too")
	f.Int64Var(&in.maxBytes, "max-bytes", document.DefaultMaxBytes, "size of the largest article, in bytes")
}

// documents opens the articles that paths name.
func (in *input) documents(c *cobra.Command, paths []string) (iter.Seq2[document.Document, error], error) {
	opt := document.Options{Lang: in.lang, MaxBytes: in.maxBytes, Stdin: c.InOrStdin(), Except: in.except, Columns: in.columns}
	opt.Note = func(path, what string) { fmt.Fprintf(c.ErrOrStderr(), "demarche: %s\n", plain(path+": "+what)) }
	switch {
	case in.private:
		opt.Fetch = document.FetchAnywhere
	case in.fetch:
		opt.Fetch = document.FetchPublic
	}
	for field := range in.columns {
		if !slices.Contains(document.TableFields(), field) {
			return nil, usageError{fmt.Errorf("--columns: %q is no field of an article; the fields are %s", field, strings.Join(document.TableFields(), ", "))}
		}
	}
	if slices.Contains(paths, "") {
		return nil, usageError{errors.New("an argument is empty; name a file or folder with articles")}
	}
	if in.date != "" {
		d, err := date.Parse(in.date)
		if err != nil {
			return nil, usageError{fmt.Errorf("--date %q is no date; write it as 2025-02-12 or 2025-02", in.date)}
		}
		opt.Date = d
	}
	if in.lang != "" && in.lang != "de" && in.lang != "en" {
		return nil, usageError{fmt.Errorf("--lang %q is not read; use de or en", in.lang)}
	}
	if in.workers < 1 {
		return nil, usageError{fmt.Errorf("--workers must be at least 1")}
	}
	return document.Read(c.Context(), paths, opt), nil
}

// open opens the articles that paths name, and loads the reader for them.
func (in *input) open(c *cobra.Command, paths []string) (iter.Seq2[document.Document, error], *timeline.Reader, error) {
	docs, err := in.documents(c, paths)
	if err != nil {
		return nil, nil, err
	}
	r, err := in.reader()
	return docs, r, err
}

// reader loads the reader, with the user's actors if a folder is named.
func (in *input) reader() (*timeline.Reader, error) {
	if in.actors == "" {
		return timeline.NewReader()
	}
	if info, err := os.Stat(in.actors); err != nil || !info.IsDir() {
		return nil, usageError{fmt.Errorf("--actors %q is no folder that can be read", in.actors)}
	}
	return timeline.NewReader(os.DirFS(in.actors))
}

// plain makes text safe for a terminal: control characters and marks that
// turn the direction of text are shown as escapes.
func plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			fmt.Fprintf(&b, "\\u%04x", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// complain names faults on standard error and returns errSome if there are
// any.
func complain(c *cobra.Command, faults []error) error {
	for _, err := range faults {
		fmt.Fprintf(c.ErrOrStderr(), "demarche: %s\n", plain(err.Error()))
	}
	if len(faults) > 0 {
		return errSome
	}
	return nil
}
