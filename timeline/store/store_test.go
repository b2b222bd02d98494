package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/date"
	"demarche/timeline/document"
	"demarche/timeline/event"
)

// article returns an article and what might be read of it.
func article(id string) (*document.Document, *timeline.Summary) {
	d := &document.Document{ID: id, Text: "The king met the president in " + id + ".", Lang: "en"}
	on := date.OfDay(date.Day{Year: 2025, Month: 2, Day: 12})
	e := event.Event{ID: "e" + id, Type: "CONSULT", Mode: "visit", Quad: 1, Score: 1.5, Status: event.Actual, Confidence: 0.1 + 0.2,
		Source: []event.Actor{{Name: "the king"}}, Target: []event.Actor{{ID: "Q1", Name: "the president", Code: "USA"}},
		Reports: []event.Report{{Doc: id, Sentence: event.Span{Start: 0, End: 9, Text: "The king "}, Rule: "en:meet", Weight: 0.25, When: &event.Span{Start: 1, End: 2, Text: "h"}}}}
	e.SetDate(on, "text")
	return d, &timeline.Summary{
		Article: timeline.Article{ID: id, Lang: "en", Date: "2025-02-12"},
		Events:  []event.Event{e},
		Told:    map[date.Day]float64{on.Earliest(): 2},
	}
}

func open(t *testing.T, path, reader string) *Store {
	t.Helper()
	s, err := Open(path, reader)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// fill keeps and shows n articles.
func fill(t *testing.T, s *Store, n int) {
	t.Helper()
	var ids []string
	for i := range n {
		d, sum := article(fmt.Sprint(i))
		if err := s.Keep(d, sum); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, d.ID)
	}
	if err := s.Show(ids); err != nil {
		t.Fatal(err)
	}
}

func shown(t *testing.T, s *Store) (ids []string) {
	t.Helper()
	for sum, err := range s.Summaries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, sum.Article.ID)
	}
	return ids
}

// TestRecall: nothing of a summary is lost, and it is recalled only for the
// same article and the same reader.
func TestRecall(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a ?#%.db")
	s := open(t, path, "1")
	d, want := article("x")
	if err := s.Keep(d, want); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, "1")
	got, known := s.Recall(t.Context(), d)
	if !known || !reflect.DeepEqual(&got, want) {
		t.Errorf("recalls %+v, %v; want %+v", got, known, want)
	}
	changed := *d
	changed.Text += " He left."
	if _, known := s.Recall(t.Context(), &changed); known {
		t.Error("a changed article is recalled")
	}
	if _, known := open(t, path, "2").Recall(t.Context(), d); known {
		t.Error("what another reader has read is recalled")
	}
}

func TestTimelineOfStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	s := open(t, path, "1")
	fill(t, s, batch+20)
	if got := shown(t, s); len(got) != batch+20 || got[2] != "2" || got[batch] != fmt.Sprint(batch) {
		t.Errorf("the timeline is %q", got)
	}
	if err := s.Show([]string{"7", "3"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Add([]string{"3", "5", "9"}); err != nil {
		t.Fatal(err)
	}
	unknown, err := s.Remove([]string{"5", "none"})
	if err != nil || !slices.Equal(unknown, []string{"none"}) {
		t.Errorf("not known are %q, %v", unknown, err)
	}
	if got := shown(t, s); !slices.Equal(got, []string{"7", "3", "9"}) {
		t.Errorf("the timeline is %q", got)
	}
	st, err := open(t, path, "2").Status(t.Context())
	if want := (Status{Shown: 3, Known: batch + 19, Stale: 3}); err != nil || st != want {
		t.Errorf("status %+v, %v; want %+v", st, err, want)
	}
	joined, err := timeline.Join(s.Summaries(t.Context()))
	if err != nil || len(joined.Articles) != 3 || len(joined.Days()) != 1 {
		t.Errorf("%+v, %v", joined, err)
	}
}

func TestVerify(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	s := open(t, path, "1")
	fill(t, s, 3)
	if faults, err := s.Verify(t.Context()); err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	for _, damage := range []string{
		`UPDATE article SET summary = x'00' WHERE id = '1'`,
		`UPDATE article SET checksum = x'00' WHERE id = '2'`,
	} {
		if _, err := s.db.Exec(damage); err != nil {
			t.Fatal(err)
		}
	}
	faults, err := s.Verify(t.Context())
	if err != nil || len(faults) != 2 || !strings.Contains(faults[0].Error(), `article "1" is damaged; remove it`) {
		t.Errorf("faults %v, %v", faults, err)
	}
}

// TestOpenRefuses opens what is no store, or not one of this program.
func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.db")
	s := open(t, newer, "1")
	fill(t, s, 1)
	if _, err := s.db.Exec(`PRAGMA user_version = 99`); err != nil {
		t.Fatal(err)
	}
	torn := filepath.Join(dir, "torn.db")
	if err := os.WriteFile(torn, []byte(magic+"and then nothing"), 0o666); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		text: "not a store of demarche", dir: "is a folder", newer: "a newer demarche (schema 99", torn: "the file is damaged",
		filepath.Join(dir, "none", Name): "it cannot be written to",
	} {
		if s, err := Open(path, "1"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Open(%s) = %v, %v; want %q", path, s, err, want)
		}
	}
	if data, err := os.ReadFile(text); err != nil || string(data) != "mine" {
		t.Errorf("the file of another is now %q, %v", data, err)
	}
	if _, err := OpenRead(filepath.Join(dir, "none.db"), "1"); err == nil || !strings.Contains(err.Error(), "there is no store") {
		t.Errorf("OpenRead: %v", err)
	}
}

func TestSecondWriterIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	s := open(t, path, "1")
	d, sum := article("x")
	if err := s.Keep(d, sum); err != nil {
		t.Fatal(err)
	}
	other := open(t, path, "1")
	if err := other.Keep(d, sum); err == nil || !strings.Contains(err.Error(), "another run is writing") {
		t.Errorf("the second writer gets %v", err)
	}
}

// TestOldSchemas opens files of every schema there was: testdata/schema1.db
// and so on, written by the programs of their time.
func TestOldSchemas(t *testing.T) {
	for version := 1; version < len(migrations); version++ {
		data, err := os.ReadFile(fmt.Sprintf("testdata/schema%d.db", version))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), Name)
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
		if got := shown(t, open(t, path, "1")); len(got) != 3 {
			t.Errorf("schema %d holds %q, want three articles", version, got)
		}
	}
}

// TestProtected reads a store that may not be written to.
func TestProtected(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, Name)
	s := open(t, path, "1")
	fill(t, s, 2)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{path: 0o444, dir: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(dir, 0o777)
	r, err := OpenRead(path, "1")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got := shown(t, r); len(got) != 2 {
		t.Errorf("reads %q", got)
	}
	d, sum := article("x")
	if err := r.Keep(d, sum); err == nil || !strings.Contains(err.Error(), "cannot be written to") {
		t.Errorf("Keep on a store opened for reading: %v", err)
	}
}

// TestEmptyStoreIsRemoved: a run that reads nothing leaves nothing.
func TestEmptyStoreIsRemoved(t *testing.T) {
	path := filepath.Join(t.TempDir(), Name)
	if err := open(t, path, "1").Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the empty store is still there: %v", err)
	}
}

func BenchmarkStore(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		path := filepath.Join(b.TempDir(), Name)
		s, err := Open(path, "1")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("keep/%d", n), func(b *testing.B) {
			for b.Loop() {
				for i := range n {
					d, sum := article(fmt.Sprint(i))
					if err := s.Keep(d, sum); err != nil {
						b.Fatal(err)
					}
				}
				if err := s.commit(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("recall/%d", n), func(b *testing.B) {
			for b.Loop() {
				for i := range n {
					d, _ := article(fmt.Sprint(i))
					if _, known := s.Recall(context.Background(), d); !known {
						b.Fatal("not recalled")
					}
				}
			}
		})
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
