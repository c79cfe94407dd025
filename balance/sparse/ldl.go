package sparse

import (
	"errors"
	"fmt"
	"slices"
)

// ErrSingular says that a pivot is not positive: the matrix is singular or indefinite.
var ErrSingular = errors.New("sparse: matrix is not positive definite")

// Factor is A = LDLᵀ in the order of its Symbolic.
type Factor struct {
	*Symbolic
	lx   []float64 // values of L
	d    []float64 // pivots
	row  []float64 // zero between calls
	fill []int     // end of what is filled of every column
	seen []int32   // the row in which a column was last reached
	path []int32
}

// Factor computes the factor for the values x of the analysed pattern. It returns an error
// wrapping [ErrSingular] if a pivot is not above 1e-14 of its diagonal: what is left of it
// is rounding.
func (s *Symbolic) Factor(x []float64) (*Factor, error) {
	f := &Factor{Symbolic: s, lx: make([]float64, len(s.li)), d: make([]float64, s.n), row: make([]float64, s.n),
		fill: make([]int, s.n), seen: make([]int32, s.n), path: make([]int32, s.n)}
	return f, f.Refactor(x)
}

// pivotTolerance is how far a pivot may fall below its diagonal entry. Elimination of a
// Laplacian only subtracts, so what is left below it is rounding error.
const pivotTolerance = 1e-14

// Refactor computes the factor for other values on the same pattern; it allocates nothing.
//
// Row by row: row k of L solves the triangular system of the rows above. Source: Davis,
// Direct Methods for Sparse Linear Systems, 2006, ch. 4.
func (f *Factor) Refactor(x []float64) error {
	y, fill := f.row, f.fill
	copy(fill, f.lp)
	for k := range f.seen {
		f.seen[k] = none
	}
	for k := range int32(f.n) {
		var diagonal float64
		f.seen[k] = k
		top := int32(f.n) // path[top:] holds the columns of row k, each before its ancestors
		for p := f.up[k]; p < f.up[k+1]; p++ {
			i := f.ui[p]
			if i == k {
				diagonal = x[f.from[p]]
				continue
			}
			y[i] += x[f.from[p]]
			steps := int32(0)
			for ; f.seen[i] != k; i = f.parent[i] {
				f.seen[i] = k
				f.path[steps] = i
				steps++
			}
			top -= steps
			copy(f.path[top:], f.path[:steps])
		}
		d := diagonal
		for _, i := range f.path[top:] {
			yi := y[i]
			y[i] = 0
			begin, end := f.lp[i], fill[i]
			li, lx := f.li[begin:end], f.lx[begin:end]
			for p, r := range li {
				y[r] -= lx[p] * yi
			}
			l := yi / f.d[i]
			d -= l * yi
			f.lx[end] = l
			fill[i] = end + 1
		}
		if !(d > pivotTolerance*diagonal) {
			clear(y)
			return fmt.Errorf("%w: pivot %g of row %d, diagonal %g", ErrSingular, d, f.order[k], diagonal)
		}
		f.d[k] = d
	}
	return nil
}

// Solve replaces b by A⁻¹b. b has one entry per row.
func (f *Factor) Solve(b []float64) {
	y := f.row
	for k, v := range f.order {
		y[k] = b[v]
	}
	for j, yj := range y {
		for p := f.lp[j]; p < f.lp[j+1]; p++ {
			y[f.li[p]] -= f.lx[p] * yj
		}
	}
	for j := f.n - 1; j >= 0; j-- {
		yj := y[j] / f.d[j]
		for p := f.lp[j]; p < f.lp[j+1]; p++ {
			yj -= f.lx[p] * y[f.li[p]]
		}
		y[j] = yj
	}
	for k, v := range f.order {
		b[v], y[k] = y[k], 0
	}
}

// Entry is one entry of a sparse vector.
type Entry struct {
	Row   int32
	Value float64
}

// Products returns aᵀA⁻¹a, aᵀA⁻¹b and bᵀA⁻¹b of two sparse vectors: D^-½L⁻¹ is applied
// to both, along the paths of the elimination tree that they reach.
func (f *Factor) Products(a, b []Entry) (aa, ab, bb float64) {
	x, y := f.row, make([]float64, f.n)
	path := f.reach(a, b)
	for _, e := range a {
		x[f.place[e.Row]] += e.Value
	}
	for _, e := range b {
		y[f.place[e.Row]] += e.Value
	}
	for _, j := range path {
		xj, yj := x[j], y[j]
		x[j] = 0
		aa += xj * xj / f.d[j]
		ab += xj * yj / f.d[j]
		bb += yj * yj / f.d[j]
		for p := f.lp[j]; p < f.lp[j+1]; p++ {
			x[f.li[p]] -= f.lx[p] * xj
			y[f.li[p]] -= f.lx[p] * yj
		}
	}
	return aa, ab, bb
}

// Square returns aᵀA⁻¹a of a sparse vector.
func (f *Factor) Square(a []Entry) (aa float64) {
	x := f.row
	for _, e := range a {
		x[f.place[e.Row]] += e.Value
	}
	for _, j := range f.reach(a, nil) {
		xj := x[j]
		x[j] = 0
		aa += xj * xj / f.d[j]
		for p := f.lp[j]; p < f.lp[j+1]; p++ {
			x[f.li[p]] -= f.lx[p] * xj
		}
	}
	return aa
}

// reach lists the columns that sparse vectors touch on their way up the tree, ascending.
func (f *Factor) reach(a, b []Entry) []int32 {
	for k := range f.seen {
		f.seen[k] = none
	}
	path := f.path[:0]
	for _, list := range [2][]Entry{a, b} {
		for _, e := range list {
			for j := f.place[e.Row]; j != none && f.seen[j] == none; j = f.parent[j] {
				f.seen[j] = 0
				path = append(path, j)
			}
		}
	}
	slices.Sort(path)
	return path
}
