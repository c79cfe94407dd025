package mfca

import "math"

// sum is the account of the whole network. Grand is the sum of what was spent, not of
// what it was split into: that both agree is what the tests hold.
func (g *graph) sum(centres []CentreResult, f *flows) Total {
	t := Total{}
	for i := range centres {
		c, d := &centres[i], &g.nodes[i]
		t.Input.Material += c.Input.Material
		t.Input.Energy += c.Input.Energy
		t.Input.System += c.Input.System
		t.Input.Waste += c.Input.Waste
		leaving := costOf(f.product[i], 1-d.handedOn)
		t.ProductCost.Material += leaving.Material
		t.ProductCost.Energy += leaving.Energy
		t.ProductCost.System += leaving.System
		t.LossCost.Material += c.Loss.Material - c.Recycled
		t.LossCost.Energy += c.Loss.Energy
		t.LossCost.System += c.Loss.System
		t.LossCost.Waste += c.Loss.Waste
		t.Recycled += c.Recycled
		t.ByProductIncome += c.ByProductIncome
		t.Mass.OwnKg += c.Mass.OwnKg
		t.Mass.AuxiliaryKg += c.Mass.AuxiliaryKg
		t.Mass.ProductKg += d.productKg * (1 - d.handedOn)
		t.Mass.LossKg += d.lossKg * (1 - d.recycled)
	}
	t.Input.sum()
	t.ProductCost.sum()
	t.LossCost.sum()
	t.Product, t.Loss, t.Grand = t.ProductCost.Total, t.LossCost.Total, t.Input.Total
	t.LossShare, t.Reason = share(t.Loss, t.Grand)
	t.NetLoss = t.Loss - t.ByProductIncome
	t.Mass.close(g.net.tolerance())
	t.ProductKg = t.Mass.ProductKg
	t.CostPerKg = t.Product / t.ProductKg
	return t
}

// flowsOf lists what enters and leaves one centre, and what it hands to others.
func (g *graph) flowsOf(i int, f *flows, c *CentreResult) []Flow {
	d := &g.nodes[i]
	out := []Flow{{To: c.ID, Kind: "input", Kg: c.Mass.OwnKg + c.Mass.AuxiliaryKg, LossCost: c.Input}}
	for k := range d.in {
		e := &g.edges[d.in[k]]
		in := c.CarriedIn[k]
		kind := Product
		if e.loss {
			kind = "recycle"
		}
		out = append(out, Flow{From: in.From, To: c.ID, Kind: kind, Kg: in.Kg, LossCost: LossCost{in.Material, in.Energy, in.System, 0, in.Total}})
	}
	if left := 1 - d.handedOn; left > 0 && d.productKg > 0 {
		p := costOf(f.product[i], left)
		out = append(out, Flow{From: c.ID, Kind: Product, Kg: left * d.productKg, LossCost: LossCost{p.Material, p.Energy, p.System, 0, p.Total}})
	}
	lost := c.Loss
	lost.Material = math.Max(0, lost.Material-c.Recycled)
	lost.sum()
	if kg := (1-d.recycled)*d.lossKg + c.Mass.AuxiliaryKg; kg > 0 || lost.Total > 0 {
		out = append(out, Flow{From: c.ID, Kind: Loss, Kg: kg, LossCost: lost})
	}
	return out
}
