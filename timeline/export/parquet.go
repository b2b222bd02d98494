package export

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"demarche/timeline/date"
	"demarche/timeline/event"
)

// A parquetEvent is an event as a row of Apache Parquet, with its actors and
// reports as lists. Days are null where they are not known.
type parquetEvent struct {
	ID         string          `parquet:"id"`
	Date       string          `parquet:"date"` // EDTF
	Earliest   *int32          `parquet:"earliest,optional,date"`
	Latest     *int32          `parquet:"latest,optional,date"`
	DateFrom   string          `parquet:"date_from,dict"`
	Type       string          `parquet:"type,dict"`
	Mode       string          `parquet:"mode,dict"`
	Quad       int32           `parquet:"quad"`
	Score      float64         `parquet:"score"`
	CAMEO      string          `parquet:"cameo,dict"`
	Goldstein  float64         `parquet:"goldstein"`
	Status     string          `parquet:"status,dict"`
	Symmetric  bool            `parquet:"symmetric"`
	Source     []parquetActor  `parquet:"source,list"`
	Target     []parquetActor  `parquet:"target,list"`
	Place      string          `parquet:"place"`
	Confidence float64         `parquet:"confidence"`
	Reports    []parquetReport `parquet:"reports,list"`
}

type parquetActor struct {
	ID     string `parquet:"id"`
	Name   string `parquet:"name"`
	Code   string `parquet:"code"`
	Sector string `parquet:"sector"`
}

type parquetReport struct {
	Doc        string  `parquet:"doc"`
	Start      int64   `parquet:"start"`
	End        int64   `parquet:"end"`
	Sentence   string  `parquet:"sentence"`
	Trigger    string  `parquet:"trigger"`
	Rule       string  `parquet:"rule"`
	Confidence float64 `parquet:"confidence"`
}

// Parquet writes events as Apache Parquet.
func Parquet(w io.Writer, events []event.Event) error {
	p := parquet.NewGenericWriter[parquetEvent](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("demarche", "1", "0"))
	for i := range events {
		if _, err := p.Write([]parquetEvent{parquetRow(&events[i])}); err != nil {
			return fmt.Errorf("writing Parquet: %w", err)
		}
	}
	if err := p.Close(); err != nil {
		return fmt.Errorf("writing Parquet: %w", err)
	}
	return nil
}

func parquetRow(e *event.Event) parquetEvent {
	row := parquetEvent{ID: e.ID, Date: e.Date.String(), Earliest: sinceEpoch(e.Date.Earliest()), Latest: sinceEpoch(e.Date.Latest()), DateFrom: e.DateFrom,
		Type: string(e.Type), Mode: e.Mode, Quad: int32(e.Quad), Score: e.Score, CAMEO: e.CAMEO, Goldstein: e.Goldstein, Status: string(e.Status),
		Symmetric: e.Symmetric, Source: parquetActors(e.Source), Target: parquetActors(e.Target), Place: e.Place, Confidence: round(e.Confidence)}
	for _, r := range e.Reports {
		row.Reports = append(row.Reports, parquetReport{r.Doc, int64(r.Sentence.Start), int64(r.Sentence.End), r.Sentence.Text, r.Trigger.Text, r.Rule, round(r.Weight)})
	}
	return row
}

func parquetActors(actors []event.Actor) []parquetActor {
	var out []parquetActor
	for _, a := range actors {
		out = append(out, parquetActor{a.ID, a.Name, a.Code, a.Sector})
	}
	return out
}

// sinceEpoch counts the days since 1970-01-01, as Parquet's dates do.
func sinceEpoch(d date.Day) *int32 {
	if d.IsZero() {
		return nil
	}
	n := int32(d.Sub(date.Day{Year: 1970, Month: 1, Day: 1}))
	return &n
}
