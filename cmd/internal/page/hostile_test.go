package page

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"demarche/timeline/event"
)

// payloads are texts that would run, break out or mislead where a page does
// not take them for what they are.
var payloads = []string{
	`</script><script>alert(1)</script>`,
	`__f__alert(1)__f__`,
	`<img src=x onerror=alert(1)>`,
	`]]><svg onload=alert(1)>`,
	`<!--`,
	`--><script>alert(1)</script>`,
	`${alert(1)}`,
	"`${alert(1)}`",
	`{{constructor.constructor('alert(1)')()}}`,
	`javascript:alert(1)`,
	`" onmouseover="alert(1)" x="`,
	`' onfocus='alert(1)' autofocus '`,
	`</title><script>alert(1)</script>`,
	`</style><script>alert(1)</script>`,
	"\u202Egnp.exe\u202C",
	"\u2066\u2067abc\u2069",
	"NUL\x00BEL\x07ESC\x1b[31mred",
	"line\u2028paragraph\u2029end",
	"bad utf8 \xff\xfe\xc3(",
	`{a|rich}{b|text}`,
	`{b}{c}{d}`,
	`__proto__`, `constructor`, `toString`,
	`=cmd|' /C calc'!A0`,
	"e" + strings.Repeat("\u0301", 200),
	"שלום \u200fעולם", "日本語の名前",
	strings.Repeat("W", 10000),
	strings.Repeat("long name ", 1000),
	"👩‍👩‍👧‍👦" + strings.Repeat("🇺🇦", 60),
	`%3Cscript%3Ealert(1)%3C/script%3E`,
	`\u003cscript>alert(1)`, `\x3c/script\x3e`,
	"  ", "\t\r\n",
	`+1+cmd|' /C calc'!A0`, `-2+3`, `@SUM(1+1)`, "\t=1+1", `＝1+1`,
	`"]; evil [label="x`, `a -> b; }`, `<b>html</b>`, `\N\G\l`,
	"\x1b]0;title\x07\x1b[2J", "\u009b31m", "a\rb\nc", "\ufffe\uffff\U0001ffff",
	"\u061cعربي\u200e النص", "\U000E0041\U000E0042tags", "\ufeffbom", "\u00adsoft\u200bzero\u2060width",
	`<!--<script>`, `<![CDATA[`, `&lt;script&gt;&#0;`, `data:text/html,<script>alert(1)</script>`,
	`vbscript:msgbox(1)`, `../../../etc/passwd`, `{"__proto__":{"x":1}}`, `__f__`, `f__alert(1)__f`,
	"𝕬𝖑𝖊𝖗𝖙\U0001F9D1\u200D\U0001F680", "Z\u0489\u0300\u0301\u0302\u0303algo",
}

// hostile returns an Input in which every text that comes from outside is a
// payload: names, keys, ids, titles, addresses, sentences, rules, reasons.
func hostile(t testing.TB) Input {
	t.Helper()
	in := Input{Title: strings.Join(payloads, " "), Counts: Counts{Articles: 1, Skipped: len(payloads), Reasons: payloads}}
	var actors []event.Actor
	for i, p := range payloads {
		a := event.Actor{ID: p + fmt.Sprint(i), Name: p, Code: p, Sector: p}
		actors = append(actors, a)
		in.Actors = append(in.Actors, Node{Key: a.ID, Name: p, Names: map[string]string{"de": p, "en": p}, Code: p, Sector: p,
			X: float64(i % 6), Y: float64(i / 6)})
		in.Articles = append(in.Articles, Article{ID: p, Title: p, Lang: p, Date: p, Source: p, URL: "javascript:alert(1)//" + p,
			Sentences: []event.Span{{Start: 0, End: len(p), Text: p}}})
	}
	for i, p := range payloads {
		other := actors[(i+1)%len(actors)]
		by := actors[(i+2)%len(actors)]
		day := fmt.Sprintf("2025-02-%02d", i%28+1)
		whole := event.Span{Start: 0, End: len(p)}
		in.Events = append(in.Events, event.Event{
			ID: p + fmt.Sprint(i), Type: event.Type(p), Mode: p, Quad: i%4 + 1, CAMEO: p, Status: event.Actual, DateFrom: p, Place: p,
			Earliest: day, Latest: day, Source: []event.Actor{actors[i]}, Target: []event.Actor{other}, Confidence: 0.5,
			Reports: []event.Report{{Doc: p, Sentence: whole, Trigger: event.Span{Start: 0, End: min(4, len(p))}, Source: []event.Span{whole},
				When: &whole, SaidBy: &by, Rule: p, Why: p, Weight: 0.5}},
		})
	}
	connect(t, &in)
	return in
}

// TestHostile opens everything that a page can open, with every text hostile,
// in both languages, and checks that nothing runs and nothing bursts.
func TestHostile(t *testing.T) {
	dir := written(t, hostile(t))
	b := open(t, "en")
	for _, width := range []int64{390, 1400} {
		b.screen(width, 900, "light")
		for _, name := range []string{"index", "timeline", "graph"} {
			b.visit(filepath.Join(dir, name+".html"), "")
			for _, list := range []string{"events", "links", "actors"} {
				ask[bool](b, fmt.Sprintf(`document.querySelector('[data-list=%s]').click() || true`, list))
				if name == "index" && width < 1000 { // the pages share their panel
					openAllRows(b)
				}
				if wide := ask[int64](b, `document.documentElement.scrollWidth`) - width; wide > 0 {
					t.Errorf("%s at %d pixels is %d pixels too wide with the table of %s", name, width, wide, list)
				}
			}
			ask[bool](b, `document.querySelector("[data-lang=de]").click() || true`)
			if name == "index" && width < 1000 {
				openAllRows(b)
			}
			b.settle()
			if wide := ask[int64](b, `document.documentElement.scrollWidth`) - width; wide > 0 {
				t.Errorf("%s at %d pixels is %d pixels too wide in German", name, width, wide)
			}
			if n := ask[int](b, `document.querySelectorAll("img, iframe, object, embed, form:not(#filter-form), [onerror], [onload], [onfocus], [onmouseover], a[href^=javascript]").length`); n > 0 {
				t.Errorf("%s: a text became %d elements", name, n)
			}
			b.clean()
		}
	}
	if shown := ask[string](b, `document.getElementById("table").textContent`); !strings.Contains(shown, `</script><script>alert(1)</script>`) {
		t.Error("the table does not show the payload as text")
	}
	if raw := ask[bool](b, `/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(document.body.innerText)`); raw {
		t.Error("the page shows a control character or one that turns the direction")
	}
}

// openAllRows opens each row of the table in the panel.
func openAllRows(b *browser) {
	b.t.Helper()
	ask[bool](b, `(() => {
		const n = document.querySelectorAll(".row-button").length;
		for (let i = 0; i < n; i++) document.querySelectorAll(".row-button")[i].click();
		return n > 0;
	})()`)
}

// TestHostileAddress gives the page addresses that nobody honest would.
func TestHostileAddress(t *testing.T) {
	dir := written(t, sample(t))
	b := open(t, "en")
	for _, hash := range []string{
		"#event=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E&lang=javascript:alert(1)&theme=x%22onload=alert(1)",
		"#from=9999-99-99&to=-1&quad=99&quad=__proto__&type=%3Cimg%20src=x%20onerror=alert(1)%3E&status=x&actor=nobody&sort=constructor&table=__proto__",
		"#%E0%A4%A&&&===#", "#from=2025-03-01&to=2025-02-01",
	} {
		b.visit(filepath.Join(dir, "index.html"), hash)
		if rows := ask[int](b, `document.querySelectorAll("h1").length`); rows != 1 {
			t.Errorf("%s: the page did not come", hash)
		}
		b.clean()
	}
}
