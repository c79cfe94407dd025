package appraisal

import (
	"math"

	"headwater/fault"
)

// figures are what a verdict rests on: those of an option or of one of its scenarios. What
// has no number is nil, and its reason is in lacks.
type figures struct {
	npv, irr, payback *float64
	roots             []Root
	noRate            string // why there is no rate of return
	never             bool   // the payback norm is certainly not met
	losing            bool   // the NPV is negative at every rate
	gaining           bool   // it is so at none
	many              bool   // more than one rate
	lacks             []Absent
}

func (f *figures) lack(field string, why fault.Reason) { f.lacks = append(f.lacks, Absent{field, why}) }

// figures of a model: NPV at the start of the study, IRR and payback at that of the option.
func (m *model) figures(rate *float64) (f figures) {
	f.setPayback(m)
	if m.life == 0 {
		for _, field := range []string{"npv", "irr"} {
			f.lack(field, lacking("life"))
		}
		return f
	}
	flows := m.series()
	if rate == nil {
		f.lack("npv", lacking("rate"))
	} else if f.npv = finite(NPV(*rate, flows) * math.Pow(1+*rate, -float64(m.start))); f.npv == nil {
		f.lack("npv", fault.Reason{Code: "appraisal-overflow"})
	}
	f.setIRR(flows)
	return f
}

func (f *figures) setIRR(flows []float64) {
	f.roots = Roots(flows)
	root, found := central(f.roots)
	f.many = len(f.roots) > 1
	if found {
		f.irr = new(root.Rate)
		return
	}
	var up, down bool
	for _, x := range flows {
		up, down = up || x > 0, down || x < 0
	}
	why := fault.Reason{Code: "appraisal-irr-none"}
	switch {
	case up && !down:
		why = fault.Reason{Code: "appraisal-irr-no-outlay"}
	case down && !up:
		why = fault.Reason{Code: "appraisal-irr-losing"}
	case !up && !down:
		why = fault.Reason{Code: "appraisal-irr-zero"}
	}
	// without a root the NPV has one sign at every rate
	f.losing = NPV(0, flows) < 0
	f.gaining = !f.losing
	f.noRate = why.Code
	f.lack("irr", why)
}

// setPayback is N = I/F where every year brings the same, even beyond the life, as the
// trade prints it; else the time at which the flows have summed up to I, salvage left out.
func (f *figures) setPayback(m *model) {
	none := func(why fault.Reason, never bool) {
		f.never = never
		f.lack("payback", why)
	}
	each, even := m.uniform()
	switch {
	case m.form != FormFlows && m.net() == 0 && each >= 0:
		f.payback = new(0.0)
	case even && each > 0:
		n := m.net() / each
		if m.life == 0 && n > m.sameFor() {
			none(lacking("life"), false)
			return
		}
		if f.payback = finite(n); f.payback == nil {
			none(fault.Reason{Code: "appraisal-overflow"}, false)
		}
	case even || m.life == 0 && each <= 0:
		none(fault.Reason{Code: "appraisal-payback-never"}, true)
	case m.life == 0:
		none(lacking("life"), false)
	default:
		f.cumulative(m, none)
	}
}

// cumulative is the payback of years that differ; where the life is too short for it, the
// last year is taken to go on, so that N = I/F follows for years that do not differ.
func (f *figures) cumulative(m *model, none func(fault.Reason, bool)) {
	flows := m.series()
	if m.form != FormFlows {
		flows[m.life] -= m.salvage
	}
	if n, _, found := Payback(flows); found {
		f.payback = new(n)
		return
	}
	rest := 0.0
	for _, x := range flows {
		rest -= x
	}
	if last := flows[m.life]; m.form != FormFlows && last > 0 {
		if f.payback = finite(float64(m.life) + rest/last); f.payback != nil {
			return
		}
	}
	none(fault.Reason{Code: "appraisal-payback-life", Limit: new(float64(m.life)), Unit: "a"}, true)
}

func lacking(keys ...string) fault.Reason {
	return fault.Reason{Code: "appraisal-lacks", Items: keys}
}

// finite keeps infinities and NaN out of results.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
