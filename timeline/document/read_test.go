package document

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"golang.org/x/tools/txtar"

	"demarche/timeline/date"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// TestRead reads the files of each archive in testdata as a folder and
// compares what is read with the section "want".
func TestRead(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives in testdata: %v", err)
	}
	for _, path := range archives {
		t.Run(filepath.Base(path), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			ar.Files = slices.DeleteFunc(ar.Files, func(f txtar.File) bool {
				if f.Name == "want" {
					want = string(f.Data)
				}
				return f.Name == "want"
			})
			got := readArchive(t, ar)
			if *update {
				ar.Files = append(ar.Files, txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("%s reads as\n%s\nwant\n%s", path, got, want)
			}
		})
	}
}

func readArchive(t *testing.T, ar *txtar.Archive) string {
	dir := t.TempDir()
	for _, f := range ar.Files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return describe(dir)
}

// describe tells what is read of a folder.
func describe(dir string) string {
	var out strings.Builder
	for doc, err := range Read(context.Background(), []string{dir}, Options{}) {
		if err != nil {
			fmt.Fprintf(&out, "fault %s\n", strings.ReplaceAll(err.Error(), dir+"/", ""))
			continue
		}
		fmt.Fprintf(&out, "%s %s date=%v place=%q source=%q title=%q url=%q line=%d\n", doc.ID, doc.Lang, doc.Date, doc.Place, doc.Source, doc.Title, doc.URL, doc.Line)
		fmt.Fprintf(&out, "\tbody=%d %.45q dateline=%q\n", doc.Body, doc.Text[doc.Body:], doc.Text[doc.Dateline.Start:doc.Dateline.End])
	}
	return out.String()
}

// all returns what Read yields: the ids of the articles and the faults.
func all(t *testing.T, opt Options, paths ...string) (ids, faults []string) {
	t.Helper()
	for doc, err := range Read(t.Context(), paths, opt) {
		var f *Fault
		switch {
		case errors.As(err, &f):
			faults = append(faults, f.Error())
		case err != nil:
			t.Errorf("Read yields %v, which is no *Fault", err)
		default:
			ids = append(ids, doc.ID)
		}
	}
	return ids, faults
}

// write writes a file below dir with the folders above it.
func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

const prose = "The president has met the king in the palace, his office said on Monday."

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ name, content, want string }{
		{"empty.txt", "", "the file is empty"},
		{"space.txt", " \n\t\n", "there is no text in it"},
		{"header.txt", "date 2025-02 Kyjiw taz |\n", "no text after the header"},
		{"binary.txt", "abc\x00def", "byte 3 is zero"},
		{"late.txt", strings.Repeat(prose+"\n", 1000) + "\x00", "is zero"},
		{"latin1.txt", "Das Büro"[:5] + "\xfcro", "byte 5 of the file (0xfc) is not UTF-8"},
		{"utf16.txt", "\xff\xfea\x00b\x00", "UTF-16"},
		{"page.pdf", "%PDF-1.7\n", "the PDF file is broken"},
		{"office.docx", "PK\x03\x04\x14", "not a valid zip file"},
		{"old.doc", "\xd0\xcf\x11\xe0\xa1", "an office document of the old kind"},
		{"news.gz", "\x1f\x8b\x08", "cannot be read: unexpected EOF"},
		{"news.7z", "7z\xbc\xaf", "7z archive"},
		{"large.txt", strings.Repeat("x", 2000), "larger than 1000 bytes, the limit"},
		{"large.html", "<html>" + strings.Repeat("x", 2000), "larger than 1000 bytes, the limit"},
		{"latin1.jsonl", "{\"text\": \"" + prose + "\"}\n{\"text\": \"B\xfcro\"}", "2: byte 96 of the file (0xfc) is not UTF-8"},
	} {
		path := write(t, dir, c.name, c.content)
		limit := int64(0)
		if strings.HasPrefix(c.name, "large") {
			limit = 1000
		}
		_, faults := all(t, Options{MaxBytes: limit}, path)
		if len(faults) != 1 || !strings.HasPrefix(faults[0], path) || !strings.Contains(faults[0], c.want) {
			t.Errorf("%s: faults %q, want one with %q", c.name, faults, c.want)
		}
	}
}

func TestMissingPathGoesOn(t *testing.T) {
	dir := t.TempDir()
	good := write(t, dir, "good.txt", prose)
	ids, faults := all(t, Options{}, filepath.Join(dir, "missing"), good)
	if !slices.Equal(ids, []string{"good.txt"}) || len(faults) != 1 || !strings.Contains(faults[0], "no such file") {
		t.Errorf("ids %q, faults %q", ids, faults)
	}
}

func TestFolderWithoutRights(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := t.TempDir()
	write(t, dir, "shut/a.txt", prose)
	write(t, dir, "open.txt", prose)
	shut := filepath.Join(dir, "shut")
	if err := os.Chmod(shut, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(shut, 0o777)
	ids, faults := all(t, Options{}, dir)
	if !slices.Equal(ids, []string{"open.txt"}) || len(faults) != 1 || !strings.Contains(faults[0], "permission denied") {
		t.Errorf("ids %q, faults %q", ids, faults)
	}
}

// TestLongLine reads a line of 200 MB that never ends in memory for a
// fraction of it.
func TestLongLine(t *testing.T) {
	line := `{"id": "long", "text": "`
	in := &filler{head: line, fill: 200 << 20, tail: "\"}\n{\"id\": \"next\", \"text\": \"" + prose + "\"}\n"}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	ids, faults := all(t, Options{Stdin: in}, stdin)
	runtime.ReadMemStats(&after)
	if !slices.Equal(ids, []string{"next"}) || len(faults) != 1 || !strings.HasPrefix(faults[0], "-:1: the line is larger than 8 MiB") {
		t.Errorf("ids %q, faults %q", ids, faults)
	}
	if used := int64(after.TotalAlloc - before.TotalAlloc); used > 100<<20 {
		t.Errorf("reading allocated %d MiB", used>>20)
	}
}

// A filler reads as head, fill times an x, and tail.
type filler struct {
	head, tail string
	fill       int
}

func (f *filler) Read(p []byte) (int, error) {
	switch {
	case f.head != "":
		n := copy(p, f.head)
		f.head = f.head[n:]
		return n, nil
	case f.fill > 0:
		n := min(len(p), f.fill)
		for i := range p[:n] {
			p[i] = 'x'
		}
		f.fill -= n
		return n, nil
	}
	n := copy(p, f.tail)
	f.tail = f.tail[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func TestReadErrorOfTheFile(t *testing.T) {
	in := iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader(prose)))
	ids, faults := all(t, Options{Stdin: in}, stdin)
	if len(ids) != 0 || len(faults) != 1 || !strings.Contains(faults[0], "cannot be read: timeout") {
		t.Errorf("ids %q, faults %q", ids, faults)
	}
}

func TestIDs(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a/index.txt", prose)
	write(t, dir, "b/index.txt", prose)
	write(t, dir, "c/b/index.txt", prose)
	write(t, dir, "news.jsonl", `{"text": "`+prose+`"}`+"\n"+`{"id": "index.txt", "text": "`+prose+`"}`)
	ids, faults := all(t, Options{}, dir)
	if want := []string{"index.txt", "b/index.txt", "b/index.txt#2", "news.jsonl:1"}; !slices.Equal(ids, want) {
		t.Errorf("ids %q, want %q", ids, want)
	}
	if len(faults) != 1 || !strings.Contains(faults[0], "news.jsonl:2: the id \"index.txt\" is that of the article at ") {
		t.Errorf("faults %q", faults)
	}
}

func TestOptions(t *testing.T) {
	feb, err := date.Parse("2025-02-12")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in, lang, date string
		opt            Options
	}{
		{prose, "en", "2025-02-12", Options{Date: feb}},
		{"2024-12-31\n" + prose, "en", "2024-12-31", Options{Date: feb}},
		{"Wien, 30. Dezember (APA) – " + prose, "en", "2024-12-30", Options{Date: feb}},
		{"Le président de la République a reçu les ministres.", "de", "", Options{Lang: "de"}},
		{"12 345", "en", "", Options{Lang: "en-GB"}},
	} {
		c.opt.Stdin = strings.NewReader(c.in)
		for doc, err := range Read(t.Context(), []string{stdin}, c.opt) {
			if err != nil || doc.Lang != c.lang || doc.Date.String() != c.date || doc.ID != "stdin" || doc.Path != "-" {
				t.Errorf("%.30q reads as %q %q %v, %v; want %q %q", c.in, doc.ID, doc.Lang, doc.Date, err, c.lang, c.date)
			}
		}
	}
}

func TestContextEnds(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		write(t, dir, fmt.Sprintf("%d.txt", i), prose)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for _, err := range Read(ctx, []string{dir}, Options{}) {
		if n++; n == 2 {
			cancel()
		}
		if n == 3 && !errors.Is(err, context.Canceled) || n > 3 {
			t.Errorf("after the end of its context, Read yields %v", err)
		}
	}
	if n != 3 {
		t.Errorf("Read yields %d times, want two articles and the error", n)
	}
}

func TestStopEarly(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.jsonl", strings.Repeat("broken\n", 10))
	write(t, dir, "b.txt", prose)
	for stop := 1; stop <= 11; stop++ {
		n := 0
		for range Read(t.Context(), []string{dir, filepath.Join(dir, "missing")}, Options{}) {
			if n++; n == stop {
				break
			}
		}
		if n != stop {
			t.Errorf("yields %d, want %d", n, stop)
		}
	}
}

func TestFaultHidesControlCharacters(t *testing.T) {
	f := &Fault{Path: "a\x1b[31m.txt", Line: 3, Err: os.ErrInvalid}
	if got, want := f.Error(), `"a\x1b[31m.txt":3: invalid argument`; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
	if !errors.Is(f, os.ErrInvalid) {
		t.Error("the fault does not unwrap")
	}
}

func BenchmarkReadText(b *testing.B) {
	text := "date 2025-02 Kyjiw taz | " + strings.Repeat(prose+" ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, err := range Read(b.Context(), []string{stdin}, Options{Stdin: strings.NewReader(text)}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkReadJSONLines(b *testing.B) {
	line := `{"text": "` + strings.Repeat(prose+" ", 50) + `", "date": "2025-02"}` + "\n"
	lines := strings.Repeat(line, 100)
	b.SetBytes(int64(len(lines)))
	for b.Loop() {
		start := time.Now()
		n := 0
		for _, err := range Read(b.Context(), []string{stdin}, Options{Stdin: strings.NewReader(lines)}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		b.ReportMetric(float64(n)/time.Since(start).Seconds(), "articles/s")
	}
}

// TestSeeds reads the sample articles of the project: all of them, with
// their dates, languages and sources.
func TestSeeds(t *testing.T) {
	langs := make(map[string]int)
	for doc, err := range Read(t.Context(), []string{filepath.Join("..", "..", "seeds")}, Options{}) {
		if err != nil {
			t.Error(err)
			continue
		}
		langs[doc.Lang]++
		if doc.Date.IsZero() || !strings.EqualFold(doc.Source, "demarche") {
			t.Errorf("%s: date %v, source %q", doc.ID, doc.Date, doc.Source)
		}
		if base := filepath.Base(doc.Path); !strings.HasSuffix(base, ".jsonl") {
			if doc.Date.String() != base[:10] || !strings.Contains(base, "."+doc.Lang+".") {
				t.Errorf("%s: date %v, language %q", doc.ID, doc.Date, doc.Lang)
			}
			if doc.Place == "" {
				t.Errorf("%s: no place", doc.ID)
			}
		}
	}
	if langs["de"] < 8 || langs["en"] < 6 {
		t.Errorf("articles by language: %v", langs)
	}
}
