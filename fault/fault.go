// Package fault holds what a program says when its input is wrong: where the
// problem is, which problem it is, and the values that the text needs.
//
// A problem speaks in a code; package say turns the code into Chinese or English
// at the edge, so that engines stay free of prose. A file has many problems and a
// run reports them all: collect them with errors.Join and read them with [All].
//
//	bad = append(bad, fault.Input("/streams/3/amount", "unit-mismatch", "kg/d", "t/d"))
//	return errors.Join(bad...)
//
// # Conventions
//
// At is a place: "plant.yaml:12", "plant.xlsx!Steam!C7", a record id, or, inside a
// document that package input has read, a JSON pointer such as "/streams/3/amount",
// which input.File.Locate turns into file and line.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// The kinds of problem; match them with errors.Is.
var (
	ErrInput    = errors.New("wrong input")
	ErrNotFound = errors.New("not found")
	ErrConflict = errors.New("conflict")
)

// Problem is one thing wrong at one place.
type Problem struct {
	Kind error  // ErrInput, ErrNotFound or ErrConflict
	At   string // where: file:line, file!sheet!cell, a JSON pointer or an id
	Code string // which problem; say holds its text and its hint in zh and en
	Args []any  // the offending value, the limit, the nearest key: in the order of the text
}

func (p *Problem) Error() string {
	var b strings.Builder
	if p.At != "" {
		b.WriteString(p.At + ": ")
	}
	b.WriteString(p.Code)
	for _, a := range p.Args {
		fmt.Fprintf(&b, " %q", fmt.Sprint(a))
	}
	return b.String()
}

func (p *Problem) Unwrap() error { return p.Kind }

// Input returns a problem of kind ErrInput.
func Input(at, code string, args ...any) error {
	return &Problem{Kind: ErrInput, At: at, Code: code, Args: args}
}

// NotFound returns a problem of kind ErrNotFound.
func NotFound(at, code string, args ...any) error {
	return &Problem{Kind: ErrNotFound, At: at, Code: code, Args: args}
}

// Conflict returns a problem of kind ErrConflict.
func Conflict(at, code string, args ...any) error {
	return &Problem{Kind: ErrConflict, At: at, Code: code, Args: args}
}

// At returns err with every problem that has no place yet put at the given place,
// and every problem at a JSON pointer put below it. The error is not modified.
func At(place string, err error) error {
	var out []error
	for _, p := range All(err) {
		moved := *p
		moved.At = place + p.At
		out = append(out, &moved)
	}
	if len(out) == 0 {
		return err
	}
	return errors.Join(out...)
}

// Within reports whether a JSON pointer is another one or lies below it.
func Within(inner, outer string) bool {
	rest, ok := strings.CutPrefix(inner, outer)
	return ok && (rest == "" || rest[0] == '/')
}

// All returns every problem inside err in order, looking through joined and wrapped
// errors. It returns nil when err holds none.
func All(err error) []*Problem {
	switch e := err.(type) {
	case nil:
		return nil
	case *Problem:
		return []*Problem{e}
	case interface{ Unwrap() []error }:
		var all []*Problem
		for _, inner := range e.Unwrap() {
			all = append(all, All(inner)...)
		}
		return all
	case interface{ Unwrap() error }:
		return All(e.Unwrap())
	}
	return nil
}
