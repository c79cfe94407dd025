package lp

import (
	"math"
	"slices"
)

// model is a problem for branch and bound: minimised, every column bounded, every row
// that has one finite side written as ≤.
type model struct {
	cost, lo, up []float64
	integer      []bool
	rows         []Row
	offset       float64   // of the objective, from columns that are fixed and gone
	column       []int     // the column of the problem that a column stands for
	fixed        []float64 // values of the problem's columns that are gone
	grain        float64   // the objective of integer points is offset + a multiple; 0: unknown
}

// newModel copies a problem that Check has passed.
func newModel(p *Problem) *model {
	n := len(p.Cost)
	md := &model{cost: slices.Clone(p.Cost), lo: make([]float64, n), up: make([]float64, n), integer: make([]bool, n), column: make([]int, n), fixed: make([]float64, n)}
	for j := range n {
		md.lo[j], md.up[j], md.integer[j], md.column[j] = p.lower(j), p.upper(j), p.integer(j), j
		if md.integer[j] {
			md.lo[j], md.up[j] = math.Ceil(md.lo[j]-Tolerance), math.Floor(md.up[j]+Tolerance)
		}
		if p.Maximize {
			md.cost[j] = -md.cost[j]
		}
	}
	for i := range p.Rows {
		r := merged(n, &p.Rows[i])
		if math.IsInf(r.Upper, 1) {
			for k := range r.Value {
				r.Value[k] = -r.Value[k]
			}
			r.Lower, r.Upper = math.Inf(-1), -r.Lower
		}
		md.rows = append(md.rows, r)
	}
	return md
}

// merged copies a row with the entries of one column added up and zeros left out.
func merged(n int, r *Row) Row {
	a := newMatrix(n, []Row{*r}, nil, nil)
	out := Row{Lower: r.Lower, Upper: r.Upper, Value: slices.Clone(a.rowValue)}
	for _, j := range a.rowIndex {
		out.Index = append(out.Index, int(j))
	}
	return out
}

// binary reports whether a column is integer and still free.
func (md *model) binary(j int) bool { return md.integer[j] && md.lo[j] < md.up[j] }

// activity returns the least and the largest value of a row within the bounds.
func (md *model) activity(r *Row) (least, most float64) {
	for k, j := range r.Index {
		if v := r.Value[k]; v > 0 {
			least += v * md.lo[j]
			most += v * md.up[j]
		} else {
			least += v * md.up[j]
			most += v * md.lo[j]
		}
	}
	return least, most
}

// size is the largest term that a row can have or has had, for tolerances.
func (md *model) size(r *Row) float64 {
	s := r.size
	for k, j := range r.Index {
		s = max(s, math.Abs(r.Value[k])*max(math.Abs(md.lo[j]), math.Abs(md.up[j])))
	}
	if finite(r.Upper) {
		s = max(s, math.Abs(r.Upper))
	}
	if finite(r.Lower) {
		s = max(s, math.Abs(r.Lower))
	}
	return s
}

// compact returns the model without its fixed columns.
func (md *model) compact() *model {
	out := &model{offset: md.offset, fixed: slices.Clone(md.fixed), grain: md.grain}
	to := make([]int, len(md.cost))
	for j := range md.cost {
		if md.lo[j] == md.up[j] {
			to[j] = -1
			out.offset += md.cost[j] * md.lo[j]
			out.fixed[md.column[j]] = md.lo[j]
			continue
		}
		to[j] = len(out.cost)
		out.cost = append(out.cost, md.cost[j])
		out.lo, out.up = append(out.lo, md.lo[j]), append(out.up, md.up[j])
		out.integer = append(out.integer, md.integer[j])
		out.column = append(out.column, md.column[j])
	}
	for i := range md.rows {
		r := &md.rows[i]
		moved := Row{Lower: r.Lower, Upper: r.Upper, size: md.size(r)}
		for k, j := range r.Index {
			if to[j] < 0 {
				moved.Lower -= r.Value[k] * md.lo[j]
				moved.Upper -= r.Value[k] * md.lo[j]
				continue
			}
			moved.Index = append(moved.Index, to[j])
			moved.Value = append(moved.Value, r.Value[k])
		}
		if len(moved.Index) > 0 {
			out.rows = append(out.rows, moved)
		}
	}
	return out
}

// expand returns the problem's columns for a point of the model.
func (md *model) expand(x []float64) []float64 {
	out := slices.Clone(md.fixed)
	for j, v := range x {
		out[md.column[j]] = v
	}
	return out
}

// shrink returns the model's columns of a point of the problem, and whether the point
// agrees with what is fixed.
func (md *model) shrink(full []float64) ([]float64, bool) {
	x := make([]float64, len(md.cost))
	known := slices.Clone(md.fixed)
	for j, c := range md.column {
		x[j] = full[c]
		known[c] = full[c]
		if x[j] < md.lo[j] || x[j] > md.up[j] {
			return x, false
		}
	}
	return x, slices.Equal(known, full)
}

// grainOf returns the largest g = 10^-k·integer, k ≤ 6, of which all values are multiples,
// or 0 where there is none above their rounding.
func grainOf(values []float64) float64 {
	largest := 0.0
	for _, v := range values {
		largest = max(largest, math.Abs(v))
	}
	if largest == 0 {
		return 0
	}
	for scale := 1.0; scale <= 1e6; scale *= 10 {
		if largest*scale > 1e12 {
			return 0
		}
		g := int64(0)
		whole := true
		for _, v := range values {
			t := math.Round(v * scale)
			if math.Abs(v*scale-t) > 1e-9*max(1, math.Abs(t)*1e-3) {
				whole = false
				break
			}
			g = gcd(g, int64(math.Abs(t)))
		}
		if whole && g > 0 {
			return float64(g) / scale
		}
	}
	return 0
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
