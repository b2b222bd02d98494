// Command train learns the models of package sentence from treebanks and
// measures them; with -between, the weights of package rule from sentences
// whose actors are marked.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"demarche/timeline/sentence/model"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) }

func main() {
	shared := flag.String("shared", "../shared", "folder with treebank, ner and lexicon")
	lang := flag.String("lang", "de", "language")
	hold := flag.Bool("hold", true, "keep the test sentences out of training")
	out := flag.String("o", "", "write the model to this file")
	epochs := flag.Int("epochs", 10, "")
	between := flag.Bool("between", false, "learn the weights between two marked actors instead, and print them")
	flag.Parse()
	if *between {
		marked := filepath.Join(*shared, "gold", "sentences", "dev.")
		if err := learnBetween(os.Stdout, map[string]string{"de": marked + "de.jsonl", "en": marked + "en.jsonl"}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	train, test, err := load(*shared, *lang, *hold)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	o := model.Options{Lang: *lang, TagEpochs: 6, ParseEpochs: *epochs, Folds: 4, MoveBits: 20, LabelBits: 17, TagBits: 17, MorphBits: 16, MinHits: 2, Seed: 1, Progress: os.Stderr}
	start := time.Now()
	words, err := vocabulary(*shared, *lang, train)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintf(os.Stderr, "vocabulary after %.0f s\n", time.Since(start).Seconds())
	m := model.Train(train, words, o)
	fmt.Fprintf(os.Stderr, "trained after %.0f s\n", time.Since(start).Seconds())
	report(os.Stdout, m, test)
	if *out != "" {
		f, err := os.Create(*out)
		if err == nil {
			err = m.Write(f)
		}
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// load reads the treebanks of a language: what to train on, what to test on.
func load(shared, lang string, hold bool) (train [][]model.Word, test []tree, err error) {
	files := map[string][]string{
		"de": {"de_gsd-dev", "de_hdt-a", "de_hdt-b", "de_pud"},
		"en": {"en_ewt-train", "en_gum", "en_pud", "en_ewt-dev"},
	}
	for _, name := range files[lang] {
		trees, err := readTreebank(filepath.Join(shared, "treebank", name+".conllu"))
		if err != nil {
			return nil, nil, err
		}
		for i := range trees {
			t := &trees[i]
			held := name == "de_pud" && strings.HasPrefix(t.id, "n") || name == "en_ewt-dev"
			if held {
				test = append(test, *clone(t))
			}
			if !held || !hold {
				normalise(t, lang)
				train = append(train, t.words)
			}
		}
	}
	return train, test, nil
}

func clone(t *tree) *tree {
	c := *t
	c.words = append([]model.Word(nil), t.words...)
	c.xpos = append([]string(nil), t.xpos...)
	c.glued = append([]bool(nil), t.glued...)
	c.spans = append([]span(nil), t.spans...)
	return &c
}
