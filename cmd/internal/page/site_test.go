package page

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"testing"

	"demarche/timeline/event"
)

// siteOf writes the site of an Input, by the names of its files.
func siteOf(t *testing.T, in Input) map[string]string {
	t.Helper()
	for i := range in.Articles {
		a := &in.Articles[i]
		for _, s := range a.Sentences {
			a.Text += s.Text + "\n"
		}
	}
	pages, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range pages.Site() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if _, ok := out[f.Name]; ok {
			t.Errorf("two pages are called %s", f.Name)
		}
		out[f.Name] = b.String()
	}
	return out
}

var siteLinks = regexp.MustCompile(`href="([^"#]*)[^"]*"`)

// TestSiteLinks follows each link of each page, and from the first page comes
// to all.
func TestSiteLinks(t *testing.T) {
	site := siteOf(t, sample(t))
	outside := map[string]bool{"../index.html": true}
	reached := map[string]bool{}
	for queue := []string{"en/index.html"}; len(queue) > 0; queue = queue[1:] {
		name := queue[0]
		for _, m := range siteLinks.FindAllStringSubmatch(site[name], -1) {
			to := path.Join(path.Dir(name), m[1])
			if m[1] == "" || outside[to] || reached[to] {
				continue
			}
			if site[to] == "" {
				t.Errorf("%s leads to %s, which is not there", name, to)
			}
			reached[to] = true
			queue = append(queue, to)
		}
	}
	if len(reached) != len(site) {
		t.Errorf("%d of %d pages can be reached", len(reached), len(site))
	}
}

func TestSiteTells(t *testing.T) {
	site := siteOf(t, sample(t))
	for name, want := range map[string][]string{
		"en/actor-vladimir-putin.html":             {"<h1 dir=\"auto\">Vladimir Putin</h1>", "speaks by phone with", `<mark class="trigger">spoke by phone</mark>`, "../../index.html#actor=Q7747"},
		"de/actor-vladimir-putin.html":             {"Wladimir Putin", "telefoniert mit"},
		"en/pair-donald-trump-vladimir-putin.html": {"Donald Trump – Vladimir Putin", "2025-02-12"},
		"de/article-telefonat-de.html":             {`<mark class="trigger">telefoniert</mark>`, `<a href="#n1">1</a>`, `<li id="n1"`, "Beispielzeitung"},
		"en/index.html":                            {"Trump and Putin agree to start talks", "Munich"},
	} {
		for _, w := range want {
			if !strings.Contains(site[name], w) {
				t.Errorf("%s does not tell %q", name, w)
			}
		}
	}
}

// TestSiteWithoutTexts checks that the page of an article whose text was not
// kept quotes its sentences.
func TestSiteWithoutTexts(t *testing.T) {
	pages, err := New(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range pages.Site() {
		if f.Name != "en/article-telefonat-de.html" {
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), `<mark class="trigger">telefoniert</mark>`) || strings.Contains(b.String(), `class="text"`) {
			t.Error("the page does not quote its sentences, or has an empty text")
		}
		return
	}
	t.Error("the article has no page")
}

// TestSiteHostile checks names of files, and that no text becomes markup.
func TestSiteHostile(t *testing.T) {
	safe := regexp.MustCompile(`^(en|de)/(index|(actor|pair|place|article)(-[a-z0-9]+)*)\.html$`)
	elements := regexp.MustCompile(`<(script|img|svg|iframe|b)\b|\son\w+="|href="(javascript|data|vbscript):`)
	for name, text := range siteOf(t, hostile(t)) {
		if !safe.MatchString(name) || len(path.Base(name)) > 90 {
			t.Errorf("%q is no safe name of a file", name)
		}
		if found := elements.FindString(text); found != "" {
			t.Errorf("%s: a text became %q", name, found)
		}
		if !strings.Contains(text, "script-src &#39;none&#39;") {
			t.Errorf("%s may run scripts", name)
		}
		if strings.ContainsAny(text, "\u202e\u2066\x00\x1b") {
			t.Errorf("%s shows a character that must not be shown", name)
		}
	}
}

// TestSiteBounded checks that a large corpus does not make more pages than
// the site promises.
func TestSiteBounded(t *testing.T) {
	s := newSitemap(large(t, 20_000, 2000))
	if len(s.order.actors) != mostActorPages || len(s.order.pairs) != mostPairPages {
		t.Errorf("%d pages of actors and %d of pairs, want %d and %d", len(s.order.actors), len(s.order.pairs), mostActorPages, mostPairPages)
	}
}

func TestMarkedText(t *testing.T) {
	text := "Müller rief Çelik an. Er kam."
	at := func(words string) event.Span {
		i := strings.Index(text, words)
		return event.Span{Start: i, End: i + len(words)}
	}
	r := event.Report{Trigger: at("rief"), Source: []event.Span{at("Müller"), {Start: 1, End: 2}, {Start: 90, End: 99}}, Target: []event.Span{at("Çelik"), at("rief Çelik")}}
	end := strings.Index(text, " Er")
	got := ""
	for _, p := range marked(text, 0, marksOf(r, false), map[int][]int{end: {1}}) {
		switch {
		case p.Refs != nil:
			got += "[1]"
		case p.Role != "":
			got += "{" + p.Role + " " + p.Text + "}"
		default:
			got += p.Text
		}
	}
	if want := "{source Müller} {trigger rief} {target Çelik} an.[1] Er kam."; got != want {
		t.Errorf("marked:\n%s, want\n%s", got, want)
	}
}
