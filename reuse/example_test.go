package reuse_test

import (
	"fmt"
	"math"
	"testing"

	"headwater/fault"
	"headwater/input"
	"headwater/reuse"
)

// By hand: condensing steam at 100 °C (kind hot, 300 kW) warms water from 20 to 80 °C (5 kW/K, 300
// kW) at an approach of 10 K: all of it, none is left, and both ends are pinches of nothing.
func TestLatentStream(t *testing.T) {
	r := heat(t, `
dt_min: 10
streams:
  - {id: vapour, supply: 100, target: 100, duty: 300, kind: hot}
  - {id: water, supply: 20, target: 80, cp: 5}
`)
	near(t, "hot utility", r.HotUtility, 0, 1e-9)
	near(t, "cold utility", r.ColdUtility, 0, 1e-9)
	if r.Threshold != "both" {
		t.Errorf("threshold %q", r.Threshold)
	}
	// boiling at 95 °C needs it 5 K hotter than the vapour can give
	r = heat(t, `
dt_min: 10
streams:
  - {id: vapour, supply: 100, target: 100, duty: 300, kind: hot}
  - {id: boiler, supply: 95, target: 95, duty: 200, kind: cold}
`)
	near(t, "hot utility", r.HotUtility, 200, 1e-9)
	near(t, "cold utility", r.ColdUtility, 300, 1e-9)
	// at 90 °C it just can
	r = heat(t, `
dt_min: 10
streams:
  - {id: vapour, supply: 100, target: 100, duty: 300, kind: hot}
  - {id: boiler, supply: 90, target: 90, duty: 200, kind: cold}
`)
	near(t, "hot utility", r.HotUtility, 0, 1e-9)
	near(t, "cold utility", r.ColdUtility, 100, 1e-9)
}

// By hand on the grand composite curve of the four streams: 20 kW are needed above 85 °C
// shifted. Between 140 and 145 °C the flow is 82.5 and 80 kW, so steam of 144 − 5 °C, below
// the pocket, gives all 20 kW; limited to 12 kW, the dearer steam gives the rest.
func TestUtilitiesByHand(t *testing.T) {
	text := reference(t, "heat", "kemp-4-stream.yaml")
	more := `
hours: 8000
utilities:
  - {id: MP, kind: hot, supply: 180, price: 0.30}
  - {id: LP, kind: hot, supply: 144, price: 0.24%s}
  - {id: CW, supply: 15, target: 25, price: 0.02}
`
	r := heat(t, text+fmt.Sprintf(more, ""))
	near(t, "LP", r.Utilities[1].Duty, 20, 1e-9)
	near(t, "CW", r.Utilities[2].Duty, 60, 1e-9)
	near(t, "cost", *r.Cost.PerYear, (20*0.24+60*0.02)*8000, 1e-6)
	r = heat(t, text+fmt.Sprintf(more, ", max: 12"))
	near(t, "MP", r.Utilities[0].Duty, 8, 1e-9)
	near(t, "LP", r.Utilities[1].Duty, 12, 1e-9)
}

// By hand: H1 gives C2 150 kW from 170 to 120 °C, all above the pinch at 90/80 °C. H2 gives C1
// 130 kW from 150 to 63.3 °C, of it 90 kW above 90 °C; C1 takes them from 20 to 85 °C, of it 10 kW above
// 80 °C: 80 kW cross. H1 is cooled for 180 kW from 120 °C, of it 90 kW above the pinch.
func TestCrossingByHand(t *testing.T) {
	r := heat(t, reference(t, "heat", "kemp-4-stream.yaml")+`
existing:
  - {hot: H1, cold: C2, duty: 150}
  - {hot: H2, cold: C1, duty: 130}
`)
	c := r.Existing
	near(t, "across", c.Across, 80, 1e-9)
	near(t, "coolers above", c.CoolerAbove, 90, 1e-9)
	near(t, "heaters below", c.HeaterBelow, 0, 1e-9)
	near(t, "excess", c.Excess, 170, 1e-9)
	near(t, "hot utility today", c.HotUtility, 190, 1e-9)
}

// Wang & Smith's four operations with a regenerator of 5 ppm, by hand: operation 1 wants 20
// t/h of 0 ppm, and 20·100 + R·95 = 9000 g/h at the pinch.
func TestRegenerationByHand(t *testing.T) {
	r := water(t, reference(t, "water", "wang-smith.yaml")+"regeneration: [{id: bed, outlet_ppm: 5}]\n")
	near(t, "fresh water", *r.Freshwater, 20, 1e-9)
	near(t, "regenerated", r.Regeneration[0].Flow, 7000.0/95, 1e-6)
	// 100 t/h of 100 ppm, a sink of 100 t/h of 20 ppm, 90 % removed of part of it: 10·R + 100·(100 − R) = 2000
	r = water(t, `
sources: [{id: used, flow_t_h: 100, ppm: 100}]
sinks: [{id: rinse, flow_t_h: 100, ppm: 20}]
regeneration: [{id: filter, removal: 0.9}]
`)
	near(t, "fresh water", *r.Freshwater, 0, 1e-6)
	near(t, "regenerated", r.Regeneration[0].Flow, 8000.0/90, 1e-5)
	// with 80 % of the water recovered: all that is not regenerated is used, F = 0.2·R replaces the
	// reject, and 8·R + 100·(100 − R) = 2000
	r = water(t, `
sources: [{id: used, flow_t_h: 100, ppm: 100}]
sinks: [{id: rinse, flow_t_h: 100, ppm: 20}]
regeneration: [{id: filter, outlet_ppm: 10, recovery: 0.8}]
`)
	near(t, "regenerated", r.Regeneration[0].Flow, 8000.0/92, 1e-6)
	near(t, "fresh water", *r.Freshwater, 1600.0/92, 1e-6)
	near(t, "reject", r.Regeneration[0].Reject, 1600.0/92, 1e-6)
	near(t, "waste water", *r.Wastewater, *r.Freshwater, 1e-9)
}

// By hand: 2 kg/h into water of 0 to 100 ppm need 20 t/h; with 1 t/h evaporated at the same
// outlet 21 t/h go in and 20 out; with 1 t/h gained 19 t/h go in and 20 out. Water lost with
// the product leaves less to use.
func TestLossAndGainByHand(t *testing.T) {
	for _, tc := range []struct {
		key          string
		fresh, waste float64
	}{{"evaporation_t_h", 21, 20}, {"gain_t_h", 19, 20}, {"loss_t_h", 20, 19}} {
		r := water(t, `operations: [{id: wash, load_kg_h: 2, cin_max_ppm: 0, cout_max_ppm: 100, `+tc.key+`: 1}]`)
		near(t, tc.key+" fresh", *r.Freshwater, tc.fresh, 1e-9)
		near(t, tc.key+" waste", *r.Wastewater, tc.waste, 1e-9)
	}
	// the gain alone takes the load up: 2 kg/h in 25 t/h are 80 ppm
	r := water(t, `operations: [{id: wash, load_kg_h: 2, cin_max_ppm: 0, cout_max_ppm: 100, gain_t_h: 25}]`)
	near(t, "fresh", *r.Freshwater, 0, 0)
	near(t, "waste", *r.Wastewater, 25, 1e-9)
	near(t, "outlet", *r.Network.Balances[0].Out, 80, 1e-9)
	if r.Pinch != nil || r.PinchReason.Code != "water-no-fresh" {
		t.Errorf("%+v", r.PinchReason)
	}
}

// By hand: a sink of 10 t/h and 50 ppm; clean water at 4, river water of 80 ppm at 1 per t. The
// cheapest blend is 50/80 of river water.
func TestBlendOfFreshSources(t *testing.T) {
	r := water(t, `
fresh: [{id: clean, price: 4}, {id: river, ppm: 80, price: 1}]
sinks: [{id: rinse, flow_t_h: 10, ppm: 50}]
hours: 1000
`)
	near(t, "river", r.Fresh[1].Flow, 6.25, 1e-9)
	near(t, "cost", *r.Cost.PerYear, (3.75*4+6.25)*1000, 1e-6)
	near(t, "pinch", *r.Pinch, 80, 1e-9)
}

// A problem of one named contaminant is that without a name.
func TestOneNamedContaminant(t *testing.T) {
	r := water(t, `operations: [{id: wash, load_kg_h: {COD: 2}, cin_max_ppm: {COD: 0}, cout_max_ppm: {COD: 100}}]`)
	near(t, "fresh", *r.Freshwater, 20, 1e-9)
}

func codes(err error) (out []string) {
	for _, p := range fault.All(err) {
		out = append(out, p.At+" "+p.Code)
	}
	return out
}

// Every problem is found, at its place.
func TestProblems(t *testing.T) {
	const stream = "{id: a, supply: 100, target: 50, cp: 1}"
	for _, tc := range []struct{ kind, text, want string }{
		{"heat", "dt_min: -1\nstreams: [" + stream + "]", "/dt_min reuse-negative"},
		{"heat", "streams: [" + stream + "]", "/streams/0 heat-dt-missing"},
		{"heat", "dt_min: 1\ndt_cont: 1\nstreams: [" + stream + "]", "/dt_cont heat-dt-twice"},
		{"heat", "dt_min: 1\nstreams: []", "/streams heat-no-streams"},
		{"heat", "dt_min: 1\nstreams: [" + stream + ", " + stream + "]", "/streams/1/id reuse-id-twice"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 50, cp: -1}]", "/streams/0/cp reuse-negative"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 50, duty: -1}]", "/streams/0/duty reuse-negative"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 50}]", "/streams/0 heat-load-missing"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 100, cp: 2}]", "/streams/0/target heat-latent-duty"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 100, duty: 2}]", "/streams/0 heat-latent-kind"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 50, cp: 1, kind: cold}]", "/streams/0/kind heat-wrong-side"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 50, cp: 1, kind: warm}]", "/streams/0/kind heat-kind"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 50, cp: 1, duty: 80}]", "/streams/0/duty heat-duty-cp"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 9000, target: 50, cp: 1}]", "/streams/0/supply heat-temperature"},
		{"heat", "dt_min: 1\nstreams: [{id: a, supply: 100, target: 50, cp: 0}]", "/streams heat-no-duty"},
		{"heat", "dt_range: [5]\nstreams: [{id: a, supply: 100, target: 50, cp: 1, dt_cont: 3}]", "/dt_range heat-range-own"},
		{"heat", kemp + "utilities: [{id: LP, kind: hot, supply: 70}]", "/utilities/0/supply heat-utility-below"},
		{"heat", kemp + "utilities: [{id: CW, kind: cold, supply: 120}]", "/utilities/0/supply heat-utility-above"},
		{"heat", kemp + "utilities: [{id: LP, kind: hot, supply: 70, target: 90}]", "/utilities/0/kind heat-wrong-side"},
		{"heat", kemp + "existing: [{hot: H1, cold: C9, duty: 5}]", "/existing/0/cold heat-match-unknown"},
		{"heat", kemp + "existing: [{hot: C1, cold: C2, duty: 5}]", "/existing/0/hot heat-match-side"},
		{"heat", kemp + "existing: [{hot: H1, cold: C2, duty: 260}]", "/existing/0 heat-match-range"},
		{"heat", kemp + "existing: [{hot: H2, cold: C2, duty: 120}]", "/existing/0 heat-crossing"},
		{"heat", kemp + "existing: [{hot: H1, cold: C2, duty: 200, cold_in: 80, cold_out: 140, hot_in: 170, hot_out: 160}, {hot: H1, cold: C1, duty: 200, hot_in: 160, hot_out: 150}]", "/streams/1 heat-match-over"},
		{"water", "sources: [{id: a, flow_t_h: 1, ppm: 1}]", " water-no-demand"},
		{"water", "operations: [{id: a, load_kg_h: 1, cin_max_ppm: 5, cout_max_ppm: 5}]", "/operations/0/cout_max_ppm water-cin-cout"},
		{"water", "operations: [{id: a, load_kg_h: -1, cin_max_ppm: 0, cout_max_ppm: 5}]", "/operations/0/load_kg_h reuse-negative"},
		{"water", "operations: [{id: a, cin_max_ppm: 0, cout_max_ppm: 5}]", "/operations/0/load_kg_h water-missing"},
		{"water", "operations: [{id: a, load_kg_h: 1, limiting_flow_t_h: 1, cin_max_ppm: 0, cout_max_ppm: 5}]", "/operations/0/limiting_flow_t_h water-load-flow"},
		{"water", "operations: [{id: a, load_kg_h: 1, cin_max_ppm: 0, cout_max_ppm: 100, loss_t_h: 50}]", "/operations/0/loss_t_h water-loss"},
		{"water", "sinks: [{id: a, ppm: 5}]", "/sinks/0/flow_t_h water-missing"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 5}, {id: a, flow_t_h: 5, ppm: 5}]", "/sinks/1/id reuse-id-twice"},
		{"water", "sinks: [{flow_t_h: 5, ppm: 5}]", "/sinks/0/id reuse-id-empty"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 2000000}]", "/sinks/0/ppm reuse-large"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 0}]\nfresh: [{id: f, ppm: 3}]", "/fresh water-too-dirty"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 9}]\nfresh: [{id: f, ppm: 3, max_t_h: 1}]", "/fresh water-short"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 9}]\nfresh: [{id: f, price: 3}, {id: g}]", "/fresh/1 water-price-missing"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: {COD: 9}}]\nsources: [{id: s, flow_t_h: 5, ppm: 7}]", "/sources/0/ppm water-one-of-several"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: {COD: 9}}]\nsources: [{id: s, flow_t_h: 5, ppm: {SS: 7}}]", "/sources/0/ppm water-contaminant-missing"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: {COD: 9, SS: 9}}]\nregeneration: [{id: r, outlet_ppm: 1}]", "/regeneration/0 water-regeneration-several"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: {COD: 9, SS: 0}}]\nfresh: [{id: f, ppm: {COD: 1, SS: 2}}]", "/fresh water-too-dirty-of"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 9}]\nregeneration: [{id: r}]", "/regeneration/0 water-regeneration-kind"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 9}]\nregeneration: [{id: r, removal: 90}]", "/regeneration/0/removal reuse-share"},
		{"water", "sinks: [{id: a, flow_t_h: 5, ppm: 9}]\nregeneration: [{id: r, removal: 0.9}, {id: q, removal: 0.9}]", "/regeneration/1/removal water-removal-twice"},
	} {
		t.Run(tc.want, func(t *testing.T) {
			var err error
			if tc.kind == "heat" {
				_, err = reuse.TargetHeat(decode[reuse.Heat](t, tc.text), input.Nearest)
			} else {
				_, err = reuse.TargetWater(decode[reuse.Water](t, tc.text))
			}
			if got := codes(err); len(got) != 1 || got[0] != tc.want {
				t.Errorf("%v, want %s", got, tc.want)
			}
		})
	}
}

const kemp = `
dt_min: 10
streams:
  - {id: C1, supply: 20, target: 135, cp: 2}
  - {id: H1, supply: 170, target: 60, cp: 3}
  - {id: C2, supply: 80, target: 140, cp: 4}
  - {id: H2, supply: 150, target: 30, cp: 1.5}
`

// What is no number is refused wherever it stands; package input refuses it in files.
func TestNotANumber(t *testing.T) {
	nan := math.NaN()
	h := decode[reuse.Heat](t, kemp)
	h.Streams[0].Supply, h.Streams[1].CP, h.DtMin = nan, &nan, &nan
	if err := reuse.CheckHeat(h, nil); len(fault.All(err)) != 3 {
		t.Errorf("%v", err)
	}
	w := &reuse.Water{
		Operations: []reuse.Operation{{ID: "a", Load: reuse.One(nan), CinMax: reuse.One(0), CoutMax: reuse.One(5), Loss: nan}},
		Sinks:      []reuse.WaterFlow{{ID: "b", Flow: &nan, PPM: reuse.One(nan)}}, Fresh: []reuse.Fresh{{ID: "f", PPM: reuse.One(nan), Price: &nan}},
	}
	if err := reuse.CheckWater(w); len(fault.All(err)) != 6 {
		t.Errorf("%v", err)
	}
}
