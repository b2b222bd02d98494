package event

// How many bytes of an article may lie between a battle and its toll, and
// between an attack and the toll after it.
const (
	nearBattle = 900
	nearAttack = 300
)

// claims are the rules of the words by which somebody says that an attack told
// before was theirs.
var claims = map[string]bool{"de:sich-bekennen": true, "en:claim": true}

// Gather joins what one article tells twice in different words, which Merge
// cannot know for one act: the headline, whose actors have no names yet, and
// the article below it; a battle, the attacks in it and its toll. The events
// are in text order; those before the byte head stand in the headline.
func Gather(events []Event, head int) []Event {
	out := make([]Event, 0, len(events))
	for i := range events {
		if e := &events[i]; e.Reports[0].Sentence.End > head {
			out = append(out, *e)
		}
	}
	var titles []Event
	for i := range events {
		if h := &events[i]; h.Reports[0].Sentence.End <= head && !retold(out, h) {
			titles = append(titles, *h)
		}
	}
	return gatherFights(append(titles, out...))
}

// retold adds the report of a headline to the first event below that tells of
// the same act, and reports whether there is one.
func retold(events []Event, h *Event) bool {
	for i := range events {
		e := &events[i]
		if e.Type != h.Type || e.Status != h.Status || e.Mode != h.Mode && e.Mode != "" && h.Mode != "" {
			continue
		}
		if e.Symmetric != h.Symmetric && e.Type != "CONSULT" {
			continue
		}
		if e.Symmetric || h.Symmetric {
			if !alike(e.parties(), h.parties()) {
				continue
			}
		} else if !alike(e.Source, h.Source) || !alike(e.Target, h.Target) {
			continue
		}
		e.Reports = append(append([]Report(nil), h.Reports...), e.Reports...)
		return true
	}
	return false
}

// alike reports whether two lists of actors may be of the same: one is empty,
// they share an actor, or one whom the headline does not name.
func alike(a, b []Actor) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for i := range a {
		for j := range b {
			if a[i].Key() == b[j].Key() || a[i].Code == b[j].Code && (a[i].ID == "" || b[j].ID == "") {
				return true
			}
		}
	}
	return false
}

// gatherFights joins the attacks and the toll of a battle with it, and a toll
// with the attack beside it.
func gatherFights(events []Event) []Event {
	gone := make([]bool, len(events))
	for i := range events {
		for j := range events {
			if i != j && !gone[i] && !gone[j] && events[j].fightOf(&events[i]) {
				events[i].Reports = append(events[i].Reports, events[j].Reports...)
				if !events[i].Symmetric && len(events[i].Target) == 0 {
					events[i].Target = events[j].Target
				}
				if len(events[i].Source) == 0 {
					events[i].Source = events[j].Source
				}
				gone[j] = true
			}
		}
	}
	out := events[:0]
	for i := range events {
		if !gone[i] {
			out = append(out, events[i])
		}
	}
	return out
}

// fightOf reports whether e is an attack in the battle b, or its toll.
func (e *Event) fightOf(b *Event) bool {
	if e.Type != "ASSAULT" || b.Type != "ASSAULT" || e.Symmetric || e.Status != Actual || b.Status != Actual || !e.sameTime(b) {
		return false
	}
	after := e.Reports[0].Sentence.Start - b.Reports[0].Sentence.End
	near := after < nearBattle && after > -nearBattle
	switch {
	case b.Symmetric && len(e.Source) == 0:
		return near
	case b.Symmetric:
		return near && meet(e.Source, b.Source) && (len(e.Target) == 0 || meet(e.Target, b.Source))
	case claims[e.Reports[0].Rule]:
		return near && after > 0 && len(b.Source) == 0 && len(e.Target) == 0 && !armed(b.Target)
	case len(e.Source) == 0:
		return after >= 0 && after < nearAttack && len(b.Source) > 0 && alike(e.Target, b.Target) && !armed(e.Target)
	}
	return false
}

// armed reports whether one of a list is a rebel or a criminal: those who fell
// need not be the victims of the attack before.
func armed(list []Actor) bool {
	for i := range list {
		if s := list[i].Sector; s == "REB" || s == "CRM" {
			return true
		}
	}
	return false
}

// meet reports whether two lists have an actor in common.
func meet(a, b []Actor) bool {
	for i := range a {
		if holds(b, &a[i]) {
			return true
		}
	}
	return false
}

// guessDays is how many days two dates may lie apart in one article, where one
// of them is only the article's own for what it tells next.
const guessDays = 3

// sameTime reports whether the dates of two events in one article may be one.
func (e *Event) sameTime(o *Event) bool {
	if e.Date.IsZero() || o.Date.IsZero() || e.Date.Overlaps(o.Date) {
		return true
	}
	if e.DateFrom == "text" && o.DateFrom == "text" {
		return false
	}
	return e.DateFrom == "article" || o.DateFrom == "article" || apart(e.Date, o.Date) <= guessDays
}
