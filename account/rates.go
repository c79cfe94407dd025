package account

import (
	"headwater/fault"
	"headwater/plant"
)

// Rate is one rate of the water balance, by its own name and formula.
type Rate struct {
	ID          string        `json:"id"`
	Product     string        `json:"product,omitempty"`
	Formula     string        `json:"formula"`
	Numerator   *float64      `json:"numerator"`
	Denominator *float64      `json:"denominator"`
	Value       *float64      `json:"value"` // a fraction; per product in Unit
	Unit        string        `json:"unit,omitempty"`
	Reason      *fault.Reason `json:"reason,omitempty"`
}

// The purposes of water.
const (
	forProcess       = "process"
	directCooling    = "direct-cooling"
	indirectCooling  = "indirect-cooling"
	steamOut         = "steam"
	condensateReturn = "condensate"
)

// rates lists the rates of the plant. Those of one purpose are there if some stream has
// that purpose.
func (a *accountant) rates(l *ledger, whole nodes, r *WaterRow) []Rate {
	generated := netted(l, whole, waste, "V_d", false)
	out := []Rate{
		rate("reuse-rate", "V_r / V_t", r.Vr, r.Vt),
		rate("wastewater-reuse-rate", "V_w / V_ww", r.Vw, generated),
		rate("leakage-rate", "V_l / V_i", r.Vl, r.Vi),
		rate("drainage-rate", "V_d / V_i", r.Vd, r.Vi),
	}
	for _, p := range []struct{ id, formula, purpose string }{
		{"indirect-cooling-rate", "V_cr / (V_cr + V_cf)", indirectCooling},
		{"direct-cooling-rate", "V_dr / (V_dr + V_df)", directCooling},
		{"process-water-rate", "V_pr / (V_pr + V_pf)", forProcess},
	} {
		again, taken, ok := ofPurpose(l, whole, p.purpose)
		if !ok {
			continue
		}
		both := together("V", &again, &taken)
		if taken.absent() { // water that is only used again would need no make-up: a stream is missing
			both = taken
		}
		out = append(out, rate(p.id, p.formula, again, both))
	}
	if c, ok := condensate(l, whole); ok {
		out = append(out, c)
	}
	for i := range a.plant.Products {
		out = append(out, a.perProduct(l, a.plant.Products[i].ID))
	}
	return out
}

// rate divides two terms. A numerator without streams is an absence, not a rate of 0.
func rate(id, formula string, x, y Term) Rate {
	r := Rate{ID: id, Formula: formula, Numerator: x.Value, Denominator: y.Value}
	switch {
	case x.Value == nil:
		r.Reason = x.Reason
	case y.Value == nil:
		r.Reason = y.Reason
	case !(*y.Value > 0):
		r.Reason = reason("denominator-zero", formula)
	default:
		r.Value = new(*x.Value / *y.Value)
	}
	return r
}

// ofPurpose returns the water of one purpose that is used again, and what of it is fresh.
func ofPurpose(l *ledger, whole nodes, purpose string) (again, taken Term, ok bool) {
	only := &ledger{unit: l.unit}
	for _, f := range l.flows {
		if f.stream.Purpose == purpose {
			only.flows = append(only.flows, f)
		}
	}
	if len(only.flows) == 0 {
		return again, taken, false
	}
	cy := loopsOf(only, whole)
	s := gather(only, "V_s", func(f *flow) float64 { return one(f.role == cascade && whole[f.from] && whole[f.to]) })
	w := netted(only, whole, reclaimed, "V_w", true)
	again = together("V_r", &cy, &s, &w)
	taken = gather(only, "V_i", func(f *flow) float64 { return one(f.role == fresh && whole[f.to] && !passedOn(only, f)) })
	return again, taken, true
}

// passedOn reports whether a stream of fresh water only feeds a process that hands fresh
// water of the same purpose on.
func passedOn(l *ledger, f *flow) bool {
	for i := range l.flows {
		if g := &l.flows[i]; g.role == fresh && g.from == f.to && g.from != "" {
			return true
		}
	}
	return false
}

// condensate is what comes back of the steam: V_br / (D·h/ρ), both as water.
func condensate(l *ledger, whole nodes) (Rate, bool) {
	of := func(purpose string) Term {
		return gather(l, purpose, func(f *flow) float64 { return one(f.stream.Purpose == purpose && whole[f.from]) })
	}
	back, steam := of(condensateReturn), of(steamOut)
	if back.absent() && steam.absent() {
		return Rate{}, false
	}
	return rate("condensate-rate", "V_br / (D·h/ρ)", back, steam), true
}

// perProduct is the fresh water for one unit of a product, V_ui = V_i / Q: that of the
// processes that make it, and of the auxiliary ones by their rule of allocation.
func (a *accountant) perProduct(l *ledger, product string) Rate {
	out := Rate{ID: "fresh-water-per-product", Product: product, Formula: "V_i / Q"}
	taken, err := a.plant.FreshWater(plant.Boundary{Products: []string{product}})
	if err != nil {
		out.Reason = withoutData(err)
		return out
	}
	v, err := taken.Total.In(l.unit)
	if err != nil {
		out.Reason = unconvertible(product, taken.Total, l.unit)
		return out
	}
	q, err := a.plant.Output([]string{product})
	if err != nil {
		out.Numerator, out.Reason = &v.Value, withoutData(err)
		return out
	}
	out.Numerator, out.Denominator, out.Value = &v.Value, &q.Value, new(v.Value/q.Value)
	out.Unit = l.unit.Div(q.Unit).String()
	return out
}
