package timex

import (
	"sort"
	"strings"

	"demarche/timeline/sentence"
)

// A tense is what the verb near an expression says about where its time
// lies.
type tense uint8

const (
	noTense tense = iota
	past
	perfect    // "hat": past, and surely so with a participle
	being      // "ist": past with a participle, else present
	participle // "gekommen": past, unless it completes another verb
	speech     // "sagte": past for what stands in its own clause
	present
	future
)

type tenseMark struct {
	item  int
	tense tense
}

// tenses lists the verbs of the sentence, with their tense where it is known:
// by the tags where the sentence is analysed, else by the words of class
// "tense".
func (r *reader) tenses(s *sentence.Sentence) []tenseMark {
	var out []tenseMark
	class := r.lang.classes["$tense"]
	token, clause := 0, 0
	for i := range r.items {
		it := &r.items[i]
		if r.text[it.start] == ',' {
			clause++
		}
		it.clause = clause
		if s.Analysed {
			for token < len(s.Tokens) && s.Tokens[token].End <= it.start {
				token++
			}
			if token < len(s.Tokens) && s.Tokens[token].Start == it.start {
				if t := r.tagTense(&s.Tokens[token]); t != noTense && !r.hasValue(it, class, "future") && !r.hasValue(it, class, "speech") {
					out = append(out, tenseMark{i, t})
					continue
				}
			}
		}
		for _, rd := range it.readings {
			if rd.class == class && (rd.spell != lowerCase || !it.capital || it.initial) {
				out = append(out, tenseMark{i, tenseOf(rd.text)})
			}
		}
	}
	settle(out)
	return out
}

// hasValue reports whether a word has a value of a class. What a verb means
// ("planned", "said") counts more than its form.
func (r *reader) hasValue(it *item, class class, value string) bool {
	for _, rd := range it.readings {
		if rd.class == class && rd.text == value {
			return true
		}
	}
	return false
}

// settle tells "ist gekommen" and "wird kommen" from "ist" and "wird": a
// participle takes the tense of the verb that it completes, and gives its own
// to "ist" and "hat".
func settle(marks []tenseMark) {
	for k := range marks {
		if marks[k].tense != participle {
			continue
		}
		g := governor(marks, k)
		switch {
		case g < 0:
			marks[k].tense = past
		case marks[g].tense == future:
			marks[k].tense = future
		case marks[g].tense == present || marks[g].tense == noTense:
			marks[k].tense = noTense // "die angekündigte Reise beginnt"
		default:
			marks[g].tense, marks[k].tense = past, past
		}
	}
	for k := range marks {
		if marks[k].tense == being {
			marks[k].tense = present
		}
	}
}

// governor returns the verb that the participle k completes: the one right
// behind it ("gekommen ist"), else the last one before it; -1 if none.
func governor(marks []tenseMark, k int) int {
	if k+1 < len(marks) && marks[k+1].item == marks[k].item+1 && marks[k+1].tense != participle {
		return k + 1
	}
	for g := k - 1; g >= 0; g-- {
		if marks[g].tense != participle {
			return g
		}
	}
	return -1
}

// tagTense returns the tense that the tags of a verb tell. A participle only
// completes another verb where the language has no rules for what governs it.
func (r *reader) tagTense(t *sentence.Token) tense {
	verb := t.UPOS == "VERB" || t.UPOS == "AUX"
	if verb && strings.Contains(t.Feats, "VerbForm=Part") && r.lang.classes["$aux"] == 0 {
		return participle
	}
	return formTense(t)
}

// formTense returns the tense of a finite verb, or past for a participle.
func formTense(t *sentence.Token) tense {
	if t.UPOS != "VERB" && t.UPOS != "AUX" {
		return noTense
	}
	switch {
	case strings.Contains(t.Feats, "Tense=Past"):
		return past
	case t.UPOS == "VERB" && strings.Contains(t.Feats, "Tense=Pres") && strings.Contains(t.Feats, "VerbForm=Fin"):
		return present
	}
	return noTense
}

func tenseOf(s string) tense {
	switch s {
	case "past":
		return past
	case "perfect":
		return perfect
	case "being":
		return being
	case "participle":
		return participle
	case "speech":
		return speech
	case "present":
		return present
	case "future":
		return future
	}
	return noTense
}

// maxDistance is how many items away a verb can tell the tense.
const maxDistance = 500

// clauseDistance is how many words a comma counts for.
const clauseDistance = 6

// nearest returns the tense of the verb closest to the items from i to end,
// and how far it is. Verbs behind the items count as late words farther, and
// those of other clauses as farther still.
// A word for the future beats a verb in the present that is as close.
func (r *reader) nearest(marks []tenseMark, i, end, late int) (tense, int) {
	best, distance := noTense, 1<<30
	first := sort.Search(len(marks), func(k int) bool { return marks[k].item >= i-maxDistance })
	for _, m := range marks[first:] {
		if m.item > end+maxDistance {
			break
		}
		d := i - m.item
		if m.item >= end {
			d = m.item - end + late
		}
		if m.tense == noTense || m.item >= i && m.item < end {
			continue // "May" is no verb in a date
		}
		commas := abs(r.items[m.item].clause - r.items[i].clause)
		d += clauseDistance * commas
		if m.tense == speech {
			if commas > 0 {
				continue
			}
			m.tense = past
		}
		if d < distance || d == distance && m.tense == future {
			best, distance = m.tense, d
		}
	}
	return best, distance
}
