package sheet

import (
	"strconv"
	"strings"

	"headwater/fault"
	"headwater/input"
)

// fillMonths puts the rows of the sheet of months into the series that they belong to.
func (r *reader) fillMonths() {
	for _, m := range r.months {
		f, at, ok := r.seriesOf(m)
		if !ok {
			continue
		}
		yearCell := m.cells[monthYear]
		year, _ := strings.CutSuffix(narrow(yearCell.text), "年")
		if !isYear(year) {
			r.wrong(yearCell.at, "sheet-month-year", yearCell.text)
			continue
		}
		if held, taken := r.tree.at(at); taken {
			if _, isText := held.(string); isText {
				r.wrong(m.at, "sheet-month-both", year)
				continue
			}
			if _, taken := r.tree.at(at + "/" + year); taken {
				r.wrong(m.at, "sheet-month-both", year)
				continue
			}
		}
		r.fillYear(m, f, at+"/"+year)
		if _, known := r.spots[at]; !known {
			r.spots[at] = m.at
		}
	}
}

func (r *reader) wrong(at spot, code string, args ...any) {
	r.bad = append(r.bad, &fault.Problem{Kind: fault.ErrInput, At: at.in(r.name), Code: code, Args: args})
}

// fillYear puts twelve months, and their total where it is stated, at a year.
func (r *reader) fillYear(m *monthRow, f *field, at string) {
	list := []any{}
	unitText := m.cells[monthUnit].text
	pointer := at
	if m.there[monthTotal] {
		pointer += "/months"
	}
	r.spots[at], r.spots[pointer] = m.at, m.at
	decode := func(i int, at string) any {
		v := m.cells[i]
		r.spots[at] = v.at
		t, problem := f.decode(v, unitText)
		if problem != "" {
			r.wrong(v.at, problem, v.text, strconv.FormatFloat(hundredfold(v.number), 'f', -1, 64))
			r.unread = append(r.unread, at)
		}
		return t
	}
	for i := range 12 {
		k := monthFirst + i
		if m.there[k] && !f.isBlank(m.cells[k]) {
			list = append(list, decode(k, pointer+"/"+strconv.Itoa(i)))
			continue
		}
		if !r.broken[m.cells[k].at] {
			r.wrong(m.cells[k].at, "sheet-month-empty", i+1)
		}
		r.unread = append(r.unread, at)
		return
	}
	if m.there[monthTotal] {
		r.tree.set(at+"/total", decode(monthTotal, at+"/total"))
		r.tree.set(at+"/months", list)
		return
	}
	r.tree.set(at, list)
}

// seriesOf finds the series that a row of months belongs to.
func (r *reader) seriesOf(m *monthRow) (f *field, at string, ok bool) {
	t := r.tableCalled(m.cells[monthTable].text)
	if t == nil {
		r.wrong(m.cells[monthTable].at, "sheet-month-table", m.cells[monthTable].text, input.Nearest(m.cells[monthTable].text, r.tableNames()))
		return nil, "", false
	}
	rec := r.find(m.cells[monthRecord].text, r.named[t])
	if rec == nil {
		r.wrong(m.cells[monthRecord].at, "sheet-of", m.cells[monthRecord].text, t.title(r.lang), nearest(m.cells[monthRecord].text, r.named[t]))
		return nil, "", false
	}
	name := m.cells[monthField].text
	if f = t.labelled(name); f != nil && f.Type == "series" {
		return f, rec.pointer + below(f), true
	}
	for _, x := range r.schema.tables { // energy use has processes
		if x.parent == t && x.isMap && x.fields[0].Type == "series" && (x.called(name) || plainText(name) == plainText(x.name)) {
			key := m.cells[monthKey].text
			if key == "" {
				r.wrong(m.cells[monthKey].at, "sheet-key")
				return nil, "", false
			}
			return x.fields[0], rec.pointer + "/" + pointerOf(x.name) + "/" + escape(key), true
		}
	}
	var known []string
	for _, f := range t.fields {
		if f.Type == "series" {
			known = append(known, f.rel)
		}
	}
	r.wrong(m.cells[monthField].at, "sheet-month-column", name, strings.Join(known, ", "), input.Nearest(name, known))
	return nil, "", false
}

func (r *reader) tableCalled(name string) *table {
	for _, t := range r.schema.tables {
		if t.path != "" && name != "" && t.called(name) {
			return t
		}
	}
	return nil
}

func (r *reader) tableNames() (out []string) {
	for _, t := range r.schema.tables {
		for _, l := range languages {
			out = append(out, t.title(l))
		}
	}
	return out
}
