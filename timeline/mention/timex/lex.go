package timex

import (
	"unicode"
	"unicode/utf8"
)

// An item is a word, a part of a compound, a run of digits or a mark. The
// lexer makes its own items, finer than a tokeniser's: "1990er" and "14.30"
// are several.
type item struct {
	start, end int
	readings   []reading
	shapes     shapes // what it may be by its looks alone
	n          int    // of digits
	glued      bool   // no space between it and the item before
	capital    bool   // begins with a capital
	clause     int    // how many commas stand before it in the sentence; known after tenses
	initial    bool   // a capital here says nothing: the sentence or a quotation begins, or all are capitals
}

// A shape is a class that is told by looks alone, not by the lexicon.
type shape uint8

const (
	shapeNum    shape = iota // digits: a number
	shapeDay                 // 1 to 31
	shapeMonth               // 1 to 12
	shapeHour                // 0 to 24
	shapeMinute              // 00 to 59, two digits
	shapeHHMM                // four digits: an hour and a minute
	shapeYY                  // two digits
	shapeYear                // 1000 to 2199, four digits, no part of a longer number
	shapeYear4               // the same, in whatever company
	shapeDigits              // any digits at all
	shapeAnno                // 1 to 2199 in at most four digits, no part of a longer number
	shapeCap                 // a word with a capital that means nothing to the rules
	shapeLower               // a word without
	shapeAny                 // any item
	shapeCount
)

func (s shape) String() string {
	return [...]string{"num", "day", "mon", "hour", "minute", "hhmm", "yy", "year", "year4", "digits", "anno", "Cap", "low", "any"}[s]
}

// shapes is a set of shapes.
type shapes uint16

func (s shapes) has(x shape) bool { return s&(1<<x) != 0 }

// A lexer splits a text into words, runs of digits and single marks.
type lexer struct {
	text       string
	start, end int
	pos        int
	kind       byte // 'a' letters, '0' digits, '.' mark
	glued      bool
}

func (lx *lexer) reset(text string, from int) {
	*lx = lexer{text: text, pos: from, end: from}
}

// next finds the next item; text must already end where the lexer shall stop.
func (lx *lexer) next() bool {
	lx.glued = true
	for lx.pos < len(lx.text) {
		c := lx.text[lx.pos]
		if c < utf8.RuneSelf {
			if c == ' ' || c >= '\t' && c <= '\r' {
				lx.pos++
				lx.glued = false
				continue
			}
			break
		}
		r, size := utf8.DecodeRuneInString(lx.text[lx.pos:])
		if !unicode.IsSpace(r) {
			break
		}
		lx.pos += size
		lx.glued = false
	}
	if lx.pos >= len(lx.text) {
		return false
	}
	lx.start = lx.pos
	lx.kind = lx.run()
	lx.end = lx.pos
	return true
}

// run moves past one item and returns its kind.
func (lx *lexer) run() byte {
	kind := byte(0)
	for lx.pos < len(lx.text) {
		c := lx.text[lx.pos]
		size, k := 1, byte('.')
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			k = 'a'
		case c >= '0' && c <= '9':
			k = '0'
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(lx.text[lx.pos:])
			if unicode.IsLetter(r) || unicode.IsMark(r) {
				k = 'a'
			}
		}
		if kind == 0 {
			kind = k
		} else if k != kind {
			return kind
		}
		lx.pos += size
		if k == '.' {
			return kind
		}
	}
	return kind
}

// lex turns a stretch of the text into items, appending to r.items.
func (r *reader) lex(from, to int) {
	r.items = r.items[:0]
	var lx lexer
	lx.reset(r.text[:to], from)
	initial := true
	for lx.next() {
		it := item{start: lx.start, end: lx.end, glued: lx.glued && len(r.items) > 0, initial: initial}
		initial = false
		switch lx.kind {
		case 'a':
			r.lexWord(it)
		case '0':
			it.shapes, it.n = digitShapes(r.text[it.start:it.end])
			r.items = append(r.items, it)
		default:
			// After an opening mark a new sentence may begin.
			switch r.text[it.start:it.end] {
			case `"`, "„", "“", "»", "«", "'", "‚", "‘", ":", "(", "–", "—", "-", "_", "•", "*", "|", "…", "`":
				initial = true
			}
			it.readings = r.mark(r.text[it.start:it.end])
			r.items = append(r.items, it)
		}
	}
	r.joinDigits()
}

// lexWord looks a word up and appends its parts.
func (r *reader) lexWord(it item) {
	s := r.text[it.start:it.end]
	lower, capital, shout := r.fold(s)
	it.capital = capital
	it.initial = it.initial || shout && len(s) > 2
	w := r.lang.words[string(lower)]
	switch {
	case len(w) == 0 && capital:
		it.shapes = 1 << shapeCap
	case len(w) == 0:
		it.shapes = 1 << shapeLower
	}
	if len(w) == 0 {
		it.readings = r.lang.ending(lower)
		r.items = append(r.items, it)
		return
	}
	for i, readings := range w {
		it.readings = readings
		it.glued = it.glued || i > 0
		r.items = append(r.items, it)
	}
}

// fold writes the lower case of s into a buffer that the next call reuses,
// and tells whether s begins with a capital and whether it has no small
// letter.
func (r *reader) fold(s string) (lower []byte, capital, shout bool) {
	buf := r.buf[:0]
	shout = true
	for i, c := range s {
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
				capital = capital || i == 0
			} else {
				shout = false
			}
			buf = append(buf, byte(c))
			continue
		}
		if l := unicode.ToLower(c); l != c {
			capital = capital || i == 0
			c = l
		} else {
			shout = false
		}
		buf = utf8.AppendRune(buf, c)
	}
	r.buf = buf
	return buf, capital, shout
}

// mark returns the readings of a mark: itself, and for all dashes "-".
func (r *reader) mark(s string) []reading {
	switch s {
	case "–", "—", "‐", "‑", "−":
		s = "-"
	case "’", "‘", "´", "`":
		s = "'"
	}
	if w := r.lang.words[s]; len(w) > 0 {
		return w[0]
	}
	return nil
}

// digitShapes tells what a run of digits may be. Runs of more than nine
// digits are nothing.
func digitShapes(s string) (shapes, int) {
	set := shapes(1 << shapeDigits)
	if len(s) > 9 {
		return set, 0
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	add := func(x shape, ok bool) {
		if ok {
			set |= 1 << x
		}
	}
	short := len(s) <= 2
	add(shapeNum, len(s) <= 6)
	add(shapeDay, short && n >= 1 && n <= 31)
	add(shapeMonth, short && n >= 1 && n <= 12)
	add(shapeHour, short && n <= 24)
	add(shapeMinute, len(s) == 2 && n <= 59)
	add(shapeHHMM, len(s) == 4 && n/100 <= 24 && n%100 < 60)
	add(shapeYY, len(s) == 2)
	year := len(s) == 4 && n >= 1000 && n < 2200
	add(shapeYear4, year)
	add(shapeYear, year)
	add(shapeAnno, len(s) <= 4 && n > 0 && n < 2200)
	return set, n
}

// joinDigits takes the shapes of a free number from digits that belong to a
// longer string: "1.2000", "A1990", "030-1998", "2:1".
func (r *reader) joinDigits() {
	isDigits := func(i int) bool {
		return i >= 0 && i < len(r.items) && r.items[i].shapes.has(shapeDigits)
	}
	for i := range r.items {
		if !isDigits(i) {
			continue
		}
		it := &r.items[i]
		if it.glued && r.isWord(i-1) {
			it.shapes = 1 << shapeDigits // "A1990" is a name
			continue
		}
		before := it.glued && i > 0 && r.items[i-1].glued && isDigits(i-2) && r.joins(i-1)
		after := i+2 < len(r.items) && r.items[i+1].glued && r.items[i+2].glued && isDigits(i+2) && r.joins(i+1)
		if before || after {
			it.shapes &^= 1<<shapeYear | 1<<shapeAnno
		}
		if it.glued && i > 0 && r.isSign(i-1) {
			it.shapes &^= 1<<shapeYear | 1<<shapeNum | 1<<shapeAnno | 1<<shapeDay
		}
	}
}

func (r *reader) isWord(i int) bool {
	if i < 0 {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.items[i].start:])
	return unicode.IsLetter(c)
}

// joins reports whether a mark makes one string of the digits around it.
func (r *reader) joins(i int) bool {
	switch r.text[r.items[i].start:r.items[i].end] {
	case ".", ",", ":", "/", "-", "–", "'":
		return true
	}
	return false
}

// isSign reports whether a mark before digits makes them no year.
func (r *reader) isSign(i int) bool {
	switch r.text[r.items[i].start:r.items[i].end] {
	case "$", "€", "£", "#", "§", "+", "@", "=", "_":
		return true
	}
	return false
}
