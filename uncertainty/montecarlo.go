package uncertainty

import (
	"math"
	"math/rand/v2"
	"slices"

	"headwater/fault"
)

// monteCarlo draws all inputs jointly, evaluates every expression on each draw and fills
// the outcomes.
func (s *solver) monteCarlo(rng *rand.Rand, out []*Outcome) {
	x := s.at()
	widest := 0
	for _, g := range s.groups {
		widest = max(widest, len(g.members))
	}
	z := make([]float64, widest)
	draws := make([][]float64, len(s.exprs))
	for k := range draws {
		draws[k] = make([]float64, 0, s.draws)
	}
	for range s.draws {
		s.draw(rng, x, z)
		s.values(x)
		for k, e := range s.exprs {
			if y := e.scale * x[e.slot]; !math.IsNaN(y) && !math.IsInf(y, 0) {
				draws[k] = append(draws[k], y)
			}
		}
	}
	for k, e := range s.exprs {
		s.summarise(draws[k], e, out[k])
		s.compare(draws[k], out[k])
	}
}

// summarise fills the mean, the standard deviation and the two coverage intervals of
// the finite draws, which it sorts. With M draws, q = the whole number nearest p·M and
// r = ⌊(M−q+1)/2⌋ the symmetric interval runs from the r-th to the (r+q)-th draw; the
// shortest is the narrowest of all that hold q steps.
//
// Source: JCGM 101:2008, 7.6, 7.7, 5.3.4.
func (s *solver) summarise(y []float64, e *expression, o *Outcome) {
	mc := &o.MonteCarlo
	mc.Draws, mc.Seed, mc.NonFinite = s.draws, s.model.SeedOf(), s.draws-len(y)
	if mc.NonFinite > 0 {
		n, all := float64(mc.NonFinite), float64(s.draws)
		o.Notes = append(o.Notes, fault.Reason{Code: "draws-not-finite", Value: &n, Limit: &all})
	}
	if len(y) == 0 {
		mc.Reason = &fault.Reason{Code: "draws-none"}
		return
	}
	slices.Sort(y)
	mean, sd := moments(y)
	if !math.IsInf(mean, 0) {
		mc.Mean = &mean
	}
	switch {
	case len(y) < 2:
	case math.IsInf(sd, 0) || math.IsNaN(sd):
		mc.Reason = &fault.Reason{Code: "draws-size"}
	default:
		mc.SD = &sd
	}
	for i := range s.vars {
		if v := &s.vars[i]; v.kind == studentT && v.dof <= 2 && e.uses[i] && v.sd > 0 {
			mc.SD = nil
			mc.Reason = &fault.Reason{Code: "draws-variance", Items: []string{v.name}}
		}
	}
	r, q := s.ranks(len(y))
	if r < 1 {
		n := float64(len(y))
		mc.Reason = &fault.Reason{Code: "draws-few", Value: &n}
		return
	}
	mc.Low, mc.High = new(y[r-1]), new(y[r+q-1])
	best := 0
	for i := range len(y) - q {
		if y[i+q]-y[i] < y[best+q]-y[best] {
			best = i
		}
	}
	mc.Shortest = &Interval{y[best], y[best+q]}
}

// ranks returns the rank of the lower end of the symmetric interval, counted from 1,
// and the number of steps inside it; r is 0 where the draws are too few for one.
func (s *solver) ranks(n int) (r, q int) {
	q = int(math.Round(s.coverage * float64(n)))
	if q < 1 || q >= n {
		return 0, 0
	}
	return (n - q + 1) / 2, q
}

// moments returns mean and standard deviation of sorted values: sums about the median,
// then about the mean.
func moments(y []float64) (mean, sd float64) {
	n, median := float64(len(y)), y[len(y)/2]
	for _, v := range y {
		mean += (v - median) / n
	}
	mean += median
	var sum float64
	for _, v := range y {
		sum += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(sum / max(1, n-1))
}

// compare warns where the interval of first order, value ± k·sd, and that of the draws
// differ by more than the numerical tolerance of sd: half a unit in its second
// significant digit. What the number of draws leaves open at the ends, two standard
// errors by order statistics, is no disagreement. k counts the degrees of freedom of
// inputs drawn as t only: the others are drawn as normal, so that both sides assume the
// same.
//
// Source: JCGM 101:2008, clause 8 and 7.9.2.
func (s *solver) compare(y []float64, o *Outcome) {
	mc := &o.MonteCarlo
	if mc.Low == nil {
		return
	}
	scale := o.SD
	if scale == 0 && mc.SD != nil {
		scale = *mc.SD
	}
	if !(scale > 0) {
		return
	}
	tol := tolerance(scale)
	mc.Tolerance = &tol
	k := coverageFactor(s.coverage, o.dofDrawn)
	if math.IsNaN(k) || math.IsInf(k*o.SD, 0) {
		return
	}
	r, q := s.ranks(len(y))
	low, high := math.Abs(o.Value-k*o.SD-*mc.Low), math.Abs(o.Value+k*o.SD-*mc.High)
	if low-s.sampling(y, r-1) > tol || high-s.sampling(y, r+q-1) > tol {
		apart := max(low, high)
		o.Warning = &fault.Reason{Code: "first-order-differs", Value: &apart, Limit: &tol, Unit: o.Unit}
	}
}

// sampling returns how far the i-th of the sorted draws may lie from the quantile that
// it stands for.
func (s *solver) sampling(y []float64, i int) float64 {
	n := float64(len(y))
	p := float64(i+1) / n
	step := int(math.Ceil(2 * math.Sqrt(n*p*(1-p))))
	return max(y[min(i+step, len(y)-1)]-y[i], y[i]-y[max(i-step, 0)])
}

// tolerance returns half a unit in the second significant digit of u: u is c·10^l with
// a whole c of two digits, and the tolerance is 10^l/2.
//
// Source: JCGM 101:2008, 7.9.2.
func tolerance(u float64) float64 {
	l := math.Floor(math.Log10(u)) - 1
	if math.Round(u/math.Pow(10, l)) >= 100 {
		l++
	}
	return math.Pow(10, l) / 2
}
