package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"demarche/cmd/internal/page"
	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/document"
)

func newBuild() *cobra.Command {
	var in input
	var out, title string
	c := &cobra.Command{
		Use:     "build [PATH...]",
		Short:   "Read articles and write timeline, graph and tables",
		Long:    "Build reads the articles that the paths name (text, JSON lines, tables, HTML, feeds, mails,\nDOCX, ODT, PDF, WARC, and archives of them; folders are walked; - is standard input) and writes pages,\ntables and graphs into a folder. What was read is kept in the store there: articles that have not\nchanged are not read again, and without paths the pages show what the store holds.",
		Example: "  demarche build seeds -o out",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			return build(c, &in, args, out, title)
		},
	}
	in.flags(c)
	c.Flags().StringVarP(&out, "output", "o", "out", "folder to write into")
	c.Flags().StringVar(&title, "title", "", "headline of the pages")
	return c
}

func build(c *cobra.Command, in *input, paths []string, out, title string) (err error) {
	undo, err := checkOut(out, paths)
	if err != nil {
		return err
	}
	defer undo() // where nothing was written
	texts := map[string]string{}
	t, r, err := in.kept(c, paths, out, texts)
	if err != nil {
		return err
	}
	shown := timeline.Shown(t.Events)
	g, err := graph.Build(shown)
	if err != nil {
		return err
	}
	states, err := graph.Build(r.ByPolity(shown))
	if err != nil {
		return err
	}
	pages, err := page.New(pageInput(title, t, texts, g, states, r))
	if err != nil {
		return err
	}
	products := productsOf(t, g, pages)
	if err := writeAll(out, products); err != nil {
		return err
	}
	if err := removeOldPages(out, products); err != nil {
		return err
	}
	faults := complain(c, t.Faults)
	fmt.Fprintf(c.OutOrStdout(), "%s, %s, %s, %s%s: %s\n", count(len(t.Articles), "article"), count(len(shown), "event"),
		count(len(g.Actors()), "actor"), count(len(g.Links()), "link"), tell(skipped(t.Faults)), filepath.Join(out, "index.html"))
	return faults
}

// kept reads the articles that paths name, of which the store of the output
// recalls those that it knows, and makes them its timeline. Without paths it
// is the timeline that the store holds. The texts of the first articles come
// into texts; the store has none.
func (in *input) kept(c *cobra.Command, paths []string, out string, texts map[string]string) (t *timeline.Timeline, r *timeline.Reader, err error) {
	if len(paths) == 0 {
		if storeAt(out) == "" {
			return nil, nil, usageError{fmt.Errorf("build needs at least one file or folder with articles, for there is no store in %s yet", out)}
		}
		return in.timeline(c, []string{out})
	}
	in.except = out
	docs, r, err := in.open(c, paths)
	if err != nil {
		return nil, nil, err
	}
	s, err := in.openStore(out)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	t, err = in.build(c, keepTexts(docs, page.MostTexts, texts), r, s)
	if err != nil {
		return nil, nil, fmt.Errorf("%w; no page was written, and what was read is kept for the next run", err)
	}
	if len(t.Articles) == 0 {
		complain(c, t.Faults)
		return nil, nil, fmt.Errorf("no article could be read; nothing was written to %s", out)
	}
	return t, r, s.Show(ids(t))
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// skipped returns the faults that kept an article from being read.
func skipped(faults []error) []error {
	return slices.DeleteFunc(slices.Clone(faults), func(err error) bool {
		var f *document.Fault
		return errors.As(err, &f) && f.Minor
	})
}

// tell says how much was skipped, and names the first of it.
func tell(skipped []error) string {
	const most = 3
	if len(skipped) == 0 {
		return ""
	}
	var names []string
	for _, err := range skipped[:min(len(skipped), most)] {
		var f *document.Fault
		switch {
		case !errors.As(err, &f):
			names = append(names, err.Error())
		case f.Line > 0:
			names = append(names, fmt.Sprintf("%s:%d", f.Path, f.Line))
		default:
			names = append(names, f.Path)
		}
	}
	list := strings.Join(names, ", ")
	if more := len(skipped) - most; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return plain(fmt.Sprintf(", %d skipped for the reasons above (%s)", len(skipped), list))
}

// A progress shows on a terminal how far a run is, and in plain lines, a few
// only, elsewhere.
type progress struct {
	w        io.Writer
	terminal bool
	last     int
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	return &progress{w: w, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

func (p *progress) step(n int) {
	p.last = n
	switch {
	case p.terminal && (n%10 == 0 || n < 10):
		fmt.Fprintf(p.w, "\r%s read", count(n, "article"))
	case !p.terminal && n%1000 == 0:
		fmt.Fprintf(p.w, "%s read\n", count(n, "article"))
	}
}

func (p *progress) end() {
	if p.terminal && p.last > 0 {
		fmt.Fprintf(p.w, "\r%s\r", strings.Repeat(" ", 40))
	}
}
