package sheet

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"headwater/fault"
)

// page is a sheet before it is written.
type page struct {
	name     string
	keys     []string // of the columns, in the hidden first row; none: a sheet that is not read
	title    string
	headings []string
	rows     [][]content
	columns  []column // of a table's page, by which drop-downs are chosen
	notes    map[[2]int]string
	form     *Form // the worksheet of the audit that it is
	hideKeys bool  // the first column holds keys: the form
	groups   map[int]bool
}

// firstRow is the row of a page's first record: keys, title and headings stand above.
const firstRow = 4

// flat is one record of a table with its names.
type flat struct {
	of, no, key string
	tree        map[string]any
	value       any // of a record that is a value itself
	pointer     string
}

// exporter turns the tree of a plant file into pages.
type exporter struct {
	Export
	schema *schema
	lang   lang
	flats  map[*table][]*flat
	called map[*table]callings
	months [][]content
	year   int
	bad    []error
}

// name is how other sheets call a record.
func (t *table) nameOf(r *flat, s *schema) string {
	switch f := t.id(); {
	case t.byKeyAlone():
		return r.key
	case f != nil:
		text, _ := r.tree["id"].(string)
		return text
	}
	return r.no
}

// flatten lists the records of every table, those above before those below.
func (x *exporter) flatten() {
	root := &flat{tree: x.root()}
	for _, t := range x.schema.tables {
		if t.path == "" {
			x.flats[t] = []*flat{root}
			continue
		}
		above := []*flat{root}
		if t.parent != nil {
			above = x.flats[t.parent]
		}
		for _, a := range above {
			held, _ := walk(a.tree, t.name)
			pointer := a.pointer + "/" + pointerOf(t.name)
			of := ""
			if t.parent != nil {
				of = t.parent.nameOf(a, x.schema)
			}
			switch in := held.(type) {
			case []any:
				for i, v := range in {
					x.add(t, &flat{of: of, value: v, pointer: pointer + "/" + strconv.Itoa(i)})
				}
			case map[string]any:
				for _, key := range slices.Sorted(maps.Keys(in)) {
					x.add(t, &flat{of: of, key: key, value: in[key], pointer: pointer + "/" + escape(key)})
				}
			}
		}
		x.unique(t)
	}
}

func (x *exporter) add(t *table, r *flat) {
	r.tree, _ = r.value.(map[string]any)
	x.flats[t] = append(x.flats[t], r)
	r.no = strconv.Itoa(len(x.flats[t]))
}

// unique complains of names that two records share, where other sheets need them.
func (x *exporter) unique(t *table) {
	if !x.schema.referred(t) {
		return
	}
	seen := map[string]bool{}
	for i, r := range x.flats[t] {
		name := t.nameOf(r, x.schema)
		if seen[name] {
			x.bad = append(x.bad, fault.Conflict(r.pointer, "id-duplicate", name, i))
		}
		seen[name] = true
	}
}

// walk goes down by a path of fields.
func walk(tree map[string]any, rel string) (any, bool) {
	if rel == "" {
		return tree, true
	}
	var v any = tree
	for part := range strings.SplitSeq(rel, ".") {
		m, ok := v.(map[string]any)
		if !ok {
			return nil, false
		}
		if v, ok = m[part]; !ok {
			return nil, false
		}
	}
	return v, true
}

// of returns the value of a field in a record.
func (r *flat) get(f *field) any {
	if f.rel == "" {
		return r.value
	}
	v, _ := walk(r.tree, f.rel)
	return v
}

// page lays out a table.
func (x *exporter) page(t *table) *page {
	years, items := x.extent(t)
	p := &page{name: t.title(x.lang), columns: x.schema.columns(t, years, items), notes: map[[2]int]string{}}
	p.title = p.name
	for i, c := range p.columns {
		p.keys = append(p.keys, c.key())
		p.headings = append(p.headings, c.heading(x.lang))
		if note := c.note(x.lang); note != "" {
			p.notes[[2]int{firstRow - 1, i + 1}] = note
		}
	}
	for _, r := range x.flats[t] {
		p.rows = append(p.rows, x.row(t, p.columns, r))
	}
	return p
}

// row makes the cells of a record, and notes the months that it has.
func (x *exporter) row(t *table, columns []column, r *flat) []content {
	out := make([]content, len(columns))
	encoded := map[*field]map[string]content{}
	for i, c := range columns {
		switch {
		case c.field != nil:
			if _, done := encoded[c.field]; !done {
				v := r.get(c.field)
				encoded[c.field] = x.encode(c.field, v)
				x.addMonths(t, c.field, r, v)
			}
			out[i] = encoded[c.field][c.sub]
		case c.sub == subOf:
			out[i] = textContent(r.of)
		case c.sub == subNo:
			out[i] = textContent(r.no)
		case c.sub == subKey:
			out[i] = x.keyContent(t, r.key)
		}
	}
	return out
}

// isName reports whether something that ought to be the id of a record of a table is none
// but the name of one, which the reader would take for its id.
func (x *exporter) isName(t *table, v any) bool {
	if t == nil {
		return false
	}
	switch v := v.(type) {
	case string:
		of := x.callingsOf(t)
		return !of.ids[v] && of.names[plainText(v)]
	case []any:
		return slices.ContainsFunc(v, func(one any) bool { return x.isName(t, one) })
	}
	return false
}

// callings are what the records of a table are called: their ids, and their names as plain
// texts.
type callings struct{ ids, names map[string]bool }

func (x *exporter) callingsOf(t *table) callings {
	if of, known := x.called[t]; known {
		return of
	}
	of := callings{map[string]bool{}, map[string]bool{}}
	of.names[waterWord] = t.path == "materials[]"
	for _, r := range x.flats[t] {
		of.ids[t.nameOf(r, x.schema)] = true
		for _, text := range textsOf(r.tree["name"]) {
			of.names[plainText(text)] = true
		}
	}
	x.called[t] = of
	return of
}

// encode turns a value into its cells.
func (x *exporter) encode(f *field, v any) map[string]content {
	if x.isName(x.schema.refersTo(f), v) || f.keys && x.isName(x.schema.refersAt(f.Path), keysOf(v)) {
		return one(asJSON(v))
	}
	return f.encode(v, x.lang)
}

// keysOf are the keys of a map as a list.
func keysOf(v any) (out []any) {
	t, _ := v.(map[string]any)
	for key := range t {
		out = append(out, key)
	}
	return out
}

// textsOf are the texts of a name in one language or in several.
func textsOf(v any) (out []string) {
	switch v := v.(type) {
	case string:
		out = append(out, v)
	case map[string]any:
		for _, one := range v {
			out = append(out, textsOf(one)...)
		}
	}
	return out
}

// keyContent is the cell of a key.
func (x *exporter) keyContent(t *table, key string) content {
	if x.isName(x.schema.refersAt(t.path), key) {
		return asJSON(key)
	}
	return textContent(key)
}

// extent finds the years of a table's series and the most values that a list has.
func (x *exporter) extent(t *table) (years []int, items int) {
	has := map[int]bool{}
	if x.year > 0 {
		for y := x.year - 2; y <= x.year; y++ {
			has[y] = true
		}
	}
	items = 5
	for _, r := range x.flats[t] {
		for _, f := range t.fields {
			v := r.get(f)
			switch in := v.(type) {
			case map[string]any:
				for key, of := range in {
					if _, text := of.(string); f.Type == "series" && text && isYear(key) {
						y, _ := strconv.Atoi(key)
						has[y] = true
					}
				}
			case []any:
				if f.list && f.Type == "quantity" && len(in) <= maxItems {
					items = max(items, len(in))
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(has)), items
}

// addMonths puts the years of a series that have twelve months into their sheet.
func (x *exporter) addMonths(t *table, f *field, r *flat, v any) {
	in, ok := v.(map[string]any)
	if f.Type != "series" || !ok || !seriesFits(in) {
		return
	}
	record, key, name := t, "", x.lang.pick(f.EN, f.ZH)
	of := t.nameOf(r, x.schema)
	if f.rel == "" && t.parent != nil { // energy use: a record of the carrier
		record, key, name, of = t.parent, r.key, t.title(x.lang), r.of
	}
	for _, year := range slices.Sorted(maps.Keys(in)) {
		m, ok := monthsOf(in[year])
		if !ok {
			continue
		}
		row := make([]content, len(monthKeys))
		row[monthTable], row[monthRecord], row[monthField], row[monthKey] = textContent(record.title(x.lang)), textContent(of), textContent(name), x.keyContent(t, key)
		row[monthYear], _ = numberContent(year)
		cells := map[string]content{}
		for i, s := range m.values {
			f.shared(cells, strconv.Itoa(i), s)
		}
		if m.total != "" {
			f.shared(cells, "total", m.total)
			row[monthTotal] = cells["total"]
		}
		for i := range m.values {
			row[monthFirst+i] = cells[strconv.Itoa(i)]
		}
		row[monthUnit] = cells[subUnit]
		x.months = append(x.months, row)
	}
}

// seriesFits reports whether a series is written by years, not as JSON.
func seriesFits(in map[string]any) bool {
	for key, v := range in {
		if _, text := v.(string); !isYear(key) {
			return false
		} else if _, ok := monthsOf(v); !text && !ok {
			return false
		}
	}
	return true
}

// monthsPage is the sheet of months; an empty one has a row for every product.
func (x *exporter) monthsPage() *page {
	p := &page{name: titleOf("months", "months", x.lang), keys: monthKeys, rows: x.months, notes: map[[2]int]string{}}
	p.title = p.name
	for _, h := range monthHeadings {
		p.headings = append(p.headings, x.lang.pick(h[0], h[1]))
	}
	return p
}

// formPage is the sheet of the fields that stand alone, in groups.
func (x *exporter) formPage() *page {
	t := x.schema.tables[0]
	p := &page{name: t.title(x.lang), keys: []string{formKey, "", formValue, formUnit, ""}, hideKeys: true, groups: map[int]bool{}, notes: map[[2]int]string{}}
	p.title = p.name
	p.headings = []string{"", x.lang.pick("field", "项目"), x.lang.pick("value", "值"), x.lang.pick("unit", "单位"), x.lang.pick("what it is", "说明")}
	r := x.flats[t][0]
	group := ""
	for _, f := range t.fields {
		if !x.inForm(f, r) {
			continue
		}
		if g := groupOf(f.rel); g != group {
			group = g
			p.groups[len(p.rows)] = true
			p.rows = append(p.rows, []content{{}, textContent(groupTitle(g, x.lang)), {}, {}, {}})
			p.columns = append(p.columns, column{})
		}
		cells := x.encode(f, r.get(f))
		subs := []string{""}
		if f.Type == "text" && !f.keys {
			subs = []string{subZH, subEN}
		}
		if f.list && f.Type == "quantity" {
			subs = []string{"1"}
			for i := 2; len(cells[strconv.Itoa(i)].text) > 0 || cells[strconv.Itoa(i)].isNumber; i++ {
				subs = append(subs, strconv.Itoa(i))
			}
		}
		for _, sub := range subs {
			c := column{t, f, sub}
			p.columns = append(p.columns, c)
			p.rows = append(p.rows, []content{textContent(c.key()), textContent(c.heading(x.lang)), cells[sub], cells[subUnit], textContent(c.note(x.lang))})
		}
	}
	return p
}

// inForm leaves the fields of the audit file and of reuse out of a form that has no value
// for them, unless every sheet is wanted.
func (x *exporter) inForm(f *field, r *flat) bool {
	if x.All || r.get(f) != nil {
		return true
	}
	g := groupOf(f.rel)
	return g != "audit" && g != "reuse"
}

// groupOf is the part of the plant file that a field of the form belongs to.
func groupOf(rel string) string {
	head, _, nested := strings.Cut(rel, ".")
	if !nested {
		return "plant"
	}
	return head
}

var groupTitles = map[string][2]string{"plant": {"plant", "企业"}, "campaign": {"measured campaign", "实测"}, "index": {"evaluation index system", "评价指标体系"}, "finance": {"finance", "财务"}, "reuse": {"reuse", "回用"}, "audit": {"audit", "审核"}}

func groupTitle(group string, l lang) string {
	w, ok := groupTitles[group]
	if !ok {
		return group
	}
	return l.pick(w[0], w[1])
}

// note says what a column takes: words, unit, default.
func (c column) note(l lang) string {
	f := c.field
	if f == nil || c.sub == subUnit || c.sub == subEN {
		return ""
	}
	var parts []string
	if _, isYear := c.year(); isYear {
		return ""
	}
	if n, isItem := c.item(); isItem && n > 1 {
		return ""
	}
	if f.Required {
		parts = append(parts, l.pick("required", "必填"))
	}
	if f.choices != nil {
		var words []string
		for _, w := range f.choices {
			words = append(words, f.labelOf(w.word, l))
		}
		parts = append(parts, strings.Join(words, l.pick(", ", "、")))
	}
	if f.keys {
		parts = append(parts, l.pick("name = value; name = value", "名称 = 值；名称 = 值"))
	} else if f.list && f.Type != "quantity" {
		parts = append(parts, l.pick("several, parted by ;", "多个，用分号分开"))
	}
	if f.Unit != "" {
		parts = append(parts, l.pick("unit: ", "单位：")+cmp.Or(unitWords(f.Unit, l), f.Unit))
	}
	if f.Default != "" {
		parts = append(parts, l.pick("default: ", "默认：")+cmp.Or(unitWords(f.labelOf(f.Default, l), l), f.labelOf(f.Default, l)))
	}
	return strings.Join(parts, l.pick("; ", "；"))
}
