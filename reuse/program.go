package reuse

import (
	"math"
	"slices"
)

// row is one condition of a linear programme: a·x ≥ b, or a·x = b.
type row struct {
	a     []float64
	b     float64
	equal bool
}

// minimise solves a small dense linear programme
//
//	minimise c·x  subject to  rows, x ≥ 0
//
// by the two-phase tableau simplex; ties and long degenerate runs follow Bland's rule, so
// that it ends. Shapes: len(c) unknowns; a few dozen rows. Numbers should be near 1. It
// returns nil where the rows contradict each other, or where nothing bounds the minimum.
//
// Source: Bland, Math. Oper. Res. 2 (1977) 103.
func minimise(c []float64, rows []row) []float64 {
	n, m := len(c), len(rows)
	slack := 0
	for _, r := range rows {
		if !r.equal {
			slack++
		}
	}
	t := &tableau{width: n + slack + m + 1, basis: make([]int, m)}
	k := n
	for i, r := range rows {
		line := make([]float64, t.width)
		copy(line, r.a)
		if !r.equal {
			line[k] = -1
			k++
		}
		line[t.width-1] = r.b
		if r.b < 0 || r.b == 0 && !r.equal {
			for j := range line {
				line[j] = -line[j]
			}
		}
		line[n+slack+i] = 1
		t.basis[i] = n + slack + i
		t.lines = append(t.lines, line)
	}
	first := make([]float64, t.width)
	for j := n + slack; j < t.width-1; j++ {
		first[j] = 1
	}
	if !t.solve(first, t.width-1) || t.cost(first) > feasible {
		return nil
	}
	t.expel(n + slack)
	second := make([]float64, t.width)
	copy(second, c)
	if !t.solve(second, n+slack) {
		return nil
	}
	x := make([]float64, n)
	for i, j := range t.basis {
		if j < n {
			x[j] = max(0, t.lines[i][t.width-1])
		}
	}
	return x
}

// feasible is what may be left of the first phase: rows are scaled near 1, and a tableau of
// some dozen rows keeps about ten digits. tiny is what counts as zero in a pivot.
const (
	feasible = 1e-9
	tiny     = 1e-11
)

type tableau struct {
	lines [][]float64 // unknowns, slacks, artificials, right side
	basis []int
	width int
}

func (t *tableau) cost(c []float64) (sum float64) {
	for i, j := range t.basis {
		sum += c[j] * t.lines[i][t.width-1]
	}
	return sum
}

// solve brings in columns below most until no one lowers the cost; false if nothing bounds it.
func (t *tableau) solve(c []float64, most int) bool {
	price := make([]float64, t.width) // reduced costs
	copy(price, c)
	for i, j := range t.basis {
		for k := range price {
			price[k] -= c[j] * t.lines[i][k]
		}
	}
	for step := range 50 * (len(t.lines) + most) {
		enter, least := -1, -tiny
		for j := range most {
			if price[j] < least {
				enter, least = j, price[j]
				if step > 10*(len(t.lines)+most) {
					break // Bland
				}
			}
		}
		if enter < 0 {
			return true
		}
		leave, ratio := -1, math.Inf(1)
		for i, line := range t.lines {
			if line[enter] <= tiny {
				continue
			}
			q := line[t.width-1] / line[enter]
			if q < ratio-tiny || q <= ratio && t.basis[i] < t.basis[leave] {
				leave, ratio = i, q
			}
		}
		if leave < 0 {
			return false
		}
		t.pivot(leave, enter)
		f := price[enter]
		for k := range price {
			price[k] -= f * t.lines[leave][k]
		}
	}
	return true
}

func (t *tableau) pivot(i, j int) {
	line := t.lines[i]
	f := line[j]
	for k := range line {
		line[k] /= f
	}
	for r, other := range t.lines {
		if f := other[j]; r != i && f != 0 {
			for k := range other {
				other[k] -= f * line[k]
			}
		}
	}
	t.basis[i] = j
}

// expel takes artificials that stand at zero out of the basis, or drops their row where it
// says nothing.
func (t *tableau) expel(real int) {
	for i := 0; i < len(t.lines); i++ {
		if t.basis[i] < real {
			continue
		}
		best := -1
		for j := range real {
			if abs(t.lines[i][j]) > feasible && (best < 0 || abs(t.lines[i][j]) > abs(t.lines[i][best])) {
				best = j
			}
		}
		if best >= 0 {
			t.pivot(i, best)
			continue
		}
		t.lines = append(t.lines[:i], t.lines[i+1:]...)
		t.basis = append(t.basis[:i], t.basis[i+1:]...)
		i--
	}
}

// cuts minimises over so many rows that only those are written down that a solution
// violates: worst returns the most violated row, or nil where none is. The result is the
// minimum over all rows, or nil where they contradict each other.
func cuts(c []float64, rows []row, worst func(x []float64) *row) []float64 {
	for range 2000 {
		x := minimise(c, rows)
		if x == nil {
			return nil
		}
		r := worst(x)
		if r == nil || slices.ContainsFunc(rows, func(q row) bool { return q.b == r.b && slices.Equal(q.a, r.a) }) {
			return x // nothing is violated, or a row that is there, by rounding
		}
		rows = append(rows, *r)
	}
	return nil
}
