package reuse

import (
	"math"
	"slices"

	"headwater/fault"
)

// several bounds the least fresh water (the least cost, where there are prices) of a
// problem of several contaminants.
//
// Lower bound: a network that keeps the limits of all contaminants keeps those of each, so
// its fresh water covers the need of each; the least flows that cover all of them at once
// bound it. For one fresh source that is the largest of the single targets.
//
// Upper bound: a network that keeps every limit, found consumer by consumer and verified by
// its balances. With fixed flows alone one linear programme gives both.
//
// Source: Wang & Smith, Chem. Eng. Sci. 49 (1994) 981, on several contaminants.
func (w *Water) several(names []string) (*WaterResult, error) {
	priced := w.priced()
	fresh := w.fresh()
	r := &WaterResult{Currency: w.Currency, Pinches: []float64{}, Fresh: []FreshUse{}, Cascade: []CascadeRow{}, Notes: []fault.Reason{}, Cost: &WaterCost{Reason: &fault.Reason{Code: "water-bounded"}},
		Composite: WaterCurves{Limiting: []LoadPoint{}, Supply: []LoadPoint{}, Sinks: []FlowPoint{}, Sources: []FlowPoint{}}}
	b := &WaterBounds{Of: "freshwater_t_h", Method: "nearest-neighbours"}
	if priced {
		b.Of = "cost_per_hour"
	}
	var needs []*need
	var all [][]lever
	for _, key := range names {
		var levers []lever
		for i := range fresh {
			levers = append(levers, freshLever(fresh[i].ppm(key), w.weight(&fresh[i]), fresh[i].Max))
		}
		sinks, sources := w.ports(key)
		n := needOf(sinks, sources, marks(levers)...)
		x := n.cover(levers)
		if x == nil {
			return nil, w.whySeveral(key, sinks)
		}
		t := SingleTarget{Contaminant: key, Pinches: n.tight(levers, x)}
		for _, f := range x {
			t.Freshwater += f
		}
		b.Single = append(b.Single, t)
		needs, all = append(needs, n), append(all, levers)
	}
	x := together(needs, all)
	if x == nil {
		return nil, fault.Input("/fresh", "water-short")
	}
	for j := range x {
		b.Lower += all[0][j].price * x[j]
	}
	r.Bounds = b
	best := w.exact(names)
	if best != nil {
		b.Method = "linear-programme"
		b.Lower = best.cost
	} else {
		best = w.sequence(names)
	}
	if best == nil {
		r.NetworkGap = &fault.Reason{Code: "water-network-none"}
		b.Method = "none"
		b.Upper = math.Inf(1)
	} else {
		b.Upper = best.cost
		r.Network = best.result(w, names)
		for j := range fresh {
			use := FreshUse{ID: fresh[j].ID, Flow: best.taken[j]}
			if fresh[j].Price != nil {
				use.Cost = new(use.Flow * *fresh[j].Price)
			}
			r.Fresh = append(r.Fresh, use)
		}
	}
	r.conclude(w, priced)
	return r, nil
}

// together covers several needs with the same flows of fresh water.
func together(needs []*need, levers [][]lever) []float64 {
	size := 1e-9
	for _, n := range needs {
		size = max(size, n.all)
	}
	k := len(levers[0])
	cost := make([]float64, k)
	var rows []row
	for j := range k {
		cost[j] = levers[0][j].price
		if most := levers[0][j].most; most != nil {
			a := make([]float64, k)
			a[j] = -1
			rows = append(rows, row{a: a, b: -*most / size})
		}
	}
	for _, n := range needs {
		net := row{a: make([]float64, k), b: n.net / size}
		for j := range k {
			net.a[j] = 1
		}
		rows = append(rows, net)
	}
	x := cuts(unit1(cost), rows, func(x []float64) *row {
		for i, n := range needs {
			if r := n.worst(levers[i], x, size); r != nil {
				return r
			}
		}
		return nil
	})
	for j := range x {
		x[j] *= size
	}
	return x
}

func (w *Water) whySeveral(key string, sinks []port) error {
	cleanest := math.Inf(1)
	fresh := w.fresh()
	for i := range fresh {
		cleanest = min(cleanest, fresh[i].ppm(key))
	}
	dirty := []string{}
	for _, s := range sinks {
		if s.ppm < cleanest && s.flow > 0 && len(dirty) < 5 {
			dirty = append(dirty, s.id)
		}
	}
	if len(dirty) == 0 {
		return fault.Input("/fresh", "water-short")
	}
	return fault.Input("/fresh", "water-too-dirty-of", cleanest, join(dirty), key)
}

// conclude calls the target known where the bounds meet, and says that it is not elsewhere.
func (r *WaterResult) conclude(w *Water, priced bool) {
	const meet = 1e-6 // of the bound: both are good to about nine digits
	b := r.Bounds
	if math.IsInf(b.Upper, 1) {
		r.Reason = &fault.Reason{Code: "water-network-none"}
		r.Bounds = nil
		r.Notes = append(r.Notes, fault.Reason{Code: "water-lower-alone", Value: new(b.Lower), Unit: "1"})
		return
	}
	b.Upper = max(b.Upper, b.Lower)
	if b.Upper-b.Lower > meet*b.Upper {
		r.Reason = &fault.Reason{Code: "water-bounded"}
		r.PinchReason = r.Reason
		return
	}
	r.Freshwater, r.Wastewater = new(r.Network.Freshwater), new(r.Network.Wastewater)
	for _, s := range b.Single {
		if !priced && s.Freshwater >= b.Lower*(1-meet) && len(s.Pinches) > 0 && r.Pinch == nil {
			r.Pinches, r.Pinch = slices.Clone(s.Pinches), &s.Pinches[0]
			r.Notes = append(r.Notes, fault.Reason{Code: "water-limiting-contaminant", Items: []string{s.Contaminant}})
		}
	}
	if r.Pinch == nil {
		r.PinchReason = &fault.Reason{Code: "water-pinch-several"}
	}
	r.Cost.Reason = nil
	r.cost(w)
}
