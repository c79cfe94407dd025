package reuse_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"headwater/reuse"
)

const cases = 200

func mustHeat(t testing.TB, h *reuse.Heat) *reuse.HeatResult {
	t.Helper()
	r, err := reuse.TargetHeat(h, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustWater(t testing.TB, w *reuse.Water) *reuse.WaterResult {
	t.Helper()
	r, err := reuse.TargetWater(w)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Energy is conserved, a wider approach never saves, order changes nothing, curves end
// where the utilities say, and the problem is left as it was.
func TestHeatProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for k := range cases {
		h := randomHeat(rng, 2+rng.IntN(20))
		before := fmt.Sprint(reflect.ValueOf(*h))
		r := mustHeat(t, h)
		if fmt.Sprint(reflect.ValueOf(*h)) != before {
			t.Fatal("the problem was modified")
		}
		net, scale := 0.0, 1.0
		for _, s := range h.Streams {
			q := 0.0
			if s.Duty != nil {
				q = *s.Duty
			} else {
				q = *s.CP * math.Abs(s.Supply-s.Target)
			}
			scale += q
			if s.Kind == "cold" {
				q = -q
			}
			net += q
		}
		tol := 1e-9 * scale
		if d := r.HotUtility + net - r.ColdUtility; !(math.Abs(d) <= tol) {
			t.Fatalf("%d: %v kW are lost", k, d)
		}
		if len(r.PinchShifted) == 0 {
			t.Fatalf("%d: no pinch", k)
		}
		for _, row := range r.Table {
			if row.In < -tol || row.Out < -tol {
				t.Fatalf("%d: heat flows up: %+v", k, row)
			}
		}
		g := r.Composite.Grand
		if !(math.Abs(g[0].Heat-r.HotUtility) <= tol) || !(math.Abs(g[len(g)-1].Heat-r.ColdUtility) <= tol) {
			t.Fatalf("%d: grand composite ends at %v and %v", k, g[0], g[len(g)-1])
		}
		if c := r.Composite.Cold; len(c) > 0 && len(r.Composite.Hot) > 0 {
			end := r.Composite.Hot[len(r.Composite.Hot)-1].Heat
			if !(math.Abs(c[len(c)-1].Heat-r.HotUtility-end) <= tol) {
				t.Fatalf("%d: cold composite ends at %v, hot at %v", k, c[len(c)-1], end)
			}
		}
		other := *h
		other.Streams = slices.Clone(h.Streams)
		rng.Shuffle(len(other.Streams), func(i, j int) {
			other.Streams[i], other.Streams[j] = other.Streams[j], other.Streams[i]
		})
		if again := mustHeat(t, &other); !(math.Abs(again.HotUtility-r.HotUtility) <= tol) {
			t.Fatalf("%d: %v in another order, %v", k, again.HotUtility, r.HotUtility)
		}
		other.DtMin = new(*h.DtMin + 5*rng.Float64())
		if wider := mustHeat(t, &other); wider.HotUtility < r.HotUtility-tol || wider.ColdUtility < r.ColdUtility-tol {
			t.Fatalf("%d: a wider approach saves: %v after %v", k, wider.HotUtility, r.HotUtility)
		}
	}
}

// Whatever exchangers there are: what is used above the target crosses the pinch, and if
// every exchanger keeps the approach, nothing is used below the target.
func TestCrossingIsTheExcess(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 2))
	checked, kept := 0, 0
	for range 4 * cases {
		h := randomHeat(rng, 2+rng.IntN(6))
		left := map[string]float64{}
		var hot, cold []string
		for _, s := range h.Streams {
			q := 0.0
			if s.Duty != nil {
				q = *s.Duty
			} else {
				q = *s.CP * math.Abs(s.Supply-s.Target)
			}
			left[s.ID] = q
			if s.Kind == "hot" {
				hot = append(hot, s.ID)
			} else {
				cold = append(cold, s.ID)
			}
		}
		if len(hot) == 0 || len(cold) == 0 {
			continue
		}
		for range 1 + rng.IntN(3) {
			a, b := hot[rng.IntN(len(hot))], cold[rng.IntN(len(cold))]
			q := rng.Float64() * min(left[a], left[b])
			left[a] -= q
			left[b] -= q
			h.Existing = append(h.Existing, reuse.Match{Hot: a, Cold: b, Duty: q})
		}
		r, err := reuse.TargetHeat(h, nil)
		if err != nil {
			continue // temperatures cross: a random exchanger that cannot be
		}
		checked++
		c := r.Existing
		tol := 1e-6 * (1 + c.HotUtility + r.HotUtility)
		if d := c.Excess - c.Across - c.CoolerAbove - c.HeaterBelow; !(math.Abs(d) <= tol) {
			t.Fatalf("%+v: %v kW of the excess do not cross", c, d)
		}
		if d := c.Excess - (c.ColdUtility - r.ColdUtility); !(math.Abs(d) <= tol) {
			t.Fatalf("excess of hot and cold utility differ by %v", d)
		}
		if !slices.ContainsFunc(c.Matches, func(m reuse.MatchResult) bool { return m.Close && m.Duty > 1e-9 }) {
			kept++
			if c.Excess < -tol {
				t.Fatalf("a network with the approach kept uses %v kW less than the target", -c.Excess)
			}
		}
	}
	if checked < cases || kept < cases/4 {
		t.Errorf("only %d networks were checked, %d that keep the approach", checked, kept)
	}
}

// randomUtilities are levels at one temperature and sliding ones, some of them limited.
func randomUtilities(rng *rand.Rand, h *reuse.Heat) {
	add := func(kind string, supply float64, target *float64, price float64) {
		h.Utilities = append(h.Utilities, reuse.HeatUtility{ID: fmt.Sprint("u", len(h.Utilities)), Kind: kind, Supply: supply, Target: target, Price: &price})
	}
	add("hot", 600, nil, 10)
	add("cold", -100, nil, 10)
	for range 1 + rng.IntN(3) {
		supply, price := float64(100+10*rng.IntN(20)), 1+8*rng.Float64()
		var target *float64
		if rng.IntN(2) == 0 {
			target = new(supply - float64(10+10*rng.IntN(8)))
		}
		add("hot", supply, target, price)
	}
	for range 1 + rng.IntN(2) {
		supply, price := float64(10*rng.IntN(12)), 1+8*rng.Float64()
		var target *float64
		if rng.IntN(2) == 0 {
			target = new(supply + float64(10+10*rng.IntN(6)))
		}
		add("cold", supply, target, price)
	}
	for i := range h.Utilities {
		if i > 1 && rng.IntN(3) == 0 {
			h.Utilities[i].Max = new(200 * rng.Float64())
		}
	}
}

// The choice of utilities is the cheapest: against a linear programme that writes down
// every temperature, a hair above and below each.
func TestUtilitiesAgainstLinearProgramme(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	solved := 0
	for k := range cases * 2 {
		h := randomHeat(rng, 2+rng.IntN(6))
		randomUtilities(rng, h)
		r, err := reuse.TargetHeat(h, nil)
		if err != nil {
			continue // a utility on the wrong side of the pinch
		}
		want := utilityProgramme(t, h, r)
		if math.IsNaN(want) {
			continue
		}
		solved++
		if r.Cost.PerHour == nil {
			t.Fatalf("%d: %+v", k, r.Cost.Reason)
		}
		if got := *r.Cost.PerHour; !(math.Abs(got-want) <= 1e-5*(1+math.Abs(want))) {
			t.Fatalf("%d: cost %v, linear programme %v", k, got, want)
		}
	}
	if solved < cases/2 {
		t.Errorf("only %d were compared", solved)
	}
}

func utilityProgramme(t *testing.T, h *reuse.Heat, r *reuse.HeatResult) float64 {
	t.Helper()
	const hair = 1e-7
	type band struct{ hi, lo, q float64 } // shifted
	dt := *h.DtMin / 2
	shift := func(kind string, own *float64, a, b float64) (hi, lo float64) {
		d := dt
		if own != nil {
			d = *own
		}
		if kind == "hot" {
			d = -d
		}
		return max(a, b) + d, min(a, b) + d
	}
	above := func(b band, x float64) float64 { return b.q * min(1, max(0, (b.hi-x)/max(b.hi-b.lo, 1e-12))) }
	var bands []band
	var sign []float64
	for _, s := range h.Streams {
		q := 0.0
		if s.Duty != nil {
			q = *s.Duty
		} else {
			q = *s.CP * math.Abs(s.Supply-s.Target)
		}
		hi, lo := shift(s.Kind, s.DtCont, s.Supply, s.Target)
		bands = append(bands, band{hi, lo, q})
		sign = append(sign, map[string]float64{"hot": 1, "cold": -1}[s.Kind])
	}
	p := &program{}
	var us []band
	var usign []float64
	hot, cold := map[int]float64{}, map[int]float64{}
	for _, u := range h.Utilities {
		target := u.Supply
		if u.Target != nil {
			target = *u.Target
		}
		hi, lo := shift(u.Kind, u.DtCont, u.Supply, target)
		us = append(us, band{hi, lo, 1})
		x := p.unknown(*u.Price)
		if u.Kind == "hot" {
			usign = append(usign, 1)
			hot[x] = 1
		} else {
			usign = append(usign, -1)
			cold[x] = 1
		}
	}
	p.row(hot, false, r.HotUtility)
	p.row(cold, false, r.ColdUtility)
	for j, u := range h.Utilities {
		if u.Max != nil {
			p.row(map[int]float64{j: 1}, true, *u.Max)
		}
	}
	for _, b := range slices.Concat(bands, us) {
		for _, x := range []float64{b.hi + hair, b.hi - hair, b.lo + hair, b.lo - hair} {
			need, row := 0.0, map[int]float64{}
			for i := range bands {
				need += sign[i] * above(bands[i], x)
			}
			for j := range us {
				row[j] = -usign[j] * above(us[j], x)
			}
			p.row(row, true, need+1e-4) // a hair of slack: the steps are a hair wide
		}
	}
	return p.solve(t)
}

// Looser limits never need more fresh water, and a random network of operations never
// needs less than the target.
func TestWaterProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for k := range cases {
		w := randomWater(rng, 1, 0)
		before := fmt.Sprint(reflect.ValueOf(*w))
		r := mustWater(t, w)
		if fmt.Sprint(reflect.ValueOf(*w)) != before {
			t.Fatal("the problem was modified")
		}
		tol := 1e-9 * (1 + *r.Freshwater)
		looser := *w
		looser.Sinks = slices.Clone(w.Sinks)
		looser.Operations = slices.Clone(w.Operations)
		for i := range looser.Sinks {
			looser.Sinks[i].PPM = reuse.One(*w.Sinks[i].PPM.Single + 20*rng.Float64())
		}
		for i := range looser.Operations {
			o := &looser.Operations[i]
			o.CoutMax = reuse.One(*o.CoutMax.Single + 20*rng.Float64())
			o.CinMax = reuse.One(*o.CinMax.Single + rng.Float64()*min(20, *o.CoutMax.Single-*o.CinMax.Single-1))
		}
		if more := mustWater(t, &looser); *more.Freshwater > *r.Freshwater+tol {
			t.Fatalf("%d: looser limits need %v, tighter %v", k, *more.Freshwater, *r.Freshwater)
		}
		balance := *r.Wastewater - *r.Freshwater
		for _, s := range w.Sources {
			balance -= *s.Flow
		}
		for _, s := range w.Sinks {
			balance += *s.Flow
		}
		for _, o := range w.Operations {
			balance += o.Evaporation - o.Gain
		}
		if !(math.Abs(balance) <= 1e-6*(1+*r.Freshwater)) {
			t.Fatalf("%d: %v t/h are lost", k, balance)
		}
		last := r.Cascade[len(r.Cascade)-1]
		if !(math.Abs(last.Flow-*r.Wastewater) <= 1e-6*(1+last.Flow)) {
			t.Fatalf("%d: the cascade ends with %v t/h, waste water is %v", k, last.Flow, *r.Wastewater)
		}
		for _, row := range r.Cascade {
			if row.Surplus < -1e-9*(1+*r.Freshwater) {
				t.Fatalf("%d: %+v", k, row)
			}
		}
	}
}

func TestNoNetworkBeatsTheTarget(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	reused := 0
	for k := range cases {
		w := &reuse.Water{}
		for i := range 2 + rng.IntN(6) {
			in := float64(10 * rng.IntN(20))
			w.Operations = append(w.Operations, reuse.Operation{ID: fmt.Sprint("op", i), Load: reuse.One(0.5 + 20*rng.Float64()), CinMax: reuse.One(in), CoutMax: reuse.One(in + float64(10+10*rng.IntN(60)))})
		}
		target := *mustWater(t, w).Freshwater
		for range 20 {
			fresh := 0.0
			type outlet struct{ flow, ppm float64 }
			var pool []outlet
			for _, i := range rng.Perm(len(w.Operations)) {
				o := &w.Operations[i]
				load, in, out := 1000**o.Load.Single, *o.CinMax.Single, *o.CoutMax.Single
				c := rng.Float64() * in // what it takes, blended of fresh water and one outlet
				f := load / (out - c)
				share := 0.0
				if len(pool) > 0 {
					p := &pool[rng.IntN(len(pool))]
					share = min(1, c/p.ppm, p.flow/f)
					f = load / (out - share*p.ppm)
					share = min(share, p.flow/f)
					f = load / (out - share*p.ppm)
					used := min(share*f, p.flow)
					p.flow -= used
					fresh += f - used
					if used > 0 {
						reused++
					}
				} else {
					f = load / out
					fresh += f
				}
				pool = append(pool, outlet{f, out})
			}
			if fresh < target*(1-1e-9) {
				t.Fatalf("%d: a network needs %v, the target is %v", k, fresh, target)
			}
		}
	}
	if reused < cases {
		t.Errorf("only %d networks reuse water", reused)
	}
}

// An operation at its highest concentrations needs least, with evaporation and gain too:
// any other pair of concentrations, as a sink and a source of its own, needs no less.
func TestHighestConcentrationsAreBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 6))
	for k := range cases {
		w := randomWater(rng, 1, 0)
		in := float64(10 * rng.IntN(20))
		out := in + float64(20+10*rng.IntN(40))
		load, e, g := 0.5+20*rng.Float64(), 5*rng.Float64(), 5*rng.Float64()
		op := reuse.Operation{ID: "x", Load: reuse.One(load), CinMax: reuse.One(in), CoutMax: reuse.One(out), Evaporation: e, Gain: g}
		with := *w
		with.Operations = append(slices.Clone(w.Operations), op)
		best := *mustWater(t, &with).Freshwater
		for range 5 {
			c := in * rng.Float64()
			o := c + (out-c)*(0.05+0.95*rng.Float64())
			f := (1000*load + (e-g)*o) / (o - c)
			if f < 0 || f+g-e < 0 {
				continue
			}
			other := *w
			other.Sinks = append(slices.Clone(w.Sinks), reuse.WaterFlow{ID: "x in", Flow: &f, PPM: reuse.One(c)})
			other.Sources = append(slices.Clone(w.Sources), reuse.WaterFlow{ID: "x out", Flow: new(f + g - e), PPM: reuse.One(o)})
			if got := *mustWater(t, &other).Freshwater; got < best-1e-7*(1+best) {
				t.Fatalf("%d: %v → %v ppm needs %v, the limits %v → %v need %v", k, c, o, got, in, out, best)
			}
		}
	}
}
