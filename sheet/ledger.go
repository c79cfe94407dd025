package sheet

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"headwater/sheet/book"
	"headwater/unit"
)

// monthRun are headings in a row that are the months of one or more years, January first.
type monthRun struct {
	head  int    // their row
	first int    // the column of the first January
	n     int    // how many there are
	year  string // the first, "" where none is named
}

// monthHeading is a month as a heading: 1月, 03月份, 2024年1月, 2024-01-01.
var monthHeading = regexp.MustCompile(`^(?:((?:19|20)[0-9]{2})\s*[-/.年]\s*)?(0?[1-9]|1[0-2])(\s*月份?|-01)?$`)

// monthName is a month as an English heading: Jan, January 2024.
var monthName = regexp.MustCompile(`^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[\s'/-]*((?:19|20)[0-9]{2}))?$`)

var (
	monthNames    = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")
	monthNumerals = strings.Fields("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月")
)

// monthOf reads a heading that is a month; a number alone is none.
func monthOf(heading string) (month int, year string) {
	text := strings.ToLower(narrow(heading))
	if m := monthHeading.FindStringSubmatch(text); m != nil && (m[1] != "" || strings.Contains(m[3], "月")) {
		month, _ = strconv.Atoi(m[2])
		return month, m[1]
	}
	if m := monthName.FindStringSubmatch(text); m != nil {
		return slices.Index(monthNames, m[1]) + 1, m[2]
	}
	return slices.Index(monthNumerals, strings.TrimSuffix(text, "份")) + 1, ""
}

// monthsAcross finds the months of a year side by side.
func monthsAcross(g *grid) *monthRun {
	for _, row := range g.rows {
		if row > searched {
			break
		}
		if len(g.cells[row]) > widestGuess {
			continue
		}
		for _, first := range g.cols(row) {
			if n, year := monthsFrom(g, row, first); n > 0 {
				return &monthRun{row, first, n, cmp.Or(year, yearAround(g, row, first))}
			}
		}
	}
	return nil
}

// monthsFrom counts the months of whole years from a column on. Without their years named
// there is one year.
func monthsFrom(g *grid, row, first int) (n int, year string) {
	begin := 0
	for ; ; n++ {
		month, its := monthOf(g.text(row, first+n))
		named, _ := strconv.Atoi(its)
		if n == 0 {
			begin, year = named, its
		}
		if month != n%12+1 || begin == 0 && (named != 0 || n >= 12) || begin != 0 && named != begin+n/12 {
			return n - n%12, year
		}
	}
}

// yearAround is the year that the heading above names, a row further up, or the sheet's name.
func yearAround(g *grid, row, col int) string {
	texts := []string{g.text(row-1, col)}
	if r, ok := g.covering(row-1, col); ok {
		texts = append(texts, g.text(r.Row, r.Col))
	}
	for up := row - 1; up > 0; up-- {
		for _, c := range g.cols(up) {
			texts = append(texts, g.text(up, c))
		}
	}
	for _, text := range append(texts, g.name) {
		if y := yearIn.FindString(narrow(text)); y != "" {
			return y[:4]
		}
	}
	return ""
}

// above is the heading over the months: 2024年取水量（m3）.
func (run *monthRun) above(g *grid) string {
	if text := g.text(run.head-1, run.first); text != "" {
		return text
	}
	if r, ok := g.covering(run.head-1, run.first); ok {
		return g.text(r.Row, r.Col)
	}
	return ""
}

// columns takes the months up into a layout, and the total beside them; without a year
// nobody knows whose they are.
func (run *monthRun) columns(s *schema, l *layout, g *grid) {
	f := l.table.series()
	if f == nil || run.year == "" {
		return
	}
	c, unitText, ok := s.columnBy(l.table, run.above(g), nil)
	if ok && c.field.Type == "series" {
		f = c.field
	} else if m := bracket.FindStringSubmatch(run.above(g)); m != nil {
		if u, err := unit.Parse(narrow(m[2])); err == nil && u.String() != "1" {
			unitText = narrow(m[2])
		}
	}
	put := func(col int, sub string) {
		if _, taken := l.columns[col]; !taken {
			l.columns[col] = column{l.table, f, sub}
			if unitText != "" && l.units[col] == "" {
				l.units[col] = unitText
			}
		}
	}
	january := column{l.table, f, monthSub(run.year, 1)}
	for i := range run.n {
		if next, ok := january.after(i); ok {
			put(run.first+i, next.sub)
		}
	}
	total := false
	for _, col := range columnsOf(g, l) {
		switch own := g.text(run.head, col); {
		case total || run.n > 12 || l.columns[col].table != nil:
		case isTotal(own) || slices.Contains([]string{"全年", "全年合计", "年合计", "年累计", "累计"}, plainText(own)):
			put(col, run.year)
			total = true
		case unitText == "" && (plainText(l.heading(g, col)) == "单位" || plainText(l.heading(g, col)) == "unit"):
			put(col, subUnit)
		}
	}
}

// monthsDown finds the months of a year one below the other: a ledger whose columns are
// meters.
func monthsDown(g *grid) *monthRun { return monthsAcross(g.turn()) }

// writeTurned proposes one record for each column beside the months; what it is only a
// person can tell.
func writeTurned(out *strings.Builder, g *grid, run *monthRun, l lang) {
	from, to := run.first, run.first+run.n-1
	fmt.Fprintf(out, "  # %q: %s\n", oneLine(g.name), fmt.Sprintf(l.pick(
		"rows %d to %d are months. Take the # off the columns that count and say what each is",
		"第 %d 至 %d 行为各月。请去掉所需列前的 #，并写明各列是什么"), from, to))
	for _, col := range columnsOfRows(g, from, to) {
		if col == run.head {
			continue
		}
		heading, unitText := headOver(g, from, col)
		units := ""
		if unitText != "" {
			units = fmt.Sprintf("units: {\"%d:%d\": %q}, ", from, to, unitText)
		}
		year := cmp.Or(run.year, "YEAR")
		fmt.Fprintf(out, "  # - {sheet: %q, turned: true, table: streams, first: %s, last: %s, columns: {\"%d:%d\": \"amount@%s\"}, %salways: {id: ID, role: ROLE}}    # %s\n",
			g.name, book.Column(col), book.Column(col), from, to, monthSub(year, 1), units, oneLine(heading))
	}
}

// columnsOfRows are the columns that hold a number in some of the rows.
func columnsOfRows(g *grid, from, to int) (out []int) {
	for row := from; row <= to; row++ {
		for _, col := range g.cols(row) {
			if g.value(g.cells[row][col]).isNumber {
				out = append(out, col)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// headOver are the texts above a column, topmost first, and the unit among them.
func headOver(g *grid, row, col int) (heading, unitText string) {
	var parts []string
	for up := row - 1; up > 0 && up >= row-3; up-- {
		text := g.text(up, col)
		if r, ok := g.covering(up, col); text == "" && ok && r.Row == up {
			text = g.text(r.Row, r.Col)
		}
		if text == "" {
			continue
		}
		inner := strings.Trim(narrow(text), "()")
		if m := bracket.FindStringSubmatch(text); m != nil {
			inner = narrow(m[2])
		}
		if u, err := unit.Parse(inner); err == nil && u.String() != "1" && unitText == "" {
			unitText = inner
		}
		parts = append(parts, text)
	}
	slices.Reverse(parts)
	return strings.Join(parts, " "), unitText
}
