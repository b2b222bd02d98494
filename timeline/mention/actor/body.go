package actor

import (
	"slices"
	"strings"

	"demarche/timeline/sentence"
)

// A salientBody is an organisation that has been named.
type salientBody struct {
	entity *Entity
	turn   int // the sentence it was named in last
}

// How many organisations a finder keeps in mind, and for how many sentences.
const (
	rememberedBodies = 16
	bodyFades        = 4
	nameFades        = 10 // where the word stands in the name
)

// bodySectors says of which sectors the organisation may be that a role with
// the definite article takes up: "das Gericht", "the group".
var bodySectors = map[string][]string{
	"court":                     {"JUD"},
	"party":                     {"PTY"},
	"organisation":              {"NGO", "IGO", "REL"},
	"ngo":                       {"NGO", "IGO"},
	"human-rights-organisation": {"NGO"},
	"informal-group":            {"REB", "NGO", "PTY"},
	"militia":                   {"REB"},
	"terrorists":                {"REB"},
	"rebels":                    {"REB"},
	"companies":                 {"BUS"},
	"media":                     {"MED"},
	"church":                    {"REL"},
	"union":                     {"NGO", "LAB"},
	"intelligence-service":      {"SPY"},
	"allies":                    {"IGO"},
}

// noticeBody keeps an organisation in mind.
func (f *Finder) noticeBody(e *Entity) {
	f.bodies = slices.DeleteFunc(f.bodies, func(b salientBody) bool { return b.entity == e })
	if len(f.bodies) == rememberedBodies {
		f.bodies = slices.Delete(f.bodies, 0, 1)
	}
	f.bodies = append(f.bodies, salientBody{e, f.turn})
}

// body returns the organisation named lately that a role takes up, nil if
// there is none.
func (f *Finder) body(s *sentence.Sentence, u unit) *Entity {
	sectors := bodySectors[u.roles[0].id]
	recent := f.bodies
	for i := range f.current {
		if m := &f.current[i]; m.Entity.Kind == Organisation && m.Form == Named {
			recent = append(recent[:len(recent):len(recent)], salientBody{m.Entity, f.turn})
		}
	}
	word := strings.ToLower(s.Tokens[u.last].Form)
	var best *Entity
	for i := len(recent) - 1; i >= 0; i-- {
		b := recent[i]
		if s.Lang == "en" && f.turn-b.turn <= nameFades && calledSo(b.entity.Name, word) {
			return b.entity // "the council": the Security Council
		}
		if best == nil && f.turn-b.turn <= bodyFades && slices.Contains(sectors, b.entity.Sector) {
			best = b.entity
		}
	}
	return best
}

// calledSo reports whether the name of an organisation has a word for what it
// is. "The army" is the state's, whatever rebels call themselves.
func calledSo(name, word string) bool {
	return word != "army" && word != "forces" && word != "people" && slices.Contains(strings.Fields(strings.ToLower(name)), word)
}

// definite reports whether the definite article stands right before the word
// of a role, which is one in number.
func (k *Knowledge) definite(s *sentence.Sentence, u unit) bool {
	if u.first == 0 || u.first != u.last || u.modifier != "" || strings.Contains(s.Tokens[u.last].Feats, "Number=Plur") {
		return false
	}
	for i := u.last + 1; i < len(s.Tokens) && i <= u.last+5; i++ {
		if t := &s.Tokens[i]; t.Head == u.last && t.Rel == "nmod" {
			return false // "der Organisation der Treffen", "the party of the rich"
		}
	}
	at := u.first - 1
	for n := 0; at > 0 && n < 8 && s.Lang == "de" && s.Tokens[at].UPOS == "ADJ"; n++ { // "das in Den Haag ansässige Gericht"
		for at--; at > 0 && s.Tokens[at].UPOS != "DET" && s.Tokens[at].Head <= u.first && at > u.first-8; {
			at--
		}
	}
	d := &s.Tokens[at]
	return d.UPOS == "DET" && k.is("definite", s.Lang, strings.ToLower(d.Form)) && !strings.Contains(d.Feats, "Number=Plur")
}

// apposedBody returns the organisation whose name stands right after a word
// for what it is: "die Jihadistenmiliz Islamischer Staat", "the newspaper
// Haaretz".
func (f *Finder) apposedBody(s *sentence.Sentence, units []unit, p *phrase) *Entity {
	n, i, kind := p.next, p.end+1, p.roles[0].kind
	if n >= len(units) || units[n].first != i || units[n].refs == nil || kind != "group" && kind != "institution" {
		return nil
	}
	e := f.choose(s, units[n]).entity
	if e == nil || e.Kind != Organisation {
		return nil
	}
	if e.Sector == p.roles[0].sector || slices.Contains(bodySectors[p.roles[0].id], e.Sector) {
		return e
	}
	return nil
}
