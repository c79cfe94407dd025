package reuse_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"

	"headwater/reuse"
)

// problems is how many random problems each cross-check solves.
const problems = 1000

// program collects a linear programme for gonum: minimise c·x, rows a·x ≤ b or = b, x ≥ 0.
type program struct {
	c     []float64
	rows  [][]float64
	right []float64
	less  []bool
}

func (p *program) unknown(cost float64) int {
	p.c = append(p.c, cost)
	return len(p.c) - 1
}

func (p *program) row(a map[int]float64, less bool, b float64) {
	line := make([]float64, len(p.c))
	for j, x := range a {
		line[j] = x
	}
	p.rows, p.right, p.less = append(p.rows, line), append(p.right, b), append(p.less, less)
}

// solve returns the minimum, or NaN where there is none. Every row gets a slack, or where
// it is an equation a pair of opposite rows would be singular: equations stay as they are.
func (p *program) solve(t *testing.T) float64 {
	t.Helper()
	n := len(p.c)
	width := n
	for _, less := range p.less {
		if less {
			width++
		}
	}
	a := mat.NewDense(len(p.rows), width, nil)
	k := n
	for i, line := range p.rows {
		for j, x := range line {
			a.Set(i, j, x)
		}
		if p.less[i] {
			a.Set(i, k, 1)
			k++
		}
	}
	c := make([]float64, width)
	copy(c, p.c)
	best, _, err := lp.Simplex(c, a, p.right, 1e-10, nil)
	if err != nil {
		return math.NaN()
	}
	return best
}

// randomHeat makes whole temperatures, so that shifted ones meet.
func randomHeat(rng *rand.Rand, streams int) *reuse.Heat {
	h := &reuse.Heat{DtMin: new(float64(2 * rng.IntN(10)))}
	for i := range streams {
		s := reuse.HeatStream{ID: fmt.Sprint("s", i), Supply: float64(20 + 10*rng.IntN(20)), Kind: []string{"hot", "cold"}[rng.IntN(2)]}
		switch rng.IntN(5) {
		case 0:
			s.Target, s.Duty = s.Supply, new(float64(10+rng.IntN(500)))
		default:
			s.Target = s.Supply + float64(10+10*rng.IntN(12))
			if s.Kind == "hot" {
				s.Supply, s.Target = s.Target, s.Supply
			}
			s.CP = new(0.5 + 5*rng.Float64())
		}
		if rng.IntN(4) == 0 {
			s.DtCont = new(float64(rng.IntN(15)))
		}
		h.Streams = append(h.Streams, s)
	}
	return h
}

// piece is heat between two shifted temperatures.
type piece struct{ hi, lo, heat float64 }

// transport is the least hot utility by the transport model: heat goes from a piece of a hot
// stream to a piece of a cold one that lies no higher.
//
// Source: Cerda, Westerberg, Mason & Linnhoff, Chem. Eng. Sci. 38 (1983) 373.
func transport(t *testing.T, h *reuse.Heat) float64 {
	t.Helper()
	type span struct {
		hi, lo, duty float64
		hot          bool
	}
	var spans []span
	cuts := map[float64]bool{}
	for _, s := range h.Streams {
		dt := *h.DtMin / 2
		if s.DtCont != nil {
			dt = *s.DtCont
		}
		hot := s.Kind == "hot"
		if hot {
			dt = -dt
		}
		duty := 0.0
		if s.Duty != nil {
			duty = *s.Duty
		} else {
			duty = *s.CP * math.Abs(s.Supply-s.Target)
		}
		sp := span{max(s.Supply, s.Target) + dt, min(s.Supply, s.Target) + dt, duty, hot}
		spans = append(spans, sp)
		cuts[sp.hi], cuts[sp.lo] = true, true
	}
	pieces := map[bool][]piece{}
	for _, sp := range spans {
		if sp.hi == sp.lo {
			pieces[sp.hot] = append(pieces[sp.hot], piece{sp.hi, sp.lo, sp.duty})
			continue
		}
		top := sp.hi
		for top > sp.lo {
			next := sp.lo
			for c := range cuts {
				if c < top && c > next {
					next = c
				}
			}
			pieces[sp.hot] = append(pieces[sp.hot], piece{top, next, sp.duty * (top - next) / (sp.hi - sp.lo)})
			top = next
		}
	}
	hot, cold := merge(pieces[true]), merge(pieces[false])
	p := &program{}
	var utility []int
	for range cold {
		utility = append(utility, p.unknown(1))
	}
	from := make([]map[int]float64, len(hot))
	to := make([]map[int]float64, len(cold))
	for j := range cold {
		to[j] = map[int]float64{utility[j]: -1}
	}
	for i := range hot {
		from[i] = map[int]float64{}
		for j := range cold {
			if hot[i].lo >= cold[j].lo && hot[i].hi >= cold[j].hi {
				x := p.unknown(0)
				from[i][x], to[j][x] = 1, -1
			}
		}
	}
	for i := range hot {
		if len(from[i]) > 0 {
			p.row(from[i], true, hot[i].heat)
		}
	}
	for j := range cold {
		p.row(to[j], true, -cold[j].heat)
	}
	if len(cold) == 0 {
		return 0
	}
	return p.solve(t)
}

// merge adds pieces of the same temperatures up.
func merge(list []piece) (out []piece) {
	at := map[[2]float64]int{}
	for _, p := range list {
		key := [2]float64{p.hi, p.lo}
		if i, ok := at[key]; ok {
			out[i].heat += p.heat
			continue
		}
		at[key] = len(out)
		out = append(out, p)
	}
	return out
}

func TestHeatAgainstLinearProgramme(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 1))
	unsolved := 0
	for k := range problems {
		h := randomHeat(rng, 2+rng.IntN(5))
		r, err := reuse.TargetHeat(h, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := transport(t, h)
		if math.IsNaN(want) {
			unsolved++
			continue
		}
		if tol := 1e-7 * (1 + want); !(math.Abs(r.HotUtility-want) <= tol) {
			t.Fatalf("problem %d: hot utility %v, linear programme %v", k, r.HotUtility, want)
		}
	}
	if unsolved > 0 {
		t.Errorf("%d of %d were not solved by the peer", unsolved, problems)
	}
}

// randomWater mixes operations, sources and sinks, with fresh sources that the cleanest of
// them can all be served by.
func randomWater(rng *rand.Rand, fresh, regenerators int) *reuse.Water {
	w := &reuse.Water{}
	for i := range rng.IntN(4) {
		in := float64(10 * rng.IntN(20))
		w.Operations = append(w.Operations, reuse.Operation{ID: fmt.Sprint("op", i), Load: reuse.One(0.5 + 20*rng.Float64()), CinMax: reuse.One(in), CoutMax: reuse.One(in + float64(10+10*rng.IntN(60)))})
		if rng.IntN(3) == 0 {
			w.Operations[i].Gain = rng.Float64() * 5
			w.Operations[i].Evaporation = rng.Float64() * 5
		}
	}
	for i := range 1 + rng.IntN(4) {
		w.Sinks = append(w.Sinks, reuse.WaterFlow{ID: fmt.Sprint("k", i), Flow: new(1 + 50*rng.Float64()), PPM: reuse.One(float64(10 * rng.IntN(20)))})
	}
	for i := range rng.IntN(5) {
		w.Sources = append(w.Sources, reuse.WaterFlow{ID: fmt.Sprint("s", i), Flow: new(1 + 50*rng.Float64()), PPM: reuse.One(float64(10 * rng.IntN(40)))})
	}
	for i := range fresh {
		f := reuse.Fresh{ID: fmt.Sprint("f", i), Price: new(5 * math.Pow(0.4, float64(i)) * (0.8 + 0.4*rng.Float64()))}
		if i > 0 {
			f.PPM = reuse.One(float64(5 + 10*rng.IntN(15)))
		}
		w.Fresh = append(w.Fresh, f)
	}
	for i := range regenerators {
		w.Regeneration = append(w.Regeneration, reuse.Regeneration{ID: fmt.Sprint("r", i), Outlet: new(float64(5 + 10*rng.IntN(8))), Recovery: new(0.7 + 0.3*rng.Float64()), Price: new(2 * rng.Float64())})
	}
	return w
}

// node is a source or sink of the assignment model.
type node struct{ flow, ppm float64 }

// nodesOf turns an operation into the sink and the source at its limits, by hand.
func nodesOf(w *reuse.Water) (sinks, sources []node) {
	for _, o := range w.Operations {
		load, in, out := 1000**o.Load.Single, *o.CinMax.Single, *o.CoutMax.Single
		f := (load + o.Evaporation*out - o.Gain*out) / (out - in)
		if f < 0 {
			sources = append(sources, node{o.Gain - o.Evaporation, load / (o.Gain - o.Evaporation)})
			continue
		}
		sinks, sources = append(sinks, node{f, in}), append(sources, node{f + o.Gain - o.Evaporation, out})
	}
	for _, s := range w.Sinks {
		sinks = append(sinks, node{*s.Flow, *s.PPM.Single})
	}
	for _, s := range w.Sources {
		sources = append(sources, node{*s.Flow, *s.PPM.Single})
	}
	return sinks, sources
}

// assignment is the least cost by the assignment model: every flow from a source to a sink
// is an unknown.
func assignment(t *testing.T, w *reuse.Water) float64 {
	t.Helper()
	sinks, sources := nodesOf(w)
	p := &program{}
	flow, load := make([]map[int]float64, len(sinks)), make([]map[int]float64, len(sinks))
	for k := range sinks {
		flow[k], load[k] = map[int]float64{}, map[int]float64{}
	}
	var rows []map[int]float64
	var right []float64
	give := func(ppm, cost float64) map[int]float64 {
		out := map[int]float64{}
		for k := range sinks {
			x := p.unknown(cost)
			out[x] = 1
			flow[k][x], load[k][x] = -1, (ppm-sinks[k].ppm)/100
		}
		return out
	}
	// every kind of water may go through every regenerator
	inlet := make([]map[int]float64, len(w.Regeneration))
	for g := range inlet {
		inlet[g] = map[int]float64{}
	}
	regenerate := func(out map[int]float64, cost float64) {
		for g := range inlet {
			x := p.unknown(cost + *w.Regeneration[g].Price)
			out[x], inlet[g][x] = 1, -*w.Regeneration[g].Recovery
		}
	}
	for _, f := range w.Fresh {
		ppm := 0.0
		if f.PPM.Single != nil {
			ppm = *f.PPM.Single
		}
		give(ppm, *f.Price)
		regenerate(map[int]float64{}, *f.Price)
	}
	taken := make([]map[int]float64, len(sources))
	for i, s := range sources {
		taken[i] = give(s.ppm, 0)
		regenerate(taken[i], 0)
	}
	outlets := make([]map[int]float64, len(w.Regeneration))
	for g := range w.Regeneration {
		outlets[g] = give(*w.Regeneration[g].Outlet, 0)
		for other := range w.Regeneration {
			if other != g {
				x := p.unknown(*w.Regeneration[other].Price)
				outlets[g][x], inlet[other][x] = 1, -*w.Regeneration[other].Recovery
			}
		}
	}
	for g := range outlets {
		row := inlet[g]
		for x := range outlets[g] {
			row[x] += 1
		}
		rows, right = append(rows, row), append(right, 0)
	}
	for i, s := range sources {
		p.row(taken[i], true, s.flow)
	}
	for k, s := range sinks {
		p.row(flow[k], true, -s.flow)
		p.row(load[k], true, 0)
	}
	for i := range rows {
		p.row(rows[i], true, right[i])
	}
	return p.solve(t)
}

func TestWaterAgainstLinearProgramme(t *testing.T) {
	for _, tc := range []struct{ fresh, regenerators int }{{1, 0}, {2, 0}, {3, 0}, {1, 1}, {2, 2}} {
		rng := rand.New(rand.NewPCG(7, uint64(10*tc.fresh+tc.regenerators)))
		unsolved := 0
		for k := range problems {
			w := randomWater(rng, tc.fresh, tc.regenerators)
			want := assignment(t, w)
			r, err := reuse.TargetWater(w)
			if err != nil {
				t.Fatalf("%d: %v", k, err)
			}
			if math.IsNaN(want) {
				unsolved++
				continue
			}
			if got := *r.Cost.PerHour; !(math.Abs(got-want) <= 1e-6*(1+want)) {
				t.Fatalf("%d fresh, %d regenerators, problem %d: cost %v, linear programme %v", tc.fresh, tc.regenerators, k, got, want)
			}
			if r.Network == nil || !r.Network.Verified {
				t.Fatalf("%d fresh, %d regenerators, problem %d: network %+v %+v", tc.fresh, tc.regenerators, k, r.Network, r.NetworkGap)
			}
			if got := r.Network.Freshwater; !(math.Abs(got-*r.Freshwater) <= 1e-6*(1+got)) {
				t.Fatalf("%d fresh, %d regenerators, problem %d: network takes %v, target %v", tc.fresh, tc.regenerators, k, got, *r.Freshwater)
			}
			if got := r.Network.Wastewater; !(math.Abs(got-*r.Wastewater) <= 1e-6*(1+got)) {
				t.Fatalf("%d fresh, %d regenerators, problem %d: network leaves %v, target %v", tc.fresh, tc.regenerators, k, got, *r.Wastewater)
			}
		}
		if unsolved > 0 {
			t.Errorf("%d of %d were not solved by the peer", unsolved, problems)
		}
	}
}
