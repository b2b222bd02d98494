package event

import "slices"

// likenesses are the cosines of two wordings from which on they are copies,
// very, much, somewhat and a little alike.
var likenesses = [...]float64{0.75, 0.5, 0.3, 0.17, 0.08}

// foreignLikeness is the cosine from which on wordings in two languages have
// names or figures in common.
const foreignLikeness = 0.12

// besideBytes is how far apart the words of one act may stand that is told in
// two: "imposed new sanctions".
const besideBytes = 16

// The opening of an article is its first sentence, begun within openingBytes,
// with the lead that says it again, begun within leadBytes.
const (
	openingBytes = 120
	leadBytes    = 500
)

// A telling is how alike two claims are told.
type telling struct {
	likeness                   float64 // of the two wordings that are the likest
	oneSentence, sideBySide    bool
	opening                    bool
	known, bothKnown, again    bool
	figuresSame, figuresDiffer bool
}

// compareWords compares how two claims are told, sentence by sentence.
func (a *claim) compareWords(b *claim, inOne bool) (t telling) {
	for i := range a.wordings {
		for j := range b.wordings {
			v, w := &a.wordings[i], &b.wordings[j]
			r, s := &a.Reports[i], &b.Reports[j]
			if r.Doc == s.Doc {
				if r.Sentence.Start == s.Sentence.Start {
					t.oneSentence = true
					t.sideBySide = t.sideBySide || max(r.Trigger.Start-s.Trigger.End, s.Trigger.Start-r.Trigger.End) <= besideBytes
					continue
				}
				t.known = t.known || v.known && r.Trigger.Start > s.Trigger.Start || w.known && s.Trigger.Start > r.Trigger.Start
				t.opening = t.opening || min(r.Sentence.Start, s.Sentence.Start) < openingBytes && max(r.Sentence.Start, s.Sentence.Start) < leadBytes
			}
			t.likeness = max(t.likeness, v.likeness(w))
			t.bothKnown = t.bothKnown || !inOne && v.known && w.known
			t.again = t.again || v.again != w.again
			if len(v.figures) > 0 && len(w.figures) > 0 {
				meet := slices.ContainsFunc(v.figures, func(x string) bool { return slices.Contains(w.figures, x) })
				t.figuresSame = t.figuresSame || meet
				t.figuresDiffer = t.figuresDiffer || !meet
			}
		}
	}
	return t
}

// evidence appends to out what a telling says on whether two claims are of
// one act.
func (t *telling) evidence(out []evidence, foreign, inOne bool) []evidence {
	out = append(out, t.words(foreign, inOne))
	for _, x := range [...]struct {
		is bool
		evidence
	}{
		{t.figuresSame, figuresSame},
		{t.figuresDiffer && !t.figuresSame, figuresDiffer},
		{t.known, actsKnown},
		{t.bothKnown, bothKnown},
		{t.again, actsAgain},
		{t.opening, opening},
	} {
		if x.is {
			out = append(out, x.evidence)
		}
	}
	return out
}

func (t *telling) words(foreign, inOne bool) evidence {
	switch {
	case t.sideBySide:
		return sideBySide
	case t.oneSentence:
		return sameSentence
	case foreign && t.likeness >= foreignLikeness:
		return foreignSome
	case foreign:
		return foreignNone
	}
	e := copied
	for _, least := range likenesses {
		if t.likeness >= least {
			return e
		}
		e++
	}
	if inOne {
		return wordsNoneInArticle
	}
	return wordsNone
}
