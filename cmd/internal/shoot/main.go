// Command shoot takes pictures of built pages for the README: in Chromium, in
// both themes, small enough for a repository.
//
//	go run ./cmd/internal/shoot out docs/pictures
//
// A third argument names another table of shots than the built-in one.
package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

//go:embed shots.tsv
var builtIn string

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "shoot: %s\n", err)
		os.Exit(1)
	}
}

// run takes the pictures that the table names.
func run(args []string) error {
	if len(args) < 2 || len(args) > 3 {
		return errors.New("usage: shoot PAGES PICTURES [SHOTS.tsv]")
	}
	table := builtIn
	if len(args) == 3 {
		text, err := os.ReadFile(args[2])
		if err != nil {
			return fmt.Errorf("reading the table of shots: %w", err)
		}
		table = string(text)
	}
	shots, err := readShots(table)
	if err != nil {
		return err
	}
	pages, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	if err := os.MkdirAll(args[1], 0o777); err != nil {
		return fmt.Errorf("making the folder for the pictures: %w", err)
	}
	ctx, stop, err := open()
	if err != nil {
		return err
	}
	defer stop()
	for _, s := range shots {
		picture, err := s.take(ctx, pages)
		if err != nil {
			return fmt.Errorf("taking %s: %w", s.name, err)
		}
		if err := os.WriteFile(filepath.Join(args[1], s.name+".png"), picture, 0o666); err != nil {
			return fmt.Errorf("keeping %s: %w", s.name, err)
		}
	}
	return nil
}

// open starts Chromium without a window and returns a tab of it.
func open() (context.Context, func(), error) {
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		return nil, nil, errors.New(`there is no Chromium: run "make tools"`)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("hide-scrollbars", true))
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopTab := chromedp.NewContext(allocated)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil { // starts it
		stopTab()
		stop()
		return nil, nil, fmt.Errorf("starting Chromium: %w", err)
	}
	ctx, stopClock := context.WithTimeout(ctx, 5*time.Minute)
	return ctx, func() { stopClock(); stopTab(); stop() }, nil
}

// readShots reads the table of shots.
func readShots(table string) ([]shot, error) {
	var shots []shot
	for i, line := range strings.Split(table, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 6 {
			return nil, fmt.Errorf("line %d of the table of shots has %d columns, want 6", i+1, len(cells))
		}
		s := shot{name: cells[0], page: cells[1], scheme: cells[3], before: cells[5]}
		if _, err := fmt.Sscanf(cells[2], "%dx%d", &s.width, &s.height); err != nil {
			return nil, fmt.Errorf("line %d of the table of shots: %q is no size such as 1400x900", i+1, cells[2])
		}
		s.language = cells[4]
		shots = append(shots, s)
	}
	return shots, nil
}
