package report_test

import (
	"strings"
	"testing"

	"headwater/audit"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/rating"
	"headwater/report"
	"headwater/say"
)

// tannery is the invented tannery under the smallest index system and without its limits:
// its own rest on documents of the user.
func tannery(t *testing.T) *audit.Result {
	t.Helper()
	f, err := input.Parse("system.yaml", []byte(`
id: example-tannery-index
title: constructed in this test
status: in-force
verification: secondary
document: {effective: 2020-01-01}
source: {title: constructed in this test}
family: levels
grades: [{id: I, every: I}]
profiles: [{id: a, groups: [{id: g, name: g, weight: 1, indicators: [{id: chrome-reuse, name: x, kind: qualitative, weight: 1, limiting: false, levels: {I: one, II: two, III: three}}]}]}]
`))
	if err != nil {
		t.Fatal(err)
	}
	sys := &rating.System{}
	if err := f.Decode(sys); err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(fixture.Example(t, "tannery-synthetic"), "\nlimits:\n")
	_, after, _ := strings.Cut(rest, "\nindex:\n")
	rules := fixture.Rules(t)
	rules.Systems = func(string) (*rating.System, bool) { return sys, true }
	r, err := audit.Assess(rules, fixture.Plant(t, before+"\nindex:\n"+after))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reconciledFlow is the reconciled value of a stream of water as the report prints it.
func reconciledFlow(t *testing.T, r *audit.Result, id string) string {
	t.Helper()
	for i := range r.Balances.Quantities {
		q := &r.Balances.Quantities[i]
		for j := range q.Streams {
			if f := &q.Streams[j]; q.ID == "water" && f.ID == id && f.Reconciled != nil && *f.Reconciled != *f.Stated {
				return report.Number(f.Reconciled)
			}
		}
	}
	t.Fatalf("%s was not reconciled", id)
	return ""
}

// The chapter of balances says every figure in its own column, in both languages.
func TestBalances(t *testing.T) {
	r := tannery(t)
	for _, l := range []say.Lang{say.ZH, say.EN} {
		d := report.Build(r, l)
		if err := d.Check(); err != nil {
			t.Errorf("%s: %v", l, err)
		}
		s := text(d)
		for _, never := range []string{"%!", "NaN", "<nil>", "balance-", "fate-", "rate-", "class-", "quantity-", "verification-"} {
			if i := strings.Index(s, never); i >= 0 {
				t.Errorf("%s: the report says %q", l, s[max(0, i-40):min(len(s), i+40)])
			}
		}
		for _, want := range []string{"3617.4", "6.297 %", "57450", reconciledFlow(t, r, "w1"), "245988", "824; 815; 831", "13300", say.Term(l, "balance-above-tolerance-significant"), say.Term(l, "fate-unaccounted"), r.Balances.Rule.Doubts[0].In(string(l))} {
			if !strings.Contains(s, want) {
				t.Errorf("%s: the report does not say %q", l, want)
			}
		}
		for _, id := range []string{"balance-mass-mass", "balance-water-water", "balance-component-chromium", "flows-water-water", "water-terms", "water-rates", "energy-total", "fates-chromium", "pollutant-table", "readings"} {
			found := false
			for _, block := range d.Blocks {
				if table, ok := block.(report.Table); ok && table.ID == id && len(table.Rows) > 0 {
					found = true
				}
			}
			if !found {
				t.Errorf("%s: no table %s", l, id)
			}
		}
	}
}

// What cannot be computed stands as what is to be supplied, with the reason.
func TestBalancesToSupply(t *testing.T) {
	d := report.Build(assess(t, "pcb-2022"), say.EN)
	for _, block := range d.Blocks {
		if x, ok := block.(report.ToSupply); ok && strings.Contains(x.What, "total mass") && strings.Contains(x.Hint, "l1 is given in m2") {
			return
		}
	}
	t.Error("the material balance of the plant is not asked for")
}

// A percentage has four digits, and never an exponent for being large.
func TestPercent(t *testing.T) {
	for v, want := range map[float64]string{0.062966: "6.297 %", 0.5: "50 %", 1.5763: "157.6 %", 99.994: "9999 %", 123.45: "12345 %", 9999.9: "999990 %", -250: "-25000 %", 0: "0 %"} {
		if got := report.Percent(&v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}
