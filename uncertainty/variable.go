package uncertainty

import (
	"math"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/unit"
)

// The distributions of an input.
const (
	constant   = "constant"
	normal     = "normal"
	studentT   = "t"
	uniform    = "uniform"
	triangular = "triangular"
	arcsine    = "arcsine"
	lognormal  = "lognormal"
)

var distributions = []string{normal, studentT, uniform, triangular, arcsine, lognormal}

// spread is half-width over standard uncertainty of the bounded distributions.
//
// Source: JCGM 100:2008, 4.3.7 and 4.3.9; JCGM 101:2008, 6.4.6 (arc sine).
var spread = map[string]float64{uniform: math.Sqrt(3), triangular: math.Sqrt(6), arcsine: math.Sqrt2}

// variable is an input made ready: in the unit of its mean.
type variable struct {
	name      string
	kind      string
	mean, sd  float64
	dof       float64 // +Inf: none stated
	mu, sigma float64 // of the logarithm, for a lognormal
	gsd2      float64 // 0: not stated that way
	unit      unit.Unit
	group     int // which correlated component it belongs to; -1: none
	fit       int // which fit it comes from; -1: none
}

// readInput turns an input of the file into a variable, or returns all that is wrong.
func readInput(at, name string, in *Input, nearest func(string, []string) string) (variable, []error) {
	v := variable{name: name, kind: in.Distribution, dof: math.Inf(1), group: -1, fit: -1}
	var bad []error
	fail := func(key string, err error) { bad = append(bad, fault.At(at+key, err)) }

	center, key := in.Mean, "/mean"
	switch {
	case in.Mean != nil && in.Median != nil:
		fail("/median", fault.Conflict("", "uncertainty-mean-median", name))
	case in.Mean == nil && in.Median == nil:
		fail("", fault.Input("", "uncertainty-mean-wanted", name))
		return v, bad
	case in.Median != nil:
		center, key = in.Median, "/median"
	}
	v.mean, v.unit = center.Value, center.Unit
	if in.DOF != nil {
		if v.dof = *in.DOF; !(v.dof > 0) {
			fail("/dof", fault.Input("", "uncertainty-dof", name, *in.DOF))
		}
	}
	if v.kind != "" && !slices.Contains(distributions, v.kind) {
		fail("/distribution", fault.Input("", "uncertainty-distribution", v.kind, strings.Join(distributions, ", "), nearest(v.kind, distributions)))
		return v, bad
	}
	bad = append(bad, v.readSpread(at, in, center, key)...)
	if v.kind == studentT && in.DOF == nil {
		fail("", fault.Input("", "uncertainty-t-dof", name))
	}
	return v, bad
}

// readSpread finds the standard uncertainty: exactly one of its ways may be used.
func (v *variable) readSpread(at string, in *Input, center *unit.Quantity, centerKey string) (bad []error) {
	fail := func(key string, err error) { bad = append(bad, fault.At(at+key, err)) }
	ways := 0
	for _, given := range []bool{center.SD > 0, in.SD != nil, in.HalfWidth != nil, in.GSD2 != nil, in.Pedigree != nil} {
		if given {
			ways++
		}
	}
	geometric := in.GSD2 != nil || in.Pedigree != nil
	switch {
	case ways > 1:
		fail("", fault.Conflict("", "uncertainty-spread-twice", v.name))
		return bad
	case in.Pedigree == nil && (in.Basic != nil || in.Version != nil):
		fail("", fault.Input("", "uncertainty-pedigree-wanted", v.name))
	case geometric && v.kind != "" && v.kind != lognormal:
		fail("/distribution", fault.Input("", "uncertainty-geometric", v.name, v.kind))
		return bad
	case centerKey == "/median" && !geometric && v.kind != lognormal:
		fail("/median", fault.Input("", "uncertainty-median", v.name))
		return bad
	}
	switch {
	case center.SD > 0:
		v.sd = center.SD
	case in.SD != nil:
		var err error
		if v.sd, err = amount(in.SD, center); err != nil {
			fail("/sd", err)
		}
		if !(v.sd >= 0) {
			fail("/sd", fault.Input("", "uncertainty-sd", v.name, in.SD))
		}
	case in.HalfWidth != nil:
		return append(bad, v.readHalfWidth(at, in, center)...)
	case geometric:
		return append(bad, v.readGeometric(at, in, centerKey)...)
	}
	switch {
	case v.kind == lognormal:
		return append(bad, v.readLognormal(at, centerKey)...)
	case v.sd == 0 && v.kind == "":
		v.kind = constant
	case v.kind == "":
		v.kind = normal
	}
	return bad
}

// amount returns a spread in the unit of the centre: a plain number is in that unit, a
// percentage is relative to the centre unless the centre itself is in percent.
func amount(q, center *unit.Quantity) (float64, error) {
	switch {
	case q.Unit.String() == "1":
		return q.Value, nil
	case q.Unit.IsPercent() && !center.Unit.IsPercent():
		return math.Abs(center.Value) * q.Value / 100, nil
	}
	return unit.Convert(q.Value, q.Unit, center.Unit)
}

func (v *variable) readHalfWidth(at string, in *Input, center *unit.Quantity) (bad []error) {
	if v.kind == "" {
		v.kind = uniform
	}
	a, err := amount(in.HalfWidth, center)
	switch {
	case err != nil:
		return []error{fault.At(at+"/halfwidth", err)}
	case !(a >= 0):
		return []error{fault.Input(at+"/halfwidth", "uncertainty-halfwidth", v.name, in.HalfWidth)}
	case spread[v.kind] == 0:
		return []error{fault.Input(at+"/halfwidth", "uncertainty-halfwidth-kind", v.name, v.kind)}
	}
	v.sd = a / spread[v.kind]
	return nil
}

// readLognormal finds the parameters of the logarithm from mean (or median) and sd of
// the quantity itself:
//
//	σ² = ln(1 + (sd/mean)²),  μ = ln mean − σ²/2
//
// From a median m: with w = exp σ², sd² = m²·w·(w−1), so w = (1 + √(1 + 4(sd/m)²))/2.
func (v *variable) readLognormal(at, key string) []error {
	if !(v.mean > 0) {
		return []error{fault.Input(at+key, "uncertainty-lognormal", v.name, v.mean)}
	}
	q := v.sd / v.mean
	if key == "/median" {
		v.mu = math.Log(v.mean)
		v.sigma = math.Sqrt(math.Log((1 + math.Sqrt(1+4*q*q)) / 2))
		v.mean = math.Exp(v.mu + v.sigma*v.sigma/2)
		return nil
	}
	v.sigma = math.Sqrt(math.Log1p(q * q))
	v.mu = math.Log(v.mean) - v.sigma*v.sigma/2
	return nil
}

// readGeometric takes σ = ln(GSD²)/2 from a squared geometric standard deviation.
func (v *variable) readGeometric(at string, in *Input, key string) (bad []error) {
	v.kind = lognormal
	if in.GSD2 != nil {
		v.gsd2 = *in.GSD2
		if !(v.gsd2 >= 1) {
			return []error{fault.Input(at+"/gsd2", "uncertainty-gsd2", v.name, v.gsd2)}
		}
	} else {
		basic, version := 1.0, 1
		if in.Basic != nil {
			basic = *in.Basic
		} else {
			bad = append(bad, fault.Input(at, "uncertainty-basic-wanted", v.name))
		}
		if in.Version != nil {
			version = *in.Version
		}
		var wrong []error
		v.gsd2, wrong = in.Pedigree.gsd2(at, basic, version)
		bad = append(bad, wrong...)
	}
	if !(v.mean > 0) {
		return append(bad, fault.Input(at+key, "uncertainty-lognormal", v.name, v.mean))
	}
	v.sigma = math.Log(v.gsd2) / 2
	w := math.Exp(v.sigma * v.sigma)
	if key == "/median" {
		v.mu = math.Log(v.mean)
		v.mean *= math.Sqrt(w)
	} else {
		v.mu = math.Log(v.mean) - v.sigma*v.sigma/2
	}
	v.sd = v.mean * math.Sqrt(w-1)
	return bad
}
