package page

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf16"
)

// The longest texts that a page shows, in characters. Names and titles of
// thousands of characters are faults of the input; the output files keep them
// whole.
const (
	maxName     = 120
	maxCode     = 24 // codes, sectors, types
	maxTitle    = 300
	maxSentence = 2000
)

// clean makes foreign text harmless to look at. It maps each character to one
// character, so that offsets stay what they are: control characters become
// their pictures, line ends become spaces, and characters that turn the
// direction of what follows become U+FFFD.
func clean(text string) string { return strings.Map(cleanRune, text) }

func cleanRune(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return ' '
	case r < 0x20:
		return 0x2400 + r
	case r == 0x7f:
		return 0x2421
	case r < 0xa0 && r > 0x7f:
		return unicode.ReplacementChar
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x206f:
		return unicode.ReplacementChar
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return unicode.ReplacementChar
	case r == 0xfeff || r >= 0xe0000 && r <= 0xe007f || r >= 0xfff9 && r <= 0xfffb:
		return unicode.ReplacementChar
	}
	return r
}

// cleanName returns a name or title of at most limit characters, cut at the
// end with "…". It drops marks piled on one letter beyond the third, which
// would cover the lines above and below.
func cleanName(text string, limit int) string {
	var b strings.Builder
	marks, n := 0, 0
	for _, r := range strings.TrimSpace(clean(text)) {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
			if marks++; marks > 3 {
				continue
			}
		} else {
			marks = 0
		}
		if n == limit {
			b.WriteRune('…')
			break
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// units returns how many UTF-16 code units, which JavaScript counts, the
// text has once it is cleaned.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(cleanRune(r))
	}
	return n
}

// webAddress returns the address if it is safe to follow, else "".
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
