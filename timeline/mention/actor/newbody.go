package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// bodyKinds are the sets of words.tsv in which the words stand that the names
// of organisations end in, with the sector that each tells. The first set that
// has the word wins.
var bodyKinds = []struct{ set, sector string }{
	{"body-police", "COP"}, {"body-court", "JUD"}, {"body-parliament", "LEG"}, {"body-army", "MIL"}, {"body-government", "GOV"},
	{"body-party", "PTY"}, {"body-company", "BUS"}, {"body-media", "MED"}, {"body-faith", "REL"}, {"body-school", "CVL"}, {"body-society", "NGO"},
}

// longestBody is how many tokens the name of an organisation may have.
const longestBody = 12

// newBodies joins the tokens of organisations that no table has into units of
// their own: "National Highway Traffic Safety Administration", "Union of
// Rationalist Atheists". Their names end in a word for what they are, or have
// it before an "of".
func (f *Finder) newBodies(s *sentence.Sentence, units []unit) []unit {
	if s.Lang != "en" || !s.Analysed || titleCase(s) {
		return units
	}
	var out []unit
	n := 0
	for i := 0; i < len(s.Tokens); {
		for n < len(units) && units[n].last < i {
			n++
		}
		if u, ok := f.newBody(s, units, n, i); ok {
			out = append(out, u)
			i = u.last + 1
			continue
		}
		if n < len(units) && units[n].first == i {
			out = append(out, units[n])
			i = units[n].last + 1
			continue
		}
		i++
	}
	return out
}

// newBody reads the name of an organisation that begins at token i; n is the
// first unit that does not end before it.
func (f *Finder) newBody(s *sentence.Sentence, all []unit, n, i int) (unit, bool) {
	units := all[n:]
	if !capital(s, i) || i > 0 && capital(s, i-1) || f.k.is("before-office", "en", strings.ToLower(s.Tokens[i].Form)) {
		return unit{}, false
	}
	if u, ok := f.abbreviated(s, units, i); ok {
		return u, true
	}
	head := i
	for head+1 < len(s.Tokens) && head < i+longestBody && f.k.joins(s, head+1) {
		head++
	}
	for head >= i && f.k.bodySector(s.Tokens[head].Form) == "" {
		head--
	}
	if head < i || !f.firmBody(s, units, i, head) {
		return unit{}, false
	}
	last := f.bodyEnd(s, units, head)
	if last == i || !uncovered(s, units, i, last, head) {
		return unit{}, false
	}
	e := f.bodyNamed(s, all, i, head, last)
	u := unit{first: i, last: last, refs: []reference{{entity: e, form: Named}}}
	if possessive(s, last+1) {
		u.genitive = true
		u.last++
	}
	return u, true
}

// abbreviated reads the letters that an organisation was given in brackets
// behind its name.
func (f *Finder) abbreviated(s *sentence.Sentence, units []unit, i int) (unit, bool) {
	e := f.coined[s.Tokens[i].Form]
	if e == nil || len(units) > 0 && units[0].first == i || strings.ToUpper(s.Tokens[i].Form) != s.Tokens[i].Form {
		return unit{}, false
	}
	u := unit{first: i, last: i, refs: []reference{{entity: e, form: Named}}}
	if possessive(s, i+1) {
		u.genitive = true
		u.last++
	}
	return u, true
}

// joins reports whether token i goes on with a name whose words are written
// with capitals: one of them, or an "and" between two.
func (k *Knowledge) joins(s *sentence.Sentence, i int) bool {
	switch s.Tokens[i].Form {
	case "and", "&":
		return i+1 < len(s.Tokens) && capital(s, i+1)
	}
	return capital(s, i) && !k.is("calendar", "en", s.Tokens[i].Form)
}

// bodyEnd returns the last token of a name whose word for what it is stands at
// token i: "Department of Health and Human Services".
func (f *Finder) bodyEnd(s *sentence.Sentence, units []unit, i int) int {
	last := i
	for j := i + 1; j < len(s.Tokens) && j <= i+longestBody; {
		switch s.Tokens[j].Form {
		case "of", "for", "on", "against":
			if j+1 < len(s.Tokens) && s.Tokens[j+1].Form == "the" {
				j++
			}
		case "and", "&":
			if last == i || f.k.bodySector(s.Tokens[i].Form) == "BUS" || known(units, j+1) {
				return last // "the Commission and the Council", "Bank of America and Citigroup"
			}
		default:
			if last == i || !capital(s, j) {
				return last
			}
			last = j
			j++
			continue
		}
		if j+1 >= len(s.Tokens) || !capital(s, j+1) || f.k.is("calendar", "en", s.Tokens[j+1].Form) {
			return last
		}
		j++
		last = j
		j++
	}
	return last
}

// known reports whether the tables know a name that begins at token i.
func known(units []unit, i int) bool {
	for _, u := range units {
		if u.first >= i {
			return u.first == i && u.refs != nil
		}
	}
	return false
}

// firmBody reports whether nothing before the word at head speaks against a
// name of an organisation: a person ("Obama Administration"), a title, two
// bodies side by side, or a state that owns it ("Germany's Green Party").
func (f *Finder) firmBody(s *sentence.Sentence, units []unit, i, head int) bool {
	for j := i; j < head; j++ {
		if w := s.Tokens[j].Form; (w == "and" || w == "&") && (f.k.bodySector(s.Tokens[j-1].Form) != "" || known(units, j+1)) {
			return false
		}
	}
	for _, u := range units {
		if u.first > head {
			break
		}
		for _, r := range u.refs {
			if r.entity.Kind == Person && !r.doubtful {
				return false
			}
		}
		if u.roles != nil && u.roles[0].kind != "group" && u.roles[0].kind != "institution" && u.last < head {
			return false
		}
	}
	return true
}

// uncovered reports whether the tables leave a word of a name open: what they
// know to the last word they know better.
func uncovered(s *sentence.Sentence, units []unit, first, last, head int) bool {
	open := false
	for i := first; i <= last; i++ {
		if !capital(s, i) {
			continue
		}
		known := false
		for _, u := range units {
			if u.first <= i && i <= u.last {
				known = true
				if isBody(u) && u.last > u.first && u.last >= head {
					return false // "World Health Organization of …"
				}
			}
		}
		open = open || !known
	}
	return open
}

// bodyNamed returns the organisation of a name, the same one each time it is
// named in an article.
func (f *Finder) bodyNamed(s *sentence.Sentence, units []unit, first, head, last int) *Entity {
	owner := f.scene.here()
	for _, u := range units {
		if u.last < first-1 || u.last == first-1 && !u.genitive || u.refs == nil {
			continue
		}
		if u.first > last {
			break
		}
		if r := f.choose(s, u); r.entity != nil && r.entity.Code != "" && r.entity.Kind != Person {
			owner = r.entity
			if u.first == first && r.entity.Kind == State && r.form == Named && u.last < head && len(s.Tokens[first].Form) <= 4 {
				first = u.last + 1 // "US Forest Service"
			}
			break
		}
	}
	name := strings.Join(strings.Fields(f.text[s.Tokens[first].Start:s.Tokens[last].End]), " ")
	if e := f.coined[name]; e != nil {
		return e
	}
	e := &Entity{Kind: Organisation, Name: name, Sector: f.k.bodySector(s.Tokens[head].Form)}
	for i := first; i < head; i++ {
		switch w := s.Tokens[i].Form; {
		case e.Sector == "GOV" && f.k.bodySector(w) == "COP":
			e.Sector = "COP" // "New York Police Department"
		case e.Sector == "NGO" && f.k.is("parliamentary", "en", w):
			e.Sector = "LEG" // "Senate Banking Committee"
		}
	}
	if owner != nil {
		e.Code = owner.Code
	}
	f.coined[name] = e
	if i := last + 1; i+2 < len(s.Tokens) && s.Tokens[i].Form == "(" && s.Tokens[i+2].Form == ")" {
		f.coined[s.Tokens[i+1].Form] = e
	}
	if i := first - 1; i > 0 && s.Tokens[i].Form == "(" && strings.ToUpper(s.Tokens[i-1].Form) == s.Tokens[i-1].Form {
		f.coined[s.Tokens[i-1].Form] = e
	}
	return e
}

// bodySector returns the sector of organisations whose name ends in a word, ""
// if it is no such word.
func (k *Knowledge) bodySector(word string) string {
	for _, kind := range bodyKinds {
		if k.is(kind.set, "en", word) {
			return kind.sector
		}
	}
	return ""
}

// capital reports whether token i is a word with a capital.
func capital(s *sentence.Sentence, i int) bool {
	if u := s.Tokens[i].UPOS; u == "PRON" || u == "DET" {
		return false
	}
	return isUpper(s.Tokens[i].Form) && (i > 0 || s.Tokens[i].UPOS == "PROPN" || s.Tokens[i].UPOS == "NOUN" || s.Tokens[i].UPOS == "ADJ")
}

// titleCase reports whether a sentence is a headline with all words in
// capitals, its verbs too, so that they tell nothing.
func titleCase(s *sentence.Sentence) bool {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; (t.UPOS == "VERB" || t.UPOS == "AUX") && !isUpper(t.Form) {
			return false
		}
	}
	return true
}
