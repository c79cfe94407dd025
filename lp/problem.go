package lp

import (
	"errors"
	"fmt"
	"math"
)

// The sizes that the dense kernel is made for; MostColumns is Branch's.
const (
	MostRows    = 2000
	MostColumns = 5000
)

// Row is Lower ≤ Σ Value[k]·x[Index[k]] ≤ Upper.
type Row struct {
	Index        []int
	Value        []float64
	Lower, Upper float64

	size float64 // of a row that has lost columns: the magnitude its rounding comes from
}

// Problem is a linear program: the best Cost·x with rows and columns within their bounds.
type Problem struct {
	Maximize bool
	Cost     []float64
	Lower    []float64 // nil: 0
	Upper    []float64 // nil: +Inf
	Rows     []Row
	Integer  []bool // columns that Branch makes 0 or 1; Solve does not look at them
}

// AtMost adds a row Σ value·x ≤ limit.
func (p *Problem) AtMost(limit float64, index []int, value []float64) {
	p.Rows = append(p.Rows, Row{Index: index, Value: value, Lower: math.Inf(-1), Upper: limit})
}

// AtLeast adds a row Σ value·x ≥ limit.
func (p *Problem) AtLeast(limit float64, index []int, value []float64) {
	p.Rows = append(p.Rows, Row{Index: index, Value: value, Lower: limit, Upper: math.Inf(1)})
}

// Equal adds a row Σ value·x = limit.
func (p *Problem) Equal(limit float64, index []int, value []float64) {
	p.Rows = append(p.Rows, Row{Index: index, Value: value, Lower: limit, Upper: limit})
}

// Errors of Problem.Check.
var (
	ErrNumber = errors.New("not a number")
	ErrBounds = errors.New("lower bound above upper bound")
	ErrSize   = errors.New("too large for the dense kernel")
	ErrBinary = errors.New("an integer column is not within 0 and 1")
	ErrOpen   = errors.New("branch and bound needs finite bounds")
)

func (p *Problem) lower(j int) float64 {
	if p.Lower == nil {
		return 0
	}
	return p.Lower[j]
}

func (p *Problem) upper(j int) float64 {
	if p.Upper == nil {
		return math.Inf(1)
	}
	return p.Upper[j]
}

func (p *Problem) integer(j int) bool { return p.Integer != nil && p.Integer[j] }

// Check returns the first thing wrong with the numbers. It panics if slices disagree in
// length or an index lies outside: that is a bug in the caller.
func (p *Problem) Check() error {
	n := len(p.Cost)
	if p.Lower != nil && len(p.Lower) != n || p.Upper != nil && len(p.Upper) != n || p.Integer != nil && len(p.Integer) != n {
		panic("lp: bounds and costs differ in length")
	}
	if len(p.Rows) > MostRows {
		return fmt.Errorf("%d rows: %w", len(p.Rows), ErrSize)
	}
	for j := range n {
		if !finite(p.Cost[j]) {
			return fmt.Errorf("cost of column %d is %g: %w", j, p.Cost[j], ErrNumber)
		}
		if err := interval(p.lower(j), p.upper(j)); err != nil {
			return fmt.Errorf("column %d within %g and %g: %w", j, p.lower(j), p.upper(j), err)
		}
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		if len(r.Index) != len(r.Value) {
			panic("lp: a row's indices and values differ in length")
		}
		for k, v := range r.Value {
			if r.Index[k] < 0 || r.Index[k] >= n {
				panic("lp: a row names a column that is not there")
			}
			if !finite(v) {
				return fmt.Errorf("row %d, column %d is %g: %w", i, r.Index[k], v, ErrNumber)
			}
		}
		if err := interval(r.Lower, r.Upper); err != nil {
			return fmt.Errorf("row %d within %g and %g: %w", i, r.Lower, r.Upper, err)
		}
	}
	return nil
}

func interval(lo, up float64) error {
	switch {
	case math.IsNaN(lo) || math.IsNaN(up) || math.IsInf(lo, 1) || math.IsInf(up, -1):
		return ErrNumber
	case lo > up:
		return ErrBounds
	}
	return nil
}

func finite(x float64) bool { return x-x == 0 }

// Objective returns Cost·x.
func (p *Problem) Objective(x []float64) (z float64) {
	for j, c := range p.Cost {
		z += c * x[j]
	}
	return z
}

// Activity returns Σ Value·x of a row.
func (r *Row) Activity(x []float64) (a float64) {
	for k, j := range r.Index {
		a += r.Value[k] * x[j]
	}
	return a
}

// Tolerance is how far a point may lie outside a bound, relative to the magnitudes that
// met there: sums of decimal fractions miss their last digits.
const Tolerance = 1e-9

// Violation returns the largest distance of x outside a row or a column: of a row
// relative to its largest term or its bound, of a column relative to its bound, at least 1.
func (p *Problem) Violation(x []float64) (worst float64) {
	for j := range p.Cost {
		worst = max(worst, outside(x[j], p.lower(j), p.upper(j), 1))
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		a, size := 0.0, 0.0
		for k, j := range r.Index {
			t := r.Value[k] * x[j]
			a += t
			size = max(size, math.Abs(t))
		}
		worst = max(worst, outside(a, r.Lower, r.Upper, size))
	}
	return worst
}

func outside(a, lo, up, size float64) float64 {
	if !finite(a) {
		return math.Inf(1)
	}
	v := 0.0
	if a < lo {
		v = (lo - a) / max(math.Abs(lo), size, tiny)
	}
	if a > up {
		v = (a - up) / max(math.Abs(up), size, tiny)
	}
	return v
}

const tiny = 1e-30
