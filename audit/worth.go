package audit

import (
	"headwater/fault"
	"headwater/option/appraisal"
	"headwater/option/plan"
)

// Worth says what a plan is worth, from the appraisals of its options by themselves:
//
//	NPV = Σ NPV of each,  N = Σ I / Σ F
//
// What acts on the same stream saves less together than the sum of both: the sums are the
// most that the plan brings. A figure that an option lacks is absent for the plan, with the
// ids of these options.
func Worth(r *plan.Result, all *appraisal.Result) {
	if r == nil || all == nil || len(r.Selected) == 0 {
		return
	}
	found := map[string]*appraisal.Appraisal{}
	for i := range all.Options {
		found[all.Options[i].ID] = &all.Options[i]
	}
	var npv, spent, flow float64
	var unworthy, unpaid []string
	for _, id := range r.Selected {
		a := found[id]
		if a == nil {
			continue
		}
		if a.NPV != nil {
			npv += *a.NPV
		} else {
			unworthy = append(unworthy, id)
		}
		if a.Net != nil && a.CashFlow != nil {
			spent, flow = spent+*a.Net, flow+*a.CashFlow
		} else {
			unpaid = append(unpaid, id)
		}
	}
	if len(unworthy) > 0 {
		r.NPVReason = &fault.Reason{Code: "plan-npv-lacks", Items: unworthy}
	} else {
		r.NPV = &npv
	}
	switch {
	case len(unpaid) > 0:
		r.PaidReason = &fault.Reason{Code: "plan-payback-lacks", Items: unpaid}
	case flow <= 0:
		r.PaidReason = &fault.Reason{Code: "plan-payback-never"}
	default:
		years := spent / flow
		r.Payback = &years
	}
}
