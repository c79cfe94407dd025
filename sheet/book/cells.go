package book

import (
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds of cell.
const (
	Text   Kind = iota
	Number      // Text is the number as it is stored
	Bool        // Text is 1 or 0
	Error       // Text is #REF!, #DIV/0! …
	Day         // Text is a date as 2022-06-30, stored as text
	Bare        // a formula whose value was never stored
)

// Cell is a cell that holds something.
type Cell struct {
	Row, Col int
	Kind     Kind
	Text     string
	style    int
}

// Range is a merged range, both corners in it.
type Range struct{ Row, Col, ToRow, ToCol int }

// Rows yields the rows of a sheet that hold something, their cells in the order of the
// columns. The slice is valid until the next row.
func (b *Book) Rows(s Sheet) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		if err := b.scan(s, func(row []Cell) bool { return yield(row, nil) }, func(Range) {}); err != nil {
			yield(nil, err)
		}
	}
}

// Read returns all cells of a sheet, row by row, and its merged ranges.
func (b *Book) Read(s Sheet) (cells []Cell, merged []Range, err error) {
	err = b.scan(s, func(row []Cell) bool { cells = append(cells, row...); return true }, func(r Range) { merged = append(merged, r) })
	slices.SortStableFunc(cells, func(x, y Cell) int {
		if x.Row != y.Row {
			return x.Row - y.Row
		}
		return x.Col - y.Col
	})
	return cells, merged, err
}

// Spread is how many cells a sheet spans when every row is filled up to its last cell, and
// every row above the last one counts for one at least: what a program needs that holds
// sheets as tables.
func (b *Book) Spread(s Sheet) (int, error) {
	sc := &scanner{book: b}
	if err := b.scanWith(sc, s, func([]Cell) bool { return true }, func(Range) {}); err != nil {
		return 0, err
	}
	return sc.spread + sc.widest + sc.lastRow, nil
}

// maxMerged is how many merged ranges a sheet may have.
const maxMerged = 20_000

// scan reads a worksheet once.
func (b *Book) scan(s Sheet, row func([]Cell) bool, merge func(Range)) error {
	return b.scanWith(&scanner{book: b}, s, row, merge)
}

func (b *Book) scanWith(sc *scanner, s Sheet, row func([]Cell) bool, merge func(Range)) error {
	r, err := b.part(s.Part)
	if err != nil {
		return err
	}
	if r == nil {
		return fault.Input(b.name, "book-part", s.Part, "it is not there")
	}
	defer r.Close()
	sc.d = xml.NewDecoder(r)
	for {
		t, err := sc.d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return b.broken(s.Part, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := sc.start(t, merge); err != nil {
				return b.broken(s.Part, err)
			}
		case xml.EndElement:
			if t.Name.Local == "row" && len(sc.cells) > 0 {
				more := row(sc.cells)
				if sc.cells = sc.cells[:0]; !more {
					return nil
				}
			}
		}
	}
}

type scanner struct {
	book     *Book
	d        *xml.Decoder
	row, col int // of the last element
	cells    []Cell
	merged   int
	widest   int // last column of the row
	spread   int // cells of all rows so far, up to the last column of each
	lastRow  int
}

func (sc *scanner) start(e xml.StartElement, merge func(Range)) error {
	switch e.Name.Local {
	case "row":
		sc.spread, sc.widest = sc.spread+sc.widest, 0
		sc.row++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil {
			sc.row = n
		}
		sc.col = 0
		if sc.row < 1 || sc.row > maxRow {
			return fmt.Errorf("row %d", sc.row)
		}
	case "c":
		return sc.cell(e)
	case "mergeCell":
		if sc.merged++; sc.merged > maxMerged {
			return fmt.Errorf("more than %d merged ranges", maxMerged)
		}
		from, to, _ := strings.Cut(attr(e, "ref"), ":")
		row, col, ok := Place(from)
		toRow, toCol, both := Place(to)
		if ok && both && toRow >= row && toCol >= col {
			merge(Range{row, col, toRow, toCol})
		}
	}
	return nil
}

// cell reads <c r="B2" s="3" t="s"><f>…</f><v>…</v></c>.
func (sc *scanner) cell(e xml.StartElement) error {
	sc.col++
	if row, col, ok := Place(attr(e, "r")); ok {
		sc.row, sc.col = row, col
	}
	if sc.col > maxCol || sc.row < 1 {
		return fmt.Errorf("cell %q", attr(e, "r"))
	}
	sc.widest, sc.lastRow = max(sc.widest, sc.col), max(sc.lastRow, sc.row)
	c := Cell{Row: sc.row, Col: sc.col}
	c.style, _ = strconv.Atoi(attr(e, "s"))
	kind := attr(e, "t")
	var formula, valued bool
	for {
		t, err := sc.d.RawToken()
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return err
		}
		if end, ok := t.(xml.EndElement); ok && end.Name.Local == "c" {
			break
		}
		inner, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		s, err := text(sc.d, inner, "rPh")
		if err != nil {
			return err
		}
		switch inner.Name.Local {
		case "f":
			formula = true
		case "v", "is":
			c.Text, valued = s, true
		}
	}
	if !valued || c.Text == "" && kind != "str" {
		if !formula {
			return nil
		}
		kind, c.Kind = "bare", Bare
	}
	if err := sc.read(&c, kind); err != nil {
		return err
	}
	if c.Text == "" && c.Kind != Bare {
		return nil
	}
	if sc.book.limits.Cells--; sc.book.limits.Cells < 0 {
		return fault.Input(sc.book.name, "book-cells")
	}
	sc.cells = append(sc.cells, c)
	return nil
}

// read turns the stored text of a cell into its value.
func (sc *scanner) read(c *Cell, kind string) error {
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(c.Text))
		if err != nil || i < 0 || i >= len(sc.book.strings) {
			return fmt.Errorf("cell %s: there is no shared string %q", Name(c.Row, c.Col), c.Text)
		}
		c.Text = sc.book.strings[i]
	case "inlineStr", "str":
	case "b":
		c.Kind = Bool
	case "e":
		c.Kind = Error
	case "d":
		c.Kind = Day
	case "bare":
	default:
		c.Kind, c.Text = Number, strings.TrimSpace(c.Text)
	}
	c.Text = unescape(c.Text)
	return nil
}

// unescape turns the codes _x000D_ of the format back into their characters.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || i+7 > len(s) {
			break
		}
		if code, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil && s[i+6] == '_' {
			out.WriteString(s[:i])
			out.WriteRune(rune(code))
			s = s[i+7:]
			continue
		}
		out.WriteString(s[:i+2])
		s = s[i+2:]
	}
	return out.String() + s
}

// Place reads a cell's name such as B12.
func Place(name string) (row, col int, ok bool) {
	name = strings.ReplaceAll(name, "$", "")
	i := 0
	for i < len(name) && i < 4 && (name[i] >= 'A' && name[i] <= 'Z' || name[i] >= 'a' && name[i] <= 'z') {
		col = col*26 + int(name[i]&^0x20-'A') + 1
		i++
	}
	row, err := strconv.Atoi(name[i:])
	return row, col, err == nil && i > 0 && row >= 1 && row <= maxRow && col <= maxCol
}

// Name is the name of a cell: B12.
func Name(row, col int) string { return Column(col) + strconv.Itoa(row) }

// Column is the name of a column: AB.
func Column(col int) string {
	s := ""
	for ; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}
