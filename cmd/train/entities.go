package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"demarche/timeline/sentence"
	"demarche/timeline/sentence/model"
)

// entityFiles are the files below shared/ner to learn names from, and the one
// that tests them.
var entityFiles = map[string]struct {
	train []string
	test  string
}{
	"de": {[]string{"germeval-dev.tsv", "germeval-test.tsv"}, "uner-de-pud.txt"},
	"en": {[]string{"uner-en-ewt-dev.txt"}, "uner-en-ewt-test.txt"},
}

// loadEntities reads the sentences with names of a language.
func loadEntities(shared, lang string, hold bool) (train []model.Sample, test [][]model.Word, err error) {
	files := entityFiles[lang]
	read := func(name string) [][]model.Word {
		if err != nil {
			return nil
		}
		var s [][]model.Word
		s, err = readEntities(filepath.Join(shared, "ner", name), lang)
		return s
	}
	test = read(files.test)
	list := files.train
	if !hold {
		list = append(list, files.test)
	}
	for _, name := range list {
		for _, words := range read(name) {
			train = append(train, model.Sample{Words: words})
		}
	}
	if lang == "en" && err == nil {
		var trees []tree
		trees, err = readTreebank(filepath.Join(shared, "treebank", "en_gum.conllu"))
		for i := range trees {
			if mentions(&trees[i]) {
				train = append(train, model.Sample{Words: trees[i].words})
			}
		}
	}
	return train, test, err
}

// readEntities reads columns of number, word and IOB2 tag, with an empty line
// after each sentence, as GermEval and UNER have them.
func readEntities(path, lang string) ([][]model.Word, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := parseEntities(f, lang)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return sentences, nil
}

func parseEntities(r io.Reader, lang string) ([][]model.Word, error) {
	var out [][]model.Word
	var words []model.Word
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		col := strings.Split(scan.Text(), "\t")
		switch {
		case scan.Text() == "":
			if len(words) > 0 {
				out = append(out, words)
			}
			words = nil
		case col[0] == "#" || strings.HasPrefix(col[0], "# "):
		case len(col) < 3:
			return nil, fmt.Errorf("line %q has fewer than 3 columns", scan.Text())
		default:
			words = append(words, nameParts(col[1], col[2], lang)...)
		}
	}
	if len(words) > 0 {
		out = append(out, words)
	}
	return out, scan.Err()
}

// nameParts cuts a word of an annotated text as our tokeniser does. Of a
// compound like "US-Präsident", LOCpart in GermEval, the first part is a name;
// what is derived from a name is none, and neither are works and products.
func nameParts(form, tag, lang string) []model.Word {
	place, kind, _ := strings.Cut(tag, "-")
	part := strings.HasSuffix(kind, "part")
	kind = strings.TrimSuffix(kind, "part")
	if kind != "PER" && kind != "LOC" && kind != "ORG" {
		place = "O"
	}
	parts := []string{form}
	if s := sentence.Split(form, 0, lang); len(s) == 1 && len(s[0].Tokens) > 1 && (strings.Contains(form, "-") || s[0].Tokens[1].Joined) {
		parts = parts[:0]
		for _, t := range s[0].Tokens {
			parts = append(parts, t.Form)
		}
	}
	if part && len(parts) == 1 {
		place = "O"
	}
	words := make([]model.Word, len(parts))
	for i, p := range parts {
		words[i].Form = p
		switch {
		case place == "O" || part && i > 0:
		case place == "B" && i == 0:
			words[i].Entity = "B-" + kind
		default:
			words[i].Entity = "I-" + kind
		}
	}
	return words
}

// kindsOfMention maps GUM's kinds of mentions to ours.
var kindsOfMention = map[string]string{"person": "PER", "place": "LOC", "organization": "ORG"}

// mentions marks the names in a tree of GUM, whose last column brackets all
// mentions, and says whether the tree has that column. A name is the proper
// noun that heads a mention with the proper nouns beside it. Where mentions
// lie in each other, the longest name counts.
func mentions(t *tree) bool {
	type open struct {
		id, kind string
		from     int
	}
	var stack []open
	found := false
	for i, misc := range t.misc {
		entity := ""
		for f := range strings.SplitSeq(misc, "|") {
			if v, ok := strings.CutPrefix(f, "Entity="); ok {
				entity, found = v, true
			}
		}
		for entity != "" {
			opens := entity[0] == '('
			entity = strings.TrimPrefix(entity, "(")
			end := strings.IndexAny(entity, "()")
			body, closes := entity, false
			if end >= 0 {
				body, closes = entity[:end], entity[end] == ')'
				entity = entity[end:]
				if closes {
					entity = entity[1:]
				}
			} else {
				entity = ""
			}
			field := strings.Split(body, "-")
			if opens && len(field) > 1 {
				stack = append(stack, open{field[0], field[1], i})
			}
			if !closes && !(opens && end >= 0 && closes) {
				continue
			}
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].id == field[0] {
					nameMention(t.words, stack[k].from, i+1, kindsOfMention[stack[k].kind])
					stack = append(stack[:k], stack[k+1:]...)
					break
				}
			}
		}
	}
	return found
}

// nameMention marks the name that heads words[from:to]. Mentions come to it
// from the inside to the outside.
func nameMention(words []model.Word, from, to int, kind string) {
	head := -1
	for i := from; i < to; i++ {
		if h := words[i].Head; (h < from || h >= to) && words[i].UPOS != "PUNCT" {
			head = i
			break
		}
	}
	if head < 0 || kind == "" || words[head].UPOS != "PROPN" || kind == "PER" && strings.Contains(words[head].Feats, "Number=Plur") {
		return
	}
	start, end := head, head+1
	for start > from && (inName(&words[start-1]) || words[start-1].Form == "-") {
		start--
	}
	for end < to && (inName(&words[end]) || words[end].Form == "-" || end+1 < to && words[end].Form == "of" && words[end+1].UPOS == "PROPN") {
		end++
	}
	if kind == "PER" {
		for start < head && title[words[start].Form] {
			start++
		}
	}
	for i := start; i < end; i++ {
		words[i].Entity = "I-" + kind
	}
	words[start].Entity = "B-" + kind
	if end < len(words) && strings.HasPrefix(words[end].Entity, "I-") { // an inner name is cut in two
		words[end].Entity = "B-" + words[end].Entity[2:]
	}
}

// inName says whether a word may be part of a name: "United" in "United
// States" is an adjective.
func inName(w *model.Word) bool {
	switch w.UPOS {
	case "PROPN":
		return true
	case "ADJ", "NOUN", "VERB", "NUM", "X":
		return w.Form[0] >= 'A' && w.Form[0] <= 'Z'
	}
	return false
}

var title = setOf("Mr. Mrs. Ms. Mr Mrs Ms Dr. Dr President Senator Sen. King Queen Sir Prof. Professor General Gen. Captain Attorney" +
	" Mayor Prophet Prince Princess Governor Gov. Rep. Judge Justice Minister Chancellor Secretary Colonel Col. Lieutenant Lt. Sergeant Sgt." +
	" Pope Lord Lady Congressman Ambassador Chairman Director Emperor Chief")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// reportEntities measures whole names of the three kinds.
func reportEntities(out io.Writer, m *model.Model, test [][]model.Word) {
	mem := model.NewAnalysis()
	scores := map[string]*prf{"PER": {}, "LOC": {}, "ORG": {}, "all": {}}
	for _, gold := range test {
		got := bare(gold)
		m.Analyse(got, mem)
		want, have := spansOf(gold), spansOf(got)
		for s := range want {
			scores[s.kind].gold++
			scores["all"].gold++
			if have[s] {
				scores[s.kind].right++
				scores["all"].right++
			}
		}
		for s := range have {
			scores[s.kind].found++
			scores["all"].found++
		}
	}
	fmt.Fprintf(out, "entities F1: PER %.1f  LOC %.1f  ORG %.1f  all %.1f\n", scores["PER"].f1(), scores["LOC"].f1(), scores["ORG"].f1(), scores["all"].f1())
}

type nameSpan struct {
	from, to int
	kind     string
}

func spansOf(words []model.Word) map[nameSpan]bool {
	out := map[nameSpan]bool{}
	for i := range words {
		kind, begins := strings.CutPrefix(words[i].Entity, "B-")
		if !begins {
			continue
		}
		to := i + 1
		for to < len(words) && words[to].Entity == "I-"+kind {
			to++
		}
		out[nameSpan{i, to, kind}] = true
	}
	return out
}
