package reuse

import (
	"math"
	"slices"
	"sort"

	"headwater/fault"
)

// link is water from source to sink, by their numbers.
type link struct {
	from, to int
	flow     float64
}

// neighbours satisfies every sink, the cleanest first, from the sources nearest to it in
// quality: with the next cleaner one of c₁ and the next dirtier one of c₂ ppm, a sink of D
// t/h and c ppm takes D·(c − c₁)/(c₂ − c₁) of the dirtier and the rest of the cleaner; a
// source that gives less is used up, and the next takes its place. It reports whether all
// sinks got their water.
//
// For one contaminant this needs no more fresh water than the target. Source: Prakash &
// Shenoy, Chem. Eng. Sci. 60 (2005) 255.
func neighbours(sinks, sources []port) (links []link, ok bool) {
	m := newMarket(sources)
	order := make([]int, len(sinks))
	all := 0.0
	for i := range sinks {
		order[i] = i
		all += sinks[i].flow
	}
	slices.SortStableFunc(order, func(a, b int) int { return byPPM(sinks[a], sinks[b]) })
	const short = 1e-8 // of all flows: what the programme's rounding may leave open; the balances judge
	least := 1e-10 * all
	ok = true
	for _, k := range order {
		flow := sinks[k].flow
		load := flow * sinks[k].ppm
		for flow > least {
			c := load / flow
			if math.IsInf(sinks[k].ppm, 1) {
				c = math.Inf(1)
			}
			lo, hi := m.around(c)
			if lo < 0 {
				ok = ok && flow <= short*all
				break
			}
			take, x := lo, flow
			if hi >= 0 && m.ppm(lo) < c {
				dirty := flow * (c - m.ppm(lo)) / (m.ppm(hi) - m.ppm(lo))
				x = flow - dirty
				switch {
				case dirty <= least:
					x = flow
				case x <= m.left[lo] && dirty <= m.left[hi]:
					links = append(links, link{m.order[hi], k, dirty})
					m.use(hi, dirty)
					flow -= dirty
					load = max(0, load-dirty*m.ppm(hi))
				case x <= m.left[lo]:
					take, x = hi, dirty
				}
			}
			x = min(x, m.left[take])
			if !(x > 0) {
				m.use(take, m.left[take])
				continue
			}
			links = append(links, link{m.order[take], k, x})
			flow -= x
			load = max(0, load-x*m.ppm(take))
			m.use(take, x)
		}
	}
	return links, ok
}

// market holds what sources have left, sorted by quality; used-up ones are skipped.
type market struct {
	sources  []port
	order    []int
	left     []float64
	up, down []int // next place that may still have water
	least    float64
}

func newMarket(sources []port) *market {
	m := &market{sources: sources}
	for i := range sources {
		if sources[i].flow > 0 {
			m.order = append(m.order, i)
			m.least += 1e-13 * sources[i].flow
		}
	}
	slices.SortStableFunc(m.order, func(a, b int) int { return byPPM(sources[a], sources[b]) })
	n := len(m.order)
	m.left, m.up, m.down = make([]float64, n), make([]int, n+1), make([]int, n+1)
	for k, i := range m.order {
		m.left[k] = sources[i].flow
	}
	for k := range n + 1 {
		m.up[k], m.down[k] = k, k
	}
	return m
}

func (m *market) ppm(k int) float64 { return m.sources[m.order[k]].ppm }

// around returns the places of the dirtiest source of at most c ppm and of the cleanest
// above it that have water; −1 where there is none.
func (m *market) around(c float64) (lo, hi int) {
	const slack = 1e-9 // of c: products and quotients of the file's numbers
	n := len(m.order)
	k := sort.Search(n, func(k int) bool { return m.ppm(k) > c+slack*max(1, c) })
	lo = find(m.down, k) - 1
	if hi = find(m.up, k); hi == n {
		hi = -1
	}
	return lo, hi
}

func (m *market) use(k int, x float64) {
	if m.left[k] -= x; m.left[k] <= m.least {
		m.left[k] = 0
		m.up[k] = k + 1
		m.down[k+1] = k
	}
}

// find follows a chain to its end and shortens it.
func find(next []int, k int) int {
	end := k
	for next[end] != end {
		end = next[end]
	}
	for next[k] != end {
		next[k], k = end, next[k]
	}
	return end
}

// connect finds a network at the flows of the target and verifies it.
func (r *WaterResult) connect(w *Water, sinks, sources []port, levers []lever, d *regenerator, x []float64) {
	net := &network{water: w, sinks: slices.Clone(sinks), sources: slices.Clone(sources), operations: len(w.Operations)}
	for j, f := range w.fresh() {
		net.sources = append(net.sources, port{id: f.ID, flow: x[j], ppm: f.ppm("")})
		net.fresh++
	}
	k := len(w.fresh())
	for i := range w.Regeneration {
		g := &w.Regeneration[i]
		in, out, flow := g.inlet(), value(g.Outlet), 0.0
		if g.Outlet != nil {
			flow = x[k]
			k++
		}
		net.sinks = append(net.sinks, port{id: g.ID, flow: flow, ppm: in})
		if g.Removal != nil && d.flows != nil {
			out = (1 - *g.Removal) * d.inlet
			for y, s := range d.sources {
				if taken := x[len(levers)+y]; taken > 0 {
					net.links = append(net.links, link{s, len(net.sinks) - 1, taken})
					net.sources[s].flow = max(0, net.sources[s].flow-taken)
					flow += taken
				}
			}
		}
		net.sources = append(net.sources, port{id: g.ID, flow: flow * g.recovery(), ppm: out})
	}
	links, ok := neighbours(net.sinks, net.sources)
	if !ok {
		r.NetworkGap = &fault.Reason{Code: "water-network-none"}
		return
	}
	net.links = append(net.links, links...)
	for i := range sources { // what regenerators took is theirs again for the balance
		net.sources[i].flow = sources[i].flow
	}
	r.Network = net.settle()
	for i := range r.Regeneration {
		b := net.sinkPPM(len(sinks) + i)
		r.Regeneration[i].Inlet = b
		if o := r.Regeneration[i].Outlet; o == nil && b != nil {
			r.Regeneration[i].Outlet = new((1 - *w.Regeneration[i].Removal) * *b)
		}
	}
	if !r.Network.Verified {
		r.NetworkGap = &fault.Reason{Code: "water-network-unverified", Value: new(r.Network.Worst), Unit: "1"}
	}
}
