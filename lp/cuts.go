package lp

import (
	"cmp"
	"math"
	"slices"
)

const (
	cutRounds   = 20
	cutsAtATime = 30
)

// cutLoop tightens the root's relaxation by covers and cliques as long as the bound
// moves; cuts that end up idle are taken out again. It returns the bound; done: nothing
// better than the best point is left.
func (t *search) cutLoop(bound float64) (float64, bool) {
	first := bound
	stalled := 0
	for round := range cutRounds {
		if t.stop != nil && t.stop() {
			break
		}
		cuts := t.separate()
		if len(cuts) == 0 || len(t.rows)+len(cuts) > MostRows {
			break
		}
		old := t.s
		t.rows = append(t.rows[:len(t.rows):len(t.rows)], cuts...)
		t.build(old)
		after, done := t.relax(bound, 1<<30)
		if done {
			return after, true
		}
		gap := max(t.cutoff-first, math.Abs(after)*1e-6)
		if math.IsInf(gap, 1) {
			gap = math.Abs(after) * 1e-2
		}
		if after-bound < 1e-3*gap {
			stalled++
		} else {
			stalled = 0
		}
		bound = max(bound, after)
		if t.walk != nil && round%4 == 3 {
			t.roundAndImprove()
		}
		if stalled >= 3 {
			break
		}
	}
	t.dropIdle()
	return bound, false
}

// dropIdle takes out the cuts whose rows are not tight.
func (t *search) dropIdle() {
	n, own := len(t.md.cost), len(t.md.rows)
	if len(t.rows) == own {
		return
	}
	keep := append([]Row(nil), t.rows[:own]...)
	var rows []int // of the old relaxation, by row of the new one
	for i := range t.rows {
		if i >= own && t.s.where[n+i] < 0 {
			keep = append(keep, t.rows[i])
		}
		if i < own || t.s.where[n+i] < 0 {
			rows = append(rows, i)
		}
	}
	if len(keep) == len(t.rows) {
		return
	}
	to := make(map[int32]int32, len(rows))
	for k, i := range rows {
		to[int32(n+i)] = int32(n + k)
	}
	old := t.s.basis()
	b := &basis{upper: make([]uint64, (n+len(keep)+63)/64)}
	for _, j := range old.head {
		if int(j) < n {
			b.head = append(b.head, j)
		} else if k, ok := to[j]; ok {
			b.head = append(b.head, k)
		}
	}
	for j := range t.s.x {
		if old.upper[j>>6]>>(j&63)&1 == 0 {
			continue
		}
		k := int32(j)
		if j >= n {
			k = to[k]
		}
		b.upper[k>>6] |= 1 << (k & 63)
	}
	t.rows = keep
	t.build(nil)
	t.s.take(b)
	t.s.dual(1<<30, math.Inf(1), t.stop)
}

// separate returns rows that cut the point of the relaxation off, the deepest first, none
// almost parallel to one before.
func (t *search) separate() []Row {
	n := len(t.md.cost)
	x := make([]float64, n)
	for j := range x {
		x[j] = min(max(t.s.x[j], t.md.lo[j]), t.md.up[j])
	}
	var found []Row
	for i := range t.md.rows {
		r := &t.md.rows[i]
		if t.md.isClique(r) {
			continue
		}
		if finite(r.Upper) {
			found = t.coverRow(found, r, 1, r.Upper, x)
		}
		if finite(r.Lower) {
			found = t.coverRow(found, r, -1, -r.Lower, x)
		}
	}
	found = append(found, t.cliqueCuts(x)...)
	depth := make([]float64, len(found))
	order := make([]int, len(found))
	for i := range found {
		order[i] = i
		norm := 0.0
		for _, v := range found[i].Value {
			norm += v * v
		}
		depth[i] = (found[i].Activity(x) - found[i].Upper) / math.Sqrt(norm)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(depth[b], depth[a]) })
	var out []Row
	for _, i := range order {
		if len(out) == cutsAtATime {
			break
		}
		if !slices.ContainsFunc(out, func(r Row) bool { return parallel(n, &r, &found[i]) }) {
			out = append(out, found[i])
		}
	}
	return out
}

func (t *search) coverRow(found []Row, r *Row, sign, upper float64, x []float64) []Row {
	items, room := t.md.knapsack(r, sign, upper, x)
	coef, rhs, ok := cover(items, room)
	if !ok {
		return found
	}
	c := Row{Lower: math.Inf(-1), Upper: float64(rhs)}
	for _, it := range items {
		v := float64(coef[it.l])
		if v == 0 {
			continue
		}
		c.Index = append(c.Index, columnOf(it.l))
		if negated(it.l) {
			v, c.Upper = -v, c.Upper-v
		}
		c.Value = append(c.Value, v)
	}
	return append(found, c)
}

// cliqueCuts grows sets of literals in conflict from every fractional one.
func (t *search) cliqueCuts(x []float64) (out []Row) {
	var order []literal
	for j := range t.md.cost {
		if !t.md.binary(j) {
			continue
		}
		for _, l := range []literal{pos(j), neg(j)} {
			if v := worth(l, x[j]); v > 1e-6 && len(t.g.list[l]) > 0 {
				order = append(order, l)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b literal) int {
		return cmp.Compare(worth(b, x[columnOf(b)]), worth(a, x[columnOf(a)]))
	})
	for _, start := range order {
		if v := worth(start, x[columnOf(start)]); v > 1-1e-6 {
			continue
		}
		c := []literal{start}
		sum := worth(start, x[columnOf(start)])
		for _, l := range order {
			if l == start || columnOf(l) == columnOf(start) {
				continue
			}
			if !slices.ContainsFunc(c, func(k literal) bool { return !t.g.has(l, k) || columnOf(k) == columnOf(l) }) {
				c = append(c, l)
				sum += worth(l, x[columnOf(l)])
			}
		}
		if len(c) > 1 && sum > 1+1e-3 {
			out = append(out, cliqueRow(t.md.extend(t.g, c)))
		}
	}
	return out
}

// parallel reports whether two rows are almost so.
func parallel(n int, a, b *Row) bool {
	va := make([]float64, n)
	na, nb, dot := 0.0, 0.0, 0.0
	for k, j := range a.Index {
		va[j] = a.Value[k]
		na += a.Value[k] * a.Value[k]
	}
	for k, j := range b.Index {
		dot += va[j] * b.Value[k]
		nb += b.Value[k] * b.Value[k]
	}
	return dot > 0.95*math.Sqrt(na*nb)
}
