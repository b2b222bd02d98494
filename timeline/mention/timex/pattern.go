package timex

import (
	"errors"
	"fmt"
	"strings"
)

// A state of the automaton. It has no cycles: a pattern matches a bounded
// number of items, which keeps Find linear.
type state struct {
	edges []edge
	empty []*state // ways on without an item; gone after settle
	final *rule    // the rule that is complete here
	done  bool     // whether settle has been here

	// The edges by class, and those that go over a shape, if there are many.
	byClass map[class][]*edge
	byShape []*edge
}

// An edge goes over one item.
type edge struct {
	class class
	shape shape  // shapeCount if only the class counts
	want  string // the value that the reading must have, "" for any
	name  string // of the capture, "" for context
	group int8   // the braces that the item stands in, 0 for none
	glued bool   // no space may stand before the item
	value *reading
	to    *state
}

// A patternParser reads one pattern:
//
//	word        the word, whatever its capitals
//	$class      a word of a class; captured under the name of the class
//	$class:name … under another name
//	$class=text … only with that value, or digits written so
//	%macro      the pattern of that name
//	~x          x, with no space before it
//	( a | b )   alternatives
//	[ a ]       may be missing
//	{ a }       the words of an expression; others are context
//	\(          the mark itself
type patternParser struct {
	lang   *language
	macros map[string]string
	tokens []string
	group  int8
	groups int8
	depth  int
}

// A part is a piece of a pattern: given the state that follows, it returns
// the state that begins it.
type part func(next *state) *state

func (p *patternParser) parse(pattern string) (part, error) {
	p.tokens = strings.Fields(pattern)
	whole, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if len(p.tokens) > 0 {
		return nil, fmt.Errorf("unexpected %q", p.tokens[0])
	}
	return whole, nil
}

// alternatives reads "a | b", up to a closing bracket or the end.
func (p *patternParser) alternatives() (part, error) {
	var options []part
	for {
		s, err := p.sequence()
		if err != nil {
			return nil, err
		}
		options = append(options, s)
		if len(p.tokens) == 0 || p.tokens[0] != "|" {
			break
		}
		p.tokens = p.tokens[1:]
	}
	if len(options) == 1 {
		return options[0], nil
	}
	return func(next *state) *state {
		s := &state{}
		for _, o := range options {
			s.empty = append(s.empty, o(next))
		}
		return s
	}, nil
}

func (p *patternParser) sequence() (part, error) {
	var parts []part
	for len(p.tokens) > 0 && !strings.Contains("|)]}", p.tokens[0]) {
		one, err := p.one()
		if err != nil {
			return nil, err
		}
		parts = append(parts, one)
	}
	return func(next *state) *state {
		for i := len(parts) - 1; i >= 0; i-- {
			next = parts[i](next)
		}
		return next
	}, nil
}

// one reads a bracket with what it holds, a macro or an element.
func (p *patternParser) one() (part, error) {
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	switch t {
	case "(":
		return p.bracketed(")")
	case "[":
		inner, err := p.bracketed("]")
		if err != nil {
			return nil, err
		}
		return func(next *state) *state {
			return &state{empty: []*state{inner(next), next}}
		}, nil
	case "{":
		if p.group != 0 {
			return nil, errors.New("braces within braces")
		}
		p.groups++
		p.group = p.groups
		inner, err := p.bracketed("}")
		p.group = 0
		return inner, err
	}
	if name, ok := strings.CutPrefix(t, "%"); ok && name != "" {
		return p.macro(name)
	}
	return p.element(t)
}

func (p *patternParser) bracketed(closing string) (part, error) {
	inner, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if len(p.tokens) == 0 || p.tokens[0] != closing {
		return nil, fmt.Errorf("%q is missing", closing)
	}
	p.tokens = p.tokens[1:]
	return inner, nil
}

func (p *patternParser) macro(name string) (part, error) {
	body, ok := p.macros[name]
	if !ok {
		return nil, fmt.Errorf("there is no macro %q", name)
	}
	if p.depth > 10 {
		return nil, fmt.Errorf("the macro %q calls itself", name)
	}
	inner := patternParser{lang: p.lang, macros: p.macros, group: p.group, groups: p.groups, depth: p.depth + 1}
	whole, err := inner.parse(body)
	if err != nil {
		return nil, fmt.Errorf("macro %q: %w", name, err)
	}
	return whole, nil
}

// element reads a class or a literal.
func (p *patternParser) element(t string) (part, error) {
	e := edge{group: p.group, shape: shapeCount}
	if rest, ok := strings.CutPrefix(t, "~"); ok && rest != "" {
		e.glued, t = true, rest
	}
	name, isClass := strings.CutPrefix(t, "$")
	if !isClass || name == "" {
		e.class = p.lang.literal(strings.TrimPrefix(t, `\`))
		return func(next *state) *state {
			e := e
			e.to = next
			return &state{edges: []edge{e}}
		}, nil
	}
	name, e.want, _ = strings.Cut(name, "=")
	e.name = name
	if class, capture, ok := strings.Cut(name, ":"); ok {
		name, e.name = class, capture
	}
	e.class = p.lang.class("$" + name)
	for x := range shapeCount {
		if x.String() == name {
			e.shape = x
		}
	}
	if e.shape == shapeCount && !p.lang.filled[e.class] {
		return nil, fmt.Errorf("the class %q has no words", name)
	}
	phrases := p.lang.phrases[e.class]
	return func(next *state) *state {
		e := e
		e.to = next
		s := &state{edges: []edge{e}}
		for i := range phrases {
			if e.want == "" || e.want == phrases[i].value.text {
				s.empty = append(s.empty, p.spellOut(&phrases[i], e))
			}
		}
		return s
	}, nil
}

// spellOut returns a chain of states for the words of a phrase; its last
// edge carries the phrase's value.
func (p *patternParser) spellOut(ph *phrase, last edge) *state {
	last.value, last.shape = &ph.value, shapeCount
	next := last.to
	for i := len(ph.words) - 1; i >= 0; i-- {
		e := edge{class: p.lang.literal(ph.words[i]), shape: shapeCount, group: last.group, to: next}
		if i == len(ph.words)-1 {
			e.name, e.value, e.want = last.name, last.value, ""
		}
		if i == 0 {
			e.glued = last.glued
		}
		next = &state{edges: []edge{e}}
	}
	return next
}

// settle replaces the empty moves of s and of all states after it by the
// edges that they lead to.
func (s *state) settle() {
	if s.done {
		return
	}
	s.done = true
	for _, e := range s.empty {
		e.settle()
		s.edges = append(s.edges, e.edges...)
		if s.final == nil {
			s.final = e.final
		}
	}
	s.empty = nil
	for i := range s.edges {
		s.edges[i].to.settle()
	}
}
