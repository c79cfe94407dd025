package chart

import (
	"math"
	"strconv"
	"strings"
)

// Point is one point of a curve, in the units of its axes.
type Point struct{ X, Y float64 }

// Curve is a line through points; Ink is hot, cold, limit, supply or plain.
type Curve struct {
	Label  string
	Points []Point
	Ink    string
	Dashed bool
}

// Level marks a height of the Y axis across the picture, such as a pinch.
type Level struct {
	Y     float64
	Label string
}

// Plane is what a picture of curves shows.
type Plane struct {
	Title  string
	X, Y   string // names of the axes, with units
	Curves []Curve
	Levels []Level
	Note   string // where there is nothing to draw
}

// curveInk colours curves; they differ in lightness too, and each is labelled.
var curveInk = map[string]string{"hot": "#a8321b", "cold": "#1f5f8b", "limit": ink, "supply": "#0b6e54", "plain": accent}

const (
	planeWidth, planeHeight                      = 760.0, 460.0
	planeLeft, planeRight, planeTop, planeBottom = 78.0, 736.0, 44.0, 400.0
)

// Curves draws lines on two axes that begin and end at round numbers, with a legend, and
// marked levels as dashed lines with their names.
func Curves(s Plane) string {
	p := open(s.Title, s.Title, planeWidth, planeHeight)
	x, y := axisOf(planeLeft, planeRight, s.xs()), axisOf(planeBottom, planeTop, s.ys())
	s.drawAxes(p, x, y)
	if len(s.xs()) == 0 {
		p.text((planeLeft+planeRight)/2, (planeTop+planeBottom)/2, "middle", s.Note, `fill="`+grey+`"`)
		return p.close()
	}
	for _, l := range s.Levels {
		p.line(planeLeft, y.at(l.Y), planeRight, y.at(l.Y), `stroke="`+grey+`" stroke-width="1" stroke-dasharray="6 4"`)
	}
	for _, c := range s.Curves {
		p.curve(c, x, y)
	}
	s.levelNames(p, y)
	s.legend(p)
	return p.close()
}

// levelNames writes the names of levels at the right, above each other where they are close.
func (s *Plane) levelNames(p *picture, y axis) {
	var placed []float64
	for _, l := range s.Levels {
		h := y.at(l.Y)
		for _, other := range placed {
			if math.Abs(h-other) < 13 {
				h = other - 13
			}
		}
		placed = append(placed, h)
		w := width(l.Label, 11) + 8
		p.rect(planeRight-w, h-15, w, 13, `fill="`+paper+`" fill-opacity="0.85"`)
		p.text(planeRight-4, h-5, "end", l.Label, `font-size="11" fill="`+grey+`"`)
	}
}

func (s *Plane) xs() (all []float64) {
	for _, c := range s.Curves {
		for _, q := range c.Points {
			all = append(all, q.X)
		}
	}
	return all
}

func (s *Plane) ys() (all []float64) {
	for _, c := range s.Curves {
		for _, q := range c.Points {
			all = append(all, q.Y)
		}
	}
	for _, l := range s.Levels {
		all = append(all, l.Y)
	}
	return all
}

// axis maps values from the first to the last tick onto pixels.
type axis struct {
	from, to float64 // pixels
	ticks    []float64
}

// axisOf chooses four to nine round ticks around values; zero is among them where the
// values come near it.
func axisOf(from, to float64, values []float64) axis {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		lo, hi = min(lo, v), max(hi, v)
	}
	if !(hi >= lo) || math.IsInf(hi-lo, 0) {
		lo, hi = 0, 1
	}
	if lo > 0 && lo < hi/2 {
		lo = 0
	}
	if hi < 0 && hi > lo/2 {
		hi = 0
	}
	if hi-lo <= 1e-9*math.Max(math.Abs(hi), math.Abs(lo)) {
		lo, hi = lo-1, hi+1
	}
	step := roundStep((hi - lo) / 6)
	a := axis{from: from, to: to}
	first, last := math.Floor(lo/step+1e-9), math.Ceil(hi/step-1e-9)
	for k := first; k <= last; k++ {
		a.ticks = append(a.ticks, k*step)
	}
	return a
}

// roundStep is the smallest of 1, 2, 5 times a power of ten that is not below x.
func roundStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, f := range []float64{1, 2, 5} {
		if f*power >= x*(1-1e-9) {
			return f * power
		}
	}
	return 10 * power
}

func (a axis) at(v float64) float64 {
	first, last := a.ticks[0], a.ticks[len(a.ticks)-1]
	return a.from + (a.to-a.from)*(v-first)/(last-first)
}

func (s *Plane) drawAxes(p *picture, x, y axis) {
	for _, v := range x.ticks {
		p.line(x.at(v), planeTop, x.at(v), planeBottom, `stroke="`+faint+`" stroke-width="0.7"`)
		p.text(x.at(v), planeBottom+16, "middle", Number(clean(v, x)), `font-size="11" fill="`+grey+`"`)
	}
	for _, v := range y.ticks {
		p.line(planeLeft, y.at(v), planeRight, y.at(v), `stroke="`+faint+`" stroke-width="0.7"`)
		p.text(planeLeft-6, y.at(v)+4, "end", Number(clean(v, y)), `font-size="11" fill="`+grey+`"`)
	}
	p.line(planeLeft, planeTop, planeLeft, planeBottom, `stroke="`+ink+`" stroke-width="1"`)
	p.line(planeLeft, planeBottom, planeRight, planeBottom, `stroke="`+ink+`" stroke-width="1"`)
	p.text((planeLeft+planeRight)/2, planeBottom+38, "middle", s.X, "")
	p.add(`<text transform="translate(18 %s) rotate(-90)" text-anchor="middle">%s</text>`, num((planeTop+planeBottom)/2), escape(s.Y))
}

// clean drops what multiples of a step leave behind at zero.
func clean(v float64, a axis) float64 {
	if math.Abs(v) < 1e-9*math.Abs(a.ticks[len(a.ticks)-1]-a.ticks[0]) {
		return 0
	}
	return v
}

func (p *picture) curve(c Curve, x, y axis) {
	if len(c.Points) == 0 {
		return
	}
	var b strings.Builder
	lastX, lastY := math.NaN(), math.NaN()
	for i, q := range c.Points {
		px, py := x.at(q.X), y.at(q.Y)
		if i > 0 && i < len(c.Points)-1 && math.Abs(px-lastX) < 0.05 && math.Abs(py-lastY) < 0.05 {
			continue // closer than a printer's dot
		}
		lastX, lastY = px, py
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(num(px) + "," + num(py))
	}
	dash := ""
	if c.Dashed {
		dash = ` stroke-dasharray="7 4"`
	}
	p.add(`<polyline points="%s" fill="none" stroke="%s" stroke-width="2" stroke-linejoin="round"%s/>`, b.String(), curveColour(c.Ink), dash)
	if len(c.Points) <= 60 {
		for _, q := range c.Points {
			p.add(`<circle cx="%s" cy="%s" r="2.4" fill="%s"/>`, num(x.at(q.X)), num(y.at(q.Y)), curveColour(c.Ink))
		}
	}
}

func curveColour(name string) string {
	if c, ok := curveInk[name]; ok {
		return c
	}
	return accent
}

func (s *Plane) legend(p *picture) {
	left := planeLeft
	for _, c := range s.Curves {
		dash := ""
		if c.Dashed {
			dash = ` stroke-dasharray="7 4"`
		}
		p.line(left, 20, left+26, 20, `stroke="`+curveColour(c.Ink)+`" stroke-width="`+strconv.Itoa(2)+`"`+dash)
		p.text(left+32, 24, "start", c.Label, "")
		left += 32 + width(c.Label, 12) + 24
	}
}
