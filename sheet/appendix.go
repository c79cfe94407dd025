package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/report"
	"headwater/say"
)

// Appendix writes the workbook behind a report: every table of the document with its id,
// the data of its figures, native charts of what runs over years, and every number of
// the result at full precision with its unit and what it rests on. result is the
// audit.json, decoded with numbers as json.Number.
func Appendix(w io.Writer, doc *report.Document, result any) error {
	l := lang(say.EN)
	if doc.Lang == "zh" {
		l = lang(say.ZH)
	}
	a := &appendix{lang: l, labels: doc.Labels()}
	a.document(doc)
	a.trends(result)
	numbers := Numbers(result)
	a.add(Stream{
		Name: l.pick("numbers", "全部数值"), Title: l.pick("Every number of the result", "结果中的全部数值"),
		Headings: []string{l.pick("place in audit.json", "在 audit.json 中的位置"), l.pick("id", "编号"), l.pick("quantity", "量"), l.pick("value", "数值"), l.pick("unit", "单位"), l.pick("source or formula", "来源或公式")},
		Rows: func(yield func([]any) bool) {
			for _, n := range numbers {
				if !yield([]any{n.At, n.ID, n.Name, n.Value, n.Unit, joined(n.Source, originAt(n.At, l))}) {
					return
				}
			}
		},
		wide: widths{50, 12, 16, 16, 8, 66},
	}, "", "audit.json", len(numbers))
	b := newWorkbook(l)
	contents := b.add(l.pick("contents", "目录"))
	for i := range a.sheets {
		a.contents[i].sheet = b.addStream(&a.sheets[i])
		if a.contents[i].id == trendsID {
			a.trendSheet = a.contents[i].sheet
		}
	}
	b.addCharts(a.trendSheet, a.charts)
	a.list(b, contents, doc.Title)
	return b.write(w)
}

type appendix struct {
	lang     lang
	labels   report.Labels
	sheets   []Stream
	contents []contentsLine

	charts     []yearChart
	trendSheet string // that the charts draw
}

type contentsLine struct {
	label, caption, id, sheet string
	rows                      int
}

// list writes the sheet of contents, each line with a link to its sheet.
func (a *appendix) list(b *workbook, name, title string) {
	b.put(name, 1, 1, textContent(title))
	b.set(name, 1, 1, "title")
	var wide widths
	for i, h := range []string{a.lang.pick("table or figure", "表或图"), a.lang.pick("caption", "标题"), a.lang.pick("id", "编号"), a.lang.pick("sheet", "工作表"), a.lang.pick("rows", "行数")} {
		b.put(name, 2, i+1, textContent(h))
		b.set(name, 2, i+1, "head")
		wide.see(i, h)
	}
	for i, line := range a.contents {
		for k, c := range []content{textContent(line.label), textContent(line.caption), textContent(line.id), textContent(line.sheet), {number: float64(line.rows), isNumber: true, decimals: -1}} {
			b.put(name, i+3, k+1, c)
			wide.see(k, c)
		}
		b.link(name, i+3, 4, line.sheet)
	}
	b.setWidths(name, wide)
	for i, line := range a.contents {
		b.setHeight(name, i+3, wide, []any{line.label, line.caption, line.id, line.sheet})
	}
	b.toPaper(name, wide.sum(), 2)
}

func (a *appendix) add(s Stream, label, id string, rows int) {
	a.sheets = append(a.sheets, s)
	a.contents = append(a.contents, contentsLine{label: label, caption: strings.TrimSpace(strings.TrimPrefix(s.Title, label)), id: id, rows: rows})
}

// document takes over the tables of a document and the data of its figures.
func (a *appendix) document(doc *report.Document) {
	for i, b := range doc.Blocks {
		label := a.labels.Block(i)
		switch b := b.(type) {
		case report.Table:
			a.table(&b, label)
		case report.Figure:
			a.figure(&b, label)
		}
	}
}

func (a *appendix) table(t *report.Table, label string) {
	s := Stream{Name: sheetNameOf(label, t.Caption), Title: strings.TrimSpace(label + " " + t.Caption)}
	for i, c := range t.Columns {
		s.Headings = append(s.Headings, c.Title)
		s.wide.see(i, cut(c.Title, headWidth))
	}
	var rows [][]any
	for _, r := range t.Rows {
		var row []any
		for i, c := range r.Cells {
			row = append(row, cellOf(c))
			s.wide.see(i, row[i])
		}
		rows = append(rows, row)
	}
	s.Rows = slices.Values(rows)
	a.add(s, label, t.ID, len(rows))
}

// sheetNameOf is the name of a table's sheet: its label and what of its caption fits.
func sheetNameOf(label, caption string) string {
	if i := strings.IndexAny(caption, "(（:：,，;；"); i > 0 {
		caption = caption[:i]
	}
	return strings.TrimSpace(label + " " + caption)
}

// cellOf is a number where a cell of the report holds nothing but one, else its text. The
// note stands behind the text.
func cellOf(c report.Cell) any {
	text := c.Words()
	if text == "" && c.Level != "" {
		text = c.Level
	}
	if c.Note != "" {
		if text == "" {
			return c.Note
		}
		return text + " · " + c.Note
	}
	head, isPercent := strings.CutSuffix(narrow(text), "%")
	if clean, ok := digits(head); ok {
		v, err := strconv.ParseFloat(clean, 64)
		switch {
		case err != nil:
		case isPercent:
			return percent(v)
		default:
			return v
		}
	}
	return text
}

func (a *appendix) figure(f *report.Figure, label string) {
	if f.Data == "" {
		return
	}
	s, err := TableOf([]byte(f.Data))
	if err != nil {
		return // the data of a figure is our own
	}
	s.Name, s.Title = sheetNameOf(label, f.Caption), strings.TrimSpace(label+" "+f.Caption)
	a.add(s, label, f.ID, s.count)
}

// TableOf makes a sheet of a CSV text whose first line holds the headings.
func TableOf(text []byte) (Stream, error) {
	all, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(all) == 0 {
		return Stream{}, fault.Input("", "table-syntax", fmt.Sprint(err))
	}
	s := Stream{Headings: all[0], count: len(all) - 1}
	var rows [][]any
	for _, r := range all[1:] {
		var row []any
		for i, text := range r {
			row = append(row, cellOf(report.Cell{Text: text}))
			s.wide.see(i, row[i])
		}
		rows = append(rows, row)
	}
	s.Rows = slices.Values(rows)
	return s, nil
}

// joined puts two texts one behind the other.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// rounded is the place of an item of a list in a path.
var rounded = regexp.MustCompile(`/[0-9]+$`)
