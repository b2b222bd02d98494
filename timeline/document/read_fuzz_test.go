package document

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// FuzzRead reads whatever bytes as whatever format: no panic, and no article
// that is not valid UTF-8. PDFs are left out: their reader is a program in a
// cell of its own, and slow to start.
func FuzzRead(f *testing.F) {
	real, err := filepath.Glob("testdata/real/*")
	if err != nil || len(real) == 0 {
		f.Fatal("no files in testdata/real", err)
	}
	for _, path := range real {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 20<<10 {
			f.Add(data)
		}
	}
	for _, text := range []string{
		prose, "id;text\n1;" + prose, "<rss version='2.0'><channel><item><description>" + prose + "</description></item></channel></rss>",
		"From a\nFrom: a\nMIME-Version: 1.0\n\n" + prose, "WARC/1.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n", `{"text":"` + prose + `"}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if isPDF(data) {
			return
		}
		for _, f := range texts() {
			ext := f.extensions[0]
			path := filepath.Join(t.TempDir(), "file"+ext)
			if err := os.WriteFile(path, data, 0o666); err != nil {
				t.Fatal(err)
			}
			for doc, err := range Read(t.Context(), []string{path}, Options{Lang: "en", MaxBytes: 64 << 10}) {
				if err == nil && !utf8.ValidString(doc.Text) {
					t.Errorf("%s: the text of %q is no UTF-8", ext, doc.ID)
				}
			}
			if bytes.HasPrefix(data, []byte("PK")) {
				return // the extension doesn't matter
			}
		}
	})
}
