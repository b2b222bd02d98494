package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestActorsFolder holds that --actors lays a folder over the built-in tables
// and names the line of a fault in it.
func TestActorsFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "mine/people/new.tsv", "name_en\tgender\tcode\tsector\tnames\tsurnames\tterms\nErika Mustermann\tf\tDEU\tGOV\tErika Mustermann\tMustermann\thead-of-government@DEU 2030-01-01..\n")
	in := write(t, dir, "a.txt", "date 2031-05-02 Berlin demarche | Der deutsche Bundeskanzler telefonierte mit Wladimir Putin.\n")
	stdout, stderr, code := demarche("", "annotate", "--layer", "actors", "--actors", filepath.Join(dir, "mine"), in)
	if code != 0 || !strings.Contains(stdout, `"name":"Erika Mustermann"`) {
		t.Errorf("exit %d, %s%s: want the user's chancellor", code, stdout, stderr)
	}
	write(t, dir, "bad/people/new.tsv", "name_en\tcode\nErika Mustermann\tGER\n")
	_, stderr, code = demarche("", "annotate", "--layer", "actors", "--actors", filepath.Join(dir, "bad"), in)
	if code == 0 || !strings.Contains(stderr, `people/new.tsv:2: unknown code "GER"`) {
		t.Errorf("exit %d, %s: want the line of the fault", code, stderr)
	}
}
