package document

import (
	"strings"
	"testing"
	"unicode"
)

func TestLanguageOfSentences(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"de", "Der Präsident hat am Montag den Regierungschef getroffen."},
		{"de", "Kanzler kritisiert Vorgehen der Regierung"},
		{"de", "US-Präsident droht mit neuen Zöllen"},
		{"de", "Zwei Tote bei Drohnenangriff auf Odessa"},
		{"de", "„Wir werden nicht nachgeben“, sagte sie."},
		{"en", "The president met the head of the government on Monday."},
		{"en", "Chancellor criticises government's approach"},
		{"en", "US president threatens new tariffs"},
		{"en", "Two killed in drone attack on Odesa"},
		{"en", "“We will not give in,” she said."},
		{"fr", "Le président a rencontré lundi le chef du gouvernement à Paris."},
		{"es", "El presidente se reunió el lunes con el jefe del Gobierno en Madrid."},
		{"it", "Il presidente ha incontrato lunedì il capo del governo a Roma."},
		{"pt", "O presidente reuniu-se na segunda-feira com o chefe do governo, mas não falou aos jornalistas."},
		{"nl", "De president heeft maandag de premier ontmoet, zei een woordvoerder van de regering."},
		{"pl", "Prezydent spotkał się w poniedziałek z szefem rządu, jak powiedział rzecznik."},
		{"ro", "Președintele s-a întâlnit luni cu șeful guvernului, dar nu a vorbit cu presa."},
		{"fi", "Presidentti tapasi maanantaina hallituksen päämiehen, mutta ei puhunut toimittajille."},
		{"hu", "Az elnök hétfőn találkozott a kormányfővel, de nem beszélt az újságírókkal."},
		{"ru", "Президент встретился в понедельник с главой правительства."},
		{"uk", "Президент зустрівся в понеділок з главою уряду."},
		{"el", "Ο πρόεδρος συναντήθηκε τη Δευτέρα με τον επικεφαλής της κυβέρνησης."},
		{"ar", "التقى الرئيس يوم الاثنين برئيس الحكومة."},
		{"zh", "总统星期一会见了政府首脑。"},
		{"ja", "大統領は月曜日に首相と会談した。"},
		{"ko", "대통령은 월요일에 총리를 만났다."},
		{"", "12 + 30 = 42"},
		{"", ""},
	} {
		if got, sure := Language(c.text); got != c.want || got != "" && sure < MinSure {
			t.Errorf("Language(%q) = %q, %.2f, want %q, at least %.2f", c.text, got, sure, c.want, MinSure)
		}
	}
}

// TestLanguageUnsure gives texts of no language that is known, which must
// not pass for one.
func TestLanguageUnsure(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("xq zwk vvrt plomf ggh brtz qwx ", 20),
		strings.Repeat("Rais alikutana na mkuu wa serikali siku ya Jumatatu mjini. ", 5), // Swahili
		"తెలుగు ఆంధ్ర ప్రదేశ్ మరియు తెలంగాణ రాష్ట్రాల అధికార భాష.",
	} {
		if lang, sure := Language(text); sure >= MinSure {
			t.Errorf("Language(%.40q) = %q, %.2f, want less than %.2f", text, lang, sure, MinSure)
		}
	}
}

func TestNamedLanguages(t *testing.T) {
	rec := NewRecogniser()
	for mark, want := range map[string]string{"de": "de", "DE-at": "de", "ger": "de", "en_US": "en", " eng ": "en", "fr-CA": "fr", "xx": "xx"} {
		if got, _ := rec.named(mark); got != want {
			t.Errorf("named(%q) = %q, want %q", mark, got, want)
		}
	}
	if rec.reads("fr") || rec.reads("xx") || !rec.reads("de") || !rec.reads("en") {
		t.Error("demarche reads German and English")
	}
}

// TestData holds the built-in tables right.
func TestData(t *testing.T) {
	codes := make(map[string]bool)
	for _, r := range builtIn("languages.tsv", "lang", "other", "name", "script", "read", "letters", "words") {
		for _, c := range append(r.List("other"), r.Get("lang")) {
			if codes[c] {
				t.Errorf("%s: the code %q stands twice", r.Position(), c)
			}
			codes[c] = true
		}
		for _, s := range r.List("script") {
			if unicode.Scripts[s] == nil {
				t.Errorf("%s: %q is no script of Unicode", r.Position(), s)
			}
		}
		if read := r.Get("read"); read != "yes" && read != "no" {
			t.Errorf("%s: read is %q", r.Position(), read)
		}
		unique(t, r.Position(), strings.Fields(r.Get("words")))
		unique(t, r.Position(), strings.Split(r.Get("letters"), ""))
	}
	for _, r := range builtIn("trigrams.tsv", "lang", "trigrams") {
		if !codes[r.Get("lang")] {
			t.Errorf("%s: the language %q is not in languages.tsv", r.Position(), r.Get("lang"))
		}
		list := strings.Fields(r.Get("trigrams"))
		unique(t, r.Position(), list)
		for _, s := range list {
			if n := len([]rune(s)); n != 3 {
				t.Errorf("%s: %q has %d letters", r.Position(), s, n)
			}
		}
	}
	fields := map[string]bool{"title": true, "date": true, "place": true, "source": true, "lang": true, "url": true, "none": true}
	for key, field := range headerKeys() {
		if !fields[field] || key != strings.ToLower(key) {
			t.Errorf("header.tsv: %q gives %q", key, field)
		}
	}
	for name, columns := range map[string][]string{"header.tsv": {"key"}, "calendar.tsv": {"word"}, "agencies.tsv": {"name"}} {
		var list []string
		for _, r := range builtIn(name, columns...) {
			list = append(list, r.Get(columns[0]))
		}
		unique(t, name, list)
	}
}

func unique(t *testing.T, where string, list []string) {
	t.Helper()
	seen := make(map[string]bool, len(list))
	for _, s := range list {
		if seen[s] {
			t.Errorf("%s: %q stands twice", where, s)
		}
		seen[s] = true
	}
}

func BenchmarkLanguage(b *testing.B) {
	text := strings.Repeat("Der Präsident hat am Montag den Regierungschef getroffen. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Language(text)
	}
}
