package lp

import "math"

// node is an open subproblem: the branchings that lead to it, and the basis that its
// parent's relaxation ended with.
type node struct {
	parent *node
	depth  int
	col    int32
	value  float64 // the column is fixed at it; the root has col −1
	bound  float64 // no point below the node is better (minimising)
	start  *basis
	serial int // order of creation, for ties

	// what branching learns from the node's relaxation
	from, distance float64
}

// basis says which variables are basic, and which of the others lie at their upper bound.
type basis struct {
	head  []int32
	upper []uint64
}

func (s *simplex) basis() *basis {
	b := &basis{head: append([]int32(nil), s.head...), upper: make([]uint64, (len(s.x)+63)/64)}
	for j := range s.x {
		if s.where[j] < 0 && s.x[j] == s.up[j] {
			b.upper[j>>6] |= 1 << (j & 63)
		}
	}
	return b
}

// take makes b the basis under the bounds at hand.
func (s *simplex) take(b *basis) {
	for j := range s.where {
		s.where[j] = -1
	}
	copy(s.head, b.head)
	for i, j := range s.head {
		s.where[j] = int32(i)
	}
	for j := range s.x {
		if s.where[j] >= 0 {
			continue
		}
		if s.x[j] = s.lo[j]; b.upper[j>>6]>>(j&63)&1 == 1 || math.IsInf(s.lo[j], -1) {
			s.x[j] = s.up[j]
		}
		if math.IsInf(s.x[j], 0) {
			s.x[j] = s.rest(j)
		}
	}
	s.renew()
}

// settle puts nonbasic variables back within bounds that were drawn in.
func (s *simplex) settle() {
	moved := false
	for j := range s.x {
		if s.where[j] < 0 && (s.x[j] < s.lo[j] || s.x[j] > s.up[j]) {
			s.x[j] = min(max(s.x[j], s.lo[j]), s.up[j])
			moved = true
		}
	}
	if moved {
		s.primals()
	}
}

// state is a copy of a simplex, to return to after a trial.
type state struct {
	x, d, inv, weight []float64
	head, where       []int32
	unit              []bool
	updates           int
	fresh             bool
}

func (s *simplex) save(to *state) {
	to.x, to.d = append(to.x[:0], s.x...), append(to.d[:0], s.d...)
	to.inv, to.weight = append(to.inv[:0], s.inv...), append(to.weight[:0], s.weight...)
	to.head, to.where = append(to.head[:0], s.head...), append(to.where[:0], s.where...)
	to.unit = append(to.unit[:0], s.unit...)
	to.updates, to.fresh = s.updates, s.fresh
}

func (s *simplex) load(from *state) {
	copy(s.x, from.x)
	copy(s.d, from.d)
	copy(s.inv, from.inv)
	copy(s.weight, from.weight)
	copy(s.head, from.head)
	copy(s.where, from.where)
	copy(s.unit, from.unit)
	s.updates, s.fresh = from.updates, from.fresh
}

// queue is a heap of open nodes: least bound first, then the deepest, then the newest.
type queue []*node

func (q queue) before(a, b int) bool {
	switch x, y := q[a], q[b]; {
	case x.bound != y.bound:
		return x.bound < y.bound
	case x.depth != y.depth:
		return x.depth > y.depth
	default:
		return x.serial > y.serial
	}
}

func (q *queue) push(n *node) {
	*q = append(*q, n)
	for i := len(*q) - 1; i > 0; {
		up := (i - 1) / 2
		if !q.before(i, up) {
			return
		}
		(*q)[i], (*q)[up] = (*q)[up], (*q)[i]
		i = up
	}
}

// next takes the best node, or, of a queue longer than most, one of the worst: what lies
// below it is soon done with.
func (q *queue) next(most int) *node {
	if len(*q) <= most {
		return q.pop()
	}
	last := len(*q) - 1
	n := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	return n
}

func (q *queue) pop() *node {
	top := (*q)[0]
	last := len(*q) - 1
	(*q)[0] = (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			return top
		}
		if c+1 < last && q.before(c+1, c) {
			c++
		}
		if !q.before(c, i) {
			return top
		}
		(*q)[i], (*q)[c] = (*q)[c], (*q)[i]
		i = c
	}
}
