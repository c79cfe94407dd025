package reuse_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"headwater/reuse"
)

const many = 10_000

func manyStreams(rng *rand.Rand) *reuse.Heat {
	h := &reuse.Heat{DtMin: new(10.0)}
	for i := range many {
		a, b := 20+300*rng.Float64(), 20+300*rng.Float64()
		h.Streams = append(h.Streams, reuse.HeatStream{ID: fmt.Sprint("s", i), Supply: a, Target: b, CP: new(5 * rng.Float64())})
	}
	for i := range 5 {
		h.Utilities = append(h.Utilities, reuse.HeatUtility{ID: fmt.Sprint("u", i), Kind: "hot", Supply: 400 - 20*float64(i), Price: new(0.4 - 0.05*float64(i))})
	}
	h.Utilities = append(h.Utilities, reuse.HeatUtility{ID: "cw", Kind: "cold", Supply: 0, Target: new(10.0), Price: new(0.02)})
	return h
}

func manyUses(rng *rand.Rand) *reuse.Water {
	w := &reuse.Water{Fresh: []reuse.Fresh{{ID: "clean", Price: new(5.0)}, {ID: "river", PPM: reuse.One(20), Price: new(1.0)}}}
	for i := range many / 2 {
		in := 200 * rng.Float64()
		w.Operations = append(w.Operations, reuse.Operation{ID: fmt.Sprint("op", i), Load: reuse.One(20 * rng.Float64()), CinMax: reuse.One(in), CoutMax: reuse.One(in + 10 + 500*rng.Float64())})
	}
	for i := range many / 4 {
		w.Sinks = append(w.Sinks, reuse.WaterFlow{ID: fmt.Sprint("k", i), Flow: new(50 * rng.Float64()), PPM: reuse.One(200 * rng.Float64())})
		w.Sources = append(w.Sources, reuse.WaterFlow{ID: fmt.Sprint("s", i), Flow: new(50 * rng.Float64()), PPM: reuse.One(400 * rng.Float64())})
	}
	return w
}

// Ten thousand streams take well under a second, utilities and network with them, and the
// network holds.
func TestTenThousand(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	h, w := manyStreams(rng), manyUses(rng)
	start := time.Now()
	mustHeat(t, h)
	heat := time.Since(start)
	start = time.Now()
	r := mustWater(t, w)
	water := time.Since(start)
	t.Logf("heat %v, water %v", heat, water)
	if heat > time.Second || water > time.Second {
		t.Errorf("heat took %v, water %v", heat, water)
	}
	if r.Network == nil || !r.Network.Verified {
		t.Errorf("%+v", r.NetworkGap)
	}
	near(t, "network", r.Network.Freshwater, *r.Freshwater, 1e-6**r.Freshwater)
}

func BenchmarkHeat(b *testing.B) {
	h := manyStreams(rand.New(rand.NewPCG(9, 1)))
	for b.Loop() {
		if _, err := reuse.TargetHeat(h, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWater(b *testing.B) {
	w := manyUses(rand.New(rand.NewPCG(9, 1)))
	for b.Loop() {
		if _, err := reuse.TargetWater(w); err != nil {
			b.Fatal(err)
		}
	}
}
