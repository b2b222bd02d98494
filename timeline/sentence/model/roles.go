package model

// Cases in a set of them, as caseBits numbers them.
const (
	nominative = 1 << iota
	accusative
	dative
	genitive
)

// mendRoles sees to it that the roles of a German clause go with the cases
// that the forms of its phrases allow: "den Antrag" is no subject, a clause
// has one subject, and a finite clause without one has it in an ambiguous
// object or in a noun of which no role was seen.
func (m *Model) mendRoles(words []Word, s *scratch) {
	a := &s.state
	c := newClauses(words)
	for j, i := range s.plain {
		w := &words[i]
		if w.Head == none || c.marked[i] {
			continue
		}
		isSubject := w.Rel == "nsubj" || w.Rel == "nsubj:pass"
		others := c.subjects[w.Head]
		if isSubject {
			others--
		}
		w.Rel = roleFor(w.Rel, a.nodes[j].may, others > 0, c.passive[w.Head])
	}
	c = newClauses(words)
	for j, i := range s.plain {
		if u := words[i].UPOS; u == "VERB" || u == "AUX" {
			m.mendClause(words, s, &c, j, i)
		}
	}
}

// clauses tell of each word what hangs on it.
type clauses struct {
	marked, passive []bool // has a preposition, an auxiliary of the passive
	subjects        []int
	roles           [][]int // subjects and objects without preposition
	stray           []int   // a noun whose role was not seen, none if there is none
}

func newClauses(words []Word) clauses {
	n := len(words)
	c := clauses{make([]bool, n), make([]bool, n), make([]int, n), make([][]int, n), resize(nil, n, none)}
	for i := range words {
		h := words[i].Head
		if h == none {
			continue
		}
		switch words[i].Rel {
		case "case":
			c.marked[h] = true
		case "aux:pass":
			c.passive[h] = true
		case "nsubj", "nsubj:pass":
			c.subjects[h]++
			c.roles[h] = append(c.roles[h], i)
		case "obj":
			c.roles[h] = append(c.roles[h], i)
		case "parataxis", "dep", "vocative":
			if words[i].UPOS == "NOUN" || words[i].UPOS == "PROPN" {
				c.stray[h] = i
			}
		}
	}
	return c
}

// roleFor corrects the relation of a phrase that may stand in some cases
// only; all cases if none is known.
func roleFor(rel string, may uint32, subject, passive bool) string {
	if may == 0 {
		return rel
	}
	switch rel {
	case "nsubj", "nsubj:pass":
		switch {
		case may&nominative != 0:
		case may&accusative != 0:
			return "obj"
		case may&dative != 0:
			return "obl:arg"
		}
	case "obj":
		switch {
		case may&accusative != 0:
		case may&nominative != 0 && !subject && passive:
			return "nsubj:pass"
		case may&nominative != 0 && !subject:
			return "nsubj"
		case may&dative != 0:
			return "obl:arg"
		}
	case "obl:arg", "iobj":
		if may == accusative {
			return "obj"
		}
	}
	return rel
}

// mendClause looks at the subjects and objects of verb i, node j.
func (m *Model) mendClause(words []Word, s *scratch, c *clauses, j, i int) {
	a := &s.state
	var subjects, objects []int // nodes
	for _, w := range c.roles[i] {
		switch {
		case c.marked[w] || s.back[w] == none:
		case words[w].Rel == "obj":
			objects = append(objects, s.back[w])
		default:
			subjects = append(subjects, s.back[w])
		}
	}
	if k := c.stray[i]; len(subjects) == 0 && k != none && !c.marked[k] && s.back[k] != none && a.finite[j] != 0 {
		subjects = append(subjects, s.back[k])
		words[k].Rel = subjectOf(c, i)
	}
	switch {
	case len(subjects) == 2 && len(objects) == 0:
		k := m.lesserSubject(a, subjects, j)
		if n := &a.nodes[k]; n.may == 0 || n.may&accusative != 0 {
			words[s.plain[k]].Rel = "obj"
		}
	case len(subjects) == 0 && len(objects) == 1 && a.finite[j] != 0 && words[i].Rel != "conj" && words[i].Rel != "xcomp":
		n := &a.nodes[objects[0]]
		if n.may&nominative != 0 && a.agreement(n, j) == 1 && n.u != hashString("PRON") {
			words[s.plain[objects[0]]].Rel = subjectOf(c, i)
		}
	}
}

// subjectOf is the relation of a subject to verb i.
func subjectOf(c *clauses, i int) string {
	if c.passive[i] {
		return "nsubj:pass"
	}
	return "nsubj"
}

// lesserSubject picks of two subjects of node j the one that is none: that
// which does not agree with the verb, whose case was taken for another, or
// the second.
func (m *Model) lesserSubject(a *arcState, two []int, j int) int {
	for _, test := range []func(n *node) bool{
		func(n *node) bool { return n.may == nominative },
		func(n *node) bool { return a.agreement(n, j) == 1 },
		func(n *node) bool { return n.cas == hashString("Nom") },
	} {
		first, second := test(&a.nodes[two[0]]), test(&a.nodes[two[1]])
		if first != second {
			if first {
				return two[1]
			}
			return two[0]
		}
	}
	return two[1]
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
