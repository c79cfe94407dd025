package portfolio

import (
	"headwater/fault"
	"headwater/lp"
)

// Builtin is the name of our own solver.
const Builtin = "builtin"

// Solve checks a file and finds its best set with the built-in solver. Its problems stand
// at JSON pointers.
func Solve(f *File, nearest func(word string, known []string) string, o lp.Options) (*Result, error) {
	if err := Check(f, nearest); err != nil {
		return nil, err
	}
	m := NewModel(f)
	if err := m.CheckSize(); err != nil {
		return nil, err
	}
	return m.Result(lp.Branch(m.Problem, o), o), nil
}

// Result says what an answer of the built-in solver means for the options.
func (m *Model) Result(b *lp.Result, o lp.Options) *Result {
	r := m.empty(Builtin)
	r.Nodes = b.Nodes
	switch b.Status {
	case lp.Optimal:
		r.Status, r.Proof = Optimal, Builtin
		m.choose(r, b.X)
		m.setBound(r, *r.Objective)
	case lp.Feasible:
		r.Status = Feasible
		m.choose(r, b.X)
		m.setBound(r, b.Bound)
	case lp.Infeasible:
		r.Status, r.Proof = Infeasible, Builtin
		r.Reason = &fault.Reason{Code: "portfolio-infeasible"}
		m.explain(r, o)
	default:
		r.Status = Timeout
		m.setBound(r, b.Bound)
		r.Reason = &fault.Reason{Code: "portfolio-timeout"}
	}
	return r
}

func (m *Model) empty(solver string) *Result {
	return &Result{Goal: m.file.objective(), Solver: solver, Selected: []string{}, Totals: map[string]float64{}, Constraints: []Constraint{}, Notes: m.file.never()}
}
