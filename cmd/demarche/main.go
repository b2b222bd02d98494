// Command demarche reads news articles and finds who did what to whom, when:
// it builds a dated timeline and a signed graph of actors and writes both as
// pages that work offline.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone  = 0
	exitSome  = 1 // some input could not be read; the rest is done
	exitUsage = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends a run that waits for input
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// errSome says that faults have been named and the rest is done.
var errSome = errors.New("some input could not be read")

// A usageError is a command line that cannot be carried out.
type usageError struct{ error }

// run carries out a command line and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:           "demarche",
		Short:         "Read news articles into a timeline and a graph of actors",
		Long:          "Demarche reads German and English news articles, finds the calls, meetings, agreements,\nthreats, sanctions and attacks in them, and builds a timeline and a graph of actors.",
		Example:       "  demarche build seeds -o out",
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(
		newBuild(), newAdd(), newRemove(), newStatus(), newVerify(), newAnnotate(), newCode(),
		newExplain(), newLinks(), newActors(), newActor(), newBalance(), newDays(), newChange(), newExport(),
		newManual(),
	)
	c, err := root.ExecuteContextC(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errSome):
		return exitSome
	case errors.As(err, &usage) || !c.Runnable():
		fmt.Fprintf(stderr, "demarche: %s\nSee \"%s --help\".\n", plain(err.Error()), c.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(stderr, "demarche: %s\n", plain(err.Error()))
	return exitSome
}

// version names the state of the source from which the program was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "of unknown origin"
	}
	return info.Main.Version
}

// atLeast is cobra's argument check with an error that counts as wrong
// usage.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return usageError{errors.New(what)}
		}
		return nil
	}
}
