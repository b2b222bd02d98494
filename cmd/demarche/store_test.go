package main

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// asProgram is set where this test is run as the program itself, to be killed.
const asProgram = "DEMARCHE_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// TestKilled kills builds at ever later moments. The store stays whole, and
// the build that is let be writes what an undisturbed one writes.
func TestKilled(t *testing.T) {
	articles, err := filepath.Abs(filepath.Join("..", "..", "seeds"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	start := time.Now()
	if _, complaints, code := demarche("", "build", articles, "-o", "undisturbed"); code != exitDone {
		t.Fatal(complaints)
	}
	took := time.Since(start)
	const kills = 8
	for i := range kills {
		ctx, cancel := context.WithTimeout(t.Context(), took*time.Duration(i+1)/kills)
		c := exec.CommandContext(ctx, os.Args[0], "build", articles, "-o", "out")
		c.Env = append(os.Environ(), asProgram+"=1")
		c.Run() // dies
		cancel()
		if storeAt("out") == "" {
			continue // killed before anything was kept
		}
		if out, complaints, code := demarche("", "verify", "-o", "out"); code != exitDone {
			t.Fatalf("kill %d leaves a broken store: %s%s", i, out, complaints)
		}
	}
	if _, complaints, code := demarche("", "build", articles, "-o", "out"); code != exitDone {
		t.Fatal(complaints)
	}
	for _, dir := range []string{"undisturbed", "out"} {
		if err := os.Remove(filepath.Join(dir, "demarche.db")); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "undisturbed", "out")
}

// same compares the files of two folders, and of the folders in them; what a
// killed run has left half written does not count.
func same(t *testing.T, want, got string) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(want, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		name, err := filepath.Rel(want, file)
		if err != nil {
			return err
		}
		a, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(got, name))
		if err != nil {
			t.Error(err)
		} else if string(a) != string(b) {
			t.Errorf("%s differs from that of the undisturbed run", name)
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Fatalf("%d files in %s: %v", n, want, err)
	}
}
