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
	w       []int16
}

func (t *table) score(features []uint32, scores []int32) {
	n := t.classes
	scores = scores[:n]
	for j := range scores {
		scores[j] = 0
	}
	for _, f := range features {
		at := int(f&t.mask) * n
		row := t.w[at : at+n]
		for j, w := range row {
			scores[j] += int32(w)
		}
	}
}

// A learner is a table in training: an averaged perceptron (Collins 2002).
// The average is kept as the weight less the sum of each change times the
// moment at which it came.
type learner struct {
	classes int
	mask    uint32
	w       []int32
	late    []float64
	hits    []uint8 // changes seen by each row, up to 255
	now     float64
}

func newLearner(classes, bits int) *learner {
	n := classes << bits
	return &learner{
		classes: classes, mask: 1<<bits - 1,
		w: make([]int32, n), late: make([]float64, n), hits: make([]uint8, 1<<bits), now: 1,
	}
}

func (l *learner) score(features []uint32, scores []int32) {
	n := l.classes
	scores = scores[:n]
	for j := range scores {
		scores[j] = 0
	}
	for _, f := range features {
		at := int(f&l.mask) * n
		row := l.w[at : at+n]
		for j, w := range row {
			scores[j] += w
		}
	}
}

// step marks that another decision has been seen.
func (l *learner) step() { l.now++ }

// add changes the weights of a class.
func (l *learner) add(features []uint32, class int, by int32) {
	late := float64(by) * l.now
	for _, f := range features {
		row := f & l.mask
		i := int(row)*l.classes + class
		l.w[i] += by
		l.late[i] += late
		if l.hits[row] < 255 {
			l.hits[row]++
		}
	}
}

// average returns the averaged weights, those of rows with fewer than
// minHits changes left at zero, companded to eight bits and back, so that
// the trainer scores exactly what it will ship.
func (l *learner) average(minHits uint8) *table {
	avg := make([]float64, len(l.w))
	top := 0.0
	for i := range avg {
		if l.hits[i/l.classes] < minHits {
			continue
		}
		avg[i] = float64(l.w[i]) - l.late[i]/l.now
		top = max(top, math.Abs(avg[i]))
	}
	t := &table{classes: l.classes, mask: l.mask, w: make([]int16, len(avg))}
	for i, v := range avg {
		t.w[i] = expand(compand(v, top))
	}
	return t
}

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

func expand(q int8) int16 {
	if q < 0 {
		return -int16(q) * int16(q)
	}
	return int16(q) * int16(q)
}

func (t *table) write(w io.Writer) error {
	head := []uint32{uint32(t.classes), t.mask + 1}
	if err := binary.Write(w, binary.LittleEndian, head); err != nil {
		return err
	}
	buf := make([]byte, len(t.w))
	for i, v := range t.w {
		q := int8(math.Round(math.Sqrt(math.Abs(float64(v)))))
		if v < 0 {
			q = -q
		}
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
	buf := make([]byte, int(classes)*int(rows))
	if _, err := io.ReadFull(r, buf); err != nil {
		return nil, err
	}
	t := &table{classes: int(classes), mask: rows - 1, w: make([]int16, len(buf))}
	for i, b := range buf {
		t.w[i] = expand(int8(b))
	}
	return t, nil
}
