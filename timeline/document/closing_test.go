package document

import "testing"

func TestReadClosing(t *testing.T) {
	for text, want := range map[string]written{
		"Der Rat vertagte sich. (APA, 11.9.2015)":              {2015, 9, 11},
		"Der Rat vertagte sich.  (red, APA, 3. März 2025)\n":   {2025, 3, 3},
		"The council rose. (AP, March 3, 2025)":                {2025, 3, 3},
		"Der Rat vertagte sich.\n\nBerlin, den 3. März 2025":   {2025, 3, 3},
		"Der Rat vertagte sich.\nWien, 3. Jänner 2025.":        {2025, 1, 3},
		"Der Rat vertagte sich.\nStand: 12.02.2025, 14:30 Uhr": {2025, 2, 12},
		"The council rose.\nMarch 3, 2025\n":                   {2025, 3, 3},
	} {
		if got := readClosing(text); got != want {
			t.Errorf("readClosing(%q) = %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{
		"", ")", "()", "Der Rat vertagte sich.", "Der Rat vertagte sich. (APA)", "Der Rat tagt wieder am 3. März 2025.", "3. März 2025",
		"Er kam spät.\nDer Vertrag gilt bis 31.12.2025", "Er kam spät. (gültig bis 31.12.2025)", "Er kam spät. (APA, 31.2.2025)", "Er kam spät. (APA, März 2025)",
		"Er kam spät.\nEr sagte, so wie er es immer schon gesagt hatte, 3. März 2025",
	} {
		if got := readClosing(text); !got.isZero() {
			t.Errorf("readClosing(%q) = %v, want none", text, got)
		}
	}
}
