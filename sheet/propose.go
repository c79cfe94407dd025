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
	out.WriteString(l.pick("# How the sheets of this workbook are read. Look it through; headwater … --map THIS-FILE.\n# table: one of the plant file's lists, or plant with cells: {C4: plant.id}. A field may carry a year\n# (amount@2022), a language (name@zh), @of (the record above) or @key; units: {C: m3}; always: {role: fresh}.\nsheets:\n",
		"# 本工作簿各表的读法，请核对后用 headwater … --map 本文件。\n# table：企业文件中的列表；单格数据用 plant 并写 cells: {C4: plant.id}。字段后可写年份（amount@2022）、\n# 语言（name@zh）、@of（所属记录）、@key；单位写 units: {C: m3}；各行相同的值写 always: {role: fresh}。\nsheets:\n"))
	found := 0
	for i := range b.Sheets {
		g, err := newGrid(name, b, i)
		if err != nil {
			return "", err
		}
		best := theSchema().guess(g)
		if best == nil {
			fmt.Fprintf(&out, "  # %s: %s\n", oneLine(g.name), l.pick("no headings were recognised", "未认出列标题"))
			continue
		}
		found++
		writeMapped(&out, g, best)
	}
	if found == 0 {
		return "", fault.Input(name, "sheet-none")
	}
	return out.String(), nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// widestGuess is how many cells a row of headings has at most that is guessed at.
const widestGuess = 300

// guess finds the table whose headings a sheet has most of; one column is no sign.
func (s *schema) guess(g *grid) (best *layout) {
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
				if len(l.columns) > most || len(l.columns) == most && best != nil && t.called(g.name) {
					best, most = l, len(l.columns)
				}
			}
		}
	}
	if best != nil {
		best.belowHead(g)
	}
	return best
}

func writeMapped(out *strings.Builder, g *grid, l *layout) {
	fmt.Fprintf(out, "  - sheet: %q\n    table: %s\n    first: %d\n    skip: [合计, 总计, 小计, total]\n    columns:\n", g.name, l.table.word(), l.first)
	for _, col := range columnsOf(g, l) {
		c, known := l.columns[col]
		heading := oneLine(g.text(l.head, col))
		if !known {
			fmt.Fprintf(out, "      # %s:    # %s\n", book.Column(col), heading)
			continue
		}
		name := "@" + c.sub
		if c.field != nil {
			if name = c.field.rel; c.sub != "" {
				name += "@" + c.sub
			}
		}
		fmt.Fprintf(out, "      %s: %q    # %s\n", book.Column(col), name, heading)
	}
	if len(l.units) > 0 {
		out.WriteString("    units:\n")
		for _, col := range slices.Sorted(mapKeys(l.units)) {
			fmt.Fprintf(out, "      %s: %q\n", book.Column(col), l.units[col])
		}
	}
}

// columnsOf are the columns that have a heading or are known.
func columnsOf(g *grid, l *layout) []int {
	cols := g.cols(l.head)
	for col := range l.columns {
		cols = append(cols, col)
	}
	slices.Sort(cols)
	return slices.Compact(cols)
}
