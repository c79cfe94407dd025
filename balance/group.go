package balance

import "slices"

// sets is a forest of disjoint sets of nodes, the last of which stands for outside.
type sets []int32

func newSets(nodes int) sets {
	s := make(sets, nodes+1)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

func (s sets) find(i int32) int32 {
	if i == outside {
		i = int32(len(s)) - 1
	}
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join keeps the larger index as root, so that outside is always one.
func (s sets) join(a, b int32) {
	a, b = s.find(a), s.find(b)
	if a > b {
		a, b = b, a
	}
	s[a] = b
}

// groups are nodes joined by unmeasured streams: the balances that readings can close.
type groups struct {
	of     []int32 // group of a node; outside for those joined with it
	count  int
	closed []int32 // one group of every part that no reading ties to outside
	part   []int32 // of every group: index into closed, or outside
}

// group contracts the unmeasured streams of a network.
func (p *problem) group() *groups {
	s := newSets(len(p.nodes))
	for j := range p.state {
		if p.state[j] == Unmeasured {
			s.join(p.from[j], p.to[j])
		}
	}
	g := &groups{of: make([]int32, len(p.nodes))}
	number := make([]int32, len(p.nodes)+1)
	for i := range number {
		number[i] = outside - 1
	}
	number[s.find(outside)] = outside
	for i := range g.of {
		root := s.find(int32(i))
		if number[root] == outside-1 {
			number[root] = int32(g.count)
			g.count++
		}
		g.of[i] = number[root]
	}
	g.parts(p)
	return g
}

// at is the group of a node.
func (g *groups) at(node int32) int32 {
	if node == outside {
		return outside
	}
	return g.of[node]
}

// parts finds the parts of the groups that measured streams do not tie to outside: their
// balances are dependent, and one of each is left out.
func (g *groups) parts(p *problem) {
	s := newSets(g.count)
	for j := range p.state {
		if p.state[j] == Measured {
			s.join(g.at(p.from[j]), g.at(p.to[j]))
		}
	}
	open := s.find(outside)
	g.part = make([]int32, g.count)
	index := map[int32]int32{}
	for i := range g.part {
		root := s.find(int32(i))
		if root == open {
			g.part[i] = outside
			continue
		}
		k, ok := index[root]
		if !ok {
			k = int32(len(g.closed))
			index[root] = k
			g.closed = append(g.closed, int32(i))
		}
		g.part[i] = k
	}
}

// redundant reports whether a measured stream takes part in a balance.
func (p *problem) redundant(g *groups, j int) bool {
	return p.state[j] == Measured && g.at(p.from[j]) != g.at(p.to[j])
}

// contradiction is a part whose fixed flows do not sum to zero.
type contradiction struct {
	streams []int
	sum     float64
}

// contradictions finds the closed parts whose fixed flows leave something over.
func (p *problem) contradictions(g *groups) (found []contradiction) {
	if len(g.closed) == 0 {
		return nil
	}
	sums := make([]contradiction, len(g.closed))
	part := func(node int32) int32 {
		if i := g.at(node); i != outside {
			return g.part[i]
		}
		return outside
	}
	for j := range p.state {
		a, b := part(p.from[j]), part(p.to[j])
		if p.state[j] != Fixed || a == b {
			continue
		}
		for _, end := range []struct {
			part int32
			sign float64
		}{{a, -1}, {b, 1}} {
			if end.part != outside {
				sums[end.part].sum += end.sign * p.y[j]
				sums[end.part].streams = append(sums[end.part].streams, j)
			}
		}
	}
	tolerance := closeTolerance * p.largest()
	return slices.DeleteFunc(sums, func(c contradiction) bool { return abs(c.sum) <= tolerance })
}
