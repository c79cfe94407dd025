package uncertainty

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"
)

// draw fills the variables of x with one joint draw. Independent inputs are drawn from
// their distribution; those of a group from normal numbers with the group's correlation,
// each turned into its own distribution (a Gaussian copula).
func (s *solver) draw(rng *rand.Rand, x, z []float64) {
	for i := range s.vars {
		if v := &s.vars[i]; v.group < 0 {
			x[i] = v.draw(rng)
		}
	}
	for g := range s.groups {
		members, factor := s.groups[g].members, s.groups[g].factor
		for i := range members {
			z[i] = rng.NormFloat64()
		}
		for i, m := range members {
			var y float64
			for k, l := range factor[i] {
				y += l * z[k]
			}
			x[m] = s.vars[m].fromNormal(y)
		}
	}
}

// draw returns one value of an input.
//
// Source: JCGM 101:2008, 6.4. A t distribution is scaled so that its scale, not its
// standard deviation, is sd: the variance of the draws is sd²·ν/(ν−2).
func (v *variable) draw(rng *rand.Rand) float64 {
	switch v.kind {
	case normal:
		return v.mean + v.sd*rng.NormFloat64()
	case studentT:
		return distuv.StudentsT{Mu: v.mean, Sigma: v.sd, Nu: v.dof, Src: rng}.Rand()
	case uniform:
		return v.mean + v.sd*spread[uniform]*(2*rng.Float64()-1)
	case triangular:
		return v.mean + v.sd*spread[triangular]*(rng.Float64()-rng.Float64())
	case arcsine:
		return v.mean + v.sd*spread[arcsine]*math.Sin(2*math.Pi*rng.Float64())
	case lognormal:
		return math.Exp(v.mu + v.sigma*rng.NormFloat64())
	}
	return v.mean
}

// fromNormal turns a standard normal number into the value of the input's distribution
// at the same probability.
func (v *variable) fromNormal(z float64) float64 {
	switch v.kind {
	case normal:
		return v.mean + v.sd*z
	case lognormal:
		return math.Exp(v.mu + v.sigma*z)
	case uniform:
		return v.mean + v.sd*spread[uniform]*math.Erf(z/math.Sqrt2)
	}
	p := math.Erfc(math.Abs(z)/math.Sqrt2) / 2 // of the tail on z's side, so that nothing cancels
	sign := math.Copysign(1, z)
	switch v.kind {
	case studentT:
		return v.mean - sign*v.sd*distuv.StudentsT{Mu: 0, Sigma: 1, Nu: v.dof}.Quantile(p)
	case triangular:
		return v.mean + sign*v.sd*spread[triangular]*(1-math.Sqrt(2*p))
	case arcsine:
		return v.mean + sign*v.sd*spread[arcsine]*math.Cos(math.Pi*p)
	}
	return v.mean
}
