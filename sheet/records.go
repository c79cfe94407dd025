package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/sheet/book"
)

// record is one record of a table as its row holds it.
type record struct {
	table *table
	lay   *layout
	at    spot // of the row
	of    value
	no    value
	key   value
	parts map[*field]map[string]value // by the part of the column

	pointer string // in the plant file, once it is known
	name    string // by which other sheets name it
}

// records reads the rows of a sheet. Rows that say nothing but to whom they belong, or in
// which unit, are none; neither are those that begin with # and a space.
func (r *reader) records(g *grid, l *layout, skip func(row int) bool) (out []*record) {
	for _, row := range g.rows {
		if row < l.first || skip(row) {
			continue
		}
		rec := &record{table: l.table, lay: l, at: g.spot(row, 0), parts: map[*field]map[string]value{}}
		says := len(l.columns) == 0 // a mapping that gives the same to every row
		for _, col := range slices.Sorted(mapKeys(l.columns)) {
			v, own, ok := r.cell(g, l, row, col)
			c := l.columns[col]
			if !ok {
				if at := g.spot(row, col); !r.broken[at] {
					rec.emptyMonth(c, at)
				}
				continue
			}
			switch {
			case c.sub == subOf:
				rec.of = v
			case c.sub == subNo:
				rec.no = v
			case c.sub == subKey:
				rec.key = v
			case c.field.isBlank(v):
				rec.emptyMonth(c, v.at)
			default:
				rec.put(c, v)
				says = says || own && c.sub != subUnit
			}
		}
		switch first := g.text(row, g.cols(row)[0]); {
		case !says || strings.HasPrefix(narrow(first), "# "):
		case isTotal(first):
			r.fail(g.spot(row, g.cols(row)[0]), "sheet-total", first)
		default:
			out = append(out, rec)
		}
	}
	return out
}

func (rec *record) put(c column, v value) {
	if rec.parts[c.field] == nil {
		rec.parts[c.field] = map[string]value{}
	}
	rec.parts[c.field][c.sub] = v
}

// emptyMonth keeps the cell of a month that says nothing: the others of its year need it.
func (rec *record) emptyMonth(c column, at spot) {
	if _, _, ok := c.month(); ok {
		rec.put(c, value{at: at})
	}
}

// isTotal recognises the word before a row of totals.
func isTotal(text string) bool {
	return slices.Contains([]string{"合计", "总计", "小计", "总和", "total", "totals", "subtotal", "sum"}, plainText(text))
}

// isBlank reports whether a cell holds one of the signs for no number.
func (f *field) isBlank(v value) bool {
	if !f.hasUnit() && f.Type != "number" && f.Type != "integer" {
		return false
	}
	switch strings.ToLower(narrow(v.text)) {
	case "-", "--", "—", "——", "/", "\\", "n/a", "…":
		return true
	}
	return false
}

// cell returns what a cell says, or the merged range that covers it: a text stands for
// all of its rows, a number only for the first one. own is false for what comes from
// above.
func (r *reader) cell(g *grid, l *layout, row, col int) (v value, own, ok bool) {
	c, there := g.cells[row][col]
	own = there
	if !there {
		area, covered := g.covering(row, col)
		if !covered || area.Col != col || area.Row < l.first {
			return v, false, false
		}
		if c, there = g.cells[area.Row][col]; !there {
			return v, false, false
		}
		if f := l.columns[col].field; f != nil && l.columns[col].sub != subUnit && (f.hasUnit() || f.Type == "number" || f.Type == "integer") {
			if r.says(g, l, row) {
				r.bad = append(r.bad, fault.Input(g.at(row, col), "sheet-merged", g.spot(area.Row, area.Col).cell()+":"+g.spot(area.ToRow, area.ToCol).cell(), g.text(area.Row, col)))
			}
			return v, false, false
		}
	}
	switch c.Kind {
	case book.Error:
		r.fail(g.spot(row, col), "sheet-cell-error", c.Text)
		return v, false, false
	case book.Bare:
		r.fail(g.spot(row, col), "sheet-formula")
		return v, false, false
	}
	v = g.value(c)
	v.at = g.spot(row, col)
	return v, own, v.text != ""
}

// says reports whether a row holds something of its own in a column of the table.
func (r *reader) says(g *grid, l *layout, row int) bool {
	for col := range g.cells[row] {
		if c, ok := l.columns[col]; ok && c.field != nil && c.sub != subUnit {
			return true
		}
	}
	return false
}

// fail notes what is wrong with a cell; of the value that it belongs to nothing else is
// said.
func (r *reader) fail(at spot, code string, args ...any) {
	if !r.broken[at] { // a merged cell may be looked at more than once
		r.bad = append(r.bad, &fault.Problem{Kind: fault.ErrInput, At: at.in(r.name), Code: code, Args: args})
		r.broken[at] = true
	}
}

// place gives every record its pointer: tables above before those below.
func (r *reader) place(all []*record) {
	byTable := map[*table][]*record{}
	for _, rec := range all {
		byTable[rec.table] = append(byTable[rec.table], rec)
	}
	for _, t := range r.schema.tables {
		count := map[string]int{} // records so far, by the pointer of what holds them
		r.named[t] = map[string]*record{}
		for i, rec := range byTable[t] {
			above := ""
			if t.parent != nil {
				parent := r.parent(rec, r.named[t.parent])
				if parent == nil {
					continue
				}
				above = parent.pointer
			}
			holder := above + "/" + pointerOf(t.name)
			if t.isMap {
				if rec.key.text == "" {
					r.bad = append(r.bad, fault.Input(r.cellOf(rec, subKey), "sheet-key"))
					continue
				}
				rec.pointer = holder + "/" + escape(rec.key.text)
				if _, twice := r.tree.at(rec.pointer); twice {
					r.bad = append(r.bad, fault.Conflict(r.cellOf(rec, subKey), "sheet-key-twice", rec.key.text))
					continue
				}
			} else {
				rec.pointer = holder + "/" + strconv.Itoa(count[holder])
				count[holder]++
			}
			r.tree.make(rec.pointer, t.isMap)
			r.rows[rec.pointer] = rec
			r.call(rec, i, r.named[t])
		}
	}
}

// call settles by which name other sheets know the record.
func (r *reader) call(rec *record, i int, named map[string]*record) {
	t := rec.table
	rec.name = cmp.Or(narrow(rec.no.text), strconv.Itoa(i+1))
	if t.byKeyAlone() {
		rec.name = rec.key.text
	} else if f := t.id(); f != nil {
		rec.name = rec.parts[f][""].text
	}
	if first, twice := named[rec.name]; !twice {
		named[rec.name] = rec
	} else if r.schema.numbered(t) {
		r.bad = append(r.bad, fault.Conflict(r.cellOf(rec, subNo), "sheet-no-twice", rec.name, first.at.row))
	}
}

// parent finds the record that another one belongs to.
func (r *reader) parent(rec *record, named map[string]*record) *record {
	t := rec.table.parent
	if rec.of.text == "" {
		r.bad = append(r.bad, fault.Input(r.cellOf(rec, subOf), "sheet-of-wanted", r.sheetOf(t)))
		return nil
	}
	if p := r.find(rec.of.text, named); p != nil {
		return p
	}
	r.bad = append(r.bad, fault.NotFound(rec.of.at.in(r.name), "sheet-of", rec.of.text, r.sheetOf(t), nearest(rec.of.text, named)))
	return nil
}

// cellOf is the cell of a record in a column that it has besides its fields.
func (r *reader) cellOf(rec *record, sub string) string {
	for col, c := range rec.lay.columns {
		if c.sub == sub && c.field == nil {
			at := rec.at
			at.col = col
			return at.in(r.name)
		}
	}
	at := rec.at
	at.col = 1
	return at.in(r.name)
}
