package plant_test

import (
	"reflect"
	"strings"
	"testing"

	"headwater/fault"
	"headwater/internal/fixture"
	"headwater/plant"
)

const uncertainPlant = `
plant: {id: u}
period: 2022
variables: {v: 3 kg ± 0.1 kg, word: much}
products: [{id: a, output: {2021: 90 t ± 9 t, 2022: [1 t ± 0.1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t, 1 t ± 0.2 t]}, parameters: {n: 4 ± 1}}]
processes: [{id: w, makes: [a]}]
materials: [{id: cu, price: 60 CNY/kg ± 2 CNY/kg}]
streams: [{id: s, from: "", to: w, material: water, role: fresh, amount: 30 m3 ± 1 m3, components: {cu: 45 ± 3 mg/L}}]
energy: [{carrier: electricity, purchased: 5 MWh, use: {w: 5 MWh ± 2 %}}]
discharges: [{pollutant: COD, medium: water, point: generation, load: 3 t}]
index: {answers: {x: {value: 5 ± 1}}}
`

func TestUncertain(t *testing.T) {
	p := fixture.Plant(t, uncertainPlant)
	before := fixture.Plant(t, uncertainPlant)
	copied, found := p.Uncertain()
	var at []string
	for _, u := range found {
		at = append(at, u.At)
	}
	want := "/variables/v /products/0/output/2022/0 /products/0/output/2022/11 /products/0/parameters/n /materials/0/price /streams/0/amount /streams/0/components/cu /energy/0/use/w"
	if got := strings.Join(at, " "); got != want {
		t.Errorf("found %s\nwant  %s", got, want)
	}
	if !reflect.DeepEqual(copied, p) {
		t.Error("the copy differs")
	}
	for _, u := range found {
		u.Set(u.Quantity.Value + 100)
	}
	if !reflect.DeepEqual(p, before) {
		t.Error("setting the copy has changed the plant")
	}
	output, _ := copied.Products[0].Output.At(2022)
	use, _ := copied.Energy[0].Use["w"].At(2022)
	for _, tc := range []struct {
		what      string
		got, want float64
	}{
		{"output", output.Value, 212}, {"use", use.Value, 105}, {"component", copied.Streams[0].Components["cu"].Value, 145},
		{"variable", copied.Variables["v"].Quantity.Value, 103}, {"amount", copied.Streams[0].Amount.Single.Value, 130},
	} {
		if tc.got != tc.want {
			t.Errorf("%s is %v after setting, want %v", tc.what, tc.got, tc.want)
		}
	}
	for _, u := range found {
		u.Set(u.Quantity.Value)
	}
	if !reflect.DeepEqual(copied, p) {
		t.Error("setting back does not give the plant again")
	}
}

func TestSpreadsThatCannotBe(t *testing.T) {
	near := func(string, []string) string { return "" }
	codes := func(text string) (out []string) {
		for _, p := range fault.All(plant.Check(fixture.Plant(t, text), near)) {
			if strings.HasPrefix(p.Code, "spread-") {
				out = append(out, p.At+" "+p.Code)
			}
		}
		return out
	}
	if got := codes(uncertainPlant); got != nil {
		t.Errorf("a plant in order: %v", got)
	}
	if got := codes("plant: {id: u}\nperiod: 2022\nstreams: [{id: s, from: '', to: w, material: water, role: fresh, amount: 30 m3 ± 31 m3}]\nindex: {answers: {x: {value: {a: 5 ± 600 %}}, t: {value: 1 degC ± 2 degC}, z: {value: 0 ± 2 mg/L}}}"); strings.Join(got, " ") != "/streams/0/amount spread-huge /index/answers/x/value/a spread-huge" {
		t.Errorf("%v", got)
	}
	p := fixture.Plant(t, uncertainPlant)
	p.Streams[0].Amount.Single.SD = -1
	if got := fault.All(plant.Check(p, near)); len(got) == 0 || got[len(got)-1].Code != "spread-negative" {
		t.Errorf("%v", got)
	}
}
