package balance_test

import (
	"fmt"
	"math"
	"testing"

	"headwater/balance"
)

// grid is the network of testdata/reference/grid.json: rows × columns of nodes, fed from
// the left, streams to the right and down, outlets at the right; all measured.
func grid(rows, columns int) *balance.Network {
	n := &balance.Network{}
	add := func(from, to string) {
		k := float64(len(n.Streams) + 1)
		n.Streams = append(n.Streams, balance.Stream{ID: fmt.Sprintf("S%g", k), From: from, To: to,
			Reading: balance.Reading{State: balance.Measured, Value: 10 + 3*math.Sin(0.7*k), SD: 0.2 * (1 + math.Mod(k, 7))}})
	}
	node := func(r, c int) string { return fmt.Sprintf("n%d", r*columns+c) }
	for r := range rows {
		add("", node(r, 0))
	}
	for r := range rows {
		for c := range columns - 1 {
			add(node(r, c), node(r, c+1))
		}
	}
	for r := range rows - 1 {
		for c := range columns {
			add(node(r, c), node(r+1, c))
		}
	}
	for r := range rows {
		add(node(r, columns-1), "")
	}
	return n
}

// Grids of the reference, recomputed with sparse LU and with conjugate gradients (1e-8).
func TestGrids(t *testing.T) {
	var want struct {
		Cases []struct {
			R, C     int
			Expected struct {
				Recomputed struct {
					Objective float64
					First     []float64 `json:"first_three"`
					Last, Sum float64
				}
			}
		}
	}
	answers(t, "grid", &want)
	for _, tc := range want.Cases {
		r, err := balance.Reconcile(grid(tc.R, tc.C), balance.Options{})
		if err != nil {
			t.Fatal(err)
		}
		e := tc.Expected.Recomputed
		near(t, "objective", &r.Objective, e.Objective, 1e-8*e.Objective)
		var sum float64
		for _, s := range r.Streams {
			sum += *s.Value
		}
		near(t, "sum", &sum, e.Sum, 1e-8*e.Sum)
		for j, want := range e.First {
			near(t, "first", r.Streams[j].Value, want, 1e-8*want)
		}
		near(t, "last", r.Streams[len(r.Streams)-1].Value, e.Last, 1e-8*e.Last)
	}
}

func BenchmarkReconcile(b *testing.B) {
	for _, bm := range []struct {
		name     string
		n        *balance.Network
		variance bool
	}{
		{"plant of 50 streams", grid(5, 5), true},
		{"20000 streams", grid(100, 100), true},
		{"180000 streams, estimates", grid(300, 300), false},
		{"180000 streams, variances", grid(300, 300), true},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := balance.Reconcile(bm.n, balance.Options{Variance: bm.variance}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
