package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"headwater/fault"
	"headwater/input"
	"headwater/say"
	"headwater/sheet"
)

// The exit codes of contracts.md.
const (
	exitDone        = 0
	exitInternal    = 1
	exitUsage       = 2
	exitInput       = 3
	exitNegative    = 4
	exitInterrupted = 130
)

// errNegative is a negative answer where a yes was asked for; it has been printed.
var errNegative = errors.New("negative answer")

// usageError is a command line that cannot be understood.
type usageError struct {
	cmd *cobra.Command
	err error
}

func (u usageError) Error() string { return u.err.Error() }
func (u usageError) Unwrap() error { return u.err }

func usage(code string, args ...any) error {
	return usageError{err: fault.Input("", code, args...)}
}

// flagWord refuses a value of a flag that is none of the known words; empty is no value.
func flagWord(flag, value string, known []string) error {
	if value == "" || slices.Contains(known, value) {
		return nil
	}
	words := slices.DeleteFunc(slices.Clone(known), func(w string) bool { return w == "" })
	slices.Sort(words)
	words = slices.Compact(words)
	return usage("flag-word", flag, value, strings.Join(words, ", "), input.Nearest(value, words))
}

// exit prints an error where there is one and returns the exit code.
func (e *env) exit(ctx context.Context, err error) int {
	var u usageError
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		fmt.Fprintln(e.stderr, "headwater: "+say.Term(e.lang(), "interrupted"))
		return exitInterrupted
	case errors.Is(err, errNegative):
		return exitNegative
	case errors.As(err, &u), isCobraUsage(err):
		e.printUsageError(err)
		return exitUsage
	case len(fault.All(err)) > 0:
		problems := fault.All(err)
		if e.common.annotate != "" {
			problems = append(problems, e.annotated(problems)...)
		}
		e.printProblems(problems)
		return exitInput
	}
	e.printInternal(err)
	return exitInternal
}

// annotated writes the copy of --annotate and returns what kept it from being written.
func (e *env) annotated(problems []*fault.Problem) []*fault.Problem {
	err := e.annotate(problems)
	if all := fault.All(err); err == nil || len(all) > 0 {
		return all
	}
	return fault.All(fault.Input(e.common.annotate, "sheet-annotate-failed", err.Error()))
}

// isCobraUsage recognises what cobra itself says of a command line: it has no error
// types for unknown commands and wrong numbers of arguments.
func isCobraUsage(err error) bool {
	for _, start := range []string{"unknown command", "accepts ", "requires at least", "required flag", "invalid argument"} {
		if strings.HasPrefix(err.Error(), start) {
			return true
		}
	}
	return false
}

func (e *env) printUsageError(err error) {
	if problems := fault.All(err); len(problems) > 0 {
		e.printProblems(problems)
		return
	}
	if e.json() {
		e.printJSONProblems([]jsonProblem{{What: err.Error(), Code: "usage", Hint: say.Term(e.lang(), "see-help")}})
		return
	}
	fmt.Fprintf(e.stderr, "headwater: %s\n    %s\n", err, hint(e.lang(), say.Term(e.lang(), "see-help")))
}

func (e *env) printInternal(err error) {
	if e.json() {
		e.printJSONProblems([]jsonProblem{{What: err.Error(), Code: "internal"}})
		return
	}
	fmt.Fprintln(e.stderr, "headwater:", err)
}

// jsonProblem is one problem in the shape of contracts.md.
type jsonProblem struct {
	At   string `json:"at"`
	What string `json:"what"`
	Hint string `json:"hint"`
	Code string `json:"code"`
}

func (e *env) printJSONProblems(problems []jsonProblem) {
	enc := json.NewEncoder(e.stderr)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(map[string]any{"problems": problems})
}

// printProblems writes every problem with its place and hint.
func (e *env) printProblems(problems []*fault.Problem) {
	var list []jsonProblem
	for _, p := range byLine(problems) {
		what, next := e.said(p)
		list = append(list, jsonProblem{p.At, what, next, p.Code})
	}
	if e.json() {
		e.printJSONProblems(list)
		return
	}
	for _, p := range list {
		at := ""
		if p.At != "" {
			at = p.At + ": "
		}
		fmt.Fprintf(e.stderr, "headwater: %s%s\n", at, p.What)
		if p.Hint != "" {
			fmt.Fprintln(e.stderr, "    "+hint(e.lang(), p.Hint))
		}
	}
}

// said is what is wrong and what to do; in a workbook words stand as its lists offer them.
func (e *env) said(p *fault.Problem) (what, hint string) {
	if p.Code == "word-unknown" && strings.Contains(p.At, "!") {
		q := *p
		q.Args = slices.Clone(p.Args)
		q.Args[1], q.Args[2] = sheet.Labels(fmt.Sprint(p.Args[1]), fmt.Sprint(p.Args[2]), e.lang())
		p = &q
	}
	return say.Problem(e.lang(), p)
}

// byLine puts the problems of each file into the order of its lines, or of each sheet of a
// workbook into the order of its cells; files in the order
// of their first problem.
func byLine(problems []*fault.Problem) []*fault.Problem {
	order := map[string]int{}
	split := func(p *fault.Problem) (file string, line int) {
		if i := strings.LastIndex(p.At, "!"); i >= 0 {
			return p.At[:i], cellOrder(p.At[i+1:])
		}
		if i := strings.LastIndex(p.At, ":"); i >= 0 {
			if n, err := strconv.Atoi(p.At[i+1:]); err == nil {
				return p.At[:i], n
			}
		}
		return p.At, 0
	}
	for i, p := range problems {
		file, _ := split(p)
		if _, ok := order[file]; !ok {
			order[file] = i
		}
	}
	out := slices.Clone(problems)
	slices.SortStableFunc(out, func(a, b *fault.Problem) int {
		fileA, lineA := split(a)
		fileB, lineB := split(b)
		return cmp.Or(cmp.Compare(order[fileA], order[fileB]), cmp.Compare(lineA, lineB))
	})
	return out
}

// cellOrder is the place of a cell such as C7 in the order of its sheet.
func cellOrder(name string) int {
	col := 0
	for i, r := range name {
		if r < 'A' || r > 'Z' {
			row, _ := strconv.Atoi(name[i:])
			return row<<14 + col
		}
		col = col*26 + int(r-'A') + 1
	}
	return 0
}

func hint(l say.Lang, text string) string { return say.Term(l, "hint") + text }
