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
	Marks           []string // printed on every page: "reference only, not for submission"
	Blocks          []Block
}

// Field is a label with its value.
type Field struct{ Label, Value string }

// Block is one piece of a document.
type Block interface{ block() }

// Heading opens a chapter (level 1) or a section (level 2).
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

func (Heading) block()    {}
func (Paragraph) block()  {}
func (Callout) block()    {}
func (KeyFigures) block() {}
func (Table) block()      {}
func (Figure) block()     {}
func (List) block()       {}
func (ToSupply) block()   {}

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
// not fit their table: faults of whoever built the document.
func (d *Document) Check() error {
	seen := map[string]bool{}
	var bad []error
	id := func(kind, id string) {
		if id == "" || seen[id] {
			bad = append(bad, fmt.Errorf("%s id %q is empty or used twice", kind, id))
		}
		seen[id] = true
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			id("heading", b.ID)
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
