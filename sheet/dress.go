package sheet

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"headwater/sheet/book"
)

// Columns are as wide as what stands in them within these bounds, in characters; longer
// texts are broken into lines.
const (
	narrowest = 8
	widest    = 40
)

// lengthOf is the longest line of a text in characters of the width of a digit; Chinese
// characters count for two.
func lengthOf(text string) int {
	most := 0
	for line := range strings.SplitSeq(text, "\n") {
		n := 0
		for _, r := range line {
			if n++; r > 0x2e7f {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// widths collects how wide the columns of a sheet have to be.
type widths []int

// see notes what stands in a column, counted from 0.
func (w *widths) see(col int, v any) {
	for len(*w) <= col {
		*w = append(*w, narrowest)
	}
	n := 0
	switch v := v.(type) {
	case string:
		n = lengthOf(v)
	case content:
		if n = lengthOf(v.text); v.isNumber {
			n = lengthOf(numberText(v.number, v.decimals))
		}
	case float64:
		n = min(lengthOf(numberText(v, -1)), 14)
	case percent:
		n = min(lengthOf(numberText(float64(v), -1)), 14) + 2
	}
	(*w)[col] = max((*w)[col], min(n+2, widest))
}

// sum is the width of the sheet.
func (w widths) sum() (total int) {
	for _, n := range w {
		total += n
	}
	return total
}

// lineHeight is the height of a line of text, in points.
const lineHeight = 14

// height is how high a row is whose texts are broken into lines, 0 for one line. Programs
// that only show a workbook do not work it out themselves.
func (w widths) height(row []any) float64 {
	most := 1
	for i, v := range row {
		text, ok := v.(string)
		if c, isContent := v.(content); isContent {
			text, ok = c.text, true
		}
		if !ok || i >= len(w) {
			continue
		}
		lines := 0
		for line := range strings.SplitSeq(text, "\n") {
			lines += 1 + max(lengthOf(line)-1, 0)/max(w[i]-1, 1)
		}
		most = max(most, lines)
	}
	if most == 1 {
		return 0
	}
	return min(float64(most)*lineHeight, maxHeight)
}

// maxHeight is the height of a row that Excel takes, in points.
const maxHeight = 409

// paper is how many characters a page holds side by side at a size that can be read.
const paper = 170

// toPaper sets how a sheet is printed: on A4 across, as many pages wide as it takes, with
// the headings, and where there is more than one page the first column, on each. It returns
// how many pages stand beside each other.
func (w *workbook) toPaper(name string, width, headRow int) (pages int) {
	pages = max(1, int(math.Ceil(float64(width)/paper)))
	w.try(w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	w.try(w.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: new(9), Orientation: new("landscape"), FitToWidth: new(pages), FitToHeight: new(0)}))
	if headRow == 0 {
		return pages
	}
	quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'!"
	n := strconv.Itoa(headRow) // without the title above, which the first column would cut
	titles := quoted + "$" + n + ":$" + n
	if pages > 1 {
		titles = quoted + "$A:$A," + titles
	}
	w.try(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name}))
	return pages
}

// link leads from a cell to the first cell of another sheet.
func (w *workbook) link(sheet string, row, col int, to string) {
	at := book.Name(row, col)
	w.try(w.file.SetCellHyperLink(sheet, at, "'"+strings.ReplaceAll(to, "'", "''")+"'!A1", "Location"))
	w.set(sheet, row, col, "link")
}

// footer is what stands below every worksheet of the audit: who made it, who checked it,
// the page; above it what the header says.
func (w *workbook) footer(name, header string) {
	text := w.lang.pick("&LPrepared by: &CChecked by: &RPage &P of &N", "&L制表：&C审核：&R第 &P 页 共 &N 页")
	if header != "" {
		header = "&C" + strings.ReplaceAll(header, "&", "&&")
	}
	w.try(w.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: text, OddHeader: header}))
}
