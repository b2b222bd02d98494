package sentence

import (
	"sync"

	"demarche/timeline/sentence/model"
)

// An Analyser fills in what sentences say: lemmas, tags, trees and entities.
// The model of a language is loaded when the first sentence of that language
// comes. An Analyser is safe for concurrent use.
type Analyser struct {
	german  func() (*model.Model, error)
	english func() (*model.Model, error)
	memory  sync.Pool
}

// work is the memory of one analysis.
type work struct {
	words    []model.Word
	analysis *model.Analysis
}

// NewAnalyser returns an analyser for German and English.
func NewAnalyser() *Analyser {
	load := func(lang string) func() (*model.Model, error) {
		return sync.OnceValues(func() (*model.Model, error) { return model.Load(lang) })
	}
	a := &Analyser{german: load("de"), english: load("en")}
	a.memory.New = func() any { return &work{analysis: model.NewAnalysis()} }
	return a
}

// Analyse fills Lemma, UPOS, Feats, Head, Rel and Entity of the sentence's
// tokens in place. Sentences in languages other than German and English, and
// those analysed before, stay as they are.
func (a *Analyser) Analyse(s *Sentence) {
	m := a.model(s.Lang)
	if m == nil || s.Analysed {
		return
	}
	mem := a.memory.Get().(*work)
	defer a.memory.Put(mem)
	start, end := inserted(s, 1)
	var around, within []int
	for i := range s.Tokens {
		if start <= i && i < end {
			within = append(within, i)
		} else {
			around = append(around, i)
		}
	}
	mem.analyse(m, s, around)
	if len(within) > 0 {
		mem.analyse(m, s, within)
		graft(s, start, end)
	}
	s.Analysed = true
}

// analyse analyses some of the tokens of a sentence as if they were all.
func (mem *work) analyse(m *model.Model, s *Sentence, tokens []int) {
	mem.words = mem.words[:0]
	for _, i := range tokens {
		mem.words = append(mem.words, model.Word{Form: s.Tokens[i].Form})
	}
	m.Analyse(mem.words, mem.analysis)
	for n, i := range tokens {
		t, w := &s.Tokens[i], &mem.words[n]
		t.Lemma, t.UPOS, t.Feats = w.Lemma, w.UPOS, w.Feats
		t.Rel, t.Entity, t.Head = w.Rel, w.Entity, -1
		if w.Head >= 0 {
			t.Head = tokens[w.Head]
		}
	}
}

// model returns the model of a language, nil if there is none. A model that
// can't be read is a fault of the build: it panics.
func (a *Analyser) model(lang string) *model.Model {
	load := a.german
	switch lang {
	case "de":
	case "en":
		load = a.english
	default:
		return nil
	}
	m, err := load()
	if err != nil {
		panic(err)
	}
	return m
}
