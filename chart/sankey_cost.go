package chart

// join lists the segments of every slot and between every two columns.
func (g *diagram) join() {
	g.nearLeft, g.nearRight = make([][]int, len(g.slots)), make([][]int, len(g.slots))
	g.between = make([][]int, len(g.columns))
	for i, s := range g.segments {
		g.nearRight[s.from] = append(g.nearRight[s.from], i)
		g.nearLeft[s.to] = append(g.nearLeft[s.to], i)
		c := g.slots[s.from].column
		g.between[c] = append(g.between[c], i)
	}
}

// crossing is what it costs that two bands cross: more where both are wide.
func (g *diagram) crossing(a, b int) float64 { return 0.2 + min(g.arcs[a].part, g.arcs[b].part) }

// cost sums what all crossings cost, those of bands that lead back included.
func (g *diagram) cost() (sum float64) {
	for _, list := range g.between {
		for k, i := range list {
			a := &g.segments[i]
			af, at := g.slots[a.from].place, g.slots[a.to].place
			for _, j := range list[:k] {
				b := &g.segments[j]
				if (af-g.slots[b.from].place)*(at-g.slots[b.to].place) < 0 {
					sum += g.crossing(a.arc, b.arc)
				}
			}
		}
	}
	for i := range g.arcs {
		if a := &g.arcs[i]; a.back && a.from != a.to {
			above, below := g.costOfLoop(i)
			sum += min(above, below)
		}
	}
	return sum
}

// costOfLoop is what it costs to lead a band back above or below: on its way out of the
// column of its start it crosses what leaves the slots on that side, and on its way in
// what enters them.
func (g *diagram) costOfLoop(i int) (above, below float64) {
	from, to := g.nodes[g.arcs[i].from].slot, g.nodes[g.arcs[i].to].slot
	for end, s := range [2]int{to, from} {
		near := g.nearLeft
		if end == 1 {
			near = g.nearRight
		}
		for place, other := range g.columns[g.slots[s].column] {
			for _, k := range near[other] {
				switch c := g.crossing(i, g.segments[k].arc); {
				case place < g.slots[s].place:
					above += c
				case place > g.slots[s].place:
					below += c
				}
			}
		}
	}
	return above, below
}

// improve makes single changes as long as they take crossings away.
func (g *diagram) improve() {
	const passes = 10
	if len(g.segments) > smallFigure {
		for range passes {
			if !g.exchange(g.swapGain) {
				return
			}
		}
		return
	}
	for range passes {
		swapped := g.exchange(g.swapGainWhole)
		if moved := g.movePassages(); !swapped && !moved {
			return
		}
	}
}

// exchange swaps neighbours in a column where that is a gain.
func (g *diagram) exchange(gain func(c, place int) bool) (better bool) {
	for c, column := range g.columns {
		for k := 1; k < len(column); k++ {
			if g.data.Keep && g.slots[column[k-1]].kind == nodeSlot && g.slots[column[k]].kind == nodeSlot {
				continue
			}
			if gain(c, k) {
				g.swap(c, k)
				better = true
			}
		}
	}
	return better
}

func (g *diagram) swap(c, k int) {
	column := g.columns[c]
	column[k-1], column[k] = column[k], column[k-1]
	g.slots[column[k-1]].place, g.slots[column[k]].place = k-1, k
}

// swapGainWhole judges a swap by the whole figure.
func (g *diagram) swapGainWhole(c, k int) bool {
	before := g.cost()
	g.swap(c, k)
	after := g.cost()
	g.swap(c, k)
	return after < before-1e-12
}

// swapGain judges a swap by the bands of the two slots alone.
func (g *diagram) swapGain(c, k int) bool {
	cost := func(a, b int) (sum float64) { // with a above b
		for _, near := range [][][]int{g.nearLeft, g.nearRight} {
			for _, i := range near[a] {
				for _, j := range near[b] {
					si, sj := &g.segments[i], &g.segments[j]
					if g.slots[si.from+si.to-a].place > g.slots[sj.from+sj.to-b].place {
						sum += g.crossing(si.arc, sj.arc)
					}
				}
			}
		}
		return sum
	}
	a, b := g.columns[c][k-1], g.columns[c][k]
	return cost(b, a) < cost(a, b)-1e-12
}

// movePassages leads bands that go over several columns along the top or the bottom of
// these where that is better.
func (g *diagram) movePassages() (better bool) {
	for i := range g.arcs {
		chain := g.arcs[i].chain
		if len(chain) < 3 {
			continue
		}
		for _, top := range []bool{false, true} {
			before, least := g.arrangement(), g.cost()
			for _, s := range chain[1 : len(chain)-1] {
				c := g.slots[s].column
				for k := g.slots[s].place; top && k > 0; k-- {
					g.swap(c, k)
				}
				for k := g.slots[s].place + 1; !top && k < len(g.columns[c]); k++ {
					g.swap(c, k)
				}
			}
			if g.cost() < least-1e-12 {
				better = true
				continue
			}
			g.arrange(before)
		}
	}
	return better
}
