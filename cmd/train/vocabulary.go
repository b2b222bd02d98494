package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"demarche/timeline/sentence"
	"demarche/timeline/sentence/model"
)

// vocabulary learns clusters from raw text and treebanks, and the classes of
// words from the dictionary.
func vocabulary(shared, lang string, train []model.Sample) (*model.Vocabulary, error) {
	corpus, err := rawCorpus(shared, lang)
	if err != nil {
		return nil, err
	}
	for _, s := range train {
		words := make([]string, len(s.Words))
		for i := range s.Words {
			words[i] = s.Words[i].Form
		}
		corpus = append(corpus, words)
	}
	for _, s := range corpus {
		for i := range s {
			s[i] = model.ClusterKey(s[i])
		}
	}
	v := model.NewVocabulary()
	fine, coarse := cluster(corpus, 256, 3, 8), cluster(corpus, 40, 3, 8)
	for w, c := range fine {
		v.Add(w, uint8(c), uint8(coarse[w]))
	}
	if lang == "de" {
		v.Endings, err = germanEndings(filepath.Join(shared, "lexicon", "german.dict"), 1)
		v.VerbKinds = germanVerbs()
	} else {
		v.Endings, err = englishEndings(filepath.Join(shared, "lexicon", "english.dict"))
		v.VerbKinds = 1<<8 | 1<<21 | 1<<22 | 1<<24 | 1<<25 | 1<<26 // finite forms and VBN
	}
	return v, err
}

// rawCorpus reads text without annotations, cut into words.
func rawCorpus(shared, lang string) ([][]string, error) {
	var texts []string
	if lang == "de" {
		b, err := os.ReadFile(filepath.Join(shared, "lexicon", "raw.de.txt"))
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(b))
		more, err := articleTexts(filepath.Join(shared, "news", "de.jsonl"))
		if err != nil {
			return nil, err
		}
		texts = append(texts, more...)
	} else {
		files, err := filepath.Glob(filepath.Join(shared, "gold", "timelines", "articles", "*", "articles.csv"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			more, err := csvTexts(f)
			if err != nil {
				return nil, err
			}
			texts = append(texts, more...)
		}
	}
	var out [][]string
	for _, text := range texts {
		for _, s := range sentence.Split(text, 0, lang) {
			words := make([]string, len(s.Tokens))
			for i := range s.Tokens {
				words[i] = s.Tokens[i].Form
			}
			out = append(out, words)
		}
	}
	return out, nil
}

// forms are the words of a text as our tokeniser cuts it.
func forms(text, lang string) []string {
	var out []string
	for _, s := range sentence.Split(text, 0, lang) {
		for i := range s.Tokens {
			out = append(out, s.Tokens[i].Form)
		}
	}
	return out
}

// articleTexts reads the "text" fields of JSON lines.
func articleTexts(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var texts []string
	for d := json.NewDecoder(f); ; {
		var a struct{ Text string }
		if err := d.Decode(&a); err == io.EOF {
			return texts, nil
		} else if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		texts = append(texts, a.Text)
	}
}

// csvTexts reads the second column of a file of articles cut into words, with
// brackets written as in the Penn treebank.
func csvTexts(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	brackets := strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "``", "\"", "''", "\"", " 's ", "'s ", " n't ", "n't ")
	var texts []string
	for _, row := range rows {
		texts = append(texts, brackets.Replace(row[len(row)-1]))
	}
	return texts, nil
}
