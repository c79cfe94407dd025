package reuse

import (
	"math"
	"slices"
)

// rows is the water cascade at flows x: what sinks want and sources give at each
// concentration, the flow that is left for the next, and the load that it can take up.
//
// Source: Manan, Tan & Foo, AIChE J. 50 (2004) 3169.
func (n *need) rows(w *Water, sinks, sources []port, levers []lever, x []float64) []CascadeRow {
	at := make(map[float64]int, len(n.ppm))
	rows := make([]CascadeRow, len(n.ppm))
	slack := n.slack(levers, x)
	for i, c := range n.ppm {
		at[c] = i
		rows[i] = CascadeRow{PPM: c, Surplus: settled(slack[i], n.scale) / 1000}
	}
	for _, s := range sinks {
		if !math.IsInf(s.ppm, 1) {
			rows[at[s.ppm]].Demand += s.flow
		}
	}
	for _, s := range sources {
		rows[at[s.ppm]].Source += s.flow
	}
	for j, f := range w.fresh() {
		rows[at[f.ppm("")]].Source += x[j]
	}
	k := len(w.fresh())
	for i := range w.Regeneration {
		if g := &w.Regeneration[i]; g.Outlet != nil {
			rows[at[*g.Outlet]].Source += x[k] * g.recovery()
			if c := g.inlet(); !math.IsInf(c, 1) {
				rows[at[c]].Demand += x[k]
			}
			k++
		}
	}
	for j := k; j < len(levers); j++ { // one source through a regenerator that removes a share
		l := &levers[j]
		rows[at[l.marks[0]]].Source += x[j] * (l.net + 1)
		rows[at[l.marks[1]]].Demand += x[j]
	}
	var flow sum
	for i := range rows {
		flow.add(rows[i].Source - rows[i].Demand)
		rows[i].Flow = settled(flow.value(), max(n.all, 1e-300))
		if i+1 < len(rows) {
			rows[i].Load = rows[i].Flow * (n.ppm[i+1] - n.ppm[i]) / 1000
		}
	}
	return rows
}

// intervals is the composition interval table of the operations: between any two of their
// concentrations, which operations take up load, and how much.
//
// Source: Castro et al. 1999 and Wang & Smith 1994, as composition intervals.
func (w *Water) intervals() []LoadInterval {
	if len(w.Operations) == 0 || len(w.Operations) > 200 {
		return nil // the names of many operations in many intervals are no table for people
	}
	var levels []float64
	ds := make([]demand, len(w.Operations))
	for i := range w.Operations {
		ds[i] = w.Operations[i].demand("")
		levels = append(levels, ds[i].in, ds[i].out)
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	cleanest := math.Inf(1)
	for _, f := range w.fresh() {
		cleanest = min(cleanest, f.ppm(""))
	}
	var out []LoadInterval
	total := 0.0
	for k := 1; k < len(levels); k++ {
		row := LoadInterval{From: levels[k-1], To: levels[k], Operations: []string{}}
		for i := range ds {
			if ds[i].in <= row.From && ds[i].out >= row.To {
				row.Operations = append(row.Operations, name(w.Operations[i].ID, i))
				row.Load += ds[i].flow * (row.To - row.From) / 1000
			}
		}
		total += row.Load
		row.Sum = total
		if row.To > cleanest {
			row.Fresh = new(1000 * total / (row.To - cleanest))
		}
		out = append(out, row)
	}
	return out
}

// curves are the limiting composite curve with its supply, and the composite curves of
// sinks and sources.
func (w *Water) curves(sinks, sources []port, x []float64) WaterCurves {
	c := WaterCurves{Limiting: []LoadPoint{}, Supply: []LoadPoint{}, Sinks: []FlowPoint{}, Sources: []FlowPoint{}}
	var own, given []port
	for i := range w.Operations {
		d := w.Operations[i].demand("")
		own = append(own, port{flow: d.flow, ppm: d.in})
		given = append(given, port{flow: d.flow, ppm: d.out})
	}
	if len(own) > 0 {
		n := needOf(own, given)
		for i, ppm := range n.ppm {
			c.Limiting = append(c.Limiting, LoadPoint{n.g[i] / 1000, ppm})
		}
		c.Supply = w.supply(x, n.g[len(n.g)-1])
	}
	for j, f := range w.fresh() {
		sources = append(sources, port{flow: x[j], ppm: f.ppm("")})
	}
	c.Sinks, c.Sources = cumulative(sinks), cumulative(sources)
	return c
}

// supply is how the load of all operations, g/h, is taken up by fresh water that is used up
// to one concentration: the line below the limiting composite curve.
func (w *Water) supply(x []float64, load float64) []LoadPoint {
	var sources []port
	for j, f := range w.fresh() {
		if x[j] > 0 {
			sources = append(sources, port{flow: x[j], ppm: f.ppm("")})
		}
	}
	slices.SortFunc(sources, byPPM)
	points := []LoadPoint{}
	flow, taken := 0.0, 0.0
	for i, s := range sources {
		if i > 0 {
			taken += flow * (s.ppm - sources[i-1].ppm)
		}
		points = append(points, LoadPoint{taken / 1000, s.ppm})
		flow += s.flow
		if i == len(sources)-1 {
			points = append(points, LoadPoint{load / 1000, s.ppm + (load-taken)/flow})
		}
	}
	return points
}

func byPPM(a, b port) int {
	switch {
	case a.ppm < b.ppm:
		return -1
	case a.ppm > b.ppm:
		return 1
	}
	return 0
}

// cumulative adds ports up, the cleanest first.
func cumulative(list []port) []FlowPoint {
	list = slices.Clone(list)
	slices.SortStableFunc(list, byPPM)
	points := []FlowPoint{{}}
	var flow, load sum
	for _, p := range list {
		if p.flow == 0 || math.IsInf(p.ppm, 1) {
			continue
		}
		flow.add(p.flow)
		load.add(p.flow * p.ppm / 1000)
		points = append(points, FlowPoint{flow.value(), load.value()})
	}
	return points
}
