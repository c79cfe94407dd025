package chart

import (
	"cmp"
	"slices"
)

// place orders the ports of every slot, then gives every slot its height: as near as
// its column allows to where its bands would run straight.
func (g *diagram) place() {
	const sweeps = 60
	g.makePorts()
	for _, column := range g.columns { // each column in the middle, to begin with
		y, last := 0.0, -1
		for _, s := range column {
			if last >= 0 {
				y += g.slots[last].h + g.distance(last, s)
			}
			g.slots[s].y, last = y, s
		}
		y += g.slots[last].h
		for _, s := range column {
			g.slots[s].y -= y / 2
		}
	}
	for sweep := range sweeps {
		for k := range g.columns {
			if sweep%2 == 1 {
				k = len(g.columns) - 1 - k
			}
			g.relax(g.columns[k], false)
		}
	}
	for _, column := range g.columns {
		g.relax(column, true)
	}
}

// distance is the free room between two slots of a column.
func (g *diagram) distance(a, b int) float64 {
	ka, kb := g.slots[a].kind, g.slots[b].kind
	switch {
	case ka == nodeSlot && kb == nodeSlot:
		return 20
	case ka == nodeSlot || kb == nodeSlot:
		return 12
	}
	return 6
}

// relax moves the slots of a column to where their bands run straight; if stubs is set,
// the ends of stubs only, as far as the others leave room.
func (g *diagram) relax(column []int, stubs bool) {
	n := len(column)
	want, weight, step := make([]float64, n), make([]float64, n), make([]float64, n)
	for k, s := range column {
		x := &g.slots[s]
		sum := 0.0
		for side, ports := range [2][]port{x.in, x.out} {
			for _, p := range ports {
				a := &g.arcs[p.arc]
				if a.back {
					continue
				}
				i := slices.Index(a.chain, s)
				o := &g.slots[a.chain[i-1+2*side]]
				w := (2 + a.w) * (2 + a.w) // wide bands are straight before thin ones
				switch {
				case x.kind == passSlot && o.kind == passSlot:
					w *= 4
				case o.kind == sourceSlot || o.kind == sinkSlot:
					w *= 0.02 // stubs follow their node
				}
				sum += w * (o.y + o.bar + o.portOf(p.arc, 1-side) - x.bar - p.at)
				weight[k] += w
			}
		}
		fixed := stubs && (x.kind == nodeSlot || x.kind == passSlot)
		switch want[k] = x.y; {
		case fixed:
			weight[k] = 1e9
		case weight[k] > 0:
			want[k] = sum / weight[k]
		default:
			weight[k] = 1
		}
		if k > 0 {
			step[k] = g.slots[column[k-1]].h + g.distance(column[k-1], s)
		}
	}
	for k, y := range spread(want, weight, step) {
		g.slots[column[k]].y = y
	}
}

// spread returns the places nearest to those wanted that keep their distances:
//
//	minimise Σ weightᵢ (yᵢ − wantᵢ)²  subject to  yᵢ ≥ yᵢ₋₁ + stepᵢ
//
// by pooling adjacent violators, which is exact. Weights are above zero; step[0] is not
// used.
func spread(want, weight, step []float64) []float64 {
	type block struct {
		sum, weight float64
		n           int
	}
	var blocks []block
	offset := 0.0
	for i := range want {
		if i > 0 {
			offset += step[i]
		}
		b := block{weight[i] * (want[i] - offset), weight[i], 1}
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.sum/last.weight <= b.sum/b.weight {
				break
			}
			b = block{b.sum + last.sum, b.weight + last.weight, b.n + last.n}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	y := make([]float64, 0, len(want))
	offset = 0
	for _, b := range blocks {
		for range b.n {
			if len(y) > 0 {
				offset += step[len(y)]
			}
			y = append(y, b.sum/b.weight+offset)
		}
	}
	return y
}

// portOf is where an arc meets the slot at its side: 0 for in, 1 for out.
func (s *slot) portOf(arc, side int) float64 {
	ports := s.in
	if side == 1 {
		ports = s.out
	}
	for _, p := range ports {
		if p.arc == arc {
			return p.at
		}
	}
	return 0
}

// makePorts orders the bands at both sides of every slot: bands led back above, the
// shortest on top; bands to and from neighbouring columns in the order of their ends;
// bands led back below, the shortest at the bottom; under them those of the node itself.
func (g *diagram) makePorts() {
	for s := range g.slots {
		g.slots[s].in, g.slots[s].out = nil, nil
	}
	for i := range g.arcs {
		a := &g.arcs[i]
		if a.back {
			from, to := &g.slots[g.nodes[a.from].slot], &g.slots[g.nodes[a.to].slot]
			from.out, to.in = append(from.out, port{arc: i}), append(to.in, port{arc: i})
			continue
		}
		for k, s := range a.chain {
			if k > 0 {
				g.slots[s].in = append(g.slots[s].in, port{arc: i})
			}
			if k < len(a.chain)-1 {
				g.slots[s].out = append(g.slots[s].out, port{arc: i})
			}
		}
	}
	for i := range g.slots {
		s := &g.slots[i]
		for side, ports := range [2][]port{s.in, s.out} {
			slices.SortStableFunc(ports, func(p, q port) int { return g.comparePorts(i, 2*side-1, p.arc, q.arc) })
			sum := 0.0
			for _, p := range ports {
				sum += g.arcs[p.arc].room()
			}
			y := (s.barH - sum) / 2
			for k := range ports {
				w := g.arcs[ports[k].arc].room()
				ports[k].at = y + w/2
				y += w
			}
		}
	}
}

// comparePorts orders two arcs at one side of a slot: -1 left, 1 right.
func (g *diagram) comparePorts(s, side, i, j int) int {
	a, b := &g.arcs[i], &g.arcs[j]
	if group := cmp.Compare(a.portGroup(), b.portGroup()); group != 0 || a.from == a.to {
		return group
	}
	if a.back {
		far := func(a *arc) int { return g.slots[g.nodes[a.from+a.to-g.slots[s].node].slot].place }
		shorter := cmp.Compare(g.span(a), g.span(b))
		if !a.above {
			shorter = -shorter
		}
		return cmp.Or(shorter, cmp.Compare(far(a), far(b)))
	}
	next := func(a *arc) int { return g.slots[a.chain[slices.Index(a.chain, s)+side]].place }
	return cmp.Compare(next(a), next(b))
}

func (a *arc) portGroup() int {
	switch {
	case !a.back:
		return 1
	case a.from == a.to:
		return 3
	case a.above:
		return 0
	}
	return 2
}

// span is how many columns a band leads back.
func (g *diagram) span(a *arc) int {
	return g.slots[g.nodes[a.from].slot].column - g.slots[g.nodes[a.to].slot].column
}

// chooseSides leads every loop around the side where it crosses less, and of two equal
// ones the shorter: below unless above is shorter by a fifth.
func (g *diagram) chooseSides() {
	for i := range g.arcs {
		a := &g.arcs[i]
		if !a.back || a.from == a.to {
			continue
		}
		from, to := &g.slots[g.nodes[a.from].slot], &g.slots[g.nodes[a.to].slot]
		top, bottom := from.y, from.y
		for c := to.column; c <= from.column; c++ {
			column := g.columns[c]
			top = min(top, g.slots[column[0]].y)
			last := &g.slots[column[len(column)-1]]
			bottom = max(bottom, last.y+last.h)
		}
		yf, yt := from.y+from.bar+from.barH/2, to.y+to.bar+to.barH/2
		above, below := g.costOfLoop(i)
		a.above = above < below-1e-9 || above < below+1e-9 && yf+yt-2*top < 0.8*(2*bottom-yf-yt)
	}
}
