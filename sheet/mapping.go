package sheet

import (
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
	First int    `yaml:"first"`          // row of the first record
	Last  int    `yaml:"last"`           // row of the last one; 0: the end of the sheet
	// Skip are texts: a row that has one of them in its first cell is none, such as 合计.
	Skip    []string          `yaml:"skip"`
	Columns map[string]string `yaml:"columns"` // field of a column: C: amount@2022
	Units   map[string]string `yaml:"units"`   // unit of a column: C: m3
	Always  map[string]string `yaml:"always"`  // value of a field that every record has
	Cells   map[string]string `yaml:"cells"`   // for the table plant: field of a single cell, C4: plant.id
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
		if t.path != "" && (one.First < 1 || one.Last != 0 && one.Last < one.First) {
			bad = append(bad, fault.Input(at+"/first", "sheet-map-first", one.First))
		}
		for _, group := range []struct {
			name string
			of   map[string]string
			cell bool
		}{{"columns", one.Columns, false}, {"units", one.Units, false}, {"cells", one.Cells, true}} {
			for _, key := range slices.Sorted(maps.Keys(group.of)) {
				where := at + input.Pointer(group.name, key)
				if _, ok := columnNumber(key); !ok && !group.cell {
					bad = append(bad, fault.Input(where, "sheet-map-column", key))
				}
				if _, _, ok := book.Place(key); !ok && group.cell {
					bad = append(bad, fault.Input(where, "sheet-map-column", key))
				}
				if group.name != "units" {
					bad = append(bad, s.known(t, where, group.of[key]))
				}
			}
		}
		for _, key := range slices.Sorted(maps.Keys(one.Always)) {
			bad = append(bad, s.known(t, at+input.Pointer("always", key), key))
		}
	}
	return errors.Join(bad...)
}

func (s *schema) known(t *table, at, name string) error {
	if _, ok := s.mappedColumn(t, name); ok {
		return nil
	}
	var words []string
	for _, f := range t.fields {
		words = append(words, f.rel)
	}
	return fault.Input(at, "sheet-map-field", name, t.title(languages[1]), input.Nearest(name, words))
}

func columnNumber(name string) (int, bool) {
	_, col, ok := book.Place(name + "1")
	return col, ok && !strings.ContainsAny(name, "0123456789")
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
	l := &layout{table: t, columns: map[int]column{}, units: map[int]string{}, first: m.First}
	for key, name := range m.Columns {
		col, _ := columnNumber(key)
		l.columns[col], _ = r.schema.mappedColumn(t, name)
	}
	for key, u := range m.Units {
		col, _ := columnNumber(key)
		l.units[col] = u
	}
	r.spots[topPointer(t)] = g.spot(0, 0)
	var out []*record
	skip := func(row int) bool { return m.Last > 0 && row > m.Last || m.skips(g, row) }
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
				if rec.parts[c.field] == nil {
					rec.parts[c.field] = map[string]value{}
				}
				if _, own := rec.parts[c.field][c.sub]; !own {
					rec.parts[c.field][c.sub] = v
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
