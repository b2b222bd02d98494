package actor

import (
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/sentence"
)

// readRole reads a role with what stands around it: the owner before it
// ("Russlands", "US-"), the state or organisation after it ("der Ukraine"),
// the person's name after that. lead is the first unit of the phrase, at the
// unit of the role itself.
func (f *Finder) readRole(s *sentence.Sentence, units []unit, lead, at int, owner *Entity) ([]Mention, int) {
	u := units[at]
	first, last, used := units[lead].first, u.last, at-lead+1
	if u.roles == nil { // "Putin-Trump-Gespräch": only its parts are actors
		return f.parts(s, u), used
	}
	if !actsAs(s, u) {
		return nil, used
	}
	if owner == nil && u.modifier == "" {
		owner = f.possessor(s, u)
	}
	if owner == nil {
		if o, end := f.ownerAfter(s, units, at+1, last+1); o != nil {
			owner, last, used = o, units[end].last, end-lead+1
		}
	}
	if owner == nil {
		owner = f.ownerOf(u.roles[0])
	}
	// A name right after the role, or after a comma: "der Präsident der
	// Ukraine, Wolodymyr Selenskyj".
	if p, from, to, n := f.personAfter(s, units, lead+used, last+1, u.roles[0], owner, u.roles[0].crowd(s, u)); p != nil {
		m := f.mention(s, first, to, from, to, p, Named)
		if n > 0 {
			m.Genitive = units[lead+used+n-1].genitive
		}
		return []Mention{m}, used + n
	}
	if list := f.both(s, u); list != nil && owner == nil {
		var out []Mention
		for _, e := range list {
			out = append(out, f.mention(s, first, last, u.first, last, e, Pronoun))
		}
		return out, used
	}
	if step := neighbour(u.roles[0]); step != 0 {
		if e := f.neighbour(owner, step); e != nil {
			return []Mention{f.mention(s, first, last, u.first, last, e, Office)}, used
		}
		if owner != nil && owner.Kind == Person {
			owner = f.k.states[owner.Code]
		}
	}
	if u.roles[0].id == "counterpart" {
		if e := f.counterpart(owner); e != nil {
			return []Mention{f.mention(s, first, last, first, last, e, Office)}, used
		}
		if owner == nil || owner.Kind != State || f.k.demos[owner.Code] == "" {
			return nil, used
		}
		e := f.generic(owner, f.k.demos[owner.Code]+" official", "GOV")
		return []Mention{f.mention(s, first, last, first, last, e, Group)}, used
	}
	if owner == nil && definite(s, u) {
		if e := f.body(u); e != nil {
			return []Mention{f.mention(s, first, last, u.first, last, e, Office)}, used
		}
	}
	if ro := u.roles[0]; owner == nil && (ro.doubtful || ro.weak && !attributed(s, u)) {
		return nil, used
	}
	e, form := f.resolve(u, owner, several(s, u))
	if p := f.foretoldHolders[e.Name+"\x00"+e.Code]; p != nil && form == Office && e.Kind == Generic {
		e = p // the name is told later
	}
	if owner == nil && modifies(s, u.last) {
		form = Adjective
	}
	start := u.first
	if len(u.before) == 0 && first < u.first {
		start = first
	}
	return []Mention{f.mention(s, first, last, start, last, e, form)}, used
}

// actsAs reports whether the tagger takes the word of a role for a noun;
// English has verbs and adjectives of the same form.
func actsAs(s *sentence.Sentence, u unit) bool {
	if !s.Analysed || s.Lang == "de" {
		return true
	}
	switch s.Tokens[u.last].UPOS {
	case "VERB", "AUX", "ADV", "ADP", "SCONJ", "DET", "PRON":
		return false
	}
	return true
}

// modifies reports whether the English noun at token i only describes the one
// after it: the "police" of "police raid".
func modifies(s *sentence.Sentence, i int) bool {
	t := &s.Tokens[i]
	return s.Lang == "en" && (t.Rel == "compound" || t.Rel == "amod" || t.UPOS == "ADJ") && t.Head > i && t.Head <= i+3 && s.Tokens[t.Head].UPOS != "PROPN"
}

// attributed reports whether an adjective says what kind of group is meant.
func attributed(s *sentence.Sentence, u unit) bool {
	for i := u.first - 1; i >= 0 && i >= u.first-3; i-- {
		if t := &s.Tokens[i]; t.Rel == "amod" && t.Head >= u.first && t.Head <= u.last && t.UPOS == "ADJ" {
			return true
		}
	}
	return false
}

// several reports whether an office stands for several holders: "mehrere
// Staatschefs", "the foreign ministers".
func several(s *sentence.Sentence, u unit) bool {
	for i := u.first; i <= u.last; i++ {
		if s.Tokens[i].UPOS == "CCONJ" {
			return true // "Staats- und Regierungschefs"
		}
	}
	plural := strings.Contains(s.Tokens[u.last].Feats, "Number=Plur")
	for i := u.first - 1; i >= 0 && i >= u.first-3; i-- {
		d := &s.Tokens[i]
		if d.UPOS == "ADP" || d.UPOS == "VERB" || d.UPOS == "PUNCT" {
			break
		}
		if d.UPOS == "DET" && strings.Contains(d.Feats, "Number=Sing") {
			return false // surer than the number of a rare noun
		}
		if d.UPOS == "NUM" && d.Head >= u.first && d.Head <= u.last && d.Form != "ein" && d.Form != "one" || manyWord[strings.ToLower(d.Form)] {
			return true
		}
	}
	return plural
}

// manyWord holds the words that count more than one.
var manyWord = map[string]bool{
	"mehrere": true, "mehreren": true, "mehrerer": true, "viele": true, "vielen": true, "vieler": true, "einige": true, "einigen": true, "einiger": true, "alle": true, "allen": true, "aller": true, "beide": true, "beiden": true, "beider": true,
	"several": true, "many": true, "some": true, "all": true, "both": true, "various": true, "other": true,
}

// parts gives the actors within a compound that is no actor itself.
func (f *Finder) parts(s *sentence.Sentence, u unit) []Mention {
	var out []Mention
	for _, e := range u.before {
		out = append(out, f.mention(s, u.first, u.last, u.first, u.last, e, Part))
	}
	return out
}

// ownerAfter reads "der Ukraine", "von Israel", "of the United Nations" after
// a role that ends before token i; n is the unit it stands in.
func (f *Finder) ownerAfter(s *sentence.Sentence, units []unit, n, i int) (*Entity, int) {
	if n >= len(units) || units[n].refs == nil {
		return nil, 0
	}
	gap := units[n].first - i
	if gap > 3 || gap < 1 && !(units[n].genitive && s.Lang == "de") {
		return nil, 0
	}
	for j := i; j < units[n].first; j++ {
		if !linkWord[s.Lang][strings.ToLower(s.Tokens[j].Form)] {
			return nil, 0
		}
	}
	r := f.choose(s, units[n])
	if r.entity == nil || r.people || r.form == Adjective {
		return nil, 0
	}
	if r.entity.Kind == Person && (!f.about(units[n-1]) || gap > 0 && s.Lang == "de" && !linkWord["de"][strings.ToLower(s.Tokens[i].Form)]) {
		return nil, 0
	}
	return ownerIn(units[n], r, units[n-1].roles), n
}

// ownerOf returns the state or organisation that a word is always of, nil if
// any. Of several states it is the one that the article speaks of most.
func (f *Finder) ownerOf(ro *role) *Entity {
	if ro.of == "" {
		return nil
	}
	keys := strings.Split(ro.of, "/")
	best := f.k.orgs[keys[0]]
	for _, key := range keys[1:] {
		e := f.k.orgs[key]
		if a, b := f.k.suits(ro, e, f.on), f.k.suits(ro, best, f.on); a && !b || a == b && f.scene.total[e] > f.scene.total[best] {
			best = e
		}
	}
	return best
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
func ownerIn(u unit, r reference, roles []*role) *Entity {
	if len(roles) > 0 && roles[0].local || r.form == Located || r.form == Adjective {
		for _, alt := range append([]reference{r}, u.refs...) {
			if alt.region != nil && alt.entity == r.entity {
				return alt.region
			}
		}
	}
	return r.entity
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

// linkWord holds the words that tie a role to what it belongs to.
var linkWord = map[string]map[string]bool{
	"de": {"der": true, "des": true, "von": true, "vom": true, "dem": true, "in": true, "im": true, "aus": true},
	"en": {"of": true, "the": true, "for": true, "to": true, "in": true, "from": true},
}

// personAfter reads a person's name that begins at token i or after a comma
// there. It returns the tokens of the name and how many units it used.
func (f *Finder) personAfter(s *sentence.Sentence, units []unit, n, i int, ro *role, owner *Entity, many bool) (p *Entity, from, to, used int) {
	i, skipped := concern(s, units[n:], i)
	n += skipped
	defer func() {
		if p != nil {
			used += skipped
		}
	}()
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
	if ro.kind == "institution" || ro.kind == "group" && (comma || many) || comma && owner == nil {
		return nil, 0, 0, 0
	}
	if n < len(units) && units[n].first == i && f.choose(s, units[n]).entity != nil {
		return nil, 0, 0, 0
	}
	last := f.nameEnd(s, units[n:], i)
	if !isNamePart(s, i) || comma && last == i {
		return nil, 0, 0, 0
	}
	used = 0
	for n+used < len(units) && units[n+used].first <= last {
		used++
	}
	return f.unknown(s, i, last, ro, owner), i, last, used
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

// resolve finds who is meant by a role without a name.
func (f *Finder) resolve(u unit, owner *Entity, several bool) (*Entity, Form) {
	ro := u.roles[0]
	if ro.kind == "office" && several {
		return f.holders(u, owner), Group
	}
	if ro.kind == "office" {
		if owner != nil {
			for _, r := range u.roles {
				if e := f.k.Holder(r.id, owner.key, f.on); e != nil && u.modifier == "" && f.k.suits(r, owner, f.on) {
					return e, Office
				}
			}
			return f.described(u, owner), Office
		}
		if e := f.antecedent(u); e != nil {
			return e, Office
		}
		if f.scene.here() != nil && u.modifier == "" {
			if e := f.k.Holder(ro.id, f.scene.here().key, f.on); e != nil && f.k.suits(ro, f.scene.here(), f.on) {
				return e, Office
			}
		}
		return f.described(u, nil), Office
	}
	if owner == nil && u.modifier == "" && ro.kind == "person" {
		if e := f.antecedent(u); e != nil {
			return e, Office
		}
	}
	if owner == nil && !(several && ro.id == "government") && (ro.id == "government" || ro.id == "army" || ro.id == "police" || ro.id == "parliament") {
		owner = f.scene.here()
	}
	if several && ro.id == "government" {
		return f.holders(u, owner), Group
	}
	if owner != nil && (ro.id == "government" || ro.id == "delegation") && u.modifier == "" {
		return owner, Group
	}
	return f.described(u, owner), Group
}

// antecedent finds the person named before who holds or held the role.
func (f *Finder) antecedent(u unit) *Entity {
	for i := len(f.recent) - 1; i >= 0; i-- {
		for _, r := range u.roles {
			e := f.recent[i].entity
			if e.Kind == Person && (e.held(r.id, f.on) || e.role == r.id) && (r.gender == 0 || e.Gender == 0 || e.Gender == r.gender) {
				return e
			}
		}
	}
	return nil
}

// holders makes an unnamed actor of several holders of one office.
func (f *Finder) holders(u unit, owner *Entity) *Entity {
	ro := u.roles[0]
	name := plural(ro.name)
	if owner == nil && !ro.abroad {
		return f.generic(f.scene.here(), name, ro.sector)
	}
	if owner == nil {
		return f.generic(nil, name, ro.sector)
	}
	if demo := f.k.demos[owner.Code]; owner.Kind == State && demo != "" {
		return f.generic(owner, demo+" "+name, ro.sector)
	}
	return f.generic(owner, owner.Name+" "+name, ro.sector)
}

// plural gives the plural of an English noun phrase.
func plural(s string) string {
	switch {
	case strings.Contains(s, " of "):
		first, rest, _ := strings.Cut(s, " of ")
		return plural(first) + " of " + rest
	case strings.HasSuffix(s, "y") && !strings.HasSuffix(s, "ey") && !strings.HasSuffix(s, "oy"):
		return strings.TrimSuffix(s, "y") + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "people"):
		return s
	}
	return s + "s"
}

// described makes an unnamed actor: "Turkish foreign minister". Without an
// owner it belongs to the state where the story plays.
func (f *Finder) described(u unit, owner *Entity) *Entity {
	ro := u.roles[0]
	name, sector := ro.name, f.sectorOf(u)
	switch {
	case owner == nil && ro.stateless:
		return f.generic(nil, name, sector)
	case owner == nil:
		return f.generic(f.scene.here(), name, sector)
	case owner.Kind == Person:
		return f.generic(owner, plural(name)+" of "+owner.Name, sector)
	case owner.Kind == Organisation:
		name = owner.Name + " " + name
		if ro.kind != "office" || ro.neutral() {
			sector = owner.Sector
		}
	case f.k.demos[owner.Code] != "":
		name = f.k.demos[owner.Code] + " " + name
	}
	return f.generic(owner, name, sector)
}

// sectorOf returns the sector of a role; the first part of a German compound
// may say more: "Polizeisprecher".
func (f *Finder) sectorOf(u unit) string {
	ro := u.roles[0]
	modifier := u.modifier
	if modifier == "" {
		modifier = f.k.modifierOf(ro)
	}
	if modifier == "" || !ro.neutral() && ro.id != "official" {
		return ro.sector
	}
	for _, w := range []string{modifier, strings.TrimSuffix(modifier, "s"), strings.TrimSuffix(modifier, "n"), strings.TrimSuffix(modifier, "en"), strings.TrimSuffix(modifier, "en") + "e"} {
		for _, r := range f.k.roles["de"].Find(capitalise(w)) {
			if r.sector != "" {
				return r.sector
			}
		}
	}
	return ro.sector
}

// modifierOf returns the first part of a word of a role that ends in a
// shorter word of the same role: "polizei" of "Polizeisprecher".
func (k *Knowledge) modifierOf(ro *role) string {
	w := strings.ToLower(ro.word)
	if len(w) < 6 {
		return ""
	}
	for _, t := range k.tails[w[len(w)-4:]] {
		if t.role.id == ro.id && len(t.word) < len(w) && strings.HasSuffix(w, t.word) {
			return strings.TrimSuffix(strings.TrimSuffix(w, t.word), "-")
		}
	}
	return ""
}
