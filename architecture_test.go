package demarche

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// floors is the house of docs/architecture.md: a package imports only from
// floors below its own, or packages under it.
var floors = map[string]int{
	"timeline/date": 1, "timeline/lexicon": 1,
	"timeline/document":       2,
	"timeline/sentence/model": 3, "timeline/sentence": 3,
	"timeline/mention/timex": 4, "timeline/mention/actor": 4,
	"timeline/event": 5, "timeline/event/rule": 5,
	"timeline":          6,
	"timeline/store":    7,
	"graph":             7,
	"timeline/export":   8,
	"cmd/internal/page": 9,
	"cmd/demarche":      10, "cmd/train": 10, "cmd/internal/shoot": 10, "cmd/internal/score": 10,
}

func TestImportsGoDown(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(file))
		if pkg == "." {
			return nil
		}
		floor, ok := floors[pkg]
		if !ok {
			t.Errorf("%s stands on no floor: name it in architecture_test.go and docs/architecture.md", pkg)
		}
		seen[pkg] = true
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			if dep, own := strings.CutPrefix(name, "demarche/"); own && !below(pkg, dep, floor) {
				t.Errorf("%s imports %s, which is not below it", file, dep)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 10 {
		t.Errorf("found only %d packages: is the test run in the module's root?", len(seen))
	}
}

// below reports whether dep lies on a lower floor than pkg, or on the same
// floor as a part of pkg or what pkg is a part of.
func below(pkg, dep string, floor int) bool {
	if floors[dep] < floor {
		return floors[dep] > 0
	}
	return floors[dep] == floor && (strings.HasPrefix(dep, pkg+"/") || strings.HasPrefix(pkg, dep+"/"))
}
