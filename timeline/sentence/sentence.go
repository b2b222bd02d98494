// Package sentence does sentences: it splits an article into sentences and
// tokens and gives each token its lemma, tags and place in the clause, after
// Universal Dependencies v2.
package sentence

// A Token is a syntactic word. Start and End are byte offsets into the
// article; the members of a contraction ("im" = "in" + "dem") share those of
// the surface word. Fields after Form are empty until the sentence is
// analysed.
type Token struct {
	Start, End int
	Form       string
	Lemma      string
	UPOS       string // universal part of speech: "VERB"
	Feats      string // UD features, sorted: "Case=Nom|Number=Sing", "" if none
	Head       int    // index of the head in Sentence.Tokens, -1 for the root
	Rel        string // UD relation to the head: "nsubj:pass"
	Entity     string // named-entity tag, IOB2: "B-PER", "I-LOC", "B-ORG", "" if outside
	Joined     bool   // written together with the token before as one word: "dem" of "im", "n't" of "don't"
}

// A Sentence is a stretch of an article with its tokens in text order. Start
// and End are byte offsets into the article.
type Sentence struct {
	Start, End int
	Lang       string // "de", "en"
	Tokens     []Token
	Analysed   bool // whether tags, heads and entities are filled in
}
