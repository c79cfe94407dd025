package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	_ "embed"
	"encoding/xml"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"headwater/say"
	"headwater/sheet/book"
)

//go:embed phrases.csv
var phrasesCSV string

// phrases are the Chinese words for units and defaults of fields.csv.
var phrases = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows(phrasesCSV) {
		out[r[0]] = r[1]
	}
	return out
})

func unitWords(u string, l lang) string {
	if say.Lang(l) == say.ZH {
		return phrases()[u]
	}
	return u
}

// listed is how many rows below the headings have drop-downs.
const listed = 500

// maxList is how many characters Excel takes in a list of words.
const maxList = 255

// workbook writes pages.
type workbook struct {
	file    *excelize.File
	lang    lang
	names   map[string]bool
	styles  map[string]int
	ruled   map[int]int // the style with lines around of a style
	streams int         // sheets that are written row by row
	err     error       // the first one
}

func newWorkbook(l lang) *workbook {
	w := &workbook{file: excelize.NewFile(), lang: l, names: map[string]bool{}, styles: map[string]int{}, ruled: map[int]int{}}
	w.file.Pkg.Store("docProps/core.xml", []byte(xml.Header+coreProperties))
	w.try(w.file.SetAppProps(&excelize.AppProperties{Application: author}))
	return w
}

const author = "Headwater"

// coreProperties say who wrote a workbook, and not when.
const coreProperties = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>` + author + `</dc:creator></cp:coreProperties>`

func (w *workbook) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *workbook) font() *excelize.Font {
	return &excelize.Font{Family: w.lang.pick("Arial", "宋体"), Size: 10}
}

// style returns a cell style, made when it is first asked for.
func (w *workbook) style(name string) int {
	if id, ok := w.styles[name]; ok {
		return id
	}
	font := w.font()
	s := &excelize.Style{Font: font}
	kind, digits, _ := strings.Cut(name, "/")
	switch kind {
	case "head":
		font.Bold, font.Color = true, "1F3B4D"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E8F0"}}
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "center"}
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "1F3B4D"}}
	case "title":
		font.Bold, font.Size = true, 14
	case "group":
		font.Bold, font.Color = true, "1F3B4D"
	case "faint":
		font.Color = "808080"
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "top"}
	case "link":
		font.Color, font.Underline = "1F5C8B", "single"
	case "text":
		s.NumFmt = 49
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "top"}
	case "unit":
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "top", Indent: 1}
	case "cell":
		s.Alignment = &excelize.Alignment{Vertical: "top"}
	case "percent":
		s.CustomNumFmt = new(`General" %"`)
		s.Alignment = &excelize.Alignment{Vertical: "top"}
	case "wrap":
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "top"}
	case "bad":
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FF9C9C"}}
	case "number":
		if n, err := strconv.Atoi(digits); err == nil {
			s.CustomNumFmt = new("0." + strings.Repeat("0", n))
		}
		s.Alignment = &excelize.Alignment{Vertical: "top"}
	}
	id, err := w.file.NewStyle(s)
	w.try(err)
	w.styles[name] = id
	return id
}

// add makes a sheet of that name, shortened and numbered where it is taken.
func (w *workbook) add(name string) string {
	name = cut(strings.Trim(strings.NewReplacer(":", " ", "\\", " ", "/", w.lang.pick("-", "／"), "?", " ", "*", " ", "[", "(", "]", ")").Replace(name), " '"), maxSheetName)
	name = strings.TrimRight(name, " '")
	base := name
	for n := 2; w.names[strings.ToLower(name)] || name == ""; n++ {
		suffix := " " + strconv.Itoa(n)
		name = cut(base, maxSheetName-len(suffix)) + suffix
	}
	if w.names[strings.ToLower(name)] = true; len(w.names) == 1 {
		w.try(w.file.SetSheetName("Sheet1", name))
	} else {
		_, err := w.file.NewSheet(name)
		w.try(err)
	}
	// the library would say that the sheet has one cell, and readers believe it
	w.try(w.file.SetSheetDimension(name, ""))
	return name
}

// put writes one cell.
func (w *workbook) put(sheet string, row, col int, c content) {
	at := book.Name(row, col)
	switch {
	case c.isNumber:
		w.try(w.file.SetCellFloat(sheet, at, c.number, -1, 64))
		style := "cell"
		if c.decimals > 0 {
			style = "number/" + strconv.Itoa(c.decimals)
		}
		w.set(sheet, row, col, style)
	case c.text != "":
		w.try(w.file.SetCellStr(sheet, at, c.text))
		w.set(sheet, row, col, "wrap")
	}
}

func (w *workbook) set(sheet string, row, col int, style string) {
	at := book.Name(row, col)
	w.try(w.file.SetCellStyle(sheet, at, at, w.style(style)))
}

// ruledRows is how many rows a form has on paper at least, for what is written by hand.
const ruledRows = 12

// handHeight is the height of a row that is written by hand, in points.
const handHeight = 22

// rule draws the lines of a form around the cells of its headings, of its filled rows and of
// some empty ones.
func (w *workbook) rule(sheet string, head, filled, columns int) {
	for row := head; row <= head+max(filled, ruledRows); row++ {
		if row > head+filled {
			w.try(w.file.SetRowHeight(sheet, row, handHeight))
		}
		for col := 1; col <= columns; col++ {
			at := book.Name(row, col)
			id, err := w.file.GetCellStyle(sheet, at)
			w.try(err)
			w.try(w.file.SetCellStyle(sheet, at, at, w.lined(id)))
		}
	}
}

// lined is a style with thin lines around.
func (w *workbook) lined(id int) int {
	if out, ok := w.ruled[id]; ok {
		return out
	}
	s, err := w.file.GetStyle(id)
	w.try(err)
	if err != nil {
		return id
	}
	if id == 0 {
		s.Font = w.font()
	}
	s.Border = nil
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: "8A949E"})
	}
	out, err := w.file.NewStyle(s)
	w.try(err)
	w.ruled[id] = out
	return out
}

// addPage writes a page whose first rows hold keys, title and headings.
func (w *workbook) addPage(p *page) {
	name := w.add(p.name)
	f := w.file
	for i, k := range p.keys {
		w.put(name, 1, i+1, textContent(k))
	}
	w.try(f.SetRowVisible(name, 1, false))
	if p.hideKeys {
		w.try(f.SetColVisible(name, "A", false))
	}
	var wide widths
	for i, h := range p.headings {
		w.put(name, firstRow-1, i+1, textContent(h))
		w.set(name, firstRow-1, i+1, "head")
		wide.see(i, cut(h, headWidth))
	}
	for i, r := range p.rows {
		for k, c := range r {
			w.put(name, firstRow+i, k+1, c)
			wide.see(k, c)
		}
	}
	paper := wide.sum()
	if p.hideKeys {
		w.formStyles(name, p)
		wide = widths{60, 40, 40, 14, 60} // the first is hidden
		paper = wide[1:].sum()
	} else {
		w.columnStyles(name, p)
	}
	if p.form != nil && !p.hideKeys {
		w.rule(name, firstRow-1, len(p.rows), len(p.headings))
	}
	w.setWidths(name, wide)
	w.setHeight(name, firstRow-1, wide, anyOf(p.headings))
	for i, r := range p.rows {
		w.setHeight(name, firstRow+i, wide, anyOf(r))
	}
	titleAt, header := 1, ""
	if pages := w.toPaper(name, paper, firstRow-1); pages > 1 {
		titleAt, header = 2, p.title // the first column stands on every page and would cut the title there
	} else if p.hideKeys {
		titleAt = 2
	}
	w.put(name, 2, titleAt, textContent(p.title))
	w.set(name, 2, titleAt, "title")
	if p.form != nil {
		w.footer(name, header)
	}
	w.notes(name, p)
	split := 1
	if p.hideKeys {
		split = 2
	}
	w.try(f.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: split, YSplit: firstRow - 1, TopLeftCell: book.Name(firstRow, split+1), ActivePane: "bottomRight"}))
}

// headWidth is how many characters of a heading widen its column; the rest is broken.
const headWidth = 14

func (w *workbook) setWidths(name string, wide widths) {
	for i, n := range wide {
		w.try(w.file.SetColWidth(name, book.Column(i+1), book.Column(i+1), float64(n)))
	}
}

func (w *workbook) setHeight(name string, row int, wide widths, cells []any) {
	if h := wide.height(cells); h > 0 {
		w.try(w.file.SetRowHeight(name, row, h))
	}
}

// anyOf is a list as a row of cells.
func anyOf[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// columnStyles keeps ids and texts from being turned into numbers, and offers the words
// of fields with a fixed choice.
func (w *workbook) columnStyles(name string, p *page) {
	for i, c := range p.columns {
		if c.sub == subUnit {
			for row := range p.rows {
				w.set(name, firstRow+row, i+1, "unit")
			}
		}
		if c.isText() {
			w.try(w.file.SetColStyle(name, book.Column(i+1), w.style("text")))
			for row := firstRow; row < firstRow+len(p.rows); row++ {
				w.set(name, row, i+1, "text")
			}
			w.set(name, 1, i+1, "faint")
			w.set(name, firstRow-1, i+1, "head")
		}
		w.offer(name, c, firstRow, firstRow+max(listed, len(p.rows))-1, i+1)
	}
}

func (w *workbook) formStyles(name string, p *page) {
	for i := range p.rows {
		row := firstRow + i
		if p.groups[i] {
			w.set(name, row, 2, "group")
			continue
		}
		w.set(name, row, 5, "faint")
		w.set(name, row, 4, "unit")
		c := p.columns[i]
		if c.isText() {
			w.set(name, row, 3, "text")
		}
		w.offer(name, c, row, row, 3)
	}
}

// isText reports whether a column's cells are texts even where they look like numbers.
func (c column) isText() bool {
	if c.field == nil {
		return c.table != nil
	}
	return c.sub != subUnit && (c.field.Type == "string" || c.field.Type == "text" || c.field.Type == "date" || c.field.keys)
}

// offer puts a drop-down over some cells of a column where its words are fixed.
func (w *workbook) offer(name string, c column, from, to, col int) {
	if c.field == nil || c.field.keys || c.field.list || c.sub != "" {
		return
	}
	var words []string
	for _, one := range c.field.choices {
		words = append(words, c.field.labelOf(one.word, w.lang))
	}
	if c.field.Type == "boolean" {
		words = []string{yes(w.lang), no(w.lang)}
	}
	joined := strings.Join(words, ",")
	if len(words) == 0 || len([]rune(joined)) > maxList || slices.ContainsFunc(words, func(s string) bool { return strings.Contains(s, ",") }) {
		return
	}
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(book.Name(from, col) + ":" + book.Name(to, col))
	w.try(dv.SetDropList(words))
	if suggested()[c.field.Path] != nil { // others may be written too
		dv.ShowErrorMessage = false
	}
	w.try(w.file.AddDataValidation(name, dv))
}

func yes(l lang) string { return l.pick("true", "是") }
func no(l lang) string  { return l.pick("false", "否") }

// notes writes the comments of a page, row by row.
func (w *workbook) notes(name string, p *page) {
	var at [][2]int
	for k := range p.notes {
		at = append(at, k)
	}
	slices.SortFunc(at, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	for _, k := range at {
		w.comment(name, book.Name(k[0], k[1]), author, p.notes[k])
	}
}

func (w *workbook) comment(name, at, author, text string) {
	lines := strings.Count(text, "\n") + 1 + len([]rune(text))/24
	w.try(w.file.AddComment(name, excelize.Comment{Cell: at, Author: author, Paragraph: []excelize.RichTextRun{{Text: text}}, Width: 260, Height: uint(24 + 16*min(lines, 24))}))
}

// addText writes a sheet of lines that is not read back.
func (w *workbook) addText(title, mark string, lines []string) {
	name := w.add(title)
	w.put(name, 1, 1, textContent(markUnread+mark))
	w.try(w.file.SetRowVisible(name, 1, false))
	w.try(w.file.SetColWidth(name, "A", "A", 110))
	w.toPaper(name, 110, 0)
	for i, line := range lines {
		w.put(name, i+2, 1, textContent(line))
		if i == 0 {
			w.set(name, i+2, 1, "title")
		} else {
			w.set(name, i+2, 1, "wrap")
			w.setHeight(name, i+2, widths{110}, []any{line})
		}
	}
}

// write puts the workbook out. Nothing in it tells the time, and the same content is the same
// bytes: the library takes streamed sheets, and the types of pictures that a sheet might
// hold, in the order of a map. One stream alone goes out without a copy in memory; more are
// packed first and put in order then.
func (w *workbook) write(to io.Writer) (err error) {
	defer func() { err = cmp.Or(err, w.file.Close()) }() // temporary files of streams
	if w.err != nil {
		return w.err
	}
	types := w.file.ContentTypes.Defaults
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	if w.streams == 1 {
		w.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(to) })
		return w.file.Write(io.Discard)
	}
	var packed bytes.Buffer
	if err := w.file.Write(&packed); err != nil {
		return err
	}
	return inOrder(to, packed.Bytes())
}

// inOrder copies a zip file, its parts in the order of their names. What is packed stays as
// it is.
func inOrder(to io.Writer, packed []byte) error {
	in, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	out := zip.NewWriter(to)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			return err
		}
	}
	return out.Close()
}
