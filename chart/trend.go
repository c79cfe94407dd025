package chart

import (
	"math"
	"strconv"
)

// Series is one quantity over the years.
type Series struct {
	Title, Unit string
	Years       []int
	Values      []float64
}

// Trends draws one small panel per series, each from zero, with its values written.
func Trends(title string, series []Series) string {
	const columns, panelW, panelH, total = 3, 235.0, 118.0, pageWidth
	rows := (len(series) + columns - 1) / columns
	p := open(title, title, total, panelH*float64(rows))
	for i, s := range series {
		drawPanel(p, s, float64(i%columns)*(panelW+15), float64(i/columns)*panelH, panelW, panelH)
	}
	return p.close()
}

func drawPanel(p *picture, s Series, left, top, w, h float64) {
	for i, line := range wrap(s.Title+" · "+s.Unit, 12, w-8, 1) {
		p.text(left, top+14+14*float64(i), "start", line, `font-weight="600"`)
	}
	if len(s.Values) == 0 {
		return
	}
	high := 0.0
	for _, v := range s.Values {
		high = max(high, v)
	}
	if !(high > 0) || math.IsInf(high, 0) {
		high = 1
	}
	base, roof := top+h-26, top+36
	step := w / float64(len(s.Values))
	p.line(left, base, left+w-10, base, `stroke="`+grey+`" stroke-width="0.8"`)
	for i, v := range s.Values {
		x := left + step*float64(i) + step*0.2
		height := (base - roof) * math.Max(v, 0) / high
		p.rect(x, base-height, step*0.5, height, `fill="`+accent+`" fill-opacity="`+shade(i, len(s.Values))+`"`)
		p.text(x+step*0.25, base-height-4, "middle", Number(v), `font-size="11" style="font-variant-numeric:tabular-nums"`)
		if i < len(s.Years) {
			p.text(x+step*0.25, base+14, "middle", strconv.Itoa(s.Years[i]), `font-size="11" fill="`+grey+`"`)
		}
	}
}

// shade lets the last year stand out.
func shade(i, n int) string {
	if i == n-1 {
		return "0.95"
	}
	return "0.45"
}
