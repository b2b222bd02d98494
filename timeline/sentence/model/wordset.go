package model

// A WordSet knows of a word whether a dictionary has it, in a byte a word: a
// Bloom filter (1970). It takes one unknown word in thirty for a known one.
type WordSet []byte

// NewWordSet makes a set of words.
func NewWordSet(words []string) WordSet {
	s := make(WordSet, len(words))
	for _, w := range words {
		for i := range wordSetHashes {
			bit := s.bit(w, i)
			s[bit>>3] |= 1 << (bit & 7)
		}
	}
	return s
}

const wordSetHashes = 3

// bit is the place of a word under one of the hashes.
func (s WordSet) bit(w string, i int) uint64 {
	h := hashString(w)
	h = finish(mix(h, uint32(i)))
	return uint64(h) * uint64(len(s)*8) >> 32
}

// Has says whether the set has a word.
func (s WordSet) Has(w string) bool {
	if len(s) == 0 {
		return false
	}
	for i := range wordSetHashes {
		bit := s.bit(w, i)
		if s[bit>>3]>>(bit&7)&1 == 0 {
			return false
		}
	}
	return true
}
