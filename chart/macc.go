package chart

import (
	"math"
	"strconv"
)

// MACCStep is one option of an abatement cost curve.
type MACCStep struct {
	Name         string
	Cost, Amount float64
	Text         string // cost, amount and benefit as the list below prints them
}

// MACCWords are the words of the chart.
type MACCWords struct{ Title, Cost, Amount string }

// MACC draws options as steps, in the order given: as wide as what they avoid, as high as
// what a unit of it costs. Numbers lead to the list below, which no narrow step can upset.
func MACC(steps []MACCStep, w MACCWords) string {
	const left, right, top, bottom, total, line = 84.0, 800.0, 34.0, 300.0, 820.0, 18.0
	p := open(w.Title, w.Title, total, bottom+56+line*float64(len(steps)))
	sum := 0.0
	var costs []float64
	for i := range steps {
		sum += max(steps[i].Amount, 0)
		costs = append(costs, steps[i].Cost)
	}
	ty, tx := ticks2(costs), ticks(0, sum, 8)
	y, x := scaleOf(ty, bottom, top), scaleOf(tx, left, right)
	p.text(4, 18, "start", w.Cost, `font-size="11" fill="`+grey+`"`)
	for _, v := range ty {
		p.line(left, y.at(v), right, y.at(v), `stroke="`+faint+`" stroke-width="0.7"`)
		p.text(left-8, y.at(v)+3.5, "end", Number(v), `font-size="10" fill="`+grey+`"`)
	}
	for _, v := range tx {
		p.text(x.at(v), bottom+16, "middle", Number(v), `font-size="10" fill="`+grey+`"`)
	}
	p.text((left+right)/2, bottom+34, "middle", w.Amount, `font-size="11" fill="`+grey+`"`)
	at, lastLabel := 0.0, math.Inf(-1)
	for i := range steps {
		s := &steps[i]
		fill := levelInk["I"]
		if s.Cost > 0 {
			fill = levelInk["III"]
		}
		from, to := x.at(at), x.at(at+max(s.Amount, 0))
		at += max(s.Amount, 0)
		p.rect(from, min(y.at(0), y.at(s.Cost)), max(to-from-1, 0.8), max(math.Abs(y.at(s.Cost)-y.at(0)), 0.8), `fill="`+fill+`" fill-opacity="0.8"`)
		label := strconv.Itoa(i + 1)
		if middle := (from + to) / 2; middle-lastLabel > width(label, 11)+4 {
			dy := -5.0
			if s.Cost < 0 {
				dy = 13
			}
			p.text(middle, y.at(s.Cost)+dy, "middle", label, `font-size="11" font-weight="600"`)
			lastLabel = middle
		}
		row := bottom + 56 + line*float64(i)
		p.rect(left, row-9, 10, 10, `fill="`+fill+`" fill-opacity="0.8"`)
		for _, name := range wrap(label+"  "+s.Name, 12, 330, 1) {
			p.text(left+16, row, "start", name, `font-weight="600"`)
		}
		p.text(right, row, "end", s.Text, `style="font-variant-numeric:tabular-nums"`)
	}
	p.line(left, y.at(0), right, y.at(0), `stroke="`+ink+`" stroke-width="1.2"`)
	return p.close()
}

// ticks2 are ticks that leave room for a label at both ends.
func ticks2(values []float64) []float64 {
	low, high := span(values...)
	room := (high - low) * 0.08
	if low < 0 {
		low -= room
	}
	if high > 0 {
		high += room
	}
	return ticks(low, high, 6)
}
