package sparse

import (
	"math"
	"math/rand/v2"
	"testing"
)

// grid is the Laplacian of an r×c grid whose first column is grounded.
func grid(r, c int, w func() float64) *Laplacian {
	var edges []Edge
	var weights []float64
	add := func(u, v int32) {
		edges = append(edges, Edge{u, v})
		weights = append(weights, w())
	}
	for i := range r {
		add(int32(i*c), none)
		for j := range c {
			if j+1 < c {
				add(int32(i*c+j), int32(i*c+j+1))
			}
			if i+1 < r {
				add(int32(i*c+j), int32((i+1)*c+j))
			}
		}
	}
	l := NewLaplacian(r*c, edges)
	l.Weigh(weights)
	return l
}

func BenchmarkGrid300(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	a := grid(300, 300, func() float64 { return 0.1 + rng.Float64() })
	b.Run("order", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p, i := bothTriangles(&a.Matrix)
			Order(a.N, p, i)
		}
	})
	var s *Symbolic
	b.Run("analyse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s = Analyse(&a.Matrix)
		}
		b.ReportMetric(float64(s.NonZeros()), "nnz(L)")
	})
	f, err := s.Factor(a.X)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("refactor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := f.Refactor(a.X); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("solve", func(b *testing.B) {
		b.ReportAllocs()
		x := make([]float64, a.N)
		for b.Loop() {
			x[7] = 1
			f.Solve(x)
		}
	})
	b.Run("inverse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f.SelectedInverse()
		}
	})
}

// random is a connected graph with a few grounded nodes, parallel edges and hubs.
func random(rng *rand.Rand) *Laplacian {
	n := 1 + rng.IntN(60)
	var edges []Edge
	var weights []float64
	add := func(u, v int32) {
		edges = append(edges, Edge{u, v})
		weights = append(weights, math.Exp(4*rng.Float64()-2))
	}
	for i := range n {
		if i == 0 || rng.IntN(8) == 0 {
			add(int32(i), none)
		}
		if i > 0 {
			add(int32(i), int32(rng.IntN(i)))
		}
	}
	for range rng.IntN(3 * n) {
		u, v := int32(rng.IntN(n)), int32(rng.IntN(n))
		if rng.IntN(4) == 0 {
			v = 0
		}
		if u != v {
			add(u, v)
		}
	}
	l := NewLaplacian(n, edges)
	l.Weigh(weights)
	return l
}

func dense(a *Matrix) [][]float64 {
	m := make([][]float64, a.N)
	for i := range m {
		m[i] = make([]float64, a.N)
	}
	for j := range a.N {
		for p := a.P[j]; p < a.P[j+1]; p++ {
			m[a.I[p]][j], m[j][a.I[p]] = a.X[p], a.X[p]
		}
	}
	return m
}

func TestSolveAndInverse(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 200 {
		a := random(rng)
		s := Analyse(&a.Matrix)
		seen := make([]bool, a.N)
		for _, v := range s.order {
			if seen[v] {
				t.Fatalf("round %d: row %d is ordered twice", round, v)
			}
			seen[v] = true
		}
		f, err := s.Factor(a.X)
		if err != nil {
			t.Fatal(err)
		}
		m := dense(&a.Matrix)
		z := f.SelectedInverse()
		for j := range a.N {
			x := make([]float64, a.N)
			x[j] = 1
			f.Solve(x) // column j of the inverse
			for i := range a.N {
				var sum float64
				for k := range a.N {
					sum += m[i][k] * x[k]
				}
				want := 0.0
				if i == j {
					want = 1
				}
				if !(math.Abs(sum-want) <= 1e-9) {
					t.Fatalf("round %d: A·A⁻¹ at %d,%d is %g", round, i, j, sum)
				}
				if m[i][j] != 0 {
					if got := z.At(int32(i), int32(j)); !(math.Abs(got-x[i]) <= 1e-9*math.Abs(x[j])) {
						t.Fatalf("round %d: selected inverse %d,%d %g, want %g", round, i, j, got, x[i])
					}
				}
			}
			i := int32(rng.IntN(a.N))
			aa, ab, bb := f.Products([]Entry{{int32(j), 2}}, []Entry{{i, 1}, {int32(j), -1}})
			y := make([]float64, a.N)
			y[i]++
			y[j]--
			f.Solve(y)
			if want := [3]float64{4 * x[j], 2 * y[j], y[i] - y[j]}; !(math.Abs(aa-want[0])+math.Abs(ab-want[1])+math.Abs(bb-want[2]) <= 1e-8*(1+math.Abs(aa)+math.Abs(bb))) {
				t.Fatalf("round %d: products %g %g %g, want %v", round, aa, ab, bb, want)
			}
			if got := f.Square([]Entry{{int32(j), 2}}); got != aa {
				t.Fatalf("square %g, products %g", got, aa)
			}
		}
	}
}
