package timeline

import (
	"errors"
	"strings"

	"demarche/timeline/document"
	"demarche/timeline/event"
	"demarche/timeline/event/rule"
	"demarche/timeline/sentence"
)

// A Marked is a sentence in which two actors are marked.
type Marked struct {
	Text           string // without the marks
	Lang           string
	Source, Target document.Span
}

// ParseMarked reads a text with the source in <s>…</s> and the target in
// <t>…</t>. Of several marks the first counts; a mark that is missing leaves
// an empty span. An empty lang is recognised. A text without any mark is an
// error.
func ParseMarked(text, lang string) (Marked, error) {
	m := Marked{Lang: lang}
	var b strings.Builder
	at := map[string]int{}
	for len(text) > 0 {
		tag, i := nextTag(text)
		b.WriteString(text[:i])
		text = text[i+len(tag):]
		if _, twice := at[tag]; !twice && tag != "" {
			at[tag] = b.Len()
		}
	}
	if len(at) == 0 {
		return m, errors.New("the text marks no actor; mark the source with <s>…</s> and the target with <t>…</t>")
	}
	m.Text = b.String()
	m.Source, m.Target = marks(at, "s", len(m.Text)), marks(at, "t", len(m.Text))
	if m.Lang == "" {
		m.Lang, _ = document.NewRecogniser().Language(m.Text)
	}
	return m, nil
}

// marks returns the span between the two tags of a name.
func marks(at map[string]int, name string, end int) document.Span {
	start, ok := at["<"+name+">"]
	stop, closed := at["</"+name+">"]
	switch {
	case !ok:
		return document.Span{}
	case !closed || stop < start:
		stop = end
	}
	return document.Span{Start: start, End: stop}
}

func nextTag(text string) (tag string, at int) {
	at = len(text)
	for _, t := range []string{"<s>", "</s>", "<t>", "</t>"} {
		if i := strings.Index(text, t); i >= 0 && i < at {
			tag, at = t, i
		}
	}
	return tag, at
}

// Code returns the likeliest type of event between the two actors of a
// marked sentence. Its type is empty only if no word of the sentence may be a
// trigger.
func (r *Reader) Code(m Marked) rule.Verdict {
	best := rule.Verdict{Status: event.Actual}
	for _, s := range sentence.Split(m.Text, 0, m.Lang) {
		r.analyser.Analyse(&s)
		if v := r.rules.Between(m.Text, &s, m.Source.Start, m.Source.End, m.Target.Start, m.Target.End); v.Confidence > best.Confidence {
			best = v
		}
	}
	return best
}
