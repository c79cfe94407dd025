package chart

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// order arranges the slots of every column so that few bands cross: each slot goes to
// the mean place of its neighbours in the column before, then in the column after, in
// turns; then neighbours in a column change places, and passages go to the top or the
// bottom, where that is better. A small figure is arranged from several starts, shuffled
// with a fixed seed; a later one is taken only if it is clearly better. Ties keep the
// former order.
func (g *diagram) order() {
	g.join()
	starts := 1
	if len(g.segments) <= smallFigure {
		starts = 8
	}
	r := rand.New(rand.NewPCG(1, 2))
	best, least := [][]int(nil), math.Inf(1)
	for range starts {
		g.sweep()
		g.improve()
		if now := g.cost(); now < 0.97*least-1e-9 {
			best, least = g.arrangement(), now
		}
		for c, column := range g.columns {
			r.Shuffle(len(column), func(i, j int) { column[i], column[j] = column[j], column[i] })
			if g.data.Keep {
				g.keepNodes(c)
			}
		}
	}
	g.arrange(best)
}

// smallFigure is the number of segments up to which every change is judged by the whole
// figure.
const smallFigure = 350

// sweep sorts the columns from left to right and from right to left in turns, and keeps
// the best arrangement seen.
func (g *diagram) sweep() {
	const sweeps = 12
	at := make([]float64, len(g.slots))
	for c := range g.columns {
		g.stack(c, at)
	}
	best, least := g.arrangement(), math.Inf(1)
	for sweep := range sweeps {
		for k := range g.columns {
			c, near, other := k, g.nearLeft, g.nearRight
			if sweep%2 == 1 {
				c, near, other = len(g.columns)-1-k, g.nearRight, g.nearLeft
			}
			g.sortColumn(c, at, near, other)
			g.stack(c, at)
		}
		if now := g.cost(); now < least-1e-12 {
			best, least = g.arrangement(), now
		}
	}
	g.arrange(best)
}

// stack estimates where the slots of a column lie: one under the other around zero.
func (g *diagram) stack(c int, at []float64) {
	y := 0.0
	for place, s := range g.columns[c] {
		h := 20.0
		if g.slots[s].kind == nodeSlot {
			h = 40
		} else {
			h += 200 * g.arcs[g.slots[s].arc].part
		}
		at[s] = y + h/2
		y += h
		g.slots[s].place = place
	}
	for _, s := range g.columns[c] {
		at[s] -= y / 2
	}
}

// sortColumn sorts a column by the mean place of what its slots are joined to.
func (g *diagram) sortColumn(c int, at []float64, near, other [][]int) {
	mean := make(map[int]float64, len(g.columns[c]))
	for _, s := range g.columns[c] {
		segments := near[s]
		if len(segments) == 0 {
			segments = other[s]
		}
		sum, weight := 0.0, 0.0
		for _, i := range segments {
			w := 0.05 + g.arcs[g.segments[i].arc].part
			sum += w * at[g.segments[i].from+g.segments[i].to-s]
			weight += w
		}
		if mean[s] = at[s]; weight > 0 {
			mean[s] = sum / weight
		}
	}
	slices.SortStableFunc(g.columns[c], func(a, b int) int {
		return cmp.Or(cmp.Compare(mean[a], mean[b]), cmp.Compare(g.slotKindRank(a), g.slotKindRank(b)))
	})
	if g.data.Keep {
		g.keepNodes(c)
	}
}

// slotKindRank puts the stubs of one node in the order of their kinds, from product to
// what is unaccounted for.
func (g *diagram) slotKindRank(s int) int {
	if a := g.slots[s].arc; a >= 0 {
		return rankOfKind(g.arcs[a].Kind)
	}
	return 0
}

// keepNodes puts the nodes of a column in their listed order, at the places that nodes
// hold.
func (g *diagram) keepNodes(c int) {
	var nodes []int
	for _, s := range g.columns[c] {
		if g.slots[s].kind == nodeSlot {
			nodes = append(nodes, s)
		}
	}
	slices.SortFunc(nodes, func(a, b int) int { return cmp.Compare(g.slots[a].node, g.slots[b].node) })
	for place, s := range g.columns[c] {
		if g.slots[s].kind == nodeSlot {
			g.columns[c][place], nodes = nodes[0], nodes[1:]
		}
	}
}

func (g *diagram) arrangement() [][]int {
	out := make([][]int, len(g.columns))
	for c := range g.columns {
		out[c] = slices.Clone(g.columns[c])
	}
	return out
}

func (g *diagram) arrange(columns [][]int) {
	g.columns = columns
	for _, column := range columns {
		for place, s := range column {
			g.slots[s].place = place
		}
	}
}
