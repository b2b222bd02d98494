package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"demarche/timeline/export"
)

func newExport() *cobra.Command {
	var s scope
	var out string
	c := &cobra.Command{
		Use:     "export FORMAT PATH...",
		Short:   "Write events or graph for another program",
		Long:    "Export writes the events in the articles that the paths name, or their graph, in the format of another\nprogram, to standard output or where -o says. docs/exports.md tells what each holds. The formats:\n\n" + formatTable(),
		Example: "  demarche export gexf seeds --states -o ukraine.gexf",
		Args:    atLeast(2, "export needs a format and at least one file or folder with articles"),
		RunE: func(c *cobra.Command, args []string) error {
			formats := export.Formats()
			at := slices.IndexFunc(formats, func(f export.Format) bool { return f.Name == args[0] })
			if at < 0 {
				return usageError{fmt.Errorf("there is no format %q; there are %s", args[0], formatNames())}
			}
			return exportTo(c, &s, formats[at], args[1:], out)
		},
	}
	s.flags(c)
	c.Flags().StringVarP(&out, "output", "o", "", "file to write, or folder where the format has several files")
	return c
}

func formatNames() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

func formatTable() string {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, f := range export.Formats() {
		fmt.Fprintf(t, "  %s\t%s\n", f.Name, f.For)
	}
	t.Flush()
	return strings.TrimRight(b.String(), "\n")
}

// exportTo writes the files of a format.
func exportTo(c *cobra.Command, s *scope, f export.Format, paths []string, out string) error {
	folder, names := out, []string{}
	for _, file := range f.Files {
		names = append(names, file.Name)
	}
	switch {
	case out == "" && len(f.Files) > 1:
		return usageError{fmt.Errorf("%s is several files (%s); name a folder for them with -o", f.Name, strings.Join(names, ", "))}
	case out != "" && len(f.Files) == 1:
		if info, err := os.Stat(out); err == nil && info.IsDir() {
			return usageError{fmt.Errorf("%s is a folder; name a file for %s with -o", out, f.Name)}
		}
		folder, names[0] = filepath.Split(filepath.Clean(out))
		folder = filepath.Clean(folder)
	}
	if out != "" {
		undo, err := checkOut(folder, nil)
		if err != nil {
			return err
		}
		defer undo() // where nothing was written
	}
	s.except = out
	t, _, faults, err := s.read(c, paths)
	if err != nil {
		return err
	}
	d, err := export.NewData(t.Events, t.Articles)
	if err != nil {
		return err
	}
	if out == "" {
		w := bufio.NewWriter(c.OutOrStdout())
		if err := errors.Join(f.Files[0].Write(w, d), w.Flush()); err != nil {
			return err
		}
		return faults
	}
	var list []product
	for i, file := range f.Files {
		list = append(list, product{names[i], func(w io.Writer) error { return file.Write(w, d) }})
	}
	if err := writeAll(folder, list); err != nil {
		return err
	}
	return faults
}
