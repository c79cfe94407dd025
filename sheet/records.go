package sheet

import (
	"cmp"
	"regexp"
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
		case l.isNote(g, row):
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

// remark is what people write below a table: notes, and who filled it in.
var remark = regexp.MustCompile(`^(?i)(?:注|备注|说明|填表|填报|制表|审核|复核|日期|数据来源|资料来源|notes?|remarks?|source|prepared by|checked by|date)[^:：]{0,6}[:：]`)

// isNote reports whether every cell of a row is a remark, and the first one stands where
// none is wanted.
func (l *layout) isNote(g *grid, row int) bool {
	cols := g.cols(row)
	if f := l.columns[cols[0]].field; f != nil && f.Type == "text" {
		return false
	}
	return !slices.ContainsFunc(cols, func(col int) bool {
		text := g.text(row, col)
		return text != "" && !remark.MatchString(text)
	})
}

// isDitto recognises the marks that repeat what stands above.
func isDitto(text string) bool {
	return slices.Contains([]string{"同上", "〃", "″", "\"", "''", "ditto"}, strings.ToLower(strings.TrimSpace(text)))
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
	if l.first > 0 && isDitto(v.text) { // a form has other fields above
		for above := row - 1; above >= l.first; above-- {
			if c, there := g.cells[above][col]; there && (c.Kind == book.Error || c.Kind == book.Bare || !isDitto(g.text(above, col))) {
				v, own, ok = r.cell(g, l, above, col)
				v.at = g.spot(row, col)
				return v, own, ok
			}
		}
	}
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
		r.named[t], r.called[t] = map[string]*record{}, map[string]*record{}
		for i, rec := range byTable[t] {
			above := ""
			if t.parent != nil {
				parent := r.parent(rec)
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
				key := r.keyOf(rec.key, t)
				rec.pointer = holder + "/" + escape(key)
				if _, twice := r.tree.at(rec.pointer); twice {
					r.bad = append(r.bad, fault.Conflict(r.cellOf(rec, subKey), "sheet-key-twice", key))
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
	for _, text := range rec.callings() {
		one := rec
		if other, taken := r.called[t][text]; taken && other != rec {
			one = nil // two of one name: neither is meant
		}
		r.called[t][text] = one
	}
}

// callings are what people call a record besides its id or no.: its name, or what it is of.
func (rec *record) callings() (out []string) {
	for _, f := range rec.table.fields {
		of := f.Required && f.Type == "string" && rec.table.id() == nil
		if f.rel != "name" && !of {
			continue
		}
		for _, v := range rec.parts[f] {
			out = append(out, plainText(v.text), plainText(f.wordOf(v.text)))
		}
		if of {
			break
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// parent finds the record that another one belongs to.
func (r *reader) parent(rec *record) *record {
	t := rec.table.parent
	if rec.of.text == "" {
		r.bad = append(r.bad, fault.Input(r.cellOf(rec, subOf), "sheet-of-wanted", r.sheetOf(t)))
		return nil
	}
	if p := r.find(rec.of.text, t); p != nil {
		return p
	}
	r.bad = append(r.bad, fault.NotFound(rec.of.at.in(r.name), "sheet-of", rec.of.text, r.sheetOf(t), nearest(rec.of.text, r.named[t])))
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
