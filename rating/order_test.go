package rating_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/rating"
)

// one is a system with one row of these levels, and the parameters n and ore.
func one(row string) string {
	h := strings.Replace(head, "profiles:", "parameters: [{id: n, min: 1, max: 28}, {id: share, min: 0, max: 1, step: 0.1}, {id: ore, of: [oxide, sulphide]}]\nprofiles:", 1)
	return h + group("a", "1", "          - {id: x, name: x, kind: quantitative, weight: 1, limiting: false, "+row+"}\n")
}

// Levels must keep their order over the whole range of their parameters, in every case
// and every part, and be finite and possible.
func TestOrderOfLevels(t *testing.T) {
	for _, tc := range []struct{ row, why string }{
		{`unit: m3/t, direction: lower, levels: {I: "<= 10", II: "<= 20", III: "<= 30"}`, ""},
		{`unit: m3/t, direction: lower, levels: {I: "<= 10", II: "<= 10", III: none-required}`, ""},
		{`unit: m3/t, direction: lower, levels: {I: "<= 10", II: "<= 9", III: "<= 30"}`, "I 10 > II 9"},
		{`unit: m3/t, direction: lower, levels: {I: "<= 40", II: unread, III: "<= 30"}`, "I 40 > III 30"},
		{`unit: m3/t, levels: {I: "<= 10", II: "<= 9", III: "<= 30"}`, "I 10 > II 9"}, // direction by its bounds
		{`unit: m3/t, levels: {I: ">= 10", II: ">= 11", III: ">= 3"}`, "I 10 < II 11"},
		{`unit: m3/t, direction: lower, levels: {I: "<= 2*n", II: "<= 27 + n", III: "<= 60"}`, "I 56 > II 55 (n = 28"}, // at the last setting only
		{`unit: m3/t, direction: lower, levels: {I: "<= 2*n", II: "<= 28 + n", III: "<= 60"}`, ""},
		{`unit: m3/t, direction: lower, levels: {I: "<= 10*share", II: "<= 9.5", III: "<= 60"}`, "I 10 > II 9.5 (n = 1, share = 1)"}, // ten steps of 0.1 are 1
		{`unit: m3/t, direction: lower, levels: {I: "<= 10/(n-3)", II: "<= 20", III: "<= 60"}`, "I +Inf (n = 3"},
		{`unit: m3/t, direction: lower, levels: {I: "<= log(n-5)", II: "<= 20", III: "<= 60"}`, "I NaN (n = 1"},
		{`unit: "%", direction: higher, levels: {I: ">= 101", II: ">= 60", III: ">= 50"}`, "I 101 %"},
		{`unit: "%", direction: higher, levels: {I: ">= 90", II: ">= 60", III: ">= -5"}`, "III -5 %"},
		{`unit: t/t, direction: lower, levels: {I: {by: ore, cases: {oxide: "<= 2", sulphide: "<= 5"}}, II: {by: ore, cases: {oxide: "<= 3", sulphide: "<= 4"}}, III: "<= 9"}`, "sulphide: I 5 > II 4"},
		{`unit: t/t, direction: lower, levels: {I: {by: ore, cases: {oxide: "<= 2", sulphide: "<= 5"}}, II: {by: ore, cases: {oxide: "<= 3", sulphide: "<= 6"}}, III: "<= 9"}`, ""},
		{`parts: [{id: h2s, unit: mg/m3, direction: lower}, {id: yield, unit: "%", direction: higher}], levels: {I: {parts: {h2s: "<= 1", yield: ">= 90"}}, II: {parts: {h2s: "<= 2", yield: ">= 95"}}, III: none-required}`, "yield: I 90 < II 95"},
	} {
		f, err := input.Parse("system.yaml", []byte(one(tc.row)))
		if err != nil {
			t.Fatal(err)
		}
		sys := &rating.System{}
		if err := errors.Join(f.Decode(sys), errors.Join(sys.Check()...)); err != nil {
			t.Fatalf("%s: %v", tc.row, err)
		}
		gaps := fmt.Sprint(sys.Gaps())
		notes := sys.Quarantine()
		switch {
		case tc.why == "" && len(notes) > 0, tc.why != "" && (len(notes) != 1 || !strings.HasPrefix(notes[0].Items[1], tc.why)):
			t.Errorf("%s: %v, want %q", tc.row, notes, tc.why)
		}
		if strings.Contains(gaps, "row-fails") != (tc.why != "") {
			t.Errorf("%s: gaps %s", tc.row, gaps)
		}
	}
}

// A range of a million steps is checked from end to end.
func TestOrderOverALongRange(t *testing.T) {
	text := strings.Replace(one(`unit: m3/t, direction: lower, levels: {I: "<= n", II: "<= 999999", III: "<= 2000000"}`), "max: 28", "max: 1000000", 1)
	sys := system(t, text)
	if got := sys.Profiles[0].Groups[0].Indicators[0].Levels["I"]; got.Gap != rating.GapQuarantined || got.Bound != "<= n" {
		t.Errorf("I is %+v: it passes II at the greatest n", got)
	}
}

// What a value formula asks for is checked without a plant, and a row of what is
// generated takes no load of an outlet, or the reverse.
func TestMeasures(t *testing.T) {
	const levels = `, direction: lower, levels: {I: "<= 10", II: "<= 20", III: "<= 30"}`
	for _, tc := range []struct{ row, code string }{
		{`unit: m3/t, value: fresh_water() / output()`, ""},
		{`unit: m3/t, value: frsh_water() / output()`, "measure-unknown"},
		{`unit: m3/t, value: fresh_water("x") / output()`, "measure-arguments"},
		{`unit: kg/t, point: generation, value: 'load("COD", "generation") / output()'`, ""},
		{`unit: kg/t, point: discharge, value: 'load("COD", "plant-outlet") / output()'`, ""},
		{`unit: kg/t, point: generation, value: 'load("COD", "plant-outlet") / output()'`, "measure-point"},
		{`unit: kg/t, point: generation, value: 'load("COD", "workshop-outlet") / output()'`, "measure-point"},
		{`unit: kg/t, point: discharge, value: 'load("COD", "generation") / output()'`, "measure-point"},
		{`unit: kg/t, point: outlet, value: 'load("COD", "plant-outlet") / output()'`, "word-unknown"},
		{`unit: kg/t, value: 'load("COD", "outlet") / output()'`, "word-unknown"},
		{`unit: kg/t, value: 'load("COD") / output()'`, "measure-arguments"},
	} {
		f, err := input.Parse("system.yaml", []byte(one(tc.row+levels)))
		if err != nil {
			t.Fatal(err)
		}
		sys := &rating.System{}
		if err := f.Decode(sys); err != nil {
			t.Fatal(err)
		}
		found := fault.All(errors.Join(sys.Check()...))
		if tc.code == "" && len(found) > 0 || tc.code != "" && (len(found) != 1 || found[0].Code != tc.code || !strings.HasPrefix(found[0].At, "/profiles/0/groups/0/indicators/0/")) {
			t.Errorf("%s: %v, want %q", tc.row, found, tc.code)
		}
	}
}

// COD that was only measured at the outlet says nothing of what is generated.
func TestGenerationIsNotDischarge(t *testing.T) {
	sys := system(t, one(`unit: kg/t, direction: lower, point: generation, value: 'load("COD", "generation") / output()', levels: {I: "<= 10", II: "<= 20", III: "<= 30"}`))
	const data = "products: [{id: x, output: 100 t}]\ndischarges: [{pollutant: COD, medium: water, point: %s, load: 500 kg}]\nindex: {answers: {}}\n"
	a := mustRate(t, sys, fmt.Sprintf(data, "plant-outlet"))
	if r := a.Indicators[0]; r.Status != "missing" || r.Reason == nil || r.Reason.Code != "data-missing" {
		t.Errorf("graded by the outlet: %+v", r)
	}
	a = mustRate(t, sys, fmt.Sprintf(data, "generation"))
	if r := a.Indicators[0]; r.Level == nil || *r.Level != "I" || !near(r.Value, 5, 1e-12) {
		t.Errorf("5 kg/t generated: %+v", r)
	}
}

// No embedded row of what is generated asks for an outlet.
func TestPointsOfTheCatalogue(t *testing.T) {
	rows := 0
	for _, sys := range fixture.Catalogue(t).Systems {
		for ind := range sys.Indicators("") {
			if strings.Contains(ind.Value, "load(") {
				rows++
				if (ind.Point == "generation") != strings.Contains(ind.Value, `"generation"`) {
					t.Errorf("%s %s: point %q by %s", sys.ID, ind.ID, ind.Point, ind.Value)
				}
			}
		}
	}
	if rows == 0 {
		t.Error("no row asks for a load")
	}
}
