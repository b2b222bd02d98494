package actor

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/lexicon"
)

// person enters a person. One who stands in several files is one; a later
// layer's terms of an office replace the person's earlier ones of the same
// office.
func (l *layer) person(r lexicon.Row) error {
	e := l.k.byName[r.Get("name_en")]
	if e == nil || e.Kind != Person {
		e = &Entity{Kind: Person, layer: l.number}
		if full := r.List("names"); len(full) > 0 && full[0] != r.Get("name_en") {
			e.NameDE = strings.TrimSuffix(full[0], "?")
		}
	}
	if g := r.Get("gender"); g != "" && g != "m" && g != "f" {
		return fmt.Errorf("unknown gender %q; write m, f or nothing", g)
	}
	fill(e, r)
	l.k.byName[e.Name] = e
	for _, lang := range languages {
		l.refer(lang, withParticles(withName(r.List("names"), e.Name)), reference{entity: e})
		l.refer(lang, withParticles(r.List("surnames")), reference{entity: e, surname: true})
	}
	for _, n := range r.List("surnames") {
		if n = strings.TrimSuffix(n, "?"); !slices.Contains(e.surnames, n) {
			e.surnames = append(e.surnames, n)
		}
	}
	l.k.learnGiven(e.Gender, r.List("names"), r.List("surnames"))
	return l.hold(e, r.Get("terms"))
}

// withParticles adds to names with a particle in small letters the spelling
// with a capital: "Eduardo Dos Santos", "Al-Sisi".
func withParticles(names []string) []string {
	for _, n := range slices.Clone(names) {
		words := strings.Split(n, " ")
		changed := false
		for i, w := range words {
			if c := capitalise(w); c != w {
				words[i], changed = c, true
			}
		}
		if v := strings.Join(words, " "); changed && !slices.Contains(names, v) {
			names = append(names, v)
		}
	}
	return names
}

// hold enters the terms of a person.
func (l *layer) hold(e *Entity, list string) error {
	fresh := map[string]bool{}
	for _, text := range strings.Split(list, ";") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		t, err := parseTerm(text)
		if err != nil {
			return err
		}
		if l.k.titles[t.role] == "" {
			return fmt.Errorf("term %q: roles.tsv has no role %q", text, t.role)
		}
		if l.k.orgs[t.org] == nil {
			return fmt.Errorf("term %q: there is no state, organisation or region %q", text, t.org)
		}
		office := t.role + "@" + t.org
		if l.number > 0 && e.layer < l.number && !fresh[office] {
			own := func(old term) bool { return old.holder == e && old.role == t.role && old.org == t.org }
			l.k.terms[office] = slices.DeleteFunc(l.k.terms[office], own)
			e.terms = slices.DeleteFunc(e.terms, own)
		}
		fresh[office] = true
		if t.never {
			continue
		}
		t.holder = e
		e.terms = append(e.terms, t)
		l.k.terms[office] = append(l.k.terms[office], t)
	}
	return nil
}

// parseTerm reads "head-of-state@USA 2017-01-20..2021-01-20"; "never" in the
// place of the days takes the terms of an earlier layer back.
func parseTerm(s string) (term, error) {
	office, when, _ := strings.Cut(s, " ")
	ro, org, ok := strings.Cut(office, "@")
	when = strings.TrimSpace(when)
	t := term{role: ro, org: org, never: when == "never"}
	if ok && t.never {
		return t, nil
	}
	from, to, ok2 := strings.Cut(when, "..")
	if !ok || !ok2 {
		return term{}, fmt.Errorf("term %q is not written role@org from..to", s)
	}
	for _, x := range []struct {
		text string
		set  func(date.Date)
	}{{from, func(d date.Date) { t.from = d.Earliest() }}, {to, func(d date.Date) { t.to = d.Latest() }}} {
		if x.text = strings.TrimSpace(x.text); x.text == "" {
			continue
		}
		d, err := date.Parse(x.text)
		if err != nil {
			return term{}, fmt.Errorf("term %q: %w", s, err)
		}
		x.set(d)
	}
	if t.to != (date.Day{}) && t.to.Compare(t.from) < 0 {
		return term{}, fmt.Errorf("term %q ends before it begins", s)
	}
	return t, nil
}

// givenName enters a given name that no person in the tables bears.
func (l *layer) givenName(r lexicon.Row) error {
	g := byte(0)
	switch v := r.Get("gender"); v {
	case "m", "f":
		g = v[0]
	case "":
	default:
		return errors.New("unknown gender " + v + "; write m, f or nothing")
	}
	l.k.given[r.Get("name")] = g
	return nil
}

// learnGiven takes the first words of a person's full names for given names,
// unless they are a surname, a title or an initial.
func (k *Knowledge) learnGiven(gender byte, names, surnames []string) {
	for _, n := range names {
		first, rest, _ := strings.Cut(n, " ")
		first, _, _ = strings.Cut(first, "-")
		if rest == "" || len(first) < 3 || strings.ContainsAny(first, ".,'") || slices.Contains(surnames, first) || slices.Contains(surnames, first+"?") {
			continue
		}
		if len(k.roles["de"].Find(first)) > 0 || len(k.roles["en"].Find(strings.ToLower(first))) > 0 {
			continue
		}
		if g, ok := k.given[first]; ok && g != gender {
			gender = 0
		}
		k.given[first] = gender
	}
}
