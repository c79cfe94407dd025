package portfolio

import (
	"errors"
	"fmt"
	"math"

	"headwater/fault"
	"headwater/lp"
)

// Tolerances of what another program prints: a value this near to a whole one is whole,
// an objective this near (relative) is the same.
const (
	wholeWithin     = 1e-5
	objectiveWithin = 1e-6
)

// Judge holds the answer of another solver against the model: whole values, every
// constraint, the objective; and its claim against own, what our solver found or proved
// meanwhile. An answer that fails is an error that says where; one that stands is a
// Result whose Proof says on whose word it rests.
func (m *Model) Judge(solver string, a *lp.Answer, own *lp.Result, o lp.Options) (*Result, error) {
	r := m.empty(solver)
	r.Nodes = own.Nodes
	switch a.Status {
	case lp.Infeasible:
		if own.X != nil {
			return nil, fault.Conflict("--solver", "portfolio-solver-not-infeasible", solver, m.objective(own.X))
		}
		r.Status, r.Proof = Infeasible, solver
		if own.Status == lp.Infeasible {
			r.Proof = Builtin
		}
		r.Reason = &fault.Reason{Code: "portfolio-infeasible"}
		m.explain(r, o)
		return r, nil
	case lp.Stopped:
		r.Status = Timeout
		r.Reason = &fault.Reason{Code: "portfolio-timeout"}
		m.setBound(r, own.Bound)
		return r, nil
	}
	x, err := m.whole(solver, a.X)
	if err != nil {
		return nil, err
	}
	if err := m.broken(solver, x); err != nil {
		return nil, err
	}
	m.choose(r, x)
	if z := *r.Objective; !(math.Abs(z-a.Objective) <= objectiveWithin*max(1, math.Abs(z))) {
		return nil, fault.Conflict("--solver", "portfolio-solver-objective", solver, a.Objective, z)
	}
	if own.Status == lp.Infeasible { // cannot be: its point was just checked
		return nil, fmt.Errorf("the built-in solver proves infeasible what %s solves", solver)
	}
	r.Status = Feasible
	m.setBound(r, own.Bound)
	if a.Status != lp.Optimal {
		return r, nil
	}
	if own.X != nil {
		sense := 1.0
		if !m.Problem.Maximize {
			sense = -1
		}
		if mine := m.objective(own.X); sense*(mine-*r.Objective) > objectiveWithin*max(1, math.Abs(mine)) {
			return nil, fault.Conflict("--solver", "portfolio-solver-not-optimal", solver, *r.Objective, mine)
		}
	}
	r.Status, r.Proof = Optimal, solver
	if own.Status == lp.Optimal {
		r.Proof = Builtin
	}
	m.setBound(r, *r.Objective)
	return r, nil
}

func (m *Model) objective(x []float64) float64 {
	taken := make([]bool, len(x))
	for j := range x {
		taken[j] = x[j] > 0.5
	}
	return m.total(taken, m.file.objective())
}

// whole rounds what is almost whole.
func (m *Model) whole(solver string, x []float64) ([]float64, error) {
	var bad []error
	out := make([]float64, len(x))
	for j, v := range x {
		out[j] = math.Round(v)
		if !(math.Abs(v-out[j]) <= wholeWithin) || out[j] != 0 && out[j] != 1 {
			bad = append(bad, fault.Conflict("--solver", "portfolio-solver-fraction", solver, m.file.Options[j].ID, v))
		}
	}
	return out, errors.Join(bad...)
}

// broken names the constraints that a set breaks.
func (m *Model) broken(solver string, x []float64) error {
	var bad []error
	for i := range m.rows {
		row := lp.Problem{Cost: m.Problem.Cost, Upper: m.Problem.Upper, Rows: m.Problem.Rows[i : i+1]}
		if row.Violation(x) > lp.Tolerance {
			bad = append(bad, fault.Conflict("--solver", "portfolio-solver-breaks", solver, m.label(i), m.Problem.Rows[i].Activity(x), m.rows[i].limit))
		}
	}
	return errors.Join(bad...)
}

// label names a constraint as the file does.
func (m *Model) label(i int) string {
	c := m.rows[i]
	switch c.kind {
	case kindBudget:
		return c.kind
	case kindAtLeast, kindLimit:
		return c.kind + " " + c.name
	}
	return fmt.Sprint(c.kind, " ", c.items)
}
