package reuse

import (
	"cmp"
	"slices"
)

// nearest is how many sources a consumer chooses among, fresh water apart.
const nearest = 24

// take finds the water of one consumer; nil where the pool has none that will do.
func (c *consumer) take(w *Water, s *pool) []float64 {
	size := c.flow
	if o := c.operation; o != nil {
		for k := range c.load {
			size = max(size, (c.load[k]+o.Evaporation*c.out[k])/(c.out[k]-c.in[k]), o.Evaporation+o.Loss)
		}
	}
	x := make([]float64, len(s.left))
	if size == 0 {
		return x
	}
	list := c.candidates(w, s)
	fresh := w.fresh()
	cost := make([]float64, len(list))
	for j, i := range list {
		cost[j] = 1e-4 * (1 + min(1, c.distance(s.ppm[i])))
		if i < len(fresh) {
			cost[j] = w.weight(&fresh[i])
		}
	}
	y := minimise(unit1(cost), c.rows(s, list, size))
	if y == nil {
		return nil
	}
	for j, i := range list {
		if y[j] > 1e-10 {
			x[i] = y[j] * size
		}
	}
	return x
}

// distance is how far a quality is from the highest that a consumer may take, as a fraction.
func (c *consumer) distance(ppm []float64) (d float64) {
	for k := range ppm {
		d = max(d, abs(ppm[k]-c.in[k])/max(c.in[k], ppm[k], 1e-9))
	}
	return d
}

// candidates are all fresh sources and the nearest of the others that have water.
func (c *consumer) candidates(w *Water, s *pool) []int {
	var list []int
	fresh := len(w.fresh())
	for i := fresh; i < len(s.left); i++ {
		if s.left[i] > 0 {
			list = append(list, i)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(c.distance(s.ppm[a]), c.distance(s.ppm[b])) })
	list = list[:min(nearest, len(list))]
	for i := range fresh {
		list = append(list, i)
	}
	slices.Sort(list)
	return list
}

// rows are the limits of a consumer on its water, in units of size.
func (c *consumer) rows(s *pool, list []int, size float64) (rows []row) {
	add := func(equal bool, b float64, coefficient func(i int) float64) {
		r := row{a: make([]float64, len(list)), equal: equal}
		most := 0.0
		for j, i := range list {
			r.a[j] = coefficient(i)
			most = max(most, abs(r.a[j]))
		}
		if most == 0 {
			most = 1
		}
		for j := range r.a {
			r.a[j] /= most
		}
		r.b = b / (most * size)
		rows = append(rows, r)
	}
	for k := range c.in {
		add(false, 0, func(i int) float64 { return c.in[k] - s.ppm[i][k] })
		if o := c.operation; o != nil {
			add(false, c.load[k]+(o.Evaporation-o.Gain)*c.out[k], func(i int) float64 { return c.out[k] - s.ppm[i][k] })
		}
	}
	one := func(int) float64 { return 1 }
	if o := c.operation; o == nil {
		add(true, c.flow, one)
	} else if o.Evaporation+o.Loss > o.Gain {
		add(false, o.Evaporation+o.Loss-o.Gain, one)
	}
	for j, i := range list {
		if s.left[i] >= 0 {
			r := row{a: make([]float64, len(list)), b: -s.left[i] / size}
			r.a[j] = -1
			rows = append(rows, r)
		}
	}
	return rows
}

// result verifies a plan and turns it into a network.
func (p *plan) result(w *Water, names []string) *WaterNetwork {
	all := w.consumers(names)
	fresh := w.fresh()
	ids := make([]string, len(p.given))
	for i := range fresh {
		ids[i] = fresh[i].ID
	}
	for i := range w.Sources {
		ids[len(fresh)+i] = w.Sources[i].ID
	}
	for c, s := range p.outlet {
		ids[s] = all[c].id
	}
	out := &WaterNetwork{Links: []Link{}, Balances: []NodeResult{}}
	used := make([]float64, len(p.given))
	slices.SortStableFunc(p.links, func(a, b link) int { return cmp.Or(a.to-b.to, a.from-b.from) })
	for _, l := range p.links {
		used[l.from] += l.flow
		out.Links = append(out.Links, Link{From: ids[l.from], To: all[l.to].id, Flow: l.flow, Of: of(names, p.ppm[l.from])})
		out.Connections++
		if l.from < len(fresh) {
			out.Freshwater += l.flow
		} else {
			out.Reuse++
		}
	}
	size := 1e-9
	for i := range used {
		size = max(size, used[i])
	}
	for i := range used {
		rest := p.given[i] - used[i]
		if p.given[i] < 0 {
			continue
		}
		out.Worst = max(out.Worst, -rest/size)
		if i >= len(fresh) && rest > 1e-9*size {
			out.Links = append(out.Links, Link{From: ids[i], To: "waste", Flow: rest, Of: of(names, p.ppm[i])})
			out.Wastewater += rest
		}
	}
	for c := range all {
		out.Balances = append(out.Balances, p.check(&all[c], c, names, out))
	}
	out.Verified = out.Worst <= verified
	return out
}

func of(names []string, x []float64) map[string]float64 {
	m := make(map[string]float64, len(names))
	for k, key := range names {
		m[key] = x[k]
	}
	return m
}

// check adds up what a consumer gets, apart from how the plan was found, and holds it
// against its limits.
func (p *plan) check(c *consumer, number int, names []string, out *WaterNetwork) NodeResult {
	flow, in := 0.0, make([]float64, len(names))
	for _, l := range p.links {
		if l.to == number {
			flow += l.flow
			for k := range in {
				in[k] += l.flow * p.ppm[l.from][k]
			}
		}
	}
	miss := func(x, limit float64) { out.Worst = max(out.Worst, (x-limit)/max(1, abs(limit))) }
	b := NodeResult{ID: c.id, Flow: flow}
	left := flow
	if o := c.operation; o != nil {
		left += o.Gain - o.Evaporation
	} else if c.flow > 0 {
		miss(abs(flow-c.flow)/c.flow, 0)
	}
	outlet := make([]float64, len(names))
	for k := range names {
		if flow > 0 {
			miss(in[k]/flow, c.in[k])
		}
		if c.operation != nil && left > 0 {
			outlet[k] = (in[k] + c.load[k]) / left
			miss(outlet[k], c.out[k])
			miss(abs(outlet[k]-p.ppm[p.outlet[number]][k])/max(1, outlet[k]), 0)
		} else if c.operation != nil && c.load[k] > 0 {
			out.Worst = max(out.Worst, 1) // a load and no water to take it up
		}
		if flow > 0 {
			in[k] /= flow
		}
	}
	if flow > 0 {
		b.InOf = of(names, in)
	}
	if c.operation != nil && left > 0 {
		b.OutOf = of(names, outlet)
	}
	return b
}
