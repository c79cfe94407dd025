package lp

import (
	"math"
	"slices"
)

// presolve makes a model smaller and tighter without losing its best integer point:
// rows that always hold go, bounds that rows imply and columns that gain nothing are
// fixed, coefficients are drawn in, right-hand sides fall to the next multiple, columns
// that another beats in every respect are fixed. It reports whether the model is still
// feasible as far as it can see.
//
// Source: Savelsbergh 1994, Preprocessing and probing techniques for mixed integer
// programming problems.
func (md *model) presolve() bool {
	for range 10 {
		changed := false
		keep := md.rows[:0]
		for i := range md.rows {
			r := md.rows[i]
			ok, useful, tighter := md.tighten(&r)
			if !ok {
				return false
			}
			changed = changed || tighter || !useful
			if useful {
				keep = append(keep, r)
			}
		}
		md.rows = keep
		if md.dualFix() {
			changed = true
		}
		if !changed {
			break
		}
	}
	return true
}

// tighten looks at one row: whether it can hold, whether it says anything, and whether it
// fixed a column or changed.
func (md *model) tighten(r *Row) (ok, useful, changed bool) {
	eps := Tolerance * max(md.size(r), tiny)
	if md.roundRow(r) {
		changed = true
	}
	for {
		least, most := md.activity(r)
		if least > r.Upper+eps || most < r.Lower-eps {
			return false, false, false
		}
		if most <= r.Upper+eps {
			r.Upper = math.Inf(1)
		}
		if least >= r.Lower-eps {
			r.Lower = math.Inf(-1)
		}
		if math.IsInf(r.Upper, 1) && math.IsInf(r.Lower, -1) {
			return true, false, changed
		}
		fixed := false
		for k, j := range r.Index {
			if !md.binary(j) {
				continue
			}
			v := math.Abs(r.Value[k])
			atLeast, atMost := md.lo[j], md.up[j] // where the activity is least, largest
			if r.Value[k] < 0 {
				atLeast, atMost = atMost, atLeast
			}
			switch {
			case least+v > r.Upper+eps:
				md.lo[j], md.up[j] = atLeast, atLeast
				most -= v
			case most-v < r.Lower-eps:
				md.lo[j], md.up[j] = atMost, atMost
				least += v
			default:
				continue
			}
			fixed, changed = true, true
		}
		if !fixed {
			break
		}
	}
	if math.IsInf(r.Upper, 1) { // write it as ≤
		for k := range r.Value {
			r.Value[k] = -r.Value[k]
		}
		r.Lower, r.Upper = math.Inf(-1), -r.Lower
	}
	return true, true, md.drawIn(r) || changed
}

// drawIn lowers coefficients of a ≤ row that is idle for one value of a binary column:
// the same integer points, a smaller relaxation.
func (md *model) drawIn(r *Row) (changed bool) {
	if !math.IsInf(r.Lower, -1) {
		return false
	}
	_, most := md.activity(r)
	eps := 1e-7 * max(md.size(r), tiny)
	for k, j := range r.Index {
		v := r.Value[k]
		if !md.binary(j) {
			continue
		}
		rest := most - math.Abs(v) // largest activity where the column makes the row idle
		delta := r.Upper - rest
		if delta <= eps || delta >= math.Abs(v)-eps {
			continue
		}
		if v > 0 {
			r.Value[k] = v - delta
			r.Upper -= delta
			most -= delta
		} else { // idle at 1, where the activity is most − |v|
			r.Value[k] = v + delta
		}
		changed = true
	}
	return changed
}

// roundRow lets the bounds of a row of integer columns fall to multiples of its grain.
func (md *model) roundRow(r *Row) (changed bool) {
	var values []float64
	base := 0.0
	for k, j := range r.Index {
		switch {
		case md.binary(j):
			values = append(values, r.Value[k])
		case md.lo[j] < md.up[j]:
			return false
		default:
			base += r.Value[k] * md.lo[j]
		}
	}
	g := grainOf(values)
	if g == 0 || g < 1e-8*md.size(r) {
		return false
	}
	if finite(r.Upper) {
		if b := math.Floor((r.Upper-base)/g+1e-6)*g + base; b < r.Upper-1e-3*g {
			r.Upper, changed = b, true
		}
	}
	if finite(r.Lower) {
		if b := math.Ceil((r.Lower-base)/g-1e-6)*g + base; b > r.Lower+1e-3*g {
			r.Lower, changed = b, true
		}
	}
	return changed
}

// dualFix fixes columns that no row holds back from their cheaper bound, and those that
// another column of the same clique beats in cost and in every row.
func (md *model) dualFix() (changed bool) {
	n := len(md.cost)
	down, upLocks := make([]int, n), make([]int, n)
	entries := make([][]entry, n)
	for i := range md.rows {
		r := &md.rows[i]
		for k, j := range r.Index {
			v := r.Value[k]
			entries[j] = append(entries[j], entry{i, v})
			if finite(r.Upper) {
				if v > 0 {
					upLocks[j]++
				} else {
					down[j]++
				}
			}
			if finite(r.Lower) {
				if v > 0 {
					down[j]++
				} else {
					upLocks[j]++
				}
			}
		}
	}
	for j := range n {
		if md.lo[j] == md.up[j] {
			continue
		}
		switch {
		case md.cost[j] >= 0 && down[j] == 0:
			md.up[j] = md.lo[j]
			changed = true
		case md.cost[j] <= 0 && upLocks[j] == 0:
			md.lo[j] = md.up[j]
			changed = true
		}
	}
	return md.dominated(entries) || changed
}

type entry struct {
	row   int
	value float64
}

// dominated fixes column j at 0 where a row lets at most one of j and k be 1, and k costs
// no more and weighs no more in every row. All rows are ≤ here but those with two sides.
func (md *model) dominated(entries [][]entry) (changed bool) {
	for i := range md.rows {
		r := &md.rows[i]
		if len(r.Index) > 60 || !md.packing(r) {
			continue
		}
		for a, j := range r.Index {
			if !md.binary(j) {
				continue
			}
			for b, k := range r.Index {
				if a == b || !md.binary(k) || md.lo[j] == md.up[j] || r.Value[a] < 0 || r.Value[b] < 0 {
					continue
				}
				if md.beats(entries[k], entries[j]) && (md.cost[k] < md.cost[j] || md.cost[k] == md.cost[j] && (k < j || !md.beats(entries[j], entries[k]))) {
					md.up[j] = md.lo[j]
					changed = true
				}
			}
		}
	}
	return changed
}

// packing reports whether of any two columns of a row (of free binaries, by positive
// entries) only one can be 1.
func (md *model) packing(r *Row) bool {
	least, second := math.Inf(1), math.Inf(1)
	low := 0.0
	for k, j := range r.Index {
		v := r.Value[k]
		if !md.binary(j) || v < 0 {
			return false
		}
		if v < least {
			least, second = v, least
		} else {
			second = min(second, v)
		}
	}
	return low+least+second > r.Upper+Tolerance*md.size(r)
}

// beats reports whether entries a are at most entries b in every row.
func (md *model) beats(a, b []entry) bool {
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		var va, vb float64
		var row int
		switch {
		case j == len(b) || i < len(a) && a[i].row < b[j].row:
			row, va = a[i].row, a[i].value
			i++
		case i == len(a) || b[j].row < a[i].row:
			row, vb = b[j].row, b[j].value
			j++
		default:
			row, va, vb = a[i].row, a[i].value, b[j].value
			i++
			j++
		}
		if va > vb || finite(md.rows[row].Lower) && va != vb {
			return false
		}
	}
	return true
}

// dropRepeated leaves out rows whose columns and values another row has with a bound at
// least as tight.
func (md *model) dropRepeated() {
	slices.SortStableFunc(md.rows, func(a, b Row) int { return len(a.Index) - len(b.Index) })
	keep := md.rows[:0]
next:
	for _, r := range md.rows {
		for k := len(keep) - 1; k >= 0 && len(keep[k].Index) == len(r.Index); k-- {
			o := &keep[k]
			if slices.Equal(o.Index, r.Index) && slices.Equal(o.Value, r.Value) && math.IsInf(o.Lower, -1) && math.IsInf(r.Lower, -1) {
				o.Upper = min(o.Upper, r.Upper)
				continue next
			}
		}
		keep = append(keep, r)
	}
	md.rows = keep
}
