package lp

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Answer is what another solver says of a problem that WriteLP wrote. Nothing in it has
// been checked.
type Answer struct {
	Status    Status // Optimal, Feasible, Infeasible or Stopped
	Objective float64
	X         []float64 // nil without a point
}

// ErrAnswer is a file that is not an answer.
var ErrAnswer = errors.New("not an answer that can be read")

// ParseCBC reads what cbc writes with "solution FILE": a line of status and objective,
// then rows of number, name, value and reduced cost for columns that are not 0.
func ParseCBC(text string, n int) (*Answer, error) {
	head, rest, _ := strings.Cut(text, "\n")
	status, objective, ok := strings.Cut(head, " - objective value ")
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrAnswer, short(head))
	}
	a := &Answer{}
	switch {
	case strings.HasPrefix(status, "Optimal"):
		a.Status = Optimal
	case strings.HasPrefix(status, "Infeasible"), strings.HasPrefix(status, "Integer infeasible"):
		a.Status = Infeasible
		return a, nil
	case strings.HasPrefix(status, "Stopped"):
		a.Status = Feasible
	default:
		return nil, fmt.Errorf("%w: %q", ErrAnswer, short(head))
	}
	var err error
	if a.Objective, err = readNumber(strings.Fields(objective), 0); err != nil {
		return nil, err
	}
	if a.Status == Feasible && (strings.Contains(status, "no integer solution") || math.Abs(a.Objective) >= 1e49) {
		a.Status = Stopped
		return a, nil
	}
	a.X = make([]float64, n)
	for line := range strings.Lines(rest) {
		f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "**"))
		if len(f) == 0 {
			continue
		}
		if len(f) < 3 {
			return nil, fmt.Errorf("%w: %q", ErrAnswer, short(line))
		}
		if err := a.set(f[1], f, 2); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// ParseGLPK reads what glpsol writes with --write for a problem with integer columns:
// "s mip ROWS COLS STATUS OBJECTIVE", then "j NUMBER VALUE" for every column.
func ParseGLPK(text string, n int) (*Answer, error) {
	a := &Answer{Status: Failed}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "c" || f[0] == "i" || f[0] == "e":
		case f[0] == "s" && len(f) >= 6 && f[1] == "mip":
			switch f[4] {
			case "o":
				a.Status = Optimal
			case "f":
				a.Status = Feasible
			case "n":
				a.Status = Infeasible
				return a, nil
			case "u":
				a.Status = Stopped
				return a, nil
			default:
				return nil, fmt.Errorf("%w: %q", ErrAnswer, short(line))
			}
			var err error
			if a.Objective, err = readNumber(f, 5); err != nil {
				return nil, err
			}
			a.X = make([]float64, n)
		case f[0] == "j" && len(f) >= 3 && a.X != nil:
			k, err := strconv.Atoi(f[1])
			if err != nil || k < 1 || k > n {
				return nil, fmt.Errorf("%w: %q", ErrAnswer, short(line))
			}
			if a.X[k-1], err = readNumber(f, 2); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("%w: %q", ErrAnswer, short(line))
		}
	}
	if a.Status == Failed {
		return nil, fmt.Errorf("%w: no status", ErrAnswer)
	}
	return a, nil
}

// ParseHiGHS reads what highs writes with --solution_file (style raw).
func ParseHiGHS(text string, n int) (*Answer, error) {
	a := &Answer{Status: Failed}
	lines := strings.Split(strings.ReplaceAll(text, "\r", ""), "\n")
	for k := range lines {
		line := strings.TrimSpace(lines[k])
		switch {
		case line == "Model status" && k+1 < len(lines):
			switch s := strings.TrimSpace(lines[k+1]); s {
			case "Optimal":
				a.Status = Optimal
			case "Infeasible":
				a.Status = Infeasible
				return a, nil
			case "Time limit reached", "Iteration limit reached", "Solution limit reached", "Interrupted by user", "Unknown":
				a.Status = Feasible
			default:
				return nil, fmt.Errorf("%w: %q", ErrAnswer, short(s))
			}
		case strings.HasPrefix(line, "Objective ") && a.X == nil:
			var err error
			if a.Objective, err = readNumber(strings.Fields(line), 1); err != nil {
				return nil, err
			}
		case strings.HasPrefix(line, "# Columns ") && a.X == nil && a.Status != Failed:
			a.X = make([]float64, n)
			count, err := strconv.Atoi(strings.TrimPrefix(line, "# Columns "))
			if err != nil || k+count >= len(lines) {
				return nil, fmt.Errorf("%w: %q", ErrAnswer, short(line))
			}
			for _, row := range lines[k+1 : k+1+count] {
				f := strings.Fields(row)
				if len(f) < 2 {
					return nil, fmt.Errorf("%w: %q", ErrAnswer, short(row))
				}
				if err := a.set(f[0], f, 1); err != nil {
					return nil, err
				}
			}
		case line == "# Primal solution values" && k+1 < len(lines) && strings.TrimSpace(lines[k+1]) == "None":
			if a.Status == Optimal {
				return nil, fmt.Errorf("%w: optimal without a point", ErrAnswer)
			}
			a.Status = Stopped
			return a, nil
		}
	}
	switch {
	case a.Status == Failed:
		return nil, fmt.Errorf("%w: no status", ErrAnswer)
	case a.X == nil && a.Status == Feasible:
		a.Status = Stopped
	case a.X == nil:
		return nil, fmt.Errorf("%w: no columns", ErrAnswer)
	}
	return a, nil
}

// set reads the value of a column named x0 ….
func (a *Answer) set(name string, fields []string, at int) error {
	j, err := strconv.Atoi(strings.TrimPrefix(name, "x"))
	if err != nil || j < 0 || j >= len(a.X) || !strings.HasPrefix(name, "x") {
		return fmt.Errorf("%w: column %q", ErrAnswer, short(name))
	}
	a.X[j], err = readNumber(fields, at)
	return err
}

func readNumber(fields []string, at int) (float64, error) {
	if at >= len(fields) {
		return 0, fmt.Errorf("%w: a number is missing", ErrAnswer)
	}
	v, err := strconv.ParseFloat(fields[at], 64)
	if err != nil || !finite(v) {
		return 0, fmt.Errorf("%w: %q", ErrAnswer, short(fields[at]))
	}
	return v, nil
}

// short keeps a message readable.
func short(s string) string {
	const most = 80
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
