package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// personAfter reads a person's name that begins at token i or after a comma
// there. It returns the tokens of the name and how many units it used.
func (f *Finder) personAfter(s *sentence.Sentence, units []unit, ph *phrase) (p *Entity, from, to, used int) {
	n, i, ro, owner := ph.next, ph.end+1, ph.roles[0], ph.owner
	i, skipped := concern(s, units[n:], i)
	if j, over, of := f.realm(s, units[n:], ph, i); over >= 0 {
		i, skipped = j, skipped+over
		if owner == nil {
			owner = of
		}
	}
	n += skipped
	defer func() {
		if p != nil {
			used += skipped
		}
	}()
	if past, inside := aside(s, units[n:], i); past > i {
		i, n, skipped = past, n+inside, skipped+inside
	}
	comma := i < len(s.Tokens) && s.Tokens[i].Form == ","
	if comma {
		i++
	}
	if i >= len(s.Tokens) {
		return nil, 0, 0, 0
	}
	if n < len(units) && units[n].first == i && units[n].unlisted {
		u := units[n]
		to := u.last
		if u.genitive {
			to--
		}
		return f.unknown(s, u.first, to, ro, owner), u.first, to, 1
	}
	if n < len(units) && units[n].first == i && units[n].refs != nil {
		u := units[n]
		for _, r := range f.byOffice(s, u, ro) {
			if r.entity.Kind != Person {
				continue
			}
			to := u.last
			if u.genitive && s.Lang == "en" {
				to--
			}
			return r.entity, u.first, to, 1
		}
	}
	if ro.kind == "institution" || ro.kind == "group" && (comma || ro.crowd(s, ph.unit)) || comma && owner == nil {
		return nil, 0, 0, 0
	}
	if n < len(units) && units[n].first == i && f.choose(s, units[n]).entity != nil {
		return nil, 0, 0, 0
	}
	last := f.nameEnd(s, units[n:], i)
	if !f.k.isNamePart(s, i) || last == i && (comma || len(s.Tokens[i].Form) < 4 && strings.ToUpper(s.Tokens[i].Form) == s.Tokens[i].Form) {
		return nil, 0, 0, 0
	}
	used = 0
	for n+used < len(units) && units[n+used].first <= last {
		used++
	}
	return f.unknown(s, i, last, ro, owner), i, last, used
}

// aside passes over brackets: the "(EBC)" of "the head of the Estonian
// Broadcasting Company (EBC), Jaan Tamm". It returns the token after them and
// the number of units in them.
func aside(s *sentence.Sentence, units []unit, i int) (past, inside int) {
	if s.Lang != "en" || i >= len(s.Tokens) || s.Tokens[i].Form != "(" {
		return i, 0
	}
	for j := i + 1; j < len(s.Tokens) && j < i+longestBody; j++ {
		if s.Tokens[j].Form != ")" {
			continue
		}
		for inside < len(units) && units[inside].first < j {
			inside++
		}
		return j + 1, inside
	}
	return i, 0
}

// concern passes over what an office is for: the "für Syrien" of "der
// UN-Sondergesandte für Syrien, Staffan de Mistura". It returns the token and
// the number of units after it.
func concern(s *sentence.Sentence, units []unit, i int) (int, int) {
	if i >= len(s.Tokens) || len(units) == 0 || units[0].refs == nil {
		return i, 0
	}
	switch strings.ToLower(s.Tokens[i].Form) {
	case "für", "for", "in", "bei", "at", "to", "on":
	default:
		return i, 0
	}
	if j := units[0].first; j > i+2 || j == i+2 && s.Tokens[i+1].UPOS != "DET" {
		return i, 0
	}
	return units[0].last + 1, 1
}

// byOffice orders the persons that a name may mean after a title: those who
// held the office first.
func (f *Finder) byOffice(s *sentence.Sentence, u unit, ro *role) []reference {
	var first, then []reference
	for _, r := range u.refs {
		if r.entity.Kind != Person {
			continue
		}
		if r.entity.held(ro.id, f.on) {
			first = append(first, r)
		} else if !r.doubtful || u.last > u.first {
			then = append(then, r)
		}
	}
	if c := f.choose(s, u); c.entity != nil && c.entity.Kind == Person && len(first) != 1 {
		return append([]reference{c}, first...)
	}
	return append(first, then...)
}

// longestRealm is how many tokens may stand between an office and the name of
// who holds it.
const longestRealm = 9

// realm passes over what an office is of where the holder's name follows: the
// "der rechten tschechischen Bewegung" of "der Chef der rechten tschechischen
// Bewegung Jan Novák". It returns the first token of the name, the number of
// units passed over and the state that is told of among them; over is -1 if
// there is nothing of the kind.
func (f *Finder) realm(s *sentence.Sentence, units []unit, ph *phrase, i int) (at, over int, of *Entity) {
	if k := ph.roles[0].kind; s.Lang != "de" || !s.Analysed || k != "office" && k != "person" || i >= len(s.Tokens) {
		return 0, -1, nil
	}
	switch strings.ToLower(s.Tokens[i].Form) {
	case "der", "des":
	default:
		return 0, -1, nil
	}
	for over = range units {
		u := units[over]
		if u.first > i+longestRealm || !attributes(s, i+1, u.first) {
			return 0, -1, nil
		}
		if isName := u.unlisted || u.last > u.first && len(u.refs) > 0 && u.refs[0].entity.Kind == Person; isName {
			if u.first < i+2 || s.Tokens[u.first-1].UPOS != "NOUN" {
				return 0, -1, nil
			}
			return u.first, over, of
		}
		if e := adjectival(u); e != nil {
			of = e
		}
	}
	return 0, -1, nil
}

// attributes reports whether only adjectives, nouns and hyphens stand from one
// token to before another.
func attributes(s *sentence.Sentence, from, to int) bool {
	for i := from; i < to; i++ {
		t := &s.Tokens[i]
		if t.UPOS != "ADJ" && t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.Form != "-" {
			return false
		}
	}
	return true
}
