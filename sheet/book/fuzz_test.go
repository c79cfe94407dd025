package book

import (
	"testing"
)

// Whatever stands in the parts of a workbook: no panic, no endless work, no more cells and
// texts than the limits allow.
func FuzzBook(f *testing.F) {
	base := simple(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row><row><c t="inlineStr"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`)
	f.Add(base["xl/workbook.xml"], base["xl/_rels/workbook.xml.rels"], base["xl/worksheets/sheet1.xml"], base["xl/sharedStrings.xml"], base["xl/styles.xml"])
	f.Add("<workbook/>", "<x", "<c><v>1</v></c>", "<si><t>a", "<cellXfs><xf/>")
	f.Fuzz(func(t *testing.T, workbook, rels, sheet, strings, styles string) {
		p := base.with("xl/workbook.xml", workbook).with("xl/_rels/workbook.xml.rels", rels).with("xl/worksheets/sheet1.xml", sheet).with("xl/sharedStrings.xml", strings).with("xl/styles.xml", styles)
		b, err := Open("x.xlsx", p.zipped(t), Limits{Unzipped: 1 << 20, Cells: 1000})
		if err != nil {
			return
		}
		for _, s := range b.Sheets {
			cells, merged, err := b.Read(s)
			if err != nil {
				return
			}
			if len(cells) > 1000 || len(merged) > maxMerged {
				t.Fatalf("%d cells, %d merged ranges", len(cells), len(merged))
			}
			for _, c := range cells {
				if c.Row < 1 || c.Row > maxRow || c.Col < 1 || c.Col > maxCol {
					t.Fatalf("a cell at row %d, column %d", c.Row, c.Col)
				}
				b.IsPercent(c)
				b.IsMoment(c)
				b.Decimals(c)
				b.Suffix(c)
			}
		}
	})
}

// Bytes that are no workbook are refused.
func FuzzOpen(f *testing.F) {
	f.Add(simple("").zipped(f))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Open("x.xlsx", data, Limits{Unzipped: 1 << 20, Cells: 1000})
		if err == nil {
			for _, s := range b.Sheets {
				_, _, _ = b.Read(s)
			}
		}
	})
}
