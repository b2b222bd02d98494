package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
)

// A reading is one entry of a dictionary: a form, its lemma and a tag of
// LanguageTool ("SUB:NOM:SIN:NEU").
type reading struct{ form, lemma, tag string }

// eachReading calls do with every entry of a dictionary file in Morfologik's
// CFSA2 format: an automaton whose arcs spell form, separator, coded lemma,
// separator and tag.
func eachReading(path, separator string, do func(reading)) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if len(b) < 8 || string(b[:4]) != "\\fsa" || b[4] != 0xc6 || b[5]&1 != 0 {
		return fmt.Errorf("%s is no CFSA2 automaton without numbers", path)
	}
	labels := int(b[7])
	a := &automaton{labels: b[8 : 8+labels], arcs: b[8+labels:]}
	a.walk(a.target(0), nil, func(entry []byte) {
		part := bytes.SplitN(entry, []byte(separator), 3)
		if len(part) == 3 && len(part[1]) > 0 {
			do(reading{string(part[0]), decodeLemma(part[0], part[1]), string(part[2])})
		}
	})
	return nil
}

// decodeLemma undoes the "SUFFIX" coding: a letter counts the bytes to cut.
func decodeLemma(form, code []byte) string {
	cut := int(code[0]) - 'A'
	if cut < 0 || cut > len(form) {
		return string(form)
	}
	return string(form[:len(form)-cut]) + string(code[1:])
}

type automaton struct{ labels, arcs []byte }

const (
	arcNext  = 1 << 7 // the target follows the node
	arcLast  = 1 << 6
	arcFinal = 1 << 5
	arcLabel = 1<<5 - 1
)

func (a *automaton) walk(node int, path []byte, do func([]byte)) {
	for arc := node; ; arc = a.skip(arc) {
		flags := a.arcs[arc]
		label := a.arcs[arc+1]
		if i := flags & arcLabel; i > 0 {
			label = a.labels[i]
		}
		p := append(path, label)
		if flags&arcFinal != 0 {
			do(p)
		}
		if t := a.target(arc); t != 0 {
			a.walk(t, p, do)
		}
		if flags&arcLast != 0 {
			return
		}
	}
}

// skip returns the offset after an arc.
func (a *automaton) skip(arc int) int {
	flags := a.arcs[arc]
	arc++
	if flags&arcLabel == 0 {
		arc++
	}
	if flags&arcNext == 0 {
		for a.arcs[arc]&0x80 != 0 {
			arc++
		}
		arc++
	}
	return arc
}

// target returns the node that an arc leads to, 0 if it leads nowhere.
func (a *automaton) target(arc int) int {
	if a.arcs[arc]&arcNext != 0 {
		for a.arcs[arc]&arcLast == 0 {
			arc = a.skip(arc)
		}
		return a.skip(arc)
	}
	i := arc + 1
	if a.arcs[arc]&arcLabel == 0 {
		i++
	}
	n, shift := 0, 0
	for ; ; i++ {
		n |= int(a.arcs[i]&0x7f) << shift
		if a.arcs[i]&0x80 == 0 {
			return n
		}
		shift += 7
	}
}

func sortedForms[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
