package chart

import "math"

// Rung is one indicator of a ladder.
type Rung struct {
	Label       string
	Value       *float64 // nil: none
	ValueText   string   // with unit, as printed at the right
	Limits      [3]*float64
	LimitTexts  [3]string // "≤ 5", printed where the zone begins
	Level       string    // I, II, III, below; empty: not known
	Best, Worst string    // the range where the level is not known
	Absent      bool      // does not apply
	Limiting    bool
}

// LadderWords are the words of a ladder in the reader's language.
type LadderWords struct {
	Zones                                   [4]string // below, III, II, I
	Marks                                   [4]string // the same, as short as a marker
	Unknown, Absent, Limiting, Value, Title string
}

var zones = []string{"below", "III", "II", "I"}

const (
	ladderWidth = pageWidth
	labelWidth  = 210.0
	trackLeft   = 222.0
	trackRight  = 606.0
	rungHeight  = 46.0
)

// Ladder draws every indicator on a track of four zones of equal width, the best at
// the right whichever way its numbers run. A marker stands where the value lies
// between the limits of its zone; an open bar covers the zones that are still
// possible where the level is not known.
func Ladder(rungs []Rung, words LadderWords) string {
	height := 34 + rungHeight*float64(len(rungs)) + 8
	p := open(words.Title, words.Title, ladderWidth, height)
	zone := (trackRight - trackLeft) / 4
	for i, z := range zones {
		x := trackLeft + zone*float64(i)
		p.text(x+zone/2, 20, "middle", words.Zones[i], `font-weight="600" fill="`+levelInk[z]+`"`)
	}
	p.text(ladderWidth-4, 20, "end", words.Value, `fill="`+grey+`"`)
	for i := range rungs {
		drawRung(p, &rungs[i], words, 34+rungHeight*float64(i), zone)
	}
	return p.close()
}

func drawRung(p *picture, r *Rung, words LadderWords, top, zone float64) {
	middle := top + rungHeight/2
	p.line(0, top, ladderWidth, top, `stroke="`+faint+`" stroke-width="0.7"`)
	drawLabel(p, r, top)
	if r.Absent {
		p.text((trackLeft+trackRight)/2, middle+4, "middle", words.Absent, `fill="`+grey+`" font-style="italic"`)
		return
	}
	for i, z := range zones {
		opacity := "0.35"
		if z == r.Level {
			opacity = "1"
		}
		p.rect(trackLeft+zone*float64(i), top+9, zone-1, 17, `fill="`+levelFill[z]+`" fill-opacity="`+opacity+`"`)
	}
	for k, text := range r.LimitTexts { // III begins zone 1, II zone 2, I zone 3
		if text != "" {
			x := trackLeft + zone*float64(3-k)
			p.line(x-0.5, top+7, x-0.5, top+28, `stroke="`+grey+`" stroke-width="0.8"`)
			p.text(x+2, top+40, "start", text, `font-size="11" fill="`+grey+`"`)
		}
	}
	switch {
	case r.Level != "":
		x := trackLeft + zone*(zoneIndex(r.Level)+place(r))
		mark := words.Marks[int(zoneIndex(r.Level))]
		w := max(22, width(mark, 11)+10)
		x = min(max(x, trackLeft+zone*zoneIndex(r.Level)+w/2), trackLeft+zone*(zoneIndex(r.Level)+1)-w/2-1)
		p.rect(x-w/2, top+9, w, 17, `rx="8" fill="`+levelInk[r.Level]+`" stroke="`+paper+`" stroke-width="1.5"`)
		p.text(x, top+21.5, "middle", mark, `font-size="11" font-weight="700" fill="`+paper+`"`)
	case r.Best != "":
		from, to := zoneIndex(r.Worst), zoneIndex(r.Best)+1
		middle := trackLeft + zone*(from+to)/2
		w := width(words.Unknown, 11) + 12
		p.rect(trackLeft+zone*from+3, top+11, zone*(to-from)-7, 13, `fill="`+paper+`" fill-opacity="0.6" stroke="`+grey+`" stroke-width="1.2" stroke-dasharray="4 3" rx="6"`)
		p.rect(middle-w/2, top+9, w, 17, `fill="`+paper+`" rx="8"`)
		p.text(middle, top+21.5, "middle", words.Unknown, `font-size="11" fill="`+grey+`"`)
	}
	p.text(ladderWidth-4, middle+1, "end", r.ValueText, `font-weight="600" style="font-variant-numeric:tabular-nums"`)
}

func drawLabel(p *picture, r *Rung, top float64) {
	fill, x := ink, 0.0
	if r.Absent {
		fill = grey
	}
	if r.Limiting {
		p.add(`<path d="M2 %s v11 M2 %s l8 3 l-8 3 z" stroke="%s" fill="%s"/>`, num(top+16), num(top+16), levelInk["below"], levelInk["below"])
		x = 14
	}
	lines := wrap(r.Label, 12, labelWidth-x, 3)
	y := top + (rungHeight-14*float64(len(lines)))/2 + 11
	for _, line := range lines {
		p.text(x, y, "start", line, `fill="`+fill+`"`)
		y += 14
	}
}

func zoneIndex(level string) float64 {
	for i, z := range zones {
		if z == level {
			return float64(i)
		}
	}
	return 0
}

// place is where in its zone, from 0 at the worse border to 1 at the better, a value
// stands: linear between the limits, and for the two outer zones by its distance over
// the step of the neighbouring one. Requirements in words stand in the middle.
func place(r *Rung) float64 {
	if r.Value == nil {
		return 0.5
	}
	k := 3 - int(zoneIndex(r.Level)) // 0 for I … 3 for below
	var worse, better *float64
	if k <= 2 {
		worse = r.Limits[k]
	}
	if k >= 1 {
		better = r.Limits[k-1]
	}
	switch {
	case worse != nil && better != nil && *worse != *better:
		return clamp((*r.Value - *worse) / (*better - *worse))
	case better != nil: // below: fades with the distance from level III
		scale := math.Max(math.Abs(*better), 1e-12)
		return clamp(0.92 - 0.8*math.Abs(*r.Value-*better)/scale)
	case worse != nil: // level I: grows with the distance beyond it
		scale := math.Max(math.Abs(*worse), 1e-12)
		return clamp(0.08 + 0.8*math.Abs(*r.Value-*worse)/scale)
	}
	return 0.5
}

func clamp(v float64) float64 { return math.Min(0.94, math.Max(0.06, v)) }
