package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"demarche/timeline/sentence/model"
)

// A note names what is wrong with a word (or, with word 0, a sentence).
type note struct {
	word int
	text string
}

// TestTreebank checks our own trees: what a program can tell about them.
func TestTreebank(t *testing.T) {
	paths, err := filepath.Glob("treebank/*.conllu")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no treebank found: %v", err)
	}
	ids, texts := map[string]bool{}, map[string]bool{}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lang := filepath.Base(path)[:2]
		for block := range strings.SplitSeq(strings.TrimRight(string(raw), "\n"), "\n\n") {
			id, notes := checkBlock(block, lang, ids, texts)
			for _, n := range notes {
				t.Errorf("%s: %s, word %d: %s", path, id, n.word, n.text)
			}
		}
	}
}

// TestTreebankFaults shows that each check can fail.
func TestTreebankFaults(t *testing.T) {
	good := "# sent_id = x-1\n# text = Er sah den Hund.\n" +
		"1\tEr\ter\tPRON\t_\tCase=Nom\t2\tnsubj\t_\t_\n" +
		"2\tsah\tsehen\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n" +
		"3\tden\tder\tDET\t_\tCase=Acc|Number=Sing\t4\tdet\t_\t_\n" +
		"4\tHund\tHund\tNOUN\t_\tCase=Acc|Number=Sing\t2\tobj\t_\tSpaceAfter=No\n" +
		"5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_"
	if _, notes := checkBlock(good, "de", map[string]bool{}, map[string]bool{}); len(notes) > 0 {
		t.Fatalf("a good tree has notes: %v", notes)
	}
	if _, notes := checkBlock(good, "de", map[string]bool{"x-1": true}, map[string]bool{"Er sah den Hund.": true}); len(notes) != 2 {
		t.Errorf("a double id and text: %v", notes)
	}
	for _, c := range []struct{ old, new, want string }{
		{"2\tsah", "3\tsah", "id"},
		{"PRON\t_\t", "PRON\t", "columns"},
		{"sah den", "sah  den", "text"},
		{"Case=Nom\t2", "Case=Nom\t9", "head"},
		{"Case=Nom\t2", "Case=Nom\t1", "cycle"},
		{"2\tobj", "0\troot", "roots"},
		{"obj", "iobjekt", "relation"},
		{"NOUN", "NN", "part of speech"},
		{"Case=Nom", "Case=Acc", "subject"},
		{"Case=Acc|Number=Sing\t4", "Case=Dat|Number=Sing\t4", "agree"},
		{"Case=Acc|Number=Sing\t4", "Number=Sing|Case=Acc\t4", "order"},
		{"Case=Nom\t2", "Case=Nom\t3", "below"},
		{"Case=Nom\t2", "Case=Nom\t5", "below"},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		_, notes := checkBlock(bad, "de", map[string]bool{}, map[string]bool{})
		if !slices.ContainsFunc(notes, func(n note) bool { return strings.Contains(n.text, c.want) }) {
			t.Errorf("%q for %q: no note about %s in %v", c.new, c.old, c.want, notes)
		}
	}
}

// TestTreebankNormal: our German trees follow the form to which normalise
// brings the others, so it finds nothing to do in them.
func TestTreebankNormal(t *testing.T) {
	paths, err := filepath.Glob("treebank/de-*.conllu")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no German treebank found: %v", err)
	}
	for _, path := range paths {
		trees, err := readTreebank(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := range trees {
			before := clone(&trees[i])
			normalise(&trees[i], "de")
			if !slices.EqualFunc(before.words, trees[i].words, sameTree) {
				t.Errorf("%s: normalise changes %s", path, before.id)
			}
		}
	}
}

func sameTree(a, b model.Word) bool {
	return a.Form == b.Form && a.UPOS == b.UPOS && a.Head == b.Head && a.Rel == b.Rel && len(a.Feats) == len(b.Feats)
}

func checkBlock(block, lang string, ids, texts map[string]bool) (id string, notes []note) {
	trees, err := parseConllu(strings.NewReader(block))
	if err != nil || len(trees) != 1 {
		return "", []note{{0, fmt.Sprintf("%d trees, %v in %.40q", len(trees), err, block)}}
	}
	t := &trees[0]
	notes = checkIDs(block)
	if t.id == "" || ids[t.id] {
		notes = append(notes, note{0, "no sent_id or one given twice"})
	}
	if t.text == "" || texts[t.text] {
		notes = append(notes, note{0, "no text or one given twice"})
	}
	ids[t.id], texts[t.text] = true, true
	if s := t.surface(); s != t.text {
		notes = append(notes, note{0, fmt.Sprintf("text %q, tokens %q", t.text, s)})
	}
	return t.id, append(append(notes, checkLinks(t.words)...), checkWords(t.words, lang)...)
}

// checkIDs wants the ids 1, 2, 3 in order, each range before its first word.
func checkIDs(block string) (notes []note) {
	next := 1
	for line := range strings.SplitSeq(block, "\n") {
		id, _, _ := strings.Cut(line, "\t")
		from, _, isRange := strings.Cut(id, "-")
		switch {
		case strings.HasPrefix(line, "#"):
		case from != fmt.Sprint(next):
			notes = append(notes, note{next, "id " + id + " out of order"})
		case !isRange:
			next++
		}
	}
	return notes
}

// surface joins the tokens as they are written.
func (t *tree) surface() string {
	var b strings.Builder
	for i := 0; i < len(t.words); i++ {
		form, glued := t.words[i].Form, t.glued[i]
		for _, s := range t.spans {
			if s.from == i {
				form, glued, i = s.form, s.glued, s.to-1
				break
			}
		}
		b.WriteString(form)
		if !glued {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// checkLinks wants one root and every word below it.
func checkLinks(words []model.Word) (notes []note) {
	roots := 0
	for i, w := range words {
		if w.Head < -1 || w.Head >= len(words) {
			return []note{{i + 1, "head out of range"}}
		}
		if (w.Head < 0) != (w.Rel == "root") {
			notes = append(notes, note{i + 1, "relation root and head 0 go together"})
		}
		if w.Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		notes = append(notes, note{0, fmt.Sprintf("%d roots", roots)})
	}
	for i := range words {
		steps := 0
		for j := i; j >= 0 && steps <= len(words); j = words[j].Head {
			steps++
		}
		if steps > len(words) {
			notes = append(notes, note{i + 1, "in a cycle"})
		}
	}
	return notes
}

const (
	partsOfSpeech = " ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X "
	relations     = " acl acl:relcl advcl advcl:relcl advmod advmod:emph amod appos aux aux:pass case cc cc:preconj ccomp compound" +
		" compound:prt conj cop csubj csubj:pass dep det det:poss det:predet discourse dislocated expl expl:pv fixed flat flat:name goeswith" +
		" iobj mark nmod nmod:desc nmod:npmod nmod:poss nmod:tmod nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:arg obl:npmod" +
		" obl:tmod obl:unmarked orphan parataxis punct root vocative xcomp "
	functionWords = " aux aux:pass cop case mark det cc punct "
	belowFunction = " advmod advmod:emph fixed conj cc punct goeswith compound obl:npmod obl obl:unmarked " // mindestens bis, even though, and/or
)

// inOrder accepts the order of bytes, too, which normalise makes.
func inOrder(feats string) bool {
	return slices.IsSorted(strings.Split(feats, "|")) || slices.IsSorted(strings.Split(strings.ToLower(feats), "|"))
}

func checkWords(words []model.Word, lang string) (notes []note) {
	add := func(i int, format string, args ...any) {
		notes = append(notes, note{i + 1, fmt.Sprintf(format, args...)})
	}
	for i, w := range words {
		if !strings.Contains(partsOfSpeech, " "+w.UPOS+" ") {
			add(i, "no such part of speech: %s", w.UPOS)
		}
		if !strings.Contains(relations, " "+w.Rel+" ") {
			add(i, "no such relation: %s", w.Rel)
		}
		if !inOrder(w.Feats) {
			add(i, "features out of order: %s", w.Feats)
		}
		if w.Head < 0 || w.Head >= len(words) {
			continue
		}
		head := &words[w.Head]
		if head.UPOS == "PUNCT" || strings.Contains(functionWords, " "+head.Rel+" ") && !strings.Contains(belowFunction, " "+w.Rel+" ") {
			add(i, "%s below %s, a %s", w.Rel, head.Form, head.Rel)
		}
		c, headCase := model.Feat(w.Feats, "Case"), model.Feat(head.Feats, "Case")
		switch {
		case lang != "de":
		case strings.HasPrefix(w.Rel, "nsubj") && c != "" && c != "Nom":
			add(i, "subject %s in case %s", w.Form, c)
		case strings.HasPrefix(w.Rel, "det") || w.Rel == "amod":
			if c != "" && headCase != "" && c != headCase {
				add(i, "%s and %s don't agree in case", w.Form, head.Form)
			}
			n, headNumber := model.Feat(w.Feats, "Number"), model.Feat(head.Feats, "Number")
			if n != "" && headNumber != "" && n != headNumber {
				add(i, "%s and %s don't agree in number", w.Form, head.Form)
			}
		}
	}
	return notes
}
