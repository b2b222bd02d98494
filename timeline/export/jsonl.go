package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"demarche/timeline/event"
)

// EventsJSONL writes events as JSON, one a line.
func EventsJSONL(w io.Writer, events []event.Event) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	for i := range events {
		if err := enc.Encode(Complete(events[i])); err != nil {
			return fmt.Errorf("writing event %s: %w", events[i].ID, err)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing events: %w", err)
	}
	return nil
}

// Complete gives an event empty lists where it has none, for JSON readers
// that expect a list, and confidences with as many digits as they deserve.
func Complete(e event.Event) event.Event {
	e.Confidence = round(e.Confidence)
	e.Reports = slices.Clone(e.Reports)
	for i := range e.Reports {
		e.Reports[i].Weight = round(e.Reports[i].Weight)
	}
	if e.Source == nil {
		e.Source = []event.Actor{}
	}
	if e.Target == nil {
		e.Target = []event.Actor{}
	}
	return e
}
