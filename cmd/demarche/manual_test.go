package main

import (
	"context"
	"strings"
	"testing"
)

// TestManual looks for every command that the help names in the manual page.
func TestManual(t *testing.T) {
	var help, page, complaints strings.Builder
	if code := run(context.Background(), []string{"--help"}, strings.NewReader(""), &help, &complaints); code != exitDone {
		t.Fatal(complaints.String())
	}
	if code := run(context.Background(), []string{"manual"}, strings.NewReader(""), &page, &complaints); code != exitDone {
		t.Fatal(complaints.String())
	}
	_, list, _ := strings.Cut(help.String(), "Available Commands:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	commands := 0
	for line := range strings.Lines(list) {
		name := strings.Fields(line)[0]
		if name == "help" {
			continue
		}
		commands++
		if want := "demarche-" + name + " - "; !strings.Contains(strings.ReplaceAll(page.String(), `\\-`, "-"), want) {
			t.Errorf("the manual has no %q", want)
		}
	}
	if commands < 5 {
		t.Errorf("the help names %d commands:\n%s", commands, list)
	}
}
