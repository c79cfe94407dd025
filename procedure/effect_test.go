package procedure_test

import (
	"testing"

	"headwater/internal/fixture"
	"headwater/procedure"
)

// What the file gives as one value belongs to the base year and is not carried over.
func TestAfterPlant(t *testing.T) {
	p := fixture.Plant(t, `
plant: {id: p}
period: 2022
products: [{id: a, output: 10 t}]
processes: [{id: x, makes: [a]}]
streams: [{id: w1, to: x, material: water, role: fresh, amount: {2022: 10 m3, 2024: 8 m3}}, {id: w2, to: x, material: water, role: fresh, amount: 5 m3}]
discharges: [{pollutant: COD, medium: water, point: plant-outlet, flow: 9 m3, concentration: 50 mg/L, daily_max: 60 mg/L}]
index: {system: s, answers: {a: {level: II}, b: {value: 3 %}}}
audit: {after: {period: 2024, answers: {b: {value: 2 %}}}}
`)
	after := procedure.AfterPlant(p)
	if q, ok := after.Streams[0].Amount.At(2024); !ok || q.Value != 8 {
		t.Errorf("%v", q)
	}
	if _, ok := after.Streams[1].Amount.At(2024); ok {
		t.Error("a single value was carried over")
	}
	if _, ok := after.Products[0].Output.At(2024); ok || !after.Discharges[0].DailyMax.IsZero() {
		t.Error("a single value was carried over")
	}
	if after.Index.Answers["a"].Level != "II" || after.Index.Answers["b"].Value.Single.Value != 2 {
		t.Errorf("%+v", after.Index.Answers)
	}
	if p.Streams[1].Amount.Single == nil || p.Index.Answers["b"].Value.Single.Value != 3 || p.Discharges[0].DailyMax.IsZero() {
		t.Error("the plant was modified")
	}
	if procedure.AfterPlant(fixture.Plant(t, "plant: {id: p}\nperiod: 2022\n")) != nil {
		t.Error("a plant without a period after")
	}
}

// What options change, in every way that it can be written.
// Source: computed by hand.
func TestChanges(t *testing.T) {
	r := followText(t, `
plant: {id: p}
period: 2022
products: [{id: a, output: 200 t}]
processes: [{id: x, makes: [a]}, {id: y, makes: [a]}]
streams: [{id: w1, to: x, material: water, role: fresh, amount: 5000 m3}]
energy: [{carrier: electricity, purchased: 1000 MWh, use: {x: 600 MWh, y: 400 MWh}}]
discharges: [{pollutant: COD, medium: water, point: plant-outlet, flow: 4000 m3, concentration: 500 mg/L}]
options:
  - {id: o1, effects: [{stream: w1, change: -10 %}, {stream: w1, change: -300 m3}, {stream: w1, change: -2 m3/t}]}
  - {id: o2, effects: [{carrier: electricity, process: x, change: -5 %}]}
  - {id: o3}
audit:
  implementation:
    - {option: o3, planned: [{carrier: electricity, change: -20000 kWh/a}, {pollutant: COD, change: -400 kg/a}, {pollutant: COD, change: -10 %}, {stream: w1, change: -3 t}]}
`)
	want := map[string][]float64{"o1": {-500, -300, -400}, "o2": {-30}, "o3": {-20, -0.4, -0.2}}
	for i := range r.Options {
		o := &r.Options[i]
		for k, v := range want[o.ID] {
			if got := o.Planned[k].Amount; got == nil || !near(*got, v) {
				t.Errorf("%s: change %d is %v, want %g", o.ID, k, got, v)
			}
		}
	}
	if last := r.Options[2].Planned[3]; last.Amount != nil || last.Reason == nil || last.Reason.Code != "units-differ" {
		t.Errorf("t of water in m3: %+v", last)
	}
	for _, s := range r.Effects.Saved {
		if s.Of == "carrier:electricity" && (*s.Base != 1000 || !near(*s.Planned, -50)) {
			t.Errorf("%+v", s)
		}
	}
}

// Several carriers are added up in coal equivalent, saved energy with them.
// Source: 0.1229 kgce/kWh, 1.2143 kgce/Nm3 of the catalogue; computed by hand.
func TestEnergyInCoal(t *testing.T) {
	r := followText(t, `
plant: {id: p}
period: 2022
products: [{id: a, output: {2022: 100 t, 2024: 110 t}}]
energy:
  - {carrier: electricity, purchased: {2022: 10000 kWh, 2024: 9000 kWh}}
  - {carrier: natural-gas, purchased: {2022: 1000 Nm3, 2024: 990 Nm3}}
options: [{id: o1, cost: low}]
audit:
  after: {period: 2024}
  implementation: [{option: o1, done: 2023-01-01, verified: 2023-02-01, achieved: [{carrier: electricity, change: -1500 kWh/a}, {carrier: natural-gas, change: -50 Nm3/a}], evidence: []}]
  before_after: [{id: e, kind: energy, of: {carriers: [electricity, natural-gas]}, options: [o1]}]
`)
	x := r.Effects.Rows[0]
	before, after := 10000*0.1229+1000*1.2143, 9000*0.1229+990*1.2143
	if !near(*x.Before, before) || !near(*x.After, after) || !near(*x.Adjusted, (before/100-after/110)*110) || x.Unit != "kgce" {
		t.Errorf("%+v", x)
	}
	if !near(*x.Claimed, 1500*0.1229+50*1.2143) {
		t.Errorf("claimed %v", *x.Claimed)
	}
	if !near(*x.RECPChange, (110/after)/(100/before)-1) || x.Indicator != procedure.Productivity {
		t.Errorf("%+v", x)
	}
}

// Without an output, with one of zero, or with mixed units nothing is divided.
func TestNothingDivided(t *testing.T) {
	for _, products := range []string{"", "products: [{id: a, output: {2022: 5 t}}, {id: b, output: {2022: 7 m2}}]\n"} {
		r := followText(t, "plant: {id: p}\nperiod: 2022\n"+products+"streams: [{id: w1, material: water, role: fresh, to: x, amount: {2022: 10 m3, 2024: 8 m3}}]\nprocesses: [{id: x}]\naudit: {after: {period: 2024}, before_after: [{id: e, kind: water, of: {streams: [w1]}}]}\n")
		x := r.Effects.Rows[0]
		if x.Adjusted != nil || x.UnitBefore != nil || x.Reason == nil || *x.Absolute != -2 {
			t.Errorf("%+v", x)
		}
	}
}
