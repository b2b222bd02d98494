package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"demarche/cmd/internal/page"
	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/export"
)

func newBuild() *cobra.Command {
	var in input
	var out string
	c := &cobra.Command{
		Use:     "build PATH...",
		Short:   "Read articles and write timeline, graph and tables",
		Long:    "Build reads the articles that the paths name (text, JSON lines, HTML; folders are walked; - is\nstandard input) and writes pages, tables and graphs into a folder.",
		Example: "  demarche build seeds -o out",
		Args:    atLeast(1, "build needs at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			return build(c, &in, args, out)
		},
	}
	in.flags(c)
	c.Flags().StringVarP(&out, "output", "o", "out", "folder to write into")
	return c
}

func build(c *cobra.Command, in *input, paths []string, out string) error {
	docs, err := in.documents(c, paths)
	if err != nil {
		return err
	}
	r, err := in.reader()
	if err != nil {
		return err
	}
	p := newProgress(c.ErrOrStderr())
	t, err := timeline.Build(c.Context(), docs, r, in.workers, p.step)
	p.end()
	if err != nil {
		return fmt.Errorf("stopped before the end, nothing was written: %w", err)
	}
	shown := timeline.Shown(t.Events)
	g, err := graph.Build(shown)
	if err != nil {
		return err
	}
	if err := writeAll(out, t, g, r); err != nil {
		return err
	}
	faults := complain(c, t.Faults)
	fmt.Fprintf(c.OutOrStdout(), "%s, %s, %s, %s%s: %s\n", count(len(t.Articles), "article"), count(len(shown), "event"),
		count(len(g.Actors()), "actor"), count(len(g.Links()), "link"), skipped(len(t.Faults)), filepath.Join(out, "index.html"))
	return faults
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func skipped(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d skipped (reasons above)", n)
}

// writeAll writes every product into a folder, each beside its place first
// and then renamed, so that nothing stands half written.
func writeAll(dir string, t *timeline.Timeline, g *graph.Graph, r *timeline.Reader) error {
	shown := timeline.Shown(t.Events)
	input := pageInput(t, g, r)
	products := []struct {
		name  string
		write func(io.Writer) error
	}{
		{"events.jsonl", func(w io.Writer) error { return export.EventsJSONL(w, t.Events) }},
		{"events.csv", func(w io.Writer) error { return export.EventsCSV(w, shown) }},
		{"actors.csv", func(w io.Writer) error { return export.ActorsCSV(w, g) }},
		{"links.csv", func(w io.Writer) error { return export.LinksCSV(w, g) }},
		{"days.csv", func(w io.Writer) error { return export.DaysCSV(w, timeline.Days(shown)) }},
		{"graph.dot", g.WriteDOT},
		{"graph.gexf", g.WriteGEXF},
		{"graph.graphml", g.WriteGraphML},
		{"timeline.html", func(w io.Writer) error { return page.Timeline(w, input) }},
		{"graph.html", func(w io.Writer) error { return page.Graph(w, input) }},
		{"index.html", func(w io.Writer) error { return page.Explorer(w, input) }},
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("making the folder for the output: %w", err)
	}
	var done []string
	defer func() {
		for _, f := range done {
			os.Remove(f) // what was renamed is no longer there
		}
	}()
	for _, p := range products {
		tmp, err := writeBeside(dir, p.name, p.write)
		if err != nil {
			return err
		}
		done = append(done, tmp)
	}
	for i, p := range products {
		if err := os.Rename(done[i], filepath.Join(dir, p.name)); err != nil {
			return fmt.Errorf("putting %s in its place: %w", p.name, err)
		}
	}
	return nil
}

// writeBeside writes a product to a new file in dir and returns its name.
func writeBeside(dir, name string, write func(io.Writer) error) (string, error) {
	f, err := os.CreateTemp(dir, "."+name+".*")
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", name, err)
	}
	err = write(f)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("writing %s: %w", name, err)
	}
	return f.Name(), nil
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
