package sheet

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"headwater/fault"
	"headwater/input"
	"headwater/say"
	"headwater/sheet/book"
)

// Stream is a sheet whose rows are written as they come: texts, numbers (float64, int) and
// nil for an empty cell. It is not held in memory.
type Stream struct {
	Name     string
	Title    string // above the headings; empty: none
	Headings []string
	Rows     iter.Seq[[]any]
	count    int    // of the rows, where they are known
	wide     widths // of the columns, where they are known before the rows; else by the headings
}

// WriteStreams writes a workbook of such sheets.
func WriteStreams(w io.Writer, l say.Lang, sheets ...Stream) error {
	b := newWorkbook(lang(l))
	for i := range sheets {
		b.addStream(&sheets[i])
	}
	return b.write(w)
}

// addStream writes one sheet. What is added to a sheet behind its stream is lost without
// an error.
func (w *workbook) addStream(s *Stream) (name string) {
	name = w.add(s.Name)
	if w.err != nil {
		return name
	}
	wide := s.wide
	for i, h := range s.Headings {
		wide.see(i, h)
	}
	w.toPaper(name, wide.sum(), s.headRows())
	w.streams++
	out, err := w.file.NewStreamWriter(name)
	if err != nil {
		w.try(err)
		return name
	}
	row := 1
	set := func(cells []any, opts ...excelize.RowOpts) {
		w.try(out.SetRow(book.Name(row, 1), cells, opts...))
		row++
	}
	for i, n := range slices.Backward(wide) { // the library puts each in front of the others
		w.try(out.SetColWidth(i+1, i+1, float64(n)))
	}
	w.try(out.SetPanes(&excelize.Panes{Freeze: true, YSplit: s.headRows(), TopLeftCell: book.Name(s.headRows()+1, 1), ActivePane: "bottomLeft"}))
	if s.Title != "" {
		set([]any{excelize.Cell{StyleID: w.style("title"), Value: s.Title}})
	}
	head := make([]any, len(s.Headings))
	for i, h := range s.Headings {
		if head[i] = (excelize.Cell{StyleID: w.style("head")}); h != "" {
			head[i] = excelize.Cell{StyleID: w.style("head"), Value: h}
		}
	}
	set(head, excelize.RowOpts{Height: wide.height(anyOf(s.Headings))})
	for cells := range s.Rows {
		height := wide.height(cells)
		for i, v := range cells {
			switch v := v.(type) {
			case percent:
				cells[i] = excelize.Cell{StyleID: w.style("percent"), Value: float64(v)}
			case string:
				if cells[i] = nil; v == "" {
					continue
				}
				cells[i] = excelize.Cell{StyleID: w.style("wrap"), Value: cut(v, maxCell)}
			case float64, int:
				cells[i] = excelize.Cell{StyleID: w.style("cell"), Value: v}
			}
		}
		if set(cells, excelize.RowOpts{Height: height}); w.err != nil {
			break
		}
	}
	w.try(out.Flush())
	return name
}

// percent is a number that is shown with its sign: 12.5 is 12.5 %.
type percent float64

func (s *Stream) headRows() int {
	if s.Title != "" {
		return 2
	}
	return 1
}

// ReadTable reads the first sheet of a workbook that is a table: a row of headings with
// the names of columns, and below it one row for each record, as input.ReadTable reads a
// CSV file. It holds one row at a time, and the texts that the workbook shares.
func ReadTable(name string, r io.ReaderAt, size int64, columns []input.Column, do func(cells []string)) (*input.Table, error) {
	b, err := book.OpenAt(name, r, size, book.Limits{File: streamFile, Unzipped: streamUnzipped, Cells: streamCells})
	if err != nil {
		return nil, err
	}
	first := b.Sheets[0]
	at := func(row, col int) string {
		s := spot{sheet: first.Name, row: row, col: max(col, 1)}
		return s.in(name)
	}
	return input.ReadRecords(name, at, rowsOf(b, first, at), columns, do)
}

// rowsOf yields the rows of a sheet that hold something, as wide as the first one at least.
func rowsOf(b *book.Book, s book.Sheet, at func(row, col int) string) iter.Seq2[input.Record, error] {
	return func(yield func(input.Record, error) bool) {
		width := 0
		var cells []string
		for row, err := range b.Rows(s) {
			if err != nil {
				yield(input.Record{}, err)
				return
			}
			cells = cells[:0]
			var wrong error
			for _, c := range row {
				for len(cells) < c.Col-1 {
					cells = append(cells, "")
				}
				text, bad := tableCell(b, c, at)
				wrong = errors.Join(wrong, bad)
				cells = append(cells, text)
			}
			for len(cells) < width {
				cells = append(cells, "")
			}
			if width == 0 {
				width = len(cells)
			}
			if !yield(input.Record{Line: row[0].Row, Cells: cells}, wrong) {
				return
			}
		}
	}
}

// tableCell is a cell of a table as a CSV file would hold it.
func tableCell(b *book.Book, c book.Cell, at func(row, col int) string) (string, error) {
	switch c.Kind {
	case book.Number:
		x, err := strconv.ParseFloat(c.Text, 64)
		switch {
		case err != nil:
			return c.Text, nil
		case b.IsMoment(c):
			return "", fault.Input(at(c.Row, c.Col), "sheet-moment", c.Text)
		case b.IsPercent(c):
			return numberText(hundredfold(withoutNoise(x)), -1) + "%", nil
		case len(c.Text) <= meantDigits:
			return c.Text, nil
		}
		return numberText(withoutNoise(x), -1), nil
	case book.Error:
		return "", fault.Input(at(c.Row, c.Col), "sheet-cell-error", c.Text)
	case book.Bare:
		return "", fault.Input(at(c.Row, c.Col), "sheet-formula")
	}
	if clean, ok := digits(c.Text); ok {
		return clean, nil
	}
	return trimCell(c.Text), nil
}

// The limits of a workbook that is read row by row.
const (
	streamFile     = 1 << 30
	streamUnzipped = 8 << 30
	streamCells    = 1 << 30
)
