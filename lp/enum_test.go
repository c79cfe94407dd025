package lp

import (
	"math"
	"math/rand/v2"
	"testing"
)

// enumerate tries every 0/1 point of a problem of integer columns.
func enumerate(p *Problem) (best float64, found bool) {
	n := len(p.Cost)
	x := make([]float64, n)
	best = math.Inf(-1)
	sense := 1.0
	if !p.Maximize {
		sense = -1
	}
	for mask := range 1 << n {
		ok := true
		for j := range n {
			x[j] = float64(mask >> j & 1)
			ok = ok && x[j] >= p.lower(j) && x[j] <= p.upper(j)
		}
		if !ok || p.Violation(x) > Tolerance {
			continue
		}
		best, found = max(best, sense*p.Objective(x)), true
	}
	return sense * best, found
}

// random01 draws rows of every kind over few columns, tight enough that a third of the
// problems has no solution.
func random01(rng *rand.Rand) *Problem {
	n := 1 + rng.IntN(13)
	p := &Problem{Maximize: rng.IntN(2) == 0, Lower: make([]float64, n), Upper: ones(n), Integer: make([]bool, n)}
	digits := []float64{1, 10, 1e4}[rng.IntN(3)]
	number := func() float64 { return math.Round(rng.NormFloat64()*10*digits) / digits }
	for j := range n {
		p.Integer[j] = true
		p.Cost = append(p.Cost, number())
		if rng.IntN(15) == 0 {
			p.Upper[j] = 0
		}
		if rng.IntN(15) == 0 {
			p.Lower[j] = p.Upper[j]
		}
	}
	for range rng.IntN(7) {
		var index []int
		var value []float64
		positive := rng.IntN(2) == 0
		sum := 0.0
		for j := range n {
			if rng.IntN(3) == 0 {
				continue
			}
			v := number()
			if positive {
				v = math.Abs(v)
			}
			sum += v
			index, value = append(index, j), append(value, v)
		}
		share := rng.Float64()
		b := math.Round(sum*share*digits) / digits
		switch rng.IntN(5) {
		case 0:
			p.AtLeast(b, index, value)
		case 1:
			p.Rows = append(p.Rows, Row{Index: index, Value: value, Lower: b - math.Abs(number()), Upper: b})
		default:
			p.AtMost(b, index, value)
		}
	}
	for range rng.IntN(4) {
		if n < 4 {
			break
		}
		q := rng.Perm(n)
		switch rng.IntN(3) {
		case 0:
			p.AtMost(1, q[:3], []float64{1, 1, 1})
		case 1:
			p.AtMost(0, q[:2], []float64{1, -1})
		default:
			p.AtLeast(2, q[:4], []float64{1, 1, 1, 1})
		}
	}
	return p
}

func TestBranchAgainstEnumeration(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	infeasible := 0
	for k := range 3000 {
		p := random01(rng)
		want, ok := enumerate(p)
		r := Branch(p, Options{})
		switch {
		case !ok && r.Status != Infeasible, ok && r.Status != Optimal:
			t.Fatalf("problem %d: %v %v, enumeration %v %v\n%+v", k, r.Status, r.Objective, ok, want, p)
		case !ok:
			infeasible++
			continue
		}
		if !(math.Abs(r.Objective-want) <= 1e-9*max(1, math.Abs(want))) || p.Violation(r.X) > Tolerance {
			t.Fatalf("problem %d: %.12g, enumeration %.12g, violation %g\n%+v", k, r.Objective, want, p.Violation(r.X), p)
		}
	}
	if infeasible < 500 || infeasible > 2500 {
		t.Errorf("%d of 3000 infeasible", infeasible)
	}
}
