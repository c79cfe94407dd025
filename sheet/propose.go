package sheet

import (
	"fmt"
	"slices"
	"strings"

	"headwater/fault"
	"headwater/say"
	"headwater/sheet/book"
)

// Propose writes a mapping file for a workbook that is not ours: for every sheet the table
// that most of its headings fit, the columns that were recognised, and the others with
// their headings behind a #. A person has to look it through.
func Propose(name string, data []byte, language say.Lang) (string, error) {
	b, err := book.Open(name, data, book.Limits{File: MaxSize})
	if err != nil {
		return "", err
	}
	l := lang(language)
	var out strings.Builder
	out.WriteString(l.pick(`# How the sheets of this workbook are read. Look it through; headwater … --map THIS-FILE.
# table: one of the plant file's lists, or plant with cells: {C4: plant.id}. A field may carry a year or a month
# (amount@2022, amount@2022-01), a language (name@zh), @of (the record above) or @key; C:N counts it up over columns.
# units: {C: m3}; always: {role: fresh}; turned: true where a record is a column.
sheets:
`, `# 本工作簿各表的读法，请核对后用 headwater … --map 本文件。
# table：企业文件中的列表；单格数据用 plant 并写 cells: {C4: plant.id}。字段后可写年份或月份
# （amount@2022、amount@2022-01）、语言（name@zh）、@of（所属记录）、@key；C:N 表示逐列递增。
# 单位写 units: {C: m3}；各行相同的值写 always: {role: fresh}；每列一条记录时写 turned: true。
sheets:
`))
	found := 0
	for i := range b.Sheets {
		g, err := newGrid(name, b, i)
		if err != nil {
			return "", err
		}
		if run := monthsDown(g); run != nil {
			found++
			writeTurned(&out, g, run, l)
			continue
		}
		run := monthsAcross(g)
		best := theSchema().guess(g, run)
		if best == nil {
			fmt.Fprintf(&out, "  # %s: %s\n", oneLine(g.name), l.pick("no headings were recognised", "未认出列标题"))
			continue
		}
		found++
		writeMapped(&out, g, best, run, l)
	}
	if found == 0 {
		return "", fault.Input(name, "sheet-none")
	}
	return out.String(), nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// widestGuess is how many cells a row of headings has at most that is guessed at.
const widestGuess = 300

// guess finds the table whose headings a sheet has most of; one column is no sign. Twelve
// months count as one more of a table that has values over time.
func (s *schema) guess(g *grid, run *monthRun) (best *layout) {
	most := 1
	for _, t := range s.tables[1:] {
		for _, row := range g.rows {
			if row > searched {
				break
			}
			if len(g.cells[row]) > widestGuess {
				continue
			}
			for _, two := range []bool{false, true} {
				l, _ := s.headings(g, t, row, two)
				n := len(l.columns)
				if n > 0 && run != nil && run.head == l.head && t.series() != nil {
					n++
				}
				if n > most || n == most && best != nil && t.called(g.name) {
					best, most = l, n
				}
			}
		}
	}
	if best == nil {
		return nil
	}
	best.belowHead(g)
	if run != nil && run.head == best.head {
		run.columns(s, best, g)
	}
	return best
}

// series is the first value over time of a table, nil where it has none.
func (t *table) series() *field {
	for _, f := range t.fields {
		if f.Type == "series" && !f.keys {
			return f
		}
	}
	return nil
}

func writeMapped(out *strings.Builder, g *grid, l *layout, run *monthRun, language lang) {
	fmt.Fprintf(out, "  - sheet: %q\n    table: %s\n    first: %d\n    skip: [合计, 总计, 小计, total]\n    columns:\n", g.name, l.table.word(), l.first)
	cols := columnsOf(g, l)
	for i := 0; i < len(cols); {
		col := cols[i]
		to := l.stretch(col)
		c, known := l.columns[col]
		heading := oneLine(l.heading(g, col))
		i += to - col + 1
		switch {
		case !known && run != nil && run.head == l.head && col == run.first:
			fmt.Fprintf(out, "      # %s: \"%s@%s\"    # %s … %s: %s\n", columnSpan(col, col+11), l.table.series().rel, monthSub("YEAR", 1), heading, oneLine(l.heading(g, col+11)),
				language.pick("which year?", "哪一年？"))
			i += 11
		case !known:
			fmt.Fprintf(out, "      # %s:    # %s\n", book.Column(col), heading)
		default:
			if to > col {
				heading += " … " + oneLine(l.heading(g, to))
			}
			fmt.Fprintf(out, "      %s: %q    # %s\n", columnSpan(col, to), c.mapped(), heading)
		}
	}
	if len(l.units) > 0 {
		out.WriteString("    units:\n")
		for _, col := range slices.Sorted(mapKeys(l.units)) {
			if l.stretch(col-1) < col { // the stretch that it ends names the unit already
				fmt.Fprintf(out, "      %s: %q\n", columnSpan(col, l.stretch(col)), l.units[col])
			}
		}
	}
}

// mapped is how a mapping names a column.
func (c column) mapped() string {
	switch {
	case c.field == nil:
		return "@" + c.sub
	case c.sub == "":
		return c.field.rel
	}
	return c.field.rel + "@" + c.sub
}

func columnSpan(from, to int) string {
	if from == to {
		return book.Column(from)
	}
	return book.Column(from) + ":" + book.Column(to)
}

// stretch is the last of the columns from col on that count up in one unit.
func (l *layout) stretch(col int) int {
	to := col
	c, known := l.columns[col]
	for known {
		next, ok := c.after(to - col + 1)
		if there, known := l.columns[to+1]; !ok || !known || there != next || l.units[to+1] != l.units[col] {
			break
		}
		to++
	}
	return to
}

// columnsOf are the columns that have a heading or are known.
func columnsOf(g *grid, l *layout) []int {
	cols := g.cols(l.head)
	if l.groups {
		cols = append(cols, g.cols(l.head-1)...)
	}
	for col := range l.columns {
		cols = append(cols, col)
	}
	slices.Sort(cols)
	return slices.Compact(cols)
}
