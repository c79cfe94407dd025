package docx

import (
	"strconv"
	"strings"

	"headwater/report"
)

// body writes the document: front, blocks, and the properties of the last section. A run
// of blocks with a table or figure that has to be turned is a section of its own.
func (w *writer) body() {
	w.put(declaration, "<w:document ", namespaces, "><w:body>")
	w.front()
	blocks := w.doc.Blocks
	settings := w.settings()
	for i := 0; i < len(blocks); {
		end := i + 1
		turned := false
		if leads(blocks[i]) { // what leads to a table goes with it
			for end < len(blocks) && leads(blocks[end]) {
				end++
			}
			if end < len(blocks) && settings[end].turned && end-i <= mostLeading {
				end++
				turned = true
			} else {
				end = i + 1
			}
		} else {
			turned = settings[i].turned
		}
		w.turn(turned)
		for ; i < end; i++ {
			w.block(i, settings[i])
		}
	}
	w.put(w.section(w.turned), "</w:body></w:document>")
}

// mostLeading is how many blocks may lead to a table.
const mostLeading = 4

// leads reports whether a block may stand before a table as its introduction.
func leads(b report.Block) bool {
	switch b.(type) {
	case report.Heading, report.Paragraph, report.Prose:
		return true
	}
	return false
}

// turn ends the section that is open where the next block lies the other way round.
func (w *writer) turn(turned bool) {
	if turned == w.turned {
		return
	}
	w.put("<w:p>", paragraph{style: "AfterTable", section: w.section(w.turned)}.xml(), "</w:p>")
	w.turned = turned
}

func (w *writer) settings() []setting {
	out := make([]setting, len(w.doc.Blocks))
	for i, b := range w.doc.Blocks {
		switch b := b.(type) {
		case report.Table:
			out[i] = w.settingOf(&b)
		case report.Figure:
			out[i].turned = w.turnsFigure(&b)
		}
	}
	return out
}

func (w *writer) block(i int, s setting) {
	label := w.labels.Block(i)
	switch b := w.doc.Blocks[i].(type) {
	case report.Heading:
		w.heading(&b)
	case report.Paragraph:
		w.line(paragraph{style: "BodyText"}, run{}, b.Text)
	case report.Prose:
		w.put("<w:p>", paragraph{style: "BodyText"}.xml())
		w.spans(b.Spans)
		w.put("</w:p>")
	case report.Callout:
		w.callout(&b)
	case report.KeyFigures:
		w.keyFigures(&b)
	case report.Table:
		w.table(&b, label, s)
	case report.Figure:
		w.figure(&b, label)
	case report.List:
		for _, item := range b.Items {
			w.line(paragraph{style: "ListBullet"}, run{}, item)
		}
	case report.ToSupply:
		w.put("<w:p>", paragraph{style: "ToSupply"}.xml())
		w.text(run{bold: true, colour: red}, w.t("to-supply")+w.colon())
		w.text(run{}, strings.TrimSpace(b.What+"  "+b.Hint))
		w.put("</w:p>")
		w.line(paragraph{style: "AfterTable"}, run{}, "")
	case report.Note:
		w.note(&b)
	}
}

func (w *writer) heading(h *report.Heading) {
	w.put("<w:p>", paragraph{style: "Heading" + strconv.Itoa(h.Level)}.xml())
	w.mark(h.ID, func() { w.text(run{}, h.Text) })
	w.put("</w:p>")
}

// callouts are the bar and the fill of a boxed statement.
var callouts = map[string][2]string{"bad": {"A8321B", "FDF3F0"}, "warn": {"B98900", "FDF9EC"}, "good": {"0B6E54", "EFF8F4"}, "note": {accent, soft}}

func (w *writer) callout(c *report.Callout) {
	look, ok := callouts[c.Kind]
	if !ok {
		look = callouts["note"]
	}
	p := paragraph{style: "Callout", border: leftBar(24, look[0]), fill: look[1], spacing: lines(6, 0, calloutLine)}
	if c.Title != "" {
		p.keepNext = len(c.Lines) > 0
		w.line(p, run{bold: true}, c.Title)
		p.spacing = ""
	}
	for i, line := range c.Lines {
		p.keepNext = i < len(c.Lines)-1 && i < keptRows
		w.line(p, run{}, line)
		p.spacing = ""
	}
	w.line(paragraph{style: "AfterTable"}, run{}, "") // or the next one would join it
}

// note writes text of the auditor's, marked as such by a bar and a word.
func (w *writer) note(n *report.Note) {
	w.line(paragraph{style: "NoteMark", keepNext: true}, run{}, w.t("auditor-note"))
	for i, p := range n.Paragraphs {
		style := paragraph{style: "Note"}
		switch p.Kind {
		case "bullet":
			style = paragraph{style: "NoteList", list: noteBullets}
		case "number":
			if p.Mark == "1" || i == 0 || n.Paragraphs[i-1].Kind != "number" {
				start, _ := strconv.Atoi(p.Mark) // digits, by the parser
				w.starts = append(w.starts, start)
			}
			style = paragraph{style: "NoteList", list: firstNumbered + len(w.starts) - 1}
		}
		w.put("<w:p>", style.xml())
		w.spans(p.Spans)
		w.put("</w:p>")
	}
}
