package event

import (
	"embed"
	"fmt"
	"strconv"

	"demarche/timeline/lexicon"
)

//go:embed data
var data embed.FS

// A Class is what the ontology says of a type of event in one mode.
type Class struct {
	Type      Type
	Mode      string  // "" for the type as a whole
	Quad      int     // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score     float64 // PLOVER, -10 (most hostile) to 10
	CAMEO     string
	Goldstein float64
}

// An Ontology holds the classes of PLOVER (Halterman et al. 2023).
type Ontology struct {
	classes map[Type]map[string]Class
	deeds   map[deedKey]string
}

// LoadOntology reads the built-in table of types and modes.
func LoadOntology() (*Ontology, error) {
	t, err := lexicon.ReadTable(data, "data/plover.tsv", "type", "mode", "quad", "score", "cameo", "goldstein")
	if err != nil {
		return nil, err
	}
	o := &Ontology{classes: map[Type]map[string]Class{}}
	if o.deeds, err = readDeeds(); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		c := Class{Type: Type(r.Get("type")), Mode: r.Get("mode"), CAMEO: r.Get("cameo")}
		var err1, err2, err3 error
		c.Quad, err1 = strconv.Atoi(r.Get("quad"))
		c.Score, err2 = strconv.ParseFloat(r.Get("score"), 64)
		c.Goldstein, err3 = strconv.ParseFloat(r.Get("goldstein"), 64)
		for _, err := range []error{err1, err2, err3} {
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.Position(), err)
			}
		}
		if o.classes[c.Type] == nil {
			o.classes[c.Type] = map[string]Class{}
		}
		o.classes[c.Type][c.Mode] = c
	}
	return o, nil
}

// Class returns the class of a type in a mode, that of the type as a whole
// where the mode is not known; ok tells whether the type is.
func (o *Ontology) Class(t Type, mode string) (c Class, ok bool) {
	modes, ok := o.classes[t]
	if !ok {
		return Class{}, false
	}
	if c, ok := modes[mode]; ok {
		return c, true
	}
	return modes[""], true
}

// Knows reports whether a type has the mode; the empty mode is of every type.
func (o *Ontology) Knows(t Type, mode string) bool {
	_, ok := o.classes[t][mode]
	return ok
}

// Classify fills the fields of an event that follow from its type and mode.
func (o *Ontology) Classify(e *Event) {
	c, _ := o.Class(e.Type, e.Mode)
	e.Quad, e.Score, e.CAMEO, e.Goldstein = c.Quad, c.Score, c.CAMEO, c.Goldstein
}
