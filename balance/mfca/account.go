package mfca

import (
	"strings"

	"headwater/fault"
)

// Account follows the costs of a network to its products and losses.
//
// Units: masses in kg, costs in one currency; ratios are fractions. The network is not
// modified. nearest proposes a known word for an unknown centre and may be nil.
//
// It returns problems at JSON pointers: numbers out of range, unknown centres, shares
// that are missing or exceed 1, masses that contradict each other, a network that no
// product leaves, a loop that next to nothing leaves. A mass balance that does not close
// is none of these: it is a result.
//
// Source: ISO 14051:2011; allocation by mass as in METI, Guide for Material Flow Cost
// Accounting, 2007, and ISO 14053:2021. See docs/method/mfca.md.
func Account(n *Network, nearest func(word string, known []string) string) (*Result, error) {
	g, err := compile(n, nearest)
	if err != nil {
		return nil, err
	}
	f, loop := g.solve()
	if loop != nil {
		var ids []string
		for _, i := range loop {
			ids = append(ids, g.nodes[i].centre.ID)
		}
		return nil, fault.Input(atCentre(loop[0])+"/from", "mfca-loop", strings.Join(ids, ", "))
	}
	r := &Result{Method: "ISO 14051", Currency: n.Currency, Tolerance: n.tolerance(), Centres: []CentreResult{}, Flows: []Flow{}}
	for i := range g.nodes {
		r.Centres = append(r.Centres, g.centre(i, f))
	}
	r.Total = g.sum(r.Centres, f)
	for i := range g.nodes {
		r.Flows = append(r.Flows, g.flowsOf(i, f, &r.Centres[i])...)
	}
	r.Notes = g.notes
	return r, nil
}

func (c *Cost) sum()     { c.Total = c.Material + c.Energy + c.System }
func (c *LossCost) sum() { c.Total = c.Material + c.Energy + c.System + c.Waste }

func costOf(x [classes]float64, share float64) Cost {
	c := Cost{Material: share * x[material], Energy: share * x[energy], System: share * x[system]}
	c.sum()
	return c
}

func (g *graph) centre(i int, f *flows) CentreResult {
	d := &g.nodes[i]
	c := d.centre
	r := CentreResult{
		ID: c.ID, Name: c.Name, Product: costOf(f.product[i], 1), ProductRatio: d.allocation.product,
		Input:     LossCost{Energy: c.Energy, System: c.System, Waste: c.WasteManagement},
		Loss:      LossCost{Material: f.loss[i][material], Energy: f.loss[i][energy], System: f.loss[i][system], Waste: c.WasteManagement},
		CarriedIn: []CarriedIn{}, Materials: []MaterialCost{}, ByProductIncome: c.ByProductIncome,
	}
	for j := range c.Materials {
		m := d.materialCost(&c.Materials[j])
		r.Materials = append(r.Materials, m)
		r.Input.Material += m.Cost
		r.ByProductIncome += m.ByProductIncome
		if !m.InProduct {
			r.Loss.Material += m.Loss
		}
		g.noteMaterial(c.ID, &m)
	}
	r.Input.sum()
	r.Loss.sum()
	passed := r.Input.Total
	for _, k := range d.in {
		in := g.carried(&g.edges[k], f)
		r.CarriedIn = append(r.CarriedIn, in)
		passed += in.Total
	}
	r.Recycled = d.recycled * f.loss[i][material]
	r.NetLoss = r.Loss.Total - r.Recycled - r.ByProductIncome
	r.LossShare, r.Reason = share(r.Loss.Total, passed)
	r.Mass = g.mass(d)
	g.noteMass(c.ID, &r.Mass)
	return r
}

func (g *graph) carried(e *edge, f *flows) CarriedIn {
	in := CarriedIn{From: g.nodes[e.from].centre.ID, Of: e.source.of(), Share: e.share, Kg: e.kg, ProductRatio: e.split.product}
	in.Cost = Cost{Material: f.value(e, material), Energy: f.value(e, energy), System: f.value(e, system)}
	in.sum()
	return in
}

// share is a part of a whole, or the reason why there is none.
func share(part, whole float64) (*float64, *fault.Reason) {
	if !(whole > 0) {
		return nil, &fault.Reason{Code: "mfca-no-cost"}
	}
	return new(part / whole), nil
}

func (d *node) materialCost(m *Material) MaterialCost {
	used := m.used()
	r := MaterialCost{
		Name: m.Name, Kg: used, Bought: m.Kg, StockDrawn: m.opening() - m.closing(), UnitCost: m.UnitCost, Cost: used * m.UnitCost,
		InProduct: !m.auxiliary(), Split: "centre", ProductKg: m.ProductKg, LossKg: m.LossKg, ByProductIncome: m.ByProductIncome,
	}
	split := ratio{0, 1}
	switch {
	case m.auxiliary():
		r.Split = Loss
	case m.ProductKg != nil:
		r.Split = "own"
		fallthrough
	default:
		split = d.split(part{used, m.ProductKg, m.LossKg, m.Allocates})
	}
	r.ProductRatio, r.Product, r.Loss = split.product, split.product*r.Cost, split.loss*r.Cost
	if m.LossKg != nil {
		r.UnaccountedKg = new(used - value(m.ProductKg) - *m.LossKg)
		r.UnaccountedCost = new(*r.UnaccountedKg * m.UnitCost)
	}
	return r
}
