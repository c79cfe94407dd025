package chart

// BoundRow is the index of one level: what it is at least and at most, and its bar.
type BoundRow struct {
	Label     string
	Low, High float64 // 0 to 100 or above
	Bar       float64 // 0: none
	Level     string  // colours the row
	Text      string  // "66.66–94.66"
}

// Bounds draws indices from 0 to 100: solid up to what is certain, hatched up to what
// is possible, with a line at the bar that the grade needs.
func Bounds(title string, rows []BoundRow) string {
	const left, right, step = 70.0, 640.0, 34.0
	height := 12 + step*float64(len(rows)) + 26
	p := open(title, title, 760, height)
	p.add(`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="%s" stroke-width="2"/></pattern></defs>`, faint)
	x := func(v float64) float64 { return left + (right-left)*min(max(v, 0), 100)/100 }
	bottom := 8 + step*float64(len(rows))
	for v := 0; v <= 100; v += 20 {
		p.line(x(float64(v)), 6, x(float64(v)), bottom, `stroke="`+faint+`" stroke-width="0.7"`)
		p.text(x(float64(v)), bottom+16, "middle", Number(float64(v)), `font-size="10" fill="`+grey+`"`)
	}
	for i, r := range rows {
		top := 10 + step*float64(i)
		p.text(left-10, top+16, "end", r.Label, `font-weight="600"`)
		p.rect(left, top+3, right-left, 18, `fill="#f4f6f8"`)
		p.rect(x(r.Low), top+3, x(r.High)-x(r.Low), 18, `fill="url(#hatch)" stroke="`+levelInk[r.Level]+`" stroke-width="0.8"`)
		p.rect(left, top+3, x(r.Low)-left, 18, `fill="`+levelInk[r.Level]+`" fill-opacity="0.75"`)
		if r.Bar > 0 {
			p.line(x(r.Bar), top-1, x(r.Bar), top+25, `stroke="`+ink+`" stroke-width="2"`)
			p.text(x(r.Bar)+4, top+16, "start", Number(r.Bar), `font-size="10" font-weight="600"`)
		}
		p.text(right+10, top+16, "start", r.Text, `style="font-variant-numeric:tabular-nums"`)
	}
	return p.close()
}
