package page

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a page shows travels in inert blocks of the page, gzip in base64: the
// data and the sentences. The data are, in this order: the length of the
// header, as four bytes, least first; the header, JSON; the columns that it
// lists. Numbers of several bytes stand in planes, the least bytes of all
// numbers first, which gzip makes smaller.

// A column is a list of numbers, or the bytes of lines of text, that the page
// reads as a typed array.
type column struct {
	Name  string `json:"name"`
	Type  string `json:"type"`  // "u8", "i8", "u16", "i16", "i32"
	Count int    `json:"count"` // numbers
	Delta bool   `json:"delta"` // each number but the first is the difference to the one before
	bytes []byte
}

// encode returns the data block of a model.
func encode(m *model, w *words, options map[string]any) (string, error) {
	e, r := &m.events, &m.reports
	columns := []column{
		rising("start", e.Start), numbers("days", e.Days),
		numbers("kind", e.Kind), numbers("status", e.Status), numbers("date", e.Date), numbers("from", e.From), numbers("place", e.Place),
		numbers("source", e.Source), numbers("sources", e.Sources), numbers("target", e.Target), numbers("targets", e.Targets),
		numbers("confidence", e.Confidence), numbers("reports", e.Reports),
		rising("reportSentence", r.Sentence), rising("reportArticle", r.Article), numbers("reportSaidBy", r.SaidBy),
		numbers("reportReading", r.Reading), numbers("reportBelow", r.Below),
		numbers("triggerFrom", r.Trigger.From), numbers("triggerLength", r.Trigger.Length),
		numbers("whenFrom", r.When.From), numbers("whenLength", r.When.Length),
		numbers("reportSources", r.Sources), numbers("sourceFrom", r.Source.From), numbers("sourceLength", r.Source.Length),
		numbers("reportTargets", r.Targets), numbers("targetFrom", r.Target.From), numbers("targetLength", r.Target.Length),
		lines("id", e.shortIDs()),
	}
	header, err := json.Marshal(struct {
		*model
		Words   *words         `json:"words"`
		Charts  map[string]any `json:"charts"`
		Columns []column       `json:"columns"`
	}{m, w, options, columns})
	if err != nil {
		return "", err
	}
	block := binary.LittleEndian.AppendUint32(nil, uint32(len(header)))
	block = append(block, header...)
	for _, c := range columns {
		block = append(block, c.bytes...)
	}
	return packed(block)
}

// encodeTexts returns the block of the sentences, a line each.
func encodeTexts(m *model) (string, error) { return packed([]byte(strings.Join(m.sentences, "\n"))) }

// packed returns gzip in base64.
func packed(block []byte) (string, error) {
	var out bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &out)
	z, err := gzip.NewWriterLevel(text, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := z.Write(block); err != nil {
		return "", err
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	err = text.Close()
	return out.String(), err
}

// numbers returns a column in the smallest type that holds them.
func numbers(name string, list []int) column {
	low, high := 0, 0
	if len(list) > 0 {
		low, high = slices.Min(list), slices.Max(list)
	}
	c := column{Name: name, Count: len(list)}
	width := 1
	switch {
	case low >= 0 && high <= math.MaxUint8:
		c.Type = "u8"
	case low >= math.MinInt8 && high <= math.MaxInt8:
		c.Type = "i8"
	case low >= 0 && high <= math.MaxUint16:
		c.Type, width = "u16", 2
	case low >= math.MinInt16 && high <= math.MaxInt16:
		c.Type, width = "i16", 2
	default:
		c.Type, width = "i32", 4
	}
	for plane := range width {
		for _, n := range list {
			c.bytes = append(c.bytes, byte(n>>(8*plane)))
		}
	}
	return c
}

// rising returns a column of numbers that mostly rise from one to the next.
func rising(name string, list []int) column {
	deltas := make([]int, len(list))
	last := 0
	for i, n := range list {
		deltas[i] = n - last
		last = n
	}
	c := numbers(name, deltas)
	c.Delta = true
	return c
}

// lines returns a column of texts, which hold no line ends.
func lines(name string, texts []string) column {
	b := []byte(strings.Join(texts, "\n"))
	return column{Name: name, Type: "u8", Count: len(b), bytes: b}
}

// So many events keep their whole ids in a page. Ids are the dearest column,
// for nothing makes them smaller.
const mostWholeIDs = 20_000

// shortIDs returns the ids or, where there are many, their shortest beginnings
// that no other event of the same first day has.
func (e *events) shortIDs() []string {
	if len(e.ID) <= mostWholeIDs {
		return e.ID
	}
	out := make([]string, len(e.ID))
	for from := 0; from < len(out); {
		to := from + 1
		for to < len(out) && e.day(to) == e.day(from) {
			to++
		}
		shorten(out[from:to], e.ID[from:to])
		from = to
	}
	return out
}

// day returns the first day of an event; the undated have one of their own.
func (e *events) day(i int) int {
	if i < len(e.Start) {
		return e.Start[i]
	}
	return math.MaxInt
}

// leastID is the length below which no id is cut.
const leastID = 4

func shorten(out, ids []string) {
	order := slices.Clone(ids)
	slices.Sort(order)
	for i, id := range ids {
		at, _ := slices.BinarySearch(order, id)
		n := leastID
		if at > 0 {
			n = max(n, common(id, order[at-1])+1)
		}
		if at+1 < len(order) {
			n = max(n, common(id, order[at+1])+1)
		}
		out[i] = cut(id, n)
	}
}

// common returns how many bytes two texts begin with alike.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// cut returns at least the first n bytes of a text, whole characters.
func cut(text string, n int) string {
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n++
	}
	return text[:min(n, len(text))]
}
