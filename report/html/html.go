// Package html writes a report as one self-contained page: style and pictures inside,
// no script, nothing fetched, made to be read on a screen and to be printed.
package html

import (
	_ "embed"
	"html/template"
	"io"
	"strconv"
	"strings"

	"headwater/report"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var style string

// Write writes the document. The figures go in as they are: they come from package
// chart, which escapes its texts; everything else is escaped here.
func Write(w io.Writer, d *report.Document) error {
	if err := d.Check(); err != nil {
		return err
	}
	page, err := template.New("page").Funcs(template.FuncMap{"kind": kind, "level": levelClass}).Parse(pageSource)
	if err != nil {
		return err
	}
	return page.Execute(w, view(d))
}

// pageView is a document with its numbering done.
type pageView struct {
	*report.Document
	Style    template.CSS
	Contents []entry
	Body     []numbered
	Words    words
}

type words struct{ Contents, Note, Supply string }

type entry struct {
	ID, Text string
	Level    int
}

// numbered is a block with its label: "Table 3", "图 1", "2.1".
type numbered struct {
	Block  report.Block
	Label  string
	SVG    template.HTML
	Runs   []run
	Groups []group
}

// run is a span with its reference looked up.
type run struct {
	report.Span
	Before, Label, After string
}

// group is a paragraph of a note, or the items of a list that stand together.
type group struct {
	Kind  string
	Start string // of a numbered list
	Items [][]run
}

func runs(labels report.Labels, spans []report.Span) (out []run) {
	for _, s := range spans {
		r := run{Span: s}
		if label, ok := labels.Of(s.Ref); ok {
			r.Before, r.Label, r.After = label.Before, label.Text, label.After
		}
		out = append(out, r)
	}
	return out
}

func groups(labels report.Labels, paragraphs []report.NoteParagraph) (out []group) {
	for _, p := range paragraphs {
		item := runs(labels, p.Spans)
		if n := len(out); n > 0 && p.Kind != "" && out[n-1].Kind == p.Kind && p.Mark != "1" {
			out[n-1].Items = append(out[n-1].Items, item)
			continue
		}
		out = append(out, group{Kind: p.Kind, Start: p.Mark, Items: [][]run{item}})
	}
	return out
}

func view(d *report.Document) pageView {
	v := pageView{Document: d, Style: template.CSS(style + pageMargins(d.Marks)), Words: words{"Contents", "Auditor's note", "To be supplied: "}}
	if d.Lang == "zh" {
		v.Words = words{"目录", "审核人员说明", "待补充："}
	}
	labels := d.Labels()
	for i, b := range d.Blocks {
		n := numbered{Block: b, Label: labels.Block(i)}
		switch b := b.(type) {
		case report.Heading:
			v.Contents = append(v.Contents, entry{b.ID, n.Label + "  " + b.Text, b.Level})
		case report.Figure:
			n.SVG = template.HTML(b.SVG)
		case report.Prose:
			n.Runs = runs(labels, b.Spans)
		case report.Note:
			n.Groups = groups(labels, b.Paragraphs)
		}
		v.Body = append(v.Body, n)
	}
	return v
}

// kind names a block for the template.
func kind(b report.Block) string {
	switch b.(type) {
	case report.Heading:
		return "heading"
	case report.Paragraph:
		return "paragraph"
	case report.Callout:
		return "callout"
	case report.KeyFigures:
		return "keyfigures"
	case report.Table:
		return "table"
	case report.Figure:
		return "figure"
	case report.List:
		return "list"
	case report.ToSupply:
		return "supply"
	case report.Prose:
		return "prose"
	case report.Note:
		return "note"
	}
	return ""
}

// levelClass is the style class of a level: l-I, l-below.
func levelClass(level string) string {
	if level == "" {
		return ""
	}
	return "l-" + strings.ToLower(level)
}

// pageMargins prints the marks and the page number into the margin of every page. The
// marks are quoted for CSS: everything but letters, digits and spaces is escaped.
func pageMargins(marks []string) string {
	var b strings.Builder
	for _, r := range strings.Join(marks, " · ") {
		if r == ' ' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		} else {
			b.WriteString("\\" + strconv.FormatInt(int64(r), 16) + " ")
		}
	}
	return `@page{@bottom-center{content:"` + b.String() + `";font:8pt sans-serif;color:#8a2a16}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#5d6975}}`
}
