package export

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"demarche/timeline"
	"demarche/timeline/event"
)

// An entity is one of FollowTheMoney (https://followthemoney.tech, schemata
// LegalEntity, Article and Event): every property is a list.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// FollowTheMoney writes actors, articles and events as entities, one a line:
// who took part and which article proves it are links between them.
func FollowTheMoney(w io.Writer, d *Data) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	for _, e := range d.entities() {
		if err := enc.Encode(e); err != nil {
			return fmt.Errorf("writing FollowTheMoney: %w", err)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing FollowTheMoney: %w", err)
	}
	return nil
}

func (d *Data) entities() []entity {
	var out []entity
	for _, a := range d.Graph.Actors() {
		out = append(out, actorEntity(a.Actor))
	}
	seen := map[string]bool{}
	for i := range d.Events {
		for j := range d.Events[i].Reports {
			if a := d.article(&d.Events[i].Reports[j]); !seen[a.ID] {
				seen[a.ID] = true
				out = append(out, articleEntity(a))
			}
		}
	}
	for i := range d.Events {
		out = append(out, d.eventEntity(&d.Events[i]))
	}
	return out
}

func (e *entity) set(property string, values ...string) {
	for _, v := range values {
		if v = strings.TrimSpace(clean(v)); v != "" {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

func newEntity(schema, id string) entity {
	return entity{ID: id, Schema: schema, Properties: map[string][]string{}}
}

func actorEntity(a event.Actor) entity {
	e := newEntity("LegalEntity", actorHandle(a))
	e.set("name", a.Name)
	e.set("wikidataId", a.ID)
	e.set("country", country(a.Code))
	e.set("sector", a.Sector)
	return e
}

func actorHandle(a event.Actor) string { return "actor-" + handle(a.Key()) }

// country returns the code of two letters for one of three, "" for what is no
// country.
func country(code string) string {
	if code == "EUR" {
		return "eu"
	}
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() {
		return ""
	}
	return strings.ToLower(r.String())
}

func articleEntity(a *timeline.Article) entity {
	e := newEntity("Article", articleHandle(a.ID))
	e.set("fileName", a.ID)
	e.set("name", cmp.Or(a.Title, a.ID))
	e.set("title", a.Title)
	e.set("publishedAt", plainDate(a.Date))
	e.set("publisher", a.Source)
	e.set("sourceUrl", link(a.URL))
	if tag, err := language.ParseBase(a.Lang); err == nil {
		e.set("language", tag.ISO3())
	}
	return e
}

func articleHandle(id string) string { return "article-" + handle(id) }

// plainDate returns a date if it is a year, month or day, for FollowTheMoney
// knows no other.
func plainDate(edtf string) string {
	if strings.Trim(edtf, "0123456789-") != "" {
		return ""
	}
	return edtf
}

func (d *Data) eventEntity(ev *event.Event) entity {
	e := newEntity("Event", "event-"+ev.ID)
	e.set("name", headline(ev))
	if first, last := ev.Date.Earliest(), ev.Date.Latest(); first == last {
		e.set("date", first.String())
	} else {
		e.set("startDate", first.String())
		e.set("endDate", last.String())
	}
	for _, list := range [][]event.Actor{ev.Source, ev.Target} {
		for _, a := range list {
			e.set("involved", actorHandle(a))
		}
	}
	e.set("keywords", string(ev.Type), ev.Mode, string(ev.Status))
	e.set("location", ev.Place)
	proof := map[string]bool{}
	for i := range ev.Reports {
		r := &ev.Reports[i]
		e.set("description", r.Sentence.Text)
		if id := articleHandle(r.Doc); !proof[id] {
			proof[id] = true
			e.set("proof", id)
		}
	}
	return e
}
