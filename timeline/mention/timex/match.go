package timex

import (
	"strings"

	"demarche/timeline/sentence"
)

// A reader finds the expressions of one article.
type reader struct {
	lang  *language
	text  string
	items []item
	buf   []byte
	found []found
	last  int  // where the last sentence ended
	fresh bool // whether a paragraph began since the last match

	// The match under way and the best one that begins at the same item.
	path  []capture
	spare []capture
	best  struct {
		path []capture
		rule *rule
		end  int
	}
}

// A capture is one item of a match, with the reading that fits.
type capture struct {
	name       string
	group      int8
	start, end int // bytes
	item       int
	n          int
	text       string
}

// A found is a match, and what its sentence tells about the time.
type found struct {
	rule      *rule
	path      []capture
	sentence  int
	paragraph bool // whether a new paragraph began since the match before
	tense     tense
	perfect   bool // whether the tense is past because of "hat" alone
	at        int  // how many items of the sentence stand before it
	aside     bool // whether it only dates a noun or stands in parentheses
	limit     bool // whether a word says that it is the end of something: "bis 1915"
	heading   bool // whether its sentence is a heading
	verbless  bool // whether no verb is known in its sentence
	timed     bool // whether a time of day follows in its sentence
	said      bool // whether a verb of speech stands beside it
}

// read finds the matches of one sentence.
func (r *reader) read(s *sentence.Sentence) {
	from, to := max(s.Start, r.last), min(s.End, len(r.text))
	if from >= to {
		return
	}
	r.fresh = r.fresh || strings.Contains(r.text[r.last:from], "\n")
	r.last = to
	starts := r.fresh || from == 0
	r.lex(from, to)
	var tenses []tenseMark
	first := true
	heading := false
	for i := 0; i < len(r.items); {
		end := r.matchBest(i)
		if r.best.rule == nil {
			i++
			continue
		}
		if r.best.rule.meanings[0].op != "none" && !r.isName(s) {
			if first {
				tenses = r.tenses(s)
				heading = starts && len(tenses) == 0 && r.isHeading(to)
			}
			t := r.tenseAt(s, tenses, i, end)
			hat := t == perfect
			if hat {
				t = past
			}
			if r.best.rule.meanings[0].op == "time" {
				r.markTimed(s.Start)
			}
			r.found = append(r.found, found{
				rule:      r.best.rule,
				path:      append([]capture(nil), r.best.path...),
				sentence:  s.Start,
				paragraph: r.fresh,
				tense:     t,
				perfect:   hat,
				at:        i,
				aside:     r.isAside(),
				limit:     r.hasReading(i, r.lang.classes["$limit"]) || r.hasReading(i-1, r.lang.classes["$limit"]) || r.hasReading(i-2, r.lang.classes["$limit"]),
				heading:   heading,
				said:      r.isSaid(i, end),
				verbless:  len(tenses) == 0,
			})
			first, r.fresh = false, false
		}
		i = max(end, i+1)
	}
}

// matchBest looks for a match at item i. A match that begins with context
// gives way to one that begins with its first word of time and reaches
// farther: "am 3." to "3. März".
func (r *reader) matchBest(i int) int {
	end := r.match(i)
	if r.best.rule == nil {
		return end
	}
	first := i
	for _, c := range r.best.path {
		if c.group != 0 {
			first = c.item
			break
		}
	}
	if first == i {
		return end
	}
	here := r.best
	here.path = append(r.spare[:0], r.best.path...)
	r.spare = here.path
	if later := r.match(first); r.best.rule != nil && r.best.end > here.end {
		return later
	}
	r.best.rule, r.best.end = here.rule, here.end
	r.best.path = append(r.best.path[:0], here.path...)
	return end
}

// match looks for the longest match that begins at item i, the first rule
// among equals, and returns the item after its last group.
func (r *reader) match(i int) int {
	r.best.rule, r.best.end = nil, 0
	r.path = r.path[:0]
	r.walk(r.lang.start, i)
	end := i + 1
	for _, c := range r.best.path {
		if r.best.rule != nil && c.group != 0 {
			end = max(end, c.item+1)
		}
	}
	return end
}

// step goes over an edge, and on from there.
func (r *reader) step(e *edge, i int, rd *reading) {
	it := &r.items[i]
	c := capture{name: e.name, group: e.group, start: it.start, end: it.end, item: i}
	switch {
	case e.value != nil:
		c.n, c.text = e.value.n, e.value.text
	case rd != nil:
		c.n, c.text = rd.n, rd.text
	default:
		c.n, c.text = it.n, r.text[it.start:it.end]
	}
	r.path = append(r.path, c)
	r.walk(e.to, i+1)
	r.path = r.path[:len(r.path)-1]
}

func (r *reader) walk(s *state, i int) {
	if s.final != nil && (i > r.best.end || i == r.best.end && s.final.order < r.best.rule.order) {
		r.best.rule, r.best.end = s.final, i
		r.best.path = append(r.best.path[:0], r.path...)
	}
	if i >= len(r.items) {
		return
	}
	if s.byClass == nil {
		for j := range s.edges {
			r.try(&s.edges[j], i)
		}
		return
	}
	it := &r.items[i]
	for k := range it.readings {
		rd := &it.readings[k]
		for _, e := range s.byClass[rd.class] {
			r.tryReading(e, i, rd)
		}
	}
	for _, e := range s.byShape {
		r.tryShape(e, i)
	}
}

// try goes over an edge in every way that item i allows.
func (r *reader) try(e *edge, i int) {
	if e.shape != shapeCount {
		r.tryShape(e, i)
	}
	it := &r.items[i]
	for k := range it.readings {
		if it.readings[k].class == e.class {
			r.tryReading(e, i, &it.readings[k])
		}
	}
}

func (r *reader) tryReading(e *edge, i int, rd *reading) {
	if it := &r.items[i]; (!e.glued || it.glued) && r.fits(e, it, rd) {
		r.step(e, i, rd)
	}
}

func (r *reader) tryShape(e *edge, i int) {
	it := &r.items[i]
	if (!e.glued || it.glued) && (it.shapes.has(e.shape) || e.shape == shapeAny) && r.spells(it, e.want) {
		r.step(e, i, nil)
	}
}

// spells reports whether an item is written as an edge over a shape asks:
// "$day=11".
func (r *reader) spells(it *item, want string) bool {
	return want == "" || r.text[it.start:it.end] == want
}

// fits reports whether a reading has the value and the capitals that it must
// have.
func (r *reader) fits(e *edge, it *item, rd *reading) bool {
	if e.want != "" && e.want != rd.text {
		return false
	}
	switch rd.spell {
	case capital:
		return it.capital
	case lowerCase:
		return !it.capital || it.initial
	}
	return true
}

// markTimed notes that a time of day follows the match before, if that lies in
// the same sentence.
func (r *reader) markTimed(sentence int) {
	if n := len(r.found); n > 0 && r.found[n-1].sentence == sentence {
		r.found[n-1].timed = true
	}
}

// headingItems is how many items a heading has at most.
const headingItems = 16

// isHeading reports whether the items, which begin a paragraph and end at to,
// look like a heading: few of them, and no full stop.
func (r *reader) isHeading(to int) bool {
	if len(r.items) > headingItems {
		return false
	}
	last := &r.items[len(r.items)-1]
	return !strings.Contains(".!?", r.text[last.start:last.end]) && (to >= len(r.text) || r.text[to] == '\n' || r.text[to] == '\r')
}

// maxAside is how many items before a match are searched for a parenthesis.
const maxAside = 30

// isAside reports whether the best match tells no more than the date of a
// noun ("die Erklärung vom 3. März 1939") or stands in parentheses.
func (r *reader) isAside() bool {
	first := -1
	for _, c := range r.best.path {
		if c.group != 0 {
			first = c.item
			break
		}
	}
	if r.hasReading(first-1, r.lang.classes["$of"]) && first >= 2 {
		if noun := &r.items[first-2]; noun.capital && !noun.initial {
			return true
		}
	}
	for i := first - 1; i >= max(0, first-maxAside); i-- {
		switch r.text[r.items[i].start:r.items[i].end] {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// speechReach is how many items from a time a verb of speech may stand for the
// time to be its own.
const speechReach = 4

// isSaid reports whether a verb of speech stands beside the items from i to
// end.
func (r *reader) isSaid(i, end int) bool {
	speech := r.lang.classes["$speech"]
	for k := i - 1; k >= max(0, i-speechReach) && r.text[r.items[k].start] != ','; k-- {
		if r.hasReading(k, speech) {
			return true
		}
	}
	return end < len(r.items) && r.hasReading(end, speech)
}

// hasReading reports whether item i can be a word of a class.
func (r *reader) hasReading(i int, c class) bool {
	if i < 0 || c == 0 {
		return false
	}
	for _, rd := range r.items[i].readings {
		if rd.class == c {
			return true
		}
	}
	return false
}

// isName reports whether the best match lies within the name of a person or
// an organisation: "Theresa May", "Sunday Times".
func (r *reader) isName(s *sentence.Sentence) bool {
	if !s.Analysed {
		return false
	}
	for _, c := range r.best.path {
		if c.group == 0 {
			continue
		}
		if d := r.text[c.start]; d >= '0' && d <= '9' {
			return false
		}
		if !named(s, c.start) || r.hasReading(c.item, r.lang.classes["$adverbial"]) && !r.goesOn(s, c.item) {
			return false
		}
	}
	return true
}

// goesOn reports whether an item is followed by a word with a capital, of
// which a name may be made: "Sunday Times", but not "Merkel Sunday left".
func (r *reader) goesOn(s *sentence.Sentence, i int) bool {
	return i+1 < len(r.items) && r.items[i+1].capital && named(s, r.items[i+1].start)
}

func named(s *sentence.Sentence, at int) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start <= at && at < t.End {
			return strings.HasSuffix(t.Entity, "-PER") || strings.HasSuffix(t.Entity, "-ORG")
		}
	}
	return false
}
