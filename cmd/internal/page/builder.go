package page

import (
	"math"
	"unicode/utf8"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// A builder fills a model and remembers what stands where in it.
type builder struct {
	m               *model
	words           *words
	sitemap         *sitemap
	keyOf           KeyOf
	nameIn          NameIn
	articles        map[string]int
	quotes          map[quote]string
	sentences       map[quote]placed
	stateOf         StateOf
	nodes, states   map[string]int // by key
	parts           map[part]int
	kinds           map[kind]int
	statuses, dates list
	from, places    list
	readings        map[reading]int
}

// A part is an actor of an event, and the node that stands for it where the
// graph is rolled up, -1 if none does.
type part struct {
	actor event.Actor
	state int
}

// A quote names a stretch of an article.
type quote struct {
	doc        string
	start, end int
}

// A placed sentence is its index in the model and, where it was cut, the
// stretch of it that the model holds.
type placed struct {
	index int
	start int // byte of the article where text begins
	text  string
}

// A list gives texts the indexes of their first use.
type list struct {
	texts []string
	index map[string]int
}

func newBuilder(in Input, s *sitemap, w *words) *builder {
	b := &builder{
		m:         emptyModel(),
		words:     w,
		sitemap:   s,
		keyOf:     in.KeyOf,
		nameIn:    in.NameIn,
		articles:  map[string]int{},
		quotes:    map[quote]string{},
		sentences: map[quote]placed{},
		stateOf:   in.StateOf,
		nodes:     map[string]int{},
		states:    map[string]int{},
		parts:     map[part]int{},
		kinds:     map[kind]int{},
		readings:  map[reading]int{},
	}
	if b.keyOf == nil {
		b.keyOf = ActorKey
	}
	b.m.Title, b.m.Counts = cleanName(in.Title, maxTitle), in.Counts
	b.m.Counts.Reasons = make([]string, 0, len(in.Counts.Reasons))
	for _, reason := range in.Counts.Reasons {
		b.m.Counts.Reasons = append(b.m.Counts.Reasons, cleanName(reason, maxTitle))
	}
	return b
}

// emptyModel returns a model whose lists are all there, for the script takes
// each for an array.
func emptyModel() *model {
	return &model{
		Articles: articles{ID: []string{}, Title: []string{}, Lang: []string{}, Date: []string{}, Source: []string{}, URL: []string{}, Page: []string{}},
		Actors:   actors{Key: []string{}, Name: [][2]string{}, Code: []string{}, Sector: []string{}, Group: []int{}, Of: []int{}, State: []int{}, Community: []int{}, PageRank: []float64{}, Page: []string{}},
		Kinds:    []kind{},
		Readings: []reading{},
		Pairs:    []pairPage{},
	}
}

// of returns the index of a text.
func (l *list) of(text string) int {
	if l.index == nil {
		l.index = map[string]int{}
	}
	return indexIn(&l.texts, l.index, text)
}

// all returns the texts by index.
func (l *list) all() []string { return append([]string{}, l.texts...) }

func (b *builder) article(a Article) {
	for _, s := range a.Sentences {
		b.quotes[quote{a.ID, s.Start, s.End}] = s.Text
	}
	m := &b.m.Articles
	b.articles[a.ID] = len(m.ID)
	m.ID = append(m.ID, cleanName(a.ID, maxName))
	m.Title = append(m.Title, cleanName(a.Title, maxTitle))
	m.Lang = append(m.Lang, cleanName(a.Lang, maxName))
	m.Date = append(m.Date, cleanName(a.Date, maxName))
	m.Source = append(m.Source, cleanName(a.Source, maxName))
	m.URL = append(m.URL, webAddress(a.URL))
	m.Page = append(m.Page, b.sitemap.articles[a.ID])
}

// node appends a node of the graph. Its state is set by the first event that
// it takes part in.
func (b *builder) node(n Node) {
	i := b.actor(n.Key, n.Name, n.Names, n.Code, n.Sector)
	b.place(i, -1, n, b.sitemap.actors[n.Key])
	b.nodes[n.Key] = i
	b.m.Actors.Nodes++
}

// stateMark begins the keys of the states' nodes, for a state can be an actor
// of its own too.
const stateMark = "@"

// state appends a node of the graph that is rolled up.
func (b *builder) state(n Node) {
	i := b.actor(stateMark+n.Key, n.Name, n.Names, n.Code, n.Sector)
	b.place(-1, i, n, "")
	b.states[n.Key] = i
	b.m.Actors.States++
}

// actor appends to the columns of the actors that tell who it is, and returns
// its index.
func (b *builder) actor(key, name string, names map[string]string, code, sector string) int {
	a := &b.m.Actors
	english, german := name, name
	if names["en"] != "" {
		english = names["en"]
	}
	if names["de"] != "" {
		german = names["de"]
	}
	a.Key = append(a.Key, cleanName(key, maxName))
	a.Name = append(a.Name, [2]string{cleanName(english, maxName), cleanName(german, maxName)})
	a.Code = append(a.Code, cleanName(code, maxCode))
	a.Sector = append(a.Sector, cleanName(sector, maxCode))
	a.Group = append(a.Group, b.words.group(code, sector))
	return len(a.Key) - 1
}

// place appends to the other columns: which nodes stand for it, how it stands
// among them, and its page.
func (b *builder) place(node, state int, n Node, page string) {
	a := &b.m.Actors
	a.Of = append(a.Of, node)
	a.State = append(a.State, state)
	a.Community = append(a.Community, n.Community)
	a.PageRank = append(a.PageRank, math.Round(finite(n.PageRank)*1e4)/1e2)
	a.Page = append(a.Page, page)
}

// pairs lists the pairs of nodes that have a page.
func (b *builder) pairs() {
	for _, p := range b.sitemap.order.pairs {
		x, isNode := b.nodes[p[0]]
		y, areNodes := b.nodes[p[1]]
		if isNode && areNodes {
			b.m.Pairs = append(b.m.Pairs, pairPage{x, y, b.sitemap.pairs[p]})
		}
	}
}

// participant returns the index of an actor of an event: its own node where
// it has one, else a place among the actors that are no nodes.
func (b *builder) participant(a event.Actor, on date.Day) int {
	p := part{a, b.stateFor(a, on)}
	if i, ok := b.parts[p]; ok {
		return i
	}
	key := b.keyOf(a)
	i, isNode := b.nodes[key]
	isItself := isNode && (key == ActorKey(a) || b.m.Actors.Name[i][0] == a.Name)
	if isItself && b.m.Actors.State[i] < 0 {
		b.m.Actors.State[i] = p.state
	}
	if !isItself || b.m.Actors.State[i] != p.state {
		of := -1
		if isNode {
			of = i
		}
		var names map[string]string
		if b.nameIn != nil {
			names = map[string]string{"en": b.nameIn(a.Name, "en"), "de": b.nameIn(a.Name, "de")}
		}
		i = b.actor(ActorKey(a), a.Name, names, a.Code, a.Sector)
		b.place(of, p.state, Node{Community: -1}, "")
	}
	b.parts[p] = i
	return i
}

// stateFor returns the node that stands for an actor in the graph that is
// rolled up, -1 if none does.
func (b *builder) stateFor(a event.Actor, on date.Day) int {
	if b.stateOf == nil {
		return -1
	}
	if i, ok := b.states[b.stateOf(a, on)]; ok {
		return i
	}
	return -1
}

func (b *builder) participants(all []event.Actor, on date.Day) []int {
	out := make([]int, 0, len(all))
	for _, a := range all {
		out = append(out, b.participant(a, on))
	}
	return out
}

// event appends to all columns of the events.
func (b *builder) event(e event.Event) {
	m := &b.m.events
	if first, last, ok := days(e); ok {
		m.Start = append(m.Start, first)
		m.Days = append(m.Days, last-first)
	}
	on := e.Date.Latest()
	source, target := b.participants(e.Source, on), b.participants(e.Target, on)
	m.ID = append(m.ID, cleanName(e.ID, maxName))
	m.Kind = append(m.Kind, b.kind(e))
	m.Status = append(m.Status, b.statuses.of(string(e.Status)))
	m.Date = append(m.Date, b.dates.of(edtf(e)))
	m.From = append(m.From, b.from.of(cleanName(e.DateFrom, maxCode)))
	m.Place = append(m.Place, b.places.of(cleanName(e.Place, maxName)))
	m.Source, m.Sources = append(m.Source, source...), append(m.Sources, len(source))
	m.Target, m.Targets = append(m.Target, target...), append(m.Targets, len(target))
	m.Confidence = append(m.Confidence, percent(e.Confidence))
	m.Reports = append(m.Reports, len(e.Reports))
	for _, r := range e.Reports {
		b.report(r, on, percent(e.Confidence))
	}
}

// kind returns the index of what the event has in common with others.
func (b *builder) kind(e event.Event) int {
	name := string(e.Type)
	if e.Mode != "" {
		name += "/" + e.Mode
	}
	k := kind{
		Type: cleanName(name, maxCode), Quad: min(4, max(1, e.Quad)), Score: finite(e.Score), Goldstein: finite(e.Goldstein),
		CAMEO: cleanName(e.CAMEO, maxCode), Symmetric: e.Symmetric,
	}
	return indexIn(&b.m.Kinds, b.kinds, k)
}

// indexIn returns the index of a value in a list, to which it is added where it
// is new.
func indexIn[T comparable](list *[]T, index map[T]int, value T) int {
	i, ok := index[value]
	if !ok {
		i = len(*list)
		index[value] = i
		*list = append(*list, value)
	}
	return i
}

// report appends to all columns of the reports; on is the day of the event, sure
// its confidence.
func (b *builder) report(r event.Report, on date.Day, sure int) {
	m := &b.m.reports
	s := b.sentence(r)
	article, saidBy := -1, -1
	if i, ok := b.articles[r.Doc]; ok {
		article = i
	}
	if r.SaidBy != nil {
		saidBy = b.participant(*r.SaidBy, on)
	}
	m.Sentence = append(m.Sentence, s.index)
	m.Trigger.add(s.span(r.Trigger))
	var when [2]int
	if r.When != nil {
		when = s.span(*r.When)
	}
	m.When.add(when)
	m.Sources = append(m.Sources, s.spans(&m.Source, r.Source))
	m.Targets = append(m.Targets, s.spans(&m.Target, r.Target))
	m.Article = append(m.Article, article)
	m.SaidBy = append(m.SaidBy, saidBy)
	m.Reading = append(m.Reading, indexIn(&b.m.Readings, b.readings, reading{cleanName(r.Rule, maxName), cleanName(r.Why, maxTitle)}))
	m.Below = append(m.Below, sure-percent(r.Weight))
}

// sentence returns the place of the sentence that a report quotes. A sentence
// too long to show is cut to the words around the first report's trigger.
func (b *builder) sentence(r event.Report) placed {
	q := quote{r.Doc, r.Sentence.Start, r.Sentence.End}
	if p, ok := b.sentences[q]; ok {
		return p
	}
	text, ok := b.quotes[q]
	if !ok {
		text = r.Sentence.Text
	}
	if text == "" {
		return placed{index: -1}
	}
	from, to := window(text, r.Trigger.Start-r.Sentence.Start)
	p := placed{len(b.m.sentences), r.Sentence.Start + from, text[from:to]}
	b.sentences[q] = p
	shown := clean(p.text)
	if to < len(text) {
		shown += " …"
	}
	b.m.sentences = append(b.m.sentences, shown)
	return p
}

// window returns the stretch of a text, at most maxSentence characters, that
// holds the byte at.
func window(text string, at int) (from, to int) {
	if utf8.RuneCountInString(text) <= maxSentence {
		return 0, len(text)
	}
	from = min(max(0, at-maxSentence/2), len(text))
	for from > 0 && from < len(text) && !utf8.RuneStart(text[from]) {
		from--
	}
	n := 0
	for i := range text[from:] {
		if n == maxSentence {
			return from, from + i
		}
		n++
	}
	return from, len(text)
}

// span returns where a stretch of the article lies in the sentence, nothing if
// it is empty or reaches outside.
func (p placed) span(s event.Span) [2]int {
	from, to := s.Start-p.start, s.End-p.start
	if p.index < 0 || from < 0 || to <= from || to > len(p.text) {
		return [2]int{}
	}
	start := units(p.text[:from])
	return [2]int{start, start + units(p.text[from:to])}
}

// spans adds those stretches that lie in the sentence and returns how many.
func (p placed) spans(to *spans, all []event.Span) int {
	n := 0
	for _, s := range all {
		if at := p.span(s); at != [2]int{} {
			to.add(at)
			n++
		}
	}
	return n
}
