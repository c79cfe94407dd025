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
	var titles []string
	for _, s := range series {
		titles = append(titles, s.Title+" · "+s.Unit)
	}
	lines, tops := rowsOfPanels(titles, columns, panelW, panelH)
	p := open(title, title, total, tops[len(tops)-1])
	for i, s := range series {
		drawPanel(p, s, lines[i], float64(i%columns)*(panelW+15), tops[i/columns], tops[i/columns+1], panelW)
	}
	return p.close()
}

// titleLine is the height of a line of a panel's title.
const titleLine = 14.0

// rowsOfPanels breaks the titles of panels that stand in rows, and gives the rows the height
// that a panel has with a title of one line, and what the tallest title takes more. tops has
// the end of the last row too.
func rowsOfPanels(titles []string, columns int, w, h float64) (lines [][]string, tops []float64) {
	const most = 3
	for i, title := range titles {
		lines = append(lines, wrap(title, 12, w-8, most))
		if i%columns == 0 {
			tops = append(tops, 0)
		}
		tops[len(tops)-1] = max(tops[len(tops)-1], h+titleLine*float64(len(lines[i])-1))
	}
	end := 0.0
	for i, height := range tops {
		tops[i] = end
		end += height
	}
	return lines, append(tops, end)
}

// drawPanel draws the bars of a series below its title, down to the bottom.
func drawPanel(p *picture, s Series, title []string, left, top, bottom, w float64) {
	for i, line := range title {
		p.text(left, top+14+titleLine*float64(i), "start", line, `font-weight="600"`)
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
	base := bottom - 26
	roof := base - 56
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
