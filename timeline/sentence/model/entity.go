package model

// An entityTagger marks the names of persons, places and organisations.
type entityTagger struct {
	tags  []string // IOB2 tags, "" for outside
	table scorer
}

// fill writes Entity of every word.
func (e *entityTagger) fill(words []Word, s *scratch) {}
