package document

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline/date"
)

// A written date is one as a newspaper's dateline has it: "3. März",
// "Feb 12, 2025", "2025-02". What it does not say is 0.
type written struct {
	year, month, day int
}

func (w written) isZero() bool { return w == written{} }

// date returns the date if its year is known, else the zero Date.
func (w written) date() date.Date {
	switch d := (date.Day{Year: w.year, Month: w.month, Day: w.day}); {
	case w.year == 0:
		return date.Date{}
	case w.month == 0:
		return date.OfYear(w.year)
	case w.day == 0:
		return date.OfMonth(w.year, w.month)
	case d.Valid():
		return date.OfDay(d)
	}
	return date.Date{}
}

// near returns w in the year that brings it nearest to ref.
func (w written) near(ref date.Day) written {
	best, least := w, 1<<30
	for year := ref.Year - 1; year <= ref.Year+1; year++ {
		d := date.Day{Year: year, Month: w.month, Day: max(w.day, 1)}
		if !d.Valid() {
			continue
		}
		n := d.Sub(ref)
		if n = max(n, -n); n < least {
			best.year, least = year, n
		}
	}
	return best
}

// valid reports whether such a day exists, in some year if the year is not
// known.
func (w written) valid() bool {
	year := w.year
	if year == 0 {
		year = 2000 // a leap year
	}
	if w.month == 0 {
		return w.day == 0
	}
	return w.month <= 12 && (w.day == 0 || date.Day{Year: year, Month: w.month, Day: w.day}.Valid())
}

// parseWritten reads a string that is a date and nothing else but a weekday
// or a time of day.
func parseWritten(s string) (written, bool) {
	s = strings.TrimSpace(s)
	if w, n := scanISO(s); n > 0 {
		rest := s[n:] // "T10:00:00Z" says more than is needed
		return w, rest == "" || rest[0] == 'T' || rest[0] == ' '
	}
	if year, err := strconv.Atoi(s); err == nil && len(s) == 4 {
		return written{year: year}, year > 0
	}
	sc := dateScanner{s: s}
	w, ok := sc.date()
	return w.written, ok && strings.TrimSpace(sc.rest()) == ""
}

// scanISO reads the ISO 8601 date or month that s begins with and returns
// its length, 0 if there is none.
func scanISO(s string) (written, int) {
	year, n := digits(s, 4, 4)
	if n == 0 || n >= len(s) || s[n] != '-' {
		return written{}, 0
	}
	month, m := digits(s[n+1:], 2, 2)
	if m == 0 || month == 0 {
		return written{}, 0
	}
	end := n + 1 + m
	w := written{year: year, month: month}
	if end < len(s) && s[end] == '-' {
		if day, k := digits(s[end+1:], 2, 2); k > 0 && day > 0 {
			w.day = day
			end += 1 + k
		}
	}
	if !w.valid() || year == 0 {
		return written{}, 0
	}
	return w, end
}

// digits reads the number that s begins with, which has lo to hi digits. It
// returns its length, 0 if there is no such number.
func digits(s string, lo, hi int) (value, n int) {
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n < lo || n > hi {
		return 0, 0
	}
	value, err := strconv.Atoi(s[:n])
	if err != nil {
		return 0, 0
	}
	return value, n
}

// A stamp is a date as it was found, with what stood around it.
type stamp struct {
	written
	weekday bool // "Mon" stood before it
	clock   bool // "4:23 pm EST" stood behind it
}

// A dateScanner reads a date with the words around it from the beginning of
// a string.
type dateScanner struct {
	s   string
	pos int
}

func (sc *dateScanner) rest() string { return sc.s[sc.pos:] }

// skip passes over space and, after it, one of the marks. Tokenised text has
// space before a comma as well.
func (sc *dateScanner) skip(marks string) {
	sc.pos = len(sc.s) - len(strings.TrimLeft(sc.rest(), " \u00a0"))
	if r, n := utf8.DecodeRuneInString(sc.rest()); n > 0 && strings.ContainsRune(marks, r) {
		sc.pos += n
		sc.pos = len(sc.s) - len(strings.TrimLeft(sc.rest(), " \u00a0"))
	}
}

// word returns the letters at the scanner and where they end, a full stop
// for an abbreviation included.
func (sc *dateScanner) word() (string, int) {
	rest := sc.rest()
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(rest)
	}
	end := sc.pos + n
	if n > 0 && n <= 4 && end < len(sc.s) && sc.s[end] == '.' {
		end++
	}
	return rest[:n], end
}

// number reads a number of lo to hi digits.
func (sc *dateScanner) number(lo, hi int) (int, bool) {
	v, n := digits(sc.rest(), lo, hi)
	sc.pos += n
	return v, n > 0
}

// date reads a date with the weekday before and the time behind it.
func (sc *dateScanner) date() (stamp, bool) {
	var st stamp
	if word, end := sc.word(); calendarWord(word).weekday {
		st.weekday = true
		sc.pos = end
		sc.skip(",")
		if w, _ := sc.word(); strings.EqualFold(w, "den") || strings.EqualFold(w, "the") {
			sc.pos += 3
			sc.skip("")
		}
	}
	ok := sc.dayMonthYear(&st.written)
	if !ok || !st.valid() {
		return stamp{}, false
	}
	before := sc.pos
	if st.clock = sc.clock(); !st.clock {
		sc.pos = before
	}
	return st, true
}

// dayMonthYear reads the forms 2025-02-12, 12.02.2025, 12. Februar 2025,
// 12 February 2025, Feb. 12, 2025 and those without a year.
func (sc *dateScanner) dayMonthYear(w *written) bool {
	if iso, n := scanISO(sc.rest()); n > 0 {
		*w = iso
		sc.pos += n
		return true
	}
	if day, ok := sc.number(1, 2); ok {
		w.day = day
		sc.skip(".")
		if month, ok := sc.number(1, 2); ok {
			w.month = month
			sc.skip(".")
			w.year, ok = sc.number(4, 4)
			return ok && month > 0
		}
		return sc.month(w) && sc.year(w, "")
	}
	if !sc.month(w) {
		return false
	}
	before := sc.pos
	sc.skip("")
	if day, ok := sc.number(1, 2); ok {
		w.day = day
		return sc.year(w, ",")
	}
	sc.pos = before
	sc.year(w, "")
	return w.year > 0 // "March" alone is a word like others
}

func (sc *dateScanner) month(w *written) bool {
	word, end := sc.word()
	w.month = calendarWord(word).month
	if w.month > 0 {
		sc.pos = end
	}
	return w.month > 0
}

// year reads the year behind a day and month, if there is one.
func (sc *dateScanner) year(w *written, marks string) bool {
	before := sc.pos
	sc.skip(marks)
	var ok bool
	if w.year, ok = sc.number(4, 4); !ok {
		sc.pos = before
	}
	return true
}

// clock reads a time of day as web pages have it: "4:23 pm EST",
// "08.43 GMT", "Last updated at 13:17 GMT", ", 12:00 Uhr".
func (sc *dateScanner) clock() bool {
	sc.skip(",–-|")
	const updated = "last updated at "
	if rest := sc.rest(); len(rest) > len(updated) && strings.EqualFold(rest[:len(updated)], updated) {
		sc.pos += len(updated)
	}
	if hour, ok := sc.number(1, 2); !ok || hour > 24 {
		return false
	}
	if rest := sc.rest(); rest == "" || rest[0] != ':' && rest[0] != '.' {
		return false
	}
	sc.pos++
	if minute, ok := sc.number(2, 2); !ok || minute > 59 {
		return false
	}
	for {
		before := sc.pos
		sc.skip("")
		word, end := sc.word()
		switch {
		case strings.EqualFold(word, "am"), strings.EqualFold(word, "pm"), strings.EqualFold(word, "uhr"):
		case (len(word) == 3 || len(word) == 4) && word == strings.ToUpper(word) && strings.HasSuffix(word, "T"), word == "UTC", word == "MESZ", word == "MEZ":
		default:
			sc.pos = before
			return true
		}
		sc.pos = end
	}
}
