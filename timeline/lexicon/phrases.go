package lexicon

// Phrases finds the longest known phrase that begins at a word. The zero
// value is empty and ready for use. It is a trie over words; looking up
// costs one map access for each word of the phrase found.
type Phrases[V any] struct {
	root branch[V]
}

type branch[V any] struct {
	values []V
	next   map[string]*branch[V]
}

// Add enters a phrase with a value. A phrase may have several values.
func (p *Phrases[V]) Add(words []string, v V) {
	b := &p.root
	for _, w := range words {
		n := b.next[w]
		if n == nil {
			if b.next == nil {
				b.next = make(map[string]*branch[V])
			}
			n = new(branch[V])
			b.next[w] = n
		}
		b = n
	}
	b.values = append(b.values, v)
}

// Longest returns the values of the longest phrase that stands at the
// beginning of the words, and its length in words; 0 if there is none. word
// returns the i-th word, "" past the end; it may return several spellings of
// the last word of a phrase in turn through last.
func (p *Phrases[V]) Longest(word func(i int) string, last func(i int) []string) (values []V, n int) {
	b := &p.root
	for i := 0; b != nil; i++ {
		w := word(i)
		if w == "" {
			break
		}
		nb := b.next[w]
		if nb != nil && len(nb.values) > 0 {
			values, n = nb.values, i+1
		} else if last != nil {
			for _, alt := range last(i) {
				if ab := b.next[alt]; ab != nil && len(ab.values) > 0 {
					values, n = ab.values, i+1
					break
				}
			}
		}
		b = nb
	}
	return values, n
}

// Find returns the values of exactly this phrase.
func (p *Phrases[V]) Find(words ...string) []V {
	b := &p.root
	for _, w := range words {
		if b = b.next[w]; b == nil {
			return nil
		}
	}
	return b.values
}
