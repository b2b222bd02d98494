package rule

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoadBuiltIn(t *testing.T) {
	set, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	perLang := map[string]int{}
	types := map[string]map[string]bool{"de": {}, "en": {}}
	seen := map[string]string{}
	for _, r := range set.Rules {
		perLang[r.Lang]++
		if r.Type != None {
			types[r.Lang][string(r.Type)] = true
			if !strings.Contains(r.Example, "<s>") && !strings.Contains(r.Example, "<t>") {
				t.Errorf("%s: the example marks no actor", r.Position)
			}
		}
		key := strings.Join([]string{r.Lang, r.Lemma, r.POS, string(r.Type), r.Mode, r.Frame(), strings.Join(r.With, ","), strings.Join(r.Without, ",")}, "|")
		if other := seen[key]; other != "" {
			t.Errorf("%s: the same rule stands at %s", r.Position, other)
		}
		seen[key] = r.Position
	}
	for lang, n := range perLang {
		if n < 150 {
			t.Errorf("%s has %d rules, want at least 150", lang, n)
		}
		if len(types[lang]) != 16 {
			t.Errorf("%s has rules for %d PLOVER types, want all 16", lang, len(types[lang]))
		}
	}
}

func TestLoadNamesTheFaultyLine(t *testing.T) {
	header := "lemma\tpos\ttype\tmode\tframe\tsupport\texample\n"
	for name, tc := range map[string]struct{ row, want string }{
		"type":  {"gehen\tverb\tWALK\t\tS:subj\t\t", "no WALK"},
		"mode":  {"treffen\tverb\tCONSULT\tsmoke\tS:subj\t\t", `mode "smoke"`},
		"frame": {"treffen\tverb\tCONSULT\t\tsubj\t\t", "ROLE:slot"},
		"none":  {"treffen\tverb\tCONSULT\t\t+Ball\t\t", "nobody"},
		"pos":   {"treffen\tverbum\tCONSULT\t\tS:subj\t\t", "none of verb"},
		"cells": {"a\tb\tc\td\te\tf\tg\th", "8 cells"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{"de/consult.tsv": {Data: []byte(header + "# comment\n" + tc.row + "\n")}})
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), tc.want) || !strings.Contains(err.Error(), "de/consult.tsv:3") {
				t.Errorf("error %q, want the line and %q", err, tc.want)
			}
		})
	}
}

func TestParticiples(t *testing.T) {
	strong := map[string]parts{"greifen": {"gegriffen", "griff", "greift"}, "halten": {"gehalten", "hielt", "hält"}, "nehmen": {"genommen", "nahm", "nimmt"}}
	for inf, want := range map[string]string{"angreifen": "angegriffen", "anklagen": "angeklagt", "verhaften": "verhaftet",
		"festnehmen": "festgenommen", "bombardieren": "bombardiert", "behalten": "behalten", "töten": "getötet", "greifen": "gegriffen",
		"bewaffnen": "bewaffnet", "eröffnen": "eröffnet", "warnen": "gewarnt", "lähmen": "gelähmt", "zeichnen": "gezeichnet", "lahmlegen": "lahmgelegt"} {
		got := participles(inf, strong)
		if len(got) == 0 || got[0] != want && got[len(got)-1] != want {
			t.Errorf("participles(%q) = %q, want %q", inf, got, want)
		}
	}
}
