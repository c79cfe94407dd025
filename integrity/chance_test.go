package integrity

import (
	"math"
	"slices"
	"testing"
)

// Tails against printed tables.
func TestTails(t *testing.T) {
	for _, tc := range []struct {
		name, source string
		got, want    float64
		tol          float64
	}{
		{"binomial, n 10, p 0.1, k 3", "binomial table: P(X ≤ 2) = 0.9298", binomialTail(10, 3, 0.1), 0.0702, 0.00005},
		{"binomial, n 20, p 0.1, k 5", "binomial table: P(X ≤ 4) = 0.9568", binomialTail(20, 5, 0.1), 0.0432, 0.00005},
		{"sum of equal trials, k 3", "binomial table: P(X ≤ 2) = 0.9298", poissonBinomialTail(slices.Repeat([]float64{0.1}, 10), 3), 0.0702, 0.00005},
		{"two trials, both", "0.5 · 0.2", poissonBinomialTail([]float64{0.5, 0.2}, 2), 0.1, 1e-12},
		{"two trials, any", "1 − 0.5 · 0.8", poissonBinomialTail([]float64{0.5, 0.2}, 1), 0.6, 1e-12},
	} {
		if !(math.Abs(tc.got-tc.want) <= tc.tol) {
			t.Errorf("%s: %v, want %v (%s)", tc.name, tc.got, tc.want, tc.source)
		}
	}
	// χ² table: 21.666 is the upper 1 % point with nine degrees of freedom
	observed := []int{20, 0, 10, 10, 10, 10, 10, 10, 10, 10} // (10² + 10²)/10 = 20
	share := slices.Repeat([]float64{0.1}, 10)
	statistic, p := chiSquare(observed, share)
	if statistic != 20 || !(p > 0.01 && p < 0.02) {
		t.Errorf("%v, p %v", statistic, p)
	}
	observed[0], observed[2] = 21, 9 // 10 + 12.1 + 0.1 = 22.2 > 21.666
	if statistic, p = chiSquare(observed, share); math.Abs(statistic-22.2) > 1e-9 || !(p < 0.01 && p > 0.005) {
		t.Errorf("%v, p %v", statistic, p)
	}
}

func TestMisprints(t *testing.T) {
	var all []string
	for kind := range misprintKinds {
		all = append(all, misprints("12345", kind)...)
	}
	for _, want := range []string{"13245", "12354", "13425", "12385", "92345"} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is one misprint from 12345", want)
		}
	}
	if all[0] != "21345" || slices.Contains(all, "12345") || slices.Contains(all, "54321") || slices.Contains(all, "02345") {
		t.Errorf("%v", all)
	}
}
