package main

import (
	"cmp"
	"image/color"
	"maps"
	"slices"
)

// pick returns at most n of the counted colours, the most frequent first. A
// colour that lies close to one already picked is left out, so that shades of
// a letter's edge do not push out a rare colour.
func pick(counts map[color.RGBA]int, n int) color.Palette {
	all := slices.SortedFunc(maps.Keys(counts), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(key(a), key(b)))
	})
	var picked []color.RGBA
	for _, near := range []int{24, 12, 0} { // closer where there is room left
		for _, c := range all {
			if len(picked) < n && !slices.ContainsFunc(picked, func(p color.RGBA) bool { return distance(p, c) <= near }) {
				picked = append(picked, c)
			}
		}
	}
	out := make(color.Palette, len(picked))
	for i, c := range picked {
		out[i] = c
	}
	return out
}

func key(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }

// distance adds up how far two colours lie apart in red, green and blue.
func distance(a, b color.RGBA) int {
	d := 0
	for _, p := range [][2]uint8{{a.R, b.R}, {a.G, b.G}, {a.B, b.B}} {
		d += max(int(p[0])-int(p[1]), int(p[1])-int(p[0]))
	}
	return d
}
