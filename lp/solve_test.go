package lp

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	peer "gonum.org/v1/gonum/optimize/convex/lp"
)

// randomProblem draws rows and columns of every kind; a share of the problems is
// degenerate, infeasible or unbounded.
func randomProblem(rng *rand.Rand, free bool) *Problem {
	n, m := 1+rng.IntN(12), 1+rng.IntN(10)
	p := &Problem{Maximize: rng.IntN(2) == 0, Cost: make([]float64, n), Lower: make([]float64, n), Upper: make([]float64, n)}
	whole := rng.IntN(2) == 0 // small whole numbers meet in degenerate vertices
	number := func() float64 {
		if whole {
			return float64(rng.IntN(7) - 3)
		}
		return math.Round(rng.NormFloat64()*1000) / 100
	}
	for j := range n {
		p.Cost[j] = number()
		switch kind := rng.IntN(8); {
		case kind < 4:
			p.Upper[j] = math.Inf(1)
		case kind < 6:
			p.Lower[j] = -math.Abs(number())
			p.Upper[j] = math.Abs(number())
		case kind == 6 && free:
			p.Lower[j], p.Upper[j] = math.Inf(-1), math.Inf(1)
		default:
			p.Lower[j], p.Upper[j] = math.Inf(-1), number()
		}
	}
	for range m {
		var index []int
		var value []float64
		for j := range n {
			if v := number(); v != 0 && rng.IntN(3) > 0 {
				index, value = append(index, j), append(value, v)
			}
		}
		if len(index) == 0 {
			continue
		}
		b := number() * 3
		switch rng.IntN(6) {
		case 0:
			p.AtLeast(-math.Abs(b), index, value)
		case 1:
			p.AtLeast(b, index, value)
		case 2:
			p.Equal(b, index, value)
		case 3:
			p.Rows = append(p.Rows, Row{Index: index, Value: value, Lower: b - math.Abs(number()), Upper: b})
		default:
			p.AtMost(math.Abs(b), index, value)
		}
	}
	return p
}

// standard writes a problem as gonum wants it: min c·x, A·x = b, x ≥ 0; base is the
// constant of the objective.
func standard(p *Problem) (c []float64, a *mat.Dense, b []float64, base float64) {
	type term struct {
		col  int
		sign float64
	}
	n := len(p.Cost)
	columns := make([][]term, n)
	shift := make([]float64, n)
	count := 0
	var boxed []int
	for j := range n {
		switch lo, up := p.lower(j), p.upper(j); {
		case !math.IsInf(lo, -1):
			columns[j], shift[j] = []term{{count, 1}}, lo
			count++
			if !math.IsInf(up, 1) {
				boxed = append(boxed, j)
			}
		case !math.IsInf(up, 1):
			columns[j], shift[j] = []term{{count, -1}}, up
			count++
		default:
			columns[j] = []term{{count, 1}, {count + 1, -1}}
			count += 2
		}
	}
	type line struct {
		terms []term
		slack float64
		b     float64
	}
	var lines []line
	for _, r := range p.Rows {
		var terms []term
		offset := 0.0
		for k, j := range r.Index {
			offset += r.Value[k] * shift[j]
			for _, t := range columns[j] {
				terms = append(terms, term{t.col, t.sign * r.Value[k]})
			}
		}
		switch {
		case r.Lower == r.Upper:
			lines = append(lines, line{terms, 0, r.Upper - offset})
			continue
		}
		if !math.IsInf(r.Upper, 1) {
			lines = append(lines, line{terms, 1, r.Upper - offset})
		}
		if !math.IsInf(r.Lower, -1) {
			lines = append(lines, line{terms, -1, r.Lower - offset})
		}
	}
	for _, j := range boxed {
		lines = append(lines, line{[]term{{columns[j][0].col, 1}}, 1, p.upper(j) - p.lower(j)})
	}
	slacks := 0
	for _, l := range lines {
		if l.slack != 0 {
			slacks++
		}
	}
	c = make([]float64, count+slacks)
	sense := 1.0
	if p.Maximize {
		sense = -1
	}
	for j := range n {
		base += sense * p.Cost[j] * shift[j]
		for _, t := range columns[j] {
			c[t.col] += sense * t.sign * p.Cost[j]
		}
	}
	if len(lines) == 0 {
		return c, nil, nil, base
	}
	a = mat.NewDense(len(lines), count+slacks, nil)
	b = make([]float64, len(lines))
	next := count
	for i, l := range lines {
		for _, t := range l.terms {
			a.Set(i, t.col, a.At(i, t.col)+t.sign)
		}
		if l.slack != 0 {
			a.Set(i, next, l.slack)
			next++
		}
		b[i] = l.b
	}
	return c, a, b, base
}

// Our answers are those of gonum's simplex, and every certificate holds. Problems with free
// columns are left out here: split in two for gonum, they make it call bounded problems
// unbounded, or cycle.
func TestAgainstGonum(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	count := map[Status]int{}
	compared := 0
	for k := range 800 {
		p := randomProblem(rng, false)
		s := Solve(p, Options{})
		checkCertificate(t, k, p, s)
		c, a, b, base := standard(p)
		if a == nil {
			continue
		}
		if rows, columns := a.Dims(); rows > columns {
			continue // gonum panics
		}
		z, _, err := peer.Simplex(c, a, b, 0, nil)
		z += base
		if p.Maximize {
			z = -z
		}
		switch {
		case errors.Is(err, peer.ErrInfeasible):
			if s.Status != Infeasible {
				t.Errorf("problem %d: %v, gonum: infeasible", k, s.Status)
			}
		case errors.Is(err, peer.ErrUnbounded) && s.Status == Infeasible && idleColumn(p):
			continue // gonum stops at a column in no row before it looks at the rest
		case errors.Is(err, peer.ErrUnbounded):
			if s.Status != Unbounded {
				t.Errorf("problem %d: %v, gonum: unbounded", k, s.Status)
			}
		case err != nil:
			continue // gonum refuses dependent rows
		case s.Status != Optimal || !(math.Abs(s.Objective-z) <= 1e-9*max(1, math.Abs(z))):
			t.Errorf("problem %d: %v %.12g, gonum %.12g", k, s.Status, s.Objective, z)
		}
		compared++
		count[s.Status]++
	}
	if compared < 500 || count[Optimal] < 150 || count[Infeasible] < 60 || count[Unbounded] < 60 {
		t.Errorf("too few of a kind: %v of %d", count, compared)
	}
}

func idleColumn(p *Problem) bool {
	used := make([]bool, len(p.Cost))
	for _, r := range p.Rows {
		for _, j := range r.Index {
			used[j] = true
		}
	}
	return slices.Contains(used, false)
}

// With free columns too, every claim is proven by its own certificate.
func TestCertificates(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for k := range 1000 {
		p := randomProblem(rng, true)
		checkCertificate(t, k, p, Solve(p, Options{}))
	}
}

// checkCertificate holds a solution against the definition of what it claims.
func checkCertificate(t *testing.T, k int, p *Problem, s *Solution) {
	t.Helper()
	const tol = 1e-7
	switch s.Status {
	case Optimal:
		if v := p.Violation(s.X); !(v <= tol) {
			t.Errorf("problem %d: violation %g", k, v)
		}
		// strong duality: the bound that the multipliers give is the objective
		sense := 1.0
		if p.Maximize {
			sense = -1
		}
		bound := 0.0
		add := func(d, lo, up float64) {
			switch {
			case math.Abs(d) < tol:
			case sense*d > 0:
				bound += d * lo
			default:
				bound += d * up
			}
		}
		for j, d := range s.Reduced {
			want := p.Cost[j]
			for i, r := range p.Rows {
				for q, c := range r.Index {
					if c == j {
						want -= s.Dual[i] * r.Value[q]
					}
				}
			}
			if !(math.Abs(d-want) <= tol*max(1, math.Abs(want))) {
				t.Errorf("problem %d: reduced cost of %d is %g, should be %g", k, j, d, want)
			}
			add(d, p.lower(j), p.upper(j))
		}
		for i, r := range p.Rows {
			add(s.Dual[i], r.Lower, r.Upper)
		}
		if !(math.Abs(bound-s.Objective) <= 1e-6*max(1, math.Abs(bound))) {
			t.Errorf("problem %d: the dual bound is %g, the objective %g", k, bound, s.Objective)
		}
	case Infeasible:
		checkFarkas(t, k, p, s.Farkas)
	case Unbounded:
		if v := p.Violation(s.X); !(v <= tol) {
			t.Errorf("problem %d: violation %g of the point", k, v)
		}
		far := make([]float64, len(s.X))
		for j := range far {
			far[j] = s.X[j] + 1e3*s.Ray[j]
		}
		if v := p.Violation(far); !(v <= tol) {
			t.Errorf("problem %d: violation %g along the ray", k, v)
		}
		if gain := p.Objective(s.Ray); p.Maximize && !(gain > tol) || !p.Maximize && !(gain < -tol) {
			t.Errorf("problem %d: the ray gains %g", k, gain)
		}
	default:
		t.Errorf("problem %d: %v", k, s.Status)
	}
}

func checkFarkas(t *testing.T, k int, p *Problem, y []float64) {
	t.Helper()
	g := make([]float64, len(p.Cost))
	low, high := 0.0, 0.0
	span := func(v, lo, up float64) (float64, float64) {
		switch {
		case math.Abs(v) < 1e-9:
			return 0, 0
		case v > 0:
			return v * lo, v * up
		}
		return v * up, v * lo
	}
	for i, r := range p.Rows {
		a, b := span(y[i], r.Lower, r.Upper)
		low, high = low+a, high+b
		for q, j := range r.Index {
			g[j] += y[i] * r.Value[q]
		}
	}
	least, most := 0.0, 0.0
	for j, v := range g {
		a, b := span(v, p.lower(j), p.upper(j))
		least, most = least+a, most+b
	}
	if !(least > high || most < low) {
		t.Errorf("problem %d: multipliers give %g…%g from rows, %g…%g from columns", k, low, high, least, most)
	}
}
