package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// newManual returns the command that writes the manual page, for those who
// make packages.
func newManual() *cobra.Command {
	return &cobra.Command{
		Use:    "manual",
		Short:  "Write the manual page",
		Args:   cobra.NoArgs,
		Hidden: true,
		RunE: func(c *cobra.Command, _ []string) error {
			return manual(c.Root(), c)
		},
	}
}

// manual writes one page: the program, then each of its commands. No date
// stands in it, so that the same program writes the same page.
func manual(root, to *cobra.Command) error {
	head := doc.GenManHeader{Title: "DEMARCHE", Section: "1", Source: "demarche " + root.Version, Manual: "User Commands"}
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if c.Hidden || !c.IsAvailableCommand() && c != root {
			continue
		}
		var page strings.Builder
		c.DisableAutoGenTag = true
		if err := doc.GenMan(c, &head, &page); err != nil {
			return err
		}
		text := page.String()
		if c != root { // one title is enough
			_, text, _ = strings.Cut(text, ".SH NAME\n")
			text = ".SH NAME\n" + text
		}
		to.Print(text)
	}
	return nil
}
