package book

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"headwater/fault"
)

// line writes the cells of the first sheet: B2=text.
func line(t *testing.T, p parts) string {
	t.Helper()
	b, err := Open("x.xlsx", p.zipped(t), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	cells, _, err := b.Read(b.Sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range cells {
		mark := map[Kind]string{Text: "=", Number: "#", Bool: "?", Error: "!", Day: "@", Bare: "~"}[c.Kind]
		out = append(out, Name(c.Row, c.Col)+mark+c.Text)
	}
	return strings.Join(out, " ")
}

// Cells of every kind, as ECMA-376 part 1, 18.3.1.4 (c) and 18.18.11 (ST_CellType) have them.
func TestCells(t *testing.T) {
	for _, tc := range []struct{ name, rows, want string }{
		{"number", `<row r="1"><c r="A1"><v>12.50</v></c></row>`, "A1#12.50"},
		{"explicit number", `<row r="1"><c r="A1" t="n"><v> 7 </v></c></row>`, "A1#7"},
		{"shared", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, "A1=plain"},
		{"rich text keeps its spaces", `<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, "A1=rich  text"},
		{"no pronunciation", `<row r="1"><c r="A1" t="s"><v>2</v></c></row>`, "A1=水"},
		{"an empty text is no cell", `<row r="1"><c r="A1" t="s"><v>3</v></c></row>`, ""},
		{"inline", `<row r="1"><c r="A1" t="inlineStr"><is><t>in</t></is></c></row>`, "A1=in"},
		{"inline rich", `<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>`, "A1=ab"},
		{"formula with its value", `<row r="1"><c r="A1"><f>B1*2</f><v>4</v></c></row>`, "A1#4"},
		{"formula with a text", `<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>yx</v></c></row>`, "A1=yx"},
		{"formula with an empty text", `<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>`, ""},
		{"formula without value", `<row r="1"><c r="A1"><f>B1*2</f></c></row>`, "A1~"},
		{"formula with an empty value", `<row r="1"><c r="A1"><f>B1*2</f><v/></c></row>`, "A1~"},
		{"shared formula", `<row r="1"><c r="A1"><f t="shared" si="0"/><v>3</v></c></row>`, "A1#3"},
		{"boolean", `<row r="1"><c r="A1" t="b"><v>1</v></c></row>`, "A1?1"},
		{"error", `<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c></row>`, "A1!#DIV/0!"},
		{"ISO day", `<row r="1"><c r="A1" t="d"><v>2022-06-30T00:00:00</v></c></row>`, "A1@2022-06-30T00:00:00"},
		{"style alone", `<row r="1"><c r="A1" s="3"/><c r="B1"><v>1</v></c></row>`, "B1#1"},
		{"no references", `<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`, "A1#1 B1#2 A2#3"},
		{"some references", `<row r="4"><c r="C4"><v>1</v></c><c><v>2</v></c></row>`, "C4#1 D4#2"},
		{"rows out of order", `<row r="9"><c r="A9"><v>9</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, "A2#2 A9#9"},
		{"entities", `<row r="1"><c r="A1" t="inlineStr"><is><t>a&lt;b &#27700; &amp;amp;</t></is></c></row>`, "A1=a<b 水 &amp;"},
		{"CDATA and comments", `<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<x>]]><!-- no --></t></is></c></row>`, "A1=<x>"},
		{"escaped characters", `<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000A_b_x005F_x0041_ _xzz</t></is></c></row>`, "A1=a\nb_x0041_ _xzz"},
		{"a prefix", `<x:row xmlns:x="y" r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>p</x:t></x:is></x:c></x:row>`, "A1=p"},
		{"last cell of a sheet", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, "XFD1048576#1"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := line(t, simple(tc.rows)); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// Workbooks as other programs write them.
func TestPackages(t *testing.T) {
	base := simple(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	strict := base
	for _, name := range []string{"_rels/.rels", "xl/_rels/workbook.xml.rels"} {
		strict = strict.replaced(name, officeRel, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	moved := parts{}
	for name, text := range base {
		moved[strings.ReplaceAll(strings.ReplaceAll(name, "xl/", "Xl/"), "/", `\`)] = text
	}
	for name, p := range map[string]parts{
		"strict":             strict,
		"absolute targets":   base.replaced("xl/_rels/workbook.xml.rels", `Target="`, `Target="/xl/`),
		"backslashes, case":  moved,
		"byte order mark":    base.with("xl/worksheets/sheet1.xml", "\ufeff"+base["xl/worksheets/sheet1.xml"]),
		"no root relations":  base.with("_rels/.rels", relsHead+`</Relationships>`),
		"external is left":   base.replaced("xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rId9" Type="`+officeRel+`/externalLink" Target="http://example.org/x.xlsx" TargetMode="External"/></Relationships>`),
		"macros are left":    base.with("xl/vbaProject.bin", "\x00\x01").replaced("xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rId8" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`),
		"chart sheet before": base.replaced("xl/workbook.xml", `<sheets>`, `<sheets><sheet name="chart" sheetId="7" r:id="rId7"/>`).replaced("xl/_rels/workbook.xml.rels", `</Relationships>`, `<Relationship Id="rId7" Type="`+officeRel+`/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`),
	} {
		t.Run(name, func(t *testing.T) {
			if got := line(t, p); got != "A1=plain" {
				t.Errorf("got %q", got)
			}
		})
	}
	hidden, err := Open("x.xlsx", base.replaced("xl/workbook.xml", `sheetId`, `state="veryHidden" sheetId`).zipped(t), Limits{})
	if err != nil || !hidden.Sheets[0].Hidden || hidden.Sheets[0].Name != "水" {
		t.Errorf("%+v, %v", hidden, err)
	}
}

// Formats: percent, days, digits behind the point.
func TestFormats(t *testing.T) {
	for _, tc := range []struct {
		format       string
		percent, day bool
		moment       bool
		decimals     int
		suffix       string
	}{
		{"General", false, false, false, -1, ""},
		{"0.00%", true, false, false, 2, ""},
		{`0.0" %"`, false, false, false, 1, "%"},
		{"#,##0.00", false, false, false, 2, ""},
		{`[Red]0.0;[Blue]-0.0`, false, false, false, 1, ""},
		{"0.##", false, false, false, -1, ""},
		{"yyyy-mm-dd", false, true, true, -1, ""},
		{`yyyy"年"m"月"d"日";@`, false, true, true, -1, ""},
		{"[$-804]aaaa", false, false, false, -1, ""},
		{"[$-F800]dddd, mmmm dd, yyyy", false, true, true, -1, ""},
		{"m-d", false, true, true, -1, ""},
		{"mmm-yy", false, true, true, -1, ""},
		{"h:mm", false, false, true, -1, ""},
		{"[h]:mm:ss", false, false, true, -1, ""},
		{"mm:ss.0", false, false, true, -1, ""},
		{"# ?/?", false, false, false, -1, ""},
		{`"¥"#,##0.00`, false, false, false, 2, ""},
		{`0.00" m3"`, false, false, false, 2, "m3"},
		{`0!.0,"万"`, false, false, false, -1, ""},
		{`0.0,"千"`, false, false, false, -1, ""},
		{`_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`, false, false, false, 0, ""},
		{"0.00E+00", false, false, false, -1, ""},
		{"@", false, false, false, -1, ""},
	} {
		b := &Book{formats: []string{tc.format}}
		c := Cell{Kind: Number, Text: "1"}
		if b.IsPercent(c) != tc.percent || b.IsDay(c) != tc.day || b.IsMoment(c) != tc.moment || b.Decimals(c) != tc.decimals || b.Suffix(c) != tc.suffix {
			t.Errorf("%q: percent %v, day %v, moment %v, decimals %d, suffix %q", tc.format, b.IsPercent(c), b.IsDay(c), b.IsMoment(c), b.Decimals(c), b.Suffix(c))
		}
	}
}

// Days: Excel's serial numbers, ECMA-376 part 1, 18.17.4.1, and the 29 February 1900 that
// the first system counts.
func TestToDay(t *testing.T) {
	for _, tc := range []struct {
		number float64
		from04 bool
		want   string
	}{
		{1, false, "1900-01-01"}, {59, false, "1900-02-28"}, {61, false, "1900-03-01"}, {44742, false, "2022-06-30"}, {44742.75, false, "2022-06-30"},
		{43280, true, "2022-06-30"}, {2958465, false, "9999-12-31"}, {0, false, ""}, {-5, false, ""}, {2958466, false, ""},
	} {
		got, ok := (&Book{from04: tc.from04}).ToDay(tc.number)
		if ok != (tc.want != "") || ok && got.Format(time.DateOnly) != tc.want {
			t.Errorf("%v: %v, %v, want %q", tc.number, got, ok, tc.want)
		}
	}
}

// What is no workbook is refused with its reason, in a second and in little memory.
func TestRefused(t *testing.T) {
	base := simple(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	sheet := "xl/worksheets/sheet1.xml"
	good := base.zipped(t)
	bomb := base.with(sheet, `<worksheet><sheetData>`+strings.Repeat(" ", 140<<20)).zipped(t)
	for _, tc := range []struct {
		name string
		data []byte
		code string
	}{
		{"empty", nil, "book-unreadable"},
		{"text", []byte("id,name\n"), "book-unreadable"},
		{"old or encrypted", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "book-old"},
		{"cut short", good[:len(good)/2], "book-unreadable"},
		{"OpenDocument", parts{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}.zipped(t), "book-none"},
		{"no sheets", base.with("xl/workbook.xml", "<workbook/>").zipped(t), "book-none"},
		{"broken XML", base.with(sheet, "<worksheet><sheetData><row").zipped(t), "book-part"},
		{"no such shared string", base.replaced(sheet, "<v>0</v>", "<v>77</v>").zipped(t), "book-part"},
		{"a row that no sheet has", base.replaced(sheet, `<row r="1">`, `<row r="1048577">`).zipped(t), "book-part"},
		{"a part that is not there", base.replaced("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "nowhere.xml").zipped(t), "book-part"},
		{"packed spaces", bomb, "book-unzipped"},
		{"many cells", base.with(sheet, `<worksheet><sheetData><row r="1">`+strings.Repeat(`<c><v>1</v></c>`, 16384)+`</row>`+strings.Repeat(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 16384)+`</row>`, 61)+`</sheetData></worksheet>`).zipped(t), "book-cells"},
		{"many shared strings", base.with("xl/sharedStrings.xml", `<sst>`+strings.Repeat(`<si/>`, 1_000_001)+`</sst>`).zipped(t), "book-cells"},
		{"many sheets", base.with("xl/workbook.xml", `<workbook `+mainNS+`><sheets>`+strings.Repeat(`<sheet name="a" r:id="rId1"/>`, 1001)+`</sheets></workbook>`).zipped(t), "book-part"},
		{"many styles", base.with("xl/styles.xml", `<styleSheet><cellXfs>`+strings.Repeat(`<xf/>`, 70_000)+`</cellXfs></styleSheet>`).zipped(t), "book-part"},
		{"many merged ranges", base.with(sheet, `<worksheet><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:B2"/>`, 20_001)+`</mergeCells></worksheet>`).zipped(t), "book-part"},
		{"a long text", base.with(sheet, `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>`+strings.Repeat("x", 2<<20)+`</t></is></c></row></sheetData></worksheet>`).zipped(t), "book-part"},
		{"an unknown entity", base.replaced(sheet, "<v>0</v>", "<v>&bomb;</v>").zipped(t), "book-part"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			code := ""
			b, err := Open("x.xlsx", tc.data, Limits{})
			if err == nil {
				for _, s := range b.Sheets {
					if _, _, err = b.Read(s); err != nil {
						break
					}
				}
			}
			if all := fault.All(err); len(all) == 1 {
				code = all[0].Code
			}
			if code != tc.code {
				t.Errorf("got %q (%v), want %q", code, err, tc.code)
			}
		})
	}
}

// Entities that a document declares itself are not expanded.
func TestNoEntities(t *testing.T) {
	p := simple(`<row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row>`)
	p = p.with("xl/worksheets/sheet1.xml", `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>`+p["xl/worksheets/sheet1.xml"])
	b, err := Open("x.xlsx", p.zipped(t), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.Read(b.Sheets[0]); err == nil {
		t.Error("an entity was expanded")
	}
}

func TestNames(t *testing.T) {
	for _, tc := range []struct {
		name     string
		row, col int
	}{{"A1", 1, 1}, {"Z9", 9, 26}, {"AA10", 10, 27}, {"XFD1048576", 1048576, 16384}} {
		row, col, ok := Place(tc.name)
		if !ok || row != tc.row || col != tc.col || Name(row, col) != tc.name {
			t.Errorf("%s: %d %d %v", tc.name, row, col, ok)
		}
	}
	for _, wrong := range []string{"", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "A1B", "A 1"} {
		if _, _, ok := Place(wrong); ok {
			t.Errorf("%q is no cell", wrong)
		}
	}
	if row, col, ok := Place("$B$3"); !ok || row != 3 || col != 2 {
		t.Error(fmt.Sprint(row, col, ok))
	}
}
