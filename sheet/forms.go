package sheet

import (
	"fmt"
	"slices"
	"strings"

	"headwater/report"
)

// Form is a worksheet of the audit, as its manual numbers it.
type Form struct {
	ID, Name string
	Columns  []FormColumn
	Sheet    string   // the records that it holds: audit.team; plant: the fields that stand alone
	Lists    string   // records that another form holds, shown again
	Shows    []string // tables of the report
}

// FormColumn is a column of a form; Field is the field of the plant file that it holds.
type FormColumn struct{ Title, Field string }

func (f *Form) title() string { return f.ID + " " + f.Name }

// home is the form that holds the records of a table, nil where none does.
func (x *exporter) home(t *table) *Form {
	word := t.word()
	if t.path == "" {
		word = plantWord
	}
	i := slices.IndexFunc(x.Forms, func(f Form) bool { return f.Sheet == word })
	if i < 0 {
		return nil
	}
	return &x.Forms[i]
}

// dress gives the page of a table the name of its form, and puts the form's columns in
// front under their own headings. What is not in the plant file follows at the end, to be
// filled in by hand: nobody reads it back.
func (f *Form) dress(p *page, l lang) {
	p.name, p.title, p.form = f.title(), f.title(), f
	if p.hideKeys {
		return
	}
	order := []int{}
	take := func(i int) {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	for i, c := range p.columns { // which record it is comes first
		if c.field == nil && c.sub != "" {
			take(i)
		}
	}
	for _, c := range f.Columns {
		for i, of := range p.columns {
			if of.field == nil || c.Field == "" || of.field.Path != c.Field {
				continue
			}
			take(i)
			if of.sub != subUnit {
				p.headings[i] = of.headingAs(c.Title, l)
				p.keys[i] = of.key() + calledBy + p.headings[i]
			}
		}
	}
	for i := range p.columns {
		take(i)
	}
	p.reorder(order)
	for _, c := range f.Columns {
		if c.Field == "" {
			p.columns, p.keys, p.headings = append(p.columns, column{}), append(p.keys, ""), append(p.headings, c.Title)
			for i := range p.rows {
				p.rows[i] = append(slices.Clone(p.rows[i]), content{})
			}
		}
	}
}

// headingAs is the heading of a column whose field a form calls otherwise.
func (c column) headingAs(title string, l lang) string {
	own := l.pick(c.field.EN, c.field.ZH)
	if c.field.rel == "" {
		own = c.table.title(l)
	}
	if rest, ok := strings.CutPrefix(c.heading(l), own); ok {
		return title + rest
	}
	return title
}

// reorder puts the columns of a page into another order.
func (p *page) reorder(order []int) {
	keys, headings, columns := make([]string, len(order)), make([]string, len(order)), make([]column, len(order))
	notes := map[[2]int]string{}
	for to, from := range order {
		keys[to], headings[to], columns[to] = p.keys[from], p.headings[from], p.columns[from]
	}
	for at, text := range p.notes {
		notes[[2]int{at[0], slices.Index(order, at[1]-1) + 1}] = text
	}
	for i, row := range p.rows {
		next := make([]content, len(order))
		for to, from := range order {
			next[to] = row[from]
		}
		p.rows[i] = next
	}
	p.keys, p.headings, p.columns, p.notes = keys, headings, columns, notes
}

// sheetOf is the sheet of a form besides the one that holds its records: what it lists
// or shows, or its headings alone. It is not read back.
func (x *exporter) sheetOf(f *Form) (Result, bool) {
	r := Result{Name: f.title(), form: true}
	if f.Sheet != "" {
		r.Name = f.ID + " " + x.lang.pick("results", "结果") + " " + f.Name
	}
	r.Rows = append(r.Rows, []any{caption(f.title())})
	switch {
	case f.Lists != "":
		x.list(f, &r)
	case len(f.Shows) > 0 && slices.ContainsFunc(f.Shows, func(id string) bool { return x.Tables[id] != nil }):
		for _, id := range f.Shows {
			r.Rows = append(r.Rows, x.Tables[id]...)
		}
	case f.Sheet != "":
		return r, false
	default:
		if len(f.Shows) > 0 {
			r.Rows = append(r.Rows, []any{x.lang.pick("filled in by headwater sheet export, from the data of the other sheets", "由 headwater sheet export 依据其他表的数据填写")})
		}
		head := []any{}
		for _, c := range f.Columns {
			head = append(head, heading(c.Title))
		}
		r.Rows = append(r.Rows, head)
		r.head = 1 + len(r.Rows)
	}
	return r, true
}

// list shows records that another form holds.
func (x *exporter) list(f *Form, r *Result) {
	t := x.schema.tableOf(f.Lists)
	if t == nil {
		return
	}
	if home := x.home(t); home != nil {
		r.Rows = append(r.Rows, []any{fmt.Sprintf(x.lang.pick("from the form %s: change it there", "数据来自表 %s，请在该表修改"), home.title())})
	}
	p := x.page(t)
	var head []any
	var from []int
	for _, c := range f.Columns {
		found := false
		for i, of := range p.columns {
			if of.field != nil && of.field.Path == c.Field {
				title := p.headings[i]
				if of.sub != subUnit {
					title = of.headingAs(c.Title, x.lang)
				}
				if !p.filled(i) && of.sub != "" {
					continue
				}
				head, from, found = append(head, heading(title)), append(from, i), true
			}
		}
		if !found {
			head, from = append(head, heading(c.Title)), append(from, -1)
		}
	}
	r.Rows = append(r.Rows, head)
	r.head = 1 + len(r.Rows)
	for _, row := range p.rows {
		out := make([]any, len(from))
		for k, i := range from {
			if i >= 0 {
				out[k] = row[i].plain()
			}
		}
		r.Rows = append(r.Rows, out)
	}
}

// filled reports whether a column of a page holds something.
func (p *page) filled(i int) bool {
	return slices.ContainsFunc(p.rows, func(row []content) bool { return row[i].text != "" || row[i].isNumber })
}

// plain is a content as a value of a result.
func (c content) plain() any {
	switch {
	case c.isNumber:
		return c.number
	case c.text != "":
		return c.text
	}
	return nil
}

// Tables are the tables of a report's document by their ids, as rows of a result.
func Tables(doc *report.Document) map[string][][]any {
	labels, out := doc.Labels(), map[string][][]any{}
	for i, b := range doc.Blocks {
		if t, ok := b.(report.Table); ok {
			out[t.ID] = append(out[t.ID], rowsOfTable(&t, labels.Block(i))...)
		}
	}
	return out
}

// rowsOfTable are the caption, headings and rows of a table.
func rowsOfTable(t *report.Table, label string) [][]any {
	rows := [][]any{{}, {caption(strings.TrimSpace(label + " " + t.Caption))}}
	head := []any{}
	for _, c := range t.Columns {
		head = append(head, heading(c.Title))
	}
	rows = append(rows, head)
	for _, r := range t.Rows {
		row := []any{}
		for _, c := range r.Cells {
			row = append(row, cellOf(c))
		}
		rows = append(rows, row)
	}
	return rows
}
