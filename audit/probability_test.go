package audit_test

import (
	"math"
	"testing"

	"headwater/audit"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/rating"
)

// Several profiles on one meter: the probability of the worst grade is that of the
// meter, not the product of two; and one profile without uncertainty keeps its grade.
func TestCombinedProbability(t *testing.T) {
	const system = `
id: user-two
title: two tables
status: in-force
verification: official
document: {effective: 2020-01-01}
source: {title: constructed in this test}
family: levels
combine: worst
grades: [{id: I, every: I}, {id: II, every: II}, {id: III, every: III}]
profiles:
  - {id: a, groups: [{id: g, name: g, weight: 1, indicators: [{id: x, name: x, kind: quantitative, unit: m3/t, direction: lower, weight: 1, limiting: false, value: fresh_water()/output(), levels: {I: "<= 5", II: "<= 6", III: "<= 8"}}]}]}
  - {id: b, groups: [{id: g, name: g, weight: 1, indicators: [{id: x, name: x, kind: quantitative, unit: m3/t, direction: lower, weight: 1, limiting: false, value: 2*fresh_water()/output(), levels: {I: "<= 10", II: "<= 12", III: "<= 16"}}]}]}
  - {id: c, groups: [{id: g, name: g, weight: 1, indicators: [{id: y, name: y, kind: qualitative, weight: 1, limiting: false, levels: {I: one, II: two, III: three}}]}]}
`
	f, err := input.Parse("system.yaml", []byte(system))
	if err != nil {
		t.Fatal(err)
	}
	sys := &rating.System{}
	if err := f.Decode(sys); err != nil {
		t.Fatal(err)
	}
	rules := fixture.Rules(t)
	rules.Systems = func(string) (*rating.System, bool) { return sys, true }
	for third, want := range map[string]map[string]float64{
		"":                                 {"I": 0.3085, "II": 0.6915 - 0.0002, "III": 0.0002}, // Φ(−0.5), water 5.1 ± 0.2
		", {system: user-two, profile: c}": {"I": 0, "II": 1 - 0.0002, "III": 0.0002},
	} {
		p := fixture.Plant(t, `
plant: {id: p}
period: 2022
products: [{id: a, output: 100 t}]
processes: [{id: w, makes: [a]}]
streams: [{id: s, from: "", to: w, material: water, role: fresh, amount: 510 m3 ± 20 m3}]
index:
  assessments: [{system: user-two, profile: a}, {system: user-two, profile: b}`+third+`]
  answers: {y: {level: II}}
`)
		if third == "" {
			p.Index.Answers = nil
		}
		r, err := audit.Assess(rules, p)
		if err != nil {
			t.Fatal(err)
		}
		if r.Level != "II" {
			t.Errorf("level %s", r.Level)
		}
		for id, w := range want {
			if got := r.Probability[id]; !(math.Abs(got-w) <= 0.02) {
				t.Errorf("%q: P(%s) = %v, want %v", third, id, got, w)
			}
		}
	}
}
