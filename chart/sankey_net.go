package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// network is what of the data can be drawn: nodes that have flows, and arcs.
type network struct {
	data                       *SankeyData
	nodes                      []unit
	arcs                       []arc
	largest                    float64 // value of the largest flow
	zero, invalid, unbalanced  []string
	enters, leaves, unaccounts float64 // totals, relative
}

// unit is a node of the network.
type unit struct {
	SankeyNode
	slot int
}

// arc is a flow between two nodes; -1 is outside.
type arc struct {
	Flow
	from, to int
	part     float64 // value over the largest value; 0 where unknown
	unknown  bool
	added    bool    // not in the data: what is unaccounted for
	back     bool    // closes a loop
	above    bool    // a loop led around above
	w        float64 // width of the band
	route    route
	chain    []int // slots from its start to its end, for an arc that is not back
}

// rounding is the share of the largest flow below which a difference at a node is no
// loss: balances are closed to 1e-9 of it.
const rounding = 1e-8

// newNetwork sorts flows into arcs and notes, and adds what is unaccounted for. Values
// are divided by the largest, so that no sum of them overflows.
func newNetwork(d *SankeyData) *network {
	n := &network{data: d}
	var flows []Flow
	for _, f := range d.Flows {
		switch {
		case f.From == "" && f.To == "" || f.Value != nil && (!(*f.Value >= 0) || math.IsInf(*f.Value, 1)):
			n.invalid = append(n.invalid, flowName(f))
		case f.Value != nil && *f.Value == 0:
			n.zero = append(n.zero, flowName(f))
		default:
			flows = append(flows, f)
			if f.Value != nil {
				n.largest = max(n.largest, *f.Value)
			}
		}
	}
	slices.Sort(n.zero)
	slices.Sort(n.invalid)
	index := n.addNodes(flows)
	at := func(id string) int {
		if i, ok := index[id]; ok && id != "" {
			return i
		}
		return -1
	}
	for _, f := range flows {
		a := arc{Flow: f, from: at(f.From), to: at(f.To), unknown: f.Value == nil}
		if f.Value != nil {
			a.part = *f.Value / n.largest
		}
		n.arcs = append(n.arcs, a)
	}
	slices.SortStableFunc(n.arcs, compareArcs)
	n.account()
	return n
}

// compareArcs is the order that breaks every tie: it does not depend on the order of
// the data's flows.
func compareArcs(a, b arc) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(rankOfKind(a.Kind), rankOfKind(b.Kind)),
		cmp.Compare(a.ID, b.ID), cmp.Compare(b.part, a.part), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Kind, b.Kind))
}

// addNodes keeps the nodes that have a flow: the listed ones first, in their order.
func (n *network) addNodes(flows []Flow) map[string]int {
	used := map[string]bool{}
	for _, f := range flows {
		used[f.From], used[f.To] = true, true
	}
	index := map[string]int{}
	add := func(x SankeyNode) {
		if _, twice := index[x.ID]; x.ID == "" || !used[x.ID] || twice {
			return
		}
		if strings.TrimSpace(x.Name) == "" {
			x.Name = x.ID
		}
		index[x.ID] = len(n.nodes)
		n.nodes = append(n.nodes, unit{SankeyNode: x})
	}
	for _, x := range n.data.Nodes {
		add(x)
	}
	var rest []string
	for id := range used {
		rest = append(rest, id)
	}
	slices.Sort(rest)
	for _, id := range rest {
		add(SankeyNode{ID: id})
	}
	return index
}

// account adds an arc for what enters a node and does not leave it, or the reverse.
func (n *network) account() {
	in, out, open := make([]float64, len(n.nodes)), make([]float64, len(n.nodes)), make([]bool, len(n.nodes))
	for _, a := range n.arcs {
		if a.from < 0 {
			n.enters += a.part
		} else {
			out[a.from] += a.part
			open[a.from] = open[a.from] || a.unknown
		}
		if a.to < 0 {
			n.leaves += a.part
		} else {
			in[a.to] += a.part
			open[a.to] = open[a.to] || a.unknown
		}
	}
	for i, u := range n.nodes {
		lost := in[i] - out[i]
		switch {
		case u.Open:
		case open[i]:
			n.unbalanced = append(n.unbalanced, u.Name)
		case math.Abs(lost) > rounding:
			value := math.Abs(lost) * n.largest
			a := arc{Flow: Flow{ID: "unaccounted:" + u.ID, Name: n.data.word("unaccounted"), Value: &value, Kind: "unaccounted"}, from: i, to: -1, part: math.Abs(lost), added: true}
			a.From = u.ID
			if lost < 0 {
				a.from, a.to, a.From, a.To = -1, i, "", u.ID
			}
			n.arcs = append(n.arcs, a)
		}
	}
	for _, a := range n.arcs {
		if a.Kind == "unaccounted" {
			n.unaccounts += a.part
		}
	}
}

// word is the reader's word for a kind of flow.
func (d *SankeyData) word(kind string) string {
	if w := d.Words.Kinds[kind]; w != "" {
		return w
	}
	return kind
}

// flowName is what a flow is called in a note.
func flowName(f Flow) string {
	return cmp.Or(strings.TrimSpace(f.ID), strings.TrimSpace(f.Name), f.From+"→"+f.To)
}

// valueText is the value as printed.
func (a *arc) valueText() string {
	switch {
	case a.Text != "":
		return a.Text
	case a.unknown:
		return "?"
	}
	return Number(*a.Value)
}
