package chart

// Part is one piece of a whole.
type Part struct {
	Label string
	Share float64 // of 1
	Level string  // colours it; another word: grey
}

// Parts draws pieces of a whole as one bar, in their order. A label stands inside its
// piece where it fits, else below it on a line of its own.
func Parts(title string, parts []Part) string {
	const left, right, top, bar = 10.0, 750.0, 8.0, 34.0
	var below []int
	x := left
	place := make([]float64, len(parts))
	for i, part := range parts {
		w := (right - left) * part.Share
		place[i] = x
		x += w
		if width(part.Label, 12)+10 > w {
			below = append(below, i)
		}
	}
	p := open(title, title, right+left, top+bar+12+18*float64(len(below)))
	for i, part := range parts {
		w := (right - left) * part.Share
		fill, stroke := levelFill[part.Level], levelInk[part.Level]
		if fill == "" {
			fill, stroke = "#eceff2", grey
		}
		p.rect(place[i], top, w, bar, `fill="`+fill+`" stroke="`+stroke+`" stroke-width="0.8"`)
		if width(part.Label, 12)+10 <= w {
			p.text(place[i]+w/2, top+bar/2+4, "middle", part.Label, `font-weight="600" fill="`+stroke+`"`)
		}
	}
	for line, i := range below {
		part := parts[i]
		middle := place[i] + (right-left)*part.Share/2
		y := top + bar + 18*float64(line+1)
		stroke := levelInk[part.Level]
		if stroke == "" {
			stroke = grey
		}
		p.line(middle, top+bar, middle, y-10, `stroke="`+stroke+`" stroke-width="0.8"`)
		anchor := "middle"
		switch half := width(part.Label, 12) / 2; {
		case middle+half > right:
			anchor, middle = "end", right
		case middle-half < left:
			anchor, middle = "start", left
		}
		p.text(middle, y, anchor, part.Label, `fill="`+stroke+`"`)
	}
	return p.close()
}
