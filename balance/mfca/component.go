package mfca

// components are the strongly connected parts of the network, each after all that feed it.
//
// Source: Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972) 146.
func (g *graph) components() [][]int {
	t := tarjan{graph: g, number: make([]int, len(g.nodes)), low: make([]int, len(g.nodes)), open: make([]bool, len(g.nodes))}
	for i := range g.nodes {
		if t.number[i] == 0 {
			t.visit(i)
		}
	}
	return t.parts
}

type tarjan struct {
	graph       *graph
	number, low []int // 0: not visited
	open        []bool
	stack       []int
	count       int
	parts       [][]int
}

func (t *tarjan) visit(i int) {
	t.count++
	t.number[i], t.low[i] = t.count, t.count
	t.stack = append(t.stack, i)
	t.open[i] = true
	for _, k := range t.graph.nodes[i].in {
		j := t.graph.edges[k].from
		switch {
		case t.number[j] == 0:
			t.visit(j)
			t.low[i] = min(t.low[i], t.low[j])
		case t.open[j]:
			t.low[i] = min(t.low[i], t.number[j])
		}
	}
	if t.low[i] != t.number[i] {
		return
	}
	start := len(t.stack) - 1
	for t.stack[start] != i {
		start--
	}
	part := append([]int(nil), t.stack[start:]...)
	t.stack = t.stack[:start]
	for _, j := range part {
		t.open[j] = false
	}
	t.parts = append(t.parts, part)
}
