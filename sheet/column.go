package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

// The parts of a record that a column may hold besides the value of a field.
const (
	subOf   = "of"   // the record of the sheet above that this one belongs to
	subNo   = "no"   // the number of the record, for other sheets to name it
	subKey  = "key"  // of a map
	subUnit = "unit" // of the value
	subZH   = "zh"
	subEN   = "en"
)

// column is what a column of a table's sheet holds, or a row of the form.
type column struct {
	table *table
	field *field // nil for of, no and key
	sub   string // "", one of the above, a year, a month (2024-01), or the number of a value in a list
}

// key is how the hidden row of a sheet writes the column: products[].output@2022.
func (c column) key() string {
	path := c.table.path
	if c.field != nil {
		path = c.field.Path
	}
	if c.sub == "" {
		return path
	}
	return path + "@" + c.sub
}

// year is the year of a column of a series.
func (c column) year() (int, bool) {
	if c.field == nil || c.field.Type != "series" {
		return 0, false
	}
	y, err := strconv.Atoi(c.sub)
	return y, err == nil && y >= 1900 && y <= 2200
}

// month is the year and the month of a column of a series.
func (c column) month() (year, month int, ok bool) {
	y, m, apart := strings.Cut(c.sub, "-")
	if c.field == nil || c.field.Type != "series" || !apart || !isYear(y) || len(m) != 2 {
		return 0, 0, false
	}
	year, _ = strconv.Atoi(y)
	month, err := strconv.Atoi(m)
	return year, month, err == nil && month >= 1 && month <= 12
}

// after is the column n places further on, whose year, month or number counts up; ok is
// false where there is none.
func (c column) after(n int) (next column, ok bool) {
	if year, month, ok := c.month(); ok {
		all := year*12 + month - 1 + n
		c.sub = monthSub(strconv.Itoa(all/12), all%12+1)
		return c, c.fits()
	}
	if number, err := strconv.Atoi(c.sub); err == nil {
		c.sub = strconv.Itoa(number + n)
		return c, c.fits()
	}
	return c, n == 0
}

func monthSub(year string, month int) string { return fmt.Sprintf("%s-%02d", year, month) }

// item is the number of a column among the values of a list, from 1.
func (c column) item() (int, bool) {
	if c.field == nil || !c.field.list {
		return 0, false
	}
	n, err := strconv.Atoi(c.sub)
	return n, err == nil && n >= 1 && n <= maxItems
}

// maxItems is how many values of a list have columns of their own.
const maxItems = 1000

// columnOf reads the key of a column; ok is false for what is none.
func (s *schema) columnOf(key string) (c column, ok bool) {
	path, sub, _ := strings.Cut(strings.TrimSpace(key), "@")
	c.sub = sub
	for _, t := range s.tables {
		if t.path == path && (sub == subOf && t.parent != nil || sub == subNo || sub == subKey && t.isMap) && path != "" {
			c.table = t
			return c, true
		}
		for _, f := range t.fields {
			if f.Path == path {
				c.table, c.field = t, f
				return c, c.fits()
			}
		}
	}
	return c, false
}

// fits reports whether the field of a column has such a part.
func (c column) fits() bool {
	_, year := c.year()
	_, _, month := c.month()
	_, item := c.item()
	switch c.sub {
	case "":
		return !c.valuesApart()
	case subUnit:
		return c.field.hasUnit()
	case subZH, subEN:
		return c.field.Type == "text" && !c.field.keys
	}
	return year || month || item && c.valuesApart()
}

// valuesApart reports whether every value of a list has a column of its own.
func (c column) valuesApart() bool { return c.field.list && c.field.Type == "quantity" }

// columns are the columns of a table's sheet. years are those of its series, items the
// number of columns for values of a list.
func (s *schema) columns(t *table, years []int, items int) (out []column) {
	add := func(f *field, sub string) { out = append(out, column{t, f, sub}) }
	if t.parent != nil {
		add(nil, subOf)
	}
	if s.numbered(t) {
		add(nil, subNo)
	}
	if t.isMap {
		add(nil, subKey)
	}
	for _, f := range t.fields {
		switch {
		case f.Type == "text" && !f.keys:
			add(f, subZH)
			add(f, subEN)
		case f.list && f.Type == "quantity":
			for i := range items {
				add(f, strconv.Itoa(i+1))
			}
			add(f, subUnit)
		case f.hasUnit():
			add(f, "")
			if f.Type == "series" {
				for _, y := range years {
					add(f, strconv.Itoa(y))
				}
			}
			add(f, subUnit)
		default:
			add(f, "")
		}
	}
	return out
}

// heading is what a person reads above a column.
func (c column) heading(l lang) string {
	if c.field == nil {
		switch c.sub {
		case subOf:
			return c.table.parent.title(l)
		case subKey:
			return keyHeading(c.table, l)
		}
		return l.pick("no.", "序号")
	}
	label := l.pick(c.field.EN, c.field.ZH)
	if c.field.rel == "" {
		label = c.table.title(l)
	}
	if year, ok := c.year(); ok {
		return fmt.Sprintf("%s %d", label, year)
	}
	if _, _, ok := c.month(); ok {
		return label + " " + c.sub
	}
	if n, ok := c.item(); ok {
		return fmt.Sprintf("%s %d", label, n)
	}
	switch c.sub {
	case subUnit:
		return l.pick("unit", "单位")
	case subZH:
		return label + l.pick(" (Chinese)", "（中文）")
	case subEN:
		return label + l.pick(" (English)", "（英文）")
	}
	return label
}
