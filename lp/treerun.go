package lp

import "math"

// run searches the model: the root, then the tree. again: many columns were fixed at the
// root, and a fresh start on the smaller model is better.
func (t *search) run(restart int) (again bool) {
	bound, done := t.relax(math.Inf(-1), 1<<30)
	if done {
		t.prune(bound)
		return false
	}
	stopHere := func() bool {
		if t.interrupted() {
			t.open.push(&node{col: -1, bound: bound, start: t.s.basis()})
		}
		return t.halted
	}
	if stopHere() {
		return false
	}
	t.nodes = 1
	t.noteRoot()
	t.roundAndImprove()
	if bound, done = t.cutLoop(bound); done {
		t.prune(bound)
		return false
	}
	t.dBound = t.s.safeBound(t.d)
	bound = max(bound, t.dBound)
	t.noteRoot()
	if stopHere() {
		return false
	}
	t.rootHeuristics()
	if bound > t.cutoff || !t.applyRoot() {
		t.prune(max(bound, t.cutoff))
		return false
	}
	n, fixed := len(t.md.cost), 0
	for j := range n {
		if t.rootLo[j] == t.rootUp[j] {
			fixed++
		}
	}
	if fixed*5 >= n && fixed > 3 && restart < 10 && !t.interrupted() {
		return true
	}
	t.open.push(&node{col: -1, bound: bound, start: t.s.basis()})
	t.loop()
	return false
}

// applyRoot gives the relaxation what is fixed for good, and what follows from it.
func (t *search) applyRoot() bool {
	for j := range t.md.cost {
		if t.s.lo[j] < t.s.up[j] && t.rootLo[j] == t.rootUp[j] {
			t.prop.fix(int32(j), t.rootLo[j])
		}
	}
	if !t.prop.run() {
		return false
	}
	t.prop.trail = t.prop.trail[:0]
	copy(t.rootLo, t.s.lo[:len(t.md.cost)])
	copy(t.rootUp, t.s.up[:len(t.md.cost)])
	return true
}

// noteRoot keeps reduced costs for fixing and fixes what it can.
func (t *search) noteRoot() {
	t.rootBound = t.dBound
	t.rootD = append(t.rootD[:0], t.d[:len(t.md.cost)]...)
	t.fixAtRoot()
}

func (t *search) interrupted() bool {
	if t.stop != nil && t.stop() {
		t.halted = true
	}
	return t.halted
}

func (t *search) rootHeuristics() {
	if t.walk != nil {
		t.roundAndImprove()
	}
	for style := range 4 {
		if t.interrupted() {
			return
		}
		t.dive(style)
	}
	if t.depth > 1 || t.best == nil {
		return
	}
	nodes := 200
	if t.depth == 1 {
		nodes = 30
	}
	for range 3 {
		if t.interrupted() || !t.rins(nodes) {
			break
		}
	}
	if t.depth == 0 && !t.interrupted() {
		t.core(50, nodes)
	}
}

// loop works off the tree: down from the node at hand as long as there is something,
// then on from the open node with the least bound.
func (t *search) loop() {
	for len(t.open) > 0 {
		nd := t.open.next(t.openLimit())
		if nd.bound > t.cutoff {
			t.prune(nd.bound)
			continue
		}
		if t.nodeLimit > 0 && t.nodes >= t.nodeLimit {
			t.halted = true
		}
		if t.interrupted() {
			t.open.push(nd)
			return
		}
		if !t.activate(nd) {
			continue // its fixings contradict each other or the best point
		}
		for nd != nil {
			nd = t.process(nd)
		}
		if t.halted {
			return
		}
	}
}

// openBytes is how much the bases of open nodes may take before the search turns from
// best bound to depth.
const openBytes = 400 << 20

func (t *search) openLimit() int {
	return openBytes / (4*t.s.a.m + len(t.s.x)/8 + 200)
}

// process solves a node that the simplex is at, and returns the child to go on with.
func (t *search) process(nd *node) *node {
	t.nodes++
	bound, done := t.relax(nd.bound, 1<<30)
	if !done && t.interrupted() {
		nd.start = t.s.basis()
		t.open.push(nd)
		return nil
	}
	if nd.col >= 0 && !math.IsInf(bound, 1) {
		t.cost.learn(int(nd.col), side(nd.value), bound-nd.from, nd.distance)
	}
	for !done {
		ok, moved := t.tighten()
		if !ok {
			t.prune(t.cutoff)
			return nil
		}
		if !moved {
			break
		}
		bound, done = t.relax(bound, 1<<30)
	}
	if done {
		t.prune(bound)
		return nil
	}
	if t.integral() {
		if t.offer(append([]float64(nil), t.s.x[:len(t.md.cost)]...)) {
			t.prune(bound)
			return nil
		}
	}
	t.heuristics(nd)
	for {
		if bound > t.cutoff {
			t.prune(bound)
			return nil
		}
		j, fixed, dead := t.choose(bound)
		switch {
		case dead:
			return nil
		case fixed:
			if bound, done = t.relax(bound, 1<<30); done {
				t.prune(bound)
				return nil
			}
			if t.interrupted() {
				t.keep(nd, bound)
				return nil
			}
			continue
		case j < 0:
			return t.leaf(bound)
		}
		if t.interrupted() {
			t.keep(nd, bound)
			return nil
		}
		return t.branch(nd, j, bound)
	}
}

// keep puts a node that was not finished back.
func (t *search) keep(nd *node, bound float64) {
	nd.bound = bound
	nd.start = t.s.basis()
	t.open.push(nd)
}

// leaf ends a node whose integer columns are all fixed: its point was refused, or there
// are continuous columns and the relaxation is the point.
func (t *search) leaf(bound float64) *node {
	x := append([]float64(nil), t.s.x[:len(t.md.cost)]...)
	for j, whole := range t.md.integer {
		if whole {
			x[j] = t.s.lo[j]
		}
	}
	t.offer(x)
	if t.walk == nil {
		t.prune(bound)
	}
	return nil
}

func side(value float64) int {
	if value > 0.5 {
		return 1
	}
	return 0
}

// branch makes the two children of a node; one is returned, activated.
func (t *search) branch(nd *node, j int, bound float64) *node {
	x := t.s.x[j]
	start := t.s.basis()
	child := func(value float64) *node {
		t.serial++
		return &node{parent: nd, depth: nd.depth + 1, col: int32(j), value: value, bound: bound, start: start, serial: t.serial, from: bound, distance: math.Abs(x - value)}
	}
	first, second := t.s.up[j], t.s.lo[j]
	if t.prefersDown(j, x) {
		first, second = second, first
	}
	t.open.push(child(second))
	next := child(first)
	t.prop.fix(int32(j), first)
	if !t.prop.run() {
		return nil
	}
	return next
}

// prefersDown chooses the child to go on with: towards the best point, else up.
func (t *search) prefersDown(j int, x float64) bool {
	if t.best != nil {
		return t.best[j] < 0.5
	}
	return x < 0.3
}

// heuristics runs now and then, less often where it finds nothing.
func (t *search) heuristics(nd *node) {
	if t.nodes < t.nextHeuristic {
		return
	}
	found := t.found
	if t.depth == 0 {
		t.dive(t.heuristicRuns % 4)
		if t.best != nil && t.heuristicRuns%2 == 1 && !t.interrupted() {
			t.rins(100 + 20*t.heuristicRuns)
		}
	} else {
		t.dive(t.heuristicRuns % 4)
	}
	t.heuristicRuns++
	if t.found > found {
		t.idleRuns = 0
	} else {
		t.idleRuns++
	}
	t.nextHeuristic = t.nodes + 20<<min(t.idleRuns, 8)
}
