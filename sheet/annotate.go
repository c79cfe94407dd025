package sheet

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"headwater/fault"
	"headwater/sheet/book"
)

// Remark is what is wrong with a cell, in words.
type Remark struct {
	At   string // plant.xlsx!products!C7
	Text string
}

// maxSpread is how many cells a workbook may span, filled or not, to be written again: the
// library fills every row up to its last cell.
const maxSpread = 2_000_000

// Annotate writes a copy of a workbook in which every cell of a remark is red and has a
// comment. Remarks that belong to a sheet or to the file stand in the first cell of it.
func Annotate(w io.Writer, name string, data []byte, remarks []Remark) error {
	b, err := book.Open(name, data, book.Limits{File: MaxSize})
	if err != nil {
		return err
	}
	spread := 0
	for _, s := range b.Sheets {
		n, err := b.Spread(s)
		if spread += n; err != nil || spread > maxSpread {
			return errors.Join(err, fault.Input(name, "sheet-annotate-big", s.Name))
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 128 << 20, UnzipXMLSizeLimit: 128 << 20})
	if err != nil {
		return fault.Input(name, "book-unreadable", err.Error())
	}
	defer f.Close()
	f.Path = name // by which the kind of workbook is known
	texts, order := byCell(f, name, remarks)
	for _, at := range order {
		if err := mark(f, at[0], at[1], texts[at]); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// byCell joins the remarks of each cell, in the order in which they come.
func byCell(f *excelize.File, name string, remarks []Remark) (texts map[[2]string]string, order [][2]string) {
	texts = map[[2]string]string{}
	sheets := f.GetSheetList()
	for _, r := range remarks {
		sheet, cell := sheets[0], "A1"
		if rest, ok := strings.CutPrefix(r.At, name+"!"); ok {
			sheet = rest
			if i := strings.LastIndex(rest, "!"); i >= 0 {
				sheet, cell = rest[:i], rest[i+1:]
			}
		}
		if !slices.Contains(sheets, sheet) {
			sheet, cell = sheets[0], "A1"
		}
		if _, _, ok := book.Place(cell); !ok {
			cell = "A1"
		}
		at := [2]string{sheet, cell}
		if _, known := texts[at]; known {
			texts[at] += "\n\n" + r.Text
			continue
		}
		texts[at] = r.Text
		order = append(order, at)
	}
	return texts, order
}

// mark colours a cell and gives it a comment, behind the one that it has.
func mark(f *excelize.File, sheet, cell, text string) error {
	comments, err := f.GetComments(sheet)
	if err != nil {
		return err
	}
	for _, c := range comments {
		if c.Cell != cell {
			continue
		}
		old := c.Text
		for _, run := range c.Paragraph {
			old += run.Text
		}
		text = strings.TrimSpace(old) + "\n\n" + text
		if err := f.DeleteComment(sheet, cell); err != nil {
			return err
		}
	}
	w := &workbook{file: f}
	w.comment(sheet, cell, text)
	if w.err != nil {
		return w.err
	}
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		return err
	}
	style, err := f.GetStyle(id)
	if err != nil || style == nil {
		style = &excelize.Style{}
	}
	style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FF9C9C"}}
	if id, err = f.NewStyle(style); err != nil {
		return err
	}
	return f.SetCellStyle(sheet, cell, cell, id)
}
