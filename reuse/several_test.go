package reuse_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"headwater/reuse"
)

// Wang & Smith's refinery: three operations, three contaminants. The target of 105.6 t/h is
// recalled from Chem. Eng. Sci. 49 (1994) 981, to 0.1 t/h. The bounds must hold it, and the
// network is as good.
func TestRefinery(t *testing.T) {
	r := water(t, reference(t, "water", "refinery.yaml"))
	b := r.Bounds
	if b == nil || !(b.Lower <= 105.65) || !(b.Upper >= 105.55) {
		t.Fatalf("bounds %+v, the published target is 105.6", b)
	}
	near(t, "network", b.Upper, 105.6, 0.1)
	// alone, by hand: oil 45 t/h·15 ppm in 15 ppm; sulphide (18 + 1.4) kg/h below 45 ppm
	near(t, "lower bound", b.Lower, b.Single[0].Freshwater, 1e-6)
	if !r.Network.Verified || r.Freshwater != nil || r.Reason.Code != "water-bounded" {
		t.Errorf("%+v", r)
	}
}

// By hand: a sink that any water suits wants 10 t/h, and nothing but fresh water is there; an
// operation takes 1 kg/h of each up in 20 t/h.
func TestFlowBoundsSeveralContaminants(t *testing.T) {
	r := water(t, `
sinks: [{id: tower, flow_t_h: 10, ppm: {COD: 500, SS: 500}}]
operations: [{id: wash, load_kg_h: {COD: 1, SS: 0}, cin_max_ppm: {COD: 0, SS: 0}, cout_max_ppm: {COD: 1000, SS: 100}, loss_t_h: 1}]
`)
	near(t, "lower bound", r.Bounds.Lower, 11, 1e-9)
	near(t, "upper bound", r.Bounds.Upper, 11, 1e-9)
	near(t, "fresh water", *r.Freshwater, 11, 1e-9)
}

// Fixed flows of several contaminants are a linear programme: the bounds enclose it.
func TestSeveralContaminantsAgainstLinearProgramme(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	names := []string{"COD", "SS", "salt"}
	for k := range cases {
		w := &reuse.Water{}
		amounts := func(most int) reuse.Amounts {
			a := reuse.Amounts{By: map[string]float64{}}
			for _, n := range names {
				a.By[n] = float64(10 * rng.IntN(most))
			}
			return a
		}
		for i := range 1 + rng.IntN(5) {
			w.Sinks = append(w.Sinks, reuse.WaterFlow{ID: fmt.Sprint("k", i), Flow: new(1 + 50*rng.Float64()), PPM: amounts(20)})
		}
		for i := range 1 + rng.IntN(5) {
			w.Sources = append(w.Sources, reuse.WaterFlow{ID: fmt.Sprint("s", i), Flow: new(1 + 50*rng.Float64()), PPM: amounts(30)})
		}
		r := mustWater(t, w)
		p := &program{}
		flow := make([]map[int]float64, len(w.Sinks))
		load := make([]map[string]map[int]float64, len(w.Sinks))
		for i := range w.Sinks {
			x := p.unknown(1)
			flow[i] = map[int]float64{x: -1}
			load[i] = map[string]map[int]float64{}
			for _, n := range names {
				load[i][n] = map[int]float64{x: -w.Sinks[i].PPM.By[n] / 100}
			}
		}
		for _, s := range w.Sources {
			taken := map[int]float64{}
			for i := range w.Sinks {
				x := p.unknown(0)
				taken[x] = 1
				flow[i][x] = -1
				for _, n := range names {
					load[i][n][x] = (s.PPM.By[n] - w.Sinks[i].PPM.By[n]) / 100
				}
			}
			p.row(taken, true, *s.Flow)
		}
		for i, s := range w.Sinks {
			p.row(flow[i], true, -*s.Flow)
			for _, n := range names {
				p.row(load[i][n], true, 0)
			}
		}
		want := p.solve(t)
		if math.IsNaN(want) {
			t.Fatalf("%d: the peer has no solution", k)
		}
		lower, upper := r.Bounds.Lower, r.Bounds.Upper
		tol := 1e-6 * (1 + want)
		if !(lower <= want+tol && want <= upper+tol) {
			t.Fatalf("%d: bounds %v and %v, linear programme %v", k, lower, upper, want)
		}
		if upper-lower > tol || r.Freshwater == nil || !r.Network.Verified {
			t.Fatalf("%d: %+v %+v", k, r.Bounds, r.Network)
		}
		// as sinks that return nothing, the same consumers are served one by one: an upper bound
		w.Operations = []reuse.Operation{{ID: "idle", Load: amounts(1), CinMax: amounts(1), CoutMax: reuse.Amounts{By: map[string]float64{"COD": 1, "SS": 1, "salt": 1}}}}
		r = mustWater(t, w)
		if !(r.Bounds.Lower <= want+tol && want <= r.Bounds.Upper+tol) || !r.Network.Verified {
			t.Fatalf("%d: bounds %v and %v, linear programme %v", k, r.Bounds.Lower, r.Bounds.Upper, want)
		}
	}
}

// Operations of several contaminants: the lower bound is never above the upper one, whose
// network keeps every limit; with one contaminant the bounds meet the target.
func TestSeveralContaminantsOfOperations(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 2))
	for k := range cases {
		w := &reuse.Water{Fresh: []reuse.Fresh{{ID: "a", Price: new(3.0)}, {ID: "b", PPM: reuse.Amounts{By: map[string]float64{"COD": 5, "SS": 2}}, Price: new(1.0)}}}
		for i := range 2 + rng.IntN(5) {
			o := reuse.Operation{ID: fmt.Sprint("op", i), Load: reuse.Amounts{By: map[string]float64{}}, CinMax: reuse.Amounts{By: map[string]float64{}}, CoutMax: reuse.Amounts{By: map[string]float64{}}}
			for _, n := range []string{"COD", "SS"} {
				in := float64(10 * rng.IntN(15))
				o.Load.By[n], o.CinMax.By[n], o.CoutMax.By[n] = 5*rng.Float64(), in, in+float64(10+10*rng.IntN(30))
			}
			o.Evaporation, o.Loss, o.Gain = rng.Float64(), rng.Float64(), rng.Float64()
			w.Operations = append(w.Operations, o)
		}
		r := mustWater(t, w)
		if r.Network == nil || !r.Network.Verified {
			t.Fatalf("%d: %+v %+v", k, r.Network, r.NetworkGap)
		}
		if b := r.Bounds; !(b.Lower <= b.Upper) || b.Of != "cost_per_hour" || !(b.Lower > 0) {
			t.Fatalf("%d: %+v", k, b)
		}
	}
}

// A regenerator that removes a share: no outlet on a fine grid, with the peer's programme
// for each, is cheaper; and the network that is found keeps every limit.
func TestRemovalAgainstGrid(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 3))
	used := 0
	for k := range cases / 4 {
		w := randomWater(rng, 1, 0)
		removal, price := 0.3+0.6*rng.Float64(), 1+2*rng.Float64()
		w.Regeneration = []reuse.Regeneration{{ID: "r", Removal: &removal, Price: &price, Recovery: new(0.8 + 0.2*rng.Float64())}}
		r := mustWater(t, w)
		if r.Network == nil || !r.Network.Verified {
			t.Fatalf("%d: network %+v %+v", k, r.Network, r.NetworkGap)
		}
		got := *r.Cost.PerHour
		if r.Regeneration[0].Flow > 1e-6 {
			used++
		}
		_, sources := nodesOf(w)
		most := 0.0
		for _, s := range sources {
			most = max(most, s.ppm)
		}
		for i := 1; i <= 40; i++ {
			x := most * float64(i) / 40
			if want := removalProgramme(t, w, x); want < got-1e-6*(1+got) {
				t.Fatalf("%d: an inlet of %v ppm costs %v, found was %v", k, x, want, got)
			}
		}
		for _, n := range r.Notes {
			if n.Code == "water-removal-bound" && *n.Limit > got+1e-6*(1+got) {
				t.Fatalf("%d: lower bound %v above %v", k, *n.Limit, got)
			}
		}
	}
	if used < 5 {
		t.Errorf("only %d problems use the regenerator", used)
	}
}

// removalProgramme is the assignment model with the regenerator's inlet at most x ppm.
func removalProgramme(t *testing.T, w *reuse.Water, x float64) float64 {
	t.Helper()
	sinks, sources := nodesOf(w)
	g := &w.Regeneration[0]
	p := &program{}
	flow, load := make([]map[int]float64, len(sinks)), make([]map[int]float64, len(sinks))
	for k := range sinks {
		flow[k], load[k] = map[int]float64{}, map[int]float64{}
	}
	give := func(ppm, cost float64) map[int]float64 {
		out := map[int]float64{}
		for k := range sinks {
			v := p.unknown(cost)
			out[v], flow[k][v], load[k][v] = 1, -1, (ppm-sinks[k].ppm)/100
		}
		return out
	}
	give(0, *w.Fresh[0].Price)
	outlet, mixture := give((1-*g.Removal)*x, 0), map[int]float64{}
	for _, s := range sources {
		taken := give(s.ppm, 0)
		v := p.unknown(*g.Price)
		taken[v], outlet[v], mixture[v] = 1, -*g.Recovery, (s.ppm-x)/100
		p.row(taken, true, s.flow)
	}
	if len(sources) > 0 {
		p.row(mixture, true, 0)
	}
	p.row(outlet, true, 0)
	for k, s := range sinks {
		p.row(flow[k], true, -s.flow)
		p.row(load[k], true, 0)
	}
	return p.solve(t)
}
