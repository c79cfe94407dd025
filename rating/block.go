package rating

// Block is one condition that keeps a grade from being certain: a row at a level that is
// not enough, or an index below its bar.
type Block struct {
	Row      int    // -1: the index
	Level    string // of the row: the worst that is possible
	Required string
	Index    string  // which index
	Low, Bar float64 // its lower bound, and what is needed
}

// Blocks lists what keeps a vector of values from a grade, given as an index into Grades.
func (t *Trial) Blocks(x []float64, grade int) (out []Block) {
	table := &t.sheet.table
	table.Grade(t.result, x)
	g := &table.grades[grade]
	if g.index >= 0 && t.result.Low[g.index] < g.bar-slack {
		out = append(out, Block{Row: -1, Index: levelIDs[g.index], Low: t.result.Low[g.index], Bar: g.bar})
	}
	for r := range table.rows {
		lv := t.result.Rows[r]
		if !lv.Applies || table.rows[r].partOf >= 0 {
			continue
		}
		if _, hard := g.required(table.rows[r].limiting); int(lv.Worst) > hard {
			out = append(out, Block{Row: r, Level: rankName(lv.Worst), Required: rankName(int8(hard))})
		}
	}
	return out
}

// Bar is what the index must reach for a grade; ok is false where the grade asks for none.
func (t *Trial) Bar(grade int) (bar float64, ok bool) {
	g := &t.sheet.table.grades[grade]
	return g.bar, g.index >= 0
}
