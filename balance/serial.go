package balance

import "math"

// serial repeats the reconciliation, each time without the reading whose statistic is
// largest, until the global test passes or nothing is left to test. It names readings; it
// drops none. Of tied readings the first in the file goes first.
//
// Source: Serth & Heenan, AIChE J. 32 (1986) 733–742 (iterative measurement test).
func serial(r *Result, n *Network, p *problem) {
	without := *p
	without.state = append([]State(nil), p.state...)
	r.Eliminated = []string{}
	for {
		g := without.group()
		s, err := without.solve(g)
		if err != nil {
			return // a singular rest has nothing more to tell
		}
		step := Result{Objective: s.objective, DOF: s.dof}
		step.test(r.Alpha)
		now := Step{Without: append([]string{}, r.Eliminated...), Objective: s.objective, DOF: s.dof, Critical: step.Critical, Pass: passed(&step)}
		r.ObjectiveAfter = new(s.objective)
		if now.Pass || len(s.edges) == 0 {
			r.Steps = append(r.Steps, now)
			return
		}
		largest, z := s.largestZ()
		for _, j := range largest {
			now.Largest = append(now.Largest, p.id(n, j))
		}
		now.Statistic = &z
		r.Steps = append(r.Steps, now)
		without.state[largest[0]] = Unmeasured
		r.Eliminated = append(r.Eliminated, p.id(n, largest[0]))
	}
}

// largestZ finds the readings with the largest statistic, in file order.
func (s *linear) largestZ() (at []int, z float64) {
	for _, j := range s.edges {
		z = max(z, math.Abs(s.z(j)))
	}
	for _, j := range s.edges {
		if z-math.Abs(s.z(j)) <= tieTolerance*z {
			at = append(at, j)
		}
	}
	return at, z
}
