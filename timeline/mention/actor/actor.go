// Package actor finds the actors that an article names: states, people in
// office and out of it, organisations, armed groups, and generic ones such
// as "russische Soldaten". It resolves offices by date and pronouns by what
// was said before.
package actor

import "demarche/timeline/date"

// A Kind says what an entity is.
type Kind uint8

// The kinds of entity.
const (
	State Kind = iota
	Organisation
	Person
	Place   // a city or region: acts only as the state it lies in
	Generic // an unnamed person or group: "Turkish soldiers"
)

// An Entity is one actor under all its names.
type Entity struct {
	Kind   Kind
	ID     string // Wikidata, "" if not known
	Name   string // English, as Wikipedia titles it
	NameDE string // German, "" if the same
	Code   string // ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, IMG, or ""
	Sector string // PLOVER: GOV, MIL, …
	Gender byte   // 'm', 'f' or 0

	key   string // of an organisation: "NATO"
	state *Entity
	terms []term
	layer int    // of the tables that know the person first
	role  string // of a person whom no table has, or an unnamed one: what the article calls them

	surnames []string // of a person in the tables: "Ban"
}

// A term is the time that a person holds an office.
type term struct {
	role, org string
	from, to  date.Day // zero: open
	holder    *Entity
	never     bool // takes earlier terms back
}

// A Form says in what way a mention names its actor.
type Form uint8

// The forms of mention.
const (
	Named     Form = iota // by its name
	Office                // by an office: "der US-Präsident"
	Group                 // by role words: "russische Soldaten"
	Seat                  // by a capital or seat of power: "Ankara", "der Kreml"
	Located               // by a town or region in it
	Adjective             // by an adjective alone: "russisch"
	Part                  // within a compound: "Putin-Trump-Gespräch"
	Pronoun
)

// A Mention is a stretch of a sentence that names an actor. First and Last
// are the indices of its tokens, title included; Start and End the bytes of
// the words that name it. Words for several actors ("the two leaders", "they")
// give one mention for each, all of the same tokens and the Form Pronoun.
type Mention struct {
	Start, End  int
	First, Last int
	Entity      *Entity
	Form        Form
	Genitive    bool // "Putins", "Russia's": it owns what follows
}

// Covers reports whether the token with index i belongs to the mention.
func (m *Mention) Covers(i int) bool { return m.First <= i && i <= m.Last }
