package chart

import (
	"math"
	"strconv"
)

// PaybackPanel is how the money of one option comes back, year by year.
type PaybackPanel struct {
	Title            string
	From             int       // the year of the first value
	Plain            []float64 // cumulative flows
	Discounted       []float64 // the same at present value; nil: none
	Payback, Present *float64  // years after the first, where the lines cross zero; nil: never
}

// PaybackWords are the words of the chart.
type PaybackWords struct{ Title, Unit, Plain, Discounted, Year string }

const (
	panelWidth  = 235.0
	panelHeight = 200.0
)

// Paybacks draws one small panel per option, three in a row, each with its own scale: the
// sum of the flows (solid) and of their present values (dashed), and where they cross zero.
func Paybacks(panels []PaybackPanel, w PaybackWords) string {
	const columns, gap, head = 3, 15.0, 26.0
	var titles []string
	for i := range panels {
		titles = append(titles, panels[i].Title)
	}
	lines, tops := rowsOfPanels(titles, columns, panelWidth, panelHeight)
	p := open(w.Title, w.Title, columns*panelWidth+(columns-1)*gap, head+tops[len(tops)-1])
	p.line(0, 13, 22, 13, `stroke="`+accent+`" stroke-width="2"`)
	p.text(27, 17, "start", w.Plain, `font-size="11"`)
	x := 27 + width(w.Plain, 11) + 20
	p.line(x, 13, x+22, 13, `stroke="`+accent+`" stroke-width="2" stroke-dasharray="5 3"`)
	p.text(x+27, 17, "start", w.Discounted, `font-size="11"`)
	p.text(columns*panelWidth+(columns-1)*gap-4, 17, "end", w.Unit, `font-size="11" fill="`+grey+`"`)
	for i := range panels {
		left, top := float64(i%columns)*(panelWidth+gap), head+tops[i/columns]
		for k, line := range lines[i] {
			p.text(left, top+16+titleLine*float64(k), "start", line, `font-weight="600"`)
		}
		drawPayback(p, &panels[i], w, left, head+tops[i/columns+1]-panelHeight)
	}
	return p.close()
}

// drawPayback draws one panel; above it, from top on, is room for a line of its title.
func drawPayback(p *picture, d *PaybackPanel, w PaybackWords, left, top float64) {
	low, high := span(append(append([]float64{}, d.Plain...), d.Discounted...)...)
	t := ticks(low, high, 4)
	inner := 8.0
	for _, v := range t {
		inner = max(inner, width(Number(v), 10)+8)
	}
	y := scaleOf(t, top+panelHeight-34, top+28)
	n := max(len(d.Plain)-1, 1)
	x := scale{0, float64(n), left + inner, left + panelWidth - 12}
	for _, v := range t {
		p.line(x.from, y.at(v), x.to, y.at(v), `stroke="`+faint+`" stroke-width="0.7"`)
		p.text(x.from-5, y.at(v)+3.5, "end", Number(v), `font-size="11" fill="`+grey+`"`)
	}
	p.line(x.from, y.at(0), x.to, y.at(0), `stroke="`+grey+`" stroke-width="1.2"`)
	every := max(1, int(math.Ceil(float64(n)/4)))
	for j := 0; j <= n; j += every {
		p.text(x.at(float64(j)), top+panelHeight-18, "middle", strconv.Itoa(d.From+j), `font-size="11" fill="`+grey+`"`)
	}
	p.text(x.to, top+panelHeight-4, "end", w.Year, `font-size="11" fill="`+grey+`"`)
	curve(p, x, y, d.Plain, "")
	curve(p, x, y, d.Discounted, `stroke-dasharray="5 3"`)
	cross(p, x, y, d.Payback, -7, "end")
	cross(p, x, y, d.Present, 15, "start")
}

func curve(p *picture, x, y scale, values []float64, attributes string) {
	path := ""
	for j, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		path += num(x.at(float64(j))) + "," + num(y.at(v)) + " "
	}
	if path != "" {
		p.add(`<polyline points="%s" fill="none" stroke="%s" stroke-width="2" %s/>`, path[:len(path)-1], accent, attributes)
	}
}

// cross marks the year in which a line crosses zero.
func cross(p *picture, x, y scale, at *float64, dy float64, anchor string) {
	if at == nil || !(*at >= 0 && *at <= x.high) {
		return
	}
	p.add(`<circle cx="%s" cy="%s" r="3.5" fill="%s" stroke="%s" stroke-width="1.2"/>`, num(x.at(*at)), num(y.at(0)), paper, accent)
	dx := 3.0
	if anchor == "end" {
		dx = -3
	}
	p.add(`<text x="%s" y="%s" text-anchor="%s" font-size="11" font-weight="600" stroke="%s" stroke-width="3" paint-order="stroke">%s</text>`,
		num(x.at(*at)+dx), num(y.at(0)+dy), anchor, paper, strconv.FormatFloat(*at, 'f', 2, 64))
}
