package balance

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"headwater/fault"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// Reconcile finds the flows closest to all readings that close every balance, with their
// classes, variances and tests. The network is not modified.
//
// It returns the problems of [Check], and one per part of the network whose fixed flows
// contradict each other, joined.
func Reconcile(n *Network, o Options) (*Result, error) {
	if err := Check(n); err != nil {
		return nil, err
	}
	if len(n.Components) > 0 {
		return reconcileBilinear(n, o)
	}
	p := number(n)
	g := p.group()
	if err := p.contradict(n, p.contradictions(g)); err != nil {
		return nil, err
	}
	s, err := p.solve(g)
	if err != nil {
		return nil, err
	}
	r := &Result{Method: "linear", Objective: s.objective, DOF: s.dof, Warnings: []fault.Reason{}}
	r.test(alphaOf(o))
	s.report(r, n, o)
	if o.Serial && !passed(r) {
		serial(r, n, p)
	}
	if n.Bounds {
		return r, s.bound(r, n)
	}
	return r, nil
}

func alphaOf(o Options) float64 { return cmp.Or(o.Alpha, 0.05) }

// test fills the global test: the objective is χ² of as many degrees of freedom as there
// are independent balances among the readings, if nothing but noise is in them.
func (r *Result) test(alpha float64) {
	r.Alpha = alpha
	if r.DOF <= 0 {
		r.Reason = &fault.Reason{Code: "balance-no-redundancy"}
		return
	}
	chi2 := distuv.ChiSquared{K: float64(r.DOF)}
	r.Critical, r.PValue = new(chi2.Quantile(1-alpha)), new(chi2.Survival(r.Objective))
	r.Pass = new(r.Objective <= *r.Critical)
}

func passed(r *Result) bool { return r.Pass == nil || *r.Pass }

// sidak is the critical value of the largest of count tests, each two-sided and normal:
//
//	z = Φ⁻¹(1 − β/2),  β = 1 − (1 − α)^(1/count)
//
// Source: Mah & Tamhane, AIChE J. 28 (1982) 828–830.
func sidak(alpha float64, count int) float64 {
	beta := -math.Expm1(math.Log1p(-alpha) / float64(count))
	return distuv.UnitNormal.Quantile(1 - beta/2)
}

// report fills streams, nodes and tests from the solution.
func (s *linear) report(r *Result, n *Network, o Options) {
	variances := o.Variance || len(n.Streams) <= VarianceUpTo
	if !variances {
		r.Warnings = append(r.Warnings, fault.Reason{Code: "balance-variances-left-out", Value: new(float64(len(n.Streams))), Limit: new(float64(VarianceUpTo))})
	}
	numbers := make([]float64, 0, 7*len(s.state))
	keep := func(v float64) *float64 { // one store instead of as many allocations
		numbers = append(numbers, v)
		return &numbers[len(numbers)-1]
	}
	all := make([]StreamResult, len(s.state))
	for j := range all {
		all[j] = s.stream(j, s.id(n, j), variances, keep)
	}
	r.Streams, r.Stocks = all[:s.streams:s.streams], all[s.streams:]
	r.Undetectable = []string{}
	for j := range r.Streams {
		if s.state[j] == Measured && s.at[j] < 0 {
			r.Undetectable = append(r.Undetectable, r.Streams[j].ID)
		}
	}
	s.reportNodes(r, variances)
	r.suspect(suspectsOf(all, ""))
	for _, pair := range o.Pairs {
		r.Covariances = append(r.Covariances, s.pair(n, pair))
	}
}

func (s *linear) stream(j int, id string, variances bool, keep func(float64) *float64) StreamResult {
	out := StreamResult{ID: id, Class: s.class(j), Fixed: s.state[j] == Fixed}
	if math.IsNaN(s.x[j]) {
		out.Reason = &fault.Reason{Code: "balance-unobservable", Items: []string{id}}
		return out
	}
	out.Value = keep(s.x[j])
	switch {
	case s.state[j] == Fixed:
		out.Measured, out.SD = keep(s.y[j]), keep(0)
		if variances {
			out.ValueSD = keep(0)
		}
		return out
	case s.state[j] == Measured:
		out.Measured, out.SD = keep(s.y[j]), keep(math.Sqrt(s.v[j]))
	}
	switch {
	case !variances:
	case s.state[j] == Unmeasured:
		form, _ := s.form(j)
		out.ValueSD = keep(math.Sqrt(s.variance(form)))
	case s.at[j] < 0:
		out.ValueSD, out.Detectability = keep(math.Sqrt(s.v[j])), keep(0)
	default:
		reach := s.reach(j)
		gain := min(s.v[j]*reach, 1) // variance taken away, as a part of that of the reading
		d := s.drop(s.lambda, j)
		out.ValueSD, out.Detectability = keep(math.Sqrt(s.v[j]*(1-gain))), keep(math.Sqrt(gain))
		out.Z, out.Bias = keep(d/math.Sqrt(reach)), keep(d/reach)
	}
	return out
}

func (s *linear) class(j int) string {
	switch v := s.forest.ofEdge[j]; {
	case s.at[j] >= 0:
		return Redundant
	case s.state[j] != Unmeasured:
		return Nonredundant
	case v >= 0 && s.forest.bridge[v]:
		return Observable
	}
	return Unobservable
}

// reportNodes fills the balance of every node and, where it stands alone among the
// groups, its nodal test z = r/√S and the leak test λ²/S⁻¹.
func (s *linear) reportNodes(r *Result, variances bool) {
	n := len(s.nodes)
	raw, closed := make([]float64, n), make([]float64, n)
	open, unknown := make([]bool, n), make([]bool, n)
	for j := range s.state {
		for _, end := range [2]struct {
			node int32
			sign float64
		}{{s.from[j], -1}, {s.to[j], 1}} {
			if end.node == outside {
				continue
			}
			if s.state[j] == Unmeasured {
				open[end.node] = true
			} else {
				raw[end.node] += end.sign * s.y[j]
			}
			if math.IsNaN(s.x[j]) {
				unknown[end.node] = true
			} else {
				closed[end.node] += end.sign * s.x[j]
			}
		}
	}
	r.Nodes = make([]NodeResult, n)
	members := make([]int, s.g.count)
	for i := range n {
		if g := s.g.of[i]; g != outside {
			members[g]++
		}
	}
	for i := range n {
		out := &r.Nodes[i]
		out.ID = s.nodes[i]
		if !unknown[i] {
			out.ImbalanceReconciled = &closed[i]
		}
		if open[i] {
			continue
		}
		out.Imbalance = &raw[i]
		g := s.g.of[i]
		if !variances || s.factor == nil || members[g] != 1 || s.g.part[g] != outside {
			continue
		}
		if own := s.ownVariance(int32(i)); own > 0 {
			s.reach(s.edges[0]) // makes the inverse
			z, inverse := s.residual[g]/math.Sqrt(own), s.inverse.At(g, g)
			out.Z, out.Leak, out.LeakEstimate = &z, new(s.lambda[g]*s.lambda[g]/inverse), new(s.lambda[g]/inverse)
		}
	}
}

// ownVariance is that of the imbalance of one node: the sum over its readings.
func (s *linear) ownVariance(node int32) (sum float64) {
	for _, j := range s.forest.streams(node) {
		sum += s.v[j]
	}
	return sum
}

func (s *linear) pair(n *Network, pair [2]string) Covariance {
	c := Covariance{A: pair[0], B: pair[1]}
	find := func(id string) (form, bool) {
		j := slices.IndexFunc(n.Streams, func(x Stream) bool { return x.ID == id })
		if j < 0 {
			return nil, false
		}
		return s.form(j)
	}
	a, okA := find(pair[0])
	b, okB := find(pair[1])
	if !okA || !okB {
		return c
	}
	c.Covariance = new(s.covariance(a, b))
	if product := s.variance(a) * s.variance(b); product > 0 {
		c.Correlation = new(*c.Covariance / math.Sqrt(product))
	}
	return c
}
