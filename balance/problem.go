package balance

import "math"

// outside is the node beyond the system.
const outside = int32(-1)

// problem is a network in numbers: streams first, then stocks, which flow from their
// node to outside.
type problem struct {
	nodes    []string
	streams  int
	from, to []int32
	state    []State
	y, v     []float64 // value, variance
}

// number indexes the nodes in the order of their first appearance.
func number(n *Network) *problem {
	size := len(n.Streams) + len(n.Stocks)
	p := &problem{
		streams: len(n.Streams), from: make([]int32, size), to: make([]int32, size),
		state: make([]State, size), y: make([]float64, size), v: make([]float64, size),
	}
	index := make(map[string]int32, len(n.Streams)/2)
	node := func(id string) int32 {
		if id == "" {
			return outside
		}
		i, ok := index[id]
		if !ok {
			i = int32(len(p.nodes))
			index[id] = i
			p.nodes = append(p.nodes, id)
		}
		return i
	}
	for j := range n.Streams {
		s := &n.Streams[j]
		p.from[j], p.to[j] = node(s.From), node(s.To)
		p.set(j, s.Reading)
	}
	for k := range n.Stocks {
		j := p.streams + k
		p.from[j], p.to[j] = node(n.Stocks[k].Node), outside
		p.set(j, n.Stocks[k].Reading)
	}
	return p
}

func (p *problem) set(j int, r Reading) {
	p.state[j] = r.State
	switch r.State {
	case Measured:
		p.y[j], p.v[j] = r.Value, r.SD*r.SD
	case Fixed:
		p.y[j] = r.Value
	}
}

// largest is the magnitude of the largest known flow, to scale tolerances by.
func (p *problem) largest() (m float64) {
	for _, y := range p.y {
		m = max(m, math.Abs(y))
	}
	return m
}
