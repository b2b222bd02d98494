package sentence

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteCoNLLU writes the sentences of a text, the document named id, as
// CoNLL-U. Before each sentence stand its text and its byte offsets, as the
// comments "# start =" and "# end =".
func WriteCoNLLU(w io.Writer, id, text string, sentences []Sentence) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# newdoc id = %s\n", oneLine(id))
	for i := range sentences {
		writeSentence(b, text, &sentences[i], fmt.Sprintf("%s-%d", oneLine(id), i+1))
	}
	return b.Flush()
}

func writeSentence(w *bufio.Writer, text string, s *Sentence, id string) {
	fmt.Fprintf(w, "# sent_id = %s\n# start = %d\n# end = %d\n# text = %s\n", id, s.Start, s.End, oneLine(text[s.Start:s.End]))
	for i := range s.Tokens {
		if end := surfaceEnd(s.Tokens, i); end > i+1 {
			first, last := &s.Tokens[i], &s.Tokens[end-1]
			fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, oneLine(text[first.Start:last.End]), spaceAfter(s, end-1))
		}
		writeToken(w, s, i)
	}
	w.WriteByte('\n')
}

// surfaceEnd is the end of the surface word that begins at token i; i+1 for
// words that are not contracted, and for those inside a contraction.
func surfaceEnd(tokens []Token, i int) int {
	end := i + 1
	if tokens[i].Joined {
		return end
	}
	for end < len(tokens) && tokens[end].Joined {
		end++
	}
	return end
}

func writeToken(w *bufio.Writer, s *Sentence, i int) {
	t := &s.Tokens[i]
	head, rel := "_", "_"
	if s.Analysed {
		head, rel = fmt.Sprint(t.Head+1), orBlank(t.Rel)
	}
	misc := "_"
	if joined := t.Joined || i+1 < len(s.Tokens) && s.Tokens[i+1].Joined; !joined {
		misc = spaceAfter(s, i)
	}
	if t.Entity != "" {
		misc = strings.TrimPrefix("Entity="+t.Entity+"|"+misc, "_|")
		misc = strings.TrimSuffix(misc, "|_")
	}
	fmt.Fprintf(w, "%d\t%s\t%s\t%s\t_\t%s\t%s\t%s\t_\t%s\n", i+1, oneLine(t.Form), orBlank(oneLine(t.Lemma)), orBlank(t.UPOS), orBlank(t.Feats), head, rel, misc)
}

func spaceAfter(s *Sentence, i int) string {
	if i+1 < len(s.Tokens) && s.Tokens[i+1].Start == s.Tokens[i].End {
		return "SpaceAfter=No"
	}
	return "_"
}

func orBlank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// oneLine keeps line breaks and tabs out of a column.
func oneLine(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && blank(r) }) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, blank), " ")
}
