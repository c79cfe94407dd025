package lp

import (
	"cmp"
	"math"
	"slices"
)

// item is a literal of a knapsack Σ weight·literal ≤ room, with its value in the
// relaxation.
type item struct {
	l      literal
	weight float64
	x      float64
}

// knapsack reads sign·row ≤ upper as a knapsack over literals with positive weights.
func (md *model) knapsack(r *Row, sign, upper float64, x []float64) (items []item, room float64) {
	room = upper
	for k, j := range r.Index {
		v := sign * r.Value[k]
		switch {
		case md.binary(j) && v > 0:
			items = append(items, item{pos(j), v, x[j]})
		case md.binary(j):
			items = append(items, item{neg(j), -v, 1 - x[j]})
			room -= v
		case v > 0:
			room -= v * md.lo[j]
		default:
			room -= v * md.up[j]
		}
	}
	return items, room
}

// cover returns a lifted cover inequality that cuts x off, as integer coefficients of
// literals, Σ coef·literal ≤ rhs, and whether there is one.
//
// A cover is a set that does not fit. Its members at value 1 are set aside, the others
// form Σ ≤ |C|−1, which is lifted: first fractional literals outside, then those set
// aside, then the rest. Lifting is exact: least[z] is the smallest weight that reaches
// the value z, a table that integer coefficients keep small.
//
// Source: Zemel 1989; Gu, Nemhauser & Savelsbergh 1998, Lifted cover inequalities for 0-1
// integer programs.
func cover(items []item, room float64) (coef map[literal]int, rhs int, ok bool) {
	if !(room >= 0) {
		return nil, 0, false
	}
	total, size := 0.0, room
	for _, it := range items {
		total += it.weight
		size = max(size, it.weight)
	}
	eps := Tolerance * size * 10
	if total <= room+eps {
		return nil, 0, false
	}
	order := slices.Clone(items)
	slices.SortFunc(order, func(a, b item) int {
		return cmp.Or(cmp.Compare((1-a.x)*b.weight, (1-b.x)*a.weight), cmp.Compare(b.weight, a.weight), cmp.Compare(a.l, b.l))
	})
	sum, count := 0.0, 0
	for count < len(order) && sum <= room+eps {
		sum += order[count].weight
		count++
	}
	if sum <= room+eps {
		return nil, 0, false
	}
	chosen, rest := order[:count:count], order[count:]
	// without members that are not needed, the least valuable first
	slices.SortStableFunc(chosen, func(a, b item) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.l, b.l)) })
	var core, aside []item
	for _, it := range chosen {
		switch {
		case sum-it.weight > room+eps:
			sum -= it.weight
			rest = append(rest[:len(rest):len(rest)], it)
		case it.x >= 1-1e-9:
			aside = append(aside, it)
		default:
			core = append(core, it)
		}
	}
	for len(core) < 2 && len(aside) > 0 {
		core = append(core, aside[len(aside)-1])
		aside = aside[:len(aside)-1]
	}
	if len(core) < 2 {
		return nil, 0, false
	}
	l := lifting{coef: map[literal]int{}, eps: eps, least: []float64{0}}
	l.room = room
	for _, it := range aside {
		l.room -= it.weight
	}
	for _, it := range core {
		l.add(it, 1)
	}
	l.rhs = len(core) - 1
	slices.SortStableFunc(rest, func(a, b item) int {
		return cmp.Or(cmp.Compare(b.x, a.x), cmp.Compare(b.weight, a.weight), cmp.Compare(a.l, b.l))
	})
	k := 0
	for ; k < len(rest) && rest[k].x > 1e-9; k++ {
		l.up(rest[k])
	}
	slices.SortStableFunc(aside, func(a, b item) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.l, b.l)) })
	for _, it := range aside {
		l.down(it)
	}
	for ; k < len(rest); k++ {
		l.up(rest[k])
	}
	lhs := 0.0
	norm := 0.0
	for _, it := range items {
		c := float64(l.coef[it.l])
		lhs += c * it.x
		norm += c * c
	}
	return l.coef, l.rhs, lhs-float64(l.rhs) > 1e-3*math.Sqrt(norm)
}

type lifting struct {
	coef  map[literal]int
	rhs   int
	room  float64
	eps   float64
	least []float64
}

// add puts an item with its coefficient into the table.
func (l *lifting) add(it item, coef int) {
	l.coef[it.l] = coef
	if coef == 0 {
		return
	}
	last := len(l.least) - 1
	for range coef {
		l.least = append(l.least, math.Inf(1))
	}
	for z := last + coef; z > 0; z-- {
		l.least[z] = min(l.least[z], l.least[max(z-coef, 0)]+it.weight)
	}
}

// reach is the largest value within a room; what is at the edge counts as within.
func (l *lifting) reach(room float64) int {
	z := len(l.least) - 1
	for z > 0 && l.least[z] > room+l.eps {
		z--
	}
	return z
}

func (l *lifting) up(it item) { l.add(it, max(0, l.rhs-l.reach(l.room-it.weight))) }

func (l *lifting) down(it item) {
	c := max(0, l.reach(l.room+it.weight)-l.rhs)
	l.rhs += c
	l.room += it.weight
	l.add(it, c)
}
