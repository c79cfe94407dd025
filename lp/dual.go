package lp

import (
	"math"
	"slices"
)

// Every this many iterations the caller is asked whether to stop.
const askEvery = 32

// dual runs the dual simplex from the basis and the reduced costs at hand. Reduced costs of the wrong sign are
// mended first by moving boxed variables to their other bound; where that is impossible
// it returns notDual. It stops as beyond when the objective passes cutoff.
//
// Pricing: dual steepest edge. Ratio test: long steps that flip boxed variables (Maros
// 2003), within them the largest pivot among ties. After a stall the safe rule: the
// smallest index leaves, the smallest of the exact ties enters, no flips (Bland 1977).
func (s *simplex) dual(most int, cutoff float64, stop func() bool) outcome {
	if s.mend() {
		return notDual
	}
	s.bland, s.still = s.safe, 0
	clear(s.skip)
	s.skipped = 0
	for step := 0; ; step++ {
		if step >= most || step%askEvery == askEvery-1 && stop != nil && stop() {
			return stopped
		}
		if s.updates >= refresh {
			s.renew()
			if s.mend() {
				return notDual
			}
		}
		if !math.IsInf(cutoff, 1) && s.objective() > cutoff {
			return beyond
		}
		r, excess := s.leaving()
		if r < 0 {
			if s.skipped > 0 {
				return trouble
			}
			return optimal
		}
		pivots := s.pivotRow(r)
		q, flips, slope := s.dualRatio(pivots, excess)
		if q < 0 {
			if s.proveInfeasible(r) {
				return infeasible
			}
			if !s.again(r) {
				return trouble
			}
			continue
		}
		alpha := s.ftran(q)
		if math.Abs(alpha[r]-pivots[q]) > drift*(1+math.Abs(alpha[r])) || math.Abs(alpha[r]) < zeroPivot {
			if !s.again(r) {
				return trouble
			}
			continue
		}
		s.dualStep(r, q, excess, alpha, flips, slope)
	}
}

// again forms the inverse anew after something that cannot be; if it was fresh already,
// row r is passed over until the next exchange. It reports whether to go on.
func (s *simplex) again(r int) bool {
	if s.updates > 0 {
		s.renew()
		return !s.mend()
	}
	s.skip[r] = true
	s.skipped++
	return true
}

// mend moves nonbasic variables to the bound that their reduced cost asks for and
// reports whether one has no such bound.
func (s *simplex) mend() (wrong bool) {
	moved := false
	for j, d := range s.d {
		if s.where[j] >= 0 {
			continue
		}
		want := s.x[j]
		switch {
		case d > dualTol:
			want = s.lo[j]
		case d < -dualTol:
			want = s.up[j]
		case want < s.lo[j] || want > s.up[j] || want != s.lo[j] && want != s.up[j]:
			want = s.rest(j)
		}
		if math.IsInf(want, 0) {
			wrong = true
			continue
		}
		if want != s.x[j] {
			s.x[j] = want
			moved = true
		}
	}
	if moved {
		s.primals()
	}
	return wrong
}

// leaving chooses the row whose basic variable leaves, and how far it is outside.
func (s *simplex) leaving() (r int, excess float64) {
	r = -1
	best := 0.0
	for i, j := range s.head {
		e := s.excess(j)
		if e == 0 || s.skipped > 0 && s.skip[i] {
			continue
		}
		if s.bland {
			if r < 0 || j < s.head[r] {
				r, excess = i, e
			}
			continue
		}
		if score := e * e / s.weight[i]; score > best {
			best, r, excess = score, i, e
		}
	}
	return r, excess
}

// dualRatio chooses the variable that enters. The leaving one moves to the bound that it
// passed by excess; flips lists boxed variables that change bounds on the way.
func (s *simplex) dualRatio(pivots []float64, excess float64) (q int, flips []int32, slope float64) {
	sign := 1.0
	if excess < 0 {
		sign = -1
	}
	open := s.candidates[:0]
	for _, j := range s.touched {
		if s.where[j] >= 0 || s.lo[j] == s.up[j] {
			continue
		}
		a := sign * pivots[j]
		if math.Abs(a) < zeroPivot {
			continue
		}
		// x_j moves the leaving one towards its bound when it rises (a > 0) or falls
		if a > 0 && s.x[j] < s.up[j] || a < 0 && s.x[j] > s.lo[j] {
			open = append(open, j)
		}
	}
	s.candidates = open
	if s.bland {
		return s.blandRatio(pivots, open), nil, 0
	}
	slope = math.Abs(excess)
	first := 0 // open[:first] flip
	for first < len(open) {
		limit := math.Inf(1)
		for _, j := range open[first:] {
			limit = min(limit, (math.Abs(s.d[j])+dualTol)/math.Abs(pivots[j]))
		}
		// the group within the limit comes next
		group, fall, large := first, 0.0, 0.0
		for t := first; t < len(open); t++ {
			j := open[t]
			if a := math.Abs(pivots[j]); math.Abs(s.d[j]) <= limit*a {
				open[t], open[group] = open[group], j
				group++
				fall += a * (s.up[j] - s.lo[j])
				large = max(large, a)
			}
		}
		if slope-fall < 0 || group == len(open) && !(slope-fall > 0) || large == 0 {
			q = s.largest(open[first:group], pivots)
			if math.Abs(pivots[q]) >= pivotTol || first == 0 {
				return q, open[:first], slope
			}
			// a poor pivot: go back to the best one that was passed
			if p := s.largest(open[:first], pivots); math.Abs(pivots[p]) > math.Abs(pivots[q]) {
				return p, s.before(open[:first], pivots, p), slope
			}
			return q, open[:first], slope
		}
		slope -= fall
		first = group
	}
	return -1, nil, slope
}

// before lists the candidates that are passed before p enters.
func (s *simplex) before(open []int32, pivots []float64, p int) (flips []int32) {
	limit := math.Abs(s.d[p]) / math.Abs(pivots[p])
	for _, j := range open {
		if int(j) != p && math.Abs(s.d[j]) < limit*math.Abs(pivots[j]) {
			flips = append(flips, j)
		}
	}
	return flips
}

func (s *simplex) largest(list []int32, pivots []float64) int {
	best := list[0]
	for _, j := range list[1:] {
		a, b := math.Abs(pivots[j]), math.Abs(pivots[best])
		if a > b || a == b && j < best {
			best = j
		}
	}
	return int(best)
}

func (s *simplex) blandRatio(pivots []float64, open []int32) int {
	q, least := -1, math.Inf(1)
	slices.Sort(open)
	for _, j := range open {
		if a := math.Abs(pivots[j]); a >= pivotTol || len(open) == 1 {
			if ratio := math.Abs(s.d[j]) / a; ratio < least {
				q, least = int(j), ratio
			}
		}
	}
	if q < 0 && len(open) > 0 {
		return s.largest(open, pivots)
	}
	return q
}

// dualStep carries out flips and the exchange of row r for column q.
func (s *simplex) dualStep(r, q int, excess float64, alpha []float64, flips []int32, slope float64) {
	m, n := s.a.m, s.a.n
	if len(flips) > 0 {
		change := make([]float64, m)
		for _, j := range flips {
			to := s.lo[j]
			if s.x[j] == s.lo[j] {
				to = s.up[j]
			}
			dx := to - s.x[j]
			s.x[j] = to
			if int(j) >= n {
				change[int(j)-n] += dx
				continue
			}
			index, value := s.a.col(int(j))
			for k, i := range index {
				change[i] += value[k] * dx
			}
		}
		s.shift(change)
	}
	out := s.head[r]
	bound := s.up[out]
	if excess < 0 {
		bound = s.lo[out]
	}
	theta := s.d[q] / s.pivots[q]
	// the reduced cost of the leaving variable must suit its bound
	if excess < 0 && theta > 0 || excess > 0 && theta < 0 {
		theta = 0
	}
	if gain := math.Abs(theta) * slope; gain > 1e-12 {
		s.still, s.bland = 0, s.safe
	} else if s.still++; s.still > 50+m {
		s.bland = true
	}
	if theta != 0 {
		for _, j := range s.touched {
			if s.where[j] < 0 {
				s.d[j] -= theta * s.pivots[j]
			}
		}
	}
	s.d[q] = 0
	s.d[out] = -theta
	step := (s.x[out] - bound) / alpha[r]
	for i, v := range alpha {
		if v != 0 {
			s.x[s.head[i]] -= step * v
		}
	}
	s.x[q] += step
	s.x[out] = bound
	s.exchange(r, q, alpha, s.list)
}

// shift takes inv·change off the basic variables.
func (s *simplex) shift(change []float64) {
	m := s.a.m
	rows := make([]int32, 0, m)
	for k, v := range change {
		if v != 0 {
			rows = append(rows, int32(k))
		}
	}
	for i := range m {
		if s.unit[i] {
			s.x[s.head[i]] -= change[i]
			continue
		}
		row := s.inv[i*m : i*m+m]
		t := 0.0
		for _, k := range rows {
			t += row[k] * change[k]
		}
		s.x[s.head[i]] -= t
	}
}
