package model

// AttachPunctuation gives every mark in words its head by the rule of
// Universal Dependencies: it hangs on the highest word of the unit that it
// opens or closes from which no arc is crossed; a pair of quotes or brackets
// on the head of what it encloses. All other words must have their heads.
func AttachPunctuation(words []Word) {
	n := len(words)
	root := none
	for i := range words {
		if words[i].UPOS != "PUNCT" && words[i].Head == none {
			root = i
		}
	}
	if root == none { // marks alone: the first governs the others
		for i := range words {
			words[i].Head, words[i].Rel = 0, "punct"
		}
		if n > 0 {
			words[0].Head, words[0].Rel = none, "root"
		}
		return
	}
	partner := pairs(words)
	for i := range words {
		if words[i].UPOS != "PUNCT" {
			continue
		}
		head := none
		if j := partner[i]; j != none {
			head = headOfSpan(words, min(i, j)+1, max(i, j))
		}
		if head == none {
			head = markHead(words, i, root)
		}
		words[i].Head, words[i].Rel = head, "punct"
	}
}

// markHead climbs from the words beside mark i.
func markHead(words []Word, i, root int) int {
	left, right := beside(words, i, -1), beside(words, i, +1)
	if left == none && right == none {
		return root
	}
	if right != none {
		for h := words[right].Head; h > i; h = words[right].Head {
			right = h
		}
		if left == none || words[right].Head != none && !below(words, left, right) {
			return right // a unit that hangs on a word to the left
		}
	}
	for h := words[left].Head; h != none && h < i; h = words[left].Head {
		left = h
	}
	if words[left].Head > i || right == none {
		return left // a unit that hangs on a word to the right, or the end
	}
	return right
}

// below says whether word i descends from word top.
func below(words []Word, i, top int) bool {
	for range words {
		if i == top || i == none {
			break
		}
		i = words[i].Head
	}
	return i == top
}

// beside is the nearest word in the direction of step that is no mark.
func beside(words []Word, i, step int) int {
	for j := i + step; j >= 0 && j < len(words); j += step {
		if words[j].UPOS != "PUNCT" {
			return j
		}
	}
	return none
}

// headOfSpan is the one word in words[from:to] whose head lies outside, none
// if there are several.
func headOfSpan(words []Word, from, to int) int {
	head := none
	for i := from; i < to; i++ {
		if words[i].UPOS == "PUNCT" || words[i].Head >= from && words[i].Head < to {
			continue
		}
		if head != none {
			return none
		}
		head = i
	}
	return head
}

// pairs finds for each opening mark the one that closes it, and the reverse.
func pairs(words []Word) []int {
	partner := resize(nil, len(words), none)
	open := map[string]int{}
	for i := range words {
		if words[i].UPOS != "PUNCT" {
			continue
		}
		f := words[i].Form
		if j, ok := open[f]; ok {
			partner[i], partner[j] = j, i
			delete(open, f)
			continue
		}
		for _, c := range closers(f) {
			open[c] = i
		}
	}
	return partner
}

func closers(open string) []string {
	switch open {
	case "(":
		return []string{")"}
	case "[":
		return []string{"]"}
	case "„", "‚":
		return []string{"“", "‘", "”", "\""}
	case "“":
		return []string{"”"}
	case "‘":
		return []string{"’"}
	case "«":
		return []string{"»"}
	case "»":
		return []string{"«"}
	case "‹":
		return []string{"›"}
	case "›":
		return []string{"‹"}
	case "\"", "'", "''":
		return []string{open}
	case "``":
		return []string{"''"}
	}
	return nil
}
