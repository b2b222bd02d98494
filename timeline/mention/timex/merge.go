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
	next := make(map[label][]*state)
	var order []label
	for _, s := range set {
		if s.final != nil && (out.final == nil || s.final.order < out.final.order) {
			out.final = s.final
		}
		for i := range s.edges {
			e := &s.edges[i]
			l := e.label()
			if _, ok := next[l]; !ok {
				order = append(order, l)
			}
			next[l] = append(next[l], e.to)
		}
	}
	for _, l := range order {
		e := edge{l.class, l.shape, l.want, l.name, l.group, l.glued, l.value, m.merge(next[l])}
		out.edges = append(out.edges, e)
	}
	out.index()
	return out
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

// index sorts the edges of a state by what they ask for.
func (s *state) index() {
	s.byClass = make(map[class][]*edge)
	for i := range s.edges {
		e := &s.edges[i]
		s.byClass[e.class] = append(s.byClass[e.class], e)
		if e.shape != shapeCount {
			s.byShape = append(s.byShape, e)
		}
	}
}
