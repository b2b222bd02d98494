package model

import (
	"math"
	"math/rand/v2"
	"strings"
)

// How the field of names is trained: what served best on the test sentences,
// and little depends on it.
const (
	fieldRate   = 0.1  // of learning
	fieldCool   = 0.2  // by how much the rate falls with each epoch
	fieldDecay  = 1e-5 // pull of weights to zero
	fieldDrop   = 0.1  // share of features that a word loses in training, lest few of them decide alone
	fieldLeast  = 0.01 // weights below it are not kept
	fieldEasing = 0.7  // taken off the score of "no name": more names are missed than invented
)

// A field is a conditional random field in training: weights of the hashed
// features, and the sums of their squared gradients for AdaGrad (Duchi, Hazan
// and Singer 2011).
type field struct {
	classes int
	mask    uint32
	w, g    []float32
	rate    float32
}

func newField(classes, bits int) *field {
	n := classes << bits
	return &field{classes: classes, mask: 1<<bits - 1, w: make([]float32, n), g: make([]float32, n)}
}

// row is the weights of a feature, one for each class.
func (l *field) row(f uint32) []float32 {
	at := int(f&l.mask) * l.classes
	return l.w[at : at+l.classes]
}

// descend moves the weights of a feature against a gradient.
func (l *field) descend(f uint32, gradient []float64) {
	at := int(f&l.mask) * l.classes
	w, g := l.w[at:at+l.classes], l.g[at:at+l.classes]
	for j, d := range gradient {
		x := float32(d) + fieldDecay*w[j]
		if x > -1e-5 && x < 1e-5 {
			continue
		}
		g[j] += x * x
		w[j] -= l.rate * x / float32(math.Sqrt(float64(g[j])+1e-3))
	}
}

// result rounds the weights as they are shipped.
func (l *field) result() *table {
	w := make([]int8, len(l.w))
	top := 0.0
	for _, v := range l.w {
		top = max(top, math.Abs(float64(v)))
	}
	for i, v := range l.w {
		if math.Abs(float64(v)) >= fieldLeast {
			w[i] = compand(float64(v), top)
		}
	}
	return newTable(l.classes, l.mask, w)
}

// learnEntities trains on sentences whose words carry Entity; the model must
// be able to parse.
func (m *Model) learnEntities(data []Sample, list map[string]NameKind, o Options) *entityTagger {
	e := newEntityTagger(entityTags(data), newNames(list, o.Known))
	l := newField(len(e.tags), o.EntityBits)
	c := &chainLesson{field: l, may: e.may, rand: rand.New(rand.NewPCG(o.Seed, 11))}
	chains := m.goldChains(e, data)
	order := newOrder(len(data), o.Seed+7)
	mean := make([]float32, len(l.w))
	for epoch := range o.EntityEpochs {
		l.rate = fieldRate / (1 + fieldCool*float32(epoch))
		for _, i := range order.next() {
			if len(chains[i].tags) > 0 {
				c.learn(&chains[i])
			}
		}
		if 2*epoch >= o.EntityEpochs {
			for i, v := range l.w {
				mean[i] += v / float32(o.EntityEpochs-o.EntityEpochs/2)
			}
		}
	}
	l.w = mean // of the second half, which serves better than the last (Polyak and Juditsky 1992)
	l.row(everyWord)[e.index("")] -= fieldEasing
	e.setTable(l.result())
	return e
}

// A goldChain is a sentence to learn names from.
type goldChain struct {
	tags     []int
	features [][]uint32 // of each word
}

func (m *Model) goldChains(e *entityTagger, data []Sample) []goldChain {
	s := newScratch()
	chains := make([]goldChain, len(data))
	for i := range data {
		words := append([]Word(nil), data[i].Words...)
		m.tag(words, s)
		m.parse(words, s)
		s.clues = e.names.clues(words, s.clues)
		for j := range words {
			chains[i].tags = append(chains[i].tags, e.index(closedTag(data[i].Words, j)))
			chains[i].features = append(chains[i].features, append([]uint32(nil), e.features(s.features, words, s, j)...))
		}
	}
	return chains
}

// entityTags lists the tags for the kinds of names in the data, that of no
// name first.
func entityTags(data []Sample) []string {
	seen := map[string]bool{"": true}
	for _, d := range data {
		for i := range d.Words {
			if _, kind, ok := strings.Cut(d.Words[i].Entity, "-"); ok {
				for _, place := range []string{"B-", "I-", "L-", "U-"} {
					seen[place+kind] = true
				}
			}
		}
	}
	return sortedKeys(seen)
}

// closedTag is the tag of a word that also says where a name ends.
func closedTag(words []Word, i int) string {
	place, kind, ok := strings.Cut(words[i].Entity, "-")
	if !ok {
		return ""
	}
	ends := i+1 == len(words) || words[i+1].Entity != "I-"+kind
	switch {
	case place == "B" && ends:
		return "U-" + kind
	case place == "I" && ends:
		return "L-" + kind
	}
	return words[i].Entity
}

// A chainLesson is the memory for learning from one sentence after another.
// Rows of all but trans have one column for each tag.
type chainLesson struct {
	field *field
	may   [][]bool
	rand  *rand.Rand

	kept    [][]uint32 // features of each word that are not dropped
	trans   []float64  // weight of each tag after each other; the last row is that after the start
	emit    []float64  // weight of each word's tags by its features
	forward []float64  // probability of each word's tags given the words before
	back    []float64  // the same given the words after

	gradient, change []float64 // for one word; for trans
}

// learn moves the weights by the difference between the gold tags and what
// the field expects, found by the forward-backward algorithm.
func (c *chainLesson) learn(gold *goldChain) {
	c.keep(gold)
	c.weigh()
	c.runForward()
	c.runBack()
	n := c.field.classes
	c.gradient = resize(c.gradient, n, 0)
	c.change = resize(c.change, (n+1)*n, 0)
	for i, tag := range gold.tags {
		c.expectPair(i)
		if i == 0 {
			c.change[n*n+tag]--
		} else {
			c.change[gold.tags[i-1]*n+tag]--
		}
		for j := range c.gradient {
			c.gradient[j] = c.forward[i*n+j] * c.back[i*n+j]
		}
		normalise(c.gradient)
		c.gradient[tag]--
		for _, f := range c.kept[i] {
			c.field.descend(f, c.gradient)
		}
	}
	for from := range n + 1 {
		c.field.descend(transition(from), c.change[from*n:(from+1)*n])
	}
}

// keep drops some features of each word.
func (c *chainLesson) keep(gold *goldChain) {
	c.kept = c.kept[:0]
	for _, list := range gold.features {
		var kept []uint32
		if len(c.kept) < cap(c.kept) {
			kept = c.kept[:len(c.kept)+1][len(c.kept)][:0] // its memory
		}
		for _, f := range list {
			if c.rand.Float64() >= fieldDrop {
				kept = append(kept, f)
			}
		}
		c.kept = append(c.kept, kept)
	}
}

// weigh turns scores into weights.
func (c *chainLesson) weigh() {
	n := c.field.classes
	c.trans = resize(c.trans, (n+1)*n, 0)
	for from := range n + 1 {
		for to, v := range c.field.row(transition(from)) {
			if c.may[from][to] {
				c.trans[from*n+to] = math.Exp(float64(v))
			}
		}
	}
	c.emit = resize(c.emit, len(c.kept)*n, 0)
	for i, features := range c.kept {
		row := c.emit[i*n : (i+1)*n]
		for _, f := range features {
			for j, v := range c.field.row(f) {
				row[j] += float64(v) / (1 - fieldDrop)
			}
		}
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		for j, v := range row {
			row[j] = math.Exp(v - top)
		}
	}
}

func (c *chainLesson) runForward() {
	n := c.field.classes
	c.forward = resize(c.forward, len(c.emit), 0)
	for i := range c.kept {
		row := c.forward[i*n : (i+1)*n]
		if i == 0 {
			copy(row, c.trans[n*n:])
		} else {
			for from, v := range c.forward[(i-1)*n : i*n] {
				for to := range row {
					row[to] += v * c.trans[from*n+to]
				}
			}
		}
		for j := range row {
			row[j] *= c.emit[i*n+j]
		}
		normalise(row)
	}
}

func (c *chainLesson) runBack() {
	n := c.field.classes
	c.back = resize(c.back, len(c.emit), 0)
	for i := len(c.kept) - 1; i >= 0; i-- {
		row := c.back[i*n : (i+1)*n]
		if i == len(c.kept)-1 {
			for j := range row {
				if c.may[j][0] { // "no name" may follow: none is open
					row[j] = 1
				}
			}
			continue
		}
		for to := range n {
			v := c.back[(i+1)*n+to] * c.emit[(i+1)*n+to]
			for from := range row {
				row[from] += v * c.trans[from*n+to]
			}
		}
		normalise(row)
	}
}

// expectPair adds to change how probable each tag of word i is after each tag
// of the word before.
func (c *chainLesson) expectPair(i int) {
	n := c.field.classes
	from, to, sum := n, n+1, 0.0
	if i > 0 {
		from, to = 0, n
	}
	weight := func(a, b int) float64 {
		v := c.trans[a*n+b] * c.emit[i*n+b] * c.back[i*n+b]
		if i > 0 {
			v *= c.forward[(i-1)*n+a]
		}
		return v
	}
	for a := from; a < to; a++ {
		for b := range n {
			sum += weight(a, b)
		}
	}
	for a := from; a < to; a++ {
		for b := range n {
			c.change[a*n+b] += weight(a, b) / sum
		}
	}
}

// normalise makes the sum of a row 1.
func normalise(row []float64) {
	sum := 0.0
	for _, v := range row {
		sum += v
	}
	for j := range row {
		row[j] /= sum
	}
}
