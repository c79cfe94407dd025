package lp

import "math"

// Status says what Solve or Branch found.
type Status int

const (
	Optimal    Status = iota // proven
	Feasible                 // Branch only: X is the best found when it was stopped
	Infeasible               // proven, by Farkas or by enumeration
	Unbounded                // Ray improves for ever from X
	Stopped                  // by Options.Stop, without a solution
	Failed                   // numerical trouble; no claim is made
)

func (s Status) String() string {
	return [...]string{"optimal", "feasible", "infeasible", "unbounded", "stopped", "failed"}[s]
}

// Options limit a run.
type Options struct {
	Stop       func() bool // asked now and then; nil: never stop
	Iterations int         // simplex steps of Solve; 0: 100·(rows + columns) + 10000
	Nodes      int         // of Branch; 0: no limit
}

// Solution is the answer of Solve.
type Solution struct {
	Status     Status
	X          []float64 // columns; with Unbounded a feasible point
	Objective  float64
	Dual       []float64 // of rows: what the objective gains per unit of the bound
	Reduced    []float64 // of columns
	Farkas     []float64 // with Infeasible: see below
	Ray        []float64 // with Unbounded: a direction of columns
	Iterations int
	Residual   float64 // Violation of X
}

// Solve returns the best point of a linear program, integer marks aside.
//
// With Infeasible, Farkas holds multipliers y of the rows such that Σᵢ yᵢ·(row i) takes,
// with columns within their bounds, only values that the rows' own bounds exclude.
// Unbounded comes with a point X and a direction Ray along which rows and columns stay
// within bounds and the objective improves. Numbers that Check refuses panic: call it
// first on data from outside.
func Solve(p *Problem, o Options) *Solution {
	if err := p.Check(); err != nil {
		panic("lp: " + err.Error())
	}
	w := newWork(p)
	if o.Iterations == 0 {
		o.Iterations = 100*(w.s.a.m+w.s.a.n) + 10000
	}
	out := &Solution{Status: Failed}
	for try := range 3 {
		switch w.run(o, try) {
		case optimal:
			w.point(p, out)
			if out.Residual <= 100*Tolerance || try == 2 && out.Residual <= 1e-6 {
				out.Status = Optimal
				return out
			}
		case infeasible:
			out.Status, out.Iterations = Infeasible, w.s.iterations
			out.Farkas = w.multipliers(w.s.certificate)
			return out
		case unbounded:
			w.point(p, out)
			out.Status, out.Dual, out.Reduced = Unbounded, nil, nil
			out.Ray = w.columns(w.s.ray)
			return out
		case stopped:
			out.Status, out.Iterations = Stopped, w.s.iterations
			return out
		}
	}
	return out
}

// work is a problem in scaled numbers, minimised.
type work struct {
	s        *simplex
	row, col []float64 // scales
	cost     float64   // scaled cost = cost · (the column's cost) · col
}

func newWork(p *Problem) *work {
	n, m := len(p.Cost), len(p.Rows)
	w := &work{}
	w.row, w.col = scales(n, p.Rows, true)
	a := newMatrix(n, p.Rows, w.row, w.col)
	lo, up := make([]float64, n+m), make([]float64, n+m)
	cost := make([]float64, n)
	largest := 0.0
	for j := range n {
		lo[j], up[j] = p.lower(j)/w.col[j], p.upper(j)/w.col[j]
		cost[j] = p.Cost[j] * w.col[j]
		largest = max(largest, math.Abs(cost[j]))
	}
	w.cost = powerOfTwo(1 / largest)
	if p.Maximize {
		w.cost = -w.cost
	}
	for j := range cost {
		cost[j] *= w.cost
	}
	for i := range p.Rows {
		lo[n+i], up[n+i] = -p.Rows[i].Upper*w.row[i], -p.Rows[i].Lower*w.row[i]
	}
	w.s = newSimplex(a, cost, lo, up)
	return w
}

// run tries the dual simplex where it can start, the primal otherwise and to clean up.
func (w *work) run(o Options, try int) outcome {
	s := w.s
	if try == 2 { // once more from the start, by the safe rule alone
		w.s = newSimplex(s.a, s.cost[:s.a.n], s.lo, s.up)
		w.s.safe = true
		s = w.s
	}
	if try == 0 {
		s.primals()
		s.trueDuals()
		s.fresh = true
		switch out := s.dual(o.Iterations, math.Inf(1), o.Stop); out {
		case infeasible, stopped:
			return out
		}
	}
	return s.primal(o.Iterations, o.Stop)
}

// columns takes the structural part of a scaled vector back.
func (w *work) columns(v []float64) []float64 {
	x := make([]float64, w.s.a.n)
	for j := range x {
		x[j] = v[j] * w.col[j]
	}
	return x
}

func (w *work) multipliers(y []float64) []float64 {
	out := make([]float64, len(y))
	for i, v := range y {
		out[i] = v * w.row[i]
	}
	return out
}

// point writes the basic solution at hand in the problem's own numbers.
func (w *work) point(p *Problem, out *Solution) {
	s, n := w.s, w.s.a.n
	out.X = w.columns(s.x)
	for j := range out.X { // a variable at its bound lies exactly there
		switch {
		case s.where[j] >= 0:
			out.X[j] = min(max(out.X[j], clip(out.X[j], p.lower(j))), clip(out.X[j], p.upper(j)))
		case s.x[j] == s.lo[j]:
			out.X[j] = p.lower(j)
		case s.x[j] == s.up[j]:
			out.X[j] = p.upper(j)
		}
	}
	out.Objective = p.Objective(out.X)
	out.Dual, out.Reduced = make([]float64, s.a.m), make([]float64, n)
	for i := range out.Dual {
		out.Dual[i] = -s.d[n+i] / w.cost * w.row[i]
	}
	for j := range out.Reduced {
		out.Reduced[j] = s.d[j] / w.cost / w.col[j]
	}
	out.Residual = p.Violation(out.X)
	out.Iterations = s.iterations
}

// clip returns the bound if x lies within its tolerance, else x.
func clip(x, bound float64) float64 {
	if math.Abs(x-bound) <= 10*feasible*max(1, math.Abs(bound)) {
		return bound
	}
	return x
}
