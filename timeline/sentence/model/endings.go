package model

import (
	"encoding/binary"
	"fmt"
	"sort"
	"unicode"
	"unicode/utf8"
)

// Endings tells from the end of a word what it may be: an ambiguity class, as
// learnt from a dictionary of inflected forms. It is a tree over words
// spelled backwards that holds a node only where longer endings say something
// else than shorter ones, so it speaks about words that it has never seen as
// well ("Landesdatenschützerin" is what "…schützerin" is).
type Endings struct {
	Classes []Class
	nodes   []endingNode // sorted by letter within a family; the first is the root
}

// A Class is what a word may be.
type Class struct {
	Kinds uint32 // set of kinds of reading, numbered by the trainer
	Cases uint32 // set of case, number and gender: bit (case*2+number)*3+gender
}

type endingNode struct {
	letter   rune
	class    uint16
	children uint32 // index of the first child
	count    uint16
}

const wordStart = '^'

// backwards is the word as the tree spells it: whether it has a capital, its
// letters in lower case from the last to the first, and the mark of its start.
func backwards(form string) []rune {
	first, _ := utf8.DecodeRuneInString(form)
	out := []rune{'l'}
	if unicode.IsUpper(first) {
		out[0] = 'U'
	}
	letters := []rune(lower(form))
	for i := len(letters) - 1; i >= 0; i-- {
		out = append(out, letters[i])
	}
	return append(out, wordStart)
}

// GrowEndings builds the tree that gives every form its class. Nodes that
// would serve fewer than atLeast forms are left out.
func GrowEndings(classes []Class, classOf map[string]int, atLeast int) *Endings {
	e := &Endings{Classes: classes}
	type entry struct {
		key   []rune
		class int
	}
	list := make([]entry, 0, len(classOf))
	for _, form := range sortedKeys(classOf) {
		list = append(list, entry{backwards(form), classOf[form]})
	}
	sort.SliceStable(list, func(i, j int) bool { return string(list[i].key) < string(list[j].key) })
	majority := func(from, to int) int {
		n := map[int]int{}
		for _, x := range list[from:to] {
			n[x.class]++
		}
		return commonest(n, func(a, b int) bool { return a < b })
	}
	// A family of children must stand together, so the tree grows breadth first.
	type job struct{ node, from, to, depth int }
	e.nodes = append(e.nodes, endingNode{class: uint16(majority(0, len(list)))})
	for jobs := []job{{0, 0, len(list), 0}}; len(jobs) > 0; jobs = jobs[1:] {
		j := jobs[0]
		e.nodes[j.node].children = uint32(len(e.nodes))
		for from := j.from; from < j.to; {
			if len(list[from].key) <= j.depth {
				from++
				continue
			}
			to, letter := from, list[from].key[j.depth]
			others := 0
			for ; to < j.to && list[to].key[j.depth] == letter; to++ {
				if list[to].class != int(e.nodes[j.node].class) {
					others++
				}
			}
			if others >= atLeast {
				e.nodes = append(e.nodes, endingNode{letter: letter, class: uint16(majority(from, to))})
				e.nodes[j.node].count++
				jobs = append(jobs, job{len(e.nodes) - 1, from, to, j.depth + 1})
			}
			from = to
		}
	}
	return e
}

// Class returns what the form may be, and how many of its letters decided.
func (e *Endings) Class(form string) (Class, int) {
	if e == nil || len(e.nodes) == 0 {
		return Class{}, 0
	}
	at, depth := 0, 0
	first, _ := utf8.DecodeRuneInString(form)
	kind := 'l'
	if unicode.IsUpper(first) {
		kind = 'U'
	}
	next, ok := e.child(at, kind)
	for rest := form; ok; depth++ {
		at = next
		if rest == "" {
			if depth >= 0 {
				next, ok = e.child(at, wordStart)
				if ok {
					at, depth = next, depth+1
				}
			}
			break
		}
		r, n := utf8.DecodeLastRuneInString(rest)
		rest = rest[:len(rest)-n]
		if r > unicode.MaxASCII || 'A' <= r && r <= 'Z' {
			r = unicode.ToLower(r)
		}
		next, ok = e.child(at, r)
	}
	return e.Classes[e.nodes[at].class], depth
}

func (e *Endings) child(node int, letter rune) (int, bool) {
	n := &e.nodes[node]
	family := e.nodes[n.children : n.children+uint32(n.count)]
	for i := range family {
		if family[i].letter == letter {
			return int(n.children) + i, true
		}
	}
	return 0, false
}

// Size is the number of nodes.
func (e *Endings) Size() int { return len(e.nodes) }

// encode writes the tree as bytes: for each node its letter, class and number
// of children. As families follow one another, that is all it takes.
func (e *Endings) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(len(e.nodes)))
	for _, n := range e.nodes {
		b = binary.AppendUvarint(b, uint64(n.letter))
	}
	for _, n := range e.nodes {
		b = binary.AppendUvarint(b, uint64(n.class))
	}
	for _, n := range e.nodes {
		b = binary.AppendUvarint(b, uint64(n.count))
	}
	return b
}

func decodeEndings(classes []Class, b []byte) (*Endings, error) {
	read := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			b = nil
			return 0
		}
		b = b[n:]
		return v
	}
	count := read()
	if count > 1<<23 || count > uint64(len(b)) {
		return nil, fmt.Errorf("tree of %d endings", count)
	}
	e := &Endings{Classes: classes, nodes: make([]endingNode, count)}
	for i := range e.nodes {
		e.nodes[i].letter = rune(read())
	}
	for i := range e.nodes {
		c := read()
		if c >= uint64(len(classes)) {
			return nil, fmt.Errorf("class %d of %d", c, len(classes))
		}
		e.nodes[i].class = uint16(c)
	}
	children := uint64(1)
	for i := range e.nodes {
		n := read()
		e.nodes[i].children, e.nodes[i].count = uint32(children), uint16(n)
		children += n
	}
	if count > 0 && children != count {
		return nil, fmt.Errorf("%d endings have a parent, %d exist", children, count)
	}
	return e, nil
}
