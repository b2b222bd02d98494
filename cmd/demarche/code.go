package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"strings"

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
	ID         json.RawMessage `json:"id"` // as it was given
	Type       string          `json:"type"`
	Mode       string          `json:"mode"`
	Status     string          `json:"status"`
	Confidence float64         `json:"confidence"`
	Rule       string          `json:"rule"`
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
		faults = append(faults, codeFile(c.Context(), w, r, f, name, in.lang)...)
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
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// codeFile answers each line of a file and returns the faults of lines that
// could not be read.
func codeFile(ctx context.Context, w io.Writer, r *timeline.Reader, f io.Reader, name, lang string) []error {
	var faults []error
	lines := lineReader{r: bufio.NewReader(f)}
	enc := json.NewEncoder(w)
	for ctx.Err() == nil {
		line, err := lines.next()
		if err == io.EOF {
			return faults
		}
		if err == nil {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			err = codeLine(enc, r, line, lang)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, lines.n, err))
		}
		if lines.broken {
			return faults
		}
	}
	return append(faults, errors.New("stopped before the end"))
}

// codeLine answers one line.
func codeLine(enc *json.Encoder, r *timeline.Reader, line []byte, lang string) error {
	var in struct {
		ID         json.RawMessage
		Text, Lang string
	}
	if err := json.Unmarshal(line, &in); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return fmt.Errorf(`%q is a JSON %s; a line is {"id": …, "text": "…", "lang": "…"}`, strings.ToLower(kind.Field), kind.Value)
		}
		return fmt.Errorf("broken JSON: %w", err)
	}
	if lang != "" {
		in.Lang = lang
	}
	m, err := timeline.ParseMarked(in.Text, in.Lang)
	if err != nil {
		return err
	}
	if len(in.ID) == 0 {
		in.ID = json.RawMessage(`""`)
	}
	e := r.Code(m)
	return enc.Encode(codedLine{in.ID, string(e.Type), e.Mode, string(e.Status), math.Round(e.Confidence*1e4) / 1e4, e.Rule})
}

// A lineReader reads lines of at most maxLine bytes; it passes by the rest of
// longer ones without holding it.
type lineReader struct {
	r      *bufio.Reader
	n      int // of the line read last, from 1
	line   []byte
	broken bool // nothing more can be read
}

// next returns the next line without its end, io.EOF after the last.
func (l *lineReader) next() ([]byte, error) {
	l.n++
	l.line = l.line[:0]
	size := 0
	for {
		part, err := l.r.ReadSlice('\n')
		size += len(part)
		if size <= maxLine {
			l.line = append(l.line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && size == 0:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			l.broken = true
			return nil, err
		case size > maxLine:
			return nil, fmt.Errorf("the line is longer than %d MiB, the limit for one sentence", maxLine>>20)
		}
		return bytes.TrimSuffix(l.line, []byte("\n")), nil
	}
}
