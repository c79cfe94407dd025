package lp

import "math"

// proveInfeasible checks that row r of the inverse, taken as multipliers y, shows that no
// point satisfies A·x + s = 0: the terms of yᵀA·x + yᵀs cannot sum to 0 within the bounds
// (Farkas). It keeps y. The sums are formed from A, not from the simplex.
func (s *simplex) proveInfeasible(r int) bool {
	m := s.a.m
	return s.farkas(s.inv[r*m : r*m+m])
}

// farkas checks multipliers of the rows; see proveInfeasible.
func (s *simplex) farkas(y []float64) bool {
	g := s.combine(y)
	low, high, size := 0.0, 0.0, 0.0
	for j, v := range g {
		if v == 0 {
			continue
		}
		a, b := v*s.lo[j], v*s.up[j]
		if v < 0 {
			a, b = b, a
		}
		if (math.IsInf(a, 0) || math.IsInf(b, 0)) && math.Abs(v) < noise {
			continue // what cancels up to rounding, in rows scaled to 1
		}
		low += a
		high += b
		size = max(size, finiteAbs(a), finiteAbs(b))
	}
	if low > feasible*size || high < -feasible*size {
		s.certificate = append(s.certificate[:0], y...)
		return true
	}
	return false
}

// noise is what entries that cancel may leave over.
const noise = 1e-11

func finiteAbs(x float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	return math.Abs(x)
}

// combine returns yᵀ[A I].
func (s *simplex) combine(y []float64) []float64 {
	n := s.a.n
	g := make([]float64, n+s.a.m)
	for i, v := range y {
		if v == 0 {
			continue
		}
		g[n+i] = v
		index, value := s.a.row(i)
		for k, j := range index {
			g[j] += v * value[k]
		}
	}
	return g
}

// safeBound returns a lower bound of the minimum that holds whatever the simplex has
// rounded: for any multipliers y,
//
//	c·x = (c − yᵀA)·x − yᵀs  ≥  Σ min over the bounds of each term
//
// with y from the reduced costs of the logicals. Components whose bound is infinite are
// set to 0. What the sum itself rounds is subtracted. d receives the reduced costs; it
// has length n+m.
//
// Source: Neumaier & Shcherbina 2004, Safe bounds in linear and mixed-integer programming.
func (s *simplex) safeBound(d []float64) float64 {
	n := s.a.n
	copy(d[:n], s.cost[:n])
	for i := range s.a.m {
		y := -s.d[n+i]
		if y > 0 && math.IsInf(s.up[n+i], 1) || y < 0 && math.IsInf(s.lo[n+i], -1) {
			y = 0
		}
		d[n+i] = -y
		if y == 0 {
			continue
		}
		index, value := s.a.row(i)
		for k, j := range index {
			d[j] -= y * value[k]
		}
	}
	z, size := 0.0, 0.0
	for j, v := range d {
		if v == 0 {
			continue
		}
		t := v * s.lo[j]
		if v < 0 {
			t = v * s.up[j]
		}
		z += t
		size += math.Abs(t)
	}
	if math.IsNaN(z) {
		return math.Inf(-1)
	}
	return z - 1e-13*size
}
