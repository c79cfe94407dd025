package docx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"headwater/report"
	"headwater/report/docx"
	"headwater/report/style"
)

func shipped(t *testing.T, id string) *style.Style {
	t.Helper()
	s, err := style.Shipped(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 4))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everything is a document with every kind of block, and with what breaks XML.
func everything(lang string) *report.Document {
	wide := report.Table{ID: "wide", Caption: "wide"}
	row := report.Row{}
	for j := range 24 {
		wide.Columns = append(wide.Columns, report.Column{Title: fmt.Sprintf("column %d", j), Right: j%2 == 1})
		row.Cells = append(row.Cells, report.Cell{Text: "123456.789"})
	}
	wide.Rows = append(wide.Rows, row)
	return &report.Document{
		Title: `标题 <1> & "2"`, Subtitle: "某厂\x01\x0b", Lang: lang, Marks: []string{"仅供参考 <x>"},
		Meta:  []report.Field{{Label: "year", Value: "2022"}},
		Cover: []report.Field{{Label: "编写", Value: "甲"}, {Label: "own line", Value: "yes"}},
		Blocks: []report.Block{
			report.Heading{Level: 1, ID: "one", Text: "chapter <x>"},
			report.KeyFigures{Items: []report.KeyFigure{{Label: "level", Value: "Ⅱ级", Level: "II", Note: "note"}, {Label: "a", Value: "1"}, {Label: "b", Value: "2"}, {Label: "c", Value: "3"}, {Label: "d", Value: "50.91–87.91"}}},
			report.Paragraph{Text: "words <w:p> & \x00\x1f\uFFFE end"},
			report.Prose{Spans: []report.Span{{Text: "see "}, {Ref: "t"}, {Text: " and "}, {Ref: "f"}, {Text: " in "}, {Ref: "two"}}},
			report.Heading{Level: 2, ID: "two", Text: "section"},
			report.Callout{Kind: "warn", Title: "mind", Lines: []string{"line 1", "line 2"}},
			report.Callout{Kind: "strange", Lines: []string{"alone"}},
			report.Table{ID: "t", Caption: "caption", Columns: []report.Column{{Title: "a"}, {Title: "b", Right: true}}, Rows: []report.Row{{Group: true, Cells: []report.Cell{{Text: "group"}}}, {Cells: []report.Cell{{Text: "x"}, {Text: "Ⅰ级", Level: "I", Note: "small print"}}}, {Faint: true, Cells: []report.Cell{{}, {Note: "only a note"}}}}},
			report.Table{ID: "none", Caption: "no rows", Columns: []report.Column{{Title: "a"}, {Title: "b"}}},
			report.Heading{Level: 3, ID: "three", Text: "turned"},
			report.Paragraph{Text: "leads to a wide table"},
			wide,
			report.Figure{ID: "f", Caption: "figure \"1\"", Name: "drawn", SVG: `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="480.5"></svg>`},
			report.Figure{ID: "g", Caption: "boxed", Name: "boxed", SVG: `<svg xmlns="http://www.w3.org/2000/svg"></svg>`, Data: "from,to,value\nA,B,12.5\nB,C,7\n"},
			report.Figure{ID: "h", Caption: "boxed too", Name: "bare", SVG: `<svg/>`},
			report.List{Items: []string{"item", "item 2"}},
			report.ToSupply{What: "permit", Hint: "ask"},
			report.Note{Paragraphs: []report.NoteParagraph{{Spans: []report.Span{{Text: "own"}, {Text: "bold", Bold: true}, {Ref: "wide"}}}, {Kind: "bullet", Spans: []report.Span{{Text: "b"}}}, {Kind: "number", Mark: "3", Spans: []report.Span{{Text: "third"}}}, {Kind: "number", Mark: "4", Spans: []report.Span{{Text: "fourth"}}}}},
			report.Note{Paragraphs: []report.NoteParagraph{{Kind: "number", Mark: "1", Spans: []report.Span{{Text: "first"}}}}},
		},
	}
}

func written(t *testing.T, d *report.Document, o docx.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parts(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s bears the time %v: files of two runs would differ", f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[f.Name]; twice {
			t.Errorf("%s stands in the zip twice", f.Name)
		}
		out[f.Name] = data
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first entry is %s", z.File[0].Name)
	}
	return out
}

// Every kind of block is in the file, in both languages and both styles.
func TestBlocks(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, id := range style.IDs() {
			p := parts(t, written(t, everything(lang), docx.Options{Style: shipped(t, id), Pictures: map[string][]byte{"drawn": picture(t)}}))
			body := string(p["word/document.xml"])
			for _, want := range []string{
				"标题 &lt;1&gt; &amp; &quot;2&quot;", ">某厂<", "chapter &lt;x&gt;", "words &lt;w:p&gt; &amp;  end", ">mind<", ">line 2<", ">alone<", ">group<", ">small print<", ">only a note<", ">item 2<", ">permit  ask<", ">bold<", ">fourth<",
				"figures/boxed.svg", ">12.5<", "figures/bare.svg", `descr="figure &quot;1&quot;"`, "asvg:svgBlip", `w:fill="BFE3D6"`, "<w:tblHeader/>", `w:orient="landscape"`,
			} {
				if !strings.Contains(body, want) {
					t.Errorf("%s %s: the file lacks %q", lang, id, want)
				}
			}
			// A reference to a table shows its caption's number, one to a heading that of the list.
			if table, heading := strings.Count(body, ` \h </w:instrText>`), strings.Count(body, ` \r \h </w:instrText>`); heading != 1 || table < 4 {
				t.Errorf("%s %s: %d references to headings by their number", lang, id, heading)
			}
			if n := strings.Count(body, "<w:drawing>"); n != 1 {
				t.Errorf("%s %s: %d pictures, want the one that was drawn", lang, id, n)
			}
			if id == "provincial" && (!strings.Contains(body, ">甲<") || !strings.Contains(body, "own line")) {
				t.Errorf("%s: the cover lacks what the notes say for it", lang)
			}
			if !strings.Contains(string(p["word/header.xml"]), "仅供参考 &lt;x&gt;") || !strings.Contains(string(p["word/footer.xml"]), " NUMPAGES ") {
				t.Errorf("%s %s: the pages lack the mark or their number", lang, id)
			}
			if !strings.Contains(string(p["word/settings.xml"]), `<w:updateFields w:val="true"/>`) {
				t.Errorf("%s %s: Word is not asked to compute the fields", lang, id)
			}
		}
	}
}

// The provincial rule, from section 1.4 (d) of the notes that the style names: text 仿宋
// 小四 (12 pt), lines at least 24 pt; level 1 黑体 三号 (16 pt) bold; captions 仿宋 五号
// (10.5 pt). Sizes in the file are half points, lines twentieths.
func TestProvincialRule(t *testing.T) {
	styles := string(parts(t, written(t, everything("zh"), docx.Options{Style: shipped(t, "provincial")}))["word/styles.xml"])
	for name, want := range map[string][]string{
		"docDefaults":               {`w:eastAsia="仿宋"`, `<w:sz w:val="24"/>`},
		`w:styleId="BodyText"`:      {`w:line="480" w:lineRule="atLeast"`, `w:firstLineChars="200"`},
		`w:styleId="Heading1"`:      {`w:eastAsia="黑体"`, `<w:b/>`, `<w:sz w:val="32"/>`},
		`w:styleId="Caption"`:       {`w:eastAsia="仿宋"`, `<w:sz w:val="21"/>`},
		`w:styleId="FigureCaption"`: {`w:eastAsia="仿宋"`, `<w:sz w:val="21"/>`},
	} {
		_, rest, ok := strings.Cut(styles, name)
		rest, _, _ = strings.Cut(rest, "<w:style ")
		for _, w := range want {
			if !ok || !strings.Contains(rest, w) {
				t.Errorf("%s lacks %s: %s", name, w, rest)
			}
		}
	}
}

// The same document gives the same bytes.
func TestSameBytes(t *testing.T) {
	o := docx.Options{Style: shipped(t, "plain"), Pictures: map[string][]byte{"drawn": picture(t)}}
	first := written(t, everything("zh"), o)
	for range 3 {
		if !bytes.Equal(first, written(t, everything("zh"), o)) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestFaultyDocument(t *testing.T) {
	var b bytes.Buffer
	d := &report.Document{Lang: "en", Blocks: []report.Block{report.Prose{Spans: []report.Span{{Ref: "nowhere"}}}}}
	if err := docx.Write(&b, d, docx.Options{Style: shipped(t, "plain")}); err == nil || b.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, b.Len())
	}
}

// Whatever a table holds, the file is in order: 200 random documents.
func TestRandomTables(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"水", "单位产品新鲜水耗", "water", "0.0382", "an-id-with-hyphens", "≤ 12.5", strings.Repeat("f", 64), "", "（无此级）", "Ⅲ级", "a b c d e f g"}
	text := func() string {
		var s []string
		for range random.IntN(4) {
			s = append(s, words[random.IntN(len(words))])
		}
		return strings.Join(s, " ")
	}
	for i := range 200 {
		d := &report.Document{Title: "t", Lang: []string{"zh", "en"}[i%2]}
		for k := range 1 + random.IntN(3) {
			table := report.Table{ID: fmt.Sprintf("t%d", k), Caption: text() + "c"}
			for range 1 + random.IntN(16) {
				table.Columns = append(table.Columns, report.Column{Title: text(), Right: random.IntN(2) == 0})
			}
			for range random.IntN(12) {
				r := report.Row{Faint: random.IntN(5) == 0}
				for range table.Columns {
					r.Cells = append(r.Cells, report.Cell{Text: text(), Note: text(), Level: []string{"", "", "I", "below"}[random.IntN(4)]})
				}
				if random.IntN(8) == 0 {
					r = report.Row{Group: true, Cells: r.Cells[:1]}
				}
				table.Rows = append(table.Rows, r)
			}
			d.Blocks = append(d.Blocks, report.Heading{Level: 1, ID: fmt.Sprintf("h%d", k), Text: "h"}, table)
		}
		checkFile(t, written(t, d, docx.Options{Style: shipped(t, style.IDs()[i%2])}))
		if t.Failed() {
			t.Fatalf("document %d", i)
		}
	}
}

// What a cell refers to is read in Word too, beside its own text or alone.
func TestReferencesInCells(t *testing.T) {
	d := &report.Document{Title: "t", Lang: "en", Blocks: []report.Block{
		report.Heading{Level: 1, ID: "a", Text: "a"},
		report.Table{ID: "b", Caption: "b", Columns: []report.Column{{Title: "who"}, {Title: "what"}}, Rows: []report.Row{
			{ID: "r1", Cells: []report.Cell{{Text: "r1"}, {Text: "row"}}},
			{Cells: []report.Cell{{Refs: []report.Ref{{Text: "post-7", ID: "r1"}, {Text: "post-8"}}}, {Text: "see", Refs: []report.Ref{{Text: "post-9"}}}}},
		}},
	}}
	text := string(parts(t, written(t, d, docx.Options{Style: shipped(t, "plain")}))["word/document.xml"])
	for _, want := range []string{">post-7 post-8<", ">see post-9<"} {
		if !strings.Contains(text, want) {
			t.Errorf("the Word file lacks %s", want)
		}
	}
}
