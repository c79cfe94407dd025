package audit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"headwater/audit"
	"headwater/datum"
	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/plant"
	"headwater/rating"
)

func mustAssess(t testing.TB, text string) *audit.Result {
	t.Helper()
	r, err := audit.Assess(fixture.Rules(t), fixture.Plant(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func row(t testing.TB, a *rating.Assessment, id string) *rating.IndicatorRow {
	t.Helper()
	for i := range a.Indicators {
		if a.Indicators[i].ID == id {
			return &a.Indicators[i]
		}
	}
	t.Fatalf("no indicator %q", id)
	return nil
}

// The numbers of the real plant, by hand from its meters.
func TestPrintedCircuitBoardPlant(t *testing.T) {
	const source = "shared facts, worked-examples-plating-chem.md §1: raw values of 2022 against the captured benchmarks"
	r := mustAssess(t, fixture.Example(t, "pcb-2022"))
	a := r.Assessments[0]
	for _, tc := range []struct {
		id    string
		want  float64
		tol   float64 // half a unit of the last printed digit
		level string
	}{
		{"electricity-rigid-single", 7.1769, 5e-5, "II"}, {"electricity-rigid-double", 55.6512, 5e-5, "below"},
		{"fresh-water-single", 0.03823, 5e-6, "I"}, {"fresh-water-double", 0.43127, 5e-6, "below"},
		{"laminate-use-rigid-single", 88.50, 5e-3, "II"}, {"laminate-use-rigid-double", 90.09, 5e-3, "I"},
	} {
		got := row(t, a, tc.id)
		if got.Value == nil || !(math.Abs(*got.Value-tc.want) <= tc.tol) || got.Level == nil || *got.Level != tc.level || got.Origin != "computed" {
			t.Errorf("%s: %+v, want %v %s (%s)", tc.id, got, tc.want, tc.level, source)
		}
	}
	b := row(t, a, "electricity-rigid-single").Boundary
	for i, want := range []struct {
		rule  plant.Allocation
		value float64
		level string
	}{{plant.None, 7.1769, "II"}, {plant.ByOutput, 11.03, "III"}, {plant.Metered, 8.31, "II"}} {
		alt := b.Alternatives[i]
		if alt.Rule != want.rule || alt.Level != want.level || !(math.Abs(*alt.Value-want.value) <= 5e-3) {
			t.Errorf("boundary %+v, want %+v (%s)", alt, want, source)
		}
	}
	if !b.Decides || b.Rule != plant.None {
		t.Errorf("boundary rule %s decides %v", b.Rule, b.Decides)
	}
	if r.Level != rating.Below || r.Possible != (rating.Possible{Best: rating.Below, Worst: rating.Below}) || r.Submittable {
		t.Errorf("level %s %+v submittable %v, want below for certain, not submittable (%s)", r.Level, r.Possible, r.Submittable, source)
	}
	if high := r.Index.Bounds["III"].High; !(math.Abs(high-94.66) <= 5e-3) || r.Index.III != nil || r.Index.Reason == nil {
		t.Errorf("Y III at most %v, want 94.66 and no single value (%s)", high, source)
	}
}

// Without the answer on industrial policy, level II is open again though III is not:
// grades do not nest.
func TestPrintedCircuitBoardPlantWithoutPolicy(t *testing.T) {
	text := strings.Replace(fixture.Example(t, "pcb-2022"), "    policy: {level: III, evidence: [doc-2]}\n", "", 1)
	r := mustAssess(t, text)
	if r.Level != rating.Undetermined || r.Possible != (rating.Possible{Best: "II", Worst: rating.Below}) {
		t.Errorf("level %s %+v, want undetermined, II to below", r.Level, r.Possible)
	}
	if r.Reason == nil || r.Reason.Code != "level-undetermined" {
		t.Errorf("reason %+v", r.Reason)
	}
}

// A converter gives more energy than it takes; own power is not counted twice.
func TestSteelWorks(t *testing.T) {
	r := mustAssess(t, fixture.Example(t, "steel-synthetic"))
	bof := row(t, r.Assessments[0], "bof-energy")
	// by hand, kgce: electricity 130e6 kWh · 0.1229 + heat (0.35 − 2.6)e9 MJ · 0.03412, over 3.00e6 t
	if want := (130e6*0.1229 + (0.35-2.6)*1e9*0.03412) / 3.00e6; bof.Value == nil || !(math.Abs(*bof.Value-want) <= 1e-6*math.Abs(want)) || *bof.Level != "I" {
		t.Errorf("converter energy %v, want %v kgce/t at level I", *bof.Value, want)
	}
	if !r.Plant.Synthetic || r.Submittable || r.Level != rating.Undetermined {
		t.Errorf("synthetic %v submittable %v level %s", r.Plant.Synthetic, r.Submittable, r.Level)
	}
	var net, generated float64
	for _, c := range r.Energy.Carriers {
		if c.Carrier == "electricity" {
			net, generated = c.Net, c.Generated
		}
	}
	if net != 610 || generated != 720 {
		t.Errorf("electricity net %v GWh with %v generated, want 610 bought and 720 shown beside", net, generated)
	}
}

// Several profiles of one system: the worst counts where the document says so.
func TestCombinedProfiles(t *testing.T) {
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
  - {id: a, groups: [{id: g, name: g, weight: 1, indicators: [{id: x, name: x, kind: qualitative, weight: 1, limiting: false, levels: {I: one, II: two, III: three}}]}]}
  - {id: b, groups: [{id: g, name: g, weight: 1, indicators: [{id: y, name: y, kind: qualitative, weight: 1, limiting: false, levels: {I: one, II: two, III: three}}]}]}
`
	f, err := input.Parse("system.yaml", []byte(system))
	if err != nil {
		t.Fatal(err)
	}
	sys := &rating.System{}
	if err := f.Decode(sys); err != nil {
		t.Fatal(err)
	}
	rl := fixture.Rules(t)
	rl.Systems = func(string) (*rating.System, bool) { return sys, true }
	p := fixture.Plant(t, `
plant: {id: p}
period: 2022
index:
  assessments: [{system: user-two, profile: a}, {system: user-two, profile: b}]
  answers: {x: {level: I}, y: {level: III}}
`)
	r, err := audit.Assess(rl, p)
	if err != nil {
		t.Fatal(err)
	}
	if r.Level != "III" || r.Combined != "worst" || !r.Submittable {
		t.Errorf("level %s combined %q submittable %v, want the worse of I and III", r.Level, r.Combined, r.Submittable)
	}
	sys.Combine = "unread"
	if r, err = audit.Assess(rl, p); err != nil || r.Combined != "first" || len(r.Warnings) != 1 || r.Warnings[0].Code != "combination-unread" {
		t.Errorf("without a rule: %v %+v", err, r.Warnings)
	}
}

func TestSystemOutOfForceIsMarked(t *testing.T) {
	sys := &rating.System{}
	f, err := input.Parse("system.yaml", []byte(`
id: dated
title: in force from 2014-04-01 until 2020-01-01
status: in-force
verification: official
document: {effective: 2014-04-01, until: 2020-01-01}
source: {title: constructed in this test}
family: levels
grades: [{id: I, every: I}]
profiles: [{id: a, groups: [{id: g, name: g, weight: 1, indicators: [{id: x, name: x, kind: qualitative, weight: 1, limiting: false, levels: {I: one, II: two, III: three}}]}]}]
`))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Decode(sys); err != nil {
		t.Fatal(err)
	}
	sys.Signed = &datum.Signature{Document: "dated"}
	rl := fixture.Rules(t)
	rl.Systems = func(string) (*rating.System, bool) { return sys, true }
	for day, code := range map[string]string{"2014-03-31": "system-not-yet-in-force", "2014-04-01": "", "2020-01-01": "system-superseded"} {
		r, err := audit.Assess(rl, fixture.Plant(t, "plant: {id: p}\nperiod: 2022\njudged_on: "+day+"\nindex: {system: dated, answers: {x: {level: I}}}\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, w := range r.Assessments[0].Warnings {
			got += w.Code
		}
		if got != code || r.Submittable != (code == "") || r.Level != "I" {
			t.Errorf("%s: warnings %q submittable %v, want %q", day, got, r.Submittable, code)
		}
	}
}

// A file that calls itself official without a signature is taken at its word, with a
// warning that nobody stands for it.
func TestOfficialWithoutSignature(t *testing.T) {
	sys := system(t, "self-made", "x")
	rl := fixture.Rules(t)
	rl.Systems = func(string) (*rating.System, bool) { return sys, true }
	p := fixture.Plant(t, "plant: {id: p}\nperiod: 2022\nindex: {system: self-made, answers: {x: {level: I}}}\n")
	for _, signed := range []*datum.Signature{nil, {Document: "self-made"}} {
		sys.Signed = signed
		r, err := audit.Assess(rl, p)
		if err != nil {
			t.Fatal(err)
		}
		warned := slices.ContainsFunc(r.Assessments[0].Warnings, func(w fault.Reason) bool { return w.Code == "official-unsigned" })
		if warned != (signed == nil) || !r.Submittable {
			t.Errorf("signed %v: warned %v, submittable %v", signed, warned, r.Submittable)
		}
	}
}

// system has one qualitative indicator of each name.
func system(t *testing.T, id string, indicators ...string) *rating.System {
	t.Helper()
	text := "id: " + id + "\ntitle: t\nstatus: in-force\nverification: official\ndocument: {effective: 2014-04-01}\nsource: {title: constructed in this test}\nfamily: levels\ngrades: [{id: I, every: I}, {id: II, every: II}]\nprofiles: [{id: a, groups: [{id: g, name: g, weight: 1, indicators: ["
	for _, x := range indicators {
		text += "{id: " + x + ", name: x, kind: qualitative, weight: 1, limiting: false, levels: {I: one, II: two, III: three}}, "
	}
	sys := &rating.System{}
	f, err := input.Parse("system.yaml", []byte(text+"]}]}]\n"))
	if err == nil {
		err = f.Decode(sys)
	}
	if err != nil {
		t.Fatal(err)
	}
	return sys
}

func TestNoSystemNamed(t *testing.T) {
	_, err := audit.Assess(fixture.Rules(t), fixture.Plant(t, "plant: {id: p}\nperiod: 2022\n"))
	if p := fault.All(err); len(p) != 1 || p[0].Code != "system-wanted" || !errors.Is(err, fault.ErrInput) {
		t.Errorf("%v", err)
	}
	_, err = audit.Assess(fixture.Rules(t), fixture.Plant(t, "plant: {id: p}\nperiod: 2022\nindex: {system: cn-steel-2041}\n"))
	if p := fault.All(err); len(p) != 1 || p[0].Code != "system-unknown" || p[0].Args[1] != "cn-steel-2014" {
		t.Errorf("%v", err)
	}
}

// Assess changes nothing in its plant and gives the same result every time.
func TestAssessIsPure(t *testing.T) {
	p := fixture.Plant(t, fixture.Example(t, "pcb-2022"))
	before, _ := json.Marshal(p)
	var results [][]byte
	for range 3 {
		r, err := audit.Assess(fixture.Rules(t), p)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, data)
	}
	after, _ := json.Marshal(p)
	if !bytes.Equal(before, after) {
		t.Error("Assess changed the plant")
	}
	if !bytes.Equal(results[0], results[1]) || !bytes.Equal(results[0], results[2]) {
		t.Error("three runs give different results")
	}
}

func BenchmarkAssess(b *testing.B) {
	rl, p := fixture.Rules(b), fixture.Plant(b, fixture.Example(b, "pcb-2022"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := audit.Assess(rl, p); err != nil {
			b.Fatal(err)
		}
	}
}
