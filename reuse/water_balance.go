package reuse

import (
	"math"
	"slices"
)

// network is a set of links between sources and sinks of one contaminant. Sinks are first
// the operations, then those of the file, then regenerators; sources likewise, with fresh
// water before the regenerators.
type network struct {
	water          *Water
	sinks, sources []port
	operations     int
	fresh          int // sources of fresh water
	links          []link
	flow           []float64 // what each sink gets
	ppm            []float64 // that each source has in the network
	in             []float64 // that each sink gets
}

// settle takes the links from an operation to itself out, finds the concentrations that
// the links make, and checks every balance and limit.
//
// Water that an operation returns to itself changes nothing: without it less water enters,
// cleaner, takes the same load up and leaves as dirty.
func (n *network) settle() *WaterNetwork {
	n.links = slices.DeleteFunc(n.links, func(l link) bool { return l.from == l.to && l.from < n.operations })
	slices.SortStableFunc(n.links, func(a, b link) int {
		if a.to != b.to {
			return a.to - b.to
		}
		return a.from - b.from
	})
	n.concentrations()
	out := &WaterNetwork{Links: []Link{}, Balances: []NodeResult{}}
	used := make([]float64, len(n.sources))
	for _, l := range n.links {
		used[l.from] += l.flow
		out.Links = append(out.Links, Link{From: n.sources[l.from].id, To: n.sinks[l.to].id, Flow: l.flow, PPM: new(n.ppm[l.from])})
		out.Connections++
		if !n.isFresh(l.from) {
			out.Reuse++
		} else {
			out.Freshwater += l.flow
		}
	}
	all := 0.0
	for i := range n.sources {
		all += n.given(i)
	}
	for i := range n.sources {
		rest := n.given(i) - used[i]
		out.Worst = max(out.Worst, -rest/max(n.given(i), 1e-9*all))
		if rest > 1e-9*all && !n.isFresh(i) {
			out.Links = append(out.Links, Link{From: n.sources[i].id, To: "waste", Flow: rest, PPM: new(n.ppm[i])})
			out.Wastewater += rest
		}
	}
	for i := range n.water.Regeneration {
		out.Wastewater += n.flow[len(n.sinks)-len(n.water.Regeneration)+i] * (1 - n.water.Regeneration[i].recovery())
	}
	for k := range n.sinks {
		out.Balances = append(out.Balances, n.check(k, out))
	}
	out.Verified = out.Worst <= verified
	return out
}

// verified is the fraction by which a balance or a limit may be missed: what is left of
// sums of ten thousand links.
const verified = 1e-7

func (n *network) isFresh(i int) bool {
	first := len(n.sources) - len(n.water.Regeneration) - n.fresh
	return i >= first && i < first+n.fresh
}

// given is the water that a source has to give.
func (n *network) given(i int) float64 {
	if i < n.operations {
		o := &n.water.Operations[i]
		return max(0, n.flow[i]+o.Gain-o.Evaporation-o.Loss)
	}
	return n.sources[i].flow
}

// concentrations finds what every sink gets and every operation gives, starting from the
// highest that are allowed. Each pass lowers them or leaves them, so it ends.
func (n *network) concentrations() {
	n.flow, n.in = make([]float64, len(n.sinks)), make([]float64, len(n.sinks))
	n.ppm = make([]float64, len(n.sources))
	for i := range n.sources {
		n.ppm[i] = n.sources[i].ppm
	}
	for _, l := range n.links {
		n.flow[l.to] += l.flow
	}
	regenerators := len(n.water.Regeneration)
	for range 500 {
		clear(n.in)
		for _, l := range n.links {
			n.in[l.to] += l.flow * n.ppm[l.from] / n.flow[l.to]
		}
		changed := 0.0
		for i := range n.operations {
			o := &n.water.Operations[i]
			left := n.flow[i] + o.Gain - o.Evaporation
			if left <= 0 {
				continue
			}
			out := (n.flow[i]*n.in[i] + 1000*o.load("")) / left
			changed = max(changed, abs(out-n.ppm[i])/max(1, out))
			n.ppm[i] = out
		}
		for i := range regenerators {
			if g := &n.water.Regeneration[i]; g.Removal != nil {
				out := (1 - *g.Removal) * n.in[len(n.sinks)-regenerators+i]
				s := len(n.sources) - regenerators + i
				changed = max(changed, abs(out-n.ppm[s])/max(1, out))
				n.ppm[s] = out
			}
		}
		if changed < 1e-12 {
			return
		}
	}
}

// check holds what a sink gets, and what an operation gives, against their limits.
func (n *network) check(k int, out *WaterNetwork) NodeResult {
	s := &n.sinks[k]
	b := NodeResult{ID: s.id, Flow: n.flow[k], In: n.sinkPPM(k)}
	miss := func(x, limit float64) { out.Worst = max(out.Worst, (x-limit)/max(1, abs(limit))) }
	if n.flow[k] > 0 && !math.IsInf(s.ppm, 1) {
		miss(n.in[k], s.ppm)
	}
	switch {
	case k < n.operations:
		o := &n.water.Operations[k]
		left := n.flow[k] + o.Gain - o.Evaporation
		if load := 1000 * o.load(""); left > 0 {
			b.Out = new(n.ppm[k])
			limit, _ := o.CoutMax.of("")
			miss(*b.Out, limit)
			miss(abs(n.flow[k]*n.in[k]+load-left**b.Out)/max(1, load), 0)
		} else if load > 0 {
			out.Worst = max(out.Worst, 1) // a load and no water to take it up
		}
	case s.flow > 0:
		miss(abs(n.flow[k]-s.flow)/s.flow, 0)
	}
	return b
}

func (n *network) sinkPPM(k int) *float64 {
	if n.flow[k] <= 0 {
		return nil
	}
	return new(n.in[k])
}
