package sheet

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/input"
	"headwater/sheet/book"
	"headwater/unit"
)

// layout is how a sheet holds the records of one table.
type layout struct {
	table   *table
	columns map[int]column
	units   map[int]string // of a column of values, from its heading or the row below
	first   int            // row of the first record
	head    int            // row of the headings, for problems
	groups  bool           // the row above holds headings of groups
	called  map[int]string // of a column, the heading that its key says it has
}

// searched is how many rows at the top of a sheet are looked at for keys and headings.
const searched = 40

// layoutOf finds the table of a sheet and its columns: by the hidden keys, or else by the
// name of the sheet and its headings. It returns nil for a sheet that is none of ours.
func (s *schema) layoutOf(g *grid) (*layout, error) {
	for _, row := range g.rows {
		if row > searched {
			break
		}
		if l := s.byKeys(g, row); l != nil {
			s.findFirst(g, l, row)
			return l, errors.Join(s.asHeaded(g, l), l.someMonths(g))
		}
	}
	for _, t := range s.tables[1:] {
		if t.called(g.name) {
			return s.byHeadings(g, t)
		}
	}
	return nil, nil
}

// called reports whether a sheet's name is that of the table in either language.
func (t *table) called(name string) bool {
	p := plainText(name)
	return p == plainText(t.word()) || slices.ContainsFunc(languages, func(l lang) bool { return p == plainText(t.title(l)) })
}

// calledBy parts the key of a column from its heading, where that is not the usual one.
const calledBy = " = "

// byKeys reads a row of keys; nil where the row holds none of a table.
func (s *schema) byKeys(g *grid, row int) *layout {
	l := &layout{columns: map[int]column{}, units: map[int]string{}, head: row, called: map[int]string{}}
	for _, col := range g.cols(row) {
		key, called, _ := strings.Cut(g.text(row, col), calledBy)
		c, ok := s.columnOf(key)
		if !ok || c.table.path == "" {
			continue
		}
		if l.table == nil {
			l.table = c.table
		}
		if c.table == l.table {
			l.columns[col], l.called[col] = c, called
		}
	}
	if l.table == nil {
		return nil
	}
	return l
}

// findFirst sets the first row of records: below the last row near the keys that holds
// headings.
func (s *schema) findFirst(g *grid, l *layout, keys int) {
	l.first = keys + 1
	for _, row := range g.rows {
		if row <= keys || row > keys+searched {
			continue
		}
		known, fits := 0, 0
		for col, c := range l.columns {
			if text := g.text(row, col); text != "" {
				if known++; c.headed(text) || l.called[col] != "" && plainText(text) == plainText(l.called[col]) {
					fits++
				}
			}
		}
		if fits > 0 && fits*2 >= known {
			l.first, l.head = row+1, row
		}
	}
	l.belowHead(g)
}

// asHeaded lets the year of a heading go before that of the hidden key, since the heading is
// what people see, takes columns that were added under a heading of the table without a key,
// and complains of columns that then hold the same.
func (s *schema) asHeaded(g *grid, l *layout) error {
	var bad []error
	taken := map[string]int{}
	cols := slices.Sorted(mapKeys(l.columns))
	for _, col := range cols {
		c := l.columns[col]
		_, ofYear := c.year()
		_, _, ofMonth := c.month()
		if y := yearIn.FindAllString(g.text(l.head, col), -1); len(y) == 1 && (ofYear || ofMonth) {
			c.sub = y[0][:4] + c.sub[4:]
			l.columns[col] = c
		}
	}
	for _, col := range g.cols(l.head) {
		if _, keyed := l.columns[col]; keyed || l.head == 1 {
			continue
		}
		if c, u, ok := s.columnBy(l.table, g.text(l.head, col), nil); ok {
			l.columns[col] = c
			if u != "" {
				l.units[col] = u
			}
			cols = append(cols, col)
		}
	}
	for _, col := range cols {
		key := l.columns[col].key()
		if !g.filled(col, l.first) {
			continue
		}
		if first, twice := taken[key]; twice {
			bad = append(bad, fault.Conflict(g.at(l.head, col), "sheet-column-twice", key, book.Column(first)))
			delete(l.columns, col)
			continue
		}
		taken[key] = col
	}
	return errors.Join(bad...)
}

// headed reports whether a text is the heading of a column in either language.
func (c column) headed(text string) bool {
	return slices.ContainsFunc(languages, func(l lang) bool { return plainText(text) == plainText(c.heading(l)) })
}

// byHeadings finds the columns by what stands above them, in one row or in two where the
// upper one holds groups.
func (s *schema) byHeadings(g *grid, t *table) (*layout, error) {
	var best *layout
	var wrong []strange
	for _, row := range g.rows {
		if row > searched {
			break
		}
		for _, two := range []bool{false, true} {
			l, bad := s.headings(g, t, row, two)
			if best == nil && len(l.columns) > 0 || best != nil && len(l.columns) > len(best.columns) {
				best, wrong = l, bad
			}
		}
	}
	if best == nil && len(g.rows) < 2 { // a title and nothing below
		return nil, nil
	}
	if best == nil || len(best.columns) < min(2, len(t.fields)) {
		return nil, fault.Input(g.at(0, 0), "sheet-headings", g.name, t.title(languages[1]))
	}
	best.belowHead(g)
	var bad []error
	for _, w := range wrong {
		if g.filled(w.col, best.first) { // a column of which nothing is filled in is nobody's loss
			bad = append(bad, fault.Input(g.at(best.head, w.col), "sheet-column", w.text, input.Nearest(w.text, t.labels())))
		}
	}
	return best, errors.Join(append(bad, best.someMonths(g))...)
}

// someMonths complains of a year of which not all months have columns.
func (l *layout) someMonths(g *grid) error {
	if col, year, n, ok := lacksMonths(l.columns); ok {
		return fault.Input(g.at(l.head, col), "sheet-months-some", n, year)
	}
	return nil
}

// strange is a heading that is none of the table's.
type strange struct {
	col  int
	text string
}

// filled reports whether a column holds something from a row on.
func (g *grid) filled(col, from int) bool {
	return slices.ContainsFunc(g.rows, func(row int) bool { return row >= from && g.text(row, col) != "" })
}

func (s *schema) headings(g *grid, t *table, row int, two bool) (*layout, []strange) {
	l := &layout{table: t, columns: map[int]column{}, units: map[int]string{}, head: row, first: row + 1}
	cols := g.cols(row)
	if two {
		l.head, l.first, l.groups = row+1, row+2, true
		cols = append(cols, g.cols(row+1)...)
		slices.Sort(cols)
		cols = slices.Compact(cols)
	}
	var bad []strange
	var before *field
	taken := map[string]bool{}
	for _, col := range cols {
		text := l.heading(g, col)
		c, u, ok := s.columnBy(t, text, before)
		if !ok || taken[c.key()] {
			if text != "" && !strings.HasPrefix(narrow(text), "#") && !ignored(text) {
				bad = append(bad, strange{col, text})
			}
			continue
		}
		taken[c.key()] = true
		l.columns[col] = c
		if u != "" {
			l.units[col] = u
		}
		before = c.field
	}
	return l, bad
}

// heading is what stands above a column, that of its group before it.
func (l *layout) heading(g *grid, col int) string {
	own := g.text(l.head, col)
	if !l.groups {
		return own
	}
	group := g.text(l.head-1, col)
	if r, ok := g.covering(l.head-1, col); group == "" && ok && r.Row == l.head-1 {
		group = g.text(r.Row, r.Col)
	}
	return strings.TrimSpace(group + " " + own)
}

// ignored are headings that people's own sheets have and that hold nothing of ours.
func ignored(text string) bool {
	return slices.Contains([]string{"序号", "no", "备注", "remark", "remarks", "说明"}, plainText(text))
}

// labels are the headings that a table's columns may have.
func (t *table) labels() (out []string) {
	for _, f := range t.fields {
		out = append(out, f.ZH, f.EN, f.rel)
	}
	return out
}

// yearIn is a year in a heading.
var yearIn = regexp.MustCompile(`(?:19|20)[0-9]{2}\s*年?(?:度)?`)

// monthIn is a month with its year in a heading.
var monthIn = regexp.MustCompile(`((?:19|20)[0-9]{2})(?:\s*年\s*(1[0-2]|0?[1-9])\s*月份?|-(1[0-2]|0[1-9])\b)`)

// bracket is what stands in brackets at the end of a heading.
var bracket = regexp.MustCompile(`^(.*?)[(（\[]([^()（）\[\]]*)[)）\]]\s*$`)

// columnBy finds the column of a heading: its label in either language or its name in the
// file, with a year, a unit in brackets, or the language of a text.
func (s *schema) columnBy(t *table, heading string, before *field) (c column, unitText string, ok bool) {
	text := strings.TrimLeft(narrowKeep(heading), "*● ")
	c.table = t
	if plainText(text) == "" {
		return c, "", false
	}
	if sub, ok := t.index().besides[plainText(text)]; ok {
		return column{t, nil, sub}, "", true
	}
	if p := plainText(text); (p == "单位" || p == "unit") && before != nil && before.hasUnit() {
		return column{t, before, subUnit}, "", true
	}
	sub := ""
	if f := t.labelled(text); f != nil {
		return f.column(t, ""), "", true
	}
	if m := bracket.FindStringSubmatch(text); m != nil {
		inner := narrow(m[2])
		switch plainText(inner) {
		case "中文", "chinese", "zh":
			sub, text = subZH, m[1]
		case "英文", "english", "en":
			sub, text = subEN, m[1]
		default:
			if u, err := unit.Parse(inner); err == nil && u.String() != "1" {
				unitText, text = inner, m[1]
			}
		}
	}
	if m := monthIn.FindStringSubmatch(text); m != nil {
		month, _ := strconv.Atoi(m[2] + m[3])
		sub, text = monthSub(m[1], month), strings.Replace(text, m[0], " ", 1)
	} else if y := yearIn.FindString(text); y != "" {
		sub, text = y[:4], strings.Replace(text, y, " ", 1)
	}
	if m := itemIn.FindStringSubmatch(text); m != nil && sub == "" {
		if f := t.labelled(m[1]); f != nil && (column{t, f, m[2]}).fits() {
			return column{t, f, m[2]}, unitText, true
		}
	}
	f := t.labelled(text)
	if f == nil {
		return c, "", false
	}
	c = f.column(t, sub)
	return c, unitText, c.fits()
}

// itemIn is the number of a value of a list in a heading: reading 3.
var itemIn = regexp.MustCompile(`^(.*\S)\s*([1-9][0-9]{0,2})$`)

// column is the column of a field; a list of quantities has one for each.
func (f *field) column(t *table, sub string) column {
	c := column{t, f, sub}
	if sub == "" && c.valuesApart() {
		c.sub = "1"
	}
	return c
}

// labelled finds the field that a label means.
func (t *table) labelled(text string) *field {
	x := t.index()
	if f := x.paths[text]; f != nil {
		return f
	}
	p := plainText(text)
	if f := x.full[p]; f != nil {
		return f
	}
	if f := x.short[p]; f != nil {
		return f
	}
	if m := bracket.FindStringSubmatch(text); m != nil {
		return x.short[plainText(m[1])]
	}
	return nil
}

// labelIndex finds fields by their labels as plain texts; of two fields with one label the
// first has it.
type labelIndex struct {
	paths   map[string]*field
	full    map[string]*field // by the whole label
	short   map[string]*field // by what stands before the brackets at its end
	besides map[string]string // columns that are no field: of, no, key
}

func (t *table) index() *labelIndex {
	t.once.Do(func() {
		x := &t.byLabel
		x.paths, x.full, x.short, x.besides = map[string]*field{}, map[string]*field{}, map[string]*field{}, map[string]string{}
		put := func(in map[string]*field, key string, f *field) {
			if _, taken := in[key]; !taken && key != "" {
				in[key] = f
			}
		}
		for _, f := range t.fields {
			put(x.paths, f.Path, f)
			labels := []string{f.ZH, f.EN, f.rel}
			if f.rel == "" { // the record is the value: its heading is the sheet's name
				labels = append(labels, t.title(languages[0]), t.title(languages[1]))
			}
			for _, label := range labels {
				put(x.full, plainText(label), f)
				if m := bracket.FindStringSubmatch(label); m != nil {
					put(x.short, plainText(m[1]), f)
				}
			}
		}
		for _, l := range languages {
			if t.parent != nil {
				x.besides[plainText(column{t, nil, subOf}.heading(l))] = subOf
			}
			if theSchema().numbered(t) {
				x.besides[plainText(column{t, nil, subNo}.heading(l))] = subNo
			}
			if t.isMap {
				x.besides[plainText(column{t, nil, subKey}.heading(l))] = subKey
			}
		}
	})
	return &t.byLabel
}

// belowHead looks for rows of units and of column numbers under the headings; they are
// no records.
func (l *layout) belowHead(g *grid) {
	for len(g.cells[l.first]) > 0 && (l.unitRow(g) || l.numberRow(g)) {
		l.first++
	}
}

// unitRow takes over a row that holds nothing but units.
func (l *layout) unitRow(g *grid) bool {
	found := map[int]string{}
	for col := range g.cells[l.first] {
		c, ok := l.columns[col]
		if !ok {
			continue
		}
		text := strings.Trim(narrow(g.text(l.first, col)), "()")
		if u, err := unit.Parse(text); err != nil || c.field == nil || !c.field.hasUnit() || c.sub == subUnit || u.String() == "1" {
			return false
		}
		found[col] = text
	}
	maps.Copy(l.units, found)
	return len(found) > 0
}

// numberRow recognises a row that numbers the columns.
func (l *layout) numberRow(g *grid) bool {
	cols := g.cols(l.first)
	for i, col := range cols {
		v := g.value(g.cells[l.first][col])
		if !v.isNumber || v.number != float64(i+1) {
			return false
		}
	}
	return len(cols) >= max(4, len(l.columns)) // fewer could be a record
}
