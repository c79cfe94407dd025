package appraisal_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/option/appraisal"
)

// problemsOf lists "line code" of everything wrong with a file.
func problemsOf(t *testing.T, text string) (out []string) {
	t.Helper()
	f, err := input.Parse("f", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s := &appraisal.Study{}
	if bad := f.Decode(s); bad != nil {
		err = f.Merge(bad, appraisal.Check(s, norms(), input.Nearest))
	} else {
		_, err = appraisal.Appraise(s, norms(), input.Nearest)
		err = f.Locate(err)
	}
	for _, p := range fault.All(err) {
		out = append(out, strings.TrimPrefix(p.At, "f:")+" "+p.Code)
	}
	slices.Sort(out)
	return out
}

func TestProblems(t *testing.T) {
	one := func(option string) string { return "rate: 0.1\noptions:\n- {id: a, " + option + "}" }
	for _, tc := range []struct{ want, text string }{
		{"", one("investment: 100, saving: 30, life: 10")},
		{"1 appraisal-no-options", "options: []"},
		{"1 input-required", "rate: 0.1"},
		{"1 appraisal-rate", "rate: -1\noptions: [{id: a}]"},
		{"1 appraisal-rate", "rate: 12\noptions: [{id: a}]"},
		{"1 appraisal-rate", "benchmark: -1.5\noptions: [{id: a}]"},
		{"1 appraisal-rate", "finance_rate: -2\noptions: [{id: a}]"},
		{"1 appraisal-rate", "reinvest_rate: 11\noptions: [{id: a}]"},
		{"1 appraisal-tax", "tax: 25\noptions: [{id: a}]"},
		{"1 appraisal-tax", "tax: -0.1\noptions: [{id: a}]"},
		{"1 appraisal-negative", "carbon_price: -1\noptions: [{id: a}]"},
		{"1 appraisal-year", "year: 24\noptions: [{id: a}]"},
		{"1 appraisal-year", "price_year: 20240\noptions: [{id: a}]"},
		{"1 appraisal-norm-unknown", "norm: mine\noptions: [{id: a}]"},
		{"1 input-number", "rate: .nan\noptions: [{id: a}]"},
		{"2 id-duplicate", "options: [{id: a},\n{id: a}]"},
		{"1 appraisal-id-empty", "options: [{id: ''}]"},
		{"3 word-unknown", one("cost: dear")},
		{"3 appraisal-tax", one("tax: 1.01")},
		{"3 appraisal-negative", one("investment: -1")},
		{"3 appraisal-negative", one("investment: 1, subsidy: -1")},
		{"3 appraisal-negative", one("investment: 1, salvage: -1")},
		{"3 appraisal-range", one("investment: 1e16")},
		{"3 appraisal-range", one("investment: 1, saving: 1e-300")},
		{"3 appraisal-subsidy", one("investment: 100, subsidy: 100.1")},
		{"3 appraisal-salvage", one("investment: 100, salvage: 101")},
		{"3 appraisal-life", one("investment: 100, saving: 1, life: 0")},
		{"3 appraisal-life", one("investment: 100, saving: 1, life: -5")},
		{"3 appraisal-life", one("investment: 100, saving: 1, life: 7.5")},
		{"3 appraisal-life", one("investment: 100, saving: 1, life: 101")},
		{"3 input-number", one("investment: 100, saving: .inf, life: 10")},
		{"3 appraisal-depreciation-years", one("investment: 100, saving: 1, life: 10, depreciation_years: 0.5")},
		{"3 appraisal-depreciation-years", one("investment: 100, saving: 1, life: 10, depreciation_years: -3")},
		{"3 appraisal-forms", one("investment: 100, saving: 1, cash_flow: 1, life: 10")},
		{"3 appraisal-forms", one("cash_flow: 1, flows: [-1, 2]")},
		{"3 appraisal-forms", one("investment: 100, saving: 1, items: [{name: x, value: 1}], life: 10")},
		{"3 appraisal-flows", one("flows: []")},
		{"3 appraisal-flows", one("flows: [-5]")},
		{"3 appraisal-range", one("flows: [-5, 1e16]")},
		{"3 appraisal-flows-investment", one("flows: [-5, 6], investment: 6")},
		{"3 appraisal-flows-life", one("flows: [-5, 6], life: 2")},
		{"3 appraisal-flows-hold", one("flows: [-5, 6], subsidy: 1")},
		{"3 appraisal-flows-hold", one("flows: [-5, 6], salvage: 1")},
		{"3 appraisal-flows-hold", one("flows: [-5, 6], depreciation_years: 1")},
		{"", one("flows: [-5, 6], investment: 5, life: 1")},
		{"3 appraisal-items-empty", one("investment: 1, items: [], life: 3")},
		{"3 appraisal-item", one("investment: 1, items: [{name: x}], life: 3")},
		{"3 appraisal-item", one("investment: 1, items: [{name: x, price: 1}], life: 3")},
		{"3 appraisal-item", one("investment: 1, items: [{name: x, price: 1, amount: 1, value: 1}], life: 3")},
		{"3 appraisal-range", one("investment: 1, items: [{name: x, price: 1e14, amount: 1e14}], life: 3")},
		{"3 appraisal-range", one("effects: {co2: 1e300}")},
		{"3 appraisal-start", one("start: -1")},
		{"3 appraisal-start", one("start: 101")},
		{"3 appraisal-start-unknown", one("start: 2026")},
		{"4 appraisal-start", "year: 2024\n" + one("start: 2023")},
		{"", "year: 2024\n" + one("start: 2026")},
		{"3 input-unknown-key", one("invesment: 1")},
		{"1 appraisal-rate|1 input-number|2 appraisal-life|2 appraisal-negative|3 appraisal-subsidy", "{rate: -3, tax: x, options: [\n{id: a, investment: -1, life: 0},\n{id: b, investment: 1, subsidy: 2}]}"},
	} {
		if got := strings.Join(problemsOf(t, tc.text), "|"); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.text, got, tc.want)
		}
	}
}

// NaN that reaches the engine past a decoder is refused, wherever it stands.
func TestNaN(t *testing.T) {
	nan := math.NaN()
	for name, s := range map[string]*appraisal.Study{
		"rate": {Rate: &nan}, "benchmark": {Benchmark: &nan}, "tax": {Tax: &nan}, "carbon": {CarbonPrice: &nan},
		"investment": {Options: []appraisal.Option{{Investment: &nan}}}, "subsidy": {Options: []appraisal.Option{{Subsidy: nan}}}, "salvage": {Options: []appraisal.Option{{Salvage: nan}}},
		"saving": {Options: []appraisal.Option{{Saving: &nan}}}, "cash flow": {Options: []appraisal.Option{{CashFlow: &nan}}}, "flows": {Options: []appraisal.Option{{Flows: []float64{-1, nan}}}},
		"life": {Options: []appraisal.Option{{Life: &nan}}}, "depreciation": {Options: []appraisal.Option{{DepreciationYears: &nan}}}, "option tax": {Options: []appraisal.Option{{Tax: &nan}}},
		"effect": {Options: []appraisal.Option{{Effects: map[string]float64{"co2": nan}}}}, "item": {Options: []appraisal.Option{{Items: []appraisal.Item{{Value: &nan}}}}},
	} {
		if len(s.Options) == 0 {
			s.Options = []appraisal.Option{{}}
		}
		s.Options[0].ID = "a"
		if err := appraisal.Check(s, nil, nil); len(fault.All(err)) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What an option does not say is lacked, never 0.
func TestLacks(t *testing.T) {
	for _, tc := range []struct {
		option appraisal.Option
		rate   *float64
		code   string
		lacks  []string
	}{
		{appraisal.Option{}, new(0.1), "appraisal-lacks", []string{"investment", "saving", "life"}},
		{appraisal.Option{Investment: new(5.0), Life: new(3.0)}, new(0.1), "appraisal-lacks", []string{"saving"}},
		{appraisal.Option{Saving: new(5.0), Life: new(3.0)}, new(0.1), "appraisal-lacks", []string{"investment"}},
		{appraisal.Option{Investment: new(5.0), CashFlow: new(1.0)}, new(0.1), "appraisal-lacks", []string{"life"}},
		{appraisal.Option{Investment: new(5.0), Saving: new(1.0), Tax: new(0.2)}, new(0.1), "appraisal-lacks", []string{"life"}},
		{appraisal.Option{Flows: []float64{-5, 4, 4}}, nil, "appraisal-lacks", []string{"rate"}},
	} {
		tc.option.ID = "a"
		a := appraise(t, &appraisal.Study{Rate: tc.rate, Options: []appraisal.Option{tc.option}}).Options[0]
		if a.Reason == nil || a.Reason.Code != tc.code || !slices.Equal(a.Reason.Items, tc.lacks) || a.NPV != nil || a.NPVR != nil || a.DiscountedPayback != nil {
			t.Errorf("%+v: %+v, NPV %v", tc.option, a.Reason, a.NPV)
		}
		if a.Verdict != nil && *a.Verdict == appraisal.Feasible {
			t.Errorf("%+v: feasible", tc.option)
		}
	}
	a := appraise(t, &appraisal.Study{Rate: new(0.1), Options: []appraisal.Option{{ID: "a", Investment: new(5.0), CashFlow: new(1.0)}}}).Options[0]
	if a.Payback == nil || *a.Payback != 5 {
		t.Error("the payback needs no life")
	}
}

func TestNormsCheck(t *testing.T) {
	for _, tc := range []struct {
		norms appraisal.Norms
		want  string
	}{
		{*norms()[0], ""},
		{appraisal.Norms{Classes: []appraisal.Class{{ID: "a"}, {ID: "b", Aliases: []string{"a"}}}}, "id-duplicate"},
		{appraisal.Norms{Classes: []appraisal.Class{{ID: "a", Payback: &appraisal.Bar{Min: 3, Max: 2}}}}, "span-order"},
		{appraisal.Norms{Classes: []appraisal.Class{{ID: "a", Payback: &appraisal.Bar{Min: math.NaN(), Max: 2}}}}, "span-order"},
		{appraisal.Norms{IRR: "bank"}, "appraisal-irr-word"},
	} {
		got := ""
		for _, err := range tc.norms.Check() {
			got += fault.All(err)[0].Code
		}
		if got != tc.want {
			t.Errorf("%+v: %s, want %s", tc.norms, got, tc.want)
		}
	}
}

// The verdict follows the norm of the class of cost, from both sides of each bar.
func TestVerdict(t *testing.T) {
	for _, tc := range []struct {
		class   string
		payback float64
		want    string
	}{
		{"medium", 1.99, "feasible"}, {"medium", 2.5, "undetermined"}, {"medium", 3, "infeasible"}, {"higher", 4.99, "feasible"}, {"higher", 5, "infeasible"},
		{"high", 9.99, "feasible"}, {"high", 10, "infeasible"}, {"", 9.99, "feasible"}, {"", 10, "infeasible"}, {"low", 15, "feasible"},
	} {
		o := appraisal.Option{ID: "a", Cost: tc.class, Investment: new(tc.payback), CashFlow: new(1.0), Life: new(30.0)}
		a := appraise(t, &appraisal.Study{Rate: new(0.01), Options: []appraisal.Option{o}}).Options[0]
		if *a.Verdict != tc.want {
			t.Errorf("%q, %g years: %s, want %s: %+v", tc.class, tc.payback, *a.Verdict, tc.want, a.Criteria)
		}
	}
	o := appraisal.Option{ID: "a", Investment: new(5.0), CashFlow: new(1.0), Life: new(10.0)}
	a := appraise(t, &appraisal.Study{Rate: new(0.08), Benchmark: new(0.2), Options: []appraisal.Option{o}}).Options[0]
	if *a.NPV < 0 || *a.Verdict != "infeasible" {
		t.Errorf("IRR %g against a benchmark of 20 %%: %s", *a.IRR, *a.Verdict)
	}
}
