package account_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"headwater/account"
)

// The account of the contract: coal with a measured heating value, own power from it.
func TestOwnPowerIsNoInput(t *testing.T) {
	const source = "by hand: (52000 + 3100 − 2800) t · 20.9 MJ/kg · 0.03412 kgce/MJ; 4.1 GWh · 0.1229 kgce/kWh"
	coal, power := 52300e3*20.9*0.03412, 4.1e6*0.1229
	r := assess(t, head+`
processes: [{id: works}]
energy:
  - {carrier: raw-coal, purchased: 52000 t, opening: 3100 t, closing: 2800 t, feedstock: 0 t, heating_value: 20.9 MJ/kg}
  - {carrier: electricity, self_generated: 4.1 GWh, from: raw-coal}
  - {carrier: electricity, purchased: 1 GWh, use: {works: 5 GWh}}
`)
	e := r.Energy
	near(t, "input", e.Total.Input, coal+1e6*0.1229, 1e-6*coal, source)
	c := e.Conversions[0]
	near(t, "conversion input", c.Input, coal, 1e-9*coal, source)
	near(t, "conversion output", c.Output, power, 1e-9*power, source)
	near(t, "conversion loss", c.Loss, coal-power, 1e-9*coal, source)
	near(t, "unaccounted", e.Total.Unaccounted, 0.1e6*0.1229, 1e-3, "1 + 4.1 − 5 GWh")
	if c.Process != "" || c.Reason == nil || c.Reason.Code != "conversion-all-fuel" {
		t.Errorf("%+v", c)
	}
	near(t, "electricity", row(t, r, "electricity", "p").Unaccounted, 0.1, 1e-12, "1 + 4.1 − 5 GWh")
	closes(t, e)
}

// A boiler house with its own process: its loss is the remainder, and named so.
func TestBoiler(t *testing.T) {
	r := assess(t, head+`
processes: [{id: boiler, kind: auxiliary}, {id: works}, {id: canteen, kind: outside}]
energy:
  - {carrier: raw-coal, purchased: 1000 t, use: {boiler: 900 t, works: 60 t}}
  - {carrier: steam, self_generated: 4000 t, from: raw-coal, at: boiler, use: {works: 3600 t, canteen: 100 t}, sold: 200 t}
`)
	e := r.Energy
	near(t, "loss", e.Conversions[0].Loss, 900e3*0.7143-4000e3*0.1286, 1e-6, "coal − steam by calorific value")
	near(t, "efficiency", e.Conversions[0].Efficiency, 4000*0.1286/(900*0.7143), 1e-12, "steam / coal")
	near(t, "steam unaccounted", row(t, r, "steam", "p").Unaccounted, 100, 1e-9, "4000 − 3600 − 100 − 200")
	near(t, "coal unaccounted", row(t, r, "raw-coal", "p").Unaccounted, 40, 1e-9, "1000 − 900 − 60")
	near(t, "outside", e.Total.Outside, 100e3*0.1286, 1e-9, "canteen")
	near(t, "sold", e.Total.Sold, 200e3*0.1286, 1e-9, "steam")
	closes(t, e)
	// where two burn the fuel and none is named, nothing is concluded
	r = assess(t, head+`
processes: [{id: boiler, kind: auxiliary}, {id: works}]
energy:
  - {carrier: raw-coal, purchased: 1000 t, use: {boiler: 900 t, works: 60 t}}
  - {carrier: steam, self_generated: 4000 t, from: raw-coal, use: {works: 3600 t}}
`)
	if c := r.Energy.Conversions[0]; c.Loss != nil || c.Reason.Code != "generator-unnamed" || r.Energy.Total.Input != nil || r.Energy.Total.Reason == nil {
		t.Errorf("%+v %+v", c, r.Energy.Total)
	}
}

// A process may give more than it takes; more out of a boiler than in is a missing fuel.
func TestGain(t *testing.T) {
	r := assess(t, head+`
processes: [{id: bof}, {id: boiler, kind: auxiliary}]
energy:
  - {carrier: heat, recovered_by: {bof: 260 GJ}, use: {bof: 35 GJ}, sold: 225 GJ}
  - {carrier: raw-coal, purchased: 1 t, use: {boiler: 1 t}}
  - {carrier: steam, self_generated: 10 t, from: raw-coal, sold: 10 t, use: {bof: 0 t}}
`)
	for _, p := range r.Energy.Processes {
		if p.ID == "bof" && !(math.Abs(p.Net- -225e3*0.03412) <= 1e-6) {
			t.Errorf("bof %+v", p)
		}
	}
	if c := r.Energy.Conversions[0]; c.Process != "boiler" || c.Reason == nil || c.Reason.Code != "conversion-gain" {
		t.Errorf("%+v", c)
	}
	closes(t, r.Energy)
}

// A carrier without factor, or without uses, leaves the total open.
func TestEnergyOpen(t *testing.T) {
	for code, line := range map[string]string{
		"factor-missing":       "{carrier: moonlight, purchased: 1 t, use: {a: 1 t}}",
		"use-missing":          "{carrier: diesel, purchased: 1 t}",
		"amount-unconvertible": "{carrier: converter-gas, recovered: 12 kgce/t, sold: 0 kgce}",
	} {
		r := assess(t, head+"processes: [{id: a}]\nenergy:\n  - "+line+"\n")
		if x := r.Energy.Total; x.Input != nil || x.Reason == nil || x.Reason.Code != code {
			t.Errorf("%s: %+v", code, x.Reason)
		}
	}
}

// Over random accounts the plant's balance closes: nothing is counted twice.
func TestEnergyCloses(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var b strings.Builder
		b.WriteString(head + "processes: [{id: boiler, kind: auxiliary}, {id: gen, kind: auxiliary}, {id: a}, {id: b}, {id: living, kind: outside}]\nenergy:\n")
		q := func() float64 { return math.Round(rng.Float64() * 1000) }
		fmt.Fprintf(&b, "  - {carrier: raw-coal, purchased: %v t, opening: %v t, closing: %v t, feedstock: %v t, use: {boiler: %v t, a: %v t}}\n", q(), q(), q(), q(), q(), q())
		fmt.Fprintf(&b, "  - {carrier: steam, self_generated: %v t, from: raw-coal, at: boiler, use: {gen: %v t, a: %v t, b: %v t}, sold: %v t}\n", q(), q(), q(), q(), q())
		fmt.Fprintf(&b, "  - {carrier: electricity, purchased: %v MWh, use: {boiler: %v MWh, a: %v MWh, living: %v MWh}}\n", q(), q(), q(), q())
		fmt.Fprintf(&b, "  - {carrier: electricity, self_generated: %v MWh, from: steam, at: gen}\n", q())
		fmt.Fprintf(&b, "  - {carrier: electricity, self_generated: %v MWh}\n", q())
		fmt.Fprintf(&b, "  - {carrier: heat, recovered: %v GJ, recovered_by: {b: %v GJ}, use: {a: %v GJ}}\n", q(), q(), q())
		closes(t, assess(t, b.String()).Energy)
	}
}

func closes(t *testing.T, e *account.Energy) {
	t.Helper()
	x := e.Total
	if x.Input == nil {
		t.Fatalf("open: %+v", x.Reason)
	}
	sum := *x.Sold + *x.Feedstock + *x.Delivered + *x.Outside + *x.ConversionLoss + *x.Unaccounted
	if !(math.Abs(sum-*x.Input) <= 1e-9*(math.Abs(*x.Input)+math.Abs(*x.Delivered)+math.Abs(*x.ConversionLoss))) {
		t.Errorf("input %v, all that it goes to %v", *x.Input, sum)
	}
}
