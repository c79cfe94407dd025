package docx

import (
	"fmt"
	"math"
	"strconv"

	"headwater/report"
)

// The colours are those of the HTML report.
const (
	ink    = "1D2733"
	grey   = "5D6975"
	faint  = "8A949E"
	rule   = "D7DDE3"
	soft   = "F4F6F8"
	accent = "1F5F8B"
	red    = "8A2A16"
)

// chips are the fill and text colours of levels.
var chips = map[string][2]string{
	"I": {"BFE3D6", "064535"}, "II": {"DCECC4", "35500F"}, "III": {"F7E7B7", "5E4500"}, "below": {"F4CDC4", "7A200F"}, "undetermined": {"E6EAEE", "3C4752"},
}

func chip(level string) (fill, text string) {
	c, ok := chips[level]
	if !ok && level != "" {
		c = chips["undetermined"]
	}
	return c[0], c[1]
}

const (
	sizeStep  = 0.5 // pt by which a table is set smaller
	wide      = 6   // columns from which a table may be set smaller, or turned
	fewLines  = 3.0 // lines in the tallest cell for which a wide table is set smaller
	manyLines = 4.0 // lines for which it is turned
	keptRows  = 8   // a table with no more rows stays on one page

	shortSmaller = 1.0 // pt by which such a table may be smaller than the style's least
	smallest     = 7.0 // pt
)

// setting is how a table is set: the size of its text and the widths of its columns.
type setting struct {
	size   float64
	widths []int
	turned bool // in landscape
}

// settingOf sets a table as large as the style wants. A wide one is set smaller where its
// cells would grow tall, and turned where that does not do or words would be broken.
func (w *writer) settingOf(t *report.Table) setting {
	columns := columnsOf(t)
	most, least := w.style.Table.Size, w.style.Table.Least
	if len(t.Rows) <= keptRows { // rather small than alone on a page across
		least = max(least-shortSmaller, smallest)
	}
	try := func(turned bool, lines float64) (setting, bool) {
		if len(columns) < wide || len(t.Rows) <= keptRows && lines == manyLines {
			lines = math.Inf(1) // a short table is not worth a page of its own
		}
		for size := most; size >= least; size -= sizeStep {
			if widths, n, whole := share(columns, w.textWidth(turned), size); whole && n <= lines {
				return setting{size, widths, turned}, true
			}
		}
		return setting{}, false
	}
	for _, c := range []struct {
		turned bool
		lines  float64
	}{{false, fewLines}, {false, manyLines}, {true, fewLines}, {true, manyLines}, {true, math.Inf(1)}} {
		if s, ok := try(c.turned, c.lines); ok {
			return s
		}
	}
	widths, _, _ := share(columns, w.textWidth(true), least)
	return setting{least, widths, true}
}

// table writes a table: its head repeats on every page, no row is cut by the end of one.
func (w *writer) table(t *report.Table, label string, s setting) {
	w.caption(t.ID, label, t.Caption, paragraph{style: "Caption", keepNext: true})
	w.grid(t, s)
}

// grid writes a table without its caption.
func (w *writer) grid(t *report.Table, s setting) {
	w.tableStart("HeadwaterTable", s.widths)
	w.put(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for j, c := range t.Columns {
		w.cellStart(s.widths[j], 1, "", "bottom")
		w.line(paragraph{style: "TableText", keepNext: true, align: alignment(c)}, run{bold: true, size: s.size}, c.Title)
		w.put("</w:tc>")
	}
	w.put("</w:tr>")
	for i := range t.Rows {
		w.row(t, i, s)
	}
	if len(t.Rows) == 0 { // a table must have a row that is no head
		w.row(&report.Table{Columns: t.Columns, Rows: []report.Row{{Cells: make([]report.Cell, len(t.Columns))}}}, 0, s)
	}
	w.put("</w:tbl>")
	w.line(paragraph{style: "AfterTable"}, run{}, "")
}

// tableStart opens a table of fixed widths.
func (w *writer) tableStart(style string, widths []int) {
	total := 0
	for _, x := range widths {
		total += x
	}
	w.put(`<w:tbl><w:tblPr><w:tblStyle w:val="`, style, `"/><w:tblW w:w="`, strconv.Itoa(total), `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>`)
	for _, x := range widths {
		w.putf(`<w:gridCol w:w="%d"/>`, x)
	}
	w.put("</w:tblGrid>")
}

// cellStart opens a cell; a cell must hold a paragraph at its end.
func (x *xml) cellStart(width, span int, fill, vertical string) {
	x.putf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		x.putf(`<w:gridSpan w:val="%d"/>`, span)
	}
	if fill != "" {
		x.put(shade(fill))
	}
	if vertical != "" {
		x.put(`<w:vAlign w:val="`, vertical, `"/>`)
	}
	x.put("</w:tcPr>")
}

func (w *writer) row(t *report.Table, i int, s setting) {
	r := &t.Rows[i]
	last := i == len(t.Rows)-1
	keep := !last && len(t.Rows) <= keptRows // a kept first row of a long table makes LibreOffice lose the others at the foot of a page
	w.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	if r.Group {
		total := 0
		for _, x := range s.widths {
			total += x
		}
		w.cellStart(total, len(s.widths), soft, "")
		w.line(paragraph{style: "TableText", keepNext: !last}, run{bold: true, size: s.size}, r.Cells[0].Text)
		w.put("</w:tc></w:tr>")
		return
	}
	for j, c := range r.Cells {
		fill, colour := chip(c.Level)
		text := run{size: s.size, colour: colour, bold: c.Level != ""}
		note := run{size: max(s.size*noteScale, 6), colour: grey}
		if r.Faint {
			text.colour, note.colour = faint, faint
		}
		p := paragraph{style: "TableText", keepNext: keep, align: alignment(t.Columns[j])}
		w.cellStart(s.widths[j], 1, fill, "")
		if words := c.Words(); words != "" || c.Note == "" {
			w.line(p, text, words)
		}
		if c.Note != "" {
			w.line(p, note, c.Note)
		}
		w.put("</w:tc>")
	}
	w.put("</w:tr>")
}

func alignment(c report.Column) string {
	if c.Right {
		return "right"
	}
	return ""
}

// keyFigures writes the few numbers as tiles beside each other, four to a row.
func (w *writer) keyFigures(k *report.KeyFigures) {
	const most = 4
	for from := 0; from < len(k.Items); from += most {
		items := k.Items[from:min(from+most, len(k.Items))]
		widths := make([]int, len(items))
		total := w.textWidth(w.turned)
		for i := range widths {
			widths[i] = total / len(items)
		}
		w.tableStart("HeadwaterTiles", widths)
		w.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		for i, item := range items {
			fill, colour := chip(item.Level)
			if fill == "" {
				fill, colour = soft, ink
			}
			w.cellStart(widths[i], 1, fill, "")
			w.line(paragraph{style: "TableText", keepNext: true}, run{colour: grey}, item.Label)
			w.line(paragraph{style: "TableText", keepNext: item.Note != ""}, run{bold: true, colour: colour, size: tileSize(item.Value, widths[i])}, item.Value)
			if item.Note != "" {
				w.line(paragraph{style: "TableText"}, run{colour: grey, size: max(w.style.Table.Least, 7)}, item.Note)
			}
			w.put("</w:tc>")
		}
		w.put("</w:tr></w:tbl>")
		w.line(paragraph{style: "AfterTable"}, run{}, "")
	}
}

// tileSize is the size in which a value fits its tile on one line.
func tileSize(value string, width int) float64 {
	const most, least = 16.0, 9.0
	fits := float64(width-4*cellMargin) / 20 / max(textWidth(value)*boldScale, 1)
	return min(most, max(least, float64(int(fits*2))/2))
}

// tableStyles are the two table styles.
func tableStyles() string {
	margins := fmt.Sprintf(`<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="%d" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar>`, cellMargin, cellMargin)
	return `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` + margins + `</w:tblPr></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="HeadwaterTable"><w:name w:val="Headwater Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>` +
		edge("top", "single", 8, 0, ink) + edge("bottom", "single", 8, 0, ink) + edge("insideH", "single", 4, 0, rule) + `</w:tblBorders></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>` + edge("bottom", "single", 8, 0, ink) + `</w:tcBorders></w:tcPr></w:tblStylePr></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="HeadwaterTiles"><w:name w:val="Headwater Tiles"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>` +
		edge("insideV", "single", 24, 0, "FFFFFF") + `</w:tblBorders><w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="120" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
}
