package docx

import (
	"fmt"
	"slices"
	"strings"

	"headwater/report"
	"headwater/report/style"
)

// front writes what stands before the first chapter: cover, contents.
func (w *writer) front() {
	c := w.style.Cover
	if c.Page {
		w.cover()
	} else {
		w.head()
	}
	w.contents()
	if !w.style.Headings[0].NewPage {
		w.pageBreak()
	}
}

func (w *writer) pageBreak() {
	w.put("<w:p>", paragraph{style: "AfterTable"}.xml(), `<w:r><w:br w:type="page"/></w:r></w:p>`)
}

// head is the title on top of the first page.
func (w *writer) head() {
	w.line(paragraph{style: "Title"}, run{}, w.doc.Title)
	if w.doc.Subtitle != "" {
		w.line(paragraph{style: "Subtitle"}, run{}, w.doc.Subtitle)
	}
	w.fields(append(slices.Clone(w.doc.Meta), w.doc.Cover...))
}

// fields writes labels with their values.
func (w *writer) fields(fields []report.Field) {
	if len(fields) == 0 {
		return
	}
	total := w.textWidth(false)
	widths := []int{total * 3 / 10, total - total*3/10}
	w.tableStart("HeadwaterTable", widths)
	for _, f := range fields {
		w.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		w.cellStart(widths[0], 1, "", "")
		w.line(paragraph{style: "TableText"}, run{colour: grey}, f.Label)
		w.put("</w:tc>")
		w.cellStart(widths[1], 1, "", "")
		w.line(paragraph{style: "TableText"}, run{}, f.Value)
		w.put("</w:tc></w:tr>")
	}
	w.put("</w:tbl>")
	w.line(paragraph{style: "AfterTable"}, run{}, "")
}

// cover is a page of its own, and the page behind it. What the auditor's notes say of a
// line stands there; the rest is to be supplied.
func (w *writer) cover() {
	said := map[string]string{}
	for _, f := range w.doc.Cover {
		said[f.Label] = f.Value
	}
	line := func(l style.Line) {
		label := l.Label.In(w.doc.Lang)
		value, ok := "", false
		for _, name := range []string{label, l.Label.ZH, l.Label.EN} {
			if v := said[name]; v != "" && !ok {
				value, ok = v, true
			}
			delete(said, name)
		}
		w.put("<w:p>", paragraph{style: "CoverLine"}.xml())
		w.text(run{}, label+w.colon())
		if ok {
			w.text(run{}, value)
		} else {
			w.text(run{colour: red}, w.t("to-supply"))
		}
		w.put("</w:p>")
	}
	w.line(paragraph{style: "Title"}, run{}, w.doc.Subtitle)
	w.line(paragraph{style: "Title"}, run{}, w.doc.Title)
	for _, m := range w.doc.Marks {
		w.line(paragraph{style: "Subtitle"}, run{bold: true, colour: red}, m)
	}
	for _, f := range w.doc.Meta {
		w.line(paragraph{style: "CoverLine"}, run{}, f.Label+w.colon()+f.Value)
	}
	for _, l := range w.style.Cover.Lines {
		line(l)
	}
	w.pageBreak()
	for _, l := range w.style.Cover.After {
		line(l)
	}
	for _, f := range w.doc.Cover { // lines that the style does not know
		if v, left := said[f.Label]; left {
			w.line(paragraph{style: "CoverLine"}, run{}, f.Label+w.colon()+v)
		}
	}
	w.pageBreak()
}

func (w *writer) colon() string {
	if w.doc.Lang == "zh" {
		return "："
	}
	return ": "
}

// contents writes the lists of headings, tables and figures as fields of Word's, with
// their entries. Page numbers are Word's to find.
func (w *writer) contents() {
	var headings, tables, figures []entry
	for i, b := range w.doc.Blocks {
		label := w.labels.Block(i)
		switch b := b.(type) {
		case report.Heading:
			if b.Level <= w.style.Contents.Levels {
				headings = append(headings, entry{b.ID, fmt.Sprintf("TOC%d", b.Level), label + "  " + b.Text})
			}
		case report.Table:
			tables = append(tables, entry{b.ID, "TableofFigures", label + "  " + b.Caption})
		case report.Figure:
			figures = append(figures, entry{b.ID, "TableofFigures", label + "  " + b.Caption})
		}
	}
	w.list("docx-contents", fmt.Sprintf(`TOC \o "1-%d" \h \z \u`, w.style.Contents.Levels), headings)
	if w.style.Contents.Tables {
		w.list("docx-tables", `TOC \h \z \c "Table"`, tables)
	}
	if w.style.Contents.Figures {
		w.list("docx-figures", `TOC \h \z \c "Figure"`, figures)
	}
}

// entry is a line of the contents.
type entry struct{ id, style, text string }

func (w *writer) list(title, code string, entries []entry) {
	if len(entries) == 0 {
		return
	}
	w.line(paragraph{style: "TOCHeading"}, run{}, w.t(title))
	for i, e := range entries {
		w.put("<w:p>", paragraph{style: e.style}.xml())
		if i == 0 {
			w.fieldStart(run{}, code)
		}
		name := bookmark(w.bookmarks[e.id])
		w.put(`<w:hyperlink w:anchor="`, name, `" w:history="1">`)
		w.text(run{quiet: true}, e.text)
		w.put("<w:r><w:tab/></w:r>")
		w.field(run{quiet: true}, "PAGEREF "+name+` \h`, "")
		w.put("</w:hyperlink>")
		if i == len(entries)-1 {
			w.fieldEnd(run{})
		}
		w.put("</w:p>")
	}
}

// textWidth is the width of the text in twips, upright or turned.
func (w *writer) textWidth(turned bool) int {
	p := w.style.Page
	if turned {
		return millis(p.Height - p.Top - p.Bottom)
	}
	return millis(p.Width - p.Left - p.Right)
}

func (w *writer) textHeight(turned bool) int { return w.textWidth(!turned) }

// section is the properties of a section. Turned, the margins turn with the paper.
func (w *writer) section(turned bool) string {
	p := w.style.Page
	first := w.sections == 0
	w.sections++
	var b strings.Builder
	b.WriteString("<w:sectPr>")
	b.WriteString(`<w:headerReference w:type="default" r:id="rIdHeader"/>`)
	if first && w.style.Cover.Page {
		b.WriteString(`<w:headerReference w:type="first" r:id="rIdHeaderFirst"/>`)
	}
	b.WriteString(`<w:footerReference w:type="default" r:id="rIdFooter"/>`)
	if first && w.style.Cover.Page {
		b.WriteString(`<w:footerReference w:type="first" r:id="rIdFooterFirst"/>`)
	}
	b.WriteString(`<w:type w:val="nextPage"/>`)
	width, height, orient := millis(p.Width), millis(p.Height), ""
	top, right, bottom, left := millis(p.Top), millis(p.Right), millis(p.Bottom), millis(p.Left)
	if turned {
		width, height, orient = height, width, ` w:orient="landscape"`
		top, right, bottom, left = left, top, right, bottom
	}
	edge := min(top, bottom) / 2
	fmt.Fprintf(&b, `<w:pgSz w:w="%d" w:h="%d"%s/>`, width, height, orient)
	fmt.Fprintf(&b, `<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`, top, right, bottom, left, edge, edge)
	if first && w.style.Cover.Page {
		b.WriteString("<w:titlePg/>")
	}
	b.WriteString("</w:sectPr>")
	return b.String()
}

// header is the top of every page: what the report is of, and the marks. That of a cover
// is empty: the cover says it itself.
func (w *writer) header(first bool) []byte {
	x := &xml{}
	x.put(declaration, "<w:hdr ", namespaces, ">")
	if first {
		x.line(paragraph{style: "Header"}, run{}, "")
	} else {
		title := w.doc.Title
		if w.doc.Subtitle != "" {
			title = w.doc.Subtitle + " · " + title
		}
		x.line(paragraph{style: "Header"}, run{}, title)
		if len(w.doc.Marks) > 0 {
			x.line(paragraph{style: "Header"}, run{bold: true, colour: red}, strings.Join(w.doc.Marks, " · "))
		}
	}
	x.put("</w:hdr>")
	return []byte(x.b.String())
}

// footer is the page's number, with the marks once more on a cover.
func (w *writer) footer(first bool) []byte {
	x := &xml{}
	x.put(declaration, "<w:ftr ", namespaces, ">")
	if first {
		x.line(paragraph{style: "Footer"}, run{}, "")
	} else {
		x.put("<w:p>", paragraph{style: "Footer"}.xml())
		before, rest, _ := strings.Cut(w.t("docx-page"), "%s")
		between, after, _ := strings.Cut(rest, "%s")
		x.text(run{}, before)
		x.field(run{quiet: true}, "PAGE", "1")
		x.text(run{}, between)
		x.field(run{quiet: true}, "NUMPAGES", "1")
		x.text(run{}, after)
		x.put("</w:p>")
	}
	x.put("</w:ftr>")
	return []byte(x.b.String())
}
