package input

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
)

// MaxTable is the size of the largest CSV file that is read, in bytes.
const MaxTable = 1 << 30

// Column is a column that a table may have.
type Column struct {
	Name     string
	Required bool
}

// Table knows where the records of a table stand.
type Table struct {
	Name  string
	lines []int32
	from  []int // of each column that was asked for, its place in the table; -1: none
	names []string
	place func(line, column int) string // column counts from 1, 0: the whole line
}

// Record is one record of a table that is read from something else than CSV.
type Record struct {
	Line  int // from 1
	Cells []string
}

// ReadTable reads a CSV file with a header line and calls do for every record, with one
// cell per entry of columns ("" where the file has no such column). Columns may stand in
// any order; commas, semicolons or tabs part them. The cells are valid during the call.
// Every broken record is a problem with its line; do is not called for it.
func ReadTable(name string, r io.Reader, columns []Column, do func(cells []string)) (*Table, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxTable+1))
	if err != nil {
		return nil, fault.Input(name, "input-unreadable", err.Error())
	}
	text, err := decodeText(name, data, MaxTable)
	if err != nil {
		return nil, err
	}
	return ReadRecords(name, func(line, column int) string { return place(name, line) }, records(name, text), columns, do)
}

// ReadRecords is ReadTable for records from elsewhere; the first one is the header. place
// names a cell of the table for people. An error of all stands in for a broken record.
func ReadRecords(name string, place func(line, column int) string, all iter.Seq2[Record, error], columns []Column, do func(cells []string)) (*Table, error) {
	t := &Table{Name: name, place: place}
	var bad []error
	cells := make([]string, len(columns))
	width := 0
	for rec, err := range all {
		switch {
		case err != nil && t.from == nil:
			return nil, err
		case err != nil:
			bad = append(bad, err)
			continue
		case t.from == nil:
			width = len(rec.Cells)
			if err := t.columns(rec, columns); err != nil {
				return nil, err
			}
			continue
		case len(rec.Cells) != width:
			bad = append(bad, fault.Input(place(rec.Line, 0), "table-width", len(rec.Cells), width))
			continue
		}
		for i, p := range t.from {
			cells[i] = ""
			if p >= 0 {
				cells[i] = strings.TrimSpace(rec.Cells[p])
			}
		}
		t.lines = append(t.lines, int32(rec.Line))
		do(cells)
	}
	if len(t.lines) == 0 && len(bad) == 0 {
		return nil, fault.Input(name, "table-empty")
	}
	return t, errors.Join(bad...)
}

// records yields the records of a CSV file.
func records(name string, text []byte) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		c := csv.NewReader(bytes.NewReader(text))
		c.Comma, c.FieldsPerRecord, c.ReuseRecord, c.TrimLeadingSpace = delimiter(text), -1, true, true
		for {
			record, err := c.Read()
			if err == io.EOF {
				return
			}
			if err != nil {
				if !yield(Record{}, broken(name, err)) {
					return
				}
				continue
			}
			line, _ := c.FieldPos(0)
			if !yield(Record{line, record}, nil) {
				return
			}
		}
	}
}

// delimiter is the sign that parts the first line: the commonest of the three.
func delimiter(text []byte) rune {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', bytes.Count(first, []byte(","))
	for _, sign := range ";\t" {
		if n := bytes.Count(first, []byte(string(sign))); n > most {
			best, most = sign, n
		}
	}
	return best
}

// columns finds every wanted column in the header; -1 for one that is not there.
func (t *Table) columns(header Record, columns []Column) error {
	for _, c := range columns {
		t.names = append(t.names, c.Name)
	}
	t.from = make([]int, len(columns))
	for i := range t.from {
		t.from[i] = -1
	}
	var bad []error
	for p, h := range header.Cells {
		h = strings.TrimSpace(h)
		i := slices.Index(t.names, h)
		switch {
		case i < 0:
			bad = append(bad, fault.Input(t.place(header.Line, p+1), "table-column-unknown", h, Nearest(h, t.names), strings.Join(t.names, ", ")))
		case t.from[i] >= 0:
			bad = append(bad, fault.Conflict(t.place(header.Line, p+1), "table-column-twice", h))
		default:
			t.from[i] = p
		}
	}
	for i, c := range columns {
		if c.Required && t.from[i] < 0 {
			bad = append(bad, fault.Input(t.place(header.Line, 0), "table-column-missing", c.Name))
		}
	}
	return errors.Join(bad...)
}

// broken places an error of the CSV reader.
func broken(name string, err error) error {
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		return fault.Input(place(name, p.StartLine), "table-syntax", p.Err.Error())
	}
	return fault.Input(name, "input-unreadable", err.Error())
}

// Locate puts every problem that stands at a JSON pointer into the records, such as
// /streams/3/sd, at its line of the file, or at its cell.
func (t *Table) Locate(err error) error {
	var out []error
	for _, p := range fault.All(err) {
		moved := *p
		if strings.HasPrefix(p.At, "/") {
			moved.At = t.Name
			for part := range strings.SplitSeq(p.At[1:], "/") {
				if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(t.lines) {
					moved.At = t.place(int(t.lines[i]), t.column(p.At))
					break
				}
			}
		}
		out = append(out, &moved)
	}
	if len(out) == 0 {
		return err
	}
	return errors.Join(out...)
}

// column is the column, from 1, that the last part of a pointer names; 0 for none.
func (t *Table) column(pointer string) int {
	i := slices.Index(t.names, pointer[strings.LastIndex(pointer, "/")+1:])
	if i < 0 || t.from[i] < 0 {
		return 0
	}
	return t.from[i] + 1
}
