// Package docx writes a report as a Word file (Office Open XML, transitional), so that
// auditors can hand in what their authority takes and go on writing in it.
//
//	s, err := style.Shipped("provincial")
//	err = docx.Write(w, doc, docx.Options{Style: s, Pictures: pngByName})
//
// # Conventions
//
// Everything that Word numbers is a field of Word's: captions are SEQ, references are
// REF to a bookmark, the contents are TOC, page numbers PAGE and NUMPAGES. Each carries
// its result, so that a program that computes no fields shows the right text; Word is
// asked to compute them when the file is opened.
//
// Lengths inside are twentieths of a point (twips), as in the format; pictures are in
// English Metric Units, 914,400 to the inch. The same document, style and pictures give
// the same bytes: the entries of the zip carry one fixed time.
//
// Figures are SVG with a PNG for programs that draw no SVG. Without a PNG a figure is a
// box with its title, its data and the path of the picture, never a broken image.
//
// The rules of the format that the package relies on stand in docs/method/report.md.
package docx

import (
	"io"

	"headwater/report"
	"headwater/report/style"
	"headwater/say"
)

// Options are what a document does not say of its Word file.
type Options struct {
	Style    *style.Style
	Pictures map[string][]byte // PNG by the figure's name; a figure without one becomes a box
}

// Write writes the document. It refuses one that [report.Document.Check] refuses.
func Write(w io.Writer, d *report.Document, o Options) error {
	if err := d.Check(); err != nil {
		return err
	}
	return newWriter(d, o).write(w)
}

// writer makes the body; what the body needs besides gathers in it.
type writer struct {
	xml
	doc       *report.Document
	style     *style.Style
	pictures  map[string][]byte
	labels    report.Labels
	lang      say.Lang
	bookmarks map[string]int // by the id of a block: the number of its bookmark
	ids       int            // of drawings
	media     []media
	starts    []int // of numbered lists
	sections  int
	turned    bool // the section that is open is in landscape
}

// media is a picture of the file with its relationship.
type media struct {
	name, rel string
	data      []byte
}

func (w *writer) t(key string, args ...any) string { return term(w.lang, key, args...) }
