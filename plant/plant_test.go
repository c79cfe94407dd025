package plant_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/internal/fixture"
	"headwater/plant"
	"headwater/unit"
)

func decode(t testing.TB, text string) *plant.Plant {
	t.Helper()
	return fixture.Plant(t, "plant: {id: p}\nperiod: 2022\n"+text)
}

const twoProducts = `
products:
  - {id: a, output: {2021: 90 m2, 2022: [10 m2, 5 m2, 5 m2, 5 m2, 5 m2, 5 m2, 5 m2, 5 m2, 5 m2, 5 m2, 5 m2, 0 m2]}}
  - {id: b, output: 40 m2, equivalent: 2}
processes:
  - {id: wa, makes: [a]}
  - {id: wb, makes: [b], kind: main}
  - {id: both, makes: [a, b], kind: main}
  - {id: wwtp, kind: auxiliary, allocate: output}
  - {id: office, kind: attached, allocate: none}
  - {id: canteen, kind: outside}
streams:
  - {id: w1, from: "", to: wa, material: water, role: fresh, amount: 30 m3 ± 1 m3}
  - {id: w2, from: "", to: wa, material: water, role: fresh, amount: 3000 L ± 2 %}
  - {id: w3, from: "", to: wwtp, material: water, role: fresh, amount: 7 m3}
  - {id: w4, from: "", to: canteen, material: water, role: fresh, amount: 900 m3}
energy:
  - {carrier: electricity, purchased: 1000 kWh, use: {wa: 300 kWh, wb: 0.1 MWh, both: 70 kWh, wwtp: 140 kWh, office: 50 kWh, canteen: 340 kWh}}
discharges:
  - {pollutant: COD, medium: water, point: generation, process: wa, flow: 100 m3, concentration: 500 mg/L}
  - {pollutant: COD, medium: water, point: generation, process: wb, load: 20 kg}
`

func TestMeasures(t *testing.T) {
	p := decode(t, twoProducts)
	near := func(what string, got unit.Quantity, err error, want float64, u string) {
		t.Helper()
		q, convErr := got.In(unit.MustParse(u))
		if err != nil || convErr != nil || !(math.Abs(q.Value-want) <= 1e-9*math.Abs(want)) {
			t.Errorf("%s: %v %v %v, want %v %s", what, got, err, convErr, want, u)
		}
	}
	q, err := p.Output([]string{"a", "b"})
	near("output of both, b counted twice", q, err, 60+80, "m2")
	q, err = p.OutputIn([]string{"a"}, 2021)
	near("output of a year", q, err, 90, "m2")

	forA := plant.Boundary{Products: []string{"a"}}
	// wa all, both and wwtp by output: 60 of 60 + 80
	u, err := p.EnergyUse("electricity", forA)
	near("electricity of a by each process's own rule", u.Total, err, 300+(70+140)*60./140, "kWh")
	forA.Rule = plant.None
	u, err = p.EnergyUse("electricity", forA)
	near("electricity of a, main only", u.Total, err, 300+70*60./140, "kWh")
	forA.Rule = plant.ByOutput
	u, err = p.EnergyUse("electricity", forA)
	near("electricity of a, all by output", u.Total, err, 300+(70+140+50)*60./140, "kWh")
	forA.Rule = plant.Metered
	share := (300 + 70*60./140) / (300 + 100 + 70)
	u, err = p.EnergyUse("electricity", forA)
	near("electricity of a, all by metered use", u.Total, err, 300+70*60./140+(140+50)*share, "kWh")

	u, err = p.FreshWater(plant.Boundary{Products: []string{"a"}, Rule: plant.None})
	near("fresh water of a", u.Total, err, 33, "m3")
	if want := math.Hypot(1, 0.06); !(math.Abs(u.Total.SD-want) <= 1e-12) {
		t.Errorf("its uncertainty is %v, want %v: independent readings add in quadrature", u.Total.SD, want)
	}
	u, err = p.Load("COD", "generation", plant.Boundary{Products: []string{"a", "b"}})
	near("COD of the plant", u.Total, err, 50+20, "kg")
	u, err = p.Load("COD", "generation", plant.Boundary{Products: []string{"a"}, Rule: plant.None})
	near("COD of a", u.Total, err, 50, "kg")
	if _, err := p.EnergyUse("steam", forA); err == nil {
		t.Error("steam was never metered")
	}
}

// Whatever the rule, the products together carry all that the main processes used, and
// with a sharing rule all that the auxiliary ones used: nothing is lost or made.
func TestSharesConserveUse(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		p := decode(t, twoProducts)
		e := &p.Energy[0]
		inside := 0.0
		aux := 0.0
		for _, pr := range p.Processes {
			v := rng.Float64() * 1000
			s := plant.Series{Single: &unit.Quantity{Value: v, Unit: unit.MustParse("kWh")}}
			e.Use[pr.ID] = s
			switch pr.Kind {
			case plant.Main, "":
				inside += v
			case plant.Auxiliary, plant.Attached:
				aux += v
			}
		}
		for _, rule := range plant.Allocations {
			want := inside
			if rule != plant.None {
				want += aux
			}
			var sum float64
			for _, id := range []string{"a", "b"} {
				u, err := p.EnergyUse("electricity", plant.Boundary{Products: []string{id}, Rule: rule})
				if err != nil {
					t.Fatal(err)
				}
				sum += u.Total.Value
			}
			if !(math.Abs(sum-want) <= 1e-9*want) {
				t.Fatalf("rule %s: the products carry %v of %v", rule, sum, want)
			}
		}
	}
}

func TestCheckProblems(t *testing.T) {
	for text, code := range map[string]string{
		"products: [{id: a, output: 1 t}, {id: a, output: 1 t}]":                                                 "id-duplicate",
		"products: [{id: a, output: -1 t}]":                                                                      "value-negative",
		"products: [{id: a, output: 0 t}]":                                                                       "value-zero",
		"products: [{id: a, output: 5}]":                                                                         "value-unit",
		"products: [{id: a, output: {2020: 5 t}}]":                                                               "output-year",
		"products: [{id: a, output: 5 t, qualified: 0.99}]":                                                      "percent-wanted",
		"products: [{id: a, output: 5 t, qualified: 199 %}]":                                                     "percent-range",
		"products: [{id: a, output: 5 t, equivalent: -2}]":                                                       "value-negative",
		"processes: [{id: w, kind: mane}]":                                                                       "word-unknown",
		"processes: [{id: w, makes: [x]}]":                                                                       "id-unknown",
		"processes: [{id: w}]\nstreams: [{id: s, from: w, to: w, material: water, role: waste}]":                 "stream-ends",
		"processes: [{id: w}]\nstreams: [{id: s, from: w, to: '', material: ink, role: waste}]":                  "id-unknown",
		"processes: [{id: w}]\nenergy: [{carrier: electricity, purchased: 5 kWh, use: {w: 5 m3}}]":               "unit-mismatch",
		"processes: [{id: w}]\nenergy: [{carrier: electricity, use: {v: 5 kWh}}]":                                "id-unknown",
		"discharges: [{pollutant: COD, medium: soil, point: generation}]":                                        "word-unknown",
		"index: {system: x, answers: {a: {}}}":                                                                   "answer-empty",
		"index: {system: x, answers: {a: {level: I, value: 3 t}}}":                                               "answer-both",
		"index: {system: x, answers: {a: {level: IV}}}":                                                          "word-unknown",
		"index: {system: x, answers: {a: {not_applicable: yes, evidence: [d]}}}\ndocuments: [{id: d, title: t}]": "answer-reason",
		"index: {system: x, answers: {a: {not_applicable: no such line}}}":                                       "answer-evidence",
		"index: {system: x, answers: {a: {level: I, evidence: [d]}}}":                                            "id-unknown",
		"index: {system: x, assessments: [{system: y}]}":                                                         "index-both",
		"options: [{id: o, effects: [{stream: s, change: -4 %}]}]":                                               "id-unknown",
		"campaign: {readings: [{stream: s, values: [3 m3]}]}":                                                    "id-unknown",
		"materials: [{id: m, kind: solid}]":                                                                      "word-unknown",
		"documents: [{id: d, title: t}, {id: d, title: u}]":                                                      "id-duplicate",
	} {
		problems := fault.All(plant.Check(decode(t, text), input.Nearest))
		if len(problems) != 1 || problems[0].Code != code || problems[0].At == "" {
			t.Errorf("%s: %v, want %s", text, problems, code)
		}
	}
}

func TestSeries(t *testing.T) {
	for text, code := range map[string]string{
		"{2022: [1 t, 2 t]}": "series-months", "{22: 1 t}": "series-year", "{2021: 1 t, 2022: 1 m3}": "unit-mismatch", "[1 t]": "series-shape", "{2022: {x: 1 t}}": "series-total-key", "{2022: {total: 1 t}}": "series-total-shape", "{2022: {total: 1 m3, months: [1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t]}}": "unit-mismatch",
	} {
		f, err := input.Parse("plant.yaml", []byte("plant: {id: p}\nperiod: 2022\nproducts: [{id: a, output: "+text+"}]"))
		if err != nil {
			t.Fatal(err)
		}
		if p := fault.All(f.Decode(&plant.Plant{})); len(p) != 1 || p[0].Code != code {
			t.Errorf("%s: %v, want %s", text, p, code)
		}
	}
}
