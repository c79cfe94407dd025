package reuse

import (
	"math"
	"slices"

	"headwater/fault"
)

// regenerator is the best use found of one that takes out a share of the load.
type regenerator struct {
	levers  []lever // one for each source that it may take
	sources []int   // which
	flows   []float64
	inlet   float64 // ppm
	notes   []fault.Reason
}

// mostQualities is how many qualities of source a regenerator of fixed removal may choose
// among: the programme has one unknown for each.
const mostQualities = 60

// design finds the best use of a regenerator that takes out a fixed share r of the load.
// What leaves it depends on what enters, so the problem is not linear; for a given highest
// inlet x, with y of each source and an outlet of at best (1 − r)·x, it is:
//
//	Σ y·(c − x) ≤ 0,   each t/h of source c gives (1 − r)·x ppm
//
// The minimum over x is looked for at every quality of the sources, and between the
// neighbours of the best by golden section. That each source is treated apart, (1 − r)·c
// from c, is a relaxation: its linear programme is a lower bound, and a note says how far
// below it is.
func (w *Water) design(g *Regeneration, sinks, sources []port, levers []lever) *regenerator {
	d := &regenerator{}
	order := make([]int, len(sources))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return byPPM(sources[a], sources[b]) })
	var xs []float64
	for _, i := range order {
		if s := sources[i]; s.flow > 0 && s.ppm > 0 && s.ppm <= g.inlet() {
			d.sources = append(d.sources, i)
			xs = append(xs, s.ppm)
		}
	}
	if len(d.sources) == 0 || len(d.sources) > mostQualities {
		d.sources = nil
		d.notes = append(d.notes, fault.Reason{Code: "water-removal-unused", Value: new(float64(len(xs))), Limit: new(float64(mostQualities)), Unit: "1"})
		return d
	}
	price := g.price(w.priced())
	try := func(x float64) float64 {
		list := d.at(g, sources, levers, price, x)
		flows := d.solve(g, sinks, sources, levers, list, x)
		if flows == nil {
			return math.Inf(1)
		}
		cost := total(list, flows)
		if d.flows == nil || cost < total(d.whole(levers), d.flows) {
			d.levers, d.flows, d.inlet = list[len(levers):], flows, x
		}
		return cost
	}
	xs = slices.Compact(xs)
	best, least := 0, math.Inf(1)
	for k, x := range xs {
		if c := try(x); c < least {
			best, least = k, c
		}
	}
	golden(xs[max(0, best-1)], xs[best], try)
	golden(xs[best], xs[min(len(xs)-1, best+1)], try)
	d.bound(g, w, sinks, sources, levers, price)
	return d
}

func (d *regenerator) whole(levers []lever) []lever {
	return append(slices.Clone(levers), d.levers...)
}

func total(levers []lever, x []float64) (cost float64) {
	for j := range levers {
		cost += levers[j].price * x[j]
	}
	return cost
}

// at are all levers with the regenerator's outlet fixed by its highest inlet.
func (d *regenerator) at(g *Regeneration, sources []port, levers []lever, price, x float64) []lever {
	list := slices.Clone(levers)
	for _, i := range d.sources {
		list = append(list, regenerated(sources[i].ppm, (1-*g.Removal)*x, g.recovery(), price, &sources[i].flow))
	}
	return list
}

// solve covers the need with the mixture at the regenerator's inlet no dirtier than x.
func (d *regenerator) solve(g *Regeneration, sinks, sources []port, levers, list []lever, x float64) []float64 {
	n := needOf(sinks, sources, marks(list)...)
	mixture := row{a: make([]float64, len(list))}
	var rows []row
	most := x
	for _, i := range d.sources {
		most = max(most, sources[i].ppm)
	}
	for k, i := range d.sources {
		mixture.a[len(levers)+k] = (x - sources[i].ppm) / most
	}
	rows = append(rows, mixture)
	if g.Max != nil {
		r := row{a: make([]float64, len(list)), b: -*g.Max}
		for k := range d.sources {
			r.a[len(levers)+k] = -1
		}
		rows = append(rows, r)
	}
	return n.coverWith(list, rows)
}

// golden narrows a minimum down to ten digits of its bracket.
func golden(a, b float64, f func(float64) float64) {
	if !(b > a) {
		return
	}
	const ratio = 0.6180339887498949
	x, y := b-ratio*(b-a), a+ratio*(b-a)
	fx, fy := f(x), f(y)
	for range 48 {
		if fx <= fy {
			b, y, fy = y, x, fx
			x = b - ratio*(b-a)
			fx = f(x)
		} else {
			a, x, fx = x, y, fy
			y = a + ratio*(b-a)
			fy = f(y)
		}
	}
}

// bound notes how far below the relaxation is.
func (d *regenerator) bound(g *Regeneration, w *Water, sinks, sources []port, levers []lever, price float64) {
	if d.flows == nil {
		return
	}
	list := slices.Clone(levers)
	for _, i := range d.sources {
		list = append(list, regenerated(sources[i].ppm, (1-*g.Removal)*sources[i].ppm, g.recovery(), price, &sources[i].flow))
	}
	n := needOf(sinks, sources, marks(list)...)
	x := n.coverWith(list, nil)
	if x == nil {
		return
	}
	unit := "t/h"
	lower, found := 0.0, 0.0
	if w.priced() {
		lower, found, unit = total(list, x), total(d.whole(levers), d.flows), w.Currency+"/h"
	} else {
		for j := range w.fresh() {
			lower += x[j]
			found += d.flows[j]
		}
	}
	d.notes = append(d.notes, fault.Reason{Code: "water-removal-bound", Value: &found, Limit: new(min(lower, found)), Unit: unit})
}
