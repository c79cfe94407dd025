package account_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"headwater/account"
	"headwater/datum"
	"headwater/internal/fixture"
	"headwater/plant"
)

const head = "plant: {id: p}\nperiod: 2022\n"

func assess(t testing.TB, text string) *account.Result {
	t.Helper()
	p := fixture.Plant(t, text)
	if err := plant.Check(p, func(string, []string) string { return "" }); err != nil {
		t.Fatal(err)
	}
	c := fixture.Catalogue(t)
	r, err := account.Assess(&account.Request{Rules: c.BalanceRules, Factors: c.AllFactors()}, p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func quantity(t testing.TB, r *account.Result, id string) *account.Quantity {
	t.Helper()
	for i := range r.Quantities {
		if r.Quantities[i].ID == id {
			return &r.Quantities[i]
		}
	}
	t.Fatalf("no quantity %q", id)
	return nil
}

func row(t testing.TB, r *account.Result, id, of string) *account.Row {
	t.Helper()
	q := quantity(t, r, id)
	for i := range q.Rows {
		if q.Rows[i].ID == of {
			return &q.Rows[i]
		}
	}
	t.Fatalf("no row %q of %q", of, id)
	return nil
}

// near wants a number; NaN and nil fail.
func near(t testing.TB, what string, got *float64, want, tol float64, source string) {
	t.Helper()
	if got == nil || !(math.Abs(*got-want) <= tol) {
		t.Errorf("%s: %v, want %v ± %v (%s)", what, show(got), want, tol, source)
	}
}

func show(v *float64) any {
	if v == nil {
		return "null"
	}
	return *v
}

// A published balance whose printed difference is wrong: in − out is computed anew.
func TestPublishedBalance(t *testing.T) {
	const source = "light-chemical enterprise, published 2015 with 43,088 kg and 0.91 %; recomputed from its own totals"
	r := assess(t, head+`
processes: [{id: works}]
materials: [{id: raw}, {id: goods}]
streams:
  - {id: in, from: "", to: works, material: raw, role: raw, amount: 4746025 kg}
  - {id: out, from: works, to: "", material: goods, role: product, amount: 4646377 kg}
`)
	x := row(t, r, "mass", "works")
	near(t, "unaccounted", x.Unaccounted, 99.648, 5e-7, source)
	near(t, "deviation", x.Deviation, 0.0210, 5e-5, source)
	if x.Verdict != account.Within || x.UnaccountedSD != nil || x.UncertaintyReason == nil {
		t.Errorf("%+v", x)
	}
}

// Mixing and removal of published streams, m3/h taken over one hour.
func TestPublishedMixing(t *testing.T) {
	const source = "examination case on an electroplating works: 16,910 g in 80 m3, removal 71.6 %, mixed nickel recomputed"
	r := assess(t, head+`
discharges:
  - {pollutant: COD, medium: water, point: generation, flow: 70 m3, concentration: 200 mg/L}
  - {pollutant: COD, medium: water, point: generation, flow: 6 m3, concentration: 450 mg/L}
  - {pollutant: COD, medium: water, point: generation, flow: 1 m3, concentration: 0 mg/L}
  - {pollutant: COD, medium: water, point: generation, flow: 3 m3, concentration: 70 mg/L}
  - {pollutant: COD, medium: water, point: plant-outlet, flow: 80 m3, concentration: 60 mg/L}
  - {pollutant: Ni, medium: water, point: workshop-outlet, flow: 70 m3, concentration: 0.2 mg/L}
  - {pollutant: Ni, medium: water, point: workshop-outlet, flow: 6 m3, concentration: 4 mg/L}
  - {pollutant: Ni, medium: water, point: workshop-outlet, flow: 1 m3, concentration: 2 mg/L}
  - {pollutant: Ni, medium: water, point: workshop-outlet, flow: 3 m3, concentration: 0.9 mg/L}
`)
	cod, ni := &r.Pollutants[0], &r.Pollutants[1]
	near(t, "COD mixed", cod.Points[0].Concentration, 211.375, 5e-4, source)
	near(t, "COD removal", cod.Removal, 0.716, 5e-4, source)
	near(t, "Ni mixed", ni.Points[0].Concentration, 0.5338, 5e-5, source)
	if !cod.Reactive || ni.Reactive || ni.Removal != nil || ni.Reason == nil || ni.Reason.Code != "points-missing" {
		t.Errorf("COD %+v, Ni %+v", cod, ni)
	}
}

// The real plant: water and electricity from its own meters, nothing invented.
func TestPrintedCircuitBoardPlant(t *testing.T) {
	const source = "audit report of 2022: fresh water 1660, 5737, 4629 m3, waste water 9741 m3; 1997066 kWh bought"
	r := assess(t, fixture.Example(t, "pcb-2022"))
	x := row(t, r, "water", "pcb-2022")
	near(t, "input", x.Input, 1660+5737+4629, 0, source)
	near(t, "unaccounted", x.Unaccounted, 12026-9741, 0, source)
	near(t, "deviation", x.Deviation, 2285.0/12026, 1e-15, source)
	if x.Verdict != account.AboveTolerance {
		t.Errorf("verdict %s", x.Verdict)
	}
	station := row(t, r, "water", "wwtp")
	if station.Input != nil || station.Unaccounted != nil || station.Reason == nil || station.Reason.Code != "amount-missing" || strings.Join(station.Reason.Items, " ") != "x1 x2 x3" {
		t.Errorf("the station's inflow was not metered: %+v", station)
	}
	near(t, "electricity", row(t, r, "electricity", "pcb-2022").Unaccounted, 0, 0, "uses 311663, 829227, 508406, 250347, 9742, 87681 kWh add up to what was bought")
	for _, rate := range r.Water.Rates {
		switch rate.ID + rate.Product {
		case "fresh-water-per-productsingle":
			near(t, rate.Product, rate.Value, 0.03823, 5e-6, "worked example of the index system")
		case "fresh-water-per-productdouble":
			near(t, rate.Product, rate.Value, 0.43127, 5e-6, "worked example of the index system")
		case "wastewater-reuse-rate", "reuse-rate":
			if rate.Value != nil || rate.Reason == nil {
				t.Errorf("%s: %+v: the file has no reuse and does not meter what the workshops drain", rate.ID, rate)
			}
		}
	}
	near(t, "delivered outside", r.Energy.Total.Outside, 87681*0.1229, 1e-9, "canteen and dormitory by calorific value")
}

// The rule travels with its verification into the result.
func TestRuleTravels(t *testing.T) {
	r := assess(t, fixture.Example(t, "pcb-2022"))
	if r.Rule == nil || r.Rule.Verification != datum.Recall || r.Rule.Tolerance != 0.05 || len(r.Rule.Doubts) == 0 {
		t.Errorf("%+v", r.Rule)
	}
}

// Assess changes nothing in its plant and gives the same result every time.
func TestPure(t *testing.T) {
	text := fixture.Example(t, "tannery-synthetic")
	p := fixture.Plant(t, text)
	before, _ := json.Marshal(p)
	c := fixture.Catalogue(t)
	var results [][]byte
	for range 3 {
		r, err := account.Assess(&account.Request{Rules: c.BalanceRules, Factors: c.AllFactors()}, p)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, data)
	}
	if after, _ := json.Marshal(p); !bytes.Equal(before, after) {
		t.Error("Assess changed the plant")
	}
	if !bytes.Equal(results[0], results[1]) || !bytes.Equal(results[0], results[2]) {
		t.Error("three runs give different results")
	}
}

// A plant without data has no balances; one with an empty campaign has no readings.
func TestNothing(t *testing.T) {
	if r := assess(t, head); r != nil {
		t.Errorf("%+v", r)
	}
}
