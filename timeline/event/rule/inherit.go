package rule

// inherit gives a verb without a subject of its own that of the verb it
// hangs on: coordination, control and participial clauses.
func (c *clause) inherit(out map[string][]int, v int, passive bool) {
	want := "subj"
	if passive {
		want = "obj"
	}
	for n := 0; n < 3; n++ {
		h := c.token(v).Head
		if h < 0 {
			return
		}
		switch c.rel(v) {
		case "conj", "advcl", "parataxis":
			if w := c.chained(v); w >= 0 && c.rel(v) == "conj" && n == 0 {
				if s := c.child(w, "nsubj", "nsubj:pass"); s >= 0 {
					out[want] = append(out[want], c.antecedent(s, w))
					return
				}
				if c.rel(w) == "conj" {
					v = w
					continue
				}
			}
			if !c.isVerb(h) && c.child(h, "nsubj") < 0 {
				return
			}
		case "xcomp", "ccomp":
			if c.lemma(h) == "lassen" && c.s.Lang == "de" && c.child(h, "nsubj") >= 0 && !passive {
				c.causes(out, h)
				return
			}
			if ctrl := c.controller(h, v); ctrl >= 0 {
				out[want] = append(out[want], ctrl)
				return
			}
		case "acl":
			if c.s.Lang == "de" || c.token(v).Rel == "acl" {
				c.inheritFromNoun(out, h, want)
			}
			return
		default:
			return
		}
		if w := c.quotedBefore(h, v); w >= 0 && n == 0 {
			h = w
		} else if w := c.livingBefore(h, v); w >= 0 && n == 0 {
			h = w
		}
		if s := c.second(h, v); s >= 0 && c.s.Lang == "en" {
			out[want] = append(out[want], s)
			return
		}
		if s := c.child(h, "nsubj", "nsubj:pass"); s >= 0 {
			out[want] = append(out[want], c.antecedent(s, h))
			return
		}
		v = h
	}
}

// controller returns the object of a governing verb that is the subject of
// its infinitive: "forderte Israel auf, … zu stoppen".
func (c *clause) controller(h, v int) int {
	if !c.isVerb(h) || c.child(v, "mark") < 0 && c.s.Lang == "en" || c.pledges != nil && c.pledges(h) {
		return -1
	}
	return c.child(h, "obj", "iobj")
}

// inheritFromNoun reads "the president's plan to visit Iran".
func (c *clause) inheritFromNoun(out map[string][]int, noun int, want string) {
	if p := c.child(noun, "nmod:poss", "det:poss"); p >= 0 {
		out[want] = append(out[want], p)
		return
	}
	if s := c.child(noun, "nsubj"); s >= 0 && c.child(noun, "cop") >= 0 { // "was the first to condemn"
		out[want] = append(out[want], s)
		return
	}
	if h := c.token(noun).Head; h >= 0 && c.isVerb(h) && c.rel(noun) != "nsubj" {
		if s := c.child(h, "nsubj"); s >= 0 {
			out[want] = append(out[want], c.antecedent(s, h))
		}
	}
}

// chained returns the verb right before a coordinated one, past commas and the
// conjunction, -1 if there is none: the "captured" of "where rebels captured
// and killed him", of which the parser makes two sentences.
func (c *clause) chained(v int) int {
	k := v - 1
	for k >= 0 && (c.token(k).UPOS == "CCONJ" || c.token(k).Form == "," || c.token(k).UPOS == "ADV") {
		k--
	}
	if c.s.Lang != "en" || k < 0 || k == v-1 || k == c.token(v).Head || c.token(k).UPOS != "VERB" || c.feature(k, "VerbForm=Ger") {
		return -1
	}
	return k
}

// second returns the subject that the parser has given a verb beside its own
// one, if it stands between that verb and another: "the ministry said the
// envoy, a general, met …".
func (c *clause) second(h, v int) int {
	first := -1
	for _, k := range c.children[h] {
		if c.token(k).Rel != "nsubj" {
			continue
		}
		if first >= 0 && first < h && h < k && k < v {
			return k
		}
		if first < 0 {
			first = k
		}
	}
	return -1
}

// quotedBefore returns the verb of what is said, where a participle or a second
// verb goes on with that and not with the saying: "troops raided houses,
// residents said, arresting dozens", "said troops fired and wounded two". It is
// -1 elsewhere.
func (c *clause) quotedBefore(h, v int) int {
	if c.s.Lang != "en" || !saying[c.lemma(h)] {
		return -1
	}
	for _, k := range c.children[h] {
		if c.rel(k) != "ccomp" || !c.isVerb(k) || c.child(k, "nsubj") < 0 || k > v {
			continue
		}
		if k < h && c.gerund(v) || k > h && c.rel(v) == "conj" && v > 0 && c.token(v-1).UPOS == "CCONJ" && v > 1 && c.token(v-2).Form != "," && c.token(c.child(k, "nsubj")).UPOS != "PRON" {
			return k
		}
	}
	return -1
}

// saying are the verbs that reports are told with.
var saying = map[string]bool{"say": true, "report": true, "tell": true, "claim": true, "add": true, "state": true, "allege": true}

// livingBefore returns the last verb between a verb with a lifeless subject and
// the English one joined with it that has an actor for its subject: "the alarm
// was raised when the ministry said it had found a virus, and was closing
// schools". It is -1 if there is none.
func (c *clause) livingBefore(h, v int) int {
	s := c.child(h, "nsubj", "nsubj:pass")
	if c.s.Lang != "en" || c.rel(v) != "conj" || c.at == nil || s < 0 || c.at[s] >= 0 || c.token(s).UPOS != "NOUN" {
		return -1
	}
	for w := v - 1; w > h; w-- {
		if k := c.child(w, "nsubj"); c.isVerb(w) && k >= 0 && c.at[k] >= 0 {
			return w
		}
	}
	return -1
}
