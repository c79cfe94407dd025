package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected files inside the scripts")

// TestMain lets the scripts run the program as a command named headwater. Its day is
// fixed, so that what it prints is.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"headwater": func() {
			now := func() time.Time { return time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC) }
			e := &env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: now, lookup: os.LookupEnv}
			os.Exit(run(context.Background(), e, os.Args[1:]))
		},
	})
}

func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			e.Setenv("BIN", filepath.SplitList(os.Getenv("PATH"))[0]) // where headwater itself is
			e.Setenv("HEADWATER_LANG", "en")
			e.Setenv("HEADWATER_QUIET", "1")       // or a slow machine would print what a fast one does not
			e.Setenv("HEADWATER_PICTURES", "none") // or scripts would print what the machine has
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"exit": exitCommand, "gb18030": gb18030Command, "count": countCommand, "docxtext": docxTextCommand, "setcell": setCellCommand, "cells": cellsCommand},
	})
}

// exitCommand is "exit N command args…": the command must end with that exit code.
func exitCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit N command args…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		got = e.ExitCode()
	} else if err != nil {
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
