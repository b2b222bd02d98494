package timex

import (
	"encoding/binary"
	"slices"
)

// A merger joins the automata of all rules into one in which no state has two
// edges for the same thing, so that a match walks the common beginnings of
// rules once.
type merger struct {
	ids  map[*state]uint32
	done map[string]*state
}

// A label is what an edge asks for and notes, without where it leads.
type label struct {
	class class
	shape shape
	want  string
	name  string
	group int8
	glued bool
	value *reading
}

func (e *edge) label() label {
	return label{e.class, e.shape, e.want, e.name, e.group, e.glued, e.value}
}

// merge returns a state that does what all states of a set do.
func (m *merger) merge(set []*state) *state {
	key := m.key(set)
	if s, ok := m.done[key]; ok {
		return s
	}
	out := &state{}
	m.done[key] = out
	var next targets
	for _, s := range set {
		if s.final != nil && (out.final == nil || s.final.order < out.final.order) {
			out.final = s.final
		}
		for i := range s.edges {
			next.add(&s.edges[i])
		}
	}
	out.edges = make([]edge, len(next.labels))
	for i, l := range next.labels {
		out.edges[i] = edge{l.class, l.shape, l.want, l.name, l.group, l.glued, l.value, m.merge(next.states[i])}
	}
	out.index()
	return out
}

// few is how many edges are looked through one by one.
const few = 8

// targets collects where the edges of some states lead, by label.
type targets struct {
	labels []label
	states [][]*state
	where  map[label]int // for many labels
}

func (t *targets) add(e *edge) {
	l := e.label()
	i, ok := t.find(l)
	if !ok {
		i = len(t.labels)
		t.labels, t.states = append(t.labels, l), append(t.states, nil)
		if t.where != nil {
			t.where[l] = i
		}
	}
	t.states[i] = append(t.states[i], e.to)
}

func (t *targets) find(l label) (int, bool) {
	if len(t.labels) <= few {
		i := slices.Index(t.labels, l)
		return i, i >= 0
	}
	if t.where == nil {
		t.where = make(map[label]int)
		for i, l := range t.labels {
			t.where[l] = i
		}
	}
	i, ok := t.where[l]
	return i, ok
}

// key names a set of states, whatever their order.
func (m *merger) key(set []*state) string {
	ids := make([]uint32, 0, len(set))
	for _, s := range set {
		if _, ok := m.ids[s]; !ok {
			m.ids[s] = uint32(len(m.ids))
		}
		ids = append(ids, m.ids[s])
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	key := make([]byte, 0, 4*len(ids))
	for _, id := range ids {
		key = binary.LittleEndian.AppendUint32(key, id)
	}
	return string(key)
}

// index sorts the edges of a state with many by what they ask for.
func (s *state) index() {
	if len(s.edges) <= few {
		return
	}
	s.byClass = make(map[class][]*edge)
	for i := range s.edges {
		e := &s.edges[i]
		s.byClass[e.class] = append(s.byClass[e.class], e)
		if e.shape != shapeCount {
			s.byShape = append(s.byShape, e)
		}
	}
}
