package lp

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
)

// portfolio draws n options with three budgets, two coverage rows, n/6 exclusive triples
// and n/6 prerequisites; benefits follow the use of resources by a share from 0 to 1.
func portfolio(n int, seed uint64, follow float64) *Problem {
	rng := rand.New(rand.NewPCG(seed, 6))
	p := &Problem{Maximize: true, Upper: ones(n), Integer: make([]bool, n)}
	all := make([]int, n)
	use := [5][]float64{}
	round := func(v float64) float64 { return math.Round(v*10) / 10 }
	for j := range n {
		p.Integer[j], all[j] = true, j
		size := math.Exp(rng.NormFloat64() * 0.8)
		sum := 0.0
		for k := range 3 {
			use[k] = append(use[k], round(size*(10+30*rng.Float64())+1))
			sum += use[k][j]
		}
		for k := 3; k < 5; k++ {
			use[k] = append(use[k], round(size*100*rng.Float64()))
		}
		p.Cost = append(p.Cost, round(follow*sum+(1-follow)*(size*(20+60*rng.Float64())+20*rng.Float64())))
	}
	for k := range 5 {
		t := 0.0
		for _, v := range use[k] {
			t += v
		}
		if b := math.Round(t * 0.4); k < 3 {
			p.AtMost(b, all, use[k])
		} else {
			p.AtLeast(b, all, use[k])
		}
	}
	order := rng.Perm(n)
	for k := range n / 6 {
		q := order[5*k:]
		p.AtMost(1, q[:3], []float64{1, 1, 1})
		p.AtMost(0, q[3:5], []float64{1, -1})
	}
	return p
}

// Two knapsack rows of small whole numbers, by dynamic programming over what is used: an
// oracle for trees that go deep.
func TestBranchAgainstDynamicProgramming(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	nodes := 0
	for k := range 60 {
		n, room := 30+rng.IntN(30), [2]int{60 + rng.IntN(60), 60 + rng.IntN(60)}
		p := &Problem{Maximize: true, Upper: ones(n), Integer: make([]bool, n)}
		var all []int
		var weight [2][]float64
		for j := range n {
			p.Integer[j] = true
			all = append(all, j)
			a, b := 3+rng.IntN(15), 3+rng.IntN(15)
			weight[0], weight[1] = append(weight[0], float64(a)), append(weight[1], float64(b))
			p.Cost = append(p.Cost, float64(a+b+rng.IntN(4)))
		}
		p.AtMost(float64(room[0]), all, weight[0])
		p.AtMost(float64(room[1]), all, weight[1])
		best := make([][]float64, room[0]+1)
		for i := range best {
			best[i] = make([]float64, room[1]+1)
		}
		for j := range n {
			a, b := int(weight[0][j]), int(weight[1][j])
			for x := room[0]; x >= a; x-- {
				for y := room[1]; y >= b; y-- {
					best[x][y] = max(best[x][y], best[x-a][y-b]+p.Cost[j])
				}
			}
		}
		r := Branch(p, Options{})
		nodes += r.Nodes
		if want := best[room[0]][room[1]]; r.Status != Optimal || r.Objective != want || p.Violation(r.X) > 0 {
			t.Fatalf("problem %d: %v %v, dynamic programming %v", k, r.Status, r.Objective, want)
		}
	}
	if nodes < 500 {
		t.Errorf("only %d nodes: the trees are too shallow to say much", nodes)
	}
}

// Continuous columns beside 0/1 ones: every 0/1 point is tried, the rest solved by Solve.
func TestBranchMixed(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 24))
	seen := map[Status]int{}
	for k := range 300 {
		p := random01(rng)
		n := len(p.Cost)
		p.Integer = make([]bool, n)
		var whole []int
		for j := range n {
			if p.Integer[j] = rng.IntN(2) == 0 && len(whole) < 6; p.Integer[j] {
				whole = append(whole, j)
			} else {
				p.Lower[j], p.Upper[j] = -5, 10*rng.Float64()
			}
		}
		want, found := math.Inf(-1), false
		sense := 1.0
		if !p.Maximize {
			sense = -1
		}
		for mask := range 1 << len(whole) {
			q := *p
			q.Lower, q.Upper = append([]float64(nil), p.Lower...), append([]float64(nil), p.Upper...)
			ok := true
			for b, j := range whole {
				v := float64(mask >> b & 1)
				ok = ok && v >= p.Lower[j] && v <= p.Upper[j]
				q.Lower[j], q.Upper[j] = v, v
			}
			if !ok {
				continue
			}
			if s := Solve(&q, Options{}); s.Status == Optimal {
				want, found = max(want, sense*s.Objective), true
			}
		}
		r := Branch(p, Options{})
		seen[r.Status]++
		if found != (r.Status == Optimal) || found && !(math.Abs(r.Objective-sense*want) <= 1e-6*max(1, math.Abs(want))) {
			t.Fatalf("problem %d: %v %v, enumeration %v %v\n%+v", k, r.Status, r.Objective, found, sense*want, p)
		}
	}
	if seen[Optimal] < 100 || seen[Infeasible] < 30 {
		t.Error(seen)
	}
}

// A search that is stopped has the best so far and a bound that holds; the same problem
// gives the same answer.
func TestBranchStopped(t *testing.T) {
	for seed := range uint64(3) {
		p := portfolio(120, seed, 0.8)
		full := Branch(p, Options{})
		if full.Status != Optimal {
			t.Fatal(full.Status)
		}
		again := Branch(p, Options{})
		if again.Objective != full.Objective || again.Nodes != full.Nodes || again.Iterations != full.Iterations {
			t.Errorf("seed %d: %+v, then %+v", seed, full, again)
		}
		feasible := 0
		for calls := 1; calls < 3000; calls = calls*2 + 1 {
			left := calls
			r := Branch(p, Options{Stop: func() bool { left--; return left < 0 }})
			if !(r.Bound >= full.Objective-1e-9*full.Objective) {
				t.Errorf("seed %d, stopped after %d: bound %v below the optimum %v", seed, calls, r.Bound, full.Objective)
			}
			switch r.Status {
			case Feasible:
				feasible++
				if p.Violation(r.X) > Tolerance || r.Objective > full.Objective+1e-6 || !(r.Gap() > proven) {
					t.Errorf("seed %d: %v, violation %g, gap %g", seed, r.Objective, p.Violation(r.X), r.Gap())
				}
			case Optimal:
				if r.Objective != full.Objective {
					t.Errorf("seed %d: called optimal: %v, %v", seed, r.Objective, full.Objective)
				}
			case Stopped:
				if r.X != nil || !math.IsInf(r.Gap(), 1) {
					t.Errorf("seed %d: %+v", seed, r)
				}
			default:
				t.Errorf("seed %d: %v", seed, r.Status)
			}
		}
		if feasible == 0 {
			t.Errorf("seed %d was never stopped half way", seed)
		}
		if r := Branch(p, Options{Nodes: 5}); r.Status != Feasible || r.Bound < full.Objective {
			t.Errorf("five nodes: %v, bound %v", r.Status, r.Bound)
		}
	}
}

// Order and scale of rows and columns change nothing.
func TestBranchInvariance(t *testing.T) {
	rng := rand.New(rand.NewPCG(25, 26))
	for seed := range uint64(10) {
		p := portfolio(60, seed, 0.6)
		want := Branch(p, Options{})
		q := &Problem{Maximize: true, Cost: make([]float64, 60), Upper: p.Upper, Integer: p.Integer}
		to := rng.Perm(60)
		for j, c := range p.Cost {
			q.Cost[to[j]] = c * 1e6
		}
		for _, i := range rng.Perm(len(p.Rows)) {
			r := p.Rows[i]
			f := math.Pow(10, float64(rng.IntN(13)-6))
			moved := Row{Lower: r.Lower * f, Upper: r.Upper * f}
			for _, k := range rng.Perm(len(r.Index)) {
				moved.Index, moved.Value = append(moved.Index, to[r.Index[k]]), append(moved.Value, r.Value[k]*f)
			}
			q.Rows = append(q.Rows, moved)
		}
		if got := Branch(q, Options{}); got.Status != Optimal || !(math.Abs(got.Objective-want.Objective*1e6) <= 1e-3) {
			t.Errorf("seed %d: %v, moved and scaled %v %v", seed, want.Objective, got.Status, got.Objective)
		}
	}
}

func TestBranchRefuses(t *testing.T) {
	for _, tc := range []struct {
		name string
		p    Problem
		want error
	}{
		{"open", Problem{Cost: []float64{1}}, ErrOpen},
		{"two", Problem{Cost: []float64{1}, Upper: []float64{2}, Integer: []bool{true}}, ErrBinary},
		{"NaN", Problem{Cost: []float64{math.NaN()}, Upper: []float64{1}}, ErrNumber},
		{"crossed", Problem{Cost: []float64{1}, Lower: []float64{2}, Upper: []float64{1}}, ErrBounds},
		{"infinite entry", Problem{Cost: []float64{1}, Upper: []float64{1}, Rows: []Row{{Index: []int{0}, Value: []float64{math.Inf(1)}, Upper: 1}}}, ErrNumber},
		{"rows", Problem{Cost: []float64{1}, Upper: []float64{1}, Rows: make([]Row, MostRows+1)}, ErrSize},
		{"columns", Problem{Cost: make([]float64, MostColumns+1), Upper: make([]float64, MostColumns+1)}, ErrSize},
	} {
		if err := tc.p.CheckInteger(); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", tc.name, err)
		}
	}
}

func BenchmarkBranch(b *testing.B) {
	for _, n := range []int{100, 200, 500} {
		b.Run(map[int]string{100: "100", 200: "200", 500: "500"}[n], func(b *testing.B) {
			p := portfolio(n, 1, 0)
			for b.Loop() {
				if Branch(p, Options{}).Status != Optimal {
					b.Fatal("not proven")
				}
			}
		})
	}
}

func BenchmarkRelaxation(b *testing.B) {
	p := portfolio(1000, 1, 0)
	for b.Loop() {
		if Solve(p, Options{}).Status != Optimal {
			b.Fatal("not solved")
		}
	}
}
