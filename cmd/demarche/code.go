package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"demarche/timeline"
)

func newCode() *cobra.Command {
	var in input
	c := &cobra.Command{
		Use:     "code FILE|-",
		Short:   "Tell the type of event between two marked actors",
		Long:    "Code reads JSON lines with a text in which the source stands in <s>…</s> and the target in\n<t>…</t>, and writes for each line the type of event between the two.",
		Example: `  echo '{"id":"1","lang":"en","text":"<s>Trump</s> called <t>Putin</t>."}' | demarche code -`,
		Args:    atLeast(1, "code needs a file with sentences, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			return code(c, &in, args)
		},
	}
	in.flags(c)
	return c
}

// A codedLine is a line of the answer.
type codedLine struct {
	ID         string  `json:"id"`
	Type       string  `json:"type"`
	Mode       string  `json:"mode"`
	Status     string  `json:"status"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
}

// maxLine is the longest line that code accepts, in bytes.
const maxLine = 1 << 20

func code(c *cobra.Command, in *input, files []string) error {
	r, err := in.reader()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.OutOrStdout())
	var faults []error
	for _, name := range files {
		f, err := open(c, name)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		faults = append(faults, codeFile(w, r, f, name, in.lang)...)
		f.Close()
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the answers: %w", err)
	}
	return complain(c, faults)
}

func open(c *cobra.Command, name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(c.InOrStdin()), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening the sentences: %w", err)
	}
	return f, nil
}

// codeFile answers each line of a file and returns the faults of lines that
// could not be read.
func codeFile(w io.Writer, r *timeline.Reader, f io.Reader, name, lang string) []error {
	var faults []error
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, maxLine)
	enc := json.NewEncoder(w)
	n := 0
	for sc.Scan() {
		n++
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		var line struct{ ID, Text, Lang string }
		err := json.Unmarshal(sc.Bytes(), &line)
		if err == nil && lang != "" {
			line.Lang = lang
		}
		if err == nil {
			var m timeline.Marked
			if m, err = timeline.ParseMarked(line.Text, line.Lang); err == nil {
				e := r.Code(m)
				err = enc.Encode(codedLine{line.ID, string(e.Type), e.Mode, string(e.Status), e.Confidence, e.Rule})
			}
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	if err := sc.Err(); err != nil {
		faults = append(faults, fmt.Errorf("%s:%d: %w", name, n+1, err))
	}
	return faults
}
