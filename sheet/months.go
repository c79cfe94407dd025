package sheet

import (
	"slices"
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

// fillYear puts a row of the sheet of months at its year.
func (r *reader) fillYear(m *monthRow, f *field, at string) {
	var months [12]value
	for i := range months {
		months[i] = m.cells[monthFirst+i]
		if f.isBlank(months[i]) {
			months[i].text = ""
		}
		months[i].broken = r.broken[months[i].at]
	}
	r.fillMonthsOf(at, m.cells[monthTotal], months, func(at string, v value, _ int) any {
		t, _ := r.decoded(f, v, m.cells[monthUnit].text, at)
		return t
	})
}

// fillMonthsOf puts twelve months at a year, and its total where it is stated. A month
// that says nothing is a problem. decode is given the number of the month, 0 for the total.
func (r *reader) fillMonthsOf(at string, total value, months [12]value, decode func(at string, v value, month int) any) {
	pointer := at
	if total.text != "" {
		pointer += "/months"
	}
	r.spots[at], r.spots[pointer] = months[0].at, months[0].at
	list := make([]any, 12)
	given := slices.ContainsFunc(months[:], func(v value) bool { return v.text != "" || v.broken })
	for i, v := range months {
		at := pointer + "/" + strconv.Itoa(i)
		if v.text != "" {
			list[i] = decode(at, v, i+1)
			continue
		}
		if !v.broken && (given || i == 0) {
			r.wrong(v.at, "sheet-month-empty", i+1)
		}
		r.unread = append(r.unread, at)
	}
	if total.text != "" {
		r.tree.set(at+"/total", decode(at+"/total", total, 0))
	}
	some := slices.IndexFunc(list, func(v any) bool { return v != nil })
	if some < 0 {
		r.unread = append(r.unread, at)
		return
	}
	for i := range list {
		if list[i] == nil {
			list[i] = list[some] // so that the other months are still looked at
		}
	}
	r.tree.set(pointer, list)
}

// seriesOf finds the series that a row of months belongs to.
func (r *reader) seriesOf(m *monthRow) (f *field, at string, ok bool) {
	t := r.tableCalled(m.cells[monthTable].text)
	if t == nil {
		r.wrong(m.cells[monthTable].at, "sheet-month-table", m.cells[monthTable].text, input.Nearest(m.cells[monthTable].text, r.tableNames()))
		return nil, "", false
	}
	rec := r.find(m.cells[monthRecord].text, t)
	if rec == nil {
		r.wrong(m.cells[monthRecord].at, "sheet-of", m.cells[monthRecord].text, r.sheetOf(t), nearest(m.cells[monthRecord].text, r.named[t]))
		return nil, "", false
	}
	name := m.cells[monthField].text
	if f = t.labelled(name); f != nil && f.Type == "series" {
		return f, rec.pointer + below(f), true
	}
	for _, x := range r.schema.tables { // energy use has processes
		if x.parent == t && x.isMap && x.fields[0].Type == "series" && (x.called(name) || plainText(name) == plainText(x.name)) {
			if m.cells[monthKey].text == "" {
				r.wrong(m.cells[monthKey].at, "sheet-key")
				return nil, "", false
			}
			return x.fields[0], rec.pointer + "/" + pointerOf(x.name) + "/" + escape(r.keyOf(m.cells[monthKey], x)), true
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
