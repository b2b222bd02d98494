// Command score measures how reports are merged into events, against groups
// of reports that were made by reading (gold/README.md):
//
//	go run ./cmd/internal/score CORPUS EVENTS.jsonl [CORPUS EVENTS.jsonl …]
//
// CORPUS names a table in gold, EVENTS.jsonl is what demarche build made of
// its articles.
package main

import (
	"embed"
	"fmt"
	"os"
)

//go:embed gold
var goldFiles embed.FS

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 || len(args)%2 != 0 {
		return fmt.Errorf("give pairs of a corpus and its events.jsonl, such as: seeds out/events.jsonl")
	}
	total := map[string]tally{}
	for i := 0; i < len(args); i += 2 {
		f, err := os.Open(args[i+1])
		if err != nil {
			return fmt.Errorf("reading events: %w", err)
		}
		events, err := readEvents(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("reading %s: %w", args[i+1], err)
		}
		halves, err := scoreCorpus(args[i], events)
		if err != nil {
			return err
		}
		for half, t := range halves {
			total[half] = total[half].plus(t)
		}
	}
	for _, half := range []string{"tuned", "unseen"} {
		fmt.Printf("%-7s %s\n", half, total[half])
	}
	return nil
}
