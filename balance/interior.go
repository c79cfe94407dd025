package balance

import (
	"math"

	"headwater/balance/sparse"
)

// interior is a primal-dual interior-point search for the flows x ≥ 0 closest to the
// readings:
//
//	minimise Σ ((xⱼ − yⱼ)/sdⱼ)²/2  subject to  A·x = b,  xⱼ ≥ 0 for streams
//
// Every step solves A·D·Aᵀ·dλ = r, whose weights D change and whose pattern does not.
// Unmeasured streams have no term in the objective. Source: Wright, Primal-Dual
// Interior-Point Methods, 1997, ch. 10 (predictor, corrector).
type interior struct {
	*problem
	g          *groups // of nodes joined by unmeasured stocks, which may have either sign
	edges      []int
	lap        *sparse.Laplacian
	factor     *sparse.Factor
	h          []float64 // 1/variance; 0 for an unmeasured one
	free       []bool    // a stock: no bound
	x, z       []float64 // per edge: flow, multiplier of its bound
	lambda     []float64 // per group
	size, cost float64   // typical flow, typical multiplier
}

// interiorSteps is far above the 15 to 40 that such searches take.
const interiorSteps = 200

// interior finds a feasible point near the optimum; ok is false where no flows ≥ 0 close
// the balances.
func (p *problem) interior() (s *interior, ok bool) {
	s = &interior{problem: p, g: p.joinFreeStocks()}
	var graph []sparse.Edge
	for j := range p.state {
		u, v := s.g.at(p.from[j]), s.g.at(p.to[j])
		if p.state[j] == Fixed || u == v {
			continue
		}
		if u == outside {
			u, v = v, u
		}
		s.edges = append(s.edges, j)
		graph = append(graph, sparse.Edge{U: u, V: v})
		s.free = append(s.free, j >= p.streams)
		if p.state[j] == Measured {
			s.h = append(s.h, 1/p.v[j])
		} else {
			s.h = append(s.h, 0)
		}
	}
	if len(s.edges) == 0 {
		return s, true
	}
	s.lap = sparse.NewLaplacian(s.g.count, graph)
	s.start()
	for range interiorSteps {
		done, alive := s.step()
		if done || !alive {
			return s, done
		}
	}
	return s, false
}

// joinFreeStocks groups the nodes whose stock is unmeasured with outside.
func (p *problem) joinFreeStocks() *groups {
	q := *p
	q.state = make([]State, len(p.state))
	for j, st := range p.state {
		q.state[j] = st
		if st == Unmeasured && j < p.streams {
			q.state[j] = Measured
		}
	}
	return q.group()
}

// unmeasuredWeight is that of an unmeasured flow in the search, beside a typical reading:
// far too small to move what the readings say.
const unmeasuredWeight = 1e-6

// start puts every flow well inside its bound.
func (s *interior) start() {
	var weight, count float64
	for e, j := range s.edges {
		s.size += math.Abs(s.y[j])
		if s.h[e] > 0 {
			weight += math.Log(s.h[e])
			count++
		}
	}
	s.size /= float64(len(s.edges))
	if !(s.size > 0) {
		s.size = 1
	}
	typical := math.Exp(weight / max(count, 1))
	s.cost = s.size * typical
	for e := range s.h {
		if s.h[e] == 0 { // a cycle of unmeasured streams could carry anything: keep it small
			s.h[e] = unmeasuredWeight * typical
		}
	}
	s.x, s.z, s.lambda = make([]float64, len(s.edges)), make([]float64, len(s.edges)), make([]float64, s.g.count)
	for e, j := range s.edges {
		s.x[e], s.z[e] = s.y[j], s.cost
		if s.free[e] {
			s.z[e] = 0
		} else {
			s.x[e] = max(s.y[j], s.size/10)
		}
	}
}

// primal returns b − A·x of every group: what its flows lack.
func (s *interior) primal() []float64 {
	r := make([]float64, s.g.count)
	add := func(j int, flow float64) {
		if u := s.g.at(s.from[j]); u != outside {
			r[u] += flow
		}
		if v := s.g.at(s.to[j]); v != outside {
			r[v] -= flow
		}
	}
	for e, j := range s.edges {
		add(j, s.x[e])
	}
	for j := range s.state {
		if s.state[j] == Fixed && s.g.at(s.from[j]) != s.g.at(s.to[j]) {
			add(j, s.y[j])
		}
	}
	return r
}

func (s *interior) drop(lambda []float64, j int) (d float64) {
	if v := s.g.at(s.to[j]); v != outside {
		d += lambda[v]
	}
	if u := s.g.at(s.from[j]); u != outside {
		d -= lambda[u]
	}
	return d
}

// step takes one predictor-corrector step. done: the point is optimal; alive is false
// when no further step can be computed.
func (s *interior) step() (done, alive bool) {
	n := len(s.edges)
	lack := s.primal()
	dual := make([]float64, n) // −(H(x−y) + Aᵀλ − z)
	var mu, worstDual, worstPrimal float64
	bounds := 0.0
	for e, j := range s.edges {
		dual[e] = -(s.h[e]*(s.x[e]-s.y[j]) + s.drop(s.lambda, j) - s.z[e])
		worstDual = max(worstDual, math.Abs(dual[e]))
		if !s.free[e] {
			mu += s.x[e] * s.z[e]
			bounds++
		}
	}
	for _, v := range lack {
		worstPrimal = max(worstPrimal, math.Abs(v))
	}
	if bounds > 0 {
		mu /= bounds
	}
	if worstPrimal <= 1e-10*s.size && worstDual <= 1e-8*s.cost && mu <= 1e-12*s.size*s.cost {
		return true, true
	}
	if !s.refactor() {
		return worstPrimal <= closeTolerance*s.size && mu <= 1e-8*s.size*s.cost, false
	}
	// predictor
	dx, dz, _ := s.newton(lack, dual, func(e int) float64 { return -s.x[e] * s.z[e] })
	ap, ad := s.longest(dx, dz)
	var after float64
	for e := range dx {
		if !s.free[e] {
			after += (s.x[e] + ap*dx[e]) * (s.z[e] + ad*dz[e])
		}
	}
	sigma := 0.0
	if mu > 0 && bounds > 0 {
		sigma = math.Pow(after/bounds/mu, 3)
	}
	// corrector
	dx, dz, dl := s.newton(lack, dual, func(e int) float64 { return sigma*mu - s.x[e]*s.z[e] - dx[e]*dz[e] })
	ap, ad = s.longest(dx, dz)
	ap, ad = min(1, 0.99995*ap), min(1, 0.99995*ad)
	a := min(ap, ad) // the objective is quadratic: one length for all
	if !(a > 1e-12) {
		return worstPrimal <= closeTolerance*s.size && mu <= 1e-8*s.size*s.cost, false
	}
	for e := range dx {
		s.x[e] += a * dx[e]
		s.z[e] += a * dz[e]
	}
	for i := range dl {
		s.lambda[i] += a * dl[i]
	}
	return false, true
}

// weightFloor keeps the weight of a flow near its bound above rounding; it slows the
// search a little and does not move its end.
const weightFloor = 1e-13

func (s *interior) weight(e int) float64 {
	if s.free[e] {
		return 1 / s.h[e]
	}
	return 1 / (s.h[e] + s.z[e]/s.x[e])
}

func (s *interior) refactor() bool {
	w := make([]float64, len(s.edges))
	var most float64
	for e := range w {
		w[e] = s.weight(e)
		most = max(most, w[e])
	}
	for e := range w {
		w[e] = max(w[e], weightFloor*most)
	}
	s.lap.Weigh(w)
	for node := range s.g.count { // a level for parts that nothing ties to outside
		s.lap.Ground(node, weightFloor*most)
	}
	if s.factor == nil {
		f, err := sparse.Analyse(&s.lap.Matrix).Factor(s.lap.X)
		s.factor = f
		return err == nil
	}
	return s.factor.Refactor(s.lap.X) == nil
}

// newton solves for the step of flows, multipliers and λ; target is the wanted change of
// x·z of every bound.
func (s *interior) newton(lack, dual []float64, target func(e int) float64) (dx, dz, dl []float64) {
	n := len(s.edges)
	right, weight := make([]float64, n), make([]float64, n)
	dl = make([]float64, s.g.count)
	for i := range dl {
		dl[i] = -lack[i]
	}
	for e, j := range s.edges {
		right[e] = dual[e]
		if !s.free[e] {
			right[e] += target(e) / s.x[e]
		}
		weight[e] = s.weight(e)
		flow := weight[e] * right[e]
		if u := s.g.at(s.from[j]); u != outside {
			dl[u] -= flow
		}
		if v := s.g.at(s.to[j]); v != outside {
			dl[v] += flow
		}
	}
	s.factor.Solve(dl)
	dx, dz = make([]float64, n), make([]float64, n)
	for e, j := range s.edges {
		dx[e] = weight[e] * (right[e] - s.drop(dl, j))
		if !s.free[e] {
			dz[e] = (target(e) - s.z[e]*dx[e]) / s.x[e]
		}
	}
	return dx, dz, dl
}

// longest are the longest steps that keep flows and multipliers positive.
func (s *interior) longest(dx, dz []float64) (primal, dual float64) {
	primal, dual = 1, 1
	for e := range dx {
		if s.free[e] {
			continue
		}
		if dx[e] < 0 {
			primal = min(primal, -s.x[e]/dx[e])
		}
		if dz[e] < 0 {
			dual = min(dual, -s.z[e]/dz[e])
		}
	}
	return primal, dual
}
