package balance

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"

	"headwater/fault"
)

// denseLimit is the number of variables up to which a problem is solved dense: at a
// thousand a step takes seconds.
const denseLimit = 2000

// bilinear is a network with concentrations as a Nonlinear problem. Its variables are the
// flows and stocks of the problem, then a concentration per stream and component, then
// per component what every stock holds of it, which is not known.
type bilinear struct {
	*problem
	n          *Network
	components []string
}

func (b *bilinear) content(component, stream int) int {
	return len(b.state) + component*len(b.state) + stream
}

// reconcileBilinear closes the balances of flows and of conserved components jointly:
//
//	Σ F = 0 and Σ F·c = 0 at every node, minimising Σ ((F−F̂)/sd)² + Σ ((c−ĉ)/sd)²
func reconcileBilinear(n *Network, o Options) (*Result, error) {
	b := &bilinear{number(n), n, n.Components}
	size := len(b.state) * (1 + len(b.components))
	if size > denseLimit {
		return nil, fault.Input("/streams", "balance-large", size, denseLimit)
	}
	if err := b.contradict(n, b.contradictions(b.group())); err != nil {
		return nil, err
	}
	p, err := b.pose()
	if err != nil {
		return nil, err
	}
	point, at, err := p.within(b.bounded())
	if err != nil {
		return nil, fault.Input("/streams", "balance-not-converged", maxIterations)
	}
	r := &Result{Method: "bilinear", Objective: point.Objective, DOF: point.DOF, Iterations: point.Iterations, Optimality: &point.Optimality, Warnings: []fault.Reason{}, Components: map[string]*Component{}}
	r.test(alphaOf(o))
	b.report(r, p, point, at)
	return r, nil
}

// bounded marks the variables that are not negative: all but stocks.
func (b *bilinear) bounded() []bool {
	if !b.n.Bounds {
		return nil
	}
	out := make([]bool, len(b.state)*(1+len(b.components)))
	for j := range b.streams {
		for c := -1; c < len(b.components); c++ {
			out[(c+1)*len(b.state)+j] = true
		}
	}
	return out
}

// pose writes the balances as equations. Unmeasured flows start where the flow balances
// put them, unmeasured concentrations at the mean of the measured ones.
func (b *bilinear) pose() (*Nonlinear, error) {
	s, err := b.solve(b.group())
	if err != nil {
		return nil, err
	}
	size := len(b.state)
	p := &Nonlinear{Vars: make([]Reading, size*(1+len(b.components)))}
	mean := b.largest() / 2
	for j := range size {
		p.Vars[j] = Reading{State: b.state[j], Value: b.y[j], SD: math.Sqrt(b.v[j])}
		if b.state[j] == Unmeasured {
			p.Vars[j].Value = s.x[j]
			if math.IsNaN(s.x[j]) {
				p.Vars[j].Value = cmp.Or(mean, 1)
			}
		}
	}
	for c, name := range b.components {
		var sum, count float64
		for j := range b.streams {
			if r := b.n.Streams[j].Content[name]; r.State != Unmeasured {
				sum, count = sum+r.Value, count+1
			}
		}
		for j := range size {
			v := &p.Vars[b.content(c, j)]
			if j < b.streams {
				*v = b.n.Streams[j].Content[name]
			}
			if v.State == Unmeasured {
				v.Value = sum / max(count, 1)
			}
		}
	}
	p.Equal = len(b.nodes)*(1+len(b.components)) + len(b.n.Closed)*b.streams
	p.Eval = b.eval
	return p, nil
}

// eval fills the balances: flows of every node, then every component of every node, then
// what the concentrations of a stream lack of 1.
func (b *bilinear) eval(x, f []float64, jac *mat.Dense) {
	clear(f)
	m := len(b.nodes)
	for j := range b.state {
		for _, end := range [2]struct {
			node int32
			sign float64
		}{{b.from[j], -1}, {b.to[j], 1}} {
			if end.node == outside {
				continue
			}
			i := int(end.node)
			f[i] += end.sign * x[j]
			jac.Set(i, j, end.sign)
			for c := range b.components {
				row, k := m*(1+c)+i, b.content(c, j)
				if j >= b.streams { // what a stock holds of a component is a variable itself
					f[row] += end.sign * x[k]
					jac.Set(row, k, end.sign)
					continue
				}
				f[row] += end.sign * x[j] * x[k]
				jac.Set(row, j, end.sign*x[k])
				jac.Set(row, k, end.sign*x[j])
			}
		}
	}
	row := m * (1 + len(b.components))
	for _, set := range b.n.Closed {
		for j := range b.streams {
			f[row] = -1
			for _, name := range set {
				k := b.content(slices.Index(b.components, name), j)
				f[row] += x[k]
				jac.Set(row, k, 1)
			}
			row++
		}
	}
}

func (b *bilinear) report(r *Result, p *Nonlinear, point *Point, at []bool) {
	flows := make([]StreamResult, len(b.state))
	for j := range flows {
		flows[j] = point.result(p, j, b.id(b.n, j), at)
	}
	r.Streams, r.Stocks = flows[:b.streams:b.streams], flows[b.streams:]
	r.Undetectable = []string{}
	all := suspectsOf(flows, "")
	for j := range r.Streams {
		if b.state[j] == Measured && r.Streams[j].Class == Nonredundant {
			r.Undetectable = append(r.Undetectable, r.Streams[j].ID)
		}
	}
	for c, name := range b.components {
		out := &Component{Streams: make([]StreamResult, b.streams)}
		for j := range b.streams {
			k := b.content(c, j)
			out.Streams[j] = point.result(p, k, b.n.Streams[j].ID, at)
			if v := p.Vars[k]; v.State == Measured {
				d := (v.Value - point.X[k]) / v.SD
				out.Objective += d * d
			}
		}
		r.Components[name] = out
		all = append(all, suspectsOf(out.Streams, name)...)
	}
	s := linear{problem: b.problem, g: b.group(), x: point.X[:len(b.state)]}
	s.reportNodes(r, false)
	r.suspect(all)
	r.warnAtBound(at)
}

// warnAtBound says that tests and uncertainties are those of a problem without bounds.
func (r *Result) warnAtBound(at []bool) {
	count := 0
	for _, held := range at {
		if held {
			count++
		}
	}
	if count > 0 {
		r.Warnings = append(r.Warnings, fault.Reason{Code: "balance-at-bound", Value: new(float64(count))})
	}
}

// result describes one variable of a solution.
func (pt *Point) result(p *Nonlinear, j int, id string, at []bool) StreamResult {
	v := p.Vars[j]
	out := StreamResult{ID: id, Class: pt.Class[j], Fixed: v.State == Fixed, AtBound: at != nil && at[j]}
	if v.State != Unmeasured {
		out.Measured, out.SD = new(v.Value), new(v.SD)
	}
	if math.IsNaN(pt.X[j]) {
		out.Reason = &fault.Reason{Code: "balance-unobservable", Items: []string{id}}
		return out
	}
	out.Value = new(pt.X[j])
	if !out.AtBound {
		out.ValueSD = new(pt.SD[j])
	}
	if v.State == Measured {
		out.Detectability = new(math.Sqrt(pt.Reach[j]))
	}
	if !math.IsNaN(pt.Z[j]) {
		out.Z = new(pt.Z[j])
		out.Bias = new(pt.Z[j] * v.SD / math.Sqrt(pt.Reach[j]))
	}
	return out
}

// within solves the problem with the marked variables not below 0: those that fall below
// are held at 0, one at a time, and let go when the objective pulls them up again. at says
// which are held in the end.
func (p *Nonlinear) within(bounded []bool) (point *Point, at []bool, err error) {
	if bounded == nil {
		point, err = p.Solve()
		return point, nil, err
	}
	held := *p
	held.Vars = slices.Clone(p.Vars)
	at = make([]bool, len(p.Vars))
	for range 4 * (len(p.Vars) + 1) {
		w, point, err := held.search()
		if err != nil {
			return nil, nil, err
		}
		worst, pick := -1e-9*p.largest(), -1
		for j := range bounded {
			if bounded[j] && !at[j] && point.X[j] < worst {
				worst, pick = point.X[j], j
			}
		}
		if pick >= 0 {
			at[pick], held.Vars[pick] = true, Reading{State: Fixed}
			continue
		}
		worst = -optimal
		for j := range bounded {
			if at[j] {
				if m := w.pull(p, j); m < worst {
					worst, pick = m, j
				}
			}
		}
		if pick < 0 {
			return point, at, p.restate(point, at)
		}
		at[pick], held.Vars[pick] = false, p.Vars[pick]
	}
	return nil, nil, fmt.Errorf("%w: bounds", ErrNotConverged)
}

func (p *Nonlinear) largest() (m float64) {
	for _, v := range p.Vars {
		m = max(m, math.Abs(v.Value))
	}
	return m
}

// restate adds to a solution with held variables what they cost, and takes classes and
// statistics from the problem without bounds.
func (p *Nonlinear) restate(point *Point, at []bool) error {
	if !slices.Contains(at, true) {
		return nil
	}
	free, err := p.Solve()
	if err != nil {
		return err
	}
	for j := range at {
		if v := p.Vars[j]; at[j] && v.State == Measured {
			point.Objective += v.Value * v.Value / (v.SD * v.SD)
		}
	}
	point.Class, point.Z, point.Reach, point.DOF = free.Class, free.Z, free.Reach, free.DOF
	return nil
}

// pull is the derivative of the Lagrangian by a variable held at 0, in standard
// uncertainties: negative where the objective falls as it grows.
func (w *work) pull(p *Nonlinear, j int) (d float64) {
	for i, l := range w.lambda {
		d += l * w.jac.At(i, j)
	}
	v := p.Vars[j]
	if v.State != Measured {
		return d * max(math.Abs(v.Value), 1e-6)
	}
	return d*v.SD + (w.x[j]-v.Value)/v.SD
}
