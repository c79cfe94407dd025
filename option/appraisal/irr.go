package appraisal

import (
	"math"
	"slices"
)

// Root is one internal rate of return: a rate > −1 at which the NPV of flows is zero.
type Root struct {
	Rate    float64
	Touches bool // the NPV does not change its sign there
}

// Roots returns every internal rate of return of flows, in ascending order: all real
// roots > −1 of
//
//	Σ flows[j]/(1 + r)^j = 0
//
// With x = 1 + r these are the positive roots of a polynomial. Descartes' rule says that
// there is none where the flows never change their sign, and one where they do so once;
// in all other cases Sturm's theorem counts them in exact arithmetic, interval by interval,
// until each stands alone. Each flow is taken as the decimal number that it prints as.
//
// Rates are fractions, to the last digits of a floating-point number. Flows must be finite.
// Flows that are all zero have no root here, though every rate would do.
//
// Source: Norstrom, A sufficient condition for a unique nonnegative internal rate of
// return, J. Financial and Quantitative Analysis 7 (1972) 1835; Sturm as in poly.go.
func Roots(flows []float64) []Root {
	flows = inner(flows)
	switch signChanges(flows) {
	case 0:
		return nil
	case 1:
		return []Root{{Rate: single(flows)}}
	}
	return several(flows)
}

// inner leaves out the years without flow at both ends: they move no root.
func inner(flows []float64) []float64 {
	first := slices.IndexFunc(flows, func(f float64) bool { return f != 0 })
	if first < 0 {
		return nil
	}
	last := len(flows) - 1
	for flows[last] == 0 {
		last--
	}
	return flows[first : last+1]
}

// signChanges counts the changes of sign, zeros left out: Descartes' bound.
func signChanges(flows []float64) (n int) {
	last := 0.0
	for _, f := range flows {
		if f*last < 0 || f != 0 && last != 0 && math.Signbit(f) != math.Signbit(last) {
			n++
		}
		if f != 0 {
			last = f
		}
	}
	return n
}

// single finds the one positive x = 1 + r by bisection down to neighbouring numbers.
func single(flows []float64) float64 {
	far := math.Signbit(flows[0]) // the sign beyond the root
	lo, hi := 1.0, 1.0
	switch v := atX(flows, 1); {
	case v == 0:
		return 0
	case math.Signbit(v) == far:
		for lo = 0.5; math.Signbit(atX(flows, lo)) == far && lo > math.SmallestNonzeroFloat64; lo /= 2 {
			hi = lo
		}
	default:
		for hi = 2; math.Signbit(atX(flows, hi)) != far && !math.IsInf(hi, 0); hi *= 2 {
			lo = hi
		}
	}
	for {
		x := lo + (hi-lo)/2
		if !(x > lo && x < hi) {
			break
		}
		v := atX(flows, x)
		if v == 0 {
			return x - 1
		}
		if math.Signbit(v) == far {
			hi = x
		} else {
			lo = x
		}
	}
	if math.Abs(atX(flows, lo)) < math.Abs(atX(flows, hi)) {
		hi = lo
	}
	return above(hi - 1)
}

// above keeps a rate that rounds to −1 above it.
func above(rate float64) float64 { return max(rate, math.Nextafter(-1, 0)) }

// atX has the sign of the NPV at x = 1 + r, and neither overflows nor vanishes: powers of
// x up to 1, of 1/x beyond.
func atX(flows []float64, x float64) (sum float64) {
	if x <= 1 {
		for _, f := range flows {
			sum = sum*x + f
		}
		return sum
	}
	for _, f := range slices.Backward(flows) {
		sum = sum/x + f
	}
	return sum
}

// several isolates and refines the positive roots in exact arithmetic.
func several(flows []float64) (roots []Root) {
	p := exact(flows)
	chain, common := sturm(p)
	most := 0
	for _, c := range p {
		most = max(most, c.BitLen())
	}
	// Cauchy: every root lies between 1/(1 + max|a|/|a₀|) and 1 + max|a|/|aₙ|
	lowest, highest := power(-(most-p[0].BitLen())-2), power(most-p[len(p)-1].BitLen()+2)
	type interval struct {
		lo, hi     dyadic
		atLo, atHi int // changes of sign at the ends
	}
	todo := []interval{{lowest, highest, changes(chain, lowest), changes(chain, highest)}}
	for len(todo) > 0 {
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch v.atLo - v.atHi { // distinct roots in (lo, hi]
		case 0:
		case 1:
			roots = append(roots, Root{Rate: refine(chain, v.lo, v.hi), Touches: multiplicity(common, v.lo, v.hi)%2 == 0})
		default:
			mid := between(v.lo, v.hi)
			n := changes(chain, mid)
			todo = append(todo, interval{mid, v.hi, n, v.atHi}, interval{v.lo, mid, v.atLo, n})
		}
	}
	return roots
}

// refinements is more than enough halvings to settle a rate to its last digit.
const refinements = 200

// refine closes in on the one root in (lo, hi] of the first polynomial of a chain.
func refine(chain []poly, lo, hi dyadic) float64 {
	p := chain[0]
	if lo.less1() < 0 && hi.less1() >= 0 && p.sign(power(0)) == 0 {
		return 0
	}
	for p.sign(lo) == 0 { // lo is the root before this one: leave it
		mid := between(lo, hi)
		if changes(chain, lo) == changes(chain, mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	before := p.sign(lo)
	for range refinements {
		if p.sign(hi) == 0 {
			return above(hi.less1())
		}
		if lo.less1() == hi.less1() {
			break
		}
		if mid := between(lo, hi); p.sign(mid) == before {
			lo = mid
		} else {
			hi = mid
		}
	}
	return above(hi.less1())
}

// central is the root that is called the IRR: the one nearest to zero, the positive one of
// two at the same distance.
func central(roots []Root) (Root, bool) {
	if len(roots) == 0 {
		return Root{}, false
	}
	return slices.MinFunc(roots, func(a, b Root) int {
		switch x, y := math.Abs(a.Rate), math.Abs(b.Rate); {
		case x < y:
			return -1
		case x > y:
			return 1
		case a.Rate > b.Rate:
			return -1
		}
		return 0
	}), true
}

// Interpolation is the internal rate of return as it is found in a table of annuity
// factors: between the neighbouring whole percentages.
type Interpolation struct {
	Low     float64 `json:"low"` // i₁
	High    float64 `json:"high"`
	NPVLow  float64 `json:"npv_low"`
	NPVHigh float64 `json:"npv_high"`
	IRR     float64 `json:"irr"`
}

// tableStep is the step of a printed table of annuity factors.
const tableStep = 0.01

// Interpolate reads the rate off a table: with i₁ and i₂ the whole percentages on either
// side of the root,
//
//	IRR = i₁ + |NPV₁|·(i₂ − i₁)/(|NPV₁| + |NPV₂|)
//
// It is false where the lower one would not be above −100 %, or where the NPV does not
// change its sign between the two.
//
// Source: the table method of cleaner-production audits, see docs/method/appraisal.md.
func Interpolate(flows []float64, root float64) (*Interpolation, bool) {
	k := math.Floor(root / tableStep)
	if r := math.Round(root / tableStep); math.Abs(root/tableStep-r) < closeness {
		k = r
	}
	t := &Interpolation{Low: k / 100, High: (k + 1) / 100}
	if !(t.Low > -1) {
		return nil, false
	}
	t.NPVLow, t.NPVHigh = NPV(t.Low, flows), NPV(t.High, flows)
	a, b := math.Abs(t.NPVLow), math.Abs(t.NPVHigh)
	if k/100 == root {
		a = 0
	}
	if !(a+b > 0) || math.IsInf(a+b, 0) || a > 0 && t.NPVLow*t.NPVHigh > 0 && a > closeness*b {
		return nil, false
	}
	t.IRR = t.Low + a*(t.High-t.Low)/(a+b)
	return t, true
}
