package procedure_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"headwater/audit"
	"headwater/internal/fixture"
	"headwater/procedure"
)

// focusFile writes a plant with n candidates and m factors.
func focusFile(weights []float64, scores [][]float64, shift float64) string {
	var b strings.Builder
	b.WriteString("plant: {id: p}\nperiod: 2022\nprocesses:\n")
	for i := range scores {
		fmt.Fprintf(&b, "  - {id: p%d}\n", i)
	}
	fmt.Fprintf(&b, "audit:\n  focus:\n    shift: %g\n    reason: given\n    factors:\n", shift)
	for k, w := range weights {
		fmt.Fprintf(&b, "      - {id: f%d, weight: %g}\n", k, w)
	}
	b.WriteString("    candidates:\n")
	for i, row := range scores {
		fmt.Fprintf(&b, "      - {id: c%d, processes: [p%d], scores: {", i, i)
		for k, v := range row {
			fmt.Fprintf(&b, "f%d: %g, ", k, v)
		}
		b.WriteString("}}\n")
	}
	b.WriteString("    chosen: [c0]\n")
	return b.String()
}

func focusOf(t testing.TB, text string) *procedure.FocusResult {
	t.Helper()
	r, err := audit.Follow(fixture.Rules(t), fixture.Plant(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return r.Focus
}

// A table that can be checked by hand.
// Source: computed by hand: A = 10·9 + 8·6 + 3·5 = 153, B = 10·8 + 8·7 + 3·4 = 148;
// the lead 5 = W₁ − W₂ + W₃; all weights moved by d: 5 − 3d = 0 at d = 5/3.
func TestWeightedSum(t *testing.T) {
	f := focusOf(t, focusFile([]float64{10, 8, 3}, [][]float64{{9, 6, 5}, {8, 7, 4}}, 2))
	a, b := f.Candidates[0], f.Candidates[1]
	if a.ID != "c0" || a.Sum != 153 || b.Sum != 148 || a.Rank != 1 || b.Rank != 2 {
		t.Errorf("%+v %+v", a, b)
	}
	s := f.Stability
	if s.Stable || s.Radius == nil || !near(*s.Radius, 5.0/3) {
		t.Errorf("stable %v radius %v, want 5/3", s.Stable, *s.Radius)
	}
	if a.WorstRank != 2 || b.BestRank != 1 {
		t.Errorf("ranks %+v %+v", a, b)
	}
	// alone: W₁ to 5, W₂ would need 13, W₃ would need −2
	if w := s.Single[0]; w.Change == nil || *w.Change != -5 || *w.Weight != 5 || w.Rival != "c1" {
		t.Errorf("%+v", w)
	}
	if s.Single[1].Change != nil || s.Single[2].Change != nil {
		t.Errorf("%+v", s.Single)
	}
}

// Weights stay between 1 and 10.
// Source: by hand: the lead is −W₁ + 4 W₂ = 2 at W = (10, 3); W₁ cannot grow, so it is used
// up when 10 = 4 (3 − s), at s = 0.5, not at 0.4.
func TestWeightsStayInRange(t *testing.T) {
	f := focusOf(t, focusFile([]float64{10, 3}, [][]float64{{8, 9}, {9, 5}}, 0.4))
	if s := f.Stability; !s.Stable || !near(*s.Radius, 0.5) {
		t.Errorf("stable %v radius %v, want 0.5", s.Stable, *s.Radius)
	}
}

func near(a, b float64) bool { d := a - b; return d < 1e-9 && d > -1e-9 }

// Over 200 random tables: sums are what they are; weights drawn within the radius never
// change the first, weights within the shift never give a rank outside best to worst, and
// the change of a single weight brings the tie that it names.
func TestStabilityHolds(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 2026))
	for range 200 {
		m, n := 2+rng.IntN(5), 2+rng.IntN(4)
		weights := make([]float64, m)
		for k := range weights {
			weights[k] = float64(1 + rng.IntN(10))
		}
		scores := make([][]float64, n)
		for i := range scores {
			scores[i] = make([]float64, m)
			for k := range scores[i] {
				scores[i][k] = float64(1 + rng.IntN(10))
			}
		}
		const shift = 2.0
		f := focusOf(t, focusFile(weights, scores, shift))
		sum := func(c *procedure.CandidateRow, w []float64) (s float64) {
			for k := range w {
				s += w[k] * c.Scores[fmt.Sprintf("f%d", k)]
			}
			return s
		}
		draw := func(by float64) []float64 {
			w := make([]float64, m)
			for k := range w {
				w[k] = min(10, max(1, weights[k]+by*(2*rng.Float64()-1)))
			}
			return w
		}
		for range 40 {
			w := draw(shift)
			for i := range f.Candidates {
				rank := 1
				for k := range f.Candidates {
					if sum(&f.Candidates[k], w) > sum(&f.Candidates[i], w) {
						rank++
					}
				}
				if c := f.Candidates[i]; rank < c.BestRank || rank > c.WorstRank {
					t.Fatalf("rank %d outside %d to %d", rank, c.BestRank, c.WorstRank)
				}
			}
			by := 9.0
			if r := f.Stability.Radius; r != nil {
				by = *r * 0.999999
			}
			w = draw(by)
			for k := 1; k < n; k++ {
				if sum(&f.Candidates[k], w) > sum(&f.Candidates[0], w)+1e-9 && f.Candidates[0].Sum > f.Candidates[k].Sum {
					t.Fatalf("the first changes within the radius %v", by)
				}
			}
		}
		for k, s := range f.Stability.Single {
			if s.Change == nil {
				continue
			}
			w := append([]float64{}, weights...)
			w[k] += *s.Change
			for i := range f.Candidates {
				if f.Candidates[i].ID == s.Rival && !near(sum(&f.Candidates[i], w), sum(&f.Candidates[0], w)) {
					t.Fatalf("no tie at %+v", s)
				}
			}
		}
	}
}
