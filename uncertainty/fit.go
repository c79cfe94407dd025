package uncertainty

import (
	"cmp"
	"math"

	"headwater/fault"
)

// line fits y = a + b·(x − x0) by least squares:
//
//	b = Σ(x−x̄)(y−ȳ)/Sxx,  a = ȳ + b·(x0 − x̄),  s² = Σ(y − ŷ)²/(n−2)
//	u(b) = s/√Sxx,  u(a) = s·√(1/n + (x0−x̄)²/Sxx),  r(a,b) = (x0−x̄)/√Sxx / √(1/n + (x0−x̄)²/Sxx)
//
// Shapes: x and y have length n ≥ 3, and x is not all one value (checked by fits).
//
// Source: JCGM 100:2008, H.3 (where r has the sign for x0 left of the points: negative).
func line(f *Fit) FitResult {
	n := float64(len(f.X))
	var mx, my float64
	for i := range f.X {
		mx += f.X[i] / n
		my += f.Y[i] / n
	}
	var sxx, sxy float64
	for i := range f.X {
		sxx += (f.X[i] - mx) * (f.X[i] - mx)
		sxy += (f.X[i] - mx) * (f.Y[i] - my)
	}
	b := sxy / sxx
	shift := f.X0 - mx
	r := FitResult{Name: f.Name, X0: f.X0, Points: len(f.X), Slope: b, Intercept: my + b*shift, DOF: len(f.X) - 2}
	for i := range f.X {
		e := f.Y[i] - my - b*(f.X[i]-mx)
		r.SSR += e * e
	}
	r.ResidualSD = math.Sqrt(r.SSR / (n - 2))
	h := math.Sqrt(1/n + shift*shift/sxx)
	r.SlopeSD, r.InterceptSD = r.ResidualSD/math.Sqrt(sxx), r.ResidualSD*h
	r.R = shift / math.Sqrt(sxx) / h
	r.Variables = []string{cmp.Or(f.Intercept, f.Name+"_intercept"), cmp.Or(f.Slope, f.Name+"_slope")}
	return r
}

// checkFit returns what is wrong with the points of a fit.
func checkFit(at string, f *Fit) error {
	switch {
	case len(f.X) != len(f.Y):
		return fault.Input(at+"/y", "uncertainty-fit-lengths", f.Name, len(f.X), len(f.Y))
	case len(f.X) < 3:
		return fault.Input(at+"/x", "uncertainty-fit-points", f.Name, len(f.X))
	}
	low, high := f.X[0], f.X[0]
	for _, x := range f.X {
		low, high = min(low, x), max(high, x)
	}
	if !(high-low > 1e-12*max(math.Abs(low), math.Abs(high))) {
		return fault.Input(at+"/x", "uncertainty-fit-same", f.Name, low)
	}
	return nil
}
