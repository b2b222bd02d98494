package main

import (
	"strings"

	"demarche/timeline/sentence/model"
)

// kinds of reading that a class tells apart; the bit is the index.
var kinds = []string{
	"SUB", "EIG", "ADJ:PRD", "ADJ", "PA2:PRD", "PA2", "PA1", "VER:INF", "VER:EIZ", "VER:PA2", "VER:PA1",
	"PRÄ:3:SIN", "PRÄ:3:PLU", "PRÄ", "PRT", "KJ", "IMP", "NEB", "ADV", "PRP", "KON", "PRO", "ART", "ZAL", "NEG", "ZUS", "ABK", "AUX", "MOD", "INJ",
}

// germanVerbs is the set of the kinds that are forms of verbs, the
// participle before a noun left out.
func germanVerbs() uint32 {
	var set uint32
	for i, k := range kinds {
		switch k {
		case "PA2:PRD", "VER:INF", "VER:EIZ", "VER:PA2", "PRÄ:3:SIN", "PRÄ:3:PLU", "PRÄ", "PRT", "KJ":
			set |= 1 << i
		}
	}
	return set
}

// germanEndings learns the tree of endings from LanguageTool's dictionary.
func germanEndings(path string, atLeast int) (*model.Endings, error) {
	forms := map[string]model.Class{}
	err := eachReading(path, "_", func(r reading) {
		if skipReading(r) {
			return
		}
		c := forms[r.form]
		c.Kinds |= kindsOf(r.tag)
		c.Cases |= caseOf(r.tag)
		forms[r.form] = c
	})
	if err != nil {
		return nil, err
	}
	return classTree(forms, atLeast), nil
}

// englishKinds are the kinds of reading of LanguageTool's English dictionary,
// which speaks the tags of the Penn Treebank.
var englishKinds = map[string]int{
	"CC": 0, "CD": 1, "DT": 2, "PDT": 2, "EX": 3, "IN": 4, "TO": 4, "JJ": 5, "JJR": 6, "JJS": 7, "MD": 8, "NN": 9,
	"NN:U": 10, "NN:UN": 10, "NNP": 11, "NNPS": 12, "NNS": 13, "PRP": 14, "PRP$": 15, "RB": 16, "RBR": 17, "RBS": 18,
	"RP": 19, "UH": 20, "VB": 21, "VBD": 22, "VBG": 23, "VBN": 24, "VBP": 25, "VBZ": 26, "WDT": 27, "WP": 28, "WP$": 29, "WRB": 30, "FW": 31,
}

// englishEndings learns the tree of endings from LanguageTool's dictionary.
func englishEndings(path string) (*model.Endings, error) {
	forms := map[string]model.Class{}
	err := eachReading(path, "+", func(r reading) {
		if bit, ok := englishKinds[r.tag]; ok {
			c := forms[r.form]
			c.Kinds |= 1 << bit
			forms[r.form] = c
		}
	})
	if err != nil {
		return nil, err
	}
	return classTree(forms, 1), nil
}

// skipReading leaves out what news do not hold: second persons.
func skipReading(r reading) bool {
	return strings.HasPrefix(r.tag, "VER:2:") || strings.Contains(r.tag, ":B/S")
}

func kindsOf(tag string) uint32 {
	f := strings.Split(tag, ":")
	has := map[string]bool{}
	for _, x := range f {
		has[x] = true
	}
	var set uint32
	add := func(name string) {
		for i, k := range kinds {
			if k == name {
				set |= 1 << i
			}
		}
	}
	switch f[0] {
	case "VER":
		for _, k := range []string{"AUX", "MOD", "NEB"} {
			if has[k] {
				add(k)
			}
		}
		switch {
		case has["INF"], has["EIZ"], has["PA2"], has["PA1"]:
			for _, k := range []string{"INF", "EIZ", "PA2", "PA1"} {
				if has[k] {
					add("VER:" + k)
				}
			}
		case has["IMP"]:
			add("IMP")
		case has["KJ1"], has["KJ2"]:
			add("KJ")
		case has["PRT"]:
			add("PRT")
		case has["3"] && has["SIN"]:
			add("PRÄ:3:SIN")
		case has["3"] && has["PLU"]:
			add("PRÄ:3:PLU")
		default:
			add("PRÄ")
		}
	case "ADJ", "PA2":
		if has["PRD"] {
			add(f[0] + ":PRD")
		} else {
			add(f[0])
		}
	default:
		add(f[0])
	}
	return set
}

// caseOf is the bit of the case, number and gender in a tag. A gender that is
// not told is all genders.
func caseOf(tag string) uint32 {
	f := strings.Split(tag, ":")
	if f[0] == "VER" {
		return 0
	}
	cas, num := -1, -1
	var genders []int
	for _, x := range f {
		switch x {
		case "NOM":
			cas = 0
		case "AKK":
			cas = 1
		case "DAT":
			cas = 2
		case "GEN":
			cas = 3
		case "SIN":
			num = 0
		case "PLU":
			num = 1
		case "MAS":
			genders = append(genders, 0)
		case "FEM":
			genders = append(genders, 1)
		case "NEU":
			genders = append(genders, 2)
		case "ALG", "ALL":
			genders = []int{0, 1, 2}
		}
	}
	if cas < 0 || num < 0 {
		return 0
	}
	if genders == nil {
		genders = []int{0, 1, 2}
	}
	var set uint32
	for _, g := range genders {
		set |= 1 << ((cas*2+num)*3 + g)
	}
	return set
}

func classTree(forms map[string]model.Class, atLeast int) *model.Endings {
	index := map[model.Class]int{}
	var classes []model.Class
	classOf := map[string]int{}
	for _, form := range sortedForms(forms) {
		c := forms[form]
		i, ok := index[c]
		if !ok {
			i = len(classes)
			index[c] = i
			classes = append(classes, c)
		}
		classOf[form] = i
	}
	return model.GrowEndings(classes, classOf, atLeast)
}
