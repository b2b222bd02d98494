package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
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
	if lang != "en" || err != nil {
		return train, test, err
	}
	gum, err := namesOfGUM(filepath.Join(shared, "treebank", "en_gum.conllu"))
	// UNER's sentences are fewer but true to the guidelines: they count three times.
	return slices.Concat(train, train, train, gum), test, err
}

// namesOfGUM reads the trees of GUM whose mentions are marked.
func namesOfGUM(path string) ([]model.Sample, error) {
	trees, err := readTreebank(path)
	var out []model.Sample
	for i := range trees {
		if mentions(&trees[i]) {
			out = append(out, model.Sample{Words: trees[i].words})
		}
	}
	return out, err
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

// nameParts cuts a word of an annotated text as our tokeniser does. What is
// derived from a name or has one as a part ("US-Präsident", LOCpart in
// GermEval) is none, and neither are works and products: so has it UNER.
func nameParts(form, tag, lang string) []model.Word {
	place, kind, _ := strings.Cut(tag, "-")
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
	words := make([]model.Word, len(parts))
	for i, p := range parts {
		words[i].Form = p
		switch {
		case place == "O":
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
		for start < end && title[words[start].Form] {
			start++
		}
	}
	if start == end || start+1 == end && generic[words[start].Form] {
		return
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
	" Pope Lord Lady Congressman Ambassador Chairman Director Emperor Chief Chair Speaker Madam Tsar Empress Vice-President Justice Prime Vice" +
	" Secretary-General Commissioner Officer Petitioner Respondent Counsel Reverend Rev. Father Brother Sister Saint Coach")

// generic words stand for what has been named before: GUM takes them for
// proper nouns, but they are no names.
var generic = setOf("University Court Society Church College Center Nation World Government Army Committee Council Board Department Union" +
	" North South East West City State Company Museum Hospital School Party Street Park Island Bank Commission Administration")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// reportEntities measures whole names of the three kinds, and lists the first
// that are missed or invented.
func reportEntities(out io.Writer, m *model.Model, test [][]model.Word, errors int) {
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
		errors -= listNameErrors(out, gold, want, have, errors)
	}
	all := scores["all"]
	fmt.Fprintf(out, "entities F1: PER %.1f  LOC %.1f  ORG %.1f  all %.1f (precision %.1f, recall %.1f)\n",
		scores["PER"].f1(), scores["LOC"].f1(), scores["ORG"].f1(), all.f1(), percent(all.right, all.found), percent(all.right, all.gold))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

// listNameErrors lists at most n of the names in which two annotations of a
// sentence differ, with the words around them, and returns how many.
func listNameErrors(out io.Writer, words []model.Word, want, have map[nameSpan]bool, n int) int {
	var lines []string
	differ := func(what string, a, b map[nameSpan]bool) {
		for s := range a {
			if b[s] {
				continue
			}
			around := words[max(0, s.from-3):min(len(words), s.to+3)]
			form := make([]string, len(around))
			for i := range around {
				form[i] = around[i].Form
			}
			name := form[min(3, s.from):][:s.to-s.from]
			lines = append(lines, fmt.Sprintf("%s %s %q: %s", what, s.kind, strings.Join(name, " "), strings.Join(form, " ")))
		}
	}
	differ("missed", want, have)
	differ("invented", have, want)
	slices.Sort(lines)
	lines = lines[:max(0, min(n, len(lines)))]
	for _, line := range lines {
		fmt.Fprintln(out, line)
	}
	return len(lines)
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
