package audit_test

import (
	"math"
	"slices"
	"testing"

	"headwater/audit"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/rating"
)

const waterSystem = `
id: by-water
title: constructed in this test
status: in-force
verification: secondary
document: {effective: 2020-01-01}
source: {title: constructed in this test}
family: levels
grades: [{id: I, every: I}, {id: II, every: II}]
profiles: [{id: a, groups: [{id: g, name: g, weight: 1, indicators: [
  {id: water, name: water, kind: quantitative, unit: m3/t, direction: lower, weight: 1, limiting: false, value: "fresh_water() / output()", levels: {I: "<= 9.5", II: "<= 11", III: "<= 20"}}]}]}]
`

const shop = `
plant: {id: shop}
period: 2024
products: [{id: p, output: 10 t}]
processes: [{id: line, makes: [p]}]
streams:
  - {id: in, from: "", to: line, material: water, role: fresh, amount: 100 ± 2 m3}
  - {id: out, from: line, to: "", material: water, role: waste, amount: 90 ± 1 m3}
index: {system: by-water}
`

func waterRules(t *testing.T) *audit.Rules {
	t.Helper()
	f, err := input.Parse("system.yaml", []byte(waterSystem))
	if err != nil {
		t.Fatal(err)
	}
	sys := &rating.System{}
	if err := f.Decode(sys); err != nil {
		t.Fatal(err)
	}
	rules := fixture.Rules(t)
	rules.Systems = func(id string) (*rating.System, bool) { return sys, id == sys.ID }
	return rules
}

// The meters disagree by 10 m3. With variances 4 and 1, four fifths of it go to the meter
// that is less sure: both flows become 92 m3, by hand. The grade stays on the stated 100;
// on the reconciled 92 it would be level I, and that is said beside it.
func TestReconciledGradeIsASensitivity(t *testing.T) {
	p := fixture.Plant(t, shop)
	r, err := audit.Assess(waterRules(t), p)
	if err != nil {
		t.Fatal(err)
	}
	if r.Level != "II" || *row(t, r.Assessments[0], "water").Value != 10 {
		t.Errorf("the grade is %s: it must rest on the stated value", r.Level)
	}
	s := r.Reconciled
	if s == nil {
		t.Fatal("no sensitivity")
	}
	if s.From.Level != "II" || s.To.Level != "I" || s.Change.Change != audit.Rises {
		t.Errorf("from %s to %s: %s", s.From.Level, s.To.Level, s.Change.Change)
	}
	if len(s.Values) != 1 || !(math.Abs(s.Values[0].Reconciled-9.2) <= 1e-9) || s.Values[0].Level != "II" || s.Values[0].LevelAfter != "I" {
		t.Errorf("%+v", s.Values)
	}
	if len(s.Replaced) != 2 || !(math.Abs(s.Replaced[0].Reconciled-92) <= 1e-9) || !(math.Abs(s.Replaced[1].Reconciled-92) <= 1e-9) {
		t.Errorf("%+v", s.Replaced)
	}
	if q, _ := p.Streams[0].Amount.At(2024); q.Value != 100 {
		t.Error("the plant was modified")
	}
}

// Without uncertainties nothing is reconciled, and there is no sensitivity.
func TestNoSensitivityWithoutUncertainty(t *testing.T) {
	r := mustAssess(t, fixture.Example(t, "pcb-2022"))
	if r.Reconciled != nil {
		t.Errorf("%+v", r.Reconciled.Replaced)
	}
	if !slices.ContainsFunc(r.Assessments[0].Indicators, func(x rating.IndicatorRow) bool { return x.ID == "fresh-water-single" }) {
		t.Error("not the plant that was meant")
	}
}
