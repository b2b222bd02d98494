package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"demarche/timeline"
	"demarche/timeline/store"
)

// readerVersion names what reads the articles: this very program and the
// user's own tables. If either changes, articles are read again.
func (in *input) readerVersion() (string, error) {
	h := sha256.New()
	program, err := os.Executable()
	if err == nil {
		err = hashFile(h, os.DirFS(filepath.Dir(program)), filepath.Base(program))
	}
	if err != nil {
		return "", fmt.Errorf("the program cannot read itself to tell its version: %w", err)
	}
	if in.actors != "" {
		tables := os.DirFS(in.actors)
		err := fs.WalkDir(tables, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			return hashFile(h, tables, path)
		})
		if err != nil {
			return "", usageError{fmt.Errorf("--actors %q cannot be read: %w", in.actors, err)}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

func hashFile(h io.Writer, files fs.FS, name string) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	fmt.Fprintf(h, "%q", name)
	_, err = io.Copy(h, f)
	return err
}

// openStore opens the store in the folder of a run's output.
func (in *input) openStore(dir string) (*store.Store, error) {
	version, err := in.readerVersion()
	if err != nil {
		return nil, err
	}
	return store.Open(filepath.Join(dir, store.Name), version)
}

// storeAt returns the store that a path names: the file, or the output folder
// that holds it; "" if it names none.
func storeAt(path string) string {
	for _, p := range []string{path, filepath.Join(path, store.Name)} {
		if store.Is(p) {
			return p
		}
	}
	return ""
}

// stored returns the timeline of a store.
func (in *input) stored(c *cobra.Command, path string) (t *timeline.Timeline, err error) {
	version, err := in.readerVersion()
	if err != nil {
		return nil, err
	}
	s, err := store.OpenRead(path, version)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if st, err := s.Status(c.Context()); err == nil && st.Stale > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "demarche: %s of the store were read by another version of the program or with other tables; demarche add reads them again\n", count(st.Stale, "article"))
	}
	return timeline.Join(s.Summaries(c.Context()))
}

func newAdd() *cobra.Command {
	var in input
	var out string
	c := &cobra.Command{
		Use:     "add PATH...",
		Short:   "Add articles to the store of a folder",
		Long:    "Add reads the articles that the paths name and adds them to the store in a folder of build's\noutput. What is there already and has not changed is not read again. demarche build without paths\nwrites the pages of all that the store holds.",
		Example: "  demarche add tonight.jsonl -o out && demarche build -o out",
		Args:    atLeast(1, "add needs at least one file or folder with articles"),
		RunE:    func(c *cobra.Command, args []string) error { return add(c, &in, args, out) },
	}
	in.flags(c)
	outputFlag(c, &out)
	return c
}

// outputFlag adds the flag that names the folder of the output.
func outputFlag(c *cobra.Command, out *string) {
	c.Flags().StringVarP(out, "output", "o", "out", "folder of the output, which holds the store")
}

func add(c *cobra.Command, in *input, paths []string, out string) (err error) {
	in.except = out
	docs, r, err := in.open(c, paths)
	if err != nil {
		return err
	}
	undo, err := checkOut(out, paths)
	if err != nil {
		return err
	}
	defer undo()
	s, err := in.openStore(out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	before, err := s.Status(c.Context())
	if err != nil {
		return err
	}
	t, err := in.build(c, docs, r, s)
	if err != nil {
		return err
	}
	if len(t.Articles) == 0 {
		complain(c, t.Faults)
		return fmt.Errorf("no article could be read; nothing was added to %s", out)
	}
	if err := s.Add(ids(t)); err != nil {
		return err
	}
	after, err := s.Status(c.Context())
	if err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "%s added, %d in all: %s\n", count(after.Shown-before.Shown, "article"), after.Shown, filepath.Join(out, store.Name))
	return complain(c, t.Faults)
}

// ids returns the ids of a timeline's articles.
func ids(t *timeline.Timeline) []string {
	var out []string
	for _, a := range t.Articles {
		out = append(out, a.ID)
	}
	return out
}

func newRemove() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "remove ID...",
		Short:   "Remove articles from the store of a folder",
		Example: "  demarche remove 2025-02-12-call.txt -o out",
		Args:    atLeast(1, "remove needs at least one id of an article; events.jsonl names them as doc"),
		RunE:    func(c *cobra.Command, args []string) error { return remove(c, args, out) },
	}
	outputFlag(c, &out)
	return c
}

func remove(c *cobra.Command, articles []string, out string) error {
	return onStore(out, func(s *store.Store) error {
		unknown, err := s.Remove(articles)
		if err != nil {
			return err
		}
		var faults []error
		for _, id := range unknown {
			faults = append(faults, fmt.Errorf("there is no article %q in the store", id))
		}
		fmt.Fprintf(c.OutOrStdout(), "%s removed\n", count(len(articles)-len(unknown), "article"))
		return complain(c, faults)
	})
}

// onStore opens the store of a folder, which must be there, does something
// with it and closes it.
func onStore(out string, do func(*store.Store) error) (err error) {
	path := storeAt(out)
	if path == "" {
		return fmt.Errorf("there is no store in %s; demarche build and demarche add make one", out)
	}
	version, err := new(input).readerVersion()
	if err != nil {
		return err
	}
	s, err := store.Open(path, version)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return do(s)
}

func newStatus() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "status",
		Short:   "Tell what the store of a folder holds",
		Example: "  demarche status -o out",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return status(c, out) },
	}
	outputFlag(c, &out)
	return c
}

func status(c *cobra.Command, out string) error {
	return onStore(out, func(s *store.Store) error {
		st, err := s.Status(c.Context())
		if err != nil {
			return err
		}
		fmt.Fprintf(c.OutOrStdout(), "%s in the timeline, %d known; %d read by another version of the program or with other tables\n", count(st.Shown, "article"), st.Known, st.Stale)
		return nil
	})
}

func newVerify() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "verify",
		Short:   "Look for damage in the store of a folder",
		Example: "  demarche verify -o out",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return verify(c, out) },
	}
	outputFlag(c, &out)
	return c
}

func verify(c *cobra.Command, out string) error {
	return onStore(out, func(s *store.Store) error {
		faults, err := s.Verify(c.Context())
		if err != nil {
			return err
		}
		st, err := s.Status(c.Context())
		if err != nil {
			return err
		}
		if len(faults) == 0 {
			fmt.Fprintf(c.OutOrStdout(), "%s, all whole\n", count(st.Known, "article"))
		}
		return complain(c, faults)
	})
}
