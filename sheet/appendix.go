package sheet

import (
	"encoding/csv"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

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
				if !yield([]any{n.At, n.ID, n.Name, n.Value, n.Unit, n.Source}) {
					return
				}
			}
		},
	}, "", l.pick("audit.json", "audit.json"), len(numbers))
	b := newWorkbook(l)
	var lines [][]any
	for i := range a.sheets {
		lines = append(lines, []any{a.contents[i].label, a.contents[i].caption, a.contents[i].id, "", float64(a.contents[i].rows)})
	}
	names := a.names(b, l)
	for i := range lines {
		lines[i][3] = names[i]
	}
	b = newWorkbook(l)
	b.addStream(&Stream{Name: l.pick("contents", "目录"), Title: doc.Title, Headings: a.contentsHead(), Rows: slices.Values(lines)})
	for i := range a.sheets {
		b.addStream(&a.sheets[i])
	}
	return b.write(w)
}

type appendix struct {
	lang     lang
	labels   report.Labels
	sheets   []Stream
	contents []contentsLine
}

type contentsLine struct {
	label, caption, id string
	rows               int
}

func (a *appendix) contentsHead() []string {
	return []string{a.lang.pick("table or figure", "表或图"), a.lang.pick("caption", "标题"), a.lang.pick("id", "编号"), a.lang.pick("sheet", "工作表"), a.lang.pick("rows", "行数")}
}

// names are the names that the sheets will get, in their order behind the contents.
func (a *appendix) names(b *workbook, l lang) (out []string) {
	b.add(l.pick("contents", "目录"))
	for i := range a.sheets {
		out = append(out, b.add(a.sheets[i].Name))
	}
	return out
}

func (a *appendix) add(s Stream, label, id string, rows int) {
	a.sheets = append(a.sheets, s)
	a.contents = append(a.contents, contentsLine{label, s.Title, id, rows})
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
	s := Stream{Name: strings.TrimSpace(label + " " + t.ID), Title: strings.TrimSpace(label + " " + t.Caption)}
	for _, c := range t.Columns {
		s.Headings = append(s.Headings, c.Title)
	}
	var rows [][]any
	for _, r := range t.Rows {
		var row []any
		for _, c := range r.Cells {
			row = append(row, cellOf(c))
		}
		rows = append(rows, row)
	}
	s.Rows = slices.Values(rows)
	a.add(s, label, t.ID, len(rows))
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
	all, err := csv.NewReader(strings.NewReader(f.Data)).ReadAll()
	if err != nil || len(all) == 0 {
		return
	}
	s := Stream{Name: strings.TrimSpace(label + " " + f.ID), Title: strings.TrimSpace(label + " " + f.Caption), Headings: all[0]}
	var rows [][]any
	for _, r := range all[1:] {
		var row []any
		for _, text := range r {
			row = append(row, cellOf(report.Cell{Text: text}))
		}
		rows = append(rows, row)
	}
	s.Rows = slices.Values(rows)
	a.add(s, label, f.ID, len(rows))
}

// maxCharts is how many charts the sheet of trends has.
const maxCharts = 24

// trends puts every series of years of the result into one sheet, with a chart of each.
func (a *appendix) trends(result any) {
	series := overYears(result)
	years := map[int]bool{}
	for _, s := range series {
		for y := range s.values {
			years[y] = true
		}
	}
	all := slices.Sorted(mapKeys(years))
	if len(all) < 2 {
		return
	}
	s := Stream{Name: a.lang.pick("trends", "历年趋势"), Title: a.lang.pick("What runs over years", "历年数据"), Headings: []string{a.lang.pick("series", "系列"), a.lang.pick("unit", "单位")}}
	for _, y := range all {
		s.Headings = append(s.Headings, strconv.Itoa(y))
	}
	var rows [][]any
	for i, one := range series {
		row := []any{one.name(a.lang), one.unit}
		for _, y := range all {
			v, ok := one.values[y]
			if !ok {
				row = append(row, nil)
				continue
			}
			row = append(row, v)
		}
		rows = append(rows, row)
		if i < maxCharts {
			s.charts = append(s.charts, chartOf(one, a.lang, i+3, len(all)))
		}
	}
	s.Rows = slices.Values(rows)
	a.add(s, "", "history", len(rows))
}

// chartOf is a native column chart of one row of years.
func chartOf(one yearSeries, l lang, row, years int) *excelize.Chart {
	return &excelize.Chart{
		Type: excelize.Col, Dimension: excelize.ChartDimension{Width: 420, Height: 300},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: one.name(l)}}},
		Legend: excelize.ChartLegend{Position: "none"},
		YAxis:  excelize.ChartAxis{Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: one.unit}}}, MajorGridLines: true},
		Series: []excelize.ChartSeries{{Name: "$A$" + strconv.Itoa(row), Categories: cellRange(2, 3, years+2), Values: cellRange(row, 3, years+2)}},
	}
}

// rounded is the place of an item of a list in a path.
var rounded = regexp.MustCompile(`/[0-9]+$`)
