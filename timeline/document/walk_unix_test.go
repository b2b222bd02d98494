//go:build unix

package document

import (
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// TestWalkNamedPipe would hang if the pipe were opened.
func TestWalkNamedPipe(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o666); err != nil {
		t.Skip("no named pipes here:", err)
	}
	write(t, dir, "z.txt", prose)
	files, faults := walked(dir, dir)
	if !slices.Equal(files, []string{"z.txt"}) || !slices.Equal(faults, []string{"DIR/pipe.txt: it is a named pipe, not a file; skipped"}) {
		t.Errorf("walk yields %q, %q", files, faults)
	}
}
