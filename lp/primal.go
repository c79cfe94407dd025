package lp

import (
	"math"
	"slices"
)

// primal runs the primal simplex from the basis at hand: first on the sum of
// infeasibilities, then on the objective. Pricing by reduced cost over column norm; ratio
// test in two passes (Harris 1973). After a stall Bland's rule until the objective moves.
func (s *simplex) primal(most int, stop func() bool) outcome {
	s.renew()
	s.bland, s.still = s.safe, 0
	norm := s.columnNorms()
	phase := 0 // not yet known
	last := math.Inf(1)
	var banned map[int32]bool
	for step := 0; ; step++ {
		if step >= most || step%askEvery == askEvery-1 && stop != nil && stop() {
			return stopped
		}
		if s.updates >= refresh {
			s.renew()
			phase = 0
		}
		sum := s.infeasibility()
		now := 2
		if sum > 0 {
			now = 1
		}
		if now == 1 {
			s.feasibilityDuals()
		} else if phase != 2 {
			s.trueDuals()
		}
		if now != phase {
			last, s.still, s.bland = math.Inf(1), 0, s.safe
		}
		phase = now
		value := sum
		if phase == 2 {
			value = s.objective()
		}
		if value < last-1e-12*max(1, math.Abs(last)) || math.IsInf(last, 1) {
			last, s.still, s.bland = value, 0, s.safe
		} else if s.still++; s.still > 30+s.a.m {
			s.bland = true
		}
		q, sign := s.entering(norm, banned)
		if q < 0 {
			if s.updates > 0 { // believe it only from a fresh inverse
				s.renew()
				phase = 0
				continue
			}
			if len(banned) > 0 {
				return trouble
			}
			if phase == 2 {
				s.fresh = true
				return optimal
			}
			return s.phaseOneEnd()
		}
		alpha := s.ftran(q)
		r, t, bound := s.primalRatio(alpha, q, sign, phase == 1)
		if r < 0 && math.IsInf(t, 1) {
			if s.updates > 0 {
				s.renew()
				phase = 0
				continue
			}
			if phase == 2 {
				s.setRay(q, sign, alpha)
				return unbounded
			}
			if banned == nil {
				banned = map[int32]bool{}
			}
			banned[int32(q)] = true
			continue
		}
		if r >= 0 && math.Abs(alpha[r]) < pivotTol && s.updates > 0 {
			s.renew()
			phase = 0
			continue
		}
		s.primalStep(r, q, sign*t, bound, alpha, phase == 2)
		banned = nil
	}
}

func (s *simplex) columnNorms() []float64 {
	norm := ones(s.a.n + s.a.m)
	for j := range s.a.n {
		_, value := s.a.col(j)
		for _, v := range value {
			norm[j] += v * v
		}
	}
	return norm
}

func (s *simplex) infeasibility() (sum float64) {
	for _, j := range s.head {
		sum += math.Abs(s.excess(j))
	}
	return sum
}

// feasibilityDuals are the reduced costs of the sum of infeasibilities.
func (s *simplex) feasibilityDuals() {
	s.duals(func(j int32) float64 {
		switch e := s.excess(j); {
		case e > 0:
			return 1
		case e < 0:
			return -1
		}
		return 0
	}, nil)
}

// phaseOneEnd says what an optimal sum of infeasibilities above 0 means.
func (s *simplex) phaseOneEnd() outcome {
	y := slices.Clone(s.y)
	// what is rounding in the sum of many rows of the inverse
	largest := 0.0
	for _, v := range y {
		largest = max(largest, math.Abs(v))
	}
	for i, v := range y {
		if math.Abs(v) < rounding*largest {
			y[i] = 0
		}
	}
	if s.farkas(y) {
		return infeasible
	}
	return trouble
}

// entering chooses a nonbasic variable that improves, and its direction.
func (s *simplex) entering(norm []float64, banned map[int32]bool) (q int, sign float64) {
	q = -1
	best := 0.0
	for j, d := range s.d {
		if s.where[j] >= 0 || math.Abs(d) <= dualTol || s.lo[j] == s.up[j] {
			continue
		}
		if d < 0 && s.x[j] >= s.up[j] || d > 0 && s.x[j] <= s.lo[j] || banned[int32(j)] {
			continue
		}
		score := d * d / norm[j]
		if score > best {
			best, q = score, j
			sign = -math.Copysign(1, d)
			if s.bland {
				return q, sign
			}
		}
	}
	return q, sign
}

// primalRatio returns the row that blocks column q when it moves by sign·t, and the bound
// that its basic variable then lies at; r is −1 where q reaches its own other bound, or
// (t infinite) nothing blocks.
func (s *simplex) primalRatio(alpha []float64, q int, sign float64, phaseOne bool) (r int, t, bound float64) {
	r, t = -1, s.up[q]-s.lo[q]
	if math.IsNaN(t) {
		t = math.Inf(1)
	}
	own := t
	least := math.Inf(1)
	pivot := pivotTol
	if s.bland {
		pivot = zeroPivot * 10
	}
	limit := func(i int) (float64, float64, bool) {
		delta := -sign * alpha[i]
		j := s.head[i]
		lo, up := s.lo[j], s.up[j]
		e := 0.0
		if phaseOne {
			e = s.excess(j)
		}
		switch {
		case delta > 0 && e < 0:
			return (lo - s.x[j]) / delta, lo, true
		case delta < 0 && e > 0:
			return (up - s.x[j]) / delta, up, true
		case e != 0: // moves further out: counted in the objective
			return 0, 0, false
		case delta > 0 && !math.IsInf(up, 1):
			return (up - s.x[j]) / delta, up, true
		case delta < 0 && !math.IsInf(lo, -1):
			return (lo - s.x[j]) / delta, lo, true
		}
		return 0, 0, false
	}
	for i, a := range alpha {
		if math.Abs(a) < pivot {
			continue
		}
		if ratio, b, ok := limit(i); ok {
			slack := feasible * max(1, math.Abs(b)) / math.Abs(a)
			if s.bland {
				slack = 0
			}
			least = min(least, max(ratio, 0)+slack)
		}
	}
	if own <= least {
		return -1, own, 0
	}
	for i, a := range alpha {
		if math.Abs(a) < pivot {
			continue
		}
		ratio, b, ok := limit(i)
		if !ok || max(ratio, 0) > least {
			continue
		}
		better := r < 0 || math.Abs(a) > math.Abs(alpha[r]) || math.Abs(a) == math.Abs(alpha[r]) && s.head[i] < s.head[r]
		if s.bland && r >= 0 {
			better = s.head[i] < s.head[r]
		}
		if better {
			r, t, bound = i, max(ratio, 0), b
		}
	}
	return r, t, bound
}

// primalStep moves column q by step; with r ≥ 0 it becomes basic there.
func (s *simplex) primalStep(r, q int, step, bound float64, alpha []float64, keepDuals bool) {
	for i, v := range alpha {
		if v != 0 {
			s.x[s.head[i]] -= step * v
		}
	}
	if r < 0 {
		s.iterations++
		if step > 0 {
			s.x[q] = s.up[q]
		} else {
			s.x[q] = s.lo[q]
		}
		s.fresh = false
		return
	}
	s.x[q] += step
	pivots := s.pivotRow(r)
	out := s.head[r]
	if keepDuals {
		theta := s.d[q] / alpha[r]
		for _, j := range s.touched {
			if s.where[j] < 0 {
				s.d[j] -= theta * pivots[j]
			}
		}
		s.d[q] = 0
		s.d[out] = -theta
	}
	s.x[out] = bound
	s.exchange(r, q, alpha, s.list)
}

// setRay keeps the direction in which the objective falls for ever.
func (s *simplex) setRay(q int, sign float64, alpha []float64) {
	s.ray = make([]float64, len(s.x))
	s.ray[q] = sign
	for i, v := range alpha {
		s.ray[s.head[i]] = -sign * v
	}
}
