// Package book reads the cells of an Excel workbook (.xlsx, .xlsm): values as they were
// stored, number formats, merged ranges. Nothing is calculated: a formula gives the value
// that Excel last stored with it.
//
//	b, err := book.Open("plant.xlsx", data, book.Limits{})
//	for row, err := range b.Rows(b.Sheets[0]) { … }
//
// # Conventions
//
// Rows and columns count from 1. A cell without value is not delivered, whatever its
// format. Macros are not looked at, links to other files never followed: only the parts
// of the workbook itself are read, and from those only what is said above.
//
// # Why not the library that writes
//
// excelize fills every gap of a row with cells up to the row's last column, and of a sheet
// with rows, when it looks at a single cell; a few kilobytes of zip can ask for many
// gigabytes. It also gives values without their formats when it streams. What is
// needed here is a small part of the format, by archive/zip and encoding/xml, within
// limits that hold for every file.
package book

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"headwater/fault"
)

// Limits bound what a workbook may ask for; a field that is 0 takes its default.
type Limits struct {
	File     int64 // bytes of the file
	Unzipped int64 // bytes of the parts that are read, unpacked
	Cells    int   // cells with a value
}

// The limits of a workbook that a person fills in.
const (
	defaultFile     = 32 << 20
	defaultUnzipped = 128 << 20
	defaultCells    = 1_000_000
	maxRow          = 1 << 20
	maxCol          = 1 << 14
	maxText         = 1 << 20 // bytes of one cell; Excel itself stops at 32,767 characters
	maxParts        = 10_000
	maxSheets       = 1_000
)

func (l Limits) orDefault() Limits {
	if l.File == 0 {
		l.File = defaultFile
	}
	if l.Unzipped == 0 {
		l.Unzipped = defaultUnzipped
	}
	if l.Cells == 0 {
		l.Cells = defaultCells
	}
	return l
}

// Book is an open workbook.
type Book struct {
	Sheets []Sheet

	name    string
	limits  Limits
	parts   map[string]*zip.File
	left    int64    // bytes that may still be unpacked
	strings []string // shared strings
	formats []string // number format of every cell style
	from04  bool     // days count from 1904
}

// Sheet is a worksheet of the workbook.
type Sheet struct {
	Name   string
	Hidden bool
	Part   string // of the file, xl/worksheets/sheet1.xml
}

// Open reads what a workbook says of its sheets. name is for problems.
func Open(name string, data []byte, limits Limits) (*Book, error) {
	limits = limits.orDefault()
	if int64(len(data)) > limits.File {
		return nil, fault.Input(name, "book-size", limits.File>>20)
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, fault.Input(name, "book-old")
	}
	return OpenAt(name, bytes.NewReader(data), int64(len(data)), limits)
}

// OpenAt is Open for a file that is not held in memory.
func OpenAt(name string, r io.ReaderAt, size int64, limits Limits) (*Book, error) {
	limits = limits.orDefault()
	if size > limits.File {
		return nil, fault.Input(name, "book-size", limits.File>>20)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fault.Input(name, "book-unreadable", err.Error())
	}
	if len(z.File) > maxParts {
		return nil, fault.Input(name, "book-parts", len(z.File), maxParts)
	}
	b := &Book{name: name, limits: limits, parts: make(map[string]*zip.File, len(z.File)), left: limits.Unzipped}
	for _, f := range z.File {
		b.parts[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))] = f
	}
	return b, b.open()
}

func (b *Book) open() error {
	workbook := b.target("_rels/.rels", "", func(kind string) bool { return strings.HasSuffix(kind, "/officeDocument") })
	if workbook == "" {
		workbook = "xl/workbook.xml"
	}
	if b.parts[strings.ToLower(workbook)] == nil {
		return fault.Input(b.name, "book-none")
	}
	folder := path.Dir(workbook)
	related, err := b.relations(path.Join(folder, "_rels", path.Base(workbook)+".rels"), folder)
	if err != nil {
		return err
	}
	if err := b.readWorkbook(workbook, related); err != nil {
		return err
	}
	for _, r := range related {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = errors.Join(err, b.readStrings(r.part))
		case strings.HasSuffix(r.kind, "/styles"):
			err = errors.Join(err, b.readStyles(r.part))
		}
	}
	return err
}

// relation leads to another part of the workbook.
type relation struct{ kind, part string }

// relations reads a file of relations; those that lead out of the workbook are left out.
func (b *Book) relations(name, folder string) (map[string]relation, error) {
	out := map[string]relation{}
	err := b.each(name, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return nil
		}
		if len(out) >= maxParts {
			return fmt.Errorf("more than %d relations", maxParts)
		}
		to := strings.ReplaceAll(attr(e, "Target"), `\`, "/")
		if !strings.HasPrefix(to, "/") {
			to = path.Join(folder, to)
		}
		out[attr(e, "Id")] = relation{attr(e, "Type"), strings.TrimPrefix(path.Clean(to), "/")}
		return nil
	})
	return out, err
}

// target is the part of the first relation of a kind.
func (b *Book) target(name, folder string, want func(kind string) bool) string {
	related, err := b.relations(name, folder)
	if err != nil {
		return ""
	}
	for _, r := range related {
		if want(r.kind) {
			return r.part
		}
	}
	return ""
}

func (b *Book) readWorkbook(part string, related map[string]relation) error {
	err := b.each(part, func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			v := attr(e, "date1904")
			b.from04 = v == "1" || v == "true"
		case "sheet":
			r, ok := related[attr(e, "id")]
			if len(b.Sheets) >= maxSheets {
				return fmt.Errorf("more than %d sheets", maxSheets)
			}
			if ok && strings.HasSuffix(r.kind, "/worksheet") {
				state := attr(e, "state")
				b.Sheets = append(b.Sheets, Sheet{attr(e, "name"), state == "hidden" || state == "veryHidden", r.part})
			}
		}
		return nil
	})
	if err == nil && len(b.Sheets) == 0 {
		err = fault.Input(b.name, "book-none")
	}
	return err
}

// each calls do for every element that starts in a part; a part that is not there has none.
func (b *Book) each(part string, do func(d *xml.Decoder, e xml.StartElement) error) error {
	r, err := b.part(part)
	if err != nil || r == nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return b.broken(part, err)
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := do(d, e); err != nil {
				return b.broken(part, err)
			}
		}
	}
}

// broken is the problem of a part that cannot be read.
func (b *Book) broken(part string, err error) error {
	if len(fault.All(err)) > 0 {
		return err
	}
	return fault.Input(b.name, "book-part", part, err.Error())
}

// part opens a part; what is read of it counts against the limit of the workbook. It
// returns nil where there is no such part.
func (b *Book) part(name string) (io.ReadCloser, error) {
	f := b.parts[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(b.left) {
		return nil, b.tooLarge()
	}
	r, err := f.Open()
	if err != nil {
		return nil, b.broken(name, err)
	}
	return &counted{r, b}, nil
}

func (b *Book) tooLarge() error { return fault.Input(b.name, "book-unzipped", b.limits.Unzipped>>20) }

// counted reads a part and counts the bytes, whatever the zip's directory says of them.
type counted struct {
	io.ReadCloser
	book *Book
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	if c.book.left -= int64(n); c.book.left < 0 {
		return 0, c.book.tooLarge()
	}
	return n, err
}

// attr is the value of an attribute whatever its prefix, "" where there is none.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text is what stands between the start of an element and its end, tags left out but
// for those that skip names.
func text(d *xml.Decoder, e xml.StartElement, skip string) (string, error) {
	var s strings.Builder
	depth, hidden := 1, 0
	for depth > 0 {
		t, err := d.RawToken()
		if err != nil {
			if err == io.EOF {
				err = fmt.Errorf("%s does not end", e.Name.Local)
			}
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; hidden == 0 && t.Name.Local == skip {
				hidden = depth
			}
		case xml.EndElement:
			if hidden == depth {
				hidden = 0
			}
			depth--
		case xml.CharData:
			if hidden == 0 {
				s.Write(t)
			}
			if s.Len() > maxText {
				return "", fmt.Errorf("a text of more than %d bytes", maxText)
			}
		}
	}
	return s.String(), nil
}
