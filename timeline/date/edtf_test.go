package date

import (
	"strings"
	"testing"
)

// edtfCases are expressions with the days that bound them, "" for an open
// end. "error" as the first bound wants a refusal.
var edtfCases = []struct{ edtf, earliest, latest string }{
	// Level 0
	{"1985-04-12", "1985-04-12", "1985-04-12"},
	{"1985-04", "1985-04-01", "1985-04-30"},
	{"1985", "1985-01-01", "1985-12-31"},
	{"0000", "0000-01-01", "0000-12-31"},
	{"2024-02", "2024-02-01", "2024-02-29"},
	{"1964/2008", "1964-01-01", "2008-12-31"},
	{"2004-06/2006-08", "2004-06-01", "2006-08-31"},
	{"2004-02-01/2005", "2004-02-01", "2005-12-31"},
	{"2005/2006-02", "2005-01-01", "2006-02-28"},
	// Level 1
	{"Y170000002", "Y170000002-01-01", "Y170000002-12-31"},
	{"Y-17000", "Y-17000-01-01", "Y-17000-12-31"},
	{"2001-21", "2001-03-01", "2001-05-31"},
	{"2001-24", "2001-12-01", "2002-02-28"},
	{"1984?", "1984-01-01", "1984-12-31"},
	{"2004-06~", "2004-06-01", "2004-06-30"},
	{"2004-06-11%", "2004-06-11", "2004-06-11"},
	{"201X", "2010-01-01", "2019-12-31"},
	{"20XX", "2000-01-01", "2099-12-31"},
	{"2004-XX", "2004-01-01", "2004-12-31"},
	{"1985-04-XX", "1985-04-01", "1985-04-30"},
	{"1985-XX-XX", "1985-01-01", "1985-12-31"},
	{"1985-04-12/..", "1985-04-12", ""},
	{"1985-04/", "1985-04-01", ""},
	{"../1985-04-12", "", "1985-04-12"},
	{"/1985", "", "1985-12-31"},
	{"-1985", "-1985-01-01", "-1985-12-31"},
	{"-0043-03-15", "-0043-03-15", "-0043-03-15"},
	{"1984?/2004~", "1984-01-01", "2004-12-31"},
	// Level 2
	{"2001-33", "2001-01-01", "2001-03-31"},
	{"2001-36", "2001-10-01", "2001-12-31"},
	{"2001-41", "2001-07-01", "2001-12-31"},
	{"[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"},
	{"[..1760-12-03]", "", "1760-12-03"},
	{"[1760-12..]", "1760-12-01", ""},
	{"{1960,1961-12}", "1960-01-01", "1961-12-31"},
	{"{..1984}", "", "1984-12-31"},
	{"2004-06-~11", "2004-06-11", "2004-06-11"},
	{"?2004-06-~10", "2004-06-10", "2004-06-10"},
	{"2004?-06-11", "2004-06-11", "2004-06-11"},
	{"2011-~06-~13", "2011-06-13", "2011-06-13"},
	{"156X-12-25", "1560-12-25", "1569-12-25"},
	{"15XX-12-XX", "1500-12-01", "1599-12-31"},
	{"1XXX-XX", "1000-01-01", "1999-12-31"},
	{"1984-1X", "1984-10-01", "1984-12-31"},
	{"2025-04-X1", "2025-04-01", "2025-04-21"},
	{"2025-04-3X", "2025-04-30", "2025-04-30"},
	{"20XX-02-29", "2000-02-29", "2096-02-29"},
	{"2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"},
	{"-000X", "-0009-01-01", "-0001-12-31"},
	// No dates
	{"", "error", ""},
	{"..", "error", ""},
	{"/", "error", ""},
	{"../..", "error", ""},
	{"2025-02-30", "error", ""},
	{"2025-02-29", "error", ""},
	{"1X85-02-29", "error", ""},
	{"2025-13", "error", ""},
	{"2025-00", "error", ""},
	{"2025-1", "error", ""},
	{"25", "error", ""},
	{"20250212", "error", ""},
	{"-0000", "error", ""},
	{"Y2025", "error", ""},
	{"Y02025", "error", ""},
	{"2025-21-01", "error", ""},
	{"2025-02-12-01", "error", ""},
	{"2025??", "error", ""},
	{"2025-02-12T10:00:00", "error", ""},
	{"2008/2004", "error", ""},
	{"[2004", "error", ""},
	{"{}", "error", ""},
	{"[2004,]", "error", ""},
	{"gestern", "error", ""},
}

func TestParse(t *testing.T) {
	for _, c := range edtfCases {
		d, err := Parse(c.edtf)
		if c.earliest == "error" {
			if err == nil {
				t.Errorf("Parse(%q) = %v to %v, want an error", c.edtf, d.Earliest(), d.Latest())
			}
			continue
		}
		if err != nil {
			t.Errorf("Parse(%q): %v", c.edtf, err)
			continue
		}
		if got, want := d.Earliest().String()+" "+d.Latest().String(), c.earliest+" "+c.latest; got != want {
			t.Errorf("Parse(%q) is bounded by %s, want %s", c.edtf, got, want)
		}
		if d.String() != c.edtf {
			t.Errorf("Parse(%q) prints as %q", c.edtf, d)
		}
	}
}

func TestTextRoundTrip(t *testing.T) {
	for _, c := range edtfCases {
		d, err := Parse(c.edtf)
		if err != nil {
			continue
		}
		text, err := d.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back Date
		if err := back.UnmarshalText(text); err != nil || back != d {
			t.Errorf("%q came back as %q (%v)", c.edtf, back, err)
		}
	}
	var zero Date
	if err := zero.UnmarshalText(nil); err != nil || !zero.IsZero() {
		t.Errorf("the empty text came back as %q (%v)", zero, err)
	}
}

func TestApproximate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-02-12":          "2025-02-12~",
		"2025?":               "2025%",
		"2025~":               "2025~",
		"2025-02/2025-03?":    "2025-02~/2025-03%",
		"2025/..":             "2025~/..",
		"[1667,1670..1672]":   "[1667~,1670~..1672~]",
		"-0043-03-15":         "-0043-03-15~",
		"../1985-04-12":       "../1985-04-12~",
		"{1960,1961-12~}":     "{1960~,1961-12~}",
		"Y17000/Y18000-01":    "Y17000~/Y18000-01~",
		"2004-06-~11":         "2004-06-~11~",
		"2001-21":             "2001-21~",
		"20XX":                "20XX~",
		"1985-XX-XX":          "1985-XX-XX~",
		"2025-02-12%/202X-05": "2025-02-12%/202X-05~",
	} {
		d, err := Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		a := d.Approximate()
		if a.String() != want {
			t.Errorf("%q approximately is %q, want %q", in, a, want)
		}
		if a.Earliest() != d.Earliest() || a.Latest() != d.Latest() {
			t.Errorf("%q approximately has other bounds", in)
		}
	}
}

// FuzzParse checks what holds of every expression that Parse takes.
func FuzzParse(f *testing.F) {
	for _, c := range edtfCases {
		f.Add(c.edtf)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("Parse(%q) fails and returns %q", s, d)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q prints as %q", s, d)
		}
		checkBounds(t, d)
		if d.Compare(d) != 0 || !d.Contains(d) || !d.Overlaps(d) {
			t.Fatalf("%q is not like itself", s)
		}
		a := d.Approximate()
		back, err := Parse(a.String())
		if err != nil {
			t.Fatalf("%q approximately is %q: %v", s, a, err)
		}
		if back != a {
			t.Fatalf("%q comes back as %q", a, back)
		}
	})
}

func checkBounds(t *testing.T, d Date) {
	t.Helper()
	lo, hi := d.Earliest(), d.Latest()
	if lo.IsZero() && hi.IsZero() && !strings.HasPrefix(d.String(), "[") && !strings.HasPrefix(d.String(), "{") {
		t.Fatalf("%q has no bounds", d)
	}
	if !lo.IsZero() && !lo.Valid() || !hi.IsZero() && !hi.Valid() {
		t.Fatalf("%q is bounded by %v and %v, which are no days", d, lo, hi)
	}
	if !lo.IsZero() && !hi.IsZero() && hi.Before(lo) {
		t.Fatalf("%q ends before it begins", d)
	}
	if p := d.Precision(); p < ToDay || p > ToOpen {
		t.Fatalf("%q has precision %v", d, p)
	}
}
