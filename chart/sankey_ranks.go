package chart

import (
	"cmp"
	"slices"
)

// makeColumns gives every node its column, and fills the columns with the ends of stubs
// and the passages of bands that go further than one column.
func (g *diagram) makeColumns() {
	rank := g.ranks()
	low, high := 0, 0
	for _, a := range g.arcs {
		switch {
		case a.from < 0:
			low = min(low, rank[a.to]-1)
		case a.to < 0:
			high = max(high, rank[a.from]+1)
		}
	}
	high = max(high, slices.Max(rank))
	g.columns = make([][]int, high-low+1)
	for i := range g.nodes {
		g.nodes[i].slot = g.addSlot(slot{kind: nodeSlot, node: i, arc: -1, column: rank[i] - low})
	}
	for i := range g.arcs {
		a := &g.arcs[i]
		switch {
		case a.back:
		case a.from < 0:
			end := g.nodes[a.to].slot
			a.chain = []int{g.addSlot(slot{kind: sourceSlot, node: -1, arc: i, column: g.slots[end].column - 1}), end}
		case a.to < 0:
			start := g.nodes[a.from].slot
			a.chain = []int{start, g.addSlot(slot{kind: sinkSlot, node: -1, arc: i, column: g.slots[start].column + 1})}
		default:
			start, end := g.nodes[a.from].slot, g.nodes[a.to].slot
			a.chain = []int{start}
			for c := g.slots[start].column + 1; c < g.slots[end].column; c++ {
				a.chain = append(a.chain, g.addSlot(slot{kind: passSlot, node: -1, arc: i, column: c}))
			}
			a.chain = append(a.chain, end)
		}
		for k := 1; k < len(a.chain); k++ {
			g.segments = append(g.segments, segment{arc: i, from: a.chain[k-1], to: a.chain[k]})
		}
	}
	for _, column := range g.columns {
		for place, s := range column {
			g.slots[s].place = place
		}
	}
}

func (g *diagram) addSlot(s slot) int {
	g.slots = append(g.slots, s)
	g.columns[s.column] = append(g.columns[s.column], len(g.slots)-1)
	return len(g.slots) - 1
}

// ranks puts every node to the right of all nodes that feed it, as far left as that
// allows; then, from the right, those with more bands ahead of them than behind them as
// far right as their targets allow: bands are kept short.
func (g *diagram) ranks() []int {
	n := len(g.nodes)
	next, before := make([][]int, n), make([][]int, n)
	for _, a := range g.arcs {
		if a.from >= 0 && a.to >= 0 && !a.back {
			next[a.from] = append(next[a.from], a.to)
			before[a.to] = append(before[a.to], a.from)
		}
	}
	rank, sequence := make([]int, n), sorted(next, before)
	for _, i := range sequence {
		for _, j := range before[i] {
			rank[i] = max(rank[i], rank[j]+1)
		}
	}
	for _, i := range slices.Backward(sequence) {
		if len(next[i]) > len(before[i]) {
			nearest := rank[next[i][0]]
			for _, j := range next[i] {
				nearest = min(nearest, rank[j])
			}
			rank[i] = nearest - 1
		}
	}
	return squeeze(rank)
}

// sorted lists nodes so that each comes after all that feed it; the first listed first.
func sorted(next, before [][]int) []int {
	wait := make([]int, len(next))
	var ready, out []int
	for i := range before {
		if wait[i] = len(before[i]); wait[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := slices.Min(ready)
		ready = slices.Delete(ready, slices.Index(ready, i), slices.Index(ready, i)+1)
		out = append(out, i)
		for _, j := range next[i] {
			if wait[j]--; wait[j] == 0 {
				ready = append(ready, j)
			}
		}
	}
	return out
}

// squeeze takes out columns that have become empty.
func squeeze(rank []int) []int {
	used := slices.Clone(rank)
	slices.SortFunc(used, cmp.Compare[int])
	used = slices.Compact(used)
	for i, r := range rank {
		rank[i], _ = slices.BinarySearch(used, r)
	}
	return rank
}
