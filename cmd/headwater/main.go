// Command headwater is the technical support system for cleaner production: from a
// plant's data to a balanced, graded audit report.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, &env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now, lookup: os.LookupEnv}, os.Args[1:]))
}

// env is what a command may touch of the outside world.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
	lookup         func(string) (string, bool)
	common         commonFlags
	read           []string // files and folders that the command line has read
	standards      string   // folder of the plant's own documents, beside its file; empty: none
	progress       *progress
	poll           time.Duration // how often --watch looks; 0: as often as is usual
	edition        string        // of the report: evaluation, acceptance; empty: by what the file has
}

// run executes one command line, with --watch until it is interrupted, and returns the
// exit code.
func run(ctx context.Context, e *env, args []string) int { return watch(ctx, e, args) }

// once executes one command line and returns the exit code.
func once(ctx context.Context, e *env, args []string) int {
	e.read, e.standards = nil, ""
	e.progress = e.newProgress()
	root := newRootCommand(e)
	root.SetArgs(args)
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	err := root.ExecuteContext(ctx)
	e.progress.done()
	return e.exit(ctx, err)
}
