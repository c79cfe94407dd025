package balance

import (
	"math"
	"slices"
)

// serial repeats the reconciliation, each time without the reading whose statistic is
// largest, until the global test passes or one balance is left: without that, any rest would
// pass. It names readings; it
// drops none. Of tied readings the first in the file goes first.
//
// Source: Serth & Heenan, AIChE J. 32 (1986) 733–742 (iterative measurement test).
func serial(r *Result, n *Network, p *problem) {
	without := *p
	without.state = slices.Clone(p.state)
	r.eliminate(func(j int) string { return p.id(n, j) }, func(out int) (step, bool) {
		if out >= 0 {
			without.state[out] = Unmeasured
		}
		s, err := without.solve(without.group())
		if err != nil {
			return step{}, false
		}
		z := nans(len(p.state))
		for _, j := range s.edges {
			z[j] = s.z(j)
		}
		return step{s.objective, s.dof, z}, true
	})
}

// serialNonlinear is serial for concentrations and equations.
func serialNonlinear(r *Result, p *Nonlinear, id func(int) string) {
	without := *p
	without.Vars = slices.Clone(p.Vars)
	r.eliminate(id, func(out int) (step, bool) {
		if out >= 0 {
			without.Vars[out] = Reading{Value: p.Vars[out].Value}
		}
		point, err := without.Solve()
		if err != nil {
			return step{}, false
		}
		return step{point.Objective, point.DOF, point.Z}, true
	})
}

// step is one reconciliation of the elimination; z is NaN where nothing checks a reading.
type step struct {
	objective float64
	dof       int
	z         []float64
}

// eliminate runs the elimination: solve reconciles without one reading more, -1 for none.
// A rest that cannot be solved has nothing more to tell.
func (r *Result) eliminate(id func(int) string, solve func(out int) (step, bool)) {
	r.Eliminated = []string{}
	for out := -1; ; {
		s, ok := solve(out)
		if !ok {
			return
		}
		test := Result{Objective: s.objective, DOF: s.dof}
		test.test(r.Alpha)
		now := Step{Without: slices.Clone(r.Eliminated), Objective: s.objective, DOF: s.dof, Critical: test.Critical, Pass: passed(&test)}
		r.ObjectiveAfter = new(s.objective)
		largest, z := largestZ(s.z)
		if !now.Pass && len(largest) > 0 {
			for _, j := range largest {
				now.Largest = append(now.Largest, id(j))
			}
			now.Statistic = &z
		}
		r.Steps = append(r.Steps, now)
		if now.Pass || len(largest) == 0 || s.dof <= 1 {
			return // with one balance left, taking a reading out would pass whichever it is
		}
		out = largest[0]
		r.Eliminated = append(r.Eliminated, id(out))
	}
}

// largestZ finds the readings with the largest statistic, in file order.
func largestZ(all []float64) (at []int, most float64) {
	for _, z := range all {
		if math.Abs(z) > most {
			most = math.Abs(z)
		}
	}
	for j, z := range all {
		if most-math.Abs(z) <= tieTolerance*most {
			at = append(at, j)
		}
	}
	return at, most
}
