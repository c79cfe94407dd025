package balance

import (
	"math"

	"headwater/balance/sparse"
)

// closeTolerance is what a closed balance may leave over, as a part of the largest flow:
// sums of some thousand terms keep eleven digits.
const closeTolerance = 1e-9

func abs(x float64) float64 { return math.Abs(x) }

// linear is the solution of a linear network.
type linear struct {
	*problem
	g         *groups
	edges     []int // the streams of the Laplacian, in its order
	at        []int // of a stream: its place among edges, or -1
	factor    *sparse.Factor
	inverse   *sparse.Inverse // nil: not wanted
	residual  []float64       // of every group, by the readings
	lambda    []float64       // S⁻¹·residual
	x         []float64       // reconciled; NaN where it could be anything
	objective float64
	dof       int
	forest    *forest
}

// solve finds the flows closest to the readings that close every balance:
//
//	minimise Σ ((xⱼ − yⱼ)/sdⱼ)²  subject to  A·x = 0
//
// The balances of the groups of nodes that unmeasured streams join involve readings and
// fixed flows alone: S·λ = A·y with S = A·V·Aᵀ, a graph Laplacian weighted by the
// variances V, and x = y − V·Aᵀ·λ. One step of refinement takes the rounding out. An
// unmeasured flow then follows from the balances if it lies on no cycle of unmeasured
// streams.
//
// Source: Narasimhan & Jordache, Data Reconciliation and Gross Error Detection, 2000,
// ch. 3; grouping of nodes: Mah, Stanley, Downing, Ind. Eng. Chem. Process Des. Dev. 15
// (1976) 175–183.
func (p *problem) solve(g *groups) (*linear, error) {
	s := &linear{problem: p, g: g, at: make([]int, len(p.state)), x: make([]float64, len(p.state))}
	var edges []sparse.Edge
	var weights []float64
	for j := range p.state {
		s.at[j] = -1
		s.x[j] = p.y[j]
		if !p.redundant(g, j) {
			continue
		}
		u, v := g.at(p.from[j]), g.at(p.to[j])
		if u == outside {
			u, v = v, u
		}
		s.at[j] = len(s.edges)
		s.edges = append(s.edges, j)
		edges, weights = append(edges, sparse.Edge{U: u, V: v}), append(weights, p.v[j])
	}
	s.dof = g.count - len(g.closed)
	if len(s.edges) > 0 {
		l := sparse.NewLaplacian(g.count, edges)
		l.Weigh(weights)
		for _, node := range g.closed { // fixes a level that the flows do not feel
			l.Ground(int(node), max(l.X[l.P[node+1]-1], 1))
		}
		var err error
		if s.factor, err = sparse.Analyse(&l.Matrix).Factor(l.X); err != nil {
			return nil, err
		}
		s.adjust()
	}
	s.forest = p.span()
	s.forest.fill(p, s.x)
	return s, nil
}

// imbalances returns inflow − outflow of every group for flows x, unmeasured ones left out.
func (s *linear) imbalances(x []float64) []float64 {
	r := make([]float64, s.g.count)
	for j := range s.state {
		u, v := s.g.at(s.from[j]), s.g.at(s.to[j])
		if s.state[j] == Unmeasured || u == v {
			continue
		}
		if u != outside {
			r[u] -= x[j]
		}
		if v != outside {
			r[v] += x[j]
		}
	}
	return r
}

// drop is λ at the end of a stream less λ at its start: what its adjustment is per
// variance.
func (s *linear) drop(lambda []float64, j int) (d float64) {
	if v := s.g.at(s.to[j]); v != outside {
		d += lambda[v]
	}
	if u := s.g.at(s.from[j]); u != outside {
		d -= lambda[u]
	}
	return d
}

func (s *linear) adjust() {
	s.residual = s.imbalances(s.y)
	s.lambda = append([]float64(nil), s.residual...)
	s.factor.Solve(s.lambda)
	s.move()
	rest := s.imbalances(s.x)
	s.factor.Solve(rest)
	for i := range rest {
		s.lambda[i] += rest[i]
	}
	s.move()
	for _, j := range s.edges {
		d := s.drop(s.lambda, j)
		s.objective += s.v[j] * d * d
	}
}

// move sets the readings to y − V·Aᵀ·λ.
func (s *linear) move() {
	for _, j := range s.edges {
		s.x[j] = s.y[j] - s.v[j]*s.drop(s.lambda, j)
	}
}

// reach is aⱼᵀS⁻¹aⱼ of an edge: the variance of the adjustment is v²·reach.
func (s *linear) reach(j int) float64 {
	if s.inverse == nil {
		s.inverse = s.factor.SelectedInverse()
	}
	u, v := s.g.at(s.from[j]), s.g.at(s.to[j])
	switch {
	case u == outside:
		return s.inverse.At(v, v)
	case v == outside:
		return s.inverse.At(u, u)
	}
	return s.inverse.At(u, u) + s.inverse.At(v, v) - 2*s.inverse.At(u, v)
}

// z is the statistic of the measurement test: adjustment / its standard uncertainty.
func (s *linear) z(j int) float64 { return s.drop(s.lambda, j) / math.Sqrt(s.reach(j)) }
