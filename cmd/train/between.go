package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"demarche/timeline"
	"demarche/timeline/event"
	"demarche/timeline/event/rule"
	"demarche/timeline/sentence"
)

// learnBetween writes the weights of rule/data/between.tsv, learnt from files
// of marked sentences: {"text", "type"} a line, with a language each.
func learnBetween(out io.Writer, files map[string]string) error {
	set, err := rule.Load(rule.Data())
	if err != nil {
		return err
	}
	analyser := sentence.NewAnalyser()
	var cases []rule.Case
	for _, lang := range []string{"de", "en"} {
		more, err := readCases(files[lang], lang, analyser)
		if err != nil {
			return err
		}
		cases = append(cases, more...)
	}
	fmt.Fprintln(out, "# How much each kind of evidence counts for a reading of a sentence with two marked actors.")
	fmt.Fprintln(out, "# Learnt by cmd/train -between; do not edit.")
	fmt.Fprintln(out, "evidence\tweight")
	for _, w := range set.Learn(cases) {
		fmt.Fprintf(out, "%s\t%.3f\n", w.Evidence, w.Value)
	}
	return nil
}

func readCases(file, lang string, analyser *sentence.Analyser) ([]rule.Case, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("reading marked sentences: %w", err)
	}
	defer f.Close()
	var cases []rule.Case
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var line struct {
			Text string
			Type event.Type
		}
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		m, err := timeline.ParseMarked(line.Text, lang)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		c := rule.Case{Text: m.Text, Sentences: sentence.Split(m.Text, 0, lang), Type: line.Type,
			SourceStart: m.Source.Start, SourceEnd: m.Source.End, TargetStart: m.Target.Start, TargetEnd: m.Target.End}
		for i := range c.Sentences {
			analyser.Analyse(&c.Sentences[i])
		}
		cases = append(cases, c)
	}
	return cases, in.Err()
}
