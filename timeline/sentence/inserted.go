package sentence

import (
	"unicode"
	"unicode/utf8"
)

// longestInsertion is the length of an insertion in tokens.
const longestInsertion = 14

// inserted finds the attribution that news likes to put into a clause: ", so
// Trump auf X,". It returns its tokens, commas included, as a range; start
// equals end if there is none. The parser reads the clause better without
// it.
func inserted(s *Sentence, from int) (start, end int) {
	if s.Lang != "de" {
		return 0, 0
	}
	for i := from; i+2 < len(s.Tokens); i++ {
		if s.Tokens[i].Form != "," || s.Tokens[i+1].Form != "so" || !opensName(s, i+2) {
			continue
		}
		for j := i + 3; j < len(s.Tokens) && j-i <= longestInsertion; j++ {
			switch f := s.Tokens[j].Form; {
			case f == "," && j+1 < len(s.Tokens) && relative[s.Tokens[j+1].Form]:
				return 0, 0 // the clause that follows is about the speaker
			case f == "," && j+1 < len(s.Tokens) && subordinator[s.Tokens[j+1].Form]:
				return i, j
			case f == ",":
				return i, j + 1
			case f == "." && j >= len(s.Tokens)-2, f == "“", f == ":":
				return i, j
			}
		}
	}
	return 0, 0
}

// subordinator holds words that need the comma before them.
var subordinator = map[string]bool{"dass": true, "weil": true, "wenn": true, "ob": true, "was": true, "wo": true, "wie": true, "als": true, "da": true, "damit": true, "während": true, "nachdem": true, "bevor": true, "obwohl": true, "um": true}

var relative = map[string]bool{"der": true, "die": true, "das": true, "dem": true, "den": true, "dessen": true, "deren": true}

// opensName reports whether a name or a title begins at token i: "Trump",
// "der Minister".
func opensName(s *Sentence, i int) bool {
	if f := s.Tokens[i].Form; i+1 < len(s.Tokens) && (f == "der" || f == "die" || f == "das" || f == "dessen" || f == "deren" || f == "sein" || f == "ihr") {
		i++
	}
	r, _ := utf8.DecodeRuneInString(s.Tokens[i].Form)
	return unicode.IsUpper(r)
}

// graft hangs the analysed tokens of an insertion into the tree around them:
// its root becomes a parataxis of the sentence's root.
func graft(s *Sentence, start, end int) {
	root := -1
	for i := range s.Tokens {
		if (i < start || i >= end) && s.Tokens[i].Head < 0 {
			root = i
			break
		}
	}
	for i := start; i < end && root >= 0; i++ {
		if s.Tokens[i].Head < 0 {
			s.Tokens[i].Head, s.Tokens[i].Rel = root, "parataxis"
		}
	}
}
