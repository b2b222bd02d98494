package page

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"demarche/timeline/event"
)

// A File is a file to be written.
type File struct {
	Name  string // below its folder: "en/actor-donald-trump.html"
	Write func(io.Writer) error
}

// SiteFolder is the folder of the site, beside the explorer.
const SiteFolder = "pages"

// mostOnPage is how many events a page of the site tells; the explorer has
// all.
const mostOnPage = 300

// tongues are the languages in which each page stands.
var tongues = [...]string{"en", "de"}

// A site writes the pages of single actors, pairs, places and articles.
type site struct {
	in       Input
	events   []event.Event // sorted
	names    map[string]Node
	articles map[string]Article
	sentence map[quote]string
	sitemap  *sitemap
	words    *words
	page     *template.Template
	style    string
}

// A sitePage is what the template of the site fills in.
type sitePage struct {
	Lang, Other string // languages: this page's and the other one's
	File        string // the same in both
	Policy      string
	Style       template.CSS
	Kind, Title string
	Facts       [][2]string
	Explorer    string // address of the same in the explorer, if it can show that
	Partners    []siteLink
	Text        []piece
	TextLang    string
	Events      []siteEvent
	Left        int // events that are only in the explorer
	Lists       []siteList
	Word        func(string) string
}

type siteLink struct {
	Name, URL             string
	Cooperation, Conflict int
	Events                int
}

type siteList struct {
	Title string
	Links []siteLink
}

type siteEvent struct {
	Number             int
	ID                 string
	Date, Told, Status string
	Quad               int
	Actors             []siteLink
	Quotes             []siteQuote
}

type siteQuote struct {
	Pieces  []piece
	Lang    string
	Article siteLink
	From    string // newspaper and day
	SaidBy  string
}

func newSite(in Input, s *sitemap, w *words) (*site, error) {
	style, err := fs.ReadFile(assets, "assets/site/site.css")
	if err != nil {
		return nil, err
	}
	t, err := template.ParseFS(assets, "assets/site/site.html")
	if err != nil {
		return nil, err
	}
	out := &site{in: in, events: sortedEvents(in.Events), names: map[string]Node{}, articles: map[string]Article{}, sentence: map[quote]string{},
		sitemap: s, words: w, page: t, style: string(style)}
	for _, n := range in.Actors {
		out.names[n.Key] = n
	}
	for _, a := range in.Articles {
		out.articles[a.ID] = a
		for _, q := range a.Sentences {
			out.sentence[quote{a.ID, q.Start, q.End}] = q.Text
		}
	}
	return out, nil
}

// files lists the pages, each in both languages.
func (s *site) files() []File {
	var out []File
	add := func(name string, fill func(*sitePage)) {
		for i, lang := range tongues {
			out = append(out, File{lang + "/" + name + ".html", func(w io.Writer) error { return s.write(w, name, i, fill) }})
		}
	}
	add("index", s.index)
	byActor, byPair, byPlace, byArticle := s.sorted()
	for _, key := range s.sitemap.order.actors {
		add(s.sitemap.actors[key], func(p *sitePage) { s.actor(p, key, byActor[key]) })
	}
	for _, two := range s.sitemap.order.pairs {
		add(s.sitemap.pairs[two], func(p *sitePage) { s.pair(p, two, byPair[two]) })
	}
	for _, place := range s.sitemap.order.places {
		add(s.sitemap.places[place], func(p *sitePage) { s.place(p, place, byPlace[place]) })
	}
	for _, id := range s.sitemap.order.articles {
		add(s.sitemap.articles[id], func(p *sitePage) { s.article(p, s.articles[id], byArticle[id]) })
	}
	return out
}

// sorted gives the events of each page, as indexes of events.
func (s *site) sorted() (byActor map[string][]int, byPair map[pair][]int, byPlace, byArticle map[string][]int) {
	byActor, byPair, byPlace, byArticle = map[string][]int{}, map[pair][]int{}, map[string][]int{}, map[string][]int{}
	for i, e := range s.events {
		for _, key := range keys(e) {
			byActor[key] = append(byActor[key], i)
		}
		for _, p := range pairsOf(e) {
			byPair[p] = append(byPair[p], i)
		}
		byPlace[e.Place] = append(byPlace[e.Place], i)
		for _, r := range e.Reports {
			if list := byArticle[r.Doc]; len(list) == 0 || list[len(list)-1] != i {
				byArticle[r.Doc] = append(list, i)
			}
		}
	}
	return byActor, byPair, byPlace, byArticle
}

// write renders a page in a language, the index of tongues.
func (s *site) write(w io.Writer, name string, lang int, fill func(*sitePage)) error {
	p := &sitePage{
		Lang: tongues[lang], Other: tongues[1-lang], File: name + ".html", Policy: policy(s.style), Style: template.CSS(s.style),
		Word: func(key string) string { return s.words.Interface[key][lang] },
	}
	fill(p)
	var out bytes.Buffer
	if err := s.page.Execute(&out, p); err != nil {
		return fmt.Errorf("writing the page %s: %w", name, err)
	}
	_, err := w.Write(out.Bytes())
	return err
}

// index fills the list of all pages.
func (s *site) index(p *sitePage) {
	p.Kind, p.Title = p.Word("all pages"), cleanName(s.in.Title, maxTitle)
	if p.Title == "" {
		p.Title = p.Word("untitled")
	}
	var actors, pairs, places, articles []siteLink
	for _, key := range s.sitemap.order.actors {
		actors = append(actors, s.actorLink(p, key))
	}
	for _, two := range s.sitemap.order.pairs {
		pairs = append(pairs, siteLink{Name: s.name(p, two[0]) + " – " + s.name(p, two[1]), URL: s.sitemap.pairs[two] + ".html"})
	}
	for _, place := range s.sitemap.order.places {
		places = append(places, siteLink{Name: cleanName(place, maxName), URL: s.sitemap.places[place] + ".html"})
	}
	for _, id := range s.sitemap.order.articles {
		articles = append(articles, s.articleLink(p, id))
	}
	for _, l := range []siteList{{p.Word("actors"), actors}, {p.Word("links"), pairs}, {p.Word("places"), places}, {p.Word("article pages"), articles}} {
		if len(l.Links) > 0 {
			p.Lists = append(p.Lists, l)
		}
	}
}

// actor fills the page of one actor.
func (s *site) actor(p *sitePage, key string, events []int) {
	n := s.names[key]
	p.Kind, p.Title, p.Explorer = p.Word("actor"), s.name(p, key), explorerAddress("actor", key)
	p.Facts = s.facts(p, events)
	if code := strings.TrimSpace(n.Code + " " + n.Sector); code != "" {
		p.Facts = append(p.Facts, [2]string{p.Word("code"), cleanName(code, maxName)})
	}
	p.Partners = s.partners(p, key, events)
	s.tell(p, events)
}

// partners lists with whom an actor dealt, most events first.
func (s *site) partners(p *sitePage, key string, events []int) []siteLink {
	found := map[string]*siteLink{}
	for _, i := range events {
		e := s.events[i]
		for _, two := range pairsOf(e) {
			if two[0] != key && two[1] != key {
				continue
			}
			other := two[0]
			if other == key {
				other = two[1]
			}
			l := found[other]
			if l == nil {
				l = &siteLink{Name: s.name(p, other)}
				if name, ok := s.sitemap.pairs[two]; ok {
					l.URL = name + ".html"
				}
				found[other] = l
			}
			l.Events++
			if e.Quad > 2 {
				l.Conflict++
			} else {
				l.Cooperation++
			}
		}
	}
	var out []siteLink
	for _, l := range found {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b siteLink) int {
		if a.Events != b.Events {
			return b.Events - a.Events
		}
		return strings.Compare(a.Name+a.URL, b.Name+b.URL)
	})
	const most = 40
	return out[:min(most, len(out))]
}

// pair fills the page of two actors.
func (s *site) pair(p *sitePage, two pair, events []int) {
	p.Kind = p.Word("link")
	p.Title = s.name(p, two[0]) + " – " + s.name(p, two[1])
	p.Explorer = explorerAddress("actor", two[0], "actor", two[1])
	p.Facts = s.facts(p, events)
	p.Lists = []siteList{{p.Word("actors"), []siteLink{s.actorLink(p, two[0]), s.actorLink(p, two[1])}}}
	s.tell(p, events)
}

// place fills the page of one place.
func (s *site) place(p *sitePage, place string, events []int) {
	p.Kind, p.Title = p.Word("place"), cleanName(place, maxName)
	p.Facts = s.facts(p, events)
	s.tell(p, events)
}

// article fills the page of one article: its text, if it is at hand, with the
// words of its events marked, and these.
func (s *site) article(p *sitePage, a Article, events []int) {
	p.Kind, p.Title, p.TextLang = p.Word("article"), cleanName(a.Title, maxTitle), cleanName(a.Lang, maxName)
	if p.Title == "" {
		p.Title = cleanName(a.ID, maxName)
	}
	for _, f := range [][2]string{{p.Word("papers"), a.Source}, {p.Word("published"), a.Date}, {p.Word("document"), a.ID}, {p.Word("address"), webAddress(a.URL)}} {
		if f[1] != "" {
			p.Facts = append(p.Facts, [2]string{f[0], cleanName(f[1], maxTitle)})
		}
	}
	var marks []mark
	refs := map[int][]int{}
	for n, i := range events {
		e := s.events[i]
		for _, r := range e.Reports {
			if r.Doc == a.ID {
				marks = append(marks, marksOf(r, e.Symmetric)...)
				refs[r.Sentence.End] = append(refs[r.Sentence.End], n+1)
			}
		}
	}
	if a.Text != "" {
		p.Text = marked(a.Text, 0, marks, refs)
	}
	for n, i := range events {
		p.Events = append(p.Events, s.event(p, n+1, s.events[i], a.ID))
	}
}

// facts tells how many events there are, of which kinds, and when.
func (s *site) facts(p *sitePage, events []int) [][2]string {
	conflict, first, last := 0, "", ""
	for _, i := range events {
		e := s.events[i]
		if e.Quad > 2 {
			conflict++
		}
		if e.Earliest != "" && (first == "" || e.Earliest < first) {
			first = e.Earliest
		}
		last = max(last, e.Latest)
	}
	out := [][2]string{{p.Word("events"), fmt.Sprint(len(events))},
		{p.Word("cooperation"), fmt.Sprint(len(events) - conflict)}, {p.Word("conflict"), fmt.Sprint(conflict)}}
	if first != "" {
		out = append(out, [2]string{p.Word("period"), cleanName(first+" – "+last, maxName)})
	}
	return out
}

// tell fills in the first events.
func (s *site) tell(p *sitePage, events []int) {
	shown := events[:min(mostOnPage, len(events))]
	p.Left = len(events) - len(shown)
	for n, i := range shown {
		p.Events = append(p.Events, s.event(p, n+1, s.events[i], ""))
	}
}

// event tells an event, with all sentences or those of one article.
func (s *site) event(p *sitePage, n int, e event.Event, article string) siteEvent {
	lang := slices.Index(tongues[:], p.Lang)
	out := siteEvent{Number: n, ID: cleanName(e.ID, maxName), Date: cleanName(e.Date.String(), maxName), Quad: min(4, max(1, e.Quad)),
		Told: s.words.told(e, lang, func(a event.Actor) string { return s.actorName(p, a) }), Status: s.words.Interface[string(e.Status)][lang]}
	if out.Date == "" {
		out.Date = p.Word("undated date")
	}
	for _, key := range keys(e) {
		if l := s.actorLink(p, key); l.URL != "" {
			out.Actors = append(out.Actors, l)
		}
	}
	for _, r := range e.Reports {
		if article == "" || r.Doc == article {
			out.Quotes = append(out.Quotes, s.quote(p, r, e.Symmetric, article != "" && s.articles[r.Doc].Text != ""))
		}
	}
	return out
}

// quote shows the sentence of a report; below the text of its own article it
// needs none.
func (s *site) quote(p *sitePage, r event.Report, symmetric, isOwn bool) siteQuote {
	a := s.articles[r.Doc]
	out := siteQuote{Lang: cleanName(a.Lang, maxName)}
	if r.SaidBy != nil {
		out.SaidBy = s.actorName(p, *r.SaidBy)
	}
	if isOwn {
		return out
	}
	text := s.sentence[quote{r.Doc, r.Sentence.Start, r.Sentence.End}]
	if text == "" {
		text = r.Sentence.Text
	}
	from, to := window(text, r.Trigger.Start-r.Sentence.Start)
	out.Pieces = marked(text[from:to], r.Sentence.Start+from, marksOf(r, symmetric), nil)
	out.Article = s.articleLink(p, r.Doc)
	out.From = cleanName(strings.Join(slices.DeleteFunc([]string{a.Source, a.Date}, func(s string) bool { return s == "" }), ", "), maxName)
	return out
}

func (s *site) articleLink(p *sitePage, id string) siteLink {
	a := s.articles[id]
	l := siteLink{Name: cleanName(a.Title, maxTitle)}
	if l.Name == "" {
		l.Name = cleanName(id, maxName)
	}
	if name, ok := s.sitemap.articles[id]; ok {
		l.URL = name + ".html"
	}
	return l
}

func (s *site) actorLink(p *sitePage, key string) siteLink {
	l := siteLink{Name: s.name(p, key)}
	if name, ok := s.sitemap.actors[key]; ok {
		l.URL = name + ".html"
	}
	return l
}

// name returns the name of a node in the page's language.
func (s *site) name(p *sitePage, key string) string {
	n := s.names[key]
	return cleanName(cmp.Or(n.Names[p.Lang], n.Name, key), maxName)
}

func (s *site) actorName(p *sitePage, a event.Actor) string {
	if _, ok := s.names[a.Key()]; ok {
		return s.name(p, a.Key())
	}
	if s.in.NameIn != nil {
		return cleanName(cmp.Or(s.in.NameIn(a.Name, p.Lang), a.Name), maxName)
	}
	return cleanName(a.Name, maxName)
}

// explorerAddress returns the address of the explorer with names and values
// of its state.
func explorerAddress(state ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(state); i += 2 {
		q.Add(state[i], cleanName(state[i+1], maxName))
	}
	return "../../index.html#" + q.Encode()
}
