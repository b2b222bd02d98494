// Package event does events: who did what to whom, when, after the PLOVER
// ontology, with the reports in which each event was read.
package event

import "demarche/timeline/date"

// A Type is one of the 16 PLOVER event types, such as "CONSULT".
type Type string

// A Status tells whether an act took place.
type Status string

// The statuses. Only actual and planned events reach the timeline and the
// graph unless asked for.
const (
	Actual       Status = "actual"
	Planned      Status = "planned"
	Negated      Status = "negated"
	Hypothetical Status = "hypothetical"
)

// A Span is a stretch of an article's text, in bytes. Text is the article's
// text between Start and End, empty where a reader can cut it out.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text,omitempty"`
}

// An Actor is a participant of an event. Name is the usual English name
// where the actor is known, else the words of the article.
type Actor struct {
	ID     string `json:"id"`               // Wikidata, "" if not known
	Name   string `json:"name"`             // never empty
	Code   string `json:"code"`             // ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, IMG, or ""
	Sector string `json:"sector"`           // PLOVER sector: GOV, MIL, …, or ""
	Person bool   `json:"person,omitempty"` // a human being with a name
}

// A Contradiction is what a report says otherwise than its event.
type Contradiction struct {
	On    string `json:"on"`   // "date", "source" or "target"
	Says  string `json:"says"` // a date in EDTF, or names
	Doc   string `json:"doc"`
	Start int    `json:"start"` // of the report's trigger, in bytes
}

// A Report is one sentence that tells of an event.
type Report struct {
	Doc      string  `json:"doc"`
	Sentence Span    `json:"sentence"`
	Trigger  Span    `json:"trigger"`
	Source   []Span  `json:"source"`
	Target   []Span  `json:"target"`
	When     *Span   `json:"when,omitempty"` // the words that date it
	SaidBy   *Actor  `json:"said_by"`
	Rule     string  `json:"rule"`           // "de:telefonat"
	Deed     string  `json:"deed,omitempty"` // what the trigger does, see Ontology.Deed
	Why      string  `json:"why"`            // the rule in words: "Telefonat mit X: CONSULT/phone"
	Weight   float64 `json:"confidence"`     // confidence of this report alone, 0..1
}

// An Event is an act with its participants, merged from its reports.
// Symmetric events hold all participants in Source.
type Event struct {
	ID         string    `json:"id"`
	Type       Type      `json:"type"`
	Mode       string    `json:"mode"`
	Quad       int       `json:"quad"`  // 1 verbal cooperation … 4 material conflict
	Score      float64   `json:"score"` // PLOVER, -10..10
	CAMEO      string    `json:"cameo"`
	Goldstein  float64   `json:"goldstein"`
	Status     Status    `json:"status"`
	Symmetric  bool      `json:"symmetric"`
	Date       date.Date `json:"date"` // EDTF
	Earliest   string    `json:"earliest"`
	Latest     string    `json:"latest"`
	DateFrom   string    `json:"date_from"` // "text", "context" or "article"
	Place      string    `json:"place,omitempty"`
	Source     []Actor   `json:"source"`
	Target     []Actor   `json:"target"`
	Confidence float64   `json:"confidence"`
	Reports    []Report  `json:"reports"`

	Contradictions []Contradiction `json:"contradictions,omitempty"`
}
