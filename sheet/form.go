package sheet

import (
	"strings"
	"sync"

	"headwater/fault"
	"headwater/input"
	"headwater/sheet/book"
)

// The keys of the form's columns and of those of the months: sheets that are not laid out
// by fields.csv alone.
const (
	formKey   = "form@key"
	formValue = "form@value"
	formUnit  = "form@unit"
)

// form is the sheet of the fields that stand alone: one in each row.
type form struct {
	key, value, unit int // columns; key 0: by the labels
	first            int
}

// formOf recognises the form by its keys, or by its name.
func formOf(g *grid) *form {
	for _, row := range g.rows {
		if row > searched {
			break
		}
		f := form{first: row + 1}
		for _, col := range g.cols(row) {
			switch g.text(row, col) {
			case formKey:
				f.key = col
			case formValue:
				f.value = col
			case formUnit:
				f.unit = col
			}
		}
		if f.key > 0 && f.value > 0 {
			return &f
		}
	}
	if theSchema().tables[0].called(g.name) {
		return &form{first: 1}
	}
	return nil
}

// readForm reads the fields of the form into the tree.
func (r *reader) readForm(g *grid, at *form) {
	t := r.schema.tables[0]
	parts := map[*field]map[string]value{}
	for _, row := range g.rows {
		if row < at.first {
			continue
		}
		c, valueCol, unitCol, ok := r.formRow(g, at, t, row)
		if !ok {
			continue
		}
		r.spotUp("/"+pointerOf(c.field.rel), g.spot(row, valueCol))
		l := &layout{table: t, columns: map[int]column{valueCol: c, unitCol: {t, c.field, subUnit}}}
		if v, _, ok := r.cell(g, l, row, valueCol); ok && !c.field.isBlank(v) {
			if first, twice := r.formed[c]; twice && first.text != v.text {
				r.bad = append(r.bad, fault.Conflict(g.at(row, valueCol), "sheet-field-twice", v.text, first.text, first.at.in(r.name)))
				continue
			}
			r.formed[c] = v
			if parts[c.field] == nil {
				parts[c.field] = map[string]value{}
			}
			parts[c.field][c.sub] = v
			if u, _, ok := r.cell(g, l, row, unitCol); ok && c.field.hasUnit() {
				parts[c.field][subUnit] = u
			}
		}
		if r.broken[g.spot(row, valueCol)] {
			r.unread = append(r.unread, "/"+pointerOf(c.field.rel))
		}
	}
	for _, f := range t.fields {
		if len(parts[f]) > 0 {
			r.fillField(f, parts[f], nil, "/"+pointerOf(f.rel))
		}
	}
}

// spotUp puts a field of the form at its cell, and what holds it at that of its first one.
func (r *reader) spotUp(at string, where spot) {
	for ; at != ""; at = at[:strings.LastIndex(at, "/")] {
		if _, known := r.spots[at]; !known {
			r.spots[at] = where
		}
	}
}

// formRow finds the field of a row and the cells of its value and unit: by its key, or by
// its label with the value in the next cell.
func (r *reader) formRow(g *grid, at *form, t *table, row int) (c column, valueCol, unitCol int, ok bool) {
	if at.key > 0 {
		key := g.text(row, at.key)
		c, ok = r.schema.columnOf(key)
		if key != "" && (!ok || c.table != t) {
			r.bad = append(r.bad, fault.Input(g.at(row, at.key), "sheet-field", key, input.Nearest(key, paths(t))))
			ok = false
		}
		return c, at.value, at.unit, ok
	}
	for _, col := range g.cols(row) {
		if c, _, ok := r.schema.columnBy(t, g.text(row, col), nil); ok {
			valueCol = col + 1
			if area, covered := g.covering(row, col+1); covered && area.Col == col { // a wide label
				valueCol = area.ToCol + 1
			}
			for { // the key and the label of a field may stand side by side
				next, _, ok := r.schema.columnBy(t, g.text(row, valueCol), nil)
				if !ok || next != c {
					break
				}
				valueCol++
			}
			return c, valueCol, valueCol + 1, true
		}
	}
	return c, 0, 0, false
}

func paths(t *table) (out []string) {
	for _, f := range t.fields {
		out = append(out, f.Path)
	}
	return out
}

// The columns of the sheet of months.
var monthKeys = []string{"months@table", "months@record", "months@field", "months@key", "months@year", "months@unit", "months@total", "months@1", "months@2", "months@3", "months@4", "months@5", "months@6", "months@7", "months@8", "months@9", "months@10", "months@11", "months@12"}

// The places of columns among monthKeys.
const (
	monthTable = iota
	monthRecord
	monthField
	monthKey
	monthYear
	monthUnit
	monthTotal
	monthFirst
)

// monthHeadings stand above the columns of the months, in English and Chinese.
var monthHeadings = [][2]string{{"sheet", "表"}, {"record (id or no.)", "记录（编号或序号）"}, {"column", "列"}, {"process (energy use only)", "工序（仅各工序用能）"}, {"year", "年份"}, {"unit", "单位"}, {"total, where stated", "全年合计（另有填报时）"},
	{"January", "1月"}, {"February", "2月"}, {"March", "3月"}, {"April", "4月"}, {"May", "5月"}, {"June", "6月"}, {"July", "7月"}, {"August", "8月"}, {"September", "9月"}, {"October", "10月"}, {"November", "11月"}, {"December", "12月"}}

// monthWords are the keys of the sheet of months by what may stand above its columns.
var monthWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for i, key := range monthKeys {
		out[key], out[plainText(monthHeadings[i][0])], out[plainText(monthHeadings[i][1])] = key, key, key
	}
	return out
})

// monthsLayout recognises the sheet of months by its keys or its headings.
func monthsLayout(g *grid) *layout {
	l := &layout{columns: map[int]column{}}
	for _, row := range g.rows {
		if row > searched {
			break
		}
		at := map[int]column{}
		seen := map[string]bool{}
		for _, col := range g.cols(row) {
			text := g.text(row, col)
			key, ok := monthWords()[text]
			if !ok {
				key, ok = monthWords()[plainText(text)]
			}
			if ok {
				at[col] = column{sub: key}
				seen[key] = true
			}
		}
		if len(seen) >= monthFirst && seen[monthKeys[monthTable]] && seen[monthKeys[monthRecord]] {
			l.columns, l.first, l.head = at, row+1, row // the last of the rows that hold keys or headings
		}
	}
	if len(l.columns) == 0 {
		return nil
	}
	for len(g.cells[l.first]) > 0 && l.numberRow(g) {
		l.first++
	}
	return l
}

// monthRow is a row of the sheet of months.
type monthRow struct {
	at    spot
	cells [monthFirst + 12]value
	there [monthFirst + 12]bool
}

func (r *reader) readMonths(g *grid, l *layout) {
	for _, row := range g.rows {
		if row < l.first {
			continue
		}
		first := g.cols(row)[0]
		if text := g.text(row, first); isTotal(text) || strings.HasPrefix(narrow(text), "# ") {
			if isTotal(text) {
				r.fail(g.spot(row, first), "sheet-total", text)
			}
			continue
		}
		m := &monthRow{at: g.spot(row, 1)}
		says := false
		for col, c := range l.columns {
			for i, key := range monthKeys {
				if c.sub != key {
					continue
				}
				stored, ok := g.cells[row][col]
				m.cells[i].at = g.spot(row, col)
				switch {
				case !ok:
				case stored.Kind == book.Error:
					r.fail(g.spot(row, col), "sheet-cell-error", stored.Text)
				case stored.Kind == book.Bare:
					r.fail(g.spot(row, col), "sheet-formula")
				default:
					m.cells[i], m.there[i] = g.value(stored), true
				}
				says = says || i >= monthTotal && ok
			}
		}
		if says {
			r.months = append(r.months, m)
		}
	}
}
