package document

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared is where the corpora lie that this project is measured on and that
// may not be part of it.
const shared = "../../../shared"

// TestPages measures what is read of real web pages: the share of strings
// that the text must and must not hold, the dates and the titles.
func TestPages(t *testing.T) {
	index, err := os.ReadFile(filepath.Join(shared, "pages", "pages.json"))
	if err != nil {
		t.Skip("no pages to measure on:", err)
	}
	var pages []struct {
		File, Title, Date string
		With, Without     []string
	}
	if err := json.Unmarshal(index, &pages); err != nil {
		t.Fatal(err)
	}
	var right, missing, extra int
	var titles, dates score
	for _, p := range pages {
		page, err := os.ReadFile(filepath.Join(shared, "pages", p.File))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := extract(page)
		if err != nil {
			t.Errorf("%s: %v", p.File, err)
		}
		text := flat(doc.Text)
		for _, s := range p.With {
			if strings.Contains(text, flat(s)) {
				right++
			} else {
				missing++
			}
		}
		for _, s := range p.Without {
			if strings.Contains(text, flat(s)) {
				extra++
			}
		}
		titles.count(p.Title, doc.Title)
		dates.count(p.Date, doc.Date.String())
	}
	f1 := 2 * float64(right) / float64(2*right+missing+extra)
	t.Logf("strings: F1 %.3f (%d right, %d missing, %d too many); dates %d of %d; titles %d of %d",
		f1, right, missing, extra, dates.right, dates.given, titles.right, titles.given)
	if f1 < 0.90 {
		t.Errorf("F1 of the text is %.3f, want at least 0.90", f1)
	}
	if dates.share() < 0.80 || titles.share() < 0.65 {
		t.Errorf("dates %.2f, want 0.80; titles %.2f, want 0.65", dates.share(), titles.share())
	}
}

// A score counts the right answers where an answer is given.
type score struct{ right, given int }

func (s *score) count(want, got string) {
	if want == "" {
		return
	}
	s.given++
	if flat(want) == flat(got) {
		s.right++
	}
}

func (s *score) share() float64 { return float64(s.right) / float64(max(s.given, 1)) }

// flat writes every run of space as one.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
