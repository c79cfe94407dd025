package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// drawSankey writes a layout as SVG.
func drawSankey(g *diagram) string {
	const margin = 8.0
	titled := strings.TrimSpace(g.data.Title) != ""
	head := margin
	if titled {
		head += 26
	}
	drawn := len(g.slots) > 0
	w := max(g.box.w+2*margin, 520)
	if drawn {
		g.move((w-g.box.w)/2, head-g.box.y)
		head += g.box.h + 20
	}
	foot := g.legend(w - 2*margin)
	p := open(g.data.Title, g.description(), w, head+foot.h+margin)
	if titled {
		for _, line := range fold(g.data.Title, 15, w-2*margin, 1) {
			p.text(margin, margin+12, "start", line, `font-size="14" font-weight="600"`)
		}
	}
	if drawn {
		g.draw(p)
	}
	foot.draw(p, margin, head)
	return p.close()
}

func (g *diagram) draw(p *picture) {
	p.add(`<defs><pattern id="sankey-unaccounted" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="%s"/><line x1="0" y1="0" x2="0" y2="6" stroke="%s" stroke-width="3"/></pattern></defs>`, paper, flowLoss)
	order := make([]int, len(g.arcs)) // wide bands first, so that thin ones are seen
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return compareFloat(g.arcs[j].w, g.arcs[i].w) })
	for _, i := range order {
		g.drawArc(p, i)
	}
	for i := range g.nodes {
		s := &g.slots[g.nodes[i].slot]
		p.add(`<g><title>%s</title>`, escape(g.nodes[i].Name)) // whole, where the label had to be cut
		p.rect(g.left[s.column], s.y+s.bar, g.wide[s.column], s.barH, `fill="#eceff2" stroke="`+ink+`" stroke-width="1"`)
		p.add(`</g>`)
	}
	for i := range g.labels {
		g.labels[i].draw(p)
	}
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (l *label) draw(p *picture) {
	if len(l.leader) == 4 {
		p.line(l.leader[0], l.leader[1], l.leader[2], l.leader[3], `stroke="`+grey+`" stroke-width="0.8"`)
	}
	if l.halo {
		p.rect(l.x-1.5, l.y, l.w+3, l.h, `rx="2" fill="`+paper+`" fill-opacity="0.86"`)
	}
	x := l.x
	switch l.anchor {
	case "middle":
		x += l.w / 2
	case "end":
		x += l.w
	}
	attributes := fmt.Sprintf(`font-size="%s" fill="%s"`, num(l.size), l.fill)
	if l.weight != "" {
		attributes += ` font-weight="` + l.weight + `"`
	}
	step := l.h / float64(len(l.lines))
	for k, line := range l.lines {
		p.text(x, l.y+step*float64(k)+step/2+l.size*0.36, l.anchor, line, attributes)
	}
}

// A band below lineBand is a line of its width, since the height of an outline all but
// vanishes where it is steep; one below thinBand is in the darker ink of its colour.
const (
	lineBand = 8.0
	thinBand = 4.0
)

// lineInk is the colour of a band that is drawn as a line.
func (a *arc) lineInk() string {
	fill := a.fill()
	if a.w < thinBand || fill == flowHatch {
		return inkOf(fill)
	}
	return fill
}

// drawArc writes one band with its tooltip.
func (g *diagram) drawArc(p *picture, i int) {
	a := &g.arcs[i]
	fill := a.fill()
	p.add(`<g><title>%s</title>`, escape(g.tooltip(a)))
	switch {
	case a.back:
		g.drawLoop(p, a)
	case a.unknown:
		p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="1.4" stroke-dasharray="5 4"/>`, g.middleLine(i), inkOf(fill))
		g.drawHead(p, i, inkOf(fill))
	case a.w < thinBand || a.w < lineBand && fill != flowHatch:
		stroke := a.lineInk()
		p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="%s"/>`, g.middleLine(i), paper, num(a.w+1.6))
		dots := ""
		if fill == flowHatch {
			dots = ` stroke-dasharray="2 1.5"` // as near as so thin a line comes to a hatch
		}
		p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="%s"%s/>`, g.middleLine(i), stroke, num(a.w), dots)
		g.drawHead(p, i, stroke)
	default:
		// an edge of paper under the fill parts the band from what it crosses
		p.add(`<path d="%s" fill="%s" stroke="%s" stroke-width="1.6" paint-order="stroke"/>`, g.outline(i), fill, paper)
		if fill == flowHatch {
			fill = flowLoss
			p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="0.6"/>`, g.outline(i), fill)
		}
		g.drawHead(p, i, fill)
	}
	p.add(`</g>`)
}

func (g *diagram) tooltip(a *arc) string {
	name := func(i int) string {
		if i < 0 {
			return "○"
		}
		return g.nodes[i].Name
	}
	value := a.valueText()
	if a.Text == "" && !a.unknown && g.data.Unit != "" {
		value += " " + g.data.Unit
	}
	return strings.TrimSpace(a.label()+": "+name(a.from)+" → "+name(a.to)) + ", " + value
}

// step is one bend of a band: straight to bendFrom, curved to bendTo, straight to x1.
type bend struct{ x0, from, to, x1, y0, y1 float64 }

func (g *diagram) bends(i int) []bend {
	a := &g.arcs[i]
	var out []bend
	for k := 1; k < len(a.chain); k++ {
		s, t := &g.slots[a.chain[k-1]], &g.slots[a.chain[k]]
		p := &g.gaps[t.column]
		b := bend{x0: g.left[s.column] + g.wide[s.column], from: p.bendFrom, to: p.bendTo, x1: g.left[t.column], y0: g.portY(a.chain[k-1], i, 1), y1: g.portY(a.chain[k], i, 0)}
		if k == len(a.chain)-1 {
			b.x1 -= headLength
		}
		out = append(out, b)
	}
	return out
}

// outline is the edge of a band: its height is its width to scale from end to end.
func (g *diagram) outline(i int) string {
	a, bends := &g.arcs[i], g.bends(i)
	var b strings.Builder
	half := a.w / 2
	for k, s := range bends {
		verb := "L"
		if k == 0 {
			verb = "M"
		}
		m := (s.from + s.to) / 2
		fmt.Fprintf(&b, "%s%s %s L%s %s C%s %s %s %s %s %s L%s %s ", verb, num(s.x0), num(s.y0-half), num(s.from), num(s.y0-half),
			num(m), num(s.y0-half), num(m), num(s.y1-half), num(s.to), num(s.y1-half), num(s.x1), num(s.y1-half))
	}
	for _, s := range slices.Backward(bends) {
		m := (s.from + s.to) / 2
		fmt.Fprintf(&b, "L%s %s L%s %s C%s %s %s %s %s %s L%s %s ", num(s.x1), num(s.y1+half), num(s.to), num(s.y1+half),
			num(m), num(s.y1+half), num(m), num(s.y0+half), num(s.from), num(s.y0+half), num(s.x0), num(s.y0+half))
	}
	if a.from < 0 { // a stub from outside begins with a notch
		fmt.Fprintf(&b, "L%s %s ", num(bends[0].x0+min(half, 6)), num(bends[0].y0))
	}
	return b.String() + "Z"
}

func (g *diagram) middleLine(i int) string {
	var b strings.Builder
	for k, s := range g.bends(i) {
		verb := "L"
		if k == 0 {
			verb = "M"
		}
		m := (s.from + s.to) / 2
		fmt.Fprintf(&b, "%s%s %s L%s %s C%s %s %s %s %s %s L%s %s ", verb, num(s.x0), num(s.y0), num(s.from), num(s.y0),
			num(m), num(s.y0), num(m), num(s.y1), num(s.to), num(s.y1), num(s.x1), num(s.y1))
	}
	return strings.TrimSpace(b.String())
}

// drawHead ends a band in an arrow, broader than a thin band where it goes outside.
func (g *diagram) drawHead(p *picture, i int, fill string) {
	bends := g.bends(i)
	last, a := bends[len(bends)-1], &g.arcs[i]
	w := max(a.w, 5)
	if a.to < 0 && a.w < 24 {
		w = max(a.w+6, 7)
	}
	if a.unknown {
		w = 6
	}
	head(p, last.x1, last.y1, w, fill)
}

// head is an arrow to the right.
func head(p *picture, x, y, w float64, fill string) {
	p.add(`<path d="M%s %s L%s %s L%s %s Z" fill="%s"/>`, num(x-0.3), num(y-w/2), num(x+headLength-0.5), num(y), num(x-0.3), num(y+w/2), fill)
}

// drawLoop writes a band that leads back, on a strip of paper that parts it from what it
// crosses, with chevrons in its direction.
func (g *diagram) drawLoop(p *picture, a *arc) {
	d, stroke := rounded(a.route.corners, a.w/2+laneGap/2), a.lineInk()
	w, dash := a.w, ""
	if a.unknown {
		w, dash = 1.4, ` stroke-dasharray="5 4"`
	}
	p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="%s"/>`, d, paper, num(w+3))
	p.add(`<path d="%s" fill="none" stroke="%s" stroke-width="%s"%s/>`, d, stroke, num(w), dash)
	end := a.route.corners[5]
	head(p, end[0], end[1], max(w, 6), stroke)
	y := a.route.corners[2][1]
	for _, part := range []float64{0.12, 0.88} {
		x := a.route.run[0] + part*(a.route.run[1]-a.route.run[0])
		if w >= 8 {
			h := min(w/2-2, 6)
			p.add(`<path d="M%s %s L%s %s L%s %s" fill="none" stroke="%s" stroke-width="1.6"/>`, num(x+h/2), num(y-h), num(x-h/2), num(y), num(x+h/2), num(y+h), paper)
		} else {
			p.add(`<path d="M%s %s L%s %s L%s %s Z" fill="%s"/>`, num(x+4), num(y-w/2-2.5), num(x-5), num(y), num(x+4), num(y+w/2+2.5), stroke)
		}
	}
}

// rounded is a path along corners at right angles, each turned with a radius, or less
// where two are near.
func rounded(c [][2]float64, radius float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%s %s ", num(c[0][0]), num(c[0][1]))
	length := func(k int) float64 {
		return math.Hypot(c[k+1][0]-c[k][0], c[k+1][1]-c[k][1])
	}
	for k := 1; k < len(c)-1; k++ {
		before, after := length(k-1), length(k)
		r := radius
		if r = min(r, before/2); k == 1 {
			r = min(radius, before)
		}
		if r = min(r, after/2); k == len(c)-2 {
			r = min(radius, before/2, after)
		}
		if !(r > 0.01) {
			fmt.Fprintf(&b, "L%s %s ", num(c[k][0]), num(c[k][1]))
			continue
		}
		ux, uy := (c[k][0]-c[k-1][0])/before, (c[k][1]-c[k-1][1])/before
		vx, vy := (c[k+1][0]-c[k][0])/after, (c[k+1][1]-c[k][1])/after
		sweep := 0
		if ux*vy-uy*vx > 0 {
			sweep = 1
		}
		fmt.Fprintf(&b, "L%s %s A%s %s 0 0 %d %s %s ", num(c[k][0]-ux*r), num(c[k][1]-uy*r), num(r), num(r), sweep, num(c[k][0]+vx*r), num(c[k][1]+vy*r))
	}
	last := c[len(c)-1]
	fmt.Fprintf(&b, "L%s %s", num(last[0]), num(last[1]))
	return b.String()
}
