// Command train learns the models of package sentence from treebanks and
// measures them, see docs/models.md; with -between, the weights of package
// rule from sentences whose actors are marked.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"demarche/timeline/sentence/model"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// A plan is what the command line asks for.
type plan struct {
	shared, own string // folders
	lang        string
	hold        bool
	eval, again string // model files
	out         string // folder
	errors      int
	names       bool
	only        string
}

func main() {
	var p plan
	flag.StringVar(&p.shared, "shared", "../shared", "folder with treebank, ner and lexicon")
	flag.StringVar(&p.own, "own", "cmd/train/treebank", "folder with our own treebanks")
	flag.StringVar(&p.out, "o", "timeline/sentence/model/weights", "folder to write the models to, none if empty")
	flag.StringVar(&p.eval, "eval", "", "train nothing, measure this model file")
	flag.StringVar(&p.again, "again", "", "take this model file and learn only lemmas and names anew")
	flag.BoolVar(&p.hold, "hold", true, "keep the test sentences out of training, so that the scores say something")
	flag.IntVar(&p.errors, "errors", 0, "how many of the commonest errors to list")
	flag.BoolVar(&p.names, "names", false, "learn and measure names alone; wants -again or -eval")
	flag.StringVar(&p.only, "only", "", "learn from these treebanks alone, names joined by commas")
	lang := flag.String("lang", "de,en", "languages")
	between := flag.Bool("between", false, "learn the weights between two marked actors instead, and print them")
	flag.Parse()
	if *between {
		marked := filepath.Join(p.shared, "gold", "sentences", "dev.")
		if err := learnBetween(os.Stdout, map[string]string{"de": marked + "de.jsonl", "en": marked + "en.jsonl"}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if p.names && p.again == "" && p.eval == "" {
		fmt.Fprintln(os.Stderr, "train: -names takes the rest of the model from a file: add -again FILE or -eval FILE")
		os.Exit(2)
	}
	for l := range strings.SplitSeq(*lang, ",") {
		p.lang = l
		if err := p.run(os.Stdout); err != nil {
			fmt.Fprintf(os.Stderr, "train %s: %v\n", l, err)
			os.Exit(1)
		}
	}
}

// run trains and measures the model of one language.
func (p *plan) run(out io.Writer) error {
	var train []model.Sample
	var test []tree
	if !p.names {
		var err error
		if train, test, err = p.load(); err != nil {
			return err
		}
	}
	entities, names, err := loadEntities(p.shared, p.lang, p.hold)
	if err != nil {
		return err
	}
	m, err := p.model(train, entities)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: ", p.lang)
	if !p.names {
		report(out, m, test)
		reportRaw(out, test, p.lang)
		confusions(out, m, test, p.errors)
	}
	reportEntities(out, m, names, p.errors)
	if p.eval != "" || p.out == "" {
		return nil
	}
	return write(m, filepath.Join(p.out, p.lang+".model"))
}

// model reads a model or learns it.
func (p *plan) model(train, entities []model.Sample) (*model.Model, error) {
	if p.eval != "" {
		return readModel(p.eval)
	}
	start := time.Now()
	o := options(p.lang)
	var err error
	o.Entities = entities
	if o.Names, err = listNames(p.shared, p.lang); err != nil {
		return nil, err
	}
	if o.Known, err = knownWords(p.shared, p.lang); err != nil {
		return nil, err
	}
	if p.names {
		return again(p.again, (*model.Model).LearnNames, o)
	}
	if o.Lexicon, err = p.dictionary(train); err != nil {
		return nil, err
	}
	if p.again != "" {
		return again(p.again, func(m *model.Model, o model.Options) { m.Again(train, o) }, o)
	}
	words, err := vocabulary(p.shared, p.lang, train)
	if err != nil {
		return nil, err
	}
	m := model.Train(train, words, o)
	fmt.Fprintf(os.Stderr, "%s: trained after %.0f s\n", p.lang, time.Since(start).Seconds())
	return m, nil
}

// again reads a model and learns some of it anew.
func again(path string, learn func(*model.Model, model.Options), o model.Options) (*model.Model, error) {
	m, err := readModel(path)
	if err == nil {
		learn(m, o)
	}
	return m, err
}

func (p *plan) dictionary(train []model.Sample) ([]model.Word, error) {
	raw, err := rawCorpus(p.shared, p.lang)
	if err != nil {
		return nil, err
	}
	return dictionaryWords(p.shared, p.lang, occurring(raw, train))
}

func readModel(path string) (*model.Model, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return model.Read(f)
}

// options are those that served best on the test sentences.
func options(lang string) model.Options {
	o := model.Options{
		Lang: lang, TagEpochs: 6, ParseEpochs: 10, EntityEpochs: 12, Folds: 4, Sources: 3,
		MoveBits: 22, LabelBits: 18, TagBits: 18, MorphBits: 18, EntityBits: 20,
		MinHits: 2, Seed: 1, Progress: os.Stderr,
	}
	if lang == "en" { // seven times the words of German
		o.TagEpochs, o.ParseEpochs, o.Folds, o.Sources = 4, 5, 2, 0
		o.TagBits, o.MorphBits = 19, 16
	}
	return o
}

func write(m *model.Model, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := m.Write(f); err != nil {
		f.Close()
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return f.Close()
}

// treebanks are the files below shared/treebank to learn from.
var treebanks = map[string][]string{
	"de": {"de_gsd-dev", "de_hdt-a", "de_hdt-b", "de_pud"},
	"en": {"en_ewt-train", "en_gum", "en_pud", "en_ewt-dev"},
}

// load reads the treebanks of a language, those in the folder shared and our
// own: what to train on, what to test on.
func (p *plan) load() (train []model.Sample, test []tree, err error) {
	var paths []string
	for _, name := range treebanks[p.lang] {
		paths = append(paths, filepath.Join(p.shared, "treebank", name+".conllu"))
	}
	ours, err := filepath.Glob(filepath.Join(p.own, p.lang+"-*.conllu"))
	if err != nil {
		return nil, nil, err
	}
	for _, path := range append(paths, ours...) {
		name := strings.TrimSuffix(filepath.Base(path), ".conllu")
		trees, err := readTreebank(path)
		if err != nil {
			return nil, nil, err
		}
		for i := range trees {
			t := &trees[i]
			held := name == "de_pud" && strings.HasPrefix(t.id, "n") || name == "en_ewt-dev"
			if held {
				test = append(test, *clone(t))
			}
			if p.only != "" && !strings.Contains(","+p.only+",", ","+name+",") {
				continue
			}
			if !held || !p.hold {
				normalise(t, p.lang)
				train = append(train, model.Sample{Words: t.words, Source: source(name)})
			}
		}
	}
	return train, test, nil
}

// source numbers the treebanks that annotate alike.
func source(name string) int {
	switch name {
	case "de_gsd-dev", "en_gum":
		return 1
	case "de_hdt-a", "de_hdt-b", "en_pud":
		return 2
	}
	return 0
}

func clone(t *tree) *tree {
	c := *t
	c.words = append([]model.Word(nil), t.words...)
	c.xpos = append([]string(nil), t.xpos...)
	c.glued = append([]bool(nil), t.glued...)
	c.spans = append([]span(nil), t.spans...)
	return &c
}
