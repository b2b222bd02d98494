package event

// evidence names a reason to take two claims for one act, or for two.
type evidence uint8

const (
	sameArticle evidence = iota // where they stand; every pair has one of the two
	otherArticle

	sameLemma       // what was done: told with the same word
	sameDeed        // with words for the same deed, deeds.tsv
	otherDeed       // with words for different ones
	otherMode       // and in different modes
	otherDirection  // by all together, and by one to the other
	verbal          // only words were exchanged, of which there are more than of deeds
	verbalInArticle // and in one article, which tells of each demand once

	sameSentence // how it is told: in one sentence
	sideBySide   // in one and next to each other: "imposed sanctions"
	copied       // in the same words, as agencies are quoted
	wordsVery    // in likenesses from which on words are very, much … alike
	wordsMuch
	wordsSome
	wordsFew
	wordsNone
	wordsNoneInArticle
	foreignSome // in two languages, with names or figures in common
	foreignNone
	figuresSame   // with one figure in common
	figuresDiffer // with other figures
	actsKnown     // the later in the article speaks of the act as known: "the call"
	bothKnown     // both articles do
	actsAgain     // one of them tells that it was done again
	opening       // the headline or first sentence, and what follows it

	sourceSame // who did it, see kinship
	sourceKin
	sourceFolk
	sourceGroup
	sourceOther
	sourceRival
	sourceOpen
	sourceNone
	targetSame // to whom
	targetKin
	targetFolk
	targetGroup
	targetOther
	targetRival
	targetOpen
	targetNone
	bothSame
	allSame // who took part, where nobody acts on anybody: the same actors
	allWithin
	allKin
	allShare
	allRival
	allOther

	daySame    // when: on the same day
	dayWithin  // on days that meet within four
	dayNear    // within a month
	dayLoose   // within more
	dayBeside  // at most two days apart, by dates that are guessed from the context
	dayOff     // at most a week apart, so
	dayApart   // farther, or by dates that the text gives
	dayGuessed // close or guessed from where the article tells it
	dayUnknown // one is not dated

	deedRare // the same actor does this on few days only

	lastEvidence
)

// weights tells how much each kind of evidence speaks for one act: about the
// logarithm of how much likelier it is between two reports of one act than
// of two. Chosen by hand, then moved towards what a logistic regression makes
// of the tuned half of cmd/internal/score/gold.
var weights = [lastEvidence]float64{
	sameArticle:  -3.1,
	otherArticle: -3.5,

	sameLemma:       1.6,
	sameDeed:        1.2,
	otherDeed:       -2.4,
	otherMode:       -1.4,
	otherDirection:  -0.3,
	verbal:          -0.6,
	verbalInArticle: -1.2,

	sameSentence:       -0.3,
	sideBySide:         3.2,
	copied:             4.9,
	wordsVery:          3.3,
	wordsMuch:          1.9,
	wordsSome:          1.4,
	wordsFew:           -0.4,
	wordsNone:          -2.0,
	wordsNoneInArticle: -0.6,
	foreignSome:        1.0,
	foreignNone:        -0.8,

	figuresSame:   0.7,
	figuresDiffer: -1.0,
	actsKnown:     1.7,
	bothKnown:     1.0,
	actsAgain:     -1.2,
	opening:       1.3,

	sourceSame:  1.9,
	sourceKin:   1.4,
	sourceFolk:  -0.4,
	sourceGroup: 0.8,
	sourceOther: -1.0,
	sourceRival: -4.2,
	sourceOpen:  -0.2,
	sourceNone:  0,
	targetSame:  2.0,
	targetKin:   -0.2,
	targetFolk:  -0.7,
	targetGroup: 0.7,
	targetOther: -1.6,
	targetRival: -1.4,
	targetOpen:  0.6,
	targetNone:  0.7,
	bothSame:    0.1,

	allSame:   3.9,
	allWithin: 2.2,
	allKin:    1.1,
	allShare:  -0.9,
	allRival:  -3.1,
	allOther:  -1.3,

	daySame:    0.6,
	dayWithin:  1.1,
	dayNear:    -0.3,
	dayBeside:  -0.8,
	dayLoose:   0.3,
	dayOff:     -1.0,
	dayApart:   -4.9,
	dayGuessed: 0.3,
	dayUnknown: -0.2,

	deedRare: 1.1,
}

// Two groups are joined where their members weigh more than joinAbove
// against each other on average, and none less than veto.
const (
	joinAbove = 0.4
	veto      = -3.0
)
