package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"headwater/sheet/book"
)

func itoa(n int) string { return strconv.Itoa(n) }

// replacedPart is a zip file with one of its parts changed.
func replacedPart(t testing.TB, data []byte, name string, change func(text string) string) []byte {
	t.Helper()
	return rezipped(t, data, func(one, text string) (string, string) {
		if one == name {
			text = change(text)
		}
		return one, text
	})
}

// rezipped is a zip file with its parts changed.
func rezipped(t testing.TB, data []byte, change func(name, text string) (string, string)) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name, changed := change(f.Name, string(text))
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(changed)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// renamedParts is a workbook whose parts have other names.
func renamedParts(t testing.TB, data []byte, names *strings.Replacer) []byte {
	t.Helper()
	return rezipped(t, data, func(name, text string) (string, string) {
		if strings.HasSuffix(name, ".rels") || name == contentTypes {
			text = names.Replace(text)
		}
		return names.Replace(name), text
	})
}

// cellXML is a cell that holds what a person typed: a number where it looks like one.
func cellXML(row, col int, typed string) string {
	at := book.Name(row, col)
	if _, err := strconv.ParseFloat(typed, 64); err == nil && plainDigits.MatchString(typed) {
		return `<c r="` + at + `"><v>` + typed + `</v></c>`
	}
	var text bytes.Buffer
	if err := xml.EscapeText(&text, []byte(typed)); err != nil {
		return ""
	}
	return `<c r="` + at + `" t="inlineStr"><is><t xml:space="preserve">` + text.String() + `</t></is></c>`
}

// rawBook is a workbook of one sheet, made without a library.
func rawBook(t testing.TB, name, rows string) []byte {
	t.Helper()
	var title, b bytes.Buffer
	if err := xml.EscapeText(&title, []byte(name)); err != nil {
		t.Fatal(err)
	}
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="` + title.String() + `" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
