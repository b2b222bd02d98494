package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	n := newNames(map[string]NameKind{"New York": PlaceName, "York": PersonName, "Merkel": PersonName, "Rhein": PlaceName}, nil)
	words := wordsOf("in New York Merkels york Rheines")
	got := n.clues(words, nil)
	kinds := ""
	for i := range got {
		kinds += fmt.Sprint(got[i].listed>>2, " ")
	}
	if kinds != "0 2 2 1 0 2 " || got[1].listed == got[2].listed {
		t.Errorf("clues %+v", got)
	}
}

func TestSigns(t *testing.T) {
	n := newNames(map[string]NameKind{"university": OrganisationSign, "-verband": OrganisationSign, "-see": PlaceSign}, nil)
	for word, want := range map[string]NameKind{"university": OrganisationSign, "bauernverband": OrganisationSign, "bodensee": PlaceSign, "see": 0, "haus": 0} {
		if got := n.sign(word); got != uint32(want) {
			t.Errorf("%s: %d, want %d", word, got, want)
		}
	}
}

func TestCapitalsAround(t *testing.T) {
	var n names
	got := n.clues(wordsOf("the Bank of New South Wales said"), nil)
	for i, want := range [][2]int{{0, 0}, {1, 1}, {2, 2}, {3, 5}, {3, 5}, {3, 5}, {6, 6}} {
		if got[i].first != want[0] || got[i].last != want[1] {
			t.Errorf("word %d: from %d to %d, want %v", i, got[i].first, got[i].last, want)
		}
	}
}

func TestFamiliar(t *testing.T) {
	n := names{known: NewWordSet([]string{"Berg", "berg", "Haus", "haus", "gehen"})}
	for form, want := range map[string]uint32{"Haus": 1, "Schuldenberg": 2, "Qwxyz": 3} {
		if got := n.familiar(form, false); got != want {
			t.Errorf("%s: %d, want %d", form, got, want)
		}
	}
	if n.familiar("Gehen", true) != 1 {
		t.Error("a capital at the start of a sentence makes a word unknown")
	}
}

func TestWordSet(t *testing.T) {
	var in []string
	for i := range 2000 {
		in = append(in, fmt.Sprint("word", i))
	}
	s := NewWordSet(in)
	for _, w := range in {
		if !s.Has(w) {
			t.Fatalf("%s is not in the set", w)
		}
	}
	wrong := 0
	for i := range 2000 {
		if s.Has(fmt.Sprint("other", i)) {
			wrong++
		}
	}
	if wrong > 200 {
		t.Errorf("%d of 2000 other words are in the set", wrong)
	}
}

// The tags that say where a name ends tell the same as IOB2.
func TestClosedTag(t *testing.T) {
	words := wordsOf("Angela Merkel Berlin in the European Central Bank")
	for i, tag := range []string{"B-PER", "I-PER", "B-LOC", "", "", "B-ORG", "I-ORG", "I-ORG"} {
		words[i].Entity = tag
	}
	closed := ""
	for i := range words {
		tag := closedTag(words, i)
		closed += tag + " "
		if plainTag(tag) != words[i].Entity {
			t.Errorf("%s: %q is not %q", words[i].Form, tag, words[i].Entity)
		}
	}
	if closed != "B-PER L-PER U-LOC   B-ORG I-ORG L-ORG " {
		t.Errorf("tags %q", closed)
	}
}

// The tagger learns a context, not only words, and never leaves a name open.
func TestLearnEntities(t *testing.T) {
	var data []Sample
	for _, name := range strings.Fields("Abel Bauer Cramer Dorn Ebert Fabel Gerber Hahn") {
		words := wordsOf("gestern sagte Herr " + name + " in Bonn nichts")
		words[3].Entity, words[5].Entity = "B-PER", "B-LOC"
		data = append(data, Sample{Words: words})
	}
	m := tinyModel(t)
	m.LearnNames(Options{Entities: data, EntityEpochs: 10, EntityBits: 14, Seed: 1})
	words := wordsOf("gestern sagte Herr Zander in Bonn nichts")
	m.Analyse(words, NewAnalysis())
	if words[3].Entity != "B-PER" || words[5].Entity != "B-LOC" || words[1].Entity != "" {
		t.Errorf("%+v", words)
	}
}

func wordsOf(text string) []Word {
	var words []Word
	for _, form := range strings.Fields(text) {
		words = append(words, Word{Form: form})
	}
	return words
}
