package model

import (
	"slices"
	"strings"
)

// An entityTagger marks the names of persons, places and organisations: a
// linear-chain conditional random field (Lafferty, McCallum and Pereira 2001)
// whose tags say of each word whether it begins, continues or ends a name or
// is one by itself.
type entityTagger struct {
	tags  []string // B-, I-, L- or U- and the kind, "" for outside
	names names
	table *table
	may   [][]bool  // whether a tag may follow another; the last row is of those that may begin a sentence
	after [][]int32 // the score of that
}

// newEntityTagger makes a tagger that has yet to get its table.
func newEntityTagger(tags []string, list names) *entityTagger {
	e := &entityTagger{tags: tags, names: list}
	for _, before := range append(tags[:len(tags):len(tags)], "") {
		may := make([]bool, len(tags))
		for to, tag := range tags {
			may[to] = follows(before, tag)
		}
		e.may = append(e.may, may)
	}
	return e
}

// index is the number of a tag.
func (e *entityTagger) index(tag string) int { return slices.Index(e.tags, tag) }

// follows says whether a tag may come after another: a name that has begun
// must go on.
func follows(before, tag string) bool {
	open := strings.HasPrefix(before, "B-") || strings.HasPrefix(before, "I-")
	goesOn := strings.HasPrefix(tag, "I-") || strings.HasPrefix(tag, "L-")
	if !open && !goesOn {
		return true
	}
	return open && goesOn && before[2:] == tag[2:]
}

// setTable gives the tagger its weights. How well tags follow each other is a
// feature like others.
func (e *entityTagger) setTable(t *table) {
	e.table, e.after = t, nil
	for from := range len(e.tags) + 1 {
		row := make([]int32, len(e.tags))
		t.score([]uint32{transition(from)}, row)
		e.after = append(e.after, row)
	}
}

func transition(from int) uint32 { return feature1(500, uint32(from)) }

// everyWord is the feature that every word has.
var everyWord = feature1(501, 0)

// A chain is the memory for finding the best sequence of tags (Viterbi 1967).
// Rows have one column for each tag.
type chain struct {
	score []int64 // of the best sequence up to the tag
	from  []uint8 // the tag before in it
}

// impossible is worse than any score.
const impossible = -1 << 60

// fill writes Entity of every parsed word.
func (e *entityTagger) fill(words []Word, s *scratch) {
	s.clues = e.names.clues(words, s.clues)
	c, n := &s.chain, len(e.tags)
	c.score = resize(c.score, len(words)*n, impossible)
	c.from = resize(c.from, len(words)*n, 0)
	for i := range words {
		s.features = e.features(s.features, words, s, i)
		e.table.score(s.features, s.scores[:n])
		for to, score := range s.scores[:n] {
			best, from := e.before(c, i, to)
			c.score[i*n+to], c.from[i*n+to] = best+int64(score), uint8(from)
		}
	}
	e.follow(words, c)
}

// before finds the best tag before a tag of word i, and the score of the
// sequence.
func (e *entityTagger) before(c *chain, i, to int) (best int64, from int) {
	n := len(e.tags)
	best = impossible
	if i == 0 {
		if e.may[n][to] {
			best = int64(e.after[n][to])
		}
		return best, 0
	}
	for t, score := range c.score[(i-1)*n : i*n] {
		if v := score + int64(e.after[t][to]); e.may[t][to] && v > best {
			best, from = v, t
		}
	}
	return best, from
}

// follow writes the best sequence, from its end.
func (e *entityTagger) follow(words []Word, c *chain) {
	n, last := len(e.tags), len(words)-1
	outside := e.index("")
	top := outside
	for t, score := range c.score[last*n:] {
		if e.may[t][outside] && score > c.score[last*n+top] {
			top = t
		}
	}
	for i := last; i >= 0; i-- {
		words[i].Entity = plainTag(e.tags[top])
		top = int(c.from[i*n+top])
	}
}

// plainTag is the IOB2 tag.
func plainTag(tag string) string {
	switch {
	case strings.HasPrefix(tag, "U-"):
		return "B-" + tag[2:]
	case strings.HasPrefix(tag, "L-"):
		return "I-" + tag[2:]
	}
	return tag
}

func (e *entityTagger) features(f []uint32, words []Word, s *scratch, i int) []uint32 {
	at := s.atoms
	w2, w1, w, n1, n2 := &at[i], &at[i+1], &at[i+2], &at[i+3], &at[i+4]
	p, q := tagAt(s.tags, i-1), tagAt(s.tags, i+1)
	t := tagAt(s.tags, i)
	here, before, after := &s.clues[i], &noClue, &noClue
	if i > 0 {
		before = &s.clues[i-1]
	}
	if i+1 < len(s.clues) {
		after = &s.clues[i+1]
	}
	l, l1, m1 := here.listed, before.listed, after.listed
	first, last := &at[here.first+2], &at[here.last+2]
	firstClue, lastClue := &s.clues[here.first], &s.clues[here.last]
	place, length := uint32(min(i-here.first, 3)), uint32(min(here.last-here.first, 4))
	pre, post := &at[here.first+1], &at[here.last+3]
	rel, head := hashString(words[i].Rel), uint32(outside)
	if words[i].Head >= 0 {
		head = at[words[i].Head+2].lower
	}
	f = append(f[:0],
		feature1(503, w.form), feature1(504, w.lower), feature2(506, w.suf4, t), feature1(507, w.pre3), feature2(519, w1.lower, w.lower), feature2(520, w.lower, n1.lower),
		feature1(534, w.suf5), feature2(537, w.pre2, w.suf2), feature2(538, w.lower, l), feature1(541, w.suf4),
	)
	f = append(f,
		everyWord, feature1(502, w.shape), feature2(505, w.suf3, w.shape),
		feature2(508, w.shape, t), feature1(509, w.cluster), feature2(510, w.coarse, t),
		feature1(511, w1.lower), feature2(512, n1.lower, w.shape), feature2(513, w2.lower, w.shape), feature2(514, n2.lower, w.shape),
		feature2(515, w1.cluster, w.shape), feature2(516, n1.cluster, w.shape), feature2(517, t, q), feature2(518, p, t),
		feature1(521, l), feature2(522, l, t),
		feature3(523, l, w.shape, w1.coarse), feature3(524, l1, l, m1), feature3(525, w1.shape, w.shape, n1.shape),
		feature2(526, w1.suf3, t), feature2(527, w1.cluster, w.cluster), feature2(528, w.cluster, n1.cluster),
		feature1(529, w.class), feature3(530, w.suf2, t, n1.shape), feature2(531, m1, l), feature3(532, w1.lower, l, t),
		feature3(533, w.kinds, w.shape, t), feature2(535, n1.suf3, l), feature3(536, w2.cluster, w1.cluster, l),
		feature3(539, n1.cluster, n2.cluster, l),
		feature1(540, t), feature1(542, w.suf3), feature1(543, w.suf2), feature1(544, w.kinds), feature3(545, p, t, q),
		feature1(546, n1.lower), feature1(547, w1.shape), feature1(548, n1.shape), feature2(549, l1, l), feature1(550, w1.cluster), feature1(551, n1.cluster),
		feature2(552, w1.lower, w.shape), feature1(553, w2.lower), feature1(554, n2.lower), feature1(555, w2.cluster), feature1(556, n2.cluster),
		feature1(557, l1), feature1(558, m1), feature1(559, w.coarse), feature2(560, w2.lower, w1.lower), feature2(561, n1.lower, n2.lower),
	)
	f = append(f, feature1(570, here.known), feature3(571, here.known, l, t), feature3(572, here.known, w1.lower, w.shape), feature3(573, before.known, here.known, after.known),
		feature3(574, here.sign, w.shape, l), feature3(575, before.sign, here.sign, after.sign), feature3(576, before.sign, here.known, l),
		feature3(577, after.sign, here.known, l), feature3(578, before.known, before.listed, here.known),
	)
	f = append(f, feature3(580, lastClue.sign, place, length), feature3(581, firstClue.sign, place, length), feature2(582, last.lower, place),
		feature2(583, first.lower, place), feature3(584, pre.lower, place, length), feature3(585, post.lower, length-min(place, length), length),
		feature3(586, lastClue.sign, firstClue.listed, place), feature3(587, lastClue.listed, firstClue.listed, place),
	)
	return append(f, feature2(590, rel, w.shape), feature3(591, rel, head, here.known), feature3(592, rel, w1.lower, l))
}
