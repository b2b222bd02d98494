package date

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// ordered are dates in the order in which Compare must sort them: by their
// first day, then the shorter before the longer, then the exact before the
// approximate; the unknown last.
var ordered = []string{
	"../1990", "../2025-02-12", "../2025",
	"-0043-03-15", "0000",
	"199X", "1998",
	"2025-01-01", "2025-01-01~", "2025-01-01/2025-01-02", "2025-01", "2025", "2025?", "2025/2026", "2025-01-01/..",
	"2025-01-02", "2025-01-02/..",
	"2025-02", "2025-02-12", "2025-34", "",
}

func TestCompareSorts(t *testing.T) {
	dates := parseAll(t, ordered)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(dates), func(i, j int) { dates[i], dates[j] = dates[j], dates[i] })
	slices.SortFunc(dates, Date.Compare)
	for i := range dates {
		if dates[i].String() != ordered[i] {
			t.Fatalf("place %d has %q, want %q", i, dates[i], ordered[i])
		}
	}
}

// TestCompareIsAnOrder looks for pairs and triples that no order allows.
func TestCompareIsAnOrder(t *testing.T) {
	dates := parseAll(t, ordered)
	for _, a := range dates {
		for _, b := range dates {
			if a.Compare(b) != -b.Compare(a) {
				t.Errorf("%q and %q compare as %d and %d", a, b, a.Compare(b), b.Compare(a))
			}
			if a.Compare(b) == 0 && a != b {
				t.Errorf("%q and %q compare as equal", a, b)
			}
			for _, c := range dates {
				if a.Compare(b) < 0 && b.Compare(c) < 0 && a.Compare(c) >= 0 {
					t.Errorf("%q, %q and %q go round", a, b, c)
				}
			}
		}
	}
}

func parseAll(t *testing.T, list []string) []Date {
	t.Helper()
	var out []Date
	for _, s := range list {
		var d Date
		if err := d.UnmarshalText([]byte(s)); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func TestContainsAndOverlaps(t *testing.T) {
	for _, c := range []struct {
		a, b               string
		contains, overlaps bool
	}{
		{"2025", "2025-02-12", true, true},
		{"2025-02-12", "2025", false, true},
		{"2025-02", "2025-02", true, true},
		{"2025-02-01/2025-02-12", "2025-02-12/2025-02-14", false, true},
		{"2025-02-01/2025-02-11", "2025-02-12/2025-02-14", false, false},
		{"2025/..", "2099", true, true},
		{"2025/..", "2024-12-31", false, false},
		{"../2025", "1000", true, true},
		{"../2025", "2025-06/..", false, true},
		{"2025", "2025/..", false, true},
		{"", "2025", false, false},
		{"2025", "", false, false},
		{"", "", false, false},
	} {
		pair := parseAll(t, []string{c.a, c.b})
		if got := pair[0].Contains(pair[1]); got != c.contains {
			t.Errorf("%q contains %q: %v", c.a, c.b, got)
		}
		if got := pair[0].Overlaps(pair[1]); got != c.overlaps {
			t.Errorf("%q overlaps %q: %v", c.a, c.b, got)
		}
		if pair[0].Overlaps(pair[1]) != pair[1].Overlaps(pair[0]) {
			t.Errorf("%q and %q overlap only one way", c.a, c.b)
		}
	}
}

func TestPrecision(t *testing.T) {
	for in, want := range map[string]Precision{
		"":                      NoPrecision,
		"2025-02-12":            ToDay,
		"2025-02-12/2025-02-13": ToWeek,
		"2025-02":               ToMonth,
		"2025-22":               ToQuarter,
		"2025-33":               ToQuarter,
		"2024":                  ToYear,
		"202X":                  ToDecade,
		"20XX":                  ToCentury,
		"2025/..":               ToOpen,
		"1000/2000":             ToOpen,
	} {
		d, err := Parse(in)
		if err != nil {
			d = Date{}
		}
		if got := d.Precision(); got != want {
			t.Errorf("%q has precision %v, want %v", in, got, want)
		}
	}
}

func TestConstructors(t *testing.T) {
	a, b := Day{2025, 2, 12}, Day{2025, 3, 1}
	for want, got := range map[string]Date{
		"2025-02-12":            OfDay(a),
		"2025-02":               OfMonth(2025, 2),
		"0000":                  OfYear(0),
		"-0043":                 OfYear(-43),
		"Y12000":                OfYear(12000),
		"2025-02-12/2025-03-01": Between(b, a),
		"2025-02-12/..":         Between(a, Day{}),
		"../2025-02-12":         Between(Day{}, a),
	} {
		if got.String() != want {
			t.Errorf("got %q, want %q", got, want)
		}
		back, err := Parse(want)
		if err != nil || back != got {
			t.Errorf("%q comes back as %v (%v)", want, back, err)
		}
	}
	for _, none := range []Date{OfDay(Day{2025, 2, 30}), OfDay(Day{}), OfMonth(2025, 13), Between(Day{}, Day{})} {
		if !none.IsZero() {
			t.Errorf("%q should be no date", none)
		}
	}
}
