package docx

import (
	"strings"
	"testing"

	"headwater/report"
	"headwater/report/style"
)

// tableOf is a table of so many rows and columns, with a long text in every cell of the
// first column.
func tableOf(rows, columns int, first, rest string) *report.Table {
	t := &report.Table{ID: "t", Caption: "c"}
	for range columns {
		t.Columns = append(t.Columns, report.Column{Title: "标题"})
	}
	for range rows {
		cells := []report.Cell{{Text: first}}
		for range columns - 1 {
			cells = append(cells, report.Cell{Text: rest})
		}
		t.Rows = append(t.Rows, report.Row{Cells: cells})
	}
	return t
}

// Which tables are set smaller, and for which the page is turned.
func TestSettingOf(t *testing.T) {
	s, err := style.Shipped("plain")
	if err != nil {
		t.Fatal(err)
	}
	w := newWriter(&report.Document{Lang: "zh"}, Options{Style: s})
	long := strings.Repeat("单位产品新鲜水耗", 8)
	for _, tc := range []struct {
		name   string
		table  *report.Table
		size   float64
		turned bool
	}{
		{"few columns keep their size, however tall", tableOf(30, 3, strings.Repeat(long, 9), long), 9, false},
		{"short cells keep their size", tableOf(30, 9, "水", "1.5"), 9, false},
		{"a long table with tall cells is turned", tableOf(30, 10, long+long, "(<= 0.14)"), 0, true},
		{"a short one is not", tableOf(3, 10, long+long, "(<= 0.14)"), 0, false},
		{"unless words would be broken", tableOf(3, 14, "水", "123456789.123"), 0, true},
		{"a short one is set smaller rather than turned", tableOf(3, 10, "水", "1234567.89"), 7, false},
		{"a long one is not", tableOf(30, 10, "水", "1234567.89"), 0, true},
		{"more than any page holds", tableOf(30, 60, "水", "123456789.123"), 7.5, true},
	} {
		got := w.settingOf(tc.table)
		sum := 0
		for _, x := range got.widths {
			sum += x
		}
		if got.turned != tc.turned || tc.size > 0 && got.size != tc.size || sum != w.textWidth(tc.turned) {
			t.Errorf("%s: size %g, turned %v, %d wide of %d", tc.name, got.size, got.turned, sum, w.textWidth(tc.turned))
		}
	}
}

// A wide figure lies across where its text would be too small to read otherwise.
func TestWideFigures(t *testing.T) {
	s, err := style.Shipped("plain")
	if err != nil {
		t.Fatal(err)
	}
	w := newWriter(&report.Document{Lang: "zh"}, Options{Style: s, Pictures: map[string][]byte{"drawn": {1}}})
	for _, tc := range []struct {
		name, svg string
		want      bool
	}{
		{"drawn", `<svg width="1134" height="600">`, true},
		{"drawn", `<svg width="735" height="900">`, false},
		{"drawn", `<svg width="900" height="300">`, false}, // large enough upright
		{"drawn", `<svg width="1134" height="1500">`, false},
		{"not drawn", `<svg width="1134" height="600">`, false},
	} {
		if got := w.turnsFigure(&report.Figure{Name: tc.name, SVG: tc.svg}); got != tc.want {
			t.Errorf("%s, %s: %v", tc.name, tc.svg, got)
		}
	}
}
