package reuse

// mostFlows bounds the programme that finds a network of fixed flows at once.
const mostFlows = 600

// exact solves a problem of fixed flows alone, for which several contaminants are no harder
// than one: all qualities are known, and the flows x from sources (fresh ones first) to sinks
// are the unknowns of one linear programme
//
//	minimise Σ price·x   subject to   Σ x = flow of a sink, Σ x ≤ flow of a source,
//	Σ x·(c − max) ≤ 0 for each sink and contaminant
//
// It returns nil where there are operations, or too many flows.
func (w *Water) exact(names []string) *plan {
	s := w.pool(names)
	n, sinks := len(s.left), w.consumers(names)
	if len(w.Operations) > 0 || n*len(sinks) > mostFlows || len(sinks) == 0 {
		return nil
	}
	size := 0.0
	for k := range sinks {
		size = max(size, sinks[k].flow)
	}
	if size == 0 {
		return nil
	}
	cost := make([]float64, n*len(sinks))
	fresh := w.fresh()
	for j := range fresh {
		for k := range sinks {
			cost[k*n+j] = w.weight(&fresh[j])
		}
	}
	var rows []row
	line := func() row { return row{a: make([]float64, len(cost))} }
	for k := range sinks {
		flow := line()
		flow.b, flow.equal = sinks[k].flow/size, true
		for j := range n {
			flow.a[k*n+j] = 1
		}
		rows = append(rows, flow)
		for c := range names {
			load, most := line(), 1e-9
			for j := range n {
				most = max(most, abs(sinks[k].in[c]-s.ppm[j][c]))
			}
			for j := range n {
				load.a[k*n+j] = (sinks[k].in[c] - s.ppm[j][c]) / most
			}
			rows = append(rows, load)
		}
	}
	for j := range n {
		if s.left[j] < 0 {
			continue
		}
		given := line()
		given.b = -s.left[j] / size
		for k := range sinks {
			given.a[k*n+j] = -1
		}
		rows = append(rows, given)
	}
	x := minimise(unit1(cost), rows)
	if x == nil {
		return nil
	}
	p := &plan{taken: make([]float64, len(fresh)), ppm: s.ppm, given: s.left, outlet: map[int]int{}}
	for k := range sinks {
		for j := range n {
			f := x[k*n+j] * size
			if f <= 1e-12*size {
				continue
			}
			p.links = append(p.links, link{j, k, f})
			if j < len(fresh) {
				p.taken[j] += f
			}
		}
	}
	for j := range fresh {
		p.cost += w.weight(&fresh[j]) * p.taken[j]
	}
	return p
}

// weight is what a fresh source costs in what is minimised: its price and that of the waste
// water it becomes, or 1 where there are no prices.
func (w *Water) weight(f *Fresh) float64 {
	if w.priced() {
		return value(f.Price) + value(w.WastePrice)
	}
	return 1
}
