package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// gender of the personal and possessive pronouns that stand for one person.
// German "sie" and "ihr" count only with a singular reading.
var pronounGender = map[string]map[string]byte{
	"de": {"er": 'm', "ihn": 'm', "ihm": 'm', "sein": 'm', "seine": 'm', "seinen": 'm', "seinem": 'm', "seiner": 'm', "sie": 'f', "ihr": 'f', "ihre": 'f', "ihren": 'f', "ihrem": 'f', "ihrer": 'f'},
	"en": {"he": 'm', "him": 'm', "his": 'm', "she": 'f', "her": 'f'},
}

// pronouns resolves the pronouns of a sentence: to the last person of their
// gender named before them, in this sentence or earlier ones.
func (f *Finder) pronouns(s *sentence.Sentence, named []Mention) []Mention {
	if !s.Analysed {
		return nil
	}
	var out []Mention
	for i := range s.Tokens {
		t := &s.Tokens[i]
		g := pronounGender[s.Lang][strings.ToLower(t.Form)]
		if g == 0 || t.UPOS != "PRON" && t.UPOS != "DET" || s.Lang == "de" && g == 'f' && !singular(s, i) {
			continue
		}
		if e := f.before(s, named, i, g); e != nil {
			out = append(out, f.mention(s, i, i, i, i, e, Pronoun))
		}
	}
	return out
}

// singular reports whether "sie" or "ihr" at token i is one person, by its
// own features and by its verb's.
func singular(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	if strings.Contains(t.Feats, "Number=Plur") && t.UPOS == "PRON" {
		return false
	}
	if t.Rel == "nsubj" && t.Head >= 0 {
		h := &s.Tokens[t.Head]
		if strings.Contains(h.Feats, "Number=Plur") && h.UPOS != "NOUN" {
			return false
		}
		for j := range s.Tokens {
			if a := &s.Tokens[j]; a.Head == t.Head && strings.HasPrefix(a.Rel, "aux") && strings.Contains(a.Feats, "Number=Plur") {
				return false
			}
		}
	}
	return strings.Contains(t.Feats, "Number=Sing") || t.UPOS == "DET"
}

// before returns the person that a pronoun at token i stands for: the last
// subject before it in the sentence, else the most prominent of the sentences
// before.
func (f *Finder) before(s *sentence.Sentence, named []Mention, i int, g byte) *Entity {
	fits := func(e *Entity) bool {
		return (e.Kind == Person || e.Kind == Generic) && (e.Gender == g || e.Gender == 0 && g == 'm')
	}
	var last *Entity
	for n := range named {
		m := &named[n]
		if m.First >= i || m.Form > Office || !fits(m.Entity) || m.Entity.Kind != Person && m.Form != Office {
			continue
		}
		if last == nil || strings.HasPrefix(s.Tokens[m.First].Rel, "nsubj") {
			last = m.Entity
		}
	}
	if last != nil {
		return last
	}
	best := salient{}
	for n := len(f.recent) - 1; n >= 0; n-- {
		if r := f.recent[n]; fits(r.entity) && r.weight > best.weight {
			best = r
		}
	}
	return best.entity
}
