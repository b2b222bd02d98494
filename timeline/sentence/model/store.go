package model

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A model file is a gzip stream: the length of a header, the header as JSON,
// then the tables in the order of Model.tables.

//go:embed weights
var weights embed.FS

// Load reads the embedded model of a language.
func Load(lang string) (*Model, error) {
	data, err := weights.ReadFile("weights/" + lang + ".model")
	if err != nil {
		return nil, fmt.Errorf("there is no model for language %q", lang)
	}
	m, err := Read(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading the model of %q: %w", lang, err)
	}
	return m, nil
}

// header is what a model file holds beside its tables. Lists that would be
// many small strings are joined, which reads faster.
type header struct {
	Lang       string
	Tags       []string
	Bundles    [][]string
	Rels       []string
	Aux        []string // forms of auxiliaries
	Leaf       []bool
	EntityTags []string
	Names      string // lines of name, tab, kinds
	Known      []byte
	Rules      []lemmaRule
	Endings    string // lines of key, tab, rule
	Exceptions string // lines of key, tab, lemma
	Words      string // lines of words
	Clusters   []byte // fine and coarse cluster of each word
	Classes    []Class
	EndingTree []byte
	VerbKinds  uint32
}

func (m *Model) tables() []*table {
	list := []*table{m.tagger.table.(*table), m.morph.table.(*table), m.parser.moves.(*table), m.parser.labels.(*table)}
	if m.entity != nil {
		list = append(list, m.entity.table)
	}
	return list
}

// Write writes the model; the same model always gives the same bytes.
func (m *Model) Write(w io.Writer) error {
	h := header{
		Lang: m.Lang, Tags: m.tagger.tags, Rels: m.parser.rels, Leaf: m.parser.leaf, Rules: m.lemmas.rules,
	}
	h.Aux = sortedKeys(m.parser.auxiliaries)
	if m.entity != nil {
		h.EntityTags, h.Names = m.entity.tags, joinPairs(m.entity.names.kinds)
		h.Known = m.entity.names.known
	}
	for _, list := range m.morph.bundles {
		var feats []string
		for i := range list {
			feats = append(feats, list[i].feats)
		}
		h.Bundles = append(h.Bundles, feats)
	}
	h.Endings = joinPairs(m.lemmas.endings)
	h.Exceptions = joinPairs(m.lemmas.exceptions)
	words := sortedKeys(m.words.words)
	h.Words = strings.Join(words, "\n")
	for _, word := range words {
		h.Clusters = append(h.Clusters, m.words.words[word].fine, m.words.words[word].coarse)
	}
	if e := m.words.Endings; e != nil {
		h.Classes, h.EndingTree, h.VerbKinds = e.Classes, e.encode(), m.words.VerbKinds
	}
	head, err := json.Marshal(h)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := binary.Write(z, binary.LittleEndian, uint32(len(head))); err != nil {
		return err
	}
	if _, err := z.Write(head); err != nil {
		return err
	}
	for _, t := range m.tables() {
		if err := t.write(z); err != nil {
			return err
		}
	}
	return z.Close()
}

// Read reads a model that Write wrote.
func Read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	var size uint32
	if err := binary.Read(z, binary.LittleEndian, &size); err != nil {
		return nil, err
	}
	if size > 1<<26 {
		return nil, fmt.Errorf("header of %d bytes", size)
	}
	head := make([]byte, size)
	if _, err := io.ReadFull(z, head); err != nil {
		return nil, err
	}
	var h header
	if err := json.Unmarshal(head, &h); err != nil {
		return nil, err
	}
	m, err := h.model()
	if err != nil {
		return nil, err
	}
	if err := m.readTables(z, len(h.EntityTags) > 0); err != nil {
		return nil, err
	}
	_, err = io.Copy(io.Discard, z) // to the checksum
	return m, err
}

func (h *header) model() (*Model, error) {
	m := &Model{Lang: h.Lang, words: NewVocabulary()}
	m.tagger = newTagger(h.Tags, nil)
	m.morph = newMorph(h.Bundles)
	m.parser = &parser{rels: h.Rels, leaf: h.Leaf, auxiliaries: map[string]bool{}, asAux: asAux(h.Tags), roleOf: rolesOf(h.Rels)}
	for _, form := range h.Aux {
		m.parser.auxiliaries[form] = true
	}
	m.lemmas = &lemmatiser{rules: h.Rules, endings: map[string]int{}, exceptions: map[string]string{}}
	eachPair(h.Endings, func(key, value string) {
		n, _ := strconv.Atoi(value) // Write made it
		m.lemmas.endings[key] = n
	})
	eachPair(h.Exceptions, func(key, value string) { m.lemmas.exceptions[key] = value })
	i := 0
	for word := range strings.SplitSeq(h.Words, "\n") {
		if i+1 < len(h.Clusters) {
			m.words.Add(word, h.Clusters[i], h.Clusters[i+1])
		}
		i += 2
	}
	if len(h.EntityTags) > 0 {
		m.entity = newEntityTagger(h.EntityTags, h.names())
	}
	if h.EndingTree == nil {
		return m, nil
	}
	m.words.VerbKinds = h.VerbKinds
	var err error
	m.words.Endings, err = decodeEndings(h.Classes, h.EndingTree)
	return m, err
}

func (h *header) names() names {
	list := map[string]NameKind{}
	eachPair(h.Names, func(key, value string) {
		n, _ := strconv.Atoi(value) // Write made it
		list[key] = NameKind(n)
	})
	return newNames(list, h.Known)
}

func (m *Model) readTables(r io.Reader, entities bool) error {
	var list []*table
	n := 4
	if entities {
		n++
	}
	for range n {
		t, err := readTable(r)
		if err != nil {
			return err
		}
		list = append(list, t)
	}
	m.tagger.table, m.morph.table, m.parser.moves, m.parser.labels = list[0], list[1], list[2], list[3]
	m.parser.breach = breachOf(list[3])
	if entities {
		m.entity.setTable(list[4])
	}
	return nil
}

func joinPairs[V any](m map[string]V) string {
	var b strings.Builder
	for _, k := range sortedKeys(m) {
		fmt.Fprintf(&b, "%s\t%v\n", k, m[k])
	}
	return b.String()
}

func eachPair(lines string, do func(key, value string)) {
	for line := range strings.Lines(lines) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		do(key, value)
	}
}
