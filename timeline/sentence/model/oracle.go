package model

// The dynamic oracle of the arc-eager system (Goldberg and Nivre 2012) says
// what each move would cost: how many gold arcs, still within reach, it puts
// out of reach. So the parser can be trained on the states that its own
// mistakes lead to.

// costs writes the cost of each allowed move; gold holds the right heads,
// among them len(nodes)-1, the root.
func (a *arcState) costs(gold []int, out *[moveCount]int) {
	for m := range moveCount {
		out[m] = none
		if a.allowed(m) {
			out[m] = a.cost(gold, m)
		}
	}
}

func (a *arcState) cost(gold []int, move int) int {
	b := a.next
	s0 := none
	if len(a.stack) > 0 {
		s0 = a.stack[len(a.stack)-1]
	}
	switch move {
	case shift:
		return a.lostToStack(gold, b, none)
	case reduce:
		return a.dependentsAhead(gold, s0, b)
	case leftArc:
		c := a.dependentsAhead(gold, s0, b)
		if gold[s0] > b {
			c++
		}
		return c
	default:
		c := a.lostToStack(gold, b, s0)
		if gold[b] > b {
			c++
		}
		return c
	}
}

// dependentsAhead counts the gold dependents of node i in the buffer.
func (a *arcState) dependentsAhead(gold []int, i, from int) int {
	c := 0
	for k := from; k < len(a.nodes)-1; k++ {
		if gold[k] == i {
			c++
		}
	}
	return c
}

// lostToStack counts the arcs between buffer node b and the stack that are
// lost when b is pushed; but is a node whose arc to b is not counted.
func (a *arcState) lostToStack(gold []int, b, but int) int {
	c := 0
	for _, k := range a.stack {
		if gold[b] == k && k != but {
			c++
		}
		if gold[k] == b && a.head[k] == none {
			c++
		}
	}
	return c
}

// projectivise lifts arcs that cross others to the head's head until none
// crosses, the shortest first (Nivre and Nilsson 2005). root is the index of
// the root.
func projectivise(heads []int, root int) []int {
	h := append([]int(nil), heads...)
	for {
		worst, span := none, 0
		for d := range root {
			if !projective(h, d, root) {
				if s := max(h[d]-d, d-h[d]); worst == none || s < span {
					worst, span = d, s
				}
			}
		}
		if worst == none {
			return h
		}
		h[worst] = h[h[worst]]
	}
}

// projective says whether all words between d and its head descend from the
// head.
func projective(h []int, d, root int) bool {
	head := h[d]
	if head == root {
		return true
	}
	for k := min(d, head) + 1; k < max(d, head); k++ {
		up := k
		for steps := 0; up != head && up != root && steps <= root; steps++ {
			up = h[up]
		}
		if up != head {
			return false
		}
	}
	return true
}
