package chart

import (
	"cmp"
	"math"
	"slices"
)

// label is a text with the room that it takes.
type label struct {
	box
	lines  []string
	anchor string // start, middle, end
	size   float64
	weight string
	fill   string
	halo   bool // on paper of its own, over a band
	leader []float64
}

// placeLabels writes names into nodes or above them, and flows beside the ends of their
// stubs, on their passages, or beside the node where they start or end.
func (g *diagram) placeLabels() {
	for i := range g.slots {
		g.labelSlot(&g.slots[i], g.left[g.slots[i].column], g.wide[g.slots[i].column])
	}
	for c := range g.gaps {
		p := &g.gaps[c]
		p.top, p.bottom = math.Inf(1), math.Inf(-1)
		for _, side := range []int{1, -1} {
			g.labelGap(p, c, side)
		}
	}
}

func (g *diagram) labelSlot(s *slot, left, w float64) {
	h := noteLine * float64(len(s.lines))
	middle := s.y + s.bar + s.barH/2
	l := label{lines: s.lines, size: noteSize, fill: ink}
	l.w = widest(l.lines, l.size)
	switch s.kind {
	case nodeSlot:
		l.size, l.weight, l.anchor = nameSize, "600", "middle"
		h = nameLine * float64(len(s.lines))
		l.box = box{left + 2, middle - h/2, w - 4, h}
		if h+4 > s.barH {
			l.y = s.y + s.bar - h - 2
		}
	case sourceSlot:
		l.anchor = "end"
		l.x, l.y, l.h = left+w-5-l.w, middle-h/2, h
	case sinkSlot:
		l.anchor = "start"
		l.x, l.y, l.h = left+5, middle-h/2, h
	case passSlot:
		if len(s.lines) == 0 {
			return
		}
		l.anchor = "middle"
		l.x, l.y, l.h = left+(w-l.w)/2, middle-h/2, h
		l.onBand(&g.arcs[s.arc])
	}
	g.labels = append(g.labels, l)
}

// onBand makes a label legible on its band: in the ink for its colour where it is wide
// enough, on a strip of paper otherwise.
func (l *label) onBand(a *arc) {
	fill := a.fill()
	if l.h <= a.w+1 && fill != flowHatch && !a.unknown {
		l.fill = textFill(fill)
		return
	}
	l.halo = true
}

// labelGap writes the labels at one side of a gap: 1 beside the starts of bands, -1
// beside their ends. They keep the order of the bands, clear of one another; one that
// had to move is joined to its band by a line.
func (g *diagram) labelGap(p *gap, c, side int) {
	type entry struct {
		arc  int
		y, h float64
	}
	var list []entry
	for i := range g.arcs {
		a := &g.arcs[i]
		if g.besideLabel(a) != side || g.slots[a.chain[1]].column != c {
			continue
		}
		e := entry{arc: i, h: noteLine * float64(len(a.texts(laneMost)))}
		if e.y = g.portY(a.chain[0], i, 1); side < 0 {
			e.y = g.portY(a.chain[1], i, 0)
		}
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(a.y, b.y) })
	n := len(list)
	want, weight, step := make([]float64, n), make([]float64, n), make([]float64, n)
	for k, e := range list {
		want[k], weight[k] = e.y-e.h/2, 1
		if k > 0 {
			step[k] = list[k-1].h + 1
		}
	}
	for k, y := range spread(want, weight, step) {
		e := list[k]
		a := &g.arcs[e.arc]
		l := label{lines: a.texts(laneMost), size: noteSize, fill: ink, anchor: "start"}
		l.w = widest(l.lines, l.size)
		l.x, l.y, l.h = p.left+p.selfOut+4, y, e.h
		from := l.x + l.w + 1
		to := p.bendFrom + 3
		if side < 0 {
			l.anchor, l.x = "end", p.bendTo+p.labelIn-4-l.w
			from, to = l.x-1, p.bendTo-3
		}
		if moved := math.Abs(y - want[k]); moved > max(a.w-e.h, 0)/2+1 {
			l.halo = true
			if moved > 5 {
				l.leader = []float64{from, y + e.h/2, to, e.y}
			}
		} else {
			l.onBand(a)
		}
		p.top, p.bottom = min(p.top, l.y), max(p.bottom, l.y+l.h)
		g.labels = append(g.labels, l)
	}
}
