package appraisal

import (
	"strconv"

	"headwater/fault"
)

// The verdicts.
const (
	Feasible     = "feasible"
	Infeasible   = "infeasible"
	Undetermined = "undetermined"
)

// The states of a criterion.
const (
	Met    = "met"
	Failed = "failed"
	Open   = "open" // depends on what is not known
	None   = "none" // does not apply
)

// Criterion is one comparison behind a verdict.
type Criterion struct {
	Criterion string        `json:"criterion"` // payback, npv, irr
	State     string        `json:"state"`
	Value     *float64      `json:"value"`
	Limit     *float64      `json:"limit"`
	LimitMin  *float64      `json:"limit_min,omitempty"` // where the norm prints a range
	Reason    *fault.Reason `json:"reason,omitempty"`
}

// criteria holds an option against the norms: N below that of its class of cost, NPV and
// IRR at least as stated. figures are those of the option or of one of its scenarios.
func (n *Norms) criteria(class string, benchmark *float64, f *figures) []Criterion {
	out := []Criterion{n.payback(class, f)}
	if n.NPV != nil {
		c := Criterion{Criterion: "npv", Value: f.npv, Limit: n.NPV, State: Open}
		if f.npv != nil {
			c.State = state(*f.npv >= *n.NPV)
		}
		out = append(out, c)
	}
	if n.IRR == ByBenchmark {
		out = append(out, irrCriterion(benchmark, f))
	}
	return out
}

func state(ok bool) string {
	if ok {
		return Met
	}
	return Failed
}

func (n *Norms) payback(class string, f *figures) Criterion {
	c := Criterion{Criterion: "payback", Value: f.payback, State: Open}
	bar, k := n.widest(), n.class(class)
	if k != nil {
		if bar = k.Payback; bar == nil {
			c.State = None
			c.Reason = &fault.Reason{Code: "appraisal-class-free", Items: []string{class}}
			return c
		}
	} else if bar != nil { // then the class with the longest time must do
		c.Reason = &fault.Reason{Code: "appraisal-class-unstated", Limit: new(bar.Max), Unit: "a"}
	}
	if bar == nil {
		c.State = None
		return c
	}
	c.Limit = new(bar.Max)
	if bar.Min < bar.Max {
		c.LimitMin = new(bar.Min)
	}
	switch {
	case f.payback == nil && f.never:
		c.State = Failed
		c.Reason = &fault.Reason{Code: "appraisal-never-paid-back"}
	case f.payback == nil:
	case *f.payback < bar.Min:
		c.State = Met
	case *f.payback >= bar.Max:
		c.State = Failed
	default:
		c.Reason = &fault.Reason{Code: "appraisal-norm-range", Value: f.payback, Unit: "a", Items: []string{number(bar.Min), number(bar.Max)}}
	}
	return c
}

func irrCriterion(benchmark *float64, f *figures) Criterion {
	c := Criterion{Criterion: "irr", Value: f.irr, Limit: benchmark, State: Open}
	switch {
	case f.losing:
		c.State = Failed
		c.Reason = &fault.Reason{Code: f.noRate}
	case f.gaining:
		c.State = None
		c.Reason = &fault.Reason{Code: f.noRate}
	case f.irr == nil:
	case f.many:
		c.State = None
		c.Reason = &fault.Reason{Code: "appraisal-irr-several"}
	case benchmark != nil:
		c.State = state(*f.irr >= *benchmark)
	}
	return c
}

// verdict of criteria: one that fails decides, one that is open leaves it open.
func verdict(all []Criterion) string {
	out := Feasible
	for _, c := range all {
		switch c.State {
		case Failed:
			return Infeasible
		case Open:
			out = Undetermined
		}
	}
	return out
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
