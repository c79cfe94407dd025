package html_test

import (
	"bytes"
	"strings"
	"testing"

	"headwater/report"
	"headwater/report/html"
)

func page(t *testing.T, d *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every kind of block is written, its text escaped.
func TestBlocks(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		s := page(t, &report.Document{Title: "T <1>", Subtitle: "a & b", Lang: lang, Meta: []report.Field{{Label: "year", Value: "2022"}}, Marks: []string{"reference only"}, Blocks: []report.Block{
			report.Heading{Level: 1, ID: "one", Text: "chapter <x>"},
			report.Heading{Level: 2, ID: "two", Text: "section"},
			report.Paragraph{Text: "words <script>alert(1)</script>"},
			report.Callout{Kind: "warn", Title: "mind", Lines: []string{"line"}},
			report.KeyFigures{Items: []report.KeyFigure{{Label: "level", Value: "II", Level: "II"}}},
			report.Table{ID: "t", Caption: "caption", Columns: []report.Column{{Title: "a"}, {Title: "b", Right: true}}, Rows: []report.Row{{Cells: []report.Cell{{Text: "x"}, {Text: "1", Note: "note"}}}, {Group: true, Cells: []report.Cell{{Text: "group"}}}}},
			report.Figure{ID: "f", Caption: "figure", Name: "f", SVG: "<svg></svg>"},
			report.List{Items: []string{"item"}},
			report.ToSupply{What: "permit", Hint: "ask"},
		}})
		for _, want := range []string{"T &lt;1&gt;", "a &amp; b", "chapter &lt;x&gt;", "&lt;script&gt;alert(1)", "mind", "line", "caption", "note", "group", "<svg></svg>", "item", "permit", `id="one"`, `href="#one"`, "reference only", `lang="` + lang} {
			if !strings.Contains(s, want) {
				t.Errorf("%s: the page lacks %q", lang, want)
			}
		}
		for _, never := range []string{"<script", "http://", "https://", "@import", "url("} {
			if strings.Contains(s, never) {
				t.Errorf("%s: the page holds %q: it must fetch nothing", lang, never)
			}
		}
	}
}

func TestFaultyDocuments(t *testing.T) {
	for name, blocks := range map[string][]report.Block{
		"an id twice":     {report.Heading{Level: 1, ID: "a", Text: "x"}, report.Heading{Level: 1, ID: "a", Text: "y"}},
		"a row too short": {report.Table{ID: "t", Caption: "c", Columns: []report.Column{{Title: "a"}, {Title: "b"}}, Rows: []report.Row{{Cells: []report.Cell{{Text: "x"}}}}}},
		"no caption":      {report.Figure{ID: "f", Name: "f"}},
	} {
		var b bytes.Buffer
		if err := html.Write(&b, &report.Document{Blocks: blocks}); err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", name, err, b.Len())
		}
	}
}
