package chart

import (
	"cmp"
	"math"
	"slices"
)

// route is the way of a band that leads back: corners of its middle line.
type route struct {
	corners [][2]float64
	run     [2]float64 // left and right end of the stretch that leads back
}

// routeLoops leads bands back around the columns between their nodes: shorter ones
// nearer to them, none over another's stretch or label.
func (g *diagram) routeLoops() {
	var loops []int
	for i := range g.arcs {
		if a := &g.arcs[i]; a.back && a.from == a.to {
			continue
		} else if a.back {
			loops = append(loops, i)
		}
	}
	g.routeSelf()
	sign := func(a *arc) float64 {
		if a.above {
			return -1
		}
		return 1
	}
	slices.SortStableFunc(loops, func(i, j int) int {
		a, b := &g.arcs[i], &g.arcs[j]
		return cmp.Or(cmp.Compare(g.span(a), g.span(b)), cmp.Compare(sign(b)*g.portY(g.nodes[b.from].slot, j, 1), sign(a)*g.portY(g.nodes[a.from].slot, i, 1)))
	})
	below, above := g.floor(1), g.floor(-1)
	for _, i := range loops {
		a := &g.arcs[i]
		from, to := g.nodes[a.from].slot, g.nodes[a.to].slot
		exit, entry := g.slots[from].column+1, g.slots[to].column
		side, floor := 1.0, below
		if a.above {
			side, floor = -1, above
		}
		xe, xn := g.exitX(exit, i), g.entryX(entry, i)
		most := max(xe-xn-a.w-2*laneGap, 60)
		h := g.loopHeight(a, most)
		cells := floor[2*entry : 2*exit+1]
		lane := slices.Max(cells) + laneGap + 4 + h/2
		for k := range cells {
			cells[k] = lane + h/2
		}
		y0, y1 := g.portY(from, i, 1), g.portY(to, i, 0)
		x0, x1 := g.left[exit-1]+g.wide[exit-1], g.left[entry]-headLength
		a.route = route{corners: [][2]float64{{x0, y0}, {xe, y0}, {xe, side * lane}, {xn, side * lane}, {xn, y1}, {x1, y1}}, run: [2]float64{xn, xe}}
	}
	for _, i := range loops {
		g.labelLoop(i, loops)
	}
}

// floor is how deep below (1) or above (-1) the figure reaches in every column and gap,
// gap 0 first, as a depth that grows away from it.
func (g *diagram) floor(side float64) []float64 {
	cells := make([]float64, 2*len(g.columns)+1)
	deep := func(top, bottom float64) float64 { return max(side*top, side*bottom) }
	for k := range cells {
		cells[k] = math.Inf(-1)
	}
	for c, column := range g.columns {
		first, last := &g.slots[column[0]], &g.slots[column[len(column)-1]]
		d := deep(first.y, last.y+last.h)
		for k := 2 * c; k <= 2*c+2; k++ {
			cells[k] = max(cells[k], d)
		}
	}
	for c, p := range g.gaps {
		if p.bottom > p.top {
			cells[2*c] = max(cells[2*c], deep(p.top, p.bottom))
		}
	}
	return cells
}

// exitX is the middle of the vertical run of an arc that turns off in a gap.
func (g *diagram) exitX(c, arc int) float64 {
	x := g.gaps[c].bendFrom
	for _, i := range g.gaps[c].exits {
		w := g.arcs[i].w + laneGap
		if i == arc {
			return x + w/2
		}
		x += w
	}
	return x
}

// entryX is the middle of the vertical run of an arc that turns in in a gap.
func (g *diagram) entryX(c, arc int) float64 {
	p := &g.gaps[c]
	x := p.bendTo - g.lanes(p.entries)
	for _, i := range p.entries {
		w := g.arcs[i].w + laneGap
		if i == arc {
			return x + w/2
		}
		x += w
	}
	return x
}

// labelLoop writes a flow on its stretch, in the middle or where no other loop crosses.
func (g *diagram) labelLoop(i int, loops []int) {
	a := &g.arcs[i]
	run, y := a.route.run, a.route.corners[2][1]
	l := label{lines: a.texts(max(run[1]-run[0]-a.w-2*laneGap, 60)), size: noteSize, fill: ink, anchor: "middle"}
	l.w = widest(l.lines, l.size)
	l.h = noteLine * float64(len(l.lines))
	middle := (run[0] + run[1]) / 2
	l.x = middle - l.w/2
	room := (run[1]-run[0]-l.w)/2 - a.w/2 - 2*laneGap
	for _, part := range []float64{0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1} {
		if x := middle - l.w/2 + part*room; room > 0 && !g.crossedAt(x-2, x+l.w+2, y, i, loops) {
			l.x = x
			break
		}
	}
	l.y = y - l.h/2
	l.onBand(a)
	g.labels = append(g.labels, l)
}

// crossedAt tells whether a vertical run of another loop passes a height in a range.
func (g *diagram) crossedAt(x0, x1, y float64, self int, loops []int) bool {
	for _, i := range loops {
		if i == self {
			continue
		}
		a := &g.arcs[i]
		k := a.route.corners
		for _, v := range [2][2][2]float64{{k[1], k[2]}, {k[3], k[4]}} {
			low, high := min(v[0][1], v[1][1]), max(v[0][1], v[1][1])
			if v[0][0]+a.w/2 > x0 && v[0][0]-a.w/2 < x1 && low-a.w/2 < y && y < high+a.w/2 {
				return true
			}
		}
	}
	return false
}

// routeSelf leads the bands of a node back into it, right under its bar.
func (g *diagram) routeSelf() {
	for n := range g.nodes {
		s := &g.slots[g.nodes[n].slot]
		x0, x1 := g.left[s.column]+g.wide[s.column], g.left[s.column]
		deep, aside := s.y+s.bar+s.barH, 0.0
		for _, p := range slices.Backward(s.out) {
			a := &g.arcs[p.arc]
			if a.from != a.to {
				continue
			}
			h := g.loopHeight(a, g.wide[s.column])
			lane := deep + selfGap + h/2
			y0, y1 := g.portY(g.nodes[n].slot, p.arc, 1), g.portY(g.nodes[n].slot, p.arc, 0)
			xe, xn := x0+aside+selfGap+a.w/2, x1-headLength-aside-selfGap-a.w/2
			a.route = route{corners: [][2]float64{{x0, y0}, {xe, y0}, {xe, lane}, {xn, lane}, {xn, y1}, {x1 - headLength, y1}}, run: [2]float64{xn, xe}}
			deep += selfGap + h
			aside += selfGap + a.w
			l := label{lines: a.texts(g.wide[s.column]), size: noteSize, fill: ink, anchor: "middle"}
			l.w = widest(l.lines, l.size)
			l.h = noteLine * float64(len(l.lines))
			l.x, l.y = (x0+x1-l.w)/2, lane-l.h/2
			l.onBand(a)
			g.labels = append(g.labels, l)
		}
	}
}

// finish moves the figure to the origin and measures it.
func (g *diagram) finish() {
	top, bottom := math.Inf(1), math.Inf(-1)
	reach := func(a, b float64) { top, bottom = min(top, a), max(bottom, b) }
	for i := range g.slots {
		reach(g.slots[i].y, g.slots[i].y+g.slots[i].h)
	}
	for i := range g.labels {
		reach(g.labels[i].y, g.labels[i].y+g.labels[i].h)
	}
	for i := range g.arcs {
		for _, c := range g.arcs[i].route.corners {
			reach(c[1]-g.arcs[i].w/2, c[1]+g.arcs[i].w/2)
		}
	}
	g.box = box{0, top, g.gaps[len(g.gaps)-1].right, bottom - top}
}

// move shifts everything.
func (g *diagram) move(dx, dy float64) {
	g.box.x, g.box.y = g.box.x+dx, g.box.y+dy
	for i := range g.slots {
		g.slots[i].y += dy
	}
	for c := range g.left {
		g.left[c] += dx
	}
	for c := range g.gaps {
		p := &g.gaps[c]
		p.left, p.right, p.bendFrom, p.bendTo = p.left+dx, p.right+dx, p.bendFrom+dx, p.bendTo+dx
	}
	for i := range g.labels {
		l := &g.labels[i]
		l.x, l.y = l.x+dx, l.y+dy
		for k := range l.leader {
			l.leader[k] += [2]float64{dx, dy}[k%2]
		}
	}
	for i := range g.arcs {
		r := &g.arcs[i].route
		r.run[0], r.run[1] = r.run[0]+dx, r.run[1]+dx
		for k := range r.corners {
			r.corners[k][0], r.corners[k][1] = r.corners[k][0]+dx, r.corners[k][1]+dy
		}
	}
}
