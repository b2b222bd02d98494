package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"demarche/timeline/sentence/model"
)

// A tree is one annotated sentence of a treebank.
type tree struct {
	id    string
	text  string
	words []model.Word
	xpos  []string
	spans []span // surface words of several syntactic words
	glued []bool // no space after the word
	misc  []string
	opens bool // a paragraph
}

// A span is a multiword token: words[from:to] are written as form.
type span struct {
	from, to int
	form     string
	glued    bool
}

// readTreebank reads a CoNLL-U file.
func readTreebank(path string) ([]tree, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	trees, err := parseConllu(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return trees, nil
}

func parseConllu(r io.Reader) ([]tree, error) {
	var trees []tree
	var t tree
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		s := scan.Text()
		switch {
		case s == "":
			if len(t.words) > 0 {
				trees = append(trees, t)
			}
			t = tree{}
		case s[0] == '#':
			t.comment(s)
		default:
			if err := t.row(strings.Split(s, "\t")); err != nil {
				return nil, fmt.Errorf("line %d: %w", line, err)
			}
		}
	}
	if len(t.words) > 0 {
		trees = append(trees, t)
	}
	return trees, scan.Err()
}

func (t *tree) comment(s string) {
	if strings.HasPrefix(s, "# newpar") || strings.HasPrefix(s, "# newdoc") {
		t.opens = true
	}
	if v, ok := strings.CutPrefix(s, "# sent_id = "); ok {
		t.id = v
	}
	if v, ok := strings.CutPrefix(s, "# text = "); ok {
		t.text = v
	}
}

func (t *tree) row(col []string) error {
	if len(col) != 10 {
		return fmt.Errorf("%d columns instead of 10", len(col))
	}
	if strings.Contains(col[0], ".") { // an empty node of the enhanced graph
		return nil
	}
	glued := strings.Contains(col[9], "SpaceAfter=No")
	if from, to, ok := strings.Cut(col[0], "-"); ok {
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil {
			return fmt.Errorf("range %q", col[0])
		}
		t.spans = append(t.spans, span{a - 1, b, col[1], glued})
		return nil
	}
	head, err := strconv.Atoi(col[6])
	if err != nil {
		return fmt.Errorf("head %q", col[6])
	}
	feats := col[5]
	if feats == "_" {
		feats = ""
	}
	t.words = append(t.words, model.Word{Form: col[1], Lemma: col[2], UPOS: col[3], Feats: feats, Head: head - 1, Rel: col[7]})
	t.xpos = append(t.xpos, col[4])
	t.glued = append(t.glued, glued)
	t.misc = append(t.misc, col[9])
	return nil
}
