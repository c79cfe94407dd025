package mfca

import (
	"math"

	"headwater/fault"
)

// ratio is how something is divided between product and loss; the two sum to 1.
type ratio struct{ product, loss float64 }

func ratioOf(product, loss float64) ratio {
	return ratio{product / (product + loss), loss / (product + loss)}
}

// part is one input of a centre that may become product.
type part struct {
	kg            float64
	product, loss *float64 // its own, where stated
	allocates     *bool
}

func (d *node) parts(g *graph) (out []part) {
	for i := range d.centre.Materials {
		if m := &d.centre.Materials[i]; !m.auxiliary() {
			out = append(out, part{m.used(), m.ProductKg, m.LossKg, m.Allocates})
		}
	}
	for _, k := range d.in {
		e := &g.edges[k]
		out = append(out, part{e.kg, e.source.ProductKg, e.source.LossKg, e.source.Allocates})
	}
	return out
}

// split is what becomes of an input: by its own masses, else the centre's ratio.
func (d *node) split(p part) ratio {
	if p.product != nil {
		return ratioOf(*p.product, *p.loss)
	}
	return *d.ratio
}

// out is the mass of an input in product and in loss: as stated, else by the ratio.
func (d *node) out(p part) (product, loss float64) {
	if p.product != nil {
		return *p.product, *p.loss
	}
	r := d.split(p)
	return r.product * p.kg, r.loss * p.kg
}

// ratios settles the splits of what a centre takes and its allocation ratio, and reports
// masses that contradict each other.
func (g *graph) ratios(i int, bad *problems) {
	d := &g.nodes[i]
	for _, k := range d.in {
		e := &g.edges[k]
		s := e.source
		e.split = d.split(part{e.kg, s.ProductKg, s.LossKg, s.Allocates})
		if out := value(s.ProductKg) + value(s.LossKg); out > e.kg*(1+g.net.tolerance()) {
			bad.add(e.place, "mfca-gain", s.ID, out, e.kg)
		}
	}
	parts := d.parts(g)
	g.agree(i, parts, bad)
	only, marked := allocating(parts)
	switch {
	case d.ratio != nil && !marked:
		d.allocation = *d.ratio
	default:
		product, loss := 0.0, 0.0
		for _, p := range only {
			pr, lo := d.out(p)
			product += pr
			loss += lo
		}
		if !(product+loss > 0) {
			bad.add(atCentre(i), "mfca-allocates-none", d.centre.ID)
			return
		}
		d.allocation = ratioOf(product, loss)
	}
}

// allocating are the inputs whose mass splits energy and system cost: those marked
// allocates: true if there are any, else all that are not marked false.
func allocating(parts []part) (out []part, marked bool) {
	chosen := false
	for _, p := range parts {
		marked = marked || p.allocates != nil
		chosen = chosen || p.allocates != nil && *p.allocates
	}
	for _, p := range parts {
		if p.allocates == nil && !chosen || p.allocates != nil && *p.allocates {
			out = append(out, p)
		}
	}
	return out, marked
}

// agree holds what inputs say of themselves against what the centre says of all: no more
// than the centre's own masses, and the same sums if every input speaks. Inputs that say
// nothing follow the centre's ratio; where the masses that are left for them say something
// else, a note says what.
func (g *graph) agree(i int, parts []part, bad *problems) {
	d := &g.nodes[i]
	if d.ratio == nil {
		return
	}
	product, loss, silent := 0.0, 0.0, 0
	for _, p := range parts {
		if p.product == nil {
			silent++
			continue
		}
		product += *p.product
		loss += *p.loss
	}
	if silent == len(parts) {
		return
	}
	slack := g.net.tolerance() * (d.productKg + d.lossKg)
	restProduct, restLoss := d.productKg-product, d.lossKg-loss
	fits := restProduct >= -slack && restLoss >= -slack
	if silent == 0 {
		fits = fits && restProduct <= slack && restLoss <= slack
	}
	if !fits {
		bad.add(atCentre(i)+"/product_kg", "mfca-contradiction", d.centre.ID, product, loss, d.productKg, d.lossKg)
		return
	}
	restProduct, restLoss = max(0, restProduct), max(0, restLoss)
	rest := restProduct + restLoss
	if silent > 0 && rest > 0 && math.Abs(restProduct-d.ratio.product*rest) > slack {
		g.notes = append(g.notes, fault.Reason{Code: "mfca-rest-differs", Value: new(d.ratio.product), Limit: new(restProduct / rest), Items: []string{d.centre.ID}})
	}
}
