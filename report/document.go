// Package report turns an audit's result into a Document: headings, paragraphs, tables,
// figures. Writers of the same blocks make HTML now and Word later.
//
//	doc := report.Build(result, say.ZH)
//	err := html.Write(w, doc)
package report

import (
	"errors"
	"fmt"
)

// Document is a report in one language.
type Document struct {
	Title, Subtitle string
	Lang            string
	Meta            []Field
	Cover           []Field  // what the auditor's notes say for the cover
	Marks           []string // printed on every page: "reference only, not for submission"
	Blocks          []Block
}

// Field is a label with its value.
type Field struct{ Label, Value string }

// Block is one piece of a document.
type Block interface{ block() }

// Heading opens a chapter (level 1) or a section (levels 2 and 3).
type Heading struct {
	Level    int
	ID, Text string
}

// Paragraph is running text.
type Paragraph struct{ Text string }

// Callout is a boxed statement. Kind is good, warn, bad or note.
type Callout struct {
	Kind, Title string
	Lines       []string
}

// KeyFigures are the few numbers that a manager looks for.
type KeyFigures struct{ Items []KeyFigure }

// KeyFigure is one of them; Level colours it where it is one.
type KeyFigure struct{ Label, Value, Note, Level string }

// Column heads a column of a table. Right aligns numbers, Keep keeps ids and days on one
// line.
type Column struct {
	Title string
	Right bool
	Keep  bool
}

// Cell is one cell; Level draws it as a chip, Refs lead to what it rests on.
type Cell struct {
	Text, Note, Level string
	Refs              []Ref
}

// Words are the text of a cell with that of its references, for media without links.
func (c Cell) Words() string {
	words := c.Text
	for _, r := range c.Refs {
		if words != "" {
			words += " "
		}
		words += r.Text
	}
	return words
}

// Ref leads to a row, table, figure or heading of the document by its id.
type Ref struct{ Text, ID string }

// Row is a row of a table; a group row has one cell that spans all columns. A row with
// an ID can be referred to.
type Row struct {
	ID    string
	Cells []Cell
	Group bool
	Faint bool
}

// Table is numbered and captioned by the writers.
type Table struct {
	ID, Caption string
	Columns     []Column
	Rows        []Row
}

// Figure is an SVG, numbered and captioned. Name is its file name without ending.
type Figure struct {
	ID, Caption, Name, SVG string
	Data                   string // CSV of what it shows; empty: none
}

// List is a list of short statements.
type List struct{ Items []string }

// ToSupply stands for what the report must have and the data do not give.
type ToSupply struct{ What, Hint string }

// Span is a piece of text: as it is, bold, or the number of the table, figure or heading
// that has the id Ref.
type Span struct {
	Text string
	Bold bool
	Ref  string
}

// Prose is a paragraph that refers to tables, figures and headings.
type Prose struct{ Spans []Span }

// Note is text of the auditor's, from a file of notes.
type Note struct{ Paragraphs []NoteParagraph }

// NoteParagraph is one paragraph of a note, or an item of a list.
type NoteParagraph struct {
	Kind  string // "", bullet, number
	Mark  string // of a numbered item: "1."
	Spans []Span
	Place string // file and line, for problems
}

func (Heading) block()    {}
func (Paragraph) block()  {}
func (Callout) block()    {}
func (KeyFigures) block() {}
func (Table) block()      {}
func (Figure) block()     {}
func (List) block()       {}
func (ToSupply) block()   {}
func (Prose) block()      {}
func (Note) block()       {}

// Figures lists the figures in order.
func (d *Document) Figures() []Figure {
	var out []Figure
	for _, b := range d.Blocks {
		if f, ok := b.(Figure); ok {
			out = append(out, f)
		}
	}
	return out
}

// Check reports ids that are used twice, captions that are missing, and rows that do
// not fit their table, references that lead nowhere: faults of whoever built the
// document.
func (d *Document) Check() error {
	seen := map[string]bool{}
	var bad []error
	id := func(kind, id string) {
		if id == "" || seen[id] {
			bad = append(bad, fmt.Errorf("%s id %q is empty or used twice", kind, id))
		}
		seen[id] = true
	}
	labels := d.Labels()
	refs := func(spans []Span) {
		for _, s := range spans {
			if _, ok := labels.Of(s.Ref); s.Ref != "" && !ok {
				bad = append(bad, fmt.Errorf("nothing has the id %q that is referred to", s.Ref))
			}
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			id("heading", b.ID)
			if b.Level < 1 || b.Level > 3 {
				bad = append(bad, fmt.Errorf("heading %q has level %d", b.ID, b.Level))
			}
		case Prose:
			refs(b.Spans)
		case Note:
			for _, p := range b.Paragraphs {
				refs(p.Spans)
			}
		case Figure:
			id("figure", b.ID)
			if b.Caption == "" || b.Name == "" {
				bad = append(bad, fmt.Errorf("figure %q has no caption or name", b.ID))
			}
		case Table:
			id("table", b.ID)
			if b.Caption == "" {
				bad = append(bad, fmt.Errorf("table %q has no caption", b.ID))
			}
			for i, r := range b.Rows {
				if r.ID != "" {
					id("row", r.ID)
				}
				if !r.Group && len(r.Cells) != len(b.Columns) {
					bad = append(bad, fmt.Errorf("table %q row %d has %d cells for %d columns", b.ID, i, len(r.Cells), len(b.Columns)))
				}
			}
		}
	}
	for _, b := range d.Blocks {
		t, ok := b.(Table)
		if !ok {
			continue
		}
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				for _, ref := range c.Refs {
					if ref.ID != "" && !seen[ref.ID] {
						bad = append(bad, fmt.Errorf("table %q refers to %q, which is not there", t.ID, ref.ID))
					}
				}
			}
		}
	}
	return errors.Join(bad...)
}
