package document

import "strings"

// closingBytes is how long the signature at the end of an article may be.
const closingBytes = 90

// readClosing returns the date with which an article is signed: in the
// parentheses at its end, "(APA, 11.9.2015)", or on a last line of its own,
// "Wien, 3. März 2025". The date must be whole, and little may stand before
// it. It returns the zero date if there is none.
func readClosing(text string) written {
	text = strings.TrimRight(text, " \t\r\n\u00a0")
	tail := text[max(0, len(text)-closingBytes):]
	if inside, ok := strings.CutSuffix(tail, ")"); ok {
		open := strings.LastIndexByte(inside, '(')
		if open < 0 {
			return written{}
		}
		return signedDate(inside[open+1:])
	}
	line := strings.LastIndexByte(tail, '\n')
	if line < 0 {
		return written{} // the article is a single line, or its last one is prose
	}
	return signedDate(strings.TrimSuffix(tail[line+1:], "."))
}

// signatureWords is how many words may stand before the date of a signature:
// agencies, authors, a place.
const signatureWords = 4

// signedDate reads a signature that ends with a whole date, or a date and a
// time of day. What stands before it must be set apart by a comma or colon:
// "valid until 31.12.2025" is no signature.
func signedDate(s string) written {
	s = strings.TrimSpace(s)
	for pos := range wordStarts(s) {
		sc := dateScanner{s: s, pos: pos}
		st, ok := sc.date()
		if !ok || st.year == 0 || st.day == 0 || strings.TrimSpace(sc.rest()) != "" {
			continue
		}
		before := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s[:pos]), " den"))
		apart := before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":")
		if apart && len(strings.Fields(before)) <= signatureWords {
			return st.written
		}
		return written{}
	}
	return written{}
}
