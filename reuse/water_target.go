package reuse

import (
	"math"
	"slices"

	"headwater/fault"
)

// lever is an unknown flow of a water target: fresh water, or water through a regenerator.
// One t/h of it adds gain(C) to what covers the need at C, and net to the water there is.
type lever struct {
	gain  func(c float64) float64
	net   float64
	price float64 // what is minimised
	most  *float64
	marks []float64 // where the slope of gain changes
}

func over(c, ppm float64) float64 { return max(0, c-ppm) }

func freshLever(ppm, price float64, most *float64) lever {
	return lever{gain: func(c float64) float64 { return over(c, ppm) }, net: 1, price: price, most: most, marks: []float64{ppm}}
}

// regenerated takes water of at most in ppm, or any if in is +Inf, and gives back the
// recovered part of it at out ppm.
func regenerated(in, out, recovery, price float64, most *float64) lever {
	l := lever{gain: func(c float64) float64 { return recovery*over(c, out) - over(c, in) }, net: recovery - 1, price: price, most: most, marks: []float64{out}}
	if !math.IsInf(in, 1) {
		l.marks = append(l.marks, in)
	}
	return l
}

// cover finds the cheapest flows x of levers that cover a need:
//
//	minimise Σ price·x   subject to   Σ x·gain(C) ≥ G(C) for every C,   Σ x·net ≥ ΣD − ΣS
//
// Both sides are linear between the concentrations of the problem, so these are all the
// rows there are. For one lever the minimum is a ratio; else a linear programme of few
// unknowns, of which only violated rows are written down. It returns nil where no flow
// suffices.
func (n *need) cover(levers []lever) []float64 {
	if len(levers) == 1 && levers[0].net == 1 {
		return n.single(&levers[0])
	}
	return n.coverWith(levers, nil)
}

// coverWith is cover with rows of its own on the flows, in t/h.
func (n *need) coverWith(levers []lever, more []row) []float64 {
	size := max(n.all, 1e-9)
	var rows []row
	net := row{a: make([]float64, len(levers)), b: n.net / size}
	cost := make([]float64, len(levers))
	for j := range levers {
		net.a[j] = levers[j].net
		cost[j] = levers[j].price
		if levers[j].most != nil {
			a := make([]float64, len(levers))
			a[j] = -1
			rows = append(rows, row{a: a, b: -*levers[j].most / size})
		}
	}
	rows = append(rows, net)
	for _, r := range more {
		rows = append(rows, row{a: r.a, b: r.b / size, equal: r.equal})
	}
	x := cuts(unit1(cost), rows, func(x []float64) *row { return n.worst(levers, x, size) })
	for j := range x {
		x[j] *= size
	}
	return x
}

// unit1 brings prices near 1.
func unit1(c []float64) []float64 {
	most := 0.0
	for _, p := range c {
		most = max(most, abs(p))
	}
	for j := range c {
		if most > 0 {
			c[j] /= most
		}
	}
	return c
}

// single is max(0, ΣD − ΣS, max G(C)/gain(C)).
func (n *need) single(l *lever) []float64 {
	x := max(0, n.net)
	for i, c := range n.ppm {
		switch gain := l.gain(c); {
		case n.g[i] <= rounding*n.scale:
		case gain <= 0:
			return nil
		default:
			x = max(x, n.g[i]/gain)
		}
	}
	if l.most != nil && x > *l.most*(1+1e-9) {
		return nil
	}
	return []float64{x}
}

// worst finds the concentration at which flows x, in units of size, cover least.
func (n *need) worst(levers []lever, x []float64, size float64) *row {
	const short = 1e-12 // rounding of a row that holds
	least, at := -short, -1
	for i, c := range n.ppm {
		lack, most := -n.g[i]/size, 0.0
		for j := range levers {
			g := levers[j].gain(c)
			lack += g * x[j]
			most = max(most, abs(g))
		}
		if n.g[i] <= rounding*n.scale && lack >= 0 {
			continue
		}
		if lack /= max(most, 1e-3*c, 1e-9); lack < least {
			least, at = lack, i
		}
	}
	if at < 0 {
		return nil
	}
	c := n.ppm[at]
	r := row{a: make([]float64, len(levers)), b: n.g[at] / size}
	most := 1e-9
	for j := range levers {
		r.a[j] = levers[j].gain(c)
		most = max(most, abs(r.a[j]))
	}
	for j := range r.a {
		r.a[j] /= most
	}
	r.b /= most
	return &r
}

// slack is what flows x cover beyond the need at every concentration, g/h.
func (n *need) slack(levers []lever, x []float64) []float64 {
	out := make([]float64, len(n.ppm))
	for i, c := range n.ppm {
		var s sum
		s.add(-n.g[i])
		for j := range levers {
			s.add(levers[j].gain(c) * x[j])
		}
		out[i] = s.value()
	}
	return out
}

// tight lists the concentrations at which flows x just cover the need: the pinches.
func (n *need) tight(levers []lever, x []float64) []float64 {
	const close = 1e-10 // of the need there: what rounding leaves of a row that holds
	out := []float64{}
	for i, s := range n.slack(levers, x) {
		if n.g[i] > rounding*n.scale && s <= close*n.g[i] {
			out = append(out, n.ppm[i])
		}
	}
	return out
}

// levers are the fresh sources of a problem and its regenerators of fixed outlet.
func (w *Water) levers() []lever {
	priced := w.priced()
	var list []lever
	for _, f := range w.fresh() {
		list = append(list, freshLever(f.ppm(""), w.weight(&f), f.Max))
	}
	for i := range w.Regeneration {
		if g := &w.Regeneration[i]; g.Outlet != nil {
			list = append(list, regenerated(g.inlet(), *g.Outlet, g.recovery(), g.price(priced), g.Max))
		}
	}
	return list
}

// lean weighs regenerated water where it has no price: fresh water counts a million times
// as much, so that of the flows with least fresh water the one with least regeneration is
// taken.
const lean = 1e-6

func (g *Regeneration) price(priced bool) float64 {
	if priced {
		return value(g.Price)
	}
	return lean
}

func (g *Regeneration) inlet() float64 {
	if g.InletMax != nil {
		return *g.InletMax
	}
	return math.Inf(1)
}

func (g *Regeneration) recovery() float64 {
	if g.Recovery != nil {
		return *g.Recovery
	}
	return 1
}

// priced reports whether the prices decide: all that has to be paid for has one.
func (w *Water) priced() bool { return len(w.Fresh) > 0 && w.Fresh[0].Price != nil }

// marks are the concentrations of levers.
func marks(levers []lever) (all []float64) {
	for i := range levers {
		all = append(all, levers[i].marks...)
	}
	return all
}

// why says what keeps a need from being covered: fresh water that is too dirty for a sink,
// or not enough of it.
func (w *Water) why(n *need, levers []lever) error {
	for i, c := range n.ppm {
		reach := slices.ContainsFunc(levers, func(l lever) bool { return l.gain(c) > 0 })
		if n.g[i] > rounding*n.scale && !reach {
			ids, cleanest := []string{}, math.Inf(1)
			sinks, _ := w.ports("")
			for _, f := range w.fresh() {
				cleanest = min(cleanest, f.ppm(""))
			}
			for _, s := range sinks {
				if s.ppm < cleanest && len(ids) < 5 {
					ids = append(ids, s.id)
				}
			}
			return fault.Input("/fresh", "water-too-dirty", cleanest, join(ids))
		}
	}
	return fault.Input("/fresh", "water-short")
}
