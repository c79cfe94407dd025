package uncertainty

import (
	"math"

	"headwater/fault"
)

// stepOf is the step of the differences as a part of u, so that it stays where the
// expression is defined; and at least leastStep of |x|, so that x ± h differ from x.
const (
	stepOf    = 0.01
	leastStep = 1e-6
)

// secondOrder adds the terms of second order of the Taylor series, for independent
// inputs that are normal:
//
//	u² = Σ fᵢ²uᵢ² + ΣᵢΣⱼ (½ fᵢⱼ² + fᵢ fᵢⱼⱼ) uᵢ²uⱼ²
//
// First derivatives are exact; fᵢⱼ and fᵢⱼⱼ are central differences of them.
//
// Source: JCGM 100:2008, 5.1.2, note.
func (s *solver) secondOrder(x []float64, out []*Outcome) {
	extra := make([]float64, len(out))
	for j := range s.vars {
		u := s.vars[j].sd
		if u == 0 {
			continue
		}
		center := s.vars[j].mean
		h := max(stepOf*u, leastStep*math.Abs(center))
		up, down := center+h, center-h
		h = (up - down) / 2
		x[j] = up
		above := s.gradients(x)
		x[j] = down
		below := s.gradients(x)
		x[j] = center
		for k, e := range s.exprs {
			c := out[k].sensitivity
			for i := range s.vars {
				if !e.uses[i] || !e.uses[j] || s.vars[i].sd == 0 {
					continue
				}
				a, b := e.scale*above[k][i], e.scale*below[k][i]
				first := (a - b) / (2 * h)
				second := (a - 2*c[i] + b) / (h * h)
				w := s.vars[i].sd * u
				extra[k] += (first*first/2 + c[i]*second) * w * w
			}
		}
	}
	s.values(x)
	for k, e := range s.exprs {
		o := out[k]
		v := o.SD*o.SD + extra[k]
		switch {
		case s.correlated(e):
			o.SecondOrder.Reason = &fault.Reason{Code: "second-order-correlated"}
		case !(v >= 0) || math.IsInf(v, 0):
			o.SecondOrder.Reason = &fault.Reason{Code: "second-order-none"}
		default:
			o.SecondOrder.SD = new(math.Sqrt(v))
		}
	}
}

// correlated reports whether an expression uses two inputs that are correlated.
func (s *solver) correlated(e *expression) bool {
	for _, p := range s.pairs {
		if e.uses[p.a] && e.uses[p.b] {
			return true
		}
	}
	return false
}

// between returns the correlation coefficients of the results, to first order.
func (s *solver) between(out []*Outcome) []PairR {
	var pairs []PairR
	for i := range out {
		for j := i + 1; j < len(out); j++ {
			p := PairR{A: s.exprs[i].name, B: s.exprs[j].name}
			if w := out[i].SD * out[j].SD; w > 0 {
				p.R = new(min(1, max(-1, s.covariance(out[i].sensitivity, out[j].sensitivity)/w)))
			}
			pairs = append(pairs, p)
		}
	}
	return pairs
}
