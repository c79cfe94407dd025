package lp

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A lifted cover holds for every 0/1 point that the knapsack admits, and cuts off the
// point it was made for.
func TestCoverHolds(t *testing.T) {
	rng := rand.New(rand.NewPCG(31, 32))
	made, aside := 0, 0
	for range 5000 {
		n := 3 + rng.IntN(9)
		items := make([]item, n)
		total := 0.0
		for j := range items {
			items[j] = item{l: literal(2*j + rng.IntN(2)), weight: 1 + float64(rng.IntN(30)), x: rng.Float64()}
			if rng.IntN(2) == 0 {
				items[j].x = math.Round(items[j].x)
			}
			total += items[j].weight
		}
		room := total * rng.Float64()
		coef, rhs, ok := cover(items, room)
		if !ok {
			continue
		}
		made++
		lhs := 0.0
		for _, it := range items {
			lhs += float64(coef[it.l]) * it.x
			if it.x == 1 && coef[it.l] > 0 {
				aside++
			}
		}
		if !(lhs > float64(rhs)) {
			t.Fatalf("%v ≤ %d does not cut %v off", coef, rhs, items)
		}
		for mask := range 1 << n {
			weight, value := 0.0, 0
			for j, it := range items {
				if mask>>j&1 == 1 {
					weight += it.weight
					value += coef[it.l]
				}
			}
			if weight <= room && value > rhs {
				t.Fatalf("%v ≤ %d cuts off %b of %v ≤ %v", coef, rhs, mask, items, room)
			}
		}
	}
	if made < 300 || aside < 300 {
		t.Errorf("%d cuts, %d members at 1: too few", made, aside)
	}
}

// The safe bound lies below the optimum for multipliers that have nothing to do with it.
func TestSafeBound(t *testing.T) {
	rng := rand.New(rand.NewPCG(33, 34))
	for k := range 300 {
		p := random01(rng)
		s := Solve(p, Options{})
		if s.Status != Optimal {
			continue
		}
		want := s.Objective
		if p.Maximize {
			want = -want
		}
		md := newModel(p)
		x := newSearch(md, md.graph(), nil)
		d := make([]float64, len(x.s.x))
		x.s.dual(1<<20, math.Inf(1), nil)
		if z := x.s.safeBound(d) / x.scale; !(math.Abs(z-want) <= 1e-6*max(1, math.Abs(want))) {
			t.Fatalf("problem %d: bound %v, optimum %v", k, z, want)
		}
		for range 20 {
			for i := range x.s.a.m {
				x.s.d[x.s.a.n+i] = rng.NormFloat64()
			}
			if z := x.s.safeBound(d) / x.scale; z > want+1e-9*max(1, math.Abs(want)) {
				t.Fatalf("problem %d: bound %v above the optimum %v", k, z, want)
			}
		}
	}
}

// Merging cliques keeps the 0/1 points: two that exclude each other and need a third.
func TestMergeCliques(t *testing.T) {
	p := &Problem{Cost: []float64{1, 1, 1}, Upper: ones(3), Integer: []bool{true, true, true}}
	p.AtMost(1, []int{0, 1}, []float64{1, 1})
	p.AtMost(0, []int{0, 2}, []float64{1, -1})
	p.AtMost(0, []int{1, 2}, []float64{1, -1})
	md := newModel(p)
	md.mergeCliques(md.graph())
	if len(md.rows) != 1 || !slices.Equal(md.rows[0].Index, []int{0, 1, 2}) || !slices.Equal(md.rows[0].Value, []float64{1, 1, -1}) || md.rows[0].Upper != 0 {
		t.Errorf("%+v", md.rows)
	}
}

func TestGrain(t *testing.T) {
	for _, tc := range []struct {
		values []float64
		want   float64
	}{{[]float64{59.7, 21.8}, 0.1}, {[]float64{600, 1200, 500}, 100}, {[]float64{math.Pi}, 0}, {nil, 0}, {[]float64{0, 0}, 0}, {[]float64{0.25, 1.5}, 0.25}, {[]float64{1e15, 1}, 0}} {
		if got := grainOf(tc.values); math.Abs(got-tc.want) > 1e-12 {
			t.Errorf("%v: %v, want %v", tc.values, got, tc.want)
		}
	}
}

// Problems on which the simplex without a safe rule cycles, by their published optima.
func TestCycling(t *testing.T) {
	beale := &Problem{Cost: []float64{-0.75, 150, -0.02, 6}}
	beale.AtMost(0, []int{0, 1, 2, 3}, []float64{0.25, -60, -0.04, 9})
	beale.AtMost(0, []int{0, 1, 2, 3}, []float64{0.5, -90, -0.02, 3})
	beale.AtMost(1, []int{2}, []float64{1})
	kuhn := &Problem{Cost: []float64{-2, -3, 1, 12}}
	kuhn.AtMost(0, []int{0, 1, 2, 3}, []float64{-2, -9, 1, 9})
	kuhn.AtMost(0, []int{0, 1, 2, 3}, []float64{1.0 / 3, 1, -1.0 / 3, -2})
	kuhn.AtMost(2, []int{0, 1, 2, 3}, []float64{2, 3, -1, -12})
	for _, tc := range []struct {
		name, source string
		p            *Problem
		want         float64
	}{
		{"Beale", "Beale 1955, Cycling in the dual simplex algorithm", beale, -0.05},
		{"Kuhn", "Kuhn, in Balinski & Tucker 1969, bounded by the value 2 of its third row", kuhn, -2},
	} {
		s := Solve(tc.p, Options{})
		if s.Status != Optimal || !(math.Abs(s.Objective-tc.want) <= 1e-9) {
			t.Errorf("%s: %v %v, want %v (%s)", tc.name, s.Status, s.Objective, tc.want, tc.source)
		}
	}
}

// Bland's rule alone, dual and primal, comes to the same end as the usual rules.
func TestSafeRule(t *testing.T) {
	rng := rand.New(rand.NewPCG(35, 36))
	for k := range 500 {
		p := randomProblem(rng, true)
		want := Solve(p, Options{})
		w := newWork(p)
		w.s.safe = true
		switch out := w.run(Options{Iterations: 10000}, k%2); {
		case out == optimal && want.Status == Optimal:
			got := &Solution{}
			w.point(p, got)
			if !(math.Abs(got.Objective-want.Objective) <= 1e-7*max(1, math.Abs(want.Objective))) {
				t.Errorf("problem %d: %v, by the safe rule %v", k, want.Objective, got.Objective)
			}
		case out == infeasible && want.Status == Infeasible, out == unbounded && want.Status == Unbounded:
		default:
			t.Errorf("problem %d: %v, by the safe rule %v", k, want.Status, out)
		}
	}
}

// What other solvers write, as cbc 2.10.8, GLPK 5.0 and HiGHS 1.15 wrote it for this model.
func TestAnswers(t *testing.T) {
	p := &Problem{Maximize: true, Cost: []float64{10, 9, 5.5}, Upper: ones(3), Integer: []bool{true, true, true}}
	p.AtMost(100, []int{0, 1, 2}, []float64{60, 60, 30})
	p.Rows = append(p.Rows, Row{Index: []int{0, 1}, Value: []float64{1, -1}, Lower: -1, Upper: 1}, Row{Lower: -1, Upper: 2})
	var b strings.Builder
	if err := WriteLP(&b, p); err != nil {
		t.Fatal(err)
	}
	const model = "Maximize\n obj: + 10 x0 + 9 x1 + 5.5 x2\nSubject To\n r0: + 60 x0 + 60 x1 + 30 x2 <= 100\n" +
		" ra1: + 1 x0 - 1 x1 >= -1\n rb1: + 1 x0 - 1 x1 <= 1\n ra2: + 0 x0 >= -1\n rb2: + 0 x0 <= 2\n" +
		"Bounds\n 0 <= x0 <= 1\n 0 <= x1 <= 1\n 0 <= x2 <= 1\nBinary\n x0\n x1\n x2\nEnd\n"
	if b.String() != model {
		t.Errorf("%s", b.String())
	}
	x := []float64{1, 0, 1}
	for _, tc := range []struct {
		name  string
		parse func(string, int) (*Answer, error)
		text  string
		want  Status
		x     []float64
	}{
		{"cbc", ParseCBC, "Optimal - objective value 15.50000000\n      0 x0                     1                      10\n      2 x2                     1                     5.5\n", Optimal, x},
		{"cbc stopped", ParseCBC, "Stopped on time - objective value 15.50000000\n      0 x0 1 10\n      2 x2 1 5.5\n", Feasible, x},
		{"cbc empty-handed", ParseCBC, "Stopped on time (no integer solution - continuous used) - objective value 8738.00000000\n      0 x0 1 -0\n", Stopped, nil},
		{"cbc infeasible", ParseCBC, "Infeasible - objective value -18.33333333\n      0 x0 0 -1\n**       2 x2            -3.3333333                      -0\n", Infeasible, nil},
		{"glpsol", ParseGLPK, "c Problem:    \nc Status:     INTEGER OPTIMAL\nc\ns mip 1 3 o 15.5\ni 1 90\nj 1 1\nj 2 0\nj 3 1\ne o f\n", Optimal, x},
		{"glpsol stopped", ParseGLPK, "s mip 1 3 f 15.5\ni 1 90\nj 1 1\nj 2 0\nj 3 1\ne o f\n", Feasible, x},
		{"glpsol infeasible", ParseGLPK, "s mip 1 3 n 0\ni 1 0\nj 1 0\n", Infeasible, nil},
		{"glpsol empty-handed", ParseGLPK, "s mip 1 3 u 0\ni 1 0\nj 1 0\n", Stopped, nil},
		{"highs", ParseHiGHS, "Model status\nOptimal\n\n# Primal solution values\nFeasible\nObjective 15.5\n# Columns 3\nx0 1\nx1 0\nx2 1\n# Rows 1\nr0 90\n\n# Dual solution values\nNone\n", Optimal, x},
		{"highs stopped", ParseHiGHS, "Model status\nTime limit reached\n\n# Primal solution values\nFeasible\nObjective 15.5\n# Columns 3\nx0 1\nx1 0\nx2 1\n", Feasible, x},
		{"highs empty-handed", ParseHiGHS, "Model status\nTime limit reached\n\n# Primal solution values\nNone\n", Stopped, nil},
		{"highs infeasible", ParseHiGHS, "Model status\nInfeasible\n\n# Primal solution values\nNone\n", Infeasible, nil},
	} {
		a, err := tc.parse(tc.text, 3)
		if err != nil || a.Status != tc.want || tc.x != nil && (!slices.Equal(a.X, tc.x) || a.Objective != 15.5) {
			t.Errorf("%s: %+v %v", tc.name, a, err)
		}
	}
	for _, text := range []string{
		"", "nonsense", "Optimal - objective value x", "Optimal - objective value 1\n 0 y0 1 1", "Optimal - objective value 1\n 0 x7 1 1", "Optimal - objective value 1\n 0 x0 NaN 1", "Great - objective value 1", "Optimal - objective value 1\n0 x0",
		"s mip 1 3 q 0", "s mip 1 3 o 1\nj 9 1", "s mip 1 3 o 1\nj 1 Inf", "j 1 1", "s mip 1 3 o z",
		"Model status\nLovely", "Model status\nOptimal\n\n# Primal solution values\nNone", "Model status\nOptimal\n# Columns 9\nx0 1", "Model status\nOptimal\n# Columns 1\nx0", "Model status\nOptimal\nObjective q", "Model status\nOptimal\n",
	} {
		for name, parse := range map[string]func(string, int) (*Answer, error){"cbc": ParseCBC, "glpsol": ParseGLPK, "highs": ParseHiGHS} {
			if a, err := parse(text, 3); !errors.Is(err, ErrAnswer) {
				t.Errorf("%s takes %q for %+v", name, text, a)
			}
		}
	}
}

func FuzzAnswers(f *testing.F) {
	f.Add("Optimal - objective value 1\n 0 x0 1 1")
	f.Add("s mip 1 3 o 1\nj 1 1")
	f.Add("Model status\nOptimal\n# Columns 1\nx0 1")
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func(string, int) (*Answer, error){ParseCBC, ParseGLPK, ParseHiGHS} {
			if a, err := parse(text, 3); err == nil && a.X != nil && len(a.X) != 3 {
				t.Errorf("%d columns", len(a.X))
			}
		}
	})
}

// Multipliers that prove nothing are refused.
func TestFarkasRefuses(t *testing.T) {
	p := &Problem{Cost: []float64{1, 1}, Upper: ones(2)}
	p.AtLeast(1.5, []int{0, 1}, []float64{1, 1})
	p.AtMost(1.8, []int{0, 1}, []float64{1, 1})
	s := newWork(p).s
	for _, y := range [][]float64{{1, 0}, {0, 1}, {1, 1}, {1, -1}, {-1, 1}, {0, 0}} {
		if s.farkas(y) {
			t.Errorf("%v is taken for a proof", y)
		}
	}
	p.Rows[0].Lower = 1.9
	if s = newWork(p).s; !s.farkas([]float64{1, -1}) || s.farkas([]float64{1, 1}) {
		t.Error("the rows contradict each other by their difference only")
	}
}

// The steepest-edge weights that exchanges keep are the squared norms of the rows of the
// inverse.
func TestWeights(t *testing.T) {
	p := portfolio(60, 3, 0)
	md := newModel(p)
	s := newSearch(md, md.graph(), nil).s
	s.dual(40, math.Inf(1), nil)
	kept := slices.Clone(s.weight)
	s.norms()
	for i, w := range s.weight {
		if s.updates < 10 || !(math.Abs(kept[i]-w) <= 1e-6*w) {
			t.Errorf("row %d after %d exchanges: %v, norm %v", i, s.updates, kept[i], w)
		}
	}
}

// Of two that exclude each other the worse goes, and only where it is worse throughout.
func TestDominated(t *testing.T) {
	rng := rand.New(rand.NewPCG(37, 38))
	fixed := 0
	for k := range 2000 {
		n := 3 + rng.IntN(5)
		p := &Problem{Upper: ones(n), Integer: make([]bool, n)}
		for j := range n {
			p.Integer[j] = true
			p.Cost = append(p.Cost, -float64(rng.IntN(6)))
		}
		for range 1 + rng.IntN(2) {
			var index []int
			var value []float64
			sum := 0.0
			for j := range n {
				v := float64(1 + rng.IntN(5))
				index, value, sum = append(index, j), append(value, v), sum+v
			}
			p.AtMost(math.Floor(sum*(0.2+0.6*rng.Float64())), index, value)
		}
		p.AtMost(1, rng.Perm(n)[:3], []float64{1, 1, 1})
		want, _ := enumerate(p)
		md := newModel(p)
		for range 3 {
			if md.dualFix() {
				fixed++
			}
		}
		q := *p
		q.Lower, q.Upper = md.lo, md.up
		if got, ok := enumerate(&q); !ok || got != want {
			t.Fatalf("problem %d: best %v, %v after fixing", k, want, got)
		}
	}
	if fixed < 500 {
		t.Errorf("only %d columns were fixed", fixed)
	}
}
