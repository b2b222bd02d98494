package page

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strings"
	"testing"
)

// TestContrast measures both palettes by WCAG 2: text 4.5 to 1, signs and
// edges of controls 3 to 1.
func TestContrast(t *testing.T) {
	css, err := fs.ReadFile(assets, "assets/page.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s):root(\[data-theme="dark"\])? \{(.*?)\n\}`).FindAllStringSubmatch(string(css), -1)
	if len(blocks) != 2 {
		t.Fatalf("page.css has %d palettes, want 2", len(blocks))
	}
	for _, block := range blocks {
		colours := map[string]string{}
		for _, c := range regexp.MustCompile(`--([a-z0-9-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(block[2], -1) {
			colours[c[1]] = c[2]
		}
		for _, text := range []string{"ink", "soft", "link"} {
			for _, ground := range []string{"paper", "card", "wash"} {
				check(t, colours, text, ground, 4.5)
			}
		}
		for _, mark := range []string{"mark-trigger", "mark-source", "mark-target", "mark-when"} {
			check(t, colours, "ink", mark, 4.5)
		}
		for name := range colours {
			if strings.HasPrefix(name, "quad") || strings.HasPrefix(name, "group-") || name == "cooperation" || name == "conflict" || name == "focus" || name == "edge" {
				check(t, colours, name, "card", 3)
			}
		}
	}
}

func check(t *testing.T, colours map[string]string, front, back string, least float64) {
	t.Helper()
	if c := contrast(colours[front], colours[back]); c < least {
		t.Errorf("%s #%s on %s #%s has a contrast of %.2f, want %.1f", front, colours[front], back, colours[back], c, least)
	}
}

// contrast is the ratio of two colours' luminances.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	var rgb [3]int
	fmt.Sscanf(colour, "%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2])
	var parts [3]float64
	for i, v := range rgb {
		c := float64(v) / 255
		if parts[i] = c / 12.92; c > 0.04045 {
			parts[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*parts[0] + 0.7152*parts[1] + 0.0722*parts[2]
}
