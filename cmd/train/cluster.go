package main

import (
	"math"
	"sort"
)

// cluster groups the words of a corpus that occur at least minCount times
// into classes that keep the same company: the exchange algorithm for a
// class bigram model (Kneser and Ney 1993). Words are moved, the commonest
// first, to the class that makes the corpus likeliest.
func cluster(corpus [][]string, classes, minCount, rounds int) map[string]int {
	c := newClustering(corpus, classes, minCount)
	for range rounds {
		moved := 0
		for w := 1; w < len(c.words); w++ {
			if c.improve(w) {
				moved++
			}
		}
		if moved*200 < len(c.words) {
			break
		}
	}
	out := map[string]int{}
	for w := 1; w < len(c.words); w++ {
		out[c.words[w]] = c.class[w]
	}
	return out
}

// A clustering counts how often classes follow each other. Word 0 stands for
// rare words and the edges of sentences; class 0 is its own.
type clustering struct {
	words       []string
	class       []int
	count       []int
	left, right [][]neighbour // of each word
	n           int           // classes
	pairs       []int         // n × n
	sums        []int
	nlogn       []float64
}

type neighbour struct{ word, count int }

func newClustering(corpus [][]string, classes, minCount int) *clustering {
	freq := map[string]int{}
	for _, s := range corpus {
		for _, w := range s {
			freq[w]++
		}
	}
	c := &clustering{words: []string{""}, n: classes}
	for w, k := range freq {
		if k >= minCount {
			c.words = append(c.words, w)
		}
	}
	rest := c.words[1:]
	sort.Slice(rest, func(i, j int) bool {
		if freq[rest[i]] != freq[rest[j]] {
			return freq[rest[i]] > freq[rest[j]]
		}
		return rest[i] < rest[j]
	})
	index := map[string]int{}
	for i, w := range c.words {
		index[w] = i
	}
	c.countPairs(corpus, index)
	c.start()
	return c
}

func (c *clustering) countPairs(corpus [][]string, index map[string]int) {
	pairs := map[[2]int]int{}
	c.count = make([]int, len(c.words))
	for _, s := range corpus {
		last := 0
		for _, w := range s {
			i := index[w] // 0 if rare
			pairs[[2]int{last, i}]++
			c.count[i]++
			last = i
		}
		pairs[[2]int{last, 0}]++
		c.count[0]++
	}
	c.left, c.right = make([][]neighbour, len(c.words)), make([][]neighbour, len(c.words))
	for p, k := range pairs {
		c.right[p[0]] = append(c.right[p[0]], neighbour{p[1], k})
		c.left[p[1]] = append(c.left[p[1]], neighbour{p[0], k})
	}
	total := 0
	for _, k := range c.count {
		total += k
	}
	c.nlogn = make([]float64, total+2)
	for k := 2; k < len(c.nlogn); k++ {
		c.nlogn[k] = float64(k) * math.Log(float64(k))
	}
}

// start deals words out to the classes in turn.
func (c *clustering) start() {
	c.class = make([]int, len(c.words))
	c.sums, c.pairs = make([]int, c.n), make([]int, c.n*c.n)
	for w := 1; w < len(c.words); w++ {
		c.class[w] = 1 + (w-1)%(c.n-1)
	}
	for w := range c.words {
		c.sums[c.class[w]] += c.count[w]
		for _, r := range c.right[w] {
			c.pairs[c.class[w]*c.n+c.class[r.word]] += r.count
		}
	}
}

// improve moves a word to the best class for it.
func (c *clustering) improve(w int) bool {
	before, after, self := c.company(w)
	old := c.class[w]
	c.place(w, old, before, after, self, -1)
	best, top := old, math.Inf(-1)
	for k := 1; k < c.n; k++ {
		if g := c.gain(w, k, before, after, self); g > top+1e-9 || g > top-1e-9 && k == old {
			best, top = k, g
		}
	}
	c.place(w, best, before, after, self, +1)
	c.class[w] = best
	return best != old
}

// company is how often a word stands after and before each class, and beside
// itself. Only classes that occur are listed.
func (c *clustering) company(w int) (before, after []neighbour, self int) {
	return c.perClass(c.left[w], w, nil), c.perClass(c.right[w], w, &self), self
}

func (c *clustering) perClass(list []neighbour, w int, self *int) []neighbour {
	counts := map[int]int{}
	for _, x := range list {
		if x.word == w {
			if self != nil {
				*self = x.count
			}
			continue
		}
		counts[c.class[x.word]] += x.count
	}
	out := make([]neighbour, 0, len(counts))
	for k, n := range counts {
		out = append(out, neighbour{k, n})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].word < out[j].word })
	return out
}

func (c *clustering) place(w, k int, before, after []neighbour, self, sign int) {
	c.sums[k] += sign * c.count[w]
	for _, x := range before {
		c.pairs[x.word*c.n+k] += sign * x.count
	}
	for _, x := range after {
		c.pairs[k*c.n+x.word] += sign * x.count
	}
	c.pairs[k*c.n+k] += sign * self
}

// gain is the rise of the log likelihood if the word, now in no class, joined
// class k.
func (c *clustering) gain(w, k int, before, after []neighbour, self int) float64 {
	g, own := 0.0, self
	for _, x := range before {
		if x.word == k {
			own += x.count
			continue
		}
		n := c.pairs[x.word*c.n+k]
		g += c.nlogn[n+x.count] - c.nlogn[n]
	}
	for _, x := range after {
		if x.word == k {
			own += x.count
			continue
		}
		n := c.pairs[k*c.n+x.word]
		g += c.nlogn[n+x.count] - c.nlogn[n]
	}
	n := c.pairs[k*c.n+k]
	g += c.nlogn[n+own] - c.nlogn[n]
	return g - 2*(c.nlogn[c.sums[k]+c.count[w]]-c.nlogn[c.sums[k]])
}
