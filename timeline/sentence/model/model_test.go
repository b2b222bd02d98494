package model

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// lesson1 is a treebank of a few sentences, as "form/UPOS/feats/head/rel".
var lesson1 = []string{
	"der/DET/Case=Nom/2/det Hund/NOUN/Case=Nom|Number=Sing/3/nsubj bellt/VERB/Number=Sing|VerbForm=Fin/0/root ././3/punct",
	"die/DET/Case=Nom/2/det Katze/NOUN/Case=Nom|Number=Sing/3/nsubj sieht/VERB/Number=Sing|VerbForm=Fin/0/root den/DET/Case=Acc/5/det Hund/NOUN/Case=Acc|Number=Sing/3/obj ././3/punct",
	"den/DET/Case=Acc/2/det Hund/NOUN/Case=Acc|Number=Sing/3/obj sieht/VERB/Number=Sing|VerbForm=Fin/0/root die/DET/Case=Nom/5/det Katze/NOUN/Case=Nom|Number=Sing/3/nsubj ././3/punct",
	"er/PRON/Case=Nom|Number=Sing/2/nsubj schläft/VERB/Number=Sing|VerbForm=Fin/0/root ././2/punct",
}

func sampleOf(t *testing.T, line string) Sample {
	t.Helper()
	var s Sample
	for _, word := range strings.Fields(line) {
		f := strings.Split(word, "/")
		w := Word{Form: f[0], Lemma: strings.ToLower(f[0])}
		if f[0] == "." {
			w.UPOS, f = "PUNCT", append([]string{"", "", ""}, f[len(f)-2:]...)
		} else {
			w.UPOS, w.Feats = f[1], f[2]
		}
		w.Head, w.Rel = int(f[3][0])-'1', f[4]
		s.Words = append(s.Words, w)
	}
	return s
}

func tinyModel(t *testing.T) *Model {
	t.Helper()
	var data, names []Sample
	for range 10 {
		for _, line := range lesson1 {
			data = append(data, sampleOf(t, line))
		}
		names = append(names, Sample{Words: []Word{{Form: "Anna", Entity: "B-PER"}, {Form: "Huber", Entity: "I-PER"}, {Form: "bellt"}}})
	}
	return Train(data, NewVocabulary(), Options{
		Lang: "de", TagEpochs: 5, ParseEpochs: 5, EntityEpochs: 5, Folds: 2, MoveBits: 12, LabelBits: 10,
		TagBits: 10, MorphBits: 10, EntityBits: 10, MinHits: 1, Seed: 1, Sources: 1,
		Entities: names, Names: map[string]NameKind{"Anna": GivenName},
	})
}

func analysed(m *Model, forms ...string) []Word {
	words := make([]Word, len(forms))
	for i := range forms {
		words[i].Form = forms[i]
	}
	m.Analyse(words, NewAnalysis())
	return words
}

func TestTrainAndStore(t *testing.T) {
	m := tinyModel(t)
	var first, second, again bytes.Buffer
	if err := m.Write(&first); err != nil {
		t.Fatal(err)
	}
	if err := tinyModel(t).Write(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two trainings on the same data give different models")
	}
	read, err := Read(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Write(&again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("a model that was read is written differently")
	}
	for _, line := range append(lesson1, "Anna/X/_/0/root Huber/X/_/1/flat bellt/X/_/1/dep") {
		var forms []string
		for _, w := range sampleOf(t, line).Words {
			forms = append(forms, w.Form)
		}
		if a, b := analysed(m, forms...), analysed(read, forms...); !reflect.DeepEqual(a, b) {
			t.Errorf("the model says %v, once stored and read %v", a, b)
		}
	}
}

func TestLearns(t *testing.T) {
	m := tinyModel(t)
	for _, line := range lesson1 {
		s := sampleOf(t, line)
		var forms []string
		for _, w := range s.Words {
			forms = append(forms, w.Form)
		}
		for i, w := range analysed(m, forms...) {
			if g := s.Words[i]; w.UPOS != g.UPOS || w.Head != g.Head || w.Rel != g.Rel || w.Feats != g.Feats {
				t.Errorf("%v: got %v", g, w)
			}
		}
	}
	if w := analysed(m, "Anna", "Huber", "bellt"); w[0].Entity != "B-PER" || w[1].Entity != "I-PER" || w[2].Entity != "" {
		t.Errorf("names: %v", w)
	}
}

func TestReadFaults(t *testing.T) {
	var b bytes.Buffer
	if err := tinyModel(t).Write(&b); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 5, b.Len() / 2, b.Len() - 3} {
		if _, err := Read(bytes.NewReader(b.Bytes()[:n])); err == nil {
			t.Errorf("the first %d of %d bytes are read without an error", n, b.Len())
		}
	}
}

func TestAttachPunctuation(t *testing.T) {
	// Each word is "form/head", head 0 the root, ? for marks; want lists the heads of the marks.
	for _, c := range []struct{ text, want string }{
		{"Er/2 kam/0 ./?", "2"},
		{"Er/2 sagte/0 ,/? sie/5 komme/2 ./?", "5 2"},
		{"Ja/4 ,/? er/4 kommt/0 ./?", "1 4"},
		{"„/? Nein/5 “/? ,/? sagte/0 er/5 ./?", "2 2 2 5"},
		{"Huber/4 (/? CDU/1 )/? kam/0", "3 3"},
		{"./?", "0"},
	} {
		var words []Word
		for _, f := range strings.Fields(c.text) {
			form, head, _ := strings.Cut(f, "/")
			w := Word{Form: form, UPOS: "PUNCT"}
			if head != "?" {
				w.UPOS, w.Head = "X", int(head[0])-'1'
			}
			words = append(words, w)
		}
		if c.text == "Huber/4 (/? CDU/1 )/? kam/0" {
			words[0].Head = 4
		}
		AttachPunctuation(words)
		var got []string
		for i := range words {
			if words[i].UPOS == "PUNCT" {
				got = append(got, string(rune('1'+words[i].Head)))
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: got %s, want %s", c.text, g, c.want)
		}
	}
}

func TestLemmaRules(t *testing.T) {
	for _, c := range []struct{ form, lemma string }{
		{"ging", "gehen"}, {"gemacht", "machen"}, {"abgelehnt", "ablehnen"}, {"abzulehnen", "ablehnen"},
		{"Häuser", "Haus"}, {"Kindern", "Kind"}, {"schöne", "schön"}, {"Der", "der"}, {"went", "go"}, {"ä", "ö"},
	} {
		r := ruleFor(c.form, c.lemma)
		if got, ok := r.apply(c.form); !ok || got != c.lemma {
			t.Errorf("rule %+v makes %q of %q, not %q", r, got, c.form, c.lemma)
		}
	}
}

// TestCapitalLemmas: "i" is "I", and "New" keeps its capital within a sentence.
func TestCapitalLemmas(t *testing.T) {
	word := func(form, lemma, upos string) Word { return Word{Form: form, Lemma: lemma, UPOS: upos} }
	l := learnLemmas([]Sample{
		{Words: []Word{word("New", "new", "ADJ"), word("words", "word", "NOUN"), word("i", "I", "PRON"), word("said", "say", "VERB")}},
		{Words: []Word{word("I", "I", "PRON"), word("left", "leave", "VERB"), word("New", "New", "ADJ"), word("York", "York", "PROPN")}},
	}, nil)
	words := []Word{word("New", "", "ADJ"), word("i", "", "PRON"), word("said", "", "VERB"), word("New", "", "ADJ"), word("York", "", "PROPN"), word("I", "", "PRON")}
	want := []string{"new", "I", "say", "New", "York", "I"}
	for i := range words {
		if got := l.lemma(words[i].Form, kindAt(words, i, words[i].UPOS)); got != want[i] {
			t.Errorf("lemma %d of %s: %s, want %s", i, words[i].Form, got, want[i])
		}
	}
	if got := l.lemma("Big", "ADJ"+capitalKind); got != "Big" {
		t.Errorf("an unknown capital: %s", got)
	}
}

func TestProjectivise(t *testing.T) {
	got := projectivise([]int{2, 3, 4, 4}, 4) // the arc 0←2 is crossed by 1←3
	for d := range got {
		if !projective(got, d, 4) {
			t.Fatalf("%v is not projective", got)
		}
	}
	if straight := []int{1, 4, 1, 2}; !slices.Equal(projectivise(straight, 4), straight) {
		t.Error("a projective tree is changed")
	}
}

// TestMendClause casts two phrases whose scores and forms say what they may be.
func TestMendClause(t *testing.T) {
	for _, c := range []struct {
		name         string
		one, two     [roleCount]int32 // other, subject, object, recipient
		may, may2    uint32
		finite, zu   uint32
		passive      string
		want1, want2 string
	}{
		{"the better subject wins", [roleCount]int32{0, 500, 100, 0}, [roleCount]int32{0, 400, 300, 0}, 0, 0, 1, 0, "", "nsubj", "obj"},
		{"no nominative, no subject", [roleCount]int32{0, 500, 100, 0}, [roleCount]int32{0, 400, 300, 0}, accusative, 0, 1, 0, "", "obj", "nsubj"},
		{"a dative", [roleCount]int32{0, 100, 500, 0}, [roleCount]int32{0, 400, 300, 0}, dative | genitive, 0, 1, 0, "", "obl:arg", "nsubj"},
		{"a finite verb wants a subject", [roleCount]int32{0, 100, 900, 0}, [roleCount]int32{0, -2000, 100, 500}, 0, 0, 1, 0, "", "nsubj", "obl:arg"},
		{"an infinitive has none", [roleCount]int32{0, 500, 100, 0}, [roleCount]int32{0, 0, 100, 500}, 0, 0, 0, 1, "", "obj", "obl:arg"},
		{"a passive", [roleCount]int32{0, 100, 200, 0}, [roleCount]int32{0, 0, 100, 500}, 0, 0, 1, 0, "aux:pass", "nsubj:pass", "obl:arg"},
	} {
		words := []Word{{UPOS: "NOUN", Head: 3, Rel: "nsubj"}, {UPOS: "NOUN", Head: 3, Rel: "nsubj"}, {UPOS: "PART", Head: none, Rel: "root"}, {UPOS: "VERB", Head: none, Rel: "root"}}
		if c.zu != 0 {
			words[2].Head, words[2].Rel = 3, "mark"
		}
		if c.passive != "" {
			words[2].Head, words[2].Rel = 3, c.passive
		}
		s := newScratch()
		s.plain, s.back = []int{0, 1, 2, 3}, []int{0, 1, 2, 3}
		s.state.nodes = []node{{may: c.may, num: 1}, {may: c.may2, num: 1}, {}, {}}
		s.state.finite = []uint32{0, 0, 0, c.finite}
		s.state.parts = []part{{scores: c.one, other: none}, {scores: c.two, other: none}, {}, {}}
		m := &Model{parser: &parser{breach: 5000}}
		m.mendRoles(words, s)
		if words[0].Rel != c.want1 || words[1].Rel != c.want2 {
			t.Errorf("%s: got %s and %s, want %s and %s", c.name, words[0].Rel, words[1].Rel, c.want1, c.want2)
		}
	}
}
