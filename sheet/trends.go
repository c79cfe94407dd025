package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"headwater/sheet/book"
)

// trendsID is the id of the sheet of years in the contents of an appendix.
const trendsID = "history"

// maxCharts is how many series are drawn.
const maxCharts = 48

// yearChart is the chart of one row of the sheet of years.
type yearChart struct {
	title, unit string
	row, years  int
	least       *float64 // where the axis starts; nil: where the program chooses
}

// trends puts every series of years of the result into one sheet, and a chart of each
// into another.
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
		s.wide.see(0, row[0])
		rows = append(rows, row)
		a.charts = append(a.charts, yearChart{one.name(a.lang), one.unit, i + 3, len(all), least(one.values)})
	}
	s.Rows = slices.Values(rows)
	a.add(s, "", trendsID, len(rows))
}

// least is where the axis of columns has to start: at zero where no value is below it.
func least(values map[int]float64) *float64 {
	for _, v := range values {
		if v < 0 {
			return nil
		}
	}
	return new(0.0)
}

// Charts stand two side by side, two rows of them on a page.
const (
	chartWidth  = 480 // pixels
	chartHeight = 320
	chartRows   = 17 // of cells that one is high, with the gap below
	chartCols   = 8
)

// addCharts draws rows of the sheet of years as column charts on a sheet of their own.
func (w *workbook) addCharts(from string, charts []yearChart) {
	if len(charts) == 0 {
		return
	}
	name := w.add(w.lang.pick("trend charts", "历年趋势图"))
	drawn := charts[:min(len(charts), maxCharts)]
	w.put(name, 1, 1, textContent(w.lang.pick("What runs over years", "历年数据")))
	w.set(name, 1, 1, "title")
	if len(drawn) < len(charts) {
		w.put(name, 2, 1, textContent(fmt.Sprintf(w.lang.pick("The first %d of %d series; all of them stand in the sheet %q.", "绘出前 %d 个系列，共 %d 个，全部数据见工作表“%s”。"), len(drawn), len(charts), from)))
		w.set(name, 2, 1, "group")
	}
	for i, c := range drawn {
		row := 3 + i/2*chartRows
		w.try(w.file.AddChart(name, book.Name(row, 1+i%2*chartCols), c.draw(from)))
		if i%4 == 0 && i > 0 {
			w.try(w.file.InsertPageBreak(name, book.Name(row-1, 1)))
		}
	}
	w.toPaper(name, 0, 0)
}

// draw is the chart of one row.
func (c yearChart) draw(sheet string) *excelize.Chart {
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	return &excelize.Chart{
		Type: excelize.Col, Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		VaryColors: new(false),
		YAxis:      excelize.ChartAxis{Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.unit}}}, MajorGridLines: true, Minimum: c.least},
		Series:     []excelize.ChartSeries{{Name: quoted + "$A$" + strconv.Itoa(c.row), Categories: quoted + cellRange(2, 3, c.years+2), Values: quoted + cellRange(c.row, 3, c.years+2)}},
	}
}

// cellRange is a range of cells in one row, as charts write it.
func cellRange(row, from, to int) string {
	n := strconv.Itoa(row)
	return "$" + book.Column(from) + "$" + n + ":$" + book.Column(to) + "$" + n
}
