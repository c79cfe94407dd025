package docx

import (
	"math/rand/v2"
	"testing"
)

// A table's columns fill its width exactly; where words fit at all, no column is narrower
// than its longest word; where everything fits on one line, it stands on one line.
func TestShare(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		columns := make([]column, 1+random.IntN(20))
		least := 0.0
		for j := range columns {
			columns[j].least = 1 + 8*random.Float64()
			columns[j].whole = columns[j].least + 60*random.Float64()*random.Float64()
			least += columns[j].least
		}
		const size = 9.0
		width := 2000 + random.IntN(14000)
		widths, lines, whole := share(columns, width, size)
		sum, one := 0, 0.0
		for j, w := range widths {
			sum += w
			one += columns[j].whole*size*20 + 2*cellMargin
			if whole && float64(w) < columns[j].least*size*20 { // the margins leave room for rounding
				t.Fatalf("column %d is %d wide, its longest word %g", j, w, columns[j].least*size*20)
			}
			if w <= 0 {
				t.Fatalf("column %d is %d wide", j, w)
			}
		}
		if sum != width {
			t.Fatalf("the columns are %d wide, the table %d", sum, width)
		}
		if fits := least*size*20+float64(2*cellMargin*len(columns)) <= float64(width)*0.999; fits != whole && fits {
			t.Fatalf("words fit, and yet are broken: %g of %d", least*size*20, width)
		}
		if one <= float64(width) && lines != 1 {
			t.Fatalf("all fits on one line, %g lines are taken", lines)
		}
	}
}

func TestLongestWord(t *testing.T) {
	for s, want := range map[string]float64{
		"":           0,
		"水":          1,
		"单位产品，新鲜水耗":  2, // the comma stays with what it follows
		"an id-with": longestWord("with"),
		"ffffffff":   8 * runeWidth('f'),
		"（无此级）":      2,
		"率 IRR（%）":   3*runeWidth('R') + 1 + runeWidth('%') + 1,
	} {
		if got := longestWord(s); got != want && !(got > want-1e-9 && got < want+1e-9) {
			t.Errorf("%q: %g, want %g", s, got, want)
		}
	}
}
