package appraisal_test

import (
	"testing"

	"headwater/option/appraisal"
)

// Worked by hand: I = 100, S = 20, written off in 4 of 8 years, P = 40, t = 25 %. D = 20,
// T = 20, tax 5, E = 15, F = 35; from year 5 on T = 40, tax 10, F = 30. At a rate of 0 the
// NPV is −100 + 4·35 + 4·30 + 20 = 180; N = 2 + 30/35.
func TestSalvageAndDepreciation(t *testing.T) {
	o := appraisal.Option{ID: "a", Investment: new(130.0), Subsidy: 30, Salvage: 20, Saving: new(40.0), Life: new(8.0), DepreciationYears: new(4.0)}
	s := &appraisal.Study{Rate: new(0.0), Tax: new(0.25), Options: []appraisal.Option{o}}
	a := appraise(t, s).Options[0]
	for name, pair := range map[string][2]float64{"I": {*a.Net, 100}, "D": {*a.Depreciation, 20}, "T": {*a.Taxable, 20}, "tax": {*a.Tax, 5}, "E": {*a.NetProfit, 15}, "F": {*a.CashFlow, 35}, "F of year 5": {a.Years[5].Flow, 30},
		"tax of year 5": {*a.Years[5].Tax, 10}, "the last flow": {a.Years[8].Flow, 50}, "NPV": {*a.NPV, 180}, "N": {*a.Payback, 2 + 30.0/35}, "annual worth": {*a.AnnualWorth, 22.5}, "NPVR": {*a.NPVR, 1.8}} {
		near(t, "a", name, &pair[0], pair[1], 1e-12)
	}
	// two years later it is worth 1.1² less; its own times and rates stay
	s.Rate = new(0.1)
	now := appraise(t, s).Options[0]
	s.Options[0].Start = 2
	later := appraise(t, s).Options[0]
	near(t, "later", "NPV", later.NPV, *now.NPV/1.21, 1e-9)
	near(t, "later", "discounted payback", later.DiscountedPayback, *now.DiscountedPayback, 1e-12)
	near(t, "later", "NPVR", later.NPVR, *now.NPVR, 1e-12)
	if later.Years[0].Year != 2 {
		t.Errorf("begins in year %d", later.Years[0].Year)
	}
}

// A tax changes the NPV of the four reference options, not their abatement cost.
func TestAbatementBeforeTax(t *testing.T) {
	s := &appraisal.Study{}
	read(t, "macc4.yaml", s)
	s.Tax = new(0.25)
	s.CarbonPrice = new(1000.0)
	near(t, "A", "cost", &appraise(t, s).MACC.Steps[0].Cost, -85.19704788163557, 1e-8)
}

// Between options that are not worth while there is nothing to choose.
func TestNoConflictBelowZero(t *testing.T) {
	s := &appraisal.Study{Rate: new(0.1), Options: []appraisal.Option{
		{ID: "a", Investment: new(1000.0), CashFlow: new(150.0), Life: new(10.0)}, {ID: "b", Investment: new(10.0), CashFlow: new(0.05), Life: new(10.0)},
	}}
	if c := appraise(t, s).Conflicts; len(c) != 0 {
		t.Errorf("%+v", c)
	}
	// a loses more money than b and less of each yuan: by NPV b is first, by NPVR a
	if r := appraise(t, s); r.Rankings.NPV[0] != "b" || r.Rankings.NPVR[0] != "a" {
		t.Errorf("%+v", r.Rankings)
	}
}

// Changes of sign without a root: NPV is of one sign, and so is the verdict.
func TestNoRoot(t *testing.T) {
	for sign, want := range map[float64]string{1: "feasible", -1: "infeasible"} {
		s := &appraisal.Study{Rate: new(0.1), Options: []appraisal.Option{{ID: "a", Flows: []float64{sign * 100, sign * -100, sign * 100}}}}
		a := appraise(t, s).Options[0]
		if a.IRR != nil || *a.Verdict != want || a.Reason == nil || a.Reason.Code != "appraisal-irr-none" {
			t.Errorf("%g: %s %+v %+v", sign, *a.Verdict, a.Reason, a.Criteria)
		}
	}
}
