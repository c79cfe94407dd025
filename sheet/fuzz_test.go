package sheet

import (
	"strings"
	"testing"

	"headwater/input"
	"headwater/plant"
)

// FuzzRead lets cells of a workbook hold anything: reading and decoding neither panic nor
// hang, and what cannot be read is a problem that names its place. A line is a row, a tab
// parts its cells; the first line is the name of the sheet.
func FuzzRead(f *testing.F) {
	for _, one := range []string{
		"streams\nid\tfrom\tto\tamount\tunit\nw1\tp\tq\t12,026\tm3\nw2\t\tp\t0.885\t%",
		"产品与产量\n产品代号\t产量 2022\t单位\n覆铜板\t１２３\tm2\n合计\t5\tm2",
		"物流与用水\nstreams[].id\tstreams[].components{}\tstreams[].amount@2022\nw1\tcopper = 45 mg/L; nickel\t5 t ± 2 %",
		"各月数据\n表\t记录\t列\t工序\t年份\t单位\t合计\t1月\t2月\nproducts\ta\toutput\t\t2022\tm2\t5\t1",
		"plant\nplant.id@key\tvalue\nplant.id\tx",
		"energy use\nenergy\tprocess\tenergy use 2022\tunit\n1\tp\t5\tkWh",
		"answers\nindex.answers{}@key\tindex.answers{}.level\n\t\njson:\tjson:{\"a\":[1",
		"documents\nid\ttitle (Chinese)\tdate\nd\tx\t2022/6/30",
	} {
		f.Add(one)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		if len(lines) > 60 || len(text) > 4000 {
			return
		}
		name := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`:\/?*[]'`, r) || r < ' ' || r == '\ufffd' {
				return -1
			}
			return r
		}, cut(lines[0], maxSheetName))
		var rows strings.Builder
		for i, line := range lines[1:] {
			rows.WriteString(`<row r="` + itoa(i+1) + `">`)
			for c, cell := range strings.Split(line, "\t") {
				if c < 40 {
					rows.WriteString(cellXML(i+1, c+1, cell))
				}
			}
			rows.WriteString("</row>")
		}
		file, err := Read("p.xlsx", rawBook(t, name, rows.String()), nil)
		if file == nil {
			if err == nil {
				t.Fatal("neither a document nor a problem")
			}
			return
		}
		p := &plant.Plant{}
		if wrong := file.Decode(p); wrong == nil && err == nil {
			_ = plant.Check(p, func(string, []string) string { return "" })
		}
		_, _ = Propose("p.xlsx", rawBook(t, name, rows.String()), "en")
	})
}

// FuzzMapping lets a mapping say anything: what passes its checks reads a ledger without
// panic, and whatever is wrong is told.
func FuzzMapping(f *testing.F) {
	f.Add(aMapping)
	f.Add(`sheets: [{sheet: 用水台账, table: energy.use, first: 4, columns: {A: "@key", B: "@of", "C:N": "@2024-01"}}]`)
	f.Add(`sheets: [{sheet: 2023年能耗, turned: true, table: products, first: A, columns: {1: id, "2:4": output@2022}, units: {"1:9999": t}}]`)
	data := bookOf(f, aLedger(nil))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		doc, err := input.Parse("map.yaml", []byte(text))
		if err != nil {
			return
		}
		m := &Mapping{}
		if doc.Decode(m) != nil || m.Check() != nil {
			return
		}
		file, err := Read("l.xlsx", data, m)
		if file == nil && err == nil {
			t.Fatal("neither a document nor a problem")
		}
		if file != nil {
			_ = file.Decode(&plant.Plant{})
		}
	})
}
