package store

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"

	"demarche/timeline"
	"demarche/timeline/document"
)

// digestOf returns a digest of all of an article that its reading depends on.
func digestOf(d *document.Document) [sha256.Size]byte {
	h := sha256.New()
	for _, s := range []string{d.ID, d.Lang, d.Date.String(), d.Title, d.URL, d.Source, d.Place, d.Text} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	fmt.Fprint(h, d.Body, d.Dateline)
	return [sha256.Size]byte(h.Sum(nil))
}

// sumOf returns the checksum of a packed summary, by which Verify finds
// damage.
func sumOf(packed []byte) []byte {
	sum := sha256.Sum256(packed)
	return sum[:8]
}

// pack writes a summary as compressed JSON.
func pack(sum *timeline.Summary) ([]byte, error) {
	data, err := json.Marshal(sum)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func unpack(packed []byte) (timeline.Summary, error) {
	var sum timeline.Summary
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err == nil {
		err = json.Unmarshal(data, &sum)
	}
	return sum, err
}
