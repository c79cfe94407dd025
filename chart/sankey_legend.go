package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// foot is what stands under a Sankey diagram: the scale, the kinds of flow, the notes.
type foot struct {
	items []footItem
	h     float64
}

// footItem is one text, with a sample before it.
type footItem struct {
	x, y    float64
	text    string
	fill    string // of the sample; empty: none
	samples float64
	dashed  bool
	bold    bool
}

// legend lays out the foot in a width.
func (g *diagram) legend(w float64) *foot {
	f := &foot{}
	words := &g.data.Words
	if len(g.arcs) == 0 || len(g.arcs) > SankeyMost {
		text := words.Empty
		if len(g.arcs) > 0 {
			text = fmt.Sprintf("%s %d > %d", words.TooMany, len(g.arcs), SankeyMost)
		}
		f.note(text, w)
		f.notes(g, w)
		return f
	}
	var row []footItem
	if reference, h := g.reference(); h > 0 {
		text := "= " + strings.TrimSpace(Number(reference)+" "+g.data.Unit) + " · " + words.Scale
		row = append(row, footItem{text: text, fill: grey, samples: h, bold: true})
	}
	row = append(row, g.kinds()...)
	if slices.ContainsFunc(g.arcs, func(a arc) bool { return a.unknown }) {
		row = append(row, footItem{text: words.Unknown, fill: grey, samples: 1.4, dashed: true})
	}
	f.row(row, w)
	if least := g.thinnest(); least > 0 {
		f.note(strings.TrimSpace(words.Below+Number(least)+" "+g.data.Unit), w)
	}
	f.notes(g, w)
	return f
}

// kinds are the samples of the kinds that the figure shows; those of one colour share it.
func (g *diagram) kinds() (out []footItem) {
	used := map[string]bool{}
	for i := range g.arcs {
		a := &g.arcs[i]
		if _, known := kindFill[a.Kind]; known {
			used[a.Kind] = true
		} else if a.back {
			used["recycle"] = true
		}
	}
	for _, kind := range SankeyKinds {
		fill := kindFill[kind]
		if !used[kind] {
			continue
		}
		if i := slices.IndexFunc(out, func(f footItem) bool { return f.fill == fill }); i >= 0 {
			out[i].text += " / " + g.data.word(kind)
			continue
		}
		out = append(out, footItem{text: g.data.word(kind), fill: fill, samples: 10})
	}
	return out
}

// row places samples side by side, in as many rows as they need.
func (f *foot) row(items []footItem, w float64) {
	x, y, h := 0.0, f.h, 0.0
	for k, item := range items {
		room := 34 + width(item.text, noteSize)*1.06 + 16
		if k > 0 && x+room > w {
			x, y, h = 0, y+h, 0
		}
		h = max(h, item.samples+6, noteLine+4)
		item.x, item.y = x, y
		f.items = append(f.items, item)
		x += room
	}
	f.h = y + h + 4
}

// note places a text of as many lines as it needs.
func (f *foot) note(s string, w float64) {
	for _, line := range fold(s, noteSize, w, math.MaxInt) {
		f.items = append(f.items, footItem{y: f.h, text: line})
		f.h += noteLine + 2
	}
}

// notesMost is how many items a note lists before it counts the rest.
const notesMost = 100

// notes lists what the figure does not show.
func (f *foot) notes(g *diagram, w float64) {
	words := &g.data.Words
	for _, n := range []struct {
		word string
		ids  []string
	}{{words.Zero, g.zero}, {words.Invalid, g.invalid}, {words.Unbalanced, g.unbalanced}} {
		if len(n.ids) == 0 {
			continue
		}
		list := strings.Join(n.ids[:min(len(n.ids), notesMost)], words.Comma)
		if more := len(n.ids) - notesMost; more > 0 {
			list += words.Comma + fmt.Sprintf("… (+%d)", more)
		}
		f.note(n.word+list, w)
	}
}

func (f *foot) draw(p *picture, left, top float64) {
	for _, i := range f.items {
		x, y := left+i.x, top+i.y
		attributes := fmt.Sprintf(`font-size="%s" fill="%s"`, num(noteSize), grey)
		if i.bold {
			attributes = fmt.Sprintf(`font-size="%s" font-weight="600"`, num(noteSize))
		}
		middle := y + max(i.samples, noteLine)/2
		switch {
		case i.fill == "":
			x -= 34
		case i.dashed:
			p.line(x, middle, x+28, middle, fmt.Sprintf(`stroke="%s" stroke-width="%s" stroke-dasharray="5 4"`, i.fill, num(i.samples)))
		default:
			p.rect(x, middle-i.samples/2, 28, i.samples, fmt.Sprintf(`fill="%s"`, i.fill))
			if i.fill == flowHatch {
				p.rect(x, middle-i.samples/2, 28, i.samples, fmt.Sprintf(`fill="none" stroke="%s" stroke-width="0.8"`, flowLoss))
			}
		}
		p.text(x+34, middle+4, "start", i.text, attributes)
	}
}

// reference is a round value (1, 2 or 5 times a power of ten) whose band is about 20
// pixels wide, and that width; 0 where nothing is to scale.
func (g *diagram) reference() (value, w float64) {
	if !(g.largest > 0) {
		return 0, 0
	}
	perPixel := g.largest / g.scale
	power := math.Pow(10, math.Floor(math.Log10(10*perPixel)))
	for _, m := range []float64{1, 2, 5, 10, 20} {
		if value = m * power; value/perPixel >= 10 && !math.IsInf(value, 0) {
			return value, value / perPixel
		}
	}
	return 0, 0
}

// thinnest is the value below which bands are drawn wider than to scale; 0 where none is.
func (g *diagram) thinnest() float64 {
	for i := range g.arcs {
		if a := &g.arcs[i]; !a.unknown && a.part*g.scale < hairline {
			return hairline / g.scale * g.largest
		}
	}
	return 0
}

// description is the figure in words, for those who cannot see it.
func (g *diagram) description() string {
	words := &g.data.Words
	total := func(part float64) string { return strings.TrimSpace(Number(part*g.largest) + " " + g.data.Unit) }
	parts := []string{g.data.Title, words.In + total(g.enters), words.Out + total(g.leaves)}
	if g.unaccounts > 0 {
		parts = append(parts, words.Lost+total(g.unaccounts))
	}
	var loops []string
	for i := range g.arcs {
		if g.arcs[i].back {
			loops = append(loops, flowName(g.arcs[i].Flow))
		}
	}
	if len(loops) > 0 {
		parts = append(parts, words.Loops+strings.Join(loops, words.Comma))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), words.Semicolon)
}
