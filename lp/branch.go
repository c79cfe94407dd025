package lp

import (
	"fmt"
	"math"
	"slices"
)

// Result is the answer of Branch.
type Result struct {
	Status     Status
	X          []float64 // nil without a solution
	Objective  float64
	Bound      float64 // proven: no solution is better
	Nodes      int
	Iterations int
}

// Gap is |Bound − Objective| / |Objective|, of the larger one where Objective is 0; 0 if
// they are equal, +Inf without a solution.
func (r *Result) Gap() float64 {
	switch {
	case r.X == nil:
		return math.Inf(1)
	case r.Bound == r.Objective:
		return 0
	case r.Objective == 0:
		return 1
	}
	return math.Abs(r.Bound-r.Objective) / math.Abs(r.Objective)
}

// Unknown is the answer of a search that was not made.
func Unknown(p *Problem) *Result {
	r := &Result{Status: Stopped, Bound: math.Inf(-1)}
	if p.Maximize {
		r.Bound = math.Inf(1)
	}
	return r
}

// proven is the relative gap below which an optimum counts as proven.
const proven = 1e-9

// Branch returns the best point whose integer columns are whole, by branch and bound.
//
// Integer columns lie within 0 and 1, all columns within finite bounds. Status is Optimal
// only where no better point exists but for a relative 1e-9 of the objective; Feasible
// where Options stopped the search, with the best point so far and a Bound that holds;
// Stopped without a point. The same problem and Options give the same answer, but for
// where a Stop fell.
//
// Every subproblem is given up for a reason that is checked on the numbers themselves:
// a bound from multipliers (see safeBound) above the best point, or multipliers that
// prove it empty. Points are taken only after they were put into the problem's own rows.
//
// Method: presolve, conflict graph, lifted covers and cliques at the root, fixing by
// reduced cost, reliability branching, best bound first with dives; points from rounding
// with repair, moves of one or two columns, dives, and exact search of neighbourhoods.
func Branch(p *Problem, o Options) *Result {
	if err := p.CheckInteger(); err != nil {
		panic("lp: " + err.Error())
	}
	md := newModel(p)
	r := &Result{Status: Infeasible}
	t := md.run(math.Inf(1), o.Stop, o.Nodes, 0)
	r.Nodes, r.Iterations = t.nodes, t.iterations
	sense := 1.0
	if p.Maximize {
		sense = -1
	}
	r.Bound = sense * t.bound
	if t.x == nil {
		if t.stopped {
			r.Status = Stopped
		}
		return r
	}
	r.X = t.x
	r.Objective = p.Objective(t.x)
	r.Status = Feasible
	if p.Violation(t.x) > 10*Tolerance { // cannot be: points were checked
		return &Result{Status: Failed, Bound: r.Bound}
	}
	size := math.Abs(r.Objective) // terms that cancel leave their rounding
	for j, c := range p.Cost {
		size = max(size, 1e-2*math.Abs(c*t.x[j]))
	}
	if sense*r.Bound >= sense*r.Objective-proven*size {
		r.Status, r.Bound = Optimal, r.Objective
	}
	return r
}

// CheckInteger is Check and what Branch asks for beyond it.
func (p *Problem) CheckInteger() error {
	if err := p.Check(); err != nil {
		return err
	}
	if len(p.Cost) > MostColumns {
		return fmt.Errorf("%d columns: %w", len(p.Cost), ErrSize)
	}
	for j := range p.Cost {
		if math.IsInf(p.lower(j), 0) || math.IsInf(p.upper(j), 0) {
			return ErrOpen
		}
		if p.integer(j) && (p.lower(j) < 0 || p.upper(j) > 1) {
			return ErrBinary
		}
	}
	return nil
}

// outcomeOf is what a run on a model ends with: x in the columns of the problem, bound in
// its cost when minimised.
type outcomeOf struct {
	x          []float64
	bound      float64
	stopped    bool
	nodes      int
	iterations int
}

// solve runs a model for a point better than z (in its own cost); for searches inside
// searches.
func (md *model) solve(z float64, stop func() bool, nodes, depth int) ([]float64, bool) {
	out := md.run(z, stop, nodes, depth)
	return out.x, out.x != nil
}

// run presolves, searches, and starts over where the root has fixed many columns.
func (md *model) run(z float64, stop func() bool, nodes, depth int) outcomeOf {
	var x []float64
	total := outcomeOf{bound: math.Inf(1)}
	finish := func() outcomeOf {
		total.x = x
		if x != nil {
			total.bound = min(total.bound, z)
		}
		return total
	}
	for restart := 0; ; restart++ {
		if stop != nil && stop() && restart > 0 {
			// the bound of the search before holds
		}
		var g *conflicts
		ok := true
		for ok {
			if ok = md.presolve(); !ok {
				break
			}
			md = md.compact()
			g = md.graph()
			if !md.fixSelf(g) {
				break
			}
		}
		if !ok {
			return finish()
		}
		if len(md.cost) == 0 {
			if md.offset < z {
				x, z = md.expand(nil), md.offset
			}
			return finish()
		}
		md.mergeCliques(g)
		md.dropRepeated()
		md.setGrain()
		t := newSearch(md, g, stop)
		t.depth, t.nodeLimit = depth, nodes
		if !math.IsInf(z, 1) {
			t.bestZ = z - md.offset
			t.setCutoff()
		}
		if x != nil {
			if own, agrees := md.shrink(x); agrees {
				t.best = own
			}
		}
		again := t.run(restart)
		total.nodes += t.nodes
		total.iterations += t.iterations
		if t.best != nil && t.bestZ+md.offset < z || x == nil && t.best != nil {
			x, z = md.expand(t.best), t.bestZ+md.offset
		}
		if !again {
			total.stopped = t.halted
			total.bound = min(total.bound, t.bound()+md.offset)
			return finish()
		}
		total.bound = min(total.bound, (t.pruned/t.scale)+md.offset)
		copy(md.lo, t.rootLo)
		copy(md.up, t.rootUp)
	}
}

// setGrain looks for the step of the objective over integer points.
func (md *model) setGrain() {
	md.grain = 0
	if slices.Contains(md.integer, false) {
		return
	}
	md.grain = grainOf(md.cost)
}

func (md *model) copy() *model {
	c := *md
	c.cost, c.lo, c.up = slices.Clone(md.cost), slices.Clone(md.lo), slices.Clone(md.up)
	c.integer, c.column, c.fixed = slices.Clone(md.integer), slices.Clone(md.column), slices.Clone(md.fixed)
	c.rows = make([]Row, len(md.rows))
	for i, r := range md.rows {
		c.rows[i] = r
		c.rows[i].Index, c.rows[i].Value = slices.Clone(r.Index), slices.Clone(r.Value)
	}
	return &c
}
