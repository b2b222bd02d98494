package rule

import (
	"fmt"
	"strings"

	"demarche/timeline/event"
	"demarche/timeline/mention/actor"
	"demarche/timeline/mention/timex"
	"demarche/timeline/sentence"
)

// A Trial is a rule that was tried on a word, and what came of it.
type Trial struct {
	Token   int // index of the word in the sentence
	Rule    *Rule
	Outcome string // in words: "an event", or what is missing
}

// Explain tells which rules Code tries on a sentence and why they fire or
// fail, in text order.
func (co *Coder) Explain(s *sentence.Sentence, mentions []actor.Mention, times []timex.Expression) []Trial {
	r := co.read(s, mentions, times)
	if r == nil {
		co.memory.tell(co.article, co.set.langs[s.Lang], times, false)
		return nil
	}
	var out []Trial
	var found []candidate
	for i := range s.Tokens {
		rules, _ := r.triggers(i)
		for _, rule := range rules {
			t := Trial{Token: i, Rule: rule}
			if rule.Type == None && !r.fits(rule, i, i) {
				continue
			}
			if rule.Type == None {
				t.Outcome = "never an event"
				out = append(out, t)
				break
			}
			c, ok := r.fill(rule, i)
			if !ok {
				t.Outcome = r.missing(&c)
				out = append(out, t)
				continue
			}
			c.first, c.second, c.status = i, -1, r.status(c)
			if r.refuses(&c) {
				r.asRefusal(&c)
			}
			t.Outcome = r.outcome(&c)
			out, found = append(out, t), append(found, c)
			break
		}
	}
	if r.aboutSport() {
		for i := range out {
			out[i].Outcome = "no event: the sentence tells of sport"
		}
		found = nil
	}
	kept := map[int]bool{}
	found = r.settle(found)
	co.memory.keep(r, found)
	for _, c := range found {
		kept[c.trigger] = true
	}
	for i := range out {
		if strings.HasPrefix(out[i].Outcome, "an event") && !kept[out[i].Token] {
			out[i].Outcome = "part of what another word tells: " + out[i].Outcome
		}
	}
	return out
}

// missing tells why a rule's parts could not be filled.
func (r *reading) missing(c *candidate) string {
	if !r.fits(c.rule, c.trigger, c.verb) {
		if len(c.rule.With) > 0 {
			return "lacks one of the words " + strings.Join(c.rule.With, ", ") + ", or has one that rules it out"
		}
		return "stands with a word that rules it out: one of " + strings.Join(c.rule.Without, ", ")
	}
	if c.rule.bars(c.source) || c.rule.bars(c.target) {
		return "not with an actor of the sector " + strings.Join(c.rule.Barred, ", ")
	}
	var lacks []string
	slots := r.c.slots(c.trigger)
	for _, p := range c.rule.Parts {
		if p.Required && len(r.partActors(p, slots, c.trigger)) == 0 {
			lacks = append(lacks, fmt.Sprintf("no actor as %c in %s", p.Role, strings.Join(p.Slots, ", ")))
		}
	}
	switch {
	case len(lacks) > 0:
		return strings.Join(lacks, "; ")
	case c.bare:
		return "a noun that no verb carries, without both of its actors"
	}
	return "too few actors"
}

// outcome puts a filled candidate in words.
func (r *reading) outcome(c *candidate) string {
	if c.status == suppressed {
		return "no event: only spoken of"
	}
	names := func(args []argument) string {
		var list []string
		for _, a := range args {
			list = append(list, a.mention.Entity.Name)
		}
		return strings.Join(list, ", ")
	}
	kind := string(c.rule.Type)
	if c.rule.Mode != "" {
		kind += "/" + c.rule.Mode
	}
	out := fmt.Sprintf("an event, %s: %s by %s", c.status, kind, names(c.source))
	if len(c.target) > 0 {
		out += " towards " + names(c.target)
	}
	if c.status == event.Negated || c.status == event.Hypothetical {
		out += " (not shown in the timeline)"
	}
	return out
}
