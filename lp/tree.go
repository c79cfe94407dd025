package lp

import "math"

// search is branch and bound on one model: relaxation, cuts, heuristics, tree. Values
// called z are in the model's cost without its offset; those of the simplex are scaled.
type search struct {
	md      *model
	g       *conflicts
	rows    []Row // of the model, then cuts
	s       *simplex
	prop    *propagator
	walk    *walker // nil where a column is not binary
	largest float64 // cost
	scale   float64 // cost of the simplex / cost of the model, a power of two
	stop    func() bool

	best   []float64 // nil: none yet
	bestZ  float64
	cutoff float64 // scaled: nodes above it hold nothing better
	slack  float64 // scaled: what rounding may take from a bound

	rootLo, rootUp []float64 // bounds of columns that hold everywhere
	rootD          []float64 // reduced costs of the root, with
	rootBound      float64   // their bound, scaled
	open           queue
	pruned         float64 // least bound of what was pruned, scaled
	nodes          int
	nodeLimit      int
	iterations     int
	serial         int
	depth          int // of the search inside searches
	cost           pseudo
	trial          state
	d              []float64 // reduced costs of the last safe bound
	dBound         float64   // that bound: the two go together
	halted         bool      // by stop or by the limit of nodes
	nextHeuristic  int
	heuristicRuns  int
	idleRuns       int
	found          int // counts new best points
}

func newSearch(md *model, g *conflicts, stop func() bool) *search {
	t := &search{md: md, g: g, rows: md.rows, stop: stop, bestZ: math.Inf(1), cutoff: math.Inf(1), pruned: math.Inf(1), rootBound: math.Inf(-1)}
	n := len(md.cost)
	t.rootLo, t.rootUp = append([]float64(nil), md.lo...), append([]float64(nil), md.up...)
	largest := 0.0
	all := true
	for j := range n {
		largest = max(largest, math.Abs(md.cost[j]))
		all = all && md.integer[j]
	}
	t.largest, t.scale = largest, powerOfTwo(1/largest)
	if all {
		t.walk = newWalker(md, g)
	}
	t.cost = newPseudo(n)
	t.build(nil)
	return t
}

// build makes the relaxation of the rows, starting from the basis of logicals or, with
// cuts added, from the basis at hand.
func (t *search) build(old *simplex) {
	md, n, m := t.md, len(t.md.cost), len(t.rows)
	row, _ := scales(n, t.rows, false)
	a := newMatrix(n, t.rows, row, nil)
	lo, up := make([]float64, n+m), make([]float64, n+m)
	copy(lo, t.rootLo)
	copy(up, t.rootUp)
	cost := make([]float64, n)
	for j := range n {
		cost[j] = md.cost[j] * t.scale
	}
	for i := range t.rows {
		lo[n+i], up[n+i] = -t.rows[i].Upper*row[i], -t.rows[i].Lower*row[i]
	}
	t.s = newSimplex(a, cost, lo, up)
	t.prop = newPropagator(a, md.integer, lo, up)
	t.d = make([]float64, n+m)
	if old != nil { // the old rows come first and keep their place
		b := old.basis()
		for i := old.a.m; i < m; i++ {
			b.head = append(b.head, int32(n+i))
		}
		b.upper = append(b.upper, make([]uint64, (n+m+63)/64-len(b.upper))...)
		t.s.take(b)
	} else {
		t.s.primals()
		t.s.trueDuals()
		t.s.fresh = true
	}
}

// offer takes a point of the model as the best one if it is feasible and better. The
// check is on the model's rows, in the numbers as they are.
func (t *search) offer(x []float64) bool {
	z := 0.0
	for j, v := range x {
		if t.md.integer[j] {
			r := math.Round(v)
			if math.Abs(v-r) > 1e-6 {
				return false
			}
			x[j] = r
			v = r
		}
		if v < t.md.lo[j] || v > t.md.up[j] {
			x[j] = min(max(v, t.md.lo[j]), t.md.up[j])
		}
		z += t.md.cost[j] * x[j]
	}
	if !(z < t.bestZ) {
		return false
	}
	for i := range t.md.rows {
		r := &t.md.rows[i]
		a := r.Activity(x)
		if eps := Tolerance * max(t.md.size(r), tiny); !(a <= r.Upper+eps && a >= r.Lower-eps) {
			return false
		}
	}
	t.best, t.bestZ = append([]float64(nil), x...), z
	t.found++
	t.setCutoff()
	return true
}

// setCutoff follows from the best objective: whole multiples of the grain leave no room
// between; without one a relative 1e-10 does.
func (t *search) setCutoff() {
	z := t.bestZ * t.scale
	t.slack = 1e-10 * max(math.Abs((t.bestZ+t.md.offset)*t.scale), 1e-2*t.largest*t.scale)
	t.cutoff = z - t.slack
	if t.largest == 0 { // one point is as good as another
		t.cutoff = -1
	} else if g := t.md.grain * t.scale; g > 1e3*t.slack {
		t.cutoff = z - g*(1-1e-6) + t.slack
	}
	t.fixAtRoot()
}

// fixAtRoot fixes columns for good: moving them would cost more than is left between the
// root's bound and the best point.
func (t *search) fixAtRoot() {
	if t.rootD == nil {
		return
	}
	for j := range t.md.cost {
		if !t.md.integer[j] || t.rootLo[j] == t.rootUp[j] {
			continue
		}
		switch d := t.rootD[j]; {
		case d > 0 && t.rootBound+d > t.cutoff:
			t.rootUp[j] = t.rootLo[j]
		case d < 0 && t.rootBound-d > t.cutoff:
			t.rootLo[j] = t.rootUp[j]
		}
	}
}

// bound is what is proven: no point of the model is better, in the model's cost.
func (t *search) bound() float64 {
	b := min(t.pruned, t.cutoffValue())
	for _, n := range t.open {
		b = min(b, n.bound)
	}
	return b / t.scale
}

func (t *search) cutoffValue() float64 { return t.bestZ * t.scale }

// prune notes the bound of a subproblem that is given up.
func (t *search) prune(bound float64) {
	if g := t.md.grain * t.scale; bound >= t.cutoff && g > 1e3*t.slack {
		return // the next multiple is the best point itself
	}
	t.pruned = min(t.pruned, bound)
}

// activate puts the simplex at a node; false: its fixings contradict each other.
func (t *search) activate(nd *node) bool {
	n := len(t.md.cost)
	copy(t.s.lo[:n], t.rootLo)
	copy(t.s.up[:n], t.rootUp)
	t.prop.trail = t.prop.trail[:0]
	ok := true
	for p := nd; p != nil && p.col >= 0; p = p.parent {
		j := p.col
		if p.value < t.s.lo[j] || p.value > t.s.up[j] {
			ok = false
			break
		}
		if t.s.lo[j] < t.s.up[j] {
			t.prop.fix(j, p.value)
		}
	}
	if ok {
		t.prop.all()
		ok = t.prop.run()
	} else {
		for _, i := range t.prop.pending {
			t.prop.dirty[i] = false
		}
		t.prop.pending = t.prop.pending[:0]
	}
	if ok {
		t.s.take(nd.start)
	}
	return ok
}

// relax solves the relaxation at hand and returns a bound that holds; done: nothing
// better lies here.
func (t *search) relax(parent float64, most int) (bound float64, done bool) {
	before := t.s.iterations
	defer func() { t.iterations += t.s.iterations - before }()
	t.s.settle()
	bound = parent
	cutoff := t.cutoff
	for range 3 {
		out := t.s.dual(most, cutoff, t.stop)
		switch out {
		case infeasible:
			return math.Inf(1), true
		case notDual, trouble:
			t.s.primal(most, t.stop)
			t.s.trueDuals()
		}
		t.dBound = t.s.safeBound(t.d)
		bound = max(parent, t.dBound)
		if bound > t.cutoff {
			return bound, true
		}
		if out != beyond {
			return bound, false
		}
		cutoff = math.Inf(1) // the bound fell short of the objective: go on to the end
	}
	return bound, false
}

// tighten fixes columns at the node whose move would cost too much, and propagates;
// false: nothing is left.
func (t *search) tighten() (ok, moved bool) {
	if math.IsInf(t.cutoff, 1) {
		return true, false
	}
	length := len(t.prop.trail)
	for j := range t.md.cost {
		if !t.md.integer[j] || t.s.lo[j] == t.s.up[j] {
			continue
		}
		switch d := t.d[j]; {
		case d > 0 && t.dBound+d > t.cutoff:
			t.prop.fix(int32(j), t.s.lo[j])
		case d < 0 && t.dBound-d > t.cutoff:
			t.prop.fix(int32(j), t.s.up[j])
		}
	}
	if !t.prop.run() {
		return false, true
	}
	for _, c := range t.prop.trail[length:] {
		if x := t.s.x[c.col]; x < t.s.lo[c.col]-1e-9 || x > t.s.up[c.col]+1e-9 {
			moved = true
		}
	}
	return true, moved
}
