package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"headwater/fault"
	"headwater/lp"
)

// foreignSolver is a program that solves a file in LP format.
type foreignSolver struct {
	name    string
	get     string // how to get it
	args    func(model, answer string, limit time.Duration) []string
	options string // content of an options file named options.txt beside the model
	parse   func(text string, n int) (*lp.Answer, error)
	version *regexp.Regexp
}

// foreignSolvers lists the programs that --solver knows beside our own.
func foreignSolvers() []foreignSolver {
	seconds := func(d time.Duration) string { return strconv.Itoa(max(1, int(math.Ceil(d.Seconds())))) }
	return []foreignSolver{{
		name: "cbc", get: "apt install coinor-cbc · brew install cbc", parse: lp.ParseCBC, version: regexp.MustCompile(`Version: (\S+)`),
		args: func(model, answer string, limit time.Duration) []string {
			return []string{model, "-timeMode", "elapsed", "-sec", seconds(limit), "-ratio", "0", "-allow", "0", "-solve", "-solution", answer}
		},
	}, {
		name: "glpsol", get: "apt install glpk-utils · brew install glpk", parse: lp.ParseGLPK, version: regexp.MustCompile(`Solver,? v?(\d\S*)`),
		args: func(model, answer string, limit time.Duration) []string {
			return []string{"--lp", model, "--tmlim", seconds(limit), "--cuts", "--write", answer}
		},
	}, {
		name: "highs", get: "apt install highs · brew install highs · pip install highsbox", parse: lp.ParseHiGHS, version: regexp.MustCompile(`Running HiGHS (\S+)`),
		options: "mip_rel_gap = 1e-9\nmip_abs_gap = 1e-9\n",
		args: func(model, answer string, limit time.Duration) []string {
			return []string{"--model_file", model, "--time_limit", seconds(limit), "--solution_file", answer, "--options_file", filepath.Join(filepath.Dir(model), "options.txt")}
		},
	}}
}

// run solves a problem with a foreign solver in a folder of its own, which is removed.
// It returns the solver's name with its version.
func (s *foreignSolver) run(ctx context.Context, p *lp.Problem, limit time.Duration) (*lp.Answer, string, error) {
	path, err := exec.LookPath(s.name)
	if err != nil {
		return nil, s.name, fault.NotFound("--solver", "solver-absent", s.name, s.get)
	}
	dir, err := os.MkdirTemp("", "headwater-")
	if err != nil {
		return nil, s.name, fmt.Errorf("make a folder for the model: %w", err)
	}
	defer os.RemoveAll(dir)
	model, answer := filepath.Join(dir, "model.lp"), filepath.Join(dir, "answer.txt")
	var text bytes.Buffer
	if err := lp.WriteLP(&text, p); err != nil {
		return nil, s.name, err
	}
	if err := os.WriteFile(model, text.Bytes(), 0o600); err != nil {
		return nil, s.name, fmt.Errorf("write the model: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "options.txt"), []byte(s.options), 0o600); err != nil {
		return nil, s.name, fmt.Errorf("write the options: %w", err)
	}
	// the solver keeps the limit itself; one that does not is ended some time later
	own, cancel := context.WithTimeout(ctx, limit+limit/2+time.Second)
	defer cancel()
	cmd := exec.CommandContext(own, path, s.args(model, answer, limit)...)
	cmd.Dir = dir
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	name := s.name
	if v := s.version.FindSubmatch(out); v != nil {
		name += " " + strings.TrimRight(string(v[1]), ",;")
	}
	switch {
	case ctx.Err() != nil:
		return nil, name, ctx.Err()
	case own.Err() != nil:
		return &lp.Answer{Status: lp.Stopped}, name, nil
	case err != nil:
		return nil, name, fault.Input("--solver", "solver-failed", name, solverReason(err), lastLine(out))
	}
	written, err := os.ReadFile(answer)
	if err != nil {
		return nil, name, fault.Input("--solver", "solver-silent", name, lastLine(out))
	}
	a, err := s.parse(string(written), len(p.Cost))
	if err != nil {
		return nil, name, fault.Input("--solver", "solver-unreadable", name, strings.TrimPrefix(err.Error(), lp.ErrAnswer.Error()+": "))
	}
	return a, name, nil
}

func solverReason(err error) string {
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return e.ProcessState.String()
	}
	return err.Error()
}

// lastLine is the last line that is not empty, shortened.
func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	line := []rune(strings.TrimSpace(lines[len(lines)-1]))
	if len(line) > 120 {
		line = line[:120]
	}
	return string(line)
}
