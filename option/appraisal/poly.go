package appraisal

import (
	"math/big"
	"strconv"
)

// poly is a polynomial with whole coefficients, that of x^k at k; the last is not zero.
type poly []*big.Int

func (p poly) degree() int { return len(p) - 1 }

func (p poly) trim() poly {
	for len(p) > 0 && p[len(p)-1].Sign() == 0 {
		p = p[:len(p)-1]
	}
	return p
}

// exact is the polynomial Σ flows[j]·x^(n−j) in x = 1 + rate, scaled to whole numbers.
// A flow counts as the decimal number that it prints as, so that roots of what a user
// has written are exact.
func exact(flows []float64) poly {
	terms := make([]*big.Rat, len(flows))
	scale := big.NewInt(1)
	for j, f := range flows {
		terms[j], _ = new(big.Rat).SetString(strconv.FormatFloat(f, 'g', -1, 64))
		d := terms[j].Denom()
		g := new(big.Int).GCD(nil, nil, scale, d)
		scale.Mul(scale, new(big.Int).Quo(d, g))
	}
	p := make(poly, len(flows))
	for j, t := range terms {
		c := new(big.Int).Mul(t.Num(), scale)
		p[len(flows)-1-j] = c.Quo(c, t.Denom())
	}
	return p.trim().primitive()
}

// primitive divides by the greatest whole number that divides every coefficient.
func (p poly) primitive() poly {
	g := new(big.Int)
	rest := new(big.Int)
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].Sign() == 0 || g.Sign() != 0 && rest.Rem(p[i], g).Sign() == 0 {
			continue
		}
		if g.GCD(nil, nil, g, new(big.Int).Abs(p[i])); g.IsInt64() && g.Int64() == 1 {
			return p
		}
	}
	for _, c := range p {
		c.Quo(c, g)
	}
	return p
}

func (p poly) derivative() poly {
	out := make(poly, 0, len(p))
	for k := 1; k < len(p); k++ {
		out = append(out, new(big.Int).Mul(p[k], big.NewInt(int64(k))))
	}
	return out
}

// divide returns quotient and remainder of p, multiplied by a power of |leading
// coefficient of d| that makes them whole; signs are those of the true ones.
func (p poly) divide(d poly) (quotient, remainder poly) {
	lead := new(big.Int).Abs(d[len(d)-1])
	negative := d[len(d)-1].Sign() < 0
	r := make(poly, len(p))
	for i, c := range p {
		r[i] = new(big.Int).Set(c)
	}
	q := make(poly, max(len(p)-len(d)+1, 0))
	for i := range q {
		q[i] = new(big.Int)
	}
	for len(r) >= len(d) {
		shift := len(r) - len(d)
		top := new(big.Int).Set(r[len(r)-1])
		if negative {
			top.Neg(top)
		}
		for i := range r {
			r[i].Mul(r[i], lead)
		}
		for i := range q {
			q[i].Mul(q[i], lead)
		}
		q[shift].Add(q[shift], top)
		for i, c := range d {
			r[i+shift].Sub(r[i+shift], new(big.Int).Mul(top, c))
		}
		r = r.trim()
	}
	return q.trim(), r
}

// sturm is a chain q, q′, −rem(q, q′), … for q, p without its multiple roots: p divided by
// what it has in common with its derivative.
//
// Source: Sturm's theorem, as in Basu, Pollack and Roy, Algorithms in Real Algebraic
// Geometry, ch. 2.
func sturm(p poly) (chain []poly, common poly) {
	chain = remainders(p)
	if common = chain[len(chain)-1]; common.degree() < 1 {
		return chain, nil
	}
	q, _ := p.divide(common)
	return remainders(q.primitive()), common
}

// multiplicity of the one distinct root that p has in (lo, hi].
func multiplicity(common poly, lo, hi dyadic) int {
	n := 1
	for common != nil {
		chain, next := sturm(common)
		if changes(chain, lo) == changes(chain, hi) {
			break
		}
		n, common = n+1, next
	}
	return n
}

func remainders(p poly) []poly {
	chain := []poly{p, p.derivative().primitive()}
	for {
		n := len(chain)
		if chain[n-1].degree() < 1 {
			return chain
		}
		_, r := chain[n-2].divide(chain[n-1])
		if len(r) == 0 {
			return chain
		}
		for _, c := range r {
			c.Neg(c)
		}
		chain = append(chain, r.primitive())
	}
}

// dyadic is the number m/2^s.
type dyadic struct {
	m *big.Int
	s uint
}

// power is 2^e.
func power(e int) dyadic {
	if e < 0 {
		return dyadic{big.NewInt(1), uint(-e)}
	}
	return dyadic{new(big.Int).Lsh(big.NewInt(1), uint(e)), 0}
}

// log is the largest e with 2^e ≤ x, for x > 0.
func (x dyadic) log() int { return x.m.BitLen() - 1 - int(x.s) }

// between is a number inside an interval of positive numbers: of its exponents the middle
// where these differ much, its middle otherwise.
func between(lo, hi dyadic) dyadic {
	if a, b := lo.log(), hi.log(); b-a >= 2 {
		return power((a + b + 1) >> 1)
	}
	s := max(lo.s, hi.s)
	m := new(big.Int).Lsh(lo.m, s-lo.s)
	m.Add(m, new(big.Int).Lsh(hi.m, s-hi.s))
	return dyadic{m, s + 1}
}

// less1 is x − 1 as the nearest floating-point number.
func (x dyadic) less1() float64 {
	m := new(big.Int).Sub(x.m, new(big.Int).Lsh(big.NewInt(1), x.s))
	f, _ := new(big.Rat).SetFrac(m, new(big.Int).Lsh(big.NewInt(1), x.s)).Float64()
	return f
}

// sign of p at x, exactly.
func (p poly) sign(x dyadic) int {
	sum := new(big.Int)
	term := new(big.Int)
	for k := len(p) - 1; k >= 0; k-- {
		sum.Mul(sum, x.m)
		sum.Add(sum, term.Lsh(p[k], x.s*uint(len(p)-1-k)))
	}
	return sum.Sign()
}

// changes counts the changes of sign along a chain at x.
func changes(chain []poly, x dyadic) (n int) {
	last := 0
	for _, p := range chain {
		s := p.sign(x)
		if s != 0 && last != 0 && s != last {
			n++
		}
		if s != 0 {
			last = s
		}
	}
	return n
}
