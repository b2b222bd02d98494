package sentence

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// TestCoNLLU reads what was written: ten columns, ids in order, ranges for
// contractions, offsets that hold the text.
func TestCoNLLU(t *testing.T) {
	text := "Er war im Haus.\nDie USA-Reise\tendete „so“: nie zum Spaß!"
	s := Split(text, 0, "de")
	a := NewAnalyser()
	for i := range s {
		a.Analyse(&s[i])
	}
	var b strings.Builder
	if err := WriteCoNLLU(&b, "a\nb", text, s); err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(strings.TrimSuffix(b.String(), "\n\n"), "\n\n")
	if len(blocks) != len(s) || !strings.HasPrefix(blocks[0], "# newdoc id = a b\n") {
		t.Fatalf("%d sentences, %d blocks:\n%s", len(s), len(blocks), b.String())
	}
	for i, block := range blocks {
		for _, want := range []string{fmt.Sprintf("# start = %d\n", s[i].Start), fmt.Sprintf("# end = %d\n", s[i].End), "# sent_id = ", "# text = "} {
			if !strings.Contains(block, want) {
				t.Errorf("sentence %d lacks %q", i, want)
			}
		}
		if got := surfaceOf(t, block, len(s[i].Tokens)); got != strings.Join(strings.Fields(text[s[i].Start:s[i].End]), " ") {
			t.Errorf("the words of sentence %d read %q", i, got)
		}
	}
}

// surfaceOf checks the rows of a sentence of n words and joins the words as
// they are written.
func surfaceOf(t *testing.T, block string, n int) string {
	t.Helper()
	var b strings.Builder
	next, covered := 1, 0
	for line := range strings.SplitSeq(block, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 10 {
			t.Fatalf("%d columns in %q", len(col), line)
		}
		id, last, isRange := strings.Cut(col[0], "-")
		if id != strconv.Itoa(next) {
			t.Fatalf("id %s where %d is due", col[0], next)
		}
		if isRange {
			covered, _ = strconv.Atoi(last)
		} else {
			next++
		}
		if isRange || next-1 > covered {
			b.WriteString(col[1])
			if !strings.Contains(col[9], "SpaceAfter=No") {
				b.WriteByte(' ')
			}
		}
	}
	if next != n+1 {
		t.Errorf("%d rows for %d words", next-1, n)
	}
	return strings.TrimSpace(b.String())
}
