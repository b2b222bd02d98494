package model

// A Vocabulary holds what raw text and dictionaries tell about words: in two
// grains, clusters of words that keep the same company; and what forms a word
// may be, by its ending.
type Vocabulary struct {
	Endings   *Endings // nil if the language has none
	VerbKinds uint32   // the kinds of the Endings' classes that are verbs
	words     map[string]wordInfo
}

type wordInfo struct{ fine, coarse uint8 }

// NewVocabulary returns a vocabulary without words.
func NewVocabulary() *Vocabulary { return &Vocabulary{words: map[string]wordInfo{}} }

// ClusterKey is the form under which a word is clustered.
func ClusterKey(form string) string { return normalDigits(form) }

// Add adds a word and its clusters.
func (v *Vocabulary) Add(key string, fine, coarse uint8) { v.words[key] = wordInfo{fine, coarse} }

// lookup finds a word as it is written, then in lower case.
func (v *Vocabulary) lookup(form, low string) (wordInfo, bool) {
	info, ok := v.words[form]
	if !ok && low != form {
		info, ok = v.words[low]
	}
	return info, ok
}

// classOf is what the dictionary says of a word. A capital at the start of a
// sentence says nothing, so there both spellings count.
func (v *Vocabulary) classOf(form, low string, first bool) Class {
	if v.Endings == nil {
		return Class{}
	}
	c, _ := v.Endings.Class(form)
	if first && form != low {
		d, _ := v.Endings.Class(low)
		c.Kinds |= d.Kinds
		c.Cases |= d.Cases
	}
	return c
}
