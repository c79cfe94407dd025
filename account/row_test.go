package account_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"headwater/account"
	"headwater/datum"
	"headwater/internal/fixture"
)

const tower = head + `
processes: [{id: tower, kind: auxiliary}, {id: reactor}]
materials: [{id: water, tolerance: 3 %}]
streams:
  - {id: makeup, from: "", to: tower, material: water, role: fresh, amount: 500 m3 ± 5 m3}
  - {id: supply, from: tower, to: reactor, material: water, role: circulating, amount: 20000 m3 ± 100 m3}
  - {id: back, from: reactor, to: tower, material: water, role: circulating, amount: 19900 m3 ± 100 m3}
  - {id: drift, from: tower, to: "", material: water, role: emission, amount: 360 m3 ± 20 m3}
`

// Recirculation stands outside the denominator, and beside in a figure of its own.
func TestLoop(t *testing.T) {
	const source = "by hand: 500 + 19900 − 20000 − 360 = 40; 40/500, 40/20400; plant 140/500, 140/(500 + 20000)"
	r := assess(t, tower)
	x := row(t, r, "water", "tower")
	near(t, "unaccounted", x.Unaccounted, 40, 1e-9, source)
	near(t, "deviation", x.Deviation, 0.08, 1e-12, source)
	near(t, "with loops", x.DeviationLoop, 40.0/20400, 1e-12, source)
	near(t, "u", x.UnaccountedSD, math.Sqrt(25+10000+10000+400), 1e-9, "√(5² + 100² + 100² + 20²)")
	if x.Verdict != account.AboveNotSignificant || *x.WithinTolerance || *x.Significant {
		t.Errorf("verdict %s", x.Verdict)
	}
	p := row(t, r, "water", "p")
	near(t, "plant", p.Unaccounted, 140, 1e-9, source)
	near(t, "plant deviation", p.Deviation, 0.28, 1e-12, source)
	near(t, "plant with loops", p.DeviationLoop, 140.0/20500, 1e-12, source)
	near(t, "plant u", p.UnaccountedSD, math.Sqrt(425), 1e-9, "√(5² + 20²): the loop is inside")
	if p.Verdict != account.AboveSignificant {
		t.Errorf("plant verdict %s", p.Verdict)
	}
	// the reactor has only what circulates: no external input, no verdict
	if q := row(t, r, "water", "reactor"); q.Deviation != nil || q.DeviationLoop == nil || q.Reason == nil || q.Reason.Code != "no-external-input" || q.Verdict != account.NotComputable {
		t.Errorf("reactor %+v", q)
	}
}

// Verdicts: tolerance of the plant file, the rule, hazardous materials; with and without
// uncertainty.
func TestVerdicts(t *testing.T) {
	for _, tc := range []struct {
		name, material, in, out, verdict string
		tolerance                        float64
	}{
		{"within, no uncertainty", "", "100 t", "96 t", account.Within, 0.05},
		{"at the tolerance", "", "100 t", "95 t", account.Within, 0.05},
		{"above, no uncertainty", "", "100 t", "94 t", account.AboveTolerance, 0.05},
		{"out above in", "", "100 t", "106 t", account.AboveTolerance, 0.05},
		{"within but seen", "", "100 t ± 0.5 t", "96 t ± 0.5 t", account.WithinSignificant, 0.05},
		{"within the meters", "", "100 t ± 3 t", "96 t ± 3 t", account.Within, 0.05},
		{"above and seen", "", "100 t ± 1 t", "90 t ± 1 t", account.AboveSignificant, 0.05},
		{"above, meters coarse", "", "100 t ± 10 t", "90 t ± 10 t", account.AboveNotSignificant, 0.05},
		{"one reading without uncertainty", "", "100 t ± 1 t", "90 t", account.AboveTolerance, 0.05},
		{"between once and twice its uncertainty", "", "100 t ± 2.5 t", "94 t ± 2.5 t", account.AboveNotSignificant, 0.05},
		{"at the tolerance but for rounding", "", "0.04 kg", "0.038 kg", account.Within, 0.05},
		{"hazardous", ", hazardous: true", "100 t", "96 t", account.AboveTolerance, 0.03},
		{"stated in the plant file", ", tolerance: 10 %", "100 t", "92 t", account.Within, 0.10},
		{"plant file before hazardous", ", hazardous: true, tolerance: 1 %", "100 t", "98 t", account.AboveTolerance, 0.01},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := assess(t, head+fmt.Sprintf(`
processes: [{id: works}]
materials: [{id: ore}, {id: metal, kind: conserved%s}]
streams:
  - {id: in, from: "", to: works, material: metal, role: raw, amount: %s}
  - {id: out, from: works, to: "", material: metal, role: product, amount: %s}
  - {id: slag, from: works, to: "", material: ore, role: waste, amount: 0 t, components: {metal: 1 %%}}
`, tc.material, tc.in, tc.out))
			q, x := quantity(t, r, "metal"), row(t, r, "metal", "works")
			near(t, "tolerance", q.Tolerance, tc.tolerance, 1e-15, "table of the test")
			if x.Verdict != tc.verdict {
				t.Errorf("verdict %s, want %s", x.Verdict, tc.verdict)
			}
		})
	}
}

// The rule of the longest region wins; a draft is no rule.
func TestChoiceOfRule(t *testing.T) {
	rule := func(id, status string, tolerance account.Share, regions ...string) *account.Rule {
		return &account.Rule{ID: id, Origin: datum.Origin{Status: status}, Tolerance: tolerance, Coverage: 2, Regions: regions}
	}
	rules := []*account.Rule{rule("all", "unknown", 0.05), rule("province", "in-force", 0.04, "44"), rule("city", "in-force", 0.03, "4403"), rule("draft", "draft", 0.01, "440300")}
	for region, want := range map[string]string{"440300": "city", "440100": "province", "110000": "all", "": "all"} {
		p := fixture.Plant(t, "plant: {id: p, region: \""+region+"\"}\nperiod: 2022\nprocesses: [{id: a}]\nstreams: [{id: s, from: \"\", to: a, material: water, role: fresh, amount: 1 m3}]\n")
		r, err := account.Assess(&account.Request{Rules: rules}, p)
		if err != nil || r.Rule.ID != want {
			t.Errorf("%s: %v %v, want %s", region, r.Rule, err, want)
		}
	}
	p := fixture.Plant(t, head+"processes: [{id: a}]\nstreams: [{id: s, from: \"\", to: a, material: water, role: fresh, amount: 2 m3}, {id: o, from: a, to: \"\", material: water, role: waste, amount: 1 m3}]\n")
	r, err := account.Assess(&account.Request{}, p)
	if err != nil {
		t.Fatal(err)
	}
	if x := row(t, r, "water", "a"); r.Rule != nil || x.Verdict != account.NotComputable || x.Reason.Code != "tolerance-missing" || *x.Unaccounted != 1 {
		t.Errorf("without a rule: %+v", x)
	}
}

// What is not known stays open, with its reason.
func TestOpenBalances(t *testing.T) {
	for _, tc := range []struct{ name, streams, quantity, code string }{
		{"no amount", "{id: o, from: a, to: \"\", material: water, role: waste}", "water", "amount-missing"},
		{"no outlet", "{id: o, from: \"\", to: a, material: water, role: fresh, amount: 1 m3}", "water", "nothing-out"},
		{"another year", "{id: o, from: a, to: \"\", material: water, role: waste, amount: {2021: 4 m3}}", "water", "amount-missing"},
		{"masses with a volume", "{id: o, from: a, to: \"\", material: salt, role: product, amount: 4 t}", "mass", "density-missing"},
		{"an area", "{id: o, from: a, to: \"\", material: salt, role: product, amount: 4 m2}", "mass", "density-missing"},
	} {
		r := assess(t, head+"processes: [{id: a}]\nmaterials: [{id: salt}]\nstreams:\n  - {id: i, from: \"\", to: a, material: water, role: fresh, amount: 5 m3}\n  - "+tc.streams+"\n")
		if x := row(t, r, tc.quantity, "a"); x.Unaccounted != nil || x.Deviation != nil || x.Verdict != account.NotComputable || x.Reason == nil || x.Reason.Code != tc.code {
			t.Errorf("%s: %+v %+v", tc.name, x, x.Reason)
		}
	}
}

// A density joins volumes and masses; a content carries a component through all of them.
func TestUnitsMeet(t *testing.T) {
	const source = "by hand: 10 m3 · 1.2 t/m3 = 12 t; copper 12 t · 5 % = 600 kg, 4 t / 1.25 t/m3 · 50 g/L = 160 kg, 2000 m2 · 35 g/m2 = 70 kg"
	r := assess(t, head+`
processes: [{id: a}]
materials: [{id: copper}, {id: bath, density: 1.2 t/m3}, {id: sludge}, {id: board}]
streams:
  - {id: i, from: "", to: a, material: bath, role: raw, amount: 10 m3, components: {copper: 5 %}}
  - {id: s, from: a, to: "", material: sludge, role: waste, amount: 4 t, density: 1.25 t/m3, concentration: {copper: 50 g/L}}
  - {id: b, from: a, to: "", material: board, role: product, amount: 2000 m2, density: 3 kg/m2, components: {copper: 35 g/m2}}
stocks: [{process: a, material: bath, opening: 1 m3, closing: 3 m3, components: {copper: 5 %}}]
`)
	x := row(t, r, "copper", "a")
	near(t, "in", x.Input, 600, 1e-9, source)
	near(t, "out", x.Output, 230, 1e-9, source)
	near(t, "stock", x.StockChange, 120, 1e-9, "2 m3 · 1.2 t/m3 · 5 %")
	near(t, "unaccounted", x.Unaccounted, 250, 1e-9, source)
	m := row(t, r, "mass", "a")
	near(t, "mass", m.Unaccounted, 12-4-6-2.4, 1e-9, "12 − 4 − 2000 m2 · 3 kg/m2 − 2 m3 · 1.2 t/m3")
	if !quantity(t, r, "copper").Toxic || quantity(t, r, "mass").Toxic {
		t.Error("copper is a toxic element, the total mass is not")
	}
	got := map[string]float64{}
	for _, f := range quantity(t, r, "copper").Fates {
		if f.Share == nil {
			t.Fatalf("%+v", f)
		}
		got[f.To] = *f.Amount
	}
	if got["solid-waste"] != 160 || math.Abs(got["product"]-70) > 1e-9 || math.Abs(got["unaccounted"]-250) > 1e-9 {
		t.Errorf("copper goes to %v (%s)", got, source)
	}
}

// A component has an uncertainty only where both its amount and its content have one, and
// goes where the roles and materials of its streams say.
func TestComponentUncertainty(t *testing.T) {
	const text = head + `
processes: [{id: a}]
materials: [{id: nickel}, {id: sludge}]
streams:
  - {id: i, from: "", to: a, material: water, role: raw, amount: 100 m3 ± 1 m3, components: {nickel: 100 ± 2 mg/L}}
  - {id: o, from: a, to: "", material: water, role: waste, amount: 100 m3 ± 1 m3, components: {nickel: 60 mg/L%s}}
  - {id: s, from: a, to: "", material: sludge, role: waste, amount: 1 t ± 0.01 t, components: {nickel: 3 ± 0.1 g/kg}}
`
	r := assess(t, fmt.Sprintf(text, ""))
	x := row(t, r, "nickel", "a")
	if x.UnaccountedSD != nil || strings.Join(x.UncertaintyReason.Items, " ") != "o" {
		t.Errorf("%+v", x)
	}
	for _, f := range quantity(t, r, "nickel").Fates {
		if want := map[string]float64{"wastewater": 6, "solid-waste": 3, "unaccounted": 1}[f.To]; math.Abs(*f.Amount-want) > 1e-12 {
			t.Errorf("%s %v, want %v kg", f.To, *f.Amount, want)
		}
	}
	x = row(t, assess(t, fmt.Sprintf(text, " ± 1 mg/L")), "nickel", "a")
	near(t, "u", x.UnaccountedSD, math.Sqrt(0.1*0.1+0.2*0.2+0.06*0.06+0.1*0.1+0.03*0.03+0.1*0.1), 1e-12, "Σ (c·u_m)² + (m·u_c)² by hand, kg")
}

// Where every stream between processes is known, what the processes do not account for
// adds up to what the plant does not.
func TestProcessesAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	roles := []string{"raw", "circulating", "cascade", "reclaimed", "waste", "product", "loss", "fresh"}
	for trial := range 200 {
		n := 2 + rng.IntN(5)
		var b strings.Builder
		b.WriteString(head + "processes:\n")
		for i := range n {
			fmt.Fprintf(&b, "  - {id: p%d}\n", i)
		}
		b.WriteString("materials: [{id: water, density: 1 t/m3}, {id: salt}]\nstreams:\n")
		k := 0
		stream := func(from, to string) {
			fmt.Fprintf(&b, "  - {id: s%d, from: %q, to: %q, material: water, role: %s, amount: %.3f m3, components: {salt: %.2f g/L}}\n", k, from, to, roles[rng.IntN(len(roles))], rng.Float64()*1000, rng.Float64()*10)
			k++
		}
		for i := range n {
			stream("", fmt.Sprintf("p%d", i))
			stream(fmt.Sprintf("p%d", i), "")
			if j := rng.IntN(n); j != i {
				stream(fmt.Sprintf("p%d", i), fmt.Sprintf("p%d", j))
			}
		}
		fmt.Fprintf(&b, "stocks: [{process: p0, material: water, opening: %.2f m3, closing: %.2f m3, components: {salt: 3 g/L}}]\n", rng.Float64()*50, rng.Float64()*50)
		r := assess(t, b.String())
		for _, id := range []string{"mass", "water", "salt"} {
			sum, size := 0.0, 0.0
			for _, x := range quantity(t, r, id).Rows {
				if x.Scope == "plant" {
					if !(math.Abs(sum-*x.Unaccounted) <= 1e-9*size) {
						t.Errorf("trial %d %s: processes %v, plant %v", trial, id, sum, *x.Unaccounted)
					}
					continue
				}
				sum += *x.Unaccounted
				size += *x.Input + *x.Output
			}
		}
		if plantRow := r.Water.Rows[len(r.Water.Rows)-1]; plantRow.Difference == nil && plantRow.Reason.Code != "nothing-out" {
			t.Errorf("trial %d: the identity is open: %+v", trial, plantRow.Reason)
		}
	}
}

// An uncertainty by method counts only where the plant file states it, and a stated one
// goes before.
func TestUncertaintyByMethod(t *testing.T) {
	streams := "processes: [{id: a}]\nstreams:\n  - {id: i, from: \"\", to: a, material: water, role: fresh, amount: 100 m3, method: metered}\n  - {id: o, from: a, to: \"\", material: water, role: waste, amount: 90 m3 ± 3 m3, method: metered}\n"
	x := row(t, assess(t, head+"uncertainty: {metered: 4 %}\n"+streams), "water", "a")
	near(t, "u", x.UnaccountedSD, 5, 1e-12, "√((4 % of 100)² + 3²)")
	x = row(t, assess(t, head+"uncertainty: {estimated: 4 %}\n"+streams), "water", "a")
	if x.UnaccountedSD != nil || x.UncertaintyReason == nil || strings.Join(x.UncertaintyReason.Items, " ") != "i" {
		t.Errorf("%+v", x)
	}
}
