package date

import (
	"testing"
	"time"
)

// TestCalendar compares every day of some centuries with package time.
func TestCalendar(t *testing.T) {
	for _, start := range []int{-400, -1, 1582, 1899, 1999} {
		d := Day{start, 1, 1}
		at := time.Date(start, 1, 1, 0, 0, 0, 0, time.UTC)
		for range 5 * 366 {
			y, m, day := at.Date()
			if (Day{y, int(m), day}) != d {
				t.Fatalf("%v should be %d-%d-%d", d, y, m, day)
			}
			if d.Weekday() != at.Weekday() {
				t.Fatalf("%v is a %v, want %v", d, d.Weekday(), at.Weekday())
			}
			gotYear, gotWeek := d.Week()
			if wantYear, wantWeek := at.ISOWeek(); gotYear != wantYear || gotWeek != wantWeek {
				t.Fatalf("%v is in week %d of %d, want %d of %d", d, gotWeek, gotYear, wantWeek, wantYear)
			}
			d, at = d.AddDays(1), at.AddDate(0, 0, 1)
		}
	}
}

func TestYearZero(t *testing.T) {
	last := Day{0, 12, 31} // of 1 BC
	if next := last.AddDays(1); next != (Day{1, 1, 1}) {
		t.Errorf("the day after %v is %v", last, next)
	}
	if before := (Day{0, 1, 1}).AddDays(-1); before != (Day{-1, 12, 31}) {
		t.Errorf("the day before the year 0 is %v", before)
	}
	if DaysIn(0, 2) != 29 || DaysIn(-4, 2) != 29 || DaysIn(-1, 2) != 28 {
		t.Error("the leap years of 1 BC, 5 BC and 2 BC are wrong")
	}
	ides, err := ParseDay("-0043-03-15")
	if err != nil || ides != (Day{-43, 3, 15}) {
		t.Errorf("the Ides of March of 44 BC are %v, %v", ides, err)
	}
	if got := ides.AddMonths(12 * 44); got != (Day{1, 3, 15}) {
		t.Errorf("44 years after %v is %v", ides, got)
	}
	if s := (Day{0, 2, 29}).String(); s != "0000-02-29" {
		t.Errorf("the leap day of 1 BC prints as %q", s)
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from Day
		n    int
		want Day
	}{
		{Day{2025, 1, 31}, 1, Day{2025, 2, 28}},
		{Day{2024, 1, 31}, 1, Day{2024, 2, 29}},
		{Day{2025, 3, 31}, -1, Day{2025, 2, 28}},
		{Day{2025, 1, 15}, -1, Day{2024, 12, 15}},
		{Day{0, 1, 1}, -1, Day{-1, 12, 1}},
		{Day{}, 5, Day{}},
	} {
		if got := c.from.AddMonths(c.n); got != c.want {
			t.Errorf("%v and %d months is %v, want %v", c.from, c.n, got, c.want)
		}
	}
}

func TestEaster(t *testing.T) {
	for _, c := range []struct {
		west, east Day
	}{
		{Day{1961, 4, 2}, Day{1961, 4, 9}},
		{Day{2000, 4, 23}, Day{2000, 4, 30}},
		{Day{2008, 3, 23}, Day{2008, 4, 27}},
		{Day{2010, 4, 4}, Day{2010, 4, 4}},
		{Day{2016, 3, 27}, Day{2016, 5, 1}},
		{Day{2024, 3, 31}, Day{2024, 5, 5}},
		{Day{2025, 4, 20}, Day{2025, 4, 20}},
		{Day{2038, 4, 25}, Day{2038, 4, 25}},
	} {
		if got := Easter(c.west.Year); got != c.west {
			t.Errorf("Easter of %d is %v, want %v", c.west.Year, got, c.west)
		}
		if got := OrthodoxEaster(c.east.Year); got != c.east {
			t.Errorf("the Eastern Easter of %d is %v, want %v", c.east.Year, got, c.east)
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, s := range []string{"", "2025", "2025-02", "2025-02-XX", "2025-02-12~", "2025-02-30", "2025-02-12/2025-02-13", "12.2.2025"} {
		if d, err := ParseDay(s); err == nil {
			t.Errorf("ParseDay(%q) = %v, want an error", s, d)
		}
	}
	if d, err := ParseDay("2024-02-29"); err != nil || d != (Day{2024, 2, 29}) {
		t.Errorf("ParseDay of the leap day is %v, %v", d, err)
	}
}

func TestWeeks(t *testing.T) {
	for _, c := range []struct {
		year, week int
		want       Day
	}{
		{2025, 1, Day{2024, 12, 30}}, {2025, 7, Day{2025, 2, 10}}, {2026, 53, Day{2026, 12, 28}}, {2021, 1, Day{2021, 1, 4}},
	} {
		if got := FirstOfWeek(c.year, c.week); got != c.want {
			t.Errorf("week %d of %d begins on %v, want %v", c.week, c.year, got, c.want)
		}
	}
}
