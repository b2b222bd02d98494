package model

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// A scorer adds the weights of hashed features to the scores of all classes.
type scorer interface {
	score(features []uint32, scores []int32)
}

// A table is a trained linear model: a row of weights, one for each class,
// for every hashed feature. Features that hash to the same row share it.
type table struct {
	classes int
	mask    uint32
	w       []int8   // companded
	used    []uint64 // a bit for each row that is not all zero: most features are not known
	typical int64    // size of a typical weight that is not zero, expanded
}

func newTable(classes int, mask uint32, w []int8) *table {
	t := &table{classes: classes, mask: mask, w: w, used: make([]uint64, (mask>>6)+1)}
	rows := int64(0)
	for row := range int(mask) + 1 {
		for _, v := range w[row*classes : (row+1)*classes] {
			if v != 0 {
				t.used[row>>6] |= 1 << (row & 63)
				t.typical += int64(max(expand(v), -expand(v)))
				rows++
				break
			}
		}
	}
	t.typical /= max(rows, 1)
	return t
}

func (t *table) score(features []uint32, scores []int32) {
	n := t.classes
	scores = scores[:n]
	for j := range scores {
		scores[j] = 0
	}
	for _, f := range features {
		r := f & t.mask
		if t.used[r>>6]>>(r&63)&1 == 0 {
			continue
		}
		row := t.w[int(r)*n:]
		row = row[:len(scores)]
		for j, q := range row {
			scores[j] += expand(q)
		}
	}
}

// A learner is a table in training: an averaged perceptron (Collins 2002).
// The average is kept as the weight less the sum of each change times the
// moment at which it came.
//
// Treebanks of one language disagree, so beside the weights that all share
// each source has weights of its own ("frustratingly easy domain adaptation",
// Daumé 2007). Both are hashed alike; what is shipped is the sum of the
// shared weights and those of one source, and costs nothing.
type learner struct {
	classes int
	mask    uint32
	shared  weightsOf
	sources []weightsOf
	source  int     // the one that the next sentence comes from
	hits    []uint8 // changes seen by each row, up to 255
	now     float64
}

// weightsOf are weights in training and what their average needs.
type weightsOf struct {
	w    []int32
	late []float64
}

func newWeights(n int) weightsOf { return weightsOf{make([]int32, n), make([]float64, n)} }

func newLearner(classes, bits, sources int) *learner {
	n := classes << bits
	l := &learner{classes: classes, mask: 1<<bits - 1, shared: newWeights(n), hits: make([]uint8, 1<<bits), now: 1}
	for range sources {
		l.sources = append(l.sources, newWeights(n))
	}
	return l
}

func (l *learner) score(features []uint32, scores []int32) {
	scores = scores[:l.classes]
	for j := range scores {
		scores[j] = 0
	}
	l.addScores(l.shared.w, features, scores)
	if len(l.sources) > 0 {
		l.addScores(l.sources[l.source].w, features, scores)
	}
}

func (l *learner) addScores(weights []int32, features []uint32, scores []int32) {
	for _, f := range features {
		row := f & l.mask
		if l.hits[row] == 0 {
			continue
		}
		w := weights[int(row)*len(scores):]
		w = w[:len(scores)]
		for j, v := range w {
			scores[j] += v
		}
	}
}

// step marks that another decision has been seen.
func (l *learner) step() { l.now++ }

// add changes the weights of a class.
func (l *learner) add(features []uint32, class int, by int32) {
	for _, f := range features {
		row := f & l.mask
		i := int(row)*l.classes + class
		l.shared.add(i, by, l.now)
		if len(l.sources) > 0 {
			l.sources[l.source].add(i, by, l.now)
		}
		if l.hits[row] < 255 {
			l.hits[row]++
		}
	}
}

func (w *weightsOf) add(i int, by int32, now float64) {
	w.w[i] += by
	w.late[i] += float64(by) * now
}

// average returns the averaged weights for one source, those of rows with
// fewer than minHits changes left at zero, companded to eight bits and back,
// so that the trainer scores exactly what it will ship.
func (l *learner) average(minHits uint8, source int) *table {
	w := make([]int8, len(l.shared.w))
	top := 0.0
	l.eachWeight(minHits, source, func(_ int, v float64) { top = max(top, math.Abs(v)) })
	l.eachWeight(minHits, source, func(i int, v float64) { w[i] = compand(v, top) })
	return newTable(l.classes, l.mask, w)
}

// eachWeight calls do with each averaged weight for a source that is kept.
func (l *learner) eachWeight(minHits uint8, source int, do func(i int, v float64)) {
	for row, hits := range l.hits {
		if hits < minHits || hits == 0 {
			continue
		}
		for i := row * l.classes; i < (row+1)*l.classes; i++ {
			v := l.shared.average(i, l.now)
			if len(l.sources) > 0 {
				v += l.sources[source].average(i, l.now)
			}
			do(i, v)
		}
	}
}

func (w *weightsOf) average(i int, now float64) float64 { return float64(w.w[i]) - w.late[i]/now }

// compand maps a weight to eight bits by its square root, which keeps small
// weights apart and still holds the largest: clipping costs accuracy.
func compand(v, top float64) int8 {
	if top == 0 {
		return 0
	}
	q := math.Round(127 * math.Sqrt(math.Abs(v)/top))
	if v < 0 {
		q = -q
	}
	return int8(q)
}

// expand undoes compand, up to a factor: it squares and keeps the sign.
func expand(q int8) int32 {
	v := int32(q)
	sign := v >> 31
	return v * ((v ^ sign) - sign)
}

func (t *table) write(w io.Writer) error {
	head := []uint32{uint32(t.classes), t.mask + 1}
	if err := binary.Write(w, binary.LittleEndian, head); err != nil {
		return err
	}
	buf := make([]byte, len(t.w))
	for i, q := range t.w {
		buf[i] = byte(q)
	}
	_, err := w.Write(buf)
	return err
}

func readTable(r io.Reader) (*table, error) {
	var head [2]uint32
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return nil, err
	}
	classes, rows := head[0], head[1]
	if classes == 0 || classes > 1<<10 || rows == 0 || rows > 1<<24 || rows&(rows-1) != 0 {
		return nil, fmt.Errorf("table of %d rows and %d classes", rows, classes)
	}
	w := make([]int8, int(classes)*int(rows))
	var buf [1 << 16]byte
	for at := 0; at < len(w); {
		part := buf[:min(len(buf), len(w)-at)]
		if _, err := io.ReadFull(r, part); err != nil {
			return nil, err
		}
		for i, b := range part {
			w[at+i] = int8(b)
		}
		at += len(part)
	}
	return newTable(int(classes), rows-1, w), nil
}
