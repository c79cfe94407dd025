package lp

import (
	"math"
	"math/bits"
	"slices"
)

// A literal is a binary column (2j) or its complement (2j+1). Two literals conflict if
// they cannot both be 1: two options that exclude each other, or an option and the
// absence of what it needs.
type literal = int32

func pos(j int) literal            { return literal(2 * j) }
func neg(j int) literal            { return literal(2*j + 1) }
func complement(l literal) literal { return l ^ 1 }
func columnOf(l literal) int       { return int(l >> 1) }
func negated(l literal) bool       { return l&1 == 1 }
func worth(l literal, x float64) float64 {
	if negated(l) {
		return 1 - x
	}
	return x
}

// conflicts is the graph of pairs that exclude each other, as one bit set per literal.
type conflicts struct {
	words int
	bits  []uint64
	list  [][]literal // neighbours, ascending
}

// graph reads the conflicts out of the rows: of a ≤ row over literals with positive
// entries, those that are more than its bound together.
func (md *model) graph() *conflicts {
	n := len(md.cost)
	g := &conflicts{words: (2*n + 63) / 64}
	g.bits = make([]uint64, 2*n*g.words)
	for i := range md.rows {
		for _, c := range md.rowCliques(&md.rows[i]) {
			for a, l := range c {
				for _, k := range c[a+1:] {
					g.join(l, k)
				}
			}
		}
	}
	g.close(2 * n)
	g.list = make([][]literal, 2*n)
	for l := range g.list {
		g.each(l, func(k literal) { g.list[l] = append(g.list[l], k) })
	}
	return g
}

// each calls f for every neighbour of l, ascending.
func (g *conflicts) each(l int, f func(k literal)) {
	for w, b := range g.bits[l*g.words : (l+1)*g.words] {
		for ; b != 0; b &= b - 1 {
			f(literal(64*w + bits.TrailingZeros64(b)))
		}
	}
}

// close follows implications, twice: what excludes the complement of k implies k, and so
// excludes what k excludes. A literal that comes to exclude itself can never be 1.
func (g *conflicts) close(size int) {
	for range 2 {
		for l := range size {
			row := g.bits[l*g.words : (l+1)*g.words]
			g.each(l, func(c literal) {
				k := int(complement(c))
				if k == l {
					return
				}
				for w, b := range g.bits[k*g.words : (k+1)*g.words] {
					row[w] |= b
				}
			})
		}
		for l := range size { // the relation is symmetric
			g.each(l, func(k literal) { g.bits[int(k)*g.words+l>>6] |= 1 << (l & 63) })
		}
	}
}

// fixSelf fixes the literals that exclude themselves and reports whether there were any.
func (md *model) fixSelf(g *conflicts) (changed bool) {
	for j := range md.cost {
		if !md.binary(j) {
			continue
		}
		switch {
		case g.has(pos(j), pos(j)):
			md.up[j], changed = 0, true
		case g.has(neg(j), neg(j)):
			md.lo[j], changed = 1, true
		}
	}
	return changed
}

func (g *conflicts) has(a, b literal) bool {
	return g.bits[int(a)*g.words+int(b>>6)]>>(b&63)&1 == 1
}

func (g *conflicts) join(a, b literal) {
	if a != b {
		g.bits[int(a)*g.words+int(b>>6)] |= 1 << (b & 63)
		g.bits[int(b)*g.words+int(a>>6)] |= 1 << (a & 63)
	}
}

// rowCliques returns sets of literals of a row of which at most one can be 1.
func (md *model) rowCliques(r *Row) (out [][]literal) {
	if finite(r.Upper) {
		if c := md.cliqueOf(r, 1, r.Upper); c != nil {
			out = append(out, c)
		}
	}
	if finite(r.Lower) {
		if c := md.cliqueOf(r, -1, -r.Lower); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// cliqueOf reads sign·row ≤ upper: with everything at its least, the literals whose
// entries exceed what is left two by two.
func (md *model) cliqueOf(r *Row, sign, upper float64) []literal {
	least := 0.0
	type item struct {
		l literal
		v float64
	}
	var items []item
	for k, j := range r.Index {
		v := sign * r.Value[k]
		if v > 0 {
			least += v * md.lo[j]
		} else {
			least += v * md.up[j]
		}
		if !md.binary(j) {
			continue
		}
		if v > 0 {
			items = append(items, item{pos(j), v})
		} else {
			items = append(items, item{neg(j), -v})
		}
	}
	room := upper - least + Tolerance*md.size(r)
	slices.SortFunc(items, func(a, b item) int {
		switch {
		case a.v > b.v:
			return -1
		case a.v < b.v:
			return 1
		}
		return int(a.l - b.l)
	})
	k := 0
	for k+1 < len(items) && items[k].v+items[k+1].v > room {
		k++
	}
	if k == 0 {
		return nil
	}
	out := make([]literal, k+1)
	for i := range out {
		out[i] = items[i].l
	}
	return out
}

// isClique reports whether a row says no more than "at most one of these literals".
func (md *model) isClique(r *Row) bool {
	if finite(r.Lower) || !finite(r.Upper) || len(r.Index) < 2 {
		return false
	}
	ones := 0.0
	for k, j := range r.Index {
		if !md.binary(j) || math.Abs(r.Value[k]) != 1 {
			return false
		}
		if r.Value[k] < 0 {
			ones++
		}
	}
	return r.Upper == 1-ones
}

// cliqueRow writes "at most one of these" as a row.
func cliqueRow(c []literal) Row {
	r := Row{Lower: math.Inf(-1), Upper: 1}
	for _, l := range c {
		r.Index = append(r.Index, columnOf(l))
		if negated(l) {
			r.Value = append(r.Value, -1)
			r.Upper--
		} else {
			r.Value = append(r.Value, 1)
		}
	}
	return r
}

// mergeCliques extends every "at most one" row by the literals that conflict with all of
// it, and drops the rows that another then contains: two options that exclude each other
// and need the same third one become x₁ + x₂ ≤ x₃.
func (md *model) mergeCliques(g *conflicts) {
	var cliques [][]literal
	keep := md.rows[:0]
	for i := range md.rows {
		r := md.rows[i]
		if !md.isClique(&r) {
			keep = append(keep, r)
			continue
		}
		cliques = append(cliques, md.extend(g, literalsOf(&r)))
	}
	md.rows = keep
	slices.SortStableFunc(cliques, func(a, b []literal) int { return len(b) - len(a) })
	var kept [][]literal
	for _, c := range cliques {
		if !slices.ContainsFunc(kept, func(o []literal) bool { return contains(o, c) }) {
			kept = append(kept, c)
			md.rows = append(md.rows, cliqueRow(c))
		}
	}
}

func literalsOf(r *Row) (c []literal) {
	for k, j := range r.Index {
		if r.Value[k] > 0 {
			c = append(c, pos(j))
		} else {
			c = append(c, neg(j))
		}
	}
	slices.Sort(c)
	return c
}

// extend adds literals that conflict with all of c, smallest index first.
func (md *model) extend(g *conflicts, c []literal) []literal {
	for _, l := range g.list[c[0]] {
		if slices.Contains(c, l) || slices.Contains(c, complement(l)) {
			continue
		}
		all := true
		for _, k := range c[1:] {
			if !g.has(l, k) {
				all = false
				break
			}
		}
		if all {
			c = append(c, l)
		}
	}
	slices.Sort(c)
	return c
}

// contains reports whether sorted a holds all of sorted b.
func contains(a, b []literal) bool {
	i := 0
	for _, l := range b {
		for i < len(a) && a[i] < l {
			i++
		}
		if i == len(a) || a[i] != l {
			return false
		}
	}
	return true
}
