package uncertainty

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"headwater/fault"
)

// values fills the slots of the expressions from those of the variables.
func (s *solver) values(x []float64) {
	for _, e := range s.exprs {
		x[e.slot] = e.expr.Eval(x)
	}
}

// gradients returns the derivative of every expression by every variable at x, whose
// expression slots it fills: the chain rule through the expressions that it uses.
func (s *solver) gradients(x []float64) [][]float64 {
	n := len(s.vars)
	out := make([][]float64, len(s.exprs))
	own := make([]float64, len(x))
	for k, e := range s.exprs {
		clear(own)
		x[e.slot] = e.expr.Grad(x, own)
		g := slices.Clone(own[:n])
		for j := range k {
			if own[n+j] == 0 {
				continue
			}
			for i := range g {
				g[i] += own[n+j] * out[j][i]
			}
		}
		out[k] = g
	}
	return out
}

// at returns the vector of values with every variable at its mean.
func (s *solver) at() []float64 {
	x := make([]float64, len(s.vars)+len(s.exprs))
	for i := range s.vars {
		x[i] = s.vars[i].mean
	}
	return x
}

// firstOrder computes values and uncertainties by the law of propagation:
//
//	u² = Σ cᵢ²uᵢ² + 2 Σ_{i<j} cᵢ cⱼ uᵢ uⱼ r(i,j)
//
// with the sensitivity coefficients cᵢ = ∂f/∂xᵢ at the means.
//
// Source: JCGM 100:2008, equations (10) and (16).
func (s *solver) firstOrder() ([]*Outcome, error) {
	x := s.at()
	grads := s.gradients(x)
	var out []*Outcome
	for k, e := range s.exprs {
		o := &Outcome{Expression: e.expr.Src(), Value: e.scale * x[e.slot], Unit: e.unit.String(), Budget: []Component{}, Notes: []fault.Reason{}}
		if o.Unit == "1" {
			o.Unit = ""
		}
		if math.IsNaN(o.Value) || math.IsInf(o.Value, 0) {
			s.fail(fault.Input(s.places[e.name], "uncertainty-value", e.expr.Src()))
			continue
		}
		o.sensitivity = grads[k]
		for i := range o.sensitivity {
			o.sensitivity[i] *= e.scale
			if c := o.sensitivity[i]; s.vars[i].sd > 0 && (math.IsNaN(c) || math.IsInf(c, 0)) {
				s.fail(fault.Input(s.places[e.name], "uncertainty-derivative", e.expr.Src(), s.vars[i].name))
			}
		}
		if o.SD = math.Sqrt(s.covariance(o.sensitivity, o.sensitivity)); math.IsInf(o.SD, 0) {
			s.fail(fault.Input(s.places[e.name], "uncertainty-value", e.expr.Src()))
			continue
		}
		if o.Value != 0 {
			o.Relative = new(o.SD / math.Abs(o.Value))
		}
		s.freedom(o)
		s.budget(e, o)
		out = append(out, o)
	}
	if err := errors.Join(s.bad...); err != nil {
		return nil, err
	}
	s.secondOrder(x, out)
	return out, nil
}

// part returns cᵢuᵢ, 0 where the input is exact even if the derivative is not finite.
func (s *solver) part(c []float64, i int) float64 {
	if s.vars[i].sd == 0 {
		return 0
	}
	return c[i] * s.vars[i].sd
}

// covariance returns Σᵢⱼ aᵢ bⱼ uᵢ uⱼ r(i,j), at least 0 for a = b.
func (s *solver) covariance(a, b []float64) float64 {
	var sum float64
	for i := range s.vars {
		sum += s.part(a, i) * s.part(b, i)
	}
	for _, p := range s.pairs {
		sum += p.r * (s.part(a, p.a)*s.part(b, p.b) + s.part(a, p.b)*s.part(b, p.a))
	}
	if len(a) == 0 || &a[0] == &b[0] {
		return max(sum, 0)
	}
	return sum
}

// freedom fills the effective degrees of freedom and the expanded uncertainty:
//
//	ν = u⁴ / Σ uₖ⁴/νₖ
//
// over independent components. The coefficients of one fit are one component with the
// fit's degrees of freedom; other correlated inputs with finite degrees of freedom have
// no such formula, and ν is not computed.
//
// Source: JCGM 100:2008, G.4.1; for a component of correlated inputs with common ν,
// Willink, Metrologia 44 (2007) 340.
func (s *solver) freedom(o *Outcome) {
	if o.SD == 0 {
		o.Reason = &fault.Reason{Code: "dof-none"}
		o.dofDrawn = math.Inf(1)
		return
	}
	var sum, drawn float64
	var open []string
	fits := make([]float64, len(s.fits)) // variance by fit
	for i := range s.vars {
		v := &s.vars[i]
		u := s.part(o.sensitivity, i)
		switch {
		case v.fit >= 0:
			fits[v.fit] += u * u
			continue
		case u == 0 || math.IsInf(v.dof, 1):
			continue
		case v.group >= 0:
			open = append(open, v.name)
		}
		w := math.Pow(u/o.SD, 4) / v.dof
		sum += w
		if v.kind == studentT {
			drawn += w
		}
	}
	for _, p := range s.pairs {
		if f := s.vars[p.a].fit; f >= 0 {
			fits[f] += 2 * p.r * s.part(o.sensitivity, p.a) * s.part(o.sensitivity, p.b)
		}
	}
	for f, v := range fits {
		sum += math.Pow(max(v, 0)/(o.SD*o.SD), 2) / float64(s.fits[f].DOF)
	}
	o.dofDrawn = 1 / drawn
	nu := math.Inf(1)
	switch {
	case len(open) > 0:
		o.Reason = &fault.Reason{Code: "dof-correlated", Items: open}
		return
	case sum > 0:
		nu = 1 / sum
		o.DOF = &nu
	default:
		o.Reason = &fault.Reason{Code: "dof-infinite"}
	}
	k := coverageFactor(s.coverage, nu)
	if math.IsNaN(k) || math.IsInf(k*o.SD, 0) {
		o.Reason = &fault.Reason{Code: "dof-small"}
		return
	}
	o.Expanded = &Expanded{K: k, Uncertainty: k * o.SD, Low: o.Value - k*o.SD, High: o.Value + k*o.SD, Coverage: s.coverage}
}

// coverageFactor returns the t quantile at (1+p)/2 for ν degrees of freedom, which need
// not be whole; the normal quantile for +Inf.
func coverageFactor(p, nu float64) float64 {
	if nu > 1e7 { // the two agree to 1e-7
		return math.Sqrt2 * math.Erfinv(p)
	}
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: nu}.Quantile((1 + p) / 2)
}

// budget lists what every input that the expression uses contributes.
func (s *solver) budget(e *expression, o *Outcome) {
	shares := make([]float64, len(s.vars))
	for i := range s.vars {
		u := s.part(o.sensitivity, i)
		shares[i] = u * u
	}
	for _, p := range s.pairs {
		c := p.r * s.part(o.sensitivity, p.a) * s.part(o.sensitivity, p.b)
		shares[p.a] += c
		shares[p.b] += c
	}
	for i := range s.vars {
		v := &s.vars[i]
		if v.sd == 0 || !e.uses[i] {
			continue
		}
		c := Component{Input: v.name, Mean: v.mean, SD: v.sd, Unit: v.unit.String(), Distribution: v.kind, Sensitivity: o.sensitivity[i], Contribution: math.Abs(s.part(o.sensitivity, i))}
		if c.Unit == "1" {
			c.Unit = ""
		}
		if !math.IsInf(v.dof, 1) {
			c.DOF = new(v.dof)
		}
		if v.gsd2 > 0 {
			c.GSD2 = new(v.gsd2)
		}
		if o.SD > 0 {
			c.Share = new(shares[i] / (o.SD * o.SD))
		}
		o.Budget = append(o.Budget, c)
	}
}
