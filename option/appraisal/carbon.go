package appraisal

import (
	"cmp"
	"slices"

	"headwater/fault"
)

// Carbon is what a price of carbon adds: income of price·amount a year, taxed as the rest.
type Carbon struct {
	Amount    float64       `json:"amount"` // CO2 avoided per year
	Price     *float64      `json:"price"`
	Income    *float64      `json:"income"`
	NPV       *float64      `json:"npv"`
	IRR       *float64      `json:"irr"`
	Payback   *float64      `json:"payback"`
	Verdict   *string       `json:"verdict"`
	BreakEven *float64      `json:"break_even_price"` // at which the NPV is zero
	Reason    *fault.Reason `json:"reason,omitempty"`
}

func (w *work) carbon(o *Option, a *Appraisal) *Carbon {
	amount, stated := o.Effects[CO2]
	m, rate := a.model, w.study.Rate
	if !stated || m.life == 0 {
		return nil
	}
	with := func(price float64) *model {
		n := *m
		n.extra = price * amount
		return &n
	}
	c := &Carbon{Amount: amount, Price: w.study.CarbonPrice}
	if p := c.Price; p != nil {
		f := with(*p).figures(rate)
		c.Income, c.NPV, c.IRR, c.Payback = new(*p*amount), f.npv, f.irr, f.payback
		if w.norm != nil {
			c.Verdict = new(verdict(w.norm.criteria(a.Cost, w.benchmark, &f)))
		}
	}
	switch {
	case rate == nil:
		c.Reason = new(lacking("rate"))
	case !(amount > 0):
		c.Reason = &fault.Reason{Code: "appraisal-no-abatement", Items: []string{CO2}}
	case a.NPV != nil && *a.NPV >= 0:
		c.Reason = &fault.Reason{Code: "appraisal-carbon-not-needed"}
	default:
		// in units of what would make the annual loss good before tax
		unit := max(-*or(a.AnnualWorth, new(-1.0)), smallest) / amount
		if x, ok := breakEven(func(x float64) float64 { return with(max(x, 0) * unit).npv(*rate) }); ok {
			c.BreakEven = finite(x * unit)
		} else {
			c.Reason = &fault.Reason{Code: "appraisal-break-even-none"}
		}
	}
	return c
}

// Abatement is what it costs to avoid a unit of an effect: with the capital recovery
// factor a = 1/A(rate, life)
//
//	cost = (a·(I − S/(1 + rate)^n) − P)/amount
//
// before tax and without a carbon price. A stated cash flow stands for P and is after tax;
// stated flows give −a·NPV.
type Abatement struct {
	Effect     string        `json:"effect"`
	Amount     float64       `json:"amount"` // avoided per year
	Factor     *float64      `json:"annuity_factor"`
	NetCost    *float64      `json:"net_annual_cost"`
	NetBenefit *float64      `json:"net_benefit"` // present value over the life
	Cost       *float64      `json:"cost"`        // per unit avoided
	Basis      string        `json:"basis"`       // before-tax, after-tax
	Reason     *fault.Reason `json:"reason,omitempty"`
}

func (w *work) abatement(o *Option, a *Appraisal) *Abatement {
	amount, stated := o.Effects[w.study.effect()]
	if !stated {
		return nil
	}
	m, rate := a.model, w.study.Rate
	b := &Abatement{Effect: w.study.effect(), Amount: amount, Basis: "after-tax"}
	if m.form == FormSaving {
		b.Basis = "before-tax"
	}
	switch {
	case m.life == 0:
		b.Reason = new(lacking("life"))
		return b
	case rate == nil:
		b.Reason = new(lacking("rate"))
		return b
	}
	before := *m
	before.tax = 0
	worth := NPV(*rate, before.series())
	factor := 1 / Annuity(*rate, m.life)
	b.Factor, b.NetBenefit, b.NetCost = finite(factor), finite(worth), finite(-worth*factor)
	if !(amount > 0) {
		b.Reason = &fault.Reason{Code: "appraisal-no-abatement", Items: []string{b.Effect}}
	} else if b.Cost = finite(-worth * factor / amount); b.Cost == nil {
		b.Reason = &fault.Reason{Code: "appraisal-overflow"}
	}
	return b
}

// Curve is the marginal abatement cost curve: the options from the cheapest unit avoided
// to the dearest.
type Curve struct {
	Effect  string         `json:"effect"`
	Steps   []Step         `json:"steps"`
	Total   float64        `json:"total"` // avoided per year
	Missing []string       `json:"missing"`
	Notes   []fault.Reason `json:"notes"`
}

// Step is one option of the curve.
type Step struct {
	ID         string  `json:"id"`
	Cost       float64 `json:"cost"`
	Amount     float64 `json:"amount"`
	Cumulative float64 `json:"cumulative"`
	NetCost    float64 `json:"net_annual_cost"`
	NetBenefit float64 `json:"net_benefit"`
}

// curve orders the options that have an abatement cost; nil where none has.
func curve(s *Study, options []Appraisal) *Curve {
	c := &Curve{Effect: s.effect(), Steps: []Step{}, Missing: []string{}, Notes: []fault.Reason{}}
	after, cheap := false, 0
	for i := range options {
		o := &options[i]
		b := o.Abatement
		if b == nil || b.Cost == nil {
			c.Missing = append(c.Missing, o.ID)
			continue
		}
		c.Steps = append(c.Steps, Step{ID: o.ID, Cost: *b.Cost, Amount: b.Amount, NetCost: *b.NetCost, NetBenefit: *b.NetBenefit})
		after = after || b.Basis != "before-tax"
		if *b.Cost < 0 {
			cheap++
		}
	}
	if len(c.Steps) == 0 {
		return nil
	}
	slices.SortStableFunc(c.Steps, func(a, b Step) int { return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(a.ID, b.ID)) })
	for i := range c.Steps {
		c.Total += c.Steps[i].Amount
		c.Steps[i].Cumulative = c.Total
	}
	if cheap > 1 {
		c.Notes = append(c.Notes, fault.Reason{Code: "appraisal-macc-negative"})
	}
	if after {
		c.Notes = append(c.Notes, fault.Reason{Code: "appraisal-macc-after-tax"})
	}
	c.Notes = append(c.Notes, fault.Reason{Code: "appraisal-macc-alone"})
	return c
}
