package model

// A role is the part that a phrase without preposition plays in its clause.
type role uint8

const (
	otherRole role = iota
	subject
	object
	recipient
	roleCount
)

// rolesOf tells the roles of relations, roleCount for those that a phrase
// beside a verb hardly has.
func rolesOf(rels []string) []role {
	out := make([]role, len(rels))
	for i, rel := range rels {
		switch rel {
		case "nsubj", "nsubj:pass":
			out[i] = subject
		case "obj":
			out[i] = object
		case "obl:arg", "iobj":
			out[i] = recipient
		case "obl", "obl:tmod", "expl", "xcomp", "advmod":
			out[i] = otherRole
		default:
			out[i] = roleCount
		}
	}
	return out
}

// A part is how well a phrase would play each role, and what it is best called
// if it plays none.
type part struct {
	scores [roleCount]int32
	other  int // relation, none if there is none
}

// partOf finds the best relation for each role.
func (p *parser) partOf(scores []int32) part {
	out := part{other: none}
	var seen [roleCount]bool
	for rel, r := range p.roleOf {
		if r == roleCount || seen[r] && scores[rel] <= out.scores[r] {
			continue
		}
		out.scores[r], seen[r] = scores[rel], true
		if r == otherRole {
			out.other = rel
		}
	}
	return out
}

// Cases in a set of them, as caseBits numbers them.
const (
	nominative = 1 << iota
	accusative
	dative
	genitive
)

var caseOfRole = [roleCount]uint32{subject: nominative, object: accusative, recipient: dative}

// mendRoles gives the phrases of each German clause their roles together, by
// the scores that the parser gave them one by one and by what it cannot see
// while the clause is still open: "den Antrag" is no subject, a clause has one
// subject and one object, an infinitive with "zu" has no subject, and a finite
// verb wants one.
func (m *Model) mendRoles(words []Word, s *scratch) {
	c := newClauses(words, s)
	for j, i := range s.plain {
		if len(c.phrases[i]) > 0 {
			m.mendClause(words, s, &c, j, i)
		}
	}
}

// clauses tell of each word what hangs on it.
type clauses struct {
	marked    []bool // has a preposition, "als" or "wie"
	passive   []bool // has an auxiliary of the passive
	saturated []bool // has a subject that is no phrase, or needs none
	purpose   []bool // has "zu"
	phrases   [][]int
}

// newClauses gathers the phrases whose roles may change: subjects, objects,
// obliques without preposition, and nouns of which no role was seen.
func newClauses(words []Word, s *scratch) clauses {
	n := len(words)
	c := clauses{make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n), make([][]int, n)}
	for i := range words {
		h := words[i].Head
		if h == none {
			continue
		}
		switch words[i].Rel {
		case "case":
			c.marked[h] = true
		case "cc":
			c.marked[h] = c.marked[h] || words[i].Form == "als" || words[i].Form == "wie"
		case "aux:pass":
			c.passive[h] = true
		case "csubj", "csubj:pass", "expl":
			c.saturated[h] = true
		case "mark":
			c.purpose[h] = c.purpose[h] || words[i].UPOS == "PART"
		}
	}
	for _, i := range s.plain {
		w := &words[i]
		if w.Head == none || s.back[w.Head] == none {
			continue
		}
		if c.marked[i] && w.Rel == "obj" {
			w.Rel = "obl"
		}
		if h := w.Head; !c.marked[i] && mayHaveRole(w, &words[h]) && len(c.phrases[h]) < maxPhrases {
			c.phrases[h] = append(c.phrases[h], i)
		}
	}
	return c
}

// mayHaveRole says whether word w below head h, without preposition, may turn
// out to be a subject or an object.
func mayHaveRole(w, h *Word) bool {
	nominal := w.UPOS == "NOUN" || w.UPOS == "PROPN"
	switch w.Rel {
	case "obl":
		return nominal
	case "parataxis", "dep", "vocative":
		return nominal && (h.UPOS == "VERB" || h.UPOS == "AUX")
	}
	return isRole(w.Rel)
}

// maxPhrases are weighed together in one clause; more are left as they are.
const maxPhrases = 4

// A casting is a way to give the phrases of one clause their roles.
type casting struct {
	roles [maxPhrases]role
	score int64
}

// clauseRules are what a clause demands of its casting.
type clauseRules struct {
	subject    bool // it wants a subject
	bare       bool // it can have none
	objectless bool // it hardly has an object
	breach     int64
}

// breachOf is what a breach of a rule that has exceptions costs, in the units
// of the scores of relations.
func breachOf(relations *table) int64 { return 80 * relations.typical }

// mendClause finds the best roles for the phrases of word i, node j.
func (m *Model) mendClause(words []Word, s *scratch, c *clauses, j, i int) {
	finite := s.state.finite[j] != 0
	open := words[i].Rel == "xcomp"
	rules := clauseRules{
		subject:    finite && !c.saturated[i] && !open && words[i].Rel != "conj",
		bare:       !finite && (c.purpose[i] || open),
		objectless: c.passive[i] || words[i].Lemma == "sein",
		breach:     m.parser.breach,
	}
	top, found := casting{}, false
	for code := range 1 << (2 * len(c.phrases[i])) {
		if try, ok := s.cast(words, c.phrases[i], code, j, rules); ok && (!found || try.score > top.score) {
			top, found = try, true
		}
	}
	if !found {
		return
	}
	for k, w := range c.phrases[i] {
		switch r := top.roles[k]; {
		case r != otherRole:
			words[w].Rel = relationOf(r, words[w].Rel, c.passive[i], finite)
		case isRole(words[w].Rel):
			words[w].Rel = m.parser.rels[s.state.parts[s.back[w]].other]
		}
	}
}

// cast gives the phrases of node j the roles that code spells, two bits each,
// and weighs the result; false if it breaks a rule that has no exceptions.
func (s *scratch) cast(words []Word, phrases []int, code, j int, rules clauseRules) (casting, bool) {
	a := &s.state
	var try casting
	var n [roleCount]int
	for k, w := range phrases {
		r, node := role(code>>(2*k)&3), s.back[w]
		n[r]++
		if !a.mayPlay(node, r, words[w].Rel) || r != otherRole && n[r] > 1 || r == subject && rules.bare {
			return try, false
		}
		try.roles[k] = r
		try.score += int64(a.parts[node].scores[r])
		if r == otherRole && isRole(words[w].Rel) {
			try.score -= rules.breach / 3
			if u := words[w].UPOS; u == "PRON" || u == "DET" {
				try.score -= rules.breach // it is a phrase by itself, and hardly anything else
			}
		}
		if r == subject && a.agreement(&a.nodes[node], j) == 2 {
			try.score -= rules.breach
		}
	}
	if rules.subject && n[subject] == 0 || rules.objectless && n[object] > 0 {
		try.score -= rules.breach
	}
	return try, true
}

// isRole tells the relations of subjects and objects.
func isRole(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "obl:arg", "iobj":
		return true
	}
	return false
}

// mayPlay says whether the forms of a phrase allow a role.
func (a *arcState) mayPlay(node int, r role, rel string) bool {
	if r == otherRole {
		return a.parts[node].other != none || !isRole(rel)
	}
	may := a.nodes[node].may
	return may == 0 || may&caseOfRole[r] != 0
}

// relationOf is the relation of a phrase that plays a role. A participle
// alone may be passive by that to which it is joined.
func relationOf(r role, rel string, passive, finite bool) string {
	switch r {
	case subject:
		if passive || rel == "nsubj:pass" && !finite {
			return "nsubj:pass"
		}
		return "nsubj"
	case object:
		return "obj"
	case recipient:
		return "obl:arg"
	}
	return rel
}

// mendEnglish calls the clause after "called on X to" what it is: X stands
// with a preposition, so the clause is no open complement of the verb.
func mendEnglish(words []Word) {
	for i := range words {
		w := &words[i]
		if w.Rel != "xcomp" || w.Head < 0 || w.Head > i || i-w.Head > 8 {
			continue
		}
		object, oblique := false, false
		for j := w.Head + 1; j < i; j++ {
			if words[j].Head == w.Head {
				object = object || words[j].Rel == "obj"
				oblique = oblique || words[j].Rel == "obl"
			}
		}
		if oblique && !object {
			w.Rel = "advcl"
		}
	}
}

// mendNames takes a phrase with "mit" from a name before it and gives it to
// the verb of the clause that follows: people do things with others.
func mendNames(words []Word) {
	for i := range words {
		if w := &words[i]; w.Rel != "case" || w.Form != "mit" || w.Head <= i {
			continue
		}
		n := &words[words[i].Head]
		if n.Rel != "nmod" || n.Head < 0 || n.Head > i || words[n.Head].UPOS != "PROPN" {
			continue
		}
		v := n.Head
		for steps := 0; v >= 0 && words[v].UPOS != "VERB" && steps < 4; steps++ {
			v = words[v].Head
		}
		if v > words[i].Head && words[v].UPOS == "VERB" {
			n.Head, n.Rel = v, "obl"
		}
	}
}
