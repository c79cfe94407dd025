package mfca

import (
	"strings"

	"headwater/fault"
)

// graph is a network with masses, shares and ratios settled: all that the costs need.
type graph struct {
	net   *Network
	nodes []node
	edges []edge // in the order of the file
	notes []fault.Reason
}

// node is one centre.
type node struct {
	centre     *Centre
	in         []int   // edges that lead here
	productKg  float64 // stated, or the sum of what the inputs say of themselves
	lossKg     float64
	ratio      *ratio  // of the masses as stated; nil if the inputs say it
	allocation ratio   // that energy and system cost are split by
	handedOn   float64 // share of the product that other centres take
	recycled   float64 // share of the loss that other centres take
}

// edge is what one centre takes from another.
type edge struct {
	source   *Source
	from, to int
	place    string // JSON pointer
	loss     bool   // of the loss, not of the product
	share    float64
	kg       float64
	split    ratio // what becomes of it in the taking centre
}

// compile settles masses, shares and ratios, or says all that stands against it.
func compile(n *Network, nearest func(string, []string) string) (*graph, error) {
	sound, err := check(n, nearest)
	g := &graph{net: n, notes: []fault.Reason{}}
	var bad problems
	for i := range n.Centres {
		c := &n.Centres[i]
		g.nodes = append(g.nodes, node{centre: c})
		if sound[i] {
			g.masses(i, &bad)
		}
	}
	if err != nil || bad != nil {
		return nil, join(err, bad)
	}
	g.connect()
	g.shares(&bad)
	if bad != nil {
		return nil, bad.err()
	}
	for i := range g.nodes {
		g.ratios(i, &bad)
	}
	g.final(&bad)
	return g, bad.err()
}

func join(err error, bad problems) error {
	if err == nil {
		return bad.err()
	}
	return append(problems{err}, bad...).err()
}

// masses settles product_kg and loss_kg of a centre: as stated, or the sums over inputs
// that all say their own.
func (g *graph) masses(i int, bad *problems) {
	d := &g.nodes[i]
	c := d.centre
	if c.ProductKg != nil {
		d.productKg, d.lossKg = *c.ProductKg, *c.LossKg
		d.ratio = new(ratioOf(d.productKg, d.lossKg))
		return
	}
	var silent []string
	any := false
	for _, m := range c.Materials {
		switch {
		case m.auxiliary():
		case m.ProductKg == nil:
			silent = append(silent, m.Name)
		default:
			any = true
			d.productKg += *m.ProductKg
			d.lossKg += *m.LossKg
		}
	}
	for _, s := range c.From {
		if s.ProductKg == nil {
			silent = append(silent, s.ID)
			continue
		}
		any = true
		d.productKg += *s.ProductKg
		d.lossKg += *s.LossKg
	}
	if len(silent) > 0 || !any {
		bad.add(atCentre(i), "mfca-split-wanted", c.ID, strings.Join(silent, ", "))
	}
}

func (g *graph) connect() {
	index := map[string]int{}
	for i := range g.nodes {
		index[g.nodes[i].centre.ID] = i
	}
	for i := range g.nodes {
		c := g.nodes[i].centre
		for j := range c.From {
			s := &c.From[j]
			g.nodes[i].in = append(g.nodes[i].in, len(g.edges))
			g.edges = append(g.edges, edge{source: s, from: index[s.ID], to: i, place: atSource(i, j), loss: s.of() == Loss})
		}
	}
}

// output is the mass of what an edge takes a share of.
func (g *graph) output(e *edge) float64 {
	if e.loss {
		return g.nodes[e.from].lossKg
	}
	return g.nodes[e.from].productKg
}

// final sees to it that something leaves the network as product.
func (g *graph) final(bad *problems) {
	leaves := 0.0
	for i := range g.nodes {
		leaves += g.nodes[i].productKg * (1 - g.nodes[i].handedOn)
	}
	if !(leaves > 0) {
		bad.add("/centres", "mfca-no-product")
	}
}
