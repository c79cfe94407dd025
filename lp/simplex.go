package lp

import "math"

// The tolerances of the simplex, in scaled numbers whose largest entries are near 1.
const (
	feasible  = 1e-9  // a basic variable outside its bound, relative to bounds above 1
	dualTol   = 1e-9  // a reduced cost of the wrong sign; the largest cost is near 1
	pivotTol  = 1e-7  // entries below it do not become pivots unless nothing else is left
	zeroPivot = 1e-10 // below it an entry of a pivot row or column is rounding
	rounding  = 1e-14 // below it an entry of the inverse is
	drift     = 1e-6  // relative difference of a pivot seen by row and by column
	refresh   = 100   // exchanges until the inverse is formed anew
)

type outcome int

const (
	optimal outcome = iota
	infeasible
	unbounded
	beyond  // the dual objective passed the cutoff
	stopped // by the caller or the limit of iterations
	trouble // numerical: no pivot that can be trusted
	notDual // no dual feasible start: use the primal
)

// simplex minimises cost·x subject to A·x + s = 0 and bounds on x and s: columns
// 0 … n−1 are the structural ones, n+i is the logical of row i, whose bounds are those of
// the row with the sign changed. The basis inverse is kept explicitly, row by row.
type simplex struct {
	a             matrix
	cost, lo, up  []float64 // n+m
	x, d          []float64 // n+m: value, reduced cost
	head          []int32   // head[i]: the variable that is basic in row i
	where         []int32   // row of a basic variable, −1
	inv           []float64 // m×m
	unit          []bool    // rows of inv that are still those of the identity
	weight        []float64 // m: squared norms of the rows of inv (steepest edge)
	updates       int       // exchanges since the inverse was formed
	iterations    int
	bland         bool // the safe rule is in force: after a stall, or
	safe          bool // always
	still         int  // iterations without progress
	fresh         bool // x and d were computed from a fresh inverse
	alpha, pivots []float64
	list          []int32 // non-zeros of the pivot row of inv
	candidates    []int32
	touched       []int32
	mark          []int32 // stamp of the pivot row that touched a column
	stamp         int32
	y             []float64 // multipliers of rows that the reduced costs come from
	certificate   []float64 // multipliers of rows after infeasible
	ray           []float64 // direction of all variables after unbounded
	skip          []bool    // rows passed over since the last exchange
	skipped       int
}

// newSimplex starts from the basis of logicals. cost has length n, lo and up n+m.
func newSimplex(a matrix, cost, lo, up []float64) *simplex {
	size := a.n + a.m
	s := &simplex{
		a: a, cost: make([]float64, size), lo: lo, up: up, x: make([]float64, size), d: make([]float64, size),
		head: make([]int32, a.m), where: make([]int32, size), inv: make([]float64, a.m*a.m), unit: make([]bool, a.m), weight: make([]float64, a.m),
		alpha: make([]float64, a.m), y: make([]float64, a.m), pivots: make([]float64, size), skip: make([]bool, a.m), mark: make([]int32, a.n),
	}
	copy(s.cost, cost)
	for j := range size {
		s.x[j] = s.rest(j)
		s.where[j] = -1
	}
	for i := range a.m {
		s.head[i], s.where[a.n+i] = int32(a.n+i), int32(i)
	}
	s.identity()
	return s
}

// rest is where a nonbasic variable lies at first: its bound nearest 0, or 0.
func (s *simplex) rest(j int) float64 {
	lo, up := s.lo[j], s.up[j]
	switch {
	case math.IsInf(lo, -1) && math.IsInf(up, 1):
		return 0
	case math.IsInf(lo, -1):
		return up
	case math.IsInf(up, 1) || math.Abs(lo) <= math.Abs(up):
		return lo
	}
	return up
}

func (s *simplex) identity() {
	clear(s.inv)
	for i := range s.a.m {
		s.inv[i*s.a.m+i] = 1
		s.weight[i] = 1
		s.unit[i] = true
	}
	s.updates = 0
}

// ftran returns inv·a_j in s.alpha.
func (s *simplex) ftran(j int) []float64 {
	m, alpha := s.a.m, s.alpha
	if j >= s.a.n {
		k := j - s.a.n
		for i := range alpha {
			alpha[i] = s.inv[i*m+k]
		}
		return alpha
	}
	index, value := s.a.col(j)
	clear(alpha)
	for k, i := range index {
		alpha[i] = value[k]
	}
	for i := range alpha {
		if s.unit[i] {
			continue
		}
		row := s.inv[i*m : i*m+m]
		t := 0.0
		for k, c := range index {
			t += row[c] * value[k]
		}
		alpha[i] = t
	}
	return alpha
}

// support lists the non-zeros of row r of the inverse.
func (s *simplex) support(r int) []int32 {
	m := s.a.m
	s.list = s.list[:0]
	row := s.inv[r*m : r*m+m]
	for k, v := range row {
		switch {
		case v == 0:
		case math.Abs(v) < rounding:
			row[k] = 0
		default:
			s.list = append(s.list, int32(k))
		}
	}
	return s.list
}

// pivotRow returns row r of inv·[A I] in s.pivots; s.touched lists where it may differ
// from 0.
func (s *simplex) pivotRow(r int) []float64 {
	m, n := s.a.m, s.a.n
	for _, j := range s.touched {
		s.pivots[j] = 0
	}
	s.touched = s.touched[:0]
	s.stamp++
	for _, k := range s.support(r) {
		v := s.inv[r*m+int(k)]
		s.pivots[n+int(k)] = v
		s.touched = append(s.touched, int32(n)+k)
		index, value := s.a.row(int(k))
		for t, j := range index {
			if s.mark[j] != s.stamp {
				s.mark[j] = s.stamp
				s.touched = append(s.touched, j)
			}
			s.pivots[j] += v * value[t]
		}
	}
	return s.pivots
}

// exchange makes column q basic in row r, given alpha = inv·a_q and the non-zeros of row
// r of inv, and keeps the steepest-edge weights.
//
// Source: Forrest & Goldfarb 1992, Steepest-edge simplex algorithms for linear programming.
func (s *simplex) exchange(r, q int, alpha []float64, list []int32) {
	m := s.a.m
	rho := s.inv[r*m : r*m+m]
	pivot := alpha[r]
	wr := s.weight[r]
	for i, ai := range alpha {
		if ai == 0 || i == r {
			continue
		}
		f := ai / pivot
		s.unit[i] = false
		row := s.inv[i*m : i*m+m]
		tau := 0.0
		for _, k := range list {
			tau += row[k] * rho[k]
			row[k] -= f * rho[k]
		}
		s.weight[i] = max(s.weight[i]-2*f*tau+f*f*wr, 1e-4)
	}
	for _, k := range list {
		rho[k] /= pivot
	}
	s.unit[r] = false
	s.weight[r] = max(wr/(pivot*pivot), 1e-4)
	out := s.head[r]
	s.where[out] = -1
	s.head[r], s.where[q] = int32(q), int32(r)
	s.updates++
	s.iterations++
	s.fresh = false
	if s.skipped > 0 {
		clear(s.skip)
		s.skipped = 0
	}
}

// refactor forms the inverse of the basis anew, by exchanging its structural columns into
// the basis of logicals: the emptiest rows and columns first, pivots within a tenth of the
// largest. Columns that depend on others are replaced by logicals and rest at a bound;
// their number is returned.
func (s *simplex) refactor() (dropped int) {
	m, n := s.a.m, s.a.n
	iterations := s.iterations
	open := make([]bool, m) // rows whose logical is not basic
	var columns []int32
	for i := range m {
		open[i] = s.where[n+i] < 0
	}
	for _, j := range s.head {
		if int(j) < n {
			columns = append(columns, j)
		}
		s.where[j] = -1
	}
	s.identity()
	for i := range m {
		s.head[i] = int32(n + i)
		s.where[n+i] = int32(i)
	}
	count := make([]int32, len(columns))
	for t, j := range columns {
		index, _ := s.a.col(int(j))
		for _, i := range index {
			if open[i] {
				count[t]++
			}
		}
	}
	for len(columns) > 0 {
		best := 0
		for t := range columns {
			if count[t] < count[best] {
				best = t
			}
		}
		q := int(columns[best])
		columns[best] = columns[len(columns)-1]
		columns = columns[:len(columns)-1]
		count[best] = count[len(count)-1]
		count = count[:len(count)-1]
		alpha := s.ftran(q)
		largest := 0.0
		for i, v := range alpha {
			if open[i] {
				largest = max(largest, math.Abs(v))
			}
		}
		if largest < zeroPivot*10 {
			dropped++
			s.x[q] = s.rest(q)
			continue
		}
		r := -1
		for i, v := range alpha {
			if open[i] && math.Abs(v) >= 0.1*largest && (r < 0 || s.length(i) < s.length(r) || s.length(i) == s.length(r) && math.Abs(v) > math.Abs(alpha[r])) {
				r = i
			}
		}
		open[r] = false
		s.exchange(r, q, alpha, s.support(r))
	}
	s.iterations, s.updates = iterations, 0
	s.norms()
	return dropped
}

func (s *simplex) length(i int) int32 { return s.a.rowStart[i+1] - s.a.rowStart[i] }

// norms sets the steepest-edge weights to what they stand for.
func (s *simplex) norms() {
	m := s.a.m
	for i := range m {
		if s.unit[i] {
			s.weight[i] = 1
			continue
		}
		w := 0.0
		for _, v := range s.inv[i*m : i*m+m] {
			w += v * v
		}
		s.weight[i] = max(w, 1e-4)
	}
}

// primals computes the basic variables from the nonbasic ones.
func (s *simplex) primals() {
	m, n := s.a.m, s.a.n
	rhs := make([]float64, m)
	for j := range n {
		if x := s.x[j]; s.where[j] < 0 && x != 0 {
			index, value := s.a.col(j)
			for k, i := range index {
				rhs[i] -= value[k] * x
			}
		}
	}
	for i := range m {
		if s.where[n+i] < 0 {
			rhs[i] -= s.x[n+i]
		}
	}
	for i := range m {
		if s.unit[i] {
			s.x[s.head[i]] = rhs[i]
			continue
		}
		t := 0.0
		for k, v := range s.inv[i*m : i*m+m] {
			t += v * rhs[k]
		}
		s.x[s.head[i]] = t
	}
}

// duals computes the reduced costs d = c − yᵀ[A I], y = c_B·inv.
func (s *simplex) duals(cost func(basic int32) float64, nonbasic []float64) {
	m, n := s.a.m, s.a.n
	y := s.y
	clear(y)
	for i, j := range s.head {
		if c := cost(j); c != 0 {
			for k, v := range s.inv[i*m : i*m+m] {
				y[k] += c * v
			}
		}
	}
	for j := range n {
		s.d[j] = 0
		if nonbasic != nil {
			s.d[j] = nonbasic[j]
		}
	}
	for i := range m {
		s.d[n+i] = -y[i]
		if nonbasic != nil {
			s.d[n+i] += nonbasic[n+i]
		}
		if y[i] == 0 {
			continue
		}
		index, value := s.a.row(i)
		for k, j := range index {
			s.d[j] -= y[i] * value[k]
		}
	}
	for _, j := range s.head {
		s.d[j] = 0
	}
}

// trueDuals are the reduced costs of the objective itself.
func (s *simplex) trueDuals() { s.duals(func(j int32) float64 { return s.cost[j] }, s.cost) }

// renew forms inverse, values and reduced costs anew.
func (s *simplex) renew() {
	s.refactor()
	s.primals()
	s.trueDuals()
	s.fresh = true
}

func (s *simplex) objective() (z float64) {
	for j, c := range s.cost {
		if c != 0 {
			z += c * s.x[j]
		}
	}
	return z
}

// excess is how far variable j lies below its lower (negative) or above its upper bound.
func (s *simplex) excess(j int32) float64 {
	x := s.x[j]
	if lo := s.lo[j]; x < lo-feasible*max(1, math.Abs(lo)) {
		return x - lo
	}
	if up := s.up[j]; x > up+feasible*max(1, math.Abs(up)) {
		return x - up
	}
	return 0
}
