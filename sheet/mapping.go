package sheet

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/input"
	"headwater/sheet/book"
)

// Mapping tells how the sheets of a workbook are read that is not ours.
type Mapping struct {
	Sheets []MappedSheet `yaml:"sheets,required"`
}

// MappedSheet is one sheet of a foreign workbook.
type MappedSheet struct {
	Sheet string `yaml:"sheet,required"` // its name
	Table string `yaml:"table,required"` // what its rows are: streams, products, energy.use; plant: see Cells
	// Turned is true where a record is a column: First and Last are columns then, the keys
	// of Columns and Units are rows.
	Turned bool   `yaml:"turned"`
	First  string `yaml:"first"` // row of the first record
	Last   string `yaml:"last"`  // row of the last one; none: the end of the sheet
	// Skip are texts: a row that has one of them in its first cell is none, such as 合计.
	Skip []string `yaml:"skip"`
	// Columns are the fields of columns: C: amount@2022. A stretch of columns counts the
	// year, the month or the number behind the @ up: C:N: amount@2024-01.
	Columns map[string]string `yaml:"columns"`
	Units   map[string]string `yaml:"units"`  // unit of a column or of a stretch: C: m3
	Always  map[string]string `yaml:"always"` // value of a field that every record has
	Cells   map[string]string `yaml:"cells"`  // for the table plant: field of a single cell, C4: plant.id
}

// plantWord is the table of the fields that stand alone.
const plantWord = "plant"

// of returns how a sheet is read: it may hold records of several kinds.
func (m *Mapping) of(name string) (out []*MappedSheet) {
	if m == nil {
		return nil
	}
	for i := range m.Sheets {
		if trimCell(m.Sheets[i].Sheet) == trimCell(name) {
			out = append(out, &m.Sheets[i])
		}
	}
	return out
}

// tableOf is the table that a mapping calls by its word.
func (s *schema) tableOf(word string) *table {
	for _, t := range s.tables {
		if t.word() == word && t.path != "" || t.path == "" && word == plantWord {
			return t
		}
	}
	return nil
}

// Check finds what cannot be right with a mapping, at JSON pointers.
func (m *Mapping) Check() error {
	var bad []error
	s := theSchema()
	for i := range m.Sheets {
		one := &m.Sheets[i]
		at := input.Pointer("sheets", i)
		t := s.tableOf(one.Table)
		if t == nil {
			var words []string
			for _, t := range s.tables {
				words = append(words, t.word())
			}
			words[0] = plantWord
			bad = append(bad, fault.Input(at+"/table", "sheet-map-table", one.Table, input.Nearest(one.Table, words), strings.Join(words, ", ")))
			continue
		}
		if t.path != "" {
			bad = append(bad, one.checkRecords(s, t, at)...)
		}
		for _, key := range slices.Sorted(maps.Keys(one.Cells)) {
			where := at + input.Pointer("cells", key)
			if _, _, ok := book.Place(key); !ok {
				bad = append(bad, fault.Input(where, "sheet-map-cell", key))
			}
			bad = append(bad, s.known(t, where, one.Cells[key]))
		}
		for _, key := range slices.Sorted(maps.Keys(one.Always)) {
			bad = append(bad, s.known(t, at+input.Pointer("always", key), key))
		}
	}
	return errors.Join(bad...)
}

// checkRecords finds what is wrong with the rows and columns of a mapped sheet.
func (m *MappedSheet) checkRecords(s *schema, t *table, at string) (bad []error) {
	first, last := m.rows()
	if first < 1 {
		bad = append(bad, fault.Input(at+"/first", "sheet-map-first", m.First))
	}
	if last < first {
		bad = append(bad, fault.Input(at+"/last", "sheet-map-last", m.Last, m.First))
	}
	for _, key := range slices.Sorted(maps.Keys(m.Units)) {
		if _, _, ok := m.stretch(key); !ok {
			bad = append(bad, m.noColumn(at+input.Pointer("units", key), key))
		}
	}
	byColumn, byKey := map[int]string{}, map[string]string{}
	columns := map[int]column{}
	for _, key := range slices.Sorted(maps.Keys(m.Columns)) {
		where, name := at+input.Pointer("columns", key), m.Columns[key]
		from, to, ok := m.stretch(key)
		if !ok {
			bad = append(bad, m.noColumn(where, key))
			continue
		}
		if err := s.known(t, where, name); err != nil {
			bad = append(bad, err)
			continue
		}
		c, _ := s.mappedColumn(t, name)
		if _, ok := c.after(to - from); !ok {
			bad = append(bad, fault.Input(where, "sheet-map-stretch", name, to-from+1))
			continue
		}
		for i := from; i <= to; i++ {
			next, _ := c.after(i - from)
			if other, twice := byColumn[i]; twice {
				bad = append(bad, fault.Conflict(where, "sheet-map-twice", key, other))
				break
			}
			if other, twice := byKey[next.key()]; twice {
				bad = append(bad, fault.Conflict(where, "sheet-map-again", name, other))
				break
			}
			byColumn[i], byKey[next.key()], columns[i] = key, key, next
		}
	}
	if col, year, n, ok := lacksMonths(columns); ok {
		bad = append(bad, fault.Input(at+input.Pointer("columns", byColumn[col]), "sheet-months-some", n, year))
	}
	return bad
}

// lacksMonths finds a year of which some months have columns and others have none: the
// first of its columns, and how many there are.
func lacksMonths(columns map[int]column) (col, year, n int, ok bool) {
	type run struct {
		field *field
		year  int
	}
	count, first := map[run]int{}, map[run]int{}
	for _, col := range slices.Sorted(maps.Keys(columns)) {
		if year, _, ok := columns[col].month(); ok {
			one := run{columns[col].field, year}
			if count[one]++; count[one] == 1 {
				first[one] = col
			}
		}
	}
	for one, have := range count {
		if have < 12 && (!ok || first[one] < col) {
			col, year, n, ok = first[one], one.year, have, true
		}
	}
	return col, year, n, ok
}

func (m *MappedSheet) noColumn(at, key string) error {
	if m.Turned {
		return fault.Input(at, "sheet-map-row", key)
	}
	return fault.Input(at, "sheet-map-column", key)
}

// lastRow is below every row of a worksheet.
const lastRow = 1 << 20

// rows are the numbers of the first and the last record; 0 for what is none.
func (m *MappedSheet) rows() (first, last int) {
	number := rowNumber
	if m.Turned {
		number = columnNumber
	}
	first, _ = number(m.First)
	if last = lastRow; m.Last != "" {
		last, _ = number(m.Last)
	}
	return first, last
}

// stretch reads C or C:N, of rows where the sheet is turned.
func (m *MappedSheet) stretch(key string) (from, to int, ok bool) {
	number := columnNumber
	if m.Turned {
		number = rowNumber
	}
	start, end, several := strings.Cut(key, ":")
	from, ok = number(start)
	if to = from; several && ok {
		to, ok = number(end)
	}
	return from, to, ok && to >= from
}

func (s *schema) known(t *table, at, name string) error {
	if _, ok := s.mappedColumn(t, name); ok {
		return nil
	}
	var words []string
	for _, f := range t.fields {
		words = append(words, f.rel)
	}
	return fault.Input(at, "sheet-map-field", name, cmp.Or(t.word(), plantWord), input.Nearest(name, words))
}

func columnNumber(name string) (int, bool) {
	_, col, ok := book.Place(name + "1")
	return col, ok && !strings.ContainsAny(name, "0123456789")
}

func rowNumber(name string) (int, bool) {
	n, err := strconv.Atoi(name)
	return n, err == nil && n >= 1 && n <= lastRow
}

// mappedColumn reads how a mapping calls a column: amount@2022, name@zh, @of, @key.
func (s *schema) mappedColumn(t *table, name string) (column, bool) {
	rel, sub, _ := strings.Cut(name, "@")
	if rel == "" {
		return s.columnOf(t.path + "@" + sub)
	}
	if f := t.field(rel); f != nil {
		c := column{t, f, sub}
		if sub == "" {
			c = f.column(t, "")
		}
		return c, c.fits()
	}
	return column{}, false
}

// mapped reads a sheet as the mapping says.
func (r *reader) mapped(g *grid, m *MappedSheet) []*record {
	t := r.schema.tableOf(m.Table)
	if t.path == "" {
		r.mappedForm(g, m, t)
		return nil
	}
	first, last := m.rows()
	l := &layout{table: t, columns: map[int]column{}, units: map[int]string{}, first: first}
	for key, name := range m.Columns {
		c, _ := r.schema.mappedColumn(t, name)
		from, to, _ := m.stretch(key)
		for i := from; i <= to; i++ {
			l.columns[i], _ = c.after(i - from)
		}
	}
	for key, u := range m.Units {
		from, to, _ := m.stretch(key)
		for i := from; i <= to; i++ {
			l.units[i] = u
		}
	}
	if m.Turned {
		g = g.turn()
	}
	r.spots[topPointer(t)] = g.spot(0, 0)
	r.sheet[t] = g.name
	var out []*record
	skip := func(row int) bool { return row > last || m.skips(g, row) }
	for _, rec := range r.records(g, l, skip) {
		for _, key := range slices.Sorted(maps.Keys(m.Always)) {
			c, _ := r.schema.mappedColumn(t, key)
			v := value{text: m.Always[key], decimals: -1, at: rec.at}
			if n, ok := numberContent(v.text); ok {
				v.number, v.isNumber, v.decimals = n.number, true, n.decimals
			}
			v.at.col = 1
			switch {
			case c.sub == subOf && c.field == nil:
				rec.of = v
			case c.sub == subKey && c.field == nil:
				rec.key = v
			case c.field != nil:
				if _, own := rec.parts[c.field][c.sub]; !own {
					rec.put(c, v)
				}
			}
		}
		out = append(out, rec)
	}
	return out
}

// skips reports whether a row is a total or another row that is no record.
func (m *MappedSheet) skips(g *grid, row int) bool {
	cols := g.cols(row)
	return len(cols) > 0 && slices.Contains(m.Skip, g.text(row, cols[0]))
}

// mappedForm reads single cells of a sheet into the fields that stand alone.
func (r *reader) mappedForm(g *grid, m *MappedSheet, t *table) {
	parts := map[*field]map[string]value{}
	put := func(c column, v value) {
		if parts[c.field] == nil {
			parts[c.field] = map[string]value{}
		}
		parts[c.field][c.sub] = v
	}
	for _, key := range slices.Sorted(maps.Keys(m.Always)) {
		c, _ := r.schema.mappedColumn(t, key)
		v := value{text: m.Always[key], decimals: -1, at: g.spot(0, 0)}
		if n, err := strconv.ParseFloat(v.text, 64); err == nil {
			v.number, v.isNumber = n, true
		}
		put(c, v)
	}
	for _, key := range slices.Sorted(maps.Keys(m.Cells)) {
		row, col, _ := book.Place(key)
		c, _ := r.schema.mappedColumn(t, m.Cells[key])
		r.spotUp("/"+pointerOf(c.field.rel), g.spot(row, col))
		if v, _, ok := r.cell(g, &layout{columns: map[int]column{col: c}}, row, col); ok {
			put(c, v)
		}
	}
	for _, f := range t.fields {
		if len(parts[f]) > 0 {
			r.fillField(f, parts[f], nil, "/"+pointerOf(f.rel))
		}
	}
}

// checkNames complains of sheets that the mapping names and the workbook lacks.
func (r *reader) checkNames(b *book.Book, m *Mapping) {
	if m == nil {
		return
	}
	var names []string
	for _, s := range b.Sheets {
		names = append(names, trimCell(s.Name))
	}
	for _, one := range m.Sheets {
		if !slices.Contains(names, trimCell(one.Sheet)) {
			r.bad = append(r.bad, fault.NotFound(r.name, "sheet-map-absent", one.Sheet, input.Nearest(one.Sheet, names)))
		}
	}
}
