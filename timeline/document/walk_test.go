package document

import (
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// walked returns the files that walk yields, relative to dir, and its faults.
func walked(dir string, paths ...string) (files, faults []string) {
	for path, err := range walk(paths, filepath.Join(dir, "out")) {
		if err != nil {
			faults = append(faults, strings.ReplaceAll(err.Error(), dir, "DIR"))
			continue
		}
		files = append(files, strings.TrimPrefix(path, dir+"/"))
	}
	return files, faults
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

func TestWalkOrder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/z.txt", "a/b/c.txt", "a/.hidden", ".git/config", "README.md", "a/readme", "c.txt", "B.txt", "out/events.jsonl"} {
		write(t, dir, name, prose)
	}
	files, faults := walked(dir, dir)
	if want := []string{"B.txt", "a/b/c.txt", "a/z.txt", "b.txt", "c.txt"}; !slices.Equal(files, want) || faults != nil {
		t.Errorf("walk yields %q, %q, want %q", files, faults, want)
	}
	files, faults = walked(dir, filepath.Join(dir, "out"))
	if want := []string{"out/events.jsonl"}; !slices.Equal(files, want) || faults != nil {
		t.Errorf("a folder that is passed by, but named, yields %q, %q, want %q", files, faults, want)
	}
}

func TestWalkReadsOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a/1.txt", prose)
	write(t, dir, "b/2.txt", prose)
	write(t, dir, "README", prose)
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{[]string{dir, in("a"), in("b/2.txt")}, []string{"a/1.txt", "b/2.txt"}},
		{[]string{in("b/2.txt"), dir}, []string{"b/2.txt", "a/1.txt"}},
		{[]string{in("b/2.txt"), in("a/../b/2.txt")}, []string{"b/2.txt"}},
		{[]string{dir, in("README")}, []string{"a/1.txt", "b/2.txt", "README"}},
		{[]string{"-", "-"}, []string{"-"}},
	} {
		files, faults := walked(dir, c.paths...)
		if !slices.Equal(files, c.want) || faults != nil {
			t.Errorf("walk(%q) yields %q, %q, want %q", c.paths, files, faults, c.want)
		}
	}
}

func TestWalkLinks(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a/1.txt", prose)
	link(t, "..", filepath.Join(dir, "a/up"))
	link(t, "nowhere", filepath.Join(dir, "dead.txt"))
	link(t, "a/1.txt", filepath.Join(dir, "file.txt"))
	link(t, "self", filepath.Join(dir, "self"))
	link(t, "a", filepath.Join(dir, "twin"))
	files, faults := walked(dir, dir)
	if want := []string{"a/1.txt", "file.txt"}; !slices.Equal(files, want) {
		t.Errorf("walk yields %q, want %q", files, want)
	}
	for i, want := range []string{"DIR/a/up: the link leads back", "DIR/dead.txt: the link leads nowhere", "DIR/self: the link cannot be followed"} {
		if i >= len(faults) || !strings.HasPrefix(faults[i], want) {
			t.Fatalf("faults %q, want number %d to be %q", faults, i, want)
		}
	}
	if len(faults) != 3 {
		t.Errorf("faults %q, want 3", faults)
	}
}

func TestWalkSpecialFiles(t *testing.T) {
	dir, err := os.MkdirTemp("", "d") // short: the path of a socket has 100 bytes
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	write(t, dir, "a.txt", prose)
	l, err := net.Listen("unix", filepath.Join(dir, "socket"))
	if err != nil {
		t.Skip("no sockets here:", err)
	}
	defer l.Close()
	link(t, "/dev/zero", filepath.Join(dir, "zero.txt"))
	files, faults := walked(dir, dir)
	if !slices.Equal(files, []string{"a.txt"}) {
		t.Errorf("walk yields %q", files)
	}
	want := []string{"DIR/socket: it is a socket, not a file; skipped", "DIR/zero.txt: it is a device, not a file; skipped"}
	if !slices.Equal(faults, want) {
		t.Errorf("faults %q, want %q", faults, want)
	}
}
