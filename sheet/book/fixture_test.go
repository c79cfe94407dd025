package book

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// parts are the files of a workbook by their names.
type parts map[string]string

const (
	relsHead  = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	officeRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	mainNS    = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + officeRel + `"`
)

// simple is a workbook of one sheet with the rows that are given.
func simple(rows string) parts {
	return parts{
		"_rels/.rels":                relsHead + `<Relationship Id="rId1" Type="` + officeRel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook ` + mainNS + `><sheets><sheet name="水" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relsHead + `<Relationship Id="rId1" Type="` + officeRel + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + officeRel + `/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="` + officeRel + `/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet ` + mainNS + `><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/sharedStrings.xml":       `<sst ` + mainNS + `><si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve"> text</t></r></si><si><t>水</t><rPh sb="0" eb="1"><t>shui</t></rPh></si><si><t/></si></sst>`,
		"xl/styles.xml":              `<styleSheet ` + mainNS + `><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="2"/></cellXfs></styleSheet>`,
	}
}

// zipped packs the parts.
func (p parts) zipped(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range p {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with returns a copy with one part replaced.
func (p parts) with(name, text string) parts {
	out := parts{name: text}
	for k, v := range p {
		if k != name {
			out[k] = v
		}
	}
	return out
}

// replaced returns a copy in which a text of one part is another.
func (p parts) replaced(name, old, text string) parts {
	return p.with(name, strings.ReplaceAll(p[name], old, text))
}
