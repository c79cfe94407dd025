package audit_test

import (
	"math"
	"slices"
	"testing"

	"headwater/audit"
	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/plant"
)

func decodePlant(t *testing.T, text string) *plant.Plant {
	t.Helper()
	f, err := input.Parse("plant.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p := &plant.Plant{}
	if err := f.Decode(p); err != nil {
		t.Fatal(err)
	}
	return p
}

// Case G4a of the published examples, written as options of a plant in other units: 10^4
// CNY as CNY, percent, a subsidy; figures as printed there, times 10^4.
func TestAppraise(t *testing.T) {
	p := decodePlant(t, `
plant: {id: x, name: x}
period: 2022
finance: {currency: CNY, price_year: 2022, rate: 6.12 %, tax: 33 %}
options:
  - {id: G4a, cost: higher, investment: 1900万元, subsidy: 1000000 CNY, saving: 746.05万元/a, life: 10 a}
  - {id: later, co2: 1000 kg/a, investment: 1800万元, saving: 746.05万元/a, life: 10 a, start: 2024}
  - {id: open, saving: 5 CNY/a}
`)
	r, err := audit.Appraise(fixture.Catalogue(t).Norms, p, input.Nearest)
	if err != nil {
		t.Fatal(err)
	}
	a := r.Options[0]
	for name, pair := range map[string][2]float64{"NPV": {*a.NPV, 22928540}, "F": {*a.CashFlow, 5592535}, "D": {*a.Depreciation, 1800000}, "N": {*a.Payback, 3.2186}, "IRR": {*a.IRR, 0.28548}, "NPV of the one that begins in 2024": {*r.Options[1].NPV * 1.0612 * 1.0612, 22928540}} {
		if !(math.Abs(pair[0]-pair[1]) <= 2e-5*pair[1]) {
			t.Errorf("%s is %g, want %g", name, pair[0], pair[1])
		}
	}
	if r.Currency != "CNY" || r.Norm == nil || *a.Verdict != "feasible" || r.Options[1].Cost != "" {
		t.Errorf("%s %v %s %q", r.Currency, r.Norm, *a.Verdict, r.Options[1].Cost)
	}
	if b := r.Options[1].Abatement; b == nil || b.Effect != "co2" || b.Amount != 1 || b.Cost == nil || r.Options[0].Abatement != nil {
		t.Errorf("abatement %+v", b)
	}
	if o := r.Options[2]; o.NPV != nil || o.Reason == nil || o.Reason.Code != "appraisal-lacks" {
		t.Errorf("%+v", o.Reason)
	}
	if none, err := audit.Appraise(nil, &plant.Plant{}, nil); none != nil || err != nil {
		t.Error("options from nowhere")
	}
}

func TestAppraiseProblems(t *testing.T) {
	p := decodePlant(t, `
plant: {id: x, name: x}
period: 2022
finance: {currency: CNY, rate: -200 %, tax: 3 kg}
options:
  - {id: a, investment: 5 USD, saving: 3 CNY, life: 10 a}
  - {id: b, investment: 5 CNY, subsidy: 6 CNY, life: 7.5 a}
  - {id: c, cost: mediun, co2: 5 t}
`)
	_, err := audit.Appraise(fixture.Catalogue(t).Norms, p, input.Nearest)
	var got []string
	for _, p := range fault.All(err) {
		got = append(got, p.At+" "+p.Code)
	}
	slices.Sort(got)
	want := []string{"/finance/rate appraisal-rate", "/finance/tax unit-mismatch", "/options/0/investment unit-mismatch", "/options/0/saving unit-mismatch", "/options/1/life appraisal-life", "/options/1/subsidy appraisal-subsidy", "/options/2/co2 unit-mismatch", "/options/2/cost word-unknown"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	p.Finance.Currency = "kg"
	_, err = audit.Appraise(nil, p, nil)
	if !slices.ContainsFunc(fault.All(err), func(p *fault.Problem) bool { return p.At == "/finance/currency" && p.Code == "appraisal-currency" }) {
		t.Error(err)
	}
}
