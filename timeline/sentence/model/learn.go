package model

import (
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"sort"
	"strings"
	"sync"
)

// Options say how a model is trained.
type Options struct {
	Lang        string
	TagEpochs   int
	ParseEpochs int
	Folds       int // parts of the data that are tagged by a tagger trained on the others
	MoveBits    int // rows of the tables, as powers of two
	LabelBits   int
	TagBits     int
	MorphBits   int
	MinHits     uint8 // rows changed less often are dropped
	Seed        uint64
	Sources     int // number of sources of the data
	Target      int // the source whose conventions the model follows

	Lexicon []Word // forms of a dictionary and their lemmas

	Entities     []Sample // sentences whose words carry Entity; may be none
	Names        map[string]NameKind
	Known        WordSet // words of a dictionary that are no names
	EntityEpochs int
	EntityBits   int
	Progress     io.Writer
}

// A Sample is a sentence to learn from and the number of its source, from 0.
type Sample struct {
	Words  []Word
	Source int
}

// Train learns a model from sentences, whose words carry everything but
// entities. The same data and options give the same model, bit for bit.
func Train(data []Sample, words *Vocabulary, o Options) *Model {
	m := &Model{Lang: o.Lang, words: words}
	set := newTagset(data)
	parts := m.crossTag(data, set, o)
	m.tagger, m.morph = m.learnTags(data, set, o).result(o.MinHits, o.Target)
	m.lemmas = learnLemmas(data, o.Lexicon)
	m.parser = m.learnParser(parts, set, o)
	m.LearnNames(o)
	return m
}

// Again learns anew what does not depend on the parser: lemmas and names.
func (m *Model) Again(data []Sample, o Options) {
	m.lemmas = learnLemmas(data, o.Lexicon)
	m.LearnNames(o)
}

// LearnNames learns anew to mark names.
func (m *Model) LearnNames(o Options) {
	if len(o.Entities) > 0 {
		m.entity = m.learnEntities(o.Entities, o.Names, o)
	}
}

// A tagset lists the fine tags and bundles of a treebank.
type tagset struct {
	tags    []string
	index   map[string]int
	bundles [][]string
}

func newTagset(data []Sample) *tagset {
	seen := map[string]map[string]bool{}
	for _, s := range data {
		for i := range s.Words {
			t := fineTag(&s.Words[i])
			if seen[t] == nil {
				seen[t] = map[string]bool{}
			}
			seen[t][s.Words[i].Feats] = true
		}
	}
	set := &tagset{index: map[string]int{}}
	set.tags = sortedKeys(seen)
	for i, t := range set.tags {
		set.index[t] = i
		set.bundles = append(set.bundles, sortedKeys(seen[t]))
	}
	return set
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// crossTag returns the data as a tagger sees it that has not been trained on
// it: the parser must learn to live with the tags that it will get.
func (m *Model) crossTag(data []Sample, set *tagset, o Options) []tagged {
	out := make([]tagged, len(data))
	each(o.Folds, func(fold int) {
		var train []Sample
		for i := range data {
			if i%o.Folds != fold {
				train = append(train, data[i])
			}
		}
		t := &Model{words: m.words}
		t.tagger, t.morph = m.learnTags(train, set, o).result(o.MinHits, o.Target)
		s := newScratch()
		for i := fold; i < len(data); i += o.Folds {
			words := append([]Word(nil), data[i].Words...)
			t.tag(words, s)
			out[i] = tagged{gold: data[i].Words, source: data[i].Source, words: words, tags: append([]int(nil), s.tags...), feats: append([]*bundle(nil), s.bundles...)}
		}
	})
	return out
}

// tagged is a sentence with its gold annotation and with predicted tags.
type tagged struct {
	gold, words []Word
	source      int
	tags        []int
	feats       []*bundle
}

// A tagLesson is a tagger and a morph in training.
type tagLesson struct {
	tags          *tagger
	morph         *morph
	ofTags, ofMor *learner
}

func (m *Model) learnTags(data []Sample, set *tagset, o Options) *tagLesson {
	t := &tagLesson{tags: newTagger(set.tags, nil), morph: newMorph(set.bundles)}
	t.ofTags = newLearner(len(set.tags), o.TagBits, o.Sources)
	t.ofMor = newLearner(max(1, len(t.morph.values)), o.MorphBits, o.Sources)
	t.tags.table, t.morph.table = t.ofTags, t.ofMor
	s := newScratch()
	order := newOrder(len(data), o.Seed)
	for range o.TagEpochs {
		for _, i := range order.next() {
			words := data[i].Words
			t.ofTags.source, t.ofMor.source = data[i].Source, data[i].Source
			s.atoms = m.words.fillAtoms(s.atoms, words)
			gold := goldTags(words, set)
			t.tags.learn(s, gold, t.ofTags)
			t.morph.learn(s, words, gold, t.tags.upos, t.ofMor)
		}
	}
	return t
}

// result is what has been learnt, after the conventions of one source.
func (t *tagLesson) result(minHits uint8, source int) (*tagger, *morph) {
	g, m := *t.tags, *t.morph
	g.table, m.table = t.ofTags.average(minHits, source), t.ofMor.average(minHits, source)
	return &g, &m
}

func goldTags(words []Word, set *tagset) []int {
	tags := make([]int, len(words))
	for i := range words {
		tags[i] = set.index[fineTag(&words[i])]
	}
	return tags
}

// order deals out a new permutation for each epoch.
type order struct {
	r *rand.Rand
	p []int
}

func newOrder(n int, seed uint64) *order {
	o := &order{r: rand.New(rand.NewPCG(seed, 1)), p: make([]int, n)}
	for i := range o.p {
		o.p[i] = i
	}
	return o
}

func (o *order) next() []int {
	o.r.Shuffle(len(o.p), func(i, j int) { o.p[i], o.p[j] = o.p[j], o.p[i] })
	return o.p
}

func (g *tagger) learn(s *scratch, gold []int, l *learner) {
	p := beginning()
	for i, want := range gold {
		s.features = g.features(s.features, s.atoms, i, &p)
		got := best(l, s.features, s.scores[:len(g.tags)])
		l.step()
		if got != want {
			l.add(s.features, want, 1)
			l.add(s.features, got, -1)
		}
		p.add(g, &s.atoms[i+2], got)
	}
}

// learn trains on gold fine tags of the neighbours, with its own bundles to
// the right.
func (m *morph) learn(s *scratch, words []Word, tags []int, upos []string, l *learner) {
	next, next2 := &noBundle, &noBundle
	for i := len(words) - 1; i >= 0; i-- {
		list := m.bundles[tags[i]]
		got := &noBundle
		if len(list) == 1 {
			got = &list[0]
		} else if len(list) > 1 {
			np := phraseAround(s.atoms, tags, upos, i)
			s.features = m.features(s.features, s.atoms, tags, i, next, next2, &np)
			got = m.choose(list, s.features, s.scores)
			l.step()
			if got.feats != words[i].Feats {
				if want := find(list, words[i].Feats); want != nil {
					for _, v := range want.values {
						l.add(s.features, v, 1)
					}
					for _, v := range got.values {
						l.add(s.features, v, -1)
					}
				}
			}
		}
		next, next2 = got, next
	}
}

func find(list []bundle, feats string) *bundle {
	for i := range list {
		if list[i].feats == feats {
			return &list[i]
		}
	}
	return nil
}

// learnParser trains the two models of the parser together.
func (m *Model) learnParser(data []tagged, set *tagset, o Options) *parser {
	p := &parser{rels: relations(data), leaf: leafTags(data, set)}
	p.auxiliaries, p.asAux, p.roleOf = auxiliaries(data), asAux(set.tags), rolesOf(p.rels)
	m.parser = p
	moves := newLearner(moveCount, o.MoveBits, 0)
	labels := newLearner(len(p.rels), o.LabelBits, o.Sources)
	p.moves, p.labels = moves, labels
	index := map[string]int{}
	for i, r := range p.rels {
		index[r] = i
	}
	s := newScratch()
	order := newOrder(len(data), o.Seed+1)
	r := rand.New(rand.NewPCG(o.Seed, 2))
	for epoch := range o.ParseEpochs {
		right, all := 0, 0
		for _, i := range order.next() {
			d := &data[i]
			s.atoms = m.words.fillAtoms(s.atoms, d.words)
			s.tags, s.bundles = d.tags, d.feats
			moves.source, labels.source = d.source, d.source
			m.fillNodes(d.words, s)
			if len(s.plain) == 0 {
				continue
			}
			heads, rels := goldTree(d.gold, s, index)
			lesson := &lesson{heads: heads, rels: rels, moves: moves, labels: labels, explore: epoch > 0, rand: r}
			p.learn(s, lesson)
			for j := range heads {
				all++
				if s.state.head[j] == heads[j] {
					right++
				}
			}
		}
		if o.Progress != nil {
			fmt.Fprintf(o.Progress, "parser epoch %d: %.2f%% of arcs right in training\n", epoch+1, 100*float64(right)/float64(max(all, 1)))
		}
		s.tags, s.bundles = nil, nil
	}
	named := labels.average(o.MinHits, o.Target)
	p.moves, p.labels, p.breach = moves.average(o.MinHits, o.Target), named, breachOf(named)
	return p
}

// auxiliaries are the forms that are auxiliaries now and then.
func auxiliaries(data []tagged) map[string]bool {
	n := map[string]int{}
	for i := range data {
		for _, w := range data[i].gold {
			if w.UPOS == "AUX" {
				n[lower(w.Form)]++
			}
		}
	}
	out := map[string]bool{}
	for form, k := range n {
		if k > 2 {
			out[form] = true
		}
	}
	return out
}

// asAux maps the tags of verbs to those of auxiliaries in the same form,
// other tags to themselves.
func asAux(tags []string) []int {
	index := map[string]int{}
	for i, t := range tags {
		index[t] = i
	}
	out := make([]int, len(tags))
	for i, t := range tags {
		out[i] = i
		if form, ok := strings.CutPrefix(t, "VERB"); ok {
			if j, ok := index["AUX"+form]; ok {
				out[i] = j
			}
		}
	}
	return out
}

func relations(data []tagged) []string {
	seen := map[string]bool{}
	for i := range data {
		for j := range data[i].gold {
			if w := &data[i].gold[j]; w.Rel != "punct" && w.Rel != "root" {
				seen[w.Rel] = true
			}
		}
	}
	return sortedKeys(seen)
}

// leafTags are the fine tags that hardly ever govern a word. Auxiliaries are
// not among them, for taggers take main verbs for auxiliaries now and then.
func leafTags(data []tagged, set *tagset) []bool {
	n, governs := make([]int, len(set.tags)), make([]int, len(set.tags))
	for i := range data {
		words := data[i].gold
		head := map[int]bool{}
		for j := range words {
			if h := words[j].Head; h != none && words[j].UPOS != "PUNCT" {
				head[h] = true
			}
		}
		for j := range words {
			t := set.index[fineTag(&words[j])]
			n[t]++
			if head[j] {
				governs[t]++
			}
		}
	}
	leaf := make([]bool, len(set.tags))
	for t := range leaf {
		leaf[t] = !strings.HasPrefix(set.tags[t], "AUX") && n[t] >= 50 && governs[t]*200 < n[t]
	}
	return leaf
}

// goldTree is the projective gold tree over the parser's nodes. Words that
// hang on a mark or on a word that predicted tags call a mark hang on its
// head instead.
func goldTree(gold []Word, s *scratch, index map[string]int) (heads, rels []int) {
	root := len(s.plain)
	s.back = resize(s.back, len(gold), none)
	for j, i := range s.plain {
		s.back[i] = j
	}
	for _, i := range s.plain {
		h := gold[i].Head
		for steps := 0; h != none && s.back[h] == none && steps < len(gold); steps++ {
			h = gold[h].Head
		}
		rel, known := index[gold[i].Rel]
		if !known {
			rel = none
		}
		if h == none {
			heads = append(heads, root)
		} else {
			heads = append(heads, s.back[h])
		}
		rels = append(rels, rel)
	}
	return projectivise(heads, root), rels
}

// A lesson is what the parser is to learn from one sentence.
type lesson struct {
	heads, rels   []int
	moves, labels *learner
	explore       bool // follow the parser's own moves, also the wrong ones
	rand          *rand.Rand
}

// learn parses the sentence of the state and corrects the models where they
// err.
func (p *parser) learn(s *scratch, l *lesson) {
	a := &s.state
	a.reset()
	var costs [moveCount]int
	for !a.done() {
		s.features = moveFeatures(s.features, a)
		l.moves.score(s.features, s.scores[:moveCount])
		guess := pick(a, s.scores)
		a.costs(l.heads, &costs)
		want := cheapest(s.scores, &costs)
		if want == none {
			want = guess
		}
		l.moves.step()
		if costs[guess] > costs[want] {
			l.moves.add(s.features, want, 1)
			l.moves.add(s.features, guess, -1)
		}
		move := want
		if l.explore && l.rand.IntN(10) > 0 {
			move = guess
		}
		rel := 0
		if move == leftArc || move == rightArc {
			rel = p.learnLabel(s, l, move)
		}
		a.make(move, rel)
	}
}

// cheapest is the best scored of the moves with the lowest cost.
func cheapest(scores []int32, costs *[moveCount]int) int {
	top := none
	for m, c := range costs {
		if c == none {
			continue
		}
		if top == none || c < costs[top] || c == costs[top] && scores[m] > scores[top] {
			top = m
		}
	}
	return top
}

// learnLabel picks a relation and corrects the model if the arc is right and
// the relation is not.
func (p *parser) learnLabel(s *scratch, l *lesson, move int) int {
	a := &s.state
	head, dep := a.next, a.stack[len(a.stack)-1]
	if move == rightArc {
		head, dep = dep, head
	}
	if head == len(a.nodes)-1 {
		return 0
	}
	s.features = labelFeatures(s.features, a, head, dep)
	got := best(l.labels, s.features, s.scores[:len(p.rels)])
	want := l.rels[dep]
	if l.heads[dep] != head || want == none {
		return got
	}
	l.labels.step()
	if got != want {
		l.labels.add(s.features, want, 1)
		l.labels.add(s.features, got, -1)
	}
	return got
}

// learnLemmas counts the rules that words need and keeps for each ending the
// commonest, where it differs from that of the shorter ending. What a word is
// called in a treebank counts more than what a dictionary says. A word whose
// lemma has a capital that it may lack itself ("i", "french") is an exception.
func learnLemmas(data []Sample, lexicon []Word) *lemmatiser {
	l := &lemmatiser{endings: map[string]int{}, exceptions: map[string]string{}}
	counts := map[string]map[lemmaRule]int{} // kind + " " + ending
	forms := map[string]map[string]int{}     // kind + " " + form → lemmas
	small := map[string]string{}             // the same → lemma of the form in lower case
	count := func(w *Word, kind string, n int) {
		if w.Lemma == "" || w.Lemma == "_" {
			return
		}
		low := lower(w.Form)
		if w.Form == low {
			small[kind+" "+low] = w.Lemma
		}
		bump(forms, kind+" "+low, w.Lemma, n)
		rule := ruleFor(w.Form, w.Lemma)
		for k := 0; k <= longestEnding; k++ {
			end := suffix(low, k)
			bump(counts, kind+" "+end, rule, n)
			if end == low {
				break
			}
		}
	}
	for _, s := range data {
		for i := range s.Words {
			count(&s.Words[i], kindAt(s.Words, i, fineTag(&s.Words[i])), 3)
		}
	}
	for i := range lexicon {
		w := &lexicon[i]
		count(w, lemmaKind(fineTag(w), w.Feats), 1)
	}
	l.keepEndings(counts)
	for key, lemmas := range forms {
		kind, low, _ := cutLast(key)
		want := commonest(lemmas, func(a, b string) bool { return a < b })
		rule, ok := l.find(low, kind)
		got, fits := rule.apply(low)
		if !ok || !fits || lower(got) != lower(want) || got != want && small[key] == want {
			l.exceptions[key] = want
		}
	}
	return l
}

func cutLast(key string) (kind, form string, ok bool) {
	for i := range key {
		if key[i] == ' ' {
			return key[:i], key[i+1:], true
		}
	}
	return key, "", false
}

func (l *lemmatiser) keepEndings(counts map[string]map[lemmaRule]int) {
	less := func(a, b lemmaRule) bool { return fmt.Sprint(a) < fmt.Sprint(b) }
	index := map[lemmaRule]int{}
	keys := sortedKeys(counts)
	sort.SliceStable(keys, func(i, j int) bool { return len(keys[i]) < len(keys[j]) })
	for _, key := range keys {
		rule := commonest(counts[key], less)
		kind, end, _ := cutLast(key)
		if end != "" {
			if shorter, ok := l.find(suffix(end, len([]rune(end))-1), kind); ok && shorter == rule {
				continue
			}
		}
		i, ok := index[rule]
		if !ok {
			i = len(l.rules)
			index[rule] = i
			l.rules = append(l.rules, rule)
		}
		l.endings[key] = i
	}
}

func bump[K comparable](m map[string]map[K]int, key string, k K, n int) {
	if m[key] == nil {
		m[key] = map[K]int{}
	}
	m[key][k] += n
}

func commonest[K comparable](counts map[K]int, less func(a, b K) bool) K {
	var top K
	n := 0
	for k, c := range counts {
		if c > n || c == n && less(k, top) {
			top, n = k, c
		}
	}
	return top
}

// each calls do for 0 to n-1, as many at a time as there are processors.
func each(n int, do func(int)) {
	var wait sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range n {
		free <- struct{}{}
		wait.Go(func() {
			do(i)
			<-free
		})
	}
	wait.Wait()
}
