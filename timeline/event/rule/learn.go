package rule

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"demarche/timeline/event"
	"demarche/timeline/sentence"
)

// A Case is a text with two marked actors whose type of event is known.
type Case struct {
	Text                                           string
	Sentences                                      []sentence.Sentence
	SourceStart, SourceEnd, TargetStart, TargetEnd int
	Type                                           event.Type // "YIELD" for CONCEDE or RETREAT
}

// A Weight is a row of between.tsv.
type Weight struct {
	Evidence string
	Value    float64
}

const (
	learnEpochs = 40
	learnRate   = 0.2
	learnDecay  = 0.1 // how strongly weights are drawn to nought
)

// Learn finds the weights under which the options of the right type come out
// likeliest, all evidence weighed by a log-linear model.
func (set *Set) Learn(cases []Case) []Weight {
	var lessons [][]lesson
	for _, c := range cases {
		if l := set.lessons(c); len(l) > 0 {
			lessons = append(lessons, l)
		}
	}
	w, grown := weights{}, map[string]float64{}
	random := rand.New(rand.NewPCG(1, 2))
	for range learnEpochs {
		random.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		for _, l := range lessons {
			for e, g := range gradient(w, l) {
				g -= learnDecay * w[e]
				grown[e] += g * g
				w[e] += learnRate * g / math.Sqrt(grown[e]+1e-6)
			}
		}
	}
	w["guess"] = -3 // never seen with a rival
	var out []Weight
	for _, e := range slices.Sorted(maps.Keys(w)) {
		if math.Abs(w[e]) >= 0.005 {
			out = append(out, Weight{e, w[e]})
		}
	}
	return out
}

// A lesson is what speaks for an option, and whether it is right.
type lesson struct {
	evidence []string
	right    bool
}

// lessons returns the options of a case, none if all or none are right.
func (set *Set) lessons(c Case) []lesson {
	var out []lesson
	right := 0
	for i := range c.Sentences {
		for _, o := range set.options(c.Text, &c.Sentences[i], c.SourceStart, c.SourceEnd, c.TargetStart, c.TargetEnd) {
			ok := fold(o.Type) == fold(c.Type)
			if ok {
				right++
			}
			out = append(out, lesson{o.evidence, ok})
		}
	}
	if right == 0 || right == len(out) {
		return nil
	}
	return out
}

func fold(t event.Type) event.Type {
	if t == "CONCEDE" || t == "RETREAT" {
		return "YIELD"
	}
	return t
}

// gradient tells how the weights of the evidence in a case must move for its
// right options to become likelier.
func gradient(w weights, options []lesson) map[string]float64 {
	likely := make([]float64, len(options))
	all, right := 0.0, 0.0
	for i, o := range options {
		likely[i] = math.Exp(w.score(o.evidence))
		all += likely[i]
		if o.right {
			right += likely[i]
		}
	}
	out := map[string]float64{}
	for i, o := range options {
		share := -likely[i] / all
		if o.right {
			share += likely[i] / right
		}
		for _, e := range o.evidence {
			out[e] += share
		}
	}
	return out
}
