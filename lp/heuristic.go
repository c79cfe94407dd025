package lp

import (
	"math"
	"slices"
)

// roundAndImprove rounds the relaxation at hand, repairs and improves what comes out.
func (t *search) roundAndImprove() {
	if t.walk == nil {
		return
	}
	n := len(t.md.cost)
	x := slices.Clone(t.s.x[:n])
	for _, threshold := range []float64{0.5, 0.999} {
		r := make([]float64, n)
		for j := range r {
			if x[j] >= threshold {
				r[j] = 1
			}
			r[j] = min(max(r[j], t.md.lo[j]), t.md.up[j])
		}
		t.polish(r)
	}
}

// polish repairs and improves a 0/1 point and offers it.
func (t *search) polish(x []float64) bool {
	if t.walk == nil {
		return t.offer(slices.Clone(x))
	}
	t.walk.start(x)
	if !t.walk.repair() {
		return false
	}
	t.walk.improve(t.stop)
	return t.offer(t.walk.point())
}

// dive rounds one fractional column after another and solves the relaxation in between,
// from the node at hand; everything is put back.
//
// style 0 rounds the column nearest to a whole number, 1 towards the best point, 2 the
// largest value up, 3 the one whose rounding costs least by what branching has learnt.
func (t *search) dive(style int) {
	if style == 1 && t.best == nil {
		style = 0
	}
	length := len(t.prop.trail)
	start := t.s.basis()
	for step := 0; step < 500 && (t.stop == nil || !t.stop()); step++ {
		list := t.fractional()
		if len(list) == 0 {
			x := slices.Clone(t.s.x[:len(t.md.cost)])
			t.offer(slices.Clone(x))
			if t.walk != nil {
				t.polish(x)
			}
			break
		}
		c := t.pick(list, style)
		value := math.Round(t.s.x[c.j])
		switch {
		case style == 1:
			value = t.best[c.j]
		case style == 2:
			value = math.Ceil(t.s.x[c.j])
		case style == 3:
			value = math.Floor(t.s.x[c.j])
			if t.cost.rate(c.j, 1)*(1-c.f) < t.cost.rate(c.j, 0)*c.f {
				value++
			}
		}
		before := len(t.prop.trail)
		t.prop.fix(int32(c.j), value)
		ok := t.prop.run()
		if ok {
			_, done := t.relax(math.Inf(-1), 500)
			ok = !done
		}
		if !ok { // the other way, once
			t.prop.undo(before)
			t.prop.fix(int32(c.j), t.s.lo[c.j]+t.s.up[c.j]-value)
			if !t.prop.run() {
				break
			}
			if _, done := t.relax(math.Inf(-1), 500); done {
				break
			}
		}
	}
	t.prop.undo(length)
	t.s.take(start)
}

func (t *search) pick(list []candidate, style int) candidate {
	best := list[0]
	rank := func(c candidate) float64 {
		switch style {
		case 1:
			return math.Abs(t.s.x[c.j] - t.best[c.j])
		case 2:
			return 1 - c.f
		case 3:
			return min(t.cost.rate(c.j, 1)*(1-c.f), t.cost.rate(c.j, 0)*c.f)
		}
		return min(c.f, 1-c.f)
	}
	for _, c := range list[1:] {
		if rank(c) < rank(best) {
			best = c
		}
	}
	return best
}

// neighbourhood searches exactly among the points that agree with the best one in the
// columns of which same is true, within a number of nodes.
//
// Source: Danna, Rothberg & Le Pape 2005, Exploring relaxation induced neighborhoods.
func (t *search) neighbourhood(same func(j int) bool, nodes int) bool {
	sub := t.md.copy()
	fixed := 0
	for j := range sub.cost {
		sub.lo[j], sub.up[j] = t.rootLo[j], t.rootUp[j]
		if !sub.integer[j] || sub.lo[j] == sub.up[j] {
			continue
		}
		if v := t.best[j]; same(j) && v >= sub.lo[j] && v <= sub.up[j] {
			sub.lo[j], sub.up[j] = v, v
			fixed++
		}
	}
	if fixed == 0 {
		return false
	}
	// columns of the copy are numbered as those of this model
	for j := range sub.column {
		sub.column[j] = j
	}
	sub.fixed = make([]float64, len(sub.cost))
	sub.offset = 0
	x, ok := sub.solve(t.bestZ, t.stop, nodes, t.depth+1)
	return ok && t.polish(x)
}

// rins frees what the relaxation at hand and the best point see differently.
func (t *search) rins(nodes int) bool {
	if t.best == nil {
		return false
	}
	x := slices.Clone(t.s.x[:len(t.md.cost)])
	return t.neighbourhood(func(j int) bool { return math.Abs(x[j]-t.best[j]) < 1e-6 }, nodes)
}

// core frees the columns whose reduced costs at the root are smallest.
func (t *search) core(size, nodes int) bool {
	if t.best == nil || t.rootD == nil || len(t.md.cost) <= size {
		return false
	}
	order := make([]float64, 0, len(t.md.cost))
	for j := range t.md.cost {
		order = append(order, math.Abs(t.rootD[j]))
	}
	slices.Sort(order)
	limit := order[size]
	return t.neighbourhood(func(j int) bool { return math.Abs(t.rootD[j]) > limit }, nodes)
}
