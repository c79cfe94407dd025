package reuse_test

import (
	"testing"

	"headwater/internal/fixture"
	"headwater/reuse"
	"headwater/unit"
)

const marked = `
plant: {id: p}
period: 2024
processes: [{id: wash, kind: main}]
materials: [{id: soft, price: 3 CNY/m3}]
streams:
  - {id: w1, from: "", to: wash, material: soft, role: fresh, amount: 80000 m3}
  - {id: w2, from: wash, to: "", material: water, role: waste, amount: 44000 t, concentration: {COD: 50 mg/L}}
  - {id: hot, from: wash, to: "", material: water, role: waste, amount: 28800 t, density: 1.2 t/m3}
reuse:
  hours: 8000 h
  water:
    contaminant: COD
    sources: [{stream: w2}]
    sinks: [{stream: w1, max: 20 mg/L}]
  heat:
    dt_min: 10 degC
    today: 500 kW
    price: 0.2 CNY/kWh
    streams:
      - {stream: hot, supply: 60 degC, target: 30 degC, specific_heat: 4.2 kJ/(kg.K)}
      - {id: feed, supply: 20 degC, target: 90 degC, cp: 5000 W/K}
`

// By hand: the sink wants 10 t/h of 20 ppm, the source has 5.5 t/h of 50 ppm: 4 of it, 6 t/h fresh. The
// hot stream gives 3.6 t/h = 1 kg/s · 4.2 kJ/(kg·K) = 4.2 kW/K, 126 kW; of the feed's 350 kW what lies
// below 50 °C, 150 kW, could take it: all but 224 kW come from utility.
func TestFromPlant(t *testing.T) {
	heatFactor := []unit.Factor{{Carrier: "heat", Convention: "calorific", From: unit.MustParse("MJ"), Value: 0.03412}}
	r, err := reuse.FromPlant(fixture.Plant(t, marked), heatFactor, nil)
	if err != nil {
		t.Fatal(err)
	}
	w, h := r.Water, r.Heat
	near(t, "water today", *w.Today, 80000, 1e-6)
	near(t, "water target", w.Target, 48000, 1e-6)
	near(t, "water gap", *w.Gap, 32000, 1e-6)
	near(t, "water money", *w.Money.Value, 96000, 1e-6)
	near(t, "heat target", h.Target, 224, 1e-9)
	near(t, "heat gap", *h.Gap, 276, 1e-9)
	near(t, "GJ", *h.GJ, 276*8000*3.6e-3, 1e-6)
	near(t, "kgce", *h.Coal, 276*8000*3.6*0.03412, 1e-6)
	near(t, "heat money", *h.Money.Value, 276*8000*0.2, 1e-6)
	if w.Money.Currency != "CNY" || h.Money.Currency != "CNY" {
		t.Errorf("%+v %+v", w.Money, h.Money)
	}

	if r, err := reuse.FromPlant(fixture.Plant(t, "plant: {id: p}\nperiod: 2024\n"), nil, nil); r != nil || err != nil {
		t.Errorf("a plant without marks: %+v %v", r, err)
	}
	r, err = reuse.FromPlant(fixture.Plant(t, marked), nil, nil)
	if err != nil || r.Heat.Coal != nil || r.Heat.Reason.Code != "factor-missing" {
		t.Errorf("without a factor: %+v %v", r, err)
	}
	if _, err := reuse.FromPlant(fixture.Plant(t, "plant: {id: p}\nperiod: 2024\nreuse: {water: {sinks: []}}\n"), nil, nil); len(codes(err)) != 1 || codes(err)[0] != "/reuse/hours reuse-hours" {
		t.Errorf("without hours: %v", err)
	}
}
