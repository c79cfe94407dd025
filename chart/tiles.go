package chart

import (
	"fmt"
	"math"
)

// Tile is one cell of a tile map: a text, a note under it if any, and how full it is.
type Tile struct {
	Text, Note string
	Share      float64 // 0 to 1: how dark the tile is
	Hatched    bool    // known of, not usable
}

// Tiles draws a table of tiles: how well each row is served in each column.
func Tiles(title string, rows, columns []string, tile func(row, column int) Tile) string {
	const left, top, w, h, gap = 150.0, 34.0, 150.0, 44.0, 4.0
	p := open(title, title, left+float64(len(columns))*(w+gap)+8, top+float64(len(rows))*(h+gap)+8)
	for j, c := range columns {
		p.text(left+float64(j)*(w+gap)+w/2, top-12, "middle", c, `font-weight="600"`)
	}
	for i, r := range rows {
		y := top + float64(i)*(h+gap)
		p.text(left-10, y+h/2+4, "end", r, "")
		for j := range columns {
			x := left + float64(j)*(w+gap)
			t := tile(i, j)
			fill, ink := tileColour(t.Share)
			p.rect(x, y, w, h, fmt.Sprintf(`fill="%s" rx="3"`, fill))
			if t.Hatched {
				p.rect(x, y, w, h, `fill="none" stroke="#9aa5b1" stroke-dasharray="4 3" rx="3"`)
			}
			middle := y + h/2 + 4
			if t.Note != "" {
				middle = y + h/2 - 1
				p.text(x+w/2, y+h/2+14, "middle", t.Note, fmt.Sprintf(`font-size="10" fill="%s"`, ink))
			}
			p.text(x+w/2, middle, "middle", t.Text, fmt.Sprintf(`font-weight="600" fill="%s"`, ink))
		}
	}
	return p.close()
}

// tileColour goes from grey to deep green; the ink keeps its contrast.
func tileColour(share float64) (fill, ink string) {
	s := math.Min(1, math.Max(0, share))
	if s == 0 {
		return "#f1f3f5", "#5d6975"
	}
	mix := func(a, b float64) int { return int(math.Round(a + (b-a)*s)) }
	ink = "#1d2733"
	if s > 0.55 {
		ink = "#ffffff"
	}
	return fmt.Sprintf("#%02x%02x%02x", mix(0xdc, 0x0b), mix(0xec, 0x6e), mix(0xe4, 0x54)), ink
}
