package appraisal

import (
	"fmt"
	"math"
	"slices"

	"headwater/fault"
)

// Appraise judges the options of a study by the norms that it names.
//
// Money is of one currency, rates and taxes are fractions, lives whole years; the study is
// not modified. norms are the documents to choose from and may be nil, then there is no
// verdict; nearest proposes a known word for an unknown one and may be nil.
//
// It returns the problems of [Check]. An option that says too little is a result: its
// figures are null, with what it lacks.
//
// Source: working notes on the audit method, section 3.6; see docs/method/appraisal.md.
func Appraise(s *Study, norms []*Norms, nearest func(word string, known []string) string) (*Result, error) {
	if norms == nil {
		norms = []*Norms{}
	}
	if err := Check(s, norms, nearest); err != nil {
		return nil, err
	}
	w := &work{study: s, benchmark: or(s.Benchmark, s.Rate)}
	for _, n := range norms {
		if n.ID == s.norm() {
			w.norm = n
		}
	}
	r := &Result{Summary: Summary{
		Method: "year-0 flow not discounted", Currency: s.Currency, PriceYear: s.PriceYear, Year: s.base(), Rate: s.Rate, Benchmark: w.benchmark,
		FinanceRate: or(s.FinanceRate, s.Rate), ReinvestRate: or(s.ReinvestRate, s.Rate), CarbonPrice: s.CarbonPrice, Notes: []fault.Reason{},
	}, Options: []Appraisal{}}
	if w.norm != nil {
		r.Norm = w.norm.used()
	} else {
		r.Notes = append(r.Notes, fault.Reason{Code: "appraisal-no-norm"})
	}
	if s.Rate != nil && *s.Rate >= 1 {
		r.Notes = append(r.Notes, fault.Reason{Code: "appraisal-rate-high", Value: new(*s.Rate * 100), Unit: "%"})
	}
	for i := range s.Options {
		r.Options = append(r.Options, w.option(&s.Options[i]))
	}
	r.rank()
	r.MACC = curve(s, r.Options)
	return r, nil
}

// work is what the options of a study share.
type work struct {
	study     *Study
	norm      *Norms
	benchmark *float64
}

// option appraises one option as far as it says enough.
func (w *work) option(o *Option) Appraisal {
	s := w.study
	a := Appraisal{
		ID: o.ID, Name: o.Name, Cost: o.Cost, Form: o.form(), Investment: o.Investment, Subsidy: o.Subsidy, Life: int(value(o.Life)), Salvage: o.Salvage,
		TaxRate: s.tax(o), Start: s.offset(o), IRRAll: []float64{}, Criteria: []Criterion{}, Absent: []Absent{}, Notes: []fault.Reason{}, Years: []Year{}, Sensitivity: []Sensitivity{},
	}
	if a.Form == FormFlows {
		a.Life, a.Investment = len(o.Flows)-1, new(max(-o.Flows[0], 0))
	}
	if a.Investment != nil {
		a.Net = new(*a.Investment - o.Subsidy)
	}
	if a.Form == FormSaving {
		a.Saving = new(o.saving())
	}
	if lacks := w.lacks(o); len(lacks) > 0 {
		for _, field := range []string{"npv", "npvr", "irr", "payback", "discounted_payback"} {
			a.lack(field, lacking(lacks...))
		}
		a.Reason = &a.Absent[0].Reason
		return a
	}
	m := &model{form: a.Form, items: o.Items, investment: *a.Investment, subsidy: o.Subsidy, salvage: o.Salvage, saving: o.saving(), cash: value(o.CashFlow), flows: o.Flows,
		life: a.Life, tax: value(a.TaxRate), start: a.Start, depreciation: float64(a.Life)}
	if o.DepreciationYears != nil {
		m.depreciation = *o.DepreciationYears
	}
	a.model, a.Written = m, m.depreciation
	w.account(&a)
	f := m.figures(s.Rate)
	w.worth(&a, &f)
	w.judge(&a, &f)
	w.notes(&a, &f)
	a.Years = years(m, s.Rate)
	a.Sensitivity = w.sensitivity(&a, &f)
	a.Carbon, a.Abatement = w.carbon(o, &a), w.abatement(o, &a)
	return a
}

// lacks are the keys without which nothing can be said of an option.
func (w *work) lacks(o *Option) (keys []string) {
	if o.Investment == nil && o.form() != FormFlows {
		keys = append(keys, "investment")
	}
	if o.form() == "" {
		keys = append(keys, "saving")
		if o.Life == nil {
			keys = append(keys, "life")
		}
	}
	return keys
}

// account sets D, T, tax, E and F of the first year.
func (w *work) account(a *Appraisal) {
	m := a.model
	known := m.depreciation >= 1
	if m.form != FormFlows && known {
		a.Depreciation = new(m.yearly())
	}
	switch {
	case m.form == FormCashFlow:
		a.CashFlow = new(m.cash)
	case m.form == FormFlows:
		a.Written = 0
	case known:
		y := m.account(1)
		a.Taxable, a.Tax, a.NetProfit, a.CashFlow = &y.taxable, &y.tax, &y.profit, &y.flow
	case m.tax == 0:
		a.CashFlow = new(m.saving)
	default:
		a.lack("cash_flow", lacking("life"))
	}
}

// worth sets NPV, NPVR, annual worth, the rates of return and the paybacks.
func (w *work) worth(a *Appraisal, f *figures) {
	s, m := w.study, a.model
	a.Payback, a.NPV, a.IRR = f.payback, f.npv, f.irr
	a.Absent = append(a.Absent, f.lacks...)
	if m.life == 0 {
		for _, field := range []string{"npvr", "discounted_payback"} {
			a.lack(field, lacking("life"))
		}
		return
	}
	flows := m.series()
	for _, r := range f.roots {
		a.IRRAll = append(a.IRRAll, r.Rate)
	}
	if a.IRR != nil && !f.many { // a table shows one rate at which the sign changes
		if t, ok := Interpolate(flows, *a.IRR); ok {
			a.IRRTable = t
		}
	}
	finance, reinvest := or(s.FinanceRate, s.Rate), or(s.ReinvestRate, s.Rate)
	if finance == nil || reinvest == nil {
		a.lack("mirr", lacking("rate"))
	} else if x, ok := MIRR(flows, *finance, *reinvest); ok && finite(x) != nil {
		a.MIRR = new(x)
	} else {
		a.lack("mirr", fault.Reason{Code: "appraisal-mirr-none"})
	}
	if s.Rate == nil {
		for _, field := range []string{"npvr", "discounted_payback"} {
			a.lack(field, lacking("rate"))
		}
		return
	}
	rate := *s.Rate
	if spent := outlay(rate, flows); f.npv == nil {
		a.lack("npvr", fault.Reason{Code: "appraisal-overflow"})
	} else if !(spent > 0) {
		a.lack("npvr", fault.Reason{Code: "appraisal-no-investment"})
	} else if a.NPVR = finite(NPV(rate, flows) / spent); a.NPVR == nil {
		a.lack("npvr", fault.Reason{Code: "appraisal-overflow"})
	}
	if a.NPV != nil {
		a.AnnualWorth = finite(NPV(rate, flows) / Annuity(rate, m.life))
	}
	if n, _, found := Payback(discounted(rate, flows)); found {
		a.DiscountedPayback = finite(n)
	} else {
		a.lack("discounted_payback", fault.Reason{Code: "appraisal-payback-life", Limit: new(float64(m.life)), Unit: "a"})
	}
}

// judge sets the verdict and, where a figure is not there, its first reason.
func (w *work) judge(a *Appraisal, f *figures) {
	if w.norm != nil {
		a.Criteria = w.norm.criteria(a.Cost, w.benchmark, f)
		a.Verdict = new(verdict(a.Criteria))
	}
	for _, field := range []string{"npv", "irr", "payback", "npvr", "discounted_payback", "cash_flow"} {
		if i := slices.IndexFunc(a.Absent, func(x Absent) bool { return x.Field == field }); i >= 0 && a.Reason == nil {
			a.Reason = new(a.Absent[i].Reason)
		}
	}
}

// notes says what a reader of the figures should know.
func (w *work) notes(a *Appraisal, f *figures) {
	m := a.model
	if f.many {
		var all []string
		for _, r := range f.roots {
			all = append(all, fmt.Sprintf("%.2f %%", r.Rate*100))
		}
		a.note(fault.Reason{Code: "appraisal-irr-several", Items: all})
	}
	if slices.ContainsFunc(f.roots, func(r Root) bool { return r.Touches }) {
		a.note(fault.Reason{Code: "appraisal-irr-touches"})
	}
	if m.form == FormSaving {
		if a.TaxRate == nil {
			a.note(fault.Reason{Code: "appraisal-before-tax"})
		}
		if a.Taxable != nil && *a.Taxable < 0 && m.tax > 0 {
			a.note(fault.Reason{Code: "appraisal-loss", Value: a.Taxable})
		}
		if m.life > 0 && m.depreciation > float64(m.life) && m.tax > 0 {
			a.note(fault.Reason{Code: "appraisal-book-left", Value: new(m.net() - m.salvage - m.yearly()*float64(m.life))})
		}
	}
	if m.form != FormFlows && m.salvage > m.net() {
		a.note(fault.Reason{Code: "appraisal-salvage-net", Value: &m.salvage, Limit: new(m.net())})
	}
	if f.payback != nil && m.life > 0 && *f.payback > float64(m.life) {
		a.note(fault.Reason{Code: "appraisal-payback-beyond", Value: f.payback, Limit: new(float64(m.life)), Unit: "a"})
	}
	if m.form == FormFlows {
		if _, kept, found := Payback(m.flows); found && !kept {
			a.note(fault.Reason{Code: "appraisal-payback-lost"})
		}
	}
}

// years are the rows of the table of flows.
func years(m *model, rate *float64) []Year {
	out := []Year{}
	if m.life == 0 {
		return out
	}
	sum, worth := 0.0, 0.0
	for j, flow := range m.series() {
		y := Year{Year: m.start + j, Flow: flow}
		if m.form == FormSaving && j > 0 {
			a := m.account(j)
			y.Depreciation, y.Taxable, y.Tax, y.NetProfit = &a.depreciation, &a.taxable, &a.tax, &a.profit
		}
		sum += flow
		y.Cumulative = sum
		if rate != nil {
			if d := flow * math.Pow(1+*rate, -float64(m.start+j)); finite(d) != nil && finite(worth+d) != nil {
				worth += d
				y.Discounted, y.CumulativeDiscounted = new(d), new(worth)
			}
		}
		out = append(out, y)
	}
	return out
}
