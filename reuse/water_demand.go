package reuse

import (
	"math"
	"slices"
	"strings"
)

func join(words []string) string { return strings.Join(words, ", ") }

func lastKey(at string) string { return at[strings.LastIndex(at, "/")+1:] }

// demand is an operation as a sink and a source: the water that it takes at its highest
// inlet and gives at its highest outlet. left counts the water before what leaves with the
// product.
type demand struct{ flow, in, left, out float64 }

// demand finds the least water that takes the load up. With evaporation e and gain g, both
// clean, the balance f·in + load = (f + g − e)·out gives
//
//	f = (load + (e − g)·out) / (out − in)
//
// and no water is taken where the gain alone takes the load up. Highest concentrations are
// best for every use of the water: docs/method/reuse.md shows why.
//
// Units: t/h, ppm; load in g/h. Source: Savelski & Bagajewicz, Chem. Eng. Sci. 55 (2000)
// 5035, for operations without loss and gain.
func (o *Operation) demand(contaminant string) demand {
	in, _ := o.CinMax.of(contaminant)
	out, _ := o.CoutMax.of(contaminant)
	load := 1000 * o.load(contaminant)
	d := demand{flow: (load + (o.Evaporation-o.Gain)*out) / (out - in), in: in, out: out}
	if d.flow <= 0 {
		d.flow = 0
		if o.Gain > o.Evaporation {
			d.out = min(out, load/(o.Gain-o.Evaporation))
		}
	}
	d.left = max(0, d.flow+o.Gain-o.Evaporation)
	return d
}

// load is what an operation takes up, kg/h.
func (o *Operation) load(contaminant string) float64 {
	if load, ok := o.Load.of(contaminant); ok {
		return load
	}
	flow, _ := o.Limiting.of(contaminant)
	in, _ := o.CinMax.of(contaminant)
	out, _ := o.CoutMax.of(contaminant)
	return flow * (out - in) / 1000
}

// port is a sink or a source of water of one contaminant.
type port struct {
	id        string
	operation bool
	flow, ppm float64 // t/h; ppm is +Inf for a sink that takes any water
}

// ports lists what wants and what gives water, of one contaminant.
func (w *Water) ports(contaminant string) (sinks, sources []port) {
	for i := range w.Operations {
		o := &w.Operations[i]
		d, id := o.demand(contaminant), name(o.ID, i)
		sinks = append(sinks, port{id, true, d.flow, d.in})
		sources = append(sources, port{id, true, max(0, d.left-o.Loss), d.out})
	}
	for i := range w.Sinks {
		ppm, ok := w.Sinks[i].PPM.of(contaminant)
		if !ok {
			ppm = math.Inf(1)
		}
		sinks = append(sinks, port{w.Sinks[i].ID, false, *w.Sinks[i].Flow, ppm})
	}
	for i := range w.Sources {
		ppm, _ := w.Sources[i].PPM.of(contaminant)
		sources = append(sources, port{w.Sources[i].ID, false, *w.Sources[i].Flow, ppm})
	}
	return sinks, sources
}

// fresh lists the fresh sources, one of 0 ppm where the problem has none.
func (w *Water) fresh() []Fresh {
	if len(w.Fresh) > 0 {
		return w.Fresh
	}
	return []Fresh{{ID: "fresh"}}
}

func (f *Fresh) ppm(contaminant string) float64 {
	x, _ := f.PPM.of(contaminant)
	return x
}

// need is G(C) = Σ sinks D·(C−c)⁺ − Σ sources S·(C−c)⁺ at every concentration where its
// slope changes, ascending, and the flow that sinks want beyond sources in all.
type need struct {
	ppm, g []float64 // ppm; g/h
	net    float64   // t/h, ΣD − ΣS
	all    float64   // t/h, ΣD
	scale  float64   // g/h, of the largest sum in g
}

func needOf(sinks, sources []port, more ...float64) *need {
	type change struct{ ppm, flow float64 }
	list := make([]change, 0, len(sinks)+len(sources)+len(more))
	n := &need{}
	var net, all sum
	for _, s := range sinks {
		net.add(s.flow)
		all.add(s.flow)
		if !math.IsInf(s.ppm, 1) {
			list = append(list, change{s.ppm, s.flow})
		}
	}
	for _, s := range sources {
		net.add(-s.flow)
		list = append(list, change{s.ppm, -s.flow})
	}
	n.net, n.all = net.value(), all.value()
	for _, c := range more {
		list = append(list, change{c, 0})
	}
	slices.SortFunc(list, func(a, b change) int {
		switch {
		case a.ppm < b.ppm:
			return -1
		case a.ppm > b.ppm:
			return 1
		}
		return 0
	})
	var slope, g, size sum
	for i := 0; i < len(list); {
		c := list[i].ppm
		if k := len(n.ppm); k > 0 {
			step := c - n.ppm[k-1]
			g.add(slope.value() * step)
			size.add(abs(slope.value()) * step)
		}
		for ; i < len(list) && list[i].ppm == c; i++ {
			slope.add(list[i].flow)
		}
		n.ppm, n.g = append(n.ppm, c), append(n.g, g.value())
	}
	n.scale = size.value()
	return n
}
