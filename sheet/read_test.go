package sheet

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"headwater/fault"
	"headwater/input"
	"headwater/plant"
	"headwater/say"
	"headwater/sheet/book"
	"headwater/unit"
)

// oneSheet makes a workbook of one sheet and lets a test work on it.
func oneSheet(t *testing.T, name string, rows [][]any, do func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, v := range row {
			if v == nil {
				continue
			}
			if err := f.SetCellValue(name, book.Name(r+1, c+1), v); err != nil {
				t.Fatal(err)
			}
		}
	}
	if do != nil {
		do(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// told are the problems of a workbook as "cell code", those of the plant file's missing
// parts left out.
func told(f *input.File, err error) (out []string) {
	all := fault.All(err)
	if f != nil {
		all = append(all, fault.All(f.Decode(&plant.Plant{}))...)
	}
	for _, p := range all {
		if p.Code != "input-required" {
			out = append(out, strings.TrimPrefix(p.At, "p.xlsx!")+" "+p.Code)
		}
	}
	return out
}

// Merged cells: a text stands for all of its rows; a number would be counted twice, and is
// asked for. Headings may stand in two rows, units in the heading or below it.
func TestMergedCellsAndHeadings(t *testing.T) {
	data := oneSheet(t, "物流与用水", [][]any{
		{"用水台账"},
		{"物流代号", "去往工序（空为厂外）", "数量", nil, "作用", "meter", "# 备注"},
		{nil, nil, "2021", "2022（t）"},
		{nil, nil, "m3"},
		{"w1", "dyeing", 10.0, 11.0, "新鲜水", "WM-1", "x"},
		{"w2", nil, 20.0, 21.0, nil, "WM-2"},
	}, func(f *excelize.File) {
		for _, r := range [][2]string{{"A1", "F1"}, {"A2", "A3"}, {"B2", "B3"}, {"C2", "D2"}, {"E2", "E3"}, {"F2", "F3"}, {"B5", "B6"}, {"E5", "E6"}} {
			if err := f.MergeCell("物流与用水", r[0], r[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	file, err := Read("p.xlsx", data, nil)
	for at, want := range map[string]string{
		"/streams/0/to": "dyeing", "/streams/1/to": "dyeing", "/streams/1/role": "fresh", "/streams/0/amount/2021": "10 m3",
		"/streams/1/amount/2022": "21 t", "/streams/1/meter": "WM-2",
	} {
		if file == nil {
			t.Fatal(err)
		}
		if got := file.Text(at); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	if got := file.Place("/streams/1/role"); got != "p.xlsx!物流与用水!E6" {
		t.Errorf("the role stands at %s", got)
	}

	data = oneSheet(t, "streams", [][]any{{"id", "to", "amount", "unit"}, {"w1", "p", 10.0, "m3"}, {"w2", "q", nil, nil}}, func(f *excelize.File) {
		for _, r := range [][2]string{{"C2", "C3"}, {"D2", "D3"}} {
			if err := f.MergeCell("streams", r[0], r[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	file, err = Read("p.xlsx", data, nil)
	if got := strings.Join(told(file, err), ", "); got != "streams!C3 sheet-merged" {
		t.Errorf("a merged number: %s", got)
	}
}

// Every problem of a workbook is told once, at its cell.
func TestProblemsOfCells(t *testing.T) {
	long := "913301007123456789"
	data := oneSheet(t, "streams", [][]any{
		{"id", "to", "amount", "unit", "role", "colour", "method"},
		{"w1", "p", nil, "m3", "fresh", nil, "metered"},
		{"w2", "p", nil, "m3", "fresch", "red", "metered"},
		{"w3", "p", 0.5, "%", "fresh", nil, "weighed"},
		{"合计", nil, 12.0, "m3"},
		{"# a remark of mine", nil, 99.0},
		{nil, "p", 5.0, "m3", "fresh"},
	}, func(f *excelize.File) {
		for _, err := range []error{
			f.SetCellFormula("streams", "C2", "1/0"),
			f.SetCellValue("streams", "A8", 913301007123456789.0),
			f.SetCellValue("streams", "C8", 7.0),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	file, err := Read("p.xlsx", data, nil)
	got := strings.Join(told(file, err), "\n")
	for _, want := range []string{
		"streams!F1 sheet-column", "streams!C2 sheet-formula", "streams!C4 sheet-percent", "streams!A5 sheet-total", "streams!A8 sheet-digits",
	} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q is not told once in\n%s", want, got)
		}
	}
	if strings.Contains(got, long) || strings.Contains(got, "A6") {
		t.Errorf("too much is told:\n%s", got)
	}
}

// A cell that shows an error is one problem and no value.
func TestErrorCells(t *testing.T) {
	p := `<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>amount</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>w1</t></is></c><c r="B2" t="e"><v>#REF!</v></c></row>`
	data := oneSheet(t, "streams", nil, nil)
	data = replacedPart(t, data, "xl/worksheets/sheet1.xml", func(text string) string {
		return strings.Replace(strings.Replace(text, "<sheetData/>", "<sheetData>"+p+"</sheetData>", 1), "<sheetData></sheetData>", "<sheetData>"+p+"</sheetData>", 1)
	})
	file, err := Read("p.xlsx", data, nil)
	if got := strings.Join(told(file, err), ", "); got != "streams!B2 sheet-cell-error" {
		t.Errorf("got %s", got)
	}
}

// Sheets that are nobody's are left alone; one whose name is nearly ours is asked about; a
// workbook without any of ours says so.
func TestWhichSheets(t *testing.T) {
	for _, tc := range []struct{ name, want string }{
		{"随手记", "p.xlsx sheet-none"},
		{"# streams", "p.xlsx sheet-none"},
		{"stream", "stream sheet-name, p.xlsx sheet-none"},
	} {
		data := oneSheet(t, tc.name, [][]any{{"id", "amount"}, {"w1", 5.0}}, nil)
		file, err := Read("p.xlsx", data, nil)
		if got := strings.Join(told(file, err), ", "); got != tc.want {
			t.Errorf("%q: got %s, want %s", tc.name, got, tc.want)
		}
	}
	// a ledger with months across is not the sheet of months
	row := []any{"水表", "单位", "2022", "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}
	data := oneSheet(t, "抄表", [][]any{row, {"WM-1", "m3"}}, nil)
	if got := strings.Join(told(Read("p.xlsx", data, nil)), ", "); got != "p.xlsx sheet-none" {
		t.Errorf("a ledger: %s", got)
	}
}

// What is red in an annotated copy, and that the rest of the workbook is still there.
func TestAnnotate(t *testing.T) {
	const name = "It's 50% – 水!表"
	data := oneSheet(t, name, [][]any{{"id", "amount"}, {"w1", 5.0}}, func(f *excelize.File) {
		dv := excelize.NewDataValidation(true)
		dv.SetSqref("A2:A9")
		bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: 2})
		for _, err := range []error{
			err, dv.SetDropList([]string{"a", "b"}), f.AddDataValidation(name, dv), f.SetCellFormula(name, "C2", "B2*2"), f.SetCellStyle(name, "B2", "B2", bold),
			f.AddComment(name, excelize.Comment{Cell: "B2", Author: "me", Paragraph: []excelize.RichTextRun{{Text: "my remark"}}}),
			f.AddChart(name, "E5", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "'It''s 50% – 水!表'!$B$2:$B$2"}}}),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	var out bytes.Buffer
	err := Annotate(&out, "dir/p.xlsx", data, []Remark{
		{"dir/p.xlsx!" + name + "!B2", "too large"}, {"dir/p.xlsx!" + name + "!B2", "and odd"},
		{"dir/p.xlsx!" + name, "the sheet"}, {"dir/p.xlsx", "the file"}, {"other.yaml:3", "elsewhere"},
	})
	if err != nil {
		t.Fatal(err)
	}
	written := bytes.Clone(out.Bytes())
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	comments, err := f.GetComments(name)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, c := range comments {
		said[c.Cell] = c.Text
		for _, r := range c.Paragraph {
			said[c.Cell] += r.Text
		}
	}
	if got := said["B2"]; !strings.Contains(got, "my remark") || !strings.Contains(got, "too large") || !strings.Contains(got, "and odd") {
		t.Errorf("B2: %q", got)
	}
	if got := said["A1"]; !strings.Contains(got, "the sheet") || !strings.Contains(got, "the file") || !strings.Contains(got, "elsewhere") {
		t.Errorf("A1: %q", got)
	}
	id, err := f.GetCellStyle(name, "B2")
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil || style.Fill.Color[0] != "FF9C9C" || style.Font == nil || !style.Font.Bold || style.NumFmt != 2 {
		t.Errorf("%+v, %v", style, err)
	}
	if all, err := f.GetDataValidations(name); err != nil || len(all) != 1 {
		t.Errorf("drop-downs: %v, %v", all, err)
	}
	if formula, err := f.GetCellFormula(name, "C2"); err != nil || formula != "B2*2" {
		t.Errorf("formula %q, %v", formula, err)
	}
	if !bytes.Contains(written, []byte("xl/charts/chart1.xml")) {
		t.Error("the chart is gone")
	}
}

// A workbook that spans far more cells than it holds is refused a copy, not tried.
func TestAnnotateSparse(t *testing.T) {
	data := oneSheet(t, "streams", nil, nil)
	data = replacedPart(t, data, "xl/worksheets/sheet1.xml", func(text string) string {
		var rows strings.Builder
		for i := range 1000 {
			rows.WriteString(`<row r="` + itoa(i*1000+1) + `"><c r="XFD` + itoa(i*1000+1) + `"><v>1</v></c></row>`)
		}
		return strings.Replace(strings.Replace(text, "<sheetData/>", "<sheetData></sheetData>", 1), "<sheetData></sheetData>", "<sheetData>"+rows.String()+"</sheetData>", 1)
	})
	var out bytes.Buffer
	all := fault.All(Annotate(&out, "p.xlsx", data, []Remark{{"p.xlsx!streams!A1", "x"}}))
	if len(all) != 1 || all[0].Code != "sheet-annotate-big" || out.Len() > 0 {
		t.Errorf("%v, %d bytes", all, out.Len())
	}
	if what, _ := say.Problem(say.ZH, all[0]); !strings.Contains(what, "streams") {
		t.Error(what)
	}
}

// Comments come through whatever the parts are called that hold them, on every sheet.
func TestAnnotateForeignComments(t *testing.T) {
	data := bookOf(t, []typed{{"水", [][]any{{"a", "b"}}}, {"电", [][]any{{"a", "b"}}}, {"汽", [][]any{{"a"}}}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, at := range [][2]string{{"电", "A1"}, {"电", "B1"}, {"水", "B1"}} {
		if err := f.AddComment(at[0], excelize.Comment{Cell: at[1], Author: "me", Text: "old " + at[0] + at[1]}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	for name, names := range map[string]*strings.Replacer{
		"as Excel":    strings.NewReplacer(),
		"as openpyxl": strings.NewReplacer("/drawings/vmlDrawing", "/drawings/commentsDrawing", "/comments1.", "/comments/comment1.", "/comments2.", "/comments/comment2."),
		"crossed":     strings.NewReplacer("comments1.xml", "comments2.xml", "comments2.xml", "comments1.xml"),
	} {
		var out bytes.Buffer
		err := Annotate(&out, "p.xlsx", renamedParts(t, b.Bytes(), names), []Remark{{"p.xlsx!水!A1", "new"}, {"p.xlsx!电!B1", "new"}, {"p.xlsx!汽!A1", "new"}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		g, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		defer g.Close()
		all, err := commentsOf(g)
		if err != nil {
			t.Fatal(err)
		}
		want := map[[2]string]comment{
			{"水", "A1"}: {author, "new"}, {"水", "B1"}: {"me", "old 水B1"},
			{"电", "A1"}: {"me", "old 电A1"}, {"电", "B1"}: {"me", "old 电B1\n\nnew"}, {"汽", "A1"}: {author, "new"},
		}
		if !reflect.DeepEqual(all, want) {
			t.Errorf("%s: %v", name, all)
		}
	}
}

// What Chinese sheets are filled in with: tens of thousands, ditto marks, remarks below,
// full-width units, carriers and records by their names.
func TestAsPeopleWrite(t *testing.T) {
	data := oneSheet(t, "streams", [][]any{
		{"streams[].id", "streams[].name@zh", "streams[].amount@2021", "streams[].amount@2023", "streams[].amount@unit", "streams[].role"},
		{nil, "物流"},
		{"物流代号", "物流名称（中文）", "数量 2022", "数量（2021～2023 年中的 2023 年）", "单位", "作用", "所属监测点", "meter"},
		{"w1", "新鲜水", "16.8万", 170000.0, "ｍ3", "新鲜水", "x", "WM-1"},
		{"w2", "中水", "1,200", "2亿", "（m3）", "同上", nil, "〃"},
		{"注：数据来自抄表记录", nil, nil, nil, nil, nil, nil, nil},
		{"填表人：t1", "审核人：t2", nil, "日期："},
	}, func(f *excelize.File) {
		for _, s := range []string{"energy", "各月数据"} {
			if _, err := f.NewSheet(s); err != nil {
				t.Fatal(err)
			}
		}
		months := []any{"能源", "electricity", "外购量", nil, "2022年", "kWh", nil, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "1.2万"}
		for at, row := range map[string][]any{"A1": {"carrier", "sold", "unit"}, "A2": {"电", "5万", "kWh"}, "A3": {"天然气", "3.2", "m3"}} {
			if err := f.SetSheetRow("energy", at, &row); err != nil {
				t.Fatal(err)
			}
		}
		keys := anyOf(monthKeys)
		if err := errors.Join(f.SetSheetRow("各月数据", "A1", &keys), f.SetSheetRow("各月数据", "A2", &months)); err != nil {
			t.Fatal(err)
		}
	})
	file, err := Read("p.xlsx", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{
		"/streams/0/amount/2022": "16.8e4 m3", "/streams/0/amount/2023": "170000 m3", "/streams/0/amount/2021": "", "/streams/0/role": "fresh", "/streams/0/meter": "WM-1",
		"/streams/1/amount/2022": "1,200 m3", "/streams/1/amount/2023": "2e8 m3", "/streams/1/role": "fresh", "/streams/1/meter": "WM-1", "/streams/2/id": "",
		"/energy/0/carrier": "electricity", "/energy/1/carrier": "natural-gas", "/energy/0/sold": "5e4 kWh", "/energy/0/purchased/2022/11": "1.2e4 kWh",
	} {
		got := file.Text(at)
		if q, parsed := unit.ParseQuantity(got); parsed == nil {
			if other, parsed := unit.ParseQuantity(want); parsed == nil && q == other {
				continue
			}
		}
		if got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
}

// Where an id is wanted the name will do, if only one record bears it.
func TestNamesForIDs(t *testing.T) {
	data := oneSheet(t, "processes", [][]any{{"id", "name (Chinese)", "makes"}, {"a", "前处理", "印花布"}, {"b", "染色", "cloth; 印花布"}, {"c", "水洗"}, {"d", "水洗"}}, func(f *excelize.File) {
		for name, rows := range map[string][][]any{
			"products":   {{"id", "name (Chinese)"}, {"print", "印花布"}, {"cloth", "色布"}},
			"streams":    {{"id", "from", "to", "amount", "unit", "role", "material"}, {"w1", nil, "前处理", 5, "m3", "fresh", "水"}, {"w2", "染色", "水洗", 5, "m3", "fresh"}, {"染色", "b", "b", 5, "m3", "fresh"}},
			"materials":  {{"id", "name (Chinese)", "price", "unit"}, {"cu", "铜", "¥28,000", "元/t"}, {"sn", "锡", "￥9.5"}},
			"stocks":     {{"process", "material", "components"}, {"染色", "铜", "铜 = 45 mg/L；锌 = 2 mg/L"}, {"b", "cu", "铜 = 1 mg/L；cu = 2 mg/L"}},
			"energy":     {{"carrier", "purchased", "unit"}, {"electricity", 9, "kWh"}},
			"energy use": {{"energy", "process", "energy use", "unit"}, {"电力", "染色", 4, "kWh"}, {"1", "a", 3, "kWh"}},
		} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				if err := f.SetSheetRow(name, book.Name(i+1, 1), &row); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	file, err := Read("p.xlsx", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{
		"/processes/0/makes/0": "print", "/processes/1/makes/0": "cloth", "/processes/1/makes/1": "print", "/streams/0/to": "a", "/streams/0/material": "water", "/streams/1/from": "b", "/streams/1/to": "水洗",
		"/stocks/0/process": "b", "/stocks/0/material": "cu", "/stocks/0/components/cu": "45 mg/L", "/stocks/0/components/锌": "2 mg/L",
		"/stocks/1/components/cu": "2 mg/L", "/stocks/1/components/铜": "1 mg/L", "/materials/0/price": "28,000 元/t", "/materials/1/price": "9.5 CNY",
		"/energy/0/use/b": "4 kWh", "/energy/0/use/a": "3 kWh",
	} {
		if got := file.Text(at); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
}

// A ditto mark of the enterprise, whose rows are different fields, a text that looks like a
// remark where texts are wanted, and a second column that is empty mean nothing else.
func TestMeansNothingElse(t *testing.T) {
	data := oneSheet(t, "audit", [][]any{{formKey, formValue}, {"plant.id", "one"}, {"plant.region", "同上"}}, func(f *excelize.File) {
		for name, rows := range map[string][][]any{
			"system":  {{"audit.continuous.system[]@zh"}, {"说明：每月考核"}},
			"streams": {{"streams[].id", "streams[].amount@2022", "streams[].amount@unit", "streams[].amount@2022"}, {"w1", 5, "m3"}},
		} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				if err := f.SetSheetRow(name, book.Name(i+1, 1), &row); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	file, err := Read("p.xlsx", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"/plant/region": "同上", "/audit/continuous/system/0/zh": "说明：每月考核", "/streams/0/amount/2022": "5 m3"} {
		if got := file.Text(at); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
}

// Series of a carrier are called by its name.
func TestNamesOfSeries(t *testing.T) {
	for l, want := range map[lang]string{lang(say.ZH): "外购：天然气", lang(say.EN): "Purchased: natural gas"} {
		if got := (yearSeries{kind: "energy", id: "natural-gas"}).name(l); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What stands twice, and what is below the limit of detection, is asked about.
func TestAskedOfSheets(t *testing.T) {
	for _, tc := range []struct {
		want string
		rows [][]any
	}{
		{"streams!D1 sheet-column-twice", [][]any{{"streams[].id", "streams[].amount@2022", "streams[].amount@unit", "streams[].amount@2022"}, {"w1", 5.0, "m3", 6.0}}},
		{"streams!D2 sheet-column-twice", [][]any{{"streams[].id", "streams[].amount@2022", "streams[].amount@unit"}, {"id", "amount 2022", "unit", "amount 2022"}, {"w1", 5.0, "m3", 6.0}}},
		{"streams!C3 sheet-column-twice", [][]any{{"streams[].id", "streams[].amount@2022", "streams[].amount@2023", "streams[].amount@unit"}, {"t"}, {"id", "amount 2022", "amount 2022", "unit"}, {"w1", 5.0, 6.0, "m3"}}},
		{"streams!B2 sheet-detection", [][]any{{"id", "amount", "unit"}, {"w1", "<5", "m3"}}},
		{"streams!B2 sheet-detection", [][]any{{"id", "amount", "unit"}, {"w1", "0.025L", "mg/L"}}},
		{"streams!B2 sheet-detection", [][]any{{"id", "amount", "unit"}, {"w1", "未检出", "mg/L"}}},
		{"streams!B3 sheet-field-twice", [][]any{{formKey, formValue}, {"plant.id", "one"}, {"plant.id", "two"}}},
	} {
		file, err := Read("p.xlsx", oneSheet(t, "streams", tc.rows, nil), nil)
		if got := told(file, err); len(got) == 0 || got[0] != tc.want {
			t.Errorf("%v: %v, want %s", tc.rows, got, tc.want)
		}
	}
}

// What is called by the word for something else comes back as it is.
func TestNamesComeBack(t *testing.T) {
	for _, l := range []say.Lang{say.ZH, say.EN} {
		carriers := []string{"electricity", "电力", "biogas", "天然气", "natural-gas"}
		tree := map[string]any{"energy": []any{}, "plant": map[string]any{"id": "x"}, "processes": []any{map[string]any{"id": "a", "name": "染色"}},
			"streams":  []any{map[string]any{"id": "r", "meter": "M", "name": "x"}, map[string]any{"id": "s", "material": "水", "to": "染色", "from": "a", "meter": "同上", "name": map[string]any{"zh": "〃"}}},
			"products": []any{map[string]any{"id": "p", "name": "布"}}, "campaign": map[string]any{"output": map[string]any{"布": "3 t"}}}
		for _, c := range carriers {
			tree["energy"] = append(tree["energy"].([]any), map[string]any{"carrier": c})
		}
		file, err := Read("p.xlsx", export(t, Export{Tree: tree, Lang: l}), nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range carriers {
			if got := file.Text("/energy/" + itoa(i) + "/carrier"); got != c {
				t.Errorf("%s came back as %s", c, got)
			}
		}
		for at, want := range map[string]string{"material": "水", "to": "染色", "from": "a", "meter": "同上", "name/zh": "〃"} {
			if got := file.Text("/streams/1/" + at); got != want {
				t.Errorf("%s came back as %s", want, got)
			}
		}
		if got := file.Text("/campaign/output/布"); got != "3 t" {
			t.Errorf("the output of the campaign came back as %s", got)
		}
	}
}

// Words of the trade for points and for how a value was found.
func TestWordsOfTheTrade(t *testing.T) {
	s := theSchema()
	for text, want := range map[string]string{"车间排放口": "workshop-outlet", "车间或生产设施废水排放口": "workshop-outlet", "废水总排放口": "plant-outlet", "产生点": "generation", "围墙外": "围墙外"} {
		if got := s.byPath["discharges[]"].field("point").wordOf(text); got != want {
			t.Errorf("%s is %s", text, got)
		}
	}
	got, problem := s.tables[0].field("uncertainty").decode(value{text: "计量 = 2 %；estimated = 20 %"}, "")
	if want := map[string]any{"metered": "2 %", "estimated": "20 %"}; problem != "" || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %s", got, problem)
	}
}
