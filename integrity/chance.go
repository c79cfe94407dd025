package integrity

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"headwater/fault"
)

// binomialTail is P(X ≥ k) for X ~ Bin(n, p).
func binomialTail(n, k int, p float64) float64 {
	if k <= 0 {
		return 1
	}
	return distuv.Binomial{N: float64(n), P: p}.Survival(float64(k) - 0.5)
}

// poissonBinomialTail is P(X ≥ k) for a sum of independent yes-or-no trials with their own
// probabilities, by convolution.
func poissonBinomialTail(p []float64, k int) float64 {
	dist := make([]float64, 1, len(p)+1)
	dist[0] = 1
	for _, q := range p {
		next := make([]float64, len(dist)+1)
		for i, x := range dist {
			next[i] += x * (1 - q)
			next[i+1] += x * q
		}
		dist = next
	}
	sum := 0.0
	for i := max(k, 0); i < len(dist); i++ {
		sum += dist[i]
	}
	return math.Min(sum, 1)
}

// chiSquare is the statistic Σ (observed − expected)²/expected and its p-value with one
// degree of freedom less than there are classes.
func chiSquare(observed []int, share []float64) (statistic, p float64) {
	n := 0
	for _, o := range observed {
		n += o
	}
	for i, o := range observed {
		e := share[i] * float64(n)
		statistic += (float64(o) - e) * (float64(o) - e) / e
	}
	return statistic, distuv.ChiSquared{K: float64(len(observed) - 1)}.Survival(statistic)
}

// tested notes a statistical test and reports whether it fires.
func (c *checker) tested(rule string, n int, statistic, p, alpha float64) bool {
	fired := p < alpha
	c.tests = append(c.tests, Test{Rule: rule, N: n, Statistic: &statistic, PValue: &p, Alpha: alpha, Fired: fired})
	return fired
}

// untested notes why a test was not made: too few values.
func (c *checker) untested(rule string, n, wanted int, alpha float64) {
	have, want := float64(n), float64(wanted)
	c.tests = append(c.tests, Test{Rule: rule, N: n, Alpha: alpha, Reason: &fault.Reason{Code: "check-too-few", Value: &have, Limit: &want}})
}
