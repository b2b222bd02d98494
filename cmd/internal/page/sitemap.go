package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"demarche/timeline/event"
)

// The site holds at most so many pages of each kind, in each language: of the
// actors, pairs and places with the most events, and of the first articles that
// have any.
const (
	mostActorPages = 500
	mostPairPages  = 500
	mostPlacePages = 200

	mostArticlePages = 1000
)

// MostTexts is of how many articles New wants the texts.
const MostTexts = mostArticlePages

// A sitemap names the pages of the site, without folder and ending.
type sitemap struct {
	actors   map[string]string // by key
	pairs    map[pair]string
	places   map[string]string
	articles map[string]string // by id

	order struct {
		actors, places, articles []string
		pairs                    []pair
	}
	taken map[string]bool
}

// A pair is the keys of two actors, the smaller first.
type pair [2]string

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

// newSitemap chooses what gets a page and names it.
func newSitemap(in Input) *sitemap {
	s := &sitemap{actors: map[string]string{}, pairs: map[pair]string{}, places: map[string]string{}, articles: map[string]string{}, taken: map[string]bool{}}
	names := map[string]string{}
	for _, n := range in.Actors {
		names[n.Key] = n.Name
	}
	inActors, inPairs, inPlaces, inArticles := counts[string]{}, counts[pair]{}, counts[string]{}, counts[string]{}
	for _, e := range in.Events {
		for _, key := range keys(e) {
			inActors[key]++
		}
		for _, p := range pairsOf(e) {
			inPairs[p]++
		}
		if e.Place != "" {
			inPlaces[e.Place]++
		}
		for _, r := range e.Reports {
			inArticles[r.Doc]++
		}
	}
	for _, key := range inActors.top(mostActorPages, strings.Compare) {
		if name, ok := names[key]; ok {
			s.actors[key] = s.name("actor", name)
			s.order.actors = append(s.order.actors, key)
		}
	}
	for _, p := range inPairs.top(mostPairPages, func(a, b pair) int { return slices.Compare(a[:], b[:]) }) {
		s.pairs[p] = s.name("pair", names[p[0]]+" "+names[p[1]])
		s.order.pairs = append(s.order.pairs, p)
	}
	for _, place := range inPlaces.top(mostPlacePages, strings.Compare) {
		s.places[place] = s.name("place", place)
		s.order.places = append(s.order.places, place)
	}
	for _, a := range in.Articles {
		if inArticles[a.ID] > 0 && s.articles[a.ID] == "" && len(s.articles) < mostArticlePages {
			s.articles[a.ID] = s.name("article", a.ID)
			s.order.articles = append(s.order.articles, a.ID)
		}
	}
	return s
}

// counts tell how many events each of several things has.
type counts[T comparable] map[T]int

// top returns the things with the most events, at most so many.
func (c counts[T]) top(most int, compare func(a, b T) int) []T {
	var all []T
	for t := range c {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b T) int { return cmp.Or(cmp.Compare(c[b], c[a]), compare(a, b)) })
	return all[:min(most, len(all))]
}

// keys returns the actors of an event, each once.
func keys(e event.Event) []string {
	var out []string
	for _, a := range slices.Concat(e.Source, e.Target) {
		if key := a.Key(); !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// pairsOf returns the pairs of actors that dealt with each other in an event.
func pairsOf(e event.Event) []pair {
	var out []pair
	add := func(a, b event.Actor) {
		if p := pairOf(a.Key(), b.Key()); p[0] != p[1] && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for i, a := range e.Source {
		for _, b := range e.Target {
			add(a, b)
		}
		if e.Symmetric {
			for _, b := range e.Source[i+1:] {
				add(a, b)
			}
		}
	}
	return out
}

// longestName bounds the part of a file's name that a text makes.
const longestName = 60

// name makes the name of a file of a text from outside: only small letters
// without accents, digits and hyphens, so that it is one on every system.
// Names that come out alike are numbered.
func (s *sitemap) name(kind, text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFKD.String(text)) {
		if b.Len() >= longestName {
			break
		}
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case unicode.IsMark(r):
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	stem := strings.TrimRight(kind+"-"+b.String(), "-")
	name := stem
	for n := 2; s.taken[name]; n++ {
		name = fmt.Sprint(stem, "-", n)
	}
	s.taken[name] = true
	return name
}
