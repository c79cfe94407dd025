package balance

import (
	"math"

	"headwater/balance/sparse"
)

// forest spans the nodes by unmeasured streams, rooted at outside where that can be
// reached. A stream of it that lies on no cycle is observable: cutting it parts the
// nodes below it from the rest, and what they lack is its flow.
type forest struct {
	order  []int32 // nodes before their descendants, each subtree contiguous
	place  []int32 // inverse of order
	size   []int32 // nodes of the subtree
	edge   []int32 // stream to the parent, or -1 for a root
	bridge []bool  // of a node: no cycle holds the stream to its parent
	ofEdge []int32 // of a stream: the node below it, or -1
	incident
}

// incident lists the streams at every node.
type incident struct {
	first  []int32
	stream []int32
}

func (p *problem) incidence() incident {
	at := incident{first: make([]int32, len(p.nodes)+2)}
	each := func(do func(node int32, j int)) {
		for j := range p.state {
			if p.from[j] != outside {
				do(p.from[j], j)
			}
			if p.to[j] != outside {
				do(p.to[j], j)
			}
		}
	}
	each(func(node int32, _ int) { at.first[node+2]++ })
	for i := range len(p.nodes) {
		at.first[i+2] += at.first[i+1]
	}
	at.stream = make([]int32, at.first[len(p.nodes)+1])
	each(func(node int32, j int) {
		at.stream[at.first[node+1]] = int32(j)
		at.first[node+1]++
	})
	return at
}

// streams of a node, in file order.
func (at *incident) streams(node int32) []int32 { return at.stream[at.first[node]:at.first[node+1]] }

// span walks the unmeasured streams depth first and finds those on no cycle: the walk's
// numbers do not lead back above them (Tarjan 1974).
func (p *problem) span() *forest {
	n := len(p.nodes)
	f := &forest{
		place: make([]int32, n), size: make([]int32, n), edge: make([]int32, n), bridge: make([]bool, n),
		ofEdge: make([]int32, len(p.state)), incident: p.incidence(),
	}
	for i := range n {
		f.place[i] = -1
	}
	for j := range f.ofEdge {
		f.ofEdge[j] = -1
	}
	low := make([]int32, n) // least place that the subtree reaches; -1 is outside
	next := make([]int32, n)
	var stack []int32
	visit := func(v, edge int32) {
		f.place[v], low[v], f.edge[v], next[v] = int32(len(f.order)), int32(len(f.order)), edge, f.first[v]
		f.order = append(f.order, v)
		stack = append(stack, v)
		if edge >= 0 {
			f.ofEdge[edge] = v
		}
	}
	run := func() {
		for len(stack) > 0 {
			v := stack[len(stack)-1]
			if next[v] < f.first[v+1] {
				j := f.stream[next[v]]
				next[v]++
				if p.state[j] != Unmeasured || j == f.edge[v] {
					continue
				}
				switch u := p.from[j] + p.to[j] - v; {
				case p.from[j] == outside || p.to[j] == outside:
					low[v] = -1
				case f.place[u] < 0:
					visit(u, j)
				default:
					low[v] = min(low[v], f.place[u])
				}
				continue
			}
			stack = stack[:len(stack)-1]
			f.size[v] = int32(len(f.order)) - f.place[v]
			if f.edge[v] >= 0 {
				f.bridge[v] = low[v] >= f.place[v]
			}
			if len(stack) > 0 {
				up := stack[len(stack)-1]
				low[up] = min(low[up], low[v])
			}
		}
	}
	for j := range p.state { // from outside first
		v := max(p.from[j], p.to[j])
		if p.state[j] == Unmeasured && min(p.from[j], p.to[j]) == outside && f.place[v] < 0 {
			visit(v, int32(j))
			run()
		}
	}
	for v := range int32(n) {
		if f.place[v] < 0 {
			visit(v, -1)
			run()
		}
	}
	return f
}

// fill computes the unmeasured flows: those on a cycle could be anything and become NaN;
// the others follow from the flows x around the nodes below them.
func (f *forest) fill(p *problem, x []float64) {
	lack := make([]float64, len(p.nodes)) // outflow − inflow of the subtree so far
	for j := range p.state {
		if p.state[j] != Unmeasured {
			f.push(p, lack, j, x[j])
		}
	}
	for k := len(f.order) - 1; k >= 0; k-- {
		v := f.order[k]
		j := f.edge[v]
		if j < 0 {
			continue
		}
		flow := lack[v] // cycles carry nothing here: what they carry cannot change a bridge
		if p.to[j] != v {
			flow = -flow
		}
		x[j] = flow
		f.push(p, lack, int(j), flow)
	}
	for j := range p.state {
		if v := f.ofEdge[j]; p.state[j] == Unmeasured && (v < 0 || !f.bridge[v]) {
			x[j] = math.NaN()
		}
	}
}

func (f *forest) push(p *problem, lack []float64, j int, flow float64) {
	if p.from[j] != outside {
		lack[p.from[j]] += flow
	}
	if p.to[j] != outside {
		lack[p.to[j]] -= flow
	}
}

// form is a flow as a sum of readings: Σ weight·xⱼ.
type form []term

type term struct {
	stream int
	weight float64
}

// form writes a reconciled flow as a sum of reconciled readings; ok is false for one that
// could be anything.
func (s *linear) form(j int) (f form, ok bool) {
	switch s.state[j] {
	case Fixed:
		return nil, true
	case Measured:
		return form{{j, 1}}, true
	}
	v := s.forest.ofEdge[j]
	if v < 0 || !s.forest.bridge[v] {
		return nil, false
	}
	sign := 1.0
	if s.to[j] != v {
		sign = -1
	}
	low, high := s.forest.place[v], s.forest.place[v]+s.forest.size[v]
	within := func(node int32) bool {
		return node != outside && s.forest.place[node] >= low && s.forest.place[node] < high
	}
	for _, node := range s.forest.order[low:high] {
		for _, k := range s.forest.streams(node) {
			if s.state[k] != Measured || within(s.from[k]) == within(s.to[k]) {
				continue
			}
			weight := sign
			if within(s.to[k]) {
				weight = -sign
			}
			f = append(f, term{int(k), weight})
		}
	}
	return f, true
}

// covariance of two sums of readings: aᵀVb − (AVa)ᵀS⁻¹(AVb).
func (s *linear) covariance(a, b form) float64 {
	var sum float64
	weight := map[int]float64{}
	for _, t := range a {
		weight[t.stream] += t.weight
	}
	for _, t := range b {
		sum += weight[t.stream] * t.weight * s.v[t.stream]
	}
	if s.factor == nil {
		return sum
	}
	_, ab, _ := s.factor.Products(s.carried(a), s.carried(b))
	return sum - ab
}

// variance of a sum of readings.
func (s *linear) variance(a form) float64 {
	var sum float64
	for _, t := range a {
		sum += t.weight * t.weight * s.v[t.stream]
	}
	if s.factor == nil {
		return sum
	}
	return max(sum-s.factor.Square(s.carried(a)), 0)
}

// carried is A·V·a.
func (s *linear) carried(a form) (out []sparse.Entry) {
	for _, t := range a {
		u, v := s.g.at(s.from[t.stream]), s.g.at(s.to[t.stream])
		if u == v {
			continue
		}
		w := t.weight * s.v[t.stream]
		if u != outside {
			out = append(out, sparse.Entry{Row: u, Value: -w})
		}
		if v != outside {
			out = append(out, sparse.Entry{Row: v, Value: w})
		}
	}
	return out
}
