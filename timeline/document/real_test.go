package document

import (
	"os"
	"strings"
	"testing"
)

// TestRealFiles reads files that were made by the programs that people use
// (testdata/make-real.sh): LibreOffice, a mail program, wget, tar and zip, and
// bad ones among them. testdata/real.golden says what must come of them.
func TestRealFiles(t *testing.T) {
	const golden = "testdata/real.golden"
	got := describe("testdata/real")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("testdata/real reads as\n%s\nwant\n%s", got, want)
	}
}

// TestLongPDF looks for the first and the last of 300 pages.
func TestLongPDF(t *testing.T) {
	for doc, err := range Read(t.Context(), []string{"testdata/real/long.pdf"}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Note 1. The foreign", "Note 300. The foreign"} {
			if !strings.Contains(doc.Text, want) {
				t.Errorf("the text of %d bytes has no %q", len(doc.Text), want)
			}
		}
	}
}
