// Package model does what is learnt in sentence analysis: tags, morphology,
// lemmas, dependency trees and entities, by linear models whose weights
// cmd/train learns and which are embedded in the program.
//
// A model knows no byte offsets and no text: it works on the words of one
// sentence. Package sentence joins the two.
package model

// A Word is a syntactic word and what is known or predicted about it.
type Word struct {
	Form   string
	Lemma  string
	UPOS   string // universal part of speech
	Feats  string // UD features, sorted, "" if none
	Head   int    // index of the head in the sentence, -1 for the root
	Rel    string // UD relation to the head
	Entity string // IOB2 tag, "" outside
	Glued  bool   // no space stands between this word and the one before
}

// A Model analyses the sentences of one language. It is safe for concurrent
// use: nothing in it changes after loading.
type Model struct {
	Lang   string
	words  *Vocabulary
	tagger *tagger
	morph  *morph
	lemmas *lemmatiser
	parser *parser
	entity *entityTagger
}
