package input

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
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

// Table knows where the records of a CSV file stand.
type Table struct {
	Name  string
	lines []int32
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
	t := &Table{Name: name}
	c := csv.NewReader(bytes.NewReader(text))
	c.Comma, c.FieldsPerRecord, c.ReuseRecord, c.TrimLeadingSpace = delimiter(text), -1, true, true
	header, err := c.Read()
	if err != nil {
		return nil, t.broken(err)
	}
	width := len(header)
	from, err := t.columns(header, columns)
	if err != nil {
		return nil, err
	}
	var bad []error
	cells := make([]string, len(columns))
	for {
		record, err := c.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			bad = append(bad, t.broken(err))
			continue
		}
		line, _ := c.FieldPos(0)
		if len(record) != width {
			bad = append(bad, fault.Input(place(name, line), "table-width", len(record), width))
			continue
		}
		for i, p := range from {
			cells[i] = ""
			if p >= 0 {
				cells[i] = strings.TrimSpace(record[p])
			}
		}
		t.lines = append(t.lines, int32(line))
		do(cells)
	}
	if len(t.lines) == 0 && len(bad) == 0 {
		return nil, fault.Input(name, "table-empty")
	}
	return t, errors.Join(bad...)
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
func (t *Table) columns(header []string, columns []Column) ([]int, error) {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	from := make([]int, len(columns))
	for i := range from {
		from[i] = -1
	}
	var bad []error
	for p, h := range header {
		h = strings.TrimSpace(h)
		i := slices.Index(names, h)
		switch {
		case i < 0:
			bad = append(bad, fault.Input(place(t.Name, 1), "table-column-unknown", h, Nearest(h, names), strings.Join(names, ", ")))
		case from[i] >= 0:
			bad = append(bad, fault.Conflict(place(t.Name, 1), "table-column-twice", h))
		default:
			from[i] = p
		}
	}
	for i, c := range columns {
		if c.Required && from[i] < 0 {
			bad = append(bad, fault.Input(place(t.Name, 1), "table-column-missing", c.Name))
		}
	}
	return from, errors.Join(bad...)
}

// broken places an error of the CSV reader.
func (t *Table) broken(err error) error {
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		return fault.Input(place(t.Name, p.StartLine), "table-syntax", p.Err.Error())
	}
	return fault.Input(t.Name, "input-unreadable", err.Error())
}

// Locate puts every problem that stands at a JSON pointer into the records, such as
// /streams/3/sd, at its line of the file.
func (t *Table) Locate(err error) error {
	var out []error
	for _, p := range fault.All(err) {
		moved := *p
		if strings.HasPrefix(p.At, "/") {
			moved.At = t.Name
			for part := range strings.SplitSeq(p.At[1:], "/") {
				if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(t.lines) {
					moved.At = place(t.Name, int(t.lines[i]))
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
