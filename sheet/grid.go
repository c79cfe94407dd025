package sheet

import (
	"fmt"
	"slices"
	"strconv"

	"headwater/sheet/book"
	"headwater/unit"
)

// spot is a cell of a workbook.
type spot struct {
	sheet    string
	index    int // of the sheet
	row, col int
	turned   bool // row and col are those of the sheet turned
}

// in names the cell for people: plant.xlsx!products!C7.
func (s spot) in(file string) string {
	if s.sheet == "" {
		return file
	}
	if s.row == 0 {
		return file + "!" + s.sheet
	}
	return fmt.Sprintf("%s!%s!%s", file, s.sheet, s.cell())
}

// cell is the name of the cell: C7.
func (s spot) cell() string {
	if s.turned {
		s.row, s.col = s.col, s.row
	}
	return book.Name(s.row, s.col)
}

// order is the place of the cell in the workbook, sheet by sheet and row by row.
func (s spot) order() int {
	if s.turned {
		s.row, s.col = s.col, s.row
	}
	return (s.index<<20|s.row)<<14 | s.col
}

// grid is a sheet as its rows.
type grid struct {
	book   *book.Book
	file   string // name of the workbook
	name   string
	index  int
	rows   []int                     // numbers of the rows that hold something
	cells  map[int]map[int]book.Cell // by row and column
	merged []book.Range
	turned bool                 // see turn
	above  map[int][]book.Range // merged ranges of a column by their rows, once asked for
}

func newGrid(file string, b *book.Book, index int) (*grid, error) {
	g := &grid{book: b, file: file, name: b.Sheets[index].Name, index: index, cells: map[int]map[int]book.Cell{}, above: map[int][]book.Range{}}
	all, merged, err := b.Read(b.Sheets[index])
	if err != nil {
		return nil, err
	}
	g.merged = merged
	for _, c := range all {
		if c.Kind == book.Text && trimCell(c.Text) == "" {
			continue
		}
		if g.cells[c.Row] == nil {
			g.cells[c.Row] = map[int]book.Cell{}
			g.rows = append(g.rows, c.Row)
		}
		g.cells[c.Row][c.Col] = c
	}
	return g, nil
}

// turn is the sheet with its columns as rows: cells still go by their own names.
func (g *grid) turn() *grid {
	t := &grid{book: g.book, file: g.file, name: g.name, index: g.index, cells: map[int]map[int]book.Cell{}, turned: !g.turned, above: map[int][]book.Range{}}
	for _, row := range g.rows {
		for col, c := range g.cells[row] {
			if t.cells[col] == nil {
				t.cells[col] = map[int]book.Cell{}
				t.rows = append(t.rows, col)
			}
			c.Row, c.Col = c.Col, c.Row
			t.cells[col][row] = c
		}
	}
	slices.Sort(t.rows)
	for _, r := range g.merged {
		t.merged = append(t.merged, book.Range{Row: r.Col, Col: r.Row, ToRow: r.ToCol, ToCol: r.ToRow})
	}
	return t
}

// cols are the numbers of the columns of a row that hold something.
func (g *grid) cols(row int) []int {
	var out []int
	for col := range g.cells[row] {
		out = append(out, col)
	}
	slices.Sort(out)
	return out
}

func (g *grid) spot(row, col int) spot { return spot{g.name, g.index, row, col, g.turned} }

// at is how a problem names a cell.
func (g *grid) at(row, col int) string { return g.spot(row, col).in(g.file) }

// text is what a cell says, "" for an empty one.
func (g *grid) text(row, col int) string {
	c, ok := g.cells[row][col]
	if !ok {
		return ""
	}
	return g.value(c).text
}

// value reads a cell as a person sees it.
func (g *grid) value(c book.Cell) value {
	v := value{text: trimCell(c.Text), decimals: -1, at: g.spot(c.Row, c.Col)}
	switch c.Kind {
	case book.Bool:
		v.text = strconv.FormatBool(c.Text == "1" || c.Text == "true")
	case book.Day:
		v.day = c.Text[:min(len(c.Text), len("2022-06-30"))]
		v.text = v.day
	case book.Number:
		x, err := strconv.ParseFloat(c.Text, 64)
		if err != nil {
			return v
		}
		x = withoutNoise(x)
		v.number, v.isNumber, v.percent, v.decimals = x, true, g.book.IsPercent(c), g.book.Decimals(c)
		if v.text = numberText(x, -1); g.book.IsMoment(c) {
			v.moment = true
			if t, ok := g.book.ToDay(x); ok && g.book.IsDay(c) {
				v.day = t.Format("2006-01-02")
				v.text = v.day
			}
		}
		if s := g.book.Suffix(c); s != "" {
			if u, err := unit.Parse(s); err == nil && u.String() != "1" {
				v.unit = s
			}
		}
	case book.Text:
		if clean, ok := digits(v.text); ok {
			if inner, ok := numberContent(clean); ok {
				v.number, v.isNumber, v.decimals = inner.number, true, inner.decimals
			}
		}
	}
	return v
}

// covering is the merged range that covers a cell which is not its first one.
func (g *grid) covering(row, col int) (book.Range, bool) {
	all, known := g.above[col]
	if !known {
		for _, r := range g.merged {
			if col >= r.Col && col <= r.ToCol {
				all = append(all, r)
			}
		}
		slices.SortFunc(all, func(a, b book.Range) int { return a.Row - b.Row })
		g.above[col] = all
	}
	// ranges do not overlap: it can only be the last one that begins at this row or above
	i, _ := slices.BinarySearchFunc(all, row+1, func(r book.Range, row int) int { return r.Row - row })
	if i == 0 {
		return book.Range{}, false
	}
	r := all[i-1]
	return r, row <= r.ToRow && (row != r.Row || col != r.Col)
}
