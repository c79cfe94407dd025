package chart

import (
	"cmp"
	"slices"
)

// findLoops marks the arcs that lead back.
//
// Nodes are put in a sequence by the greedy rule of Eades, Lin and Smyth: take away
// what has no outflow to the end, what has no inflow to the start, and otherwise the
// node whose outflow exceeds its inflow the most to the start; ties go to the node that
// is listed first. Flows between nodes only count, so that the node that fresh supply
// feeds comes early; a flow whose kind says that it returns does not count at all. Arcs
// against the sequence lead back, save those that turn out to close no loop: these are
// taken forward again, the largest first and returning kinds last.
//
// Source: Eades, Lin & Smyth, A fast and effective heuristic for the feedback arc set
// problem, Inf. Process. Lett. 47 (1993), with weights.
func (n *network) findLoops() {
	at := n.sequence()
	forward := make([][]int, len(n.nodes)) // heads of the arcs that go forward
	var against []int
	for i := range n.arcs {
		a := &n.arcs[i]
		switch {
		case a.from < 0 || a.to < 0:
		case a.from == a.to:
			a.back = true
		case at[a.from] < at[a.to]:
			forward[a.from] = append(forward[a.from], a.to)
		default:
			a.back = true
			against = append(against, i)
		}
	}
	slices.SortStableFunc(against, func(i, j int) int {
		a, b := &n.arcs[i], &n.arcs[j]
		return cmp.Or(compareBool(returns(a.Kind), returns(b.Kind)), cmp.Compare(b.part, a.part))
	})
	for _, i := range against {
		if a := &n.arcs[i]; !reaches(forward, a.to, a.from) {
			a.back = false
			forward[a.from] = append(forward[a.from], a.to)
		}
	}
}

// sequence returns the place of every node in the greedy sequence.
func (n *network) sequence() []int {
	const unseen = 1e-9 // the weight of an unknown flow: it counts where nothing else does
	left := len(n.nodes)
	gone, at := make([]bool, left), make([]int, left)
	head, tail := 0, left-1
	for left > 0 {
		in, out, count := make([]float64, len(n.nodes)), make([]float64, len(n.nodes)), make([][2]int, len(n.nodes))
		for _, a := range n.arcs {
			if a.from < 0 || a.to < 0 || a.from == a.to || gone[a.from] || gone[a.to] || returns(a.Kind) {
				continue
			}
			w := max(a.part, unseen)
			out[a.from] += w
			in[a.to] += w
			count[a.from][1]++
			count[a.to][0]++
		}
		best, sink := -1, -1
		for i := range n.nodes {
			switch {
			case gone[i]:
			case count[i][0] == 0:
				if best < 0 || count[best][0] > 0 {
					best = i
				}
			case count[i][1] == 0:
				sink = i
			case best < 0 || count[best][0] > 0 && out[i]-in[i] > out[best]-in[best]+1e-12:
				best = i
			}
		}
		if sink >= 0 && (best < 0 || count[best][0] > 0) {
			gone[sink], at[sink] = true, tail
			tail--
		} else {
			gone[best], at[best] = true, head
			head++
		}
		left--
	}
	return at
}

// reaches tells whether a path leads from one node to another.
func reaches(next [][]int, from, to int) bool {
	seen := make([]bool, len(next))
	stack := []int{from}
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if i == to {
			return true
		}
		if seen[i] {
			continue
		}
		seen[i] = true
		stack = append(stack, next[i]...)
	}
	return false
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
