package model

import "strings"

// An entityTagger marks the names of persons, places and organisations, from
// left to right, with what lists of names say among the features.
type entityTagger struct {
	tags  []string // IOB2 tags, "" for outside
	names names
	table scorer
}

// A NameKind is a set of what a listed name may be.
type NameKind uint8

// The kinds of listed names.
const (
	PersonName NameKind = 1 << iota
	PlaceName
	OrganisationName
	GivenName
)

// names are listed names in lower case, words joined by spaces.
type names struct {
	kinds   map[string]NameKind
	longest map[string]int // the first word → words of the longest name that it begins
}

// maxNameWords is the length of the longest listed name.
const maxNameWords = 6

func newNames(list map[string]NameKind) names {
	n := names{kinds: map[string]NameKind{}, longest: map[string]int{}}
	for name, kind := range list {
		words := strings.Fields(strings.ToLower(name))
		if len(words) == 0 || len(words) > maxNameWords {
			continue
		}
		n.kinds[strings.Join(words, " ")] |= kind
		n.longest[words[0]] = max(n.longest[words[0]], len(words))
	}
	return n
}

// mark writes for every word the kinds of the longest listed name that it is
// part of, and whether it is the first word of it; 0 if there is none.
func (n *names) mark(words []Word, out []uint32) []uint32 {
	out = out[:0]
	for range words {
		out = append(out, 0)
	}
	for i := 0; i < len(words); {
		length, kind := 0, NameKind(0)
		if capital(words[i].Form) {
			length, kind = n.match(words[i:])
		}
		for j := range length {
			out[i+j] = uint32(kind)<<2 | uint32(min(j, 1))<<1 | 1
		}
		i += max(length, 1)
	}
	return out
}

// match finds the longest listed name that words begin with.
func (n *names) match(words []Word) (length int, kind NameKind) {
	first := lower(words[0].Form)
	most := min(max(n.longest[first], n.longest[strings.TrimSuffix(first, "s")]), len(words))
	if most == 0 {
		return 0, 0
	}
	name := first
	for j := 1; ; j++ {
		k, ok := n.kinds[name]
		if !ok { // a genitive
			k, ok = n.kinds[strings.TrimSuffix(name, "s")]
		}
		if ok {
			length, kind = j, k
		}
		if j >= most {
			return length, kind
		}
		name += " " + lower(words[j].Form)
	}
}

func capital(s string) bool { return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 0x80) }

// fill writes Entity of every tagged word.
func (e *entityTagger) fill(words []Word, s *scratch) {
	s.listed = e.names.mark(words, s.listed)
	t1, t2 := uint32(outside), uint32(outside)
	for i := range words {
		s.features = e.features(s.features, s, i, t1, t2)
		tag := e.choose(s, t1)
		words[i].Entity = e.tags[tag]
		t1, t2 = uint32(tag), t1
	}
}

// choose picks the best tag that may follow t1: I-X only B-X or I-X.
func (e *entityTagger) choose(s *scratch, t1 uint32) int {
	scores := s.scores[:len(e.tags)]
	e.table.score(s.features, scores)
	top := none
	for j, v := range scores {
		if (top == none || v > scores[top]) && e.follows(t1, j) {
			top = j
		}
	}
	return top
}

func (e *entityTagger) follows(t1 uint32, tag int) bool {
	kind, inside := strings.CutPrefix(e.tags[tag], "I-")
	if !inside {
		return true
	}
	return int(t1) < len(e.tags) && strings.HasSuffix(e.tags[t1], "-"+kind)
}

func (e *entityTagger) features(f []uint32, s *scratch, i int, t1, t2 uint32) []uint32 {
	at := s.atoms
	w2, w1, w, n1, n2 := &at[i], &at[i+1], &at[i+2], &at[i+3], &at[i+4]
	p, q := tagAt(s.tags, i-1), tagAt(s.tags, i+1)
	t := tagAt(s.tags, i)
	l, l1, m1 := s.listed[i], uint32(outside), uint32(outside)
	if i > 0 {
		l1 = s.listed[i-1]
	}
	if i+1 < len(s.listed) {
		m1 = s.listed[i+1]
	}
	return append(f[:0],
		feature1(501, t1), feature2(502, t1, t2), feature1(503, w.form), feature2(504, w.lower, t1), feature2(505, w.suf3, w.shape),
		feature2(506, w.suf4, t), feature1(507, w.pre3), feature2(508, w.shape, t), feature2(509, w.cluster, t1), feature2(510, w.coarse, t),
		feature2(511, w1.lower, t1), feature2(512, n1.lower, w.shape), feature2(513, w2.lower, w.shape), feature2(514, n2.lower, w.shape),
		feature2(515, w1.cluster, w.shape), feature2(516, n1.cluster, w.shape), feature3(517, t1, t, q), feature3(518, t1, p, t),
		feature2(519, w1.lower, w.lower), feature2(520, w.lower, n1.lower), feature2(521, l, t1), feature3(522, l, t, t1),
		feature3(523, l, w.shape, w1.coarse), feature3(524, l1, l, m1), feature3(525, w1.shape, w.shape, n1.shape),
		feature3(526, w1.suf3, t1, t), feature3(527, w1.cluster, w.cluster, t1), feature3(528, w.cluster, n1.cluster, t1),
		feature2(529, w.class, t1), feature3(530, w.suf2, t, n1.shape), feature3(531, m1, l, t1), feature3(532, w1.lower, l, t),
		feature3(533, w.kinds, w.shape, t), feature2(534, w.suf5, t1), feature2(535, n1.suf3, l), feature3(536, w2.cluster, w1.cluster, l),
		feature2(537, w.pre2, w.suf2), feature2(538, w.lower, l), feature3(539, n1.cluster, n2.cluster, l),
	)
}

// learnEntities trains on sentences whose words carry Entity; the model must
// be able to tag.
func (m *Model) learnEntities(data []Sample, list map[string]NameKind, o Options) *entityTagger {
	seen := map[string]bool{"": true}
	for _, d := range data {
		for i := range d.Words {
			seen[d.Words[i].Entity] = true
		}
	}
	e := &entityTagger{tags: sortedKeys(seen), names: newNames(list)}
	index := map[string]int{}
	for i, t := range e.tags {
		index[t] = i
	}
	l := newLearner(len(e.tags), o.EntityBits, 0)
	e.table = l
	s := newScratch()
	order := newOrder(len(data), o.Seed+7)
	for range o.EntityEpochs {
		for _, i := range order.next() {
			words := append([]Word(nil), data[i].Words...)
			m.tag(words, s)
			s.listed = e.names.mark(words, s.listed)
			e.learn(data[i].Words, index, s, l)
		}
	}
	e.table = l.average(1, 0)
	return e
}

func (e *entityTagger) learn(gold []Word, index map[string]int, s *scratch, l *learner) {
	t1, t2 := uint32(outside), uint32(outside)
	for i := range gold {
		s.features = e.features(s.features, s, i, t1, t2)
		got, want := e.choose(s, t1), index[gold[i].Entity]
		l.step()
		if got != want {
			l.add(s.features, want, 1)
			l.add(s.features, got, -1)
		}
		t1, t2 = uint32(got), t1
	}
}
