package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// atoms are the hashes of one word that features are made of; they are
// computed once a sentence.
type atoms struct {
	form, lower      uint32
	suf1, suf2, suf3 uint32
	suf4, suf5       uint32
	pre1, pre2, pre3 uint32
	shape            uint32
	cluster          uint32 // 0 if unknown
	coarse           uint32 // coarser cluster
	class            uint32 // what a lexicon says the word may be, 0 if unknown
	kinds            uint32 // the same without cases
	cases            uint32 // set of cases, numbers and genders
	mark             bool   // begins with a mark
	last, lastKinds  uint32 // ending and kinds of the last word before the next mark
	verbal           uint32 // kinds of the next word in the clause that may be a verb
}

// mark01 is 1 for a mark.
func (a *atoms) mark01() uint32 {
	if a.mark {
		return 1
	}
	return 0
}

// edge stands for the places before and after the sentence.
func edge() atoms {
	return atoms{form: outside, lower: outside, suf1: outside, suf2: outside, suf3: outside,
		suf4: outside, suf5: outside, shape: outside, cluster: outside, coarse: outside,
		class: outside, kinds: outside}
}

// fillAtoms writes the atoms of words to dst, after two edges and before two.
func (v *Vocabulary) fillAtoms(dst []atoms, words []Word) []atoms {
	dst = append(dst[:0], edge(), edge())
	for i := range words {
		dst = append(dst, v.atomsOf(words[i].Form, i == 0))
	}
	dst = append(dst, edge(), edge())
	v.lookAhead(dst)
	return dst
}

// lookAhead tells every word of what is to come in its clause.
func (v *Vocabulary) lookAhead(at []atoms) {
	last, kinds, verbal := uint32(outside), uint32(outside), uint32(outside)
	for i := len(at) - 3; i >= 2; i-- {
		a := &at[i]
		if a.mark {
			last, kinds, verbal = outside, outside, outside
			continue
		}
		a.last, a.lastKinds, a.verbal = last, kinds, verbal
		if last == outside {
			last, kinds = a.suf3, a.kinds
		}
		if a.kinds&v.VerbKinds != 0 {
			verbal = a.kinds
		}
	}
}

func (v *Vocabulary) atomsOf(form string, first bool) atoms {
	low := lower(form)
	key := normalDigits(low)
	a := atoms{
		form: hashString(normalDigits(form)), lower: hashString(key),
		suf1: hashString(suffix(key, 1)), suf2: hashString(suffix(key, 2)),
		suf3: hashString(suffix(key, 3)), suf4: hashString(suffix(key, 4)),
		suf5: hashString(suffix(key, 5)),
		pre1: hashString(prefix(key, 1)), pre2: hashString(prefix(key, 2)),
		pre3: hashString(prefix(key, 3)), shape: hashString(shape(form)),
	}
	r, _ := utf8.DecodeRuneInString(form)
	a.mark = unicode.IsPunct(r)
	if first {
		a.shape = mix(a.shape, 1)
	}
	if info, known := v.lookup(normalDigits(form), key); known {
		a.cluster, a.coarse = uint32(info.fine)+1, uint32(info.coarse)+0x1001
	}
	c := v.classOf(form, low, first)
	a.kinds, a.cases = c.Kinds, c.Cases
	a.class = mix(c.Kinds, c.Cases)
	return a
}

// normalDigits writes 0 for every digit: years and numbers are one word.
func normalDigits(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if '0' <= c && c <= '9' {
			b[i] = '0'
		}
	}
	return string(b)
}
