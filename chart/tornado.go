package chart

import "math"

// TornadoBar is what a figure becomes when one number changes by −20, −10, +10 and +20 %.
type TornadoBar struct {
	Label  string
	Values [4]float64
	Note   string // at the right: where the figure is zero
}

// TornadoData is one tornado chart.
type TornadoData struct {
	Title, Axis, Note string // axis: what is drawn, with its unit; note: heading of the notes
	Base              float64
	Bars              []TornadoBar
}

// Tornado draws how far a figure moves with each number, the strongest on top: pale to
// ±20 %, full to ±10 %, light blue for a decrease and dark for an increase of the number.
func Tornado(d TornadoData) string {
	const left, right, total, step, top = 170.0, 600.0, pageWidth, 40.0, 46.0
	bars := sortedBars(d.Bars)
	values := []float64{d.Base}
	for i := range bars {
		values = append(values, bars[i].Values[:]...)
	}
	low, high := span(values...)
	t := ticks(low, high, 6)
	s := scaleOf(t, left+54, right-54) // room for the values at the ends of the bars
	bottom := top + step*float64(len(bars))
	p := open(d.Title, d.Title, total, bottom+44)
	for i, line := range []struct{ text, fill string }{{"−20 %", down}, {"+20 %", accent}} {
		x := left + 90*float64(i)
		p.rect(x, 8, 12, 12, `fill="`+line.fill+`"`)
		p.text(x+17, 18.5, "start", line.text, `font-size="11"`)
	}
	p.text(total-4, 18.5, "end", d.Note, `font-size="11" fill="`+grey+`"`)
	for _, v := range t {
		p.line(s.at(v), top-6, s.at(v), bottom, `stroke="`+faint+`" stroke-width="0.7"`)
		p.text(s.at(v), bottom+15, "middle", Number(v), `font-size="11" fill="`+grey+`"`)
	}
	p.text((left+right)/2, bottom+34, "middle", d.Axis, `font-size="11" fill="`+grey+`"`)
	for i := range bars {
		drawBar(p, s, &bars[i], d.Base, top+step*float64(i), left, total)
	}
	if low < 0 {
		p.line(s.at(0), top-6, s.at(0), bottom, `stroke="`+levelInk["below"]+`" stroke-width="1.6"`)
	}
	p.line(s.at(d.Base), top-10, s.at(d.Base), bottom, `stroke="`+ink+`" stroke-width="1.2" stroke-dasharray="4 3"`)
	p.text(s.at(d.Base), top-14, "middle", Number(d.Base), `font-weight="600"`)
	return p.close()
}

// down colours what a lower number does.
const down = "#8fb8d6"

func sortedBars(bars []TornadoBar) []TornadoBar {
	out := append([]TornadoBar{}, bars...)
	swing := func(b *TornadoBar) float64 { return math.Abs(b.Values[3] - b.Values[0]) }
	for i := 1; i < len(out); i++ { // few, and equal ones keep their order
		for j := i; j > 0 && swing(&out[j]) > swing(&out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func drawBar(p *picture, s scale, b *TornadoBar, base, top, left, total float64) {
	lines := wrap(b.Label, 12, left-16, 2)
	for k, line := range lines {
		p.text(left-10, top+21+14*(float64(k)-float64(len(lines)-1)/2), "end", line, `font-weight="600"`)
	}
	for k, fill := range []string{down, down, accent, accent} {
		opacity, inset := "0.55", 0.0
		if k == 1 || k == 2 {
			opacity, inset = "1", 4.0
		}
		x, y := s.at(base), s.at(b.Values[k])
		p.rect(min(x, y), top+6+inset, math.Abs(y-x), 22-2*inset, `fill="`+fill+`" fill-opacity="`+opacity+`"`)
	}
	for _, k := range []int{0, 3} {
		anchor, x := "start", s.at(b.Values[k])+4
		if b.Values[k] < base || b.Values[k] == base && k == 0 {
			anchor, x = "end", x-8
		}
		p.add(`<text x="%s" y="%s" text-anchor="%s" font-size="11" stroke="%s" stroke-width="3" paint-order="stroke">%s</text>`, num(x), num(top+20.5), anchor, paper, escape(Number(b.Values[k])))
	}
	p.text(total-4, top+21, "end", b.Note, `font-size="11" style="font-variant-numeric:tabular-nums"`)
}
