package timex_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"demarche/timeline/date"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

// exampleDay is the day of publication for all examples: a Friday.
var exampleDay = date.Day{Year: 2025, Month: 2, Day: 14}

// sentences splits a text at its line ends, full stops before capitals and
// question marks: enough for examples.
func sentences(text string) []sentence.Sentence {
	var out []sentence.Sentence
	start := 0
	for _, m := range endOfSentence.FindAllStringIndex(text, -1) {
		out = append(out, sentence.Sentence{Start: start, End: m[1] - 1})
		start = m[1] - 1
	}
	return append(out, sentence.Sentence{Start: start, End: len(text)})
}

var endOfSentence = regexp.MustCompile(`[a-zäöüß\]]{2}[.?!] +[A-ZÄÖÜ\[]`)

// TestExamples runs the examples that the rules carry: "Er kam am [Montag]. =
// 2025-02-10" wants the words in brackets, with that value, and no others. A
// "-" wants none. Expressions of sentences before the last are context.
func TestExamples(t *testing.T) {
	tagger, err := timex.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range timex.Languages(tagger) {
		for _, ex := range timex.RuleExamples(tagger, lang) {
			checkExample(t, tagger, lang, ex)
		}
	}
}

func checkExample(t *testing.T, tagger *timex.Tagger, lang string, ex timex.Example) {
	t.Helper()
	marked, values, ok := strings.Cut(ex.Text, " = ")
	if !ok {
		t.Errorf("%s: the example %q has no \" = \"", ex.Position, ex.Text)
		return
	}
	text := strings.NewReplacer("[", "", "]", "").Replace(marked)
	sents := sentences(text)
	from := 0
	if strings.Contains(marked, "[") {
		from = len(strings.NewReplacer("[", "", "]", "").Replace(marked[:strings.Index(marked, "[")]))
	}
	var got []string
	for _, x := range tagger.Find(text, sents, timex.Frame{Date: date.OfDay(exampleDay), Lang: lang}) {
		if x.Start >= from {
			got = append(got, text[x.Start:x.End]+"="+x.Value)
		}
	}
	var want []string
	spans := regexp.MustCompile(`\[(.*?)\]`).FindAllStringSubmatch(marked, -1)
	list := strings.Fields(values)
	if values == "-" {
		list = nil
	}
	if len(spans) != len(list) {
		t.Errorf("%s: %q has %d brackets and %d values", ex.Position, ex.Text, len(spans), len(list))
		return
	}
	for i, s := range spans {
		want = append(want, s[1]+"="+list[i])
	}
	if g, w := strings.Join(got, " | "), strings.Join(want, " | "); g != w {
		t.Errorf("%s: %q\n   got %s\n  want %s", ex.Position, marked, g, w)
	}
}

// TestReadme looks for every meaning and every class of looks in the README.
func TestReadme(t *testing.T) {
	raw, err := fs.ReadFile(timex.Data(), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(raw)
	for _, op := range timex.Operations() {
		if !strings.Contains(readme, "`"+op+"`") && !strings.Contains(readme, "`"+op+" ") {
			t.Errorf("the README does not tell of the meaning %q", op)
		}
	}
	for _, shape := range timex.Shapes() {
		if !strings.Contains(readme, "`$"+shape+"`") {
			t.Errorf("the README does not tell of the class %q", shape)
		}
	}
}
