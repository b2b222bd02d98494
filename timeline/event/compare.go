package event

import (
	"strings"

	"demarche/timeline/date"
)

// A claim is an event as it comes to Merge, ready to be compared.
type claim struct {
	*Event
	at       int       // its place among the claims
	lemma    string    // of its first report's rule, with the language: "de:telefonat"
	all      []Actor   // sources and targets
	wordings []wording // of its first reports
	done     []deedOf  // what is done and by whom
	habits   habits    // of all claims, nil if there are few
}

// comparedReports is how many reports of an event that has many are compared.
const comparedReports = 4

// weigh adds up the evidence on whether two claims are of one act: above 0 if
// they likely are.
func weigh(a, b *claim) float64 {
	s := 0.0
	for _, e := range compare(make([]evidence, 0, 24), a, b) {
		s += weights[e]
	}
	return s
}

// compare appends the evidence on two claims to out.
func compare(out []evidence, a, b *claim) []evidence {
	inOne := a.shareArticle(b)
	out = append(out, a.compareDates(b, inOne))
	out = a.compareActs(out, b, inOne)
	out = a.compareActors(out, b)
	t := a.compareWords(b, inOne)
	out = t.evidence(out, language(a.lemma) != language(b.lemma), inOne)
	if n := a.habits.rarest(a, b); !inOne && n > 0 && n <= rareDays {
		out = append(out, deedRare)
	}
	return out
}

// compareActs compares what was done and where it is told.
func (a *claim) compareActs(out []evidence, b *claim, inOne bool) []evidence {
	words := a.Quad == 3 || a.Quad == 1 && a.Type != "CONSULT"
	if inOne {
		out = append(out, sameArticle)
		if words {
			out = append(out, verbalInArticle)
		}
	} else {
		out = append(out, otherArticle)
	}
	if words {
		out = append(out, verbal)
	}
	d, e := a.Reports[0].Deed, b.Reports[0].Deed
	alike := a.lemma == b.lemma || d != "" && d == e
	switch {
	case a.lemma == b.lemma:
		out = append(out, sameLemma)
	case alike:
		out = append(out, sameDeed)
	case d != "" && e != "" && !toldFreely(a.Type):
		out = append(out, otherDeed)
	}
	if a.Mode != b.Mode && a.Mode != "" && b.Mode != "" && !alike {
		out = append(out, otherMode)
	}
	return out
}

// toldFreely reports whether one act of a type is told by words of many deeds:
// an attack by what it did (fired, hit, killed), a meeting as a visit or a
// talk.
func toldFreely(t Type) bool { return t == "ASSAULT" || t == "CONSULT" }

func (a *claim) shareArticle(b *claim) bool {
	for i := range a.Reports {
		for j := range b.Reports {
			if a.Reports[i].Doc == b.Reports[j].Doc {
				return true
			}
		}
	}
	return false
}

func language(lemma string) string {
	l, _, _ := strings.Cut(lemma, ":")
	return l
}

func (a *claim) compareActors(out []evidence, b *claim) []evidence {
	if a.Symmetric != b.Symmetric {
		out = append(out, otherDirection)
	}
	if a.Symmetric || b.Symmetric {
		return append(out, compareParties(a.all, b.all))
	}
	s, t := relate(a.Source, b.Source), relate(a.Target, b.Target)
	if s == same && t == same {
		out = append(out, bothSame)
	}
	return append(out, [...]evidence{sourceRival, sourceOther, sourceOpen, sourceNone, sourceFolk, sourceKin, sourceGroup, sourceSame}[s],
		[...]evidence{targetRival, targetOther, targetOpen, targetNone, targetFolk, targetKin, targetGroup, targetSame}[t])
}

func (e *Event) parties() []Actor { return append(append([]Actor{}, e.Source...), e.Target...) }

// compareParties compares all who take part, where nobody acts on anybody.
func compareParties(a, b []Actor) evidence {
	n, related := 0, 0
	for i := range a {
		k := rivals
		for j := range b {
			k = max(k, a[i].relate(&b[j]))
		}
		if k >= group {
			n++
		}
		if k >= folk {
			related++
		}
	}
	least := min(len(a), len(b))
	switch {
	case n == len(a) && n == len(b):
		return allSame
	case n > 1 && n >= least:
		return allWithin
	case n > 0 && least > 1 && related >= least:
		return allKin
	case n > 0 && related < least:
		return allRival
	case n > 0:
		return allShare
	}
	return allOther
}

func (a *claim) compareDates(b *claim, inOne bool) evidence {
	if a.Date.IsZero() || b.Date.IsZero() {
		return dayUnknown
	}
	if a.Date.Overlaps(b.Date) {
		x, y := a.spread(), b.spread()
		switch {
		case x == 0 && y == 0:
			return daySame
		case max(x, y) <= 3:
			return dayWithin
		case max(x, y) <= 31:
			return dayNear
		}
		return dayLoose
	}
	gap := apart(a.Date, b.Date)
	sure := a.DateFrom == "text" && b.DateFrom == "text"
	switch {
	case inOne && !sure && (gap <= guessDays || a.DateFrom == "article" || b.DateFrom == "article"):
		return dayGuessed
	case gap <= 2 && !sure:
		return dayBeside
	case gap <= 7 && !sure:
		return dayOff
	}
	return dayApart
}

// apart is the number of days between two dates that do not overlap.
func apart(a, b date.Date) int {
	if b.Latest().Before(a.Earliest()) {
		a, b = b, a
	}
	return b.Earliest().Sub(a.Latest())
}
