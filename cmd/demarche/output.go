package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"demarche/cmd/internal/page"
	"demarche/graph"
	"demarche/timeline"
	"demarche/timeline/export"
)

// checkOut finds out, before anything is read, whether the products can be
// written into dir. It makes the folder; undo removes it again if it is new
// and empty.
func checkOut(dir string, paths []string) (undo func(), err error) {
	if dir == "" {
		return nil, usageError{errors.New("-o needs the name of a folder")}
	}
	for _, p := range paths {
		if isSame(p, dir) {
			return nil, usageError{fmt.Errorf("%s holds the articles; name another folder for the output with -o", dir)}
		}
	}
	undo = func() {}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		undo = func() { os.Remove(dir) } // fails where something is in it
	}
	if err := tryFolder(dir); err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}

// tryFolder makes a folder and writes into it.
func tryFolder(dir string) error {
	err := os.MkdirAll(dir, 0o777)
	if err == nil {
		var f *os.File
		if f, err = os.CreateTemp(dir, ".demarche.*"); err == nil {
			f.Close()
			err = os.Remove(f.Name())
		}
	}
	if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file, not a folder to write into; name another with -o", dir)
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	if err != nil {
		return fmt.Errorf("the folder %s cannot be written into: %w; name another with -o", dir, err)
	}
	return nil
}

// isSame tells whether two paths lead to one folder.
func isSame(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y) && x.IsDir()
}

// A product is a file that is written.
type product struct {
	name  string // below the folder
	write func(io.Writer) error
}

// productsOf lists what build writes.
func productsOf(t *timeline.Timeline, g *graph.Graph, pages *page.Pages) []product {
	shown := timeline.Shown(t.Events)
	out := []product{
		{"events.jsonl", func(w io.Writer) error { return export.EventsJSONL(w, t.Events) }},
		{"events.csv", func(w io.Writer) error { return export.EventsCSV(w, shown) }},
		{"actors.csv", func(w io.Writer) error { return export.ActorsCSV(w, g) }},
		{"links.csv", func(w io.Writer) error { return export.LinksCSV(w, g) }},
		{"days.csv", func(w io.Writer) error { return export.DaysCSV(w, t.Days()) }},
		{"graph.dot", g.WriteDOT},
		{"graph.gexf", g.WriteGEXF},
		{"graph.graphml", g.WriteGraphML},
		{"timeline.html", pages.Timeline},
		{"graph.html", pages.Graph},
		{"index.html", pages.Explorer},
	}
	for _, f := range pages.Site() {
		out = append(out, product{filepath.Join(page.SiteFolder, f.Name), f.Write})
	}
	return out
}

// writeAll writes every product into a folder, each beside its place first
// and then renamed, so that nothing stands half written.
func writeAll(dir string, products []product) error {
	var done []string
	defer func() {
		for _, f := range done {
			os.Remove(f) // what was renamed is no longer there
		}
	}()
	for _, p := range products {
		tmp, err := writeBeside(dir, p)
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

// removeOldPages removes the pages of the site that an earlier run left and
// that are not among the products. It touches nothing that bears another name
// than such a page.
func removeOldPages(dir string, products []product) error {
	now := map[string]bool{}
	for _, p := range products {
		now[p.name] = true
	}
	for _, kind := range []string{"actor", "pair", "place", "article"} {
		old, err := filepath.Glob(filepath.Join(dir, page.SiteFolder, "*", kind+"-*.html"))
		if err != nil {
			return err
		}
		for _, file := range old {
			name, err := filepath.Rel(dir, file)
			if err != nil || now[name] {
				continue
			}
			if err := os.Remove(file); err != nil {
				return fmt.Errorf("removing a page of an earlier run: %w", err)
			}
		}
	}
	return nil
}

// writeBeside writes a product to a new file beside its place in dir and
// returns its name.
func writeBeside(dir string, p product) (string, error) {
	place := filepath.Join(dir, p.name)
	if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
		return "", fmt.Errorf("making the folder for the output: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(place), "."+filepath.Base(place)+".*")
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", p.name, err)
	}
	err = p.write(f)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("writing %s: %w", p.name, err)
	}
	return f.Name(), nil
}
