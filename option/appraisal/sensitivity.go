package appraisal

import (
	"math"

	"headwater/fault"
)

// Sensitivity is how the figures of an option move with one of the numbers that they rest
// on: the rows of a tornado chart.
type Sensitivity struct {
	Parameter string        `json:"parameter"`      // saving, investment, rate, price
	Item      string        `json:"item,omitempty"` // whose price it is
	Base      float64       `json:"base"`
	Points    []Point       `json:"points"`
	Swing     *float64      `json:"swing"`      // of the NPV between the outer points
	BreakEven *BreakEven    `json:"break_even"` // where the NPV is zero
	Reason    *fault.Reason `json:"reason,omitempty"`
}

// Point is an option with one number changed by a share of it.
type Point struct {
	Change  float64  `json:"change"`
	Value   float64  `json:"value"`
	NPV     *float64 `json:"npv"`
	IRR     *float64 `json:"irr"`
	Payback *float64 `json:"payback"`
	Verdict *string  `json:"verdict"`
}

// BreakEven is the change, as a share, at which the NPV is zero, and the number then.
type BreakEven struct {
	Change float64 `json:"change"`
	Value  float64 `json:"value"`
}

// steps are the changes of a sensitivity analysis as it is customary in feasibility studies.
var steps = []float64{-0.2, -0.1, 0.1, 0.2}

// sensitivity moves one number at a time, the others kept.
func (w *work) sensitivity(a *Appraisal, f *figures) []Sensitivity {
	out := []Sensitivity{}
	m, rate := a.model, w.study.Rate
	if m.life == 0 || f.npv == nil {
		return out
	}
	add := func(parameter, item string, base float64, change func(x float64) (*model, *float64)) {
		s := Sensitivity{Parameter: parameter, Item: item, Base: base, Points: []Point{}}
		for _, x := range steps {
			n, r := change(x)
			g := n.figures(r)
			p := Point{Change: x, Value: base * (1 + x), NPV: g.npv, IRR: g.irr, Payback: g.payback}
			if w.norm != nil {
				benchmark := w.study.Benchmark
				if benchmark == nil {
					benchmark = r
				}
				p.Verdict = new(verdict(w.norm.criteria(a.Cost, benchmark, &g)))
			}
			s.Points = append(s.Points, p)
		}
		if lo, hi := s.Points[0].NPV, s.Points[len(steps)-1].NPV; lo != nil && hi != nil {
			s.Swing = finite(math.Abs(*hi - *lo))
		}
		if parameter == "rate" {
			s.BreakEven, s.Reason = rateBreakEven(base, f)
		} else if x, ok := breakEven(func(x float64) float64 { n, r := change(x); return n.npv(*r) }); ok {
			s.BreakEven = &BreakEven{x, base * (1 + x)}
		} else {
			s.Reason = &fault.Reason{Code: "appraisal-break-even-none"}
		}
		out = append(out, s)
	}
	if base := m.benefit(); base != 0 {
		add("saving", "", base, func(x float64) (*model, *float64) { return m.withSaving(x), rate })
	}
	if m.investment != 0 {
		add("investment", "", m.investment, func(x float64) (*model, *float64) { return m.withInvestment(x), rate })
	}
	if *rate != 0 {
		add("rate", "", *rate, func(x float64) (*model, *float64) { return m, new(*rate * (1 + x)) })
	}
	for i := range m.items {
		if it := &m.items[i]; it.Price != nil && it.worth() != 0 {
			add("price", it.Name, *it.Price, func(x float64) (*model, *float64) {
				n := *m
				n.saving += x * it.worth()
				return &n, rate
			})
		}
	}
	return out
}

// npv of a model at the start of the study.
func (m *model) npv(rate float64) float64 {
	return NPV(rate, m.series()) * math.Pow(1+rate, -float64(m.start))
}

// benefit is what an option brings in a year: P, F, or the sum of all returns.
func (m *model) benefit() float64 {
	switch m.form {
	case FormSaving:
		return m.saving
	case FormCashFlow:
		return m.cash
	}
	sum := 0.0
	for _, f := range m.flows[1:] {
		sum += max(f, 0)
	}
	return sum
}

// withSaving scales what an option brings by 1 + x: of stated flows the returns, not the
// outlays.
func (m *model) withSaving(x float64) *model {
	n := *m
	n.saving *= 1 + x
	n.cash *= 1 + x
	if m.form == FormFlows {
		n.flows = append([]float64{}, m.flows...)
		for j, f := range n.flows {
			if j > 0 && f > 0 {
				n.flows[j] = f * (1 + x)
			}
		}
	}
	return &n
}

// withInvestment scales the investment by 1 + x; a subsidy stays, up to all of it.
func (m *model) withInvestment(x float64) *model {
	n := *m
	n.investment *= 1 + x
	n.subsidy = min(n.subsidy, n.investment)
	if m.form == FormFlows {
		n.flows = append([]float64{}, m.flows...)
		n.flows[0] *= 1 + x
	}
	return &n
}

func rateBreakEven(base float64, f *figures) (*BreakEven, *fault.Reason) {
	switch {
	case f.many:
		return nil, &fault.Reason{Code: "appraisal-break-even-several"}
	case f.irr == nil:
		return nil, &fault.Reason{Code: "appraisal-break-even-none"}
	}
	return &BreakEven{*f.irr/base - 1, *f.irr}, nil
}

// furthest is the largest relative change that a break-even is looked for at.
const furthest = 1e6

// breakEven finds the change x ≥ −1 nearest to none at which a monotone npv is zero.
func breakEven(npv func(x float64) float64) (float64, bool) {
	at := npv(0)
	if at == 0 {
		return 0, true
	}
	for step := 1.0 / 16; step <= furthest; step *= 2 {
		for _, x := range []float64{max(-step, -1), step} {
			if v := npv(x); v == 0 || v*at < 0 {
				return bisect(npv, 0, x), true
			}
		}
	}
	return 0, false
}

// bisect closes in on the change of sign between a and b, down to neighbouring numbers.
func bisect(f func(float64) float64, a, b float64) float64 {
	below := f(a) < 0
	for {
		x := a + (b-a)/2
		if x == a || x == b {
			return b
		}
		if v := f(x); v == 0 {
			return x
		} else if v < 0 == below {
			a = x
		} else {
			b = x
		}
	}
}
