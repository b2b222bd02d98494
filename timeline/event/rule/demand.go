package rule

import "demarche/timeline/event"

// demand reads a sentence in which the source says that something must be
// done: it demands it of the target.
func (m *marked) demand() []option {
	for i := range m.s.Tokens {
		if !m.obliges(i) {
			continue
		}
		said := m.speech(i)
		if said < 0 {
			continue
		}
		o := option{Verdict: Verdict{Type: "REQUEST", Status: event.Actual, Rule: m.s.Lang + ":" + m.c.lemma(i)}, trigger: i}
		o.note("must")
		o.note("type=REQUEST")
		if s := m.c.child(said, "nsubj"); s >= 0 && m.at[s] == 0 {
			o.note("must: source speaks")
		}
		for n := m.head(m.target); n >= 0; n = m.c.token(n).Head {
			if n == m.c.token(i).Head {
				o.note("must: target acts")
				break
			}
		}
		return []option{o}
	}
	return nil
}

// obliges reports whether a token is an auxiliary of duty: "müsse", "should".
func (m *marked) obliges(i int) bool {
	if !m.c.isVerb(i) || m.c.token(i).Head < 0 {
		return false
	}
	switch m.c.lemma(i) {
	case "müssen", "sollen", "must", "should", "ought":
		return m.c.rel(i) == "aux"
	case "bedürfen", "need", "have":
		return m.c.rel(i) != "aux" && m.c.child(i, "xcomp") >= 0 || m.c.lemma(i) == "bedürfen"
	}
	return false
}

// speech returns the verb of saying that a word stands under or beside, -1 if
// there is none.
func (m *marked) speech(i int) int {
	for n := 0; i >= 0 && n < 6; i, n = m.c.token(i).Head, n+1 {
		if m.c.isVerb(i) && m.l.is("speech", m.supportLemma(i)) {
			return i
		}
		for _, k := range m.c.children[i] {
			if m.c.rel(k) == "parataxis" && m.c.isVerb(k) && m.l.is("speech", m.supportLemma(k)) {
				return k
			}
		}
	}
	return -1
}

// guess reads a sentence without any trigger by the preposition of the
// target.
func (m *marked) guess() option {
	o := option{Verdict: Verdict{Type: "SUPPORT", Status: event.Actual}, evidence: []string{"guess"}}
	if m.target.First > m.target.Last {
		return o
	}
	switch h := m.head(m.target); m.c.preposition(h) {
	case "gegen", "against":
		o.Type = "ACCUSE"
	case "mit", "with", "zwischen", "between":
		o.Type = "CONSULT"
	case "an", "für", "to", "for", "nach":
		o.Type = "AID"
	}
	return o
}
