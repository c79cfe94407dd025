package reuse

import (
	"math"
	"slices"

	"headwater/fault"
)

// TargetWater returns the least fresh water of a problem, or the cheapest where its sources
// have prices; the pinches, the cascade, and a network that reaches the target. For several
// contaminants it returns a lower and an upper bound.
//
// Units: t/h, ppm, kg/h; prices per t. The problem is not modified. It returns the problems
// that CheckWater finds, and fresh water that is too dirty for a sink or not enough.
//
// Source: Wang & Smith, Chem. Eng. Sci. 49 (1994) 981 (fixed load); Manan, Tan & Foo, AIChE
// J. 50 (2004) 3169 (cascade, fixed flow); proof of both as one condition, and of several
// sources and regeneration, in docs/method/reuse.md.
func TargetWater(w *Water) (*WaterResult, error) {
	if err := CheckWater(w); err != nil {
		return nil, err
	}
	if names := w.contaminants(); names[0] != "" {
		if len(names) == 1 {
			return w.only(names[0])
		}
		return w.several(names)
	}
	sinks, sources := w.ports("")
	levers := w.levers()
	design := &regenerator{}
	for i := range w.Regeneration {
		if w.Regeneration[i].Removal != nil {
			design = w.design(&w.Regeneration[i], sinks, sources, levers)
		}
	}
	all := append(slices.Clone(levers), design.levers...)
	n := needOf(sinks, sources, marks(all)...)
	x := design.flows
	if x == nil {
		x = n.cover(all)
	}
	if x == nil {
		return nil, w.why(n, levers)
	}
	for j := range x {
		x[j] = settled(x[j], max(n.all, x[j]))
	}
	r := &WaterResult{Currency: w.Currency, Pinches: []float64{}, Fresh: []FreshUse{}, Notes: []fault.Reason{}}
	r.flows(w, n, all, x, len(design.levers))
	r.compare(w)
	r.Cascade = n.rows(w, sinks, sources, all, x)
	r.Intervals, r.Composite = w.intervals(), w.curves(sinks, sources, x)
	r.connect(w, sinks, sources, levers, design, x)
	r.Notes = append(r.Notes, design.notes...)
	return r, nil
}

// only solves a problem that names its one contaminant.
func (w *Water) only(contaminant string) (*WaterResult, error) {
	plain := *w
	one := func(a Amounts) Amounts {
		if x, ok := a.of(contaminant); ok {
			return One(x)
		}
		return Amounts{}
	}
	plain.Operations, plain.Sources, plain.Sinks, plain.Fresh = slices.Clone(w.Operations), slices.Clone(w.Sources), slices.Clone(w.Sinks), slices.Clone(w.Fresh)
	for i := range plain.Operations {
		o := &plain.Operations[i]
		o.Load, o.CinMax, o.CoutMax, o.Limiting = one(o.Load), one(o.CinMax), one(o.CoutMax), one(o.Limiting)
	}
	for _, list := range [][]WaterFlow{plain.Sources, plain.Sinks} {
		for i := range list {
			list[i].PPM = one(list[i].PPM)
		}
	}
	for i := range plain.Sinks {
		if !plain.Sinks[i].PPM.given() {
			plain.Sinks[i].PPM = One(mostPPM)
		}
	}
	for i := range plain.Fresh {
		plain.Fresh[i].PPM = one(plain.Fresh[i].PPM)
	}
	return TargetWater(&plain)
}

// flows writes down what the levers take: fresh water first, then regenerators.
func (r *WaterResult) flows(w *Water, n *need, levers []lever, x []float64, designed int) {
	fresh := w.fresh()
	var total sum
	for j := range fresh {
		total.add(x[j])
		use := FreshUse{ID: fresh[j].ID, PPM: new(fresh[j].ppm("")), Flow: x[j]}
		if fresh[j].Price != nil {
			use.Cost = new(x[j] * *fresh[j].Price)
		}
		r.Fresh = append(r.Fresh, use)
	}
	r.Freshwater = new(total.value())
	r.Wastewater = new(max(0, settled(total.value()-n.net, n.all+total.value())))
	k := len(fresh)
	for i := range w.Regeneration {
		g := &w.Regeneration[i]
		use := RegenerationUse{ID: g.ID, Outlet: g.Outlet}
		if g.Outlet != nil {
			use.Flow = x[k]
			k++
		} else {
			for _, y := range x[len(x)-designed:] {
				use.Flow += y
			}
		}
		use.Reject = use.Flow * (1 - g.recovery())
		if g.Price != nil {
			use.Cost = new(use.Flow * *g.Price)
		}
		r.Regeneration = append(r.Regeneration, use)
	}
	r.Pinches = n.tight(levers, x)
	switch {
	case len(r.Pinches) > 0:
		r.Pinch = &r.Pinches[0]
	case *r.Freshwater == 0:
		r.PinchReason = &fault.Reason{Code: "water-no-fresh"}
	default:
		r.PinchReason = &fault.Reason{Code: "water-no-pinch"}
	}
	if len(r.Pinches) > 1 {
		r.Notes = append(r.Notes, fault.Reason{Code: "water-several-pinches", Value: new(float64(len(r.Pinches))), Unit: "1"})
	}
	r.cost(w)
}

// cost adds up what fresh water, regeneration and waste water cost.
func (r *WaterResult) cost(w *Water) {
	r.Cost = &WaterCost{}
	if !w.priced() {
		r.Cost.Reason = &fault.Reason{Code: "water-no-price"}
		return
	}
	total := *r.Wastewater * value(w.WastePrice)
	for _, f := range r.Fresh {
		total += value(f.Cost)
	}
	for _, g := range r.Regeneration {
		total += value(g.Cost)
	}
	r.Cost.PerHour = &total
	if w.Hours == nil {
		r.Cost.Reason = &fault.Reason{Code: "reuse-no-hours"}
		return
	}
	r.Cost.PerYear = new(total * *w.Hours)
}

// compare sets the target against fresh water alone: every sink and operation for itself.
func (r *WaterResult) compare(w *Water) {
	var total sum
	sinks, sources := w.ports("")
	for i := range sinks {
		var own []port
		if sinks[i].operation {
			own = sources[i : i+1]
		}
		x, ok := w.alone(sinks[i], own)
		if !ok {
			return
		}
		total.add(x)
	}
	r.WithoutReuse = new(total.value())
	if total.value() > 0 {
		r.Saving = new(1 - *r.Freshwater/total.value())
	}
}

// alone is the fresh water of one consumer without reuse, of the cheapest kind that will do.
func (w *Water) alone(s port, own []port) (float64, bool) {
	if s.flow == 0 {
		return 0, true
	}
	best, price := 0.0, math.Inf(1)
	for _, f := range w.fresh() {
		ppm := f.ppm("")
		if ppm > s.ppm {
			continue
		}
		flow := s.flow
		for _, o := range own { // an operation takes less of cleaner water
			flow = s.flow * (o.ppm - s.ppm) / (o.ppm - ppm)
		}
		if p := flow * w.weight(&f); p < price {
			best, price = flow, p
		}
	}
	return best, !math.IsInf(price, 1)
}
