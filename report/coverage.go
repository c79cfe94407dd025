package report

import (
	"fmt"
	"math"
	"strings"

	"headwater/catalogue"
	"headwater/chart"
	"headwater/say"
)

// Coverage makes the document that shows what the catalogue holds by sector.
func Coverage(c *catalogue.Catalogue, l say.Lang) *Document {
	sectors, total := c.Coverage()
	term := func(key string) string { return say.Term(l, key) }
	d := &Document{Title: term("coverage-title"), Lang: string(l), Meta: []Field{{term("documents"), fmt.Sprint(len(c.Files))}, {"SHA-256", c.Hash}}}
	t := Table{ID: "coverage", Caption: term("coverage-table"), Columns: []Column{{Title: term("sector-name")}, {Title: term("kind")}, {Title: term("verification-official"), Right: true}, {Title: term("verification-secondary"), Right: true}, {Title: term("verification-reference"), Right: true}, {Title: term("verification-listed"), Right: true}, {Title: term("rows"), Right: true}}}
	for _, s := range append(sectors, total) {
		for _, k := range catalogue.Kinds {
			n := s.Counts[k]
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: term("sector-" + s.Sector)}, {Text: term("kind-" + k)}, {Text: fmt.Sprint(n.Official)}, {Text: fmt.Sprint(n.Secondary)}, {Text: fmt.Sprint(n.Reference)}, {Text: fmt.Sprint(n.Listed)}, {Text: fmt.Sprint(n.Rows)}}, Faint: n.Usable()+n.Listed == 0})
		}
	}
	d.Blocks = []Block{
		Heading{Level: 1, ID: "tiles", Text: term("coverage-title")}, Paragraph{term("coverage-text")},
		Figure{ID: "coverage-tiles", Name: "coverage", Caption: term("coverage-figure"), SVG: CoverageTiles(sectors, l)}, t,
	}
	return d
}

// CoverageTiles draws the sectors against the kinds: how much is usable, what is only
// known of.
func CoverageTiles(sectors []catalogue.SectorCoverage, l say.Lang) string {
	var rows, columns []string
	for _, s := range sectors {
		rows = append(rows, say.Term(l, "sector-"+s.Sector))
	}
	for _, k := range catalogue.Kinds {
		columns = append(columns, say.Term(l, "kind-"+k))
	}
	most := make([]float64, len(catalogue.Kinds))
	for _, s := range sectors {
		for j, k := range catalogue.Kinds {
			most[j] = max(most[j], weightOf(s.Counts[k]))
		}
	}
	return chart.Tiles(say.Term(l, "coverage-title"), rows, columns, func(i, j int) chart.Tile {
		n := sectors[i].Counts[catalogue.Kinds[j]]
		t := chart.Tile{Text: usableText(n, l), Hatched: n.Usable() == 0 && n.Listed > 0}
		if most[j] > 0 {
			t.Share = weightOf(n) / most[j]
		}
		switch {
		case n.Rows > 0 && n.Listed > 0:
			t.Note = fmt.Sprintf(say.Term(l, "tile-both"), n.Rows, n.Listed)
		case n.Rows > 0:
			t.Note = fmt.Sprintf(say.Term(l, "tile-rows"), n.Rows)
		case n.Listed > 0:
			t.Note = fmt.Sprintf(say.Term(l, "tile-listed"), n.Listed)
		}
		return t
	})
}

// usableText is what holds figures, by how it was read.
func usableText(n catalogue.Count, l say.Lang) string {
	var parts []string
	for _, x := range []struct {
		count int
		level string
	}{{n.Official, "official"}, {n.Secondary, "secondary"}, {n.Reference, "reference"}} {
		if x.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.count, say.Term(l, "verification-"+x.level)))
		}
	}
	if len(parts) == 0 {
		return "0"
	}
	return strings.Join(parts, " · ")
}

// weightOf is how dark a tile is drawn: by rows where there are any, on a square root so
// that small sectors can be told from empty ones.
func weightOf(n catalogue.Count) float64 {
	return math.Sqrt(float64(max(n.Rows, n.Usable())))
}
