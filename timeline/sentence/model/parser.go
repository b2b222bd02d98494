package model

import "slices"

// A parser builds a dependency tree from left to right with the arc-eager
// system (Nivre 2008) and features after Zhang and Nivre 2011. Punctuation
// takes no part: it is attached by rule afterwards (punct.go). The root
// stands at the end of the sentence (Ballesteros and Nivre 2013).
//
// One linear model picks the move, another the relation of each new arc.
type parser struct {
	rels   []string
	leaf   []bool // by fine tag: words that govern nothing
	moves  scorer
	labels scorer

	// Whether "hat" or "is" is an auxiliary shows only when the tree is built,
	// so the parser takes all forms of such verbs for auxiliaries.
	auxiliaries map[string]bool // forms in lower case
	asAux       []int           // by fine tag: that of an auxiliary in the same form

	roleOf []role // by relation
	breach int64  // what a clause costs that breaks a rule of roles
}

const (
	shift = iota
	reduce
	leftArc
	rightArc
	moveCount
)

// A node is a word of the sentence as the parser sees it.
type node struct {
	w, t, m, c, c6 uint32 // word, fine tag, morphology, clusters
	u, cas, num    uint32 // universal part of speech, predicted case, number
	may            uint32 // set of cases that the forms of its phrase allow, as bits
	finite         uint32 // number of the finite verb, 0 if it is none
	aux            bool
	leaf           bool
	punct          uint32 // marks that stand between it and the node before
	commas         int    // marks before it since the start of the sentence
	verb           uint32 // the next verb to the right in its clause, with coarse distance
	opener         uint32 // tag of the first word after the last mark
	finites        int    // finite verbs up to this node
}

// An arcState is what the parser has built so far. The last node is the root.
type arcState struct {
	nodes      []node
	stack      []int
	next       int // front of the buffer
	head, rel  []int
	l1, l2     []int // outermost and second outermost dependents, -1 if none
	r1, r2     []int
	nl, nr     []int
	setL, setR []uint64 // sets of relations of dependents
	finite     []uint32 // number of the finite verb of the node's clause, 0 if not known yet
	parts      []part   // what role each node may play for its head
}

const none = -1

func resize[T any](s []T, n int, v T) []T {
	s = s[:0]
	for range n {
		s = append(s, v)
	}
	return s
}

func (a *arcState) reset() {
	n := len(a.nodes)
	a.stack, a.next = a.stack[:0], 0
	a.head, a.rel = resize(a.head, n, none), resize(a.rel, n, none)
	a.l1, a.l2 = resize(a.l1, n, none), resize(a.l2, n, none)
	a.r1, a.r2 = resize(a.r1, n, none), resize(a.r2, n, none)
	a.nl, a.nr = resize(a.nl, n, 0), resize(a.nr, n, 0)
	a.setL, a.setR, a.finite = a.setL[:0], a.setR[:0], a.finite[:0]
	for i := range n {
		a.setL, a.setR = append(a.setL, 0), append(a.setR, 0)
		a.finite = append(a.finite, a.nodes[i].finite)
	}
	a.parts = slices.Grow(a.parts[:0], n)[:n]
	clear(a.parts)
}

func (a *arcState) done() bool { return len(a.stack) == 0 && a.next == len(a.nodes)-1 }

// allowed says whether a move can be made, and whether it breaks no law of
// grammar: words of the classes that govern nothing get no dependents.
func (a *arcState) allowed(move int) bool {
	atRoot := a.next == len(a.nodes)-1
	if move == shift {
		return !atRoot
	}
	if len(a.stack) == 0 {
		return false
	}
	s0 := a.stack[len(a.stack)-1]
	switch move {
	case reduce:
		return a.head[s0] != none
	case leftArc:
		return a.head[s0] == none && (atRoot || !a.nodes[a.next].leaf)
	default:
		return !atRoot && !a.nodes[s0].leaf
	}
}

// make makes a move; rel is the relation of the arc that it draws.
func (a *arcState) make(move, rel int) {
	switch move {
	case shift:
		a.stack = append(a.stack, a.next)
		a.next++
	case reduce:
		a.stack = a.stack[:len(a.stack)-1]
	case leftArc:
		s0 := a.stack[len(a.stack)-1]
		a.arc(a.next, s0, rel)
		a.stack = a.stack[:len(a.stack)-1]
	case rightArc:
		a.arc(a.stack[len(a.stack)-1], a.next, rel)
		a.stack = append(a.stack, a.next)
		a.next++
	}
}

func (a *arcState) arc(head, dep, rel int) {
	a.head[dep], a.rel[dep] = head, rel
	bit := uint64(1) << (uint(rel) & 63)
	if a.nodes[dep].aux && a.finite[dep] != 0 {
		a.finite[head] = a.finite[dep]
	}
	if dep < head {
		a.l1[head], a.l2[head] = dep, a.l1[head]
		a.nl[head]++
		a.setL[head] |= bit
	} else {
		a.r1[head], a.r2[head] = dep, a.r1[head]
		a.nr[head]++
		a.setR[head] |= bit
	}
}

// parse fills head and rel of the state, whose nodes are set.
func (p *parser) parse(a *arcState, s *scratch) {
	a.reset()
	for !a.done() {
		s.features = moveFeatures(s.features, a)
		p.moves.score(s.features, s.scores[:moveCount])
		move := pick(a, s.scores)
		rel := 0
		if move == leftArc || move == rightArc {
			rel = p.label(a, s, move)
		}
		a.make(move, rel)
	}
}

// pick returns the best move that is allowed; one always is.
func pick(a *arcState, scores []int32) int {
	top := none
	for m := range moveCount {
		if (top == none || scores[m] > scores[top]) && a.allowed(m) {
			top = m
		}
	}
	if top == none { // only leaves are left: the rule must give way
		if a.next < len(a.nodes)-1 {
			return shift
		}
		return leftArc
	}
	return top
}

// label picks the relation of the arc that a move is about to draw.
func (p *parser) label(a *arcState, s *scratch, move int) int {
	head, dep := a.next, a.stack[len(a.stack)-1]
	if move == rightArc {
		head, dep = dep, head
	}
	if head == len(a.nodes)-1 {
		return 0
	}
	return p.relation(a, s, head, dep)
}

// relation picks the relation of an arc and notes what others would do.
func (p *parser) relation(a *arcState, s *scratch, head, dep int) int {
	s.features = labelFeatures(s.features, a, head, dep)
	rel := best(p.labels, s.features, s.scores[:len(p.rels)])
	a.parts[dep] = p.partOf(s.scores)
	return rel
}

// distance is the coarse distance between two nodes.
func distance(i, j int) uint32 {
	d := j - i
	switch {
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}

var absent = node{w: noWord, t: noWord, m: noWord, c: noWord, c6: noWord, u: noWord, cas: noWord, num: noWord, may: noWord, punct: noWord, verb: noWord, opener: noWord}

// fold makes a hash of a set.
func fold(set uint64) uint32 {
	if set == 0 {
		return 0
	}
	return mix(uint32(set), uint32(set>>32))
}

// agreement says how a node and the finite verb of a clause agree in number:
// 0 not known, 1 they do, 2 they do not.
func (a *arcState) agreement(n *node, clause int) uint32 {
	if clause < 0 || n.num == noNumber || a.finite[clause] == 0 || n.num == noWord {
		return 0
	}
	if n.num == a.finite[clause] {
		return 1
	}
	return 2
}

func (a *arcState) at(i int) *node {
	if i < 0 || i >= len(a.nodes) {
		return &absent
	}
	return &a.nodes[i]
}

// relOf is the relation of node i as a hash, noWord if it has no head yet.
func (a *arcState) relOf(i int) uint32 {
	if i < 0 || a.head[i] == none {
		return noWord
	}
	return uint32(a.rel[i])
}

// of returns index[i], none if i is none.
func of(index []int, i int) int {
	if i < 0 {
		return none
	}
	return index[i]
}

// moveFeatures describes the state to the model that picks moves.
func moveFeatures(f []uint32, a *arcState) []uint32 {
	s0, s1 := none, none
	if n := len(a.stack); n > 0 {
		s0 = a.stack[n-1]
		if n > 1 {
			s1 = a.stack[n-2]
		}
	}
	b := a.next
	h := of(a.head, s0)
	h2 := of(a.head, h)
	sl, sr, nl := of(a.l1, s0), of(a.r1, s0), of(a.l1, b)
	sl2, sr2, nl2 := of(a.l2, s0), of(a.r2, s0), of(a.l2, b)
	S0, S1, N0, N1, N2, N3 := a.at(s0), a.at(s1), a.at(b), a.at(b+1), a.at(b+2), a.at(b+3)
	H, H2, SL, SR, NL := a.at(h), a.at(h2), a.at(sl), a.at(sr), a.at(nl)
	SL2, SR2, NL2 := a.at(sl2), a.at(sr2), a.at(nl2)
	var d, marks, verbs, svl, svr, nvl, ssl, ssr, nsl uint32
	if s0 >= 0 {
		d, marks = distance(s0, b), uint32(min(N0.commas-S0.commas, 3))
		verbs = uint32(min(max(N0.finites-S0.finites, S0.finites-N0.finites), 2))
		svl, svr = uint32(a.nl[s0]), uint32(a.nr[s0])
		ssl, ssr = fold(a.setL[s0]), fold(a.setR[s0])
	}
	nvl, nsl = uint32(a.nl[b]), fold(a.setL[b])
	srel := a.relOf(s0)
	headed := uint32(0)
	if h != none {
		headed = 1
	}
	f = append(f[:0],
		feature2(201, S0.t, headed), feature1(202, S0.w), feature2(203, S0.w, S0.t),
		feature1(204, N0.t), feature1(205, N0.w), feature2(206, N0.w, N0.t),
		feature1(207, N1.t), feature1(208, N1.w), feature2(209, N1.w, N1.t),
		feature1(210, N2.t), feature1(211, N2.w), feature2(212, N2.w, N2.t),
		feature4(213, S0.w, S0.t, N0.w, N0.t), feature3(214, S0.w, S0.t, N0.w), feature3(215, S0.w, N0.w, N0.t),
		feature3(216, S0.w, S0.t, N0.t), feature3(217, S0.t, N0.w, N0.t), feature2(218, S0.w, N0.w),
		feature3(219, S0.t, N0.t, headed), feature2(220, N0.t, N1.t),
		feature3(221, N0.t, N1.t, N2.t), feature3(222, S0.t, N0.t, N1.t), feature3(223, H.t, S0.t, N0.t),
		feature3(224, S0.t, SL.t, N0.t), feature3(225, S0.t, SR.t, N0.t), feature3(226, S0.t, N0.t, NL.t),
		feature2(227, S0.w, d), feature2(228, S0.t, d), feature2(229, N0.w, d), feature2(230, N0.t, d),
		feature3(231, S0.w, N0.w, d), feature3(232, S0.t, N0.t, d),
		feature2(233, S0.w, svr), feature2(234, S0.t, svr), feature2(235, S0.w, svl), feature2(236, S0.t, svl),
		feature2(237, N0.w, nvl), feature2(238, N0.t, nvl),
		feature1(239, H.w), feature1(240, H.t), feature1(241, srel), feature1(242, SL.w), feature1(243, SL.t),
		feature1(244, a.relOf(sl)), feature1(245, SR.w), feature1(246, SR.t), feature1(247, a.relOf(sr)),
		feature1(248, NL.w), feature1(249, NL.t), feature1(250, a.relOf(nl)),
		feature1(251, H2.w), feature1(252, H2.t), feature1(253, a.relOf(h)),
		feature1(254, SL2.w), feature1(255, SL2.t), feature1(256, SR2.w), feature1(257, SR2.t),
		feature1(258, NL2.w), feature1(259, NL2.t),
		feature3(260, S0.t, SL.t, SL2.t), feature3(261, S0.t, SR.t, SR2.t), feature3(262, S0.t, H.t, H2.t),
		feature3(263, N0.t, NL.t, NL2.t),
		feature2(264, S0.w, ssr), feature2(265, S0.t, ssr), feature2(266, S0.w, ssl), feature2(267, S0.t, ssl),
		feature2(268, N0.w, nsl), feature2(269, N0.t, nsl),
	)
	return append(f,
		feature4(270, S0.t, S0.m, N0.t, N0.m), feature3(271, S0.t, S0.m, N0.t), feature3(272, S0.t, N0.t, N0.m),
		feature3(273, S1.t, S0.t, N0.t), feature2(274, S1.w, S0.t), feature2(275, S1.t, N0.t),
		feature2(276, S0.c, N0.c), feature2(277, S0.c, N0.t), feature2(278, S0.t, N0.c), feature2(279, S0.c6, N0.c6),
		feature3(280, S0.t, N0.t, marks), feature3(281, S0.t, N0.t, N0.punct), feature3(282, S0.t, N0.t, N1.punct),
		feature3(283, S0.t, N0.t, N0.verb), feature2(284, S0.w, N0.verb), feature3(285, S0.t, S0.m, N0.verb),
		feature4(286, S0.t, N0.t, N1.t, N2.t), feature3(287, N0.t, N1.w, S0.t), feature2(288, N0.w, N1.t),
		feature4(289, S0.t, S0.m, N0.t, svr), feature4(290, S0.w, N0.t, ssr, marks), feature3(291, S0.t, N0.w, nsl),
		feature4(292, H.t, srel, S0.t, N0.t), feature3(293, H.w, S0.t, N0.t), feature3(294, S0.t, SR.w, N0.t),
		feature3(295, S0.t, SL.w, N0.w), feature3(296, S0.w, SL.w, N0.t), feature4(297, S0.c6, SL.w, N0.c6, d),
		feature3(298, N1.t, N2.t, N3.t), feature4(299, S0.t, srel, N0.t, N1.t), feature3(300, S0.c, S0.t, N0.w),
		feature3(301, S0.w, N0.c, N0.t), feature4(302, H.c6, S0.c6, N0.c6, srel), feature3(303, S0.t, N0.m, ssr),
		feature4(304, N0.t, N0.m, S0.t, nsl), feature3(305, S0.w, N0.m, ssr), feature4(306, H.t, S0.t, S0.m, N0.t),
		feature3(307, S0.t, N0.t, ssr), feature3(308, S0.t, N0.t, nsl), feature4(309, S0.t, N0.t, ssr, nsl),
		feature4(310, S1.t, S0.t, N0.t, N1.t), feature3(311, S0.punct, S0.t, N0.t), feature4(312, S0.t, N0.t, N1.t, N0.punct),
		feature3(313, S0.u, S0.may, N0.t), feature3(314, S0.t, N0.u, N0.may), feature4(315, S0.u, S0.may, N0.u, N0.may),
		feature4(316, S0.u, S0.cas, N0.u, N0.cas), feature4(317, S0.u, S0.may, N0.u, nsl), feature4(318, N0.u, N0.may, S0.u, ssr),
		feature4(319, S0.u, N0.u, S0.may, a.agreement(S0, b)), feature4(320, S0.u, N0.u, N0.may, a.agreement(N0, s0)),
		feature4(321, S0.u, N0.u, N1.u, marks), feature4(322, S0.u, N0.u, d, N0.punct), feature4(323, S1.u, S0.u, N0.u, N1.u),
		feature4(324, S0.u, S0.cas, N0.w, nsl), feature4(325, N0.u, N0.cas, S0.w, ssr), feature4(326, H.u, srel, S0.u, N0.u),
		feature4(327, S0.u, N0.u, verbs, marks), feature4(328, S0.opener, N0.opener, S0.u, N0.u), feature3(329, N0.opener, N0.t, S0.t),
		feature3(330, S0.opener, S0.t, N0.t), feature4(331, S0.t, N0.t, verbs, N0.opener), feature4(332, S0.u, headed, N0.t, verbs),
		feature4(333, N0.u, N1.u, N1.opener, S0.u), feature4(334, S0.opener, N0.opener, verbs, marks), feature4(335, S0.u, S0.verb, N0.u, N0.verb),
	)
}

// labelFeatures describes an arc to the model that names its relation.
func labelFeatures(f []uint32, a *arcState, head, dep int) []uint32 {
	H, D := a.at(head), a.at(dep)
	side, d := uint32(0), distance(dep, head)
	setNear, setFar, count := fold(a.setL[head]), fold(a.setR[head]), a.nl[head]
	near, far, setDL, setDR := setNear, setFar, fold(a.setL[dep]), fold(a.setR[dep])
	sibling := a.l1[head]
	marks := H.commas - D.commas
	if dep > head {
		side, d = 1, distance(head, dep)
		setNear, setFar, count = setFar, setNear, a.nr[head]
		sibling = a.r1[head]
		marks = D.commas - H.commas
	}
	DL, DL2, DR, S := a.at(a.l1[dep]), a.at(a.l2[dep]), a.at(a.r1[dep]), a.at(sibling)
	// The word that opens the dependent: its preposition or subordinator.
	open := caseOf(a, dep)
	g := of(a.head, head)
	G := a.at(g)
	dt, ht := mix(D.t, side), mix(H.t, side)
	du, hu := mix(D.u, side), H.u
	m := uint32(min(marks, 2))
	return append(f[:0],
		feature1(401, side), feature2(402, dt, ht), feature2(403, D.w, dt), feature2(404, H.w, ht),
		feature2(405, D.w, H.w), feature3(406, D.w, dt, ht), feature3(407, H.w, dt, ht),
		feature3(408, D.m, dt, ht), feature3(409, D.m, dt, H.w), feature4(410, D.m, H.m, dt, ht),
		feature3(411, D.c, dt, ht), feature3(412, H.c, dt, ht), feature4(413, D.c, H.c, dt, ht), feature3(414, D.c6, H.c6, dt),
		feature3(415, open, dt, ht), feature3(416, open, H.w, dt), feature4(417, open, D.m, dt, ht), feature4(418, open, H.c, dt, D.c),
		feature3(419, setNear, dt, ht), feature3(420, setFar, dt, ht), feature4(421, setNear, setFar, dt, ht),
		feature4(422, setNear, setFar, D.m, dt), feature3(423, uint32(count), dt, ht),
		feature3(424, S.t, dt, ht), feature3(425, a.relOf(sibling), dt, ht), feature3(426, DL.t, dt, ht), feature3(427, DL.w, dt, ht),
		feature3(428, DR.t, dt, ht), feature3(429, DL2.t, DL.t, dt), feature3(430, setDL, dt, ht), feature3(431, setDR, dt, ht),
		feature3(432, d, dt, ht), feature3(433, m, dt, ht), feature3(434, D.punct, dt, ht), feature3(435, G.t, dt, ht),
		feature3(436, a.relOf(head), dt, ht), feature3(437, H.verb, dt, ht), feature3(438, D.verb, dt, D.m),
		feature4(439, near, far, dt, H.w), feature3(440, a.at(dep-1).t, dt, ht), feature3(441, a.at(dep+1).t, dt, ht),
		feature3(442, a.at(dep+1).w, dt, ht), feature3(443, a.at(dep-1).w, dt, ht), feature4(444, open, D.w, dt, ht),
		feature4(445, open, D.c6, H.c6, dt), feature2(446, D.w, open), feature3(447, setDL, D.c6, dt), feature4(448, setDL, m, dt, ht),
		feature3(449, D.may, dt, ht), feature4(450, D.may, D.cas, du, hu), feature4(451, D.may, near, far, du),
		feature4(452, D.cas, near, far, du), feature4(453, D.may, a.agreement(D, head), du, hu), feature4(454, D.may, H.w, du, side),
		feature4(455, D.may, D.cas, near, du), feature3(456, D.cas, H.c, du), feature4(457, open, D.cas, du, hu),
		feature4(458, a.agreement(D, head), D.cas, near, du), feature3(459, du, hu, d), feature4(460, open, H.c6, du, side),
		feature3(461, D.c, H.w, side),
	)
}

// caseOf is the word of the leftmost dependent of a node.
func caseOf(a *arcState, dep int) uint32 {
	if l := a.l1[dep]; l != none {
		return mix(a.nodes[l].w, uint32(a.rel[l]))
	}
	return noWord
}
