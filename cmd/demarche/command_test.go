package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the commands in testdata print")

// TestCommands runs the command lines in testdata: each archive begins with
// comments and lines of arguments, then come the files they are run on, and
// what they print and leave behind.
func TestCommands(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no commands to test: %v", err)
	}
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { testCommand(t, path) })
	}
}

// results are the sections that a command fills.
var results = []string{"exit", "stdout", "stderr", "left"}

// confidence is what each change of the rules alters.
var confidence = regexp.MustCompile(`"confidence":[0-9.]+`)

func testCommand(t *testing.T, path string) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var stdin string
	want := map[string]string{}
	given := a.Files[:0:0]
	for _, f := range a.Files {
		switch {
		case slices.Contains(results, f.Name):
			want[f.Name] = string(f.Data)
			continue
		case f.Name == "stdin":
			stdin = string(f.Data)
		default:
			write(t, ".", f.Name, string(f.Data))
		}
		given = append(given, f)
	}
	got := map[string]string{}
	for _, args := range commands(string(a.Comment)) {
		stdout, stderr, code := demarche(stdin, args...)
		got["stdout"] += confidence.ReplaceAllString(stdout, `"confidence":N`)
		got["stderr"] += stderr
		got["exit"] += fmt.Sprintln(code)
	}
	got["left"] = left(t)
	if *update {
		a.Files = given
		for _, name := range results {
			if got[name] != "" {
				a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got[name])})
			}
		}
		if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, name := range results {
		if got[name] != want[name] {
			t.Errorf("%s:\n%s\nwant\n%s", name, got[name], want[name])
		}
	}
}

// commands reads the command lines, which begin with the name of the program.
// A word may stand in quotes.
func commands(comment string) (all [][]string) {
	for line := range strings.Lines(comment) {
		line, ok := strings.CutPrefix(strings.TrimSpace(line), "demarche")
		if !ok {
			continue
		}
		args := []string{}
		for i, part := range strings.Split(line, "'") {
			if i%2 == 1 {
				args = append(args, part)
				continue
			}
			args = append(args, strings.Fields(part)...)
		}
		all = append(all, args)
	}
	return all
}

// left lists the files in the folder out.
func left(t *testing.T) string {
	entries, err := os.ReadDir("out")
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintln(&b, e.Name())
	}
	return b.String()
}

// A line is a reader of one endless line, cut at a size.
type line struct{ left int }

func (l *line) Read(p []byte) (int, error) {
	if l.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), l.left)
	for i := range p[:n] {
		p[i] = 'a'
	}
	l.left -= n
	return n, nil
}

// TestLongLineTakesNoMemory gives a line of 200 MB to each command that reads
// standard input: it is named, and never held.
func TestLongLineTakesNoMemory(t *testing.T) {
	const size = 200 << 20
	t.Chdir(t.TempDir())
	for _, test := range []struct {
		head string
		args []string
	}{
		{"", []string{"build", "-"}},
		{`{"id":"x","text":"`, []string{"annotate", "-"}},
		{`{"id":"x","text":"<s>`, []string{"code", "-"}},
	} {
		read := func(n int) (allocated uint64, stderr string) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var errs strings.Builder
			in := io.MultiReader(strings.NewReader(test.head), &line{n})
			if code := run(t.Context(), test.args, in, io.Discard, &errs); code != 1 {
				t.Errorf("%v: exit %d, want 1", test.args, code)
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc, errs.String()
		}
		least, _ := read(0)
		most, stderr := read(size)
		if grown := int64(most) - int64(least); grown > 64<<20 {
			t.Errorf("%v: a line of %d MB takes %d MB", test.args, size>>20, grown>>20)
		}
		if !strings.Contains(stderr, "MiB, the limit") {
			t.Errorf("%v: %q does not say that the line is too long", test.args, stderr)
		}
	}
}

// TestUnwritable holds that a folder that cannot be written into is named
// before anything is read.
func TestUnwritable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is forbidden to root")
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir("closed", 0o500); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{"closed", "closed/out"} {
		_, stderr, code := demarche(sample, "build", "-", "-o", out)
		if code != 1 || !strings.Contains(stderr, "cannot be written into: permission denied") {
			t.Errorf("exit %d, %q", code, stderr)
		}
	}
}

// TestOwnOutputIsNoArticle builds twice in the folder that holds the
// articles: the second run reads what the first did.
func TestOwnOutputIsNoArticle(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", "a.txt", sample)
	first, _, _ := demarche("", "build", ".")
	second, stderr, code := demarche("", "build", ".")
	if code != 0 || first != second {
		t.Errorf("exit %d, %q after %q\n%s", code, second, first, stderr)
	}
}
