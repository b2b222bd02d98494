package graph

import (
	"fmt"
	"strings"
	"testing"
)

func TestMonths(t *testing.T) {
	a, b := actors("A"), actors("B")
	g := sample(t, act("1", 1, "2025-02-12", a, b), act("2", 4, "2025-02", a, b), act("3", 1, "2024-12-31", a, b), act("4", 1, "2024-12-31/2025-01-01", a, b), act("5", 1, "", a, b))
	var got []string
	for _, m := range g.Links()[0].Months() {
		got = append(got, fmt.Sprintf("%d-%d +%d -%d %+.0f", m.Year, m.Month, m.Cooperation.Count, m.Conflict.Count, m.Cooperation.Score+m.Conflict.Score))
	}
	if want := "2024-12 +1 -0 +3; 2025-2 +1 -1 +0"; strings.Join(got, "; ") != want {
		t.Errorf("months %v, want %s", got, want)
	}
}
