package docx

import (
	"fmt"
	"strings"

	"headwater/report"
)

// text writes a run.
func (x *xml) text(r run, s string) {
	if s != "" {
		x.put("<w:r>", r.xml(), `<w:t xml:space="preserve">`, esc(s), "</w:t></w:r>")
	}
}

// line writes a paragraph of one run.
func (x *xml) line(p paragraph, r run, s string) {
	x.put("<w:p>", p.xml())
	x.text(r, s)
	x.put("</w:p>")
}

// field writes a field with the result that it has now.
func (x *xml) field(r run, code, result string) {
	x.fieldStart(r, code)
	x.text(r, result)
	x.fieldEnd(r)
}

func (x *xml) fieldStart(r run, code string) {
	p := r.xml()
	x.put("<w:r>", p, `<w:fldChar w:fldCharType="begin"/></w:r><w:r>`, p, `<w:instrText xml:space="preserve"> `, esc(code), ` </w:instrText></w:r><w:r>`, p, `<w:fldChar w:fldCharType="separate"/></w:r>`)
}

func (x *xml) fieldEnd(r run) {
	x.put("<w:r>", r.xml(), `<w:fldChar w:fldCharType="end"/></w:r>`)
}

// bookmark is the name of the bookmark of a block: _Ref and nine digits, as Word's own.
func bookmark(number int) string { return fmt.Sprintf("_Ref%09d", number) }

// mark writes what is written between the ends of the bookmark of a block.
func (w *writer) mark(id string, write func()) {
	number := w.bookmarks[id]
	w.putf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, number, bookmark(number))
	write()
	w.putf(`<w:bookmarkEnd w:id="%d"/>`, number)
}

// reference writes the number of another block, kept right by Word.
func (w *writer) reference(id string, r run) {
	label, ok := w.labels.Of(id)
	if !ok {
		return
	}
	code := "REF " + bookmark(w.bookmarks[id]) + ` \h`
	if label.Before != "" { // a heading: its number, not its text
		code = "REF " + bookmark(w.bookmarks[id]) + ` \r \h`
	}
	w.text(r, label.Before)
	w.field(r, code, label.Text)
	w.text(r, label.After)
}

func (w *writer) spans(spans []report.Span) {
	for _, s := range spans {
		w.text(run{bold: s.Bold}, s.Text)
		if s.Ref != "" {
			w.reference(s.Ref, run{})
		}
	}
}

// caption writes the numbered caption of a table or figure.
func (w *writer) caption(id, label, caption string, p paragraph) {
	word, number, _ := strings.Cut(label, " ")
	sequence := "Table"
	if word == figureWord(w.doc.Lang) {
		sequence = "Figure"
	}
	w.put("<w:p>", p.xml())
	w.mark(id, func() {
		w.text(run{bold: true}, word+" ")
		w.field(run{bold: true, quiet: true}, "SEQ "+sequence+` \* ARABIC`, number)
	})
	w.text(run{}, "  "+caption)
	w.put("</w:p>")
}

func figureWord(lang string) string {
	if lang == "zh" {
		return "图"
	}
	return "Figure"
}
