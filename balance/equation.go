package balance

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"

	"headwater/fault"
	"headwater/formula"
	"headwater/unit"
)

// Variable is a quantity of free equations.
type Variable struct {
	ID    string `yaml:"id,required"`
	Given `yaml:",inline"`
	Start Text `yaml:"start"` // where the search for an unmeasured one starts; default 1
}

// names gives every variable its slot.
type names struct {
	index   map[string]int
	nearest func(string, []string) string
}

func (s *names) Resolve(v formula.Var) (int, unit.Unit, error) {
	if j, ok := s.index[v.Name]; ok && len(v.Args) == 0 {
		return j, unit.Unit{}, nil
	}
	return 0, unit.Unit{}, fault.NotFound("", "balance-variable", v.Name, s.nearest(v.Name, sortedKeys(s.index)))
}

// Free reconciles variables under free equations "left = right". Its problems stand at
// JSON pointers into the file; nearest proposes the closest of the known words, or "".
func (f *File) Free(o Options, nearest func(string, []string) string) (*Result, error) {
	p, err := f.equations(nearest)
	if err != nil {
		return nil, err
	}
	var bounded []bool
	if f.Bounds {
		bounded = make([]bool, len(p.Vars))
		for j := range bounded {
			bounded[j] = true
		}
	}
	point, at, err := p.within(bounded)
	if err != nil {
		return nil, fault.Input("/equations", "balance-not-converged", maxIterations)
	}
	r := &Result{Method: "nonlinear", Objective: point.Objective, DOF: point.DOF, Iterations: point.Iterations, Optimality: &point.Optimality,
		Streams: []StreamResult{}, Nodes: []NodeResult{}, Undetectable: []string{}, Warnings: []fault.Reason{}}
	r.test(alphaOf(o))
	for j := range f.Variables {
		v := point.result(p, j, f.Variables[j].ID, at)
		r.Variables = append(r.Variables, v)
		if p.Vars[j].State == Measured && v.Class == Nonredundant {
			r.Undetectable = append(r.Undetectable, v.ID)
		}
	}
	r.suspect(suspectsOf(r.Variables, ""))
	r.warnAtBound(at)
	return r, nil
}

func (f *File) equations(nearest func(string, []string) string) (*Nonlinear, error) {
	p := &Nonlinear{Equal: len(f.Equations)}
	scope := &names{map[string]int{}, nearest}
	r := reader{}
	measured := false
	for j := range f.Variables {
		v := &f.Variables[j]
		at := fmt.Sprintf("/variables/%d", j)
		if first, ok := scope.index[v.ID]; ok {
			r.fail(fault.Conflict(at+"/id", "balance-duplicate", v.ID, first+1))
		}
		scope.index[v.ID] = j
		reading := r.reading(at, v.ID, &v.Given)
		if reading.State == Unmeasured {
			reading.Value = 1
			if v.Start != "" {
				reading.Value, _ = r.number(at+"/start", v.Start)
			}
		}
		measured = measured || reading.State == Measured
		if !sound(reading, f.Bounds) {
			r.bad = append(r.bad, checkReading(at, v.ID, reading, f.Bounds)...)
		}
		p.Vars = append(p.Vars, reading)
	}
	var sides []*formula.Expr
	for i, text := range f.Equations {
		at := fmt.Sprintf("/equations/%d", i)
		left, right, ok := strings.Cut(text, "=")
		if !ok || strings.Contains(right, "=") {
			r.fail(fault.Input(at, "balance-equation", text))
			continue
		}
		for _, side := range []string{left, right} {
			e, err := formula.Compile(side, scope)
			if err != nil {
				r.fail(fault.At(at, err))
			}
			sides = append(sides, e)
		}
	}
	switch {
	case len(f.Streams) > 0:
		r.fail(fault.Conflict("/equations", "balance-equations-streams"))
	case len(f.Equations) == 0:
		r.fail(fault.Input("/variables", "balance-equations-none"))
	case !measured && len(r.bad) == 0:
		r.fail(fault.Input("/variables", "balance-unmeasured", len(f.Variables)))
	case len(p.Vars) > denseLimit:
		r.fail(fault.Input("/variables", "balance-large", len(p.Vars), denseLimit))
	}
	if err := errors.Join(r.bad...); err != nil {
		return nil, err
	}
	p.Eval = func(x, values []float64, jac *mat.Dense) {
		grad := make([]float64, len(x))
		for i := range values {
			row := jac.RawRowView(i)
			values[i] = sides[2*i].Grad(x, row)
			clear(grad)
			values[i] -= sides[2*i+1].Grad(x, grad)
			for j, g := range grad {
				row[j] -= g
			}
			if math.IsInf(values[i], 0) {
				values[i] = math.NaN()
			}
		}
	}
	return p, nil
}
