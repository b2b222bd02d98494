package actor

import (
	"embed"
	"io/fs"
	"strings"

	"demarche/timeline/date"
	"demarche/timeline/lexicon"
)

//go:embed data/sectors.tsv
var sectorData embed.FS

// A sector is a part of a society, after PLOVER.
type sector struct {
	state          bool // acts in the name of its state
	nameEN, nameDE string
}

// readSectors reads what the sectors are called.
func (k *Knowledge) readSectors() error {
	fsys, err := fs.Sub(sectorData, "data")
	if err != nil {
		return err
	}
	t, err := lexicon.ReadTable(fsys, "sectors.tsv", "sector", "acts", "name_en", "name_de")
	if err != nil {
		return err
	}
	k.sections = make(map[string]sector, len(t.Rows))
	for _, r := range t.Rows {
		k.sections[r.Get("sector")] = sector{r.Get("acts") == "state", r.Get("name_en"), r.Get("name_de")}
	}
	return nil
}

// Polity returns in whose name an actor acts on a day: a state for its
// government, forces, courts and for those of whom no sector is known; the
// organisation for who leads it; the United Nations and the European Union for
// their organs. Others of a state are taken together by their sector
// ("Turkey, opposition"), as the actor codes of CAMEO and PLOVER do.
// Organisations that are no organ of a state, and who has no country, stay
// what they are. On the zero day, all terms count.
func (k *Knowledge) Polity(a Entity, on date.Day) Entity {
	e := &a
	if known := k.byName[a.Name]; known != nil {
		e = known
	}
	owner := k.orgs[a.Code]
	if a.Code == "EUR" {
		owner = k.orgs["EU"]
	}
	switch part, known := k.sections[a.Sector]; {
	case owner != nil && (owner.Kind == Organisation || part.state || a.Sector == ""):
		return *owner
	case e.Kind == Organisation:
		return *e
	case e.body(k, on) != nil:
		return *e.body(k, on)
	case owner != nil && known:
		return Entity{Kind: Generic, Name: owner.Name + polityMark + part.nameEN, Code: a.Code, Sector: a.Sector}
	}
	return a
}

// polityMark stands between a state and a part of its society.
const polityMark = ", "

// body returns the organisation that a person leads on a day, nil if it is
// none, or part of a state.
func (e *Entity) body(k *Knowledge, on date.Day) *Entity {
	for _, t := range e.terms {
		if org := k.orgs[t.org]; org.Kind == Organisation && !k.sections[org.Sector].state && (on.IsZero() || t.covers(on)) {
			return org
		}
	}
	return nil
}

// polityInGerman returns the German name of a part of a society.
func (k *Knowledge) polityInGerman(name string) (string, bool) {
	at := strings.LastIndex(name, polityMark)
	if at < 0 || k.byName[name[:at]] == nil {
		return "", false
	}
	for _, s := range k.sections {
		if s.nameEN == name[at+len(polityMark):] {
			return k.Localised(name[:at], "de") + polityMark + s.nameDE, true
		}
	}
	return "", false
}
