package mfca

import (
	"gonum.org/v1/gonum/mat"
)

// The cost classes that follow the mass; waste management stays with its loss.
const (
	material = iota
	energy
	system
	classes
)

// worstCondition bounds the system of a loop: above it, rounding would spoil the eighth
// digit, and next to nothing leaves the loop.
const worstCondition = 1e8

// flows holds, for every centre and class, the cost in its product and that in the loss
// of what could have become product (without auxiliary materials and waste management).
type flows struct {
	product, loss [][classes]float64
}

// value of what an edge carries. A loss that is taken back carries its material alone:
// what was spent on it on the way is spent again.
func (f *flows) value(e *edge, class int) float64 {
	switch {
	case !e.loss:
		return e.share * f.product[e.from][class]
	case class == material:
		return e.share * f.loss[e.from][class]
	}
	return 0
}

// solve carries the costs through the network:
//
//	P_c = p_c + Σ r_e·share_e·V_e,   L_c = l_c + Σ (1 − r_e)·share_e·V_e
//
// where V_e is the product or loss of the centre that edge e comes from, r_e the part of
// it that becomes product here, and p_c, l_c are the centre's own costs, split. Strongly connected parts are solved one after the other,
// upstream first; one without a loop needs no equations. It reports the centres of a loop
// that next to nothing leaves.
func (g *graph) solve() (*flows, []int) {
	f := &flows{make([][classes]float64, len(g.nodes)), make([][classes]float64, len(g.nodes))}
	for i := range g.nodes {
		g.own(i, f)
	}
	for _, part := range g.components() {
		inside := map[int]int{}
		for j, i := range part {
			inside[i] = j
		}
		for _, i := range part {
			g.receive(i, f, func(e *edge) bool { _, in := inside[e.from]; return !in })
		}
		if len(part) > 1 && !g.loop(part, inside, f) {
			return nil, part
		}
	}
	return f, nil
}

// own splits what a centre itself spends.
func (g *graph) own(i int, f *flows) {
	d := &g.nodes[i]
	for j := range d.centre.Materials {
		m := &d.centre.Materials[j]
		if m.auxiliary() {
			continue
		}
		cost, split := m.used()*m.UnitCost, d.split(part{m.used(), m.ProductKg, m.LossKg, m.Allocates})
		f.product[i][material] += split.product * cost
		f.loss[i][material] += split.loss * cost
	}
	f.product[i][energy], f.loss[i][energy] = d.allocation.product*d.centre.Energy, d.allocation.loss*d.centre.Energy
	f.product[i][system], f.loss[i][system] = d.allocation.product*d.centre.System, d.allocation.loss*d.centre.System
}

// receive adds what the wanted edges bring to a centre.
func (g *graph) receive(i int, f *flows, wanted func(e *edge) bool) {
	for _, k := range g.nodes[i].in {
		e := &g.edges[k]
		if !wanted(e) {
			continue
		}
		for class := range classes {
			v := f.value(e, class)
			f.product[i][class] += e.split.product * v
			f.loss[i][class] += e.split.loss * v
		}
	}
}

// loop solves a part whose centres feed each other. The unknowns are product and loss of
// each centre: k of them, then k again.
func (g *graph) loop(part []int, inside map[int]int, f *flows) bool {
	k := len(part)
	for class := range classes {
		a, b := mat.NewDense(2*k, 2*k, nil), mat.NewVecDense(2*k, nil)
		for j, i := range part {
			b.SetVec(j, f.product[i][class])
			b.SetVec(k+j, f.loss[i][class])
			a.Set(j, j, 1)
			a.Set(k+j, k+j, 1)
		}
		for j, i := range part {
			for _, n := range g.nodes[i].in {
				e := &g.edges[n]
				from, in := inside[e.from]
				if !in || e.loss && class != material {
					continue
				}
				if e.loss {
					from += k
				}
				a.Set(j, from, a.At(j, from)-e.split.product*e.share)
				a.Set(k+j, from, a.At(k+j, from)-e.split.loss*e.share)
			}
		}
		var lu mat.LU
		var x mat.VecDense
		lu.Factorize(a)
		if !(lu.Cond() <= worstCondition) || lu.SolveVecTo(&x, false, b) != nil {
			return false
		}
		for j, i := range part {
			f.product[i][class], f.loss[i][class] = x.AtVec(j), x.AtVec(k+j)
		}
	}
	return true
}
