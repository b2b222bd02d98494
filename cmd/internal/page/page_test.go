package page

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

func TestSameBytes(t *testing.T) {
	in := sample(t)
	first := explorer(t, in)
	if !bytes.Equal(first, explorer(t, in)) {
		t.Error("two pages of one Input differ")
	}
	slices.Reverse(in.Events)
	if !bytes.Equal(first, explorer(t, in)) {
		t.Error("the order of the events in the Input matters")
	}
}

func explorer(t testing.TB, in Input) []byte {
	t.Helper()
	pages, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pages.Explorer(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestMissingECharts(t *testing.T) {
	_, err := echarts(fstest.MapFS{})
	if !errors.Is(err, errNoECharts) || !strings.Contains(err.Error(), "make assets") {
		t.Errorf("without ECharts the error is %q, which does not say what to do", err)
	}
}

// TestPolicy checks that each inline script and style of a page, as it is
// written, is one that its Content-Security-Policy allows.
func TestPolicy(t *testing.T) {
	page := string(explorer(t, hostile(t)))
	inline := regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(page, -1)
	if len(inline) != 2 {
		t.Fatalf("the page has %d inline scripts and styles, want 2", len(inline))
	}
	meta := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)
	allowed := strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(meta[1])
	for _, s := range inline {
		if !strings.Contains(allowed, hash(s[2])) {
			t.Errorf("the policy does not allow the page's own %s of %d bytes", s[1], len(s[2]))
		}
	}
	lib, err := echarts(assets)
	if err != nil || !strings.Contains(allowed, hash(lib)) {
		t.Errorf("the policy does not allow ECharts, which the page unpacks (%v)", err)
	}
	if n := strings.Count(strings.ToLower(page), "<script"); n != 4 {
		t.Errorf("the page has %d script tags, want 4: a text became one", n)
	}
	for _, bad := range []string{"unsafe-inline", "unsafe-eval", "http:", "https:"} {
		if strings.Contains(allowed, bad) {
			t.Errorf("the policy has %q", bad)
		}
	}
}

// TestLock checks that the lock file pins ECharts and names no registry but
// the public one.
func TestLock(t *testing.T) {
	lock, err := os.ReadFile("assets/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(lock, []byte(`"echarts": "6.1.0"`)) || !bytes.Contains(lock, []byte(`"integrity": "sha512-`)) {
		t.Error("the lock file does not pin echarts 6.1.0")
	}
	for _, url := range regexp.MustCompile(`"resolved": "([^"]*)"`).FindAllSubmatch(lock, -1) {
		if !bytes.HasPrefix(url[1], []byte("https://registry.npmjs.org/")) {
			t.Errorf("the lock file names %s", url[1])
		}
	}
}

// TestActs checks that the pages have words for every class of the ontology,
// and no words for others.
func TestActs(t *testing.T) {
	w, err := readWords(assets)
	if err != nil {
		t.Fatal(err)
	}
	plover, err := os.ReadFile("../../../timeline/event/data/plover.tsv")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, line := range strings.Split(string(plover), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) < 2 || strings.HasPrefix(line, "#") || cells[0] == "type" {
			continue
		}
		key := strings.TrimSuffix(cells[0]+"/"+cells[1], "/")
		known[key] = true
		if _, ok := w.Acts[key]; !ok {
			t.Errorf("acts.tsv has no words for %s", key)
		}
	}
	form := regexp.MustCompile(`\{[^{}|]+\|[^{}|]+\}`)
	for key, a := range w.Acts {
		if !known[key] {
			t.Errorf("acts.tsv has words for %s, which PLOVER does not know", key)
		}
		for _, phrase := range []string{a.With[0], a.With[1], a.Alone[0], a.Alone[1]} {
			if rest := form.ReplaceAllString(phrase, ""); !form.MatchString(phrase) || strings.ContainsAny(rest, "{}|") {
				t.Errorf("%s: %q lacks its {one|many} form", key, phrase)
			}
		}
	}
}

// TestInterfaceWords checks that the pages use the words that there are, and
// that those say the same values in both languages.
func TestInterfaceWords(t *testing.T) {
	w, err := readWords(assets)
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	files, err := fs.Glob(assets, "assets/js/*.js")
	if err != nil || len(files) != len(scripts) {
		t.Fatalf("%d script files, %d in the list of scripts (%v)", len(files), len(scripts), err)
	}
	for _, f := range append(files, "assets/page.html") {
		text, err := fs.ReadFile(assets, f)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	site, err := fs.ReadFile(assets, "assets/site/site.html")
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile("site.go")
	if err != nil {
		t.Fatal(err)
	}
	used := source.String() + string(site) + string(program)
	for _, m := range regexp.MustCompile(`(?:word|Word|counted|fact)\("([^"]+)"[,)]|(?:\{\{word|\.Word) "([^"]+)"\}\}`).FindAllStringSubmatch(used, -1) {
		if key := m[1] + m[2]; w.Interface[key] == [2]string{} {
			t.Errorf("the pages say %q, for which interface.tsv has no words", key)
		}
	}
	value := regexp.MustCompile(`\{\w+\}`)
	for key, pair := range w.Interface {
		stem := key[:strings.LastIndexAny(" "+key, " 1234")]
		if !strings.Contains(used, `"`+key+`"`) && !strings.Contains(used, `"`+stem) && !strings.Contains(used, `"`+strings.TrimRight(key, "1234")+`"`) && !isStatus(key) && !isUnit(key) {
			t.Errorf("no page says %q", key)
		}
		if a, b := strings.Join(value.FindAllString(pair[0], -1), ""), strings.Join(value.FindAllString(pair[1], -1), ""); a != b {
			t.Errorf("%q fills in %s in English, %s in German", key, a, b)
		}
	}
}

func isStatus(key string) bool {
	switch event.Status(key) {
	case event.Actual, event.Planned, event.Negated, event.Hypothetical:
		return true
	}
	return false
}

func isUnit(key string) bool {
	return key == "day" || key == "week" || key == "month" || key == "year"
}

func TestClean(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Selenskyj", "Selenskyj"},
		{"a\x00b\x1bc\x7f", "a␀b␛c␡"},
		{"Kyiv\u202egnp.exe", "Kyiv\ufffdgnp.exe"},
		{"a\u2066b\u2069c\u200f", "a\ufffdb\ufffdc\u200f"},
		{"one\ntwo\u2028three", "one two three"},
		{"bad\xffbyte", "bad\ufffdbyte"},
		{"naïve 👩‍🚀", "naïve 👩‍🚀"},
	}
	for _, test := range tests {
		got := clean(test.in)
		if got != test.want {
			t.Errorf("clean(%q) = %q, want %q", test.in, got, test.want)
		}
		if n := len(utf16.Encode([]rune(got))); units(test.in) != n {
			t.Errorf("units(%q) = %d, want %d", test.in, units(test.in), n)
		}
	}
	if got := cleanName(strings.Repeat("x", 10000), maxName); len([]rune(got)) != maxName+1 {
		t.Errorf("a name of 10,000 characters is shown with %d", len([]rune(got)))
	}
	if got := cleanName("e\u0301\u0302\u0303\u0304\u0305", maxName); got != "e\u0301\u0302\u0303" {
		t.Errorf("marks piled on a letter give %q", got)
	}
}

func TestWebAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c":   "https://example.org/a?b=c",
		"http://example.org":          "http://example.org",
		"javascript:alert(1)":         "",
		"JaVaScRiPt://x/%0aalert(1)":  "",
		"data:text/html,<b>":          "",
		"file:///etc/passwd":          "",
		"//example.org/x":             "",
		"\x01javascript:alert(1)":     "",
		"https://exa mple.org/<b>\"'": "",
	} {
		if got := webAddress(address); got != want {
			t.Errorf("webAddress(%q) = %q, want %q", address, got, want)
		}
	}
}

// TestSpans checks that the words marked in the sentences are those that the
// reports name, where characters take two bytes, three or four.
func TestSpans(t *testing.T) {
	text := "Früher 🕊 rief Müller Çelik an."
	trigger := strings.Index(text, "rief")
	target := strings.Index(text, "Çelik")
	in := Input{
		Articles: []Article{{ID: "a", Sentences: []event.Span{{Start: 100, End: 100 + len(text), Text: text}}}},
		Events: []event.Event{{ID: "e", Type: "CONSULT", Quad: 1, Reports: []event.Report{{
			Doc: "a", Sentence: event.Span{Start: 100, End: 100 + len(text)},
			Trigger: event.Span{Start: 100 + trigger, End: 100 + trigger + 4},
			Target:  []event.Span{{Start: 100 + target, End: 100 + target + len("Çelik")}, {Start: 0, End: 5}},
		}}}},
	}
	m := modelOf(t, in)
	r := m.reports
	shown := utf16.Encode([]rune(m.sentences[r.Sentence[0]]))
	cut := func(s spans) string { return string(utf16.Decode(shown[s.From[0]:][:s.Length[0]])) }
	if got := cut(r.Trigger); got != "rief" {
		t.Errorf("the trigger is %q", got)
	}
	if r.Targets[0] != 1 || cut(r.Target) != "Çelik" {
		t.Errorf("the targets are %v, want Çelik alone: the other lies outside the sentence", r.Target)
	}
}

func TestLongSentence(t *testing.T) {
	text := strings.Repeat("ä", 50_000) + " rief " + strings.Repeat("ö", 50_000)
	at := strings.Index(text, "rief")
	in := Input{Events: []event.Event{{ID: "e", Type: "CONSULT", Quad: 1, Reports: []event.Report{{
		Doc: "a", Sentence: event.Span{Start: 0, End: len(text), Text: text}, Trigger: event.Span{Start: at, End: at + 4},
	}}}}}
	m := modelOf(t, in)
	shown := []rune(m.sentences[0])
	if len(shown) > maxSentence+2 {
		t.Errorf("a sentence of 100,000 characters is shown with %d", len(shown))
	}
	g := m.reports.Trigger
	if g.Length[0] == 0 || string(shown[g.From[0]:][:g.Length[0]]) != "rief" {
		t.Errorf("the trigger of the cut sentence is %v", g)
	}
}

func TestUnknownNumbers(t *testing.T) {
	in := sample(t)
	in.Events[0].Score, in.Events[0].Confidence = math.NaN(), math.Inf(1)
	in.Actors[0].X, in.Actors[1].Y = math.NaN(), math.Inf(-1)
	explorer(t, in)
}

func TestEvents(t *testing.T) {
	m := modelOf(t, sample(t))
	if got, want := len(m.events.ID), 45; got != want {
		t.Errorf("%d events, want %d", got, want)
	}
	if got, want := len(m.events.Start), 44; got != want {
		t.Errorf("%d events have a day, want %d", got, want)
	}
	seen := map[string]bool{}
	for _, s := range m.sentences {
		if seen[s] {
			t.Errorf("the sentence %q stands twice", s)
		}
		seen[s] = true
	}
	for i := 1; i < len(m.events.Start); i++ {
		if m.events.Start[i] < m.events.Start[i-1] {
			t.Errorf("event %d begins before event %d", i, i-1)
		}
	}
}

func TestBins(t *testing.T) {
	tests := []struct {
		first, last string
		unit        string
		from        string
	}{
		{"2025-02-12", "2025-03-31", "day", "2025-02-12"},
		{"2025-02-12", "2025-12-31", "week", "2025-02-10"},
		{"2020-02-12", "2025-12-31", "month", "2020-02-01"},
		{"1914-07-28", "2025-12-31", "year", "1914-01-01"},
	}
	for _, test := range tests {
		first, _ := dayNumber(test.first)
		last, _ := dayNumber(test.last)
		want, _ := dayNumber(test.from)
		b := newBins(events{Start: []int{first, last}, Days: []int{0, 0}})
		if b.Unit != test.unit || b.Edges[0] != want {
			t.Errorf("%s to %s is parted by %s from day %d, want %s from %d", test.first, test.last, b.Unit, b.Edges[0], test.unit, want)
		}
		if end := b.Edges[len(b.Edges)-1]; end <= last || b.Edges[len(b.Edges)-2] > last {
			t.Errorf("%s to %s: the last part does not hold the last day", test.first, test.last)
		}
	}
}

// TestFarEvents checks that a few events of long ago do not squeeze the
// others' time.
func TestFarEvents(t *testing.T) {
	var e events
	add := func(day string, days int) {
		start, _ := dayNumber(day)
		e.Start, e.Days = append(e.Start, start), append(e.Days, days)
	}
	add("1200-01-01", 36500)
	add("1918-11-11", 0)
	for i := range 98 {
		add(fmt.Sprintf("2025-02-%02d", 1+i*28/98), 0)
	}
	b := newBins(e)
	if first, _ := dayNumber("2025-02-01"); b.First != first || b.Unit != "day" || len(b.Edges) != 29 {
		t.Errorf("the bins are %d %ss from day %d, want the 28 days of February", len(b.Edges)-1, b.Unit, b.First)
	}
}

// TestQuotedActors checks that who is only quoted has a name in the reader's
// language too.
func TestQuotedActors(t *testing.T) {
	by := event.Actor{Name: "Russia"}
	in := Input{
		Events: []event.Event{{ID: "e", Type: "CONSULT", Quad: 1, Reports: []event.Report{{SaidBy: &by}}}},
		NameIn: func(name, language string) string { return map[string]string{"de": "Russland", "en": name}[language] },
	}
	m := modelOf(t, in)
	if got := m.Actors.Name[m.reports.SaidBy[0]]; got != [2]string{"Russia", "Russland"} {
		t.Errorf("who is quoted is called %v", got)
	}
}

func TestGroups(t *testing.T) {
	w, err := readWords(assets)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ code, sector, want string }{
		{"USA", "GOV", "state"}, {"UKR", "", "state"}, {"UKR", "MIL", "armed"}, {"UNO", "GOV", "organisation"},
		{"IMG", "REB", "armed"}, {"DEU", "BUS", "society"}, {"", "", "other"},
	} {
		if got := w.Groups[w.group(test.code, test.sector)].Key; got != test.want {
			t.Errorf("an actor of %q, %q is drawn as %s, want %s", test.code, test.sector, got, test.want)
		}
	}
}

func TestNoJavaScriptFromOutside(t *testing.T) {
	files, err := filepath.Glob("assets/js/*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setAttribute(\"style", "fetch(", "XMLHttpRequest", "</script", "<!--"} {
			if strings.Contains(string(text), bad) {
				t.Errorf("%s uses %s", f, bad)
			}
		}
	}
}

func modelOf(t *testing.T, in Input) *model {
	t.Helper()
	w, err := readWords(assets)
	if err != nil {
		t.Fatal(err)
	}
	return newModel(in, newSitemap(in), w)
}

// TestChangedSides checks that an actor who acts for another state from some
// day on is one node with two places in the columns.
func TestChangedSides(t *testing.T) {
	envoy, other := event.Actor{ID: "Q1", Name: "Envoy"}, event.Actor{ID: "Q2", Name: "Other"}
	in := Input{
		Actors:  []Node{{Key: "Q1", Name: "Envoy"}, {Key: "Q2", Name: "Other"}},
		States:  []Node{{Key: "A", Name: "State A"}, {Key: "B", Name: "State B"}},
		StateOf: func(_ event.Actor, on date.Day) string { return map[bool]string{true: "A", false: "B"}[on.IsZero()] },
	}
	for i, day := range []string{"", "2025-02-12"} {
		e := event.Event{ID: fmt.Sprint(i), Type: "CONSULT", Quad: 1, Status: event.Actual, Source: []event.Actor{envoy}, Target: []event.Actor{other}}
		if d, err := date.Parse(day); err == nil {
			e.Date, e.Earliest, e.Latest = d, day, day
		}
		in.Events = append(in.Events, e)
	}
	m := modelOf(t, in)
	first, second := m.events.Source[0], m.events.Source[1] // the dated one comes first
	if first != 0 || second == 0 || m.Actors.Of[second] != 0 {
		t.Errorf("the envoy stands at %d and %d, of %v, want two places of node 0", first, second, m.Actors.Of)
	}
	if a, b := m.Actors.State[first], m.Actors.State[second]; m.Actors.Key[a] != "@B" || m.Actors.Key[b] != "@A" {
		t.Errorf("the envoy acts for %s, then for %s", m.Actors.Key[a], m.Actors.Key[b])
	}
}
