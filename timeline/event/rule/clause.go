package rule

import (
	"slices"
	"strings"

	"demarche/timeline/sentence"
)

// A clause reads an analysed sentence as a tree.
type clause struct {
	s        *sentence.Sentence
	children [][]int
	before   map[int]string         // the preposition right before the mention that a token belongs to
	time     map[int]bool           // tokens of time expressions
	at       []int                  // by token: the mention that covers it, -1 if none
	animate  map[int]bool           // tokens of mentions of persons and groups
	pledges  func(v int) bool       // whether the subject of a verb is to do what its infinitive says
	done     func(verb string) bool // whether "sein" makes a passive with the participle of a German verb
}

func newClause(s *sentence.Sentence) *clause {
	c := &clause{s: s, children: make([][]int, len(s.Tokens))}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < len(s.Tokens) && h != i {
			c.children[h] = append(c.children[h], i)
		}
	}
	return c
}

func (c *clause) token(i int) *sentence.Token { return &c.s.Tokens[i] }

// rel returns the relation of a token without its subtype.
func (c *clause) rel(i int) string {
	r, _, _ := strings.Cut(c.token(i).Rel, ":")
	return r
}

// child returns the first child with one of the relations, -1 if none. A
// relation without subtype matches all subtypes.
func (c *clause) child(i int, rels ...string) int {
	for _, k := range c.children[i] {
		for _, r := range rels {
			if c.token(k).Rel == r || c.rel(k) == r {
				return k
			}
		}
	}
	return -1
}

// lemma returns the lemma of a token in small letters, the form where there
// is none.
func (c *clause) lemma(i int) string {
	t := c.token(i)
	if t.Lemma == "" || t.Lemma == "_" {
		return strings.ToLower(t.Form)
	}
	return strings.ToLower(t.Lemma)
}

func (c *clause) isVerb(i int) bool {
	u := c.token(i).UPOS
	return u == "VERB" || u == "AUX"
}

func (c *clause) feature(i int, f string) bool { return strings.Contains(c.token(i).Feats, f) }

// preposition returns the preposition of a nominal, "" if it has none.
func (c *clause) preposition(i int) string {
	for _, k := range c.children[i] {
		if c.rel(k) == "case" && c.token(k).UPOS != "PART" || c.compares(k) {
			p := strings.ToLower(c.token(k).Form)
			if base, ok := contracted[p]; ok {
				return base
			}
			return p
		}
	}
	return c.before[i]
}

// compares tells the "als" and "wie" of a role or comparison, which German
// treebanks call conjunctions.
func (c *clause) compares(k int) bool {
	f := c.token(k).Form
	return c.rel(k) == "cc" && (f == "als" || f == "wie" || f == "Als" || f == "Wie")
}

// contracted forms of German prepositions, where the tokeniser keeps them
// whole.
var contracted = map[string]string{"im": "in", "ins": "in", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "am": "an", "ans": "an", "aufs": "auf", "fürs": "für", "übers": "über", "ums": "um"}

// conjuncts returns a nominal and what is coordinated with it.
func (c *clause) conjuncts(i int) []int {
	out := []int{i}
	for _, k := range c.children[i] {
		if c.rel(k) == "conj" && !c.isVerb(k) && !c.beginsClause(i, k) && !slices.ContainsFunc(c.children[k], c.compares) {
			out = append(out, k)
		}
	}
	return out
}

// under reports whether token i is below token top in the tree.
func (c *clause) under(i, top int) bool {
	for n := 0; i >= 0 && n < len(c.s.Tokens); n++ {
		if i == top {
			return true
		}
		i = c.token(i).Head
	}
	return false
}

// particle returns the verb particle of a verb, "" if none. In German it is
// also found by its place, the end of the clause, where the parser takes it
// for something else.
func (c *clause) particle(v int) string {
	if k := c.child(v, "compound:prt"); k >= 0 {
		return strings.ToLower(c.token(k).Form)
	}
	if c.s.Lang != "de" || !c.feature(v, "VerbForm=Fin") {
		return ""
	}
	end := v + 1
	for end < len(c.s.Tokens) && c.token(end).UPOS != "PUNCT" && !c.isVerb(end) {
		end++
	}
	last := strings.ToLower(c.token(end - 1).Form)
	if end-1 > v && (end == len(c.s.Tokens) || c.token(end).UPOS == "PUNCT") && slices.Contains(separable, last) {
		return last
	}
	return ""
}

// reflexive reports whether a verb has "sich" of its own.
func (c *clause) reflexive(v int) bool {
	for _, k := range c.children[v] {
		if f := strings.ToLower(c.token(k).Form); f == "sich" || f == "himself" || f == "itself" || f == "themselves" {
			return true
		}
	}
	return false
}

// isSubject reports whether a nominal is the subject of its verb. Of two that
// the parser calls so, only the first is.
func (c *clause) isSubject(i int) bool {
	if c.rel(i) != "nsubj" {
		return false
	}
	for _, k := range c.children[c.token(i).Head] {
		if c.rel(k) == "nsubj" {
			return k == i
		}
	}
	return false
}

// slots collects the heads of what stands around a word, by slot: subj, obj,
// iobj, gen, and prepositions. The passive is turned into the active.
func (c *clause) slots(i int) map[string][]int {
	if c.isVerb(i) || c.participle(i) {
		return c.verbSlots(i)
	}
	return c.nounSlots(i)
}

// participle reports whether a token is an attributive participle: "der von
// der Hamas entführte Soldat".
func (c *clause) participle(i int) bool {
	return c.token(i).UPOS == "ADJ" && (c.feature(i, "VerbForm=Part") || c.child(i, "obl:agent", "obl", "aux") >= 0)
}

func (c *clause) verbSlots(v int) map[string][]int {
	out := map[string][]int{}
	passive := c.passive(v)
	var settled map[int]string
	if c.s.Lang == "de" && !passive {
		settled = c.settleCore(v)
	}
	for _, k := range c.around(v) {
		if slot := settled[k]; slot != "" {
			out[slot] = append(out[slot], c.antecedent(k, v))
			continue
		}
		if c.token(k).Head != v || len(settled) > 0 && c.time[k] && coreLabel(c.token(k).Rel) != "" {
			continue
		}
		c.addDependent(out, v, k, passive)
	}
	c.borrow(out, v)
	c.attribute(out, v, passive)
	if passive && len(out["subj"]) == 0 {
		c.agent(out, v)
	}
	if len(out["subj"]) == 0 && !passive {
		c.stray(out, v)
	}
	if n := c.nearest(v, passive); n >= 0 && len(out["subj"]) == 0 {
		out["subj"] = append(out["subj"], n)
	}
	if len(out["subj"]) == 0 && !passive || len(out["obj"]) == 0 && passive {
		c.inherit(out, v, passive)
	}
	return out
}

// addDependent puts a dependent of a verb into its slot.
func (c *clause) addDependent(out map[string][]int, v, k int, passive bool) {
	if c.compared(k) {
		out["als"] = append(out["als"], k)
		return
	}
	subj, obj := "subj", "obj"
	if passive {
		subj, obj = "obj", "iobj"
	}
	k2 := c.antecedent(k, v)
	switch r := c.token(k).Rel; {
	case c.rel(k) == "nsubj" && passive && c.preposition(k) != "" && c.s.Lang == "de":
		out[c.preposition(k)] = append(out[c.preposition(k)], k2) // "als Geste … entlassen worden"
	case r == "obl:agent" && (passive || c.child(v, "aux") < 0):
		out["subj"] = append(out["subj"], k2)
	case r == "nsubj:pass" && !passive && c.hasActiveSubject(v):
		out["obj"] = append(out["obj"], k2)
	case c.rel(k) == "nsubj":
		out[subj] = append(out[subj], k2)
	case r == "obj" && passive && c.child(v, "nsubj:pass", "nsubj") < 0:
		out["obj"] = append(out["obj"], k2) // what else could it be
	case r == unsure && passive && c.child(v, "nsubj") < 0:
		out["obj"] = append(out["obj"], k2)
	case r == "obj":
		out[obj] = append(out[obj], k2)
	case r == "iobj" || r == "obl:arg" && c.preposition(k) == "":
		out["iobj"] = append(out["iobj"], k2)
	case c.rel(k) == "obl" || c.rel(k) == "nmod" || r == "obl:arg":
		p := c.preposition(k)
		if passive && (p == "von" || p == "durch" || p == "by") {
			out["subj"] = append(out["subj"], k2)
			return
		}
		if p == "" && passive && c.s.Lang == "de" && c.isNominal(k) && !c.time[k] && c.child(v, "nsubj") < 0 {
			p = "obj" // the parser has missed the subject
		}
		if p == "" && c.feature(k, "Case=Dat") && c.token(k).UPOS != "NUM" {
			p = "iobj"
		}
		if p != "" {
			out[p] = append(out[p], k2)
		}
	case c.rel(k) == "ccomp":
		if s := c.child(k, "nsubj"); s >= 0 {
			out["clause"] = append(out["clause"], s)
		}
	case c.rel(k) == "xcomp" && !c.isVerb(k):
		if p := c.preposition(k); p != "" {
			out[p] = append(out[p], k2)
		}
	}
}

// borrow takes over what the parser has hung on a nominal of the verb: "sich
// auf der Konferenz mit der Delegation treffen". What stands with the verb
// itself comes first.
func (c *clause) borrow(out map[string][]int, v int) {
	lent := map[string][]int{}
	lend := func(k int) {
		for _, n := range c.children[k] {
			if p := c.preposition(n); c.rel(n) == "nmod" && p != "" && (!attributive[p] || p == "from" && c.s.Lang == "en" && c.rel(k) == "obj") {
				lent[p] = append(lent[p], n)
			}
		}
	}
	for _, k := range c.children[v] {
		if c.rel(k) == "obj" && k > v && c.s.Lang == "de" && c.feature(v, "VerbForm=Fin") {
			lend(k) // "brach die Beziehungen zum Nachbarn ab"
		}
	}
	owned := len(lent) > 0
	for _, k := range c.children[v] {
		if r := c.rel(k); r != "obl" && r != "obj" && r != "nsubj" || c.s.Lang == "de" && (k > v || owned) {
			continue
		}
		lend(k)
	}
	for p, heads := range lent {
		if len(out[p]) == 0 {
			out[p] = heads
		}
	}
}

// attributive are prepositions that tie a noun to a noun more often than to
// the verb.
var attributive = map[string]bool{"von": true, "of": true, "in": true, "aus": true, "durch": true, "by": true, "für": true, "for": true, "from": true}

// agent finds the agent of a passive that the parser has hung on a nominal
// before it: "in der Nacht zum 13. Februar von Drohnen angegriffen", "wurden
// drei Soldaten von Rebellen getötet". What stands before the finite verb, or
// in one name with its nominal, is no agent.
func (c *clause) agent(out map[string][]int, v int) {
	finite := c.child(v, "aux")
	for _, k := range c.children[v] {
		if r := c.rel(k); r != "obl" && r != "nmod" && r != "nsubj" && r != "obj" {
			continue
		}
		for _, n := range c.children[k] {
			p := c.preposition(n)
			if c.rel(n) != "nmod" || p != "von" && p != "durch" && p != "by" || finite < v && n < finite || c.sameName(n, k) {
				continue
			}
			out["subj"] = append(out["subj"], n)
		}
	}
}

// sameName reports whether two tokens belong to one mention.
func (c *clause) sameName(i, k int) bool {
	return c.at != nil && c.at[i] >= 0 && c.at[i] == c.at[k]
}

// compared reports whether a nominal is led in by "als" or "wie": it says what
// another one is.
func (c *clause) compared(k int) bool {
	if c.s.Lang != "de" {
		return false
	}
	for _, n := range c.children[k] {
		if f := c.token(n).Form; n < k && (f == "als" || f == "wie") {
			return true
		}
	}
	return false
}

// antecedent replaces a relative pronoun by the noun that its clause
// describes.
func (c *clause) antecedent(k, v int) int {
	t := c.token(k)
	if t.UPOS != "PRON" && t.UPOS != "DET" || !c.feature(k, "PronType=Rel") && !relative[strings.ToLower(t.Form)] {
		return k
	}
	for n := 0; n < 4 && v >= 0; n++ {
		if c.rel(v) == "acl" && c.token(v).Head >= 0 {
			return c.token(v).Head
		}
		v = c.token(v).Head
	}
	return k
}

var relative = map[string]bool{"der": true, "die": true, "das": true, "den": true, "dem": true, "denen": true, "welche": true, "welcher": true, "welches": true, "who": true, "which": true, "that": true, "whom": true}

// attribute lets a participle or gerund before or after a noun take that
// noun as its subject or object.
func (c *clause) attribute(out map[string][]int, v int, passive bool) {
	h := c.token(v).Head
	if h < 0 {
		return
	}
	switch {
	case c.rel(v) == "amod":
		if pastParticiple(c.s.Lang, c.token(v)) {
			out["obj"] = append(out["obj"], h)
			if a := c.child(v, "obl"); a >= 0 {
				if p := c.preposition(a); p == "von" || p == "durch" || p == "by" {
					out["subj"] = append(out["subj"], a)
				}
			}
		} else {
			out["subj"] = append(out["subj"], h)
		}
	case c.token(v).Rel == "acl:relcl" && c.s.Lang == "en" && len(out["obj"]) == 0 && !passive && !c.time[h] && !c.isVerb(h) && c.objectless(v):
		out["obj"] = append(out["obj"], h) // "a law that unions criticised"
	case c.token(v).Rel == "acl" && len(out["subj"])+len(out["obj"]) < 2 && c.s.Lang == "en" && !c.isVerb(h):
		past := c.feature(v, "VerbForm=Part") && c.feature(v, "Tense=Past")
		if past && (c.child(v, "obj") >= 0 || intransitive[c.lemma(v)]) && c.child(v, "aux") < 0 && len(out["subj"]) == 0 {
			out["subj"] = append(out["subj"], h) // a preterite misread: "Russian jets bombed Aleppo"
		} else if past && len(out["obj"]) == 0 {
			out["obj"] = append(out["obj"], h)
			out["subj"] = append(out["subj"], out["by"]...)
		} else if c.feature(v, "VerbForm=Ger") || c.feature(v, "Tense=Pres") {
			out["subj"] = append(out["subj"], h)
		}
	}
}

// objectless reports whether an English relative clause has a subject of its own
// and nothing else in it stands for the noun that it describes.
func (c *clause) objectless(v int) bool {
	for _, k := range c.children[v] {
		switch w := strings.ToLower(c.token(k).Form); {
		case c.rel(k) == "advmod" && (w == "where" || w == "when" || w == "why"), c.rel(k) == "ccomp", c.rel(k) == "xcomp", c.rel(k) == "obl" && k > v:
			return false
		case c.rel(k) == "nsubj" && relative[w]:
			return false
		}
	}
	return c.child(v, "nsubj") >= 0
}

// intransitive are English verbs that nobody suffers, so that after a noun they
// are no participles: "Thousands demonstrated in Rome".
var intransitive = map[string]bool{"demonstrate": true, "protest": true, "march": true, "rally": true, "riot": true, "clash": true, "resign": true, "gather": true, "retaliate": true}

// pastParticiple tells "entführt" from "entführend".
func pastParticiple(lang string, t *sentence.Token) bool {
	w := strings.ToLower(t.Form)
	if lang == "de" {
		w = adjectiveStem(w)
		return !strings.HasSuffix(w, "end")
	}
	return !strings.HasSuffix(w, "ing")
}

// causes gives an infinitive under "lassen" its parts: who has it done does it.
func (c *clause) causes(out map[string][]int, let int) {
	out["subj"] = append(out["subj"], c.antecedent(c.child(let, "nsubj"), let))
	if o := c.child(let, "obj"); o >= 0 && len(out["obj"]) == 0 {
		out["obj"] = append(out["obj"], o)
	}
}

func (c *clause) nounSlots(n int) map[string][]int {
	out := map[string][]int{}
	for _, k := range c.children[n] {
		switch r := c.token(k).Rel; {
		case c.rel(k) == "nsubj" && c.child(n, "cop") >= 0: // "is in talks with"
			out["subj"] = append(out["subj"], k)
		case r == "nmod:poss" || r == "det:poss" || c.rel(k) == "det" && c.feature(k, "Poss=Yes"):
			out["gen"] = append(out["gen"], k)
		case c.rel(k) == "nmod" || c.rel(k) == "obl":
			p := c.preposition(k)
			if p == "" || p == "of" {
				out["gen"] = append(out["gen"], k)
			}
			if p != "" {
				out[p] = append(out[p], k)
			}
			c.innerAgents(out, k)
		case r == "nsubj" && c.preposition(n) == "in": // "is in contact with"
			out["subj"] = append(out["subj"], k)
		case c.rel(k) == "amod":
			out["adj"] = append(out["adj"], k)
		case r == "compound" || c.rel(k) == "flat" || c.rel(k) == "appos" && c.s.Lang == "en" && k < n:
			out["comp"] = append(out["comp"], k)
		}
	}
	return out
}

// stray gives a German participle at the end of its clause the subject of a
// "hatte" before it that the parser has hung elsewhere: "Er hatte ein langes
// Telefonat, so der Sprecher, mit dem Präsidenten geführt."
func (c *clause) stray(out map[string][]int, v int) {
	if c.s.Lang != "de" || !c.participleForm(v) || c.child(v, "aux") >= 0 {
		return
	}
	for i := v - 1; i >= 0 && i > v-farthest; i-- {
		if c.isVerb(i) && c.token(i).UPOS == "VERB" {
			return
		}
		if c.token(i).UPOS != "AUX" || c.lemma(i) != "haben" {
			continue
		}
		if s := c.child(i, "nsubj"); s >= 0 {
			out["subj"] = append(out["subj"], s)
		}
		return
	}
}

// farthest is how many tokens before its participle an auxiliary may stand.
const farthest = 40

// innerAgents finds the agent of a noun that the parser has hung on its
// object: "the arrest of the blogger by police".
func (c *clause) innerAgents(out map[string][]int, k int) {
	for _, n := range c.children[k] {
		if p := c.preposition(n); c.rel(n) == "nmod" && (p == "by" || p == "durch") {
			out[p] = append(out[p], n)
		}
	}
}
