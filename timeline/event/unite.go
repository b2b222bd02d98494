package event

import (
	"cmp"
	"slices"
	"strings"

	"demarche/timeline/date"
)

// rank tells how much a date is to be trusted by where it comes from.
func rank(from string) int { return slices.Index([]string{"article", "context", "text"}, from) + 1 }

// unite makes one event of the claims of a group, in their order: with the
// most precise date and actors that agree, all reports, and what contradicts.
func unite(group []*claim) Event {
	if len(group) == 1 {
		return *group[0].Event
	}
	byTrust := slices.Clone(group)
	slices.SortStableFunc(byTrust, func(a, b *claim) int {
		return cmp.Or(cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(b.Confidence, a.Confidence))
	})
	e := *byTrust[0].Event
	e.Contradictions = nil
	e.uniteActors(byTrust)
	e.uniteModes(byTrust)
	e.uniteDates(group)
	e.Reports = nil
	doubt := 1.0
	for i, c := range byTrust {
		e.Reports = append(e.Reports, c.Reports...)
		e.Contradictions = append(e.Contradictions, c.Contradictions...)
		if i == 0 {
			doubt = 1 - c.Confidence
		} else {
			doubt *= 1 - 0.5*c.Confidence // half as much as an independent witness
		}
	}
	e.Confidence = 1 - doubt
	slices.SortStableFunc(e.Reports, func(a, b Report) int {
		return cmp.Or(strings.Compare(a.Doc, b.Doc), cmp.Compare(a.Trigger.Start, b.Trigger.Start), strings.Compare(a.Rule, b.Rule))
	})
	slices.SortStableFunc(e.Contradictions, func(a, b Contradiction) int {
		return cmp.Or(strings.Compare(a.On, b.On), strings.Compare(a.Doc, b.Doc), cmp.Compare(a.Start, b.Start), strings.Compare(a.Says, b.Says))
	})
	return e
}

// uniteModes takes the mode of the first claim that has one.
func (e *Event) uniteModes(byTrust []*claim) {
	for _, c := range byTrust {
		if e.Mode == "" && c.Mode != "" {
			e.Mode, e.Score, e.CAMEO, e.Goldstein = c.Mode, c.Score, c.CAMEO, c.Goldstein
		}
	}
}

// uniteDates sets the date that most claims agree with, weighed by where they
// have it from, and of these the most precise.
func (e *Event) uniteDates(group []*claim) {
	var best *claim
	most := 0
	for _, c := range group { // the most precise first
		if c.Date.IsZero() {
			continue
		}
		support := 0
		for _, o := range group {
			if c.Date.Overlaps(o.Date) {
				support += rank(o.DateFrom) * len(o.Reports)
			}
		}
		if support > most {
			best, most = c, support
		}
	}
	if best == nil {
		return
	}
	d, from := best.Date, best.DateFrom
	for _, c := range group {
		if d.Overlaps(c.Date) {
			d = narrower(d, c.Date)
			if rank(c.DateFrom) > rank(from) && c.Date.Contains(d) && c.spread() <= best.spread() {
				from = c.DateFrom
			}
		}
	}
	e.SetDate(d, from)
	for _, c := range group {
		if !c.Date.IsZero() && !d.Overlaps(c.Date) {
			e.contradict("date", c, c.Date.String())
		}
	}
}

// narrower returns the days that two dates that overlap have in common.
func narrower(a, b date.Date) date.Date {
	switch {
	case b.Contains(a):
		return a
	case a.Contains(b):
		return b
	}
	first, last := a.Earliest(), a.Latest()
	if first.Before(b.Earliest()) {
		first = b.Earliest()
	}
	if b.Latest().Before(last) {
		last = b.Latest()
	}
	return date.Between(first, last)
}

// uniteActors adds the actors of all claims that agree with the first.
func (e *Event) uniteActors(byTrust []*claim) {
	for _, c := range byTrust[1:] {
		if e.Symmetric != c.Symmetric {
			e.uniteDirections(c)
			continue
		}
		e.Source = e.uniteRole("source", e.Source, c.Source, e.Target, c)
		e.Target = e.uniteRole("target", e.Target, c.Target, e.Source, c)
	}
}

// uniteDirections adds the actors of a claim that tells of the same act as
// done together, where the event is done by one to the other, or the other
// way round.
func (e *Event) uniteDirections(c *claim) {
	if e.Symmetric {
		e.Source = e.uniteRole("source", e.Source, c.all, nil, c)
	}
}

// uniteRole adds to the actors of a part those of a claim, unless they have
// nobody in common: then that is a contradiction. Who is in the other part
// stays there.
func (e *Event) uniteRole(part string, have, more, other []Actor, c *claim) []Actor {
	if len(have) > 0 && len(more) > 0 && relate(have, more) <= strangers {
		e.contradict(part, c, names(more))
		return have
	}
	out := slices.Clip(have)
	for i := range more {
		a := &more[i]
		if !holds(out, a) && !holds(other, a) && !(kinOf(have, a) && !a.Person) {
			out = append(out, *a)
		}
	}
	return slices.DeleteFunc(slices.Clone(out), func(a Actor) bool { // the country, where its president is known
		return !a.Person && !holds(more, &a) && slices.ContainsFunc(more, func(b Actor) bool { return b.Person && b.relate(&a) == kin })
	})
}

func holds(list []Actor, a *Actor) bool {
	return slices.ContainsFunc(list, func(b Actor) bool { return b.Key() == a.Key() })
}

func kinOf(list []Actor, a *Actor) bool {
	return slices.ContainsFunc(list, func(b Actor) bool { return b.relate(a) == kin })
}

// contradict notes that a claim says otherwise than the event.
func (e *Event) contradict(on string, c *claim, says string) {
	e.Contradictions = append(e.Contradictions, Contradiction{On: on, Says: says, Doc: c.Reports[0].Doc, Start: c.Reports[0].Trigger.Start})
}
