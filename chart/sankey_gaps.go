package chart

import (
	"cmp"
	"math"
	"slices"
)

const (
	headLength = 10.0 // of arrows
	selfGap    = 10.0 // between a node and the band under it
	laneGap    = 8.0  // between bands that lead back
)

// gap is the room between two columns. From the left: bands that run under a node leave,
// labels of bands that leave, bands that lead back turn off, bands curve to their new
// height, bands that lead back turn in, labels of bands that enter, arrows.
type gap struct {
	left, right       float64
	selfOut, selfIn   float64
	labelOut, labelIn float64
	bendFrom, bendTo  float64 // x where curves begin and end
	exits, entries    []int   // arcs that lead back
	top, bottom       float64 // of the labels
}

// spaceGaps gives every gap its parts, and the columns their places.
func (g *diagram) spaceGaps() {
	g.gaps = make([]gap, len(g.columns)+1)
	bend := make([]float64, len(g.gaps))
	for _, s := range g.segments {
		a, to := s.arc, g.slots[s.to].column
		bend[to] = max(bend[to], 40, min(0.3*math.Abs(g.portY(s.from, a, 1)-g.portY(s.to, a, 0)), 110))
	}
	for i := range g.arcs {
		a := &g.arcs[i]
		switch {
		case a.back && a.from == a.to:
			c := g.slots[g.nodes[a.from].slot].column
			room := g.selfRoom(a.from)
			g.gaps[c].selfIn, g.gaps[c+1].selfOut = max(g.gaps[c].selfIn, room), max(g.gaps[c+1].selfOut, room)
		case a.back:
			exit, entry := &g.gaps[g.slots[g.nodes[a.from].slot].column+1], &g.gaps[g.slots[g.nodes[a.to].slot].column]
			exit.exits, entry.entries = append(exit.exits, i), append(entry.entries, i)
		}
		if side := g.besideLabel(a); side != 0 {
			c, w := g.slots[a.chain[1]].column, widest(a.texts(laneMost), noteSize)+8
			if side == 1 {
				g.gaps[c].labelOut = max(g.gaps[c].labelOut, w)
			} else {
				g.gaps[c].labelIn = max(g.gaps[c].labelIn, w)
			}
		}
	}
	g.left = make([]float64, len(g.columns))
	x := 0.0
	for c := range g.gaps {
		p := &g.gaps[c]
		g.sortLoops(p)
		p.left = x
		p.bendFrom = x + p.selfOut + p.labelOut
		x = p.bendFrom + g.lanes(p.exits) + bend[c] + g.lanes(p.entries)
		p.bendTo = x
		if x += p.labelIn + p.selfIn; c < len(g.columns) && (bend[c] > 0 || len(p.entries) > 0 || p.selfIn > 0) {
			x += headLength
		}
		if p.right = x; c < len(g.columns) {
			g.left[c] = x
			x += g.wide[c]
		}
	}
}

// portY is the height of the middle of an arc's band at a slot; side 0 is in, 1 out.
func (g *diagram) portY(s, arc, side int) float64 {
	x := &g.slots[s]
	return x.y + x.bar + x.portOf(arc, side)
}

// selfRoom is the room beside a node for the bands that run under it.
func (g *diagram) selfRoom(node int) (w float64) {
	for i := range g.arcs {
		if a := &g.arcs[i]; a.from == node && a.to == node {
			w += a.w + selfGap
		}
	}
	return w + 2
}

func (g *diagram) lanes(arcs []int) (w float64) {
	for _, i := range arcs {
		w += g.arcs[i].w + laneGap
	}
	return w
}

// sortLoops orders the vertical runs in a gap: the nearer a band is to the side that it
// goes to, the nearer its run is to the node, so that runs do not cross.
func (g *diagram) sortLoops(p *gap) {
	depth := func(i, side int) float64 {
		a := &g.arcs[i]
		node := a.from
		if side == 0 {
			node = a.to
		}
		y := g.portY(g.nodes[node].slot, i, side)
		if a.above {
			return -y
		}
		return y
	}
	slices.SortStableFunc(p.exits, func(i, j int) int {
		return cmp.Or(compareBool(g.arcs[j].above, g.arcs[i].above), cmp.Compare(depth(j, 1), depth(i, 1)))
	})
	slices.SortStableFunc(p.entries, func(i, j int) int {
		return cmp.Or(compareBool(g.arcs[j].above, g.arcs[i].above), cmp.Compare(depth(i, 0), depth(j, 0)))
	})
}
