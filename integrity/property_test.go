package integrity_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"headwater/integrity"
)

// A thousand honest plants: none is called impossible, and every statistical rule asks no
// oftener than it says.
func TestHonestPlants(t *testing.T) {
	n := 1000
	if testing.Short() {
		n = 100
	}
	asked := map[string]int{}
	queries, plants := 0, 0
	for seed := range n {
		text := plausible(rand.New(rand.NewPCG(uint64(seed), 1))).text()
		r := check(t, text)
		if r.Errors() {
			t.Fatalf("seed %d: %s %s %v %v\n%s", seed, r.Findings[0].Rule, r.Findings[0].Code, r.Findings[0].Items, r.Findings[0].Numbers, text)
		}
		had := map[string]bool{}
		for _, f := range r.Findings {
			had[f.Rule] = true
		}
		for rule := range had {
			asked[rule]++
		}
		queries += r.Counts[integrity.Query]
		if r.Counts[integrity.Query] > 0 {
			plants++
		}
	}
	t.Logf("%d plants: %d queries in %d plants: %v", n, queries, plants, asked)
	for _, x := range integrity.Rules() {
		// 1 % of n with three standard deviations of the count
		if most := x.Rate*float64(n) + 3*sqrt(x.Rate*float64(n)) + 1; x.Kind == integrity.Statistical && float64(asked[x.ID]) > most {
			t.Errorf("%s asked %d of %d honest plants, at most %.0f are allowed", x.ID, asked[x.ID], n, most)
		}
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Every mutation of an honest plant raises its rule, with its weight, at a line.
func TestMutations(t *testing.T) {
	for _, tc := range []struct {
		name, rule, severity string
		mutate               func(t *testing.T, h *honest)
	}{
		{"total three per cent off its months", integrity.YearTotal, "error", func(t *testing.T, h *honest) { h.set("w22", "%.0f", 1.03*number(t, h.v["w22"])) }},
		{"unit value that its total does not give", integrity.UnitValue, "error", func(t *testing.T, h *honest) { h.v["unit"] = "{value: 61.00 m3/t}"; h.v["base"] = "61.00" }},
		{"difference made smaller", integrity.PrintedSums, "error", func(t *testing.T, h *honest) { h.set("pdiff", "%.0f", 0.43*number(t, h.v["pdiff"])) }},
		{"percentage not of its own totals", integrity.PrintedSums, "error", func(t *testing.T, h *honest) { h.set("pdev", "%.2f", number(t, h.v["pdev"])+0.4) }},
		{"product off", integrity.PrintedSums, "error", func(t *testing.T, h *honest) { h.set("pr", "%.0f", number(t, h.v["pr"])-26) }},
		{"sum off", integrity.PrintedSums, "error", func(t *testing.T, h *honest) { h.set("psum", "%.0f", number(t, h.v["psum"])*1.02) }},
		{"stock that opens with another value", integrity.StockCarried, "error", func(t *testing.T, h *honest) { h.set("ko21", "%.0f", number(t, h.v["ko21"])+40) }},
		{"sub-meters above the supply", integrity.UseAboveSupply, "error", func(t *testing.T, h *honest) { h.set("eu1", "%.0f", 0.7*number(t, h.v["e22"])) }},
		{"the use in a unit a thousand times larger", integrity.UnitSlip, "query", func(t *testing.T, h *honest) {
			for _, use := range []string{"eu1", "eu2", "eu3"} {
				h.set(use, "%.3f", number(t, h.v[use])/1000)
			}
		}},
		{"the highest day below the mean", integrity.DailyMaximum, "error", func(t *testing.T, h *honest) { h.set("cod", "%.0f", 99.0) }},
		{"more stock than there was", integrity.UseAboveSupply, "error", func(t *testing.T, h *honest) { h.set("kc22", "%.0f", 3*number(t, h.v["k22"])) }},
		{"load a third above flow times concentration", integrity.LoadRule, "error", func(t *testing.T, h *honest) { h.set("load", "%.2f", 1.33*number(t, h.v["load"])) }},
		{"kilowatt-hours for ten thousands of them", integrity.UnitSlip, "error", func(t *testing.T, h *honest) {
			h.set("e20", "%.2f", number(t, h.v["e20"])/1e4)
			h.set("psum", "%.2f", number(t, h.v["e20"])+number(t, h.v["e21"]))
		}},
		{"kilograms for tonnes", integrity.UnitSlip, "error", func(t *testing.T, h *honest) { h.set("k21", "%.0f", 1000*number(t, h.v["k21"])) }},
		{"ten times too much", integrity.UnitSlip, "query", func(t *testing.T, h *honest) { h.set("w21", "%.0f", 10*number(t, h.v["w21"])) }},
		{"indicator a thousand times its levels", integrity.UnitSlip, "error", func(t *testing.T, h *honest) { h.v["unit"] = "{value: 72000 m3/t}" }},
		{"payback too short", integrity.Payback, "error", func(t *testing.T, h *honest) { h.set("n1", "%.2f", 0.6*number(t, h.v["n1"])) }},
		{"saving far from its effect", integrity.SavingMoney, "query", func(t *testing.T, h *honest) {
			h.set("s1", "%.0f", 8*4.2*0.1*number(t, h.v["w22"]))
			h.set("n1", "%.4f", number(t, h.v["i1"])/number(t, h.v["s1"]))
		}},
		{"savings above the consumption", integrity.AboveUse, "error", func(t *testing.T, h *honest) {
			h.set("c1", "-%.0f m3", 0.6*number(t, h.v["w22"]))
			h.set("c2", "-%.0f m3", 0.5*number(t, h.v["w22"]))
		}},
		{"one saving under two options", integrity.DoubleSaving, "error", func(t *testing.T, h *honest) { h.v["c2"], h.v["s2"] = h.v["c1"], h.v["s1"] }},
		{"one change under two options", integrity.DoubleSaving, "query", func(t *testing.T, h *honest) { h.v["c2"] = h.v["c1"]; h.v["s2"] = "1000" }},
		{"baseline that is not the indicator's", integrity.TargetBaseline, "error", func(t *testing.T, h *honest) { h.set("base", "%.2f", 1.08*number(t, h.v["base"])) }},
		{"level above what the data allow", integrity.LevelClaim, "error", func(t *testing.T, h *honest) { h.v["claimed"] = "I"; h.v["reuse"] = "{level: below}" }},
		{"claimed without a limiting indicator", integrity.LevelClaim, "error", func(t *testing.T, h *honest) { h.v["claimed"] = "III"; h.v["gas"] = "" }},
		{"limited, not measured", integrity.Monitoring, "error", func(t *testing.T, h *honest) { h.v["ph"] = "" }},
		{"no station", integrity.Monitoring, "query", func(t *testing.T, h *honest) { h.v["codmethod"] = "manual" }},
		{"estimated", integrity.Monitoring, "query", func(t *testing.T, h *honest) { h.v["codmethod"] = "estimated" }},
		{"circular reason", integrity.NotApplicable, "error", func(t *testing.T, h *honest) {
			h.v["reuse"] = "{not_applicable: 本企业不涉及该项指标，故不适用, evidence: [d1]}"
		}},
		{"circular reason in English", integrity.NotApplicable, "error", func(t *testing.T, h *honest) {
			h.v["reuse"] = "{not_applicable: water used again is not applicable to our plant, evidence: [d1]}"
		}},
		{"not applicable, though the data give a value", integrity.NotApplicable, "error", func(t *testing.T, h *honest) {
			h.v["unit"] = "{not_applicable: 车间没有取水装置和水表, evidence: [d1]}"
		}},
		{"a year that jumps", integrity.YearJump, "query", func(t *testing.T, h *honest) { h.set("k21", "%.0f", 2.5*number(t, h.v["k21"])) }},
		{"balances that close exactly", integrity.ZeroDeviation, "query", func(t *testing.T, h *honest) {
			h.v["ww1"], h.v["ww2"] = h.v["w22"], h.v["r22"]
			h.set("ww3", "%.0f", number(t, h.v["ww1"])+number(t, h.v["ww2"]))
			h.set("load", "%.2f", number(t, h.v["ww3"])*number(t, h.v["cod"])*1e-6)
		}},
		{"months that are copied", integrity.SameReadings, "query", func(t *testing.T, h *honest) {
			first, _, _ := strings.Cut(h.v["em"], ",")
			h.v["em"] = strings.Repeat(first+", ", 11) + first
			h.set("e22", "%.0f", 12*number(t, strings.TrimSuffix(first, " kWh")))
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for seed := range 10 {
				h := plausible(rand.New(rand.NewPCG(uint64(seed), 2)))
				tc.mutate(t, h)
				r := check(t, h.text())
				f := has(r, tc.rule, tc.severity)
				if f == nil {
					t.Fatalf("seed %d: no %s of rule %s; found %s", seed, tc.severity, tc.rule, list(r))
				}
				if len(f.At) == 0 || f.At[0] == "" {
					t.Errorf("%s stands nowhere", f.Code)
				}
			}
		})
	}
}

func list(r *integrity.Result) string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, fmt.Sprintf("%s/%s(%s)", f.Severity, f.Rule, f.Code))
	}
	return strings.Join(out, " ")
}

func sqrt(x float64) float64 { return math.Sqrt(x) }
