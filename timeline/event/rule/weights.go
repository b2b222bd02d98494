package rule

import (
	"fmt"
	"io/fs"
	"strconv"

	"demarche/timeline/event"
	"demarche/timeline/lexicon"
)

// weights tell how much each kind of evidence counts.
type weights map[string]float64

func (w weights) score(evidence []string) float64 {
	s := 0.0
	for _, e := range evidence {
		s += w[e]
	}
	return s
}

// A variant is another type that an act may be filed under, where its word is
// of a kind in status.tsv.
type variant struct {
	Type event.Type
	Kind string
}

// readVariants reads a table of acts and other types that they may be filed
// under.
func readVariants(fsys fs.FS, file string) (map[string][]variant, error) {
	if _, err := fs.Stat(fsys, file); err != nil {
		return nil, nil
	}
	t, err := lexicon.ReadTable(fsys, file, "type", "mode", "variant", "kind")
	if err != nil {
		return nil, err
	}
	out := map[string][]variant{}
	for _, row := range t.Rows {
		key := row.Get("type") + "/" + row.Get("mode")
		out[key] = append(out[key], variant{event.Type(row.Get("variant")), row.Get("kind")})
	}
	return out, nil
}

// readWeights reads a table of evidence and weights; a missing one weighs
// nothing.
func readWeights(fsys fs.FS, file string) (weights, error) {
	if _, err := fs.Stat(fsys, file); err != nil {
		return weights{}, nil
	}
	t, err := lexicon.ReadTable(fsys, file, "evidence", "weight")
	if err != nil {
		return nil, err
	}
	w := weights{}
	for _, row := range t.Rows {
		x, err := strconv.ParseFloat(row.Get("weight"), 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %q is no number", row.Position(), row.Get("weight"))
		}
		w[row.Get("evidence")] = x
	}
	return w, nil
}
