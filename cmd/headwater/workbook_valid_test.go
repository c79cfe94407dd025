package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"headwater/sheet/book"
)

// pack is a workbook's parts as text.
type pack map[string]string

func unpack(t *testing.T, data []byte) pack {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := pack{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		out[f.Name] = string(text)
	}
	return out
}

// elements calls do for every element of a part, with the path of local names above it.
func (p pack) elements(t *testing.T, name string, do func(above []string, e xml.StartElement, text func() string)) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(p[name]))
	var above []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			taken := false
			do(above, x, func() string {
				var s string
				if err := d.DecodeElement(&s, &x); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				taken = true
				return s
			})
			if !taken {
				above = append(above, x.Name.Local)
			}
		case xml.EndElement:
			above = above[:len(above)-1]
		}
	}
}

func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// worksheetOrder is the sequence of CT_Worksheet, ECMA-376 part 1, 18.3.1.99.
var worksheetOrder = []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}

// valid holds a workbook against the rules of Office Open XML that programs rely on.
func valid(t *testing.T, data []byte) {
	t.Helper()
	p := unpack(t, data)
	p.packaged(t)
	if core := p["docProps/core.xml"]; strings.Contains(core, "dcterms") || !strings.Contains(core, "Headwater") {
		t.Errorf("the properties say %s", core)
	}
	names := p.sheetNames(t)
	styles, shared := 0, 0
	p.elements(t, "xl/styles.xml", func(above []string, e xml.StartElement, _ func() string) {
		if len(above) > 0 && above[len(above)-1] == "cellXfs" {
			styles++
		}
	})
	if p["xl/sharedStrings.xml"] != "" {
		p.elements(t, "xl/sharedStrings.xml", func(_ []string, e xml.StartElement, _ func() string) {
			if e.Name.Local == "si" {
				shared++
			}
		})
	}
	for name := range p {
		switch {
		case path.Dir(name) == "xl/worksheets":
			p.worksheet(t, name, names, styles, shared)
		case path.Dir(name) == "xl/charts" && strings.HasSuffix(name, ".xml"):
			p.chart(t, name, data)
		}
	}
}

// packaged holds the parts against their relations and types, ECMA-376 part 2.
func (p pack) packaged(t *testing.T) {
	t.Helper()
	byExt, byName := map[string]bool{}, map[string]bool{}
	p.elements(t, "[Content_Types].xml", func(_ []string, e xml.StartElement, _ func() string) {
		switch e.Name.Local {
		case "Default":
			byExt[strings.ToLower(value(e, "Extension"))] = true
		case "Override":
			name := strings.TrimPrefix(value(e, "PartName"), "/")
			if byName[name] = true; p[name] == "" {
				t.Errorf("a type for %s, which is not there", name)
			}
		}
	})
	for name := range p {
		if name != "[Content_Types].xml" && !byName[name] && !byExt[strings.TrimPrefix(path.Ext(name), ".")] {
			t.Errorf("%s has no type", name)
		}
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") && !strings.HasSuffix(name, ".vml") {
			t.Errorf("%s is not a part of ours", name)
		}
		p.elements(t, name, func([]string, xml.StartElement, func() string) {})
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		ids := map[string]bool{}
		p.elements(t, name, func(_ []string, e xml.StartElement, _ func() string) {
			if e.Name.Local != "Relationship" {
				return
			}
			if id := value(e, "Id"); ids[id] || id == "" {
				t.Errorf("%s: the id %q again", name, id)
			} else {
				ids[id] = true
			}
			target := value(e, "Target")
			if value(e, "TargetMode") == "External" {
				t.Errorf("%s leads outside: %s", name, target)
				return
			}
			to := strings.TrimPrefix(target, "/")
			if !strings.HasPrefix(target, "/") {
				to = path.Join(path.Dir(path.Dir(name)), target)
			}
			if p[to] == "" {
				t.Errorf("%s leads to %s, which is not there", name, to)
			}
		})
	}
}

func (p pack) sheetNames(t *testing.T) map[string]bool {
	t.Helper()
	names, folded := map[string]bool{}, map[string]bool{}
	var refers []string
	p.elements(t, "xl/workbook.xml", func(_ []string, e xml.StartElement, text func() string) {
		switch e.Name.Local {
		case "sheet":
			name := value(e, "name")
			if n := len(utf16.Encode([]rune(name))); n == 0 || n > 31 || strings.ContainsAny(name, `:\/?*[]`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") || folded[strings.ToLower(name)] {
				t.Errorf("the sheet's name %q", name)
			}
			names[name], folded[strings.ToLower(name)] = true, true
		case "definedName":
			refers = append(refers, text())
		}
	})
	for _, r := range refers {
		for one := range strings.SplitSeq(r, ",") {
			if sheet, _, ok := strings.Cut(one, "!"); !ok || !names[unquoted(sheet)] {
				t.Errorf("a name refers to %s", one)
			}
		}
	}
	return names
}

func unquoted(sheet string) string {
	if s, ok := strings.CutPrefix(sheet, "'"); ok {
		return strings.ReplaceAll(strings.TrimSuffix(s, "'"), "''", "'")
	}
	return sheet
}

func (p pack) worksheet(t *testing.T, name string, names map[string]bool, styles, shared int) {
	t.Helper()
	order, row, col, last := -1, 0, 0, 0
	cell, kind := "", ""
	p.elements(t, name, func(above []string, e xml.StartElement, text func() string) {
		if len(above) == 1 {
			at := slices.Index(worksheetOrder, e.Name.Local)
			if at < order || at < 0 {
				t.Errorf("%s: %s out of order", name, e.Name.Local)
			}
			order = at
		}
		switch e.Name.Local {
		case "col":
			from, err := strconv.Atoi(value(e, "min"))
			to, wrong := strconv.Atoi(value(e, "max"))
			if err != nil || wrong != nil || from <= last || to < from {
				t.Errorf("%s: columns %d to %d after %d", name, from, to, last)
			}
			last = to
		case "dimension":
			t.Errorf("%s says that it is as large as %s", name, value(e, "ref"))
		case "row":
			n, err := strconv.Atoi(value(e, "r"))
			if err != nil || n <= row {
				t.Errorf("%s: row %q after %d", name, value(e, "r"), row)
			}
			row, col = n, 0
		case "c":
			r, c, ok := book.Place(value(e, "r"))
			if !ok || r != row || c <= col {
				t.Errorf("%s: cell %q in row %d after column %d", name, value(e, "r"), row, col)
			}
			col, cell, kind = c, value(e, "r"), value(e, "t")
			if s := value(e, "s"); s != "" {
				if n, err := strconv.Atoi(s); err != nil || n < 0 || n >= styles {
					t.Errorf("%s: style %q of %d", name, s, styles)
				}
			}
		case "v":
			v := text()
			if n, err := strconv.Atoi(v); kind == "s" && (err != nil || n < 0 || n >= shared) {
				t.Errorf("%s!%s: shared string %q of %d", name, cell, v, shared)
			}
			if _, err := strconv.ParseFloat(v, 64); (kind == "" || kind == "n") && err != nil {
				t.Errorf("%s!%s: the number %q", name, cell, v)
			}
		case "t":
			if n := len(utf16.Encode([]rune(text()))); n > 32767 {
				t.Errorf("%s!%s: %d characters", name, cell, n)
			}
		case "formula1":
			if f := text(); len(utf16.Encode([]rune(strings.Trim(f, `"`)))) > 255 {
				t.Errorf("%s: a list of %d characters", name, len(f))
			}
		case "hyperlink":
			sheet, _, ok := strings.Cut(value(e, "location"), "!")
			if !ok || !names[unquoted(sheet)] {
				t.Errorf("%s: a link to %q", name, value(e, "location"))
			}
		}
	})
}

// place3 is a range of a chart: 'sheet'!$A$1:$B$2.
var chartRange = regexp.MustCompile(`^(.*)!\$([A-Z]+)\$([0-9]+)(?::\$([A-Z]+)\$([0-9]+))?$`)

// chart holds that what a chart draws is there: its values are numbers.
func (p pack) chart(t *testing.T, name string, data []byte) {
	t.Helper()
	b, err := book.Open("x.xlsx", data, book.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	p.elements(t, name, func(above []string, e xml.StartElement, text func() string) {
		if e.Name.Local != "f" {
			return
		}
		m := chartRange.FindStringSubmatch(text())
		if m == nil {
			t.Errorf("%s: a range that cannot be read", name)
			return
		}
		i := slices.IndexFunc(b.Sheets, func(s book.Sheet) bool { return s.Name == unquoted(m[1]) })
		if i < 0 {
			t.Errorf("%s: there is no sheet %s", name, m[1])
			return
		}
		cells, _, err := b.Read(b.Sheets[i])
		if err != nil {
			t.Fatal(err)
		}
		row, _ := strconv.Atoi(m[3])
		found := slices.ContainsFunc(cells, func(c book.Cell) bool {
			return c.Row == row && (slices.Contains(above, "cat") || slices.Contains(above, "tx") || c.Kind == book.Number)
		})
		if !found {
			t.Errorf("%s: nothing to draw at %s", name, m[0])
		}
	})
}

// workbooksOfTest are the workbooks that the program writes, by their names.
func workbooksOfTest(t *testing.T) map[string][]byte {
	t.Helper()
	t.Chdir(t.TempDir())
	out := map[string][]byte{}
	for _, l := range []string{"zh", "en"} {
		for _, plant := range []string{"pcb-2022", "dyehouse-synthetic"} {
			name := plant + "-" + l
			out[name+".xlsx"] = made(t, name+".xlsx", "sheet", "export", exampleOf(plant), "-o", name+".xlsx", "--lang", l)
			out[name+"-appendix.xlsx"] = made(t, name+"/appendix.xlsx", "audit", exampleOf(plant), "-o", name, "--lang", l)
		}
		out["forms-"+l+".xlsx"] = made(t, "forms-"+l+".xlsx", "sheet", "export", exampleOf("dyehouse-synthetic"), "--forms", "-o", "forms-"+l+".xlsx", "--lang", l)
		out["new-"+l+".xlsx"] = made(t, "new-"+l+".xlsx", "sheet", "new", "--system", "cn-electroplating-2015", "-o", "new-"+l+".xlsx", "--lang", l, "--all")
	}
	return out
}

// Everything that is written as a workbook keeps the rules, and is the same twice.
func TestWorkbooksAreValid(t *testing.T) {
	first := workbooksOfTest(t)
	second := workbooksOfTest(t)
	for name, data := range first {
		t.Run(name, func(t *testing.T) {
			valid(t, data)
			if !bytes.Equal(data, second[name]) {
				t.Error("the second time it is another file")
			}
		})
	}
	if len(first) != 12 {
		t.Error(fmt.Sprint(len(first), " workbooks"))
	}
}
