package lp

import "math"

// change is a bound as it was, to take back.
type change struct {
	col    int32
	lo, up float64
}

// propagator fixes binary columns that the rows of a relaxation force, given what is
// fixed already.
type propagator struct {
	a       matrix
	integer []bool
	lo, up  []float64 // those of the simplex: columns, then logicals
	largest []float64 // largest entry of each row
	dirty   []bool
	pending []int32
	trail   []change
}

func newPropagator(a matrix, integer []bool, lo, up []float64) *propagator {
	p := &propagator{a: a, integer: integer, lo: lo, up: up, largest: make([]float64, a.m), dirty: make([]bool, a.m)}
	for i := range a.m {
		_, value := a.row(i)
		for _, v := range value {
			p.largest[i] = max(p.largest[i], math.Abs(v))
		}
	}
	return p
}

// fix sets a column and marks its rows.
func (p *propagator) fix(j int32, v float64) {
	p.trail = append(p.trail, change{j, p.lo[j], p.up[j]})
	p.lo[j], p.up[j] = v, v
	index, _ := p.a.col(int(j))
	for _, i := range index {
		if !p.dirty[i] {
			p.dirty[i] = true
			p.pending = append(p.pending, i)
		}
	}
}

// undo takes changes back until the trail has the length it had.
func (p *propagator) undo(length int) {
	for k := len(p.trail) - 1; k >= length; k-- {
		c := p.trail[k]
		p.lo[c.col], p.up[c.col] = c.lo, c.up
	}
	p.trail = p.trail[:length]
}

// run propagates all marked rows; false: they contradict each other.
func (p *propagator) run() bool {
	for len(p.pending) > 0 {
		i := p.pending[len(p.pending)-1]
		p.pending = p.pending[:len(p.pending)-1]
		p.dirty[i] = false
		if !p.row(int(i)) {
			for _, k := range p.pending {
				p.dirty[k] = false
			}
			p.pending = p.pending[:0]
			return false
		}
	}
	return true
}

// row looks at one row: lower ≤ activity ≤ upper.
func (p *propagator) row(i int) bool {
	index, value := p.a.row(i)
	upper, lower := -p.lo[p.a.n+i], -p.up[p.a.n+i]
	least, most := 0.0, 0.0
	for k, j := range index {
		v := value[k]
		a, b := v*p.lo[j], v*p.up[j]
		if v > 0 {
			least += a
			most += b
		} else {
			least += b
			most += a
		}
	}
	eps := Tolerance * max(1, finiteAbs(upper), finiteAbs(lower))
	if least > upper+eps || most < lower-eps {
		return false
	}
	if least+p.largest[i] <= upper+eps && most-p.largest[i] >= lower-eps {
		return true
	}
	for k, j := range index {
		if !p.integer[j] || p.lo[j] == p.up[j] {
			continue
		}
		v := math.Abs(value[k])
		atLeast, atMost := p.lo[j], p.up[j]
		if value[k] < 0 {
			atLeast, atMost = atMost, atLeast
		}
		switch {
		case least+v > upper+eps:
			if most-v < lower-eps {
				return false
			}
			p.fix(j, atLeast)
			most -= v
		case most-v < lower-eps:
			p.fix(j, atMost)
			least += v
			if least > upper+eps {
				return false
			}
		}
	}
	return true
}

// all marks every row.
func (p *propagator) all() {
	for i := range p.a.m {
		if !p.dirty[i] {
			p.dirty[i] = true
			p.pending = append(p.pending, int32(i))
		}
	}
}
