package timex_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/mention/timex"
)

// leastNegatives is how many negative examples all languages have together at
// the least.
const leastNegatives = 150

// TestNegatives looks for times in sentences that tell none: names, prices,
// scores, ages.
func TestNegatives(t *testing.T) {
	tagger, err := timex.Load()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/negative.*.txt")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, file := range files {
		lang := strings.Split(filepath.Base(file), ".")[1]
		for _, text := range lines(t, file) {
			total++
			frame := timex.Frame{Date: date.OfDay(exampleDay), Lang: lang}
			for _, x := range tagger.Find(text, sentences(text), frame) {
				t.Errorf("%s: %q: found %q = %s by %s", lang, text, text[x.Start:x.End], x.Value, x.Rule)
			}
		}
	}
	if total < leastNegatives {
		t.Errorf("there are %d negative examples, want %d at least", total, leastNegatives)
	}
}

// lines returns the lines of a file that are neither empty nor comments.
func lines(t *testing.T, file string) []string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, line := range strings.Split(string(raw), "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
