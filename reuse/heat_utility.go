package reuse

import "headwater/fault"

// grid is the cascade of the streams alone, none added at the top, with the temperatures of
// the utilities among its levels.
type grid struct {
	levels    []level
	utilities []thermal
}

func (h *Heat) gridOf(streams []thermal, dt float64) *grid {
	g := &grid{utilities: make([]thermal, len(h.Utilities))}
	for i := range h.Utilities {
		u := &h.Utilities[i]
		t := thermal{id: u.ID, supply: u.Supply, target: u.Supply, dt: dt}
		if u.Target != nil {
			t.target = *u.Target
		}
		if u.DtCont != nil {
			t.dt = *u.DtCont
		}
		t.hot = u.Kind == Hot || u.Kind == "" && t.supply > t.target
		g.utilities[i] = t
	}
	g.levels = table(append(append([]thermal(nil), streams...), g.utilities...))
	return g
}

// wrongSide reports utilities that lie wholly where their heat or cold is in surplus: the
// streams need hot utility above the hottest pinch only, cold utility below the coldest.
func (bad *problems) wrongSide(r *HeatResult, g *grid) {
	hottest, coldest := r.PinchShifted[0], r.PinchShifted[len(r.PinchShifted)-1]
	for i := range g.utilities {
		u := &g.utilities[i]
		at := pointer("utilities", i) + "/supply"
		switch {
		case u.hot && r.HotUtility > 0 && u.shifted(u.supply) < hottest-1e-9:
			bad.add(at, "heat-utility-below", u.id, u.supply, hottest+u.dt)
		case !u.hot && r.ColdUtility > 0 && u.shifted(u.supply) > coldest+1e-9:
			bad.add(at, "heat-utility-above", u.id, u.supply, coldest-u.dt)
		}
	}
}

// choose divides the targets among the utilities at the least cost, each at the level where
// it fits: the linear programme
//
//	minimise Σ price·q   subject to   Σ hot q = hot utility, Σ cold q = cold utility,
//	P(T) + Σ hot q·f(T) − Σ cold q·f(T) ≥ 0 for every T,   0 ≤ q ≤ max
//
// with f the part of a utility's heat above T. For utilities at one temperature it is what
// the grand composite curve shows: the cheapest as far as it reaches. Without prices the
// hot utility of least temperature counts as the cheapest, and the cold one of highest.
func (r *HeatResult) choose(h *Heat, g *grid) {
	r.Cost = &HeatCost{}
	n := len(g.utilities)
	scale := max(r.HotUtility, r.ColdUtility)
	if scale == 0 {
		scale = 1
	}
	hot, cold := row{a: make([]float64, n), b: r.HotUtility / scale, equal: true}, row{a: make([]float64, n), b: r.ColdUtility / scale, equal: true}
	var rows []row
	any := map[bool]bool{}
	for j := range g.utilities {
		side := &cold
		if g.utilities[j].hot {
			side = &hot
		}
		side.a[j] = 1
		any[g.utilities[j].hot] = true
		if most := h.Utilities[j].Max; most != nil {
			a := make([]float64, n)
			a[j] = -1
			rows = append(rows, row{a: a, b: -*most / scale})
		}
	}
	if any[true] {
		rows = append(rows, hot)
	}
	if any[false] {
		rows = append(rows, cold)
	}
	q := cuts(h.prices(g), rows, func(x []float64) *row { return g.worst(x, r, any, scale) })
	if q == nil {
		r.Cost.Reason = &fault.Reason{Code: "heat-utility-short"}
		return
	}
	for j := range g.utilities {
		u := &g.utilities[j]
		use := UtilityUse{ID: u.id, Kind: Cold, Duty: settled(q[j]*scale, scale)}
		if u.hot {
			use.Kind = Hot
		}
		if p := h.Utilities[j].Price; p != nil {
			use.Cost = new(use.Duty * *p)
		}
		r.Utilities = append(r.Utilities, use)
	}
	r.Cost.sum(r, any, h.Hours)
}

// sum adds up what the utilities cost, where all that are used have a price.
func (c *HeatCost) sum(r *HeatResult, any map[bool]bool, hours *float64) {
	if r.HotUtility > 0 && !any[true] || r.ColdUtility > 0 && !any[false] {
		c.Reason = &fault.Reason{Code: "heat-utility-absent"}
		return
	}
	total := 0.0
	for _, u := range r.Utilities {
		if u.Cost == nil && u.Duty > 0 {
			c.Reason = &fault.Reason{Code: "heat-no-price-of", Items: []string{u.ID}}
			return
		}
		total += value(u.Cost)
	}
	c.PerHour = &total
	if hours == nil {
		c.Reason = &fault.Reason{Code: "reuse-no-hours"}
		return
	}
	c.PerYear = new(total * *hours)
}

// prices are the prices of the utilities, brought near 1; the order of temperatures where
// one has none.
func (h *Heat) prices(g *grid) []float64 {
	c := make([]float64, len(g.utilities))
	most := 0.0
	priced := true
	for j := range c {
		if p := h.Utilities[j].Price; p != nil {
			c[j] = *p
			most = max(most, abs(*p))
		} else {
			priced = false
		}
	}
	for j := range c {
		u := &g.utilities[j]
		switch {
		case !priced:
			c[j] = u.sign() * u.supply / 1000
		case most > 0:
			c[j] /= most
		}
	}
	return c
}

// worst finds the temperature where duties x leave the largest deficit. Utility of a side
// that the problem does not list comes in at the very top, or goes out at the bottom.
func (g *grid) worst(x []float64, r *HeatResult, any map[bool]bool, scale float64) *row {
	const short = 1e-11 // of the larger utility: rounding of a row that holds
	least, at, side := -short, -1, false
	free := 0.0
	if !any[true] {
		free = r.HotUtility
	}
	for i := range g.levels {
		l := &g.levels[i]
		for _, below := range []bool{false, true} {
			if below && l.latent == 0 && !g.boils(l.t) {
				continue
			}
			flow := (g.process(l, below) + free) / scale
			for j := range g.utilities {
				u := &g.utilities[j]
				flow += u.sign() * x[j] * u.fraction(l.t, below)
			}
			if flow < least {
				least, at, side = flow, i, below
			}
		}
	}
	if at < 0 {
		return nil
	}
	l := &g.levels[at]
	out := row{a: make([]float64, len(x)), b: -(g.process(l, side) + free) / scale}
	for j := range g.utilities {
		u := &g.utilities[j]
		out.a[j] = u.sign() * u.fraction(l.t, side)
	}
	return &out
}

func (g *grid) process(l *level, below bool) float64 {
	if below {
		return l.below
	}
	return l.above
}

// boils reports whether a utility gives or takes its heat at this very temperature.
func (g *grid) boils(t float64) bool {
	for j := range g.utilities {
		if u := &g.utilities[j]; u.latent() && same(u.shifted(u.supply), t) {
			return true
		}
	}
	return false
}
