package page

import (
	"unicode/utf8"

	"demarche/timeline/event"
)

// A builder fills a model and remembers what stands where in it.
type builder struct {
	m                  *model
	words              *words
	keyOf              KeyOf
	nameIn             NameIn
	articles           map[string]int
	quotes             map[quote]string
	sentences          map[quote]placed
	nodes              map[string]int // by key
	parts              map[event.Actor]int
	ids                map[string]int // of events
	types, rules, whys list
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
	list  []string
	index map[string]int
}

func newBuilder(in Input, w *words) *builder {
	b := &builder{
		m:         emptyModel(),
		words:     w,
		keyOf:     in.KeyOf,
		nameIn:    in.NameIn,
		articles:  map[string]int{},
		quotes:    map[quote]string{},
		sentences: map[quote]placed{},
		nodes:     map[string]int{},
		parts:     map[event.Actor]int{},
		ids:       map[string]int{},
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
		Articles: []article{}, Sentences: []sentence{}, Reports: []report{}, Links: []edge{},
		Actors: actors{Key: []string{}, Name: [][2]string{}, Code: []string{}, Sector: []string{}, Group: []int{}, Of: []int{}},
		Events: events{
			ID: []string{}, Start: []int{}, Days: []int{}, Date: []string{}, From: []string{}, Type: []int{}, Quad: []int{}, Status: []string{},
			Symmetric: []int{}, Source: [][]int{}, Target: [][]int{}, Place: []string{}, Score: []float64{}, Goldstein: []float64{}, CAMEO: []string{},
			Confidence: []int{}, Reports: []int{},
		},
	}
}

// of returns the index of a text.
func (l *list) of(text string) int {
	if i, ok := l.index[text]; ok {
		return i
	}
	if l.index == nil {
		l.index = map[string]int{}
	}
	l.index[text] = len(l.list)
	l.list = append(l.list, text)
	return len(l.list) - 1
}

// all returns the texts by index.
func (l *list) all() []string { return append([]string{}, l.list...) }

func (b *builder) article(a Article) {
	for _, s := range a.Sentences {
		b.quotes[quote{a.ID, s.Start, s.End}] = s.Text
	}
	b.articles[a.ID] = len(b.m.Articles)
	b.m.Articles = append(b.m.Articles, article{
		ID:     cleanName(a.ID, maxName),
		Title:  cleanName(a.Title, maxTitle),
		Lang:   cleanName(a.Lang, maxName),
		Date:   cleanName(a.Date, maxName),
		Source: cleanName(a.Source, maxName),
		URL:    webAddress(a.URL),
	})
}

func (b *builder) node(n Node) {
	i := b.actor(n.Key, n.Name, n.Names, n.Code, n.Sector)
	b.m.Actors.Of = append(b.m.Actors.Of, i)
	b.nodes[n.Key] = i
	b.m.Actors.Nodes = i + 1
}

// actor appends to all columns of the actors but Of and returns its index.
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

// participant returns the index of an actor of an event: its own node where
// it has one, else a place among the actors that are no nodes.
func (b *builder) participant(a event.Actor) int {
	if i, ok := b.parts[a]; ok {
		return i
	}
	key := b.keyOf(a)
	i, isNode := b.nodes[key]
	if !isNode || key != ActorKey(a) && b.m.Actors.Name[i][0] != a.Name {
		of := -1
		if isNode {
			of = i
		}
		var names map[string]string
		if b.nameIn != nil {
			names = map[string]string{"en": b.nameIn(a.Name, "en"), "de": b.nameIn(a.Name, "de")}
		}
		i = b.actor(ActorKey(a), a.Name, names, a.Code, a.Sector)
		b.m.Actors.Of = append(b.m.Actors.Of, of)
	}
	b.parts[a] = i
	return i
}

func (b *builder) participants(all []event.Actor) []int {
	out := make([]int, 0, len(all))
	for _, a := range all {
		out = append(out, b.participant(a))
	}
	return out
}

// event appends to all columns of the events.
func (b *builder) event(e event.Event) {
	m := &b.m.Events
	b.ids[e.ID] = len(m.ID)
	if first, last, ok := days(e); ok {
		m.Start = append(m.Start, first)
		m.Days = append(m.Days, last-first)
	}
	kind := string(e.Type)
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	symmetric := 0
	if e.Symmetric {
		symmetric = 1
	}
	m.ID = append(m.ID, cleanName(e.ID, maxName))
	m.Date = append(m.Date, edtf(e))
	m.From = append(m.From, cleanName(e.DateFrom, maxCode))
	m.Type = append(m.Type, b.types.of(cleanName(kind, maxCode)))
	m.Quad = append(m.Quad, min(4, max(1, e.Quad)))
	m.Status = append(m.Status, string(e.Status))
	m.Symmetric = append(m.Symmetric, symmetric)
	m.Source = append(m.Source, b.participants(e.Source))
	m.Target = append(m.Target, b.participants(e.Target))
	m.Place = append(m.Place, cleanName(e.Place, maxName))
	m.Score = append(m.Score, finite(e.Score))
	m.Goldstein = append(m.Goldstein, finite(e.Goldstein))
	m.CAMEO = append(m.CAMEO, cleanName(e.CAMEO, maxCode))
	m.Confidence = append(m.Confidence, percent(e.Confidence))
	m.Reports = append(m.Reports, len(e.Reports))
	for _, r := range e.Reports {
		b.m.Reports = append(b.m.Reports, b.report(r))
	}
}

func (b *builder) report(r event.Report) report {
	s := b.sentence(r)
	out := report{
		Sentence:   s.index,
		Trigger:    s.span(r.Trigger),
		Source:     s.spans(r.Source),
		Target:     s.spans(r.Target),
		Article:    -1,
		SaidBy:     -1,
		Rule:       b.rules.of(cleanName(r.Rule, maxName)),
		Why:        b.whys.of(cleanName(r.Why, maxTitle)),
		Confidence: percent(r.Weight),
	}
	if i, ok := b.articles[r.Doc]; ok {
		out.Article = i
	}
	if r.When != nil {
		out.When = s.span(*r.When)
	}
	if r.SaidBy != nil {
		out.SaidBy = b.participant(*r.SaidBy)
	}
	return out
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
	p := placed{len(b.m.Sentences), r.Sentence.Start + from, text[from:to]}
	b.sentences[q] = p
	shown := clean(p.text)
	if to < len(text) {
		shown += " …"
	}
	doc := -1
	if i, ok := b.articles[r.Doc]; ok {
		doc = i
	}
	b.m.Sentences = append(b.m.Sentences, sentence{doc, shown})
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

// span returns where a stretch of the article lies in the sentence, nil if it
// is empty or reaches outside.
func (p placed) span(s event.Span) *[2]int {
	from, to := s.Start-p.start, s.End-p.start
	if p.index < 0 || from < 0 || to <= from || to > len(p.text) {
		return nil
	}
	start := units(p.text[:from])
	return &[2]int{start, start + units(p.text[from:to])}
}

func (p placed) spans(all []event.Span) [][2]int {
	var out [][2]int
	for _, s := range all {
		if at := p.span(s); at != nil {
			out = append(out, *at)
		}
	}
	return out
}

// link appends a link. Events that the pages do not show are left out of it.
func (b *builder) link(l Link) error {
	source, ok := b.nodes[l.Source]
	if !ok {
		return unknownNode(l.Source)
	}
	target, ok := b.nodes[l.Target]
	if !ok {
		return unknownNode(l.Target)
	}
	out := edge{
		Source: source, Target: target, Symmetric: l.Symmetric,
		Cooperation: Weight{l.Cooperation.Count, finite(l.Cooperation.Score)},
		Conflict:    Weight{l.Conflict.Count, finite(l.Conflict.Score)},
		Events:      []int{}, First: cleanName(l.First, maxCode), Last: cleanName(l.Last, maxCode),
	}
	for _, id := range l.Events {
		if i, ok := b.ids[id]; ok {
			out.Events = append(out.Events, i)
		}
	}
	b.m.Links = append(b.m.Links, out)
	return nil
}
