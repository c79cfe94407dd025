package lp

import (
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// portfolio draws n options with three budgets, two coverage rows, n/6 exclusive triples
// and n/6 prerequisites.
func portfolio(n int, seed uint64) *Problem {
	rng := rand.New(rand.NewPCG(seed, 6))
	p := &Problem{Maximize: true, Upper: ones(n), Integer: make([]bool, n)}
	all := make([]int, n)
	use := [5][]float64{}
	for j := range n {
		p.Integer[j] = true
		all[j] = j
		size := math.Exp(rng.NormFloat64() * 0.8)
		round := func(v float64) float64 { return math.Round(v*10) / 10 }
		p.Cost = append(p.Cost, round(size*(20+60*rng.Float64())+20*rng.Float64()))
		for k := range 3 {
			use[k] = append(use[k], round(size*(10+30*rng.Float64())+1))
		}
		for k := 3; k < 5; k++ {
			use[k] = append(use[k], round(size*100*rng.Float64()))
		}
	}
	for k := range 3 {
		t := 0.0
		for _, v := range use[k] {
			t += v
		}
		p.AtMost(math.Round(t*0.4), all, use[k])
	}
	for k := 3; k < 5; k++ {
		t := 0.0
		for _, v := range use[k] {
			t += v
		}
		p.AtLeast(math.Round(t*0.4), all, use[k])
	}
	for range n / 6 {
		q := rng.Perm(n)
		p.AtMost(1, []int{q[0], q[1], q[2]}, []float64{1, 1, 1})
		a, b := min(q[3], q[4]), max(q[3], q[4])
		p.AtMost(0, []int{b, a}, []float64{1, -1})
	}
	return p
}

func TestPortfolioTime(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("N"))
	if n == 0 {
		t.Skip()
	}
	for seed := range 5 {
		p := portfolio(n, uint64(seed))
		start := time.Now()
		r := Branch(p, Options{Stop: func() bool { return time.Since(start) > 30*time.Second }})
		t.Logf("n %d seed %d: %v %.4f bound %.4f gap %.2g nodes %d iter %d  %.2fs", n, seed, r.Status, r.Objective, r.Bound, r.Gap(), r.Nodes, r.Iterations, time.Since(start).Seconds())
	}
}
