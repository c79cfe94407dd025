package chart

import (
	"fmt"
	"strings"
)

// Operation is one unit operation of a flow diagram with what goes in and out of it.
type Operation struct {
	ID, Name string
	In, Out  []OperationFlow
}

// OperationFlow is one stream at a unit operation. Other is the unit operation at its
// other end; empty: outside the picture.
type OperationFlow struct {
	ID, Name, Text string
	Other          string
	Kind           string // role of the plant file: waste, loss and emission leave in red
}

// Measures of the flow diagram, in pixels.
const (
	opWidth  = 960.0
	opLeft   = 330.0 // left edge of the boxes
	opBox    = 220.0
	opRow    = 30.0
	opLabel  = 300.0 // room for a label
	opLane   = 9.0
	opGap    = 26.0
	opSlip   = 14.0
	opHead   = 30.0
	opFont   = 11.5
	opCorner = 5.0
)

// Operations draws unit operations one below the other: what enters from outside at the
// left, what leaves at the right, what goes to the next operation as an arrow down, and
// what goes back or skips one led around at the right. Not to scale: widths say nothing.
func Operations(title string, list []Operation) string {
	d := &opDiagram{list: list, index: map[string]int{}}
	for i := range list {
		d.index[list[i].ID] = i
	}
	d.layOut()
	p := open(title, d.describe(), opWidth, d.height+8)
	p.add(`<defs><marker id="op-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="%s"/></marker><marker id="op-arrow-waste" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="%s"/></marker></defs>`, grey, levelInk["below"])
	d.draw(p)
	return p.close()
}

type opDiagram struct {
	list   []Operation
	index  map[string]int
	places []opPlace
	loops  []opLoop
	right  float64 // length of the arrows at the right
	height float64
}

// opPlace is a box with the streams at its sides and those to the next box.
type opPlace struct {
	y, h        float64
	left, right []OperationFlow
	down        []OperationFlow
}

// opLoop is a stream led around: rows are those at the right of both boxes.
type opLoop struct {
	flow           OperationFlow
	from, to       int
	fromRow, toRow int
}

func (d *opDiagram) layOut() {
	d.places = make([]opPlace, len(d.list))
	rows := make([]int, len(d.list)) // rows at the right that loops take
	for i, o := range d.list {
		pl := &d.places[i]
		for _, f := range o.In {
			if _, inside := d.index[f.Other]; !inside || f.Other == "" {
				pl.left = append(pl.left, f)
			}
		}
		for _, f := range o.Out {
			to, inside := d.index[f.Other]
			switch {
			case !inside || f.Other == "":
				pl.right = append(pl.right, f)
			case to == i+1:
				pl.down = append(pl.down, f)
			default:
				d.loops = append(d.loops, opLoop{flow: f, from: i, to: to})
			}
		}
	}
	for k := range d.loops {
		l := &d.loops[k]
		l.fromRow = len(d.places[l.from].right) + rows[l.from]
		rows[l.from]++
		l.toRow = len(d.places[l.to].right) + rows[l.to]
		rows[l.to]++
	}
	d.right = max(opLabel, opWidth-opLeft-opBox-20-opLane*float64(len(d.loops)))
	y := 6.0
	for i := range d.places {
		pl := &d.places[i]
		n := max(len(pl.left), len(pl.right)+rows[i], 1)
		pl.y, pl.h = y, opHead+opRow*float64(n)
		y += pl.h + opGap + opSlip*float64(max(len(pl.down)-1, 0))
	}
	d.height = y
}

func (d *opDiagram) draw(p *picture) {
	for i := range d.places {
		pl := &d.places[i]
		p.rect(opLeft, pl.y, opBox, pl.h, fmt.Sprintf(`rx="%s" fill="#eef3f7" stroke="%s" stroke-width="1.2"`, num(opCorner), accent))
		for k, line := range wrap(d.list[i].Name, 13, opBox-16, 2) {
			p.text(opLeft+opBox/2, pl.y+pl.h/2-2+16*float64(k), "middle", line, `font-weight="600" font-size="13"`)
		}
		for k, f := range pl.left {
			y := pl.rowY(k)
			d.arrow(p, 12, y, opLeft, y, f)
			d.label(p, 14, y, "start", f)
		}
		for k, f := range pl.right {
			y := pl.rowY(k)
			d.arrow(p, opLeft+opBox, y, opLeft+opBox+d.right, y, f)
			d.label(p, opLeft+opBox+8, y, "start", f)
		}
		d.down(p, i)
	}
	for k := range d.loops {
		d.loop(p, k)
	}
}

func (pl *opPlace) rowY(k int) float64 { return pl.y + opHead + opRow*float64(k) }

// down draws what goes to the next operation: one arrow, a label for each stream.
func (d *opDiagram) down(p *picture, i int) {
	pl := &d.places[i]
	if len(pl.down) == 0 || i+1 >= len(d.places) {
		return
	}
	x := opLeft + opBox/2
	d.arrow(p, x, pl.y+pl.h, x, d.places[i+1].y, pl.down[0])
	for k, f := range pl.down {
		p.text(x+8, pl.y+pl.h+16+opSlip*float64(k), "start", clip(strings.TrimSpace(f.Text+"  "+f.Name), opWidth-x-20), fmt.Sprintf(`font-size="%s"`, num(opFont)))
	}
}

// loop leads a stream around at the right of all labels, a lane for each.
func (d *opDiagram) loop(p *picture, k int) {
	l := &d.loops[k]
	y1, y2 := d.places[l.from].rowY(l.fromRow), d.places[l.to].rowY(l.toRow)
	x := opLeft + opBox + d.right + 14 + opLane*float64(k)
	x = min(x, opWidth-6)
	edge := opLeft + opBox
	p.add(`<path d="M%s %sH%sV%sH%s" fill="none" stroke="%s" stroke-width="1.3" stroke-dasharray="5 3" marker-end="url(#op-arrow)"/>`, num(edge), num(y1), num(x), num(y2), num(edge), accent)
	d.label(p, edge+8, y1, "start", l.flow)
}

func (d *opDiagram) arrow(p *picture, x1, y1, x2, y2 float64, f OperationFlow) {
	colour, mark := grey, "op-arrow"
	if leaves(f.Kind) {
		colour, mark = levelInk["below"], "op-arrow-waste"
	}
	p.line(x1, y1, x2, y2, fmt.Sprintf(`stroke="%s" stroke-width="1.3" marker-end="url(#%s)"`, colour, mark))
}

func leaves(kind string) bool { return kind == "waste" || kind == "loss" || kind == "emission" }

func (d *opDiagram) label(p *picture, x, y float64, anchor string, f OperationFlow) {
	colour := ink
	if leaves(f.Kind) {
		colour = levelInk["below"]
	}
	most := opLabel - 14
	if x > opLeft {
		most = d.right - 22
	}
	for k, line := range wrap(strings.TrimSpace(f.Text+"  "+f.Name), opFont, most, 2) { // above the arrow, and below it
		p.text(x, y-4+17*float64(k), anchor, line, fmt.Sprintf(`font-size="%s" fill="%s"`, num(opFont), colour))
	}
}

func clip(s string, most float64) string {
	lines := wrap(s, opFont, most, 1)
	if len(lines) == 0 {
		return ""
	}
	return lines[0]
}

// describe reads the diagram out: every operation with what goes in and out.
func (d *opDiagram) describe() string {
	var out []string
	for _, o := range d.list {
		var in, leave []string
		for _, f := range o.In {
			in = append(in, f.Name+" "+f.Text)
		}
		for _, f := range o.Out {
			leave = append(leave, f.Name+" "+f.Text)
		}
		out = append(out, o.Name+": "+strings.Join(in, ", ")+" → "+strings.Join(leave, ", "))
	}
	return strings.Join(out, "; ")
}
