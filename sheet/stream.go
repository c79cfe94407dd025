package sheet

import (
	"io"
	"iter"
	"strconv"

	"github.com/xuri/excelize/v2"

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
	for i, n := range wide {
		w.try(out.SetColWidth(i+1, i+1, float64(n)))
	}
	w.try(out.SetPanes(&excelize.Panes{Freeze: true, YSplit: s.headRows(), TopLeftCell: book.Name(s.headRows()+1, 1), ActivePane: "bottomLeft"}))
	if s.Title != "" {
		set([]any{excelize.Cell{StyleID: w.style("title"), Value: s.Title}})
	}
	head := make([]any, len(s.Headings))
	for i, h := range s.Headings {
		head[i] = excelize.Cell{StyleID: w.style("head"), Value: h}
	}
	set(head, excelize.RowOpts{Height: wide.height(anyOf(s.Headings))})
	for cells := range s.Rows {
		height := wide.height(cells)
		for i, v := range cells {
			switch v := v.(type) {
			case percent:
				cells[i] = excelize.Cell{StyleID: w.style("percent"), Value: float64(v)}
			case string:
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

// ReadStream calls do for every row of a workbook's sheet that holds something, each cell
// at its column, numbers as float64. It holds one row at a time, and the texts that the
// workbook shares.
func ReadStream(name string, r io.ReaderAt, size int64, sheet int, do func(row int, cells []any) error) error {
	b, err := book.OpenAt(name, r, size, book.Limits{File: streamFile, Unzipped: streamUnzipped, Cells: streamCells})
	if err != nil {
		return err
	}
	if sheet >= len(b.Sheets) {
		return nil
	}
	var out []any
	for row, err := range b.Rows(b.Sheets[sheet]) {
		if err != nil {
			return err
		}
		out = out[:0]
		for _, c := range row {
			for len(out) < c.Col-1 {
				out = append(out, nil)
			}
			if x, err := strconv.ParseFloat(c.Text, 64); c.Kind == book.Number && err == nil {
				out = append(out, x)
			} else {
				out = append(out, c.Text)
			}
		}
		if err := do(row[0].Row, out); err != nil {
			return err
		}
	}
	return nil
}

// The limits of a workbook that is read row by row.
const (
	streamFile     = 1 << 30
	streamUnzipped = 8 << 30
	streamCells    = 1 << 30
)
