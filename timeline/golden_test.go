package timeline

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarche/timeline/document"
	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
)

var update = flag.Bool("update", false, "rewrite the golden files with what the program makes of their articles")

// TestRead reads the article of each archive in testdata and compares every
// stage with what the archive says.
func TestRead(t *testing.T) {
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives in testdata", err)
	}
	for _, path := range archives {
		t.Run(filepath.Base(path), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := txtar.Format(stages(t, r, ar))
			if *update {
				if err := os.WriteFile(path, got, 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := txtar.Format(ar); string(got) != string(want) {
				t.Errorf("%s reads otherwise than it says; go test ./timeline -update shows how\n%s", path, got)
			}
		})
	}
}

// stages returns the archive with the stages of its first file, an article,
// as the program reads it.
func stages(t *testing.T, r *Reader, ar *txtar.Archive) *txtar.Archive {
	t.Helper()
	file := filepath.Join(t.TempDir(), ar.Files[0].Name)
	if err := os.WriteFile(file, ar.Files[0].Data, 0o666); err != nil {
		t.Fatal(err)
	}
	out := &txtar.Archive{Comment: ar.Comment, Files: ar.Files[:1:1]}
	for d, err := range document.Read(context.Background(), []string{file}, document.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		a := r.Read(&d)
		for _, stage := range []struct {
			name string
			body string
		}{{"sentences", sentencesOf(&d, &a)}, {"mentions", mentionsOf(&d, &a)}, {"times", timesOf(&d, &a)}, {"events", eventsOf(&a)}} {
			out.Files = append(out.Files, txtar.File{Name: stage.name, Data: []byte(stage.body)})
		}
	}
	return out
}

func sentencesOf(d *document.Document, a *Reading) string {
	var b strings.Builder
	for i := range a.Sentences {
		s := &a.Sentences[i]
		fmt.Fprintf(&b, "%d %s\n", i+1, strings.Join(strings.Fields(d.Text[s.Start:s.End]), " "))
	}
	return b.String()
}

func mentionsOf(d *document.Document, a *Reading) string {
	var b strings.Builder
	for i, list := range a.Mentions {
		for _, m := range list {
			if m.Form != actor.Adjective {
				fmt.Fprintf(&b, "%d %s = %s %s/%s\n", i+1, d.Text[m.Start:m.End], m.Entity.Name, m.Entity.Code, m.Entity.Sector)
			}
		}
	}
	return b.String()
}

func timesOf(d *document.Document, a *Reading) string {
	var b strings.Builder
	for _, x := range a.Times {
		fmt.Fprintf(&b, "%s = %s %s\n", d.Text[x.Start:x.End], x.Type, x.Value)
	}
	return b.String()
}

func eventsOf(a *Reading) string {
	var b strings.Builder
	names := func(list []event.Actor) string {
		var out []string
		for _, x := range list {
			out = append(out, x.Name)
		}
		return strings.Join(out, " + ")
	}
	for i := range a.Events {
		e := &a.Events[i]
		kind := string(e.Type)
		if e.Mode != "" {
			kind += "/" + e.Mode
		}
		fmt.Fprintf(&b, "%s %s %s: %s", e.Date, kind, e.Status, names(e.Source))
		if len(e.Target) > 0 {
			fmt.Fprintf(&b, " -> %s", names(e.Target))
		}
		for _, rep := range e.Reports {
			fmt.Fprintf(&b, " | %s", rep.Trigger.Text)
			if rep.SaidBy != nil {
				fmt.Fprintf(&b, ", says %s", rep.SaidBy.Name)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
