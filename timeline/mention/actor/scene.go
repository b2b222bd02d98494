package actor

import (
	"strings"

	"demarche/timeline/sentence"
)

// A scene is where the story plays: how much each state has been spoken of,
// in the article as a whole and lately. Unnamed actors belong to it: "die
// Polizei", "civilians".
type scene struct {
	total  map[*Entity]float64 // over the whole article
	lately map[*Entity]float64 // fading from sentence to sentence
	home   *Entity             // the state spoken of most, nil if none stands out
	ruler  *Entity             // the state that does something to the people being read, nil if none
}

// What a mention of a state adds to its weight.
const (
	asPlace     = 2.5 // "in Syrien"
	asCapital   = 1.3 // "in Washington", which may stand for the government
	asState     = 1.0 // "Syrien", "Damaskus"
	asAdjective = 0.7 // "syrisch", "Syrians"
	asCitizen   = 0.6 // one of its people or organisations
	asSurname   = 0.3 // a surname of one of its people
	asDateline  = 3.0
	asHome      = 2.0 // for the article as a whole, beside what is said lately
	asOpening   = 2.0 // where a sentence begins with the place
	asLead      = 1.5 // times as much in the first sentences, which say what the article is about
	sceneFades  = 0.5
	forgotten   = 0.02
)

// leading is how many sentences lead an article: headline, dateline and first
// paragraph.
const leading = 5

// newScene weighs the states of an article; place is the town or state of the
// dateline, "" if none.
func (k *Knowledge) newScene(sents []sentence.Sentence, place string) *scene {
	sc := &scene{total: map[*Entity]float64{}, lately: map[*Entity]float64{}}
	for i := range sents {
		said := map[*Entity]float64{}
		for _, u := range k.scan(&sents[i]) {
			k.weigh(&sents[i], u, said)
		}
		for e, w := range said {
			if i < leading {
				w *= asLead
			}
			sc.total[e] += w
		}
	}
	for _, p := range strings.Split(place, "/") {
		for _, l := range languages {
			if s := k.lies(p, l); s != nil {
				sc.total[s] += asDateline
				break
			}
		}
	}
	sc.home = heaviest(sc.total, asCapital)
	return sc
}

// lies returns the state that a place lies in, nil if that is not known:
// Brussels in Belgium, though it stands for the Union.
func (k *Knowledge) lies(place, lang string) *Entity {
	for _, r := range k.names[lang].Find(words(place, lang)...) {
		if s := k.states[r.entity.Code]; s != nil && !r.doubtful {
			return s
		}
	}
	return nil
}

// weigh adds what a unit says of states.
func (k *Knowledge) weigh(s *sentence.Sentence, u unit, into map[*Entity]float64) {
	for _, e := range u.before {
		if st := k.states[e.Code]; st != nil {
			into[st] += asAdjective
		}
	}
	r, where := k.whereTo(s, u)
	if !where {
		if len(u.refs) == 0 || u.refs[0].doubtful {
			return
		}
		r = u.refs[0]
	}
	st := k.states[r.entity.Code]
	if st == nil {
		return
	}
	switch {
	case r.surname:
		into[st] += asSurname
	case r.entity.Kind != State:
		into[st] += asCitizen
	case r.form == Adjective || r.people:
		into[st] += asAdjective
	case k.placed(s, u.first) && r.form == Seat:
		into[st] += asCapital
	case k.placed(s, u.first):
		into[st] += asPlace
	default:
		into[st] += asState
	}
}

// placed reports whether the words from token i on are said to be where
// something is: "in der syrischen Stadt Homs" is, "aus Homs" is not.
func (k *Knowledge) placed(s *sentence.Sentence, i int) bool {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		t := &s.Tokens[j]
		w := strings.ToLower(t.Form)
		if k.is("placing", s.Lang, w) {
			return true
		}
		if w == "," || t.UPOS == "VERB" || t.UPOS == "ADP" || !s.Analysed && j < i-2 {
			return false
		}
	}
	return false
}

// enter lets what was said before fade and adds what a sentence says.
func (sc *scene) enter(k *Knowledge, s *sentence.Sentence, units []unit) {
	for e, w := range sc.lately {
		if w *= sceneFades; w < forgotten {
			delete(sc.lately, e)
		} else {
			sc.lately[e] = w
		}
	}
	for _, u := range units {
		k.weigh(s, u, sc.lately)
		if r, _ := k.whereTo(s, u); u.first > 0 && u.first <= 3 && len(u.refs) > 0 && s.Lang == "de" && k.placed(s, u.first) {
			if r.entity == nil {
				r = u.refs[0]
			}
			if st := k.states[r.entity.Code]; st != nil && r.entity.Kind == State && !r.doubtful {
				sc.lately[st] += asOpening // "In Paris wurden …"
			}
		}
	}
}

// here returns the state in which the story plays at the moment, nil if that
// is not known.
func (sc *scene) here() *Entity {
	if sc.ruler != nil {
		return sc.ruler
	}
	if sc.home == nil {
		return heaviest(sc.lately, asAdjective)
	}
	best, most := sc.home, sc.lately[sc.home]+asHome
	for e, w := range sc.lately {
		if w > most || w == most && e.Code < best.Code {
			best, most = e, w
		}
	}
	return best
}

// heaviest returns the state of the greatest weight that reaches a minimum,
// nil if none does.
func heaviest(weights map[*Entity]float64, least float64) *Entity {
	var best *Entity
	for e, w := range weights {
		if w >= least && (best == nil || w > weights[best] || w == weights[best] && e.Code < best.Code) {
			best = e
		}
	}
	return best
}
