package balance

import (
	"math"

	"headwater/fault"
)

// bound keeps the flows of streams at 0 or above. Where some would be negative, an
// interior-point search says which lie at their bound; with those fixed at 0 the network
// is solved once more, exactly, and the conditions of optimality are checked. Classes,
// tests and uncertainties stay those of the network without bounds.
func (s *linear) bound(r *Result, n *Network) error {
	tolerance := closeTolerance * max(s.largest(), 1e-300)
	negative := false
	for j := range s.streams {
		negative = negative || s.x[j] < -tolerance
	}
	start, ok := s.interior()
	if !ok {
		return fault.Conflict("/bounds", "balance-bounds")
	}
	if !negative {
		return nil
	}
	held := make([]bool, len(s.state))
	for e, j := range start.edges {
		held[j] = !start.free[e] && start.x[e]/start.size < start.z[e]/start.cost
	}
	for range 50 {
		t, err := s.holding(held)
		if err != nil {
			return err
		}
		changed := false
		for j := range s.streams {
			switch {
			case !held[j] && t.x[j] < -tolerance:
				held[j], changed = true, true
			case held[j] && t.pull(s.problem, j) < -optimal:
				held[j], changed = false, true
			}
		}
		if !changed {
			t.restate(r, s, held)
			return nil
		}
	}
	return fault.Input("/bounds", "balance-not-converged", 50)
}

// holding solves with some streams fixed at 0.
func (s *linear) holding(held []bool) (*linear, error) {
	p := *s.problem
	p.state, p.y = append([]State(nil), p.state...), append([]float64(nil), p.y...)
	for j := range held {
		if held[j] {
			p.state[j], p.y[j] = Fixed, 0
		}
	}
	return p.solve(p.group())
}

// pull is the derivative of the Lagrangian by a flow held at 0, in standard
// uncertainties: negative where the objective falls as the flow grows.
func (t *linear) pull(p *problem, j int) float64 {
	if t.factor == nil {
		return 0
	}
	d := t.drop(t.lambda, j)
	if p.state[j] != Measured {
		return d * math.Sqrt(meanVariance(p))
	}
	return (d*p.v[j] - p.y[j]) / math.Sqrt(p.v[j])
}

func meanVariance(p *problem) (mean float64) {
	count := 0.0
	for j := range p.state {
		if p.state[j] == Measured {
			mean += p.v[j]
			count++
		}
	}
	return mean / max(count, 1)
}

// restate puts the bounded flows into the result.
func (t *linear) restate(r *Result, s *linear, held []bool) {
	r.Objective = t.objective
	for j := range r.Streams {
		out := &r.Streams[j]
		if held[j] {
			out.AtBound, out.ValueSD = true, nil
			if s.state[j] == Measured {
				r.Objective += s.y[j] * s.y[j] / s.v[j]
			}
		}
		if math.IsNaN(t.x[j]) {
			continue
		}
		out.Value, out.Reason = new(t.x[j]), nil
	}
	for k := range r.Stocks {
		if x := t.x[s.streams+k]; !math.IsNaN(x) {
			r.Stocks[k].Value = new(x)
		}
	}
	var again Result
	t.reportNodes(&again, false)
	for i := range r.Nodes {
		r.Nodes[i].ImbalanceReconciled = again.Nodes[i].ImbalanceReconciled
	}
	r.warnAtBound(held)
}
