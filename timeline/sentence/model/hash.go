package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Features are named by 32-bit hashes instead of strings: a feature is the
// number of its template mixed with the hashes of the values it looks at.

const (
	fnvBasis = 2166136261
	fnvPrime = 16777619
)

// hashString is FNV-1a.
func hashString(s string) uint32 {
	h := uint32(fnvBasis)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

// mix joins a value to a hash; the constants are those of MurmurHash3.
func mix(h, v uint32) uint32 {
	v *= 0xcc9e2d51
	v = v<<15 | v>>17
	v *= 0x1b873593
	h ^= v
	h = h<<13 | h>>19
	return h*5 + 0xe6546b64
}

// finish spreads the last bits of a mixed hash, so that the low ones may
// serve as a row number.
func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	return h
}

func feature1(template int, a uint32) uint32 {
	return finish(mix(uint32(template)*0x9e3779b1, a))
}

func feature2(template int, a, b uint32) uint32 {
	return finish(mix(mix(uint32(template)*0x9e3779b1, a), b))
}

func feature3(template int, a, b, c uint32) uint32 {
	return finish(mix(mix(mix(uint32(template)*0x9e3779b1, a), b), c))
}

func feature4(template int, a, b, c, d uint32) uint32 {
	return finish(mix(mix(mix(mix(uint32(template)*0x9e3779b1, a), b), c), d))
}

// Hashes of what stands before the first and after the last word, and of
// places that hold no word.
const (
	noWord  = 0x5eed0001
	outside = 0x5eed0002
)

// lower is strings.ToLower without work for words that are in lower case.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// suffix returns the last n runes of s, all of s if it is shorter.
func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// prefix returns the first n runes of s, all of s if it is shorter.
func prefix(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// shape abstracts a word to its letters' kinds, runs shortened: "USA" → "XX",
// "Merkel" → "Xx", "13." → "0.", "G-20" → "X-0".
func shape(s string) string {
	var out [12]byte
	n := 0
	var last byte
	run := 0
	for _, r := range s {
		c := shapeOf(r)
		if c == last {
			run++
		} else {
			run = 1
		}
		last = c
		if run > 2 || run > 1 && c != 'X' {
			continue
		}
		if n == len(out) {
			break
		}
		out[n] = c
		n++
	}
	return string(out[:n])
}

func shapeOf(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	}
	return '?'
}
