// Package lexicon holds what the program knows as data files, and reads
// them: tables of tab-separated values, and phrases to be matched against
// the words of a sentence.
package lexicon

import (
	"embed"
	"io/fs"
)

//go:embed data
var data embed.FS

// Data returns the built-in files: "actors/states.tsv" and so on.
func Data() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the folder is embedded: cannot happen
	}
	return sub
}
