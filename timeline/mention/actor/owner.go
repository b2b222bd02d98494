package actor

import (
	"slices"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/sentence"
)

// ownerAfter reads "der Ukraine", "von Israel", "of the United Nations" after
// a role that ends before token i; n is the unit it stands in.
func (f *Finder) ownerAfter(s *sentence.Sentence, units []unit, n, i int) (*Entity, int) {
	if e, end := f.bodyAfter(s, units, n, i); e != nil {
		return e, end
	}
	if n < len(units) && units[n].roles != nil && len(units[n].roles[0].of) == 3 && f.linked(s, i, units[n].first) {
		return f.ownerOf(units[n].roles[0]), n // "the head of the UN observer mission"
	}
	if n >= len(units) || units[n].refs == nil {
		return nil, 0
	}
	gap := units[n].first - i
	if gap > 3 || gap < 1 && !(units[n].genitive && s.Lang == "de") {
		return nil, 0
	}
	if !f.linked(s, i, units[n].first) {
		return nil, 0
	}
	word := strings.ToLower(s.Tokens[i].Form)
	if gap > 0 && !fitsRole(word, units[n-1].roles) && (word == "to" || s.Tokens[units[n].first].Head != units[n-1].last) {
		return nil, 0
	}
	r := f.choose(s, units[n])
	if r.entity == nil || r.people || r.form == Adjective {
		return nil, 0
	}
	if r.entity.Kind == Person && (!f.about(units[n-1]) || gap > 0 && s.Lang == "de" && !f.k.is("link", "de", strings.ToLower(s.Tokens[i].Form))) {
		return nil, 0
	}
	return f.k.ownerIn(units[n], r, units[n-1].roles), n
}

// linked reports whether only an "of the" stands from token i to before token
// j.
func (f *Finder) linked(s *sentence.Sentence, i, j int) bool {
	for ; i < j; i++ {
		if !f.k.is("link", s.Lang, strings.ToLower(s.Tokens[i].Form)) {
			return false
		}
	}
	return true
}

// bodyAfter reads "der prokurdischen Partei HDP" after a role: an organisation
// with the word for what it is.
func (f *Finder) bodyAfter(s *sentence.Sentence, units []unit, n, i int) (*Entity, int) {
	if n+1 >= len(units) || units[n].roles == nil || units[n].first-i > 4 || units[n].first == i || !f.k.is("link", s.Lang, strings.ToLower(s.Tokens[i].Form)) {
		return nil, 0
	}
	for j := i; j < units[n].first; j++ {
		if t := &s.Tokens[j]; !f.k.is("link", s.Lang, strings.ToLower(t.Form)) && t.UPOS != "ADJ" && t.Form != "-" {
			return nil, 0
		}
	}
	if e := f.apposedBody(s, units, &phrase{unit: units[n], end: units[n].last, next: n + 1}); e != nil {
		return e, n + 1
	}
	return nil, 0
}

// ownerOf returns the state or organisation that a word is always of, nil if
// any. Of several states it is the one that the article speaks of most.
func (f *Finder) ownerOf(ro *role) *Entity {
	if ro.of == "" {
		return nil
	}
	keys := strings.Split(ro.of, "/")
	for i := len(f.recent) - 1; i >= 0 && len(keys) > 1; i-- {
		if e := f.recent[i].entity; e.held(ro.id, f.on) && slices.Contains(keys, e.Code) && (ro.gender == 0 || ro.gender == e.Gender) {
			return f.k.orgs[e.Code]
		}
	}
	best := f.k.orgs[keys[0]]
	for _, key := range keys[1:] {
		e := f.k.orgs[key]
		if a, b := f.fitness(ro, e), f.fitness(ro, best); a > b || a == b && f.scene.total[e] > f.scene.total[best] {
			best = e
		}
	}
	return best
}

// fitness tells how well a state fits the word of an office that several
// states have: best where the article names the holder.
func (f *Finder) fitness(ro *role, state *Entity) int {
	n := 0
	if f.k.suits(ro, state, f.on) {
		n += 2
	}
	if e := f.k.Holder(ro.id, state.key, f.on); e != nil && f.named[f.dated(e)] {
		n++
	}
	return n
}

// suits reports whether the holder of an office is a woman where its word is
// for one: "Kanzlerin" is nobody of a state that a man governs.
func (k *Knowledge) suits(ro *role, org *Entity, on date.Day) bool {
	if ro.gender == 0 || ro.kind != "office" {
		return true
	}
	e := k.Holder(ro.id, org.key, on)
	return e == nil || e.Gender == 0 || e.Gender == ro.gender
}

// ownerIn returns what an office is of that stands beside a name: the region
// where it is an office of such.
func (k *Knowledge) ownerIn(u unit, r reference, roles []*role) *Entity {
	if len(roles) > 0 && roles[0].local || r.form == Located || r.form == Adjective {
		for _, alt := range append([]reference{r}, u.refs...) {
			if alt.region != nil && alt.entity == r.entity {
				return alt.region
			}
		}
	}
	if away := k.provinces[r.entity.Code]; r.form == Located && away != nil && len(roles) > 0 && (roles[0].kind == "office" || roles[0].id == "government") {
		return away // the president of Lombardy is not Italy's, its government neither
	}
	return r.entity
}

// fitsRole reports whether what follows a preposition belongs to a role:
// diplomats are sent "to" a state, but troops move there; troops come "from"
// where they are.
func fitsRole(preposition string, roles []*role) bool {
	if len(roles) == 0 {
		return true
	}
	switch preposition {
	case "to":
		switch roles[0].id {
		case "ambassador", "envoy", "embassy", "delegation", "diplomat", "adviser":
			return true
		}
		return false
	case "from", "aus":
		return roles[0].sector != "MIL" // unless the parser says so
	}
	return true
}

// about reports whether a role is towards a person: critics, supporters,
// spokespeople.
func (f *Finder) about(u unit) bool {
	if u.roles == nil {
		return false
	}
	switch u.roles[0].id {
	case "opponents", "supporters", "spokesperson", "lawyer", "adviser":
		return true
	}
	return false
}
