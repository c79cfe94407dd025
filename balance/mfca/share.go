package mfca

import (
	"math"

	"headwater/fault"
)

// shareSlack is how far shares may sum beyond 1 by rounding alone.
const shareSlack = 1e-9

// outlet is one output of one centre.
type outlet struct {
	from int
	loss bool
}

// shares settles which part of an output each taker gets. A single taker gets all of it
// unless it says otherwise. Several takers of a product that state no share get it in
// proportion to the mass that each of them needs, if these needs together are the
// product within tolerance; any other case asks for shares.
func (g *graph) shares(bad *problems) {
	takers := map[outlet][]int{}
	var order []outlet
	for k := range g.edges {
		o := outlet{g.edges[k].from, g.edges[k].loss}
		if takers[o] == nil {
			order = append(order, o)
		}
		takers[o] = append(takers[o], k)
	}
	var open []outlet
	for _, o := range order {
		unstated := 0
		for _, k := range takers[o] {
			e := &g.edges[k]
			switch {
			case e.source.Share != nil:
				e.share = *e.source.Share
			case len(takers[o]) == 1:
				e.share = 1
			default:
				unstated++
			}
			e.kg = e.share * g.output(e)
		}
		if unstated > 0 {
			open = append(open, o)
		}
	}
	undecided := map[int]int{} // taker → edges without share
	for _, o := range open {
		for _, k := range takers[o] {
			if g.edges[k].source.Share == nil {
				undecided[g.edges[k].to]++
			}
		}
	}
	for _, o := range open {
		if !g.byNeed(takers[o], undecided) {
			id := g.nodes[o.from].centre.ID
			for _, k := range takers[o] {
				if g.edges[k].source.Share == nil {
					bad.add(g.edges[k].place, "mfca-share-wanted", id, len(takers[o]))
				}
			}
			takers[o] = nil
		}
	}
	for _, o := range order {
		g.total(o, takers[o], bad)
	}
}

// byNeed divides a product by what its takers need, and reports whether it could.
func (g *graph) byNeed(takers []int, undecided map[int]int) bool {
	needs, sum := make([]float64, len(takers)), 0.0
	for j, k := range takers {
		e := &g.edges[k]
		if e.loss || e.source.Share != nil || undecided[e.to] != 1 {
			return false
		}
		d := &g.nodes[e.to]
		need := d.productKg + d.lossKg - d.ownKg()
		for _, other := range d.in {
			need -= g.edges[other].kg
		}
		if !(need > 0) {
			return false
		}
		needs[j] = need
		sum += need
	}
	whole := g.output(&g.edges[takers[0]])
	if !(math.Abs(sum-whole) <= g.net.tolerance()*whole) {
		return false
	}
	for j, k := range takers {
		e := &g.edges[k]
		e.share = needs[j] / sum
		e.kg = e.share * whole
		g.notes = append(g.notes, fault.Reason{Code: "mfca-share-derived", Value: new(e.share), Items: []string{g.nodes[e.from].centre.ID, g.nodes[e.to].centre.ID}})
	}
	return true
}

// total sums the shares of an output that is taken.
func (g *graph) total(o outlet, takers []int, bad *problems) {
	if len(takers) == 0 {
		return
	}
	sum := 0.0
	for _, k := range takers {
		sum += g.edges[k].share
	}
	d := &g.nodes[o.from]
	first := &g.edges[takers[0]]
	switch {
	case !(sum <= 1+shareSlack):
		bad.add(g.edges[takers[len(takers)-1]].place, "mfca-share-sum", d.centre.ID, sum, first.source.of())
	case !(g.output(first) > 0):
		bad.add(first.place, "mfca-from-nothing", d.centre.ID, first.source.of())
	}
	if math.Abs(1-sum) <= shareSlack {
		for _, k := range takers {
			e := &g.edges[k]
			e.share /= sum // so that no trace of the output is left over
			e.kg = e.share * g.output(e)
		}
		sum = 1
	}
	if o.loss {
		d.recycled = sum
	} else {
		d.handedOn = sum
	}
}

// ownKg is what a centre's own materials bring that are to become product.
func (d *node) ownKg() (kg float64) {
	for i := range d.centre.Materials {
		if m := &d.centre.Materials[i]; !m.auxiliary() {
			kg += m.used()
		}
	}
	return kg
}

func (d *node) auxiliaryKg() (kg float64) {
	for i := range d.centre.Materials {
		if m := &d.centre.Materials[i]; m.auxiliary() {
			kg += m.used()
		}
	}
	return kg
}
