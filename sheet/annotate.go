package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"maps"
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
	options := excelize.Options{UnzipSizeLimit: 128 << 20, UnzipXMLSizeLimit: 128 << 20}
	before, err := excelize.OpenReader(bytes.NewReader(data), options)
	if err != nil {
		return fault.Input(name, "book-unreadable", err.Error())
	}
	defer before.Close()
	old, err := commentsOf(before)
	if err != nil {
		return fault.Input(name, "book-unreadable", err.Error())
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), options)
	if err != nil {
		return fault.Input(name, "book-unreadable", err.Error())
	}
	defer f.Close()
	f.Path = name // by which the kind of workbook is known
	gone := withoutComments(f, b)
	texts, order := byCell(f, name, remarks)
	x := &workbook{file: f}
	for _, at := range slices.SortedFunc(maps.Keys(old), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		if _, more := texts[at]; gone[at[0]] && !more {
			x.comment(at[0], at[1], old[at].author, old[at].text)
		}
	}
	for _, at := range order {
		text, who := texts[at], author
		if c, there := old[at]; there {
			text, who = c.text+"\n\n"+text, cmp.Or(c.author, author)
			if !gone[at[0]] {
				x.try(f.DeleteComment(at[0], at[1]))
			}
		}
		x.comment(at[0], at[1], who, text)
		x.try(colour(f, at[0], at[1]))
	}
	if x.err != nil {
		return x.err
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

// colour makes a cell red and leaves the rest of its style.
func colour(f *excelize.File, sheet, cell string) error {
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		return err
	}
	style, err := f.GetStyle(id)
	if err != nil || style == nil {
		style = &excelize.Style{}
	}
	if style.Font != nil {
		style.Font.Color = withoutAlpha(style.Font.Color)
	}
	for i := range style.Border {
		style.Border[i].Color = withoutAlpha(style.Border[i].Color)
	}
	style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FF9C9C"}}
	if id, err = f.NewStyle(style); err != nil {
		return err
	}
	return f.SetCellStyle(sheet, cell, cell, id)
}

// withoutAlpha is a colour as excelize takes it: it gives FF000000 and puts another FF
// before it when it writes.
func withoutAlpha(rgb string) string {
	if len(rgb) == len("FF000000") {
		return rgb[2:]
	}
	return rgb
}
