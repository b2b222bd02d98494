package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dateline says where, and perhaps when and by whom, an article was
// written: "BERLIN (dpa) –", "Jerusalem/Ramallah –", "Wien, 3. März (APA) -",
// "WASHINGTON | Tue May 4, 2010 9:05 am EST". A line that holds only a date
// is one without a place.
type dateline struct {
	place      string
	date       written
	source     string
	start, end int
}

// A spot is where in an article a dateline is looked for; the weaker the
// spot, the stronger a dateline must look.
type spot int

const (
	midSentence spot = iota // only capitals with an agency, or a date with a time of day
	atSentence              // behind the end of a sentence
	atLine                  // at the beginning of a line
	atStart                 // at the beginning of the text
)

// findDateline finds the dateline in the opening of an article. A date line
// and a dateline that follow each other are one.
func findDateline(head string) (dateline, bool) {
	for pos, where := range wordStarts(head) {
		d, ok := scanDateline(head[pos:], where)
		if !ok {
			continue
		}
		d.start, d.end = pos, pos+d.end
		d.extend(head)
		return d, true
	}
	return dateline{}, false
}

// extend adds the datelines that follow d directly, each of which may say
// what those before it left out.
func (d *dateline) extend(head string) {
	for d.source == "" || d.date.year == 0 {
		next := skipSpace(head, d.end)
		e, ok := scanDateline(head[next:], atLine)
		if !ok {
			return
		}
		d.end = next + e.end
		d.place, d.source = or(e.place, d.place), or(d.source, e.source)
		if d.date.isZero() || e.date.year > 0 {
			d.date = e.date
		}
	}
}

// wordStarts yields the offsets at which words begin with a capital or a
// digit, and what kind of spot each is.
func wordStarts(s string) func(yield func(int, spot) bool) {
	return func(yield func(int, spot) bool) {
		where := atStart
		inWord := false
		for i, r := range s {
			switch {
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				if !inWord && !unicode.IsLower(r) && !yield(i, where) {
					return
				}
				inWord, where = true, midSentence
			case r == '\n':
				if where != atStart {
					where = atLine
				}
				inWord = false
			case strings.ContainsRune(".!?…", r):
				where, inWord = atSentence, false
			case unicode.IsSpace(r) || strings.ContainsRune(`"'”“»«’)`, r):
				inWord = false // and the spot stays
			default:
				where = min(where, midSentence)
				inWord = r == '-' || r == '/' || r == '’'
			}
		}
	}
}

// scanDateline reads the dateline that s begins with.
func scanDateline(s string, where spot) (dateline, bool) {
	if where != midSentence || startsWithWeekday(s) {
		if d, ok := scanDateOnly(s, where); ok {
			return d, true
		}
	}
	place, n := scanPlaces(s)
	if n == 0 || where == midSentence && !isUpper(place) {
		return dateline{}, false
	}
	d := dateline{place: place}
	sc := dateScanner{s: s, pos: n}
	st, dated := scanWhen(&sc)
	d.date = st.written
	d.source = scanAgency(&sc, st.year > 0 && st.day > 0)
	sep, spaced := scanSeparator(&sc)
	d.end = sc.pos
	if dated && st.clock {
		return d, true
	}
	return d, d.accept(sc.rest(), sep, spaced, dated, where)
}

// accept weighs the signs that what was read is a dateline.
func (d *dateline) accept(rest string, sep rune, spaced, dated bool, where spot) bool {
	isDash := sep == '–'
	next, _ := utf8.DecodeRuneInString(rest)
	begins := unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune(`"'„“”»«‚‘’…`, next)
	switch {
	case rest == "":
		return false
	case dated && d.source == "" && (unicode.IsDigit(next) || startsWithDate(rest)): // "Venice, August 29 - September 8"
		return false
	case where == midSentence:
		return d.source != "" && isDash || dated && sep == '|'
	case d.source != "":
		return isDash || begins && (sep == '.' || sep == ':' || sep == '|' || sep == 0)
	case dated:
		return isDash || sep == '|' || begins && (sep == '.' || sep == ':')
	}
	return isDash && spaced && begins && !isSmall(d.place)
}

// scanWhen reads the date between a place and an agency.
func scanWhen(sc *dateScanner) (stamp, bool) {
	before := sc.pos
	sc.skip(",|")
	if st, ok := sc.date(); ok {
		return st, true
	}
	sc.pos = before
	return stamp{}, false
}

// scanAgency reads "(dpa)" or "(APA/dpa)"; tokenised text has -LRB- and
// -RRB- for the parentheses. It returns "" if there is no agency. Behind a
// whole date any name is one.
func scanAgency(sc *dateScanner, dated bool) string {
	before := sc.pos
	sc.skip("")
	for _, p := range []struct{ open, shut string }{{"(", ")"}, {"-LRB-", "-RRB-"}, {"[", "]"}} {
		inside, ok := strings.CutPrefix(sc.rest(), p.open)
		if !ok {
			continue
		}
		const longest = 40
		end := strings.Index(inside[:min(len(inside), longest)], p.shut)
		if end < 0 {
			break
		}
		if name := strings.TrimSpace(inside[:end]); isAgency(name) || dated && isName(name) {
			sc.pos += len(p.open) + end + len(p.shut)
			return name
		}
		break
	}
	sc.pos = before
	return ""
}

// isAgency reports whether a name, or one of several joined by slashes, is
// that of a known agency, or looks like an abbreviation.
func isAgency(name string) bool {
	if agencies()[name] {
		return true
	}
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == ',' || r == ' ' }) {
		if agencies()[part] {
			return true
		}
	}
	return false
}

// isName reports whether s may be the name of a newspaper or agency: a word or
// two with a capital.
func isName(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) || calendarWord(w) != (calendarEntry{}) {
			return false
		}
	}
	return len(words) == 1 || len(words) == 2
}

// scanSeparator reads the dash, or what stands for it, between dateline and
// prose. Any dash is returned as an en dash. spaced reports whether space
// follows it, as none does within a compound.
func scanSeparator(sc *dateScanner) (sep rune, spaced bool) {
	sc.skip("")
	rest := sc.rest()
	for _, s := range []struct {
		mark string
		sep  rune
	}{{"---", '–'}, {"--", '–'}, {"–", '–'}, {"—", '–'}, {"―", '–'}, {"−", '–'}, {"-", '–'}, {"|", '|'}, {".", '.'}, {":", ':'}} {
		if strings.HasPrefix(rest, s.mark) {
			sc.pos += len(s.mark)
			before := sc.pos
			sc.skip("")
			return s.sep, sc.pos > before || sc.rest() == "" || strings.HasPrefix(sc.rest(), "\n")
		}
	}
	return 0, false
}

// scanDateOnly reads a line that holds only a date, or a date with weekday
// and time wherever it stands, as web pages have it.
func scanDateOnly(s string, where spot) (dateline, bool) {
	sc := dateScanner{s: s}
	st, ok := sc.date()
	if !ok || st.year == 0 || st.month == 0 {
		return dateline{}, false
	}
	line, _ := lineAt(s, sc.pos)
	alone := line == "" && where >= atLine && strings.TrimSpace(sc.rest()) != ""
	if !alone && !st.clock && !(st.weekday && where >= atLine && startsSentence(line)) {
		return dateline{}, false
	}
	return dateline{date: st.written, end: sc.pos}, true
}

// startsSentence reports whether prose may begin with s: "Thursday, May 7,
// 2015 On Tuesday, …" against "Thursday, May 7, 2015, was …".
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// startsWithDate reports whether s begins with the name of a month or weekday.
func startsWithDate(s string) bool {
	sc := dateScanner{s: s}
	word, _ := sc.word()
	return calendarWord(word) != calendarEntry{}
}

// startsWithWeekday reports whether the first word of s is a weekday.
func startsWithWeekday(s string) bool {
	sc := dateScanner{s: s}
	word, _ := sc.word()
	return calendarWord(word).weekday
}

// scanPlaces reads the places that s begins with, such as "Washington",
// "Gaza/Jerusalem", "KYIV, Ukraine" or "Frankfurt am Main", and returns
// their length, 0 if there are none.
func scanPlaces(s string) (places string, n int) {
	n = scanPlace(s)
	for n > 0 && n < len(s) {
		next := n
		switch {
		case s[n] == '/':
			next++
		case strings.HasPrefix(s[n:], " / "):
			next += 3
		case strings.HasPrefix(s[n:], ", ") && !strings.Contains(s[:n], ","):
			next += 2
		case strings.HasPrefix(s[n:], " , ") && !strings.Contains(s[:n], ","):
			next += 3
		default:
			return s[:n], n
		}
		m := scanPlace(s[next:])
		if m == 0 {
			return s[:n], n
		}
		n = next + m
	}
	return s[:n], n
}

// scanPlace reads one name: up to four words that begin with a capital,
// small words such as "am" between them, and returns its length.
func scanPlace(s string) int {
	end := 0
	for words := 0; words < 4; {
		start := end
		if words > 0 {
			if end >= len(s) || s[end] != ' ' {
				break
			}
			start++
		}
		for _, small := range []string{"am ", "an der ", "ob der ", "de la ", "de ", "del ", "do ", "of ", "el ", "al-"} {
			if words > 0 && strings.HasPrefix(s[start:], small) {
				start += len(small)
				break
			}
		}
		n := placeWord(s[start:])
		if n == 0 {
			break
		}
		end = start + n
		words++
	}
	return end
}

// placeWord returns the length of the word that s begins with if it may be
// part of a place's name. Months and weekdays are not.
func placeWord(s string) int {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(first) {
		return 0
	}
	n := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("-’'.", r)
	})
	if n < 0 {
		n = len(s)
	}
	word := strings.TrimRight(s[:n], "-'’")
	if strings.HasSuffix(word, ".") && !isAbbreviation(word) {
		word = strings.TrimRight(word, ".")
	}
	if w := calendarWord(strings.TrimRight(word, ".")); utf8.RuneCountInString(word) < 2 || (w.month > 0 || w.weekday) {
		return 0
	}
	return len(word)
}

// isAbbreviation tells "St." and "D.C." from the last word of a sentence.
func isAbbreviation(word string) bool {
	return utf8.RuneCountInString(word) <= 3 || strings.Count(word, ".") > 1
}

// isSmall reports whether the first word of a name is one of the small words
// of German or English, which begin headlines and sentences, not places but
// Den Haag and its like.
func isSmall(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	return first != "Den" && smallWords()[strings.ToLower(first)]
}

// isUpper reports whether s is written in capitals and long enough for that
// to say something.
func isUpper(s string) bool {
	return utf8.RuneCountInString(s) >= 4 && s == strings.ToUpper(s)
}
