package timeline

import (
	"demarche/timeline/document"
	"demarche/timeline/event/rule"
)

// An Explanation is a reading of an article with the rules that were tried on
// each sentence.
type Explanation struct {
	Reading
	Trials [][]rule.Trial // by sentence
}

// Explain reads an article and tells how it was read.
func (r *Reader) Explain(d *document.Document) Explanation {
	x := Explanation{Reading: r.Read(d)}
	coder := r.rules.Coder(r.article(d, x.Times, x.Home))
	for i := range x.Sentences {
		s := &x.Sentences[i]
		x.Trials = append(x.Trials, coder.Explain(s, x.Mentions[i], within(x.Times, s)))
	}
	return x
}
