package chart

import (
	"cmp"
	"strings"
)

const (
	hairline    = 0.75 // the thinnest band
	unknownBand = 3.0  // room of a band of unknown value
	noteSize    = 11.0 // font size of flows
	nameSize    = 12.0 // font size of nodes
	boldSize    = 13.0 // as which a bold 12 is measured
	noteLine    = 13.0 // line heights
	nameLine    = 15.0
	columnMost  = 380.0 // all bands of a column
	nodeMost    = 180.0 // the highest node
	loopMost    = 200.0 // all bands that lead back
	narrow      = 66.0  // columns
	broad       = 128.0
	laneMost    = 96.0 // a label beside a node
)

// size chooses the scale, then the heights of all slots and the widths of the columns.
func (g *diagram) size() {
	g.chooseScale()
	for i := range g.arcs {
		a := &g.arcs[i]
		if a.w = max(a.part*g.scale, hairline); a.unknown {
			a.w = unknownBand
		}
	}
	g.wide = make([]float64, len(g.columns))
	for c := range g.columns {
		g.wide[c] = g.columnWidth(c)
		for _, s := range g.columns[c] {
			g.sizeSlot(&g.slots[s], g.wide[c])
		}
	}
	for i := range g.nodes {
		g.sizeNode(i)
	}
}

// chooseScale takes the largest scale at which no column, node or bundle of loops is
// too high.
func (g *diagram) chooseScale() {
	in, out := make([]float64, len(g.nodes)), make([]float64, len(g.nodes))
	sums, loops := make([]float64, len(g.columns)), 0.0
	for i := range g.arcs {
		a := &g.arcs[i]
		if a.from >= 0 {
			out[a.from] += a.part
		}
		if a.to >= 0 {
			in[a.to] += a.part
		}
		if a.back && a.from != a.to {
			loops += a.part
		}
	}
	most := loops / loopMost
	for _, s := range g.slots {
		part := 0.0
		if s.kind == nodeSlot {
			part = max(in[s.node], out[s.node])
			most = max(most, part/nodeMost)
		} else {
			part = g.arcs[s.arc].part
		}
		sums[s.column] += part
		most = max(most, sums[s.column]/columnMost)
	}
	if g.scale = 1; most > 0 {
		g.scale = 1 / most
	}
}

// columnWidth is the least width at which the texts of a column need two lines; longer
// ones take three in the broadest column.
func (g *diagram) columnWidth(c int) float64 {
	for w := narrow; w < broad; w += 6 {
		if g.textsFit(c, w) {
			return w
		}
	}
	return broad
}

func (g *diagram) textsFit(c int, w float64) bool {
	for _, s := range g.columns[c] {
		x := &g.slots[s]
		switch {
		case x.kind == nodeSlot:
			if !folds(g.nodes[x.node].Name, boldSize, w-8) {
				return false
			}
		case x.kind != passSlot || g.labelled(s):
			a := &g.arcs[x.arc]
			if !folds(a.label(), noteSize, w-10) || width(a.valueText(), noteSize) > w-10 {
				return false
			}
		}
	}
	return true
}

// label is what a flow is called in the figure.
func (a *arc) label() string { return cmp.Or(strings.TrimSpace(a.Name), strings.TrimSpace(a.ID)) }

// texts are the lines of a flow's label: name and value on one line where they fit.
func (a *arc) texts(most float64) []string {
	name, value := a.label(), a.valueText()
	if both := strings.TrimSpace(name + " " + value); width(both, noteSize) <= most {
		return []string{both}
	}
	return append(fold(name, noteSize, most, 3), fold(value, noteSize, most, 3)...)
}

// labelled tells whether a passage carries the label of its arc: the first one does.
func (g *diagram) labelled(s int) bool { return g.arcs[g.slots[s].arc].chain[1] == s }

func (g *diagram) sizeSlot(s *slot, w float64) {
	if s.kind == nodeSlot {
		return
	}
	a := &g.arcs[s.arc]
	s.barH, s.h = a.w, a.w
	if s.kind != passSlot || &g.slots[a.chain[1]] == s {
		s.lines = a.texts(w - 10)
		s.h = max(a.w, noteLine*float64(len(s.lines)))
	}
	s.bar = (s.h - s.barH) / 2
}

// sizeNode gives a node its bar and the room for its name, for the labels of the bands
// that leave and enter it, and for the bands that run under it back into it.
func (g *diagram) sizeNode(i int) {
	s := &g.slots[g.nodes[i].slot]
	in, out, labelsIn, labelsOut, under := 0.0, 0.0, 0.0, 0.0, 0.0
	for k := range g.arcs {
		a := &g.arcs[k]
		if a.from == i {
			out += a.room()
			if g.besideLabel(a) == 1 {
				labelsOut += noteLine*float64(len(a.texts(laneMost))) + 1
			}
		}
		if a.to == i {
			in += a.room()
			if g.besideLabel(a) == -1 {
				labelsIn += noteLine*float64(len(a.texts(laneMost))) + 1
			}
		}
		if a.from == i && a.to == i {
			under += selfGap + g.loopHeight(a, g.wide[s.column])
		}
	}
	s.barH = max(in, out)
	s.lines = fold(g.nodes[i].Name, boldSize, g.wide[s.column]-8, 3)
	pad := max(labelsIn-s.barH, labelsOut-s.barH, 0) / 2
	s.bar = pad
	if h := nameLine * float64(len(s.lines)); h+4 > s.barH {
		s.bar = max(pad, h+2)
	}
	s.h = s.bar + s.barH + max(pad, under)
}

// besideLabel tells where the label of an arc between neighbouring columns stands: 1
// beside its start, -1 beside its end, where fewer bands are, and 0 elsewhere.
func (g *diagram) besideLabel(a *arc) int {
	if a.back || a.from < 0 || a.to < 0 || len(a.chain) != 2 {
		return 0
	}
	outs, ins := 0, 0
	for i := range g.arcs {
		if g.arcs[i].from == a.from {
			outs++
		}
		if g.arcs[i].to == a.to {
			ins++
		}
	}
	if outs <= ins || a.w >= noteLine*float64(len(a.texts(laneMost))) {
		return 1
	}
	return -1
}

// room is what a band takes at the side of a node: hairlines are kept apart.
func (a *arc) room() float64 { return max(a.w, 2) }

// loopHeight is the height that a band which leads back takes with its label.
func (g *diagram) loopHeight(a *arc, w float64) float64 {
	return max(a.w, noteLine*float64(len(a.texts(w))))
}
